"""What NetworkX is told of our backend when it is imported; nothing else is loaded for it."""

from __future__ import annotations

FUNCTIONS = (
    "average_clustering", "betweenness_centrality", "closeness_centrality", "clustering",
    "connected_components", "constraint", "core_number", "degree_centrality", "eigenvector_centrality",
    "harmonic_centrality", "is_connected", "leiden_communities", "number_connected_components", "pagerank",
    "single_source_shortest_path_length", "transitivity", "triangles",
)  # fmt: skip


def info() -> dict[str, object]:
    """Describe the backend for `networkx.utils.backends.backend_info`.

    Examples
    --------
    >>> info()["backend_name"]
    'ecosystem'
    """
    return {
        "backend_name": "ecosystem",
        "project": "ecosystem-graph",
        "package": "ecosystem-graph",
        "short_summary": "Compiled measures of undirected graphs, exact to nine digits.",
        "functions": {name: {} for name in FUNCTIONS},
    }
