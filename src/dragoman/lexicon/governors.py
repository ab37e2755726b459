"""Words that change the status of the act below them, and light verbs, whose subject has a role in what their noun tells."""

from functools import cached_property
from pathlib import Path
from typing import Literal

from msgspec import Struct

from dragoman.lexicon.toml import load
from dragoman.model import Sentence, Stance, Token

Effect = Literal[
    "planned", "offered", "demanded", "threatened", "possible", "denied", "happened", "ongoing", "keeps",
    "asked", "doubted", "supposed", "wished",
]


class Governor(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that give the act in their complement a status (`keeps` leaves it as it is); each with examples.

    A lemma of several words is a word with others below it ("call off"). `negated` is the status that they give when they are negated
    themselves («не исключает удара»); `told` rows speak only of what is told, a clause or words ("dismissed reports that …", but not
    "dismissed the attack"); those of `subject` also of their subject ("the visit fell through"); those with `acts` only of these nouns,
    those with `marks` only of clauses behind one of these words ("kept Turkey from invading").
    """

    effect: Effect
    lemmas: frozenset[str]
    negated: Effect | None = None
    told: bool = False
    subject: bool = False
    acts: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    examples: tuple[str, ...] = ()


class LightVerb(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs whose subject is the source (`launch strikes`) or the target (`face sanctions`) of the noun that is their object or oblique;
    `other` where somebody else, the verb's object, is the source (`accuse Iran of strikes`)."""

    subject: Literal["source", "target", "other"]
    lemmas: frozenset[str]
    examples: tuple[str, ...] = ()


class StatusFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What the words of a language do to the acts around them.

    `stances` tells what the stance of an enclosing statement does to a claim inside it; `place_prepositions` say where, not whom;
    a negation before one of the `unnegated` denies nothing ("not only", «не менее»), nor does one behind one of the `alternatives`
    ("whether or not"); one of an `occasion` denies the whole clause ("at no time"). `shifted` are the modals that tell the future of what
    was said in the past ("said they would"). `telling` are nouns for words and findings ("report"), `verdicts` what such words are called.
    `asking` words make a question («ли», "whether"), `inverted` auxiliaries a condition where they stand before the subject ("Had Russia
    attacked, …"); what is told under one of the `facts` is so even where that is asked. What stands behind one of `instead` was not done
    ("against attacking"); a gerund behind one of the `linking` prepositions belongs to the status word above it ("kept from invading").
    """

    governor: tuple[Governor, ...] = ()
    light_verb: tuple[LightVerb, ...] = ()
    stances: dict[Stance, Effect] = {}
    modals: dict[str, Effect] = {}
    shifted: dict[str, Effect] = {}
    adverbs: dict[str, Effect] = {}
    conditionals: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    unnegated: frozenset[str] = frozenset()
    negative_verbs: frozenset[str] = frozenset()
    future_auxiliaries: frozenset[str] = frozenset()
    obligations: frozenset[str] = frozenset()
    purpose: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    verdicts: dict[str, Effect] = {}
    asking: frozenset[str] = frozenset()
    inverted: frozenset[str] = frozenset()
    instead: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    alternatives: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    linking: frozenset[str] = frozenset()
    place_prepositions: frozenset[str] = frozenset()


class Governors:
    """The status words of one language by lemma."""

    def __init__(self, table: StatusFile) -> None:
        self.table = table

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[frozenset[str], Governor]]]:
        """By the first word of their lemmas the rows with the further words, those with more words first."""
        found: dict[str, list[tuple[frozenset[str], Governor]]] = {}
        for row in self.table.governor:
            for first, *rest in (lemma.split() for lemma in row.lemmas):
                found.setdefault(first, []).append((frozenset(rest), row))
        return {first: sorted(rows, key=lambda entry: -len(entry[0])) for first, rows in found.items()}

    def over(self, sentence: Sentence, word: Token) -> Governor | None:
        """The row of a word, with the further words of its lemma below it."""
        rows = self._by_first_word.get(word.lemma, ())
        below = {form for child in sentence.children(word) for form in (child.lemma, child.text.lower())} if rows else set()
        return next((row for rest, row in rows if rest <= below), None)

    @cached_property
    def light_verbs(self) -> dict[str, str]:
        """Whose role their subject takes, by lemma."""
        return {lemma: row.subject for row in self.table.light_verb for lemma in row.lemmas}


def load_governors(folder: Path) -> Governors:
    """The status words in `folder/status.toml`. Raises DataError."""
    return Governors(load(folder / "status.toml", StatusFile))


