"""Claims: who did, offered, threatened or denied what to whom."""

from dragoman.steps.claims.step import STEP

__all__ = ["STEP"]
