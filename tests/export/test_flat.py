"""Flat rows and comma-separated values."""

import csv
import io

from msgspec.structs import replace

from dragoman.export.flat import ClaimRow, StatementRow, amount, claim_row, statement_row, write_csv
from dragoman.model import Quantity
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
