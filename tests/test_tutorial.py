"""docs/tutorial.md does what it says: every command on it is run, in order."""

import csv
import os
import re
import shlex
from pathlib import Path

import pytest
from lxml import etree
from typer.testing import CliRunner

from dragoman.cli import app

HOUSE = Path(__file__).parent.parent
COMMANDS = re.findall(r"^\$ (.+)$", (HOUSE / "docs" / "tutorial.md").read_text("utf8"), re.MULTILINE)


def test_the_tutorial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(HOUSE / "examples")
    claim = ""
    for command in COMMANDS:
        program, *arguments = shlex.split(command.replace("CLAIM", claim))
        if program == "export":
            name, _, value = arguments[0].partition("=")
            monkeypatch.setenv(name, value)
            continue
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0, f"{command}\n{result.output}\n{result.exception}"
        if arguments == ["claims", "--format", "csv"]:
            claim = next(csv.DictReader(result.stdout.splitlines()))["id"]
        if arguments[-1] == "edited":
            assert "denied" in result.stdout
    assert os.environ["DRAGOMAN_STORE"] == "sqlite:///tutorial.sqlite"
    assert list((tmp_path / "claims").rglob("*.parquet"))
    assert (tmp_path / "panel" / "codebook.md").exists()
    drawn = "".join(etree.parse(tmp_path / "border.svg").getroot().itertext())
    assert "Kyrgyzstan" in drawn
    assert "conflict: deeds" in drawn
