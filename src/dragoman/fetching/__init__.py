"""Fetching from the network: safely, politely, and so that a killed run goes on where it was."""

from dragoman.fetching.client import Fetcher, Policy
from dragoman.fetching.pages import Crawler, PageOutput
from dragoman.fetching.state import FetchState
from dragoman.fetching.visitor import Visitor
from dragoman.fetching.watch import FeedRound, Feeds, load_feeds, one_round
from dragoman.readers import Account

__all__ = [
    "Account", "Crawler", "FeedRound", "Feeds", "FetchState", "Fetcher", "PageOutput", "Policy", "Visitor", "load_feeds", "one_round",
]
