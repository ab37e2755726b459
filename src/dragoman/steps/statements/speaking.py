"""Giving a draft its speakers, or refusing it where it needs one and has none."""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.steps.statements.context import StatementContext
from dragoman.steps.statements.draft import CueMatch, Draft, SpeakerSpan
from dragoman.steps.statements.fitness import goes_on, may_be_silent, needs_a_name, suits
from dragoman.steps.statements.resolution import is_first_person, is_known, is_named
from dragoman.steps.statements.speakers import find_speakers, nearest_speakers, quoted, together, united


def with_speakers(context: StatementContext, draft: Draft, earlier: Sequence[Draft] = ()) -> list[Draft]:
    """The draft with its speakers, as one or as one draft for each; none where it needs a speaker and has none.

    `earlier` are the drafts of the cue before in its sentence, whose speakers a coordinated cue takes.
    """
    match, words = draft.match, context.words
    if match is None or match.row.part == "adverb":
        return [draft]
    if match.row.origin and match.row.part == "verb":
        said, quoting = quoted(match, words)
        return [replace(draft, speaker=speaker, relays=tuple(quoting[:1])) for speaker in said[:1]]
    speakers = [draft.speaker] if draft.speaker else united(speakers_of(context, match, draft, earlier), context.text)
    if is_refused(context, match, draft, speakers):
        return []
    if not speakers:
        return [draft] if may_be_silent(match) else []
    if words.joint_apart:
        return [replace(draft, speaker=speaker) for speaker in speakers]
    return [replace(draft, speaker=together(speakers, context.text))]


def is_refused(context: StatementContext, match: CueMatch, draft: Draft, speakers: Sequence[SpeakerSpan]) -> bool:
    """Whether a cue tells nothing of these speakers' words."""
    words = context.words
    return (
        not all(suits(match.row, speaker, words) for speaker in speakers)
        or (match.refused and draft.shape != "clause")
        or (bool(speakers) and all(is_first_person(speaker, words) for speaker in speakers) and not issuer_says(context, match))
        or (needs_a_name(draft, words) and not any(is_named(context, speaker) for speaker in speakers))
        or (match.row.speakers == "actors" and not any(is_known(context, speaker) for speaker in speakers))
    )


def issuer_says(context: StatementContext, match: CueMatch) -> bool:
    """Whether the first person is the body whose own text it is: outside quotations and what others say in a transcript."""
    said = (*context.quotations.touching(match.span.start, match.span.end), *context.turns.touching(match.span.start, match.span.end))
    return context.reading.publisher is not None and not said


def speakers_of(context: StatementContext, match: CueMatch, draft: Draft, earlier: Sequence[Draft]) -> list[SpeakerSpan]:
    """Who speaks by a cue; a cue coordinated with an earlier one takes its speaker where it has none."""
    told = find_speakers(match, context.words)
    nearest = nearest_speakers(match, context.words) if told else []
    found = [s for s in told if may_say_it(s, draft)] or [s for s in nearest if may_say_it(s, draft)]
    before = earlier[-1].match if earlier else None
    if before is None or not goes_on(match, before):
        return found
    return [draft.speaker for draft in earlier if draft.speaker is not None] or found


def may_say_it(speaker: SpeakerSpan, draft: Draft) -> bool:
    """Whether a speaker stands outside what he says, or in the parenthesis inside it."""
    around = draft.parenthetical or (draft.content if draft.match and draft.content.covers(draft.match.span) else None)
    return not draft.content.covers(speaker.span) or (around is not None and around.covers(speaker.span))


def named_speaker(context: StatementContext, match: CueMatch) -> SpeakerSpan | None:
    """The first speaker of a cue, if a name tells who he is."""
    suiting = (speaker for speaker in find_speakers(match, context.words) if suits(match.row, speaker, context.words))
    return next((speaker for speaker in suiting if speaker.token.pos != "PRON" and is_named(context, speaker)), None)
