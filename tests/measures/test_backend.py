"""The backend of NetworkX: what NetworkX itself computes, call by call, or left to it with a reason."""

from __future__ import annotations

import math
import os
import random
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest

from graph.measures.backend import backend
from graph.measures.backend.conditions import ONLY, SOONER, WITHOUT_LOOPS
from graph.measures.backend.converted import CompiledGraph, converted
from graph.measures.kernels.availability import at_hand
from graph.vocabulary.backend import FUNCTIONS, info

pytestmark = [
    # Said whenever a conversion is used a second time.
    pytest.mark.filterwarnings("ignore:Note. conversions to backend graphs:UserWarning"),
    pytest.mark.skipif(not at_hand(), reason="the kernels are not compiled here"),
]


def leaves() -> nx.Graph:
    """Two components and a node without a tie, nodes of several types."""
    G = nx.Graph([("hub", 1), ("hub", (2, 3)), (1, (2, 3)), ("hub", "a"), ("x", "y")])
    G.add_node("alone")
    return G


GRAPHS: dict[str, Callable[[], nx.Graph]] = {
    "karate": nx.karate_club_graph,
    "leaves": leaves,
    "tree": lambda: nx.balanced_tree(3, 3),
    "cycle": lambda: nx.cycle_graph(7),
    "clique": lambda: nx.complete_graph(6),
    "grid": lambda: nx.grid_2d_graph(4, 5),
    "random": lambda: nx.gnp_random_graph(40, 0.06, seed=7),
    "one": lambda: nx.empty_graph(1),
    "two": lambda: nx.path_graph(2),
    "alone": lambda: nx.empty_graph(3),
}
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("degree_centrality", {}),
    ("betweenness_centrality", {"normalized": True}),
    ("betweenness_centrality", {"normalized": False}),
    ("betweenness_centrality", {"endpoints": True}),
    ("betweenness_centrality", {"endpoints": True, "normalized": False}),
    *(
        ("betweenness_centrality", {"k": k, "seed": 5, "endpoints": ends, "normalized": share})
        for k in (1, 2, 6)
        for ends in (False, True)
        for share in (False, True)
    ),
    ("closeness_centrality", {}),
    ("closeness_centrality", {"wf_improved": False}),
    ("harmonic_centrality", {}),
    ("eigenvector_centrality", {"max_iter": 2000}),
    ("pagerank", {"weight": None}),
    ("pagerank", {"weight": None, "alpha": 0.5}),
    ("core_number", {}),
    ("triangles", {}),
    ("clustering", {}),
    ("average_clustering", {}),
    ("average_clustering", {"count_zeros": False}),
    ("transitivity", {}),
    ("constraint", {}),
    ("connected_components", {}),
    ("number_connected_components", {}),
    ("is_connected", {}),
]
COARSE = {"pagerank": 2e-5, "eigenvector_centrality": 2e-4}  # where NetworkX stops its iteration


def plainly(value: object) -> object:
    """A result that can be compared: an iterator as a list."""
    return value if isinstance(value, dict | float | int) else list(value)  # type: ignore[call-overload]


def told(call: Callable[[], object]) -> object:
    """What a call gives, or the kind of fault that it raises."""
    try:
        return plainly(call())
    except (nx.NetworkXException, ZeroDivisionError, ValueError) as fault:
        return type(fault)


@pytest.mark.parametrize("name", GRAPHS)
@pytest.mark.parametrize(("function", "how"), CALLS, ids=[f"{name}-{how}" for name, how in CALLS])
def test_a_call_gives_what_networkx_gives(function: str, how: dict[str, Any], name: str) -> None:
    G = GRAPHS[name]()
    if how.get("k", 0) > len(G):
        return
    expected = told(lambda: getattr(nx, function)(G, **how))
    found = told(lambda: getattr(nx, function)(G, backend="ecosystem", **how))
    if isinstance(expected, dict):
        assert isinstance(found, dict)
        assert list(found) == list(G)
        assert set(expected) == set(G)
        for node, value in expected.items():
            assert math.isclose(found[node], value, rel_tol=1e-9, abs_tol=COARSE.get(function, 1e-11)) or (
                value != value and found[node] != found[node]
            )
    elif isinstance(expected, float):
        assert found == pytest.approx(expected, rel=1e-12)
    else:
        assert found == expected


@pytest.mark.parametrize("function", ["triangles", "clustering", "harmonic_centrality", "constraint"])
def test_some_nodes_are_asked_for_as_networkx_takes_them(function: str) -> None:
    G = leaves()
    for nodes in (["hub", "x"], ["alone"], [(2, 3)]):
        expected = getattr(nx, function)(G, nodes)
        assert getattr(nx, function)(G, nodes, backend="ecosystem") == pytest.approx(expected, nan_ok=True)
    if function in ("triangles", "clustering"):
        assert getattr(nx, function)(G, "hub", backend="ecosystem") == getattr(nx, function)(G, "hub")


@pytest.mark.parametrize("wf_improved", [True, False])
@pytest.mark.parametrize("node", ["hub", "x", "alone"])
def test_one_node_is_as_close_as_among_all(node: str, *, wf_improved: bool) -> None:
    G = leaves()
    one = nx.closeness_centrality(G, node, wf_improved=wf_improved, backend="ecosystem")
    assert one == nx.closeness_centrality(G, node, wf_improved=wf_improved)
    assert one == nx.closeness_centrality(G, wf_improved=wf_improved, backend="ecosystem")[node]


@pytest.mark.parametrize("cutoff", [None, 0, 1, 2, -1, 0.5, 1.5, math.inf, math.nan])
def test_steps_from_a_node_are_those_of_networkx(cutoff: float | None) -> None:
    for make in GRAPHS.values():
        G = make()
        source = next(iter(G))
        found = nx.single_source_shortest_path_length(G, source, cutoff, backend="ecosystem")
        assert found == nx.single_source_shortest_path_length(G, source, cutoff)
        assert list(found.values()) == sorted(found.values())


def test_communities_divide_the_graph_better_than_chance() -> None:
    G = nx.planted_partition_graph(4, 20, 0.5, 0.02, seed=1)
    found = nx.community.leiden_communities(G, seed=3, backend="ecosystem")
    assert nx.community.is_partition(G, found)
    assert sorted(map(sorted, found)) == [list(range(20 * n, 20 * n + 20)) for n in range(4)]
    assert found == nx.community.leiden_communities(G, seed=3, backend="ecosystem")


def test_random_graphs_have_the_same_betweenness_from_the_same_draw() -> None:
    rng = random.Random(9)
    for _ in range(20):
        G = nx.gnp_random_graph(rng.randint(3, 60), rng.random() / 6, seed=rng.randrange(1000))
        k = rng.randint(1, len(G))
        expected = nx.betweenness_centrality(G, k=k, seed=1)
        found = nx.betweenness_centrality(G, k=k, seed=1, backend="ecosystem")
        assert found == pytest.approx(expected, abs=1e-12, nan_ok=True)


@pytest.mark.parametrize(
    ("function", "G", "how", "why"),
    [
        ("pagerank", nx.DiGraph([(1, 2)]), {}, "undirected"),
        ("triangles", nx.MultiGraph([(1, 2)]), {}, "one tie a pair"),
        ("core_number", nx.Graph([(1, 1), (1, 2)]), {}, "tied to itself"),
        ("pagerank", nx.Graph([(1, 2, {"weight": 3})]), {}, "ties have a 'weight'"),
        ("closeness_centrality", nx.Graph([(1, 2, {"km": 3})]), {"distance": "km"}, "ties have a 'km'"),
        ("pagerank", nx.path_graph(3), {"personalization": {0: 1}}, "personalization is given"),
        ("pagerank", nx.path_graph(3), {"alpha": 1.0}, "alpha"),
        ("pagerank", nx.path_graph(3), {"max_iter": 3}, "end early"),
        ("eigenvector_centrality", nx.path_graph(3), {"tol": 0.1}, "end early"),
        ("pagerank", nx.path_graph(3), {"tol": 0}, "end early"),
        ("pagerank", nx.path_graph(3), {"tol": math.nan}, "end early"),
        ("betweenness_centrality", nx.path_graph(3), {"k": 9}, "k is no number"),
        ("betweenness_centrality", nx.path_graph(3), {"weight": lambda *_: 2}, "by a function"),
        ("harmonic_centrality", nx.path_graph(3), {"sources": [0]}, "sources is given"),
        ("closeness_centrality", nx.path_graph(3), {"u": 9}, "no such node"),
        ("single_source_shortest_path_length", nx.path_graph(3), {"source": None}, "no such node"),
        ("closeness_centrality", nx.Graph([(1, 2, {"km": None})]), {"distance": "km"}, "ties have a 'km'"),
        ("leiden_communities", nx.path_graph(3), {"resolution": 2}, "resolution is given"),
    ],
)
def test_what_is_not_answered_exactly_is_left_to_networkx_with_a_reason(
    function: str, G: nx.Graph, how: dict[str, Any], why: str
) -> None:
    said = backend.can_run(function, (G,), how)
    assert isinstance(said, str)
    assert why in said


@pytest.mark.parametrize("function", ["triangles", "clustering", "harmonic_centrality", "average_clustering"])
@pytest.mark.parametrize("nodes", [99, [[0]], [([0],)]])
def test_what_is_no_node_is_refused_as_networkx_refuses_it(function: str, nodes: object) -> None:
    with pytest.raises(nx.NetworkXError, match=r"is not in the graph|is not a valid node"):
        getattr(nx, function)(nx.path_graph(3), nodes, backend="ecosystem")


def test_the_constraint_of_nothing_is_refused_as_networkx_refuses_it() -> None:
    with pytest.raises(nx.NetworkXError, match="no nodes"):
        nx.constraint(nx.Graph(), backend="ecosystem")
    assert nx.constraint(nx.Graph(), [], backend="ecosystem") == {}


@pytest.mark.parametrize("draws", [np.random.RandomState(1), np.random.default_rng(1), random.Random(1), 1])
def test_communities_are_drawn_by_any_generator_that_networkx_takes(draws: Any) -> None:
    two = nx.Graph([(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)])
    found = nx.community.leiden_communities(two, seed=draws, backend="ecosystem")
    assert sorted(map(sorted, found)) == [[0, 1, 2], [3, 4, 5]]


def test_a_weight_that_no_tie_has_is_none() -> None:
    assert backend.can_run("pagerank", (nx.path_graph(3),), {"weight": "km"}) is True
    assert backend.can_run("constraint", (nx.path_graph(3),), {"weight": "km"}) is True


def test_loops_do_not_matter_where_networkx_ignores_them() -> None:
    G = nx.karate_club_graph()
    G.add_edge(0, 0)
    free = [name for name, _ in CALLS if name not in WITHOUT_LOOPS and name != "degree_centrality"]
    for name in dict.fromkeys(free):
        assert backend.can_run(name, (G,), {}) is True
        expected = plainly(getattr(nx, name)(G))
        found = plainly(getattr(nx, name)(G, backend="ecosystem"))
        assert found == (pytest.approx(expected) if isinstance(expected, dict | float) else expected)


def test_without_a_compiler_every_call_is_left_to_networkx(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.measures.backend.conditions.at_hand", lambda: False)
    assert "pip install 'ecosystem-graph[fast]'" in str(backend.can_run("pagerank", (nx.path_graph(3),), {}))


def test_small_graphs_and_single_looks_are_sooner_done_where_they_are() -> None:
    small, large = nx.path_graph(9), nx.gnm_random_graph(1000, 3000, seed=1)
    assert backend.should_run("betweenness_centrality", (small,), {}) == "the graph is small"
    assert backend.should_run("betweenness_centrality", (large,), {}) is True
    assert "once" in str(backend.should_run("is_connected", (large,), {}))
    nx.triangles(large, backend="ecosystem")
    assert backend.should_run("is_connected", (large,), {}) is True  # it has been converted already


def test_a_graph_that_changes_is_converted_again() -> None:
    G = nx.path_graph(4)
    assert nx.triangles(G, backend="ecosystem")[0] == 0
    G.add_edge(0, 2)
    assert nx.triangles(G, backend="ecosystem")[0] == 1


@pytest.mark.parametrize(
    "view",
    [
        lambda G: G.subgraph([0, 1, 2]),
        lambda G: nx.restricted_view(G, [3], []),
        lambda G: G.copy(as_view=True),
    ],
)
def test_a_view_is_told_of_changes_of_the_graph_behind_it(view: Callable[[nx.Graph], nx.Graph]) -> None:
    G = nx.path_graph(4)
    seen = view(G)
    assert nx.triangles(seen, backend="ecosystem")[0] == 0
    G.add_edge(0, 2)
    assert nx.triangles(seen, backend="ecosystem")[0] == 1


def test_a_graph_that_keeps_nothing_is_looked_at_like_any_other() -> None:
    G = nx.path_graph(4)
    G.__networkx_cache__ = None  # as NetworkX says it is done
    assert "once" in str(backend.should_run("is_connected", (G,), {}))


def test_a_converted_graph_comes_back() -> None:
    G = leaves()
    again = backend.convert_to_nx(converted(G))
    assert isinstance(again, nx.Graph)
    assert list(again) == list(G)
    assert nx.utils.edges_equal(again.edges, G.edges)


def test_what_a_graph_converted_by_hand_had_is_not_forgotten() -> None:
    G = nx.Graph([(1, 1), (1, 2), (2, 3, {"weight": 2.0})])
    made = backend.convert_from_nx(G)
    assert repr(made) == "<CompiledGraph of 3 nodes and 2 ties>"
    for call in (nx.pagerank, nx.degree_centrality, nx.community.leiden_communities):
        with pytest.raises(NotImplementedError):
            call(made)
    assert nx.closeness_centrality(made) == pytest.approx(nx.closeness_centrality(G))
    plain = backend.convert_from_nx(nx.path_graph(3))
    assert nx.pagerank(plain) == pytest.approx({0: 19 / 74, 1: 18 / 37, 2: 19 / 74})


@pytest.mark.parametrize("kind", [nx.DiGraph, nx.MultiGraph])
def test_a_graph_of_another_kind_is_not_converted(kind: type[nx.Graph]) -> None:
    with pytest.raises(NotImplementedError, match="undirected graphs with one tie a pair"):
        backend.convert_from_nx(kind([(1, 2)]))


def test_everything_that_is_announced_is_there_and_has_the_arguments_of_networkx() -> None:
    import inspect

    announced = set(FUNCTIONS)
    assert announced == {name for name in vars(type(backend)) if name in announced}
    assert set(SOONER) | set(ONLY) | set(WITHOUT_LOOPS) <= announced
    for name in FUNCTIONS:
        theirs = getattr(nx, name, None) or getattr(nx.community, name)
        ours = inspect.signature(getattr(backend, name)).parameters
        known = {
            each: given.default for each, given in inspect.signature(theirs.orig_func).parameters.items()
        }
        assert {each: given.default for each, given in ours.items()} == known, name


def test_networkx_finds_the_backend() -> None:
    [found] = entry_points(group="networkx.backends", name="ecosystem")
    assert found.load() is backend
    assert nx.utils.backends.backend_info["ecosystem"] == info()


def test_importing_networkx_loads_nothing_of_ours_but_what_it_is_told() -> None:
    code = "import networkx, sys; print(*sorted(name for name in sys.modules if name.startswith('graph')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"graph", "graph.vocabulary", "graph.vocabulary.backend"}


@pytest.mark.slow
def test_networkx_s_own_tests_of_these_functions_pass_over_the_backend() -> None:
    tests = Path(nx.__file__).parent / "algorithms"
    files = [
        *(f"centrality/tests/test_{each}_centrality.py" for each in ("betweenness", "closeness", "degree")),
        "centrality/tests/test_harmonic_centrality.py", "centrality/tests/test_eigenvector_centrality.py",
        "link_analysis/tests/test_pagerank.py", "components/tests/test_connected.py",
        "tests/test_cluster.py", "tests/test_core.py", "tests/test_structuralholes.py",
    ]  # fmt: skip
    line = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    line += [str(tests / each) for each in files]
    done = subprocess.run(
        line, capture_output=True, text=True, cwd=tests,
        env={**os.environ, "NETWORKX_TEST_BACKEND": "ecosystem", "NETWORKX_FALLBACK_TO_NX": "True"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:]


def test_a_compiled_graph_is_none_of_ours_to_change() -> None:
    found = converted(nx.path_graph(2))
    assert isinstance(backend.convert_from_nx(found), CompiledGraph)
    assert [] not in found
    assert not found.is_directed()
    assert not found.is_multigraph()
