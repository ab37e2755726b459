"""Words that change the status of the act below them, and light verbs, whose subject has a role in what their noun tells."""

from functools import cached_property
from pathlib import Path
from typing import Literal

from msgspec import Struct

from dragoman.lexicon.toml import load
from dragoman.model import Stance

Effect = Literal["planned", "offered", "demanded", "threatened", "possible", "denied", "happened", "ongoing", "keeps"]


class Governor(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that give the act in their complement a status (`keeps` leaves it as it is); each with examples.

    `negated` is the status that they give when they are negated themselves («не исключает удара»).
    """

    effect: Effect
    lemmas: frozenset[str]
    negated: Effect | None = None
    examples: tuple[str, ...] = ()


class LightVerb(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs whose subject is the source (`launch strikes`) or the target (`face sanctions`) of the noun that is their object or oblique;
    `other` where somebody else, the verb's object, is the source (`accuse Iran of strikes`)."""

    subject: Literal["source", "target", "other"]
    lemmas: frozenset[str]
    examples: tuple[str, ...] = ()


class StatusFile(Struct, frozen=True, forbid_unknown_fields=True):
    """`stances` tells what the stance of an enclosing statement does to a claim inside it; `place_prepositions` say where, not whom;
    a negation before one of the `unnegated` denies nothing ("not only", «не менее»); `shifted` are the
    modals that tell the future of what was said in the past ("said they would")."""

    governor: tuple[Governor, ...]
    light_verb: tuple[LightVerb, ...]
    stances: dict[Stance, Effect]
    modals: dict[str, Effect]
    shifted: dict[str, Effect]
    adverbs: dict[str, Effect]
    conditionals: frozenset[str]
    negations: frozenset[str]
    unnegated: frozenset[str]
    negative_verbs: frozenset[str]
    future_auxiliaries: frozenset[str]
    obligations: frozenset[str]
    purpose: frozenset[str]
    place_prepositions: frozenset[str]


class Governors:
    """The status words of one language by lemma."""

    def __init__(self, table: StatusFile) -> None:
        self.table = table

    @cached_property
    def by_lemma(self) -> dict[str, Governor]:
        return {lemma: row for row in self.table.governor for lemma in row.lemmas}

    @cached_property
    def light_verbs(self) -> dict[str, str]:
        """Whose role their subject takes, by lemma."""
        return {lemma: row.subject for row in self.table.light_verb for lemma in row.lemmas}


def load_governors(folder: Path) -> Governors:
    """The status words in `folder/status.toml`. Raises DataError."""
    return Governors(load(folder / "status.toml", StatusFile))


