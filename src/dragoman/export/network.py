"""Ties as a graph: GEXF (with the time of each edge) and GraphML."""

import calendar
import datetime
import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from dragoman.lexicon.actors import ActorRecord
from dragoman.model import Period, Tie

if TYPE_CHECKING:
    import networkx

GraphFormat = Literal["gexf", "graphml"]


def network(ties: Iterable[Tie], known: Mapping[str, ActorRecord], by: Period | None = None) -> "networkx.MultiDiGraph[str]":
    """A node for each actor, an edge for each tie and period; a symmetric tie is two edges, one each way."""
    import networkx  # slow to load, and seldom needed

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(mode="dynamic", defaultedgetype="directed")
    for tie in ties:
        for code in (tie.source, tie.target):
            graph.add_node(code, label=known[code].name if code in known else code, kind=known[code].kind if code in known else "")
        graph.add_edge(tie.source, tie.target, **edge(tie, by))
        if tie.symmetric:
            graph.add_edge(tie.target, tie.source, **edge(tie, by))
    return graph


def edge(tie: Tie, by: Period | None) -> dict[str, str | int | float]:
    """What is unknown is left out."""
    found: dict[str, str | int | float] = {
        "weight": tie.claims, "deeds_cooperation": tie.deeds.cooperation, "deeds_conflict": tie.deeds.conflict,
        "words_cooperation": tie.words.cooperation, "words_conflict": tie.words.conflict, "offers": tie.offers.all,
        "prospects": tie.prospects.all, "denied": tie.denied, "facts": tie.facts.all,
        "documents": tie.documents or 0, "sources": tie.sources or 0, "publishers": tie.publishers or 0,
    }
    if tie.score is not None:
        found["score"] = tie.score
    if tie.period and by:
        found["start"], found["end"] = bounds(tie.period, by)
    return found


def bounds(period: str, by: Period) -> tuple[str, str]:
    """First and last day of a period as ties name it."""
    if by in ("day", "week"):
        first = datetime.date.fromisoformat(period)
        return period, (first + datetime.timedelta(days=6 if by == "week" else 0)).isoformat()
    year = int(period[:4])
    start, end = months(period, by)
    return f"{year:04}-{start:02}-01", f"{year:04}-{end:02}-{calendar.monthrange(year, end)[1]}"


def months(period: str, by: Period) -> tuple[int, int]:
    """The first and the last month of a year, quarter or month."""
    if by == "year":
        return 1, 12
    return (3 * int(period[-1]) - 2, 3 * int(period[-1])) if by == "quarter" else (int(period[-2:]), int(period[-2:]))


def written(graph: "networkx.MultiDiGraph[str]", format: GraphFormat) -> bytes:
    import networkx

    out = io.BytesIO()
    write = networkx.write_gexf if format == "gexf" else networkx.write_graphml
    write(graph, out)
    return out.getvalue()
