"""Periods: whole, without gaps or overlaps, named by the year in which they start."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates.periods import EVERY, periods, unfinished, until, up_to
from graph.errors import UsageError

DAYS = st.dates(date(1950, 1, 1), date(1990, 12, 31))


@given(DAYS, DAYS, st.sampled_from(EVERY), st.integers(1, 12))
def test_periods_cover_every_day_once(a: date, b: date, every: str, start: int) -> None:
    first, last = sorted((a, b))
    found = periods(first, last, every=every, fiscal_start=start)
    assert found[0].start <= first <= found[0].end
    assert found[-1].start <= last <= found[-1].end
    for one, following in pairwise(found):
        assert one.end + timedelta(days=1) == following.start
    assert all(each.start <= each.end for each in found)
    assert len({each.label for each in found}) == len(found)


@given(DAYS, st.sampled_from(EVERY), st.integers(1, 12))
def test_a_period_is_the_same_whichever_of_its_days_is_asked_for(day: date, every: str, start: int) -> None:
    (one,) = periods(day, day, every=every, fiscal_start=start)
    assert periods(one.start, one.end, every=every, fiscal_start=start) == [one]


@given(DAYS, st.integers(1, 12))
def test_a_fiscal_year_begins_on_the_first_of_its_month(day: date, start: int) -> None:
    (one,) = periods(day, day, every="fiscal-year", fiscal_start=start)
    assert (one.start.month, one.start.day) == (start, 1)
    assert one.label == f"FY{one.start.year}"


@pytest.mark.parametrize(
    ("day", "every", "start", "label", "first", "last"),
    [
        ("2016-02-29", "month", 4, "2016-02", "2016-02-01", "2016-02-29"),
        ("2016-12-31", "month", 4, "2016-12", "2016-12-01", "2016-12-31"),
        ("2016-03-31", "quarter", 4, "2016-Q1", "2016-01-01", "2016-03-31"),
        ("2016-10-01", "quarter", 4, "2016-Q4", "2016-10-01", "2016-12-31"),
        ("2016-07-01", "year", 4, "2016", "2016-01-01", "2016-12-31"),
        ("2017-03-31", "fiscal-year", 4, "FY2016", "2016-04-01", "2017-03-31"),
        ("2017-04-01", "fiscal-year", 4, "FY2017", "2017-04-01", "2018-03-31"),
        ("2017-04-01", "fiscal-year", 1, "FY2017", "2017-01-01", "2017-12-31"),
        ("2016-09-30", "fiscal-year", 10, "FY2015", "2015-10-01", "2016-09-30"),
    ],
)
def test_a_day_lies_in_the_period_of_its_name(
    day: str, every: str, start: int, label: str, first: str, last: str
) -> None:
    at = date.fromisoformat(day)
    (one,) = periods(at, at, every=every, fiscal_start=start)
    assert (one.label, str(one.start), str(one.end)) == (label, first, last)


def test_no_periods_where_the_end_is_before_the_start() -> None:
    assert periods(date(2017, 1, 1), date(2015, 1, 1)) == []


@pytest.mark.parametrize("every", EVERY)
def test_no_periods_where_the_end_is_before_the_start_in_one_and_the_same(every: str) -> None:
    assert periods(date(2020, 2, 29), date(2020, 2, 15), every=every) == []


def test_the_last_year_of_the_calendar_ends_the_list() -> None:
    assert [each.label for each in periods(date(9998, 5, 1), date.max)] == ["9998", "9999"]
    assert periods(date.max, date.max, every="month")[0].end == date.max


def test_what_is_no_period_is_refused_with_the_choice() -> None:
    with pytest.raises(UsageError) as caught:
        periods(date(2016, 1, 1), date(2016, 1, 1), every="week")
    assert str(caught.value) == "'week' is not a period; choose one of month, quarter, year, fiscal-year"
    for start in (0, 13):
        with pytest.raises(UsageError) as caught:
            periods(date(2016, 1, 1), date(2016, 1, 1), every="fiscal-year", fiscal_start=start)
        assert str(caught.value) == f"a fiscal year starts in month 1 to 12, not {start}"


def test_a_fiscal_year_begins_in_april_where_nothing_else_is_said() -> None:
    assert [each.label for each in periods(date(2017, 3, 31), date(2017, 4, 1), every="fiscal-year")] == [
        "FY2016",
        "FY2017",
    ]


def test_stretches_end_with_their_days_and_begin_behind_the_last_one() -> None:
    days = [date(2020, 9, 18), date(2016, 5, 1), date(2018, 12, 31), date(2016, 5, 1)]
    assert [(str(each.start), str(each.end), each.label) for each in up_to(days)] == [
        ("2016-05-01", "2016-05-01", "2016-05-01"),
        ("2016-05-02", "2018-12-31", "2018-12-31"),
        ("2019-01-01", "2020-09-18", "2020-09-18"),
    ]
    assert up_to([]) == []


@pytest.mark.parametrize(
    ("every", "last", "label"),
    [
        ("month", date(2024, 2, 29), "2024-02"),
        ("quarter", date(2024, 6, 30), "2024-Q2"),
        ("year", date(2024, 12, 31), "2024"),
        ("fiscal-year", date(2025, 3, 31), "FY2024"),
    ],
)
def test_a_period_is_unfinished_until_its_last_day(every: str, last: date, label: str) -> None:
    def ended(day: date) -> list[tuple[str, date, bool]]:
        found = until(periods(date(2024, 1, 1), day, every=every), day)
        return [(each.label, each.end, each.unfinished) for each in found[-2:]]

    before, after = last - timedelta(days=1), last + timedelta(days=1)
    assert ended(before)[-1] == (label, before, True)
    assert ended(last)[-1] == (label, last, False)
    assert ended(after)[0] == (label, last, False)
    assert ended(after)[1][1:] == (after, True)


def test_no_period_is_unfinished_where_there_is_none() -> None:
    assert until([], date(2024, 1, 1)) == []
    assert unfinished(periods(date(2024, 1, 1), date(2025, 1, 1))) == {}
