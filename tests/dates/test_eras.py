"""Days and periods in words."""

from __future__ import annotations

from datetime import date

import pytest

from graph.dates.eras import day_words, era_year, label_era, label_words, period_era, period_words
from graph.dates.periods import Period, periods


def period(day: date, every: str) -> Period:
    return periods(day, day, every=every)[0]


@pytest.mark.parametrize(
    ("day", "era"),
    [
        (date(2026, 11, 22), "令和8年"),
        (date(2019, 5, 1), "令和元年"),
        (date(2019, 4, 30), "平成31年"),
        (date(1989, 1, 8), "平成元年"),
        (date(1989, 1, 7), "昭和64年"),
        (date(1926, 12, 25), "昭和元年"),
        (date(1926, 12, 24), "大正15年"),
        (date(1912, 7, 30), "大正元年"),
        (date(1912, 7, 29), "明治45年"),
        (date(1873, 1, 1), "明治6年"),
        (date(1872, 12, 31), ""),
    ],
)
def test_eras_begin_on_their_day(day: date, era: str) -> None:
    assert era_year(day) == era


@pytest.mark.parametrize(
    ("day", "every", "era"),
    [
        (date(2020, 3, 31), "fiscal-year", "令和元年度"),
        (date(2019, 3, 31), "fiscal-year", "平成30年度"),
        (date(1989, 3, 31), "fiscal-year", "昭和63年度"),
        (date(2019, 1, 1), "year", "令和元年"),
        (date(2019, 1, 1), "month", ""),
        (date(2019, 1, 1), "quarter", ""),
    ],
)
def test_a_period_bears_the_era_that_ministries_give_it(day: date, every: str, era: str) -> None:
    assert period_era(period(day, every)) == era


@pytest.mark.parametrize(
    ("every", "en", "ja"),
    [
        ("month", "February 2021", "2021年2月"),
        ("quarter", "Q1 2021", "2021年1～3月"),
        ("year", "2021", "2021年"),
        ("fiscal-year", "FY2020", "2020年度"),
    ],
)
def test_periods_are_named_as_people_write_them(every: str, en: str, ja: str) -> None:
    each = period(date(2021, 2, 3), every)
    assert (period_words(each), period_words(each, "ja")) == (en, ja)


def test_every_month_has_its_name() -> None:
    first_half = ["January", "February", "March", "April", "May", "June"]
    names = [*first_half, "July", "August", "September", "October", "November", "December"]
    assert [label_words(f"2021-{month:02}") for month in range(1, 13)] == [f"{each} 2021" for each in names]


@pytest.mark.parametrize("text", ["", "2021-13", "2021-Q5", "all", "20210"])
def test_what_is_no_label_of_a_period_stays_as_it_is(text: str) -> None:
    assert label_words(text) == label_words(text, "ja") == text
    assert label_era(text) == ""


def test_a_day_is_written_out() -> None:
    assert day_words(date(2020, 9, 18)) == "18 September 2020"
    assert day_words(date(2020, 9, 18), "ja") == "2020年9月18日"
