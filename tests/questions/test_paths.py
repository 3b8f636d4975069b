"""Ways from one organisation to another, and who is around one."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UnknownName, UsageError
from graph.measures.network import build
from graph.model.ecosystem import Ecosystem, make, snapshot
from graph.model.view import View
from graph.questions.organisations.paths import neighbours, paths

Made = Callable[..., Ecosystem]


@pytest.fixture
def square(made: Made) -> Ecosystem:
    """A ring a-b-d-c-a, twice signed between a and b; b is a hub."""
    return made(
        ("d", "c", "2019", "m-cd"),
        ("b", "a", "2016-05", "m-1"),
        ("a", "b", "2018", "m-2"),
        ("c", "a", "2017", "m-ac"),
        ("b", "d", "2018", "m-bd"),
        types={"b": "hub"},
    )


def walks(source: Ecosystem | View, *ends: str, limit: int = 10) -> list[str]:
    """Each path as a text of ids."""
    table = paths(source, *ends, limit=limit).steps
    return [
        "".join([*steps["source"], steps["target"].iloc[-1]]) for _, steps in table.groupby("path", sort=True)
    ]


def test_every_shortest_path_is_given_in_the_order_of_ids(square: Ecosystem) -> None:
    found = paths(square, "a", "d")
    assert (found.length, found.total) == (2, 2)
    assert walks(square, "a", "d") == ["abd", "acd"]


def test_a_step_names_all_agreements_of_the_pair_and_the_first_date(square: Ecosystem) -> None:
    row = paths(square, "a", "d").steps.to_dict("records")[0]
    assert (row["signed"], row["agreements"]) == ("2016-05", "m-1; m-2")


def test_a_limit_gives_the_first_paths_and_the_number_of_all(square: Ecosystem) -> None:
    found = paths(square, "a", "d", limit=1)
    assert (found.steps["path"].max(), found.total) == (1, 2)


def test_only_the_types_asked_for_stand_in_between(square: Ecosystem) -> None:
    assert walks(View(square, types=["hub"]), "a", "d") == ["abd"]
    assert paths(View(square, types=["hub"]), "b", "c").length is None  # over a or d, which are cities


def test_a_day_before_a_tie_has_other_paths(square: Ecosystem) -> None:
    assert walks(snapshot(square, "2018"), "a", "d") == ["abd"]  # c-d is of 2019


def test_where_no_chain_leads_there_is_an_empty_table(bridge: Ecosystem) -> None:
    found = paths(bridge, "a", "e")
    assert (len(found.steps), found.length, found.total) == (0, None, 0)
    assert paths(bridge, "a", "q").length is None  # q has no tie at all
    assert paths(bridge, "p", "d").length is None  # a structural tie is no way


@pytest.mark.parametrize(
    ("ends", "limit", "told"),
    [(("a", "A"), 1, "'a' and 'A' are both a"), (("a", "b"), 0, "at least 1 path")],
)
def test_a_path_that_cannot_be_is_refused(
    square: Ecosystem, ends: tuple[str, str], limit: int, told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        paths(square, *ends, limit=limit)


def test_an_unknown_end_or_type_is_refused(square: Ecosystem) -> None:
    with pytest.raises(UnknownName):
        paths(square, "a", "nobody")
    with pytest.raises(UnknownName):
        paths(View(square, types=["hubb"]), "a", "d")


def test_a_very_long_path_is_found(made: Made) -> None:
    chain = made(*((f"n{n:04}", f"n{n + 1:04}", "2016") for n in range(1500)))
    assert paths(chain, "n0000", "n1500").length == 1500


def test_neighbours_are_listed_by_steps_with_those_in_between(bridge: Ecosystem) -> None:
    table = neighbours(bridge, "x", steps=2)
    assert table[["steps", "id", "partners", "signed", "via"]].values.tolist() == [
        [1, "h", 3, "2017-03-31", ""],
        [1, "y", 2, "2018", ""],
        [1, "z", 2, "2019-01", ""],
        [2, "c", 3, "", "H"],
        [2, "p", 1, "", "H"],
    ]


def test_all_ways_over_which_a_neighbour_is_reached_are_named(square: Ecosystem) -> None:
    assert neighbours(square, "a", steps=2).to_dict("records")[-1]["via"] == "B; C"


def test_an_organisation_without_ties_has_no_neighbours(bridge: Ecosystem) -> None:
    assert neighbours(bridge, "q", steps=3).empty
    with pytest.raises(UsageError, match="1 or more steps"):
        neighbours(bridge, "x", steps=0)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.sets(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), min_size=1))
def test_paths_are_those_of_networkx(pairs: set[tuple[str, str]]) -> None:
    ties = sorted(pair for pair in pairs if pair[0] != pair[1])
    eco = make(
        {"id": list("abcdefg"), "name": list("ABCDEFG"), "type": ["city"] * 7},
        {"source": [u for u, _ in ties], "target": [v for _, v in ties], "signed": ["2016"] * len(ties)},
    )
    G = build(eco)
    expected = []
    if "a" in G and "b" in G and nx.has_path(G, "a", "b"):
        expected = sorted("".join(path) for path in nx.all_shortest_paths(G, "a", "b"))
    assert walks(eco, "a", "b", limit=1000) == expected
    assert paths(eco, "a", "b").total == len(expected)
