"""The sizes that are compared, and which library does what.

Imports next to nothing: what the process that starts the others holds would count in theirs.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# organisations and ties
SIZES = {
    "real": (0, 0),
    "100": (100, 500),
    "1k": (1_000, 5_000),
    "10k": (10_000, 50_000),
    "100k": (100_000, 500_000),
    "200k": (200_000, 1_000_000),
    "1M": (1_000_000, 5_000_000),
}
WORKS = (
    "near",
    "betweenness",
    "pagerank",
    "pagerank, default",
    "eigenvector",
    "coreness",
    "clustering",
    "constraint",
    "community",
    "growth",
)
ALL = frozenset(WORKS) - {"pagerank, default"}
CAN = {
    "ours": ALL,
    "networkx_": ALL,
    "igraph_": ALL,
    "networkit_": ALL - {"constraint", "growth"},
    "rustworkx_": ALL - {"clustering", "constraint", "community", "growth"},
    "sknetwork_": frozenset(WORKS) - {"eigenvector", "clustering", "constraint", "growth"},
}
