"""Matrices of organisations as offices keep them: cells of any kind, columns before them, few members."""

from __future__ import annotations

import pytest

from graph.errors import FileError, UsageError
from graph.exchange.lists.joining import Wishes
from tests.exchange.lists import Rows, both, losses, ties

MEMBERS = ("Arden University", "Brook University", "Calder Institute")


def of_two(cell: str, other: str = "", *, corner: str = "") -> Rows:
    """Two partners against two members, a cell each."""
    return [[corner, *MEMBERS[:2]], ["University of Oulu", cell, ""], ["Kiel University", "", other]]


def of_members(*cells: str) -> Rows:
    """Three members against themselves: the cells of the upper half."""
    one, two, three = cells
    rows = [["", one, two], ["", "", three], ["", "", ""]]
    made: Rows = [[name, *row] for name, row in zip(MEMBERS, rows, strict=True)]
    return [["", *MEMBERS], *made]


@pytest.mark.parametrize(
    ("cell", "signed", "expires"),
    [
        ("2019-04-01", "2019-04-01", ""),
        ("1 Apr 2019", "2019-04-01", ""),
        ("Apr-21", "2021-04", ""),
        ("R3.4.1", "2021-04-01", ""),
        ("2021年度", "2021-04/2022-03", ""),
        ("2020*", "2020", ""),
        ("x (2019)", "2019", ""),
        ("MoU (May 2019)", "2019-05", ""),
        ("2019-2024", "2019", "2024"),
        ("x", "", ""),
        ("MoU", "", ""),
    ],
)
@pytest.mark.parametrize("corner", ["", "Partner", "大学"])
def test_a_cell_is_read_as_dates_of_a_list_are(cell: str, signed: str, expires: str, corner: str) -> None:
    found = both(of_two(cell, cell, corner=corner))
    assert [(row.get("signed", ""), row.get("expires", "")) for row in found.edges] == [(signed, expires)] * 2
    assert [each[:2] for each in ties(found)] == [
        ("university-of-oulu", "arden-university"),
        ("kiel-university", "brook-university"),
    ]


def test_one_other_cell_makes_no_list_of_a_matrix_and_is_told() -> None:
    found = both(of_members("2018", "1 Apr 2015", "under the rector's deed"))
    pairs = [(one.split("-")[0], other.split("-")[0], day) for one, other, day in ties(found)]
    assert pairs == [
        ("arden", "brook", "2018"),
        ("arden", "calder", "2015-04-01"),
        ("brook", "calder", ""),
    ]
    assert [row.get("notes") for row in found.edges] == [None, None, "under the rector's deed"]
    assert losses(found) == {"came_crossing": 1}


def test_where_a_cross_has_a_date_the_others_are_agreements_too() -> None:
    assert len(both(of_members("x (2019)", "x", "x")).edges) == 3
    assert len(both(of_members("2019", "x", "x")).edges) == 1


def test_the_order_of_day_and_month_is_asked_for_and_taken() -> None:
    with pytest.raises(UsageError, match=r"01/04/2019"):
        both(of_two("01/04/2019", "02/05/2020"))
    both_days = of_two("01/04/2019", "13/05/2020")
    assert [row["signed"] for row in both(both_days).edges] == ["2019-04-01", "2020-05-13"]


def test_what_stands_between_names_and_cells_is_the_organisations() -> None:
    rows: Rows = [
        ["No.", "大学", "国", *MEMBERS],
        ["1", "University of Oulu", "FI", "○", "", "2019"],
        ["2", "Kiel University", "DE", "", "○", ""],
        ["", "Total", "", "1", "1", "1"],
    ]
    found = both(rows)
    assert {row["name"]: row.get("country") for row in found.nodes} == {
        "University of Oulu": "FI", "Kiel University": "DE", **dict.fromkeys(MEMBERS),
    }  # fmt: skip
    assert [day for *_, day in ties(found)] == ["", "2019", ""]


@pytest.mark.parametrize(
    "headings",
    [("Signed on", "Valid until"), ("Date of signature", "Term"), ("締結日", "有効期限")],
)
def test_a_list_of_dates_is_no_matrix(headings: tuple[str, str]) -> None:
    below: Rows = [["University of Oulu", "2019", "2024"], ["Kiel University", "2018", "2023"]]
    assert "matrix" not in both([["Partner", *headings], *below], Wishes(ours="Our Hub")).read_as
    with pytest.raises(FileError, match="none of them names an organisation"):
        both([["", *headings], *below], Wishes(ours="Our Hub"))
