"""`dragoman fetch`: pages from the network, as documents."""

import asyncio
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.exits import ALL_WELL, SOME_FAILED
from dragoman.cli.network import (
    Again,
    AllowPrivate,
    Delay,
    Errors,
    KeepRaw,
    StateFolder,
    UserAgent,
    default_state,
    errors_path,
    policy_of,
    tell,
)
from dragoman.cli.options import Language, Outlet
from dragoman.readers.declared import Declared, language_code

if TYPE_CHECKING:
    from dragoman.fetching import Account, Output, Policy, State

Urls = Annotated[list[str], typer.Argument(metavar="URL...", help="Addresses of articles; - reads them from standard input, one a line.")]


def command(
    urls: Urls, state: StateFolder = None, errors: Errors = None, keep_raw: KeepRaw = True, again: Again = False,
    delay: Delay = 2.0, allow_private: AllowPrivate = False, user_agent: UserAgent = None, outlet: Outlet = None, language: Language = None,
) -> None:
    """Fetch articles and write each as a JSON line that [bold]dragoman read[/bold] and [bold]add[/bold] understand.

    Politely: robots.txt is kept, a host is asked one page at a time with a pause between. A page that was fetched
    before is not fetched again; a run that was killed goes on where it was.

    \b
    dragoman fetch https://example.org/news/1 > pages.jsonl
    dragoman fetch - < addresses.txt | dragoman add -
    """
    from dragoman.fetching import Output, State

    wanted = [line.strip() for url in urls for line in (sys.stdin if url == "-" else [url]) if line.strip()]
    with State(state_folder := state or default_state()) as kept:
        output = Output(sys.stdout.buffer, errors_path(errors, state_folder))
        declared = Declared(outlet=outlet, language=language_code("language", language, None) if language else None)
        account = asyncio.run(fetch_all(wanted, policy_of(delay, allow_private, user_agent), kept, output, declared, keep_raw, again))
    tell(str(account))
    raise typer.Exit(SOME_FAILED if account.failed else ALL_WELL)


async def fetch_all(
    urls: list[str], policy: "Policy", state: "State", output: "Output", declared: Declared, keep_raw: bool, again: bool,
) -> "Account":
    from dragoman.fetching import Account, Fetcher, Reader

    account = Account()
    async with Fetcher(policy) as fetcher:
        reader = Reader(fetcher, state, output, keep_raw=keep_raw)
        await asyncio.gather(*(reader.read(url, account, declared, again) for url in dict.fromkeys(urls)))
    return account
