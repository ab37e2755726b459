"""What every proposer hands on: a claim that is not checked against the text, scored or selected yet, and how it came about."""

from typing import TypeAlias

from msgspec import Struct

from dragoman.grammar.changes import StatusChange
from dragoman.lexicon.frames import Frame
from dragoman.llm.resolve import Basis
from dragoman.model import Attribution, Kind, Quantity, Sentence, Span, Status, Time, Token
from dragoman.steps.claims.fill import Sides
from dragoman.steps.claims.sides import Choice


class FrameRule(Struct, frozen=True):
    """A frame matched on the tree.

    `further_words`: how many words of the trigger beside its head; `tells_change`: whether its clause tells a rise or a fall;
    `domestic`: whether such acts are often done at home.
    """

    frame: Frame
    further_words: int = 0
    tells_change: bool = False
    domestic: bool = False


class ComparisonRule(Struct, frozen=True):
    """A measure set against an earlier one, whose sides it takes."""

    basis: "Candidate"


class NecessityRule(Struct, frozen=True):
    """A speaker who says what somebody else has to do asks for it; `word` is the word of necessity."""

    word: str


class AnnouncementRule(Struct, frozen=True):
    """A speaker who announces a hostile act of his own threatens with it."""

    basis: "Candidate"


class ModelRule(Struct, frozen=True):
    """A language model's answer: whether it calls the claim core, and by what each actor of each side was recognised."""

    is_core: bool
    source: tuple[Basis, ...] = ()
    target: tuple[Basis, ...] = ()


Rule: TypeAlias = ModelRule | FrameRule | ComparisonRule | NecessityRule | AnnouncementRule


class Score(Struct, frozen=True):
    """The likelihood in [0, 1] that a candidate is right, and the strongest of what it is made of, in log odds by feature."""

    likelihood: float
    parts: dict[str, float]


class Candidate(Struct, frozen=True, kw_only=True):
    """A claim that somebody proposes.

    `head` is the word that carries the act. Provenance is typed: `rule`, in each side its path, and `changes`, what made the status of
    what the tense says; `choice` tells how the sides were chosen. A candidate whose rule has a `basis` stands only where its basis
    is selected.
    """

    id: str
    sentence: Sentence
    head: Token
    kind: Kind
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    sides: Sides
    symmetric: bool = False
    status: Status
    trigger: Span
    evidence: Span
    attribution: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    time: Time | None = None
    rule: Rule
    changes: tuple[StatusChange, ...] = ()
    choice: Choice | None = None
    score: Score | None = None

    @property
    def frame(self) -> Frame | None:
        return self.rule.frame if isinstance(self.rule, FrameRule) else None

    @property
    def basis(self) -> "Candidate | None":
        return self.rule.basis if isinstance(self.rule, ComparisonRule | AnnouncementRule) else None

    @property
    def likelihood(self) -> float:
        """0 before it is scored."""
        return self.score.likelihood if self.score else 0.0
