"""Who stands on the two sides of an act."""

from dragoman.steps.claims.fill.filling import fill
from dragoman.steps.claims.fill.gapping import gaps, thought_in
from dragoman.steps.claims.fill.guesses import from_context
from dragoman.steps.claims.fill.role import LENT, NOBODY, Role, Sides, meant

__all__ = ["LENT", "NOBODY", "Role", "Sides", "fill", "from_context", "gaps", "meant", "thought_in"]
