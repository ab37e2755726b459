"""Fetching from the network: safely, politely, and so that a killed run goes on where it was."""

from dragoman.fetching.client import Fetcher, Policy
from dragoman.fetching.pages import Output, Reader
from dragoman.fetching.state import State
from dragoman.fetching.visitor import Visitor
from dragoman.fetching.watch import Feeds, Round, load_feeds, one_round
from dragoman.readers import Account

__all__ = ["Account", "Feeds", "Fetcher", "Output", "Policy", "Reader", "Round", "State", "Visitor", "load_feeds", "one_round"]
