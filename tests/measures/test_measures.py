"""Centrality: every measure on graphs that can be worked out by hand, and on two published ones."""

from __future__ import annotations

from math import sqrt

import networkx as nx
import pandas as pd
import pytest

from graph import measures
from graph.errors import UnknownName
from graph.measures import centrality, ranked
from graph.measures.network import build
from graph.model.ecosystem import Ecosystem


def scores(G: nx.Graph, measure: str) -> dict[str, float]:
    """One column of the table by id."""
    table = centrality(G, measures=[measure])
    return dict(zip(table["id"], table[measure].tolist(), strict=True))


@pytest.mark.parametrize(
    ("measure", "left", "mid"),
    [
        ("partners", 1, 2),
        ("degree", 1 / 2, 1),  # of 2 others
        ("betweenness", 0, 1),  # the one pair of others goes through the middle
        ("closeness", 2 / 3, 1),  # 2 others at 1 + 2 steps; 2 at 1 + 1
        ("harmonic", 3 / 4, 1),  # (1 + 1/2) / 2; (1 + 1) / 2
        ("eigenvector", 1 / 2, 1 / sqrt(2)),  # (1, sqrt 2, 1) / 2, eigenvalue sqrt 2
        # m = 0.05 + 0.85 * 2 l and l = 0.05 + 0.85 * m / 2  ->  l = 0.07125 / 0.2775 = 19/74, m = 1 - 2 l
        ("pagerank", 19 / 74, 36 / 74),
        ("coreness", 1, 1),
        ("clustering", 0, 0),
        ("constraint", 1, 1 / 2),  # all in one; 1/4 + 1/4
        ("community", 0, 0),
    ],
)
def test_three_in_a_row(path: nx.Graph, measure: str, left: float, mid: float) -> None:
    assert scores(path, measure) == pytest.approx({"left": left, "mid": mid, "right": left}, abs=1e-10)


@pytest.mark.parametrize(
    ("measure", "each"),
    [
        ("partners", 4),
        ("degree", 1),
        ("betweenness", 0),
        ("closeness", 1),
        ("harmonic", 1),
        ("eigenvector", 1 / sqrt(5)),
        ("pagerank", 1 / 5),
        ("coreness", 4),
        ("clustering", 1),
        # to each of 4: 1/4 directly, 3 * 1/4 * 1/4 by way of the others -> 4 * (7/16)^2
        ("constraint", 49 / 64),
        ("community", 0),
    ],
)
def test_five_each_joined_to_all(complete: nx.Graph, measure: str, each: float) -> None:
    assert scores(complete, measure) == pytest.approx(dict.fromkeys("abcde", each), abs=1e-10)


@pytest.mark.parametrize(
    ("measure", "hub", "leaf"),
    [
        ("partners", 3, 1),
        ("degree", 1, 1 / 3),
        ("betweenness", 1, 0),
        ("closeness", 1, 3 / 5),  # 3 / (1 + 2 + 2)
        ("harmonic", 1, 2 / 3),  # (1 + 1/2 + 1/2) / 3
        ("eigenvector", 1 / sqrt(2), 1 / sqrt(6)),  # (sqrt 3, 1, 1, 1) / sqrt 6
        # h = 0.0375 + 0.85 * 3 l and l = 0.0375 + 0.85 * h / 3  ->  h = 0.133125 / 0.2775 = 71/148
        ("pagerank", 71 / 148, 77 / 444),
        ("coreness", 1, 1),
        ("clustering", 0, 0),
        ("constraint", 1 / 3, 1),  # 3 * (1/3)^2
    ],
)
def test_a_star(star: nx.Graph, measure: str, hub: float, leaf: float) -> None:
    assert scores(star, measure) == pytest.approx({"hub": hub, "a": leaf, "b": leaf, "c": leaf}, abs=1e-10)


@pytest.mark.parametrize(
    ("measure", "triangle", "pair"),
    [
        ("degree", 2 / 4, 1 / 4),
        ("betweenness", 0, 0),
        ("closeness", 1 / 2, 1 / 4),  # 1, times the share of others within reach: 2 of 4, 1 of 4
        ("harmonic", 2 / 4, 1 / 4),
        ("eigenvector", 1 / sqrt(3), 0),  # the eigenvalue is 2 in the triangle, 1 in the pair
        ("pagerank", 1 / 5, 1 / 5),  # a walk stays where it began, and begins anywhere
        ("coreness", 2, 1),
        ("clustering", 1, 0),
        ("constraint", 9 / 8, 1),  # 2 * (1/2 + 1/2 * 1/2)^2
        ("community", 0, 1),  # the larger one is 0
    ],
)
def test_two_components(triangle_and_pair: nx.Graph, measure: str, triangle: float, pair: float) -> None:
    expected = dict.fromkeys("abc", triangle) | dict.fromkeys("xy", pair)
    assert scores(triangle_and_pair, measure) == pytest.approx(expected, abs=1e-10)


def test_two_components_with_the_same_eigenvalue_share_the_eigenvector(triangle_and_square: nx.Graph) -> None:
    # every node of a ring has the same score, in both rings
    assert scores(triangle_and_square, "eigenvector") == pytest.approx(dict.fromkeys("abcwxyz", 1 / sqrt(7)))


def test_components_of_the_same_eigenvalue_and_different_shape_share_the_eigenvector() -> None:
    # Both have eigenvalue 2. The star's vector (2, 1, 1, 1, 1) / sqrt 8 sums to 6 / sqrt 8, the triangle's
    # (1, 1, 1) / sqrt 3 to sqrt 3: projected, hub 12/8, leaf 6/8, corner 1; squared and summed 7.5.
    G = nx.Graph([("hub", leaf) for leaf in "srqp"] + [("c", "b"), ("b", "a"), ("c", "a")])
    expected = {"hub": 1.5, **dict.fromkeys("pqrs", 0.75), **dict.fromkeys("abc", 1.0)}
    assert scores(G, "eigenvector") == pytest.approx(
        {name: each / sqrt(7.5) for name, each in expected.items()}
    )


def test_two_equal_hubs_far_apart_have_the_same_eigenvector_score() -> None:
    # The two leading eigenvalues of this one component differ by less than a float can show.
    G = nx.Graph([(hub, f"{hub}{leaf}") for hub in "RL" for leaf in range(9)])
    nx.add_path(G, ["R", *(f"way{step:02}" for step in range(24)), "L"])
    found = scores(G, "eigenvector")
    assert found["L"] == pytest.approx(found["R"])
    assert found["L"] == pytest.approx(1 / 2, abs=0.03)  # a lone star has 1 / sqrt 2, shared by two


def test_a_square_is_bipartite_and_has_an_eigenvector_all_the_same() -> None:
    assert scores(nx.Graph(["dc", "ad", "cb", "ba"]), "eigenvector") == pytest.approx(
        dict.fromkeys("abcd", 1 / 2)
    )


# D. Krackhardt, Assessing the Political Landscape: Structure, Cognition, and Power in Organizations,
# Administrative Science Quarterly 35 (1990), p. 342-369: Diane has most partners, Fernando and Garth
# are closest to all, Heather is most between. Figures to three digits as in the tests of NetworkX
# (test_krackhardt_closeness, test_krackhardt_kite_graph_normalized).
KITE = {
    "Andre": (4, 0.023, 0.529),
    "Beverley": (4, 0.023, 0.529),
    "Carol": (3, 0.000, 0.500),
    "Diane": (6, 0.102, 0.600),
    "Ed": (3, 0.000, 0.500),
    "Fernando": (5, 0.231, 0.643),
    "Garth": (5, 0.231, 0.643),
    "Heather": (3, 0.389, 0.600),
    "Ike": (2, 0.222, 0.429),
    "Jane": (1, 0.000, 0.310),
}


@pytest.mark.parametrize(("column", "measure"), [*enumerate(["partners", "betweenness", "closeness"])])
def test_the_kite_of_krackhardt(column: int, measure: str) -> None:
    G = nx.relabel_nodes(nx.krackhardt_kite_graph(), dict(enumerate(KITE)))
    assert scores(G, measure) == pytest.approx({name: row[column] for name, row in KITE.items()}, abs=5e-4)


@pytest.mark.parametrize(
    ("measure", "first"),
    [("degree", ["Diane"]), ("closeness", ["Fernando", "Garth"]), ("betweenness", ["Heather"])],
)
def test_each_measure_finds_another_hub_of_the_kite(measure: str, first: list[str]) -> None:
    table = centrality(
        nx.relabel_nodes(nx.krackhardt_kite_graph(), dict(enumerate(KITE))), measures=[measure]
    )
    assert table.loc[table["rank"] == 1, "id"].tolist() == first


# Marriages between families of Florence, J. F. Padgett and C. K. Ansell, Robust Action and the Rise of the
# Medici, American Journal of Sociology 98 (1993). M. O. Jackson, Social and Economic Networks (2008), section
# 1.2.1, prints the betweenness of the Medici (.522), Guadagni (.255) and Strozzi (.103); all others as in the
# tests of NetworkX (test_florentine_families_graph, test_florentine_families_closeness).
FLORENCE = {
    "Acciaiuoli": (0.000, 0.368),
    "Albizzi": (0.212, 0.483),
    "Barbadori": (0.093, 0.4375),
    "Bischeri": (0.104, 0.400),
    "Castellani": (0.055, 0.389),
    "Ginori": (0.000, 0.333),
    "Guadagni": (0.255, 0.467),
    "Lamberteschi": (0.000, 0.326),
    "Medici": (0.522, 0.560),
    "Pazzi": (0.000, 0.286),
    "Peruzzi": (0.022, 0.368),
    "Ridolfi": (0.114, 0.500),
    "Salviati": (0.143, 0.389),
    "Strozzi": (0.103, 0.4375),
    "Tornabuoni": (0.092, 0.483),
}


@pytest.mark.parametrize(("column", "measure"), [*enumerate(["betweenness", "closeness"])])
def test_the_families_of_florence(column: int, measure: str) -> None:
    found = scores(nx.florentine_families_graph(), measure)
    assert found == pytest.approx({name: row[column] for name, row in FLORENCE.items()}, abs=6e-4)


def test_weights_of_edges_change_no_measure() -> None:
    # Four in a row are two communities, a, b and c, d; a heavy tie of b and c would make it a, b, c or more.
    G = nx.Graph(["dc", "cb", "ba"])
    plain = centrality(G)
    G.edges["b", "c"]["weight"] = 70
    pd.testing.assert_frame_equal(centrality(G), plain)
    assert plain.set_index("id")["community"].to_dict() == {"a": 0, "b": 0, "c": 1, "d": 1}


def test_the_table_has_rank_id_name_type_and_every_measure_in_the_order_of_the_contract(
    star: nx.Graph,
) -> None:
    columns = (
        "rank id name type partners agreements degree betweenness closeness harmonic "
        "eigenvector pagerank coreness clustering constraint community"
    )
    assert list(centrality(star).columns) == columns.split()


def test_equal_ranks_leave_a_gap_and_are_listed_by_id() -> None:
    # partners: hub 3, b 2, a 2, c 1
    G = nx.Graph([("hub", "c"), ("b", "hub"), ("hub", "a"), ("a", "b")])
    assert centrality(G, measures=["partners"])[["rank", "id"]].values.tolist() == [
        [1, "hub"],
        [2, "a"],
        [2, "b"],
        [4, "c"],
    ]


def test_values_that_differ_behind_the_tenth_digit_have_the_same_rank() -> None:
    table = pd.DataFrame({"id": ["b", "a", "c"], "degree": [0.1 + 0.2, 0.3, 0.3 + 1e-9]})
    assert ranked(table, "degree")[["rank", "id"]].values.tolist() == [[1, "c"], [2, "a"], [2, "b"]]


def test_little_constraint_ranks_first_and_blanks_last() -> None:
    table = pd.DataFrame({"id": ["a", "b", "c"], "constraint": [1.0, float("nan"), 0.5]})
    assert ranked(table, "constraint")[["rank", "id"]].values.tolist() == [[1, "c"], [2, "a"], [3, "b"]]


def test_the_first_measure_ranks_and_the_others_follow_in_the_order_asked_for(star: nx.Graph) -> None:
    table = centrality(star, measures=["constraint", "degree", "constraint"])
    assert list(table.columns) == ["rank", "id", "name", "type", "constraint", "degree"]
    assert table["id"].tolist() == ["hub", "a", "b", "c"]


def test_a_constraint_of_a_node_alone_is_blank_and_everything_else_a_number() -> None:
    G = nx.Graph([("b", "a")])
    G.add_node("alone")
    row = centrality(G).set_index("id").loc[["alone"]].to_dict("records")[0]
    assert [name for name, value in row.items() if value != value] == ["constraint"]


def test_counts_are_whole_numbers(star: nx.Graph) -> None:
    kinds = centrality(star).dtypes.map(str)
    assert kinds[kinds == "int64"].index.tolist() == [
        "rank",
        "partners",
        "agreements",
        "coreness",
        "community",
    ]


def test_names_and_types_come_from_the_nodes_and_the_id_stands_in(star: nx.Graph) -> None:
    star.nodes["a"].update(name="Alpha", type="city")
    table = centrality(star, measures=["degree"]).set_index("id")
    assert table.loc[["a", "b"], ["name", "type"]].values.tolist() == [["Alpha", "city"], ["b", ""]]


def test_an_empty_graph_gives_an_empty_table_with_every_column(star: nx.Graph) -> None:
    table = centrality(nx.Graph())
    assert len(table) == 0
    assert table.dtypes.equals(centrality(star).dtypes)


def test_a_measure_that_nobody_knows_is_refused_with_the_nearest(star: nx.Graph) -> None:
    with pytest.raises(UnknownName, match="did you mean 'betweenness'"):
        centrality(star, measures=["betweeness"])


def test_the_graph_is_left_as_it_was(three_counts: Ecosystem) -> None:
    G = build(three_counts)
    before = nx.to_dict_of_dicts(G), dict(G.nodes(data=True))
    centrality(G)
    assert (nx.to_dict_of_dicts(G), dict(G.nodes(data=True))) == before


def test_communities_are_numbered_by_size_and_those_of_the_same_size_by_their_smallest_id() -> None:
    G = nx.Graph([("z", "b"), ("a", "y"), ("d", "x"), ("x", "c"), ("c", "d")])
    assert scores(G, "community") == {"c": 0, "d": 0, "x": 0, "a": 1, "y": 1, "b": 2, "z": 2}


# Three organisations in a row, b in their middle, in every way in which NetworkX can hold them.
ROW = {
    "with a loop": nx.Graph(["ab", "bc", "aa"]),
    "with a loop at the end of a row": nx.Graph(["ab", "bc", "cc"]),
    "with parallel edges": nx.MultiGraph(["ab", "bc", "ba", "ab"]),
    "directed": nx.DiGraph(["ab", "bc", "ba"]),
    "directed against each other": nx.DiGraph(["ba", "bc"]),
    "directed, parallel and with loops": nx.MultiDiGraph(["ab", "ab", "cb", "bb", "bb"]),
}


@pytest.mark.parametrize("large", [False, True], ids=["small", "large"])
@pytest.mark.parametrize("G", ROW.values(), ids=ROW)
def test_a_graph_of_any_kind_is_measured_as_who_is_tied_to_whom(
    G: nx.Graph, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measures, "LARGE", 0 if large else 10**9)
    table = centrality(G).set_index("id").loc[list("abc")]
    assert table["partners"].tolist() == [1, 2, 1]
    assert table["degree"].tolist() == [0.5, 1, 0.5]  # of n - 1 = 2 others
    assert table["betweenness"].tolist() == [0, 1, 0]  # b is between the one pair of others
    assert table["closeness"].tolist() == pytest.approx([2 / 3, 1, 2 / 3])  # 2 / (1 + 2), 2 / (1 + 1)
    assert table["coreness"].tolist() == [1, 1, 1]
    assert table["clustering"].tolist() == [0, 0, 0]
    assert table["constraint"].tolist() == [1, 0.5, 1]
    plain = centrality(nx.Graph(["ab", "bc"])).set_index("id").loc[list("abc")]
    pd.testing.assert_frame_equal(table.drop(columns="agreements"), plain.drop(columns="agreements"))


@pytest.mark.parametrize("large", [False, True], ids=["small", "large"])
def test_an_edge_that_names_no_agreement_is_one_of_its_own(
    large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measures, "LARGE", 0 if large else 10**9)
    G = nx.MultiGraph(["ab", "ab", "aa"])
    G.add_edge("b", "c", agreements=["m1", "m2"])
    G.add_edge("b", "c", agreement="m1")
    G.add_edge("c", "d", agreements="m2; m3")
    counts = centrality(G, measures=["agreements"]).set_index("id")["agreements"].to_dict()
    # a: its two edges with b; b: those, m1 and m2; c: m1, m2 and m3; d: m2 and m3
    assert counts == {"a": 2, "b": 4, "c": 3, "d": 2}
    assert set(centrality(nx.path_graph(3), measures=["agreements"])["agreements"]) == {1, 2}
