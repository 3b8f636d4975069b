"""Dates: what is understood, what is refused with which hint, and the laws that all of them keep."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import FIRST_YEAR, LAST_YEAR, PartialDate, add_years, parse, parse_in
from graph.dates.hints import A_DAY
from graph.dates.spellings import Order, day_order, iso
from graph.errors import DateError

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
YEARS = st.integers(FIRST_YEAR, LAST_YEAR - 1)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(DAYS)
    text = draw(st.sampled_from([f"{day.year}", f"{day.year}-{day.month:02}", str(day)]))
    if draw(st.booleans()):
        later = draw(st.dates(day, date(LAST_YEAR, 12, 31)))
        text = draw(st.sampled_from([f"{day}/{later}", f"{day.year}/{later.year}"]))
    return parse(text)


UNDERSTOOD = [
    ("2016", "2016", "2016-01-01", "2016-12-31"),
    ("2016-05", "2016-05", "2016-05-01", "2016-05-31"),
    ("2016-02", "2016-02", "2016-02-01", "2016-02-29"),
    ("2016-5-1", "2016-05-01", "2016-05-01", "2016-05-01"),
    ("2016/05", "2016-05", "2016-05-01", "2016-05-31"),
    ("2016.10", "2016-10", "2016-10-01", "2016-10-31"),
    ("2020.9.18", "2020-09-18", "2020-09-18", "2020-09-18"),
    ("20160501", "2016-05-01", "2016-05-01", "2016-05-01"),
    ("２０１６／５／１", "2016-05-01", "2016-05-01", "2016-05-01"),
    ("2016‐05‐01", "2016-05-01", "2016-05-01", "2016-05-01"),
    ("2016–05", "2016-05", "2016-05-01", "2016-05-31"),
    (" 2016 ", "2016", "2016-01-01", "2016-12-31"),
    ("2016年5月1日", "2016-05-01", "2016-05-01", "2016-05-01"),
    ("2016 年 5 月", "2016-05", "2016-05-01", "2016-05-31"),
    ("二〇一六年五月一日", "2016-05-01", "2016-05-01", "2016-05-01"),
    ("令和二年九月十八日", "2020-09-18", "2020-09-18", "2020-09-18"),
    ("昭和二十年八月", "1945-08", "1945-08-01", "1945-08-31"),
    ("令和2年9月18日", "2020-09-18", "2020-09-18", "2020-09-18"),
    ("㋿2年", "2020", "2020-01-01", "2020-12-31"),
    ("令和元年5月", "2019-05", "2019-05-01", "2019-05-31"),
    ("R2.9.18", "2020-09-18", "2020-09-18", "2020-09-18"),
    ("h28/5", "2016-05", "2016-05-01", "2016-05-31"),
    ("平成28.5.1", "2016-05-01", "2016-05-01", "2016-05-01"),
    ("令2.9.18", "2020-09-18", "2020-09-18", "2020-09-18"),
    ("R元.5.1", "2019-05-01", "2019-05-01", "2019-05-01"),
    # A year in both calendars, and the calendar of Taiwan.
    ("1967(昭和42)年5月11日", "1967-05-11", "1967-05-11", "1967-05-11"),
    ("昭和42年（1967年）5月11日", "1967-05-11", "1967-05-11", "1967-05-11"),
    ("2019（令和元）年11月18日", "2019-11-18", "2019-11-18", "2019-11-18"),
    ("2021（R3）年4月", "2021-04", "2021-04-01", "2021-04-30"),
    ("民國106年5月18日", "2017-05-18", "2017-05-18", "2017-05-18"),
    ("中華民国元年", "1912", "1912-01-01", "1912-12-31"),
    ("Est. 1996", "1996", "1996-01-01", "1996-12-31"),
    ("signed on 3 May 2019", "2019-05-03", "2019-05-03", "2019-05-03"),
    # An era's year is as long as the era lasted.
    ("平成31年", "2019-01-01/2019-04-30", "2019-01-01", "2019-04-30"),
    ("令和元年", "2019-05-01/2019-12-31", "2019-05-01", "2019-12-31"),
    ("昭和64年1月", "1989-01-01/1989-01-07", "1989-01-01", "1989-01-07"),
    # The first and the last day that can be, and the letters of all eras.
    ("1800", "1800", "1800-01-01", "1800-12-31"),
    ("2100-12-31", "2100-12-31", "2100-12-31", "2100-12-31"),
    ("令和82年12月31日", "2100-12-31", "2100-12-31", "2100-12-31"),
    ("M6.1.1", "1873-01-01", "1873-01-01", "1873-01-01"),
    ("M45.7", "1912-07-01/1912-07-29", "1912-07-01", "1912-07-29"),
    ("T1.7.30", "1912-07-30", "1912-07-30", "1912-07-30"),
    ("S64.1.7", "1989-01-07", "1989-01-07", "1989-01-07"),
    ("2011-12", "2011-12", "2011-12-01", "2011-12-31"),
    ("2021年度", "2021-04/2022-03", "2021-04-01", "2022-03-31"),
    ("令和元年度", "2019-04/2020-03", "2019-04-01", "2020-03-31"),
    ("平成1年度", "1989-04/1990-03", "1989-04-01", "1990-03-31"),
    ("平成28年度", "2016-04/2017-03", "2016-04-01", "2017-03-31"),
    ("H28年度", "2016-04/2017-03", "2016-04-01", "2017-03-31"),
    ("2021-04/2022-03", "2021-04/2022-03", "2021-04-01", "2022-03-31"),
    ("2016/2017", "2016/2017", "2016-01-01", "2017-12-31"),
    ("2016-05-01/2016-05-01", "2016-05-01", "2016-05-01", "2016-05-01"),
    ("2016-05-01 00:00:00", "2016-05-01", "2016-05-01", "2016-05-01"),
    ("2016/5/1 0:00", "2016-05-01", "2016-05-01", "2016-05-01"),
    ("2016-05-01T00:00:00.000", "2016-05-01", "2016-05-01", "2016-05-01"),
]
# Other spellings with one reading, and what they mean.
ONE_READING = [
    # Names of months, in six languages.
    ("18 September 2020", "2020-09-18"), ("July 28, 2020", "2020-07-28"), ("28th July 2020", "2020-07-28"),
    ("Sept. 2020", "2020-09"), ("2020-Sep-18", "2020-09-18"), ("18-Sep-2020", "2020-09-18"),
    ("the 18th of September, 2020", "2020-09-18"), ("May 2016", "2016-05"),
    ("18 -/.,' May 2016", "2016-05-18"),
    ("12 mai 2020", "2020-05-12"), ("1er août 2020", "2020-08-01"), ("12. März 2020", "2020-03-12"),
    ("3. Okt. 2020", "2020-10-03"), ("12 de mayo de 2020", "2020-05-12"), ("5 dicembre 2020", "2020-12-05"),
    ("1º de maio de 2020", "2020-05-01"),
    # The year last, where one order is possible.
    ("18.09.2020", "2020-09-18"), ("18. 9. 2020", "2020-09-18"), ("13/04/2019", "2019-04-13"),
    ("4/13/2019", "2019-04-13"), ("05.05.2016", "2016-05-05"), ("9/2020", "2020-09"),
    # Parts of years; a fiscal year is one from April to March, as 年度 is.
    ("FY2019", "2019-04/2020-03"), ("FY 2019", "2019-04/2020-03"), ("FY2019-20", "2019-04/2020-03"),
    ("FY2019/2020", "2019-04/2020-03"), ("2016 FY", "2016-04/2017-03"),
    ("fiscal year 2019", "2019-04/2020-03"),
    ("Q3 2020", "2020-07/2020-09"), ("2020 Q3", "2020-07/2020-09"), ("Q4/2016", "2016-10/2016-12"),
    ("3Q2020", "2020-07/2020-09"), ("2nd quarter of 2020", "2020-04/2020-06"),
    ("FY2019 Q4", "2020-01/2020-03"),
    ("2020年第3四半期", "2020-07/2020-09"), ("2020年度第1四半期", "2020-04/2020-06"),
    ("2020H1", "2020-01/2020-06"), ("2016-H2", "2016-07/2016-12"), ("2020年上半期", "2020-01/2020-06"),
    ("2016年下半期", "2016-07/2016-12"), ("2019年度上期", "2019-04/2019-09"),
    ("2019年度下半期", "2019-10/2020-03"),
    # The first week of a year holds its first Thursday: 7 January 2016.
    ("2016-W01", "2016-01-04/2016-01-10"), ("2016-W52", "2016-12-26/2017-01-01"),
    ("2020-W53", "2020-12-28/2021-01-03"),
    ("2020-W12", "2020-03-16/2020-03-22"), ("2016-W20-3", "2016-05-18"),
    ("2019年4月上旬", "2019-04-01/2019-04-10"), ("2019年2月下旬", "2019-02-21/2019-02-28"),
    # Ends of months and years.
    ("2019年度末", "2020-03-31"), ("令和元年度末", "2020-03-31"), ("令和7年3月末日", "2025-03-31"),
    ("2025年3月末", "2025-03-31"), ("2024年2月末", "2024-02-29"), ("2020年末", "2020-12-31"),
    ("end of March 2025", "2025-03-31"), ("end of FY2019", "2020-03-31"),
    # Eras in Latin letters, and the units of dates in Korean.
    ("Reiwa 2", "2020"), ("Heisei 30.4.1", "2018-04-01"), ("Shōwa 60", "1985"),
    ("2020년 9월 18일", "2020-09-18"), ("2020. 9. 18.", "2020-09-18"), ("2020年9月18日", "2020-09-18"),
    # What stands beside a date: a time of day, a day of the week (18 May 2016 was a Wednesday), 付.
    ("2016/05/18 13:45", "2016-05-18"), ("2016-05-01T23:30:00-05:00", "2016-05-01"),
    ("18/05/2016 1:45 PM", "2016-05-18"), ("2016-05-01T00:00:00Z", "2016-05-01"),
    ("2016-05-18 (Wed)", "2016-05-18"), ("2016年5月18日(水)", "2016-05-18"),
    ("Wednesday, 18 May 2016", "2016-05-18"),
    ("2020年9月18日付", "2020-09-18"), ("2016年5月18日締結", "2016-05-18"), ("2020年10月吉日", "2020-10"),
    ("R2年10月", "2020-10"), ("H31年4月1日", "2019-04-01"),
    # Numbers that a program wrote with a fraction, and blanks for hyphens.
    ("20160518.0", "2016-05-18"), ("2016.0", "2016"), ("2016 05 18", "2016-05-18"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "meaning"), ONE_READING)
def test_what_has_one_reading_is_read(text: str, meaning: str) -> None:
    assert str(parse(text)) == meaning


def test_a_column_is_read_in_the_order_that_its_rows_decide() -> None:
    rows = ["01/04/2019", "2019-05-01", "13/04/2019", "soon", "", "x" * 1000]
    order = day_order(rows)
    assert order == Order("day", "13/04/2019")
    assert [str(parse_in(text, order)) for text in rows[:3]] == ["2019-04-01", "2019-05-01", "2019-04-13"]
    assert day_order(reversed(rows)) == order
    assert day_order(["1.4.2019 10:00", "4/13/2019 9:30 AM"]) == Order("month", "4/13/2019 9:30 AM")


@pytest.mark.parametrize(
    "rows",
    [
        [],
        ["01/04/2019", "05/05/2019"],  # possible both ways, or the same day
        ["13/04/2019", "04/13/2019"],  # rows that contradict one another
        ["31/02/2019", "4/2019", "13-04-19", "45/45/2019"],  # no day, no day, no year
    ],
)
def test_nothing_is_decided_by_rows_that_are_possible_both_ways_or_contradict_one_another(
    rows: list[str],
) -> None:
    assert day_order(rows) == Order()
    with pytest.raises(DateError, match="could be 1 April or 4 January 2019"):
        parse_in("01/04/2019", day_order(rows))


def test_an_order_that_was_asked_for_leaves_alone_what_is_possible_one_way_only() -> None:
    assert str(parse_in("1/4/2019", Order("month"))) == "2019-01-04"
    assert str(parse_in("13/4/2019", Order("month"))) == "2019-04-13"
    assert str(parse_in("1/4/2019 00:00", Order("day"))) == "2019-04-01"


# Day 1 is 1 January 1900, and there is a 29 February 1900: 25569 is 1 January 1970 in every spreadsheet.
@pytest.mark.parametrize(
    ("text", "day"),
    [("25569", "1970-01-01"), ("43238", "2018-05-18"), ("43238.0", "2018-05-18"), (" 43238.75", "2018-05-18"),
     ("20090", "1955-01-01"), ("73415", "2100-12-31")],
)  # fmt: skip
def test_a_spreadsheet_s_number_of_a_day_is_a_date_in_a_column_and_nowhere_else(text: str, day: str) -> None:
    assert str(parse_in(text, Order())) == day
    with pytest.raises(DateError):
        parse(text)


@pytest.mark.parametrize("text", ["20089", "73416", "20165", "4323", "432380", "43238.x"])
def test_other_numbers_are_no_days(text: str) -> None:
    with pytest.raises(DateError):
        parse_in(text, Order())


def test_a_text_of_any_length_is_refused_at_once() -> None:
    for text in ("2019末" + "末" * 5000, "end of " * 5000 + "2019", "2019-" * 5000, "1 or " * 5000):
        with pytest.raises(DateError):
            parse(text)


@pytest.mark.parametrize(("text", "canonical", "first", "last"), UNDERSTOOD)
def test_a_date_is_understood_with_its_first_and_last_day(
    text: str, canonical: str, first: str, last: str
) -> None:
    found = parse(text)
    assert (str(found), str(found.first), str(found.last)) == (canonical, first, last)


REFUSED = [
    ("", "write YYYY"),
    ("soon", "write YYYY"),
    ("16", "write YYYY"),
    ("TBD", "name a day"),
    ("未定", "name a day"),
    ("N/A", "name a day"),
    ("01/05/2016", "write 2016-05-01 or 2016-01-05"),
    ("31/02/2016", "write YYYY"),
    ("16-05-01", "write 2016-05-01 or 2001-05-16"),
    ("05/18/16", "2016-05-18 if that is meant"),
    ("May-16", "write 2016-05 if 16 is the year, the whole date if it is the day"),
    ("16-May", "write 2016-05 if 16 is the year, the whole date if it is the day"),
    ("June 31, 2016", "write 2016-06 if only the month is known"),
    ("2016年下期", "write 2016-07/2016-12"),
    ("2016-139", "write 2016-05-18 if that is meant"),  # 31 + 29 + 31 + 30 = 121 days before May
    ("2016-17", "write 2016-04/2017-03"),
    ("2016-2018", "write 2016/2018"),
    ("2016〜2018", "write 2016/2018"),
    ("約2016年5月", "write the first and the last day that it can be, with a slash between them"),
    ("2016-05-XX", "write 2016-05 if that is meant"),
    ("201605", "write 2016-05 if that is meant"),
    ("42491", "write 2016-05-01"),
    ("42491.5", "write 2016-05-01"),
    ("1462060800", "write 2016-05-01 if that is meant"),
    ("########", "name a day"),
    ("#REF!", "name a day"),
    ("2016.1", "write 2016-01 or 2016-10"),
    ("2016-02-31", "write 2016-02 if only the month is known"),
    ("2015-02-29", "write 2015-02 if only the month is known"),
    ("2016-13-01", "write 2016 if only the year is known"),
    ("2016-00-00", "write 2016 if only the year is known"),
    ("1900-01-00", "write 1900-01 if only the month is known"),
    ("2206-05-01", "slip of the finger"),
    ("1799", "slip of the finger"),
    ("2101", "slip of the finger"),
    ("2559-05-01", "in the Buddhist calendar it is 2016"),
    ("9999-12-31", "name a year among them"),
    ("2017/2016", "write 2016/2017"),
    ("2016-05/2016", "write 2016/2016-05"),
    ("十十年", "write YYYY"),
    ("平成31年5月1日", "write 2019-05-01 if that is meant"),
    ("令和元年4月", "write 2019-04 if that is meant"),
    ("昭和64年1月8日", "write 1989-01-08 if that is meant"),
    ("平成0年", "write 1988 if that is meant"),
    ("明治5年3月1日", "write 1872-03-01 if that is meant"),
    ("-2016", "write the first and the last day that it can be, with a slash between them"),
    ("now", "write YYYY"),
    ("12016-05-01", "write YYYY"),
]


@pytest.mark.parametrize(("text", "hint"), REFUSED)
def test_what_can_be_read_two_ways_is_refused_with_what_to_write(text: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert caught.value.text == text
    assert hint in caught.value.hint


FORMS = "write YYYY, YYYY-MM, YYYY-MM-DD or an interval like 2021-04/2022-03"
OUTSIDE = "is outside the years 1800 to 2100"
NO_YEAR = "has no year of four digits"
FROM_TO = "runs from one date to another"
SLIP = "check the year for a slip of the finger"
HEISEI, SHOWA = (
    "平成, which ran from 1989-01-08 to 2019-04-30",
    "昭和, which ran from 1926-12-25 to 1989-01-07",
)
# What is said, word for word: text, why it is refused, what to write.
SAID = [
    ("1799", OUTSIDE, SLIP),
    ("2206-05-01", OUTSIDE, SLIP),
    ("2400", OUTSIDE, SLIP),  # 1857 in the Buddhist calendar, before anybody signed anything
    ("2401", OUTSIDE, "check the year; in the Buddhist calendar it is 1858"),
    ("2559-05-01", OUTSIDE, "check the year; in the Buddhist calendar it is 2016"),
    ("2643", OUTSIDE, "check the year; in the Buddhist calendar it is 2100"),
    ("2644", OUTSIDE, SLIP),
    ("9999-12-31", OUTSIDE, "name a year among them"),
    ("2016-13-01", "has no month 13", "write 2016 if only the year is known"),
    ("2016-00", "has no month 0", "write 2016 if only the year is known"),
    ("2016-02-31", "is no day: February 2016 has 29 days", "write 2016-02 if only the month is known"),
    ("2015-04-00", "is no day: April 2015 has 30 days", "write 2015-04 if only the month is known"),
    ("2016.1", "could be January or October 2016: spreadsheets drop the zero of 2016.10",
     "write 2016-01 or 2016-10"),
    ("2016-17", "has no month 17", "write 2016-04/2017-03 for April to March"),
    ("2012-13", "has no month 13", "write 2012-04/2013-03 for April to March"),
    ("2012-14", "has no month 14", "write 2012 if only the year is known"),
    ("平成31年5月1日", f"is no day of {HEISEI}", "write 2019-05-01 if that is meant"),
    ("平成0年", f"is no day of {HEISEI}", "write 1988 if that is meant"),
    ("昭和1年12月24日", f"is no day of {SHOWA}", "write 1926-12-24 if that is meant"),
    ("明治46年", "is no day of 明治, which ran from 1873-01-01 to 1912-07-29", "write 1913 if that is meant"),
    ("明治5年3月1日", "is before 1873, when Japan took the calendar in use today",
     "write 1872-03-01 if that is meant"),
    ("2017/2016", "is an interval that ends before it starts", "write 2016/2017"),
    ("TBD", "is not a date", A_DAY),
    ("soon", "is not a date", FORMS),
    ("########", "is what a spreadsheet shows in place of a value", A_DAY),
    ("42491", "looks like a spreadsheet's serial number", "write 2016-05-01 if that is meant"),
    ("1462060800", "looks like a computer's time stamp", "write 2016-05-01 if that is meant"),
    ("1462060800000", "looks like a computer's time stamp", "write 2016-05-01 if that is meant"),
    ("01/05/2016", "could be 1 May or 5 January 2016", "write 2016-05-01 or 2016-01-05"),
    ("31/02/2016", "is no day of any year", FORMS),
    ("2016-02-31 13:45", "is no day: February 2016 has 29 days", "write 2016-02 if only the month is known"),
    ("16-05-01", NO_YEAR, "write 2016-05-01 or 2001-05-16"),
    ("05/18/16", NO_YEAR, "write the year with four digits, 2016-05-18 if that is meant"),
    ("32-13-45", "is not a date", FORMS),
    ("May-16", NO_YEAR, "write 2016-05 if 16 is the year, the whole date if it is the day"),
    ("18-May-16", NO_YEAR, "write 2016-05-18 or 2018-05-16"),
    ("31-Jun-16", "is not a date", FORMS),
    ("16-May", NO_YEAR, "write 2016-05 if 16 is the year, the whole date if it is the day"),
    ("18 May_2016", "is not a date", FORMS),
    ("May 180 2016", "is not a date", FORMS),
    ("May 18 19 2016", "is not a date", FORMS),
    ("May June 2016", "is not a date", FORMS),
    ("2016年上期", "could be half a year or half a fiscal year", "write 2016-01/2016-06 or 2016-04/2016-09"),
    # The first week of a year holds its first Thursday: 7 January 2016.
    ("2016-W00", "is not a date", FORMS),
    ("2016-W53", "is not a date", FORMS),  # there is none in that year
    ("2016-001", "is not written as a date", "write 2016-01-01 if that is meant"),
    ("2016-365", "is not written as a date", "write 2016-12-30 if that is meant"),  # a leap year
    ("2016-000", "is not a date", FORMS),
    ("2016-366", "is not a date", FORMS),  # no day of most years
    ("2016-04~2017-03", FROM_TO, "write 2016-04/2017-03 if the day lies in between"),
    ("2016-04-01 to 2017-03-31", FROM_TO, "write 2016-04-01/2017-03-31 if the day lies in between"),
    ("2016-04から2017-03", FROM_TO, "write 2016-04/2017-03 if the day lies in between"),
    ("2017-03 to 2016-04", "is not a date", FORMS),
    ("2016-04 to 2016-04", "is not a date", FORMS),
    ("2016-13 to 2017-03", "is not a date", FORMS),
    ("2016-04 to 2017-13", "is not a date", FORMS),
    ("2016-2018", FROM_TO, "write 2016/2018 if the day lies in between"),
    ("2016-2016", "is not a date", FORMS),
    ("201605", "is not written as a date", "write 2016-05 if that is meant"),
    ("2016 02 31", "is no day: February 2016 has 29 days", "write 2016-02 if only the month is known"),
    ("2016 13 45", "has no month 13", "write 2016 if only the year is known"),
    ("2016 180", "is not a date", FORMS),
    ("2016 5 18 3", "is not a date", FORMS),
    ("1716 5 18", "is outside the years 1800 to 2100", "check the year for a slip of the finger"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason", "hint"), SAID)
def test_a_refusal_says_why_and_what_to_write(text: str, reason: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert (caught.value.reason, caught.value.hint) == (reason, hint)


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        ((1,), "0001"),
        ((9999,), "9999"),
        ((0,), ""),
        ((10000,), ""),
        ((2016, 1), "2016-01"),
        ((2016, 12), "2016-12"),
        ((2016, 0), ""),
        ((2016, 13), ""),
        ((2016, 5, 1), "2016-05-01"),
        ((2016, 5, 31), "2016-05-31"),
        ((2016, 5, 0), ""),
        ((2016, 6, 31), ""),
    ],
)
def test_only_what_exists_is_written_in_iso_form(parts: tuple[int, ...], written: str) -> None:
    assert iso(*parts) == written


def test_the_same_days_are_the_same_date_however_they_are_written() -> None:
    assert parse("2016-01/2016-12") == parse("2016")
    assert str(parse("2016-01/2016-12")) == "2016-01/2016-12"


@pytest.mark.parametrize(
    ("text", "precision"),
    [("2016", "year"), ("2016-05", "month"), ("2016-05-18", "day"), ("2021-04/2022-03", "interval")],
)
def test_a_date_knows_its_precision(text: str, precision: str) -> None:
    assert parse(text).precision == precision


def test_every_day_of_a_leap_year_is_the_same_in_all_spellings() -> None:
    day = date(2016, 1, 1)
    while day.year == 2016:
        y, m, d = day.year, day.month, day.day
        for text in (
            f"{day}", f"{y}/{m}/{d}", f"{y}.{m}.{d}", f"{y}{m:02}{d:02}", f"{y}年{m}月{d}日",
            f"平成28年{m}月{d}日",
            f"H28.{m}.{d}", f"平成28/{m}/{d}", f"{y}/{m}/{d} 0:00", f"{day} 00:00:00", f"{day}/{day}",
        ):  # fmt: skip
            assert parse(text) == PartialDate(day, day, str(day)), text
            assert str(parse(text)) == str(day), text
        day += timedelta(days=1)


@pytest.mark.slow
def test_every_day_since_1873_belongs_to_exactly_one_era() -> None:
    day = date(1873, 1, 1)
    zeros = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
    while day <= date(2030, 12, 31):
        found = 0
        for era, zero in zeros.items():
            number = day.year - zero + 1
            if 1 <= number <= 99:
                try:
                    found += parse(f"{era}{number}年{day.month}月{day.day}日").first == day
                except DateError:
                    continue
        assert found == 1, day
        # Days around the changes of era matter; in between a sample does.
        day += timedelta(days=1 if day.month in (1, 4, 5, 7, 12) else 9)


@given(partial_dates())
def test_a_date_written_and_read_is_the_same(found: PartialDate) -> None:
    again = parse(str(found))
    assert (again, str(again), again.precision) == (found, str(found), found.precision)
    assert found.first <= found.last


@given(partial_dates(), partial_dates())
def test_dates_are_ordered_by_first_then_last_day(a: PartialDate, b: PartialDate) -> None:
    assert (a < b) == ((a.first, a.last) < (b.first, b.last))
    assert (a == b) == ((a.first, a.last) == (b.first, b.last))


@given(DAYS)
def test_a_day_is_within_its_month_which_is_within_its_year(day: date) -> None:
    whole, month, year = parse(str(day)), parse(f"{day:%Y-%m}"), parse(f"{day:%Y}")
    assert year.first <= month.first <= whole.first == day == whole.last <= month.last <= year.last


@given(YEARS)
def test_a_fiscal_year_runs_from_april_to_march(year: int) -> None:
    found = parse(f"{year}年度")
    assert (found.first, found.last) == (date(year, 4, 1), date(year + 1, 3, 31))


def is_understood_or_refused(text: str) -> None:
    """A date that stays itself when it is written, or a refusal with a hint."""
    try:
        found = parse(text)
    except DateError as fault:
        hint = fault.hint
    else:
        hint = "understood"
        assert parse(str(found)) == found
        assert found.first <= found.last
    assert hint


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    is_understood_or_refused(text)


@given(st.text(alphabet="0123456789-/.年月日度末上期 令和平成元RH十二QW:TFYorMa(水)", max_size=14))
def test_any_text_that_looks_like_a_date_is_a_date_or_refused(text: str) -> None:
    is_understood_or_refused(text)


@given(DAYS, st.integers(0, 100))
def test_adding_whole_years_keeps_month_and_day_but_for_29_february(day: date, years: int) -> None:
    later = add_years(day, years)
    assert later.year == day.year + years
    assert later.month == day.month
    assert later.day == day.day or (day.month, day.day, later.day) == (2, 29, 28)


@given(DAYS, DAYS, st.floats(0, 50))
def test_adding_years_keeps_the_order_of_days(a: date, b: date, years: float) -> None:
    first, second = sorted((a, b))
    assert first <= add_years(first, years) <= add_years(second, years)


@pytest.mark.parametrize(
    ("day", "years", "wanted"),
    [
        ("2016-02-29", 1, "2017-02-28"),
        ("2016-02-29", 4, "2020-02-29"),
        ("2016-05-18", 2.5, "2018-11-18"),
        ("2016-05-18", 2.3, "2018-09-18"),  # 27.6 months, to the nearest whole one
        ("2016-08-31", 0.5, "2017-02-28"),
        ("2016-12-31", 1 / 12, "2017-01-31"),
        ("2016-05-18", 1000, "3016-05-18"),
        ("2016-05-18", 9000, "9999-05-18"),
        ("2016-05-18", -1, "2015-05-18"),
    ],
)
def test_years_are_added_by_the_calendar(day: str, years: float, wanted: str) -> None:
    assert str(add_years(date.fromisoformat(day), years)) == wanted


TYPED = json.loads((Path(__file__).parents[1] / "typed_dates.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "days"), [(text, days) for text, *days in TYPED])
def test_what_the_page_of_the_map_reads_is_what_the_data_may_hold(text: str, days: list[str]) -> None:
    if not days:
        with pytest.raises(DateError):
            parse(text)
    else:
        assert [parse(text).first.isoformat(), parse(text).last.isoformat()] == days
