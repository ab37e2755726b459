"""A model's answer tied to the characters of the article: what does not stand there is dropped and counted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from dragoman.llm.locate import Locator
from dragoman.model import AnsweredClaim, AnsweredStatement, Reading, Sentence, Span, Ungrounded, Who

RULE = "language model"
Item = TypeVar("Item")
Words = TypeVar("Words")


class PlacedWho(Struct, frozen=True):
    """The words for somebody, and the full name that they mean, where they stand; at least one of them does. `code` is the model's."""

    words: Span | None
    name: Span | None
    code: str | None

    @property
    def span(self) -> Span:
        """The words, else the name."""
        found = self.words or self.name
        assert found is not None, "one of them stands in the text"
        return found


class PlacedStatement(Struct, frozen=True):
    """A statement whose words stand in the text."""

    id: int
    source: PlacedWho | None
    cue: Span | None
    content: Span
    relays: tuple[PlacedWho, ...]
    stance: str


class PlacedClaim(Struct, frozen=True):
    """A claim whose words stand in the text; `given` is what the model said beside them, `sentence` where its trigger stands."""

    given: AnsweredClaim
    sentence: Sentence
    evidence: Span
    trigger: Span
    source: tuple[PlacedWho, ...]
    target: tuple[PlacedWho, ...]
    amounts: tuple[Span, ...]
    time: Span | None


class Placed(Struct, frozen=True):
    """What stands in the text, and the words that do not."""

    statements: tuple[PlacedStatement, ...] = ()
    claims: tuple[PlacedClaim, ...] = ()
    dropped: tuple[Ungrounded, ...] = ()


def placed(reading: Reading) -> Placed:
    """The answer of a reading, placed in its text; the sentences must be there."""
    sentences = reading.trees
    if reading.answer is None or not sentences:
        return Placed()
    placer = Placer(reading.document.text, sentences)
    statements = tuple(placer.each(reading.answer.statements, placer.statement))
    claims = tuple(placer.each(reading.answer.claims, placer.claim))
    return Placed(statements, claims, tuple(placer.dropped))


class Placer:
    """Places the items of one answer; `dropped` fills with what does not stand in the text."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._locator, self._sentences = Locator(text), sentences
        self.dropped: list[Ungrounded] = []

    def each(self, items: Iterable[Words], place: Callable[[Words], Item | None]) -> Iterator[Item]:
        return (found for one in items if (found := place(one)) is not None)

    def statement(self, given: AnsweredStatement) -> PlacedStatement | None:
        content = self._find(given.content, self._sentence(given.sentence))
        if content is None:
            return None
        cue = self._find(given.cue, content) if given.cue else None
        source = self._who(given.source, cue or content) if given.source else None
        relays = self.each(given.relays, lambda one: self._who(one, cue or content))
        return PlacedStatement(given.id, source, cue, content, tuple(relays), given.stance)

    def claim(self, given: AnsweredClaim) -> PlacedClaim | None:
        evidence = self._find(given.evidence, self._sentence(given.sentence))
        trigger = self._find(given.trigger, evidence) if evidence else None
        if evidence is None or trigger is None:
            return None
        source, target = (tuple(self.each(side, lambda one: self._who(one, evidence))) for side in (given.source, given.target))
        amounts = tuple(self.each(given.amounts, lambda words: self._find(words, evidence)))
        time = self._find(given.time, evidence) if given.time else None
        return PlacedClaim(given, self._around(trigger), evidence, trigger, source, target, amounts, time)

    def _who(self, given: Who, near: Span) -> PlacedWho | None:
        """None where neither the words nor the name stand in the text."""
        words = self._find(given.words, near)
        name = self._find(given.name, near) if given.name else None
        return PlacedWho(words, name, given.code) if words or name else None

    def _find(self, words: str, near: Span) -> Span | None:
        found = self._locator.find(words, near)
        if found is None:
            self.dropped.append(Ungrounded(words, near.start, near.end, RULE))
        return found

    def _sentence(self, number: int) -> Sentence:
        """The sentence of a number, else the nearest one."""
        return self._sentences[min(max(number, 1), len(self._sentences)) - 1]

    def _around(self, span: Span) -> Sentence:
        """The sentence in which a stretch begins."""
        return next((one for one in self._sentences if one.start <= span.start < one.end), self._sentences[0])
