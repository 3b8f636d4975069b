"""Growth: counts at the end of each period, worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from graph.errors import UsageError
from graph.measures.growth import COLUMNS, growth
from graph.measures.network import build
from graph.model.ecosystem import Ecosystem, make, snapshot
from graph.model.view import View

EcosystemOf = Callable[..., Ecosystem]


def columns(table: pd.DataFrame, *names: str) -> list[list[Any]]:
    """The rows of some columns, days as texts."""
    days = {name: table[name].dt.strftime("%Y-%m-%d") for name in ("start", "end") if name in names}
    found: list[list[Any]] = table.assign(**days)[list(names)].values.tolist()
    return found


def test_every_count_of_four_years(three_counts: Ecosystem) -> None:
    # 2016  triangle a, b, c by one agreement
    # 2017  nothing
    # 2018  a-d by two agreements: 4 of 6 pairs; degrees 3, 2, 2, 1 make 3 + 1 + 1 = 5 triples, 3 closed
    # 2019  the renewal of a-b: an agreement more and nobody new, and that of the triangle is superseded
    table = growth(three_counts)
    assert list(table.columns) == list(COLUMNS)
    assert columns(table, "period", "start", "end") == [
        ["2016", "2016-01-01", "2016-12-31"],
        ["2017", "2017-01-01", "2017-12-31"],
        ["2018", "2018-01-01", "2018-12-31"],
        ["2019", "2019-01-01", "2019-05-18"],  # the newest date
    ]
    assert columns(table, "nodes", "ties", "agreements") == [[3, 3, 1], [3, 3, 1], [4, 4, 3], [4, 4, 4]]
    assert columns(table, "new_nodes", "new_ties", "new_agreements") == [
        [3, 3, 1],
        [0, 0, 0],
        [1, 1, 2],
        [0, 0, 1],
    ]
    assert columns(table, "renewals", "ended", "active_agreements") == [
        [0, 0, 1],
        [0, 0, 1],
        [0, 0, 3],
        [1, 1, 3],
    ]
    assert columns(table, "components", "largest", "undated", "uncertain") == [
        [1, 3, 0, 0],
        [1, 3, 0, 0],
        [1, 4, 0, 0],
        [1, 4, 0, 0],
    ]
    assert table["density"].tolist() == pytest.approx([1, 1, 4 / 6, 4 / 6])
    assert table["mean_degree"].tolist() == pytest.approx([2, 2, 2, 2])
    assert table["clustering"].tolist() == pytest.approx([1, 1, 3 / 5, 3 / 5])


def test_components_and_the_largest_of_them(ecosystem_of: EcosystemOf) -> None:
    # two pairs in 2016; a chain to the second pair in 2017
    table = growth(
        ecosystem_of(
            {"source": "d", "target": "e", "signed": "2017-02-01"},
            {"source": "b", "target": "a", "signed": "2016-02-01"},
            {"source": "c", "target": "d", "signed": "2016-03-01"},
        )
    )
    assert columns(table, "components", "largest") == [[2, 2], [2, 3]]


def test_only_ties_in_force_on_the_last_day_are_in_the_graph_of_what_is_active(terms: Ecosystem) -> None:
    # 2016: all 7 signed. 2017: leap, expires and month end. 2018: terminated, term and vague end.
    table = growth(View(terms, as_of="2019", active=True))
    assert columns(table, "period", "nodes", "ties", "agreements", "active_agreements", "ended") == [
        ["2016", 8, 7, 7, 7, 0],
        ["2017", 5, 4, 4, 4, 3],
        ["2018", 2, 1, 1, 1, 3],
        ["2019", 2, 1, 1, 1, 0],
    ]


def test_all_signed_so_far_stay_in_the_graph_unless_only_the_active_are_asked_for(terms: Ecosystem) -> None:
    table = growth(View(terms, as_of="2019"))
    assert columns(table, "nodes", "ties", "agreements", "active_agreements", "ended") == [
        [8, 7, 7, 7, 0],
        [8, 7, 7, 4, 3],
        [8, 7, 7, 1, 3],
        [8, 7, 7, 1, 0],
    ]


@pytest.mark.parametrize(
    ("expires", "ended"),
    [("2016-12-30", [1, 0]), ("2016-12-31", [0, 1]), ("2017-12-30", [0, 1]), ("2017-12-31", [0, 0])],
)
def test_an_agreement_that_expires_on_the_last_day_of_a_period_ends_in_the_next(
    ecosystem_of: EcosystemOf, expires: str, ended: list[int]
) -> None:
    eco = ecosystem_of({"source": "a", "target": "b", "signed": "2016-05", "expires": expires})
    assert growth(View(eco, as_of="2017"))["ended"].tolist() == ended
    in_force = [1 - ended[0], 1 - sum(ended)]
    assert growth(View(eco, as_of="2017", active=True))["ties"].tolist() == in_force


def test_an_agreement_of_several_ties_begins_with_the_first_and_ends_with_the_last(
    ecosystem_of: EcosystemOf,
) -> None:
    eco = ecosystem_of(
        {"source": "c", "target": "a", "signed": "2018-05-18", "expires": "2019-05-18", "agreement": "m"},
        {"source": "a", "target": "b", "signed": "2017-05-18", "agreement": "m", "expires": "2020-05-18"},
    )
    table = growth(View(eco, as_of="2020", active=True))
    assert columns(table, "period", "ties", "new_agreements", "ended", "active_agreements") == [
        ["2017", 1, 1, 0, 1],
        ["2018", 2, 0, 0, 1],
        ["2019", 1, 0, 0, 1],
        ["2020", 0, 0, 1, 0],
    ]


def test_the_fiscal_year_begins_in_april(ecosystem_of: EcosystemOf) -> None:
    eco = ecosystem_of(
        {"source": "a", "target": "b", "signed": "2016-03-31"},
        {"source": "a", "target": "c", "signed": "2016-04-01"},
        {"source": "a", "target": "d", "signed": "2017-03-31"},
    )
    assert columns(growth(eco, "fiscal-year"), "period", "start", "end", "ties") == [
        ["FY2015", "2015-04-01", "2016-03-31", 1],
        ["FY2016", "2016-04-01", "2017-03-31", 3],
    ]
    assert columns(growth(eco, "fiscal-year", fiscal_start=10), "period", "end", "ties") == [
        ["FY2015", "2016-09-30", 2],
        ["FY2016", "2017-03-31", 3],
    ]


def test_quarters_and_months_have_no_gaps(ecosystem_of: EcosystemOf) -> None:
    eco = ecosystem_of(
        {"source": "a", "target": "c", "signed": "2017-01-10"},
        {"source": "a", "target": "b", "signed": "2016-09-30"},
    )
    assert columns(growth(eco, "quarter"), "period", "ties") == [
        ["2016-Q3", 1],
        ["2016-Q4", 1],
        ["2017-Q1", 2],
    ]
    assert growth(eco, "month")["ties"].tolist() == [1, 1, 1, 1, 2]


def test_a_month_counts_for_certain_at_its_end_and_possibly_at_its_start(ecosystem_of: EcosystemOf) -> None:
    eco = ecosystem_of(
        {"source": "a", "target": "b", "signed": "2016-05-20"},
        {"source": "a", "target": "c", "signed": "2016-04/2016-06"},
    )
    assert columns(growth(eco, "month"), "period", "ties", "uncertain") == [
        ["2016-05", 1, 1],
        ["2016-06", 2, 0],
    ]
    assert columns(growth(View(eco, basis="possible"), "month"), "period", "ties", "uncertain") == [
        ["2016-04", 1, 1],
        ["2016-05", 2, 1],
    ]


def test_undated_ties_are_in_no_period_and_said_in_each(ecosystem_of: EcosystemOf) -> None:
    eco = ecosystem_of(
        {"source": "a", "target": "b", "signed": "2016"}, {"source": "a", "target": "c", "signed": ""}
    )
    assert columns(growth(View(eco, as_of="2017")), "ties", "undated") == [[1, 1], [1, 1]]


def test_the_last_period_ends_with_the_day_that_is_asked_for(ecosystem_of: EcosystemOf) -> None:
    eco = ecosystem_of(
        {"source": "a", "target": "b", "signed": "2016-05-18"},
        {"source": "a", "target": "c", "signed": "2017-06-01"},
    )
    assert columns(growth(View(eco, as_of="2017-05-31")), "period", "end", "ties") == [
        ["2016", "2016-12-31", 1],
        ["2017", "2017-05-31", 1],
    ]


def test_a_tie_that_lapsed_and_came_back_is_new_again_among_the_active(ecosystem_of: EcosystemOf) -> None:
    eco = ecosystem_of(
        {"source": "a", "target": "b", "signed": "2016-05-18", "expires": "2017-05-18"},
        {"source": "b", "target": "a", "signed": "2018-05-18"},
    )
    assert columns(growth(View(eco, active=True)), "ties", "new_ties", "new_nodes") == [
        [1, 1, 2],
        [0, 0, 0],
        [1, 1, 2],
    ]
    assert columns(growth(eco), "ties", "new_ties", "new_nodes") == [[1, 1, 2], [1, 0, 0], [1, 0, 0]]


def test_a_triangle_that_loses_a_tie_is_open(ecosystem_of: EcosystemOf) -> None:
    eco = ecosystem_of(
        {"source": "b", "target": "c", "signed": "2016-05-18", "expires": "2017-05-18"},
        {"source": "a", "target": "c", "signed": "2016-05-18"},
        {"source": "b", "target": "a", "signed": "2016-05-18"},
    )
    assert growth(View(eco, as_of="2017", active=True))["clustering"].tolist() == [1, 0]


def test_a_graph_with_nothing_left_in_force_has_zeros(ecosystem_of: EcosystemOf) -> None:
    eco = ecosystem_of({"source": "a", "target": "b", "signed": "2016-05-18", "expires": "2017-05-18"})
    last = growth(View(eco, as_of="2017", active=True)).iloc[1:]
    assert columns(last, "nodes", "ties", "agreements") == [[0, 0, 0]]
    assert columns(last, "components", "largest", "density", "mean_degree", "clustering") == [[0, 0, 0, 0, 0]]


def test_a_tie_that_ended_before_it_certainly_began_takes_no_other_tie_of_the_pair_away(
    ecosystem_of: EcosystemOf,
) -> None:
    # The agreement signed some time in 2018 was over in June 2017, so it is in force on no day.
    # That of 2016 stays all the time.
    eco = ecosystem_of(
        {"source": "a", "target": "b", "signed": "2018", "terminated": "2017-06"},
        {"source": "b", "target": "a", "signed": "2016-05-18"},
    )
    table = growth(View(eco, active=True))
    assert columns(table, "period", "ties", "agreements") == [["2016", 1, 1], ["2017", 1, 1], ["2018", 1, 1]]
    assert columns(table, "new_agreements", "ended") == [[1, 0], [0, 0], [1, 1]]


def test_terms_without_end_are_no_trouble(ecosystem_of: EcosystemOf) -> None:
    eco = ecosystem_of({"source": "a", "target": "b", "signed": "2016", "term_years": "9999"})
    assert growth(View(eco, active=True))["ties"].tolist() == [1]


def test_structure_is_not_growth(with_structure: Ecosystem) -> None:
    assert columns(growth(with_structure), "period", "nodes", "ties", "agreements") == [["2016", 2, 1, 1]]


@pytest.mark.parametrize("signed", [[], [""]])
def test_nothing_dated_gives_no_periods_and_every_column(signed: list[str]) -> None:
    nodes = {"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]}
    table = growth(
        make(nodes, {"source": ["a"] * len(signed), "target": ["b"] * len(signed), "signed": signed})
    )
    assert (len(table), list(table.columns)) == (0, list(COLUMNS))


def test_a_day_before_the_first_tie_gives_no_periods(three_counts: Ecosystem) -> None:
    assert len(growth(View(three_counts, as_of="2015"))) == 0


@pytest.mark.parametrize("dated", [True, False])
def test_a_period_or_basis_that_is_none_is_refused_with_or_without_dates(
    ecosystem_of: EcosystemOf, dated: bool
) -> None:
    eco = ecosystem_of({"source": "a", "target": "b", "signed": "2016" if dated else ""})
    wrong: Any = "likely"
    with pytest.raises(UsageError, match="'week' is not a period"):
        growth(eco, "week")
    with pytest.raises(UsageError, match="'likely'"):
        growth(View(eco, basis=wrong))


def test_a_point_in_time_as_the_last_day_stands_for_its_day(three_counts: Ecosystem) -> None:
    table = growth(View(three_counts, as_of=pd.Timestamp("2017-03-01 09:30")))
    assert columns(table, "end")[-1] == ["2017-03-01"]


def test_the_sample_ends_as_its_graph_of_today(sample: Ecosystem) -> None:
    table = growth(sample)
    last = table.iloc[-1]
    G = build(snapshot(sample, last["end"]))
    assert (last["nodes"], last["ties"]) == (len(G), G.number_of_edges())


@pytest.mark.parametrize("every", ["month", "quarter", "year", "fiscal-year"])
def test_before_the_first_signing_there_is_no_period(ecosystem_of: EcosystemOf, every: str) -> None:
    eco = ecosystem_of({"source": "a", "target": "b", "signed": "2020-02-29"})
    assert growth(View(eco, as_of="2020-02-28"), every).empty
    assert len(growth(View(eco, as_of="2020-02-29"), every)) == 1
