"""The hub table of a large ecosystem as one writes it with pandas and igraph: all columns but betweenness.

Usage: python benchmarks/hub_table.py FOLDER OUTPUT. Closeness and harmonic are taken from 200 organisations;
the last line printed is the seconds for all, with these two scaled.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import igraph
import numpy as np
import pandas as pd

SOURCES = 200


def main(folder: Path, output: Path) -> None:
    began = time.perf_counter()
    nodes = pd.read_csv(folder / "nodes.csv", dtype=str, keep_default_na=False)
    edges = pd.read_csv(folder / "edges.csv", dtype=str, keep_default_na=False)
    codes, ids = pd.factorize(pd.concat([edges["source"], edges["target"]]), sort=True)
    u, v = codes[: len(edges)], codes[len(edges) :]
    G = igraph.Graph(len(ids), [*zip(u.tolist(), v.tolist(), strict=True)]).simplify()
    n = G.vcount()
    columns = {
        "partners": G.degree(),
        "agreements": np.bincount(codes, minlength=n),
        "degree": np.array(G.degree()) / (n - 1),
        "eigenvector": G.eigenvector_centrality(),
        "pagerank": G.pagerank(),
        "coreness": G.coreness(),
        "clustering": G.transitivity_local_undirected(mode="zero"),
        "constraint": G.constraint(),
        "community": G.community_leiden(objective_function="modularity", n_iterations=10).membership,
    }
    some = np.random.default_rng(1).choice(n, min(SOURCES, n), replace=False).tolist()
    before = time.perf_counter()
    G.closeness(some)
    G.harmonic_centrality(some)
    near = time.perf_counter() - before
    table = nodes.set_index("id")[["name", "type"]].join(pd.DataFrame(columns, index=ids), how="inner")
    table.insert(0, "rank", table["partners"].rank(method="min", ascending=False).astype(int))
    table.sort_values("rank", kind="stable").to_csv(output)
    print(time.perf_counter() - began + near * (n / len(some) - 1))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
