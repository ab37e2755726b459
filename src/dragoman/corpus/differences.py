"""What two readings of the same text have different, and which rules made it so."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from dragoman.model import Actor, Claim, Reading

COMPARED = ("kind", "type", "mode", "status", "symmetric", "source", "target", "attribution", "quantities", "time", "evidence")


class Difference(Struct, frozen=True):
    """A claim that is new, gone, or changed in `fields` (in the order of a claim's own fields)."""

    document: str
    what: Literal["new", "gone", "changed"]
    before: Claim | None
    after: Claim | None
    fields: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """The rules before and after, and what each said of the status."""
        return " → ".join(reason(claim) for claim in (self.before, self.after) if claim)


def reason(claim: Claim) -> str:
    return f"{claim.why.rule} ({', '.join(claim.why.status)})" if claim.why.status else claim.why.rule


def differences(before: Reading, after: Reading) -> Iterator[Difference]:
    """In the order of the text; a claim's fellow is the one read from the same words that is most like it."""
    fellows = pairs(before.claims, after.claims)
    found = [Difference(before.document.id, "gone", claim, None) for i, claim in enumerate(before.claims) if i not in fellows]
    for i, j in fellows.items():
        one, other = before.claims[i], after.claims[j]
        if fields := changed(one, other):
            found.append(Difference(before.document.id, "changed", one, other, fields))
    matched = set(fellows.values())
    found += [Difference(before.document.id, "new", None, claim) for j, claim in enumerate(after.claims) if j not in matched]
    yield from sorted(found, key=place)


def place(difference: Difference) -> int:
    claim = difference.before or difference.after
    return claim.trigger.start if claim else 0


def pairs(before: Sequence[Claim], after: Sequence[Claim]) -> dict[int, int]:
    """Each claim's place before → its place after; the likest first, each once."""
    near = [(i, j) for i, one in enumerate(before) for j, other in enumerate(after) if one.trigger.overlap(other.trigger)]
    found: dict[int, int] = {}
    for i, j in sorted(near, key=lambda pair: -likeness(before[pair[0]], after[pair[1]])):
        if i not in found and j not in found.values():
            found[i] = j
    return found


def likeness(one: Claim, other: Claim) -> int:
    return sum(compared(one, field) == compared(other, field) for field in COMPARED)


def changed(one: Claim, other: Claim) -> tuple[str, ...]:
    return tuple(field for field in COMPARED if compared(one, field) != compared(other, field))


def compared(claim: Claim, field: str) -> object:
    """Of actors only who they are counts, of the chain only its words."""
    value = getattr(claim, field)
    if field in ("source", "target"):
        return tuple(who(actor) for actor in value)
    return tuple(link.text for link in value) if field == "attribution" else value


def who(actor: Actor) -> tuple[str, str]:
    return actor.code, actor.name
