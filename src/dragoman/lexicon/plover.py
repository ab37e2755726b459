"""PLOVER's event types, what they weigh, and what a status makes of a claim when claims are counted."""

from functools import cached_property
from typing import Literal

from msgspec import Struct

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
Standing = Literal["done", "offer", "prospect", "denied"]


class Mode(Struct, frozen=True):
    name: str
    definition: str = ""
    score: float | None = None
    goldstein: float | None = None


class EventType(Struct, frozen=True):
    """A type with its conflict–cooperation score (-10 to +10), its Goldstein value, its CAMEO root, and its modes."""

    type: str
    quad: Quad
    score: float
    goldstein: float | None = None
    cameo: str | None = None
    modes: tuple[Mode, ...] = ()

    @property
    def material(self) -> bool:
        return self.quad.startswith("material")


class Bond(Struct, frozen=True):
    """A measure or relation that binds two actors: `sign` is 1 toward cooperation, -1 toward conflict."""

    type: str
    sign: Literal[1, -1]


class StandingRow(Struct, frozen=True):
    status: str
    counts_as: Standing


class Plover(Struct, frozen=True, dict=True):
    event: tuple[EventType, ...]
    bond: tuple[Bond, ...]
    standing: tuple[StandingRow, ...]
    unsummed: tuple[str, ...]

    @cached_property
    def events(self) -> dict[str, EventType]:
        return {row.type: row for row in self.event}

    @cached_property
    def bonds(self) -> dict[str, int]:
        return {row.type: row.sign for row in self.bond}

    @cached_property
    def standings(self) -> dict[str, Standing]:
        return {row.status: row.counts_as for row in self.standing}

    def score(self, type: str, mode: str | None = None) -> float | None:
        """The conflict–cooperation score of an event; None for what is no event type."""
        event = self.events.get(type)
        own = self._mode(event, mode)
        return own.score if own and own.score is not None else event.score if event else None

    def goldstein(self, type: str, mode: str | None = None) -> float | None:
        event = self.events.get(type)
        own = self._mode(event, mode)
        return own.goldstein if own and own.goldstein is not None else event.goldstein if event else None

    def sign(self, type: str, mode: str | None = None) -> int:
        """1 toward cooperation, -1 toward conflict, 0 neither."""
        score = self.score(type, mode)
        return self.bonds.get(type, 0) if score is None else (score > 0) - (score < 0)

    def _mode(self, event: EventType | None, mode: str | None) -> Mode | None:
        return next((own for own in event.modes if own.name == mode), None) if event and mode else None
