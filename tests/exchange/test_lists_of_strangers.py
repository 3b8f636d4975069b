"""Lists as strangers brought them: headings in any order, years of any spelling, rows that are none."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from graph.exchange import import_files
from tests.exchange.lists import OURS, Rows, both, csv

if TYPE_CHECKING:
    from graph.exchange import Content

YEARS = {
    # a fiscal year begins in April, whatever the calendar that names it
    "H31": 2019, "平成31": 2019, "令和元": 2019, "令和元年": 2019, "R2": 2020, "H20": 2008, "令和2年": 2020,
    "2008年": 2008, "2019": 2019, "平成31年度": 2019, "FY2021": 2021, "2019(令和元)年": 2019, "2019/20": 2019,
    "2010-11": 2010, "2019/2020": 2019,
}  # fmt: skip


@pytest.mark.parametrize("heading", ["締結年度", "年度", "Fiscal year of signing", "Signed (financial year)"])
def test_every_year_below_a_heading_of_fiscal_years_is_one(heading: str) -> None:
    rows: Rows = [["Partner", heading], *[[f"Lab {year}", year] for year in YEARS]]
    found = {row["target"]: row["signed"] for row in both(rows, OURS).edges}
    assert list(found.values()) == [f"{year}-04/{year + 1}-03" for year in YEARS.values()]


def test_days_and_months_below_a_heading_of_fiscal_years_stay_what_they_are() -> None:
    days = {"港大学": "2010-11", "北大学": "令和2年5月", "南大学": "2019-01-01"}
    rows: Rows = [["相手先", "締結年度"], *[[name, day] for name, day in days.items()]]
    assert [row["signed"] for row in both(rows, OURS).edges] == ["2010-11", "2020-05", "2019-01-01"]


def test_a_year_below_another_heading_is_one_of_the_calendar() -> None:
    rows: Rows = [["相手先", "締結年"], ["港大学", "R2"], ["北大学", "2008年"]]
    assert [row["signed"] for row in both(rows, OURS).edges] == ["2020", "2008"]


def terms(found: Content) -> list[tuple[str, str]]:
    return [(row.get("term_years", ""), row.get("auto_renews", "")) for row in found.edges]


@pytest.mark.parametrize(
    ("columns", "wanted"),
    [
        ({"Signed": "2010-04-01", "Renewal period (years)": "2", "Term (years)": "5"}, ("5", "")),
        ({"Signed": "2010-04-01", "Auto-renewal period (years)": "2", "Term (years)": "5"}, ("5", "2")),
        ({"Signed": "2010-04-01", "Renewal term": "1 year", "Initial term": "5 years"}, ("5", "")),
        ({"Signed": "2010-04-01", "Length of each extension": "1 year", "Duration": "5 years"}, ("5", "")),
        ({"Signed": "2010-04-01", "Age (years)": "77", "Length of the agreement (years)": "5"}, ("5", "")),
        ({"締結日": "2010-04-01", "更新後の期間": "2年", "有効期間": "5年"}, ("5", "")),
        ({"締結日": "2010-04-01", "更新期間（年）": "2", "協定の期間（年）": "5"}, ("5", "")),
        ({"締結日": "2010-04-01", "自動更新期間（年）": "2", "有効期間（年）": "5"}, ("5", "2")),
        ({"締結日": "2010-04-01", "更新期間（年）": "2"}, ("", "")),
    ],
)
def test_how_long_a_renewal_lasts_is_not_how_long_the_agreement_does(
    columns: dict[str, str], wanted: tuple[str, str]
) -> None:
    for order in itertools.permutations(columns):
        rows: Rows = [["Partner", *order], ["Port Lab", *(columns[name] for name in order)]]
        assert terms(import_files({"x.csv": csv(rows)}, wishes=OURS)) == [wanted], order


def test_days_below_a_heading_of_extensions_tell_the_end() -> None:
    rows: Rows = [
        ["Partner", "Signed", "Extension period"],
        ["A Lab", "2010-04-01", "2020-01-01 - 2024-12-31"],
    ]
    assert [row["expires"] for row in both(rows, OURS).edges] == ["2024-12-31"]


@pytest.mark.parametrize(
    "heading",
    [
        "自動更新期間（年）",
        "自動更新（年）",
        "自動更新期間",
        "Automatic renewal period",
        "Auto-renewal (years)",
    ],
)
@pytest.mark.parametrize("cells", [("1", "1"), ("1", ""), ("1", "0"), ("1", "2")])
def test_below_a_heading_that_says_years_1_is_one_year(heading: str, cells: tuple[str, str]) -> None:
    rows: Rows = [["相手先", "締結日", "有効期間（年）", heading]]
    rows += [[f"Lab {at}", "2020/6/1", "5", cell] for at, cell in enumerate(cells)]
    wanted = [("5", {"0": "no"}.get(cell, cell)) for cell in cells]
    assert terms(both(rows, OURS)) == wanted


def test_months_of_a_renewal_are_no_years() -> None:
    # 12 months are a year, 6 are half of one
    rows: Rows = [["相手先", "締結日", "有効期間（年）", "自動更新期間（月）"]]
    rows += [["A Lab", "2020/6/1", "5", "12"], ["B Lab", "2020/6/1", "5", "6"]]
    assert terms(both(rows, OURS)) == [("5", "1"), ("5", "0.5")]
