"""Every command and option stands in docs/commands.md, and every help text shows an example."""

from pathlib import Path

import pytest
import typer

from dragoman.cli import app

PAGE = (Path(__file__).parent.parent.parent / "docs" / "commands.md").read_text("utf8")
SHARED = PAGE[PAGE.index("## Sources") : PAGE.index("## dragoman read")]
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def section(name: str) -> str:
    start = PAGE.index(f"## dragoman {name}")
    end = PAGE.find("\n## ", start)
    return PAGE[start : end if end >= 0 else len(PAGE)]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_its_options_are_documented(name: str) -> None:
    words = section(name) + SHARED
    for option in COMMANDS[name].params:
        for form in option.opts:
            if form.startswith("--") and form != "--help":
                assert f"`{form}" in words, f"dragoman {name} {form}"


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example(name: str) -> None:
    assert f"dragoman {name}" in (COMMANDS[name].help or "")


def test_the_page_names_no_command_that_is_not_there() -> None:
    named = {line.split()[2] for line in PAGE.splitlines() if line.startswith("## dragoman ")}
    assert named == set(COMMANDS)
