"""Claims: the rows of the ledger."""

from typing import Literal

from msgspec import Struct

from dragoman.model.actor import Actor
from dragoman.model.span import Span
from dragoman.model.values import Place, Quantity, Time

Kind = Literal["event", "measure", "relation"]
Status = Literal["happened", "ongoing", "planned", "offered", "demanded", "threatened", "possible", "denied"]
ReadBy = Literal["grammar", "model"]
Verdict = Literal["consistent", "inconsistent", "unclear"]


class Attribution(Span, frozen=True):
    """One link of the chain of who says so; `statement` is the id of the statement it was read from."""

    actor: Actor | None = None
    statement: str | None = None


class Check(Struct, frozen=True):
    """Whether numbers, times or actors agree: `detail` shows the arithmetic in words, `spans` the characters used."""

    check: str
    verdict: Verdict
    detail: str
    spans: tuple[Span, ...] = ()


class ClaimCheck(Struct, frozen=True):
    """A check of what the evidence of a claim tells; `claim` is the claim's id."""

    claim: str
    check: Check


class Why(Struct, frozen=True):
    """How a claim came about.

    `rule` is the frame row, `path` tells for each role how its filler was reached, `status` each thing that changed the
    status, `score` is in [0, 1] and `parts` what it was made of. `sides` tells what spoke for the pair of sides that was chosen,
    in log odds, `runner_up` the next likeliest pair and `runner_up_parts` what spoke for that. `read_by` names those of several readers
    who read it.
    """

    rule: str
    score: float
    path: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    parts: dict[str, float] = {}
    sides: dict[str, float] = {}
    runner_up: str = ""
    runner_up_parts: dict[str, float] = {}
    read_by: tuple[ReadBy, ...] = ()


class Claim(Struct, frozen=True, kw_only=True):
    """Who did, offered, denied, threatened or said what to whom, how much, when, and according to whom.

    `attribution` runs from the original speaker outward; empty means the article's own voice. `repeats` are further
    pieces of evidence for the same act in the same document.
    """

    id: str
    kind: Kind
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    source: tuple[Actor, ...] = ()
    target: tuple[Actor, ...] = ()
    symmetric: bool = False
    status: Status
    evidence: Span
    trigger: Span
    attribution: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    time: Time | None = None
    place: Place | None = None
    checks: tuple[Check, ...] = ()
    repeats: tuple[Span, ...] = ()
    why: Why


class Ungrounded(Span, frozen=True):
    """Words that a proposed claim cites and that do not stand at [start, end) of the text, for which it was dropped; `rule` proposed it."""

    rule: str
