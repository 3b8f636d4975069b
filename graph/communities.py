"""Communities: groups of organisations with more ties among them than chance would give."""

from __future__ import annotations

import networkx as nx

SEED = 20160518  # any fixed number would do


def communities(G: nx.Graph) -> dict[str, int]:
    """Divide the nodes into communities.

    Returns
    -------
    communities
        Node to community number: 0 is the largest, equal sizes by smallest id.
        The same graph gives the same division.

    Notes
    -----
    Louvain's heuristic on the unweighted graph with a fixed seed; nodes are
    visited from an order of their ids, so that the order of rows changes nothing.

    References
    ----------
    .. [1] V. D. Blondel, J.-L. Guillaume, R. Lambiotte and E. Lefebvre, Fast
       unfolding of communities in large networks, J. Stat. Mech. (2008) P10008.

    Examples
    --------
    >>> G = nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("d", "e")])
    >>> communities(G)
    {'a': 0, 'b': 0, 'c': 0, 'd': 1, 'e': 1}
    """
    ordered: nx.Graph = nx.Graph()
    ordered.add_nodes_from(sorted(G))
    ordered.add_edges_from(sorted(tuple(sorted(pair)) for pair in G.edges))
    if not ordered:
        return {}
    parts = nx.community.louvain_communities(ordered, weight=None, seed=SEED)
    parts.sort(key=lambda part: (-len(part), min(part)))
    number = {node: position for position, part in enumerate(parts) for node in part}
    return {node: number[node] for node in G}
