"""Cells as people read them: rounded numbers and translated words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from graph.phrases import heading, label
from graph.tables.cells import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.tables.cells import Column, Value

_DIGITS = 4
_MOST_DECIMALS = 6
# Columns whose cells are keys of the vocabulary; any other text stays as it was written.
_VOCABULARY = frozenset({"type", "relation", "kind"})


def titles(columns: Sequence[Column], lang: str) -> list[str]:
    """Give the headings of columns in a language."""
    return [visible(heading(each.name, lang)) for each in columns]


def figures(column: Column, lang: str, *, breaks: bool = False) -> list[str]:
    """Give every cell of a column as a reader sees it, blank where unknown.

    Numbers of a column have the same number of decimals, so that they line up.
    """
    if column.kind == "number":
        places = decimals(column)
        return [_rounded(each, places) if isinstance(each, int | float) else "" for each in column.values]
    if column.name in _VOCABULARY:
        return [visible(label(exact(each), lang), breaks=breaks) for each in column.values]
    return [visible(exact(each), breaks=breaks) for each in column.values]


def decimals(column: Column) -> int:
    """Count the decimals that give a column's largest number four digits.

    Examples
    --------
    >>> from graph.tables.cells import Column
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
