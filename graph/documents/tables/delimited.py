"""A table as CSV (RFC 4180, UTF-8, LF), safe to open in a spreadsheet."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.documents.tables.cells import visible
from graph.documents.tables.figures import exact

if TYPE_CHECKING:
    from graph.documents.tables.cells import Table, Value

# What a spreadsheet takes for a formula, also in full width; an apostrophe more in front
# of what has some already, so that taking one away gives the text back.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_SPECIAL = re.compile(r'[",\n\r]|^\s|\s$')


def delimited(table: Table) -> str:
    """Give a table as CSV.

    Returns
    -------
    text
        Machine headings, then a line a row, each ending in LF. Numbers are the
        shortest that read back the same, dates are ISO, unknown is blank. Text that
        would be a formula has an apostrophe in front; control characters other
        than tabs and line ends are escapes.

    Notes
    -----
    Only the start of a cell is guarded. A spreadsheet that is told to split at
    semicolons splits inside cells, where no guard helps.
    """
    if not table.columns:
        return ""
    lines = [_line([each.name for each in table.columns])]
    lines += [_line(row) for row in table.rows()]
    return "".join(lines)


def guarded(text: str) -> str:
    """Put an apostrophe in front of a text that a spreadsheet would run.

    Examples
    --------
    >>> guarded("=1+1"), guarded("'=1+1"), guarded("1-1")
    ("'=1+1", "''=1+1", '1-1')
    """
    return "'" + text if _FORMULA.match(text) else text


def _line(row: list[str] | tuple[Value, ...]) -> str:
    """Give one row as a line."""
    fields = [_field(each) for each in row]
    # A line with nothing on it would be skipped by most readers.
    return (",".join(fields) if fields != [""] else '""') + "\n"


def _field(value: Value) -> str:
    """Give one cell, in quotation marks where it needs them."""
    return _text(value) if isinstance(value, str) else exact(value)


@lru_cache(4096)  # most cells of a long table repeat: states, relations, blanks
def _text(value: str) -> str:
    """Give a text as a cell."""
    text = guarded(visible(value, breaks=True))
    return '"' + text.replace('"', '""') + '"' if _SPECIAL.search(text) else text
