"""The image: what its build copies is there, it serves as an ordinary user, and its health check tells the truth."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from dragoman.ledger import open_ledger
from dragoman.settings import Settings
from dragoman.web import Access, application
from hand_made_reader import TOOLS, reader
from serving import serving

TREE = Path(__file__).parent.parent
TEXT = re.sub(r"\\\n\s*", "", (TREE / "Dockerfile").read_text("utf8"))
INSTRUCTIONS = [line.split(" ", 1) for line in TEXT.splitlines() if line and not line.startswith("#")]
SENT = {line[1:] for line in (TREE / ".dockerignore").read_text("utf8").split() if line.startswith("!")}


def given(name: str) -> list[str]:
    """What follows each instruction of a name, in the last stage and before."""
    return [rest for instruction, rest in INSTRUCTIONS if instruction == name]


def test_what_is_copied_is_there_and_sent_to_the_build() -> None:
    copied = {place for rest in given("COPY") if not rest.startswith("--from") for place in rest.split()[:-1]}
    assert copied == SENT
    assert all((TREE / place).exists() for place in copied)


def test_it_serves_as_an_ordinary_user_on_a_volume() -> None:
    assert given("USER") == ["dragoman"]
    assert given("VOLUME") == ["/data"]
    assert json.loads(given("ENTRYPOINT")[0]) + json.loads(given("CMD")[0]) == ["dragoman", "serve", "--host", "0.0.0.0"]


def test_every_base_is_pinned() -> None:
    assert all(re.fullmatch(r"python:3\.\d+-slim-\w+( AS build)?", base) for base in given("FROM"))


def test_its_health_is_that_of_the_server(tmp_path: Path) -> None:
    command = json.loads(given("HEALTHCHECK")[0].split("CMD ")[1])
    with (
        open_ledger(Settings(f"sqlite:///{tmp_path / 'ledger.sqlite'}"), TOOLS) as ledger,
        serving(application(ledger, Access(token="secret", hosts=()), reader())) as address,
    ):
        here = [part.replace("http://127.0.0.1:8000", address.rstrip("/")) for part in command]
        assert subprocess.run(here, check=False).returncode == 0
    with pytest.raises(subprocess.CalledProcessError):
        subprocess.run(here, check=True, stderr=subprocess.DEVNULL)
