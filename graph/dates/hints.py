"""What may be meant by a text that is no date or could be several: why it is refused, and what to write."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from graph.dates.short_years import full_year
from graph.dates.spellings import is_universal, iso, month_number
from graph.words.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.dates import PartialDate

    Read = Callable[[str], PartialDate | None]

LONGEST = 80  # characters of a date, with all that may stand around it
_HALF = re.compile(r"(\d{4})年(上|下)期")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_TWO_DIGIT = re.compile(r"'?(\d{1,2})[-/. ](\d{1,2})[-/. ]'?(\d{1,2})|(\d\d)(\d\d)(\d\d)")
_NAMED = re.compile(r"(\d{1,2})[- ]?([^\W\d_]{3,})\.?[-, ']+(\d{2})")
_MONTH_NUMBER = re.compile(r"([^\W\d_]{3,})\.?[- ]*(')?(\d{1,2})|(\d{1,2})[- ]*([^\W\d_]{3,})\.?")
_WITH_ZONE = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[ T](\d{1,2}):\d\d(?::\d\d(?:\.\d+)?)? ?(\S+)", re.IGNORECASE
)
_WITH_TIME = re.compile(r".*\d[ T].*\d:\d.*", re.DOTALL)
_DECADE = re.compile(r"(\d{3}0)(?:'?s|年代)", re.IGNORECASE)
_EITHER = re.compile(r"(.+?) ?(?: or |または|又は|もしくは|若しくは|か|, ?or ) ?(.+)", re.IGNORECASE)
_BETWEEN = r"~|\u301c|から| to | until | till | through | bis | au | a | - | -> |→"
_SPAN = re.compile(rf"(?:from )?(.*\S) ?(?:{_BETWEEN}) ?(.*?[^まで])(?:まで)?", re.IGNORECASE)
_BEFORE_OR_ABOUT = re.compile(
    r"(before|after|since|until|till|by|from|prior to|no later than|not before|between|circa|ca?\.|c(?=\d)"
    r"|about|around|approx\w*\.?|early|mid|late|beginning of|[<>≤≥~-]|約|おおよそ|およそ)[ -]*\S.*"
    r"|.*\S ?(以前|以降|以後|より前|より後|まで|から|前|後|頃|ごろ|ころ|前後|初め|はじめ|初頭|半ば|中頃|~|-)",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"(?:(spring|summer|autumn|fall|winter)(?: of)?,?[- ](\d{4})|(\d{4})(?:年の?|[- ])"
    r"(春|夏|秋|冬|spring|summer|autumn|fall|winter)季?)",
    re.IGNORECASE,
)
_SHORT_FISCAL = re.compile(r"FY[- ']?(\d\d)", re.IGNORECASE)
# What may stand around the digits of a date and leaves it that date.
_AROUND = re.compile(r"[\W_年月日Xx]*(?:signed|dated|on|署名|締結|調印|予定)?[\W_年月日Xx]*", re.IGNORECASE)
_NO_DATE = "tbd tba tbc n/a na none null nil unknown undated ? ?? - -- x"
_NO_DATE_JA = "未定 不明 なし 無し 無 未 未署名 調整中 〃 同上"
_NOTHING = frozenset(f"{_NO_DATE} {_NO_DATE_JA}".split())
A_DAY = Message("name a day, a month or a year, such as 2016-05-18")
EXPECTED = Message("write YYYY, YYYY-MM, YYYY-MM-DD or an interval like 2021-04/2022-03")
_FROM_TO = Message("write the first and the last day that it can be, with a slash between them")


def refusal(plain: str, read: Read) -> tuple[str, str]:
    """Say why a text is refused, and what to write.

    Parameters
    ----------
    plain
        The text as `graph.dates.spellings.folded` has it.
    read
        Gives the date of a part of the text, or None.

    Examples
    --------
    >>> refusal("May-16", lambda text: None)
    ('has no year of four digits', 'write 2016-05 if 16 is the year, the whole date if it is the day')
    >>> refusal("soon", lambda text: None)[0]
    'is not a date'
    """
    if len(plain) > LONGEST:
        return Message("is not a date"), EXPECTED
    for look in (_nothing, _spreadsheet, _two_orders, _with_zone, _decade, _two_digits, _of_a_month, _season):
        found = look(plain)
        if found is not None:
            return found
    return _of_two(plain, read) or _bound(plain) or _digits(plain) or (Message("is not a date"), EXPECTED)


def span(plain: str, read: Read) -> tuple[PartialDate, PartialDate] | None:
    """Give the two dates of a text that says from when to when, as a term is written.

    Examples
    --------
    >>> from graph.dates import span_of
    >>> [str(each) for each in span_of("2019-04から2024-03まで")]
    ['2019-04', '2024-03']
    """
    if len(plain) > LONGEST:
        return None
    match = _SPAN.fullmatch(plain)
    ways = [(match[1], match[2])] if match else []
    ways += [(plain[: at.start()], plain[at.end() :]) for at in re.finditer("-", plain)]
    for first, second in ways:
        both = [read(each.strip()) for each in (first, second) if re.search(r"\d{4}|年", each)]
        if len(both) == 2 and both[0] and both[1] and both[0].first < both[1].first:
            return both[0], both[1]
    return None


def interval(first: PartialDate, second: PartialDate) -> str:
    """Write an interval of two dates, each of which may be one itself.

    Examples
    --------
    >>> from graph.dates import parse
    >>> interval(parse("2019"), parse("2021年度"))
    '2019/2022-03'
    """
    return f"{first.text.partition('/')[0]}/{second.text.rpartition('/')[2]}"


def _one_of(days: list[str]) -> str:
    """What to write where one of some days is meant."""
    if len(days) == 1:
        return Message("write {} if that is meant", days[0])
    return Message("write {} or {}", ", ".join(days[:-1]), days[-1])


def _nothing(plain: str) -> tuple[str, str] | None:
    if plain.casefold() in _NOTHING:
        return Message("is not a date"), A_DAY
    return None


def _spreadsheet(plain: str) -> tuple[str, str] | None:
    """Serial numbers, seconds since 1970, and what a spreadsheet shows where it cannot show a date."""
    if plain.startswith("#"):
        return Message("is what a spreadsheet shows in place of a value"), A_DAY
    if re.fullmatch(r"[1-7]\d{4}(\.\d+)?", plain):
        day = str(date(1899, 12, 30) + timedelta(days=int(float(plain))))
        month = iso(int(plain[:4]), int(plain[4])) if re.fullmatch(r"20\d\d[1-9]", plain) else ""
        return Message("looks like a spreadsheet's serial number"), _one_of([day, month] if month else [day])
    if re.fullmatch(r"1\d{9}(\d{3})?", plain):
        moment = datetime.fromtimestamp(int(plain[:10]), UTC)
        return Message("looks like a computer's time stamp"), _one_of(_days_of(moment))
    return None


def _days_of(moment: datetime) -> list[str]:
    """The days that it was at some place, when it was so late at Greenwich; one where that was midnight."""
    day = moment.date()
    if not (moment.hour or moment.minute or moment.second):
        return [str(day)]
    other = day + timedelta(days=1) if moment.hour >= 12 else day - timedelta(days=1)
    return sorted([str(day), str(other)])


def _two_orders(plain: str) -> tuple[str, str] | None:
    match = _DAY_FIRST.match(plain)
    if not match or (match.end() < len(plain) and not _WITH_TIME.fullmatch(plain)):
        return None
    a, b, year = (int(each) for each in match.groups())
    one, other = iso(year, b, a), iso(year, a, b)
    if one and other and one != other:
        names = f"{a} {calendar.month_name[b]} or {b} {calendar.month_name[a]} {year}"
        return Message("could be {}", names), Message("write {} or {}", one, other)
    return None if one or other else (Message("is no day of any year"), EXPECTED)


def _with_zone(plain: str) -> tuple[str, str] | None:
    """A time of day at Greenwich, where programs put the midnight of other places on another day."""
    match = _WITH_ZONE.fullmatch(plain)
    if match and is_universal(match[5]) and int(match[4]) < 24:
        year, month, day = (int(each) for each in match.groups()[:3])
        if iso(year, month, day):
            days = _days_of(datetime(year, month, day, int(match[4]), 1, tzinfo=UTC))
            return Message("has a time of Greenwich, which is on another day elsewhere"), _one_of(days)
    return (
        (Message("has a time of day; a date is expected"), EXPECTED) if _WITH_TIME.fullmatch(plain) else None
    )


def _decade(plain: str) -> tuple[str, str] | None:
    match = _DECADE.fullmatch(plain)
    if not match:
        return None
    return Message("is ten years"), Message("write {} if that is meant", f"{match[1]}/{int(match[1]) + 9}")


def _two_digits(plain: str) -> tuple[str, str] | None:
    """A year of two digits: every day that the numbers can be."""
    match = _TWO_DIGIT.fullmatch(plain)
    named = None if match else _NAMED.fullmatch(plain)
    month = month_number(named[2]) if named else 0
    if match:
        a, b, c = (int(each) for each in match.groups() if each)
        meant = [iso(full_year(a), b, c), iso(full_year(c), b, a), iso(full_year(c), a, b)]
    elif named and month:
        a, c = int(named[1]), int(named[3])
        meant = [iso(full_year(c), month, a), iso(full_year(a), month, c)]
        meant = meant if meant[0] or a > 31 else []  # the 31st of June is no year
    else:
        return _fiscal(plain)
    days = [each for each in dict.fromkeys(meant) if each]
    if match and match[4]:  # six digits may be a year and a month
        days = [each for each in (iso(int(plain[:4]), c), *days) if each[:2] in ("19", "20")]
    if len(days) == 1 and not plain.startswith(days[0][:4]):
        hint = Message("write the year with four digits, {} if that is meant", days[0])
        return Message("has no year of four digits"), hint
    return (Message("has no year of four digits"), _one_of(days)) if len(days) > 1 else None


def _fiscal(plain: str) -> tuple[str, str] | None:
    match = _SHORT_FISCAL.fullmatch(plain)
    if not match:
        return None
    year = full_year(int(match[1]))
    hint = Message("write {} for April to March", f"{year}-04/{year + 1}-03")
    return Message("has no year of four digits"), hint


def _of_a_month(plain: str) -> tuple[str, str] | None:
    """A month and a number, which may be the year or the day: May-16, 16-May."""
    match = _MONTH_NUMBER.fullmatch(plain)
    month = month_number(match[1] or match[5]) if match else 0
    if not match or not month:
        return None
    number = int(match[3] or match[4])
    written = iso(full_year(number), month)
    hint: str = Message("write the year with four digits, {} if that is meant", written)
    if len(match[3] or match[4]) == 1:
        hint = "write the year too, with four digits"
    elif not match[2] and iso(2000, month, number):
        hint = Message("write {} if {} is the year, the whole date if it is the day", written, number)
    return Message("has no year of four digits"), hint


def _season(plain: str) -> tuple[str, str] | None:
    """A season; the year says what is known of it, but for winter, which lies in two."""
    match = _SEASON.fullmatch(plain)
    if match:
        winter = (match[1] or match[4]).lower() in ("winter", "冬")
        months = "write the months that are meant, with a slash between them"
        year = match[2] or match[3]
        hint = months if winter else Message("write {} if only the year is known", year)
        return Message("is a season, which has no first and last day"), hint
    match = _HALF.fullmatch(plain)
    if not match:
        return None
    year = int(match[1])
    ways = (f"{year}-01/{year}-06", f"{year}-04/{year}-09")
    if match[2] == "下":
        ways = (f"{year}-07/{year}-12", f"{year}-10/{year + 1}-03")
    return Message("could be half a year or half a fiscal year"), Message("write {} or {}", *ways)


def _of_two(plain: str, read: Read) -> tuple[str, str] | None:
    """Two dates: one or the other, or from the one to the other."""
    if len(plain) > LONGEST:
        return None
    match = _EITHER.fullmatch(plain)
    both = [read(each.strip()) for each in match.groups()] if match else []
    if len(both) == 2 and both[0] and both[1]:
        first, second = sorted((both[0], both[1]))
        return Message("names two dates"), Message(
            "write {} if one of them is meant", interval(first, second)
        )
    found = span(plain, read)
    if found:
        between = Message("write {} if the day lies in between", interval(*found))
        return Message("runs from one date to another"), between
    return None


def _bound(plain: str) -> tuple[str, str] | None:
    if _BEFORE_OR_ABOUT.fullmatch(plain) and re.search(r"\d", plain):
        return Message("tells before, after or about when it was, and no date"), _FROM_TO
    return None


def _digits(plain: str) -> tuple[str, str] | None:
    """Digits in groups, with nothing around them that says otherwise: 2016-05-XX, (2016)."""
    reason = Message("is not written as a date")
    match = re.fullmatch(r"(\d{4})-(\d{3})", plain)
    if match and 1 <= int(match[2]) <= 365:
        day = date(int(match[1]), 1, 1) + timedelta(days=int(match[2]) - 1)
        return reason, Message("write {} if that is meant", day)
    match = re.fullmatch(r"(\d{4})(\d\d)", plain)
    groups = list(match.groups()) if match else re.findall(r"\d+", plain)
    around = _AROUND.fullmatch(re.sub(r"\d+", "", plain))
    if (
        not groups
        or not around
        or not re.fullmatch("(18|19|20)..", groups[0])
        or any(len(each) > 2 for each in groups[1:])
        or len(groups) > 3
    ):
        return None
    meant = iso(*(int(each) for each in groups))
    return (reason, Message("write {} if that is meant", meant)) if meant else None


def says_nothing(plain: str) -> bool:
    """Tell a text by which people say that a date is not known.

    Examples
    --------
    >>> says_nothing("TBD"), says_nothing("未定"), says_nothing("2016")
    (True, True, False)
    """
    return plain.casefold() in _NOTHING
