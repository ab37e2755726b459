"""Whether a model's coding follows the codebook or what it knows already: asked again with the codebook in another order, with labels that
mean nothing, and with two definitions swapped (He et al. 2026, arXiv 2606.06781)."""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dragoman.lexicon import Lexicon
from dragoman.lexicon.types import ClaimType
from dragoman.llm.prompt import Prompt
from dragoman.model import Answer

Change = Literal["shuffled", "neutral", "swapped"]
CHANGES: tuple[Change, ...] = ("shuffled", "neutral", "swapped")
SWAPPED = ("SUPPORT", "ACCUSE")  # types that are common and mean the opposite of each other


class Probe(Struct, frozen=True):
    """A changed codebook: its types, and for each label in an answer the type that it stands for by its definition."""

    change: Change
    types: tuple[ClaimType, ...]
    meant: Mapping[str, str]


class Followed(Struct, frozen=True):
    """How far the coding followed a changed codebook: of `claims` with the same trigger in both answers, how many have the type that the
    changed codebook's definitions make of the first answer's (`followed`)."""

    change: Change
    claims: int
    followed: int


def probe(lexicon: Lexicon, change: Change) -> Probe:
    """The same lexicon gives the same probe."""
    types = tuple(lexicon.types.values())
    match change:
        case "shuffled":
            return Probe(change, types[::-1], {one.name: one.name for one in types})
        case "neutral":
            labels = {one.name: f"T{number:02}" for number, one in enumerate(types, 1)}
            renamed = tuple(replace(one, name=labels[one.name]) for one in types)
            return Probe(change, renamed, {label: name for name, label in labels.items()})
        case "swapped":
            one, other = SWAPPED
            turned = {one: lexicon.types[other].definition, other: lexicon.types[one].definition}
            return Probe(
                change, tuple(replace(row, definition=turned.get(row.name, row.definition)) for row in types),
                {row.name: {one: other, other: one}.get(row.name, row.name) for row in types},
            )


def followed(plain: Sequence[Answer], changed: Sequence[Answer], probe: Probe) -> Followed:
    """Claims are matched by sentence and trigger. With definitions swapped only those count that are of either type."""
    pairs = [pair for one, other in zip(plain, changed, strict=True) for pair in matched(one, other)]
    if probe.change == "swapped":
        pairs = [pair for pair in pairs if pair[0] in SWAPPED]
    return Followed(probe.change, len(pairs), sum(probe.meant.get(label) == type for type, label in pairs))


def matched(plain: Answer, changed: Answer) -> list[tuple[str, str]]:
    """The types of each trigger that both answers have."""
    there = {(one.sentence, one.trigger): one.type for one in changed.claims}
    return [(one.type, there[place]) for one in plain.claims if (place := (one.sentence, one.trigger)) in there]


def prompt_of(lexicon: Lexicon, probe: Probe) -> Prompt:
    """The prompt with the changed codebook, its worked examples in the changed labels."""
    return Prompt(lexicon, probe.types, {name: label for label, name in probe.meant.items()})
