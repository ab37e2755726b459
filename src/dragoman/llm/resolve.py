"""Who is meant by the words that a model names somebody with: the tables say it, from the words, from the name meant, from the state."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from dragoman.grammar.mentioned import Mentioned, with_mention
from dragoman.lexicon.actors import Actors
from dragoman.llm.placing import PlacedWho
from dragoman.model import STATELESS, UNKNOWN, Actor, Mention, Reading, Span

REFERRING = {"pronoun", "role", "group"}
MOSTLY = 0.6  # share of the words that a name has to cover where the model knows of no state behind them


class Basis(StrEnum):
    """By what somebody was recognised."""

    WORDS = "words"  # the tables know them
    NAME = "name"  # the tables know the name that the model says they mean
    REFERENCE = "reference"  # the words point to somebody named before
    STATE = "state"  # only the state that the model says, which the article names
    NOBODY = "nobody"


class Recognised(Struct, frozen=True):
    """Who is meant and by what that is known; an unknown actor where nobody is."""

    actor: Actor
    basis: Basis


class Resolver:
    """Resolves what one answer names. The mentions and references of the reading must be there, and its trees."""

    def __init__(self, reading: Reading, actors: Actors) -> None:
        self._reading, self._actors, self._mentioned = reading, actors, Mentioned(reading)

    def resolved(self, who: PlacedWho) -> Recognised:
        """The first that knows: the words, the name meant, the reference resolver, the state; a code of no state makes a nameless actor."""
        code = who.code.strip().upper() if who.code else None
        known = next((Recognised(actor, basis) for basis, actor in self._ways(who, code) if actor is not None), None)
        stateless = code if code in STATELESS else None
        return known or Recognised(Actor(stateless or UNKNOWN, who.span.text, mention=who.span), Basis.NOBODY)

    def _ways(self, who: PlacedWho, code: str | None) -> Iterator[tuple[Basis, Actor | None]]:
        yield Basis.WORDS, self._by_words(who.words, code)
        yield Basis.NAME, self._by_words(who.name, code)
        yield Basis.REFERENCE, self._by_reference(who.words, code)
        yield Basis.STATE, self._by_state(code, who.span)

    def _by_words(self, words: Span | None, code: str | None) -> Actor | None:
        if words is None:
            return None
        index = self._reading.index.located_mentions
        inside = [one for one in index.touching(words.start, words.end) if one.overlap(words) and is_state(one)]
        if code is None or code in STATELESS:
            inside = [one for one in inside if one.overlap(words) >= MOSTLY * len(words.text)]
        return chosen(inside, words, code) or self._by_head(words, inside)

    def _by_head(self, words: Span, inside: Sequence[Mention]) -> Actor | None:
        """Of several that are named, the one that the head of the words means or belongs to."""
        sentence = next(iter(self._reading.index.trees.covering(words.start, words.start + 1)), None)
        head = sentence.head_of(words.start, words.end) if sentence else None
        if sentence is None or head is None or not inside:
            return None
        actors, _ = self._mentioned.meant(sentence, head)
        known = {actor.code for one in inside for actor in one.actors}
        return next((actor for actor in actors if actor.code in known), with_mention(inside[0].actors[0], inside[0]))

    def _by_reference(self, words: Span | None, code: str | None) -> Actor | None:
        if words is None:
            return None
        index = self._reading.index.everybody
        inside = [one for one in index.touching(words.start, words.end) if one.overlap(words) and one.kind in REFERRING and is_state(one)]
        return chosen(inside, words, code)

    def _by_state(self, code: str | None, words: Span) -> Actor | None:
        if code is None or code not in self._named:
            return None
        record = self._actors.by_code.get(code)
        if record is None:
            return None
        return Actor(code, record.name, record.id, record.country, record.sector, words)

    @cached_property
    def _named(self) -> frozenset[str]:
        """The codes of all that the article names."""
        actors = (actor for one in self._reading.located_mentions for actor in one.actors)
        return frozenset(code for actor in actors for code in (actor.code, actor.country) if code and code not in STATELESS)


def is_state(mention: Mention) -> bool:
    """Whether it is known for whom somebody acts."""
    return any(actor.code not in STATELESS for actor in mention.actors)


def chosen(mentions: Iterable[Mention], words: Span, code: str | None) -> Actor | None:
    """The actor of the code that the model says, of the mention that fits the words best; else the only one there is."""
    fitting = sorted(mentions, key=lambda one: len(one.text) - 2 * one.overlap(words))
    found = [with_mention(actor, one) for one in fitting for actor in one.actors]
    meant = next((actor for actor in found if actor.code == code), None)
    return meant or (found[0] if len({actor.code for actor in found}) == 1 else None)
