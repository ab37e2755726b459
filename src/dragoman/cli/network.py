"""Options that the commands on the network share."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.settings import data_folder

if TYPE_CHECKING:
    from dragoman.fetching import Policy

StateFolder = Annotated[Path | None, typer.Option(
    "--state", metavar="FOLDER", help="Where is kept what was fetched (else your data folder): state.sqlite, raw pages, errors.jsonl.",
)]
Errors = Annotated[Path | None, typer.Option(
    metavar="FILE", help="Where rejected and failed pages are listed, else errors.jsonl beside the state.",
)]
KeepRaw = Annotated[bool, typer.Option("--keep-raw/--no-keep-raw", help="Keep the raw pages, compressed, named by their hash.")]
Again = Annotated[bool, typer.Option("--again", help="Ask for pages that were read before, too, in case they changed.")]
Delay = Annotated[float, typer.Option(
    metavar="SECONDS", min=0, help="Pause between two requests to one host; more where robots.txt asks for it.",
)]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Also fetch from private addresses: for an intranet you trust.")]
UserAgent = Annotated[str | None, typer.Option(metavar="TEXT", help="How to introduce yourself to servers; best with an address of yours.")]


def policy_of(delay: float, allow_private: bool, user_agent: str | None) -> "Policy":
    from dragoman.fetching import Policy  # here and not above: it loads an HTTP library that no other command needs
    from dragoman.fetching.client import USER_AGENT

    return Policy(delay=delay, allow_private=allow_private, user_agent=user_agent or USER_AGENT)


def default_state() -> Path:
    return data_folder() / "fetched"


def errors_path(errors: Path | None, state: Path) -> Path:
    return errors or state / "errors.jsonl"


def tell(text: str) -> None:
    """A line for people; standard output belongs to the documents."""
    print(text, file=sys.stderr, flush=True)
