"""NetworkX defines every number; the kernels give the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt
import pytest

from graph.measures.kernels import (
    Adjacency,
    betweenness,
    cohesion,
    components,
    coreness,
    distances,
    eigenvector,
    pagerank,
    step_counts,
)

AdjacencyOf = Callable[[nx.Graph], Adjacency]
Theirs = Callable[[nx.Graph], Mapping[int, float]]
Ours = Callable[[Adjacency], npt.NDArray[Any]]


def harmonic(G: nx.Graph) -> dict[int, float]:
    return {v: value / max(len(G) - 1, 1) for v, value in nx.harmonic_centrality(G).items()}


def ranked(G: nx.Graph) -> dict[int, float]:
    ranks: dict[int, float] = nx.pagerank(G, tol=1e-12, max_iter=1000)
    return ranks


def leading(G: nx.Graph) -> dict[int, float]:
    """The definition by dense matrices: project the ones on the leading eigenspace."""
    values, vectors = np.linalg.eigh(nx.to_numpy_array(G))
    space = vectors[:, values >= values[-1] - 1e-9]
    ones = space @ (space.T @ np.ones(len(G)))
    return dict(enumerate(ones / np.linalg.norm(ones)))


def component_of(G: nx.Graph) -> dict[int, float]:
    parts = sorted(nx.connected_components(G), key=min)
    return {v: number for number, part in enumerate(parts) for v in part}


MEASURES: dict[str, tuple[Ours, Theirs]] = {
    "closeness": (lambda A: distances(A).closeness.values, nx.closeness_centrality),
    "harmonic": (lambda A: distances(A).harmonic.values, harmonic),
    "betweenness": (lambda A: betweenness(A).values, nx.betweenness_centrality),
    "pagerank": (pagerank, ranked),
    "eigenvector": (eigenvector, leading),
    "coreness": (coreness, nx.core_number),
    "triangles": (lambda A: cohesion(A).triangles, nx.triangles),
    "clustering": (lambda A: cohesion(A).clustering, nx.clustering),
    "constraint": (lambda A: cohesion(A).constraint, nx.constraint),
    "component": (components, component_of),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MEASURES)
def test_the_kernel_gives_the_number_of_networkx(
    name: str, small_graphs: list[nx.Graph], adjacency_of: AdjacencyOf
) -> None:
    ours, theirs = MEASURES[name]
    for G in small_graphs:
        expected = theirs(G)
        values = ours(adjacency_of(G))
        assert values == pytest.approx([expected[v] for v in range(len(G))], abs=1e-9, nan_ok=True), G.edges


@pytest.mark.slow
@pytest.mark.parametrize("name", MEASURES)
def test_a_graph_with_more_sources_than_fit_one_batch_gives_them_too(
    name: str, town: nx.Graph, adjacency_of: AdjacencyOf
) -> None:
    ours, theirs = MEASURES[name]
    twice = nx.disjoint_union(town, town)
    expected = theirs(twice)
    values = ours(adjacency_of(twice))
    assert values == pytest.approx([expected[v] for v in range(len(twice))], abs=1e-9, nan_ok=True)


def test_transitivity(small_graphs: list[nx.Graph], adjacency_of: AdjacencyOf) -> None:
    for G in small_graphs:
        assert cohesion(adjacency_of(G)).transitivity == pytest.approx(nx.transitivity(G), abs=1e-12)


LONG = {
    "path": nx.path_graph(150),
    "cycle": nx.cycle_graph(151),
    "grid": nx.convert_node_labels_to_integers(nx.grid_2d_graph(12, 13)),
    "tree": nx.random_labeled_tree(300, seed=1),
    "barbell": nx.barbell_graph(20, 60),
    "lollipop": nx.lollipop_graph(20, 100),
    "equal paths": nx.disjoint_union(nx.path_graph(90), nx.path_graph(90)),
    "ladder": nx.circular_ladder_graph(70),
}


@pytest.mark.slow
@pytest.mark.parametrize("shape", LONG)
@pytest.mark.parametrize("name", ["closeness", "harmonic", "betweenness", "eigenvector"])
def test_long_and_thin_graphs_too(name: str, shape: str, adjacency_of: AdjacencyOf) -> None:
    ours, theirs = MEASURES[name]
    G = LONG[shape]
    expected = theirs(G)
    assert ours(adjacency_of(G)) == pytest.approx([expected[v] for v in range(len(G))], abs=1e-9)


@pytest.mark.slow
def test_pairs_are_counted_at_each_number_of_steps(
    small_graphs: list[nx.Graph], town: nx.Graph, adjacency_of: AdjacencyOf
) -> None:
    for G in (*small_graphs, nx.disjoint_union(town, nx.cycle_graph(700))):  # more sources than a batch has
        reached = dict(nx.all_pairs_shortest_path_length(G))
        steps = Counter(away for u, others in reached.items() for v, away in others.items() if u < v)
        expected = [steps[step] for step in range(max(steps, default=-1) + 1)]
        assert step_counts(adjacency_of(G)).tolist() == expected
