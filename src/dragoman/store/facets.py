"""How many claims have which value: looked up in stored counts where they answer the question, else counted among the newest claims."""

from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from dragoman.store.query import ClaimQuery
from dragoman.store.tables import CLAIMS, DOCUMENTS, FACETS, READINGS

SAMPLE = 500  # claims, among which is counted what has no stored count
COUNTED = {
    "type": CLAIMS.c.type, "status": CLAIMS.c.status, "month": sa.func.substr(CLAIMS.c.day, 1, 7), "language": DOCUMENTS.c.language,
    "outlet": DOCUMENTS.c.outlet,
}


class Facets(Struct, frozen=True):
    """For each facet its values with the number of claims, the most frequent first. `claims` is how many were counted; not `whole`: only
    the newest of more. Facets are type, status, month, language and outlet; from stored counts also party, speaker, relay and verdict.
    """

    claims: int
    whole: bool
    values: dict[str, dict[str, int]]


def count_facets(connection: sa.Connection, query: ClaimQuery, newest: "sa.Select[Any]") -> Facets:
    """`newest` are the claims that meet the query, one more than SAMPLE at most."""
    if query in (ClaimQuery(), ClaimQuery(actor=query.actor)):
        stored = of_party(connection, query.actor or "")
        if stored.claims or not query.actor:
            return stored
    return of_newest(connection, newest)


def of_party(connection: sa.Connection, party: str) -> Facets:
    f = FACETS.c
    found = sa.select(f.facet, f.value, f.claims).where(f.party == party).order_by(f.claims.desc(), f.value)
    values: dict[str, dict[str, int]] = {}
    for facet, value, claims in connection.execute(found):
        values.setdefault(facet, {})[value] = claims
    return Facets(sum(values.get("type", {}).values()), True, values)


def of_newest(connection: sa.Connection, newest: "sa.Select[Any]") -> Facets:
    numbers = [row.number for row in connection.execute(newest)]
    chosen = CLAIMS.c.number.in_(numbers[:SAMPLE])
    joined = sa.select(*COUNTED.values()).join_from(CLAIMS, READINGS).join(DOCUMENTS).where(chosen)
    columns = zip(COUNTED, zip(*connection.execute(joined), strict=True), strict=False)
    return Facets(min(len(numbers), SAMPLE), len(numbers) <= SAMPLE, {name: frequent(values) for name, values in columns})


def frequent(values: tuple[Any, ...]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for value in filter(None, values):
        counted[value] = counted.get(value, 0) + 1
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
