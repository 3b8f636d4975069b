"""Cells as people read them: rounded numbers and translated words."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.dates.eras import label_words
from graph.documents.tables.cells import visible
from graph.words import heading, known_label, label, word, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.documents.tables.cells import Column, Table, Value

FIGURE = "figure"  # the column of a summary whose first rows stand large as well
TILES = 4  # of them
_DIGITS = 4
_MOST_DECIMALS = 6
# Columns whose cells are keys of the vocabulary; any other text stays as it was written.
_VOCABULARY = frozenset({"type", "relation", "group", "other_group", "first", "second"})
_ANSWERS = frozenset({"status", "change", "assumed_status", "cause_change", "part", "verdict", "method"})
_NAMES_OF_COLUMNS = frozenset({"fact", "measure", "counted"})


def tiles(table: Table) -> list[tuple[str, Value]]:
    """Give names and numbers that may stand large over a table: the first of a summary, unless told."""
    if table.large is not None:
        return list(table.large)
    if not is_summary(table):
        return []
    names = figures(table.columns[0], table.lang)
    return list(zip(names, table.columns[1].values, strict=True))[1 : TILES + 1]


def is_summary(table: Table) -> bool:
    """Tell whether a table holds a figure a row, its name first."""
    return bool(table.columns) and table.columns[0].name == FIGURE


def titles(columns: Sequence[Column], lang: str) -> list[str]:
    """Give the headings of columns in a language."""
    return [visible(heading(each.told or each.name, lang)) for each in columns]


def figures(column: Column, lang: str, *, breaks: bool = False) -> list[str]:
    """Give every cell of a column as a reader sees it, blank where unknown.

    Numbers of a column have the same number of decimals, so that they line up.
    """
    if column.kind == "number":
        return _numbers(column)
    said = _flag if column.kind == "flag" else _SAID.get(column.name)
    return [
        visible(said(exact(each), lang) if said else exact(each), breaks=breaks) for each in column.values
    ]


def _numbers(column: Column) -> list[str]:
    """Numbers with the same number of decimals; each on its own where counts and ratios are mixed."""
    numbers = [each if isinstance(each, int | float) else None for each in column.values]
    if len({type(each) for each in numbers if each is not None}) > 1:
        own = [replace(column, values=(each,)) for each in numbers]
        return [
            "" if each is None else _rounded(each, decimals(alone))
            for each, alone in zip(numbers, own, strict=True)
        ]
    places = decimals(column)
    return ["" if each is None else _rounded(each, places) for each in numbers]


def _period(text: str, lang: str) -> str:
    """The label of a period: as it is in English, in words in Japanese (2020年度)."""
    return label_words(text, lang) if lang == "ja" else text


def _flag(text: str, lang: str) -> str:
    """Yes or no; blank where unknown."""
    return word(text, lang)


def _keyed(name: str) -> Callable[[str, str], str]:
    """The words of the cells of a column whose keys stand under its name."""

    def said(text: str, lang: str) -> str:
        found = word(f"{name}_{text}", lang)
        return text if found == f"{name}_{text}" else found

    return said


def _kind(text: str, lang: str) -> str:
    """The kind of an agreement, or of a gap: between types or countries."""
    found = known_label(text, lang) or heading(text, lang)
    return label(text, lang) if found == text else found


_SAID: dict[str, Callable[[str, str], str]] = {
    "kind": _kind,
    "period": _period,
    "scope": words,
    "gap_not_in": words,
    **{name: _keyed(name) for name in (FIGURE, "gap", "question")},
    **dict.fromkeys(_VOCABULARY, label),
    **dict.fromkeys(_ANSWERS, word),
    **dict.fromkeys(_NAMES_OF_COLUMNS, heading),
}


def decimals(column: Column) -> int:
    """Count the decimals that give a column's largest number four digits.

    Examples
    --------
    >>> from graph.documents.tables.cells import Column
    >>> decimals(Column("closeness", "number", (0.0625, 0.5))), decimals(Column("years", "number", (5.0,)))
    (4, 0)
    """
    known = [abs(each) for each in column.values if isinstance(each, float) and math.isfinite(each)]
    if not known or all(each.is_integer() for each in known):
        return 0
    return min(max(_DIGITS - 1 - math.floor(math.log10(max(known))), 0), _MOST_DECIMALS)


def exact(value: Value) -> str:
    """Give a cell in full: numbers to the last digit, ISO dates, blank where unknown.

    Examples
    --------
    >>> exact(1 / 3), exact(True), exact(None)
    ('0.3333333333333333', 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    return repr(value) if isinstance(value, int | float) else value.isoformat()


def _rounded(value: float, places: int) -> str:
    """Round a number, but never to nothing."""
    text = f"{value:.{places}f}"
    return f"{value:.1e}" if value and not float(text) else text
