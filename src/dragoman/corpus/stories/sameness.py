"""Whether two tellings of different documents tell the same, and whether they speak against each other: learned from named features.

The weights are in data/tellings.toml; `python -m dragoman.evals.train_stories` learns them from tests/gold/stories.
"""

from collections.abc import Mapping, Sequence
from math import exp

from msgspec import Struct

from dragoman.corpus.stories import details
from dragoman.corpus.stories.comparison import Compared
from dragoman.corpus.stories.profile import Passage, Profile, Telling
from dragoman.lexicon.tellings import telling_weights

NOTHING = 0.02  # the least weight of the lighter side, below which its share says nothing
FOUND = 0.3  # what it says at least that two sentences answer each other in a copy


class DocumentTelling(Struct, frozen=True):
    """A telling and its document."""

    document: Profile
    telling: Telling

    @property
    def passage(self) -> Passage:
        return self.document.passages[self.telling.passage]

    @property
    def place(self) -> float:
        """Where in its sentence the telling stands: 0 at the beginning, 1 at the end."""
        length = self.passage.end - self.passage.start
        return (self.telling.trigger.start - self.passage.start) / max(1, length)


class Features(Struct, frozen=True):
    """What two tellings have in common and what speaks against it, each about in [0, 1] (`figures`: a count up to 2).

    `type`: one type; `act`: lemmas of their triggers in common; `words`, `marks`: weight of what their clauses share, of the heavier one's
    (`…_of_less`: of the lighter one's); `target`, `source_apart` …: their parties; `aligned`: their sentences answer each other in a copy;
    `passage`: likeness of their sentences; `place`: how far apart they stand in these, where one document was `copied` from the other;
    `across`: their languages differ.
    """

    type: float
    act: float
    act_apart: float
    words: float
    words_of_less: float
    marks: float
    marks_of_less: float
    source_apart: float
    target: float
    target_apart: float
    figures: float
    figures_apart: float
    days: float
    days_apart: float
    status_apart: float
    aligned: float
    passage: float
    place: float
    across: float
    statement: float
    figure: float
    parties_across: float
    copied: float


def features(one: DocumentTelling, other: DocumentTelling, seen: Compared | None, copied: bool) -> Features:
    """`seen` compares the two documents, the first of which is `one`'s; `copied` tells that both go back to one origin."""
    x, y, a, b = one.telling, other.telling, one.document, other.document
    across = a.language != b.language
    words, fewer = (0.0, 0.0) if across else shared(x.words, y.words, a.words, b.words)
    marks, less = shared(x.marks, y.marks, a.marks, b.marks)
    sources, targets = parties(x, y)
    act = 0.0 if across else details.overlap(x.act, y.act)
    return Features(
        type=x.type == y.type, act=act, act_apart=not across and not act, words=words, words_of_less=fewer, marks=marks, marks_of_less=less,
        source_apart=details.apart(*sources), target=details.overlap(*targets), target_apart=details.apart(*targets),
        figures=min(2, details.figures_agree(x, y)), figures_apart=details.figures_differ(x, y),
        days=x.days is not None and y.days is not None and not details.days_differ(x, y), days_apart=details.days_differ(x, y),
        status_apart=details.status_differs(x, y), aligned=aligned(x, y, seen) if copied and seen else 0.0,
        passage=likeness(one, other, across), place=abs(one.place - other.place) if copied else 0.0, across=across,
        statement=x.kind == "statement", figure=x.kind == "figure",
        parties_across=across and x.kind == "claim" and x.type == y.type and details.overlap(*sources) > 0,
        copied=copied,
    )


def parties(x: Telling, y: Telling) -> tuple[tuple[Sequence[str], Sequence[str]], tuple[Sequence[str], Sequence[str]]]:
    """The sources and the targets of both; of what goes either way all parties are both."""
    if x.symmetric or y.symmetric:
        both = ((*x.source, *x.target), (*y.source, *y.target))
        return both, both
    return (x.source, y.source), (x.target, y.target)


def shared(one: Sequence[str], other: Sequence[str], first: Mapping[str, float], second: Mapping[str, float]) -> tuple[float, float]:
    """The weight of what both have, of the heavier side's and of the lighter one's."""
    both = sum(min(first.get(key, 0.0), second.get(key, 0.0)) for key in sorted(set(one) & set(other)))
    weights = sum(first.get(key, 0.0) for key in sorted(set(one))), sum(second.get(key, 0.0) for key in sorted(set(other)))
    most, least = max(weights), min(weights)
    return both / most if most else 0.0, both / least if least > NOTHING else 0.0


def likeness(one: DocumentTelling, other: DocumentTelling, across: bool) -> float:
    p, q, a, b = one.passage, other.passage, one.document, other.document
    marks = shared(p.marks, q.marks, a.marks, b.marks)[0]
    return marks if across else (marks + shared(p.words, q.words, a.words, b.words)[0]) / 2


def aligned(x: Telling, y: Telling, seen: Compared) -> float:
    return next((like + FOUND for i, j, like in seen.alignment.pairs if (i, j) == (x.passage, y.passage)), 0.0)


def probability(found: Features, model: str) -> float:
    """Logistic regression; `model` is `same` or `against`."""
    weights = telling_weights()[model]
    total = weights["intercept"] + sum(weights[name] * float(getattr(found, name)) for name in Features.__struct_fields__)
    return 1 / (1 + exp(-total))


def excluded(x: Telling, y: Telling) -> bool:
    """Whether a detail of one speaks against the other: then they do not tell the same, however alike they are."""
    return details.status_differs(x, y) or details.figures_differ(x, y) or details.days_differ(x, y) or details.contrary(x, y)
