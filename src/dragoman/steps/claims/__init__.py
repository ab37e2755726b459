"""Claims: who did, offered, threatened or denied what to whom."""

from dragoman.steps.claims.step import STEP, step_of

__all__ = ["STEP", "step_of"]
