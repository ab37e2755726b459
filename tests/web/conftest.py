"""A ledger of the example articles, and servers that show it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.batch import for_each
from dragoman.ledger import Ledger, open_ledger
from dragoman.pipeline import standard_tools
from dragoman.readers import Failure
from dragoman.settings import Settings
from dragoman.web import Access, application
from serving import serving

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The examples in SQLite; for tests that change nothing."""
    tools = standard_tools()
    path = tmp_path_factory.mktemp("ledger") / "examples.sqlite"
    with open_ledger(Settings(f"sqlite:///{path}"), tools) as ledger:
        assert not any(isinstance(found, Failure) for found in for_each([str(EXAMPLES)], ledger.add, tools))
        yield ledger


@pytest.fixture(scope="session")
def site(examples: Ledger) -> Iterator[str]:
    """The address of a server on the examples."""
    with serving(application(examples, Access())) as address:
        yield address
