"""Who stands on the two sides of an act."""

from dragoman.steps.claims.fill.choice import Chooser, alternatives, as_told, fullest
from dragoman.steps.claims.fill.filling import fill
from dragoman.steps.claims.fill.gapping import gaps, thought_in
from dragoman.steps.claims.fill.role import LENT, NOBODY, Role, Sides, meant

__all__ = ["LENT", "NOBODY", "Chooser", "Role", "Sides", "alternatives", "as_told", "fill", "fullest", "gaps", "meant", "thought_in"]
