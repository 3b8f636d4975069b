"""Compare calls of NetworkX: by itself, over our backend, and over nx-parallel where that is installed.

Run `python benchmarks/backend.py` (minutes), or with `--nodes 1000 --ties 5000` for less. CPU seconds of one
run after another in one process; a first call has compiled the kernels, and is not counted. Our backend is
measured twice: with the conversion of the graph, and on a graph that has been converted.
"""

from __future__ import annotations

import argparse
import os
import time
import warnings
from collections.abc import Callable
from typing import Any

import networkx as nx

CALLS = (
    "betweenness_centrality", "closeness_centrality", "harmonic_centrality", "constraint",
    "eigenvector_centrality", "pagerank", "triangles", "core_number", "connected_components",
)  # fmt: skip


def seconds(call: Callable[[], Any]) -> float:
    """CPU seconds of a call, with those of the processes that it started and waited for."""
    before = _clock()
    found = call()
    if not isinstance(found, dict | float | int):
        list(found)
    return _clock() - before


def _clock() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def measured(function: str, G: nx.Graph, **how: Any) -> float:
    """CPU seconds of a function of NetworkX."""
    return seconds(lambda: getattr(nx, function)(G, **how))


def of_peer(function: str, G: nx.Graph) -> str:
    """CPU seconds over nx-parallel, or why there are none."""
    told = nx.utils.backends.backend_info.get("parallel")
    if told is None or function not in told.get("functions", {}):
        return "–"
    try:
        return f"{measured(function, G, backend='parallel'):.3f}"
    except ImportError:
        return "does not load"


def main() -> None:
    """Print a table, one row a function."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--nodes", type=int, default=3000)
    given.add_argument("--ties", type=int, default=15000)
    asked = given.parse_args()
    warnings.filterwarnings("ignore", message="Note: conversions")
    G = nx.gnm_random_graph(asked.nodes, asked.ties, seed=1)
    print(f"NetworkX {nx.__version__}, {asked.nodes:,} nodes, {asked.ties:,} ties; CPU seconds")
    print(f"{time.strftime('%Y-%m-%d')}\n")
    print("| function | NetworkX | nx-parallel | ours | ours, converted before |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for each in CALLS:
        measured(each, nx.path_graph(9), backend="ecosystem")
        plain = measured(each, G)
        peer = of_peer(each, G)
        fresh = G.copy()
        ours, again = (measured(each, fresh, backend="ecosystem") for _ in range(2))
        print(f"| `{each}` | {plain:.3f} | {peer} | {ours:.3f} | {again:.4f} |")


if __name__ == "__main__":
    main()
