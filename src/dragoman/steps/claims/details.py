"""How much, when and according to whom: what is attached to a claim."""

from collections.abc import Sequence

from dragoman.grammar.phrases import clause, clause_head
from dragoman.model import Attribution, Reading, Sentence, Span, Speaker, Statement, Token


def around(reading: Reading, trigger: Span) -> list[Statement]:
    """The statements whose content contains a trigger, innermost first."""
    found = reading.index.contents.covering(trigger.start, trigger.end)
    return sorted(found, key=lambda s: s.content.end - s.content.start)


def attribution(containing: Sequence[Statement], told_by: Sequence[Statement]) -> tuple[Attribution, ...]:
    """The chain from the original speaker outward.

    `told_by` are statements whose cue is the trigger itself (a narrated speech act): only their relays count.
    """
    links: list[Attribution] = []
    for statement in told_by:
        links += [link(relay, statement) for relay in statement.relayed_by]
    for statement in containing:
        if statement.source is not None:
            links.append(link(statement.source, statement))
        links += [link(relay, statement) for relay in statement.relayed_by]
    unique = {(one.start, one.end): one for one in reversed(links)}
    return tuple(one for one in links if unique.pop((one.start, one.end), None) is not None)


def link(speaker: Speaker, statement: Statement) -> Attribution:
    return Attribution(speaker.text, speaker.start, speaker.end, actor=speaker.actor, statement=statement.id)


def evidence(sentence: Sentence, words: Sequence[Token]) -> Span:
    """The clause of the trigger."""
    return clause(sentence, clause_head(sentence, words[0]))
