"""Who copies whom, as a graph in GEXF: an outlet for each node, an edge from who copied to who was copied."""

import io
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from dragoman.model import Document, Story

if TYPE_CHECKING:
    import networkx


def copying(stories: Iterable[Story], documents: Mapping[str, Document]) -> "networkx.DiGraph[str]":
    """`weight` counts copies, `verbatim`, `edited` and `translated` parts of them; a document without an outlet stands for itself.

    Of a node `originals` counts the documents of stories that are copies of none, `copied` those that are.
    """
    import networkx  # slow to load, and seldom needed

    graph: networkx.DiGraph[str] = networkx.DiGraph()
    counts: Counter[tuple[str, str, str]] = Counter()
    for story in stories:
        above = {copy.copy: copy for copy in story.copies}
        for name in story.documents:
            node = named(documents, name)
            graph.add_node(node, label=node)
            kind = "copied" if name in above else "originals"
            graph.nodes[node][kind] = graph.nodes[node].get(kind, 0) + 1
        counts.update((named(documents, one.copy), named(documents, one.original), one.how) for one in story.copies)
    for (copier, source, how), count in sorted(counts.items()):
        if not graph.has_edge(copier, source):
            graph.add_edge(copier, source, weight=0, verbatim=0, edited=0, translated=0)
        graph.edges[copier, source]["weight"] += count
        graph.edges[copier, source][how] += count
    return graph


def named(documents: Mapping[str, Document], name: str) -> str:
    return documents[name].outlet or name


def gexf(graph: "networkx.DiGraph[str]") -> bytes:
    import networkx

    out = io.BytesIO()
    networkx.write_gexf(graph, out)
    return out.getvalue()
