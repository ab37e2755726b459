"""Changing the ledger: each function belongs into one transaction."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
import sqlalchemy as sa
from msgspec import Struct
from msgspec.structs import replace

from dragoman.errors import SourceError
from dragoman.keys import content_id, digest
from dragoman.model import ActorCorrection, ClaimCorrection, Correction, Document, Reading, day_of
from dragoman.store.bulk import insert
from dragoman.store.corrected import Corrected, corrected
from dragoman.store.entries import entries_at, numbered
from dragoman.store.formats import FORMAT
from dragoman.store.loading import AT_ONCE, actor_corrections, claim_corrections, load
from dragoman.store.packing import pack
from dragoman.store.projections import Projection, ReadingKey, Stories, Voice
from dragoman.store.rows import Row
from dragoman.store.tables import CLAIM_TERMS, CLAIMS, CORRECTIONS, DOCUMENT_FIELDS, DOCUMENTS, METADATA, READINGS, RUNS, STATEMENTS, TOPICS
from dragoman.store.text_index import INDEXED


class Transaction(Struct, frozen=True):
    """A transaction that changes readings: its connection, and the projections that follow."""

    connection: sa.Connection
    projections: tuple[Projection, ...]

    def add(self, readings: Sequence[tuple[ReadingKey, Corrected]]) -> None:
        """Many readings at once cost much less than one by one."""
        entries = numbered(self.connection, readings)
        for stories in self._stories():
            self._follow(stories.put(self.connection, entries))
            voices = stories.voices(self.connection, [entry.place.reading for entry in entries])
            entries = [replace(entry, voice=voices[entry.place.reading]) for entry in entries]
        for projection in self._others():
            projection.add(self.connection, entries)

    def remove(self, places: Sequence[ReadingKey]) -> None:
        """What `add` added of the readings there, as they were corrected then."""
        entries = entries_at(self.connection, places)
        for projection in reversed(self._others()):
            projection.remove(self.connection, entries)
        for stories in self._stories():
            self._follow(stories.take_out(self.connection, entries))

    def _stories(self) -> list[Stories]:
        return [one for one in self.projections if isinstance(one, Stories)]

    def _others(self) -> list[Projection]:
        return [one for one in self.projections if not isinstance(one, Stories)]

    def _follow(self, before: Mapping[int, Voice]) -> None:
        """Puts right what depends on the voices of readings that had these before."""
        numbers = sa.select(READINGS.c.document, READINGS.c.number).where(READINGS.c.number.in_(sorted(before)))
        now = entries_at(self.connection, [ReadingKey(*row) for row in self.connection.execute(numbers)]) if before else []
        for projection in self.projections:
            if projection.by_voice and now:
                projection.remove(self.connection, [replace(entry, voice=before[entry.place.reading]) for entry in now])
                projection.add(self.connection, now)


class Run(Struct, frozen=True):
    """What made readings: the program's version, the hash of its data, and engines and settings (JSON); `id` is the hash of the three."""

    id: str
    version: str
    data: str
    settings: str
    started: str


class Made(Struct, frozen=True):
    """A reading that a run made: its checksum, whether it is the one that is searched, and the document it was made of."""

    checksum: str
    current: bool
    document: str
    key: str
    digest: str
    outlet: str | None
    url: str | None


def document_key(document: Document) -> str:
    """The hash of a document's content and of all that its source declares of it."""
    return content_id("d", *(getattr(document, name) for name in DOCUMENT_FIELDS))


def put_run(connection: sa.Connection, run: Run) -> None:
    if connection.execute(sa.select(RUNS.c.id).where(RUNS.c.id == run.id)).first() is None:
        connection.execute(sa.insert(RUNS).values(msgspec.structs.asdict(run)))


def put_documents(change: Transaction, readings: Sequence[tuple[Document, Reading]], run: str) -> int:
    """Documents as their source gave them, each with its reading; how many of them were not there already."""
    for document, _ in readings:
        check_characters(document)
    connection, keyed = change.connection, {document_key(document): reading for document, reading in readings}
    known = set(connection.execute(sa.select(DOCUMENTS.c.key).where(DOCUMENTS.c.key.in_(keyed))).scalars())
    new = {key: reading for key, reading in keyed.items() if key not in known}
    numbers = insert(connection, DOCUMENTS, [document_row(key, reading.document) for key, reading in new.items()])
    put_readings(change, dict(zip(numbers, new.values(), strict=True)), run)
    if numbers and numbers[-1].bit_length() > (numbers[0] - 1).bit_length():  # whenever it has doubled
        analyze(connection)
    return len(new)


def check_characters(document: Document) -> None:
    """Raises SourceError for a character that a database cannot hold."""
    for name in DOCUMENT_FIELDS:
        value = getattr(document, name) or ""
        if "\0" in value:
            raise SourceError(document.id, f"its {name} has a NUL character, which a ledger cannot hold", "characters")
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise SourceError(document.id, f"its {name} has half of a surrogate pair, which a ledger cannot hold", "characters")


def document_row(key: str, document: Document) -> Row:
    declared = {name: getattr(document, name) for name in DOCUMENT_FIELDS}
    return {"key": key, "digest": digest(document.text), "day": day_of(document.published), **declared}


def put_readings(change: Transaction, readings: Mapping[int, Reading], run: str) -> None:
    """Adds a reading of each document, which has none that is searched, and makes it the one that is."""
    connection = change.connection
    numbers = insert(connection, READINGS, [reading_row(document, reading, run) for document, reading in readings.items()])
    digests = [digest(reading.document.text) for reading in readings.values()]
    own, actors = claim_corrections(connection, digests), actor_corrections(connection)
    change.add([
        (ReadingKey(document, number), corrected(reading, [*own.get(text, ()), *actors]))
        for (document, reading), number, text in zip(readings.items(), numbers, digests, strict=True)
    ])


def reading_row(document: int, reading: Reading, run: str) -> Row:
    packed = pack(reading)
    return {
        "document": document, "run": run, "current": True, "body": packed.body, "trees": packed.trees, "checksum": packed.checksum,
        "format": FORMAT,
    }


def recode(change: Transaction, place: ReadingKey, reading: Reading, run: str) -> None:
    """Puts a new reading of the document in the place of the one searched till now, which is kept, and of any of this run."""
    change.remove([place])
    change.connection.execute(sa.delete(READINGS).where(READINGS.c.document == place.document, READINGS.c.run == run))
    change.connection.execute(sa.update(READINGS).where(READINGS.c.document == place.document).values(current=False))
    put_readings(change, {place.document: reading}, run)


def put_corrections(change: Transaction, corrections: Iterable[Correction]) -> int:
    """Those that are new, and at once in force; how many they were."""
    connection = change.connection
    known = set(connection.execute(sa.select(CORRECTIONS.c.id)).scalars())
    new = [one for one in {one.id: one for one in corrections}.values() if one.id not in known]
    places = touched(connection, new)
    change.remove(places)
    if new:
        connection.execute(sa.insert(CORRECTIONS), [correction_row(one) for one in new])
    after = load(connection, [place.reading for place in places])
    change.add([(place, after[place.reading]) for place in places])
    return len(new)


def reindex(connection: sa.Connection, projections: tuple[Projection, ...]) -> None:
    """Makes all projections anew from the current readings and the corrections."""
    for projection in reversed(projections):
        projection.clear(connection)
    change = Transaction(connection, projections)
    current = sa.select(READINGS.c.document, READINGS.c.number).where(READINGS.c.current).order_by(READINGS.c.number)
    places = [ReadingKey(*row) for row in connection.execute(current)]
    for start in range(0, len(places), AT_ONCE):
        some = places[start : start + AT_ONCE]
        found = load(connection, [place.reading for place in some])
        change.add([(place, found[place.reading]) for place in some])
    analyze(connection)


def analyze(connection: sa.Connection) -> None:
    """Lets the database count what it holds, so that it plans its queries well."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"ANALYZE {', '.join([*METADATA.tables, *(f'{indexed}_words' for indexed in INDEXED)])}")
    else:
        connection.exec_driver_sql("ANALYZE")


def correction_row(correction: Correction) -> Row:
    return {
        "id": correction.id, "at": correction.at, "body": msgspec.json.encode(correction).decode(),
        "digest": None if isinstance(correction, ActorCorrection) else correction.digest,
        "old": correction.old if isinstance(correction, ActorCorrection) else None, "format": FORMAT,
    }


def touched(connection: sa.Connection, corrections: Collection[Correction]) -> list[ReadingKey]:
    """The current readings that corrections may change."""
    texts = [one.digest for one in corrections if not isinstance(one, ActorCorrection) and one.digest]
    actors = [word for one in corrections for word in terms_of(one)]
    in_claims = sa.select(CLAIMS.c.reading).join(CLAIM_TERMS, CLAIM_TERMS.c.claim == CLAIMS.c.number).where(CLAIM_TERMS.c.term.in_(actors))
    about = sa.select(TOPICS.c.statement).where(TOPICS.c.who.in_(actors))
    said = sa.or_(STATEMENTS.c.code.in_(actors), STATEMENTS.c.name.in_(actors), STATEMENTS.c.number.in_(about))
    in_statements = sa.select(STATEMENTS.c.reading).where(said)
    wanted = sa.or_(DOCUMENTS.c.digest.in_(texts), READINGS.c.number.in_(in_claims), READINGS.c.number.in_(in_statements))
    found = sa.select(READINGS.c.document, READINGS.c.number).join_from(READINGS, DOCUMENTS).where(READINGS.c.current, wanted)
    return [ReadingKey(*row) for row in connection.execute(found.order_by(READINGS.c.number))]


def terms_of(correction: Correction) -> tuple[str, ...]:
    """The codes and names under which the readings stand that a correction of actors changes."""
    if isinstance(correction, ClaimCorrection):
        return ()
    return (correction.old,) if isinstance(correction, ActorCorrection) else correction.actors
