"""What stands where a row and a column of a matrix cross: agreements, with what is said of their days."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.dates.short_years import with_whole_years
from graph.exchange.lists.contents import CROSSED, NO, YES, is_whole_date
from graph.exchange.lists.tables import Table
from graph.exchange.lists.values import read_columns, says_nothing
from graph.reading.cells import is_undecided
from graph.reading.terms import term_of
from graph.reading.texts import NUMBER
from graph.vocabulary import fold
from graph.vocabulary.marks import HALF

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from graph.dates.spellings import Order
    from graph.exchange.content import Record
    from graph.exchange.lists.agreements import Ties

_MOST_COUNT = 100  # agreements of one pair
_FOOTNOTE = re.compile(r"(?<=.)(?:[*†‡※＊]+|[*※注＊]\d{1,2})$")
_DATED_MARK = re.compile(r"(?P<mark>[^()（）\[\]]+?)\s*[(（\[](?P<day>[^()（）\[\]]+)[)）\]]")
_BETWEEN = re.compile(r"[;；、,，|\n]+")


def is_crossing(text: str) -> bool:
    """Tell a cell as matrices have them: a mark, a number, dates, or a mark with a date behind it.

    Examples
    --------
    >>> [is_crossing(each) for each in ("○", "3", "2019-2024", "x (2019)", "2020*", "1 Apr 2019; 2023")]
    [True, True, True, True, True, True]
    >>> is_crossing("Port Lab")
    False
    """
    plain = _plain(text)
    return bool(NUMBER.fullmatch(plain)) or _is_mark(plain) or all(map(_is_time, _days(plain)))


def says_yes(text: str, *, crosses: bool = False) -> bool:
    """Tell a cell that says that there is an agreement, where a cross says so or not.

    Examples
    --------
    >>> [says_yes(each) for each in ("○", "2019", "0", "-", "△", "x", "x (2019)")]
    [True, True, False, False, False, False, True]
    """
    mark = fold(_plain(text))
    if mark in CROSSED:
        return crosses
    return bool(text) and mark not in NO | HALF and not says_nothing(text) and _number(mark) != 0


def has_dated_cross(texts: Iterable[str]) -> bool:
    """Tell whether a cross has a date behind it somewhere, so that a cross is an agreement.

    Examples
    --------
    >>> has_dated_cross(["x", "x (2019)"]), has_dated_cross(["x", "○ (2019)"])
    (True, False)
    """
    marks = [match["mark"] for text in texts if (match := _DATED_MARK.fullmatch(text))]
    return any(fold(mark) in CROSSED for mark in marks)


def read_crossings(
    texts: Iterable[str], place: str, into: Ties, *, order: Order | None = None, today: date | None = None
) -> dict[str, list[Record]]:
    """Read cells that say yes: for each text a record an agreement, without its parties.

    Parameters
    ----------
    place
        What the matrix is called in messages.
    into
        Where it is told what could not be read, once for each text.
    order, today
        As `read_columns`.

    Raises
    ------
    Undecided
        When nothing decides whether a date begins with the day or the month.

    Examples
    --------
    >>> from graph.exchange.lists.agreements import Ties
    >>> found = read_crossings(["2", "x (Apr 2019)", "2019-2024", "SEA"], "m.csv", Ties())
    >>> found["2"], found["x (Apr 2019)"]
    ([{}, {}], [{'signed': '2019-04'}])
    >>> found["2019-2024"], found["SEA"]
    ([{'signed': '2019', 'expires': '2024'}], [{'notes': 'SEA'}])
    """
    once = dict.fromkeys(texts)
    parts = {text: _parts(text) for text in once}
    terms = {part: term for each in parts.values() for part in each if (term := _period(part, order))}
    days = list(dict.fromkeys(part for each in parts.values() for part in each if part not in terms))
    table = Table(place, "", ("Signed",), ("",), (days,), range(1, len(days) + 1))
    values = read_columns(table, {"signed": 0}, order=order, today=today)
    for text in values.short:
        into.tell("came_short_years", text)
    read: dict[str, Record] = dict(terms)
    for at, day in enumerate(days):
        signed = values.columns["signed"][at]
        read[day] = {"signed": signed} if signed else {"notes": day}
        if not signed:
            into.tell("came_crossing", day)
    return {text: [dict(read[part]) for part in parts[text]] or _counted(text) for text in once}


def _parts(text: str) -> list[str]:
    """The dates that a cell names; none where it is a mark or a number of agreements."""
    plain = _plain(text)
    count = _number(plain)
    return [] if _is_mark(plain) or (count is not None and count <= _MOST_COUNT) else _days(plain)


def _counted(text: str) -> list[Record]:
    """A record for each agreement that a number counts; one for a mark."""
    count = _number(_plain(text))
    return [{} for _ in range(1 if count is None else int(count))]


def _plain(text: str) -> str:
    """A cell without its footnote, and without the mark before a date in brackets."""
    bare = _FOOTNOTE.sub("", text).strip() or text
    match = _DATED_MARK.fullmatch(bare)
    return match["day"].strip() if match and _is_mark(match["mark"]) else bare


def _is_mark(text: str) -> bool:
    return fold(text) in YES | NO | CROSSED | HALF or says_nothing(text)


def _days(text: str) -> list[str]:
    """The texts of a cell that are each a date, else the parts between commas and semicolons."""
    if _is_time(text):
        return [text]
    parts = [each.strip() for each in _BETWEEN.split(text) if each.strip()]
    words = [word for part in parts for word in ([part] if _is_time(part) else part.split())]
    return words if all(map(_is_time, words)) else parts


def _is_time(text: str) -> bool:
    if not any(each.isnumeric() or each == "元" for each in text):  # 令和元年 has no number
        return False
    short = with_whole_years({"signed": [text]})["signed"]
    return is_whole_date(text) or is_undecided(text) or bool(short) or _period(text, None) is not None


def _period(text: str, order: Order | None) -> Record | None:
    """The first and the last day where a text names both."""
    term = term_of(text, order)
    if term is None or not (term.effective and term.expires):
        return None
    return {"signed": term.effective, "expires": term.expires}


def _number(text: str) -> float | None:
    return float(text) if NUMBER.fullmatch(text) else None
