"""How each measure is computed: the registry by which it is one at every size, in every table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from graph.errors import InternalError
from graph.measures import arrays, kernels
from graph.measures.arrays import ArrayGraph
from graph.measures.network import agreements_of, ordered
from graph.measures.spectral import eigenvector
from graph.words.measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

Scores = dict[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Computation:
    """The ways to compute a measure, one at least.

    Attributes
    ----------
    on_graph
        From its graph, as NetworkX holds it: by node id. None where plain arrays are as quick.
    on_arrays
        From its arrays, in the order of their ids; None where there is no kernel yet: large graphs are then
        measured as small ones are, which is right and slow.
    work
        How much work it is on arrays, in about nanoseconds: of n organisations and m ties, exact or not.
    along
        What it is found with: the first of the measures that name the same search does the work.
    """

    on_graph: Callable[[nx.Graph], Mapping[str, float]] | None
    on_arrays: Callable[[ArrayGraph], arrays.Values] | None = None
    work: Callable[[int, int, bool], int] = lambda _n, m, _exact: m
    along: str = ""


def agreement_counts(G: nx.Graph) -> dict[str, int]:
    """Count the distinct agreements of each node; an edge that names none is one of its own.

    Examples
    --------
    >>> G = nx.Graph()
    >>> G.add_edge("a", "b", agreements=["m1", "m2"])
    >>> G.add_edge("b", "c", agreements=["m2"])
    >>> agreement_counts(G)
    {'a': 2, 'b': 2, 'c': 1}
    """
    found: dict[str, set[Hashable]] = {node: set() for node in G}
    for u, v, known in G.edges(data=True):
        ids = agreements_of(known)
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
        scores[u] = sum(invested[v] ** 2 for v in ordered(G[u])) if degree[u] else float("nan")
    return scores


def _passes(nanoseconds: int) -> Callable[[int, int, bool], int]:
    """The work of a measure that takes so long for each tie, on two cores in 2026; only ratios matter."""
    return lambda _n, m, _exact: m * nanoseconds


COMPUTATIONS: Mapping[str, Computation] = {
    "partners": Computation(lambda G: dict(G.degree), lambda A: A.adjacency.degrees),
    "agreements": Computation(agreement_counts, arrays.agreement_counts, _passes(200)),
    "degree": Computation(nx.degree_centrality, lambda A: A.adjacency.degrees / max(A.adjacency.n - 1, 1)),
    "betweenness": Computation(nx.betweenness_centrality, ArrayGraph.betweenness, arrays.betweenness_work),
    "closeness": Computation(
        nx.closeness_centrality, lambda A: A.near("closeness"), arrays.distance_work, along="distances"
    ),
    "harmonic": Computation(harmonic, lambda A: A.near("harmonic"), arrays.distance_work, along="distances"),
    "eigenvector": Computation(eigenvector, lambda A: kernels.eigenvector(A.adjacency), _passes(200)),
    "pagerank": Computation(None, lambda A: kernels.pagerank(A.adjacency), _passes(80)),
    "coreness": Computation(nx.core_number, lambda A: kernels.coreness(A.adjacency), _passes(30)),
    "clustering": Computation(nx.clustering, lambda A: A.cohesion.clustering, _passes(60), along="cohesion"),
    "constraint": Computation(constraint, lambda A: A.cohesion.constraint, _passes(60), along="cohesion"),
    "community": Computation(None, lambda A: kernels.communities(A.adjacency), _passes(4000)),
}


def check_registry(told: Iterable[str], computed: Mapping[str, Computation]) -> None:
    """Hold the measures that people are told of against those that can be computed.

    Raises
    ------
    InternalError
        When one is in one of the two only, or has no way to be computed. It names the measure.

    Examples
    --------
    >>> check_registry(MEASURES, COMPUTATIONS)
    """
    lists = (("graph.words.measures", set(told)), ("graph.measures.registry", _complete(computed)))
    for (here, these), (there, others) in (lists, lists[::-1]):
        for name in sorted(these - others):
            raise InternalError("the measure {!r} is in {} and not, or not whole, in {}", name, here, there)


def _complete(computed: Mapping[str, Computation]) -> set[str]:
    return {name for name, each in computed.items() if each.on_graph or each.on_arrays}


check_registry(MEASURES, COMPUTATIONS)


def efforts(measures: Sequence[str], n: int, m: int, *, exact: bool = False) -> list[int]:
    """Say how much work each measure of a large ecosystem is, so that progress has a true total.

    Parameters
    ----------
    measures
        In the order in which they are taken: what an earlier one has found along with it is no work.
    n, m
        Organisations and ties.
    exact
        Whether nothing is estimated from a sample.

    Returns
    -------
    work
        A number above 0 for each measure, in about nanoseconds.

    Examples
    --------
    >>> efforts(["closeness", "harmonic", "partners"], 1000, 5000)
    [180000, 5000, 5000]
    """
    found: list[int] = []
    begun: set[str] = set()
    for each in map(COMPUTATIONS.__getitem__, measures):
        found.append(max(m if each.along in begun else each.work(n, m, exact), 1))
        begun |= {each.along} - {""}
    return found


def map_efforts(n: int, m: int) -> list[int]:
    """Say how much work the parts of a map are: positions, measures, and places on earth.

    Examples
    --------
    >>> map_efforts(0, 0)
    [1, 12, 1]
    """
    return [200_000 * n + 1, sum(efforts(list(MEASURES), n, m)), 20_000 * n + 1]
