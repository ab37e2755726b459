"""`dragoman fetch`: pages from the network, as documents."""

import asyncio
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import show
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
from dragoman.readers.article import ArticleLink
from dragoman.readers.declared import Declared, language_code

if TYPE_CHECKING:
    from dragoman.fetching import Account, FetchState, PageOutput, Policy

Urls = Annotated[list[str], typer.Argument(
    metavar="URL...",
    help="Addresses of articles, feeds or sitemaps; a saved feed or sitemap; - reads addresses from standard input, one a line.",
)]


def command(
    urls: Urls, state: StateFolder = None, errors: Errors = None, keep_raw: KeepRaw = True, again: Again = False,
    delay: Delay = 2.0, allow_private: AllowPrivate = False, user_agent: UserAgent = None, outlet: Outlet = None, language: Language = None,
) -> None:
    """Fetch articles and write each as a JSON line that [bold]dragoman read[/bold] and [bold]add[/bold] understand.

    Behind a feed or a sitemap, the articles it lists are fetched.

    Politely: robots.txt is kept, a host is asked one page at a time with a pause between. A page that was fetched
    before is not fetched again; a run that was killed goes on where it was.

    \b
    dragoman fetch https://example.org/news/1 > pages.jsonl
    dragoman fetch - < addresses.txt | dragoman add -
    dragoman fetch https://example.org/news-sitemap.xml | dragoman add -
    """
    from dragoman.fetching import FetchState, PageOutput

    wanted = [link for url in urls for link in addresses(url)]
    with FetchState(state_folder := state or default_state()) as kept:
        output = PageOutput(sys.stdout.buffer, errors_path(errors, state_folder), show.failure)
        declared = Declared(outlet=outlet, language=language_code("language", language, None) if language else None)
        account = asyncio.run(fetch_all(wanted, policy_of(delay, allow_private, user_agent), kept, output, declared, keep_raw, again))
    tell(str(account))
    raise typer.Exit(SOME_FAILED if account.failed else ALL_WELL)


def addresses(url: str) -> Iterable[ArticleLink]:
    """The address itself, those on standard input, or those that a saved feed or sitemap lists. Raises SourceError."""
    if url == "-":
        return [ArticleLink(line.strip()) for line in sys.stdin if line.strip()]
    if not Path(url).is_file():
        return [ArticleLink(url)]
    from dragoman.fetching.lists import saved_links

    return saved_links(Path(url))


async def fetch_all(
    links: list[ArticleLink], policy: "Policy", state: "FetchState", output: "PageOutput", declared: Declared, keep_raw: bool, again: bool,
) -> "Account":
    from dragoman.fetching import Account, Crawler, Fetcher

    account = Account()
    async with Fetcher(policy) as fetcher:
        crawler = Crawler(fetcher, state, output, keep_raw=keep_raw)
        await asyncio.gather(*(crawler.follow(link, account, declared, again) for link in dict.fromkeys(links)))
    return account
