"""Who the parties of a list are: in columns headed alike, in matrices, in forms that people filled in."""

from __future__ import annotations

from datetime import date

import pytest

from graph.exchange import import_files
from tests.exchange.lists import OURS, Rows, both, csv, losses, names, ties, xlsx
from tests.exchange.test_messy_lists import columns


@pytest.mark.parametrize(
    "headings",
    [
        ("City", "Sister City"), ("University", "Partner University"), ("都市", "姉妹都市"),
        ("大学", "相手大学"), ("Lead", "Partners"), ("party_a_name", "party_b_name"),
        ("Institution", "Counterpart institution"),
        ("貴機関名をご記入ください", "協定の相手先機関名（複数可）"), ("Your institution", "Partner"),
        ("Lead organisation", "Partners"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("turned", [False, True])
def test_both_parties_are_found_by_headings_that_belong_together(
    headings: tuple[str, str], turned: bool
) -> None:
    rows: Rows = [[*headings, "Signed"], ["A Lab", "B Lab", "2019-05"], ["C Lab", "D Lab; E Lab", "2020-05"]]
    found = both([[row[1], row[0], row[2]] for row in rows] if turned else rows)
    assert ties(found) == [
        ("a-lab", "b-lab", "2019-05"), ("c-lab", "d-lab", "2020-05"), ("c-lab", "e-lab", "2020-05"),
    ]  # fmt: skip


def test_an_owner_who_was_named_is_a_party_and_a_city_is_where_the_partner_is() -> None:
    rows: Rows = [["Partner", "City", "Signed"], ["A Lab", "Lyon", "2019-05"]]
    assert columns(both(rows, OURS)) == {"Partner": "target", "City": "city", "Signed": "signed"}


@pytest.mark.parametrize(
    "heading", ["大学名（和文）", "大学名（英文）", "機関名（複数可）", "Institution (in full)"]
)
def test_what_stands_in_brackets_does_not_hide_what_a_heading_is_about(heading: str) -> None:
    assert columns(both([[heading, "締結年月日"], ["A Lab", "2019-05-01"]], OURS))[heading] == "target"


@pytest.mark.parametrize("headings", [("研究期間（自）", "研究期間（至）"), ("協定期間 自", "協定期間 至")])
def test_from_and_to_in_japanese_are_a_beginning_and_an_end(headings: tuple[str, str]) -> None:
    rows: Rows = [["相手方", "契約締結日", *headings], ["A Lab", "2021/4/12", "2021/5/1", "2024/3/31"]]
    (row,) = both(rows, OURS).edges
    assert (row["signed"], row["effective"], row["expires"]) == ("2021-04-12", "2021-05-01", "2024-03-31")


UNIVERSITIES = ["University of Tokyo", "Keio University", "Waseda University"]


def test_a_matrix_of_names_is_one_whatever_stands_in_its_corner() -> None:
    rows: Rows = [
        ["Hospital", *UNIVERSITIES],
        ["St. Luke's Hospital", "x", "-", "x"],
        ["Toranomon Hospital", "-", "x", "-"],
        ["x = agreement, - = none"],
    ]
    assert sorted(ties(both(rows))) == [
        ("st-luke-s-hospital", "university-of-tokyo", ""),
        ("st-luke-s-hospital", "waseda-university", ""),
        ("toranomon-hospital", "keio-university", ""),
    ]


@pytest.mark.parametrize(
    "above", [["Kyoto", "Nara", "Sendai"], ["Student exchange", "Staff exchange", "Joint research"]]
)
@pytest.mark.parametrize("marks", [("1958", "1973"), ("x", "○")])
def test_marks_below_headings_that_nobody_knows_are_told(above: list[str], marks: tuple[str, str]) -> None:
    rows: Rows = [["City", *above], ["Lyon", marks[0], None, None], ["Nancy", None, *marks]]
    for found in (both(rows), both(rows, OURS)):
        (loss,) = [each for each in found.losses if each.key == "came_marks"]
        assert (loss.count, loss.example, loss.grave) == (3, ", ".join(above), True)


def test_columns_of_numbers_are_no_marks() -> None:
    rows: Rows = [["Partner", "Signed", "Persons", "Budget", "Floor"], ["A Lab", "2019", 12, 100, 3]]
    assert losses(both(rows, OURS)) == {}


@pytest.mark.parametrize("row", [["合计", "8项"], ["合計", "8項"], ["Total", "8 items"], ["計", "8件"]])
def test_a_sum_of_what_was_counted_is_no_party(row: list[object]) -> None:
    rows: Rows = [["No.", "Partner", "Signed"], [1, "A Lab", "2019"], [*row, None]]
    assert names(both(rows, OURS)) == ["A Lab", "Our Hub"]


def test_a_year_of_two_digits_is_of_the_last_century_where_it_would_lie_ahead() -> None:
    data = csv(
        [["Partner", "Start Date", "End Date"], ["Kobe", "10/22/57", None], ["Lyon", "3/15/93", "3/31/45"]]
    )
    found = import_files({"x.csv": data}, wishes=OURS, today=date(2026, 11, 29))
    assert [(row["signed"], row.get("expires", "")) for row in found.edges] == [
        ("1957-10-22", ""), ("1993-03-15", "2045-03-31"),
    ]  # fmt: skip


LIST: Rows = [["Ref", "Partner", "Code", "Signed"], ["21-01", "A Lab", "M", "2021-02-09"]]


def test_a_sheet_of_codes_is_no_list_of_organisations() -> None:
    codes: Rows = [["Code", "Meaning"], ["M", "Memorandum"], ["R", "Research agreement"]]
    found = import_files({"x.xlsx": xlsx(Codes=codes, List=LIST)}, wishes=OURS)
    assert names(found) == ["A Lab", "Our Hub"]
    assert losses(found) == {"came_no_list": 1}


def test_a_sheet_of_organisations_says_what_they_are_and_adds_no_agreement() -> None:
    members: Rows = [["Name", "Type", "Country"], ["A Lab", "university", "FR"], ["B Lab", "company", "JP"]]
    found = import_files({"x.xlsx": xlsx(Members=members, List=LIST)}, wishes=OURS)
    assert ties(found) == [("our-hub", "a-lab", "2021-02-09")]
    assert {(row["name"], row["type"], row.get("country")) for row in found.nodes} == {
        ("A Lab", "university", "FR"), ("B Lab", "company", "JP"), ("Our Hub", "unknown", None),
    }  # fmt: skip


@pytest.mark.parametrize("heading", ["協定締結先", "締結先", "締結相手", "签约方", "缔结方"])
def test_who_signed_is_no_date(heading: str) -> None:
    rows: Rows = [["No.", heading, "締結年月日"], [1, "港大学", "2019-05-01"], [2, "北浜市", "2020-05-01"]]
    assert names(both(rows, OURS)) == ["Our Hub", "北浜市", "港大学"]
