"""Whom a claim is about when its clause does not say: who deals with whom in the article, and who was spoken of last."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from dragoman.model import Actor, Mention, Reading, Sentence, Span, Token

REACH = 400  # characters before the trigger that count as near
BYSTANDERS = {"MED", "BUS", "UNK", "NGO", None}  # codes of those who tell or watch: nobody is guessed to be one of them


class Context:
    """The actors of an article by place, and the pairs that its clauses name together."""

    def __init__(self, reading: Reading, pairs: Iterable[tuple[Sequence[Actor], Sequence[Actor]]], place_words: Collection[str]) -> None:
        named = (m for m in (*reading.mentions, *reading.references) if m.actors)
        meant = (m for m in named if m.kind != "metonym" or word_before(reading.document.text, m) not in place_words)
        self._mentions: list[Mention] = sorted(meant, key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]
        self._partners: Counter[tuple[str, str]] = Counter()
        for source, target in pairs:
            for a in source:
                for b in target:
                    self._partners.update([(a.code, b.code), (b.code, a.code)])

    def other(self, place: Token, sentence: Sentence, known: Collection[str]) -> Actor | None:
        """Who is none of the `known` codes: who stands before `place` in its sentence, or deals with them most, or was spoken of last."""
        here = self._last_before(place, known, sentence.start)
        return here or self._partner(known) or self._last_before(place, known, place.start - REACH)

    def _partner(self, known: Collection[str]) -> Actor | None:
        counts = Counter({b: n for (a, b), n in self._partners.items() if a in known and b not in known and b not in BYSTANDERS})
        code = next((code for code, _ in counts.most_common(1)), None)
        found = ((actor, m) for m in self._mentions for actor in m.actors if actor.code == code)
        return next((at(actor, m) for actor, m in found), None)

    def _last_before(self, place: Token, known: Collection[str], since: int) -> Actor | None:
        for mention in reversed(self._mentions[: bisect_left(self._starts, place.start)]):
            if mention.start < since:
                return None
            for actor in mention.actors:
                if actor.code not in known and actor.code not in BYSTANDERS:
                    return at(actor, mention)
        return None


def word_before(text: str, mention: Mention) -> str:
    """The word before a mention in lower case: a city behind "in" is where something happens, not who acts."""
    return (text[max(0, mention.start - 12) : mention.start].lower().split() or [""])[-1]


def at(actor: Actor, mention: Mention) -> Actor:
    return replace(actor, mention=Span(mention.text, mention.start, mention.end))
