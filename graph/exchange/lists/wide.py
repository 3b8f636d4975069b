"""Lists with several agreements in a row, each kind in a column of its own with its day of signing below."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.exchange.content import Loss
from graph.exchange.lists.contents import is_whole_date, most, sample
from graph.exchange.lists.splitting import BETWEEN
from graph.exchange.lists.tables import Table
from graph.reading.synonyms import meanings

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNED = re.compile(
    r"(?P<what>.+?)[\s_:(（・/-]*(?:(?:was |were )?signed(?: on| date)?"
    r"|(?:date|day) (?:of )?sign(?:ed|ing|ature)"
    r"|sign(?:ing|ature) date|の?(?:締結|署名|調印)(?:年月)?日?)[)）]?",
    re.IGNORECASE,
)
# Which of the signings of one agreement it is, and no kind of agreement.
_ORDER = re.compile(
    r"(?:by )?(?:the )?(?:party|partner|side|institution|counterpart)(?: ?[a-d12])?|we|they|us|ours?"
    r"|theirs?|both|all"
    r"|rector|president|dean|director|draft|final(?: version)?|甲|乙|丙|本学|当方|先方|相手方?|双方"
    r"|両者|学長|案"
    r"|(?:the )?(?:first|1st|last|latest|newest|current|present|original|initial|previous|next|re-?|renewal"
    r"|date|year|agreement|contract)s?|初回|最初|最新|前回|今回|現行|当初|原|再|更新|協定|契約|年",
    re.IGNORECASE,
)
KIND, DAY = "Agreement type", "Signed"  # the headings of what is made


def one_a_row(table: Table) -> Table:
    """Give a table with a row an agreement where two columns or more say when one of a kind was signed.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [["Partner", "MoU signed on", "Exchange signed on"], ["A", "2014", "2016"], ["B", "", "2018"]]
    >>> made = one_a_row(table_of(Grid("x.csv", "", [1, 2, 3], rows)))
    >>> made.headings
    ('Partner', 'Agreement type', 'Signed')
    >>> list(zip(*made.columns))
    [('A', 'MoU', '2014'), ('A', 'Exchange', '2016'), ('B', 'Exchange', '2018')]
    """
    kinds = {at: kind for at in range(len(table.headings)) if (kind := _kind_at(table, at))}
    if len(kinds) < 2 or len(set(kinds.values())) < len(kinds) or table.tool:
        return table
    rest = [at for at in range(len(table.headings)) if at not in kinds]
    rows: list[tuple[int, str, str]] = []
    for row in range(len(table.numbers)):
        days = [(kind, table.columns[at][row]) for at, kind in kinds.items() if table.columns[at][row]]
        rows += [(row, kind, day) for kind, day in days] or [(row, "", "")]
    first = min(kinds)
    made = table.kept([row for row, _, _ in rows])
    told = Loss("came_kinds", len(kinds), ", ".join(table.headings[at] for at in kinds))
    return replace(
        made,
        losses=(*made.losses, told),
        headings=(*(table.headings[at] for at in rest), KIND, DAY),
        letters=(*(table.letters[at] for at in rest), table.letters[first], table.letters[first]),
        columns=(
            *(made.columns[at] for at in rest),
            [kind for _, kind, _ in rows],
            [day for _, _, day in rows],
        ),
    )


def one_a_name(table: Table) -> Table:
    """Give a table with a row a name where names have their year of signing in brackets behind them.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [["Country", "Twin towns (since)"], ["Japan", "Kyoto (1959)\\nNara (1974)"]]
    >>> made = one_a_name(table_of(Grid("x.csv", "", [1, 2], rows)))
    >>> made.headings, made.columns
    (('Country', 'Twin towns (since)', 'Signed'), (['Japan', 'Japan'], ['Kyoto', 'Nara'], ['1959', '1974']))
    """
    dated = [at for at in range(len(table.headings)) if _are_dated_names(table, at)]
    if table.tool or len(dated) != 1 or any(map(_days, table.columns)):
        return table
    at = dated[0]
    rows = [(row, *_apart(part)) for row, text in enumerate(table.columns[at]) for part in _lines(text)]
    made = table.kept([row for row, _, _ in rows])
    columns = [*made.columns, [day for _, _, day in rows]]
    columns[at] = [name for _, name, _ in rows]
    days = [f"{name} ({day})" for _, name, day in rows if day]
    return replace(
        made,
        losses=(*made.losses, Loss("came_dated_names", len(days), next(iter(days), ""))),
        headings=(*made.headings, DAY),
        letters=(*made.letters, made.letters[at]),
        columns=tuple(columns),
    )


_DATED_NAME = re.compile(
    r"(?P<name>.*[^\W\d].*?)[\s,]*[(（\[](?:since |signed |締結 ?)?(?P<day>[^()（）]*\d{4}[^()（）]*)[)）\]]"
)
_LONGEST = 200  # characters of such a name


def _lines(text: str) -> list[str]:
    return [each.strip() for each in BETWEEN.split(text) if each.strip()] or [""]


def _apart(text: str) -> tuple[str, str]:
    """A name and the day behind it."""
    match = _DATED_NAME.fullmatch(text) if len(text) <= _LONGEST else None
    return (match["name"], match["day"]) if match and is_whole_date(match["day"]) else (text, "")


def _are_dated_names(table: Table, at: int) -> bool:
    """Tell a column of parties whose heading speaks of days, and most of whose names have one behind them."""
    heading = table.headings[at]
    if not (
        _OF_DAYS.search(heading) and meanings(_BEHIND.sub("", heading), ("source", "target", "name", "city"))
    ):
        return False
    parts = [part for text in sample(table.columns[at]) for part in _lines(text)]
    return most(lambda text: _apart(text)[1], parts)


_BEHIND = re.compile(r"\s*[(（].*[)）]\s*$")
_OF_DAYS = re.compile(
    r"\b(?:years?|since|dates?|signed|accord)\b|締結|提携年|年度?[)）]|seit|depuis"
    r"|desde",
    re.IGNORECASE,
)


def _kind_at(table: Table, at: int) -> str:
    """The kind of agreement whose days of signing stand in a column; "" for any other column."""
    match = _SIGNED.fullmatch(table.headings[at])
    kind = match["what"].strip() if match else ""
    if not kind or _ORDER.fullmatch(kind) or not _days(table.columns[at]):
        return ""
    return kind


def _days(texts: Sequence[str]) -> bool:
    return most(is_whole_date, sample(texts))
