"""What passes between the parts of this step."""

from msgspec import Struct

from dragoman.lexicon.cues import Cue
from dragoman.model import Medium, Quote, Sentence, Span, Token


class Sign(Struct, frozen=True):
    """A cue met in a sentence: its row, the token that governs, and the words; `refused` where somebody declines to say it."""

    sentence: Sentence
    token: Token
    span: Span
    row: Cue
    words: tuple[Token, ...] = ()
    negated: bool = False
    refused: bool = False

    def children(self, *relations: str) -> list[Token]:
        """What hangs on the words of the cue («выразил надежду, что …»: on the noun), in text order."""
        own = {t.index for t in self.words}
        found = [c for word in self.words for c in self.sentence.children(word, *relations) if c.index not in own]
        return sorted(found, key=lambda t: t.index)


class Voice(Struct, frozen=True):
    """Who speaks: the words, the token that heads them, and the medium spoken through."""

    span: Span
    token: Token
    sentence: Sentence
    medium: Medium | None = None


class Draft(Struct, frozen=True, kw_only=True):
    """A statement in the making.

    `beside` is the clause of a cue that stands beside or inside its content («…, сообщает ТАСС, …»); `origin` tells that the
    voice is the origin of what another draft passes on («со ссылкой на …»).
    """

    sign: Sign | None
    voice: Voice | None
    content: Span
    quote: Quote = "indirect"
    beside: Span | None = None
    relays: tuple[Voice, ...] = ()
    rule: str = ""

    @property
    def place(self) -> Span:
        """The cue, or the content of a statement without one."""
        return self.sign.span if self.sign else self.content
