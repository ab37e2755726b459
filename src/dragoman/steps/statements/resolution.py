"""Who the words for a speaker mean, and the statement that a draft becomes."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from dragoman.keys import content_id
from dragoman.lexicon.cues import CueWords
from dragoman.model import UNKNOWN, Actor, Span, Speaker, Statement
from dragoman.steps.statements.context import StatementContext
from dragoman.steps.statements.draft import Construction, Draft, SpeakerSpan
from dragoman.steps.statements.fitness import is_unsigned
from dragoman.steps.statements.speakers import medium_of

NEAR = 600  # characters between a pronoun and the last speaker, whom it goes on with
FAR_BACK = 2000  # characters between a pronoun and the name it stands for


def statements_of(context: StatementContext, drafts: Iterable[Draft]) -> Iterator[Statement]:
    """The statements that drafts in text order become; a group ("the two leaders") makes one for each of its members.

    A pronoun, letter or statement of which nothing tells whose it is is the last speaker's, a letter without one the publisher's.
    """
    last: Speaker | None = None
    for draft in drafts:
        speaker = draft.speaker
        sources = list(resolved(context, speaker)) if speaker else [None]
        if speaker is not None and sources[0] is not None and sources[0].actor is None:
            sources = [replace(sources[0], actor=continued(context, speaker, last))]
        yield from (statement_of(context, draft, source) for source in sources)
        last = next((source for source in sources if source is not None and source.actor is not None), last)


def statement_of(context: StatementContext, draft: Draft, source: Speaker | None) -> Statement:
    match, speaker = draft.match, draft.speaker
    place = (draft.content.start, draft.content.end, draft.place.start, speaker.span.start if speaker else -1)
    member = [source.actor.code] if source and source.actor and speaker and is_group(context, speaker) else []
    relays = (next(resolved(context, relay)) for relay in draft.relays)
    return Statement(
        id=content_id("s", context.reading.document.id, *place, *member), source=source,
        cue=match.span if match else None, content=Span(draft.content.text, *place[:2]), quote=draft.quote,
        medium=medium_of(match, speaker, context.words),
        stance=match.row.stance if match else "says", negated=bool(match and (match.negated or match.refused)), rule=rule_name(draft),
        relayed_by=tuple(relays),
    )


def rule_name(draft: Draft) -> str:
    if draft.construction is Construction.CONTENT and draft.match is not None:
        return f"{draft.match.row.part} {draft.shape}"
    return str(draft.construction)


def resolved(context: StatementContext, speaker: SpeakerSpan) -> Iterator[Speaker]:
    """The speaker with the actor meant; each member of a group."""
    for actor in actors_of(context, speaker) or (None,):
        span = name_before(context, speaker, actor) or speaker.span
        yield Speaker(span.text, span.start, span.end, actor)


def actor_of(context: StatementContext, speaker: SpeakerSpan) -> Actor | None:
    return next(iter(actors_of(context, speaker)), None)


def actors_of(context: StatementContext, speaker: SpeakerSpan) -> tuple[Actor, ...]:
    """Who speaks: the one named, or whose he is («источник в Минобороны», "officials in Ankara"), the publisher in the first person, a body
    by the end of its name ("the Court"), the state in which the text plays ("police said")."""
    if is_first_person(speaker, context.words):
        return standing_for(speaker, context.reading.publisher)
    places = speaker.sentence.children(speaker.token, "nmod", "obl")
    for token in (speaker.token, *(t for t in places if speaker.span.covers(t))):
        actors, _ = context.mentioned.meant(speaker.sentence, token)
        if actors:
            return actors if is_group(context, speaker) else actors[:1]
    return standing_for(speaker, body_called(context, speaker) or resident(context, speaker))


def standing_for(speaker: SpeakerSpan, actor: Actor | None) -> tuple[Actor, ...]:
    """The actor, as meant by the speaker's words; empty where nobody is."""
    return (replace(actor, mention=speaker.span),) if actor is not None else ()


def is_first_person(speaker: SpeakerSpan, words: CueWords) -> bool:
    return speaker.token.lemma.lower() in words.first_person


def is_group(context: StatementContext, speaker: SpeakerSpan) -> bool:
    """Whether several are spoken of as one ("both sides", «президенты»)."""
    return any(mention.kind == "group" for mention in context.mentioned.mentions(speaker.token))


def body_called(context: StatementContext, speaker: SpeakerSpan) -> Actor | None:
    """The body named before whose name ends with the speaker's word in capitals: "the Court" of the International Criminal Court."""
    called = speaker.token.text
    if speaker.token.pos == "PRON" or not called[:1].isupper() or speaker.token.index == 0:
        return None
    named = (m for m in context.mentions.inside(0, speaker.span.start) if m.type == "ORG" and m.actors and called in m.text.split())
    return next((m.actors[0] for m in named), None)


def resident(context: StatementContext, speaker: SpeakerSpan) -> Actor | None:
    """The state in which the text plays, for its police, courts, officials and protesters."""
    words = speaker.sentence.tokens_in(speaker.span.start, speaker.span.end)
    belongs = any(word.pos == "NOUN" and word.lemma.lower() in context.words.residents for word in words)
    return context.scene if belongs else None


def continued(context: StatementContext, speaker: SpeakerSpan, last: Speaker | None) -> Actor | None:
    """Who is meant by a pronoun, letter or statement that stands alone: the last speaker; a letter without one is the publisher's."""
    before = last.actor if last is not None else None
    if is_unsigned(speaker, context.words):
        return next(iter(standing_for(speaker, before or context.reading.publisher)), None)
    near = last is not None and 0 <= speaker.span.start - last.start < NEAR
    personal = speaker.token.pos == "PRON" and speaker.token.features.get("PronType") == "Prs"
    return next(iter(standing_for(speaker, before if near and personal else None)), None)


def name_before(context: StatementContext, speaker: SpeakerSpan, actor: Actor | None) -> Span | None:
    """The nearest words before a pronoun that name the same actor, in a language whose pronouns are named."""
    words = context.words
    if not words.named_pronouns or actor is None or speaker.token.text.lower() not in words.pronouns | words.possessives:
        return None
    for mention in reversed(context.mentions.touching(speaker.span.start - FAR_BACK, speaker.span.start)):
        if mention.end <= speaker.span.start and any((a.code, a.name) == (actor.code, actor.name) for a in mention.actors):
            return mention
    return None


def is_named(context: StatementContext, speaker: SpeakerSpan) -> bool:
    """Whether a name, or a pronoun for one, tells who it is."""
    words = speaker.sentence.tokens_in(speaker.span.start, speaker.span.end)
    if is_first_person(speaker, context.words):
        return context.reading.publisher is not None
    return speaker.token.pos == "PRON" or any(t.pos == "PROPN" or context.mentioned.mentions(t) for t in words)


def is_known(context: StatementContext, speaker: SpeakerSpan) -> bool:
    actor = actor_of(context, speaker)
    return actor is not None and actor.code != UNKNOWN
