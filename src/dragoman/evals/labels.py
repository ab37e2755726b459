"""Gold passages, and whether a claim is in them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from dragoman.model import UNKNOWN, Actor, Claim, Document, Span, cut
from dragoman.model.claim import Status


class GoldClaim(Struct, frozen=True):
    """A claim as an annotator wrote it down: `evidence` and, inside it, `trigger` are verbatim, sides are codes."""

    evidence: str
    trigger: str
    type: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    also: tuple[str, ...] = ()
    symmetric: bool = False
    status: Status = "happened"
    salience: Literal["core", "minor"] = "core"
    nth: int = 1

    def evidence_in(self, text: str) -> Span:
        """Where the evidence stands, its `nth` occurrence."""
        start = -1
        for _ in range(self.nth):
            start = text.find(self.evidence, start + 1)
        return cut(text, max(0, start), max(0, start) + len(self.evidence))

    def trigger_in(self, text: str) -> Span:
        """Where the trigger stands, first in the evidence."""
        start = text.find(self.trigger, self.evidence_in(text).start)
        return cut(text, start, start + len(self.trigger))


class GoldPassage(Struct, frozen=True):
    """A text with all its claims; `construction` is the point of grammar that it tries, where it tries one."""

    id: str
    language: str
    text: str
    claims: tuple[GoldClaim, ...]
    published: str | None = None
    outlet: str | None = None
    construction: str | None = None

    @property
    def document(self) -> Document:
        return Document(id=self.id, text=self.text, language=self.language, published=self.published, outlet=self.outlet)


def read_passages(paths: Iterable[Path]) -> Iterator[GoldPassage]:
    """The passages of files of JSON lines, and documents that are a JSON file each."""
    for path in paths:
        if path.suffix == ".json":
            yield msgspec.json.decode(path.read_bytes(), type=GoldPassage)
            continue
        yield from (msgspec.json.decode(line, type=GoldPassage) for line in path.read_bytes().splitlines())


def is_right(claim: Claim, passage: GoldPassage) -> bool:
    """Whether the gold has a claim of this type and these sides that is told by the same words."""
    return any(same(claim, gold, passage.text) for gold in passage.claims)


def same(claim: Claim, gold: GoldClaim, text: str) -> bool:
    return gold.trigger_in(text).overlap(claim.trigger) > 0 and agrees(claim, gold)


def agrees(claim: Claim, gold: GoldClaim) -> bool:
    """Whether both have the same type and the same sides."""
    source, target = codes(gold.source), codes(gold.target)
    mine = code_set(claim.source), code_set(claim.target)
    sides = source | target == mine[0] | mine[1] if gold.symmetric else (source, target) == mine
    return claim.type in (gold.type, *gold.also) and sides


def codes(side: tuple[str, ...]) -> frozenset[str]:
    return frozenset(side) - {UNKNOWN}


def code_set(side: tuple[Actor, ...]) -> frozenset[str]:
    return codes(tuple(actor.code for actor in side))
