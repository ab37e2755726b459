"""The commands on the ledger: adding twice adds nothing, and what was added can be listed, counted and explained."""

import json
from pathlib import Path

import pytest

from commands import Dragoman

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    from typer.testing import CliRunner

    from dragoman.cli import app

    url = f"sqlite:///{tmp_path_factory.mktemp('ledger') / 'ledger.sqlite'}"
    result = CliRunner().invoke(app, ["add", str(EXAMPLES), "--store", url])
    assert result.exit_code == 0, result.output
    return url


def test_adding_twice_adds_nothing(dragoman: Dragoman, store: str) -> None:
    before = dragoman("claims", "--store", store, "--format", "jsonl").stdout
    again = dragoman("add", EXAMPLES, "--store", store)
    assert "= 0 read + 10 duplicate + 0 rejected + 0 failed" in again.stderr
    assert dragoman("claims", "--store", store, "--format", "jsonl").stdout == before


def test_a_lost_document_is_named_and_the_rest_is_added(dragoman: Dragoman, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", "utf8")
    result = dragoman("add", tmp_path / "empty.txt", EXAMPLES / "en-summit.json", "--store", f"sqlite:///{tmp_path / 'l.sqlite'}")
    assert result.exit_code == 3
    assert "in 2 = 1 read + 0 duplicate + 0 rejected + 1 failed" in result.stderr
    [lost] = (tmp_path / "errors.jsonl").read_text("utf8").splitlines()
    assert json.loads(lost) == {"id": "empty", "type": "empty", "detail": "there is nothing in it", "rejected": False}


def test_every_claim_can_be_explained(dragoman: Dragoman, store: str) -> None:
    rows = [json.loads(line) for line in dragoman("claims", "--store", store, "--format", "jsonl").stdout.splitlines()]
    assert rows
    for claim in rows[:5]:
        result = dragoman("explain", claim["id"], "--store", store)
        assert result.exit_code == 0
        assert claim["why"]["rule"] in result.stdout


def test_ties_are_counted_from_the_claims(dragoman: Dragoman, store: str) -> None:
    ties = [json.loads(line) for line in dragoman("ties", "--store", store, "--format", "jsonl").stdout.splitlines()]
    assert ties
    assert all(tie["claims"] >= 1 for tie in ties)
    assert "tie" in dragoman("ties", "--by", "month", "--store", store).stdout


def test_an_unknown_claim_is_wrong_usage(store: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from dragoman.cli import main

    monkeypatch.setattr("sys.argv", ["dragoman", "explain", "c0000", "--store", store])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    assert "c0000" in capsys.readouterr().err


def test_a_ledger_that_cannot_be_opened_is_an_error_of_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    from dragoman.cli import main

    (tmp_path / "broken.sqlite").write_bytes(b"this is no database at all, not even nearly" * 100)
    monkeypatch.setattr("sys.argv", ["dragoman", "claims", "--store", f"sqlite:///{tmp_path / 'broken.sqlite'}"])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 1
    assert capsys.readouterr().err


def test_the_stories_of_the_ledger_are_those_of_the_same_sources(dragoman: Dragoman, store: str) -> None:
    kept = [json.loads(line) for line in dragoman("stories", "--store", store, "--format", "jsonl").stdout.splitlines()]
    read = [json.loads(line) for line in dragoman("stories", EXAMPLES, "--format", "jsonl").stdout.splitlines()]
    assert sorted(kept, key=lambda one: one["story"]) == sorted(read, key=lambda one: one["story"])
    assert {id for one in kept for id in one["documents"]} == {path.stem for path in EXAMPLES.iterdir()}


def test_a_story_is_shown_by_its_id_and_by_that_of_a_document(dragoman: Dragoman, store: str) -> None:
    [first, *_] = dragoman("stories", "--store", store, "--contradicted", "--format", "jsonl").stdout.splitlines()
    story = json.loads(first)
    assert story["contradictions"]
    for name in (story["story"][:9], story["documents"][0]):
        assert json.loads(dragoman("story", name, "--store", store, "--format", "jsonl").stdout) == story
    assert "≠" in dragoman("story", story["story"], "--store", store).stdout
