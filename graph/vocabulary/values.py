"""Values of programs and of their files, as the text of a cell."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

MISSING = ("NAType", "NaTType")  # of pandas, which is not loaded for them


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
    """Give a value of a file as the text of a cell.

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


def _of_python(value: Any) -> object:
    """A value or list of NumPy's as one of Python's, and a set as a list in the order of its texts."""
    if isinstance(value, set | frozenset):
        return sorted(value, key=str)
    if not hasattr(value, "ndim") or not hasattr(value, "tolist"):
        return value
    # Python's days go no deeper than that; of anything finer NumPy would give the plain number.
    return (value.astype("datetime64[us]") if value.dtype.kind == "M" else value).tolist()
