"""A table for a terminal."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells, set_cell_size

from graph.documents.tables.cells import visible
from graph.documents.tables.figures import figures, titles
from graph.documents.tables.layout import GAP, fit, spread
from graph.vocabulary.wrapping import broken
from graph.words import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.documents.tables.cells import Table

_ROWS = 20
_NARROWEST = 10
_PROSE = ("reasons", "note", "value")  # columns whose texts are read to their end, on several lines
_BLANKS = str.maketrans("\t\n\r", "   ")
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def text(
    table: Table,
    *,
    width: int | None = None,
    limit: int | None = None,
    color: bool = False,
    ascii: bool = False,
) -> str:
    """Give a table for reading in a terminal.

    Returns
    -------
    text
        Title, headings, rows, what was left out, notes. No line is wider than
        ``width`` (a wide East Asian character takes two columns); what does not fit is
        cut with an ellipsis (sentences take several lines), and columns that do not fit
        at all are left out from the right and named below. Numbers are rounded and
        flush right.
    """
    width = None if width is None else max(width, _NARROWEST)
    limit = _ROWS if limit is None else limit
    shown = min(table.height, abs(limit))
    blocks = [_styled(_paragraph(table.title, width), _BOLD, color=color)] if table.title else []
    left_out: list[str] = []
    if table.columns and table.height:
        grid, left_out = _grid(_some(table, shown, last=limit < 0), width, color=color, ascii=ascii)
        blocks.append(grid)
    remarks = [*_remarks(table, shown, left_out), *table.notes]
    lines = [line for each in remarks for line in _paragraph(each, width)]
    blocks.append(_styled(lines, _DIM, color=color))
    return "\n\n".join("\n".join(each) for each in blocks if each) + "\n"


def _some(table: Table, count: int, *, last: bool) -> Table:
    """Give the first rows, or the last; decimals are then those that these rows need."""
    rows = slice(table.height - count, None) if last else slice(count)
    return replace(table, columns=tuple(replace(each, values=each.values[rows]) for each in table.columns))


def _grid(table: Table, width: int | None, *, color: bool, ascii: bool) -> tuple[list[str], list[str]]:
    """Give headings, rule and rows, and the headings of the columns that do not fit."""
    heads = titles(table.columns, table.lang)
    cells = [[_one_line(text) for text in figures(each, table.lang, breaks=True)] for each in table.columns]
    numeric = [each.is_numeric for each in table.columns]
    prose = [each.name in _PROSE and not each.is_numeric for each in table.columns]
    if width is None:
        widths = spread(heads, cells)
    else:
        widths = fit(heads, cells, numeric=numeric, width=width, prose=prose)
    right = numeric[: len(widths)]
    tall = [wrapped(head, each) for head, each in zip(heads, widths, strict=False)]
    height = max(len(each) for each in tall)
    top = zip(*[[""] * (height - len(each)) + each for each in tall], strict=True)
    lines = _styled([_line(each, widths, right, ascii=ascii) for each in top], _BOLD, color=color)
    lines.append((" " * GAP).join(("-" if ascii else "─") * each for each in widths))
    for row in zip(*cells[: len(widths)], strict=True):
        lines += [_line(each, widths, right, ascii=ascii) for each in _unfolded(row, widths, prose)]
    return lines, heads[len(widths) :]


def _unfolded(row: Sequence[str], widths: Sequence[int], prose: Sequence[bool]) -> list[tuple[str, ...]]:
    """Give the lines of a row: one, or as many as its sentences take."""
    texts = [
        (wrapped(text, width) or [""]) if said else [text]
        for text, width, said in zip(row, widths, prose, strict=False)
    ]
    return list(zip_longest(*texts, fillvalue=""))


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[bool], *, ascii: bool) -> str:
    """Set one line of cells."""
    cut = [clipped(text, width, ascii=ascii) for text, width in zip(row, widths, strict=True)]
    cells = zip(cut, widths, right, strict=True)
    return (" " * GAP).join(padded(text, width, right=flush) for text, width, flush in cells).rstrip()


def _remarks(table: Table, shown: int, left_out: Sequence[str]) -> list[str]:
    """Say what is not to be seen, and how to see it."""
    remarks = []
    if hidden := table.height - shown:
        remarks.append(sentence("table_rows", table.lang, count=hidden))
    if left_out:
        names = sentence("table_comma", table.lang).join(left_out)
        remarks.append(sentence("table_columns", table.lang, count=len(left_out), names=names))
    return remarks


def _paragraph(text: str, width: int | None) -> list[str]:
    """Break a sentence into lines."""
    line = _one_line(text)
    return [line] if width is None else wrapped(line, width)


def _one_line(text: str) -> str:
    """Make a blank of every tab and line end."""
    return visible(text.replace("\r\n", " ").translate(_BLANKS))


def _styled(lines: Sequence[str], style: str, *, color: bool) -> list[str]:
    """Colour whole lines."""
    return [f"{style}{each}{_PLAIN}" if color and each else each for each in lines]


def clipped(text: str, width: int, *, ascii: bool = False) -> str:
    """Cut a text that is too wide, and show that it goes on.

    Examples
    --------
    >>> clipped("神奈川県", 7), clipped("Kanagawa", 8), clipped("Kanagawa", 7, ascii=True)
    ('神奈川…', 'Kanagawa', 'Kanag..')
    """
    if cell_len(text) <= width:
        return text
    mark = ".." if ascii else "…"
    return set_cell_size(text, max(width - len(mark), 0)).rstrip() + mark[:width]


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Fill a text with blanks.

    Examples
    --------
    >>> padded("神戸", 6), padded("5", 3, right=True)
    ('神戸  ', '  5')
    """
    blanks = " " * (width - cell_len(text))
    return blanks + text if right else text + blanks


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines, between words where it has any.

    Examples
    --------
    >>> wrapped("new agreements", 10), wrapped("クラスター係数", 8)
    (['new', 'agreements'], ['クラス', 'ター係数'])
    """
    lines = [""]
    for each in text.split():
        longer = f"{lines[-1]} {each}".lstrip()
        if cell_len(longer) <= width:
            lines[-1] = longer
        elif cell_len(each) <= width:
            lines.append(each)
        else:  # Japanese has no blanks, so it starts where the line has got to
            lines[-1:] = _cut(longer, width)
    return [each for each in lines if each]


def _cut(text: str, width: int) -> list[str]:
    """Break a text whose words are too wide: Japanese where it may be broken, others anywhere."""
    lines = [text] if cell_len(text) == len(text) else broken(text, width, cell_len)
    return [part.strip() for line in lines for part in chop_cells(line, width)]
