"""Readings out of the ledger, as they were read and as people corrected them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import msgspec
import sqlalchemy as sa
from msgspec.structs import replace

from dragoman.errors import StoreError
from dragoman.model import ActorCorrection, ClaimCorrection, Correction, Reading, Withdrawal
from dragoman.store.corrected import Corrected, corrected
from dragoman.store.formats import FORMAT, upgrade
from dragoman.store.packing import unpack, unpack_trees
from dragoman.store.tables import CORRECTIONS, DOCUMENTS, READINGS

AT_ONCE = 500  # readings fetched by one query
DECODER: msgspec.json.Decoder[Correction] = msgspec.json.Decoder(ClaimCorrection | ActorCorrection | Withdrawal)


def load(connection: sa.Connection, numbers: Collection[int]) -> dict[int, Corrected]:
    """The readings with these numbers as they are corrected, without trees."""
    found: dict[int, Corrected] = {}
    actors = actor_corrections(connection)
    for rows in batches(connection, sorted(numbers)):
        claims = claim_corrections(connection, {row.digest for row in rows})
        for row in rows:
            reading = unpack(row.body, row.format, row.text)
            own = [*claims.get(row.digest, ()), *actors]
            found[row.reading] = corrected(reading, own) if own else Corrected(reading)
    return found


def load_as_read(connection: sa.Connection, numbers: Collection[int]) -> dict[int, Reading]:
    """The readings with these numbers as they were read, without trees."""
    return {row.reading: unpack(row.body, row.format, row.text) for rows in batches(connection, sorted(numbers)) for row in rows}


def load_with_trees(connection: sa.Connection, number: int) -> Reading:
    stored = connection.execute(sa.select(READINGS.c.trees, READINGS.c.format).where(READINGS.c.number == number)).one()
    return replace(load(connection, [number])[number].reading, sentences=tuple(unpack_trees(stored.trees, stored.format)))


def batches(connection: sa.Connection, numbers: Sequence[int]) -> Iterator[Sequence[Any]]:
    columns = [READINGS.c.number.label("reading"), READINGS.c.body, READINGS.c.format, DOCUMENTS.c.digest, DOCUMENTS.c.text]
    for start in range(0, len(numbers), AT_ONCE):
        chosen = READINGS.c.number.in_(numbers[start : start + AT_ONCE])
        yield connection.execute(sa.select(*columns).join_from(READINGS, DOCUMENTS).where(chosen)).all()


def actor_corrections(connection: sa.Connection) -> list[Correction]:
    """Those of actors, which hold everywhere, oldest first."""
    return [decode(row.body, row.format) for row in connection.execute(oldest_first().where(CORRECTIONS.c.digest.is_(None)))]


def claim_corrections(connection: sa.Connection, digests: Collection[str]) -> Mapping[str, list[Correction]]:
    """Those of the claims of each text, oldest first."""
    rows = connection.execute(oldest_first().where(CORRECTIONS.c.digest.in_(digests))).all()
    ordered = sorted(rows, key=lambda row: row.digest)  # stable: the oldest of each text stays first
    return {digest: [decode(row.body, row.format) for row in group] for digest, group in groupby(ordered, key=lambda row: row.digest)}


def all_corrections(connection: sa.Connection) -> list[Correction]:
    return [decode(row.body, row.format) for row in connection.execute(oldest_first())]


def oldest_first() -> "sa.Select[Any]":
    return sa.select(CORRECTIONS.c.digest, CORRECTIONS.c.body, CORRECTIONS.c.format).order_by(CORRECTIONS.c.at, CORRECTIONS.c.id)


def decode(body: str, format: int) -> Correction:
    try:
        return DECODER.decode(body if format == FORMAT else msgspec.json.encode(upgrade(msgspec.json.decode(body), "correction", format)))
    except (msgspec.MsgspecError, LookupError, TypeError) as error:
        raise StoreError(f"a correction is damaged: {error}") from error
