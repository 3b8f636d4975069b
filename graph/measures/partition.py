"""Communities: groups of organisations with more ties among them than chance would give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graph.measures.kernels import adjacency
from graph.measures.kernels import communities as of_arrays

if TYPE_CHECKING:
    import networkx as nx


def communities(G: nx.Graph) -> dict[str, int]:
    """Divide the nodes into communities.

    Returns
    -------
    communities
        Node to community number: 0 is the largest, equal sizes by smallest id.
        Every community hangs together. The same graph gives the same division.

    Notes
    -----
    The Leiden method for modularity on the unweighted graph with a fixed seed;
    nodes are numbered in the order of their ids, so that the order of rows changes
    nothing. The same at every size: `graph.measures.kernels.communities` does the work.

    References
    ----------
    .. [1] V. A. Traag, L. Waltman and N. J. van Eck, From Louvain to Leiden:
       guaranteeing well-connected communities, Scientific Reports 9 (2019), 5233.

    Examples
    --------
    >>> import networkx as nx
    >>> G = nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("d", "e")])
    >>> communities(G)
    {'a': 0, 'b': 0, 'c': 0, 'd': 1, 'e': 1}
    """
    number = {node: place for place, node in enumerate(sorted(G))}
    ends = np.array([(number[u], number[v]) for u, v in G.edges], dtype=np.int64).reshape(-1, 2)
    found = of_arrays(adjacency(ends[:, 0], ends[:, 1], len(number))).tolist()
    return {node: found[number[node]] for node in G}
