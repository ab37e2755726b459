"""docs/api.md tells what is so: its requests are made, and its tables are held against the program."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.ledger import Ledger, open_ledger
from dragoman.settings import Settings
from dragoman.tools import Tools
from dragoman.web import Access, application
from dragoman.web.api.problems import KINDS, address
from dragoman.web.api.routes import router
from serving import ask, serving

PAGE = (Path(__file__).parents[3] / "docs" / "api.md").read_text("utf8")
BLOCKS = re.findall(r"```http\n(.*?)```", PAGE, re.DOTALL)
ANY = "…"


@pytest.fixture(scope="module")
def site(examples: Ledger, tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The examples once more, so that the page may write."""
    with open_ledger(Settings(f"sqlite:///{tmp_path_factory.mktemp('ledger') / 'ledger.sqlite'}"), tools) as ledger:
        for reading in examples.readings():
            ledger.keep(reading.document, reading)
        with serving(application(ledger, Access())) as address:
            yield address


def parts(block: str) -> tuple[str, dict[str, str], str]:
    """First line, headers and body."""
    head, _, body = block.partition("\n\n")
    first, *rest = head.strip().split("\n")
    return first, dict(line.split(": ", 1) for line in rest), body.strip()


def fits(told: object, found: object) -> bool:
    """Whether what is found is what the page tells, which leaves out fields, and rows at the end."""
    if told == ANY:
        return True
    if isinstance(told, dict):
        return isinstance(found, dict) and all(name in found and fits(value, found[name]) for name, value in told.items())
    if isinstance(told, list):
        return isinstance(found, list) and len(told) <= len(found) and all(map(fits, told, found))
    return told == found


def test_the_requests_of_the_page_are_answered_so(site: str) -> None:
    for asked, answered in zip(BLOCKS[::2], BLOCKS[1::2], strict=True):
        (line, headers, body), (status, told, shown) = parts(asked), parts(answered)
        answer = ask(site, line.split()[1], headers, data=json.loads(body) if body else None)
        assert status == f"HTTP/1.1 {answer.status}", answer.text
        for name, value in told.items():
            assert fits(value, answer.headers[name])
        rows = shown.split("\n") if told.get("Content-Type") == "application/jsonl" else [shown] if shown else []
        lines = answer.text.splitlines() if len(rows) > 1 else [answer.text]
        for row, found in zip(rows, lines, strict=bool(rows)):
            assert fits(json.loads(row), json.loads(found)), (row, found)


def test_the_page_has_every_address() -> None:
    told = set(re.findall(r"^\| `(\w+) (/v1/\S*)` \|", PAGE, re.MULTILINE))
    assert told == {(method, f"/v1{route.path_format}") for route in router.routes for method in route.methods}  # type: ignore[attr-defined]


def test_the_page_has_every_problem() -> None:
    told = re.findall(r"^\| `(/v1/problems/\S+)` \| (\d+) \|", PAGE, re.MULTILINE)
    assert told == [(address(kind.name), str(kind.status)) for kind in KINDS.values()]
