"""The columns of `graph centrality` as one writes them with pandas and networkx, without checks or captions.

Usage: python benchmarks/bare.py DATA
"""

from __future__ import annotations

import sys

import networkx as nx
import pandas as pd

STRUCTURAL = [
    "located_in",
    "part_of",
    "member_of",
    "founded",
    "operates",
    "office_in",
    "secretariat_of",
    "hosts",
]


def main(folder: str) -> None:
    nodes = pd.read_csv(f"{folder}/nodes.csv", dtype=str, keep_default_na=False)
    edges = pd.read_csv(f"{folder}/edges.csv", dtype=str, keep_default_na=False)
    if "relation" in edges:
        edges = edges[~edges["relation"].isin(STRUCTURAL)]
    G = nx.from_pandas_edgelist(edges)
    agreements: dict[str, set[str]] = {node: set() for node in G}
    for place, row in enumerate(edges.to_dict("records")):
        for end in (row["source"], row["target"]):
            agreements[end].add(row.get("agreement") or f"row {place}")
    n = max(len(G) - 1, 1)
    parts = nx.community.louvain_communities(G, seed=1)
    columns = {
        "partners": dict(G.degree),
        "agreements": {node: len(found) for node, found in agreements.items()},
        "degree": nx.degree_centrality(G),
        "betweenness": nx.betweenness_centrality(G),
        "closeness": nx.closeness_centrality(G),
        "harmonic": {node: value / n for node, value in nx.harmonic_centrality(G).items()},
        "eigenvector": nx.eigenvector_centrality(G, max_iter=10_000),
        "pagerank": nx.pagerank(G, tol=1e-12, max_iter=1000),
        "coreness": nx.core_number(G),
        "clustering": nx.clustering(G),
        "constraint": nx.constraint(G),
        "community": {node: number for number, part in enumerate(parts) for node in part},
    }
    table = nodes[["id", "name", "type"]].set_index("id").join(pd.DataFrame(columns), how="inner")
    table.insert(0, "rank", table["partners"].rank(method="min", ascending=False).astype(int))
    table.sort_values(["rank", "id"]).to_csv(sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
