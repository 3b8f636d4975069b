"""The graph of an ecosystem: organisations with a tie, one edge a pair."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.model.view import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

    from graph.model.ecosystem import Ecosystem
    from graph.model.view import View

NUMERIC = ("lat", "lon")


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
        ``weight`` (distinct agreements, count) and ``agreements`` (their ids,
        sorted). Nodes and edges come in the order of their ids, so that every
        measure gives the same bits whatever the order of the rows.

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
        agreements = sorted({agreement for *_, agreement in ties})
        G.add_edge(first, second, signed=ties[0][2], weight=len(agreements), agreements=agreements)
    return G


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
