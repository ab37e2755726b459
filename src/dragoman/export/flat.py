"""Claims and statements as flat rows, for spreadsheets and data frames; several values in a cell are parted by `; `."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

import msgspec
from msgspec import Struct

from dragoman.model import Actor, Attribution, Document, Quantity, Speaker, Story
from dragoman.store.query import FoundClaim, FoundStatement

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for the beginning of a formula
VERDICTS = ("inconsistent", "unclear", "consistent")


class ClaimRow(Struct, frozen=True, kw_only=True):
    """A claim. Offsets count characters of the document's text; `attribution` runs from the first speaker outward."""

    id: str
    document: str
    published: str | None
    outlet: str | None
    language: str
    url: str | None
    kind: str
    type: str
    mode: str | None
    status: str
    source: str
    source_names: str
    target: str
    target_names: str
    symmetric: bool
    time_start: str | None
    time_end: str | None
    quantities: str
    place: str | None
    country: str | None
    attribution: str
    attribution_codes: str
    checks: str | None
    score: float
    evidence: str
    evidence_start: int
    evidence_end: int
    trigger: str
    rule: str


class StatementRow(Struct, frozen=True, kw_only=True):
    """A statement. Offsets count characters of the document's text; `relayed_by` runs outward."""

    id: str
    document: str
    published: str | None
    outlet: str | None
    language: str
    url: str | None
    source: str | None
    source_code: str | None
    source_name: str | None
    cue: str | None
    stance: str
    quote: str
    medium: str | None
    relayed_by: str
    content: str
    content_start: int
    content_end: int


class StoryRow(Struct, frozen=True, kw_only=True):
    """A document of a story. `origin` is the document with which its text started, `copy_of` the one it was copied from, `publisher` the
    number of the house whose its origin is, among those of the story."""

    story: str
    title: str | None
    start: str | None
    end: str | None
    document: str
    origin: str
    copy_of: str | None
    how: str | None
    publisher: int
    origins: int
    publishers: int
    contradictions: int


def story_rows(story: Story) -> Iterator[StoryRow]:
    above = {copy.copy: copy for copy in story.copies}
    origin = {document: part[0] for part in story.origins for document in part}
    house = {document: number for number, part in enumerate(story.publishers) for document in part}
    for document in story.documents:
        copy = above.get(document)
        yield StoryRow(
            story=story.story, title=story.title, start=story.start, end=story.end, document=document, origin=origin[document],
            copy_of=copy.original if copy else None, how=copy.how if copy else None, publisher=house[document],
            origins=len(story.origins), publishers=len(story.publishers), contradictions=len(story.contradictions),
        )


def claim_row(found: FoundClaim) -> ClaimRow:
    claim = found.claim
    return ClaimRow(
        id=claim.id, **document_cells(found.document), kind=claim.kind, type=claim.type, mode=claim.mode, status=claim.status,
        source=codes(claim.source), source_names=names(claim.source), target=codes(claim.target), target_names=names(claim.target),
        symmetric=claim.symmetric, time_start=claim.time.start if claim.time else None, time_end=claim.time.end if claim.time else None,
        quantities="; ".join(map(amount, claim.quantities)), place=claim.place.text if claim.place else None,
        country=claim.place.country if claim.place else None, attribution=texts(claim.attribution),
        attribution_codes="; ".join(link.actor.code if link.actor else "" for link in claim.attribution),
        checks=next((verdict for verdict in VERDICTS if verdict in {check.verdict for check in claim.checks}), None),
        score=claim.why.score, evidence=claim.evidence.text, evidence_start=claim.evidence.start, evidence_end=claim.evidence.end,
        trigger=claim.trigger.text, rule=claim.why.rule,
    )


def statement_row(found: FoundStatement) -> StatementRow:
    said, source = found.statement, found.statement.source
    actor = source.actor if source else None
    return StatementRow(
        id=said.id, **document_cells(found.document), source=source.text if source else None,
        source_code=actor.code if actor else None, source_name=actor.name if actor else None, cue=said.cue.text if said.cue else None,
        stance=said.stance, quote=said.quote, medium=said.medium, relayed_by=texts(said.relayed_by),
        content=said.content.text, content_start=said.content.start, content_end=said.content.end,
    )


def document_cells(document: Document) -> dict[str, Any]:
    own = ("published", "outlet", "language", "url")
    return {"document": document.id, **{name: getattr(document, name) for name in own}}


def codes(actors: Iterable[Actor]) -> str:
    return "; ".join(actor.code for actor in actors)


def names(actors: Iterable[Actor]) -> str:
    return "; ".join(actor.name for actor in actors)


def texts(links: Iterable[Attribution | Speaker]) -> str:
    return "; ".join(link.text for link in links)


def amount(quantity: Quantity) -> str:
    """`at_least 40 soldier`, `50..70 rocket`, `3300000000 GBP`."""
    relation = "" if quantity.relation in ("exactly", "between") else f"{quantity.relation} "
    value = number(quantity.value) if quantity.value is not None else f"{number(quantity.low)}..{number(quantity.high)}"
    return f"{relation}{value} {quantity.unit or ''}".rstrip()


def number(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}" if abs(value) < 1e15 else str(value)


def write_csv(rows: Iterable[ClaimRow | StatementRow], form: type[Struct], out: TextIO, *, raw: bool = False) -> None:
    """Comma-separated values with a head. Unless `raw`, a cell that a spreadsheet would run as a formula begins with an apostrophe."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(form.__struct_fields__)
    for row in rows:
        cells = msgspec.structs.astuple(row)
        writer.writerow(cells if raw else [safe(cell) for cell in cells])


def safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
