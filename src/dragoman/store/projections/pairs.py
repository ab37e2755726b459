"""The pairs of actors of claims, and what they add up to over all time."""

from collections.abc import Sequence

import sqlalchemy as sa

from dragoman.model import Claim
from dragoman.store.bulk import add_counts, add_counts_returning
from dragoman.store.projections.projection import CountProjection, Entry, RowProjection, summed
from dragoman.store.rows import Row, act_of, days, pairs
from dragoman.store.tables import ACTS, PAIR_PUBLISHERS, PAIR_REPORTS, PAIR_SOURCES, PAIR_TOTALS, PAIR_TYPE_COUNTS, PAIRS

DENIED = "denied"
VOICES = {"sources": "source_key", "publishers": "publisher_key"}


class PairCounts(RowProjection, frozen=True):
    """Each pair of actors of a claim, seen from either side."""

    tables: tuple[sa.Table, ...] = (PAIRS,)
    by_voice: bool = True

    def rows(self, entry: Entry) -> tuple[list[Row], ...]:
        return (pair_rows(entry),)


class Acts(CountProjection, frozen=True):
    """What the numbers of acts mean."""

    tables: tuple[sa.Table, ...] = (ACTS,)

    def rows(self, entry: Entry) -> tuple[list[Row], ...]:
        return (
            [
                {"act": act(one), "kind": one.kind, "type": one.type, "mode": one.mode, "status": one.status, "claims": 1}
                for one in entry.read.reading.claims
            ],
        )


class PairTypeCounts(CountProjection, frozen=True):
    """How many claims a pair has of each act."""

    tables: tuple[sa.Table, ...] = (PAIR_TYPE_COUNTS,)

    def rows(self, entry: Entry) -> tuple[list[Row], ...]:
        return ([{"actor": row["actor"], "partner": row["partner"], "act": row["act"], "claims": 1} for row in pair_rows(entry)],)


class PairTotals(CountProjection, frozen=True):
    """How many claims, documents, sources and publishers a pair has."""

    tables: tuple[sa.Table, ...] = (PAIR_SOURCES, PAIR_PUBLISHERS, PAIR_TOTALS)
    by_voice: bool = True

    def rows(self, entry: Entry) -> tuple[list[Row], ...]:
        rows = pair_rows(entry)
        once = [row for row in rows if row["actor"] < row["partner"]]
        by_voice = [[{"actor": r["actor"], "partner": r["partner"], key: r[key], "claims": 1} for r in once] for key in VOICES.values()]
        claims = {(row["actor"], row["partner"], row["claim"]) for row in rows}
        documents = {(row["actor"], row["partner"]) for row in rows}
        totals = [total(pair, claims=1) for *pair, _ in claims] + [total(pair, documents=1) for pair in documents]
        return *by_voice, totals

    def count(self, connection: sa.Connection, entries: Sequence[Entry], sign: int) -> None:
        """A source or a publisher counts for a pair as long as a claim of this pair rests on it."""
        *by_voice, totals = ((table, summed(table, rows, sign)) for table, rows in self._all_rows(entries))
        turned = [
            total(pair, **{counted: change})
            for counted, (table, rows) in zip(VOICES, by_voice, strict=True)
            for row, change in zip(rows, changes(rows, add_counts_returning(connection, table, rows)), strict=True)
            for pair in ((row["actor"], row["partner"]), (row["partner"], row["actor"]))
        ]
        add_counts(connection, totals[0], summed(totals[0], [*totals[1], *turned], 1))


def total(pair: Sequence[str], **counts: int) -> Row:
    return {"actor": pair[0], "partner": pair[1], **dict.fromkeys(("claims", "documents", *VOICES), 0), **counts}


def changes(added: Sequence[Row], now: Sequence[int]) -> list[int]:
    """1 where something was added to nothing, -1 where nothing is left, else 0."""
    return [(after > 0) - (after - row["claims"] > 0) for row, after in zip(added, now, strict=True)]


class PairReports(CountProjection, frozen=True):
    """Which sources report, on which day of the event, a type of event between a pair, and whether they deny it."""

    tables: tuple[sa.Table, ...] = (PAIR_REPORTS,)
    by_voice: bool = True

    def rows(self, entry: Entry) -> tuple[list[Row], ...]:
        return ([row for claim in entry.read.reading.claims for row in report_rows(claim, entry)],)


def report_rows(claim: Claim, entry: Entry) -> list[Row]:
    when = days(claim, entry.read.reading.document)[0]
    common = {"type": claim.type, "day": when, "source_key": entry.voice.origin, "denied": claim.status == DENIED, "claims": 1}
    return [{"actor": min(pair), "partner": max(pair), **common} for pair in pairs(claim)] if when else []


def pair_rows(entry: Entry) -> list[Row]:
    """Both sides of every pair of two different known actors."""
    document = entry.read.reading.document
    found = []
    for number, claim in zip(entry.claims, entry.read.reading.claims, strict=True):
        common = {
            "day": days(claim, document)[0], "claim": number, "act": act(claim), "document": entry.place.document,
            "source_key": entry.voice.origin, "publisher_key": entry.voice.publisher,
        }
        found += [{"actor": a, "partner": b, "direction": way, **common} for a, b, way in sides(claim)]
    return found


def sides(claim: Claim) -> set[tuple[str, str, str]]:
    forth, back = ("both", "both") if claim.symmetric else ("out", "in")
    return {side for a, b in pairs(claim) for side in ((a, b, forth), (b, a, back))}


def act(claim: Claim) -> int:
    return act_of(claim.kind, claim.type, claim.mode, claim.status)
