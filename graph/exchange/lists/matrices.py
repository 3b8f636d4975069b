"""A matrix of organisations: who stands before a row is tied to those above its filled cells."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.exchange.lists.agreements import Ties
from graph.exchange.lists.contents import CROSSED, YES, fits, is_type, most
from graph.exchange.lists.crossings import has_dated_cross, is_crossing, read_crossings, says_yes
from graph.exchange.lists.grids import Grid
from graph.exchange.lists.organisations import type_by_name
from graph.reading.leftovers import is_sum
from graph.reading.synonyms import ABOUT, meanings
from graph.reading.texts import NUMBER
from graph.vocabulary import EDGE_COLUMNS, fold
from graph.vocabulary.marks import HALF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from graph.dates.spellings import Order
    from graph.exchange.lists.organisations import Organisations

_LEAST = 2  # organisations in a row
_MOST = 0.8  # of the cells say something of agreements, where only names tell a matrix
_SHORT = 12  # characters of a word for an agreement: SEA, research
_ABOUT = ("country", "type", "city", "region", "name_ja", "short")  # what may stand between names and cells
_COUNTED = re.compile(r"no\.?|nr\.?|№|#|番号|通番|連番|項番|id", re.IGNORECASE)


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
    if not (cells and heads):
        return False
    if alike >= _LEAST and 2 * alike >= len(top):
        return True
    return _are_two_kinds(grid, top, rows) and _most_cross(cells, top, rows)


def _most_cross(cells: list[str], top: list[str], rows: list[list[str]]) -> bool:
    """Tell cells that say something of agreements but for a few, each text looked at once."""
    parties = most(_is_name, top) and most(_is_name, [row[0] for row in rows if row[0]])
    others = len(cells) - _MOST * len(cells)
    for text, count in Counter(cells).most_common():
        if not (is_crossing(text) or (parties and len(text) <= _SHORT)):
            others -= count
            if others < 0:
                return False
    return True


def _are_two_kinds(grid: Grid, top: list[str], rows: list[list[str]]) -> bool:
    """Tell organisations above columns from headings: nothing but their names says what they are."""
    if 2 * sum(map(_is_heading, top)) >= len(top):
        return False
    corner = grid.rows[_top(grid)][0]
    if not corner or _BOTH_WAYS.search(corner):
        return True
    below = [row[0] for row in rows if row[0]]
    return most(_is_name, top) and (len(top) > _LEAST or most(_is_name, below))


def _is_heading(text: str) -> bool:
    """Tell a heading of a list; University alone is about a party, and may be one."""
    meant = meanings(text, EDGE_COLUMNS)
    return any(sure > ABOUT or column not in ("source", "target") for column, sure in meant.items())


def _is_name(text: str) -> bool:
    """Tell a name that says what it is: University of Tokyo, and not University."""
    return bool(type_by_name(text)) and not is_type(text) and len(text.split()) + len(text) // 4 > 1


_BOTH_WAYS = re.compile(r"[\\＼↓→]")  # a corner that names what stands below it and beside it
_KEY = re.compile(r"[*※注]|.{1,6}\s?[=＝:：]|凡例|legend|\bnote|source|出典", re.IGNORECASE)


def _is_key(row: list[str]) -> bool:
    """Tell a row below a matrix that says what its marks mean."""
    said = [cell for cell in row[1:] if cell]
    return (not said and not row[0]) or (
        bool(_KEY.match(row[0])) and not (said and all(map(is_crossing, said)))
    )


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


def apart(grid: Grid) -> tuple[Grid, Grid | None]:
    """Give a matrix, and what stands between the names and the cells of it as a list of organisations.

    Numbers of rows are left out; None where nothing is said of the organisations.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> rows = [["No.", "", "Country", "Port Lab", "Sea Lab"], ["1", "Bay Lab", "FR", "x", ""]]
    >>> made, about = apart(Grid("m.csv", "", [1, 2], rows))
    >>> made.rows, about.rows
    ([['', 'Port Lab', 'Sea Lab'], ['Bay Lab', 'x', '']], [['Name', 'Country'], ['Bay Lab', 'FR']])
    """
    at = _top(grid)
    rows = grid.rows[at:]
    if not rows:
        return grid, None
    aside = _before(rows)
    names = next((place for place in range(len(rows[0])) if place not in aside), 0)
    said = [place for place in aside if place > names]
    if not aside:
        return grid, None
    left = [[cell for place, cell in enumerate(row) if place == names or place not in aside] for row in rows]
    about = [[row[place] if place < len(row) else "" for place in (names, *said)] for row in rows if any(row)]
    about = [
        [about[0][0] or "Name", *about[0][1:]],
        *(row for row in about[1:] if row[0] and not is_sum(row[0])),
    ]
    numbers = [*range(len(about))]
    matrix = replace(grid, rows=[*grid.rows[:at], *left])
    return matrix, Grid(grid.file, grid.sheet, numbers, about) if said else None


def _before(rows: Sequence[Sequence[str]]) -> list[int]:
    """The places of columns before the cells of a matrix that number rows, or say what organisations are."""
    found = []
    for place, heading in enumerate(rows[0]):
        below = [row[place] for row in rows[1:] if place < len(row) and row[place]]
        numbers = bool(_COUNTED.fullmatch(heading)) and all(map(NUMBER.fullmatch, below))
        meant = next(iter(meanings(heading, _ABOUT)), "")
        if numbers or (meant and below and not all(map(is_crossing, below)) and fits(meant, below)):
            found.append(place)
        elif len(found) < place:  # one column of names, and behind it the first of the organisations
            break
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


def read_matrix(
    grid: Grid, *, known: Organisations, into: Ties, order: Order | None = None, today: date | None = None
) -> None:
    """Read a matrix: a year or date dates the tie, a count stands for so many agreements.

    Parameters
    ----------
    order, today
        As `graph.exchange.lists.values.read_columns`.
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
    pairs = list(_pairs(cells, into))
    if not pairs:
        into.tell("came_no_ties", grid.place)
    said = read_crossings((text for _, text in pairs), grid.place, into, order=order, today=today)
    for (one, other), text in pairs:
        several = len(said[text]) > 1 and not any(said[text])
        for number, about in enumerate(said[text], 1):
            named = {"agreement": f"{one}-{other}-{number}"} if several else {}
            into.rows.append({"source": one, "target": other, **named, **about})


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
            if not other or not says_yes(text, crosses=crosses):
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
    if has_dated_cross(cells):
        return True
    others = [cell for cell in cells if says_yes(cell)]
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
