"""The one day that a date of any precision stands for: its last, or the first where something begins."""

from __future__ import annotations

from datetime import UTC, date, datetime

from graph.dates import PartialDate, add_years, parse
from graph.errors import UsageError


def as_day(value: date | str | PartialDate) -> date:
    """Give the last possible day of whatever `graph.dates.parse` reads; a month stands for its last day.

    Raises
    ------
    DateError
        When it is no date.

    Examples
    --------
    >>> as_day("2020-09").isoformat()
    '2020-09-30'
    """
    return parse(value).last


def first_day(text: date | str | PartialDate) -> date:
    """Give the first possible day of a date, from which a stretch of time begins.

    Raises
    ------
    DateError
        When it is no date.

    Examples
    --------
    >>> first_day("2024").isoformat()
    '2024-01-01'
    """
    return parse(text).first


def first_term_ends(
    expires: PartialDate | None, signed: PartialDate | None, years: float | None
) -> date | None:
    """Give the last day of a first term: the expiry, else signing and term; None where neither is known.

    Notes
    -----
    A term is counted from the last day on which the agreement can have been signed, whenever it takes effect.

    Examples
    --------
    >>> first_term_ends(parse("2019"), parse("2016-05-18"), 5).isoformat()
    '2019-12-31'
    >>> first_term_ends(None, parse("2016-05-18"), 5).isoformat()
    '2021-05-18'
    """
    if expires is not None:
        return expires.last
    return add_years(signed.last, years) if signed is not None and years else None


def day_of_epoch(seconds: str) -> date:
    """Give the day of a moment as SOURCE_DATE_EPOCH has it: seconds since 1970 in digits, in UTC.

    Raises
    ------
    UsageError
        When no day of the calendar has it.

    Examples
    --------
    >>> day_of_epoch("1561852800").isoformat()
    '2019-06-30'
    """
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        shown = seconds if len(seconds) <= 20 else seconds[:20] + "…"
        told = "SOURCE_DATE_EPOCH is {}, which lies beyond the year 9999; give seconds since 1970"
        raise UsageError(told, shown) from None
