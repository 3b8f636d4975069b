"""Years of two digits: what stands where is decided by the dates of a column, or of the list."""

from __future__ import annotations

import itertools

import pytest

from graph.dates.short_years import with_whole_years
from graph.dates.spellings import Order


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (["30/06/98", "02/05/19"], ["30/06/1998", "02/05/2019"]),
        (["06-30-98", "05-02-19"], ["06-30-1998", "05-02-2019"]),
        (["25.12.05"], [None]),
        (["18-Sep-20", "Mar-99", "Sept '69"], ["18-Sep-2020", "Mar-1999", "Sept '1969"]),
        (["01/02/98"], ["01/02/1998"]),  # the day or the month, but no year, stands first
        (["01/02/03"], [None]),
        (["98/05/06"], [None]),  # the year stands first
        (["31/04/01"], [None]),  # 2031, or a year of an era
        (["30/06/98", "06/30/98"], [None, None]),
        (["99/99/99", "20-Sep-2018"], [None, None]),
    ],
)
def test_the_dates_of_a_column_decide_together(texts: list[str], whole: list[str | None]) -> None:
    for order in itertools.permutations(range(len(texts))):
        found = with_whole_years({"signed": [texts[at] for at in order]})["signed"]
        assert [found.get(text) for text in texts] == whole


def test_another_column_decides_where_its_own_dates_do_not() -> None:
    for other in ("30/06/98", "30/06/1998"):
        whole = with_whole_years({"signed": [other], "expires": ["01/02/03"]})
        assert whole["expires"] == {"01/02/03": "01/02/2003"}
    assert with_whole_years({"signed": ["98/05/06"], "expires": ["01/02/03"]})["expires"] == {}
    assert with_whole_years({"a": ["30/06/98"], "b": ["06/30/98"], "c": ["01/02/03"]})["c"] == {}


@pytest.mark.parametrize("first", ["day", "month"])
def test_what_somebody_has_said_decides(first: str) -> None:
    assert with_whole_years({"signed": ["01/02/03"]}, Order(first))["signed"] == {"01/02/03": "01/02/2003"}
    assert with_whole_years({"signed": ["98/05/06"]}, Order(first))["signed"] == {}


def test_what_was_signed_was_not_signed_in_the_future() -> None:
    columns = {"signed": ["10/22/57", "Mar-30", "3/15/26"], "expires": ["3/31/57"]}
    assert with_whole_years(columns, newest=2027) == {
        "signed": {"10/22/57": "10/22/1957", "Mar-30": "Mar-1930", "3/15/26": "3/15/2026"},
        "expires": {"3/31/57": "3/31/2057"},
    }
