"""What speaks for a tie between two organisations, in numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.measures import DIGITS
from graph.vocabulary import LIKENESSES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]

ALIKE = ("country", "region", "city", "type")


def of_pairs(
    G: nx.Graph, nodes: pd.DataFrame, *, ids: tuple[str, ...], first: Places, second: Places
) -> dict[str, Floats]:
    """Score some pairs by all methods, as `graph.questions.partners.suggestions.scored` does all pairs.

    Parameters
    ----------
    G, nodes
        The graph, and where country, region, city and type of the organisations stand.
    ids
        The organisations.
    first, second
        The pairs, as places in `ids`.

    Returns
    -------
    values
        Method to a number for each pair. The blend is of the ranks among these pairs.

    Notes
    -----
    A pair takes as long as the one of the two with fewer partners has partners.

    Examples
    --------
    >>> import networkx as nx
    >>> nodes = pd.DataFrame({"id": ["a", "b", "c"], "type": ["hub", "city", "hub"]})
    >>> place = {"first": np.array([0]), "second": np.array([2])}
    >>> found = of_pairs(nx.path_graph(["a", "b", "c"]), nodes, ids=("a", "b", "c"), **place)
    >>> found["common_partners"].tolist(), found["same"].tolist()
    ([1.0], [1.0])
    """
    around = [frozenset(G.adj.get(each, ())) for each in ids]
    degrees = np.array([len(each) for each in around], dtype=np.float64)
    logs = {each: math.log(len(near)) for each, near in zip(ids, around, strict=True) if len(near) > 1}
    both = [around[i] & around[j] for i, j in zip(first.tolist(), second.tolist(), strict=True)]
    # Sums that do not depend on the order of a set.
    found = {
        "common_partners": [float(len(each)) for each in both],
        "adamic_adar": [math.fsum(1 / logs[one] for one in each) for each in both],
        "resource_allocation": [math.fsum(1 / G.degree(one) for one in each) for each in both],
    }
    values = {name: np.array(each, dtype=np.float64) for name, each in found.items()}
    values["preferential_attachment"] = degrees[first] * degrees[second]
    values["same"] = np.zeros(len(first))
    for each in codes(nodes, ids):
        values["same"] += (each[first] == each[second]) & (each[first] >= 0)
    return {"blend": blend(values), **values}


def codes(nodes: pd.DataFrame, ids: tuple[str, ...]) -> list[Places]:
    """Give country, region, city and type of each organisation as numbers, -1 where blank.

    Examples
    --------
    >>> [each.tolist() for each in codes(pd.DataFrame({"id": ["a", "b"], "city": ["", "Kobe"]}), ("b", "a"))]
    [[0, -1]]
    """
    table = nodes.set_index("id").reindex(list(ids))
    return [pd.factorize(table[name].replace("", None))[0] for name in ALIKE if name in table]


def blend(values: Mapping[str, Floats], among: npt.NDArray[np.bool_] | None = None) -> Floats:
    """Give the mean of the ranks, equal values sharing the mean of their places; 1 is first by all.

    Parameters
    ----------
    values
        Score to a number for each pair.
    among
        The pairs among which the ranks are counted, if they are two at least; None: all.

    Examples
    --------
    >>> blend(dict.fromkeys(LIKENESSES, np.array([3.0, 1.0, 2.0]))).tolist()
    [1.0, 0.0, 0.5]
    """
    length = len(values[LIKENESSES[0]])
    if among is None or among.sum() < 2:
        among = np.ones(length, np.bool_)
    many = int(among.sum())
    if many < 2:
        return np.ones(many)
    mean = sum((_ranks_among(values[name], among) for name in LIKENESSES), np.zeros(length)) / len(LIKENESSES)
    return np.clip(1 - (mean - 1) / (many - 1), 0, 1)


def _ranks_among(values: Floats, among: npt.NDArray[np.bool_]) -> Floats:
    """Ranks from the greatest on among some of the values; equal ones share the mean of their places."""
    rounded = values.round(DIGITS)
    known = np.sort(rounded[among])
    above = len(known) - np.searchsorted(known, rounded, side="right")
    level = len(known) - above - np.searchsorted(known, rounded, side="left")
    ranks: Floats = above + (level + 1) / 2
    return ranks


def ranked_down(values: Floats) -> Floats:
    """Give ranks from the greatest on; equal values share the mean of their places.

    Examples
    --------
    >>> ranked_down(np.array([5.0, 1.0, 5.0])).tolist()
    [1.5, 3.0, 1.5]
    """
    return np.asarray(pd.Series(values).round(DIGITS).rank(ascending=False), dtype=np.float64)


def judged(values: Floats, true: npt.NDArray[np.bool_], top: int) -> tuple[Floats, Floats, Floats]:
    """Give rank, share of the others below, and share among the first, for each pair that came.

    Examples
    --------
    >>> [each.tolist() for each in judged(np.array([5.0, 1.0, 3.0]), np.array([False, True, True]), 2)]
    [[3.0, 2.0], [0.0, 0.0], [0.0, 1.0]]
    """
    if not true.any():
        return (np.zeros(0),) * 3
    ranks = ranked_down(values)
    others = np.sort(ranks[~true])
    mine = ranks[true]
    below = len(others) - np.searchsorted(others, mine, side="right")
    level = np.searchsorted(others, mine, side="right") - np.searchsorted(others, mine, side="left")
    above = (below + level / 2) / len(others) if len(others) else np.full(len(mine), 0.5)
    sizes = pd.Series(ranks).groupby(ranks).transform("size").to_numpy(np.float64)[true]
    before = mine - (sizes + 1) / 2  # pairs ahead of all that share the place
    return mine, above, np.clip((top - before) / sizes, 0, 1)
