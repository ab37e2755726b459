"""How many claims have which value, of all claims and of those of each party."""

from collections import Counter
from collections.abc import Iterator

import sqlalchemy as sa

from dragoman.model import Claim, Document, Reading
from dragoman.store.projections.projection import CountProjection, Entry
from dragoman.store.rows import Row, days
from dragoman.store.tables import FACETS


class FacetCounts(CountProjection, frozen=True):
    tables: tuple[sa.Table, ...] = (FACETS,)

    def rows(self, entry: Entry) -> tuple[list[Row], ...]:
        counted = facet_counts(entry.read.reading)
        return ([{"party": party, "facet": facet, "value": value, "claims": n} for (party, facet, value), n in counted.items()],)


def facet_counts(reading: Reading) -> Counter[tuple[str, str, str]]:
    """How many claims have which (party, facet, value): once for all claims (no party), and once for each party."""
    found: Counter[tuple[str, str, str]] = Counter()
    for claim in reading.claims:
        parties = {actor.code for actor in (*claim.source, *claim.target)}
        values = {*facet_values(claim, reading.document), *(("party", party) for party in parties)}
        found.update((party, facet, value) for party in ("", *parties) for facet, value in values)
    return found


def facet_values(claim: Claim, document: Document) -> Iterator[tuple[str, str]]:
    yield from (("type", claim.type), ("status", claim.status), ("month", days(claim, document)[0][:7]), ("language", document.language))
    yield from (("verdict", check.verdict) for check in claim.checks)
    if document.outlet:
        yield "outlet", document.outlet
    yield from (("relay" if place else "speaker", link.actor.name) for place, link in enumerate(claim.attribution) if link.actor)
