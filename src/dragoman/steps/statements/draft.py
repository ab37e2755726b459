"""What passes between the rules of this step."""

from enum import StrEnum

from msgspec import Struct

from dragoman.lexicon.cues import Cue, Shape
from dragoman.model import Medium, Quote, Sentence, Span, Token


class CueMatch(Struct, frozen=True):
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


class SpeakerSpan(Struct, frozen=True):
    """The words that name who speaks, the token that heads them, and the medium spoken through."""

    span: Span
    token: Token
    sentence: Sentence
    medium: Medium | None = None


class Construction(StrEnum):
    """What in the text makes a statement."""

    CONTENT = "content"  # hangs on a cue, in one of the shapes of its row
    ADVERB = "adverb"
    PHRASE = "phrase"
    ORIGIN = "origin"  # names whom another statement passes on («со ссылкой на …»)
    PARENTHESIS = "parenthesis"
    HEADLINE = "headline"
    QUOTATION = "quotation"
    FLOATING = "floating"  # a quotation without any cue
    DASH = "dash"
    COLON = "colon"
    SIGNED = "signed"
    TURN = "turn"  # what somebody says in a transcript
    POINTER = "this"  # a cue that points back to the sentence before


class Draft(Struct, frozen=True, kw_only=True):
    """A statement in the making.

    `shape` is how a content hangs on its cue; `parenthetical` the clause of a cue that stands beside or inside its content
    («…, сообщает ТАСС, …»); `relays` those who pass it on, inner to outer.
    """

    construction: Construction
    shape: Shape | None = None
    match: CueMatch | None
    speaker: SpeakerSpan | None
    content: Span
    quote: Quote = "indirect"
    parenthetical: Span | None = None
    relays: tuple[SpeakerSpan, ...] = ()

    @property
    def place(self) -> Span:
        """The cue, or the content of a statement without one."""
        return self.match.span if self.match else self.content


class Findings(Struct, frozen=True):
    """What the rules have found so far.

    `quoting` are the cues of speech, which quotations may belong to; `pointing` those that only point back («об этом сообщает …»), each
    with its speaker where he is named; `origins` who is passed on, by the start of the sentence that says so.
    """

    drafts: tuple[Draft, ...] = ()
    quoting: tuple[CueMatch, ...] = ()
    pointing: tuple[tuple[CueMatch, SpeakerSpan | None], ...] = ()
    origins: dict[int, SpeakerSpan] = {}
