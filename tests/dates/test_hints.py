"""Every hint is followed: what it says to write is a date, and a fact that the text may mean.

The table was written from the texts, not from what is printed: a text and every date that it can stand for.
A hint may name fewer of them or none, where it only says what is missing; never another one.
"""

from __future__ import annotations

import re

import pytest

from graph.dates import parse, parse_in
from graph.dates.hints import A_DAY, EXPECTED
from graph.dates.spellings import Order
from graph.errors import DateError

# A text that is refused, and what it may mean; nothing where nobody can say.
MEANT = [
    # A day and a month in either order.
    ("01/04/2019", "2019-04-01 2019-01-04"), ("1.4.2019", "2019-04-01 2019-01-04"),
    ("01/04/2019 12:00", "2019-04-01 2019-01-04"), ("12-11-2020", "2020-11-12 2020-12-11"),
    ("31/02/2016", ""), ("45/45/2019", ""),
    # Years of two digits.
    ("1/4/19", "2001-04-19 2019-04-01 2019-01-04"), ("01.04.19", "2001-04-19 2019-04-01 2019-01-04"),
    ("13/04/19", "2013-04-19 2019-04-13"), ("04/13/19", "2019-04-13"), ("99/01/02", "1999-01-02"),
    ("'16-05-01", "2016-05-01 2001-05-16"), ("18-May-16", "2016-05-18 2018-05-16"),
    ("31-Jun-16", ""), ("May-16", "2016-05"), ("16-May", "2016-05"), ("May '16", "2016-05"), ("May 3", ""),
    ("12 mai 20", "2020-05-12 2012-05-20"), ("FY19", "2019-04/2020-03"), ("FY99", "1999-04/2000-03"),
    ("160518", "2016-05-18 2018-05-16"), ("201205", "2012-05 2020-12-05 2005-12-20"), ("201605", "2016-05"),
    # Seasons, decades and halves; winter lies in two years.
    ("Spring 2020", "2020"), ("summer of 2020", "2020"), ("2020年秋", "2020"), ("2020 autumn", "2020"),
    ("Winter 2020", ""), ("2020年冬", ""), ("2010s", "2010/2019"), ("2010's", "2010/2019"),
    ("2010年代", "2010/2019"), ("2020年上期", "2020-01/2020-06 2020-04/2020-09"),
    ("2020年下期", "2020-07/2020-12 2020-10/2021-03"),
    # Before, after and about something is no date of its own.
    ("before 2015", ""), ("after 2015", ""), ("since 2015-04", ""), ("until 2025-03-31", ""), ("by 2020", ""),
    ("from 2016", ""), ("prior to 2015", ""), ("circa 2015", ""), ("c. 2015", ""), ("ca 2015", ""),
    ("about 2015", ""), ("around May 2015", ""), ("approx. 2015", ""), ("early 2015", ""), ("late 2015", ""),
    ("mid-2015", ""), ("約2015年", ""), ("約2016年5月", ""), ("2015年頃", ""), ("2015年ごろ", ""),
    ("2015年以前", ""), ("2015年4月以降", ""), ("2015年より前", ""), ("2025年3月31日まで", ""),
    ("2019年から", ""),
    ("2016-", ""), ("2016~", ""), ("-2016", ""), ("<2016", ""), ("not 2016", ""), ("2016 renewed 2019", ""),
    # Two dates.
    ("2015 or 2016", "2015/2016"), ("2015か2016", "2015/2016"), ("2015年または2016年", "2015/2016"),
    ("2016 or 2015", "2015/2016"), ("2015-04 or 2015-06", "2015-04/2015-06"), ("2015, 2016", ""),
    ("2016 2018", ""), ("2019-2024", "2019/2024"), ("2018-04-01~2023-03-31", "2018-04-01/2023-03-31"),
    ("2019/4～2024/3", "2019-04/2024-03"), ("2018.4.1-2023.3.31", "2018-04-01/2023-03-31"),
    ("2018-04-01–2023-03-31", "2018-04-01/2023-03-31"), ("April 2019 - March 2024", "2019-04/2024-03"),
    ("from 2019 to 2021", "2019/2021"), ("平成30年4月から令和5年3月まで", "2018-04/2023-03"),
    ("2024-2019", ""), ("2019-2019", ""), ("FY2019-21", ""), ("2017/2016", "2016/2017"),
    ("2019年度～2021年度", "2019-04/2022-03"),
    # 2019-20 is said of a fiscal year, and of two years: what is written for the one holds for it alone.
    ("2016-17", "2016-04/2017-03"), ("2012-13", "2012-04/2013-03"), ("2012-14", "2012"),
    # Numbers of programs. 15:00 at Greenwich is midnight in Japan.
    ("2018-05-17T15:00:00Z", "2018-05-17 2018-05-18"), ("2018-05-17T15:00:00.000Z", "2018-05-17 2018-05-18"),
    ("2018-05-17T04:00:00+00:00", "2018-05-16 2018-05-17"), ("2018-05-17T25:00", ""),
    ("20165", "1955-03-17 2016-05"), ("1462060800", "2016-05-01"), ("1462100000", "2016-04-30 2016-05-01"),
    ("2016.1", "2016-01 2016-10"), ("2016-139", "2016-05-18"), ("2016-366", ""),
    # What is broken.
    ("2016-02-31", "2016-02"), ("2016-13-01", "2016"), ("2016-05-XX", "2016-05"), ("2016?", "2016"),
    ("(2016)", "2016"), ("2016-05-18 (Thu)", "2016-05-18"),
    ("平成31年5月1日", "2019-05-01"), ("令和元年4月", "2019-04"), ("May 180 2016", ""), ("Maybe 2016", ""),
    ("May June 2016", ""), ("June 31, 2016", "2016-06"), ("2559-05-01", "2016"), ("16", ""), ("TBD", ""),
    ("soon", ""), ("無期限", ""), ("自動更新", ""), ("2016-W53", ""), ("March", ""),
    ("12 Thermidor 2016", ""),
]  # fmt: skip
_DATE = r"\d{4}(?:-\d\d){0,2}"
WRITTEN = re.compile(rf"(?<![\d-]){_DATE}(?:/{_DATE})?(?![\d-])")


@pytest.mark.parametrize(("text", "meant"), MEANT)
def test_what_a_hint_says_to_write_is_what_the_text_may_mean(text: str, meant: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_in(text, Order())
    hint = refused.value.hint
    written = [] if hint in (A_DAY, EXPECTED) else WRITTEN.findall(hint)
    assert {str(parse(each)) for each in written} <= set(meant.split())


def test_a_text_of_several_readings_has_all_of_them_named() -> None:
    several = {text: meant.split() for text, meant in MEANT if " " in meant}
    assert len(several) > 15
    for text, readings in several.items():
        with pytest.raises(DateError) as refused:
            parse_in(text, Order())
        assert set(WRITTEN.findall(refused.value.hint)) == set(readings), text


def test_no_refusal_says_of_one_reading_that_there_are_several() -> None:
    for text, meant in MEANT:
        with pytest.raises(DateError) as refused:
            parse_in(text, Order())
        if len(meant.split()) < 2:
            assert "one way" not in refused.value.reason, text
            assert "could be" not in refused.value.reason, text
