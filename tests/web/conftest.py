"""Ledgers, servers that show them, and a browser."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from browsing import Visit, browser_path, browsing
from dragoman.batch import InLine, documents_of
from dragoman.ledger import Ledger, open_ledger
from dragoman.readers import Failure
from dragoman.settings import Settings
from dragoman.tools import Tools
from dragoman.web import Access, application
from hand_made_reader import reader
from real_tools import TOOLS
from required import missing
from serving import serving

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
Visiting = Callable[..., Visit]


@pytest.fixture(scope="module")
def server(ledger: Ledger) -> Iterator[str]:
    """The address at which a module's own ledger is shown."""
    with serving(application(ledger, Access(), reader())) as address:
        yield address


@pytest.fixture(scope="session")
def tools() -> Tools:
    """The real engines."""
    return TOOLS


@pytest.fixture(scope="session")
def examples(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The examples in SQLite; for tests that change nothing."""
    path = tmp_path_factory.mktemp("ledger") / "examples.sqlite"
    with open_ledger(Settings(f"sqlite:///{path}"), tools) as ledger:
        found = ledger.add_all(documents_of([str(EXAMPLES)], ledger.languages), InLine(tools))
        assert not any(isinstance(one, Failure) for one in found)
        yield ledger


@pytest.fixture(scope="session")
def site(examples: Ledger) -> Iterator[str]:
    """The address of a server on the examples."""
    with serving(application(examples, Access(), reader())) as address:
        yield address


@pytest.fixture(scope="module")  # its event loop is gone when the next module runs one of its own
def browser() -> Iterator[Browser]:
    if browser_path() is None:
        missing("Chromium (make test tells why it could not be installed)")
    with browsing() as opened:
        yield opened


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visiting]:
    """Opens windows and closes them."""
    opened: list[Visit] = []

    def open_window(site: str, **window: Any) -> Visit:
        opened.append(Visit(browser, site, **window))
        return opened[-1]

    yield open_window
    for one in opened:
        one.close()
