"""Who is known and by which words: the compiled form of `data/actors`, as the reading steps ask for it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct

from dragoman.lexicon.words import NameWord, alike

Use = Literal["name", "adjective", "prefix", "demonym", "capital", "city", "local", "seat", "person", "surname"]
Shape = Literal["small", "capital", "caps"]
STRICTNESS = {"small": 0, "capital": 1, "caps": 2}


class Tenure(Struct, frozen=True, gc=False, array_like=True):
    """A time in an office: `country` is the code of the state or body, the dates are ISO, None is open."""

    office: str
    country: str
    sector: str | None
    start: str | None
    end: str | None

    def holds(self, day: str | None) -> bool:
        """Whether the office was held on that ISO day (today where None)."""
        if day is None:
            return self.end is None
        return (self.start is None or self.start[: len(day)] <= day[: len(self.start)]) and (self.end is None or day < self.end)


class ActorRecord(Struct, frozen=True, gc=False, array_like=True):
    """An actor or place: `type` is what a mention of it is; `role` the kind of institution that a body with a name of its own is
    ("foreign ministry"), `head` the office of who leads it ("director-general"), `initials` the first letters of a person's given
    names in all alphabets, in small letters, `born` the date of a person's birth (ISO: a day, a month or a year), `ended` that from
    which a state or body is no more."""

    code: str
    name: str
    kind: str
    type: Literal["PER", "ORG", "GPE", "LOC"]
    id: str | None = None
    country: str | None = None
    sector: str | None = None
    gender: str | None = None
    tenures: tuple[Tenure, ...] = ()
    role: str | None = None
    initials: str = ""
    head: str | None = None
    born: str | None = None
    ended: str | None = None

    def lasts(self, day: str | None) -> bool:
        """Whether it has not ended by that ISO day (by today where None)."""
        return self.ended is None or (day is not None and day < self.ended)


class Sense(Struct, frozen=True, gc=False, array_like=True):
    """What a form may mean: the index of a known actor, in which use, at least how capitalised; `weak` only beside a strong name,
    `quoted` only in quotation marks."""

    record: int
    use: Use
    shape: Shape = "small"
    weak: bool = False
    quoted: bool = False


class Compiled(Struct, frozen=True):
    """The compiled table: `forms` lead to indexes in `senses`; `longest` tells for the first word of forms of more than
    one word of how many the longest has."""

    records: tuple[ActorRecord, ...]
    senses: tuple[Sense, ...]
    forms: dict[str, tuple[int, ...]]
    longest: dict[str, int]


class NameMatch(Struct, frozen=True, gc=False):
    """Words [first, last) that are a form, and what they may mean."""

    first: int
    last: int
    senses: tuple[Sense, ...]


class Actors:
    """All known actors and their forms; `articles` are words that a name may begin with and that tell nothing of how it is written."""

    def __init__(self, compiled: Compiled, articles: Collection[str] = ()) -> None:
        self.articles = articles
        self.records: Sequence[ActorRecord] = compiled.records
        self._senses = compiled.senses
        self._forms: Mapping[str, tuple[int, ...]] = compiled.forms
        self._longest = compiled.longest

    @cached_property
    def by_code(self) -> dict[str, ActorRecord]:
        """The state, body or group that a code stands for first."""
        found: dict[str, ActorRecord] = {}
        for one in self.records:
            if one.type != "PER" and one.kind not in {"place", "capital", "seat"}:
                found.setdefault(one.code, one)
        return found

    def senses(self, form: str) -> tuple[Sense, ...]:
        """What a normalised form (see `words.phrase`) may mean, whatever its shape."""
        return tuple(self._senses[i] for i in self._forms.get(form, ()))

    def find(self, text: Sequence[NameWord], script: str = "") -> Iterator[NameMatch]:
        """Every known form among the words of a text, in order of its first word, longer ones first; capitals that look like
        those of the `script` that the text is written in are read so where they mean nothing else."""
        longest, forms = self._longest, self._forms
        keys = [word.key for word in text]
        for first, key in enumerate(keys):
            if key not in longest and key not in forms:
                meant = alike(key, script) if text[first].shape == "caps" else ""
                if meant in forms:
                    yield NameMatch(first, first + 1, tuple(map(self._senses.__getitem__, forms[meant])))
                continue
            for last in range(min(len(keys), first + longest.get(key, 1)), first, -1):
                found = forms.get(" ".join(keys[first:last]))
                if found is not None:
                    senses = self._written(found, text[first + 1 if key in self.articles and last > first + 1 else first])
                    if senses:
                        yield NameMatch(first, last, senses)

    def _written(self, found: Sequence[int], word: NameWord) -> tuple[Sense, ...]:
        """The senses that allow the way in which a word is written."""
        written = STRICTNESS[word.shape]
        return tuple([s for s in [self._senses[i] for i in found] if STRICTNESS[s.shape] <= written])

    @cached_property
    def by_name(self) -> dict[str, int]:
        """The index of the known actor or place of a canonical name."""
        return {one.name: index for index, one in reversed(list(enumerate(self.records)))}

    @cached_property
    def people(self) -> dict[str, ActorRecord]:
        """The known people by their canonical name."""
        return {one.name: one for one in self.records if one.type == "PER"}

    @cached_property
    def _institutions(self) -> dict[tuple[str, str], ActorRecord]:
        found: dict[tuple[str, str], ActorRecord] = {}
        for one in self.records:
            if one.role:
                found.setdefault((one.role, one.code), one)
        return found

    def institution(self, role: str, code: str) -> ActorRecord | None:
        """The body with a name of its own that has this role in a state."""
        return self._institutions.get((role, code))

    def holders(self, office: str, country: str, day: str | None) -> list[ActorRecord]:
        """Who holds an office of a state or body on an ISO day; where nobody does, who acts in it."""
        found = ([one for one, term in self._terms.get((key, country), ()) if term.holds(day)] for key in (office, f"acting {office}"))
        return next(filter(None, found), [])

    @cached_property
    def _terms(self) -> dict[tuple[str, str], list[tuple[ActorRecord, Tenure]]]:
        found: dict[tuple[str, str], list[tuple[ActorRecord, Tenure]]] = {}
        for one in self.records:
            for term in one.tenures:
                if term.start or term.end:
                    found.setdefault((term.office, term.country), []).append((one, term))
        return found
