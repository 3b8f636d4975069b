"""The times of Gephi: intervals and time stamps, as its columns and its files have them.

``<[2013.0, 2018.0]>``, ``[2015.0, Infinity]``, ``(2013, 2018]``,
``<[2013-01-01, 2015-12-31]; [2016-01-01, Infinity]>``, or one time alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from graph.dates import FIRST_YEAR, LAST_YEAR

_UNBOUND = re.compile(r"[+-]?inf(inity)?|\*?", re.IGNORECASE)  # by which no bound is meant
_YEAR = re.compile(r"(\d{4})(?:\.0*)?")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\S.*))?")
_MONTH = re.compile(r"\d{4}-\d{2}")
_MIDNIGHT = re.compile(r"00:00(:00(\.0*)?)?(Z|[+-]\d\d:?\d\d)?")
_INTERVAL = re.compile(r"([\[(\]])([^\[\]()<>;]*)([\])\[])")


@dataclass(frozen=True, slots=True)
class Spell:
    """When a tie begins and ends.

    Attributes
    ----------
    start, end
        A year (2013) or a day (2013-05-18); blank where there is no bound, or it could not be read.
    further
        How many intervals or time stamps stand behind the first interval, which are not read.
    unread
        Times that are no year and no day, as they stand there.
    hours
        Times of which the day was read, and the time of day was not.
    """

    start: str = ""
    end: str = ""
    further: int = 0
    unread: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()


def spell(text: str) -> Spell:
    """Read what a column ``Interval``, ``timeset`` or ``Timestamp`` of Gephi holds.

    Parameters
    ----------
    text
        Intervals within angle brackets, or one interval, or one time. A bound in a round bracket is
        not part of the interval: ``2018)`` ends with 2017, ``2018-04-01)`` on 31 March.

    Notes
    -----
    2013.0 is the year 2013. 2016.5 is no date, nor is the number of a second; both are told.
    Three times and more in one bracket are time stamps, of which the first is when it begins.

    Examples
    --------
    >>> found = spell("<[2013.0,2018.0]>")
    >>> found.start, found.end
    ('2013', '2018')
    >>> spell("<[2013-01-01, 2015-12-31]; [2016-01-01, Infinity]>")
    Spell(start='2013-01-01', end='2015-12-31', further=1, unread=(), hours=())
    >>> spell("(2016.5, 2018]")
    Spell(start='', end='2018', further=0, unread=('2016.5',), hours=())
    """
    inner = text.strip().removeprefix("<").removesuffix(">").strip()
    found = _INTERVAL.findall(inner)
    rest = _INTERVAL.sub("", inner).strip("; ")
    if inner.casefold() == "empty":
        return Spell()
    if not found:
        return spell_of(inner.strip("[]"), "")
    _, times, closing = found[0]
    bounds = [each.strip() for each in re.split("[,;]", times)]
    further = len(found) - 1 + bool(rest)
    if len(bounds) > 2:
        first = spell_of(bounds[0], "")
        return Spell(first.start, "", further + len(bounds) - 1, first.unread, first.hours)
    before = closing in "[)" and len(bounds) == 2
    made = spell_of(bounds[0], bounds[-1] if len(bounds) == 2 else "", open_end=before)
    return Spell(made.start, made.end, further, made.unread, made.hours)


def spell_of(start: str, end: str, *, open_end: bool = False) -> Spell:
    """Give the spell between two times, either of which may be blank or infinite.

    Parameters
    ----------
    open_end
        Whether the end is the first moment after it.

    Examples
    --------
    >>> spell_of("2013.0", "2018-04-01T09:30:00", open_end=True)
    Spell(start='2013', end='2018-03-31', further=0, unread=(), hours=('2018-04-01T09:30:00',))
    """
    days = [_day(each) for each in (start, end)]
    last = _before(days[1]) if open_end and days[1] else days[1]
    given = [each.strip() for each in (start, end)]
    return Spell(
        days[0],
        last,
        unread=tuple(
            each
            for each, day in zip(given, days, strict=True)
            if not day and not _UNBOUND.fullmatch(each)
        ),
        hours=tuple(each for each in given if _has_hours(each)),
    )  # fmt: skip


def _has_hours(text: str) -> bool:
    found = _DAY.fullmatch(text)
    return bool(found and found[2] and not _MIDNIGHT.fullmatch(found[2]))


def _day(text: str) -> str:
    """The day of a time, the year of a number that is one; blank for others, which tell no calendar day."""
    text = text.strip().strip("\"'")
    day = _DAY.fullmatch(text)
    if day or _MONTH.fullmatch(text):
        return day[1] if day else text
    year = _YEAR.fullmatch(text)
    return year[1] if year and FIRST_YEAR <= int(year[1]) <= LAST_YEAR else ""


def _before(day: str) -> str:
    """The last day, month or year before one."""
    if len(day) == len("2018"):
        return str(int(day) - 1)
    try:
        first = date.fromisoformat(day if day.count("-") == 2 else f"{day}-01")
    except ValueError:
        return day
    return (first - timedelta(days=1)).isoformat()[: len(day)]
