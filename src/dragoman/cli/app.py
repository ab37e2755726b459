"""All commands."""

import importlib
import importlib.metadata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

EXITS = "Exit status: 0 all well, 1 an error of the run, 2 wrong usage, 3 some documents could not be read, 4 --fail-on found something."

# For each panel of the help text its commands, each with the module in this package and the function there.
COMMANDS: dict[str, dict[str, str]] = {
    "Read documents": {
        "read": "read:command", "check": "check:command", "schema": "schema:command", "codebook": "codebook:command",
    },
    "Compare documents": {"stories": "stories:command", "story": "stories:one_story", "digest": "digest:command"},
    "Keep a ledger and look into it": {
        "add": "add:command", "overview": "overview:command", "fetch": "fetch:command", "watch": "watch:command",
        "claims": "claims:command", "statements": "statements:command", "explain": "explain:command",
        "serve": "serve:command",
    },
    "Count it": {
        "ties": "ties:command", "partners": "networks:partners", "matrix": "networks:matrix", "network": "networks:network",
        "trend": "networks:trend", "export": "export:command",
    },
    "Ask who is known": {
        "actors": "actors:search_command", "actor": "actors:dossier_command",
    },
    "Read with a language model": {"llm": "llm:app", "agreement": "agreement:command"},
    "Correct it": {
        "accept": "correct:accept", "reject": "correct:reject", "edit": "correct:edit", "insert": "correct:insert",
        "merge": "correct:merge", "withdraw": "correct:withdraw", "learn": "learn:command",
        "corrections": "correct:corrections", "patch": "correct:patch", "gold": "correct:gold_command",
    },
    "Keep it in order": {
        "recode": "recode:recode", "runs": "recode:runs", "prov": "recode:prov", "diff": "recode:diff", "doctor": "doctor:command",
    },
}

STYLE: Any = {"add_completion": False, "rich_markup_mode": "rich", "pretty_exceptions_enable": False}
PANELS = {name: panel for panel, commands in COMMANDS.items() for name in commands}


class Commands(Mapping[str, Any]):
    """The commands by name; the module of one is imported when it is asked for, because most load models, a database or a server."""

    def __getitem__(self, name: str) -> Any:
        return command(name)

    def __iter__(self) -> Iterator[str]:
        return iter(PANELS)

    def __len__(self) -> int:
        return len(PANELS)


@cache
def command(name: str) -> Any:
    """The command as Typer runs it. Raises KeyError."""
    module, attribute = COMMANDS[PANELS[name]][name].split(":")
    found, alone = getattr(importlib.import_module(f"dragoman.cli.{module}"), attribute), typer.Typer(**STYLE)
    if isinstance(found, typer.Typer):  # commands of its own
        alone.add_typer(found, name=name, rich_help_panel=PANELS[name])
        return typer.main.get_group(alone).commands[name]
    alone.command(name, rich_help_panel=PANELS[name])(found)
    return typer.main.get_command(alone)


class Group(TyperGroup):
    """The program as a group of `Commands`."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes | {"commands": Commands()})


app = typer.Typer(
    name="dragoman", cls=Group, no_args_is_help=True, **STYLE,
    help="Reads news and keeps a ledger of who did, offered, denied or said what to whom, according to whom.",
    epilog=EXITS,
)


def tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {importlib.metadata.version('dragoman')}")
        raise typer.Exit


@app.callback()
def dragoman(
    version: Annotated[bool, typer.Option("--version", is_eager=True, callback=tell_version, help="Tell the version and end.")] = False,
) -> None:
    """Reads news and keeps a ledger of who did, offered, denied or said what to whom, according to whom."""
