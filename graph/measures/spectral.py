"""Prestige: the eigenvector of the adjacency matrix, by dense linear algebra."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from graph.measures.kernels.arrays import adjacency
from graph.measures.kernels.equitable import leading_level
from graph.measures.network import ordered

if TYPE_CHECKING:
    from numpy.typing import NDArray

Scores = dict[str, float]
SAME = 1e-9  # leading eigenvalues that differ by less (relative) are one


def eigenvector(G: nx.Graph) -> Scores:
    """Score how well connected each node's neighbours are.

    Returns
    -------
    scores
        The leading eigenvector of the adjacency matrix: non-negative, of length
        (2-norm) 1; 0 in components whose own leading eigenvalue is smaller. All
        equal where there is no edge.

    Notes
    -----
    Worked out in each component by itself, so that a split or bipartite graph has
    a finite answer where power iteration runs for ever. Where several eigenvectors
    share the largest eigenvalue (equal components, or two hubs with a long chain
    between them), the all-ones vector is projected on their span, which is what
    power iteration from an equal start would approach. Nodes that the ties alone do
    not tell apart are solved as one, so that they have the same score to the last
    bit, and the same rank. O(k^3) in the number k of nodes that can be told apart
    in the largest component.

    References
    ----------
    .. [1] P. Bonacich, Power and Centrality, American Journal of Sociology 92
       (1987), p. 1170.

    Examples
    --------
    >>> scores = eigenvector(nx.path_graph(["a", "hub", "b"]))
    >>> {name: round(score, 3) for name, score in scores.items()}
    {'a': 0.5, 'hub': 0.707, 'b': 0.5}
    """
    leading: list[tuple[float, list[str], NDArray[np.float64]]] = []
    for component in nx.connected_components(G):
        members = ordered(component)
        number = {node: place for place, node in enumerate(members)}
        ties = [(number[u], number[v]) for u, v in G.edges(component)]
        ends = np.array(ties, dtype=np.int64).reshape(-1, 2)
        A = adjacency(ends[:, 0], ends[:, 1], len(members))
        value, vector = leading_level(A.indptr, A.indices, same=SAME)
        leading.append((value, members, vector * vector.sum()))  # the projection of the ones
    scores: Scores = dict.fromkeys(G, 0.0)
    top = max((value for value, _, _ in leading), default=0.0)
    for value, members, vector in leading:
        if value >= top - SAME * max(top, 1.0):
            scores |= dict(zip(members, vector.tolist(), strict=True))
    norm = float(np.sqrt(sum(score * score for score in scores.values())))
    return {node: score / norm for node, score in scores.items()} if norm else scores
