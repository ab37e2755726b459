"""Every export from the command line."""

import csv
import json
from pathlib import Path

import pytest

TEXT = "Iran shipped drones to Russia."


@pytest.fixture
def store(dragoman, tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    (tmp_path / "one.json").write_text(json.dumps({"id": "one", "text": TEXT, "language": "en", "published": "2022-06-05"}), "utf8")
    dragoman("add", tmp_path / "one.json", "--store", url)
    for claim in json.loads("[" + ",".join(dragoman("claims", "--store", url, "--format", "jsonl").stdout.splitlines()) + "]"):
        dragoman("reject", claim["id"], "--store", url)
    dragoman("insert", "one", TEXT, "--trigger", "shipped", "--type", "AID", "--source", "IRN", "--target", "RUS", "--store", url)
    return url


@pytest.mark.parametrize(("format", "rows"), [("jsonl", 1), ("parquet", 1), ("panel", 1), ("polecat", 1), ("gdelt", 1), ("annotations", 1)])
def test_every_format_is_written(dragoman, store: str, tmp_path: Path, format: str, rows: int) -> None:
    result = dragoman("export", format, tmp_path / "out", "--store", store)
    assert result.exit_code == 0, result.output
    assert f"{rows} rows in" in result.stderr.replace("\n", " ")


def test_the_panel_has_the_claim_in_its_month(dragoman, store: str, tmp_path: Path) -> None:
    dragoman("export", "panel", tmp_path / "panel", "--store", store)
    with (tmp_path / "panel" / "panel.csv").open(encoding="utf8") as file:
        (row,) = csv.DictReader(file)
    assert (row["source"], row["target"], row["month"], row["deeds_cooperation"]) == ("IRN", "RUS", "2022-06", "1")
    assert "codebook" in (tmp_path / "panel" / "codebook.md").read_text("utf8").lower()


def test_the_graph_and_the_counts(dragoman, store: str) -> None:
    assert 'label="Iran"' in dragoman("network", "--store", store).stdout
    assert "IRN" in dragoman("partners", "RUS", "--store", store).stdout
    assert dragoman("matrix", "--format", "csv", "--store", store).stdout.splitlines()[0] == "source,IRN,RUS"
    assert "2022-06" in dragoman("trend", "RUS", "IRN", "--store", store).stdout
