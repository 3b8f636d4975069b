"""Lists as strangers brought them: headings in any order, years of any spelling, rows that are none."""

from __future__ import annotations

import pytest

from tests.exchange.lists import OURS, Rows, both

YEARS = {
    # a fiscal year begins in April, whatever the calendar that names it
    "H31": 2019, "平成31": 2019, "令和元": 2019, "令和元年": 2019, "R2": 2020, "H20": 2008, "令和2年": 2020,
    "2008年": 2008, "2019": 2019, "平成31年度": 2019, "FY2021": 2021, "2019(令和元)年": 2019, "2019/20": 2019,
    "2010-11": 2010, "2019/2020": 2019,
}  # fmt: skip


@pytest.mark.parametrize("heading", ["締結年度", "年度", "Fiscal year of signing", "Signed (financial year)"])
def test_every_year_below_a_heading_of_fiscal_years_is_one(heading: str) -> None:
    rows: Rows = [["Partner", heading], *([f"Lab {year}", year] for year in YEARS)]
    found = {row["target"]: row["signed"] for row in both(rows, OURS).edges}
    assert list(found.values()) == [f"{year}-04/{year + 1}-03" for year in YEARS.values()]


def test_days_and_months_below_a_heading_of_fiscal_years_stay_what_they_are() -> None:
    days = {"港大学": "2010-11", "北大学": "令和2年5月", "南大学": "2019-01-01"}
    rows: Rows = [["相手先", "締結年度"], *map(list, days.items())]
    assert [row["signed"] for row in both(rows, OURS).edges] == ["2010-11", "2020-05", "2019-01-01"]


def test_a_year_below_another_heading_is_one_of_the_calendar() -> None:
    rows: Rows = [["相手先", "締結年"], ["港大学", "R2"], ["北大学", "2008年"]]
    assert [row["signed"] for row in both(rows, OURS).edges] == ["2020", "2008"]
