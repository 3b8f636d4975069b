"""What runs out, on days around the last one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.model.ecosystem import Ecosystem, snapshot
from graph.model.view import View
from graph.questions.agreements.durations import duration
from graph.questions.agreements.renewals import chains, renewals
from tests.conftest import of

Made = Callable[..., Ecosystem]


def statuses(table: pd.DataFrame) -> dict[str, str]:
    return dict(zip(table["agreement"], table["status"], strict=True))


def test_every_agreement_has_the_state_of_the_day(agreements: Ecosystem) -> None:
    table = renewals(View(agreements, "2020-12-01"), within="12m")  # until 2021-12-01
    assert list(statuses(table).items()) == [
        ("m-term", "due"),  # 2019-06-01 and 2 years
        ("m-expires", "in-force"),  # 2022-12-31
        ("r-3", "in-force"),  # 2030-07-01
        ("r-2", "renewed"),
        ("r-1", "renewed"),
        ("m-open", "open-ended"),
        ("m-killed", "terminated"),
        ("m-no-date", "unknown"),  # ends 2021-03-31, and nobody knows whether it has begun
        ("m-undated", "unknown"),
    ]
    days = dict(zip(table["agreement"], table["days"], strict=True))
    # 1 December to 31 March: 30 + 31 + 28 + 31 days and one more; to 1 June: 182
    assert (days["m-no-date"], days["m-term"]) == (120, 182)


def test_an_undated_agreement_is_in_force_on_no_day_and_has_lapsed_after_its_last(
    agreements: Ecosystem,
) -> None:
    for day, status in (("1990-01-01", "unknown"), ("2021-03-31", "unknown"), ("2021-04-01", "lapsed")):
        assert statuses(renewals(View(agreements, day)))["m-no-date"] == status
        assert "m-no-date" not in set(snapshot(agreements, day, active=True).edges["agreement"])
        assert "m-no-date" not in statuses(renewals(View(agreements, day, active=True)))


def test_the_last_day_is_still_due_and_the_next_one_is_not(agreements: Ecosystem) -> None:
    assert statuses(renewals(View(agreements, "2021-06-01")))["m-term"] == "due"
    assert statuses(renewals(View(agreements, "2021-06-02")))["m-term"] == "lapsed"


def test_the_window_ends_with_its_last_day(agreements: Ecosystem) -> None:
    assert statuses(renewals(View(agreements, "2021-05-02"), within="30d"))["m-term"] == "due"
    assert statuses(renewals(View(agreements, "2021-05-01"), within="30d"))["m-term"] == "in-force"


def test_a_renewal_is_not_known_before_it_is_signed(agreements: Ecosystem) -> None:
    assert statuses(renewals(View(agreements, "2020-06-30")))["r-2"] == "due"
    assert statuses(renewals(View(agreements, "2020-07-01")))["r-2"] == "renewed"
    assert "r-3" not in statuses(renewals(View(agreements, "2020-06-30")))


def test_an_assumed_term_fills_columns_of_its_own_and_changes_no_state(agreements: Ecosystem) -> None:
    plain = renewals(View(agreements, "2020-12-01"))
    table = renewals(View(agreements, "2020-12-01"), assume_term="3y")
    assert "assumed_status" not in plain
    assert statuses(table) == statuses(plain)
    known = table[table["assumed_term"] != ""]
    assert known["agreement"].tolist() == ["m-open"]  # not those renewed, ended or undated
    # 2018-01-01 and 3 years is 2021-01-01, within 12 months
    assert known[["assumed_term", "assumed_status"]].values.tolist() == [["3y", "due"]]
    assert known["assumed_ends"].dt.date.astype(str).tolist() == ["2021-01-01"]


def test_a_later_agreement_of_the_same_parties_is_pointed_out(made: Made) -> None:
    eco = made(
        ("a", "b", "2016", "m-1", "", "", "2018"),
        ("b", "a", "2019", "m-2"),
        ("b", "a", "2019", "m-4"),
        ("a", "c", "2019", "m-3"),
    )
    table = renewals(View(eco, "2020")).set_index("agreement")
    assert table["later"].to_dict() == {"m-1": "m-2; m-4", "m-2": "", "m-4": "", "m-3": ""}
    assert table.loc["m-1", "status"] == "lapsed"  # nobody says that m-2 renews it


def test_a_line_of_renewals_is_told_from_its_first_agreement_on(agreements: Ecosystem) -> None:
    table = renewals(View(agreements, "2020-12-01")).set_index("agreement")
    assert set(table.loc[["r-1", "r-2", "r-3"], "chain"]) == {"r-1 > r-2 > r-3"}
    assert table.loc["r-1", "renewed_by"] == "r-2"
    found = chains(View(agreements, "2020-12-01"))
    # 2010-12-31 to 2015-07-01: 4.5 years; to 2020-07-01: 5.0
    assert found[["agreements", "signed", "years", "status"]].values.tolist() == [
        [3, "2010; 2015-07-01; 2020-07-01", "4.5; 5.0", "in-force"]
    ]


def test_renewals_that_go_round_in_a_circle_end_somewhere(made: Made) -> None:
    eco = made(("a", "b", "2016", "m-1", "", "m-2"), ("a", "b", "2017", "m-2", "", "m-1"))
    assert set(statuses(renewals(View(eco, "2020"))).values()) == {"renewed"}
    assert chains(View(eco, "2020")).empty  # no agreement is the newest


def test_an_agreement_renewed_twice_is_in_two_lines(made: Made) -> None:
    eco = made(
        ("a", "b", "2016", "m-1"), ("a", "b", "2017", "m-2", "", "m-1"), ("a", "b", "2018", "m-3", "", "m-1")
    )
    assert chains(View(eco, "2020"))["chain"].tolist() == ["m-1 > m-2", "m-1 > m-3"]


def test_structural_ties_never_run_out(bridge: Ecosystem) -> None:
    table = renewals(View(bridge, "2026"))
    assert len(table) == 8  # t-abc, m-ch, m-hx, m-xy, m-yz, m-xz, m-hp, m-de


def test_an_ecosystem_without_agreements_has_an_empty_table(made: Made) -> None:
    assert renewals(View(made(), "2020")).empty
    assert chains(View(made(), "2020")).empty


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("90d", "2024-01-01", "2024-03-31"),
        ("2w", "2024-01-01", "2024-01-15"),
        ("1 month", "2024-01-31", "2024-02-29"),
        ("12m", "2024-02-29", "2025-02-28"),
        ("2 years", "2024-01-01", "2026-01-01"),
        ("１２か月", "2024-01-01", "2025-01-01"),
        ("2年", "2024-01-01", "2026-01-01"),
        ("90日", "2024-01-01", "2024-03-31"),
        ("0d", "2024-01-01", "2024-01-01"),
    ],
)
def test_lengths_of_time_are_read_as_people_write_them(text: str, start: str, end: str) -> None:
    day = pd.Timestamp(start).date()
    assert duration(text).after(day).isoformat() == end


@pytest.mark.parametrize("text", ["soon", "", "-3m", "1.5y", "12", "m", "3 h", "300y", "99999d", "1y6m"])
def test_what_is_no_length_of_time_gets_a_sentence(text: str) -> None:
    with pytest.raises(UsageError, match=r"is no length of time|more than 200 years"):
        duration(text)


def test_an_agreement_is_renewed_whatever_its_id(made: Made) -> None:
    eco = made(
        ("a", "b", "2010", "MOU 1; sciences", "", "", "2015"),
        ("a", "b", "2015", "m-2", "", "MOU 1; sciences", "2030"),
    )
    assert statuses(renewals(View(eco, "2020"))) == {"m-2": "in-force", "MOU 1; sciences": "renewed"}
    assert chains(View(eco, "2020"))["chain"].tolist() == ["MOU 1; sciences > m-2"]


# Parties, year of signing and relation of an agreement; every pair of parties is a tie.
signings = st.lists(
    st.tuples(
        st.sets(st.sampled_from("abcde"), min_size=2, max_size=4),
        st.integers(2010, 2016),
        st.sampled_from(["mou", "partnership"]),
        st.booleans(),
    ),
    max_size=9,
)


@given(signings)
@settings(max_examples=60)
def test_later_is_what_comparing_each_with_all_finds(
    made: list[tuple[set[str], int, str, bool]],
) -> None:
    ties = [
        {
            "source": one, "target": other, "signed": str(year), "relation": relation,
            "agreement": f"g{number}", "renews": f"g{number - 1}" if renews and number else "",
        }
        for number, (parties, year, relation, renews) in enumerate(made)
        for one, other in combinations(sorted(parties, reverse=number % 2 == 0), 2)
    ]  # fmt: skip
    table = renewals(View(of(ties, dict.fromkeys("abcde", "city")), "2017-01-01")).set_index("agreement")
    for one, (parties, year, relation, _) in enumerate(made):
        line = {f"g{one}", *str(table.loc[f"g{one}", "chain"]).split(" > ")}
        expected = {
            f"g{number}"
            for number, (others, then, kind, _) in enumerate(made)
            if parties <= others and then > year and kind == relation and f"g{number}" not in line
        }
        assert set(filter(None, str(table.loc[f"g{one}", "later"]).split("; "))) == expected
