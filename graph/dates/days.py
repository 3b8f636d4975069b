"""The one day that a date of any precision stands for: its last, or the first where something begins."""

from __future__ import annotations

from datetime import date, datetime

from graph.dates import PartialDate, parse


def as_day(value: date | str | PartialDate) -> date:
    """Give the last possible day of a date; a month stands for its last day.

    Raises
    ------
    DateError
        When a text is no date.

    Examples
    --------
    >>> as_day("2020-09").isoformat()
    '2020-09-30'
    """
    if isinstance(value, str):
        value = parse(value)
    if isinstance(value, datetime):
        return value.date()
    return value.last if isinstance(value, PartialDate) else value


def first_day(text: str) -> date:
    """Give the first possible day of a date, from which a stretch of time begins.

    Raises
    ------
    DateError
        When the text is no date.

    Examples
    --------
    >>> first_day("2024").isoformat()
    '2024-01-01'
    """
    return parse(text).first
