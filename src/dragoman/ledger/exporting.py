"""The ledger in other people's forms: each format is a function of the ledger, the path to write, and what is asked for."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from dragoman.corpus.trends import periods
from dragoman.export.annotations import annotation
from dragoman.export.contract import line
from dragoman.export.copying import copying, gexf
from dragoman.export.entities import entities
from dragoman.export.events import TableFormat, write_events
from dragoman.export.flat import StoryRow, claim_row, story_rows
from dragoman.export.panel import codebook, panel, write_panel
from dragoman.export.parquet import write_months
from dragoman.export.parquet import write_parquet as write_parquet_rows
from dragoman.model import Story
from dragoman.store import rows
from dragoman.store.query import ClaimQuery, StoryQuery, TieQuery

if TYPE_CHECKING:
    from dragoman.ledger.ledger import Ledger

ExportFormat = Literal["jsonl", "parquet", "panel", "polecat", "gdelt", "annotations", "ftm", "stories", "copies"]
Writer = Callable[["Ledger", Path, ClaimQuery], int]
"""Writes and tells how many rows it wrote."""


def write_readings(ledger: "Ledger", path: Path, query: ClaimQuery) -> int:
    return write_lines(map(line, ledger.readings()), path)


def write_annotations(ledger: "Ledger", path: Path, query: ClaimQuery) -> int:
    return write_lines((msgspec.json.encode(annotation(one)) for one in ledger.claims_in_order(query)), path)


def write_entities(ledger: "Ledger", path: Path, query: ClaimQuery) -> int:
    found = entities(ledger.claims_in_order(query), ledger.lexicon.two_letters)
    return write_lines(map(msgspec.json.encode, found), path)


def write_stories(ledger: "Ledger", path: Path, query: ClaimQuery) -> int:
    """Of the query only the days count; a row for each document where the file is a `.parquet`, else a line for each story."""
    found = stories(ledger, query)
    if path.suffix != ".parquet":
        return write_lines(map(msgspec.json.encode, found), path)
    with path.open("wb") as out:
        return write_parquet_rows((row for story in found for row in story_rows(story)), StoryRow, out)


def write_copies(ledger: "Ledger", path: Path, query: ClaimQuery) -> int:
    """Of the query only the days count; the number of edges."""
    found = stories(ledger, query)
    names = {name for story in found for name in story.documents}
    graph = copying(found, {name: ledger.document(name).reading.document for name in sorted(names)})
    path.write_bytes(gexf(graph))
    return len(graph.edges)


def stories(ledger: "Ledger", query: ClaimQuery) -> tuple[Story, ...]:
    return ledger.stories(StoryQuery(since=query.since, until=query.until), limit=None).found


def write_lines(lines: Iterable[bytes], path: Path) -> int:
    with path.open("wb") as out:
        return sum(bool(out.write(one + b"\n")) for one in lines)


def write_parquet(ledger: "Ledger", path: Path, query: ClaimQuery) -> int:
    found = ledger.claims_in_order(query)
    return write_months(((rows.days(one.claim, one.document)[0][:7], claim_row(one)) for one in found), path)


def write_a_panel(ledger: "Ledger", path: Path, query: ClaimQuery) -> int:
    """Of the query only the days and the least score count."""
    asked = TieQuery(by="month", since=query.since, until=query.until, min_score=query.min_score)
    dated = [tie for tie in ledger.ties(asked) if tie.period]
    months = periods(min(tie.period for tie in dated), max(tie.period for tie in dated), "month") if dated else []
    path.mkdir(parents=True, exist_ok=True)
    (path / "codebook.md").write_text(codebook(months, ledger.own_run.version), "utf8")
    with (path / "panel.csv").open("w", encoding="utf8", newline="") as out:
        return write_panel(panel(dated, months), out)


def events_writer(format: TableFormat) -> Writer:
    def write(ledger: "Ledger", path: Path, query: ClaimQuery) -> int:
        with path.open("w", encoding="utf8", newline="") as out:
            return write_events(ledger.claims_in_order(query), format, ledger.lexicon.plover, out)

    return write


WRITERS: Mapping[ExportFormat, Writer] = {
    "jsonl": write_readings, "parquet": write_parquet, "panel": write_a_panel, "polecat": events_writer("polecat"),
    "gdelt": events_writer("gdelt"), "annotations": write_annotations, "ftm": write_entities,
    "stories": write_stories, "copies": write_copies,
}
