"""Whatever a source, a user or an address says comes out as text: on every page, in plots, in tables."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import etree
from msgspec.structs import replace

from browsing import Visit
from dragoman.ledger import Ledger, open_ledger
from dragoman.model import Actor, Attribution, Reading
from dragoman.settings import Settings
from hand_made_reader import TOOLS
from serving import ask
from synthetic import claim_of, reading_of

Visiting = Callable[..., Visit]
PAYLOADS = (
    "<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "'; DROP TABLE claims; --", "=HYPERLINK(\"http://attacker.example\")",
    "{{ 7*7 }}{% raw %}", "<svg onload=alert(1)>", "%(num)s %s ${7*7}", "javascript:alert(1)",
)
EVIL, NAME = PAYLOADS[0] + PAYLOADS[1] + PAYLOADS[4], PAYLOADS[5] + PAYLOADS[3]
PAGES = (
    "/", "/documents/evil-0", "/claims/{claim}", "/actors/EVIL", "/actors/{name}", "/ties/EVIL?with=RUS", "/network?actor=EVIL", "/sources",
    "/checks", "/?outlet={evil}", "/?q={evil}&actor={name}", "/?judged={evil}",
)


def evil_reading(number: int) -> Reading:
    text = f"Report {number}: Moscow aided {EVIL} today."
    claim = claim_of(text, "RUS", "EVIL", day="2024-05-08", trigger="aided", by=(Attribution("Report", 0, 6, Actor("EVIL", NAME)),))
    evil = Actor("EVIL", NAME, country="EVIL")
    reading = reading_of(text, replace(claim, target=(evil,), mode=None), id=f"evil-{number}", published="2024-05-09", outlet=EVIL)
    return replace(reading, document=replace(reading.document, title=EVIL, url=PAYLOADS[7]))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("evil") / "ledger.sqlite"
    with open_ledger(Settings(f"sqlite:///{path}"), TOOLS) as opened:
        for number in range(5):
            reading = evil_reading(number)
            opened.keep(reading.document, reading)
        yield opened


@pytest.fixture(params=PAGES)
def path(request: pytest.FixtureRequest) -> str:
    return str(request.param).format(claim=evil_reading(0).claims[0].id, name=quote(NAME, safe=""), evil=quote(EVIL, safe=""))


def test_nothing_becomes_markup(server: str, path: str) -> None:
    answer = ask(server, path)
    assert answer.status == 200
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text
    assert "<svg onload" not in answer.text
    assert 'href="javascript:' not in answer.text


def test_nothing_runs_in_a_browser(server: str, path: str, visit: Visiting) -> None:
    window = visit(server)
    window.page.goto(path)
    assert window.wrongs == []
    assert window.page.locator("script:not([src])").count() == 0


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_a_query_changes_nothing(server: str, ledger: Ledger, payload: str) -> None:
    for name in ("q", "actor", "outlet", "speaker", "type", "after", "unit"):
        assert ask(server, f"/?{name}={quote(payload)}").status in (200, 400)
    assert ledger.size().claims == 5


@pytest.mark.parametrize("name", ["tie.{}?actor=EVIL&with=RUS", "network.{}?actor=RUS", "actor.{}?actor=EVIL"])
def test_plots_and_tables_say_it_as_text(server: str, name: str) -> None:
    drawn = ask(server, "/plots/" + name.format("svg")).text
    tree = etree.fromstring(drawn.encode())
    assert not {etree.QName(node).localname for node in tree.iter()} & {"script", "img", "foreignObject"}
    assert "onload" not in {key for node in tree.iter() for key in node.attrib}
    rows = list(csv.reader(io.StringIO(ask(server, "/plots/" + name.format("csv")).text)))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_pasted_comes_back_as_text(server: str, payload: str) -> None:
    answer = ask(server, "/add", form={"text": "", "title": payload, "outlet": payload, "url": "", "action": "read"})
    assert answer.status == 422
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text
