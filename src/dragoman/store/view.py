"""What a ledger holds: documents with all that was read from them, found by what they tell."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace

from dragoman.errors import StoreError, UsageError
from dragoman.model import Correction, Document, PairAmount, PairCount, PairTotal, Period, Reading, Story, Verdict
from dragoman.store.connect import reason
from dragoman.store.corrected import Corrected
from dragoman.store.corroboration import Corroboration, corroboration
from dragoman.store.counts import actor_counts, pair_amounts, pair_counts, pair_totals, pair_type_counts, supports
from dragoman.store.doctor import Defect, examine
from dragoman.store.facets import SAMPLE, Facets, count_facets
from dragoman.store.loading import all_corrections, claim_corrections, load, load_as_read, load_with_trees
from dragoman.store.net_cooperation import Act, NetCooperation, SignOf, StrongestTies, StrongestTiesQuery, strongest_ties
from dragoman.store.packing import unpack_story
from dragoman.store.projections import Projection, ReadingKey
from dragoman.store.query import ClaimQuery, DocumentQuery, FoundClaim, FoundStatement, Page, StatementQuery, StoryQuery, TieQuery
from dragoman.store.search import Choices, find_checked, find_claims, find_documents, find_statements, in_order, write_cursor
from dragoman.store.stories import find_stories, story_that_begins, story_with
from dragoman.store.tables import (
    ACTOR_ROLES,
    ACTS,
    CLAIM_TERMS,
    CLAIMS,
    CORRECTIONS,
    DOCUMENT_FIELDS,
    DOCUMENTS,
    READINGS,
    RUNS,
    STATEMENTS,
    TOPICS,
    VERDICTS,
)
from dragoman.store.text_index import TextIndex
from dragoman.store.writing import Made, Run, check_characters, document_key

AFTER_HEX = "g"  # the first letter that is no digit of an id


class View:
    """Reads a ledger: what it holds, as it stands after corrections. Every method raises StoreError where the database fails."""

    def __init__(self, engine: sa.Engine, words: TextIndex, choices: Choices, projections: tuple[Projection, ...]) -> None:
        self._engine, self._words, self._choices, self._projections = engine, words, choices, projections

    def holds(self, document: Document) -> bool:
        """Whether a reading of this document, as its source gave it, is there. Raises SourceError where no ledger can hold it."""
        check_characters(document)
        with self._engine.connect() as connection:
            return connection.execute(sa.select(DOCUMENTS.c.number).where(DOCUMENTS.c.key == document_key(document))).first() is not None

    def reviewed(self) -> Iterator[Corrected]:
        """Every current reading of a text of which somebody judged a claim, as it is corrected."""
        judged = sa.select(CORRECTIONS.c.digest).where(CORRECTIONS.c.digest.is_not(None))
        chosen = sa.select(READINGS.c.number).join_from(READINGS, DOCUMENTS).where(READINGS.c.current, DOCUMENTS.c.digest.in_(judged))
        with self._reading() as connection:
            for number in connection.execute(chosen.order_by(DOCUMENTS.c.id, DOCUMENTS.c.key)).scalars().all():
                yield load(connection, [number])[number]

    def document(self, id: str) -> Corrected | None:
        """What is read of the document with this id; of the one that came in last if there are several."""
        chosen = sa.select(READINGS.c.number).join_from(READINGS, DOCUMENTS).where(READINGS.c.current, DOCUMENTS.c.id == id)
        with self._reading() as connection:
            number = connection.execute(chosen.order_by(READINGS.c.document.desc())).scalar()
            return load(connection, [number])[number] if number is not None else None

    def documents(self, query: DocumentQuery, after: str | None = None, limit: int | None = 50) -> Page[Reading]:
        """What is read of the documents that meet the query, the last to come in first."""
        with self._reading() as connection:
            found, more = page_of(connection.execute(find_documents(query, after, limit)).all(), limit)
            readings = load(connection, [row.reading for row in found])
        return Page(tuple(readings[row.reading].reading for row in found), more)

    def checked(self, verdict: Verdict, after: str | None, limit: int | None) -> Page[Reading]:
        """Readings of texts that as a whole have a check with this verdict, the newest report first."""
        with self._reading() as connection:
            found, more = page_of(connection.execute(find_checked(verdict, after, limit)).all(), limit)
            readings = load(connection, [row.number for row in found])
        return Page(tuple(readings[row.number].reading for row in found), more)

    def verdicts(self) -> dict[str, int]:
        """How many texts as a whole have a check with which verdict."""
        counted = sa.select(VERDICTS.c.verdict, sa.func.count()).group_by(VERDICTS.c.verdict)
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.execute(counted)}

    def corrections(self) -> list[Correction]:
        """All of them, oldest first."""
        with self._reading() as connection:
            return all_corrections(connection)

    def corrections_of(self, digest: str) -> list[Correction]:
        """Those of the claims of one text, oldest first."""
        with self._reading() as connection:
            return list(claim_corrections(connection, {digest}).get(digest, ()))

    def runs(self) -> list[tuple[Run, tuple[int, int]]]:
        """All of them, oldest first, with how many documents they read and how many of these readings are current."""
        current = sa.func.count().filter(READINGS.c.current)
        counted = sa.select(*RUNS.c, sa.func.count(), current).join_from(RUNS, READINGS).group_by(*RUNS.c)
        with self._reading() as connection:
            found = connection.execute(counted.order_by(sa.func.min(READINGS.c.number))).all()
        return [(Run(*row[:-2]), (row[-2], row[-1])) for row in found]

    def made_by(self, run: str) -> list[Made]:
        """The readings of a run, by document."""
        r, d = READINGS.c, DOCUMENTS.c
        made = sa.select(r.checksum, r.current, d.id, d.key, d.digest, d.outlet, d.url).join_from(READINGS, DOCUMENTS)
        with self._reading() as connection:
            return [Made(*row) for row in connection.execute(made.where(r.run == run).order_by(d.id, d.key))]

    def not_read_by(self, run: str) -> list[ReadingKey]:
        """Where the current readings are that another run made."""
        chosen = sa.select(READINGS.c.document, READINGS.c.number).where(READINGS.c.current, READINGS.c.run != run)
        with self._reading() as connection:
            return [ReadingKey(*row) for row in connection.execute(chosen.order_by(READINGS.c.document))]

    def document_at(self, place: ReadingKey) -> Document:
        with self._reading() as connection:
            return load_as_read(connection, [place.reading])[place.reading].document

    def read_twice(self, first: str, second: str) -> Iterator[tuple[Reading, Reading]]:
        """Both readings, as they were read, of every document that both runs have read."""
        one, other = READINGS.alias(), READINGS.alias()
        both = sa.select(one.c.number, other.c.number).join_from(one, other, one.c.document == other.c.document)
        with self._reading() as connection:
            pairs = connection.execute(both.where(one.c.run == first, other.c.run == second).order_by(one.c.document)).all()
            for before, after in pairs:
                found = load_as_read(connection, [before, after])
                yield found[before], found[after]

    def claims(self, query: ClaimQuery, after: str | None = None, limit: int | None = 50) -> Page[FoundClaim]:
        """Claims that meet the query, newest event first (with words: the last to come in first)."""
        with self._reading() as connection:
            rows = connection.execute(find_claims(query, self._words, self._choices, after, limit)).all()
            found, more = page_of(rows, limit)
            readings = load(connection, {row.reading for row in found})
        known = {(number, one.claim.id): one for number, read in readings.items() for one in found_in(read)}
        return Page(tuple(known[row.reading, row.id] for row in found), more)

    def claims_in_order(self, query: ClaimQuery) -> Iterator[FoundClaim]:
        """All claims that meet the query, in the order of documents (id, content) and of the text, whatever the order they came in."""
        with self._reading() as connection:
            rows = connection.execute(in_order(find_claims(query, self._words, self._choices, None, None))).all()
            for reading, group in groupby(rows, key=lambda row: row.reading):
                wanted = {row.id for row in group}
                yield from (one for one in found_in(load(connection, [reading])[reading]) if one.claim.id in wanted)

    def statements(self, query: StatementQuery, after: str | None = None, limit: int | None = 50) -> Page[FoundStatement]:
        """Statements that meet the query, newest report first (with words: the last to come in first); `by` may be a name, too."""
        with self._reading() as connection:
            if query.by and not connection.execute(sa.select(STATEMENTS.c.number).where(STATEMENTS.c.code == query.by).limit(1)).first():
                query = replace(query, by=None, by_name=query.by)
            rows = connection.execute(find_statements(query, self._words, self._choices, after, limit)).all()
            found, more = page_of(rows, limit)
            readings = load(connection, {row.reading for row in found})
        known = {(number, said.id): said for number, read in readings.items() for said in read.reading.statements}
        return Page(tuple(FoundStatement(known[row.reading, row.id], readings[row.reading].reading.document) for row in found), more)

    def claim(self, id: str) -> FoundClaim | None:
        """The claim with this id and the document it was read from, the first published of several with the same text."""
        with self._reading() as connection:
            number = connection.execute(first_published(CLAIMS, id)).scalar()
            read = load(connection, [number])[number] if number is not None else None
        return next((one for one in found_in(read) if one.claim.id == id), None) if read else None

    def statement(self, id: str) -> FoundStatement | None:
        """The statement with this id and the document that says so, the first published of several with the same text."""
        with self._reading() as connection:
            number = connection.execute(first_published(STATEMENTS, id)).scalar()
            read = load(connection, [number])[number].reading if number is not None else None
        return next((FoundStatement(said, read.document) for said in read.statements if said.id == id), None) if read else None

    def reading_with(self, claim: str) -> Reading | None:
        """The reading of the first published document with a claim of this id (or of one that begins so, if only one does), with trees."""
        last = claim + AFTER_HEX  # a range, because an index serves it where it would not serve LIKE
        chosen = sa.select(CLAIMS.c.id).distinct().where(CLAIMS.c.id >= claim, CLAIMS.c.id < last).limit(2)
        with self._reading() as connection:
            ids = connection.execute(chosen).scalars().all()
            if len(ids) > 1:
                raise UsageError(f"more than one claim begins with {claim}")
            return load_with_trees(connection, connection.execute(first_published(CLAIMS, ids[0]).limit(1)).scalar_one()) if ids else None

    def documents_with(self, claim: str) -> tuple[Document, ...]:
        """All documents that have the claim with this id, because they have the same text; the first published first."""
        columns = [DOCUMENTS.c[name] for name in DOCUMENT_FIELDS]
        with self._reading() as connection:
            rows = connection.execute(first_published(CLAIMS, claim).with_only_columns(*columns)).all()
        return tuple(Document(**row._mapping) for row in rows)

    def knows(self, actor: str) -> bool:
        """Whether anything is found by this code or name of an actor."""
        terms = sa.select(CLAIM_TERMS.c.claim).where(CLAIM_TERMS.c.term == actor, CLAIM_TERMS.c.role.in_(ACTOR_ROLES))
        said = sa.select(STATEMENTS.c.number).where(sa.or_(STATEMENTS.c.code == actor, STATEMENTS.c.name == actor))
        named = sa.select(TOPICS.c.statement).where(TOPICS.c.who == actor)
        with self._reading() as connection:
            return any(connection.execute(query.limit(1)).first() is not None for query in (terms, said, named))

    def readings(self) -> Iterator[Reading]:
        """Every current reading, in the order of the documents' ids and contents, whatever the order in which they came in."""
        ordered = (
            sa.select(READINGS.c.number).join(DOCUMENTS, DOCUMENTS.c.number == READINGS.c.document)
            .where(READINGS.c.current).order_by(DOCUMENTS.c.id, DOCUMENTS.c.key)
        )
        with self._reading() as connection:
            for number in connection.execute(ordered).scalars().all():
                yield load(connection, [number])[number].reading

    def pair_counts(self, query: TieQuery) -> tuple[list[PairCount], list[PairTotal]]:
        """How many claims every pair has, and what they rest on."""
        dialect = self._engine.dialect.name
        with self._reading() as connection:
            acts, counted = acts_of(connection), connection.execute(pair_counts(query, dialect)).all()
            found = [PairCount(a, b, either, period, *acts[act], claims) for a, b, either, period, act, claims in counted]
            return found, [PairTotal(*row) for row in connection.execute(supports(query, dialect)).all()]

    def pair_amounts(self, query: TieQuery) -> list[PairAmount]:
        """The amounts that the claims of every pair tell."""
        with self._reading() as connection:
            acts, told = acts_of(connection), connection.execute(pair_amounts(query, self._engine.dialect.name)).all()
        return [PairAmount(a, b, either, period, *acts[act], unit, value) for a, b, either, period, act, unit, value in told]

    def tells_amounts(self, query: TieQuery) -> bool:
        """Whether any claim of a pair tells an amount."""
        with self._reading() as connection:
            return bool(connection.execute(sa.select(sa.exists(pair_amounts(query, self._engine.dialect.name)))).scalar())

    def actor_counts(self, actor: str, by: Period) -> list[PairCount]:
        """How many claims an actor has with others in each period, either way."""
        with self._reading() as connection:
            acts, counted = acts_of(connection), connection.execute(actor_counts(actor, by, self._engine.dialect.name)).all()
        return [PairCount(actor, "", True, period, *acts[act], claims) for period, act, claims in counted]

    def strongest_ties(self, asked: StrongestTiesQuery, sign: SignOf) -> StrongestTies:
        """The ties with most independent sources, either way, with their net cooperation."""
        with self._reading() as connection:
            rows = connection.execute(strongest_ties(asked, acts_of(connection), sign)).all()
        return StrongestTies(tuple(NetCooperation(*row[:-1]) for row in rows), rows[0][-1] if rows else 0)

    def partner_counts(self, actor: str, partner: str | None = None) -> tuple[list[PairCount], list[PairTotal]]:
        """The same of an actor with everyone (or with one), either way, over all time: at once, however many they are."""
        with self._reading() as connection:
            acts, counted = acts_of(connection), connection.execute(pair_type_counts(actor, partner)).all()
            found = [PairCount(actor, other, True, "", *acts[act], claims) for other, act, claims in counted]
            return found, [PairTotal(*row) for row in connection.execute(pair_totals(actor, partner)).all()]

    def corroboration(self, query: ClaimQuery, among: int) -> Corroboration:
        """Whether other sources report the same as the newest claims that meet the query; so many are looked at."""
        found = self.claims(query, limit=among).found
        with self._reading() as connection:
            return corroboration(connection, found)

    def stories(self, query: StoryQuery, after: str | None = None, limit: int | None = 50) -> Page[Story]:
        """Stories that meet the query, the last told first. Raises UsageError."""
        with self._reading() as connection:
            rows = connection.execute(find_stories(query, after, limit)).all()
        full = limit is not None and len(rows) > limit
        page = rows[:limit]
        return Page(tuple(unpack_story(row.body) for row in page), write_cursor(page[-1].day, page[-1].place) if full else None)

    def story(self, id: str) -> Story | None:
        """The story with this id (or with one that begins so, if only one does). Raises UsageError."""
        with self._reading() as connection:
            rows = connection.execute(story_that_begins(id)).all()
        if len(rows) > 1:
            raise UsageError(f"more than one story begins with {id}")
        return unpack_story(rows[0].body) if rows else None

    def story_with(self, document: str) -> Story | None:
        """The story in which the document with this id is."""
        with self._reading() as connection:
            body = connection.execute(story_with(document)).scalar()
        return unpack_story(body) if body is not None else None

    def facets(self, query: ClaimQuery) -> Facets:
        """How many of the claims that meet the query have which value."""
        with self._reading() as connection:
            return count_facets(connection, query, find_claims(query, self._words, self._choices, None, SAMPLE))

    def state(self) -> str:
        """What is another whenever something was added, read again or corrected; told at once."""
        newest, corrected = sa.select(sa.func.max(READINGS.c.number)), sa.select(sa.func.count()).select_from(CORRECTIONS)
        with self._reading() as connection:
            return f"{connection.execute(newest).scalar() or 0}.{connection.execute(corrected).scalar_one()}"

    def size(self) -> tuple[int, int, int]:
        """How many documents, claims and statements can be found."""
        with self._reading() as connection:
            counts = [connection.execute(sa.select(sa.func.count()).select_from(t)).scalar_one() for t in (DOCUMENTS, CLAIMS, STATEMENTS)]
        return counts[0], counts[1], counts[2]

    def examine(self) -> Iterator[Defect]:
        """What is damaged, missing or too much."""
        with self._reading() as connection:
            yield from examine(connection, self._projections)

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except sa.exc.DBAPIError as error:
            raise StoreError(f"the ledger cannot be read: {reason(error)}") from error

def first_published(table: sa.Table, id: str) -> "sa.Select[int]":
    """The readings that have the claim or statement with this id, in an order that depends on their documents alone."""
    d = DOCUMENTS.c
    joined = sa.select(table.c.reading).join_from(table, READINGS).join(DOCUMENTS).where(table.c.id == id)
    return joined.order_by(d.day == "", d.day, d.outlet, d.key)


def acts_of(connection: sa.Connection) -> dict[int, Act]:
    """What each act is: kind, type, mode, status. They are few, and soon looked up here where the database would join them to each row."""
    a = ACTS.c
    rows = connection.execute(sa.select(a.act, a.kind, a.type, a.mode, a.status)).all()
    return {act: (kind, type, mode, status) for act, kind, type, mode, status in rows}


def found_in(read: Corrected) -> Iterator[FoundClaim]:
    return (FoundClaim(claim, read.reading.document, read.reviews.get(claim.id)) for claim in read.reading.claims)


def page_of(rows: Sequence[Any], limit: int | None) -> tuple[Sequence[Any], str | None]:
    """The rows of the page, each once, and, where one more was found, the cursor of the next."""
    full = limit is not None and len(rows) > limit
    page = rows[:limit]
    once = [row for place, row in enumerate(page) if place == 0 or row.number != page[place - 1].number]
    return once, write_cursor(page[-1].day, page[-1].number) if full else None
