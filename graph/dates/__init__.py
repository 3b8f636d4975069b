"""Dates that are as precise as their source: a day, a month, a year or an interval.

A partial date is kept as its first and its last possible day. What has one reading is understood
(ISO, slashes, dots, kanji, Japanese eras, names of months, quarters, full-width digits); what could mean
two days is refused, with the ISO forms that may be meant as a hint.
"""

from __future__ import annotations

import calendar
import functools
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from graph.dates import spellings
from graph.dates.hints import LONGEST, refusal, span
from graph.dates.spellings import Order, iso
from graph.errors import DateError
from graph.vocabulary.values import plain
from graph.words.messages import Message

FIRST_YEAR, LAST_YEAR = 1800, 2100
IN_RANGE = "name a year among them"  # what to do about the year 9999
NO_TEXT = "give a text such as '2016-05', a date, or a period"  # what to do about a number or nothing

# Era, its letter, its first and its last day (the last open). Meiji counts from
# the day Japan took the Gregorian calendar; earlier days have another calendar.
_ERAS = (
    ("明治", "M", date(1873, 1, 1), date(1912, 7, 29), 1868),
    ("大正", "T", date(1912, 7, 30), date(1926, 12, 24), 1912),
    ("昭和", "S", date(1926, 12, 25), date(1989, 1, 7), 1926),
    ("平成", "H", date(1989, 1, 8), date(2019, 4, 30), 1989),
    ("令和", "R", date(2019, 5, 1), date(LAST_YEAR, 12, 31), 2019),
)
_NUMERIC = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?")
_KANJI = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_ERA_NAME = "明治|大正|昭和|平成|令和"
_ERA = re.compile(rf"({_ERA_NAME}|[MTSHR])(元|\d{{1,2}})年(?:(\d{{1,2}})月(?:(\d{{1,2}})日)?)?")
_ERA_SHORT = re.compile(
    rf"({_ERA_NAME}|[明大昭平令]|[MTSHR])\.?(元|\d{{1,2}})(?:[-/.](\d{{1,2}})(?:[-/.](\d{{1,2}}))?)?",
    re.IGNORECASE,
)
_FISCAL = re.compile(rf"(?:(\d{{4}})|({_ERA_NAME}|[MTSHR])(元|\d{{1,2}}))年度", re.IGNORECASE)
_KANJI_NUMBER = re.compile("[〇○一二三四五六七八九十]+(?=[年月日])")
_MINGUO = re.compile(r"(?:中華)?民[國国](元|\d{1,3})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_ROMAN_ERA = re.compile(r"(Meiji|Taish[oō]|Sh[oō]wa|Heisei|Reiwa)\.? ?(?=[\d元])", re.IGNORECASE)
_END_OF = re.compile(r"(?:the )?end(?: of)? (.+)|(.+)末日?", re.IGNORECASE)
_THIRD = re.compile("(.+月)([上中下])旬")
_DATED = re.compile(
    r"(?:(?:est\.?|established|dated|signed(?: on| in)?) )?"
    r"(.+?(?:\d日?|月(?=吉日)))(?:吉日|付け?|に?(?:締結|署名|調印))?",
    re.IGNORECASE,
)
# A year in both calendars: 1967(昭和42)年5月11日, 昭和42年(1967年)5月11日.
_TWO_YEARS = re.compile(
    rf"(?:(?P<west>\d{{4}})年?\((?P<era>(?:{_ERA_NAME}|[MTSHR])\.?(?:元|\d{{1,2}}))年?\)"
    rf"|(?P<era2>(?:{_ERA_NAME}|[MTSHR])\.?(?:元|\d{{1,2}}))年?\((?P<west2>\d{{4}})年?\))年?(?P<rest>.*)",
    re.IGNORECASE,
)
_INTERVAL = re.compile(r"(\d{4}(?:-\d{1,2}){0,2})/(\d{4}(?:-\d{1,2}){0,2})")


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


def parse(text: str | date | PartialDate) -> PartialDate:
    """Read a date as people write it, if it has one reading, or as a program has it.

    Parameters
    ----------
    text
        ``2016``, ``2016-05``, ``2016-05-18``, ``2021-04/2022-03`` (an interval), and
        the same with slashes, dots, blanks, kanji (``2016年5月1日``), Japanese eras
        (``令和2年9月18日``, ``R2.9.18``, ``Reiwa 2``), names of months in six languages
        (``18 September 2020``), the year last where the day is above 12 (``13/04/2019``),
        ``2021年度`` and ``FY2021`` (April to March), ``Q3 2020``, ``2020H1``, ``2020-W12``,
        ``2021年度末``, ``2025年3月末``, full-width digits, eight digits in a row, a day of the
        week beside the date or a time of day behind it. Or a `date`, a `datetime`, a period of pandas or a
        date of NumPy, each as precise as it is.

    Raises
    ------
    DateError
        When it is no date, no existing day, outside 1800 to 2100, or could
        mean more than one day. `hint` then holds the ISO forms that may be meant.

    Examples
    --------
    >>> str(parse("2016年５月")), str(parse("令和2年9月18日")), str(parse("2021年度"))
    ('2016-05', '2020-09-18', '2021-04/2022-03')
    >>> parse("01/05/2016")
    Traceback (most recent call last):
    graph.errors.DateError: '01/05/2016' could be 1 May or 5 January 2016; write 2016-05-01 or 2016-01-05
    """
    if type(text) is date:  # of any year: nobody has mistyped it
        return PartialDate(text, text, text.isoformat())
    return _parse(text if isinstance(text, str) else _written(text), _NO_ORDER)


def _written(given: object) -> str:
    """A day that a program has, as a text."""
    text = ""
    if isinstance(given, PartialDate):
        return given.text
    if isinstance(given, date) and given == given:  # what pandas has in the place of no day is not
        text = plain(date(given.year, given.month, given.day))
    elif type(given).__name__ in ("Period", "datetime64"):
        text = plain(given)
    if not text:
        raise DateError(given, Message("is not a date"), NO_TEXT)
    return text


def parse_in(text: str, order: Order) -> PartialDate:
    """Read a date as it stands in a column of dates, where a spreadsheet's number of a day is one, too.

    Parameters
    ----------
    order
        What the column decides of days and months, by `day_order`, or what was asked for.

    Raises
    ------
    DateError
        As `parse` does.

    Examples
    --------
    >>> str(parse_in("01/04/2019", Order("day"))), str(parse_in("43238", Order()))
    ('2019-04-01', '2018-05-18')
    """
    serial = spellings.serial_day(text.strip())
    return _parse(serial or text, order)


def span_of(text: str) -> tuple[PartialDate, PartialDate] | None:
    """Give the two dates of a text that says from when to when; None for any other text.

    Examples
    --------
    >>> [str(each) for each in span_of("2018-04-01~2023-03-31")]
    ['2018-04-01', '2023-03-31']
    """
    return span(_plain(text), _or_none)


_NO_ORDER = Order()


@functools.lru_cache(maxsize=65536)
def _parse(text: str, order: Order) -> PartialDate:
    plain = _plain(text)
    found = _read(plain, text, order) if len(plain) <= LONGEST else None
    if found is None:
        raise DateError(text, *refusal(plain, _or_none))
    return found


def _or_none(text: str) -> PartialDate | None:
    """The date of a part of a text; none where it has none."""
    try:
        return _read(_plain(text), text, _NO_ORDER)
    except DateError:
        return None


def _read(plain: str, text: str, order: Order) -> PartialDate | None:
    """Read what was folded, or what is left of it without what stands around the date."""
    for read in (_numeric, _kanji, _era, _minguo, _fiscal, _compact, _interval, _two_years, _end_of, _third):
        found = read(plain, text)
        if found is not None:
            return found
    written = spellings.in_iso(plain, order)
    if written:
        return _numeric(written, text) or _interval(written, text)
    dated = _DATED.fullmatch(plain)
    bare = spellings.without_clock(plain) or (dated[1] if dated and dated[1] != plain else "")
    return _read(bare, text, order) if bare else _on_weekday(plain, text, order)


def _on_weekday(plain: str, text: str, order: Order) -> PartialDate | None:
    """A date with its day of the week, which has to be that of the day."""
    bare = spellings.without_weekday(plain)
    found = _read(bare[0], text, order) if bare else None
    if bare and found and found.first == found.last and found.first.weekday() != bare[1]:
        reason = Message("is not the day of the week of {}", found)
        raise DateError(text, reason, Message("write {} if that is meant", found))
    return found


def _end_of(plain: str, text: str) -> PartialDate | None:
    """The last day of a month or a year: 2025年3月末, 2019年度末, end of March 2025."""
    match = _END_OF.fullmatch(plain)
    whole = _read(match[1] or match[2], text, _NO_ORDER) if match else None
    return PartialDate(whole.last, whole.last, f"{whole.last}") if whole else None


def _third(plain: str, text: str) -> PartialDate | None:
    """A third of a month: 2019年4月上旬."""
    match = _THIRD.fullmatch(plain)
    month = _read(match[1], text, _NO_ORDER) if match else None
    if not match or not month:
        return None
    first = {"上": 1, "中": 11, "下": 21}[match[2]]
    last = month.last.day if match[2] == "下" else first + 9
    return _joined(text, *(_made(text, *f"{month}-{day}".split("-")) for day in (first, last)))


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


def term_end(start: date, months: int, *, eve: bool = False) -> date:
    """Give the last day of a term of so many months.

    Parameters
    ----------
    eve
        End on the day before: 31 March for a term from 1 April. In a month that has no such day
        both ways of counting end with the month.

    Examples
    --------
    >>> [term_end(date(2019, 1, 31), months).isoformat() for months in (1, 2)]
    ['2019-02-28', '2019-03-31']
    >>> term_end(date(2016, 4, 1), 36, eve=True).isoformat()
    '2019-03-31'
    """
    day = add_years(start, months / 12)
    return day - timedelta(days=1) if eve and day.day == start.day else day


def whole_term(start: str, end: str) -> tuple[int, bool] | None:
    """Give the months of a term by its first and last day, and whether that is the eve of `term_end`.

    Returns
    -------
    term
        None where either is not known to the day, or no number of whole months lies between.

    Examples
    --------
    >>> whole_term("2016-05-18", "2021-05-18"), whole_term("2016-04-01", "2019-03-31")
    ((60, False), (36, True))
    >>> whole_term("2016", "2019-03-31"), whole_term("2016-05-10", "2019-03-31")
    (None, None)
    """
    if not start or not end:
        return None
    first, last = parse(start), parse(end)
    if first.first != first.last or last.first != last.last:
        return None
    between = (last.last.year - first.last.year) * 12 + last.last.month - first.last.month
    ways = ((months, eve) for eve in (False, True) for months in (between, between + 1) if months > 0)
    return next((way for way in ways if term_end(first.last, way[0], eve=way[1]) == last.last), None)


def _plain(text: str) -> str:
    """Fold width, dashes, blanks, Korean units, kanji numerals, and eras in Latin letters."""
    plain = _KANJI_NUMBER.sub(lambda match: _number(match[0]), spellings.folded(text))
    return _ROMAN_ERA.sub(lambda match: _ROMAN[match[1][0].upper()], plain)


_ROMAN = {letter: name for name, letter, *_ in _ERAS}


def _number(kanji: str) -> str:
    """Digits for kanji numerals, by place (二〇一六) or by tens (二十八)."""
    plain = kanji.translate(str.maketrans("〇○一二三四五六七八九", "00123456789"))
    tens, ten, ones = plain.partition("十")
    return f"{int(tens or 1) * 10 + int(ones or 0)}" if ten and "十" not in ones else plain


def _made(text: str, year: str, month: str | None, day: str | None) -> PartialDate:
    """Build a date from its parts, or say which part cannot be."""
    y = int(year)
    if not FIRST_YEAR <= y <= LAST_YEAR:
        raise DateError(text, Message("is outside the years {} to {}", FIRST_YEAR, LAST_YEAR), _other_year(y))
    if month is None:
        return PartialDate(date(y, 1, 1), date(y, 12, 31), f"{y:04}")
    m = int(month)
    if not 1 <= m <= 12:
        raise DateError(
            text, Message("has no month {}", m), Message("write {:04} if only the year is known", y)
        )
    length = calendar.monthrange(y, m)[1]
    if day is None:
        return PartialDate(date(y, m, 1), date(y, m, length), f"{y:04}-{m:02}")
    d = int(day)
    if not 1 <= d <= length:
        reason = Message("is no day: {} {} has {} days", calendar.month_name[m], y, length)
        raise DateError(text, reason, Message("write {} if only the month is known", f"{y:04}-{m:02}"))
    return PartialDate(date(y, m, d), date(y, m, d), f"{y:04}-{m:02}-{d:02}")


def _other_year(year: int) -> str:
    """What may be meant by a year that cannot be."""
    if year == 9999:
        return IN_RANGE
    if 2400 < year <= LAST_YEAR + 543:
        return Message("check the year; in the Buddhist calendar it is {}", year - 543)
    return "check the year for a slip of the finger"


def _numeric(plain: str, text: str) -> PartialDate | None:
    match = _NUMERIC.fullmatch(plain)
    if match and match[2] == "." and match[3] in ("0", "00") and match[4] is None:
        return _made(text, match[1], None, None)  # the year as a program writes a number
    if match and match[2] == "." and match[3] == "1" and match[4] is None:
        # 2016.10 typed into a spreadsheet becomes the number 2016.1.
        reason = Message(
            "could be January or October {}: spreadsheets drop the zero of {}.10", match[1], match[1]
        )
        raise DateError(text, reason, Message("write {} or {}", f"{match[1]}-01", f"{match[1]}-10"))
    if match and match[3] and match[4] is None and int(match[3]) == (int(match[1]) + 1) % 100 > 12:
        year = int(match[1])
        reason = Message("has no month {}", match[3])
        meant = f"{iso(year, 4)}/{iso(year + 1, 3)}"
        raise DateError(text, reason, Message("write {} for April to March", meant))
    return _made(text, match[1], match[3], match[4]) if match else None


def _kanji(plain: str, text: str) -> PartialDate | None:
    match = _KANJI.fullmatch(plain)
    return _made(text, match[1], match[2], match[3]) if match else None


def _compact(plain: str, text: str) -> PartialDate | None:
    match = _COMPACT.fullmatch(plain)
    return _made(text, match[1], match[2], match[3]) if match else None


def _era(plain: str, text: str) -> PartialDate | None:
    match = _ERA.fullmatch(plain) or _ERA_SHORT.fullmatch(plain)
    if not match:
        return None
    name, _, begins, ends, zero = _era_called(match[1])
    number = 1 if match[2] == "元" else int(match[2])
    made = _made(text, str(zero + number - 1), match[3], match[4])
    first, last = max(made.first, begins), min(made.last, ends)
    if first > last:
        reason = Message("is no day of {}, which ran from {} to {}", name, begins, ends)
        if name == "明治" and made.last < begins:
            reason = Message("is before 1873, when Japan took the calendar in use today")
        raise DateError(text, reason, Message("write {} if that is meant", made.text))
    whole = (first, last) == (made.first, made.last)
    return made if whole else PartialDate(first, last, f"{first}/{last}")


def _two_years(plain: str, text: str) -> PartialDate | None:
    """A date with its year in both calendars, which have to agree."""
    match = _TWO_YEARS.fullmatch(plain)
    if not match:
        return None
    west, era = match["west"] or match["west2"], match["era"] or match["era2"]
    found = _read(f"{west}年{match['rest']}", text, _NO_ORDER)
    other = _read(f"{era}年", text, _NO_ORDER)
    if found and other and str(other.first.year) != west:
        reason = Message("names two years, {} and {}", west, other.first.year)
        raise DateError(text, reason, Message("write {} if that is meant", found))
    return found


def _minguo(plain: str, text: str) -> PartialDate | None:
    """A date of the calendar of Taiwan, whose first year was 1912."""
    match = _MINGUO.fullmatch(plain)
    if not match:
        return None
    number = 1 if match[1] == "元" else int(match[1])
    return _made(text, str(1911 + number), match[2], match[3])


def _era_called(name: str) -> tuple[str, str, date, date, int]:
    return next(era for era in _ERAS if name.upper() in (era[0], era[0][0], era[1]))


def _fiscal(plain: str, text: str) -> PartialDate | None:
    """The Japanese fiscal year, April to March, as an interval of months."""
    match = _FISCAL.fullmatch(plain)
    if not match:
        return None
    if match[1]:
        year = int(match[1])
    else:
        year = _era_called(match[2])[4] + (1 if match[3] == "元" else int(match[3])) - 1
    return _joined(text, _made(text, str(year), "4", None), _made(text, str(year + 1), "3", None))


def _interval(plain: str, text: str) -> PartialDate | None:
    match = _INTERVAL.fullmatch(plain)
    if not match:
        return None
    start, end = _numeric(match[1], text), _numeric(match[2], text)
    return _joined(text, start, end) if start and end else None


def _joined(text: str, start: PartialDate, end: PartialDate) -> PartialDate:
    if end.last < start.first or start.first > end.first:
        raise DateError(
            text, Message("is an interval that ends before it starts"), Message("write {}", f"{end}/{start}")
        )
    if start == end:
        return start
    return PartialDate(start.first, end.last, f"{start}/{end}")
