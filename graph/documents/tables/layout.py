"""How wide the columns of a table can be in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = 2


def spread(heads: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int]:
    """Give every column all the width that its cells and its heading take."""
    return [max(widest(column), cell_len(head)) for head, column in zip(heads, cells, strict=True)]


def fit(
    heads: Sequence[str],
    cells: Sequence[Sequence[str]],
    *,
    numeric: Sequence[bool],
    width: int,
    prose: Sequence[bool] = (),
) -> list[int]:
    """Share a width among the leftmost columns.

    Parameters
    ----------
    heads, cells, numeric
        Heading, texts and kind of each column.
    width
        Columns of the terminal.
    prose
        Which columns hold sentences, that take several lines: of those there is room for, they
        get up to a third of the width first.

    Returns
    -------
    widths
        One for each column that fits, at least one. A number is never cut, a heading
        may take several lines, a text is cut before a column is left out, down to a
        fifth of the width or 16.

    Examples
    --------
    >>> fit(["Id", "Partners"], [["kobe-city"], ["7"]], numeric=[False, True], width=20)
    [9, 8]
    """
    least = max(6, min(16, width // 5))
    widths: list[int] = []
    wanted: list[int] = []
    for head, column, number in zip(heads, cells, numeric, strict=True):
        need = max(widest(column), widest(head.split()))
        floor = need if number else min(need, least)
        if widths and sum(widths) + floor + GAP * len(widths) > width:
            break
        widths.append(min(floor, width))
        wanted.append(need)
    if any(prose):
        share = [min(need, width // 3) if said else 0 for need, said in zip(wanted, prose, strict=False)]
        widths = _grown(widths, share, width)
    widths = _grown(widths, wanted, width)
    # A heading that still needs two lines gains nothing from being wider.
    return _grown(widths, list(map(cell_len, heads)), width, whole=True)


def _grown(widths: Sequence[int], wanted: Sequence[int], width: int, *, whole: bool = False) -> list[int]:
    """Let columns grow while there is room; who wants least comes first, so that most are whole."""
    grown = list(widths)
    spare = max(width - sum(grown) - GAP * (len(grown) - 1), 0)
    for position in sorted(range(len(grown)), key=lambda each: wanted[each]):
        missing = max(wanted[position] - grown[position], 0)
        more = 0 if whole and missing > spare else min(missing, spare)
        grown[position] += more
        spare -= more
    return grown


def widest(texts: Sequence[str]) -> int:
    """Measure the widest of several texts."""
    return max(map(cell_len, texts), default=0)
