"""Correcting from the command line, and carrying the corrections elsewhere."""

import json
from pathlib import Path
from typing import Any

import pytest

from commands import Dragoman

TEXT = "Iran shipped drones to Russia."


@pytest.fixture
def store(dragoman: Dragoman, tmp_path: Path) -> str:
    """A ledger with one document and one claim, put in by hand."""
    url = f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    (tmp_path / "one.json").write_text(json.dumps({"id": "one", "text": TEXT, "language": "en"}), "utf8")
    assert dragoman("add", tmp_path / "one.json", "--store", url).exit_code == 0
    put = ("--trigger", "shipped drones", "--type", "AID", "--source", "IRN", "--target", "Russia", "--amount", "40 drone", "--who", "Ann")
    assert dragoman("insert", "one", "shipped drones to Russia", *put, "--store", url).exit_code == 0
    return url


def claims(dragoman: Dragoman, store: str, *options: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in dragoman("claims", "--store", store, "--format", "jsonl", *options).stdout.splitlines()]


def test_insert_edit_reject(dragoman: Dragoman, store: str) -> None:
    mine = claims(dragoman, store, "--reviewed", "added")
    assert [(c["type"], c["target"][0]["code"], c["quantities"][0]["value"]) for c in mine] == [("AID", "RUS", 40)]
    assert dragoman("edit", mine[0]["id"], "--status", "denied", "--store", store).exit_code == 0
    assert [c["status"] for c in claims(dragoman, store, "--reviewed", "edited")] == ["denied"]
    assert dragoman("reject", mine[0]["id"][:8], "--why", "no", "--store", store).exit_code == 0
    assert mine[0]["id"] not in [c["id"] for c in claims(dragoman, store)]


def test_a_patch_file_carries_corrections_to_another_ledger(dragoman: Dragoman, store: str, tmp_path: Path) -> None:
    dragoman("merge", "IRN", "PRK", "--store", store)
    patch = tmp_path / "patch.jsonl"
    patch.write_text(dragoman("corrections", "--store", store).stdout, "utf8")
    other = f"sqlite:///{tmp_path / 'other.sqlite'}"
    dragoman("add", tmp_path / "one.json", "--store", other)
    assert "2 new" in dragoman("patch", patch, "--store", other).stderr
    assert "0 new, 2 known" in dragoman("patch", patch, "--store", other).stderr
    assert claims(dragoman, other) == claims(dragoman, store)


def test_characters_say_which_of_the_same_words_is_meant(dragoman: Dragoman, tmp_path: Path) -> None:
    url, text = f"sqlite:///{tmp_path / 'ledger.sqlite'}", "They shipped it. They shipped it."
    (tmp_path / "two.json").write_text(json.dumps({"id": "two", "text": text, "language": "en"}), "utf8")
    dragoman("add", tmp_path / "two.json", "--store", url)
    put = ("--type", "AID", "--source", "IRN", "--target", "RUS", "--store", url)
    assert dragoman("insert", "two", "17:33", "--trigger", "22:29", *put).exit_code == 0
    (mine,) = claims(dragoman, url, "--reviewed", "added")
    assert (mine["evidence"]["start"], mine["trigger"]["start"], mine["trigger"]["text"]) == (17, 22, "shipped")
    assert "does not have" in str(dragoman("insert", "two", "17:33", "--trigger", "5:12", *put).exception)


def test_a_correction_can_be_withdrawn(dragoman: Dragoman, store: str) -> None:
    before = claims(dragoman, store)
    assert dragoman("reject", before[0]["id"], "--store", store).exit_code == 0
    last = json.loads(dragoman("corrections", "--store", store).stdout.splitlines()[-1])
    assert dragoman("withdraw", last["id"], "--why", "a mistake", "--store", store).exit_code == 0
    assert claims(dragoman, store) == before


def test_gold_has_the_form_of_the_guide(dragoman: Dragoman, store: str) -> None:
    found = [json.loads(line) for line in dragoman("gold", "--store", store).stdout.splitlines()]
    assert [document["text"] for document in found] == [TEXT]
    mine = [claim for claim in found[0]["claims"] if claim["salience"] == "core"]
    assert len(mine) == 1
    assert TEXT.find(mine[0]["evidence"]) >= 0
    assert mine[0]["trigger"] in mine[0]["evidence"]
    assert mine[0]["quantities"] == [{"value": 40, "unit": "drone", "relation": "exactly"}]


def test_each_line_of_a_patch_file_tells_its_format(dragoman: Dragoman, store: str, tmp_path: Path) -> None:
    [line] = dragoman("corrections", "--store", store).stdout.splitlines()
    other, patch = f"sqlite:///{tmp_path / 'other.sqlite'}", tmp_path / "patch.jsonl"
    fields = json.loads(line)
    assert fields.pop("format") == 1
    patch.write_text(json.dumps(fields), "utf8")
    assert "1 new" in dragoman("patch", patch, "--store", other).stderr, "the first version told no format"
    patch.write_text(json.dumps({**fields, "format": 99}), "utf8")
    assert "use a newer dragoman" in str(dragoman("patch", patch, "--store", other).exception)


def test_what_is_no_patch_file_is_wrong_usage(dragoman: Dragoman, store: str, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{}\n", "utf8")
    result = dragoman("patch", tmp_path / "bad.jsonl", "--store", store)
    assert result.exit_code != 0
    assert "no patch file" in str(result.exception)
    missing = dragoman("patch", tmp_path / "none.jsonl", "--store", store)
    assert str(missing.exception).endswith("none.jsonl: No such file or directory")


def test_nobody_is_merged_with_himself(dragoman: Dragoman, store: str) -> None:
    assert "the same actor already" in str(dragoman("merge", "TJK", "TJK", "--store", store).exception)
