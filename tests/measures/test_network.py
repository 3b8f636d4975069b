"""The graph of an ecosystem: who is in it, one edge a pair, and what they carry."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import pytest

from graph.measures.network import build
from graph.measures.registry import agreement_counts
from graph.model.ecosystem import Ecosystem, make, snapshot

EcosystemOf = Callable[..., Ecosystem]


def test_the_graph_is_undirected_and_simple(three_counts: Ecosystem) -> None:
    G = build(three_counts)
    assert type(G) is nx.Graph
    # seven rows are four pairs
    assert list(G.edges) == [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c")]


def test_ties_agreements_and_partners_are_three_counts(three_counts: Ecosystem) -> None:
    G = build(three_counts)
    assert len(three_counts.collaboration) == 7
    # t-1, t-2, the one of a and d that is given twice, and their other one
    assert three_counts.collaboration["agreement"].nunique() == 4
    assert dict(G.degree) == {"a": 3, "b": 2, "c": 2, "d": 1}
    # a: all four; b: t-1 and t-2, c: t-1; d: both of a and d
    assert agreement_counts(G) == {"a": 4, "b": 2, "c": 1, "d": 2}


def test_an_edge_carries_its_agreements_their_number_and_the_earliest_date(three_counts: Ecosystem) -> None:
    G = build(three_counts)
    assert G.edges["b", "a"] == {
        "signed": "2016-05-18",
        "weight": 2,
        "agreements": ["t-1", "t-2"],
        "dates": ["2016-05-18", "2019-05-18"],
    }
    assert G.edges["a", "d"] == {
        "signed": "2018-03",
        "weight": 2,
        "agreements": ["a~d~2018-03", "a~d~2018-03~2"],
        "dates": ["2018-03", "2018-03"],
    }


def test_a_renewal_is_a_new_agreement_and_no_new_partner(three_counts: Ecosystem) -> None:
    before, after = build(snapshot(three_counts, "2019-05-17")), build(snapshot(three_counts, "2019-05-18"))
    assert [agreement_counts(G)["a"] for G in (before, after)] == [3, 4]
    assert [G.degree["a"] for G in (before, after)] == [3, 3]


def test_two_agreements_of_the_same_day_weigh_two(ecosystem_of: EcosystemOf) -> None:
    G = build(
        ecosystem_of(
            {"source": "b", "target": "a", "signed": "2016-05-18", "agreement": "m-2"},
            {"source": "a", "target": "b", "signed": "2016-05-18", "agreement": "m-1"},
        )
    )
    edge = {"signed": "2016-05-18", "weight": 2, "agreements": ["m-1", "m-2"]}
    assert G.edges["a", "b"] == {**edge, "dates": ["2016-05-18"] * 2}


@pytest.mark.parametrize(
    ("dates", "signed"),
    [
        (["2018", "2016-05"], "2016-05"),
        (["2016-05-18", "2016"], "2016"),  # the year may have been before the day
        (["2016-01-01", "2016"], "2016-01-01"),  # both begin on 1 January; the day is over first
        (["", "2016-05"], "2016-05"),
        (["", ""], ""),
    ],
)
def test_the_date_of_an_edge_is_the_earliest_that_is_known(
    ecosystem_of: EcosystemOf, dates: list[str], signed: str
) -> None:
    ties = [
        {"source": "b", "target": "a", "signed": each, "agreement": f"m-{i}"} for i, each in enumerate(dates)
    ]
    assert build(ecosystem_of(*ties)).edges["a", "b"]["signed"] == signed


def test_only_organisations_with_a_counted_tie_are_in_the_graph(with_structure: Ecosystem) -> None:
    assert list(build(with_structure)) == ["hub", "uni"]
    assert len(build(snapshot(with_structure, "2016-04"))) == 0


def test_nodes_carry_what_is_known_of_them_as_plain_values() -> None:
    nodes = {
        "id": ["b", "a"],
        "name": ["B", "A"],
        "type": ["city", "hub"],
        "lat": ["", "35.69"],
        "lon": ["", "139.77"],
        "members": ["", "12"],
    }
    G = build(make(nodes, {"source": ["b"], "target": ["a"], "signed": [""]}))
    assert G.nodes["a"] == {"name": "A", "type": "hub", "lat": 35.69, "lon": 139.77, "members": "12"}
    assert G.nodes["b"] == {"name": "B", "type": "city"}
    assert {type(value) for _, attributes in G.nodes(data=True) for value in attributes.values()} == {
        str,
        float,
    }


def test_nodes_neighbours_and_edges_come_in_order_of_id(ecosystem_of: EcosystemOf) -> None:
    G = build(
        ecosystem_of(*({"source": a, "target": b, "signed": "2016"} for a, b in ("dc", "ba", "db", "ca")))
    )
    assert list(G) == ["a", "b", "c", "d"]
    assert [list(G[node]) for node in G] == [["b", "c"], ["a", "d"], ["a", "d"], ["b", "c"]]


def test_pairs_have_their_ends_in_order_and_a_row_a_tie(three_counts: Ecosystem) -> None:
    pairs = three_counts.pairs
    assert len(pairs) == 7
    assert (pairs["first"] < pairs["second"]).all()


def test_no_ties_make_an_empty_graph() -> None:
    assert len(build(make({"id": ["a"], "name": ["A"], "type": ["hub"]}, {}))) == 0
