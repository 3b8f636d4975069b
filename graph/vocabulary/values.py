"""Values of programs and of their files, as the text of a cell."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

MISSING = ("NAType", "NaTType")  # of pandas, which is not loaded for them
_DAYS_AND_MORE = re.compile(r"M8\[\d*[YMWD]\]")  # what NumPy calls a date that is no time of day


def cell_text(value: object) -> str:
    """Give a cell of a table as a file has it: blank where unknown, a number without needless zeros.

    Examples
    --------
    >>> cell_text(3.0), cell_text(float("nan")), cell_text("a")
    ('3', '', 'a')
    """
    if isinstance(value, float):
        if value != value:
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(float(value))
    return str(value)


def plain(value: object) -> str:
    """Give a value of a file as the text of a cell; a stretch of days is one as `written` has it.

    Examples
    --------
    >>> plain(True), plain(3.0), plain(None), plain(date(2016, 5, 18))
    ('true', '3', '', '2016-05-18')
    """
    value = _of_python(value)
    if value is None or type(value).__name__ in MISSING:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        midnight = isinstance(value, datetime) and value.time() == time()
        return (value.date() if isinstance(value, datetime) and midnight else value).isoformat()
    if isinstance(value, list | tuple):
        return "; ".join(plain(each) for each in value) if is_plain(value) else ""
    return cell_text(value) if is_plain(value) else ""


def is_plain(value: object) -> bool:
    """Tell whether a value can be the text of a cell: a single one, or a list of single ones.

    Examples
    --------
    >>> is_plain(["a", 3.0]), is_plain({"a": 3.0}), is_plain([["a"]])
    (True, False, False)
    """
    value = _of_python(value)
    if isinstance(value, list | tuple):
        return not any(isinstance(each, dict | bytes | list | tuple) for each in value)
    return not isinstance(value, dict | bytes)


def stretch(value: Any) -> tuple[date, date] | None:
    """Give the first and the last day of a period of pandas or a date of NumPy's, by its own precision.

    Returns
    -------
    days
        None where it is neither, nothing, or a time of a day.

    Examples
    --------
    >>> import numpy as np
    >>> [each.isoformat() for each in stretch(np.datetime64("2016-05"))]
    ['2016-05-01', '2016-05-31']
    >>> stretch(np.datetime64("2016-05-18T05")), stretch("2016-05")
    (None, None)
    """
    if type(value).__name__ == "Period":
        ends = value.asfreq("D", "start"), value.asfreq("D", "end")
        days = [date(each.year, each.month, each.day) for each in ends if each.year <= date.max.year]
    elif _DAYS_AND_MORE.search(getattr(getattr(value, "dtype", None), "str", "")) and not value.ndim:
        days = [value.astype("M8[D]").tolist(), ((value + 1).astype("M8[D]") - 1).tolist()]
    else:
        return None
    return (days[0], days[1]) if all(isinstance(each, date) for each in days) and len(days) == 2 else None


def written(first: date, last: date) -> str:
    """Give a stretch of days as a date: the day, month, quarter or year that it is, else both ends.

    Examples
    --------
    >>> written(date(2016, 1, 1), date(2016, 12, 31)), written(date(2016, 4, 1), date(2016, 6, 30))
    ('2016', '2016Q2')
    >>> written(date(2015, 4, 1), date(2016, 3, 31)), written(date(2016, 5, 16), date(2016, 5, 22))
    ('2015-04/2016-03', '2016-05-16/2016-05-22')
    """
    months = first.day == 1 and (last == date.max or (last + timedelta(days=1)).day == 1)
    if not months:
        one, other = first.isoformat(), last.isoformat()
    elif (first.month, last.month) == (1, 12):
        one, other = f"{first.year:04}", f"{last.year:04}"
    else:
        one, other = first.isoformat()[:7], last.isoformat()[:7]
        if first.month % 3 == 1 and last.month == first.month + 2 and first.year == last.year:
            return f"{first.year:04}Q{last.month // 3}"
    return one if one == other else f"{one}/{other}"


def _of_python(value: Any) -> object:
    """A value or list of NumPy's as one of Python's, a set as a list in order, a stretch of days as text."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, set | frozenset):
        return sorted(value, key=str)
    if (days := stretch(value)) is not None:
        # an hour of a day is told as it is
        return str(value) if type(value).__name__ == "Period" and days[0] == days[1] else written(*days)
    if not hasattr(value, "ndim") or not hasattr(value, "tolist"):
        return value
    if value.ndim and _DAYS_AND_MORE.search(value.dtype.str):
        return [_of_python(each) for each in value]
    # Python's days go no deeper than that; of anything finer NumPy would give the plain number.
    return (value.astype("datetime64[us]") if value.dtype.kind == "M" else value).tolist()
