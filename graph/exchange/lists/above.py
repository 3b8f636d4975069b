"""What a row takes from those above it: the parties whose agreement it renews, and the year of its days."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.dates import parse
from graph.dates.spellings import iso, month_number
from graph.errors import DateError
from graph.exchange.lists.contents import DATES
from graph.exchange.lists.tables import is_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.exchange.lists.mapping import Mapped
    from graph.exchange.lists.tables import Table

_RENEWED = re.compile(
    r"\b(?:renew(?!able)|exten|amend|prolong)\w*|\baddendum|\babove\b|更新|延長|継続|再締結|上記|renouvel|reconduction|verlänger"
    r"|renovaci|prórroga|갱신|연장|续签|續簽",
    re.IGNORECASE,
)


def with_names_above(table: Table, found: Mapped) -> tuple[Table, list[str]]:
    """Put the party of the row above into blank cells of a column that says each party once only.

    So a table looks whose rows are grouped by a party: each of its names stands at the head of its rows, and
    no two rows one below the other both name it. A row is filled that has a day and the other party; where
    each row names one party only, two such rows at least, for a single blank may be a slip.

    Returns
    -------
    table, said
        The table, and the party of each such row.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.mapping import mapped
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [["City", "Sister city", "Date"], ["Kyoto", "Boston", "1959"], ["", "Cologne", "1963"]]
    >>> table = table_of(Grid("x.csv", "", [1, 2, 3], rows))
    >>> with_names_above(table, mapped(table))[1]
    ['Kyoto (x.csv:3)']
    """
    dated = [table.columns[found.places[name]] for name in DATES if name in found.places]
    sides = [found.places[name] for name in ("source", "target") if name in found.places]
    columns, said = list(table.columns), list[str]()
    for at in sides:
        texts, others = list(table.columns[at]), [table.columns[each] for each in sides if each != at]
        rows = [
            row for row, text in enumerate(texts) if not text and _is_agreement(table, row, dated, others)
        ]
        once = all(one != other for one, other in itertools.pairwise(filter(None, texts)))
        if not once or 0 in rows or (not others and len(rows) < _GROUPED):
            continue
        for row in rows:
            texts[row] = texts[row - 1]
            said.append(f"{texts[row]} ({table.place}:{table.numbers[row]})")
        columns[at] = texts
    return (replace(table, columns=tuple(columns)), said) if said else (table, said)


def _is_agreement(
    table: Table, row: int, dated: Sequence[Sequence[str]], others: Sequence[Sequence[str]]
) -> bool:
    """Tell a row of an agreement by its day, the other party, and what else stands there."""
    day = any(is_time(column[row]) for column in dated)
    return day and all(column[row] for column in others) and len(table.texts(row)) > 1


_GROUPED = 2  # blank cells from which on a list is taken for one that is grouped by its partners


def with_parties_above(table: Table, found: Mapped) -> tuple[Table, list[str]]:
    """Put the parties of the row above into one that names none and says that it renews.

    Returns
    -------
    table, said
        The table, and for each such row what it says.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.mapping import mapped
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [["Partner", "Kind", "Signed"], ["A Lab", "MoU", "2014"], ["", "1st renewal", "2019"]]
    >>> table = table_of(Grid("x.csv", "", [1, 2, 3], rows))
    >>> with_parties_above(table, mapped(table, ours="Hub"))[1]
    ['1st renewal']
    """
    places = [found.places[name] for name in ("source", "target", "parties") if name in found.places]
    columns = {at: list(table.columns[at]) for at in places}
    said: list[str] = []
    for row in range(1, len(table.numbers)):
        if any(columns[at][row] for at in places) or not any(columns[at][row - 1] for at in places):
            continue
        texts = table.texts(row)
        renewed = next((text for text in texts if _RENEWED.search(text)), "")
        if renewed and any(map(is_time, texts)):
            said.append(renewed)
            for at in places:
                columns[at][row] = columns[at][row - 1]
    kept = tuple(columns.get(at, column) for at, column in enumerate(table.columns))
    return (replace(table, columns=kept), said) if said else (table, said)


_DAY = re.compile(r"(?P<month>\d{1,2})(?:月|[/.])(?P<day>\d{1,2})日?")
_DAY_IN_WORDS = re.compile(
    r"(?:(?P<before>[^\W\d_]{3,9})\.? (?P<one>\d{1,2})|(?P<two>\d{1,2})\.? (?P<behind>[^\W\d_]{3,9})\.?)"
)
_YEAR = re.compile(r"[【\[■◆●○〈<]?\s*(?P<year>.*?\d.*?)\s*[】\]〉>]?")


def with_years_above(table: Table, found: Mapped) -> tuple[Table, list[str]]:
    """Put the year of the heading above (令和4年度, 2022) into days of a month.

    Returns
    -------
    table, said
        The table, and each such day.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.mapping import mapped
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [["連携先", "締結日", "期間"], ["令和4年度"], ["A", "6月15日", "5年"], ["B", "2月10日", "3年"]]
    >>> table = table_of(Grid("x.csv", "", [1, 2, 3, 4], rows))
    >>> with_years_above(table, mapped(table, ours="Hub"))[0].columns[1]
    ['', '2022-06-15', '2023-02-10']
    """
    dated = {found.places[name] for name in DATES if name in found.places}
    dated = {at for at in dated if any(_whole(text, 2000, fiscal=False) for text in set(table.columns[at]))}
    if not dated:
        return table, []
    years = [_year_of(table.texts(row)) for row in range(len(table.numbers))]
    columns, said = list(table.columns), list[str]()
    for at in dated:
        texts, above = list(table.columns[at]), None
        for row, year in enumerate(years):
            above = year or above
            whole = _whole(texts[row], above[0], fiscal=above[1]) if above else ""
            if whole:
                said.append(texts[row])
                texts[row] = whole
        columns[at] = texts
    return (replace(table, columns=tuple(columns)), said) if said else (table, said)


def _year_of(texts: Sequence[str]) -> tuple[int, bool] | None:
    """The year that a row says and nothing else, and whether it is one that begins in April."""
    match = _YEAR.fullmatch(texts[0]) if len(texts) == 1 else None
    try:
        day = parse(match["year"]) if match else None
    except DateError:
        return None
    if day is None or (day.last - day.first).days not in (364, 365):
        return None
    return day.first.year, day.first.month == 4


def _whole(text: str, year: int, *, fiscal: bool) -> str:
    """A day of a month with its year, in ISO form; "" for any other text."""
    match, named = _DAY.fullmatch(text), _DAY_IN_WORDS.fullmatch(text)
    if match:
        month, day = int(match["month"]), int(match["day"])
    elif named and month_number(named["before"] or named["behind"]):
        month, day = month_number(named["before"] or named["behind"]), int(named["one"] or named["two"])
    else:
        return ""
    return iso(year + (fiscal and month < 4), month, day)
