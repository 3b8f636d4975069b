"""Growth in one sweep is what rebuilding the graph for every period gives."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from graph.errors import GraphError
from graph.measures.kernels import growth_counts


def test_a_triangle_dates_from_its_last_tie() -> None:
    # 0-1 on day 10, 1-2 on 20, 3-4 on 30, 0-2 on 40; 1-0 again on 45 and 5-6 after the last period
    u, v, day = [0, 1, 3, 0, 1, 5], [1, 2, 4, 2, 0, 6], [10, 20, 30, 40, 45, 60]
    grown = growth_counts(u, v, day, bounds=[5, 10, 25, 35, 39, 50])
    assert grown.nodes.tolist() == [0, 2, 3, 5, 5, 5]
    assert grown.ties.tolist() == [0, 1, 2, 3, 3, 4]
    assert grown.components.tolist() == [0, 1, 1, 2, 2, 2]
    assert grown.largest.tolist() == [0, 2, 3, 3, 3, 3]
    assert grown.triangles.tolist() == [0, 0, 0, 0, 0, 1]
    assert grown.triples.tolist() == [0, 0, 1, 1, 1, 3]
    assert grown.transitivity.tolist() == [0, 0, 0, 0, 0, 1]


def test_growth_is_what_networkx_counts_at_every_end() -> None:
    random = np.random.default_rng(6)
    for width in (1, 2**11) * 30:  # every second vertex of the wide ones has the same mark near at hand
        n, m = int(random.integers(2, 40)), int(random.integers(0, 120))
        u, v = random.integers(0, n, m), random.integers(0, n, m)
        day, bounds = random.integers(-50, 50, m), np.sort(random.integers(-60, 60, 8))
        grown = growth_counts(u * width, v * width, day, bounds=bounds)
        for i, end in enumerate(bounds):
            known = (day <= end) & (u != v)
            G = nx.Graph([*zip(u[known].tolist(), v[known].tolist(), strict=True)])
            sizes = [len(part) for part in nx.connected_components(G)]
            assert (grown.nodes[i], grown.ties[i]) == (len(G), G.size())
            assert (grown.components[i], grown.largest[i]) == (len(sizes), max(sizes, default=0))
            assert grown.triangles[i] == sum(nx.triangles(G).values()) // 3
            assert grown.transitivity[i] == pytest.approx(nx.transitivity(G), abs=1e-12)


def test_a_tie_that_ends_opens_its_triangle_and_parts_what_it_joined() -> None:
    # period 0: 0-1-2 and 0-2; 1: 0-2 over; 2: 1-2 over as well and 0-1 renewed; 3: 1-2 back, 3-4 new
    u, v = [0, 1, 2, 1, 1, 4], [1, 2, 0, 0, 2, 3]
    day, last = [1, 1, 1, 22, 31, 31], [29, 19, 9, 99, 99, 99]
    grown = growth_counts(u, v, day, bounds=[5, 15, 25, 35], last=last)
    assert grown.nodes.tolist() == [3, 3, 2, 5]
    assert grown.new_nodes.tolist() == [3, 0, 0, 3]
    assert grown.ties.tolist() == [3, 2, 1, 3]
    assert grown.new_ties.tolist() == [3, 0, 0, 2]
    assert grown.components.tolist() == [1, 1, 1, 2]
    assert grown.largest.tolist() == [3, 3, 2, 3]
    assert grown.triangles.tolist() == [1, 0, 0, 0]
    assert grown.triples.tolist() == [3, 1, 0, 1]


def test_growth_with_ends_is_what_networkx_counts_at_every_end() -> None:
    random = np.random.default_rng(7)
    for periods in (*range(10), *([8, 13, 40] * 15)):
        n, m = int(random.integers(2, 16)), int(random.integers(0, 120))
        u, v = random.integers(0, n, m), random.integers(0, n, m)
        day, bounds = random.integers(-50, 50, m), np.sort(random.integers(-60, 60, periods))
        last = day + random.integers(-5, 60, m)
        grown = growth_counts(u, v, day, bounds=bounds, last=last)
        assert grown.ties.size == periods
        before = nx.Graph()
        for i, end in enumerate(bounds):
            known = (day <= end) & (end <= last) & (u != v)
            G = nx.Graph([*zip(u[known].tolist(), v[known].tolist(), strict=True)])
            sizes = [len(part) for part in nx.connected_components(G)]
            assert (grown.nodes[i], grown.ties[i]) == (len(G), G.size())
            assert (grown.components[i], grown.largest[i]) == (len(sizes), max(sizes, default=0))
            assert grown.triangles[i] == sum(nx.triangles(G).values()) // 3
            assert grown.triples[i] == sum(d * (d - 1) // 2 for _, d in G.degree())
            assert grown.new_nodes[i] == len(set(G) - set(before))
            assert grown.new_ties[i] == sum(not before.has_edge(*edge) for edge in G.edges)
            before = G


def test_no_ties_and_no_periods_are_fine() -> None:
    assert growth_counts([], [], [], bounds=[1, 2]).nodes.tolist() == [0, 0]
    assert growth_counts([], [], [], bounds=[1, 2], last=[]).nodes.tolist() == [0, 0]
    assert growth_counts([0], [1], [1], bounds=[]).nodes.tolist() == []
    assert growth_counts([0], [1], [1], bounds=[], last=[2]).nodes.tolist() == []


def test_periods_that_run_backwards_are_refused() -> None:
    with pytest.raises(GraphError, match="backwards"):
        growth_counts([0], [1], [1], bounds=[2, 1])
