"""Graphs of NetworkX as ecosystems: what they know is kept, what has no place is said, nodes stay theirs."""

from __future__ import annotations

import datetime
import warnings

import networkx as nx
import pandas as pd
import pytest

import graph
from graph import measures


def made() -> nx.MultiDiGraph:
    """Three organisations; two agreements between the first two."""
    G = nx.MultiDiGraph()
    G.add_node(7, name="Harbour Hub", type="hub", lat=35.5, lon=139.7, country="JP", budget=3.0)
    G.add_node("lab", label="Port Lab", type="institute", name_ja="港研究所")
    G.add_edge(7, "lab", signed=datetime.date(2016, 5, 18), expires="2019", purposes=["events", "people"])
    G.add_edge("lab", 7, signed="2020-01", relation="partnership")
    G.add_edge(7, (0, 1))
    return G


def test_what_nodes_and_ties_know_stands_in_its_columns() -> None:
    eco = graph.from_networkx(made())
    nodes = eco.nodes.set_index("id")
    assert nodes.index.tolist() == ["(0, 1)", "7", "lab"]
    assert nodes["name"].tolist() == ["(0, 1)", "Harbour Hub", "Port Lab"]
    assert nodes["type"].tolist() == ["unknown", "hub", "institute"]
    assert nodes["name_ja"].tolist() == ["", "", "港研究所"]
    assert nodes["budget"].tolist() == ["", "3", ""]
    assert nodes["lat"].tolist()[1] == 35.5
    purposes = dict(zip(eco.edges["signed"], eco.edges["purposes"], strict=True))
    assert purposes == {"2016-05-18": "events; people", "2020-01": "", "": ""}
    assert graph.figures(eco).ties == 2


@pytest.mark.parametrize("name", ["karate_club", "les_miserables", "florentine_families"])
def test_measures_of_the_ecosystem_are_those_of_the_graph(name: str) -> None:
    G = getattr(nx, f"{name}_graph")()
    of_graph = graph.centrality(G).assign(id=lambda table: table["id"].astype(str)).set_index("id")
    of_eco = graph.centrality(graph.from_networkx(G)).set_index("id")
    shared = ["partners", "degree", "betweenness", "closeness", "pagerank", "coreness", "clustering"]
    pd.testing.assert_frame_equal(of_graph[shared].sort_index(), of_eco[shared].sort_index())


def test_a_graph_of_an_ecosystem_makes_an_ecosystem_of_the_same_partners(sample: graph.Ecosystem) -> None:
    again = graph.from_networkx(graph.build(sample))
    assert graph.centrality(again, measures=["partners"]).equals(
        graph.centrality(sample, measures=["partners"])
    )


def test_two_nodes_of_one_text_are_refused() -> None:
    with pytest.raises(graph.UsageError, match="1 and '1' are two nodes with the same text"):
        graph.from_networkx(nx.Graph([(1, "1")]))


@pytest.mark.parametrize("nodes", [("a", " a"), ("a b", "a\nb"), ("\u304c", "\u304b\u3099")])
def test_two_nodes_whose_texts_are_read_alike_are_refused(nodes: tuple[str, str]) -> None:
    with pytest.raises(graph.UsageError, match="two nodes with the same text"):
        graph.from_networkx(nx.Graph([nodes]))


@pytest.mark.parametrize("node", ["", " ", "\n"])
def test_a_node_without_a_text_is_refused(node: str) -> None:
    with pytest.raises(graph.UsageError, match="no id can be made"):
        graph.from_networkx(nx.Graph([(node, "a")]))


@pytest.mark.parametrize("given", [None, [(1, 2)], pd.DataFrame()])
def test_what_is_no_graph_is_refused(given: object) -> None:
    with pytest.raises(graph.UsageError, match=f"not {type(given).__name__}"):
        graph.from_networkx(given)


def test_names_of_what_is_known_may_be_anything() -> None:
    G = nx.Graph([("a", "b", {("x", 1): "tie", None: {2: "deep", (3,): "deeper"}})])
    G.add_node("a", data="text", Source="web")
    eco = graph.from_networkx(G)
    assert eco.nodes["data"].tolist() == ["text", ""]
    kept = eco.edges[["('x', 1)", "None.2", "None.(3,)"]]
    assert kept.to_numpy().tolist() == [["tie", "deep", "deeper"]]


@pytest.mark.parametrize("name", ["Source", "SOURCE", "Target", "ID"])
def test_what_is_known_of_a_tie_never_takes_the_place_of_its_ends(name: str) -> None:
    G = nx.Graph([("a", "b", {name: "web"}), ("b", "c", {name: "web"})])
    nx.set_node_attributes(G, "web", name)
    eco = graph.from_networkx(G)
    assert eco.nodes["id"].tolist() == ["a", "b", "c"]
    assert eco.edges[["source", "target"]].to_numpy().tolist() == [["a", "b"], ["b", "c"]]
    assert "web" in eco.edges.to_csv()


def test_a_date_that_is_none_is_refused_at_its_cell() -> None:
    G = nx.Graph()
    G.add_node("a", type="hub")
    G.add_edge("a", "b", signed="2019-33")
    with pytest.raises(graph.DataError) as fault:
        graph.from_networkx(G)
    assert [(each.rule.slug, each.column) for each in fault.value.findings] == [("bad-date", "signed")]


def test_what_has_no_place_is_said() -> None:
    G = nx.Graph([("a", "a"), ("a", "b")])
    nx.set_node_attributes(G, "hub", "type")
    with pytest.warns(UserWarning, match="tied to itself"):
        graph.from_networkx(G)


def test_an_empty_graph_is_an_empty_ecosystem() -> None:
    assert len(graph.from_networkx(nx.Graph()).nodes) == 0


@pytest.mark.parametrize("large", [10**9, 0])
@pytest.mark.parametrize(
    ("nodes", "kind"),
    [
        ([3, 1, 2], "int64"),
        ([(0, 1), (0, 0), (1, 0)], "object"),
        ([1, "a", (2, 3)], "object"),
    ],
)
def test_nodes_are_the_objects_that_they_are(
    nodes: list[object], kind: str, large: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measures, "LARGE", large)
    a, b, c = nodes
    found = graph.centrality(nx.Graph([(a, b), (b, c)]), measures=["partners", "constraint"])
    assert found["id"].dtype == kind
    assert found.loc[0, "id"] == b
    assert set(found["id"]) == set(nodes)
    assert {type(each) for each in found["name"]} == {str}


def test_a_graph_of_an_ecosystem_keeps_the_agreement_that_several_ties_share(sample: graph.Ecosystem) -> None:
    G = graph.build(sample)
    shared = {each["agreements"][0] for *_, each in G.edges(data=True) if len(each["agreements"]) == 1}
    again = graph.from_networkx(G)
    assert shared == {*again.edges["agreement"]} & shared
    # Three that signed one agreement are one agreement and three ties, there and back.
    trio = nx.Graph()
    trio.add_edges_from([("a", "b"), ("b", "c"), ("c", "a")], agreements=["pact"], signed="2016")
    counted = graph.figures(graph.from_networkx(trio))
    assert (counted.agreements, counted.ties) == (1, 3)


def test_agreements_of_a_graph_come_back_as_they_were() -> None:
    edges = {
        "source": ["a", "b", "a", "a", "b"],
        "target": ["b", "a", "c", "b", "c"],
        "signed": ["2018-05", "2016", "2019", "", "2017"],
        "agreement": ["y", "x", "z", "w", ""],
    }
    eco = graph.make({"id": list("abc"), "name": list("ABC"), "type": ["hub"] * 3}, edges)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        again = graph.from_networkx(graph.build(eco))
    assert {*zip(again.edges["agreement"], again.edges["signed"], strict=True)} == {
        ("w", ""),
        ("x", "2016"),
        ("y", "2018-05"),
        ("z", "2019"),
        ("b~c~2017", "2017"),
    }
    assert set(again.edges) == set(eco.edges)  # and nothing of the graph's own stands in a column
    counts = [graph.centrality(each, measures=["agreements"]) for each in (eco, again)]
    pd.testing.assert_frame_equal(counts[0], counts[1])
    days = [graph.figures(graph.View(each, "2017")).agreements for each in (eco, again)]
    assert days == [2, 2]


def test_agreements_without_a_date_each_are_one_and_that_is_said() -> None:
    G = nx.Graph([("a", "b", {"agreements": ["x", "y"], "signed": "2016"}), ("b", "c", {"signed": "2017"})])
    with pytest.warns(UserWarning, match="^1 tie has several agreements and one date, such as a – b, and"):
        eco = graph.from_networkx(G)
    assert eco.edges[["signed", "agreements"]].values.tolist() == [["2016", "x; y"], ["2017", ""]]
    # where nothing is dated, nothing is lost
    undated = graph.from_networkx(nx.Graph([("a", "b", {"agreements": ["x", "y"], "weight": 5})]))
    assert undated.edges[["agreement", "weight"]].values.tolist() == [["x", "5"], ["y", "5"]]
