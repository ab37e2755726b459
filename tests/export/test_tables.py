"""Exports are read back by the libraries of their field as they were written."""

import csv
import io
from pathlib import Path

import msgspec
import pyarrow.dataset
import pyarrow.parquet
import pytest
from msgspec.structs import replace

from dragoman.export.events import GDELT, POLECAT, TableFormat, write_events
from dragoman.export.flat import ClaimRow, StatementRow, claim_row, statement_row
from dragoman.export.panel import MEANINGS, PanelRow, codebook, panel, write_panel
from dragoman.export.parquet import write_months, write_parquet
from dragoman.model import Actor, Claim, Document, Signed, Tie
from dragoman.pipeline import standard_lexicon
from dragoman.store.query import FoundClaim, FoundStatement
from synthetic import claim_of, many

PLOVER = standard_lexicon().plover
TEXT = "Russia\tshelled\nUkraine."
DOCUMENT = Document("d", TEXT, "en", published="2022-03-05", outlet="The\tHerald", url="https://example.org/1")
SHELLED = replace(claim_of(TEXT, "RUS", "UKR", "ASSAULT", day="2022-03-04"), id="c0123456789abcdef")


def lines(format: TableFormat, *claims: Claim) -> list[list[str]]:
    out = io.StringIO()
    count = write_events([FoundClaim(claim, DOCUMENT) for claim in claims], format, PLOVER, out)
    found = [line.split("\t") for line in out.getvalue().splitlines()]
    assert len(found) == count + (format == "polecat")
    return found


def test_polecat_has_its_forty_columns_and_no_stray_tabs() -> None:
    head, row = lines("polecat", SHELLED)
    assert (len(head), len(row)) == (40, 40)
    cells = dict(zip(POLECAT, row, strict=True))
    assert (cells["Event Type"], cells["Event Date"]) == ("ASSAULT", "2022-03-04")
    assert (cells["Quad Code"], cells["Intensity"]) == ("MATERIAL CONFLICT", "-9")
    assert (cells["Actor Country"], cells["Recipient Name"], cells["Source"]) == ("RUS", "Ukraine", "The Herald")
    assert cells["Latitude"] == ""


def test_gdelt_has_its_sixty_one_columns() -> None:
    (row,) = lines("gdelt", SHELLED)
    assert len(GDELT) == len(row) == 61
    cells = dict(zip(GDELT, row, strict=True))
    assert (cells["SQLDATE"], cells["MonthYear"], cells["FractionDate"]) == ("20220304", "202203", "2022.1753")
    assert (cells["Actor1Code"], cells["Actor2CountryCode"], cells["QuadClass"]) == ("RUSGOV", "UKR", "4")
    assert (cells["EventRootCode"], cells["EventCode"], cells["AvgTone"]) == ("", "", "")  # ASSAULT is three roots in CAMEO
    assert cells["SOURCEURL"] == DOCUMENT.url


def test_a_cameo_root_stands_where_there_is_one() -> None:
    (row,) = lines("gdelt", replace(SHELLED, type="AID"))
    assert dict(zip(GDELT, row, strict=True))["EventRootCode"] == "07"


@pytest.mark.parametrize("claim", [
    replace(SHELLED, status="denied"), replace(SHELLED, status="threatened"), replace(SHELLED, kind="measure", type="trade"),
])
def test_only_what_is_done_goes_out(claim: Claim) -> None:
    assert lines("gdelt", claim) == []


def test_every_pair_is_a_line_and_an_unknown_side_is_empty() -> None:
    two = replace(SHELLED, source=(*SHELLED.source, Actor("DNR", "Donetsk People's Republic")), target=())
    rows = [dict(zip(GDELT, row, strict=True)) for row in lines("gdelt", two)]
    assert [row["Actor1Code"] for row in rows] == ["RUSGOV", "DNR"]
    assert [row["Actor1KnownGroupCode"] for row in rows] == ["", "DNR"]
    assert {row["Actor2Code"] for row in rows} == {""}


def test_parquet_comes_back_by_month(tmp_path: Path) -> None:
    readings = many(50)
    rows = [((reading.document.published or "")[:7], claim_row(FoundClaim(reading.claims[0], reading.document))) for reading in readings]
    assert write_months([*rows, ("", rows[0][1])], tmp_path) == 51
    found = pyarrow.dataset.dataset(tmp_path, partitioning="hive").to_table()
    assert found.num_rows == 51
    months = dict(zip(found.column("id").to_pylist(), found.column("month").to_pylist(), strict=True))
    assert months[rows[1][1].id] == rows[1][0]
    assert set(found.column_names) == {*ClaimRow.__struct_fields__, "month"}
    assert sorted(found.column("evidence").to_pylist()) == sorted(row.evidence for _, row in [*rows, rows[0]])


def test_parquet_in_one_piece_comes_back_as_it_was() -> None:
    rows = [statement_row(FoundStatement(reading.statements[0], reading.document)) for reading in many(5)]
    out = io.BytesIO()
    assert write_parquet(rows, StatementRow, out) == 5
    found = pyarrow.parquet.read_table(io.BytesIO(out.getvalue()))
    assert found.to_pylist() == [msgspec.structs.asdict(row) for row in rows]


def tie(source: str, target: str, month: str, conflict: int, symmetric: bool = False) -> Tie:
    return Tie(
        source=source, target=target, symmetric=symmetric, period=month, deeds=Signed(conflict=conflict), words=Signed(), facts=Signed(),
        offers=Signed(), prospects=Signed(), denied=1, score=-9.0, goldstein=-8.0, types={}, statuses={}, documents=1, sources=1,
        publishers=1,
        claims=conflict + 1,
    )


def test_the_panel_is_balanced_and_sums_to_the_ties() -> None:
    ties = [tie("A", "B", "2022-01", 2), tie("A", "B", "2022-03", 1), tie("A", "C", "2022-02", 4, symmetric=True)]
    out = io.StringIO()
    assert write_panel(panel(ties, ["2022-01", "2022-02", "2022-03"]), out) == 9
    found = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert [(r["source"], r["target"]) for r in found[::3]] == [("A", "B"), ("A", "C"), ("C", "A")]
    assert [r["deeds_conflict"] for r in found] == ["2", "0", "1", "0", "4", "0", "0", "4", "0"]
    assert [r["score"] for r in found[:3]] == ["-9.0", "", "-9.0"]


def test_the_codebook_tells_every_column() -> None:
    assert list(MEANINGS) == list(PanelRow.__struct_fields__)
    page = codebook(["2022-01", "2022-03"], "1.0")
    assert all(f"| `{name}` |" in page for name in PanelRow.__struct_fields__)
    assert "from 2022-01 to 2022-03" in page
