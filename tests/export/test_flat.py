"""Flat rows and comma-separated values."""

import csv
import io

from msgspec.structs import replace

from dragoman.export.flat import ClaimRow, StatementRow, StoryRow, amount, claim_row, statement_row, story_rows, write_csv
from dragoman.export.parquet import write_parquet
from dragoman.model import Copy, Quantity, Story
from dragoman.store.query import FoundClaim, FoundStatement
from synthetic import many

READING = many(1)[0]
FOUND = FoundClaim(READING.claims[0], READING.document)


def written(found: FoundClaim, raw: bool = False) -> dict[str, str]:
    out = io.StringIO()
    write_csv([claim_row(found)], ClaimRow, out, raw=raw)
    return next(csv.DictReader(io.StringIO(out.getvalue())))


def test_a_claim_is_one_row() -> None:
    row = written(FOUND)
    assert row["source"] == FOUND.claim.source[0].code
    assert row["quantities"].endswith(" truck")
    assert row["evidence"] == READING.document.text


def test_a_cell_that_would_run_as_a_formula_does_not() -> None:
    evil = replace(FOUND, document=replace(FOUND.document, outlet='=HYPERLINK("http://example.org")'))
    assert written(evil)["outlet"].startswith("'=")
    assert written(evil, raw=True)["outlet"].startswith("=")


def test_a_statement_is_one_row() -> None:
    row = statement_row(FoundStatement(READING.statements[0], READING.document))
    assert isinstance(row, StatementRow)
    assert row.cue == "said"


def test_amounts_are_read_back_without_loss() -> None:
    assert amount(Quantity("", 0, 0, value=3.3e9, unit="GBP")) == "3300000000 GBP"
    assert amount(Quantity("", 0, 0, low=50, high=70, unit="rocket", relation="between")) == "50..70 rocket"
    assert amount(Quantity("", 0, 0, value=40, relation="at_least")) == "at_least 40"


def test_each_document_of_a_story_is_a_row_with_its_origin() -> None:
    story = Story(
        story="st1", title="T", start="2024-09-17", end="2024-09-18", languages=("en",), documents=("a", "b", "c"),
        origins=(("a", "b"), ("c",)), publishers=(("a", "b"), ("c",)), copies=(Copy("b", "a", "verbatim", None, 1.0),), claims=(),
        contradictions=(),
    )
    rows = [(row.document, row.origin, row.copy_of, row.how, row.publisher) for row in story_rows(story)]
    assert rows == [("a", "a", None, None, 0), ("b", "a", "a", "verbatim", 0), ("c", "c", None, None, 1)]
    out = io.BytesIO()
    assert write_parquet(story_rows(story), StoryRow, out) == 3
    assert out.getvalue().startswith(b"PAR1")
