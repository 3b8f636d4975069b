"""Dates that are as precise as their source: a day, a month, a year or an interval.

A partial date is kept as its first and its last possible day. What people type
year-first is understood (ISO, slashes, dots, kanji, Japanese eras, full-width
digits); what could mean two days is refused, with the likely ISO form as a hint.
"""

from __future__ import annotations

import calendar
import functools
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta

from graph.errors import DateError

FIRST_YEAR, LAST_YEAR = 1800, 2100

# Era, its letter, its first and its last day (the last open). Meiji counts from
# the day Japan took the Gregorian calendar; earlier days have another calendar.
_ERAS = (
    ("明治", "M", date(1873, 1, 1), date(1912, 7, 29), 1868),
    ("大正", "T", date(1912, 7, 30), date(1926, 12, 24), 1912),
    ("昭和", "S", date(1926, 12, 25), date(1989, 1, 7), 1926),
    ("平成", "H", date(1989, 1, 8), date(2019, 4, 30), 1989),
    ("令和", "R", date(2019, 5, 1), date(LAST_YEAR, 12, 31), 2019),
)
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}

_NUMERIC = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?")
_KANJI = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_ERA = re.compile(r"(明治|大正|昭和|平成|令和)(元|\d{1,2})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_ERA_LETTER = re.compile(r"([MTSHR])(\d{1,2})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_FISCAL = re.compile(r"(?:(\d{4})|(明治|大正|昭和|平成|令和)(元|\d{1,2}))年度")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MIDNIGHT = re.compile(r"(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[ T]00:00(?::00(?:\.0+)?)?")
_INTERVAL = re.compile(r"(\d{4}(?:-\d{1,2}){0,2})/(\d{4}(?:-\d{1,2}){0,2})")

# Forms that are refused: only to guess a hint from.
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_TWO_DIGIT = re.compile(r"(\d{2})[-/.](\d{1,2})[-/.](\d{1,2})")
_MONTH_NAME = re.compile(r"(?:(\d{1,2})[-. ]?)?([A-Za-z]{3,9})\.?[-, ]*(?:(\d{1,2}),?[- ]+)?(\d{4})")
_WITH_TIME = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})[ T]\d{1,2}:\d{2}")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to a day, a month, a year or an interval.

    Ordered by first, then last possible day; printed as precise as it was given.

    Attributes
    ----------
    first, last
        The first and the last day that it can be.
    text
        ISO 8601: ``2016``, ``2016-05``, ``2016-05-18`` or ``2021-04/2022-03``.

    Examples
    --------
    >>> parse("2016-05").first.isoformat(), parse("2016-05").last.isoformat()
    ('2016-05-01', '2016-05-31')
    >>> parse("2016") < parse("2016-05-18")
    True
    """

    first: date
    last: date
    text: str = field(compare=False)

    def __str__(self) -> str:
        return self.text

    @property
    def precision(self) -> str:
        """How precise it is: ``day``, ``month``, ``year`` or ``interval``."""
        if "/" in self.text:
            return "interval"
        return ("year", "month", "day")[self.text.count("-")]


def parse(text: str) -> PartialDate:
    """Read a date as people write it, year first.

    Parameters
    ----------
    text
        ``2016``, ``2016-05``, ``2016-05-18``, ``2021-04/2022-03`` (an interval), and
        the same with slashes, dots, kanji (``2016年5月1日``), Japanese eras
        (``令和2年9月18日``, ``R2.9.18``), ``2021年度`` (April to March), full-width
        digits, eight digits in a row, or midnight behind the day.

    Raises
    ------
    DateError
        When the text is no date, no existing day, outside 1800 to 2100, or could
        mean more than one day. `hint` then holds the ISO form most likely meant.

    Examples
    --------
    >>> str(parse("2016年５月")), str(parse("令和2年9月18日")), str(parse("2021年度"))
    ('2016-05', '2020-09-18', '2021-04/2022-03')
    >>> parse("01/05/2016")
    Traceback (most recent call last):
    graph.errors.DateError: '01/05/2016' could be 1 May or 5 January 2016; write 2016-05-01 or 2016-01-05
    """
    return _parse(text)


@functools.lru_cache(maxsize=65536)
def _parse(text: str) -> PartialDate:
    plain = _plain(text)
    for read in (_numeric, _kanji, _era, _fiscal, _compact, _midnight, _interval):
        found = read(plain, text)
        if found is not None:
            return found
    raise _refusal(text, plain)


def add_years(day: date, years: float) -> date:
    """Move a day by years; 29 February falls on the 28th where there is none.

    Parameters
    ----------
    years
        Whole years, or a fraction that is counted in whole months (2.5 is 30 months).

    Examples
    --------
    >>> add_years(date(2016, 2, 29), 1).isoformat(), add_years(date(2016, 5, 18), 2.5).isoformat()
    ('2017-02-28', '2018-11-18')
    """
    index = day.year * 12 + day.month - 1 + round(years * 12)
    year, month = divmod(index, 12)
    year = min(max(year, date.min.year), date.max.year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def from_excel_serial(serial: int) -> date:
    """Give the day that a spreadsheet shows for a serial number (1900 system).

    Examples
    --------
    >>> from_excel_serial(42491).isoformat()
    '2016-05-01'
    """
    return date(1899, 12, 30) + timedelta(days=serial)


def _plain(text: str) -> str:
    """Fold width, dashes and outer blanks, and blanks around kanji units."""
    folded = unicodedata.normalize("NFKC", text).strip()
    folded = re.sub("[\u2010-\u2015\u2212]", "-", folded)
    return re.sub(r"\s*([年月日度])\s*", r"\1", folded)


def _made(text: str, year: str, month: str | None, day: str | None) -> PartialDate:
    """Build a date from its parts, or say which part cannot be."""
    y = int(year)
    if not FIRST_YEAR <= y <= LAST_YEAR:
        hint = "leave the cell blank for no end" if y == 9999 else "check the year for a slip of the finger"
        raise DateError(text, f"is outside the years {FIRST_YEAR} to {LAST_YEAR}", hint)
    if month is None:
        return PartialDate(date(y, 1, 1), date(y, 12, 31), f"{y:04}")
    m = int(month)
    if not 1 <= m <= 12:
        raise DateError(text, f"has no month {m}", f"write {y:04} if only the year is known")
    length = calendar.monthrange(y, m)[1]
    if day is None:
        return PartialDate(date(y, m, 1), date(y, m, length), f"{y:04}-{m:02}")
    d = int(day)
    if not 1 <= d <= length:
        reason = f"is no day: {calendar.month_name[m]} {y} has {length} days"
        raise DateError(text, reason, f"write {y:04}-{m:02} if only the month is known")
    return PartialDate(date(y, m, d), date(y, m, d), f"{y:04}-{m:02}-{d:02}")


def _numeric(plain: str, text: str) -> PartialDate | None:
    match = _NUMERIC.fullmatch(plain)
    if match and match[2] == "." and match[3] == "1" and match[4] is None:
        # 2016.10 typed into a spreadsheet becomes the number 2016.1.
        reason = f"could be January or October {match[1]}: spreadsheets drop the zero of {match[1]}.10"
        raise DateError(text, reason, f"write {match[1]}-01 or {match[1]}-10")
    return _made(text, match[1], match[3], match[4]) if match else None


def _kanji(plain: str, text: str) -> PartialDate | None:
    match = _KANJI.fullmatch(plain)
    return _made(text, match[1], match[2], match[3]) if match else None


def _compact(plain: str, text: str) -> PartialDate | None:
    match = _COMPACT.fullmatch(plain)
    return _made(text, match[1], match[2], match[3]) if match else None


def _midnight(plain: str, text: str) -> PartialDate | None:
    match = _MIDNIGHT.fullmatch(plain)
    return _numeric(match[1], text) if match else None


def _era(plain: str, text: str) -> PartialDate | None:
    match = _ERA.fullmatch(plain) or _ERA_LETTER.fullmatch(plain)
    if not match:
        return None
    name, _, begins, ends, zero = next(era for era in _ERAS if match[1] in era[:2])
    number = 1 if match[2] == "元" else int(match[2])
    made = _made(text, str(zero + number - 1), match[3], match[4])
    first, last = max(made.first, begins), min(made.last, ends)
    if number < 1 or first > last:
        reason = f"is no day of {name}, which ran from {begins} to {ends}"
        raise DateError(text, reason, f"write {made.text} if that is meant")
    whole = (first, last) == (made.first, made.last)
    return made if whole else PartialDate(first, last, f"{first}/{last}")


def _fiscal(plain: str, text: str) -> PartialDate | None:
    """The Japanese fiscal year, April to March, as an interval of months."""
    match = _FISCAL.fullmatch(plain)
    if not match:
        return None
    if match[1]:
        year = int(match[1])
    else:
        zero = next(era[4] for era in _ERAS if era[0] == match[2])
        year = zero + (1 if match[3] == "元" else int(match[3])) - 1
    return _joined(text, _made(text, str(year), "4", None), _made(text, str(year + 1), "3", None))


def _interval(plain: str, text: str) -> PartialDate | None:
    match = _INTERVAL.fullmatch(plain)
    if not match:
        return None
    start, end = _numeric(match[1], text), _numeric(match[2], text)
    return _joined(text, start, end) if start and end else None


def _joined(text: str, start: PartialDate, end: PartialDate) -> PartialDate:
    if end.last < start.first or start.first > end.first:
        raise DateError(text, "is an interval that ends before it starts", f"write {end}/{start}")
    if start == end:
        return start
    return PartialDate(start.first, end.last, f"{start}/{end}")


def _refusal(text: str, plain: str) -> DateError:
    """Say why a text is refused, with the ISO form that was probably meant."""
    if re.fullmatch(r"\d{5}", plain):
        return DateError(text, "looks like a spreadsheet's serial number", f"write {from_excel_serial(int(plain))}")
    match = _DAY_FIRST.fullmatch(plain)
    if match:
        return _day_first(text, int(match[1]), int(match[2]), int(match[3]))
    match = _WITH_TIME.match(plain)
    if match:
        return DateError(text, "has a time of day; a date is expected", f"write {match[1]} if that day is meant")
    hint = _guess(plain)
    reason = "is not a date that can be read one way only" if hint else "is not a date"
    return DateError(text, reason, hint or "write YYYY, YYYY-MM, YYYY-MM-DD or an interval like 2021-04/2022-03")


def _day_first(text: str, a: int, b: int, year: int) -> DateError:
    if a <= 12 and b <= 12 and a != b:
        names = f"{a} {calendar.month_name[b]} or {b} {calendar.month_name[a]} {year}"
        return DateError(text, f"could be {names}", f"write {year}-{b:02}-{a:02} or {year}-{a:02}-{b:02}")
    month, day = (a, b) if b > 12 else (b, a)
    return DateError(text, "has the year last", f"write {year}-{month:02}-{day:02}")


def _guess(plain: str) -> str:
    """The ISO form that a refused text was probably meant as, or nothing."""
    match = _MONTH_NAME.fullmatch(plain)
    if match and match[2][:3].lower() in _MONTHS:
        day = match[1] or match[3]
        return f"write {match[4]}-{_MONTHS[match[2][:3].lower()]:02}" + (f"-{int(day):02}" if day else "")
    match = re.fullmatch(r"([A-Za-z]{3})-(\d{2})", plain)
    if match and match[1].lower() in _MONTHS:
        return f"write the year with four digits, 20{match[2]}-{_MONTHS[match[1].lower()]:02} if that is meant"
    match = _TWO_DIGIT.fullmatch(plain)
    if match:
        return f"write the year with four digits, 20{match[1]}-{int(match[2]):02}-{int(match[3]):02} if that is meant"
    match = re.fullmatch(r"FY ?(\d{4})", plain, re.IGNORECASE)
    if match:
        return f"write {match[1]}-04/{int(match[1]) + 1}-03 for April to March"
    match = re.fullmatch(r"(\d{4})-(\d{4})", plain)
    if match:
        return f"write {match[1]}/{match[2]}"
    match = re.search(r"\d{4}(?:[-/.]\d{1,2}){0,2}", plain)
    if match and match[0] != plain and _NUMERIC.fullmatch(match[0]) and not re.search(r"\d{5}", plain):
        return f"write {match[0].replace('/', '-').replace('.', '-')} if that is meant"
    match = re.fullmatch(r"(\d{4})(\d{2})", plain)
    return f"write {match[1]}-{match[2]} if that is meant" if match else ""
