"""Days and periods in words, with the Japanese era and fiscal year where they are usual."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from graph.dates.periods import unfinished

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.dates.periods import Period

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LABEL = re.compile(
    r"(?P<fiscal>FY)?(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?"
)
_UNTIL = re.compile(r"([^（）]+)（(.+まで)）|(.+), (to .+)")
_YEAR_WORDS = re.compile(r"(\d{4})年度?((?:（.*）)?)")  # a year or fiscal year, with its last day
# First day of each era, newest first.
_ERAS = (
    (date(2019, 5, 1), "令和"),
    (date(1989, 1, 8), "平成"),
    (date(1926, 12, 25), "昭和"),
    (date(1912, 7, 30), "大正"),
    (date(1873, 1, 1), "明治"),  # the calendar of the West came with year 6
)


def era_year(day: date) -> str:
    """Give the year of a day by the Japanese era, blank before 1873.

    Examples
    --------
    >>> era_year(date(2019, 4, 30)), era_year(date(2019, 5, 1)), era_year(date(2020, 9, 18))
    ('平成31年', '令和元年', '令和2年')
    """
    for first, name in _ERAS:
        if day >= first:
            count = day.year - (1868 if name == "明治" else first.year) + 1
            return f"{name}{'元' if count == 1 else count}年"
    return ""


def day_words(day: date, lang: str = "en") -> str:
    """Give a day as people write it.

    Examples
    --------
    >>> day_words(date(2020, 9, 18)), day_words(date(2020, 9, 18), "ja")
    ('18 September 2020', '2020年9月18日')
    """
    if lang == "ja":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def label_words(label: str, lang: str = "en") -> str:
    """Give a period as people write it, from its label; what is no label stays as it is.

    Examples
    --------
    >>> [label_words(each, "ja") for each in ("2020-09", "2020-Q3", "2020", "FY2020", "2020-09-18")]
    ['2020年9月', '2020年7～9月', '2020年', '2020年度', '2020年9月18日']
    >>> [label_words(each) for each in ("2020-09", "2020-Q3", "2020", "FY2020", "2020-09-18", "2020-02-31")]
    ['September 2020', 'Q3 2020', '2020', 'FY2020', '18 September 2020', '2020-02-31']
    """
    found = _LABEL.fullmatch(label)
    if found is None:
        return label
    year, month = int(found["year"]), int(found["month"] or 0)
    if found["day"]:
        try:
            return day_words(date(year, month, int(found["day"])), lang)
        except ValueError:  # the 31st of February
            return label
    if found["quarter"]:
        last = 3 * int(found["quarter"])
        return f"{year}年{last - 2}～{last}月" if lang == "ja" else f"Q{found['quarter']} {year}"
    if month:
        return f"{year}年{month}月" if lang == "ja" else f"{_MONTHS[month - 1]} {year}"
    return f"{year}年{'度' if found['fiscal'] else ''}" if lang == "ja" else label


def until_words(label: str, unfinished: Mapping[str, str], lang: str = "en") -> str:
    """Give a period as people write it, with its last day where it is one of the unfinished.

    Parameters
    ----------
    unfinished
        Label to last day (ISO), as `graph.dates.periods.unfinished` gives them.

    Examples
    --------
    >>> until_words("2026", {"2026": "2026-01-26"}), until_words("2025", {"2026": "2026-01-26"})
    ('2026, to 26 Jan', '2025')
    >>> until_words("FY2025", {"FY2025": "2026-01-26"}, "ja")
    '2025年度（2026年1月26日まで）'
    """
    shown, last = label_words(label, lang), last_day(label, unfinished, lang)
    return (f"{shown}（{last}）" if lang == "ja" else f"{shown}, {last}") if last else shown


def until_ways(shown: str) -> list[str]:
    """Give ways to write a period that may be named with its last day (`until_words`), the widest first.

    Examples
    --------
    >>> until_ways("2024"), until_ways("2026, to 26 Jan")
    (['2024'], ['2026, to 26 Jan', '2026\\nto 26 Jan'])
    >>> until_ways("2025年度（2026年1月26日まで）")[1:]
    ['2025年度\\n2026年1月26日まで', '2025年度\\n1/26まで', '2025年度\\n～1/26']
    """
    found = _UNTIL.fullmatch(shown)
    if found is None:
        return [shown]
    name, day = found[1] or found[3], found[2] or found[4]
    short = re.sub(r"(\d+年)?(\d+)月(\d+)日", r"\2/\3", day)
    lines = [day, short, re.sub("(.+)まで", r"～\1", short)]
    return list(dict.fromkeys([shown, *(f"{name}\n{each}" for each in lines)]))


def unit_once(names: Sequence[str]) -> list[str]:
    """Give years as they stand beside one another on an axis: 年 or 年度 at the first alone.

    Examples
    --------
    >>> unit_once(["2024年度", "2025年度", "2026年度（4月1日まで）"])
    ['2024年度', '2025', '2026（4月1日まで）']
    >>> unit_once(["2020年4月", "2020年5月"]), unit_once(["2020", "2021"])
    (['2020年4月', '2020年5月'], ['2020', '2021'])
    """
    years = [_YEAR_WORDS.fullmatch(each) for each in names]
    if not all(years):
        return list(names)
    return [names[0], *(f"{each[1]}{each[2]}" for each in years[1:] if each)]


def last_day(label: str, unfinished: Mapping[str, str], lang: str = "en") -> str:
    """Say until when an unfinished period is counted; blank for every other.

    Examples
    --------
    >>> last_day("2026", {"2026": "2026-01-26"}), last_day("2026", {"2026": "2026-01-26"}, "ja")
    ('to 26 Jan', '1月26日まで')
    """
    day = last_day_words(label, unfinished, lang)
    return day and (f"{day}まで" if lang == "ja" else f"to {day}")


def last_day_words(label: str, unfinished: Mapping[str, str], lang: str = "en") -> str:
    """Give the day on which an unfinished period is counted, in short; blank for every other.

    Examples
    --------
    >>> unfinished = {"2026": "2026-01-26", "FY2025": "2026-01-26"}
    >>> last_day_words("2026", unfinished), last_day_words("FY2025", unfinished)
    ('26 Jan', '26 Jan 2026')
    >>> last_day_words("2026", unfinished, "ja"), last_day_words("2025", unfinished)
    ('1月26日', '')
    """
    if label not in unfinished:
        return ""
    day = date.fromisoformat(unfinished[label])
    year = "" if f"{day.year:04}" in label else f"{day.year}"  # a fiscal year goes on into the next one
    if lang == "ja":
        return f"{year}{'年' if year else ''}{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {year}".rstrip()


def label_era(label: str) -> str:
    """Give a year or fiscal year by the Japanese era, from its label; blank for shorter periods.

    Notes
    -----
    A year is named after the era at its end (1989 is Heisei 1), a fiscal year after
    the era at the end of the calendar year in which it starts (FY2019 is Reiwa 1,
    FY1988 is Showa 63), which is how ministries count.

    Examples
    --------
    >>> label_era("FY1988"), label_era("FY1989"), label_era("2019"), label_era("2019-05")
    ('昭和63年度', '平成元年度', '令和元年', '')
    """
    found = _LABEL.fullmatch(label)
    if found is None or found["month"] or found["quarter"]:
        return ""
    name = era_year(date(int(found["year"]), 12, 31))
    return name + "度" if name and found["fiscal"] else name


def period_words(period: Period, lang: str = "en") -> str:
    """Give a period as people write it, an unfinished one with its last day.

    Examples
    --------
    >>> from graph.dates.periods import periods
    >>> period_words(periods(date(2020, 9, 18), date(2020, 9, 18), every="fiscal-year")[0], "ja")
    '2020年度'
    """
    return until_words(period.label, unfinished([period]), lang)


def period_era(period: Period) -> str:
    """Give a year or fiscal year by the Japanese era, blank for shorter periods.

    Examples
    --------
    >>> from graph.dates.periods import periods
    >>> [period_era(each) for each in periods(date(1989, 3, 31), date(1989, 4, 1), every="fiscal-year")]
    ['昭和63年度', '平成元年度']
    """
    return label_era(period.label)
