"""Entries of projections: current readings with the numbers of their rows."""

from collections.abc import Sequence
from itertools import islice

import sqlalchemy as sa

from dragoman.store.bulk import fresh
from dragoman.store.corrected import Corrected
from dragoman.store.loading import load
from dragoman.store.projections import Entry, ReadingKey, Voice
from dragoman.store.projections.stories import voices_of
from dragoman.store.tables import CLAIMS, STATEMENTS


def numbered(connection: sa.Connection, readings: Sequence[tuple[ReadingKey, Corrected]]) -> list[Entry]:
    """The readings with new numbers."""
    claims = iter(fresh(connection, CLAIMS, sum(len(read.reading.claims) for _, read in readings)))
    said = iter(fresh(connection, STATEMENTS, sum(len(read.reading.statements) for _, read in readings)))
    return [
        Entry(place, read, list(islice(claims, len(read.reading.claims))), list(islice(said, len(read.reading.statements))))
        for place, read in readings
    ]


def entries_at(connection: sa.Connection, places: Sequence[ReadingKey]) -> list[Entry]:
    """The readings there, as they were added."""
    found = load(connection, [place.reading for place in places])
    voices = voices_of(connection, [place.reading for place in places])
    return [
        Entry(
            place, found[place.reading], numbers_of(connection, CLAIMS, place), numbers_of(connection, STATEMENTS, place),
            voices.get(place.reading, Voice()),
        )
        for place in places
    ]


def numbers_of(connection: sa.Connection, table: sa.Table, place: ReadingKey) -> Sequence[int]:
    """The numbers of the rows of a reading, in the order in which they were added."""
    return connection.execute(sa.select(table.c.number).where(table.c.reading == place.reading).order_by(table.c.number)).scalars().all()
