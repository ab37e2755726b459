"""`python -m dragoman.evals.train_stories WEIGHTS FOLDER`: learns from stories with marked claims when two tellings are the same, and when
they speak against each other.

FOLDER has `documents.jsonl` and `gold.jsonl` (tests/gold/README.md tells what these hold). The method is that of `dragoman.evals.train`.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct

from dragoman.batch import read_sources
from dragoman.corpus.learning import Vector, crossed, logistic
from dragoman.corpus.stories.contradictions import what_differs
from dragoman.corpus.stories.copies import Descent
from dragoman.corpus.stories.profile import Profile, Telling
from dragoman.corpus.stories.profiling import profile
from dragoman.corpus.stories.sameness import DocumentTelling, Features, features
from dragoman.lang import languages
from dragoman.lang.lemmas import Lemmas
from dragoman.model import Reading, Span

HEAD = """# How much each likeness of two tellings of different documents speaks for it, in log odds, that they are the same, or that
# they speak against each other. Learned from tests/gold/stories by `make weights`; not edited by hand.
"""
INTERCEPT = "intercept"
PENALTY = 5.0  # chosen by cross-validation among 1, 3, 5 and 10


class GoldSpan(Struct, frozen=True):
    """A stretch of a document that tells a claim."""

    document: str
    start: int
    end: int


class StoryGold(Struct, frozen=True):
    """A row of the gold: a document and its story, a claim (`group`) and where it is told, or two claims that contradict each other."""

    document: str | None = None
    story: str | None = None
    group: str | None = None
    members: tuple[GoldSpan, ...] = ()
    groups: tuple[str, str] | None = None


class TellingCase(Struct, frozen=True):
    """Two tellings: what they have in common, and whether they are the same, or contradict each other (None: the gold does not say)."""

    features: Features
    same: bool | None
    against: bool | None


class Marked:
    """What the gold says of tellings."""

    def __init__(self, rows: Sequence[StoryGold]) -> None:
        self.stories = {row.document: row.story for row in rows if row.document}
        self.places: dict[str, list[tuple[GoldSpan, str]]] = defaultdict(list)
        for row in rows:
            for place in row.members:
                self.places[place.document].append((place, row.group or ""))
        self.contradictions = {frozenset(row.groups) for row in rows if row.groups}

    def claim(self, document: str, telling: Telling) -> str | None:
        """The claim that a telling answers: the one that shares most with its trigger, else with its evidence."""
        def score(found: tuple[GoldSpan, str]) -> tuple[int, int, int]:
            place = found[0]
            return common(place, telling.trigger), common(place, telling.evidence), place.start - place.end

        best = max(self.places[document], key=score, default=None)
        return best[1] if best and score(best)[1] else None

    def touched(self, document: str, telling: Telling) -> set[str]:
        return {group for place, group in self.places[document] if common(place, telling.evidence) or common(place, telling.trigger)}


def common(place: GoldSpan, span: Span) -> int:
    """How many characters both have."""
    return max(0, min(place.end, span.end) - max(place.start, span.start))


def main(arguments: Sequence[str]) -> None:
    target, folder = map(Path, arguments)
    lemmas, rows = Lemmas(languages()), msgspec.json.Decoder(StoryGold).decode_lines((folder / "gold.jsonl").read_bytes())
    readings = [one for one in read_sources([str(folder / "documents.jsonl")]) if isinstance(one, Reading)]
    cases = list(cases_of([profile(reading, lemmas) for reading in readings], Marked(rows)))
    write(target, {
        "same": learned([(case.features, case.same) for case in cases if case.same is not None]),
        "against": learned([(case.features, case.against) for case in cases if case.against is not None]),
    })


def cases_of(profiles: Sequence[Profile], gold: Marked) -> Iterator[TellingCase]:
    """Every two tellings in two documents of one story that may be the same or contradict each other."""
    stories: dict[str, list[Profile]] = defaultdict(list)
    for document in sorted(profiles, key=lambda one: one.order):
        stories[gold.stories[document.document] or ""].append(document)
    for documents in stories.values():
        descent = Descent(documents)
        for one, other in combinations(range(len(documents)), 2):
            yield from cases_between(descent, one, other, gold)


def cases_between(descent: Descent, one: int, other: int, gold: Marked) -> Iterator[TellingCase]:
    a, b = descent.documents[one], descent.documents[other]
    seen, copied = descent.side_by_side(one, other), descent.origin(one) == descent.origin(other)
    for x in a.tellings:
        for y in b.tellings:
            differs = what_differs(x, y) and not copied
            if x.kind == y.kind or differs:
                claims = gold.claim(a.document, x), gold.claim(b.document, y)
                pairs = {frozenset((p, q)) for p in gold.touched(a.document, x) for q in gold.touched(b.document, y)}
                yield TellingCase(
                    features(DocumentTelling(a, x), DocumentTelling(b, y), seen, copied),
                    None if None in claims or x.kind != y.kind else claims[0] == claims[1],
                    bool(pairs & gold.contradictions) if differs else None,
                )


def learned(cases: Sequence[tuple[Features, bool | None]]) -> dict[str, float]:
    names = Features.__struct_fields__
    matrix: Vector = np.array([[1.0, *(float(getattr(found, name)) for name in names)] for found, _ in cases])
    right: Vector = np.array([float(bool(label)) for _, label in cases])
    alone = np.zeros(len(right))
    area = crossed(matrix, right, alone, PENALTY)
    print(f"{len(cases)} pairs, {int(right.sum())} right; area under the curve {area:.3f}", file=sys.stderr)
    return dict(zip((INTERCEPT, *names), map(float, logistic(matrix, right, alone, PENALTY)), strict=True))


def write(path: Path, models: dict[str, dict[str, float]]) -> None:
    rows = [(f"\n[{model}]\n", *(f"{name} = {weight:.3f}\n" for name, weight in weights.items())) for model, weights in models.items()]
    path.write_text(HEAD + "".join(line for table in rows for line in table), "utf8")


if __name__ == "__main__":
    main(sys.argv[1:])
