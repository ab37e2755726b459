"""What a newcomer gets wrong is told, with the right exit status."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.cli import main
from dragoman.ledger import open_ledger
from dragoman.settings import Settings

LOOKING = [
    "claims", "statements", "ties", "partners RUS", "matrix", "network", "trend RUS PRK", "explain c1", "accept c1", "corrections", "gold",
    "runs", "doctor", "recode", "export jsonl out.jsonl",
]
Said = Callable[..., tuple[int, str]]


@pytest.fixture
def store(tmp_path: Path) -> str:
    """An empty ledger."""
    url = f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    with open_ledger(Settings(url)):
        return url


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """Exit status and standard error of a command as a shell sees them."""
    def run(line: str, *arguments: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["dragoman", *line.split(), *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        return int(left.value.code or 0), capsys.readouterr().err

    return run


@pytest.mark.parametrize("line", LOOKING)
def test_who_looks_into_a_ledger_that_is_not_there_makes_none(said: Said, tmp_path: Path, line: str) -> None:
    status, told = said(line, "--store", f"sqlite:///{tmp_path / 'nothing.sqlite'}")
    assert status == 1
    assert "there is no ledger at" in told
    assert not (tmp_path / "nothing.sqlite").exists()


@pytest.mark.parametrize("command", ["read", "check", "add", "statements"])
def test_an_empty_folder_is_a_source_that_cannot_be_read(said: Said, tmp_path: Path, command: str) -> None:
    (tmp_path / "empty").mkdir()
    own = ["--store", f"sqlite:///{tmp_path / 'l.sqlite'}"] if command == "add" else []
    status, told = said(command, str(tmp_path / "empty"), *own)
    assert status == 3
    assert "there is no file in the folder" in told
    assert "nothing that does not add up" not in told


@pytest.mark.parametrize(("line", "words"), [
    ("claims --type NOPE", "there is no type NOPE"),
    ("claims --since 2024", "since is an ISO day"),
    ("statements --until soon", "until is an ISO day"),
    ("ties --since 2024-13-01", "since is an ISO day"),
    ("claims --words \0", "NUL"),
    ("claims --after zz", "no cursor"),
    ("merge RUS " + "x" * 33, "nobody is known as"),
    ("explain c1", "no claim c1"),
    ("claims --actor NOPE", "nobody has the code or name NOPE"), ("statements --by NOPE", "nobody has the code or name NOPE"),
    ("ties NOPE", "nobody has the code or name NOPE"), ("partners NOPE", "nobody has the code or name NOPE"),
    ("trend RUS NOPE", "nobody has the code or name NOPE"),
])
def test_what_makes_no_sense_is_wrong_usage(said: Said, store: str, line: str, words: str) -> None:
    status, told = said(line, "--store", store)
    assert status == 2
    assert words in told


@pytest.mark.parametrize(("line", "words"), [
    ("claims --actor NZL", "no such claim"), ("statements --by NZL", "no such statement"), ("partners NZL", "no such tie"),
    ("trend RUS NZL", "no claim between the two"), ("gold", "no claim was judged"), ("runs", "nothing has read into this ledger"),
    ("corrections", "nothing was corrected"), ("matrix", "no such tie"), ("network", "no such tie"), ("ties", "no such tie"),
])
def test_nothing_found_is_said(said: Said, store: str, line: str, words: str) -> None:
    assert said(line, "--store", store) == (0, f"{words}\n")


@pytest.mark.parametrize("line", ["read examples", "add examples", "actors Iran", "actor IRN", "serve"])
def test_own_actors_that_are_not_there_are_wrong_usage(said: Said, line: str) -> None:
    status, told = said(line, "--actors", "nowhere.toml")
    assert status == 2
    assert "nowhere.toml" in told


def test_a_plot_is_drawn_into_a_file_of_a_known_kind(said: Said, store: str, tmp_path: Path) -> None:
    status, told = said("trend RUS PRK --plot", str(tmp_path / "trend.gif"), "--store", store)
    assert status == 2
    assert "ends with .svg, .png, .csv" in told


def test_nobody_known_is_said(said: Said) -> None:
    assert said("actors zzzz") == (0, "nobody is known by a name or code that begins so: zzzz\n")


def test_a_place_that_cannot_be_written_is_an_error_of_the_run(said: Said, store: str, tmp_path: Path) -> None:
    status, told = said("export jsonl", str(tmp_path / "none" / "out.jsonl"), "--store", store)
    assert status == 1
    assert told.startswith("dragoman: ")
    assert told.rstrip().endswith("No such file or directory")
