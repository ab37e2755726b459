"""`dragoman serve`: the ledger in a browser."""

import ipaddress
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.batch import ToolSettings, signed
from dragoman.cli import show
from dragoman.cli.options import OwnActors, Store
from dragoman.cli.reader import Fallback, ReaderOption
from dragoman.errors import UsageError
from dragoman.ledger import open_ledger
from dragoman.pipeline import standard_tools
from dragoman.settings import read_model_settings, read_settings, reader_choice

if TYPE_CHECKING:
    from dragoman.web import Access

TOKEN = "DRAGOMAN_TOKEN"
PATIENCE = 5  # seconds that requests have left once the server is told to end
Host = Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen; any address but a loopback one needs a token.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")]
TokenFile = Annotated[Path | None, typer.Option(metavar="FILE", exists=True, dir_okay=False, help="Holds what visitors must know.")]
WithoutToken = Annotated[bool, typer.Option("--without-token", help="Let in everyone who can reach the address.")]
ReadOnly = Annotated[bool, typer.Option("--read-only", help="Nothing can be added or corrected.")]


def command(
    host: Host = "127.0.0.1", port: Port = 8000, token_file: TokenFile = None, without_token: WithoutToken = False,
    read_only: ReadOnly = False, actors: OwnActors = None, store: Store = None, reader: ReaderOption = "grammar", fallback: Fallback = None,
) -> None:
    """Show the ledger in a browser, and to programs at /v1.

    \b
    dragoman serve
    dragoman serve --store sqlite:///my-ledger.sqlite --read-only
    DRAGOMAN_TOKEN=… dragoman serve --host 0.0.0.0
    """
    import uvicorn  # here and not above: no other command needs a server

    from dragoman.web import application
    from dragoman.web.reader_pool import reader_pool

    access, settings = access_for(host, token_of(token_file), without_token, read_only), read_settings(store)
    choice = reader_choice(reader, settings.answers, read_model_settings(), fallback=fallback == "grammar")
    with open_ledger(settings, signed(choice, standard_tools(actors or (), own_weights=settings.learned))) as ledger:
        if choice.kind != "grammar":
            show.note(f"texts that are added go to {choice.server.url}, model {choice.model}")
        show.note(f"http://{shown(host)}:{port}/ — Ctrl+C ends it")
        pool = reader_pool(ToolSettings(ledger.own_actors, own_weights=settings.learned), choice)
        uvicorn.run(
            application(ledger, access, pool), host=host, port=port, log_level="warning", proxy_headers=False, server_header=False,
            timeout_graceful_shutdown=PATIENCE,
        )


def token_of(file: Path | None) -> str | None:
    return (file.read_text("utf8") if file else os.environ.get(TOKEN, "")).strip() or None


def access_for(host: str, token: str | None, without_token: bool, read_only: bool) -> "Access":
    """Raises UsageError where everyone could come in and nobody said so."""
    from dragoman.web.security import LOOPBACK_NAMES, Access

    if is_loopback(host):
        return Access(token, read_only, (*LOOPBACK_NAMES, host))
    if token is None and not without_token:
        raise UsageError(f"{host} can be reached from elsewhere: give a token ({TOKEN} or --token-file), or say --without-token")
    return Access(token, read_only, hosts=())


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
