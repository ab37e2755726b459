"""How likely two documents tell of one event, by nothing but the two of them; and under which keys a document is looked for."""

import zlib
from collections.abc import Iterator
from math import exp, sqrt

from rensa import RMinHash

from dragoman.corpus.stories.comparison import compare
from dragoman.corpus.stories.profile import Profile, ordinal
from dragoman.corpus.stories.words import DAY_MARK, cosine

WINDOW = 7  # days between two documents of one event, at most
FADING = 5.0  # days in which a likeness falls to 1/e
ENOUGH_MARKS = 10.0  # the mass from which marks count as much as words: a headline that names one state says little by it
UNDATED = 0.53  # what a likeness is worth where a day is not known
RENDERED_FROM = 0.28  # the likeness of marks from which a translation is looked for
FAITHFUL, RENDERED = 0.6, 0.5  # the fidelity of a translation, at least, and what it is worth as a likeness
RESEMBLING = 0.5  # the Jaccard similarity of shingles above which two texts are one, whatever their days
MARK_BLOCKS, WORD_BLOCKS = 10, 8  # how many of a document's heaviest marks and words are blocks
ENOUGH = 2  # blocks in common that make a pair worth a look; one band of a sketch is worth two
BANDS, ROWS = 8, 6  # of a MinHash sketch: two texts of Jaccard similarity s share a band with probability 1 - (1 - s^ROWS)^BANDS
SEED = 17

Blocks = dict[int, int]
"""Keys, as signed numbers of 64 bits, and how much each is worth."""


def likeness(one: Profile, other: Profile) -> float:
    """In [0, 1]; symmetric. Two documents in different languages are compared by their marks alone."""
    marks, near = cosine(one.marks, other.marks), closeness(one, other)
    telling = sqrt(min(1.0, one.mass / ENOUGH_MARKS) * min(1.0, other.mass / ENOUGH_MARKS))
    if one.language == other.language:
        told = (cosine(one.words, other.words) * (2 - telling) + marks * telling) / 2
        return round(max(told * near, resemblance(one, other)), 4)
    return round(max(marks * telling * near, rendered(one, other) if near and marks >= RENDERED_FROM else 0.0), 4)


def rendered(one: Profile, other: Profile) -> float:
    """What it is worth that one document renders the other in its own language, else 0."""
    faithful = compare(one, other).fidelity
    return RENDERED * faithful if faithful >= FAITHFUL else 0.0


def closeness(one: Profile, other: Profile) -> float:
    """How near two documents are in time, by the mean of two distances: of their days of publication, and of the days that they tell of.

    A later report of one event names its day; a report of the next event of its kind names another.
    """
    if not one.day or not other.day:
        return UNDATED
    apart = abs(ordinal(one.day) - ordinal(other.day))
    told = min(abs(a - b) for a in one.days for b in other.days)
    return exp(-(apart + min(told, WINDOW)) / 2 / FADING) if apart <= WINDOW else 0.0


def resemblance(one: Profile, other: Profile) -> float:
    """The Jaccard similarity of the shingles where it makes two texts one, else 0."""
    both = len(set(one.shingles) & set(other.shingles))
    share = both / max(1, len(one.shingles) + len(other.shingles) - both)
    return share if share >= RESEMBLING else 0.0


def blocks(profile: Profile) -> Blocks:
    """Documents of one time that have blocks worth ENOUGH in common are compared; no others."""
    marks = {mark: weight for mark, weight in profile.marks.items() if not mark.startswith(DAY_MARK)}
    heavy = [*heaviest(marks, MARK_BLOCKS), *(f"{profile.language}:{word}" for word in heaviest(profile.words, WORD_BLOCKS))]
    return {**{number(key): 1 for key in heavy}, **{number(band): ENOUGH for band in bands(profile)}}


def heaviest(weights: dict[str, float], most: int) -> list[str]:
    return sorted(weights, key=lambda key: (-weights[key], key))[:most]


def bands(profile: Profile) -> Iterator[str]:
    if not profile.shingles:
        return iter(())
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    sketch.update([str(shingle) for shingle in profile.shingles])
    found = sketch.digest()
    return (f"{place}:{found[place * ROWS : (place + 1) * ROWS]}" for place in range(BANDS))


def number(key: str) -> int:
    """A signed number of 64 bits."""
    text = key.encode()
    return (zlib.crc32(text) << 32 | zlib.crc32(text[::-1])) - (1 << 63)
