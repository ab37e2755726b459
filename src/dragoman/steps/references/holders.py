"""Who is named in which office, from the beginning of a document on."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping

from dragoman.lexicon.actors import ActorRecord
from dragoman.model import UNKNOWN, Actor, Mention

ByName = dict[str, Actor]


class Holders:
    """The people of some mentions by the offices that they hold; to be asked for places in the order of the text."""

    def __init__(self, mentions: Iterable[Mention], people: Mapping[str, ActorRecord], day: str | None) -> None:
        self._people, self._day = people, day
        self._ahead = deque(sorted((m for m in mentions if m.type == "PER"), key=lambda m: m.end))
        self._named: defaultdict[str, ByName] = defaultdict(dict)
        self._by_office: defaultdict[str, ByName] = defaultdict(dict)

    def before(self, place: int, key: str) -> ByName:
        """Everyone named before a place who holds an office, by name; one whose holder is named beside it counts once.

        «министр» can be any minister, «лидер» only who is called so.
        """
        while self._ahead and self._ahead[0].end <= place:
            self._pass(self._ahead.popleft())
        named, offices = self._named[key], self._by_office[key]
        codes = {actor.code for actor in named.values()}
        return {**{name: actor for name, actor in offices.items() if actor.code not in codes}, **named}

    def _pass(self, mention: Mention) -> None:
        held = self._named if mention.kind == "name" else self._by_office
        for actor in mention.actors:
            if actor.code != UNKNOWN:
                for key in self._keys(mention, actor):
                    held[key][actor.name] = actor

    def _keys(self, mention: Mention, actor: Actor) -> set[str]:
        """The offices in which a mention introduces its actor, or which he is known to hold on the day."""
        known = self._people.get(actor.name)
        offices = [term.office for term in known.tenures if term.holds(self._day)] if known else []
        return {key for office in (mention.role, *offices) if office for key in endings(office)}


def endings(office: str) -> Iterator[str]:
    """An office by each word that it may be called from: "foreign minister" and "minister"."""
    words = office.split(" ")
    return (" ".join(words[first:]) for first in range(len(words)))
