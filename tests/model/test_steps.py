"""What a step of a story has in sight, on an ecosystem of six that is small enough to count by eye."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.model.ecosystem import Ecosystem, make
from graph.model.steps import Sight, sight
from graph.model.view import View

TODAY = date(2026, 1, 1)


@pytest.fixture
def eco() -> Ecosystem:
    """A chain hub - a - b - c, hub - d undated, and hub - a again; rows out of order.

    hub - a 2014, ended 2017, signed again 2020; a - b 2016; b - c May 2018; hub - d undated.
    """
    return make(
        {
            "id": ["d", "c", "b", "a", "hub"],
            "name": ["D", "C", "B", "A", "Hub"],
            "type": ["company", "city", "city", "university", "hub"],
            "country": ["JP", "US", "JP", "JP", "JP"],
        },
        {
            "source": ["b", "hub", "a", "hub", "hub"],
            "target": ["c", "d", "b", "a", "a"],
            "signed": ["2018-05", "", "2016-03-01", "2014-04-01", "2020-04-01"],
            "expires": ["", "", "", "2017-03-31", ""],
            "relation": ["mou", "mou", "partnership", "mou", "mou"],
            "row": [2, 3, 4, 5, 6],
        },
    )


def seen(eco: Ecosystem, communities: dict[str, str] | None = None, **said: Any) -> Sight:
    return sight(View(eco), said, today=TODAY, communities=communities)


def pairs(eco: Ecosystem) -> list[str]:
    table = eco.pairs[["first", "second"]].drop_duplicates()
    return sorted("-".join(pair) for pair in table.itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, ["a-b", "a-hub", "b-c", "d-hub"]),
        ({"undated": False}, ["a-b", "a-hub", "b-c"]),
        ({"date": "2018-05-15"}, ["a-b", "a-hub"]),  # May 2018 has not ended
        ({"date": "2018-05-15", "dates": "possible"}, ["a-b", "a-hub", "b-c"]),
        ({"date": "2018-12-31", "active": True}, ["a-b", "b-c"]),  # hub - a between its two agreements
        ({"active": True}, ["a-b", "a-hub", "b-c"]),  # today, and so without the undated one
        ({"types_off": "company,city"}, ["a-hub"]),
        ({"countries_off": "US"}, ["a-b", "a-hub", "d-hub"]),
        ({"relations_off": "mou"}, ["a-b"]),
        ({"years_off": "2014"}, ["b-c"]),  # the first year of hub and a
        ({"communities_off": "1"}, ["a-hub", "d-hub"]),
        ({"focus": "c", "steps": 2}, ["a-b", "b-c"]),
        ({"focus": "c", "steps": 1, "types_off": "city"}, []),  # it is filtered out itself
    ],
)
def test_a_step_shows_the_ties_of_its_day_that_pass_its_filters(
    eco: Ecosystem, said: dict[str, Any], expected: list[str]
) -> None:
    found = seen(eco, {"a": "0", "hub": "0", "d": "0", "b": "1", "c": "1"}, **said)
    assert pairs(found.now) == expected


def test_whoever_is_filtered_out_is_not_there_at_all(eco: Ecosystem) -> None:
    assert set(seen(eco, types_off="city").now.nodes["id"]) == {"a", "d", "hub"}


def test_what_a_step_does_not_say_is_as_the_map_opens(eco: Ecosystem) -> None:
    opened = View(eco, "2017-12-31")
    assert pairs(sight(opened, {}, today=TODAY).now) == ["a-b", "a-hub"]
    assert len(pairs(sight(opened, {"date": ""}, today=TODAY).now)) == 4  # a step may ask for all dates


def test_a_period_compares_with_the_day_before_its_first(eco: Ecosystem) -> None:
    found = seen(eco, date="2020-12-31", since="2016-12-31")
    assert found.first == date(2016, 12, 31)
    assert found.before is not None
    assert pairs(found.before) == ["a-b", "a-hub"]
    assert not found.apart
    whole = seen(eco, since="2016-12-31")  # nobody knows that the undated tie is new
    assert whole.before is not None
    assert pairs(whole.before) == ["a-b", "a-hub", "d-hub"]
    assert seen(eco, date="2020-12-31", since="2021-01-01").before is None


def test_a_comparison_without_a_period_looks_a_year_back(eco: Ecosystem) -> None:
    found = seen(eco, date="2019-05-31", compare="change")
    assert found.first == date(2018, 5, 31)
    assert found.before is not None
    assert pairs(found.before) == ["a-b", "a-hub", "b-c"]


def test_what_is_in_force_is_compared_with_all_that_had_been_signed_at_hand(eco: Ecosystem) -> None:
    found = seen(eco, date="2018-12-31", since="2016-12-31", compare="change", active=True)
    assert found.apart
    assert found.before is not None
    assert pairs(found.now) == ["a-b", "a-hub", "b-c"]  # hub - a ended in between, and is told as such


def test_a_focus_lights_up_its_partners_and_a_path_everyone_on_it(eco: Ecosystem) -> None:
    one = seen(eco, focus="a").light
    assert one is not None
    assert one.ringed == {"a"}
    assert one.ids == {"a", "b", "hub"}
    assert one.pairs == {("a", "b"), ("a", "hub")}
    two = seen(eco, focus="hub", path="c").light
    assert two is not None
    assert two.ringed == {"hub", "c"}
    assert two.pairs == {("a", "hub"), ("a", "b"), ("b", "c")}
    assert "d" not in two.ids
    assert seen(eco).light is None


def test_of_equal_paths_all_stand_out_or_the_one_that_is_chosen() -> None:
    square = make(
        {"id": ["a", "b", "c", "d"], "name": ["A", "B", "C", "D"], "type": ["hub"] * 4},
        {"source": ["a", "b", "a", "d"], "target": ["b", "c", "d", "c"], "signed": ["2016"] * 4},
    )
    both = seen(square, focus="a", path="c").light
    assert both is not None
    assert len(both.pairs) == 4
    by_d = seen(square, focus="a", path="c", way="d").light
    assert by_d is not None
    assert by_d.pairs == {("a", "d"), ("c", "d")}
    wrong = seen(square, focus="a", path="c", way="c").light  # no path any more: all of them
    assert wrong is not None
    assert len(wrong.pairs) == 4


def test_a_tie_lights_up_its_ends(eco: Ecosystem) -> None:
    found = seen(eco, tie=2).light  # the row of b - c
    assert found is not None
    assert found.ids == {"b", "c"}
    assert found.pairs == {("b", "c")}
