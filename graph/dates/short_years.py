"""Dates with a year of two digits, as people type them and spreadsheets show them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.dates.spellings import Order, day_order, iso, month_number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

_NUMBERS = re.compile(r"(?P<before>(?P<one>\d{1,2})([-/. ])(?P<two>\d{1,2})\3)(?P<year>\d{2})")
_BY_MONTH = re.compile(
    r"(?P<before>(?:(?:0?[1-9]|[12]\d|3[01])[-/. ])?(?P<month>[^\W\d_]{3,9})[-/. ]{1,2}'?)(?P<year>\d\d)"
)


def full_year(year: int) -> int:
    """Give the year of four digits as POSIX takes one of two: 69 to 99 are of the last century.

    Examples
    --------
    >>> full_year(98), full_year(5)
    (1998, 2005)
    """
    return year + (1900 if year > 68 else 2000)


def with_whole_years(
    columns: Mapping[str, Collection[str]], order: Order | None = None, *, newest: int | None = None
) -> dict[str, dict[str, str]]:
    """Find what the dates of a list are that have a year of two digits.

    Parameters
    ----------
    columns
        The texts of each column of dates.
    order
        Which of day and month stands first, where somebody has said so.
    newest
        The last year in which something can have been signed; a later one was a century before.

    Returns
    -------
    whole
        For each column, text to the same with a year of four digits. Where the month is a number, the dates
        of a column decide together what stands where, else those of the other columns; without what nothing
        decides.

    Examples
    --------
    >>> with_whole_years({"signed": ["30/06/98", "02/05/19"], "expires": ["31/03/23"]})["expires"]
    {'31/03/23': '31/03/2023'}
    >>> with_whole_years({"signed": ["01/02/03"]}), with_whole_years({"signed": ["98/05/06"]})
    ({'signed': {}}, {'signed': {}})
    >>> with_whole_years({"signed": ["10/22/57"]}, newest=2026)
    {'signed': {'10/22/57': '10/22/1957'}}
    """
    every = [text for texts in columns.values() for text in texts]
    ways = {column: _ways(texts) for column, texts in columns.items()}
    decided = {order.first if order else day_order(every).first}
    decided |= {next(iter(each)) for each in ways.values() if len(each) == 1 and not order}
    said = decided - {""}
    found = {}
    for column, texts in columns.items():
        possible = ways[column] & said if len(ways[column]) > 1 and len(said) == 1 else ways[column]
        numbers = bool(possible) and "year" not in possible
        last = newest if column in _PAST else None
        found[column] = {text: whole for text in texts if (whole := _whole(text, last, numbers=numbers))}
    return found


_PAST = frozenset({"signed", "effective", "announced", "founded", "terminated"})


def _whole(text: str, newest: int | None, *, numbers: bool) -> str:
    """The text with a year of four digits; "" where it has none of two, or nothing decides what it says."""
    match = (_NUMBERS.fullmatch(text) if numbers else None) or _BY_MONTH.fullmatch(text)
    if not match or ("month" in match.groupdict() and not month_number(match["month"])):
        return ""
    year = full_year(int(match["year"]))
    return f"{match['before']}{year - 100 if newest is not None and year > newest else year}"


def _ways(texts: Iterable[str]) -> frozenset[str]:
    """What can stand first in all dates of a column whose year has two digits."""
    matches = filter(None, map(_NUMBERS.fullmatch, texts))
    numbers = [tuple(map(int, match.group("one", "two", "year"))) for match in matches]
    read: dict[str, Callable[..., str]] = {
        "day": lambda a, b, c: iso(full_year(c), b, a),
        "month": lambda a, b, c: iso(full_year(c), a, b),
        "year": lambda a, b, c: iso(full_year(a), b, c),
    }
    return frozenset(way for way, date in read.items() if numbers and all(date(*each) for each in numbers))
