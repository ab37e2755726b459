"""The dyad-month panel: a row for each ordered pair of actors and each month, also those in which nothing was claimed, with a codebook."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

import msgspec
from msgspec import Struct

from dragoman.model import Signed, Tie

MEANINGS = {
    "source": "Code of the acting side: ISO 3166-1 alpha-3, or of a body or group. A symmetric claim counts both ways.",
    "target": "Code of the side acted upon.",
    "month": "Month in which the claimed event began, YYYY-MM; of the report where the event has no date.",
    "claims": "All claims of the pair in the month: the sum of deeds, words, facts, offers, prospects and denied.",
    "deeds_cooperation": "Material acts told as fact (happened or ongoing) with a positive score: COOPERATE, AID, RETREAT.",
    "deeds_conflict": "Material acts told as fact with a negative score: PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT.",
    "words_cooperation": "Verbal acts told as fact with a positive score: AGREE, CONSULT, SUPPORT, CONCEDE.",
    "words_conflict": "Verbal acts told as fact with a negative score: ACCUSE, REJECT, THREATEN, some modes of REQUEST.",
    "words_neither": "Verbal acts told as fact with a score of zero: REQUEST.",
    "facts": "Measures and relations told as fact.",
    "offers": "Acts that are planned or offered. Never among the deeds.",
    "prospects": "Acts that are demanded, threatened or possible. Never among the deeds.",
    "denied": "Claims of something that is denied. Never among the deeds.",
    "score": "Mean of PLOVER's conflict–cooperation scores (-10 to 10) over deeds and words; empty where there are none.",
    "goldstein": "Mean of the Goldstein values (-10 to 10) over deeds and words; empty where there are none.",
    "documents": "Documents that the claims were read from; one with directed and symmetric claims of the pair counts twice.",
    "sources": "Independent sources: origins (an original and its copies are one), summed like documents.",
    "publishers": "Publishers of these origins: outlets of one house or holding are one, summed like documents.",
}


class PanelRow(Struct, frozen=True, kw_only=True):
    """The columns; what they mean stands in MEANINGS."""

    source: str
    target: str
    month: str
    claims: int = 0
    deeds_cooperation: int = 0
    deeds_conflict: int = 0
    words_cooperation: int = 0
    words_conflict: int = 0
    words_neither: int = 0
    facts: int = 0
    offers: int = 0
    prospects: int = 0
    denied: int = 0
    score: float | None = None
    goldstein: float | None = None
    documents: int = 0
    sources: int = 0
    publishers: int = 0


def panel(ties: Iterable[Tie], months: Sequence[str]) -> Iterator[PanelRow]:
    """The ties are directed and by month, those both ways among them; every ordered pair that has any has a row for every month."""
    cells: dict[tuple[str, str], dict[str, list[Tie]]] = {}
    for tie in ties:
        for pair in [(tie.source, tie.target), (tie.target, tie.source)][: 1 + tie.symmetric]:
            cells.setdefault(pair, {}).setdefault(tie.period, []).append(tie)
    for (source, target), by_month in sorted(cells.items()):
        for month in months:
            yield row(source, target, month, by_month.get(month, ()))


def row(source: str, target: str, month: str, ties: Sequence[Tie]) -> PanelRow:
    deeds, words = total(tie.deeds for tie in ties), total(tie.words for tie in ties)
    return PanelRow(
        source=source, target=target, month=month, claims=sum(tie.claims for tie in ties),
        deeds_cooperation=deeds.cooperation, deeds_conflict=deeds.conflict, words_cooperation=words.cooperation,
        words_conflict=words.conflict, words_neither=words.neither, facts=sum(tie.facts.all for tie in ties),
        offers=sum(tie.offers.all for tie in ties), prospects=sum(tie.prospects.all for tie in ties),
        denied=sum(tie.denied for tie in ties),
        score=mean([(tie.score, tie) for tie in ties]), goldstein=mean([(tie.goldstein, tie) for tie in ties]),
        documents=sum(tie.documents or 0 for tie in ties), sources=sum(tie.sources or 0 for tie in ties),
        publishers=sum(tie.publishers or 0 for tie in ties),
    )


def total(counts: Iterable[Signed]) -> Signed:
    found = list(counts)
    return Signed(sum(one.cooperation for one in found), sum(one.conflict for one in found), sum(one.neither for one in found))


def mean(scores: Sequence[tuple[float | None, Tie]]) -> float | None:
    """Weighed by deeds and words."""
    known = [(score, tie.deeds.all + tie.words.all) for score, tie in scores if score is not None]
    return round(sum(score * weight for score, weight in known) / sum(weight for _, weight in known), 4) if known else None


def write_panel(rows: Iterable[PanelRow], out: TextIO) -> int:
    """Comma-separated values with a head; how many rows."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(PanelRow.__struct_fields__)
    return sum(bool(writer.writerow(msgspec.structs.astuple(one))) for one in rows)


def codebook(months: Sequence[str], program: str) -> str:
    """What every column means, as Markdown."""
    lines = [f"| `{name}` | {MEANINGS[name]} |" for name in PanelRow.__struct_fields__]
    reach = f"from {months[0]} to {months[-1]}" if months else "without any month"
    return "\n".join([
        "# Codebook of the dyad-month panel", "",
        f"One row for each ordered pair of actors that has any claim, and each month {reach}; made by Dragoman {program}.",
        "Claims whose event and report have no date are left out.", "", "| column | meaning |", "|---|---|", *lines, "",
    ])
