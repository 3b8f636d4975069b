"""Centrality: who the hubs are, by every measure, as one table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import networkx as nx
import pandas as pd

from graph.errors import UnknownName
from graph.measures.network import build
from graph.measures.partition import communities
from graph.measures.recount import check_partners
from graph.measures.spectral import eigenvector, pagerank
from graph.model.ecosystem import Ecosystem
from graph.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Scores = dict[str, float]
# Organisations times ties from which kernels are faster than NetworkX, loading them included (measured).
LARGE = 600_000
DIGITS = 10  # values that agree to this many digits are equal, in every rank


def agreement_counts(G: nx.Graph) -> dict[str, int]:
    """Count the distinct agreements of each node.

    Examples
    --------
    >>> G = nx.Graph()
    >>> G.add_edge("a", "b", agreements=["m1", "m2"])
    >>> G.add_edge("b", "c", agreements=["m2"])
    >>> agreement_counts(G)
    {'a': 2, 'b': 2, 'c': 1}
    """
    found: dict[str, set[str]] = {node: set() for node in G}
    for u, v, ids in G.edges(data="agreements", default=()):
        found[u].update(ids)
        found[v].update(ids)
    return {node: len(ids) for node, ids in found.items()}


def harmonic(G: nx.Graph) -> Scores:
    """Score how few steps away each node is from the others, 0 for those out of reach.

    Returns
    -------
    scores
        Mean of 1 / steps over the n - 1 other nodes; from 0 to 1.

    References
    ----------
    .. [1] P. Boldi and S. Vigna, Axioms for centrality, Internet Mathematics 10
       (2014), p. 222.

    Examples
    --------
    >>> harmonic(nx.path_graph(["a", "b", "c"]))
    {'a': 0.75, 'b': 1.0, 'c': 0.75}
    """
    others = max(len(G) - 1, 1)
    scores: Scores = {}
    for node in G:
        # Counted by distance: NetworkX adds up in the order of a set, which differs in the last bits.
        steps = Counter(nx.single_source_shortest_path_length(G, node).values())
        scores[node] = sum(count / step for step, count in sorted(steps.items()) if step) / others
    return scores


def constraint(G: nx.Graph) -> Scores:
    """Score how far each node's ties lead back to the same people (Burt).

    Returns
    -------
    scores
        Near 0 for a broker between strangers, about 1 for someone among friends of
        friends; NaN for a node without neighbours.

    References
    ----------
    .. [1] R. S. Burt, Structural Holes and Good Ideas, American Journal of
       Sociology 110 (2004), p. 349.

    Examples
    --------
    >>> constraint(nx.path_graph(["a", "b", "c"]))
    {'a': 1.0, 'b': 0.5, 'c': 1.0}
    """
    degree = dict(G.degree)
    scores: Scores = {}
    for u in G:
        invested: Scores = {}
        for q in G[u]:
            if q != u:
                invested[q] = invested.get(q, 0.0) + 1 / degree[u]
                for w in G[q]:
                    if w != u:
                        invested[w] = invested.get(w, 0.0) + 1 / degree[u] / degree[q]
        scores[u] = sum(invested[v] ** 2 for v in sorted(G[u])) if degree[u] else float("nan")
    return scores


# Column name to measure, in the order of the hub table.
MEASURES: Mapping[str, Callable[[nx.Graph], Mapping[str, float]]] = {
    "partners": lambda G: dict(G.degree),
    "agreements": agreement_counts,
    "degree": nx.degree_centrality,
    "betweenness": nx.betweenness_centrality,
    "closeness": nx.closeness_centrality,
    "harmonic": harmonic,
    "eigenvector": eigenvector,
    "pagerank": pagerank,
    "coreness": nx.core_number,
    "clustering": nx.clustering,
    "constraint": constraint,
    "community": communities,
}
COUNTS = frozenset({"partners", "agreements", "coreness", "community"})
# Where little is central: a low constraint is the broker's, community 0 the largest.
ASCENDING = frozenset({"constraint", "community"})


def centrality(
    source: nx.Graph | Ecosystem,
    *,
    measures: Sequence[str] = (),
    exact: bool = False,
    watch: Callable[[Sequence[str]], Iterable[str]] = iter,
) -> pd.DataFrame:
    """Rank the organisations by how central they are.

    Parameters
    ----------
    source
        A graph as `graph.build` makes it (undirected, simple; may be split or empty),
        or an ecosystem, whose graph is then never built where it is large.
    measures
        Columns wanted, of `MEASURES`; the first one ranks. Empty: all of them.
    exact
        Never estimate from a sample, however long it takes.
    watch
        Passes the measures on one by one as they are computed, for a progress bar.

    Returns
    -------
    table
        One row an organisation with a tie: ``rank, id, name, type``, then the
        measures. Rank is competition rank (1, 2, 2, 4) by the first measure, after
        rounding to ten digits; equal ranks are listed by id. Constraint and community
        rank from the smallest value, all others from the largest. `attrs["bounds"]`
        has the error bound of each measure that was estimated.

    Raises
    ------
    UnknownName
        When a measure is none of `MEASURES`.
    InternalError
        When an ecosystem's partners differ from a second count, made straight from its rows.

    Notes
    -----
    Measures are those of NetworkX on the unweighted graph of n nodes, but for two:
    harmonic is divided by n - 1 besides, and communities are found by Leiden. Degree is
    divided by n - 1, betweenness by (n - 1)(n - 2) / 2; closeness has the
    Wasserman-Faust form, which scales by the share of nodes within reach. Large
    ecosystems are computed by compiled kernels, which agree to 1e-9. Betweenness is
    estimated from a sample of sources where organisations times pairs pass 4e9
    (40,000 with 100,000), closeness and harmonic where they pass 1.5e11 (300,000 with
    500,000), unless `exact`.

    Examples
    --------
    >>> G = nx.Graph([("hub", "a"), ("hub", "b")])
    >>> centrality(G, measures=["partners"])[["rank", "id", "partners"]].values.tolist()
    [[1, 'hub', 2], [2, 'a', 1], [2, 'b', 1]]
    """
    wanted = list(dict.fromkeys(measures)) or list(MEASURES)
    for each in wanted:
        if each not in MEASURES:
            raise UnknownName(each, "measure", nearest(each, MEASURES), known=list(MEASURES))
    found = _scores(source, wanted, exact=exact, watch=watch)
    columns: dict[str, object] = {
        "id": pd.Series(list(found.names), dtype="str"),
        "name": pd.Series([name for name, _ in found.names.values()], dtype="str"),
        "type": pd.Series([kind for _, kind in found.names.values()], dtype="str"),
    }
    for measure in wanted:
        kind = "int64" if measure in COUNTS else "float64"
        columns[measure] = pd.Series(found.scores[measure], dtype=kind)
    table = ranked(pd.DataFrame(columns), wanted[0])
    if isinstance(source, Ecosystem):
        check_partners(source, dict(zip(found.names, found.partners, strict=True)), table["id"])
    table.attrs["bounds"] = found.bounds
    return table


def widest(bounds: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Give for each measure that was estimated the widest of its error bounds.

    Parameters
    ----------
    bounds
        As hub tables have them in `attrs["bounds"]`.

    Examples
    --------
    >>> widest([{"betweenness": 0.01}, {}, {"betweenness": 0.02}])
    {'betweenness': 0.02}
    """
    found: dict[str, float] = {}
    for each in bounds:
        found |= {name: max(bound, found.get(name, 0.0)) for name, bound in each.items()}
    return found


Named = dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Scored:
    """What a table is made of: names and types by id, in order of id, and all else in that order.

    Attributes
    ----------
    names, partners
        Name and type of each organisation, and its neighbours (count).
    scores
        The values of each measure that was asked for.
    bounds
        The error bounds of those that were estimated.
    """

    names: Named
    partners: Sequence[int]
    scores: Mapping[str, Sequence[float]]
    bounds: dict[str, float] = field(default_factory=dict)


def _scores(
    source: nx.Graph | Ecosystem,
    wanted: Sequence[str],
    *,
    exact: bool,
    watch: Callable[[Sequence[str]], Iterable[str]],
) -> _Scored:
    """Compute the measures, by kernels where there is much to do."""
    if isinstance(source, Ecosystem):
        work = len(source.nodes) * len(source.ties.counted)
    else:
        work = len(source) * source.number_of_edges()
    if work < LARGE:
        G = build(source) if isinstance(source, Ecosystem) else source
        found = {measure: MEASURES[measure](G) if G else {} for measure in watch(wanted)}
        names = _named(G)
        scores = {measure: [each[node] for node in names] for measure, each in found.items()}
        return _Scored(names, [G.degree[node] for node in names], scores)
    from graph.measures.arrays import ARRAY_MEASURES, of_ecosystem, of_graph

    if isinstance(source, Ecosystem):
        arrays = of_ecosystem(source, exact=exact)
        told = zip(source.nodes["name"], source.nodes["type"], strict=True)
        known = dict(zip(source.nodes["id"], told, strict=True))
    else:
        arrays, known = of_graph(source, exact=exact), _named(source)
    values = {measure: ARRAY_MEASURES[measure](arrays).tolist() for measure in watch(wanted)}
    names = {each: known[each] for each in arrays.ids}
    return _Scored(names, arrays.adjacency.degrees.tolist(), values, arrays.bounds)


def _named(G: nx.Graph) -> Named:
    return {each: (G.nodes[each].get("name", each), G.nodes[each].get("type", "")) for each in sorted(G)}


def ranked(table: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Put a table in the order of a measure, with its competition rank as the first column.

    Parameters
    ----------
    table
        Has a column ``id`` and the measure; a rank column is replaced.

    Examples
    --------
    >>> table = pd.DataFrame({"id": ["b", "a", "c"], "degree": [0.5, 0.5, 1.0]})
    >>> ranked(table, "degree").values.tolist()
    [[1, 'c', 1.0], [2, 'a', 0.5], [2, 'b', 0.5]]
    """
    rank = places(table[measure], measure)
    table = table.drop(columns="rank", errors="ignore")
    table.insert(0, "rank", rank)
    return table.sort_values(["rank", "id"], ignore_index=True)


def places(values: pd.Series, measure: str) -> pd.Series:
    """Give the competition rank of each value by a measure; unknown values come last.

    Examples
    --------
    >>> places(pd.Series([0.5, 1.0, 0.5]), "degree").tolist()
    [2, 1, 2]
    """
    key = values.round(DIGITS)
    rank = key.rank(method="min", ascending=measure in ASCENDING, na_option="bottom")
    return rank.astype("int64")
