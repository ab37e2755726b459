"""Who stands on the two sides of an act, as its own sentence says."""

from dragoman.steps.claims.fill.filling import fill
from dragoman.steps.claims.fill.gapping import gaps, thought_in
from dragoman.steps.claims.fill.side import LENT, NOBODY, Side, Sides, meant, way

__all__ = ["LENT", "NOBODY", "Side", "Sides", "fill", "gaps", "meant", "thought_in", "way"]
