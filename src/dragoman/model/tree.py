"""Sentences and their dependency trees, in Universal Dependencies for every language."""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from dragoman.model.span import Span


class Token(Span, frozen=True):
    """A word or punctuation mark.

    `pos` and `features` are UD's universal tags and features, `relation` UD's relation to the token at index `head`
    of the same sentence; the root's `head` is None.
    """

    index: int
    lemma: str
    pos: str
    features: dict[str, str]
    head: int | None
    relation: str

    @property
    def base(self) -> str:
        """The relation without its subtype: `nsubj` of `nsubj:pass`."""
        return self.relation.partition(":")[0]


class FunctionWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The few words of a language that grammar knows by name: lower-case lemmas; the data files say what each list is for."""

    relatives: frozenset[str] = frozenset()
    owning: frozenset[str] = frozenset()
    doing: frozenset[str] = frozenset()
    perfect: frozenset[str] = frozenset()
    future: frozenset[str] = frozenset()
    at_a_time: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    studying: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    mutual: frozenset[str] = frozenset()
    reciprocal: frozenset[str] = frozenset()
    causing: frozenset[str] = frozenset()
    facing: frozenset[str] = frozenset()
    origin: frozenset[str] = frozenset()


class Sentence(Span, frozen=True, dict=True):
    """A sentence of a paragraph; `tokens` is empty where it was not parsed, `function_words` are those of its language."""

    language: str
    paragraph: int
    tokens: tuple[Token, ...] = ()
    function_words: FunctionWords = FunctionWords()

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        lists: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head is not None:
                lists[token.head].append(token)
        return tuple(map(tuple, lists))

    @cached_property
    def _bases(self) -> tuple[str, ...]:
        return tuple(token.base for token in self.tokens)

    @property
    def root(self) -> Token:
        """The token that hangs on nothing. The sentence must have been parsed."""
        return next(token for token in self.tokens if token.head is None)

    def head(self, token: Token) -> Token | None:
        return None if token.head is None else self.tokens[token.head]

    def children(self, token: Token, *relations: str) -> tuple[Token, ...]:
        """The tokens that hang on `token`, in text order; only those of the given relations (with or without subtype), if any."""
        found = self._children[token.index]
        if not relations or not found:
            return found
        return tuple([child for child in found if child.relation in relations or self._bases[child.index] in relations])

    def child(self, token: Token, *relations: str) -> Token | None:
        """The first such child."""
        return next(iter(self.children(token, *relations)), None)

    def ancestors(self, token: Token) -> Iterator[Token]:
        """From the head of `token` up to the root."""
        above = self.head(token)
        while above is not None:
            yield above
            above = self.head(above)

    def subtree(self, token: Token) -> list[Token]:
        """`token` and all below it, in text order."""
        found, waiting = [], [token]
        while waiting:
            one = waiting.pop()
            found.append(one)
            waiting.extend(self._children[one.index])
        return sorted(found, key=lambda t: t.index)

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that share a character with [start, end)."""
        return [t for t in self.tokens if t.start < end and start < t.end]

    def head_of(self, start: int, end: int) -> Token | None:
        """The token of [start, end) whose own head lies outside: the syntactic head of that stretch."""
        inside = self.tokens_in(start, end)
        indexes = {t.index for t in inside}
        return next((t for t in inside if t.head not in indexes and t.pos != "PUNCT"), inside[0] if inside else None)
