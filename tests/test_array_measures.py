"""What is computed on arrays is what NetworkX computes on the graph."""

from __future__ import annotations

import random
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import graph
from graph import history, measures
from graph.measures import arrays
from graph.model import Basis, Ecosystem, make

DATA = Path(__file__).parents[1] / "data"


def random_ecosystem(seed: int) -> Ecosystem:
    """Up to forty organisations, split here and there, some ties of one agreement, some repeated."""
    draw = random.Random(seed)
    ids = [f"o{number:02}" for number in range(draw.randint(2, 40))]
    ties = [draw.sample(ids, 2) for _ in range(draw.randint(0, 60))]
    days = [f"{draw.randint(2001, 2009)}-{draw.randint(1, 12):02}-15" for _ in ties]
    shared = [draw.choice(["", "", "a1", "a2", "a3"]) for _ in ties]
    nodes = {"id": ids, "name": [each.upper() for each in ids], "type": ["hub"] * len(ids)}
    edges = {
        "source": [one for one, _ in ties],
        "target": [other for _, other in ties],
        "signed": days,
        "agreement": shared,
    }
    return make(nodes, edges)


def assert_same(found: pd.DataFrame, expected: pd.DataFrame) -> None:
    """Same rows, ranks and types of columns; numbers to 1e-9."""
    pd.testing.assert_frame_equal(found, expected, rtol=0, atol=1e-9)


@pytest.fixture
def on_arrays(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every ecosystem were large."""
    monkeypatch.setattr(measures, "LARGE", 0)
    monkeypatch.setattr(history, "LARGE", 0)


@pytest.mark.parametrize("seed", range(40))
def test_arrays_and_networkx_give_the_same_hub_table(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    eco = random_ecosystem(seed)
    expected = graph.centrality(graph.build(eco))
    monkeypatch.setattr(measures, "LARGE", 0)
    assert_same(graph.centrality(eco), expected)
    assert_same(graph.centrality(graph.build(eco)), expected)


@pytest.mark.parametrize("day", [None, "2016-05-31", "2020-09-18"])
def test_arrays_give_the_hub_table_of_the_data(day: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    eco = graph.snapshot(graph.read(DATA), day)
    expected = graph.centrality(eco)
    monkeypatch.setattr(measures, "LARGE", 0)
    assert_same(graph.centrality(eco), expected)


@pytest.mark.parametrize("every", ["month", "year", "fiscal-year"])
@pytest.mark.parametrize("basis", ["certain", "possible"])
@pytest.mark.parametrize("active", [False, True])
def test_one_sweep_grows_as_tie_by_tie(
    every: str, basis: Basis, active: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for eco in (graph.read(DATA), random_ecosystem(1), random_ecosystem(2)):
        expected = graph.growth(eco, every, basis=basis, active=active)
        monkeypatch.setattr(history, "LARGE", 0)
        found = graph.growth(eco, every, basis=basis, active=active)
        pd.testing.assert_frame_equal(found, expected, rtol=0, atol=1e-12)
        monkeypatch.undo()


@pytest.mark.usefixtures("on_arrays")
def test_a_node_without_a_tie_keeps_its_place() -> None:
    G = nx.Graph([("b", "a")])
    G.add_node("c")
    table = graph.centrality(G, measures=["partners", "degree"])
    # n - 1 = 2 others: a and b have 1 of 2, c none of them.
    assert table[["rank", "id", "partners", "degree"]].values.tolist() == [
        [1, "a", 1, 0.5],
        [1, "b", 1, 0.5],
        [3, "c", 0, 0.0],
    ]


@pytest.mark.usefixtures("on_arrays")
def test_an_estimate_is_said_with_its_bound_and_can_be_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    G = nx.relabel_nodes(nx.gnm_random_graph(300, 900, seed=7), str)
    exact = graph.centrality(G, measures=["betweenness", "closeness"]).set_index("id").sort_index()
    monkeypatch.setattr(arrays, "MUCH_BETWEENNESS", 0)
    monkeypatch.setattr(arrays, "MUCH_DISTANCE", 0)
    monkeypatch.setattr(arrays, "SOURCES", 100)
    table = graph.centrality(G, measures=["betweenness", "closeness"])
    sampled = table.set_index("id").sort_index()
    assert set(table.attrs["bounds"]) == {"betweenness", "closeness"}
    for measure, bound in table.attrs["bounds"].items():
        off = float(np.abs(sampled[measure] - exact[measure]).max())
        assert 0 < off <= bound
    insisted = graph.centrality(G, measures=["betweenness"], exact=True)
    assert insisted.attrs["bounds"] == {}
    assert np.abs(insisted.set_index("id").sort_index()["betweenness"] - exact["betweenness"]).max() < 1e-12
