"""A matrix of organisations: who stands before a row is tied to those above its filled cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.dates import parse
from graph.errors import DateError
from graph.exchange.lists.agreements import Ties
from graph.exchange.lists.contents import CROSSED, NO, YES, is_type, most
from graph.exchange.lists.organisations import type_by_name
from graph.exchange.lists.values import says_nothing
from graph.reading.leftovers import is_sum
from graph.reading.texts import NUMBER
from graph.vocabulary import fold
from graph.vocabulary.marks import HALF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.exchange.content import Record
    from graph.exchange.lists.grids import Grid
    from graph.exchange.lists.organisations import Organisations

_LEAST, _MOST_COUNT = 2, 100  # organisations in a row; agreements of one pair


def is_matrix(grid: Grid) -> bool:
    """Tell a matrix: organisations above columns and before rows, marks, counts or dates between them.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> is_matrix(Grid("m.csv", "", [1, 2, 3], [["", "A", "B"], ["A", "0", "1"], ["B", "1", "0"]]))
    True
    >>> is_matrix(Grid("e.csv", "", [1, 2], [["Source", "Target", "Signed"], ["A", "B", "2019"]]))
    False
    """
    top, rows = _parts(grid)
    if len(top) < _LEAST or not rows or any(NUMBER.fullmatch(each) for each in top):
        return False
    heads = {fold(row[0]) for row in rows if row[0]}
    alike = len(heads & set(map(fold, top)))
    cells = [cell for row in rows if not _is_key(row) for cell in row[1:] if cell]
    plain = bool(cells) and all(map(_is_mark, cells))
    corner = grid.rows[_top(grid)][0]
    names = not corner or _BOTH_WAYS.search(corner) is not None or most(_is_name, top)
    two_kinds = len(top) > _LEAST and names
    return plain and bool(heads) and ((alike >= _LEAST and 2 * alike >= len(top)) or two_kinds)


def _is_name(text: str) -> bool:
    """Tell a name that says what it is: University of Tokyo, and not University."""
    return bool(type_by_name(text)) and not is_type(text) and len(text.split()) + len(text) // 4 > 1


_BOTH_WAYS = re.compile(r"[\\＼↓→]")  # a corner that names what stands below it and beside it
_KEY = re.compile(r"[*※注]|.{1,6}\s?[=＝:：]|凡例|legend|\bnote|source|出典", re.IGNORECASE)


def _is_key(row: list[str]) -> bool:
    """Tell a row below a matrix that says what its marks mean."""
    said = [cell for cell in row[1:] if cell]
    return (not said and not row[0]) or (bool(_KEY.match(row[0])) and not (said and all(map(_is_mark, said))))


def _parts(grid: Grid) -> tuple[list[str], list[list[str]]]:
    """The names above the columns, and the rows below as long as these."""
    at = _top(grid)
    if at >= len(grid.rows):
        return [], []
    top = grid.rows[at][1:]
    while top and not top[-1]:
        top.pop()
    width = len(top) + 1
    return top, [[*row, *[""] * (width - len(row))][: max(width, len(row))] for row in grid.rows[at + 1 :]]


def _top(grid: Grid) -> int:
    """The place of the row of names: the first one below the titles, which hold one text each."""
    return next((at for at, row in enumerate(grid.rows) if sum(map(bool, row)) > 1), len(grid.rows))


def _is_mark(text: str) -> bool:
    known = fold(text) in YES | NO | CROSSED | HALF
    return bool(NUMBER.fullmatch(text)) or known or says_nothing(text) or bool(_dates(text))


def _is_yes(text: str, *, crosses: bool = False) -> bool:
    """Tell a cell that says that there is an agreement, where a cross says so or not."""
    mark = fold(text)
    if mark in CROSSED:
        return crosses
    return bool(text) and mark not in NO | HALF and not says_nothing(text) and _number(text) != 0


def _dates(text: str) -> list[str]:
    """The dates in a cell, "" where it has another text among them."""
    found = []
    for each in re.split(r"[;、,|\s]+", text):
        try:
            found.append(parse(each).text)
        except DateError:
            return []
    return found


def names_of_matrix(grid: Grid) -> list[str]:
    """Give the names of the organisations above the columns and before the rows.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> names_of_matrix(Grid("m.csv", "", [1, 2, 3], [["", "A", "B"], ["A", "0", "1"], ["B", "1", "0"]]))
    ['A', 'B']
    """
    top, rows = _parts(grid)
    heads = (row[0] for row in rows if not _is_key(row))
    return [name for name in dict.fromkeys([*top, *heads]) if name and not is_sum(name)]


def read_matrix(grid: Grid, *, known: Organisations, into: Ties) -> None:
    """Read a matrix: a year or date dates the tie, a count stands for so many agreements.

    Parameters
    ----------
    known
        The organisations, to which those of the matrix are added: also who is tied to nobody.
    into
        What was read so far. Cells that say another thing than the one across the diagonal are told, and
        what stands in the diagonal is.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.organisations import Organisations
    >>> ties = Ties()
    >>> rows = [["", "Hub", "City"], ["Hub", "", "2019"], ["City", "2019", ""]]
    >>> read_matrix(Grid("m.csv", "", [1, 2, 3], rows), known=Organisations(), into=ties)
    >>> ties.rows
    [{'source': 'hub', 'target': 'city', 'signed': '2019'}]
    """
    top, rows = _parts(grid)
    for row in grid.rows[: _top(grid)]:
        into.tell("came_above", next(filter(None, row), ""))
    if any(map(is_sum, top)):
        into.tell("came_sums", grid.place)
    ids = ["" if is_sum(name) else _add(name, known) for name in top]
    cells = _cells(grid, ids, rows, known=known, into=into)
    ties = [tie for pair, text in _pairs(cells, into) for tie in _ties(*pair, text)]
    if not ties:
        into.tell("came_no_ties", grid.place)
    into.rows += ties


def _cells(
    grid: Grid, ids: list[str], rows: list[list[str]], *, known: Organisations, into: Ties
) -> dict[tuple[str, str], str]:
    """The cells that say that there is an agreement, by who stands before the row and above the column."""
    crosses = _crosses(ids, rows, into)
    found: dict[tuple[str, str], str] = {}
    for row in rows:
        if not _is_of_party(row, grid, into):
            continue
        one = _add(row[0], known)
        for other, text in zip(ids, row[1:], strict=False):
            if other and text in HALF:
                into.tell("came_half", text)
            if not other or not _is_yes(text, crosses=crosses):
                continue
            if one == other:
                into.tell("came_self", f"{grid.place} {row[0]}")
                continue
            found[one, other] = text
    return found


def _is_of_party(row: list[str], grid: Grid, into: Ties) -> bool:
    """Tell a row that begins with an organisation; what it is otherwise is told."""
    if is_sum(row[0]):
        into.tell("came_sums", f"{grid.place} {row[0]}")
    elif _is_key(row):
        into.tell("came_aside", " ".join(filter(None, row)))
    elif not row[0]:
        into.tell("came_partyless", grid.place)
    else:
        return True
    return False


def _crosses(ids: list[str], rows: list[list[str]], into: Ties) -> bool:
    """Tell whether a cross says yes: where no other cell does; what is supposed is told."""
    parties = (row for row in rows if not is_sum(row[0]) and not _is_key(row))
    cells = [cell for row in parties for id_, cell in zip(ids, row[1:], strict=False) if id_ and cell]
    crosses = [cell for cell in cells if fold(cell) in CROSSED]
    others = [cell for cell in cells if _is_yes(cell)]
    plain = all(fold(cell) in YES for cell in others)  # ○ and ×, as everybody writes it
    for cell in crosses if not (others and plain) else ():
        into.tell("came_crossed_out" if others else "came_crosses", cell)
    return not others


def _add(name: str, known: Organisations) -> str:
    return (known.find(name) or known.add({"name": name})) if name else ""


def _pairs(cells: dict[tuple[str, str], str], into: Ties) -> Iterator[tuple[tuple[str, str], str]]:
    """Each pair once; where both halves are filled, what only one of them says is told."""
    both = any((other, one) in cells for one, other in cells)
    seen: set[tuple[str, str]] = set()
    for (one, other), text in cells.items():
        if (other, one) in seen:
            continue
        seen.add((one, other))
        across = cells.get((other, one), "")
        if both and across != text:
            into.tell("came_lopsided", f"{one} / {other}: {text} / {across or '0'}")
        yield (one, other), text


def _number(text: str) -> float | None:
    return float(text) if NUMBER.fullmatch(text) else None


def _ties(one: str, other: str, text: str) -> Iterator[Record]:
    """The ties that a cell stands for."""
    count = _number(text)
    row = {"source": one, "target": other}
    if count is not None and count <= _MOST_COUNT:
        for number in range(1, int(count) + 1):
            yield row if count == 1 else {**row, "agreement": f"{one}-{other}-{number}"}
        return
    dates = _dates(text)
    yield from ({**row, "signed": each} for each in dates) if dates else [row]
