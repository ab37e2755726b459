"""Which documents have, as a whole, a check with which verdict."""

import sqlalchemy as sa

from dragoman.model import day_of
from dragoman.store.projections.projection import Entry, RowProjection
from dragoman.store.rows import Row
from dragoman.store.tables import VERDICTS


class Verdicts(RowProjection, frozen=True):
    """Of the checks that belong to no single claim."""

    tables: tuple[sa.Table, ...] = (VERDICTS,)

    def rows(self, entry: Entry) -> tuple[list[Row], ...]:
        reading = entry.read.reading
        reported, verdicts = day_of(reading.document.published), sorted({one.verdict for one in reading.checks})
        return ([{"verdict": verdict, "reported": reported, "reading": entry.place.reading} for verdict in verdicts],)
