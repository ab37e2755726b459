"""All commands."""

from collections.abc import Callable

import typer

from dragoman.cli import (
    actors,
    add,
    check,
    claims,
    codebook,
    correct,
    digest,
    doctor,
    explain,
    export,
    fetch,
    networks,
    read,
    recode,
    schema,
    serve,
    statements,
    stories,
    ties,
    watch,
)

EXITS = "Exit status: 0 all well, 1 an error of the run, 2 wrong usage, 3 some documents could not be read, 4 --fail-on found something."

COMMANDS: dict[str, dict[str, Callable[..., None]]] = {
    "Read documents": {
        "read": read.command, "check": check.command, "schema": schema.command, "codebook": codebook.command,
    },
    "Compare documents": {"stories": stories.command, "story": stories.one_story, "digest": digest.command},
    "Keep a ledger and look into it": {
        "add": add.command, "fetch": fetch.command, "watch": watch.command,
        "claims": claims.command, "statements": statements.command, "explain": explain.command,
        "serve": serve.command,
    },
    "Count it": {
        "ties": ties.command, "partners": networks.partners, "matrix": networks.matrix, "network": networks.network,
        "trend": networks.trend, "export": export.command,
    },
    "Ask who is known": {
        "actors": actors.search_command, "actor": actors.dossier_command,
    },
    "Correct it": {
        "accept": correct.accept, "reject": correct.reject, "edit": correct.edit, "insert": correct.insert,
        "merge": correct.merge, "withdraw": correct.withdraw,
        "corrections": correct.corrections, "patch": correct.patch, "gold": correct.gold_command,
    },
    "Keep it in order": {
        "recode": recode.recode, "runs": recode.runs, "prov": recode.prov, "diff": recode.diff, "doctor": doctor.command,
    },
}

app = typer.Typer(
    name="dragoman", no_args_is_help=True, add_completion=False, rich_markup_mode="rich", pretty_exceptions_enable=False,
    help="Reads news and keeps a ledger of who did, offered, denied or said what to whom, according to whom.",
    epilog=EXITS,
)
for panel, commands in COMMANDS.items():
    for name, command in commands.items():
        app.command(name, rich_help_panel=panel)(command)


@app.callback()
def dragoman() -> None:
    """Reads news and keeps a ledger of who did, offered, denied or said what to whom, according to whom."""
