"""The network is read back by networkx as it was written."""

import io

import networkx
import pytest

from dragoman.export.network import bounds, network, written
from dragoman.model import Period, Signed, Tie
from dragoman.pipeline import standard_lexicon


def tie(source: str, target: str, period: str = "", symmetric: bool = False) -> Tie:
    return Tie(
        source=source, target=target, symmetric=symmetric, period=period,
        deeds=Signed(conflict=2), words=Signed(cooperation=1), facts=Signed(), offers=Signed(),
        prospects=Signed(), denied=1, score=-3.5, goldstein=None, types={}, statuses={}, documents=2, sources=1, publishers=1, claims=4,
    )


TIES = [
    tie("RUS", "UKR", "2022-03"), tie("RUS", "UKR", "2022-04"), tie("PRK", "RUS", "2022-05", symmetric=True),
    tie("X & <Y>", "RUS", "2022-02"),
]
GRAPH = network(TIES, standard_lexicon().actors.by_code, "month")


def test_every_tie_is_an_edge_and_a_symmetric_one_two() -> None:
    assert sorted(GRAPH.edges()) == [("PRK", "RUS"), ("RUS", "PRK"), ("RUS", "UKR"), ("RUS", "UKR"), ("X & <Y>", "RUS")]
    assert GRAPH.nodes["PRK"]["label"] == "North Korea"


def test_gexf_keeps_nodes_edges_and_times() -> None:
    back = networkx.read_gexf(io.BytesIO(written(GRAPH, "gexf")))
    assert set(back.nodes) == set(GRAPH.nodes)
    assert sorted(data["start"] for *_, data in back.edges(data=True)) == sorted(data["start"] for *_, data in GRAPH.edges(data=True))
    assert all(data["weight"] == 4 for *_, data in back.edges(data=True))


def test_graphml_keeps_everything() -> None:
    back = networkx.read_graphml(io.BytesIO(written(GRAPH, "graphml")))
    assert networkx.utils.edges_equal(back.edges(data=True), GRAPH.edges(data=True), directed=True)


@pytest.mark.parametrize(("period", "by", "first", "last"), [
    ("2024", "year", "2024-01-01", "2024-12-31"), ("2024-Q1", "quarter", "2024-01-01", "2024-03-31"),
    ("2024-02", "month", "2024-02-01", "2024-02-29"), ("2024-02-05", "day", "2024-02-05", "2024-02-05"),
    ("2024-02-26", "week", "2024-02-26", "2024-03-03"),
])
def test_the_bounds_of_periods(period: str, by: Period, first: str, last: str) -> None:
    assert bounds(period, by) == (first, last)
