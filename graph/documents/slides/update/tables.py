"""The table of a slide: new numbers in rows and columns that people may have moved, dressed or added to."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.documents.slides.update import texts
from graph.documents.slides.update.items import canonical, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Holds = Callable[..., bool]  # whether something of this table is as it was written


@dataclass
class Counts:
    """What changed in a table: cells, rows added and taken out, and what people's own cells would say."""

    cells: int = 0
    added: int = 0
    gone: int = 0
    kept: tuple[tuple[str, str], ...] = ()  # a cell, by its row and column, and what it would say now


def written(table: Any) -> Iterator[tuple[str, ...]]:
    """Give what a table shows: as a whole, its headings, rows and cells."""
    grid = texts_of(table)
    yield ("whole", canonical(table))
    key = _key_column(grid)
    yield ("key", str(key))
    for i, head in enumerate(grid[0]):
        yield ("head", str(i), head)
    for name, row in zip(_row_names(grid, key), grid[1:], strict=True):
        yield ("row", name)
        for i, cell in enumerate(row):
            yield ("cell", name, str(i), cell)


def texts_of(table: Any) -> list[list[str]]:
    """Give the cells of a table."""
    return [["\n".join(paragraphs(cell)) for cell in row.findall("{*}tc")] for row in table.findall("{*}tr")]


def merge(table: Any, fresh: Any, holds: Holds) -> Counts:
    """Bring a table up to date.

    Parameters
    ----------
    table, fresh
        The elements of the table in the deck, and of the one made now. What is as it was written
        becomes as it is now, whole where all of it is.
    """
    old, new = texts_of(table), texts_of(fresh)
    if not old:
        return Counts()
    if holds("whole", canonical(table)):
        if holds("whole", canonical(fresh)):
            return Counts()
        counts = _compared(old, new)
        for each in list(table):
            table.remove(each)
        table.extend(deepcopy(each) for each in fresh)
        return counts
    if holds("whole", canonical(fresh)):
        return Counts()
    return _merge_rows(table, fresh, holds)


def _compared(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> Counts:
    """What differs between two tables of which nobody changed anything."""
    before, after = (
        dict(zip(_row_names(each, _key_column(new)), each[1:], strict=True)) for each in (old, new)
    )
    both = before.keys() & after.keys()
    cells = sum(
        one != other
        for name in both
        for one, other in zip(before[name], after[name], strict=False)
    )  # fmt: skip
    cells += sum(one != other for one, other in zip(old[0], new[0], strict=False))
    return Counts(cells, len(after) - len(both), len(before) - len(both))


def _merge_rows(table: Any, fresh: Any, holds: Holds) -> Counts:
    """Bring a table up to date row by row, as people changed something of it."""
    grid, new = texts_of(table), texts_of(fresh)
    places = _places(grid[0], new[0], holds)
    key = next((i for i in range(len(new[0])) if holds("key", str(i))), _key_column(new))
    if key not in places:
        return Counts(kept=(("", ""),))
    counts = Counts()
    here = dict(zip(_row_names(grid, places[key]), table.findall("{*}tr")[1:], strict=True))
    names = _row_names(new, key)
    _write_cells(
        table.findall("{*}tr")[0], new[0], places, lambda i, text: holds("head", str(i), text), counts
    )
    for name in [each for each in here if holds("row", each) and each not in names]:
        row = here.pop(name)
        if _is_joined(row):
            counts.kept = (*counts.kept, (name, ""))
            continue
        table.remove(row)
        counts.gone += 1
    last = table.findall("{*}tr")[0]
    ours = [each for each in names if each in here or not holds("row", each)]
    for name in ours:
        row = here.get(name)
        if row is None:
            row = _new_row(fresh.findall("{*}tr")[1 + names.index(name)], places, len(grid[0]))
            counts.added += 1
        else:
            unedited = _unedited(holds, name)
            _write_cells(row, new[1 + names.index(name)], places, unedited, counts, name=name)
        if row is not last.getnext():
            _put_after(last, row, keep=here.values())
        last = row
    return counts


def _unedited(holds: Holds, name: str) -> Callable[[int, str], bool]:
    return lambda i, text: holds("cell", name, str(i), text)


def _put_after(last: Any, row: Any, *, keep: Any) -> None:
    """Put a row after another, with the rows that people put below either."""
    mine = set(map(id, keep))
    follower = last.getnext()
    while follower is not None and id(follower) not in mine and follower is not row:
        last, follower = follower, follower.getnext()
    if follower is not row:
        last.addnext(row)


def _places(heads: Sequence[str], new: Sequence[str], holds: Holds) -> dict[int, int]:
    """Where each of our columns stands in the deck, by its heading; one that was taken out is nowhere."""
    found: dict[int, int] = {}
    for i, head in enumerate(new):
        free = [(j, each) for j, each in enumerate(heads) if j not in found.values()]
        same = [j for j, each in free if each == head or holds("head", str(i), each)]
        if same:
            found[i] = same[0]
    if len(heads) == len(new):  # a heading that people wrote anew
        for i in range(len(new)):
            if i not in found and i not in found.values():
                found[i] = i
    return found


def _write_cells(
    row: Any,
    new: Sequence[str],
    places: dict[int, int],
    unedited: Callable[[int, str], bool],
    counts: Counts,
    *,
    name: str = "",
) -> None:
    """Write the cells of a row that are as they were written."""
    cells = row.findall("{*}tc")
    for i, text in enumerate(new):
        if i not in places or places[i] >= len(cells) or unedited(i, text):
            continue
        shown = "\n".join(paragraphs(cells[places[i]]))
        if shown == text:
            continue
        if unedited(i, shown):
            texts.write(cells[places[i]], text.split("\n"))
            counts.cells += 1
        else:
            counts.kept = (*counts.kept, (name, text))


def _new_row(fresh: Any, places: dict[int, int], wide: int) -> Any:
    """A row of the table made now, its cells where the columns are; those of people are blank."""
    made, cells = deepcopy(fresh), fresh.findall("{*}tc")
    for each in (*made.findall("{*}tc"), *made.findall("{*}extLst")):
        made.remove(each)
    ours = {j: i for i, j in places.items()}
    for j in range(wide):
        cell = deepcopy(cells[ours.get(j, 0)])
        if j not in ours:
            texts.write(cell, [""])
        made.append(cell)
    return made


def _is_joined(row: Any) -> bool:
    """Whether cells of a row are joined with those of another row."""
    return any(each.get("rowSpan") or each.get("vMerge") for each in row.findall("{*}tc"))


def _key_column(grid: Sequence[Sequence[str]]) -> int:
    """The first column that tells the rows apart by words, or the first."""
    for i in range(len(grid[0])):
        cells = [row[i] for row in grid[1:]]
        if all(cells) and len(set(cells)) == len(cells) and any(not _is_number(each) for each in cells):
            return i
    return 0


def _row_names(grid: Sequence[Sequence[str]], key: int) -> list[str]:
    """What the rows are called: the second of a name is told by a number."""
    seen: dict[str, int] = {}
    found = []
    for row in grid[1:]:
        name = row[key] if key < len(row) else ""
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return found


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "").replace("=", "").strip().isdigit()
