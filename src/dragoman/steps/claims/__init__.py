"""Claims: who did, offered, threatened or denied what to whom."""

from dragoman.steps.claims.step import BOTH_STEP, MODEL_STEP, STEP, step_of

__all__ = ["BOTH_STEP", "MODEL_STEP", "STEP", "step_of"]
