"""Two documents side by side: what words they share, and how faithfully one renders the other."""

from functools import lru_cache

from msgspec import Struct

from dragoman.corpus.stories.alignment import Alignment, align
from dragoman.corpus.stories.profile import Profile
from dragoman.corpus.stories.words import cosine

FEWEST = 12  # shingles: shorter texts have too little that could be copied
KEPT = 8192  # comparisons of two documents that are kept: whoever joins a story is compared with the others, not these with each other


class Compared(Struct, frozen=True):
    """Two documents side by side: the share of the shorter one's shingles that both have, how faithfully one renders the other, and the
    sentences that answer each other."""

    shared: float
    fidelity: float
    alignment: Alignment


@lru_cache(maxsize=KEPT)
def compare(one: Profile, other: Profile) -> Compared:
    alignment = align(one, other)
    both = len(set(one.shingles) & set(other.shingles))
    shorter = min(len(one.shingles), len(other.shingles))
    enough = shorter >= FEWEST or one.shingles == other.shingles
    return Compared(both / shorter if shorter and enough else 0.0, fidelity(one, other, alignment), alignment)


@lru_cache(maxsize=8 * KEPT)
def marks_alike(one: Profile, other: Profile) -> float:
    return cosine(one.marks, other.marks)


def fidelity(one: Profile, other: Profile, alignment: Alignment) -> float:
    """The geometric mean of the likeness of names and numbers, the share of sentences told in one order, the shares of the shorter of
    the longer in words and in sentences, and the share of numbers that both have: a rendering keeps all five, another report does not."""
    marks, share = cosine(one.marks, other.marks), alignment.share
    numbers = [{mark for mark in profile.marks if mark.startswith("#")} for profile in (one, other)]
    kept = (len(numbers[0] & numbers[1]) + 0.5) / (len(numbers[0] | numbers[1]) + 1)
    sizes = ratio(len(one.passages), len(other.passages)) * ratio(words(one), words(other))
    return float((marks * share * kept * sizes) ** 0.2)


def ratio(one: int, other: int) -> float:
    return min(one, other) / max(one, other) if one and other else 0.0


def words(profile: Profile) -> int:
    return sum(len(passage.words) for passage in profile.passages)
