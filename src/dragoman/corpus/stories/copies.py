"""Who copied whom: verbatim, edited or translated; the nearest source of each copy, and where a text started."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.corpus.stories.comparison import Compared, compare, marks_alike
from dragoman.corpus.stories.credits import credit_of, is_firsthand
from dragoman.corpus.stories.profile import Profile
from dragoman.model import Span
from dragoman.model.story import Copy, How

SAME = 0.8  # the share of the shorter text's shingles that makes a copy verbatim
EDITED = 0.35  # and that makes it an edited one, though nothing is credited: a long quotation in two reports stays below
CREDITED = 0.15  # where the other is credited
TRANSLATED = 0.6  # the fidelity that makes a translation
TRANSLATED_CREDITED = 0.55  # and where the other is credited
FAITHFUL = 0.58  # the fidelity that makes an edited copy where the other is credited
CLOSEST = 8  # so many likely sources of a document are looked at


class Source(Struct, frozen=True, order=True):
    """What speaks for it that a document was made of another: the likelier the greater."""

    linked: bool
    credited: bool
    score: float


class Descent:
    """The copies among the documents of one story, which stand in the order of `Profile.order`."""

    def __init__(self, documents: Sequence[Profile]) -> None:
        self.documents = documents
        self.parents: dict[int, int] = {}
        self.copies: list[Copy] = []
        for place in range(len(documents)):
            self._place(place)

    def _place(self, place: int) -> None:
        """Finds the nearest source of a document: the one it links to or credits, else the likeliest; of several alike the first."""
        found = [(source, other, how) for other in self._candidates(place) for source, how in self._judged(place, other)]
        found.sort(key=lambda one: (one[0], -one[1]), reverse=True)
        nearest = next(((source, other, how) for source, other, how in found if not self._comes_from(other, place)), None)
        if nearest is None:
            return
        source, other, how = nearest
        copy, original = self.documents[place], self.documents[other]
        credit = credit_of(copy, original)
        span = Span(credit.text, credit.start, credit.end) if credit else None
        self.parents[place] = other
        self.copies.append(Copy(copy.document, original.document, how, span, round(source.score, 4)))

    def _candidates(self, place: int) -> list[int]:
        """The likeliest sources: documents that are earlier, or of which it is not known."""
        document = self.documents[place]
        others = [n for n, one in enumerate(self.documents) if n < place or (n > place and not (one.day and document.day))]
        by_likeness = sorted(others, key=lambda n: (-marks_alike(document, self.documents[n]), n))
        credited = [n for n in others if credit_of(document, self.documents[n])]
        return list(dict.fromkeys([*by_likeness[:CLOSEST], *credited[:CLOSEST]]))

    def _judged(self, place: int, other: int) -> Iterator[tuple[Source, How]]:
        """Whether a document was made of another, and how; nothing where it was not."""
        copy, original = self.documents[place], self.documents[other]
        seen = self.side_by_side(other, place)
        linked, credited = links(copy, original), credit_of(copy, original) is not None
        how = manner(copy, original, seen, linked or credited)
        if how is not None:
            yield Source(linked, credited, max(seen.shared, seen.fidelity)), how

    def side_by_side(self, one: int, other: int) -> Compared:
        """The comparison of two documents by their places."""
        return compare(self.documents[min(one, other)], self.documents[max(one, other)])

    def _comes_from(self, place: int, other: int) -> bool:
        """Whether `place` goes back to `other`: a copy of its own copy would be a cycle."""
        while place in self.parents:
            place = self.parents[place]
            if place == other:
                return True
        return False

    def origin(self, place: int) -> int:
        """The document with which the text of this one started."""
        while place in self.parents:
            place = self.parents[place]
        return place


def publisher(descent: Descent, place: int) -> object:
    """Who speaks in a document: the publisher of its original; the original itself where nobody is known."""
    origin = descent.origin(place)
    return descent.documents[origin].publisher or descent.documents[origin].key


def manner(copy: Profile, original: Profile, seen: Compared, credited: bool) -> How | None:
    """How a document was made of another; None where it was not."""
    if copy.language != original.language:
        enough = TRANSLATED_CREDITED if credited else TRANSLATED
        return "translated" if seen.fidelity >= enough and (credited or not is_firsthand(copy)) else None
    if seen.shared >= SAME:
        return "verbatim"
    if seen.shared >= EDITED or (credited and (seen.shared >= CREDITED or seen.fidelity >= FAITHFUL)):
        return "edited"
    return None


def links(copy: Profile, original: Profile) -> bool:
    """Whether a page names the other's address as that of its original."""
    return bool(copy.original and original.url and copy.original == original.url and copy.url != original.url)
