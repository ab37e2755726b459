"""Fetching from the network: safely, politely, and so that a killed run goes on where it was."""

from dragoman.fetching.client import Fetcher, Policy
from dragoman.fetching.pages import Crawler, Output
from dragoman.fetching.state import State
from dragoman.fetching.visitor import Visitor
from dragoman.fetching.watch import Feeds, Round, load_feeds, one_round
from dragoman.readers import Account

__all__ = ["Account", "Crawler", "Feeds", "Fetcher", "Output", "Policy", "Round", "State", "Visitor", "load_feeds", "one_round"]
