"""Who the words for a speaker mean, and the statement that a draft becomes."""

from dragoman.keys import content_id
from dragoman.model import UNKNOWN, Actor, Span, Speaker, Statement
from dragoman.steps.statements.context import StatementContext
from dragoman.steps.statements.draft import Construction, Draft, SpeakerSpan
from dragoman.steps.statements.speakers import medium_of

FAR_BACK = 2000  # characters between a pronoun and the name it stands for


def statement_of(context: StatementContext, draft: Draft) -> Statement:
    match, speaker = draft.match, draft.speaker
    place = (draft.content.start, draft.content.end, draft.place.start, speaker.span.start if speaker else -1)
    relays = (resolved(context, relay) for relay in draft.relays)
    return Statement(
        id=content_id("s", context.reading.document.id, *place), source=resolved(context, speaker) if speaker else None,
        cue=match.span if match else None, content=Span(draft.content.text, *place[:2]), quote=draft.quote,
        medium=medium_of(match, speaker, context.words),
        stance=match.row.stance if match else "says", negated=bool(match and (match.negated or match.refused)), rule=rule_name(draft),
        relayed_by=tuple(relays),
    )


def rule_name(draft: Draft) -> str:
    if draft.construction is Construction.CONTENT and draft.match is not None:
        return f"{draft.match.row.part} {draft.shape}"
    return str(draft.construction)


def resolved(context: StatementContext, speaker: SpeakerSpan) -> Speaker:
    actor = actor_of(context, speaker)
    span = name_before(context, speaker, actor) or speaker.span
    return Speaker(span.text, span.start, span.end, actor)


def actor_of(context: StatementContext, speaker: SpeakerSpan) -> Actor | None:
    """Who speaks: the one named, or whose he is («источник в Минобороны», "officials in Ankara")."""
    places = speaker.sentence.children(speaker.token, "nmod", "obl")
    for token in (speaker.token, *(t for t in places if speaker.span.covers(t))):
        actors, _ = context.mentioned.meant(speaker.sentence, token)
        if actors:
            return actors[0]
    return None


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
    return speaker.token.pos == "PRON" or any(t.pos == "PROPN" or context.mentioned.mentions(t) for t in words)


def is_known(context: StatementContext, speaker: SpeakerSpan) -> bool:
    actor = actor_of(context, speaker)
    return actor is not None and actor.code != UNKNOWN
