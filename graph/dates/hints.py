"""What was probably meant by a text that is no date: why it is refused, and what to write."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from graph.words.messages import Message

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_QUARTER = re.compile(r"(?:(\d{4})[-/ ]?Q([1-4])|Q([1-4])[-/ ]?(\d{4}))", re.IGNORECASE)
_HALF = re.compile(r"(\d{4})(?:年(上|下)(?:半期|期)|[- ]?H([12]))", re.IGNORECASE)
_WEEK = re.compile(r"(\d{4})-?W(\d{2})(?:-?([1-7]))?", re.IGNORECASE)
_FISCAL = re.compile(r"FY[- ']?(\d{4})(?:[-/](?:\d{2}|\d{4}))?|(\d{4})[- ]?FY", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})年?(?: ?(?:-|~|\u301c|to|から) ?)(\d{4})年?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_TWO_DIGIT = re.compile(r"'?(\d{2})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[- ]?([A-Z]{3})[a-z.]*[-, ']+(\d{2})", re.IGNORECASE)
_SPAN = re.compile(r"(\d{4}(?:-\d{1,2}){1,2}) ?(?:~|\u301c|to|から) ?(\d{4}(?:-\d{1,2}){1,2})")
_MONTH_YEAR = re.compile(r"([A-Z]{3})[a-z.]*[- ']+(\d{2})", re.IGNORECASE)
_WITH_TIME = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)", re.DOTALL)
_NO_DATE = "tbd tba tbc n/a na none null nil unknown undated ? ?? - -- x"
_NO_DATE_JA = "未定 不明 なし 無し 無 未 未署名 調整中 〃 同上"
_NOTHING = frozenset(f"{_NO_DATE} {_NO_DATE_JA}".split())
A_DAY = Message("name a day, a month or a year, such as 2016-05-18")
EXPECTED = Message("write YYYY, YYYY-MM, YYYY-MM-DD or an interval like 2021-04/2022-03")


def refusal(plain: str) -> tuple[str, str]:
    """Say why a text is refused, and what to write.

    Parameters
    ----------
    plain
        The text with width, dashes and outer blanks folded.

    Examples
    --------
    >>> refusal("May 18, 2016")
    ('is not a date that can be read one way only', 'write 2016-05-18')
    >>> refusal("soon")[0]
    'is not a date'
    """
    for look in (_nothing, _spreadsheet, _day_first, _with_time):
        found = look(plain)
        if found is not None:
            return found
    hint = next((hint for guess in _GUESSES if (hint := guess(plain))), "")
    reason = Message("is not a date that can be read one way only" if hint else "is not a date")
    return reason, hint or EXPECTED


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


def _write(text: str, template: str = "write {}") -> str:
    return Message(template, text) if text else ""


def _nothing(plain: str) -> tuple[str, str] | None:
    if plain.casefold() in _NOTHING:
        return Message("is not a date"), A_DAY
    return None


def _spreadsheet(plain: str) -> tuple[str, str] | None:
    """Serial numbers, seconds since 1970, and what a spreadsheet shows where it cannot show a date."""
    if plain.startswith("#"):
        return Message("is what a spreadsheet shows in place of a value"), A_DAY
    if re.fullmatch(r"[1-7]\d{4}(\.\d+)?", plain):
        day = date(1899, 12, 30) + timedelta(days=int(float(plain)))
        return Message("looks like a spreadsheet's serial number"), Message("write {}", day)
    if re.fullmatch(r"1\d{9}(\d{3})?", plain):
        day = date(1970, 1, 1) + timedelta(seconds=int(plain[:10]))
        return Message("looks like a computer's time stamp"), Message("write {} if that is meant", day)
    return None


def _day_first(plain: str) -> tuple[str, str] | None:
    match = _DAY_FIRST.fullmatch(plain)
    if not match:
        return None
    a, b, year = (int(each) for each in match.groups())
    one, other = iso(year, b, a), iso(year, a, b)
    if one and other and one != other:
        names = f"{a} {calendar.month_name[b]} or {b} {calendar.month_name[a]} {year}"
        return Message("could be {}", names), Message("write {} or {}", one, other)
    if one or other:
        return Message("has the year last"), _write(one or other)
    return Message("is no day of any year"), EXPECTED


def _with_time(plain: str) -> tuple[str, str] | None:
    match = _WITH_TIME.fullmatch(plain)
    if not match:
        return None
    day = iso(*(int(each) for each in match.groups()))
    return Message("has a time of day; a date is expected"), _write(
        day, "write {} if that day is meant"
    ) or EXPECTED


def _month_name(plain: str) -> str:
    """English month names, in any order: 18 May 2016, May 18th, 2016, 2016-May-18, May-16."""
    plain = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", plain, flags=re.IGNORECASE)
    words = re.findall(r"[A-Za-z]+|\d+", plain)
    if not set(plain) <= set("".join(words)) | set("-/., '"):
        words = []
    months = [_MONTHS[each[:3].lower()] for each in words if each.isalpha() and each[:3].lower() in _MONTHS]
    numbers = [each for each in words if each.isdigit()]
    years = [each for each in numbers if len(each) == 4]
    if len(months) != 1 or len(words) != len(numbers) + 1:
        return ""
    if len(years) == 1 and len(numbers) <= 2:
        day = next((int(each) for each in numbers if len(each) <= 2), None)
        return _write(iso(int(years[0]), months[0], day))
    match = _MONTH_YEAR.fullmatch(plain)
    if match:
        meant = iso(2000 + int(match[2]), months[0])
        return Message("write the year with four digits, {} if that is meant", meant)
    match = _DAY_MONTH_YEAR.fullmatch(plain)
    meant = iso(2000 + int(match[3]), months[0], int(match[1])) if match else ""
    if meant:
        return Message("write the year with four digits, {} if that is meant", meant)
    return Message("write the year too, with four digits") if len(numbers) == 1 else ""


def _two_digits(plain: str) -> str:
    match = _TWO_DIGIT.fullmatch(plain)
    if not match:
        return ""
    a, b, c = (int(each) for each in match.groups())
    meant = iso(2000 + a, b, c) or iso(2000 + c, a, b)
    return Message("write the year with four digits, {} if that is meant", meant) if meant else ""


def _part_of_year(plain: str) -> str:
    """Quarters, halves and weeks."""
    match = _QUARTER.fullmatch(plain)
    if match:
        year, quarter = match[1] or match[4], int(match[2] or match[3])
        return _write(f"{year}-{quarter * 3 - 2:02}/{year}-{quarter * 3:02}")
    match = _HALF.fullmatch(plain)
    if match:
        first = match[2] == "上" or match[3] == "1"
        return _write(f"{match[1]}-01/{match[1]}-06" if first else f"{match[1]}-07/{match[1]}-12")
    match = _WEEK.fullmatch(plain)
    if match and 1 <= int(match[2]) <= 52:
        start, end = (
            date.fromisocalendar(int(match[1]), int(match[2]), int(match[3] or each)) for each in "17"
        )
        return _write(f"{start}" if start == end else f"{start}/{end}")
    match = re.fullmatch(r"(\d{4})-(\d{3})", plain)
    if match and 1 <= int(match[2]) <= 365:
        return Message(
            "write {} if that is meant", date(int(match[1]), 1, 1) + timedelta(days=int(match[2]) - 1)
        )
    return ""


def _years(plain: str) -> str:
    match = _FISCAL.fullmatch(plain)
    if match:
        year = int(match[1] or match[2])
        return Message("write {} for April to March", f"{year}-04/{year + 1}-03")
    match = _SPAN.fullmatch(plain)
    if match:
        first, last = (iso(*map(int, each.split("-"))) for each in match.groups())
        return _write(f"{first}/{last}") if first and last and first < last else ""
    match = _YEARS.fullmatch(plain)
    return _write(f"{match[1]}/{match[2]}") if match and match[1] < match[2] else ""


def _digits(plain: str) -> str:
    """Digits in groups, whatever stands between and around them: 2016 05 18, 約2016年5月."""
    match = re.fullmatch(r"(\d{4})(\d{2})(\d{2})?(?:\.0+)?", plain)
    if match:
        return _write(
            iso(int(match[1]), int(match[2]), int(match[3]) if match[3] else None),
            "write {} if that is meant",
        )
    match = re.fullmatch(r"(\d{1,2})[-/.](\d{4})", plain)
    if match:
        return _write(iso(int(match[2]), int(match[1])))
    groups = re.findall(r"\d+", plain)
    if (
        not groups
        or not re.fullmatch("(18|19|20)..", groups[0])
        or any(len(each) > 2 for each in groups[1:])
        or len(groups) > 3
    ):
        return ""
    meant = iso(*(int(each) for each in groups)) or iso(*(int(each) for each in groups[:2])) or groups[0]
    return Message("write {} if that is meant", meant)


_GUESSES = (_month_name, _part_of_year, _years, _two_digits, _digits)


def says_nothing(plain: str) -> bool:
    """Tell a text by which people say that a date is not known.

    Examples
    --------
    >>> says_nothing("TBD"), says_nothing("未定"), says_nothing("2016")
    (True, True, False)
    """
    return plain.casefold() in _NOTHING
