"""What a tie more or less does, worked out by hand, and every candidate against the hub table."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UnknownName, UsageError
from graph.measures import centrality
from graph.measures.network import build
from graph.model.ecosystem import Ecosystem, make
from graph.model.view import View
from graph.questions.changes import whatif as question
from graph.questions.changes.whatif import shape, whatif
from graph.questions.partners import candidates, surroundings
from graph.questions.partners.candidates import best, of_nearby
from graph.questions.partners.reach import betweenness, reach

Made = Callable[..., Ecosystem]


def changes(table: pd.DataFrame) -> dict[str, float]:
    moved = table[table["change"].notna() & (table["change"] != 0)]
    return {str(name): float(value) for name, value in zip(moved["measure"], moved["change"], strict=True)}


@pytest.fixture
def line(made: Made) -> Ecosystem:
    """a - b - c - d, cities but for the hub d; and e - f apart."""
    return made(
        ("c", "d", "2018", "m-3"), ("b", "a", "2016", "m-1"),
        ("b", "c", "2017", "m-2"), ("f", "e", "2016", "m-4"),
        types={"d": "hub", "q": "hub"},
    )  # fmt: skip


def test_the_shape_of_a_line_and_a_pair(line: Ecosystem) -> None:
    # pairs: 3 at 1, 2 at 2, 1 at 3 steps, and e-f: 7 of 15 within reach, 11 steps in all
    found = shape(line)
    assert found == {
        "nodes": 6, "ties": 4, "agreements": 4, "components": 2, "largest": 4,
        "reachable_pairs": 7, "unreachable_pairs": 8,
        "average_distance": pytest.approx(11 / 7), "longest_distance": 3,
        "efficiency": pytest.approx((4 + 2 / 2 + 1 / 3) / 15), "clustering": 0,
        "white_types": 1,  # hub with hub (d, q); city-city and city-hub have ties
        "white_countries": pytest.approx(float("nan"), nan_ok=True),  # nobody has a country
    }  # fmt: skip


@pytest.mark.parametrize(
    "ties", [[], [("a", "b")], [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "f")]]
)
def test_the_shape_of_a_large_graph_is_that_of_a_small_one(
    made: Made, ties: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    eco = made(*((u, v, "2016", f"{u}{v}") for u, v in ties))
    small = shape(eco)
    monkeypatch.setattr(question, "LARGE", 0)
    assert pd.Series(shape(eco)).equals(pd.Series(small))


def test_a_tie_that_closes_the_line_to_a_ring(line: Ecosystem) -> None:
    # a - d: the ring has 4 pairs at 1 and 2 at 2 steps
    found = whatif(line, add=["a|D"])
    assert changes(found.shape) == pytest.approx({
        "ties": 1, "agreements": 1, "average_distance": (4 + 4 + 1) / 7 - 11 / 7, "longest_distance": -1,
        "efficiency": (5 + 2 / 2) / 15 - (4 + 2 / 2 + 1 / 3) / 15,
    })  # fmt: skip


def test_a_tie_that_joins_two_components(line: Ecosystem) -> None:
    found = changes(whatif(line, add=["d|e|2026-12"]).shape)
    assert (found["components"], found["largest"]) == (-1, 2)
    assert (found["reachable_pairs"], found["unreachable_pairs"]) == (8, -8)


def test_the_ends_of_the_tie_come_first_in_each_measure(line: Ecosystem) -> None:
    table = whatif(line, add=["a|d"], measures=["partners"]).ranks
    # partners: b, c 2, others 1; with the tie a, b, c, d 2: a and d rise from 3rd to 1st
    assert table[["id", "rank_before", "rank_after", "move"]].values.tolist()[:2] == [
        ["a", 3, 1, 2], ["d", 3, 1, 2],
    ]  # fmt: skip
    assert table["id"].tolist()[2:] == ["e", "f"]  # from 3rd to 5th


def test_white_space_is_filled_by_a_first_tie_and_opened_by_the_loss_of_the_last(line: Ecosystem) -> None:
    filled = whatif(line, add=["d|q"]).white_space
    assert filled.values.tolist() == [["filled", "type", "hub", "hub", 0, 1]]
    opened = whatif(line, remove=["d|c"]).white_space
    assert opened.values.tolist() == [["opened", "type", "city", "hub", 1, 0]]


def test_a_further_agreement_of_partners_changes_agreements_alone(line: Ecosystem) -> None:
    found = whatif(line, add=["a|b"])
    assert changes(found.shape) == {"agreements": 1}
    assert found.ranks.empty
    assert [(each.source, each.target) for each in found.already] == [("a", "b")]


def test_removing_takes_all_ties_of_a_pair_whoever_signed_first(agreements: Ecosystem) -> None:
    assert changes(whatif(agreements, remove=["r|h"]).shape)["agreements"] == -3
    with pytest.raises(UsageError, match="have no agreement"):
        whatif(agreements, remove=["t|e"])


def test_a_date_after_the_day_moves_both_sides_there(line: Ecosystem) -> None:
    found = whatif(View(line, as_of="2016"), add=["a|c|2026-12"])
    assert str(found.as_of) == "2026-12-31"
    before = dict(zip(found.shape["measure"], found.shape["before"], strict=True))
    assert before["ties"] == 4  # also those of 2017 and 2018
    assert str(whatif(View(line, as_of="2016"), add=["a|c|2015"]).as_of) == "2016-12-31"


def test_a_tie_without_a_date_is_signed_on_the_day(line: Ecosystem) -> None:
    assert changes(whatif(View(line, as_of="2017"), add=["a|c"]).shape)["ties"] == 1


def test_an_end_shows_on_the_day_after_it_among_ties_in_force(line: Ecosystem) -> None:
    found = whatif(View(line, as_of="2018", active=True), end=["a|b|2019-03-31"])
    assert str(found.as_of) == "2019-04-01"
    assert changes(found.shape)["ties"] == -1
    now = whatif(View(line, as_of="2018", active=True), end=["a|b"])
    assert (str(now.as_of), changes(now.shape)["ties"]) == ("2018-12-31", -1)
    with pytest.raises(UsageError, match=r"\(active\)"):
        whatif(line, end=["a|b"])


def test_an_end_comes_before_a_later_expiry(agreements: Ecosystem) -> None:
    # m-expires would be in force to the end of 2022
    found = whatif(View(agreements, as_of="2020-01", active=True), end=["h|e|2020-06"])
    assert str(found.as_of) == "2020-07-01"
    assert changes(found.shape)["ties"] == -1


def test_an_end_puts_none_off(agreements: Ecosystem) -> None:
    # m-term ends on 2021-06-01 anyway: on both sides it is over
    found = whatif(View(agreements, as_of="2020", active=True), end=["h|t|2025"])
    assert changes(found.shape) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a", "is no tie"), ("a|", "is no tie"), ("a|b|2016|x", "is no tie"), ("a|A", "twice"),
        ("a|b|soon", "is not a date"), ("a|nobody", "no organisation is called 'nobody'"),
    ],
)  # fmt: skip
def test_a_tie_that_cannot_be_read_gets_a_sentence(line: Ecosystem, text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        whatif(line, add=[text])


def test_nothing_to_change_is_refused_and_nothing_given_is_changed(line: Ecosystem) -> None:
    with pytest.raises(UsageError, match="nothing is changed"):
        whatif(line)
    digest = line.digest
    whatif(View(line, as_of="2019", active=True), add=["a|d"], remove=["a|b"], end=["c|d|2020"])
    assert line.digest == digest


def test_the_best_partner_is_the_one_that_brings_most(line: Ecosystem) -> None:
    table = best(line, "a")
    # a reaches b 1, c 2, d 3: 1 + 1/2 + 1/3 = 11/6 of 5 others (q has no tie)
    #   with e: e 1, f 2:           + 3/2         -> 1.5 / 5;  with f the same
    #   with c or d: 2 at 1, 1 at 2 = 5/2         -> (5/2 - 11/6) / 5 = 2/15
    #   with q, who makes a seventh: 11/6 + 1 = 17/6 of 6, less 11/30
    assert table[["rank", "id", "steps", "harmonic_gain"]].values.tolist() == [
        [1, "e", pd.NA, pytest.approx(0.3)],
        [1, "f", pd.NA, pytest.approx(0.3)],
        [3, "c", 2, pytest.approx(2 / 15)],
        [3, "d", 3, pytest.approx(2 / 15)],
        [5, "q", pd.NA, pytest.approx(17 / 36 - 11 / 30)],
    ]


def test_partners_are_no_candidates_and_types_choose_among_the_rest(line: Ecosystem) -> None:
    assert sorted(best(line, "b")["id"]) == ["d", "e", "f", "q"]
    assert best(View(line, types=["hub"]), "b")["id"].tolist() == ["d", "q"]


def test_one_without_a_tie_can_look_for_its_first(line: Ecosystem) -> None:
    table = best(line, "q")
    # with b or c: 1 and 1/2 + 1/2 and 1/3 -> 7/3 of 6 others
    assert table[["id", "harmonic_gain"]].values.tolist()[0] == ["b", pytest.approx(7 / 18)]


@pytest.mark.parametrize("measure", ["partners", "closenes"])
def test_gains_are_in_one_of_three_measures(line: Ecosystem, measure: str) -> None:
    with pytest.raises(UnknownName):
        best(line, "a", measure=measure)


@pytest.mark.parametrize("org", ["a", "b", "q"])
@pytest.mark.parametrize("measure", candidates.GAINED)
def test_among_very_many_those_near_have_the_same_gains(
    line: Ecosystem, org: str, measure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = best(line, org, measure=measure).set_index("id")
    monkeypatch.setattr(candidates, "MOST", 6)
    near = best(line, org, measure=measure).set_index("id")
    assert near.attrs == {"nearby": len(near), "bounds": {}}
    steps = every["steps"].fillna(9)  # e and f are out of reach of a and b
    assert set(near.index) == set(every.index[(steps <= 3) | (org == "q")])
    columns = [
        "steps",
        "partners",
        "common",
        "harmonic_gain",
        "harmonic_rank",
        "closeness_gain",
        "closeness_rank",
    ]
    columns += ["betweenness_gain", "betweenness_rank"] if measure == "betweenness" else []
    for name in columns:
        known = every.loc[near.index, name].astype("Float64").fillna(-1)
        assert near[name].astype("Float64").fillna(-1).tolist() == pytest.approx(known.tolist())
    assert measure == "betweenness" or near["betweenness_gain"].isna().all()


def test_among_very_many_those_with_most_partners_are_tried(
    line: Ecosystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "MOST", 6)
    monkeypatch.setattr(surroundings, "NEAR", 2)
    monkeypatch.setattr(candidates, "RANKED", 1)
    table = best(line, "q").set_index("id")
    assert table["partners"].tolist() == [2, 2]  # the ends of the line have one, others none
    assert table["harmonic_rank"].notna().tolist() == [True, False]
    assert "2 of 7 organisations" in of_nearby(table, 7)[0]


def test_compiled_code_gives_the_same_ranks(line: Ecosystem, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = best(line, "b")
    monkeypatch.setattr(candidates, "SMALL", 0)
    pd.testing.assert_frame_equal(best(line, "b"), plain)


ids = "abcdefgh"
pairs = st.sets(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), min_size=1, max_size=14)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(pairs, st.sampled_from(ids), st.sampled_from(candidates.GAINED))
def test_every_gain_is_what_the_hub_table_says_with_the_tie(
    found: set[tuple[str, str]], org: str, measure: str
) -> None:
    ties = sorted(pair for pair in found if pair[0] != pair[1])
    nodes = {"id": list(ids), "name": list(ids), "type": ["city"] * len(ids)}
    edges = {"source": [u for u, _ in ties], "target": [v for _, v in ties], "signed": ["2016"] * len(ties)}
    eco = make(nodes, edges)
    G = build(eco)
    table = centrality(G, measures=[measure]).set_index("id")
    now = float(table.loc[org, measure]) if org in G else 0.0  # type: ignore[arg-type]
    rows = best(eco, org, measure=measure).to_dict("records")
    for row in rows:
        H: nx.Graph = nx.Graph([*G.edges, (org, row["id"])])
        then = centrality(H, measures=[measure]).set_index("id").loc[org]
        assert row[f"{measure}_gain"] == pytest.approx(then[measure] - now, abs=1e-9)
        assert row[f"{measure}_rank"] == then["rank"]
    gains = [row[f"{measure}_gain"] for row in rows]
    assert gains == pytest.approx(sorted(gains, reverse=True))


@settings(max_examples=30, deadline=None, derandomize=True)
@given(pairs)
def test_betweenness_of_all_at_once_is_that_of_networkx(found: set[tuple[str, str]]) -> None:
    G: nx.Graph = nx.Graph([pair for pair in found if pair[0] != pair[1]])
    expected = nx.betweenness_centrality(G, normalized=False)
    assert betweenness(reach(G)).tolist() == pytest.approx([expected[each] for each in sorted(G)])
