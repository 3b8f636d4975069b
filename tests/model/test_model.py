"""The model: what is made of the two tables, and what counts on a day."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from graph.dates.days import as_day
from graph.errors import DateError, UsageError
from graph.model.ecosystem import Ecosystem, make, snapshot, span

EcosystemOf = Callable[..., Ecosystem]
PAIR: dict[str, list[str]] = {"id": ["b", "a"], "name": ["B", "A"], "type": ["city", "hub"]}


def others(eco: Ecosystem) -> set[str]:
    """Everyone at the far end of a tie with the hub."""
    return {*eco.edges["source"], *eco.edges["target"]} - {"hub"}


def ends(eco: Ecosystem) -> dict[str, str]:
    """Last day in force of each tie, by its end that is not the hub."""
    found = {}
    for row in eco.edges.to_dict("records"):
        name = row["source"] if row["target"] == "hub" else row["target"]
        found[name] = "" if row["ends"] != row["ends"] else row["ends"].date().isoformat()
    return found


def shuffled(table: dict[str, list[str]], seed: int) -> dict[str, list[Any]]:
    """The same rows in another order, each with its row number of before."""
    length = len(next(iter(table.values())))
    order = random.Random(seed).sample(range(length), length)
    moved: dict[str, list[Any]] = {name: [values[i] for i in order] for name, values in table.items()}
    return moved


def test_organisations_are_sorted_by_id_and_keep_their_row() -> None:
    eco = make(PAIR, {})
    assert eco.nodes[["id", "row"]].values.tolist() == [["a", 3], ["b", 2]]  # header is row 1


def test_missing_optional_columns_are_blank_and_unknown_places_are_nan() -> None:
    eco = make(PAIR, {"source": ["a"], "target": ["b"], "signed": [""]})
    assert set(eco.nodes["name_ja"]) == {""}
    assert eco.nodes["lat"].isna().all()
    assert eco.edges["expires"].tolist() == [""]
    assert eco.edges["term_years"].isna().all()


def test_columns_of_ones_own_are_kept_as_text() -> None:
    eco = make(
        {**PAIR, "members": ["007", "12"]},
        {"source": ["a"], "target": ["b"], "signed": [""], "budget": ["1e3"]},
    )
    assert eco.nodes["members"].tolist() == ["12", "007"]
    assert eco.edges["budget"].tolist() == ["1e3"]


def test_coordinates_become_numbers() -> None:
    eco = make({**PAIR, "lat": ["35.69", ""], "lon": ["139.77", ""]}, {})
    assert eco.nodes[["lat", "lon"]].values.tolist()[1] == [35.69, 139.77]


def test_a_blank_relation_is_an_mou() -> None:
    eco = make(PAIR, {"source": ["a"], "target": ["b"], "signed": [""], "relation": [""]})
    assert eco.edges["relation"].tolist() == ["mou"]


def test_no_rows_make_an_ecosystem_all_the_same() -> None:
    eco = make({}, {})
    assert (len(eco.nodes), len(eco.edges), eco.undated, span(eco)) == (0, 0, 0, None)
    assert len(snapshot(eco, "2020", active=True).edges) == 0


@pytest.mark.parametrize(
    ("signed", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-05-18", "2016-05-18", "2016-05-18"),
        ("2021-04/2022-03", "2021-04-01", "2022-03-31"),
        ("令和2年9月", "2020-09-01", "2020-09-30"),
    ],
)
def test_a_date_is_kept_as_its_first_and_last_possible_day(signed: str, first: str, last: str) -> None:
    eco = make(PAIR, {"source": ["a"], "target": ["b"], "signed": [signed]})
    days = (eco.edges["signed_first"][0], eco.edges["signed_last"][0])
    assert [str(each)[:10] for each in days] == [first, last]


def test_dates_are_kept_in_their_canonical_form() -> None:
    eco = make(PAIR, {"source": ["a"], "target": ["b"], "signed": ["2016年5月"], "expires": ["R3.3.31"]})
    assert eco.edges[["signed", "expires"]].values.tolist() == [["2016-05", "2021-03-31"]]


def agreements(eco: Ecosystem) -> list[str]:
    return sorted(eco.edges["agreement"])


def test_a_row_without_an_agreement_gets_an_id_made_of_its_ends_in_order_and_its_date() -> None:
    eco = make(PAIR, {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    assert agreements(eco) == ["a~b~2016-05"]


def test_an_undated_row_gets_an_id_too() -> None:
    assert agreements(make(PAIR, {"source": ["b"], "target": ["a"], "signed": [""]})) == ["a~b~"]


def test_the_same_row_twice_and_the_other_way_round_is_one_agreement() -> None:
    eco = make(PAIR, {"source": ["b", "a", "a"], "target": ["a", "b", "b"], "signed": ["2016-05"] * 3})
    assert agreements(eco) == ["a~b~2016-05"] * 3


def test_two_different_rows_of_a_pair_on_one_day_are_two_agreements() -> None:
    ties = {
        "source": ["b", "a"],
        "target": ["a", "b"],
        "signed": ["2016-05"] * 2,
        "relation": ["sister_city", "mou"],
    }
    # by content: mou comes before sister_city
    assert agreements(make(PAIR, ties)) == ["a~b~2016-05", "a~b~2016-05~2"]


def test_an_id_that_is_made_is_never_one_that_a_row_was_given() -> None:
    ties = {
        "source": ["b", "a"],
        "target": ["a", "b"],
        "signed": ["2016-05"] * 2,
        "agreement": ["a~b~2016-05", ""],
    }
    assert agreements(make(PAIR, ties)) == ["a~b~2016-05", "a~b~2016-05~2"]


def test_pairs_whose_ids_read_the_same_when_joined_do_not_share_an_agreement() -> None:
    nodes = {"id": ["a", "b~c", "a~b", "c"], "name": ["A", "B", "C", "D"], "type": ["hub"] * 4}
    eco = make(nodes, {"source": ["a", "a~b"], "target": ["b~c", "c"], "signed": ["2016", "2016"]})
    assert agreements(eco) == ["a~b~c~2016", "a~b~c~2016~2"]


TIES = {
    "source": ["b", "a", "b", "a", "c", "a"],
    "target": ["a", "b", "a", "b", "a", "b"],
    "signed": ["2016-05", "2016-05", "2016-05", "", "2016", "2016-05"],
    "term_years": ["", "5", "", "", "2", ""],
    "purposes": ["x", "x", "y", "", "", "x"],
}


@pytest.mark.parametrize("seed", range(6))
def test_ids_of_agreements_and_the_order_of_ties_do_not_depend_on_the_order_of_rows(seed: int) -> None:
    nodes = {"id": ["c", "b", "a"], "name": ["C", "B", "A"], "type": ["hub"] * 3}
    one, other = make(nodes, TIES), make(nodes, shuffled(TIES, seed))
    columns = one.edges.columns.drop("row")
    assert one.edges[columns].equals(other.edges[columns])
    # a-b 2016-05: rows 1 and 6 are the same agreement, rows 2 and 3 differ from it in term and purpose
    assert one.edges["agreement"].nunique() == 5


@pytest.mark.parametrize("seed", range(3))
def test_the_digest_does_not_depend_on_the_order_of_rows(seed: int) -> None:
    nodes = {"id": ["c", "b", "a"], "name": ["C", "B", "A"], "type": ["hub"] * 3}
    assert make(nodes, TIES).digest == make(shuffled(nodes, seed), shuffled(TIES, seed)).digest


def test_the_digest_changes_with_any_cell() -> None:
    ties = {"source": ["a"], "target": ["b"], "signed": ["2016-05"]}
    digests = {
        make(PAIR, ties).digest,
        make(PAIR, {**ties, "signed": ["2016-06"]}).digest,
        make(PAIR, {**ties, "notes": ["x"]}).digest,
        make({**PAIR, "name": ["B", "C"]}, ties).digest,
        make({**PAIR, "lat": ["1", ""]}, ties).digest,
    }
    assert len(digests) == 5


@pytest.mark.parametrize(
    ("day", "certain", "possible"),
    [
        ("2015-12-31", 0, 0),
        ("2016-01-01", 0, 1),
        ("2016-12-30", 0, 1),
        ("2016-12-31", 1, 1),
    ],
)
def test_a_year_counts_for_certain_from_its_last_day_and_possibly_from_its_first(
    day: str, certain: int, possible: int
) -> None:
    eco = make(PAIR, {"source": ["a"], "target": ["b"], "signed": ["2016"]})
    assert len(snapshot(eco, day).edges) == certain
    assert len(snapshot(eco, day, basis="possible").edges) == possible


@pytest.mark.parametrize(
    ("day", "uncertain"), [("2015-12-31", 0), ("2016-01-01", 1), ("2016-12-30", 1), ("2016-12-31", 0)]
)
def test_a_tie_is_uncertain_from_its_first_to_the_day_before_its_last_possible_day(
    day: str, uncertain: int
) -> None:
    eco = make(PAIR, {"source": ["a"], "target": ["b"], "signed": ["2016"]})
    assert [snapshot(eco, day, basis=basis).uncertain for basis in ("certain", "possible")] == [uncertain] * 2


def test_an_interval_counts_for_certain_from_the_end_of_its_last_month() -> None:
    eco = make(PAIR, {"source": ["a"], "target": ["b"], "signed": ["2021-04/2022-03"]})
    assert [len(snapshot(eco, day).edges) for day in ("2022-03-30", "2022-03-31")] == [0, 1]


def test_undated_ties_are_in_the_whole_and_in_no_day_and_counted_in_both() -> None:
    eco = make(PAIR, {"source": ["a", "b"], "target": ["b", "a"], "signed": ["", "2016"]})
    late = snapshot(eco, "2099-12-31", basis="possible")
    assert (len(snapshot(eco).edges), eco.undated) == (2, 1)
    assert (len(late.edges), late.undated) == (1, 1)


def test_a_month_stands_for_its_last_day() -> None:
    eco = make(PAIR, {"source": ["a"], "target": ["b"], "signed": ["2016-05-18"]})
    assert snapshot(eco, "2016-05").as_of == date(2016, 5, 31)
    assert len(snapshot(eco, "2016-05").edges) == 1
    assert len(snapshot(eco, "2016-04").edges) == 0


def test_a_point_in_time_stands_for_its_day() -> None:
    assert type(as_day(datetime(2016, 5, 18, 9, 30))) is date
    assert as_day(datetime(2016, 5, 18, 9, 30)) == date(2016, 5, 18)


def test_when_each_tie_ends(terms: Ecosystem) -> None:
    assert ends(terms) == {
        "open": "",  # neither expiry nor term
        "expires": "2017-03-31",  # the expiry that is said, not 2016-05-18 + 9 years
        "term": "2018-11-18",  # 2016-05-18 + 2 years 6 months
        "leap": "2017-02-28",  # 2016-02-29 + 1 year, which has no 29 February
        "month": "2017-04-30",  # last possible day 2016-04-30 + 1 year
        "terminated": "2018-03-31",  # before 2021-05-18, when the term would end
        "vague": "2018-06-30",  # last possible day of the expiry; ended before it was terminated
    }


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("expires", "2017-03-31"),
        ("term", "2018-11-18"),
        ("leap", "2017-02-28"),
        ("month", "2017-04-30"),
        ("terminated", "2018-03-31"),
        ("vague", "2018-06-30"),
    ],
)
def test_the_last_day_counts_and_the_day_after_does_not(terms: Ecosystem, name: str, last: str) -> None:
    day = date.fromisoformat(last)
    assert name in others(snapshot(terms, day, active=True))
    assert name not in others(snapshot(terms, date.fromordinal(day.toordinal() + 1), active=True))


def test_all_ties_signed_so_far_count_unless_only_those_in_force_are_asked_for(terms: Ecosystem) -> None:
    assert len(snapshot(terms, "2099").edges) == 7
    assert others(snapshot(terms, "2099", active=True)) == {"open"}


def test_a_term_in_a_leap_year_ends_on_29_february_where_there_is_one(ecosystem_of: EcosystemOf) -> None:
    eco = ecosystem_of({"source": "hub", "target": "leap", "signed": "2016-02-29", "term_years": "4"})
    assert ends(eco) == {"leap": "2020-02-29"}


def test_a_tie_that_ended_before_it_certainly_began_is_in_force_on_no_certain_day(
    ecosystem_of: EcosystemOf,
) -> None:
    # signed some time in 2016, terminated on 30 June 2016
    eco = ecosystem_of({"source": "hub", "target": "brief", "signed": "2016", "terminated": "2016-06-30"})
    assert len(snapshot(eco, "2016-06-30", active=True).edges) == 0
    assert len(snapshot(eco, "2016-12-31", active=True).edges) == 0
    assert len(snapshot(eco, "2016-06-30", active=True, basis="possible").edges) == 1
    assert len(snapshot(eco, "2016-12-31").edges) == 1


def test_structure_known_by_the_day_or_undated_stays_as_context(with_structure: Ecosystem) -> None:
    seen = snapshot(with_structure, "2001-06-30").edges  # part_of is of 2001, certain on 31 December
    assert sorted(seen["relation"]) == ["located_in", "member_of"]
    seen = snapshot(with_structure, "2001-12-31").edges
    assert sorted(seen["relation"]) == ["located_in", "member_of", "part_of"]


def test_structure_that_has_ended_is_no_context_of_what_is_in_force(ecosystem_of: EcosystemOf) -> None:
    eco = ecosystem_of({"source": "uni", "target": "town", "relation": "located_in", "terminated": "2019"})
    assert [len(snapshot(eco, day, active=True).edges) for day in ("2019-12-31", "2020-01-01")] == [1, 0]
    assert len(snapshot(eco, "2020-01-01").edges) == 1


def test_structure_without_a_date_is_not_among_the_undated_ties(with_structure: Ecosystem) -> None:
    assert with_structure.undated == 0


def test_a_snapshot_changes_nothing_in_the_ecosystem(terms: Ecosystem) -> None:
    before = terms.edges.copy()
    snapshot(terms, "2017", active=True)
    assert terms.edges.equals(before)


def test_in_force_without_a_day_is_refused(terms: Ecosystem) -> None:
    with pytest.raises(UsageError, match="depends on the day"):
        snapshot(terms, active=True)


def test_a_basis_that_is_none_is_refused_everywhere(terms: Ecosystem) -> None:
    wrong: Any = "likely"
    with pytest.raises(UsageError, match="'likely'"):
        snapshot(terms, basis=wrong)
    with pytest.raises(UsageError, match="'likely'"):
        span(terms, basis=wrong)


def test_a_day_that_is_none_is_refused(terms: Ecosystem) -> None:
    with pytest.raises(DateError):
        snapshot(terms, "01/05/2016")


def test_the_span_runs_from_the_first_to_the_newest_day_on_which_a_tie_counts(
    with_structure: Ecosystem,
) -> None:
    # one collaboration, 2016-05; structure of 2001 is not counted
    assert span(with_structure) == (date(2016, 5, 31), date(2016, 5, 31))
    assert span(with_structure, basis="possible") == (date(2016, 5, 1), date(2016, 5, 1))


def test_two_ecosystems_can_be_compared_without_an_error(terms: Ecosystem) -> None:
    assert terms == terms
    assert terms != snapshot(terms)


@pytest.mark.parametrize("asked", [{}, {"as_of": "2018"}, {"as_of": "2016", "basis": "possible"}])
def test_a_snapshot_is_not_taken_for_the_whole(terms: Ecosystem, asked: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="the ties of 2016-12-31 only"):
        snapshot(snapshot(terms, "2016"), **asked)  # type: ignore[arg-type]


def test_a_day_within_a_snapshot_is_as_good_as_the_day_itself(terms: Ecosystem) -> None:
    assert others(snapshot(snapshot(terms, "2018"), "2016-05")) == others(snapshot(terms, "2016-05"))
    twice = snapshot(snapshot(terms, "2017", active=True), "2017", active=True)
    assert others(twice) == others(snapshot(terms, "2017", active=True))
    with pytest.raises(UsageError):
        snapshot(snapshot(terms, "2017", active=True), "2016")
