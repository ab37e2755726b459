"""Every export from the command line."""

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet
import pytest

from commands import Dragoman

TEXT = "Iran shipped drones to Russia."


@pytest.fixture
def store(dragoman: Dragoman, tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    (tmp_path / "one.json").write_text(json.dumps({"id": "one", "text": TEXT, "language": "en", "published": "2022-06-05"}), "utf8")
    dragoman("add", tmp_path / "one.json", "--store", url)
    for claim in json.loads("[" + ",".join(dragoman("claims", "--store", url, "--format", "jsonl").stdout.splitlines()) + "]"):
        dragoman("reject", claim["id"], "--store", url)
    dragoman("insert", "one", TEXT, "--trigger", "shipped", "--type", "AID", "--source", "IRN", "--target", "RUS", "--store", url)
    return url


ROWS = {"jsonl": 1, "parquet": 1, "panel": 1, "polecat": 1, "gdelt": 1, "annotations": 1, "ftm": 5, "stories": 1, "copies": 0}


@pytest.mark.parametrize(("format", "rows"), ROWS.items())
def test_every_format_is_written(dragoman: Dragoman, store: str, tmp_path: Path, format: str, rows: int) -> None:
    result = dragoman("export", format, tmp_path / "out", "--store", store)
    assert result.exit_code == 0, result.output
    assert f"{rows} rows in" in result.stderr.replace("\n", " ")


def test_the_panel_has_the_claim_in_its_month(dragoman: Dragoman, store: str, tmp_path: Path) -> None:
    dragoman("export", "panel", tmp_path / "panel", "--store", store)
    with (tmp_path / "panel" / "panel.csv").open(encoding="utf8") as file:
        (row,) = csv.DictReader(file)
    assert (row["source"], row["target"], row["month"], row["deeds_cooperation"]) == ("IRN", "RUS", "2022-06", "1")
    assert "codebook" in (tmp_path / "panel" / "codebook.md").read_text("utf8").lower()


def test_the_graph_and_the_counts(dragoman: Dragoman, store: str) -> None:
    assert 'label="Iran"' in dragoman("network", "--store", store).stdout
    assert "IRN" in dragoman("partners", "RUS", "--store", store).stdout
    assert dragoman("matrix", "--format", "csv", "--store", store).stdout.splitlines()[0] == "source,IRN,RUS"
    assert "2022-06" in dragoman("trend", "RUS", "IRN", "--store", store).stdout


def test_claims_and_statements_as_parquet(dragoman: Dragoman, store: str) -> None:
    found = pyarrow.parquet.read_table(io.BytesIO(dragoman("claims", "--format", "parquet", "--store", store).stdout_bytes))
    assert found.column("evidence").to_pylist() == [TEXT]
    said = pyarrow.parquet.read_table(io.BytesIO(dragoman("statements", "--format", "parquet", "--store", store).stdout_bytes))
    assert "content" in said.column_names


def test_the_prov_of_a_run_names_its_documents(dragoman: Dragoman, store: str) -> None:
    run = json.loads(dragoman("runs", "--format", "jsonl", "--store", store).stdout)["run"]["id"]
    found = json.loads(dragoman("prov", run[:6], "--store", store).stdout)
    assert "one" in {entity.get("prov:label") for entity in found["entity"].values()}
    assert f"dragoman:run-{run}" in found["activity"]


def test_cells_that_would_run_as_formulas_only_where_programs_ask(dragoman: Dragoman, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'formulas.sqlite'}"
    (tmp_path / "f.json").write_text(json.dumps({"id": "=1+1", "text": TEXT, "language": "en"}), "utf8")
    dragoman("add", tmp_path / "f.json", "--store", url)
    dragoman("insert", "=1+1", TEXT, "--trigger", "shipped", "--type", "AID", "--source", "IRN", "--target", "RUS", "--store", url)
    for options, id in (((), "'=1+1"), (("--raw-csv",), "=1+1")):
        rows = csv.DictReader(io.StringIO(dragoman("claims", "--format", "csv", *options, "--store", url).stdout))
        assert {row["document"] for row in rows} == {id}
