"""Dates that are written otherwise than ISO 8601 and have one reading: each becomes the ISO form."""

from __future__ import annotations

import calendar
import functools
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# English, French, German, Spanish, Italian, Portuguese, without accents. What begins like the months
# of one number only is short for it.
_MONTHS = """
january janvier januar janner enero gennaio janeiro
february fevrier februar febrero febbraio fevereiro
march mars marz maerz marzo marco
april avril abril aprile
may mai mayo maggio maio
june juin juni junio giugno junho
july juillet juli julio luglio julho
august aout agosto
september septembre septiembre setiembre settembre setembro
october octobre oktober octubre ottobre outubro
november novembre noviembre novembro
december decembre dezember diciembre dicembre dezembro
"""
_WORDS = frozenset({"set", "out"})  # short for months in Portuguese, and words in English
_LITTLE = frozenset(["the", "of", "on", "de", "del", "di", "da", "do", "le", "el", "il", "am", "den", "der"])
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|o|e)\b")
_BY_MONTH = re.compile(r"[a-z0-9 \-/.,']+")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_BLANKS = re.compile(r"(\d{4}) (\d{1,2})(?: (\d{1,2}))?")
_AS_NUMBER = re.compile(r"(\d{4}|\d{8})\.0+")
_FISCAL_YEAR = (
    r"(?:FY[- ']?(\d{4})(?:[-/](\d{4}|\d{2}))?|(\d{4})[- ]?FY|fiscal(?: year)? (\d{4})|(\d{4})年度)"
)
_FISCAL = re.compile(_FISCAL_YEAR, re.IGNORECASE)
_QUARTER = r"(?:Q([1-4])|([1-4])Q|第([1-4])四半期|([1-4])(?:st|nd|rd|th) quarter(?: of)?)"
_HALF = r"(?:H([12])|([12])H|([上下前後])(?:半期|半))"
_WEEK = re.compile(r"(\d{4})-?W(\d{2})(?:-?([1-7]))?", re.IGNORECASE)
_FISCAL_HALF = re.compile(r"(\d{4})年度(上|下)(?:半期|期)")
_CLOCK = re.compile(
    r"(?P<day>.*\d日?\.?)(?:T| ?, ?| )\(?(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?"
    r" ?(?:[AP]\.?M\.?)? ?(?P<zone>Z|UTC|GMT|JST|[+-]\d\d:?\d\d)?\)?",
    re.IGNORECASE,
)
_MIDNIGHT = re.compile(r"(?:T| )0?0:00(?::00(?:\.0+)?)? ?(?:Z|UTC|GMT|\+00:?00)$", re.IGNORECASE)
_DAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAY = re.compile(
    r"(?P<before>[A-Za-z]{3,9})[.,]{0,2} (?P<rest>.*\d.*)"
    r"|(?P<day>.*\d日?) ?(?:\((?P<ja>[月火水木金土日])(?:曜日?)?\)|\(?(?P<behind>[A-Za-z]{3,9})\.?\)?)"
)
# 1 January 1955 to the end of the last year that a date may have, as a spreadsheet numbers its days.
_FIRST_SERIAL, _LAST_SERIAL = 20090, 73415
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Order:
    """What stands first in the dates of a column that have the year last.

    Attributes
    ----------
    first
        ``day``, ``month``, or "" where nothing says so.
    by
        The text of the column that can be read one way only; "" where the order was asked for.
    """

    first: str = ""
    by: str = ""


def day_order(texts: Iterable[str]) -> Order:
    """Tell what the dates of a column decide: those that are possible one way only, if they agree.

    Examples
    --------
    >>> day_order(["01/04/2019", "13/04/2019"])
    Order(first='day', by='13/04/2019')
    >>> day_order(["01/04/2019"]).first, day_order(["13/04/2019", "04/13/2019"]).first
    ('', '')
    """
    found: dict[str, str] = {}
    for text in texts:
        if len(text) > 40 or not text[:1].isdigit():
            continue
        plain = folded(text)
        match = _YEAR_LAST.fullmatch(without_clock(plain) or plain)
        if match:
            a, b, year = map(int, match.groups())
            ways = {"day": iso(year, b, a), "month": iso(year, a, b)}
            possible = [way for way, day in ways.items() if day]
            if len(possible) == 1:
                found.setdefault(possible[0], text)
    return Order(*next(iter(found.items()))) if len(found) == 1 else Order()


def iso(year: int, month: int | None = None, day: int | None = None) -> str:
    """Write a date in ISO form; "" where there is no such month or day.

    Examples
    --------
    >>> iso(2016), iso(2016, 5), iso(2016, 5, 18), iso(2016, 2, 30)
    ('2016', '2016-05', '2016-05-18', '')
    """
    if not 1 <= year <= 9999 or (month is not None and not 1 <= month <= 12):
        return ""
    if month is None:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= calendar.monthrange(year, month)[1] else ""


def folded(text: str) -> str:
    """Fold width, dashes, outer blanks, blanks behind dots, and the units of dates in Korean."""
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = re.sub("[\u2010-\u2015\u2212]", "-", plain)
    plain = re.sub(r"\s*([年月日度년월일])\s*", r"\1", plain).translate(_KOREAN)
    plain = re.sub(r"(?<=\d)\. +(?=\d)", ".", plain)
    return re.sub(r"(?<=\d\.\d)\.$|(?<=\d\.\d\d)\.$", "", plain)


_KOREAN = str.maketrans("년월일", "年月日")


def in_iso(plain: str, order: Order) -> str:
    """Write in ISO form what has one reading: "" where there is none, or where there are several.

    Parameters
    ----------
    plain
        A text that was folded.
    order
        What its column decides of days and months.

    Examples
    --------
    >>> [in_iso(text, Order()) for text in ("28th July 2020", "13/04/2019", "Q3 2020", "FY2019")]
    ['2020-07-28', '2019-04-13', '2020-07/2020-09', '2019-04/2020-03']
    >>> in_iso("01/04/2019", Order()), in_iso("01/04/2019", Order("day"))
    ('', '2019-04-01')
    """
    for write in (_digits, _by_month, _fiscal_year, _quarter, _half, _week):
        found = write(plain)
        if found:
            return found
    return _year_last(plain, order)


def serial_day(plain: str) -> str:
    """Write the day of a spreadsheet's number of a day from 1955 on; "" for any other text.

    20165 may be the year 2016 and a month: such numbers are left to those who know.

    Examples
    --------
    >>> serial_day("43238"), serial_day("43238.0"), serial_day("12345"), serial_day("20165")
    ('2018-05-18', '2018-05-18', '', '')
    """
    match = _SERIAL.fullmatch(plain)
    if not match or not _FIRST_SERIAL <= int(match[1]) <= _LAST_SERIAL:
        return ""
    if match[1] == plain and plain.startswith("20") and not plain.endswith("0"):
        return ""
    return f"{date(1899, 12, 30) + timedelta(days=int(match[1]))}"


def without_clock(plain: str) -> str:
    """Give a text without the time of day behind it; "" where there is none, or it may be another day's.

    Examples
    --------
    >>> without_clock("2016-05-18 13:45"), without_clock("18/05/2016 1:45 PM")
    ('2016-05-18', '18/05/2016')
    >>> without_clock("2016-05-18T15:00:00Z")
    ''
    """
    match = _CLOCK.fullmatch(plain) if ":" in plain else None
    if not match or (is_universal(match["zone"]) and not _MIDNIGHT.search(plain)):
        return ""
    return match["day"].rstrip(". ")


def is_universal(zone: str | None) -> bool:
    """Tell whether a time zone is that of Greenwich, in which programs write times of other places."""
    return (zone or "").upper().replace(":", "") in ("Z", "UTC", "GMT", "+0000", "-0000")


def without_weekday(plain: str) -> tuple[str, int] | None:
    """Give a text without the day of the week before or behind it, and which day that is, from Monday 0.

    Examples
    --------
    >>> without_weekday("Wed, 18 May 2016"), without_weekday("2016年5月18日(水)")
    (('18 May 2016', 2), ('2016年5月18日', 2))
    """
    match = _WEEKDAY.fullmatch(plain)
    if not match:
        return None
    if match["ja"]:
        return match["day"], "月火水木金土日".index(match["ja"])
    name = (match["before"] or match["behind"]).lower()
    number = next((n for n, each in enumerate(_DAY_NAMES) if each.startswith(name)), None)
    return None if number is None else (match["rest"] or match["day"], number)


@functools.cache
def _month_numbers() -> dict[str, int]:
    """The number of each month by its names, and by what is short for them."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_MONTHS.split("\n")[1:-1], 1):
        for name in line.split():
            for length in range(3, len(name) + 1):
                found.setdefault(name[:length], set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1 and name not in _WORDS}


def month_number(word: str) -> int:
    """Give the number of a month by its name in one of six languages, or what is short for it; 0 for none.

    Examples
    --------
    >>> [month_number(word) for word in ("Sept", "März", "juin", "jui", "Maybe")]
    [9, 3, 6, 0, 0]
    """
    apart = word if word.isascii() else unicodedata.normalize("NFD", word)
    return _number_of("".join(each for each in apart if not unicodedata.combining(each)).lower())


@functools.cache
def _number_of(name: str) -> int:
    """The number of a month by its name, also with a letter wrong, missing or too many, or two swapped.

    No two months are so near to a name of five letters or more: Febrary, Setpember.
    """
    found = _month_numbers().get(name, 0)
    if found or len(name) < _SLIPS:
        return found
    near = {
        number for known, number in _month_numbers().items() if len(known) > _SLIPS and _is_slip(name, known)
    }
    return near.pop() if len(near) == 1 else 0


_SLIPS = 5  # letters of a name from which on a slip of the finger still shows which month is meant


def _is_slip(name: str, known: str) -> bool:
    """Tell two names that one letter is between, or two that changed places."""
    at = next((at for at, (a, b) in enumerate(zip(name, known, strict=False)) if a != b), len(name) - 1)
    mine, theirs = name[at:], known[at:]
    swapped = mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:]
    return swapped or mine[1:] in (theirs[1:], theirs) or mine == theirs[1:]


def _by_month(plain: str) -> str:
    """A month by its name: 18 September 2020, July 28, 2020, 2020-Sep-18, Sept. 2020, 1er mai 2020."""
    if len(plain) > 40 or not plain[-1:].isalnum():
        return ""
    apart = plain if plain.isascii() else unicodedata.normalize("NFD", plain)
    bare = "".join(each for each in apart if not unicodedata.combining(each)).lower()
    bare = _ORDINAL.sub("", bare)
    if not _BY_MONTH.fullmatch(bare):
        return ""
    words = [each for each in re.findall("[a-z]+|[0-9]+", bare) if each not in _LITTLE]
    kinds = "".join(
        "m"
        if each.isalpha() and _number_of(each)
        else {4: "y", 2: "d", 1: "d"}.get(len(each) * each.isdigit(), "?")
        for each in words
    )
    if kinds not in ("dmy", "mdy", "ymd", "my", "ym"):
        return ""
    parts = dict(zip(kinds, words, strict=True))
    written = f"{parts['y']}-{_number_of(parts['m']):02}"
    return f"{written}-{int(parts['d']):02}" if "d" in parts else written


def _digits(plain: str) -> str:
    """Blanks in place of hyphens, and numbers of a year or a day that a program wrote with a fraction."""
    match = _BLANKS.fullmatch(plain)
    if match:
        return "-".join(each for each in match.groups() if each)
    match = _AS_NUMBER.fullmatch(plain)
    return "-".join(each for each in (match[1][:4], match[1][4:6], match[1][6:]) if each) if match else ""


def _year_last(plain: str, order: Order) -> str:
    match = _MONTH_YEAR.fullmatch(plain)
    if match:
        return iso(int(match[2]), int(match[1]))
    match = _YEAR_LAST.fullmatch(plain)
    if not match:
        return ""
    a, b, year = map(int, match.groups())
    day_first, month_first = iso(year, b, a), iso(year, a, b)
    if day_first and month_first and day_first != month_first:
        return {"day": day_first, "month": month_first}.get(order.first, "")
    return day_first or month_first


def _months(year: int, first: int, count: int) -> str:
    """The months of a part of a year as an interval; the first may lie in the next year."""
    start, end = divmod(year * 12 + first - 1, 12), divmod(year * 12 + first + count - 2, 12)
    return f"{iso(start[0], start[1] + 1)}/{iso(end[0], end[1] + 1)}"


def _fiscal_number(match: re.Match[str]) -> int:
    """The year of a fiscal year; 0 where a second one is named that does not follow it."""
    year = int(match[1] or match[3] or match[4] or match[5])
    second = match[2]
    return 0 if second and int(second) != (year + 1) % 10 ** len(second) else year


def _fiscal_year(plain: str) -> str:
    """A fiscal year from April to March, as 2019年度 is: FY2019, FY2019-20."""
    match = _FISCAL.fullmatch(plain)
    year = _fiscal_number(match) if match else 0
    return _months(year, 4, 12) if year else ""


def _part(plain: str, pattern: str) -> tuple[int, bool, str] | None:
    """The year of a part of it, whether that is a fiscal one, and which part."""
    for form in (rf"{pattern}[-/ ]?(?P<year>\d{{4}})年?", rf"(?P<year>\d{{4}})年?[-/ ]?{pattern}"):
        match = re.fullmatch(form, plain, re.IGNORECASE)
        if match:
            names = match.groupdict()
            part = next(each for each in match.groups() if each and each != names["year"])
            return int(names["year"]), False, part
    found = re.search(_FISCAL_YEAR, plain, re.IGNORECASE)
    rest = re.fullmatch(pattern, plain.replace(found[0], "").strip(" -/"), re.IGNORECASE) if found else None
    if not found or not rest or not _fiscal_number(found):
        return None
    return _fiscal_number(found), True, next(each for each in rest.groups() if each)


def _quarter(plain: str) -> str:
    found = _part(plain, _QUARTER) if re.search("q|四半期", plain, re.IGNORECASE) else None
    return _months(found[0], int(found[2]) * 3 - 2 + 3 * found[1], 3) if found else ""


def _half(plain: str) -> str:
    match = _FISCAL_HALF.fullmatch(plain)
    if match:
        return _months(int(match[1]), 4 if match[2] == "上" else 10, 6)
    found = _part(plain, _HALF) if re.search("h|半", plain, re.IGNORECASE) else None
    return _months(found[0], (1 if found[2] in "1上前" else 7) + 3 * found[1], 6) if found else ""


def _week(plain: str) -> str:
    match = _WEEK.fullmatch(plain)
    if not match:
        return ""
    try:
        start, end = (date.fromisocalendar(int(match[1]), int(match[2]), int(match[3] or at)) for at in "17")
    except ValueError:  # no such week
        return ""
    return f"{start}" if start == end else f"{start}/{end}"
