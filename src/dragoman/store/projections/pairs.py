"""The pairs of actors of claims, and what they add up to over all time."""

from collections.abc import Sequence

import sqlalchemy as sa

from dragoman.model import Claim
from dragoman.store.bulk import add_counts, add_counts_returning
from dragoman.store.projections.projection import CountProjection, Entry, RowProjection, summed
from dragoman.store.rows import Row, act_of, days, pairs
from dragoman.store.tables import ACTS, PAIR_REPORTS, PAIR_SOURCES, PAIR_TOTALS, PAIR_TYPE_COUNTS, PAIRS

DENIED = "denied"


class PairCounts(RowProjection, frozen=True):
    """Each pair of actors of a claim, seen from either side."""

    tables: tuple[sa.Table, ...] = (PAIRS,)
    by_origin: bool = True

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
    """How many claims, documents and sources a pair has."""

    tables: tuple[sa.Table, ...] = (PAIR_SOURCES, PAIR_TOTALS)
    by_origin: bool = True

    def rows(self, entry: Entry) -> tuple[list[Row], ...]:
        rows = pair_rows(entry)
        once = [row for row in rows if row["actor"] < row["partner"]]
        by_source = [{"actor": r["actor"], "partner": r["partner"], "source_key": r["source_key"], "claims": 1} for r in once]
        claims = {(row["actor"], row["partner"], row["claim"]) for row in rows}
        documents = {(row["actor"], row["partner"]) for row in rows}
        totals = [{"actor": a, "partner": b, "claims": 1, "documents": 0, "sources": 0} for a, b, _ in claims]
        return by_source, totals + [{"actor": a, "partner": b, "claims": 0, "documents": 1, "sources": 0} for a, b in documents]

    def count(self, connection: sa.Connection, entries: Sequence[Entry], sign: int) -> None:
        """A source counts for a pair as long as a claim of this pair rests on it."""
        sources, totals = ((table, summed(table, rows, sign)) for table, rows in self._all_rows(entries))
        turned = [
            {"actor": one, "partner": other, "claims": 0, "documents": 0, "sources": change}
            for row, change in zip(sources[1], changes(sources[1], add_counts_returning(connection, *sources)), strict=True)
            for one, other in ((row["actor"], row["partner"]), (row["partner"], row["actor"]))
        ]
        add_counts(connection, totals[0], summed(totals[0], [*totals[1], *turned], 1))


def changes(added: Sequence[Row], now: Sequence[int]) -> list[int]:
    """1 where something was added to nothing, -1 where nothing is left, else 0."""
    return [(after > 0) - (after - row["claims"] > 0) for row, after in zip(added, now, strict=True)]


class PairReports(CountProjection, frozen=True):
    """Which sources report, on which day of the event, a type of event between a pair, and whether they deny it."""

    tables: tuple[sa.Table, ...] = (PAIR_REPORTS,)
    by_origin: bool = True

    def rows(self, entry: Entry) -> tuple[list[Row], ...]:
        return ([row for claim in entry.read.reading.claims for row in report_rows(claim, entry)],)


def report_rows(claim: Claim, entry: Entry) -> list[Row]:
    when = days(claim, entry.read.reading.document)[0]
    common = {"type": claim.type, "day": when, "source_key": entry.origin, "denied": claim.status == DENIED, "claims": 1}
    return [{"actor": min(pair), "partner": max(pair), **common} for pair in pairs(claim)] if when else []


def pair_rows(entry: Entry) -> list[Row]:
    """Both sides of every pair of two different known actors."""
    document = entry.read.reading.document
    found = []
    for number, claim in zip(entry.claims, entry.read.reading.claims, strict=True):
        common = {
            "day": days(claim, document)[0], "claim": number, "act": act(claim), "document": entry.place.document,
            "source_key": entry.origin,
        }
        found += [{"actor": a, "partner": b, "direction": way, **common} for a, b, way in sides(claim)]
    return found


def sides(claim: Claim) -> set[tuple[str, str, str]]:
    forth, back = ("both", "both") if claim.symmetric else ("out", "in")
    return {side for a, b in pairs(claim) for side in ((a, b, forth), (b, a, back))}


def act(claim: Claim) -> int:
    return act_of(claim.kind, claim.type, claim.mode, claim.status)
