"""How much faster the kernels are than NetworkX and igraph: run `python benchmarks/kernels.py`.

igraph is not a dependency (it is under the GPL): install it for the benchmark only, in an environment of its
own. Without it, its rows are left out. The runs of a row alternate between the rivals, so that a busy moment
of the machine hits all of them, and the medians are compared. What a rival would take hours for is measured
from a sample of the sources and scaled; such times are marked with ~.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from powerlaw import powerlaw  # noqa: E402

from graph import kernels  # noqa: E402

HAS_IGRAPH = importlib.util.find_spec("igraph") is not None
Work = Callable[[], object]


@dataclass
class Row:
    """One piece of work, by the kernel and by its rivals; a rival's time is multiplied by its scale."""

    name: str
    kernel: Work
    rivals: dict[str, tuple[Work, float]] = field(default_factory=dict)


def measured(work: Work) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def compare(row: Row, runs: int) -> None:
    """Time all of a row in turn, and print the medians and their ratios."""
    row.kernel()  # loads the machine code
    times: dict[str, list[float]] = {"kernel": [], **{name: [] for name in row.rivals}}
    for _ in range(runs):
        times["kernel"].append(measured(row.kernel))
        for name, (work, scale) in row.rivals.items():
            times[name].append(measured(work) * scale)
    own = statistics.median(times["kernel"])
    line = f"{row.name:<44} kernel {own:9.4f} s"
    for name, (_, scale) in row.rivals.items():
        theirs = statistics.median(times[name])
        line += f"   {name} {'~' if scale > 1 else ' '}{theirs:10.3f} s {theirs / own:8.1f}x"
    print(line, flush=True)


def graphs(u: Any, v: Any, n: int) -> tuple[kernels.Adjacency, nx.Graph, Any]:
    """Give the same graph three times."""
    found = kernels.pairs(u, v)
    ends = [*zip(found.low.tolist(), found.high.tolist(), strict=True)]
    G = nx.Graph()
    G.add_nodes_from(range(n))
    G.add_edges_from(ends)
    if not HAS_IGRAPH:
        return kernels.adjacency(u, v, n), G, None
    import igraph

    return kernels.adjacency(u, v, n), G, igraph.Graph(n, ends)


def igraph_sources(n: int) -> list[int]:
    """Give the vertices that igraph is timed on: all of ten thousand, 200 of more."""
    return list(range(n)) if n <= 10_000 else np.random.default_rng(1).choice(n, 200, replace=False).tolist()


def distance_row(size: str, A: kernels.Adjacency, G: nx.Graph, other: Any) -> Row:
    sources = np.random.default_rng(1).choice(A.n, 20, replace=False).tolist()
    more = igraph_sources(A.n)

    def by_networkx() -> None:
        for v in sources:
            nx.closeness_centrality(G, u=v)
        nx.harmonic_centrality(G, sources=sources)

    def by_igraph() -> None:
        other.closeness(more)
        other.harmonic_centrality(more)

    row = Row(f"closeness + harmonic, exact, {size}", lambda: kernels.distances(A))
    if other is not None:
        row.rivals["igraph"] = (by_igraph, A.n / len(more))
    row.rivals["networkx"] = (by_networkx, A.n / len(sources))
    return row


def betweenness_row(size: str, A: kernels.Adjacency, G: nx.Graph, other: Any) -> Row:
    row = Row(f"betweenness, exact, {size}", lambda: kernels.betweenness(A))
    if other is not None:
        row.rivals["igraph"] = (other.betweenness, 1)
    row.rivals["networkx"] = (lambda: nx.betweenness_centrality(G, k=20, seed=1), A.n / 20)
    return row


def sampled_betweenness_row(size: str, A: kernels.Adjacency, other: Any) -> Row:
    more = np.random.default_rng(1).choice(A.n, 64, replace=False).tolist()
    row = Row(f"betweenness, 1024 sources, {size}", lambda: kernels.betweenness(A, sample=1024))
    if other is not None:
        row.rivals["igraph"] = (lambda: other.betweenness(sources=more), 1024 / len(more))
    return row


def quick_rows(size: str, A: kernels.Adjacency, G: nx.Graph, other: Any) -> list[Row]:
    """Give the rows of what takes less than a second."""
    by_kernel: dict[str, Work] = {
        "pagerank": lambda: kernels.pagerank(A),
        "eigenvector": lambda: kernels.eigenvector(A),
        "coreness": lambda: kernels.coreness(A),
        "clustering + constraint": lambda: kernels.cohesion(A),
    }
    by_networkx: dict[str, Work] = {
        "pagerank": lambda: nx.pagerank(G, tol=1e-12, max_iter=1000),
        "coreness": lambda: nx.core_number(G),
    }
    by_igraph: dict[str, Work] = {
        "pagerank": lambda: other.pagerank(),
        "eigenvector": lambda: other.eigenvector_centrality(),
        "coreness": lambda: other.coreness(),
        "clustering + constraint": lambda: (other.transitivity_local_undirected(), other.constraint()),
    }
    rows = []
    for name, work in by_kernel.items():
        row = Row(f"{name}, {size}", work)
        if other is not None:
            row.rivals["igraph"] = (by_igraph[name], 1)
        if name in by_networkx:
            row.rivals["networkx"] = (by_networkx[name], 1)
        rows.append(row)
    return rows


def growth_row(n: int, m: int) -> Row:
    """Growth over 100 periods; a rival rebuilds, and on average a period has half of the ties."""
    u, v, day = powerlaw(n, m)
    bounds = np.arange(1, 101) * 37
    half = [*zip(u[: m // 2].tolist(), v[: m // 2].tolist(), strict=True)]

    def by_networkx() -> None:
        G = nx.Graph(half)
        max(map(len, nx.connected_components(G)))
        nx.transitivity(G)

    def by_igraph() -> None:
        import igraph

        G = igraph.Graph(n, half).simplify()
        max(G.connected_components().sizes())
        G.transitivity_undirected()

    row = Row(f"growth, {m:,} ties, 100 periods", lambda: kernels.growth_counts(u, v, day, bounds=bounds))
    if HAS_IGRAPH:
        row.rivals["igraph"] = (by_igraph, 100)
    row.rivals["networkx"] = (by_networkx, 100)
    return row


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs a row; medians are compared")
    runs = parser.parse_args().runs
    for n, m in ((10_000, 50_000), (100_000, 500_000)):
        size = f"{n // 1000}k / {m // 1000}k"
        u, v, _ = powerlaw(n, m)
        A, G, other = graphs(u, v, n)
        for row in quick_rows(size, A, G, other):
            compare(row, runs)
        compare(distance_row(size, A, G, other), runs)
        last = betweenness_row(size, A, G, other) if n == 10_000 else sampled_betweenness_row(size, A, other)
        compare(last, runs)
    compare(growth_row(200_000, 1_000_000), runs)


if __name__ == "__main__":
    main()
