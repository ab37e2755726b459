"""Whom a claim is about when its clause does not say: what stands before it in the article."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection

from msgspec.structs import replace

from dragoman.model import UNKNOWN, Actor, Mention, Reading, Span, Token

REACH = 400  # characters before the trigger that count as near


class Context:
    """The actors of an article by place. `near` answers who else was spoken of last, `focus` who is spoken of most."""

    def __init__(self, reading: Reading) -> None:
        named = (m for m in (*reading.mentions, *reading.references) if m.actor and m.actor.code != UNKNOWN)
        self._mentions: list[Mention] = sorted(named, key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]
        self._counts = Counter(actor.code for m in self._mentions for actor in m.actors)

    def other(self, place: Token, known: Collection[str]) -> Actor | None:
        """The one spoken of last before `place`, or most in the article, who is none of the `known` codes."""
        return self._last_before(place, known) or self._most(known)

    def _last_before(self, place: Token, known: Collection[str]) -> Actor | None:
        for mention in reversed(self._mentions[: bisect_left(self._starts, place.start)]):
            if mention.end < place.start - REACH:
                return None
            for actor in mention.actors:
                if actor.code not in known:
                    return at(actor, mention)
        return None

    def _most(self, known: Collection[str]) -> Actor | None:
        code = next((code for code, _ in self._counts.most_common() if code not in known), None)
        found = ((a, m) for m in self._mentions for a in m.actors if a.code == code)
        return next((at(a, m) for a, m in found), None)


def at(actor: Actor, mention: Mention) -> Actor:
    return replace(actor, mention=Span(mention.text, mention.start, mention.end))
