"""The English of `Claim.why`, made from typed provenance and read by people alone."""

from collections.abc import Sequence

from dragoman.grammar.changes import StatusChange
from dragoman.grammar.paths import Hop, Link, Path, Position
from dragoman.llm.placing import RULE
from dragoman.llm.resolve import Basis
from dragoman.model import Why
from dragoman.steps.claims.candidate import AnnouncementRule, Candidate, ComparisonRule, FrameRule, ModelRule, NecessityRule, Rule
from dragoman.steps.claims.sides import Choice


def why_of(candidate: Candidate) -> Why:
    choice = candidate.choice or Choice(candidate.sides)
    return Why(
        rule=rule_name(candidate.rule), score=candidate.likelihood, path=sides_told(candidate),
        status=tuple(map(told_change, candidate.changes)), parts=candidate.score.parts if candidate.score else {},
        sides=dict(choice.parts), runner_up=choice.runner_up, runner_up_parts=dict(choice.runner_up_parts),
    )


def rule_name(rule: Rule) -> str:
    match rule:
        case ModelRule():
            return RULE
        case FrameRule(frame):
            return frame.name
        case ComparisonRule():
            return "comparison"
        case NecessityRule() | AnnouncementRule():
            return "implied by the speaker"


def sides_told(candidate: Candidate) -> tuple[str, ...]:
    source, target = told_path(candidate.sides.source.path), told_path(candidate.sides.target.path)
    match candidate.rule:
        case ModelRule():
            source, target = (told_bases(side) for side in (candidate.rule.source, candidate.rule.target))
        case ComparisonRule(basis):
            return (f"actors: those of “{basis.trigger.text}”",)
        case NecessityRule(word):
            target = f"“{word}”: {target}"
        case AnnouncementRule(basis):
            target = f"announces {basis.type} by “{basis.trigger.text}”"
    return (f"source: {source}", f"target: {target}")


def told_bases(bases: Sequence[Basis]) -> str:
    """By what the actors that a language model names were recognised."""
    return ", ".join(dict.fromkeys(f"the model's words, by {basis}" for basis in bases))


def told_path(path: Path | None) -> str:
    """How a side was reached; empty where nobody was found."""
    if path is None:
        return ""
    words = through(position(path), path.through)
    if path.owners:
        words = f"{words}: {', '.join(told_path(owner) for owner in path.owners)}"
    return through(f"{words}: strangers" if path.unnamed else words, path.lent)


def position(path: Path) -> str:
    match path.position:
        case Position.PREPOSITION:
            return f"{path.word} …"
        case Position.NEAREST | Position.CONTEXT:
            return f"{path.position}: “{path.word}”"
        case Position.SPEAKER if path.word:
            return f"“{path.word}”, the speaker"
    return str(path.position)


def through(words: str, hops: tuple[Hop, ...]) -> str:
    for hop in hops:
        words = f"controlled by the {words} of “{hop.word}”" if hop.link is Link.CONTROL else f"{words} of “{hop.word}”"
        words += f" {hop.link}" if hop.link in {Link.ABOVE, Link.BESIDE} else ""
    return words


def told_change(change: StatusChange) -> str:
    """What changed the status."""
    return f"{change.effect}: “{change.word}”"
