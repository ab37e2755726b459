"""Acts that a speaker does by what he says: "he should" asks for something, "we will strike" threatens."""

from collections.abc import Iterator, Sequence

from dragoman.grammar.roles import agents, indirect
from dragoman.grammar.values import time_of
from dragoman.keys import content_id
from dragoman.model import Actor, Claim, Kind, Reading, Sentence, Span, Speaker, Time, Token, Why
from dragoman.steps.claims import details
from dragoman.steps.claims.build import Draft
from dragoman.steps.claims.fill import Role, meant
from dragoman.steps.claims.scene import Scene
from dragoman.steps.claims.wording import told_path

HOSTILE = {"ASSAULT", "COERCE", "SANCTION"}  # what it is a threat to say that one will do
SURE = 0.5  # how sure such an act is
EVENT: Kind = "event"


def demands(reading: Reading, scene: Scene) -> Iterator[Claim]:
    """For each "should" inside reported words with another actor as its subject a request by the speaker."""
    for token in scene.sentence.tokens:
        if token.lemma in scene.governors.table.obligations:
            speaker = speaker_of(reading, token)
            verb = scene.sentence.head(token) if token.base == "aux" else token
            asked = first_meant(scene, verb) if verb is not None else Role()
            if speaker is not None and others(asked.actors, speaker):
                way = f"“{token.text}”: {told_path(asked.path)}"
                yield spoken(reading, scene.sentence, "REQUEST", token, speaker, asked.actors, SURE, way)


def first_meant(scene: Scene, verb: Token) -> Role:
    """The actors that have to do it: subject, or dative («Ирану следует …»)."""
    role = meant(scene, agents(scene.sentence, verb))
    return role if role.actors else meant(scene, indirect(scene.sentence, verb))


def threats(reading: Reading, told: Sequence[Draft]) -> Iterator[Claim]:
    """For each hostile act that somebody says he will do a threat."""
    for draft in told:
        claim, token, speaker = draft.claim, draft.head, speaker_of(reading, draft.head)
        announced = claim.type in HOSTILE and claim.status == "planned" and bool(claim.target)
        if announced and speaker is not None and claim.source and not others(claim.source, speaker):
            path = f"announces {claim.type} by “{claim.trigger.text}”"
            yield spoken(reading, draft.sentence, "THREATEN", token, speaker, claim.target, SURE, path)


def others(actors: Sequence[Actor], speaker: Speaker) -> bool:
    """Whether somebody but the speaker is meant."""
    return bool(actors) and speaker.actor is not None and speaker.actor.code not in {actor.code for actor in actors}


def speaker_of(reading: Reading, token: Token) -> Speaker | None:
    """Who says the words around a token, where a known actor does."""
    inner = next(iter(details.around(reading.statements, token)), None)
    return inner.source if inner is not None and inner.source is not None and inner.source.actor is not None else None


def spoken(
    reading: Reading, sentence: Sentence, type: str, token: Token, speaker: Speaker, target: tuple[Actor, ...], score: float, path: str
) -> Claim:
    source = (speaker.actor,) if speaker.actor else ()
    return Claim(
        id=content_id("c", reading.document.id, type, "implied", token.start), kind=EVENT, type=type, source=source, target=target,
        status="happened", evidence=details.evidence(sentence, [token]), trigger=Span(token.text, token.start, token.end),
        attribution=details.attribution(details.around(reading.statements, token), ()), time=said_on(reading, sentence, token),
        why=Why(rule="implied by the speaker", score=score, path=("source: speaker", f"target: {path}")),
    )


def said_on(reading: Reading, sentence: Sentence, token: Token) -> Time | None:
    """When the words around a token were said: the time of their cue, else of what was told before."""
    statement = next(iter(details.around(reading.statements, token)), None)
    cue = sentence.head_of(statement.cue.start, statement.cue.end) if statement and statement.cue else None
    return time_of(reading, sentence, cue or token, inherit=True)
