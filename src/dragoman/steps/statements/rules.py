"""The rules by which statements are found, in order: each a function of what those before it have found."""

from collections.abc import Callable
from functools import reduce
from typing import TypeAlias

from msgspec.structs import replace

from dragoman.model import Sentence, SpanIndex, Statement
from dragoman.steps.statements import chains, direct
from dragoman.steps.statements.context import StatementContext, content_of
from dragoman.steps.statements.cue_rules import by_cues
from dragoman.steps.statements.draft import Draft, Findings
from dragoman.steps.statements.parentheticals import headline
from dragoman.steps.statements.resolution import is_named, statements_of
from dragoman.steps.statements.signed import posts
from dragoman.steps.statements.speaking import with_speakers

Rule: TypeAlias = Callable[[StatementContext, Findings], Findings]


def statements_in(context: StatementContext) -> list[Statement]:
    found = reduce(lambda so_far, rule: rule(context, so_far), RULES, Findings())
    return list(statements_of(context, (draft for draft in found.drafts if draft.content.text)))


def headlines(context: StatementContext, found: Findings) -> Findings:
    """Titles that tell somebody's words by the colon after him."""
    titled = (draft for sentence in context.sentences for draft in titles(context, sentence))
    return replace(found, drafts=(*found.drafts, *titled))


def titles(context: StatementContext, sentence: Sentence) -> list[Draft]:
    """The title that a sentence is, of one who is named, or of a poll or report."""
    draft = headline(sentence, context.reading.paragraphs[sentence.paragraph], context.words)
    if draft is None or draft.speaker is None or context.turns.touching(draft.content.start, draft.content.end):
        return []
    may_head = is_named(context, draft.speaker) or context.words.medium(draft.speaker.token.lemma) is not None
    return [draft] if may_head else []


def transcripts(context: StatementContext, found: Findings) -> Findings:
    """What is said in a transcript, paragraph by paragraph."""
    return replace(found, drafts=(*found.drafts, *context.turns))


def whole_quotations(context: StatementContext, found: Findings) -> Findings:
    """Contents do not cut quotations."""
    return replace(found, drafts=tuple(direct.widened(draft, context.quotations, context.text) for draft in found.drafts))


def signed_paragraphs(context: StatementContext, found: Findings) -> Findings:
    """Posts, and paragraphs in the first person with a name at their end."""
    signed = posts(context.reading.paragraphs, context.sentences, context.text, context.words.first_person)
    return replace(found, drafts=(*found.drafts, *signed))


def quoted_speech(context: StatementContext, found: Findings) -> Findings:
    """Quotations that belong to no statement yet; a cue inside the marks of one tells that alone."""
    cues = SpanIndex(found.quoting, lambda match: match.span)
    made = direct.speech(context.quotations, SpanIndex(found.drafts, content_of), cues, context.sentences, context.text)
    wrapped = {draft.match.span for draft in made if draft.match and draft.content.covers(draft.match.span)}
    kept = (draft for draft in found.drafts if draft.match is None or draft.match.span not in wrapped)
    return replace(found, drafts=(*kept, *(one for draft in made for one in with_speakers(context, draft))))


def speech_after_colons(context: StatementContext, found: Findings) -> Findings:
    """Speech without marks."""
    made = direct.after_colon(
        found.quoting, SpanIndex(found.drafts, content_of), context.paragraphs, context.text, context.reading.publisher is not None,
    )
    return replace(found, drafts=(*found.drafts, *(one for draft in made for one in with_speakers(context, draft))))


def own_clauses(context: StatementContext, found: Findings) -> Findings:
    """Contents end where the clause of a further cue of the same speaker begins."""
    return replace(found, drafts=tuple(chains.parted(found.drafts, context.text)))


def without_parentheticals(context: StatementContext, found: Findings) -> Findings:
    return replace(found, drafts=tuple(chains.without_parentheticals(found.drafts, context.text)))


def origins(context: StatementContext, found: Findings) -> Findings:
    """Whom a statement only passes on is its source; drafts come in text order from here on."""
    told = {
        draft.match.sentence.start: draft.speaker
        for draft in found.drafts if chains.is_origin(draft) and draft.match is not None and draft.speaker is not None
    }
    drafts = sorted(chains.with_origins(found.drafts), key=lambda draft: (draft.place.start, draft.content.end))
    return replace(found, drafts=tuple(drafts), origins=told)


def inherited_speakers(context: StatementContext, found: Findings) -> Findings:
    """Quotations without a cue, and pronouns, take the speaker of the statement before."""
    said = (found.origins.get(match.sentence.start, speaker) for match, speaker in found.pointing)
    pointed = [speaker for speaker in said if speaker is not None]
    return replace(found, drafts=tuple(direct.inherited(found.drafts, pointed, context.words)))


def kinds_of_quotation(context: StatementContext, found: Findings) -> Findings:
    return replace(found, drafts=tuple(direct.with_kind(draft, context.quotations) for draft in found.drafts))


def pointers_back(context: StatementContext, found: Findings) -> Findings:
    """«Об этом сообщает X» relays the statements of the sentence before."""
    return replace(found, drafts=tuple(chains.passed_on(found.drafts, found.pointing, context.sentences, found.origins)))


def relays(context: StatementContext, found: Findings) -> Findings:
    """Statements within statements."""
    return replace(found, drafts=tuple(chains.chained(found.drafts, context.words.pronouns)))


RULES: tuple[Rule, ...] = (
    headlines,
    transcripts,
    by_cues,
    whole_quotations,
    signed_paragraphs,
    quoted_speech,
    speech_after_colons,
    own_clauses,
    without_parentheticals,
    origins,
    inherited_speakers,
    kinds_of_quotation,
    pointers_back,
    relays,
)
