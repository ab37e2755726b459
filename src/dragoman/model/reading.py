"""The reading: a document and everything read from it, one immutable value that every step adds to."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from dragoman.model.actor import UNKNOWN, Actor, Mention, Name, Nationality
from dragoman.model.answer import Answer
from dragoman.model.claim import Check, Claim, ClaimCheck, Ungrounded
from dragoman.model.document import Boilerplate, Document, Flag, Paragraph, day_of
from dragoman.model.span import Span
from dragoman.model.span_index import SpanIndex, by_span
from dragoman.model.statement import Statement
from dragoman.model.tree import Sentence
from dragoman.model.values import Quantity, Time

FRESH = 10  # days before publication within which a day is that of the news itself


class Index:
    """One `SpanIndex` a layer, each built when it is first asked for."""

    def __init__(self, reading: "Reading") -> None:
        self._reading = reading

    @cached_property
    def boilerplate(self) -> SpanIndex[Boilerplate]:
        return by_span(self._reading.boilerplate)

    @cached_property
    def sentences(self) -> SpanIndex[Sentence]:
        return by_span(self._reading.sentences)

    @cached_property
    def trees(self) -> SpanIndex[Sentence]:
        """The sentences with their tokens."""
        return by_span(self._reading.trees)

    @cached_property
    def names(self) -> SpanIndex[Name]:
        return by_span(self._reading.names)

    @cached_property
    def mentions(self) -> SpanIndex[Mention]:
        return by_span(self._reading.mentions)

    @cached_property
    def located_mentions(self) -> SpanIndex[Mention]:
        """The mentions with the nationalities of their people."""
        return by_span(self._reading.located_mentions)

    @cached_property
    def everybody(self) -> SpanIndex[Mention]:
        """Mentions and references with the nationalities of their people."""
        return by_span((*self._reading.located_mentions, *self._reading.located_references))

    @cached_property
    def times(self) -> SpanIndex[Time]:
        return SpanIndex(self._reading.times, span_of)

    @cached_property
    def news_days(self) -> SpanIndex[Time]:
        """The single days that are those of the news itself: within `FRESH` days of publication."""
        published = self._reading.document.published
        return SpanIndex((time for time in self._reading.times if is_news_day(time, published)), span_of)

    @cached_property
    def quantities(self) -> SpanIndex[Quantity]:
        return by_span(self._reading.quantities)

    @cached_property
    def contents(self) -> SpanIndex[Statement]:
        """The statements by what is said."""
        return SpanIndex(self._reading.statements, lambda statement: statement.content)

    @cached_property
    def cues(self) -> SpanIndex[Statement]:
        """The statements that have one, by their cue."""
        return SpanIndex((s for s in self._reading.statements if s.cue is not None), lambda statement: statement.cue or statement.content)


class Reading(Struct, frozen=True, kw_only=True, dict=True):
    """A document and its layers; a step fills layers of its own and never changes the text or the layer of another.

    `language` is the one most of the text is written in; the document has the declared one. `trees` are the `sentences` with their tokens.
    `names` are what the engines found, `mentions` what was made of names, gazetteer and offices; `publisher` is the state or body that
    issued the text itself (a ministry's release); `references` are pronouns, role repeats
    and groups («он», "the two countries") resolved inside the document; `nationalities` are the states of people whom no table knows.
    `answer` is what a language model was asked for, before any word of it is looked for.
    `ungrounded` is what was proposed as a claim but does not stand in the text. `claim_checks` are the checks of single claims, `checks`
    those that belong to none.
    """

    document: Document
    language: str = "und"
    paragraphs: tuple[Paragraph, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    flags: tuple[Flag, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    trees: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    mentions: tuple[Mention, ...] = ()
    publisher: Actor | None = None
    references: tuple[Mention, ...] = ()
    nationalities: tuple[Nationality, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    answer: Answer | None = None
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    ungrounded: tuple[Ungrounded, ...] = ()
    checks: tuple[Check, ...] = ()
    claim_checks: tuple[ClaimCheck, ...] = ()

    @cached_property
    def located_mentions(self) -> tuple[Mention, ...]:
        """The mentions with the nationalities of their people."""
        return located(self.mentions, self.nationalities)

    @cached_property
    def located_references(self) -> tuple[Mention, ...]:
        """The references with the nationalities of the people they stand for."""
        return located(self.references, self.nationalities)

    @cached_property
    def index(self) -> Index:
        """What lies in, around or next to some characters, layer by layer."""
        return Index(self)


def span_of(time: Time) -> Span:
    return Span(time.text, *time.span)


def is_news_day(time: Time, published: str | None) -> bool:
    """Whether a time is a single day at most `FRESH` days before publication; any single day where no publication is known."""
    if time.start is None or time.start != time.end or published is None:
        return time.start is not None and time.start == time.end
    try:
        return 0 <= (date.fromisoformat(day_of(published)) - date.fromisoformat(time.start)).days <= FRESH
    except ValueError:
        return False


def located(mentions: tuple[Mention, ...], nationalities: tuple[Nationality, ...]) -> tuple[Mention, ...]:
    if not nationalities:
        return mentions
    known = {one.person: one for one in nationalities}
    return tuple(of_state(mention, known) for mention in mentions)


def of_state(mention: Mention, known: Mapping[str, Nationality]) -> Mention:
    """The mention with the state of its person, where no table knows one."""
    person = mention.actor
    found = known.get(person.name) if person is not None and person.code == UNKNOWN else None
    if found is None or person is None:
        return mention
    return replace(mention, actors=(replace(person, code=found.code, country=found.country), *mention.actors[1:]))


def joined(reading: Reading) -> Reading:
    """The form in which a reading leaves the pipeline, made anew from its layers: the document in the language it was read in, sentences
    with their trees, mentions with nationalities, claims with their checks."""
    checks: dict[str, list[Check]] = defaultdict(list)
    for one in reading.claim_checks:
        checks[one.claim].append(one.check)
    return replace(
        reading, document=replace(reading.document, language=reading.language), sentences=reading.trees, trees=(),
        mentions=reading.located_mentions, references=reading.located_references, nationalities=(),
        claims=tuple(replace(c, checks=tuple(checks[c.id])) if c.id in checks else c for c in reading.claims), claim_checks=(), answer=None,
    )
