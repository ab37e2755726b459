"""References: pronouns, role repeats, descriptions and groups that stand for an actor named elsewhere in the document."""

from dragoman.steps.references.step import STEP

__all__ = ["STEP"]
