"""Values over time, growth taken apart, and the power by which ties grow."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from graph.errors import UnknownName, UsageError
from graph.measures import centrality
from graph.measures.growth import growth
from graph.measures.network import build
from graph.model.ecosystem import Ecosystem, make, snapshot
from graph.model.view import View
from graph.questions.growth.decomposition import KINDS, decomposition
from graph.questions.growth.densification import densification, student
from graph.questions.growth.overtime import over_time
from tests.chance import many

Made = Callable[..., Ecosystem]

law = settings(max_examples=many(15), deadline=None, derandomize=True)
days = st.dates(date(2010, 1, 1), date(2016, 12, 28))
rows = st.lists(
    st.fixed_dictionaries({
        "ends": st.lists(st.sampled_from("abcdef"), min_size=2, max_size=2, unique=True),
        "signed": st.one_of(days.map(date.isoformat), days.map(lambda day: day.isoformat()[:4]), st.just("")),
        "agreement": st.sampled_from(["", "m-1", "m-2"]),
        "expires": st.one_of(st.just(""), days.map(date.isoformat)),
    }),
    max_size=12,
)  # fmt: skip


def ecosystem(ties: list[dict[str, Any]]) -> Ecosystem:
    edges = {name: [each[name] for each in ties] for name in ("signed", "agreement", "expires")}
    edges |= {name: [each["ends"][place] for each in ties] for place, name in enumerate(("source", "target"))}
    types = ["city", "hub", "city", "hub", "", "city"]
    return make({"id": list("abcdef"), "name": list("ABCDEF"), "type": types}, edges)


@pytest.fixture
def story(made: Made) -> Ecosystem:
    """2015: a-b. 2016: a-c, and a-b again. 2018: c-d and d-e, then c-e; a-b twice more. Undated: a-e."""
    return made(
        ("e", "d", "2018-03", "m-5"),
        ("a", "b", "2015", "m-1"),
        ("c", "a", "2016", "m-2"),
        ("b", "a", "2016-05", "m-3"),
        ("c", "d", "2018-02", "m-4"),
        ("c", "e", "2018-04", "m-6"),
        ("a", "b", "2018", "m-7"),
        ("a", "b", "2018", "m-8"),
        ("a", "e", "", "m-9"),
        types={"a": "hub", "c": "hub"},
    )


def test_values_and_ranks_are_given_period_by_period(story: Ecosystem) -> None:
    table = over_time(story)
    assert table[table["id"] == "c"].values.tolist() == [
        # a 2; b, c 1     c: a, d, e
        ["2016", "c", "C", "partners", 1.0, 2],
        ["2017", "c", "C", "partners", 1.0, 2],
        ["2018", "c", "C", "partners", 3.0, 1],
    ]
    assert table["period"].unique().tolist() == ["2015", "2016", "2017", "2018"]


def test_the_first_of_each_period_and_measure_are_given_on_request(story: Ecosystem) -> None:
    table = over_time(View(story, as_of="2018-03"), measures=["agreements", "partners"], top=1)
    # agreements in March 2018: a has m-1, m-2, m-3 (m-7 and m-8 only certainly by December)
    assert table[["period", "measure", "id", "value"]].values.tolist()[-2:] == [
        ["2018", "agreements", "a", 3.0], ["2018", "partners", "a", 2.0],
    ]  # fmt: skip


def test_an_ecosystem_without_dates_has_no_periods(made: Made) -> None:
    for eco in (made(), made(("a", "b"))):
        assert over_time(eco).empty
        assert decomposition(eco).empty


def test_over_time_refuses_what_it_does_not_know(story: Ecosystem) -> None:
    with pytest.raises(UnknownName, match="closeness"):
        over_time(story, measures=["closenes"])
    with pytest.raises(UsageError, match="is not a period"):
        over_time(story, "week")


@law
@given(rows, st.sampled_from(["year", "quarter"]), st.booleans())
def test_over_time_is_the_hub_table_of_each_periods_end(
    ties: list[dict[str, Any]], every: str, active: bool
) -> None:
    eco = ecosystem(ties)
    table = over_time(View(eco, active=active), every)
    for period, end in growth(View(eco, active=active), every)[["period", "end"]].values.tolist():
        hubs = centrality(build(snapshot(eco, end, active=active)), measures=["partners"])
        got = table.loc[table["period"] == period, ["id", "value", "rank"]]
        assert got.values.tolist() == hubs[["id", "partners", "rank"]].values.tolist()


def test_growth_is_taken_apart(story: Ecosystem) -> None:
    table = decomposition(story).set_index("period")
    # 2015: a-b, both new. 2016: a-c, c is new; a-b again. 2018: c-d (d new), c-e (e new), d-e (both new)
    columns = ["new_ties", "repeat_ties", *KINDS, "newcomers"]
    assert table[columns].values.tolist() == [
        [1, 0, 1, 0, 0, 2],
        [1, 1, 0, 1, 0, 1],
        [0, 0, 0, 0, 0, 0],
        [3, 2, 1, 2, 0, 2],
    ]


def test_growth_is_taken_apart_by_types_of_both_ends(story: Ecosystem) -> None:
    table = decomposition(View(story, as_of="2018"), by="type")
    assert table[["period", "group", "other_group", "new_ties", "repeat_ties"]].values.tolist() == [
        ["2015", "city", "hub", 1, 0],
        ["2016", "city", "hub", 0, 1],
        ["2016", "hub", "hub", 1, 0],
        ["2018", "city", "city", 1, 0],
        ["2018", "city", "hub", 2, 2],
    ]
    assert "newcomers" not in table


def test_a_column_that_is_not_there_is_refused(story: Ecosystem) -> None:
    with pytest.raises(UnknownName, match="country"):
        decomposition(story, by="contry")


def test_a_pair_that_comes_back_is_new_again_among_those_in_force(made: Made) -> None:
    eco = made(("a", "b", "2015", "m-1", "", "", "2016-06-30"), ("a", "b", "2018", "m-2"))
    assert decomposition(eco)["new_ties"].tolist() == [1, 0, 0, 0]
    assert decomposition(View(eco, active=True))["new_ties"].tolist() == [1, 0, 0, 1]


def test_a_tie_that_ends_with_the_period_is_in_it(made: Made) -> None:
    eco = made(
        ("a", "b", "2015", "m-1", "", "", "2015-12-31"), ("b", "c", "2015-02", "m-2", "", "", "2015-12-30")
    )
    table = decomposition(View(eco, active=True))
    assert table[["new_ties", "newcomers"]].values.tolist() == [[1, 2]]


@law
@given(rows, st.sampled_from(["year", "quarter", "fiscal-year"]), st.booleans())
def test_the_parts_add_up_to_growth(ties: list[dict[str, Any]], every: str, active: bool) -> None:
    eco = ecosystem(ties)
    table, whole = decomposition(View(eco, active=active), every), growth(View(eco, active=active), every)
    assert table["new_ties"].tolist() == whole["new_ties"].tolist()
    assert table["newcomers"].tolist() == whole["new_nodes"].tolist()
    assert table[list(KINDS)].sum(axis=1).tolist() == whole["new_ties"].tolist()
    assert (table["repeat_ties"] >= 0).all()
    for by in ("type", "country"):
        parts = decomposition(View(eco, active=active), every, by=by)
        sums = parts.groupby("period")[["new_ties", "repeat_ties"]].sum()
        for period, new, repeat in table[["period", "new_ties", "repeat_ties"]].values.tolist():
            got = sums.loc[period].tolist() if period in sums.index else [0, 0]
            assert got == [new, repeat]


def wheel(made: Made, years: int) -> Ecosystem:
    """A newcomer a year, joined to the one before and, every other year, to the first."""
    ties = [(f"n{year:02}", f"n{year + 1:02}", str(2000 + year)) for year in range(years)]
    ties += [("n00", f"n{year + 1:02}", str(2000 + year)) for year in range(2, years, 2)]
    return made(*ties)


def test_the_exponent_and_its_interval_are_those_of_a_regression(made: Made) -> None:
    found = densification(wheel(made, 12))
    x, y = (pd.to_numeric(found.points[name]).map(math.log) for name in ("nodes", "ties"))
    line = stats.linregress(x.tolist(), y.tolist())
    margin = stats.t.ppf(0.975, 10) * line.stderr
    assert found.periods == 12
    assert found.exponent == pytest.approx(line.slope)
    assert [found.low, found.high] == pytest.approx([line.slope - margin, line.slope + margin], rel=1e-3)
    assert found.fit == pytest.approx(line.rvalue**2)
    assert found.meaning == "denser"


def test_a_perfect_power_has_an_interval_of_nothing(made: Made) -> None:
    # every pair apart: n organisations and n / 2 ties, so ties = organisations / 2 to the power 1
    found = densification(made(*((f"a{n}", f"b{n}", str(2000 + n)) for n in range(9))))
    assert [found.exponent, found.low, found.high, found.fit] == pytest.approx([1, 1, 1, 1])
    assert found.points["expected_ties"].tolist() == pytest.approx([float(n) for n in range(1, 10)])


def test_seven_periods_are_too_few(made: Made) -> None:
    assert densification(wheel(made, 8)).periods == 8
    with pytest.raises(UsageError, match="needs 8 periods in which the ecosystem changed; there are 7"):
        densification(wheel(made, 7))


def test_periods_without_a_change_do_not_count(made: Made) -> None:
    ties = [("a", f"n{n}", str(2000 + 3 * n)) for n in range(5)]  # 13 years, 5 with a signing
    with pytest.raises(UsageError, match="there are 5"):
        densification(made(*ties))


def test_an_ecosystem_without_newcomers_has_no_exponent(made: Made) -> None:
    pairs = [(u, v) for u in "abcde" for v in "abcde" if u < v]
    first = [("a", "b", "1999"), ("c", "d", "1999"), ("a", "e", "1999")]
    later = [(u, v, str(2000 + n)) for n, (u, v) in enumerate(pairs)]
    with pytest.raises(UsageError, match="number of organisations that changes"):
        densification(made(*first, *later))


@pytest.mark.parametrize("freedom", [6, 7, 10, 18, 40, 200])
@pytest.mark.parametrize("level", [0.9, 0.95])
def test_quantiles_are_those_of_student(freedom: int, level: float) -> None:
    assert student(freedom, level) == pytest.approx(stats.t.ppf(0.5 + level / 2, freedom), abs=1e-3)
