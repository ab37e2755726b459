"""The ledger in a browser and for programs: pages for people, `/v1` for programs, on one server."""

from dragoman.web.application import application
from dragoman.web.security import Access

__all__ = ["Access", "application"]
