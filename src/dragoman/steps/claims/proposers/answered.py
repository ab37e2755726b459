"""What a language model answers: its words found in the text, its actors in the tables, amounts and times among the layers."""

from collections.abc import Iterator, Sequence
from typing import cast, get_args

from dragoman.grammar.values import closed, known, time_of
from dragoman.keys import content_id
from dragoman.llm.placing import PlacedClaim, PlacedStatement, placed
from dragoman.llm.resolve import Resolver
from dragoman.model import Actor, Attribution, Kind, Quantity, Reading, Span, Statement, Status, Time, Token
from dragoman.steps.claims import details
from dragoman.steps.claims.article import Article
from dragoman.steps.claims.candidate import Candidate, ModelRule
from dragoman.steps.claims.fill import Side, Sides

STATUSES = get_args(Status)
TOLD = {"happened", "ongoing", "offered", "demanded", "threatened", "denied"}  # such events have the time that was told before them


def by_model(article: Article, earlier: Sequence[Candidate]) -> Iterator[Candidate]:
    """Each claim of the answer whose words stand in the text and whose type and status are the codebook's."""
    reading = article.reading
    found, resolver = placed(reading), Resolver(reading, article.actors)
    told = {one.id: statement_of(reading, one) for one in found.statements}
    for one in found.claims:
        if one.given.type in article.types and one.given.status in STATUSES:
            candidate = candidate_of(article, one, resolver, told.get(one.given.by or 0))
            if candidate is not None:
                yield candidate


def statement_of(reading: Reading, one: PlacedStatement) -> Statement | None:
    """The statement of the reading that an answered one became."""
    there = reading.index.contents.covering(one.content.start, one.content.end)
    return next((s for s in there if s.content == one.content and s.cue == one.cue), None)


def candidate_of(article: Article, one: PlacedClaim, resolver: Resolver, teller: Statement | None) -> Candidate | None:
    """None in a sentence too long for a tree."""
    reading, given, sentence = article.reading, one.given, one.sentence
    head = sentence.head_of(one.trigger.start, one.trigger.end)
    if head is None:
        return None
    source, target = ([resolver.resolved(who) for who in side] for side in (one.source, one.target))
    status, kind = cast(Status, given.status), article.types[given.type].kind
    place = (one.trigger.start, one.trigger.end, one.evidence.start, status)
    return Candidate(
        id=content_id("c", reading.document.id, given.type, "model", *place), sentence=sentence, head=head,
        kind=kind, type=given.type,
        sides=Sides(side(found.actor for found in source), side(found.actor for found in target), given.symmetric),
        symmetric=given.symmetric, status=status, trigger=one.trigger, evidence=one.evidence,
        attribution=attribution(reading, one, teller), quantities=quantities(reading, one), time=time(reading, one, head, kind),
        rule=ModelRule(given.is_core, tuple(found.basis for found in source), tuple(found.basis for found in target)),
    )


def side(actors: Iterator[Actor]) -> Side:
    """Each code once."""
    found = list({actor.code: actor for actor in actors}.values())
    return Side(tuple(found), None, 1.0 if found else 0.0)


def attribution(reading: Reading, one: PlacedClaim, teller: Statement | None) -> tuple[Attribution, ...]:
    """The chain of the statement that tells it and of those around that; of an act of speech told by the article only who relays it.

    Where the model names no statement, whatever contains the trigger tells it.
    """
    if teller is None:
        cued = [s for s in reading.index.cues.touching(one.trigger.start, one.trigger.end) if s.cue and s.cue.overlap(one.trigger)]
        containing = [s for s in details.around(reading, one.trigger) if s not in cued]
        return details.attribution(reading, containing, cued)
    around = [s for s in details.around(reading, teller.content) if s.id != teller.id and s.content.covers(teller.content)]
    return details.attribution(reading, [teller, *around], ())


def quantities(reading: Reading, one: PlacedClaim) -> tuple[Quantity, ...]:
    """The amounts that the layer has at the words."""
    index = reading.index.quantities
    found = (q for words in one.amounts for q in index.touching(words.start, words.end) if q.overlap(words))
    return tuple(dict.fromkeys(found))


def time(reading: Reading, one: PlacedClaim, head: Token, kind: Kind) -> Time | None:
    """The time that the layer has at the words; of a told event for which the model has none, that of its sentence or of the news."""
    words = one.time
    if words is None:
        told = kind == "event" and one.given.status in TOLD
        return time_of(reading, one.sentence, head, inherit=True) if told else None
    there = [t for t in reading.index.times.touching(words.start, words.end) if known(t)]
    best = max(there, key=lambda t: Span(t.text, *t.span).overlap(words), default=None)
    return closed(best, reading.document.published) if best else None
