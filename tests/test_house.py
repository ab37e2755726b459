"""The house itself: what is declared agrees with what is there."""

import ast
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from dragoman.lang import languages
from dragoman.lexicon.words import script_of
from dragoman.pipeline import STEPS

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


def imported(folder: Path) -> set[str]:
    """The outside modules that the files of a folder import, at whatever depth."""
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf8"))):
            if isinstance(node, ast.Import):
                found |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    own = {"dragoman", *(path.stem for folder in ("tests", "tools") for path in (ROOT / folder).rglob("*"))}
    return found - own - set(sys.stdlib_module_names)


@pytest.mark.parametrize(("folder", "parts"), [("src", ["dependencies", "pdf", "llm"]), ("tests", ["dependencies", "dev"])])
def test_every_import_is_declared(folder: str, parts: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]
    declared = names([line for part in parts for line in {**project, **project["optional-dependencies"]}[part]])
    distributions = packages_distributions()
    for module in imported(ROOT / folder):
        assert names(distributions.get(module, [module])) & declared, f"{module} is imported in {folder} and not declared"


def test_the_architecture_page_names_every_step_in_order_and_every_room() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.M)[: len(STEPS)] == [step.name for step in STEPS]
    folder = ROOT / "src" / "dragoman"
    rooms = {path.stem for path in folder.iterdir() if (path / "__init__.py").exists() or path.suffix == ".py"} - {"__init__"}
    assert {room for room in rooms if f"`{room}`" not in page} == set()


def of_one_language(path: Path) -> bool:
    """Whether a module may know what language it is for: those of a language's package, the list of the pages' catalogues, and where
    it is told in which language names are canonical."""
    own = {("lang", code) for code in languages()}
    return path.relative_to(ROOT / "src" / "dragoman").parts[:2] in {*own, ("web", "catalogue.py"), ("lexicon", "display.py")}


def literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The strings of a module that are no docstrings, with their lines."""
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.lineno, node.value


def test_no_module_names_a_language_or_an_alphabet() -> None:
    scripts = {language.traits.script for language in languages().values()}
    named = {*scripts, *languages(), *(language.traits.name for language in languages().values())}
    found = [
        f"{path}:{line}: {text}"
        for path in sorted((ROOT / "src" / "dragoman").rglob("*.py")) if not of_one_language(path)
        for line, text in literals(ast.parse(path.read_text("utf8")))
        if text in named or any(not letter.isascii() and script_of(letter) in scripts for letter in text)
    ]
    assert found == [], "what a language is like stands in its package and its folder of data"


def test_every_class_has_a_name_of_its_own() -> None:
    trees = [ast.parse(path.read_text("utf8")) for path in (ROOT / "src").rglob("*.py")]
    found = Counter(node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef))
    assert [name for name, times in found.items() if times > 1] == []
