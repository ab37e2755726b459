"""How sure a row is: words for its score, and the cuts."""

from typing import Literal

Certainty = Literal["sure", "likely", "unsure"]

SURE = 0.7
LIKELY = 0.5
KEPT = 0.22  # a reading keeps claims of this score or more: about where F1 is highest on documents annotated whole
SHOWN = LIKELY  # lists show claims of this score or more where nothing else is asked: three of five of them are right on texts never seen


def certainty(score: float) -> Certainty:
    """The word for a score in [0, 1]."""
    return "sure" if score >= SURE else "likely" if score >= LIKELY else "unsure"
