"""Which actors a token means: the mentions and references of a reading, found by their head word."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from types import MappingProxyType

from msgspec.structs import replace

from dragoman.grammar.paths import Path, Position
from dragoman.grammar.roles import Filler, obliques, owners
from dragoman.model import Actor, Mention, Reading, Sentence, Span, Token

NAMING = ("appos", "flat", "flat:name", "flat:foreign", "compound", "nmod:name")
ByLanguage = Mapping[str, Collection[str]]

NONE: ByLanguage = MappingProxyType({})
DEEPEST = 2  # how many owners up an actor is looked for («усилия правительства Китая»)


class Mentioned:
    """Looks up actors by token. Build one for a reading; sentences must be parsed.

    By language, `dwellers` are lemmas of people who belong to where they are ("rebels in Chad"), `place_words` the prepositions that say
    where.
    """

    def __init__(self, reading: Reading, dwellers: ByLanguage = NONE, place_words: ByLanguage = NONE) -> None:
        self._reading, self._dwellers, self._place_words = reading, dwellers, place_words

    @cached_property
    def _by_head(self) -> dict[int, list[Mention]]:
        """Mentions by the first character of their head word, longest first."""
        found: dict[int, list[Mention]] = defaultdict(list)
        index = self._reading.index.everybody
        for sentence in self._reading.trees:
            for mention in index.starting_in(sentence.start, sentence.end):
                head = sentence.head_of(mention.start, mention.end)
                if head is not None:
                    found[head.start].append(mention)
        return {start: sorted(mentions, key=lambda m: m.start - m.end) for start, mentions in found.items()}

    def mentions(self, token: Token) -> list[Mention]:
        """The mentions whose head is this token, longest first."""
        return self._by_head.get(token.start, [])

    def is_person(self, token: Token) -> bool:
        """Whether a token is the head of a person's name."""
        return any(mention.type == "PER" and mention.kind == "name" for mention in self.mentions(token))

    def is_description(self, token: Token) -> bool:
        """Whether a token stands for a state without naming it ("the country")."""
        return any(mention.type == "GPE" and mention.kind == "role" for mention in self.mentions(token)[:1])

    def actors(self, sentence: Sentence, token: Token) -> tuple[Actor, ...]:
        """The actors that the token itself names, or that a name beside it (apposition) names; empty where there is none."""
        for mention in self.mentions(token):
            if mention.actors:
                return tuple(with_mention(actor, mention) for actor in mention.actors)
        for child in sentence.children(token, *NAMING):
            if child.base != "compound" or child.pos == "PROPN":
                for mention in self.mentions(child):
                    if mention.actors and (child.base != "compound" or mention.type == "PER"):
                        return tuple(with_mention(actor, mention) for actor in mention.actors)
        return ()

    def halves(self, token: Token) -> tuple[Actor, ...]:
        """The actors of all the names that make up one word ("U.S.-Iranian")."""
        named = [mention for mention in self.mentions(token) if mention.actors]
        apart = [mention for mention in named if mention is named[0] or not mention.overlap(named[0])]
        return tuple(with_mention(actor, mention) for mention in apart for actor in mention.actors)

    def owner(self, sentence: Sentence, token: Token, depth: int = 0) -> tuple[tuple[Actor, ...], tuple[Path, ...]]:
        """The actors that a noun belongs to («усилия Путина», "Iran's programme"), and the way there, owner by owner."""
        owned = [found for found in owners(sentence, token) if not self.faces(sentence, token, found)]
        for path in dict.fromkeys(found.path for found in owned):
            together = [found.token for found in owned if found.path == path]
            actors = tuple(dict.fromkeys(actor for noun in together for actor in self.actors(sentence, noun)))
            if actors:
                return actors, (path.via(token.text),)
        if depth < DEEPEST:
            for found in owned:
                actors, paths = self.owner(sentence, found.token, depth + 1)
                if actors:
                    return actors, (*paths, found.path.via(token.text))
        return (), ()

    def faces(self, sentence: Sentence, token: Token, found: Filler) -> bool:
        """Whether a state stands beside a word for others than itself ("Iran's rivals", «соседи Китая»)."""
        state = any(mention.type == "GPE" for mention in self.mentions(found.token))
        return state and found.path.position != Position.ADJECTIVE and token.lemma in sentence.function_words.facing

    def meant(self, sentence: Sentence, token: Token) -> tuple[tuple[Actor, ...], tuple[Path, ...]]:
        """The actors that a noun names, else those it belongs to with the way to them; both empty where there are none."""
        actors = self.actors(sentence, token)
        if actors:
            return actors, ()
        actors, paths = self.owner(sentence, token)
        dwells = token.lemma in self._dwellers.get(sentence.language, ())
        words = self._place_words.get(sentence.language, ()) if dwells else sentence.function_words.origin
        return (actors, paths) if actors else self.dwelling(sentence, token, words)

    def who(self, sentence: Sentence, found: Filler) -> tuple[tuple[Actor, ...], Path]:
        """The actors meant by a role's filler, and the whole way to them."""
        actors, paths = self.meant(sentence, found.token)
        return actors, replace(found.path, owners=paths)

    def dwelling(self, sentence: Sentence, token: Token, words: Collection[str]) -> tuple[tuple[Actor, ...], tuple[Path, ...]]:
        """The state in which people live or fight, or that somebody or something comes from."""
        places = obliques(sentence, token, words)
        actors = tuple(actor for found in places if found.path == places[0].path for actor in self.actors(sentence, found.token))
        return (actors, (places[0].path.via(token.text),)) if actors else ((), ())


def with_mention(actor: Actor, mention: Mention) -> Actor:
    return replace(actor, mention=Span(mention.text, mention.start, mention.end))


def main_state(mentions: Iterable[Mention]) -> str | None:
    """The code of the state that an article is about: named more than twice as often as any other; None where none stands out."""
    return standing_out(Counter(m.actors[0].country for m in mentions if m.actors and m.actors[0].country and m.kind != "adjective"))


def standing_out(counts: Counter[str]) -> str | None:
    """The code that is counted more than twice as often as any other; None where none is."""
    first, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] > 2 * second[1] else None
