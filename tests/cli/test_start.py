"""What starts at once must load little: a command that prints one line may not import models, a database or a server."""

import subprocess
import sys

import pytest

HEAVY = {
    "spacy", "numpy", "pyarrow", "sqlalchemy",
    "slovnet", "navec", "pymorphy3", "fastapi", "altair", "networkx", "trafilatura", "aiohttp",
}


def loaded(*arguments: str) -> set[str]:
    """The packages that a command has imported when it ends."""
    program = f"""
import sys
sys.argv = ["dragoman", *{arguments!r}]
from dragoman.cli import main
try:
    main()
except SystemExit:
    print(*{{name.partition(".")[0] for name in sys.modules}}, file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [("--version",), ("readd",)])
def test_it_loads_little(arguments: tuple[str, ...]) -> None:
    assert not loaded(*arguments) & HEAVY


def test_a_face_without_a_ledger_loads_no_database() -> None:
    assert not loaded("read", "--help") & {"sqlalchemy", "fastapi", "pyarrow"}
