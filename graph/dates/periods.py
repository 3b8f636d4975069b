"""Periods of time: months, quarters, years and fiscal years, each a label and two days."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from graph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

EVERY = ("month", "quarter", "year", "fiscal-year")
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "fiscal-year": 12}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of days with a name.

    Attributes
    ----------
    start, end
        First and last day, both within the period.
    label
        ``2016-05``, ``2016-Q2``, ``2016`` or ``FY2016`` (the year in which it starts).
    unfinished
        Whether it goes on after its end, the last day that is looked at.
    """

    start: date
    end: date
    label: str
    unfinished: bool = False


def periods(first: date, last: date, *, every: str = "year", fiscal_start: int = 4) -> list[Period]:
    """List the periods from the one that holds `first` to the one that holds `last`.

    Parameters
    ----------
    every
        ``month``, ``quarter``, ``year`` or ``fiscal-year``.
    fiscal_start
        Month in which a fiscal year begins, 1 to 12 (Japan: 4).

    Returns
    -------
    periods
        Without gaps, oldest first; empty where `last` is before `first`.

    Raises
    ------
    UsageError
        When `every` or `fiscal_start` is none of those above.

    Examples
    --------
    >>> [each.label for each in periods(date(2016, 11, 3), date(2017, 1, 5), every="month")]
    ['2016-11', '2016-12', '2017-01']
    >>> periods(date(2017, 3, 31), date(2017, 3, 31), every="fiscal-year")[0].label
    'FY2016'
    >>> periods(date(2017, 3, 31), date(2017, 3, 30))
    []
    """
    if every not in EVERY:
        raise UsageError("{!r} is not a period; choose one of {}", every, ", ".join(EVERY))
    if not 1 <= fiscal_start <= 12:
        raise UsageError("a fiscal year starts in month 1 to 12, not {}", fiscal_start)
    if last < first:
        return []
    found: list[Period] = []
    start = _start(first, every, fiscal_start)
    while start <= last:
        end = _end(start, _MONTHS_IN[every])
        found.append(Period(start, end, _label(start, every)))
        if end == date.max:
            break
        start = end + timedelta(days=1)
    return found


def until(stretch: Sequence[Period], day: date) -> list[Period]:
    """End the last of some periods with the last day that is looked at; before its own, it is unfinished.

    Every table, chart, slide and sentence learns here that a period is not over.

    Examples
    --------
    >>> found = until(periods(date(2024, 5, 1), date(2026, 1, 26)), date(2026, 1, 26))
    >>> [(each.label, each.end.isoformat(), each.unfinished) for each in found[1:]]
    [('2025', '2025-12-31', False), ('2026', '2026-01-26', True)]
    """
    if not stretch or stretch[-1].end <= day:
        return [*stretch]
    return [*stretch[:-1], replace(stretch[-1], end=day, unfinished=True)]


def unfinished(stretch: Sequence[Period]) -> dict[str, str]:
    """Give the last day (ISO) of each unfinished period by its label, as tables keep it in ``attrs``.

    Examples
    --------
    >>> unfinished(until(periods(date(2025, 5, 1), date(2026, 1, 26)), date(2026, 1, 26)))
    {'2026': '2026-01-26'}
    """
    return {each.label: each.end.isoformat() for each in stretch if each.unfinished}


def up_to(days: Sequence[date]) -> list[Period]:
    """List the stretches that end with each of the days; the first one is that day alone.

    Examples
    --------
    >>> [(each.label, each.start.isoformat()) for each in up_to([date(2020, 9, 18), date(2016, 5, 1)])]
    [('2016-05-01', '2016-05-01'), ('2020-09-18', '2016-05-02')]
    """
    ordered = sorted(set(days))
    starts = [*ordered[:1], *(day + timedelta(days=1) for day in ordered[:-1])]
    return [Period(start, day, day.isoformat()) for start, day in zip(starts, ordered, strict=True)]


def _start(day: date, every: str, fiscal_start: int) -> date:
    if every == "month":
        return day.replace(day=1)
    if every == "quarter":
        return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    if every == "year":
        return date(day.year, 1, 1)
    return date(day.year if day.month >= fiscal_start else day.year - 1, fiscal_start, 1)


def _end(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months - 1, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _label(start: date, every: str) -> str:
    if every == "month":
        return f"{start.year:04}-{start.month:02}"
    if every == "quarter":
        return f"{start.year:04}-Q{(start.month + 2) // 3}"
    return f"{start.year:04}" if every == "year" else f"FY{start.year:04}"
