"""Which actors stand on the two sides of an act: one learned choice over pairs of sets."""

from dragoman.steps.claims.sides.cast import Cast
from dragoman.steps.claims.sides.chooser import Choice, Chooser, as_told, learned
from dragoman.steps.claims.sides.features import Act, act_of, is_mutual

__all__ = ["Act", "Cast", "Choice", "Chooser", "act_of", "as_told", "is_mutual", "learned"]
