"""Which of several columns of days is meant, where headings leave it open and the days themselves tell."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from graph.dates import parse_in, whole_term
from graph.dates.spellings import day_order
from graph.errors import DateError
from graph.exchange.lists.contents import is_day_or_month, most, sample
from graph.exchange.lists.tables import is_time
from graph.reading.synonyms import is_of_others, meanings

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from graph.exchange.lists.tables import Table

_LATER = re.compile(
    r"exten[ds]|renew(?!al (?:date|deadline))|延長(?!期限)|更新(?!期限|申請|手続)|変更後|改定後|\bnew\b"
    r"|\brevised|prolong|verläng",
    re.IGNORECASE,
)
_LEAST = 3  # rows with both days
_ENOUGH = 2 / 3  # of the rows with both days, those that lie whole years apart


def with_later_ends(table: Table) -> Table:
    """Give a table in whose column of extended ends the first end stands where there was no extension.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [["Partner", "End date", "Extended until"], ["A", "2021", "2024"], ["B", "2025", ""]]
    >>> with_later_ends(table_of(Grid("x.csv", "", [1, 2, 3], rows))).columns[2]
    ['2024', '2025']
    """
    ends = _two_ends(table)
    if table.tool or not ends:
        return table
    first, later = ends
    columns = list(table.columns)
    columns[later] = [
        new if is_time(new) else old for old, new in zip(columns[first], columns[later], strict=True)
    ]
    return table.arranged(range(len(columns)), table.headings, columns)


def _two_ends(table: Table) -> tuple[int, int] | None:
    """The places of the first end and of the later one; None where there are no two columns of ends."""
    ends = [at for at, heading in enumerate(table.headings) if "expires" in meanings(heading, ("expires",))]
    later = [at for at in ends if _LATER.search(table.headings[at])]
    if len(ends) != 2 or len(later) != 1:
        return None
    return next(at for at in ends if at not in later), later[0]


def settled(
    table: Table, places: Mapping[str, int], undecided: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, int], dict[str, tuple[str, ...]]]:
    """Settle which column of two is meant: the later end, and the day rather than its year.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [["Partner", "Since", "Agreement dated"], ["A", "2006", "2006-09-14"]]
    >>> table = table_of(Grid("x.csv", "", [1, 2], rows))
    >>> settled(table, {"target": 0, "signed": 1}, {"signed": ("Since", "Agreement dated")})
    ({'target': 0, 'signed': 2}, {})
    """
    found, left = dict(places), dict(undecided)
    ends = _two_ends(table)
    if ends and found.get("expires") in ends:
        found["expires"] = ends[1]
        left.pop("expires", None)
    early = _early_end(table, found)
    if early >= 0:
        found["terminated"] = early
    among = [table.headings.index(name) for name in left.get("signed", ())]
    days = _to_the_day(table, among) if len(among) == 2 else []
    if days:
        found["signed"] = days[0]
        del left["signed"]
    return found, left


def _early_end(table: Table, places: Mapping[str, int]) -> int:
    """The place of a further column of ends that few rows have, and before their last day; -1 for none."""
    last = places.get("expires", -1)
    if last < 0 or "terminated" in places:
        return -1
    for at, heading in enumerate(table.headings):
        if at in places.values() or "expires" not in meanings(heading, ("expires",)):
            continue
        both = zip(_days(table.columns[at]), _days(table.columns[last]), strict=True)
        filled = [(day, end) for day, end in both if day]
        if (
            filled
            and 2 * len(filled) < len(table.numbers)
            and all(not end or day < end for day, end in filled)
        ):
            return at
    return -1


def _to_the_day(table: Table, among: Sequence[int]) -> list[int]:
    """The column that tells the same as the other one, and more exactly, in each row."""
    one, other = (_days(table.columns[at]) for at in among)
    if all(b.startswith(a) for a, b in zip(one, other, strict=True)):
        return [among[1]]
    return [among[0]] if all(a.startswith(b) for a, b in zip(one, other, strict=True)) else []


def by_length(table: Table, places: dict[str, int], claimed: Collection[str]) -> dict[str, int]:
    """Find days of signing and last days, which lie whole years apart, below headings that mean nothing.

    Parameters
    ----------
    claimed
        Our columns: a heading that means one of these is not looked at.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> days = ["2019-04-01", "2024-03-31"], ["2019-05-18", "2022-05-18"], ["2020-10-01", "2025-09-30"]
    >>> rows = [["Partner", "Inked", "Sunset"], *([name, *each] for name, each in zip("ABC", days))]
    >>> by_length(table_of(Grid("x.csv", "", [1, 2, 3, 4], rows)), {"target": 0}, ())
    {'target': 0, 'signed': 1, 'expires': 2}
    """
    if "expires" in places or "term_years" in places or not {"source", "target", "parties"} & set(places):
        return places
    free = [
        at
        for at, heading in enumerate(table.headings)
        if at not in places.values()
        and not is_of_others(heading)
        and not meanings(heading, claimed)
        and most(is_day_or_month, sample(table.columns[at]))
    ]
    start = places.get("signed", places.get("effective", -1))
    days = {at: _days(table.columns[at]) for at in (*free, *([start] if start >= 0 else []))}
    if start >= 0:
        ends = [at for at in free if _whole_years(days[start], days[at])]
        return {**places, "expires": ends[0]} if len(ends) == 1 else places
    pairs = [pair for pair in itertools.permutations(free, 2) if _whole_years(*(days[at] for at in pair))]
    return {**places, "signed": pairs[0][0], "expires": pairs[0][1]} if len(pairs) == 1 else places


def _days(texts: Sequence[str]) -> list[str]:
    """Texts as dates in ISO form; "" for what is none."""
    order = day_order(set(texts))
    found: dict[str, str] = {"": ""}
    for text in set(texts):
        try:
            found[text] = str(parse_in(text, order)) if text else ""
        except DateError:
            found[text] = ""
    return [found[text] for text in texts]


def _whole_years(first: Sequence[str], last: Sequence[str]) -> bool:
    """Tell days of which most lie whole years before those of another column."""
    both = [(one, other) for one, other in zip(first, last, strict=True) if one and other]
    return len(both) >= _LEAST and sum(_is_whole(*each) for each in both) >= _ENOUGH * len(both)


def _is_whole(first: str, last: str) -> bool:
    if len(first) == len(last) == len("2019-04"):
        months = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:])
        return months > 0 and months % 12 in (0, 11)
    term = whole_term(first, last) if "/" not in first + last else None
    return term is not None and term[0] % 12 == 0
