"""Frames: which words tell which act, measure or relation, and where in the sentence who and whom stand."""

from collections import defaultdict
from functools import cached_property
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dragoman.errors import DataError
from dragoman.lexicon.toml import files, load
from dragoman.model import Kind, Status

Slot = Literal["subject", "object", "indirect", "instrumental", "owner", "genitive", "origin", "clause-subject", "speaker"]
Need = Literal["source", "target", "both", "named", "measure"]
PEOPLE = "people"  # the word class of which the names of persons are


class FrameExample(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence in which the frame is found (with these actor codes) or, among the `no`, is not."""

    text: str
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    status: Status | None = None


class Oblique(Struct, frozen=True, forbid_unknown_fields=True):
    """A noun (none named: any) that has to stand beside the trigger, with one of these prepositions (none named: with any or without)."""

    nouns: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()


class Frame(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of frame data.

    `verbs`, `nouns` and `adjectives` are trigger lemmas; in a lemma of several words the others hang on the first («оказать помощь»,
    "shoot down"). `objects` (and the word classes in `object_classes`) narrow the frame to verbs with such an object
    or such an infinitive or clause («пообещать отомстить»); `subjects` to verbs whose subject is such a noun, which then belongs to the
    trigger ("troops left"); `not_beside` keeps out those with such a word or preposition beside them ("killed in a crash");
    `infinitive` narrows to verbs with one that another is to do ("told them to leave");
    `voice` to verbs in that voice ("armed with knives" arms nobody); `negated` to negated verbs that thereby tell another act
    ("will not accept" refuses), of which the negation then says no more.
    `source` and `target` name the places in the tree in order of preference; the places behind `source_prepositions` and
    `target_prepositions` come after them. `needs` is what must be filled for the frame to count. `status` is the status that the
    frame itself gives. Where the genitive is a place of the target («обстрел Киева», "the arrest of …"), it is none of the source's.
    A need of `named` is that both sides stand where grammar puts them, not merely nearby; it makes a row of verbs that say little by
    themselves («передать Индии …»). A need of `measure` is an amount in the clause or a verb of the word class `change` above the trigger.
    """

    name: str
    type: str
    kind: Kind = "event"
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    object_classes: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    not_beside: tuple[str, ...] = ()
    infinitive: bool = False
    negated: bool = False
    oblique: Oblique | None = None
    voice: Literal["active", "passive"] | None = None
    source: tuple[Slot, ...] = ()
    target: tuple[Slot, ...] = ()
    source_prepositions: tuple[str, ...] = ()
    target_prepositions: tuple[str, ...] = ()
    symmetric: bool = False
    needs: tuple[Need, ...] = ()
    status: Status | None = None
    weight: float = 0.7
    yes: tuple[FrameExample, ...] = ()
    no: tuple[FrameExample, ...] = ()

    @property
    def of_people(self) -> bool:
        """Whether its objects are people, so that a person's name is one."""
        return PEOPLE in self.object_classes

    @property
    def asks_target(self) -> bool:
        """Whether such an act is done to somebody."""
        return bool(self.target or self.target_prepositions)

    @property
    def one_sided(self) -> bool:
        """Whether such an act may well have no target."""
        return self.needs == ("source",) or not self.asks_target


class FrameFile(Struct, frozen=True, forbid_unknown_fields=True):
    frame: tuple[Frame, ...]


class WordClasses(Struct, frozen=True, forbid_unknown_fields=True):
    classes: dict[str, tuple[str, ...]]


class Frames:
    """The frames of one language, looked up by the trigger's first word."""

    def __init__(self, rows: tuple[Frame, ...], classes: dict[str, tuple[str, ...]]) -> None:
        self.rows = tuple(self._spelled_out(row, classes) for row in rows)
        self.dwellers = frozenset(classes.get("dwellers", ()))
        self.unnamed = frozenset(classes.get("unnamed", ()))
        self.no_actors = frozenset(classes.get("no_actors", ()))
        self.change = frozenset(classes.get("change", ()))
        self.portions = frozenset(classes.get("portions", ()))
        self.comparatives = frozenset(classes.get("comparatives", ()))

    @staticmethod
    def _spelled_out(row: Frame, classes: dict[str, tuple[str, ...]]) -> Frame:
        missing = [name for name in row.object_classes if name not in classes]
        if missing:
            raise DataError(f"frame {row.name}: no word class {', '.join(missing)}")
        return replace(row, objects=(*row.objects, *(word for name in row.object_classes for word in classes[name])))

    def _index(self, words_of: str) -> "dict[str, list[tuple[Frame, tuple[str, ...]]]]":
        found = defaultdict(list)
        for row in self.rows:
            for lemma in getattr(row, words_of):
                first, *rest = lemma.split()
                found[first].append((row, tuple(rest)))
        return found

    @cached_property
    def verbs(self) -> "dict[str, list[tuple[Frame, tuple[str, ...]]]]":
        return self._index("verbs")

    @cached_property
    def nouns(self) -> "dict[str, list[tuple[Frame, tuple[str, ...]]]]":
        return self._index("nouns")

    @cached_property
    def adjectives(self) -> "dict[str, list[tuple[Frame, tuple[str, ...]]]]":
        return self._index("adjectives")


def load_frames(folder: Path) -> Frames:
    """The frames in `folder/frames/*.toml` with the word classes of `folder/classes.toml`. Raises DataError."""
    rows = tuple(row for path in files(folder / "frames") for row in load(path, FrameFile).frame)
    names = [row.name for row in rows]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise DataError(f"{folder}: frames named twice: {', '.join(sorted(twice))}")
    return Frames(rows, load(folder / "classes.toml", WordClasses).classes)
