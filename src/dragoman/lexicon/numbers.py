"""Number words of each language."""

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

LONGEST = 5  # words in one entry of these tables


class Scale(Struct, frozen=True):
    """A word that multiplies what stands before it (million, dozen).

    `bare` forms count as one of it when they stand alone, `bound` forms only after a bound («более тысячи»), `abbreviated` may be
    followed by a full stop, `glued` are suffixes written onto digits (10k).
    """

    value: int
    forms: tuple[str, ...]
    bare: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    abbreviated: tuple[str, ...] = ()
    glued: tuple[str, ...] = ()


class Ordinals(Struct, frozen=True):
    """`stems` take every one of `endings`; `forms` are whole words; `suffixes` follow digits (3rd, 18-го)."""

    endings: tuple[str, ...]
    suffixes: frozenset[str]
    stems: dict[str, tuple[str, ...]]
    forms: dict[str, tuple[str, ...]]


class Numbers(Struct, frozen=True, dict=True):
    """The number words of a language, folded (lower case, «ё» as «е»).

    `small` add up under each scale, `whole` stand for themselves (and may be scaled), `fraction` are parts of one. `prefix` are the
    forms at the head of a compound adjective («трёхдневный»). `decimal` and `grouping` are the separators in digits, `hundred`
    multiplies inside a scale, `joiner` may stand after it ("two hundred and five"). `ambiguous` suffixes of digits scale only beside money
    or a noun (300m is a length).
    """

    decimal: tuple[str, ...]
    grouping: tuple[str, ...]
    article: frozenset[str]
    hundred: frozenset[str]
    joiner: frozenset[str]
    point: frozenset[str]
    minus: frozenset[str]
    and_half: tuple[str, ...]
    small: dict[str, tuple[str, ...]]
    whole: dict[str, tuple[str, ...]]
    fraction: dict[str, tuple[str, ...]]
    prefix: dict[str, tuple[str, ...]]
    ambiguous: frozenset[str]
    scale: tuple[Scale, ...]
    ordinal: Ordinals

    @cached_property
    def smalls(self) -> dict[str, int]:
        return {form: int(value) for value, forms in self.small.items() for form in forms}

    @cached_property
    def wholes(self) -> dict[str, float]:
        return {form: float(value) for value, forms in self.whole.items() for form in forms}

    @cached_property
    def fractions(self) -> dict[str, float]:
        return {form: float(value) for value, forms in self.fraction.items() for form in forms}

    @cached_property
    def scales(self) -> dict[str, Scale]:
        return {form: scale for scale in self.scale for form in scale.forms}

    @cached_property
    def glued(self) -> dict[str, int]:
        return {suffix: scale.value for scale in self.scale for suffix in scale.glued}

    @cached_property
    def prefixes(self) -> dict[str, float]:
        return {form: float(value) for value, forms in self.prefix.items() for form in forms}

    def prefixed(self, prefix: str) -> float:
        """What number words written in one add up to: «двадцатипяти»."""
        value, rest = 0.0, prefix
        while rest:
            form = max((form for form in self.prefixes if rest.startswith(form)), key=len)
            value, rest = value + self.prefixes[form], rest[len(form) :]
        return value

    @cached_property
    def ordinals(self) -> dict[str, int]:
        whole = {form: int(value) for value, forms in self.ordinal.forms.items() for form in forms}
        return whole | dict(self._inflected())

    def _inflected(self) -> Iterable[tuple[str, int]]:
        for value, stems in self.ordinal.stems.items():
            for stem in stems:
                yield from ((stem + ending, int(value)) for ending in self.ordinal.endings)

