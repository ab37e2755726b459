"""`dragoman watch`: feeds asked again and again, new articles as documents."""

import asyncio
import contextlib
import os
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from dragoman.cli import show
from dragoman.cli.exits import ALL_WELL, SOME_FAILED
from dragoman.cli.network import AllowPrivate, Delay, Errors, KeepRaw, StateFolder, UserAgent, default_state, errors_path, policy_of, tell

if TYPE_CHECKING:
    from dragoman.fetching import Account, Feeds, FetchState, PageOutput, Policy

FeedFile = Annotated[Path, typer.Argument(metavar="FEEDS.toml", exists=True, dir_okay=False, help="The feeds and sitemaps to watch.")]
Out = Annotated[Path | None, typer.Option(metavar="FILE", help="Append the documents to this file instead of standard output.")]
Once = Annotated[bool, typer.Option("--once", help="Ask every feed once and end.")]


def command(
    feeds: FeedFile, out: Out = None, once: Once = False, state: StateFolder = None, errors: Errors = None, keep_raw: KeepRaw = True,
    delay: Delay = 2.0, allow_private: AllowPrivate = False, user_agent: UserAgent = None,
) -> None:
    """Watch feeds (RSS, Atom, JSON) and news sitemaps, and write each new article as a JSON line.

    A feed is asked only for what changed, an article is fetched once, and a run that was killed goes on where it was
    (an article may then be written twice; it has the same id, and [bold]dragoman add[/bold] keeps it once).

    \b
    dragoman watch feeds.toml --out news.jsonl
    dragoman watch feeds.toml --once | dragoman add -

    \b
    feeds.toml:
        minutes = 30
        \\[\\[feed]]
        url = "https://example.org/news.rss"
        outlet = "Example Post"
    """
    from dragoman.fetching import Account, FetchState, PageOutput, load_feeds

    table = load_feeds(feeds)
    with FetchState(folder := state or default_state()) as kept, contextlib.ExitStack() as files:
        stream = files.enter_context(appended(out)) if out else sys.stdout.buffer
        output = PageOutput(stream, errors_path(errors, folder), show.failure)
        account = Account()
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(rounds(table, policy_of(delay, allow_private, user_agent), kept, output, keep_raw, once, account))
    tell(str(account))
    raise typer.Exit(SOME_FAILED if account.failed else ALL_WELL)


def appended(path: Path) -> IO[bytes]:
    """A file of lines to write on; a line that a killed run left unfinished is ended, so that it spoils no other."""
    stream = path.open("ab+")
    if stream.tell() and (stream.seek(-1, os.SEEK_END), stream.read())[1] != b"\n":
        stream.write(b"\n")
    return stream


async def rounds(
    feeds: "Feeds", policy: "Policy", state: "FetchState", output: "PageOutput", keep_raw: bool, once: bool, account: "Account",
) -> None:
    """One round, or rounds until somebody stops them; `account` grows with each."""
    from dragoman.fetching import Crawler, Fetcher, one_round

    while True:
        async with Fetcher(policy) as fetcher:
            account.grow(await one_round(feeds.feed, Crawler(fetcher, state, output, keep_raw=keep_raw), lambda done: tell(str(done))))
        if once:
            return
        await asyncio.sleep(60 * feeds.minutes)
