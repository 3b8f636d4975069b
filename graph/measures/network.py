"""The graph of an ecosystem: organisations with a tie, one edge a pair."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.model.arguments import checked
from graph.model.view import counted
from graph.vocabulary.values import plain

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    import pandas as pd

    from graph.model.ecosystem import Ecosystem
    from graph.model.view import View

NUMERIC = ("lat", "lon")


@checked
def build(source: View | Ecosystem) -> nx.Graph:
    """Build the graph of the collaboration ties that an ecosystem holds.

    Parameters
    ----------
    source
        All ties, or those of a day (`graph.snapshot`, `graph.View`).

    Returns
    -------
    G
        Undirected and simple: the organisations with at least one counted tie,
        one edge a pair. Nodes carry the columns of nodes.csv that are not blank.
        Edges carry ``signed`` (text of the earliest date, blank where undated),
        ``weight`` (distinct agreements, count), ``agreements`` (their ids, sorted) and
        ``dates`` (the earliest of each of them, in that order). Nodes and edges come in the
        order of their ids, so that every measure gives the same bits whatever the order of the rows.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "b"], "signed": ["2016-05", "2021"]})
    >>> G = build(eco)
    >>> G["a"]["b"]["signed"], G["a"]["b"]["weight"]
    ('2016-05', 2)
    """
    eco = counted(source)
    pairs = eco.pairs
    ids = sorted({*pairs["first"], *pairs["second"]})
    G = nx.Graph()
    nodes = eco.nodes[eco.nodes["id"].isin(ids)]  # of many organisations a day may have few
    G.add_nodes_from(_attributes(nodes))
    pairs = pairs.sort_values(["first", "second", "signed_first", "signed_last"])  # undated ones last
    rows = zip(pairs["first"], pairs["second"], pairs["signed"], pairs["agreement"], strict=True)
    for (first, second), group in groupby(rows, key=itemgetter(0, 1)):
        ties = list(group)
        dated = {agreement: signed for *_, signed, agreement in reversed(ties)}  # the earliest of each
        ids = sorted(dated)
        dates = [dated[each] for each in ids]
        G.add_edge(first, second, signed=ties[0][2], weight=len(ids), agreements=ids, dates=dates)
    return G


def simple(G: nx.Graph) -> nx.Graph:
    """Give the undirected graph of a graph of any kind: one tie a pair, and none of a node with itself.

    Parameters
    ----------
    G
        Directed or not, with one edge a pair or several; left as it is.

    Returns
    -------
    H
        `G` itself where it is so already. Nodes keep what they know; a tie knows its ``agreements``,
        one for each edge that names none, and nothing else.

    Examples
    --------
    >>> H = simple(nx.MultiDiGraph([("a", "b"), ("b", "a"), ("a", "a")]))
    >>> list(H.edges), len(H.edges["a", "b"]["agreements"])
    ([('a', 'b')], 2)
    """
    if not (G.is_directed() or G.is_multigraph() or nx.number_of_selfloops(G)):
        return G
    H: nx.Graph = nx.Graph()
    H.add_nodes_from(G.nodes(data=True))
    for u, v, known in G.edges(data=True):
        if u == v:
            continue
        H.add_edge(u, v)
        H.edges[u, v].setdefault("agreements", []).extend(agreements_of(known))
    return H


def agreements_of(known: Mapping[str, object]) -> list[Hashable]:
    """Give the agreements of an edge by what it knows; one of its own where it names none.

    Examples
    --------
    >>> agreements_of({"agreements": ["m1", "m2"]}), agreements_of({"agreement": "m1"})
    (['m1', 'm2'], ['m1'])
    >>> len(agreements_of({}))
    1
    """
    several = known.get("agreements")
    if not isinstance(several, (list, tuple, set, frozenset)):
        several = several.split(";") if isinstance(several, str) else [known.get("agreement")]
    named: list[Hashable] = [text for each in several if (text := plain(each).strip())]
    return named or [object()]


def _attributes(nodes: pd.DataFrame) -> Iterator[tuple[str, dict[str, object]]]:
    """Each node with its attributes: blanks left out, numbers as Python floats."""
    names = [str(name) for name in nodes.columns if name not in ("id", "row")]
    columns = [nodes[name].to_numpy(object) for name in names]  # row by row, pandas takes ten times as long
    for each, *values in zip(nodes["id"].to_numpy(object), *columns, strict=True):
        yield (
            str(each),
            {
                name: float(value) if name in NUMERIC else str(value)
                for name, value in zip(names, values, strict=True)
                if value != "" and value == value
            },
        )


def ordered(nodes: Iterable[Any]) -> list[Any]:
    """Sort nodes; those of several types by their type, then by their text.

    Examples
    --------
    >>> ordered([2, 10, 1]), ordered(["b", 1, "a"])
    ([1, 2, 10], [1, 'a', 'b'])
    """
    given = list(nodes)
    try:
        return sorted(given)
    except TypeError:
        return sorted(given, key=lambda each: (type(each).__name__, str(each)))
