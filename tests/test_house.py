"""The house itself: what is declared agrees with what is there."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def names(lines: list[str]) -> set[str]:
    return {re.split(r"[\s=<>~!;\[]", line)[0].lower().replace("_", "-").replace(".", "-") for line in lines}


def test_the_locks_hold_every_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]
    runtime = names((ROOT / "requirements" / "runtime.txt").read_text("utf8").splitlines())
    dev = names((ROOT / "requirements" / "dev.txt").read_text("utf8").splitlines())
    assert names(project["dependencies"]) <= runtime, "run make lock"
    assert names(project["optional-dependencies"]["dev"]) <= dev, "run make lock"


def test_the_locks_name_no_index() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in lock.read_text("utf8"), lock
