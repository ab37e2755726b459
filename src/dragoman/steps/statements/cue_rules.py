"""What a cue makes of its sentence: a content that hangs on it, a parenthesis, a pointer back, or the mark of a quotation."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from dragoman.lexicon.cues import CueWords
from dragoman.model import Sentence, Span, Token, cut
from dragoman.steps.statements.contents import find_content, own_clause, says_this
from dragoman.steps.statements.context import StatementContext
from dragoman.steps.statements.cue_matches import find_cue_matches
from dragoman.steps.statements.draft import Construction, CueMatch, Draft, Findings
from dragoman.steps.statements.parentheticals import own_tokens, parenthesis, source_phrase
from dragoman.steps.statements.speaking import named_speaker, with_speakers
from dragoman.steps.statements.tails import tail

CueRule: TypeAlias = Callable[[CueMatch, CueWords], Draft | None]


class Outcome(Struct, frozen=True):
    """The match that was used of a cue's rows, and what came of it."""

    match: CueMatch
    drafts: tuple[Draft, ...] = ()
    is_quoting: bool = False
    is_pointing: bool = False


def by_cues(context: StatementContext, found: Findings) -> Findings:
    """What each cue of each sentence makes of it."""
    outcomes = [outcome for sentence in context.sentences for outcome in outcomes_in(context, sentence)]
    drafts = (draft for one in outcomes for draft in one.drafts)
    pointing = ((one.match, named_speaker(context, one.match)) for one in outcomes if one.is_pointing)
    quoting = (one.match for one in outcomes if one.is_quoting)
    return replace(found, drafts=(*found.drafts, *drafts), quoting=tuple(quoting), pointing=tuple(pointing))


def outcomes_in(context: StatementContext, sentence: Sentence) -> list[Outcome]:
    """Cue after cue; words of a cue that was used begin no other."""
    used: set[int] = set()
    earlier: tuple[Draft, ...] = ()
    outcomes = []
    for matches in find_cue_matches(sentence, context.cues):
        if matches[0].token.index not in used:
            outcome = outcome_of(context, matches, earlier)
            outcomes.append(outcome)
            earlier = outcome.drafts or earlier
            used.update(t.index for t in sentence.tokens_in(outcome.match.span.start, outcome.match.span.end))
    return outcomes


def outcome_of(context: StatementContext, matches: Sequence[CueMatch], earlier: Sequence[Draft]) -> Outcome:
    """Of the rows that a cue fits, best first, the first that makes a statement, else the first that is one of speech."""
    for match in matches:
        draft = first(CUE_RULES, match, context.words)
        made = with_speakers(context, draft, earlier) if draft is not None else []
        if made:
            return Outcome(match, tuple(made), is_quoting="speech" in match.row.shapes)
    spoken = next((match for match in matches if "speech" in match.row.shapes), None)
    if spoken is None:
        return Outcome(matches[0])
    draft = parenthesis(spoken, context.words)
    if draft is not None:
        return Outcome(spoken, tuple(with_speakers(context, draft, earlier)), is_quoting=True)
    points = says_this(spoken, context.words)
    return Outcome(spoken, is_quoting=not points, is_pointing=points and not spoken.negated)


def first(rules: Sequence[CueRule], match: CueMatch, words: CueWords) -> Draft | None:
    return next((draft for rule in rules if (draft := rule(match, words)) is not None), None)


def reporting_adverb(match: CueMatch, words: CueWords) -> Draft | None:
    """«якобы», "reportedly": its clause is somebody else's word."""
    if match.row.part != "adverb":
        return None
    return Draft(construction=Construction.ADVERB, match=match, speaker=None, content=own_clause(match))


def complement(match: CueMatch, words: CueWords) -> Draft | None:
    """What hangs on the cue in one of the shapes of its row."""
    found = find_content(match, words) if match.row.part not in {"phrase", "adverb"} else None
    if found is None:
        return None
    content, shape = found
    own = own_tokens(match.sentence, match.token)
    parenthetical = hull_of(match.sentence, own) if content.end <= own[0].start else None
    return Draft(
        construction=Construction.CONTENT, shape=shape, match=match, speaker=None, content=content, parenthetical=parenthetical,
    )


def hull_of(sentence: Sentence, tokens: Sequence[Token]) -> Span:
    """From the first to the last of some tokens, marks included."""
    return cut(sentence.text, tokens[0].start - sentence.start, tokens[-1].end - sentence.start).moved(sentence.start)


CUE_RULES: tuple[CueRule, ...] = (tail, source_phrase, reporting_adverb, complement)
