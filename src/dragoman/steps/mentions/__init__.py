"""Mentions: who is named where."""

from dragoman.steps.mentions.step import STEP

__all__ = ["STEP"]
