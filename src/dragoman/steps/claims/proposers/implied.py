"""Acts that a speaker does by what he says: "he should" asks for something, "we will strike" threatens."""

from collections.abc import Iterator, Sequence

from dragoman.grammar.paths import Path, Position
from dragoman.grammar.roles import agents, indirect
from dragoman.grammar.values import time_of
from dragoman.keys import content_id
from dragoman.model import Actor, Reading, Sentence, Span, Time, Token
from dragoman.steps.claims import details
from dragoman.steps.claims.article import Article
from dragoman.steps.claims.candidate import AnnouncementRule, Candidate, NecessityRule, Rule
from dragoman.steps.claims.fill import NOBODY, Side, Sides, meant
from dragoman.steps.claims.fill.side import DIRECT
from dragoman.steps.claims.sentence_context import SentenceContext

HOSTILE = {"ASSAULT", "COERCE", "SANCTION"}  # what it is a threat to say that one will do


def implied(article: Article, earlier: Sequence[Candidate]) -> Iterator[Candidate]:
    for context in article.sentences:
        yield from requests(article.reading, context)
    for act in earlier:
        yield from threats(article.reading, act)


def requests(reading: Reading, context: SentenceContext) -> Iterator[Candidate]:
    """For each "should" with another actor as its subject a request by the speaker, or by who issued the text."""
    sentence = context.sentence
    for token in sentence.tokens:
        if token.lemma in context.governors.table.obligations:
            asking = speaker_of(reading, token) or issuer(reading, token)
            verb = sentence.head(token) if token.base == "aux" else token
            asked = obliged(context, verb) if verb is not None else NOBODY
            if asking is not None and others(asked.actors, asking):
                yield spoken(reading, sentence, "REQUEST", token, asking, asked, NecessityRule(token.text))


def obliged(context: SentenceContext, verb: Token) -> Side:
    """The actors that have to do it: subject, dative («Ирану следует …»), subject of what is necessary ("it is vital that Iran …")."""
    sentence = context.sentence
    clauses = sentence.children(verb, "csubj", "ccomp", "advcl", "acl", "xcomp")
    places = (agents(sentence, verb), indirect(sentence, verb), *(agents(sentence, clause, object_control=False) for clause in clauses))
    return next((side for side in (meant(context, place) for place in places) if side.actors), NOBODY)


def threats(reading: Reading, act: Candidate) -> Iterator[Candidate]:
    """A threat for a hostile act that somebody says he will do."""
    speaker = speaker_of(reading, act.head)
    source, target = act.sides.source, act.sides.target
    announced = act.type in HOSTILE and act.status == "planned" and bool(target.actors)
    if announced and speaker is not None and source.actors and not others(source.actors, speaker):
        yield spoken(reading, act.sentence, "THREATEN", act.head, speaker, target, AnnouncementRule(act))


def others(actors: Sequence[Actor], speaker: Actor) -> bool:
    """Whether somebody but the speaker is meant."""
    return bool(actors) and speaker.code not in {actor.code for actor in actors}


def issuer(reading: Reading, token: Token) -> Actor | None:
    """The state or body that issued the text, for words that it tells in its own voice."""
    return None if details.around(reading, token) else reading.publisher


def speaker_of(reading: Reading, token: Token) -> Actor | None:
    """Who says the words around a token, where a known actor does."""
    inner = next(iter(details.around(reading, token)), None)
    return inner.source.actor if inner is not None and inner.source is not None else None


def spoken(reading: Reading, sentence: Sentence, type: str, token: Token, speaker: Actor, target: Side, rule: Rule) -> Candidate:
    source = Side((speaker,), Path(Position.SPEAKER), DIRECT)
    return Candidate(
        id=content_id("c", reading.document.id, type, "implied", token.start), sentence=sentence, head=token, kind="event", type=type,
        sides=Sides(source, target), status="happened", evidence=details.evidence(sentence, [token]),
        trigger=Span(token.text, token.start, token.end), rule=rule, time=said_on(reading, sentence, token),
        attribution=details.attribution(reading, details.around(reading, token), ()),
    )


def said_on(reading: Reading, sentence: Sentence, token: Token) -> Time | None:
    """When the words around a token were said: the time of their cue, else of what was told before."""
    statement = next(iter(details.around(reading, token)), None)
    cue = sentence.head_of(statement.cue.start, statement.cue.end) if statement and statement.cue else None
    return time_of(reading, sentence, cue or token, inherit=True)
