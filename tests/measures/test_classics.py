"""Graphs of the literature, with the figures that their authors printed, through both ways of computing."""

from __future__ import annotations

import networkx as nx
import pytest

from graph import measures
from graph.measures import centrality


@pytest.fixture(params=["plain", "compiled"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """As small graphs are computed, and as if every graph were large."""
    if request.param == "compiled":
        monkeypatch.setattr(measures, "LARGE", 0)


def scores(G: nx.Graph, measure: str) -> dict[str, float]:
    table = centrality(G, measures=[measure])
    return dict(zip(table["id"], table[measure].tolist(), strict=True))


def named(G: nx.Graph) -> nx.Graph:
    """The same graph with texts for names, counted from 1 as the authors do."""
    return nx.relabel_nodes(G, {node: str(node + 1) for node in G})


# L. C. Freeman, Centrality in Social Networks: Conceptual Clarification, Social Networks 1 (1979), 215-239.
# The centre of a star has the most ties, lies on all shortest paths between the others and is nearest to all
# (p. 219); each relative measure then has its largest value, 1. In a circle and in a complete graph nobody is
# more central than anybody else, and the index of the whole graph is 0; in a star it is 1 (p. 228-233).

MEASURED = ("degree", "betweenness", "closeness")


def index(G: nx.Graph, measure: str) -> float:
    """Freeman's centralisation: how far all are from the most central one, of how far they can be."""
    n, found = len(G), scores(G, measure).values()
    most = max(found)
    largest = {"degree": n - 2, "betweenness": n - 1, "closeness": (n - 1) * (n - 2) / (2 * n - 3)}
    return sum(most - each for each in found) / largest[measure]


@pytest.mark.parametrize("measure", MEASURED)
@pytest.mark.parametrize("n", [3, 5, 8])
def test_the_centre_of_a_star_is_as_central_as_can_be_by_each_of_freemans_measures(
    n: int, measure: str
) -> None:
    star = named(nx.star_graph(n - 1))
    assert scores(star, measure)["1"] == pytest.approx(1)
    assert centrality(star, measures=[measure])["rank"].tolist() == [1] + [2] * (n - 1)
    assert index(star, measure) == pytest.approx(1)


@pytest.mark.parametrize("measure", MEASURED)
@pytest.mark.parametrize("G", [nx.cycle_graph(5), nx.complete_graph(5)], ids=["circle", "complete"])
def test_nobody_is_central_where_all_are_alike(G: nx.Graph, measure: str) -> None:
    assert index(named(G), measure) == pytest.approx(0)
    assert set(centrality(named(G), measures=[measure])["rank"]) == {1}


# S. Wasserman and K. Faust, Social Network Analysis (1994), figure 5.1 (a star, a circle and a line of seven
# actors) and section 5.2: the indices of the line are .277 for closeness and .311 for betweenness.


@pytest.mark.parametrize(("measure", "printed"), [("closeness", 0.277), ("betweenness", 0.311)])
def test_the_line_of_seven_of_wasserman_and_faust(measure: str, printed: float) -> None:
    assert index(named(nx.path_graph(7)), measure) == pytest.approx(printed, abs=5e-4)


@pytest.mark.parametrize("measure", MEASURED)
def test_the_star_and_the_circle_of_wasserman_and_faust(measure: str) -> None:
    assert index(named(nx.star_graph(6)), measure) == pytest.approx(1)
    assert index(named(nx.cycle_graph(7)), measure) == pytest.approx(0)


# S. P. Borgatti, Structural Holes: Unpacking Burt's Redundancy Measures, Connections 20 (1997), p. 35-38: the
# network by which he explains the measures of R. S. Burt, Structural Holes (1992), chapter 2. Its constraint
# to three digits as in the tests of NetworkX (test_structuralholes, test_constraint_undirected).
BORGATTI = ("AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC")


def test_the_constraint_of_borgattis_network() -> None:
    found = scores(nx.Graph(BORGATTI), "constraint")
    assert {name: round(found[name], 3) for name in "GAC"} == {"G": 0.400, "A": 0.595, "C": 1.000}


# Marriages among Florentine families. J. F. Padgett and C. K. Ansell, Robust Action and the Rise of the
# Medici, American Journal of Sociology 98 (1993), p. 1259-1319. M. O. Jackson, Social and Economic
# Networks, Princeton 2008, section 1.2.1, prints the betweenness of three of them: Medici .522, Guadagni
# .255 as the second, Strozzi .103; and that the Medici have more ties than anybody else, by 3 to 2. All
# fifteen stand in the tests of NetworkX (test_florentine_families_graph,
# test_florentine_families_closeness).
FLORENCE = {
    "Acciaiuoli": (1, 0.000, 0.368), "Albizzi": (3, 0.212, 0.483), "Barbadori": (2, 0.093, 0.4375),
    "Bischeri": (3, 0.104, 0.400), "Castellani": (3, 0.055, 0.389), "Ginori": (1, 0.000, 0.333),
    "Guadagni": (4, 0.255, 0.467), "Lamberteschi": (1, 0.000, 0.326), "Medici": (6, 0.522, 0.560),
    "Pazzi": (1, 0.000, 0.286), "Peruzzi": (3, 0.022, 0.368), "Ridolfi": (3, 0.114, 0.500),
    "Salviati": (2, 0.143, 0.389), "Strozzi": (4, 0.103, 0.4375), "Tornabuoni": (3, 0.092, 0.483),
}  # fmt: skip


@pytest.mark.parametrize(("column", "measure"), [*enumerate(["partners", "betweenness", "closeness"])])
def test_the_families_of_florence(column: int, measure: str) -> None:
    printed = {family: figures[column] for family, figures in FLORENCE.items()}
    assert scores(nx.florentine_families_graph(), measure) == pytest.approx(printed, abs=5.1e-4)


def test_the_medici_are_before_the_guadagni_and_nobody_has_as_many_ties() -> None:
    G = nx.florentine_families_graph()
    assert centrality(G, measures=["betweenness"])["id"].head(2).tolist() == ["Medici", "Guadagni"]
    partners = centrality(G, measures=["partners"]).set_index("id")["partners"]
    assert partners.head(3).to_dict() == {"Medici": 6, "Guadagni": 4, "Strozzi": 4}


# W. W. Zachary, An Information Flow Model for Conflict and Fission in Small Groups, Journal of
# Anthropological Research 33 (1977), p. 452-473: 34 members and 78 ties. The number of each member's ties is
# the sum of his row in the matrix of figure 2; the instructor is 1, the club's president 34.
TIES = (
    16,
    9,
    10,
    6,
    3,
    4,
    4,
    4,
    5,
    2,
    3,
    1,
    2,
    5,
    2,
    2,
    2,
    2,
    2,
    3,
    2,
    2,
    2,
    5,
    3,
    3,
    2,
    4,
    3,
    4,
    4,
    6,
    12,
    17,
)


@pytest.fixture
def karate() -> nx.Graph:
    """Who met whom outside of the karate club."""
    found = nx.Graph()
    found.add_edges_from(named(nx.karate_club_graph()).edges)
    return found


def test_the_members_of_zacharys_club_have_the_ties_of_his_matrix(karate: nx.Graph) -> None:
    assert scores(karate, "partners") == {str(member): ties for member, ties in enumerate(TIES, 1)}
    assert sum(TIES) == 2 * 78
    assert centrality(karate, measures=["partners"])["id"].head(2).tolist() == ["34", "1"]


def test_the_two_sides_of_zacharys_club_gather_round_their_leaders(karate: nx.Graph) -> None:
    # Between them the instructor and the president lead by every measure of who is central.
    for measure in ("betweenness", "eigenvector", "pagerank"):
        assert set(centrality(karate, measures=[measure])["id"].head(2)) == {"1", "34"}
    found = scores(karate, "community")
    assert found["1"] != found["34"]


def test_zacharys_club_has_the_figures_of_the_koblenz_collection(karate: nx.Graph) -> None:
    # J. Kunegis, KONECT: The Koblenz Network Collection, WWW '13 Companion, p. 1343-1350; its page of
    # ucidata-zachary: 45 triangles, 528 pairs of ties that share an end, spectral norm 6.72570.
    degree, clustering = scores(karate, "partners"), scores(karate, "clustering")
    around = [clustering[each] * degree[each] * (degree[each] - 1) / 2 for each in karate]
    assert sum(around) / 3 == pytest.approx(45)
    assert sum(each * (each - 1) / 2 for each in degree.values()) == 528
    x = scores(karate, "eigenvector")
    assert 2 * sum(x[u] * x[v] for u, v in karate.edges) == pytest.approx(6.72570, abs=5e-6)


def test_the_communities_of_zacharys_club_are_as_good_as_any_that_were_printed(karate: nx.Graph) -> None:
    # M. E. J. Newman, Modularity and Community Structure in Networks, PNAS 103 (2006), p. 8577, table 1: .419
    # is the best of four methods.
    groups: dict[float, set[str]] = {}
    for member, number in scores(karate, "community").items():
        groups.setdefault(number, set()).add(member)
    assert nx.community.modularity(karate, groups.values()) > 0.4185
