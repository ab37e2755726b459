"""`dragoman read`: lines in the contract's form, a bad document costs only itself, and the exit status tells."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from commands import Dragoman

TEXT = "The prime minister of Norway met the president of Finland in Oslo on Monday."
GOOD = json.dumps({"id": "good", "text": TEXT, "published": "2024-01-10"})

BAD = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t\n", "empty"),
    "binary": (b"\x00\x01\x02PNG\x00\x00" * 50, "binary"),
    "wrong-encoding": ("Президент".encode() + b"\xff\xfe\x81" * 20, "wrong-encoding"),
    "broken-json": (b'{"id": "x", "text": "unfin', "broken-json"),
    "unknown-language": (json.dumps({"id": "x", "text": TEXT, "language": "tlh"}).encode(), "unknown-language"),
    "no-text": (b'{"id": "x", "title": "nothing"}', "no-text"),
}


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_error_line_and_the_rest_is_read(dragoman: Dragoman, tmp_path: Path, name: str) -> None:
    content, kind = BAD[name]
    (tmp_path / "a.dat").write_bytes(content)
    (tmp_path / "b.json").write_text(GOOD, "utf8")
    result = dragoman("read", tmp_path, "--format", "jsonl")
    lost, read = lines(result)
    assert lost["error"]["type"] == kind
    assert read["document"]["id"] == "good"
    assert result.exit_code == 3


def test_a_broken_line_costs_only_itself(dragoman: Dragoman) -> None:
    result = dragoman("read", "-", "--format", "jsonl", input=f'{GOOD}\n{{"id": "bro\n{GOOD.replace("good", "last")}\n')
    assert [row["document"]["id"] for row in lines(result) if "error" not in row] == ["good", "last"]
    assert [row["error"]["type"] for row in lines(result) if "error" in row] == ["broken-json"]
    assert result.exit_code == 3


def test_fifty_megabytes_in_one_line(dragoman: Dragoman, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"word " * 10_000_000)
    (tmp_path / "b.json").write_text(GOOD, "utf8")
    result = dragoman("read", tmp_path, "--format", "jsonl")
    lost, read = lines(result)
    assert lost["error"]["type"] == "too-large"
    assert read["document"]["id"] == "good"
    assert result.exit_code == 3


def test_a_missing_file_is_a_lost_document(dragoman: Dragoman, tmp_path: Path) -> None:
    result = dragoman("read", tmp_path / "nothing.txt", "--format", "jsonl")
    assert lines(result)[0]["error"]["type"] == "unreadable"
    assert result.exit_code == 3


def test_an_unforeseen_error_costs_only_its_document(dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.batch import core

    def run(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(core, "run", run)
    result = dragoman("read", "-", "--format", "jsonl", input=GOOD)
    assert lines(result)[0]["error"] == {"type": "internal", "detail": "ZeroDivisionError: oh"}
    assert result.exit_code == 3


def test_plain_text_on_standard_input(dragoman: Dragoman) -> None:
    result = dragoman("read", "-", "--format", "jsonl", "--published", "2024-01-10", "--outlet", "The Daily", input=TEXT)
    document = lines(result)[0]["document"]
    assert (document["text"], document["language"], document["outlet"]) == (TEXT, "en", "The Daily")
    assert result.exit_code == 0


def test_only_data_on_standard_output(dragoman: Dragoman, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("", "utf8")
    result = dragoman("read", tmp_path, "--format", "jsonl")
    assert len(lines(result)) == 1
    assert "1 failed" in result.stderr


def test_wrong_usage(dragoman: Dragoman) -> None:
    assert dragoman("read").exit_code == 2
    assert dragoman("read", "-", "--format", "xml").exit_code == 2
    assert dragoman("nonsense").exit_code == 2


def test_the_readable_form_names_the_document(dragoman: Dragoman) -> None:
    result = dragoman("read", "-", input=GOOD)
    assert "good · en · 2024-01-10" in result.stdout
    assert result.exit_code == 0


def test_the_article_is_shown_with_its_statements(dragoman: Dragoman) -> None:
    text = "Norway will not join, its prime minister said."
    result = dragoman("read", "-", "--statements", input=json.dumps({"id": "a", "text": text}))
    assert "└ its prime minister said" in result.stdout


def test_a_minimum_score_leaves_claims_out(dragoman: Dragoman) -> None:
    text = json.dumps({"id": "a", "text": "France condemned Israel on Monday."})
    scores = [claim["why"]["score"] for claim in lines(dragoman("read", "-", "--format", "jsonl", input=text))[0]["claims"]]
    assert scores
    kept = lines(dragoman("read", "-", "--format", "jsonl", "--min-score", "1", input=text))[0]["claims"]
    assert [claim["why"]["score"] for claim in kept] == [score for score in scores if score == 1]


def test_a_missing_model_ends_the_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from dragoman.batch import core
    from dragoman.cli import main
    from dragoman.errors import EngineError

    def run(*_: object) -> None:
        raise EngineError("the English model is missing")

    (tmp_path / "a.json").write_text(GOOD, "utf8")
    monkeypatch.setattr(core, "run", run)
    monkeypatch.setattr("sys.argv", ["dragoman", "read", str(tmp_path / "a.json")])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 1
    assert capsys.readouterr().err == "dragoman: the English model is missing\n"
