"""Which of the ways is taken in which both sides of an act may be filled."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from dragoman.steps.claims.fill.guesses import from_article
from dragoman.steps.claims.fill.role import Sides
from dragoman.steps.claims.salience import Salience
from dragoman.steps.claims.sentence_context import SentenceContext
from dragoman.steps.claims.triggers import Trigger

Chooser: TypeAlias = Callable[[SentenceContext, Trigger, Sequence[Sides]], Sides]


def alternatives(context: SentenceContext, trigger: Trigger, told: Sides, salience: Salience) -> tuple[Sides, ...]:
    """How both sides may be filled: as the sentence tells them, and with what it leaves open filled from the article."""
    return told, from_article(context, trigger, told, salience)


def as_told(context: SentenceContext, trigger: Trigger, found: Sequence[Sides]) -> Sides:
    return found[0]


def fullest(context: SentenceContext, trigger: Trigger, found: Sequence[Sides]) -> Sides:
    return found[-1]
