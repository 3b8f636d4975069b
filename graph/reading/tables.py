"""The two tables as columns: each distinct text once, and for each row which of them stands there.

Most cells repeat: a hundred thousand ties have a few thousand dates and a handful of relations. So a rule of
cells is asked once for each distinct text, and a rule between rows looks at the few rows that share what it
compares. The numbers are Python's own arrays, so that files are checked without loading numpy.
"""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from graph.reading.findings import READ_AS, letter
from graph.reading.texts import meant_by

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from graph.reading.findings import Findings, Fix

Value = TypeVar("Value")
Row = tuple[int, dict[str, str]]
Note = tuple[str, str, str, str, "Fix"]  # the finding's name, its column, what was given, what to do, its fix
CODE = "i"
IDS = frozenset({"id", "source", "target", "agreement", "renews"})  # what other cells and files name


class Numbering(dict[Value, int]):
    """Numbers things as they first come: 0, 1, 2, ..."""

    def __missing__(self, thing: Value) -> int:
        number = self[thing] = len(self)
        return number


@dataclass(frozen=True, slots=True)
class Coded(Generic[Value]):
    """One value a row, such as the texts of a column.

    Attributes
    ----------
    codes
        For each row the place of its value in `values`.
    values
        The distinct values, in the order in which they first come.
    """

    codes: array[int]
    values: list[Value]

    def __iter__(self) -> Iterator[Value]:
        return map(self.values.__getitem__, self.codes)

    def __getitem__(self, place: int) -> Value:
        return self.values[self.codes[place]]

    def firsts(self) -> dict[Value, int]:
        """Give the place at which each value first stands.

        Examples
        --------
        >>> coded("aba").firsts()
        {'a': 0, 'b': 1}
        """
        last_first = zip(reversed(self.codes), range(len(self.codes) - 1, -1, -1), strict=True)
        first = dict(last_first)
        return {value: first[code] for code, value in enumerate(self.values)}

    def places(self, wanted: Collection[int]) -> list[int]:
        """Give the places of the rows with one of some codes, ascending."""
        return [place for place, code in enumerate(self.codes) if code in wanted] if wanted else []

    def kept(self, places: Sequence[int]) -> Coded[Value]:
        """Keep some rows, and the values that they have.

        Examples
        --------
        >>> kept = Coded(array("i", [0, 1, 0]), ["a", "b"]).kept([1])
        >>> kept.codes.tolist(), kept.values
        ([0], ['b'])
        """
        return coded(self.values[self.codes[place]] for place in places)

    def renamed(self, values: Sequence[Value]) -> Coded[Value]:
        """Put other values in the place of the distinct ones; those that are now the same become one.

        Examples
        --------
        >>> renamed = Coded(array("i", [0, 1, 2]), ["MOU", "mou", "x"]).renamed(["mou", "mou", "x"])
        >>> renamed.codes.tolist(), renamed.values
        ([0, 0, 1], ['mou', 'x'])
        """
        number: Numbering[Value] = Numbering()
        again = list(map(number.__getitem__, values))
        if len(number) == len(values):
            return Coded(self.codes, list(values))
        return Coded(array(CODE, map(again.__getitem__, self.codes)), list(number))


def coded(values: Iterable[Value]) -> Coded[Value]:
    """Number the values of all rows.

    Examples
    --------
    >>> coded("aba").codes.tolist(), coded("aba").values
    ([0, 1, 0], ['a', 'b'])
    """
    number: Numbering[Value] = Numbering()
    codes = array(CODE, map(number.__getitem__, values))
    return Coded(codes, list(number))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as read.

    Attributes
    ----------
    file
        The file's name.
    columns
        The names of all its columns; "" where one is left out.
    numbers
        The row of each record, as a spreadsheet counts it, ascending.
    texts
        The texts of each column that has a name.
    lost
        First guess at the ids in rows that could not be read, so that the ties
        of those organisations are not reported as well.
    """

    file: str
    columns: list[str]
    numbers: Sequence[int]
    texts: dict[str, Coded[str]]
    lost: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.numbers)

    def letter(self, column: str) -> str:
        """Name the column as a spreadsheet does; nothing where the file has no such column."""
        return letter(self.columns.index(column)) if column in self.columns else ""

    def column(self, name: str) -> Coded[str]:
        """Give the texts of a column, blank ones where there is none."""
        return self.texts.get(name) or Coded(array(CODE, bytes(array(CODE).itemsize * len(self))), [""])

    def each(self, *names: str) -> Iterator[tuple[Any, ...]]:
        """Give each row with its texts in some columns, blank where there is no such column."""
        return zip(self.numbers, *map(self.column, names), strict=True)

    def rows(self, places: Sequence[int] | None = None) -> Iterator[Row]:
        """Give rows as what stands in each column: all, or those at some places."""
        at = range(len(self)) if places is None else places
        cells = [
            map(each.values.__getitem__, map(each.codes.__getitem__, at)) for each in self.texts.values()
        ]
        numbers = map(self.numbers.__getitem__, at)
        for number, texts in zip(numbers, zip(*cells, strict=True), strict=True):
            yield number, dict(zip(self.texts, texts, strict=True))

    def having(self, name: str) -> list[int]:
        """Give the places of the rows with a text in a column."""
        column = self.column(name)
        return column.places({code for code, text in enumerate(column.values) if text})

    def sharing(self, name: str) -> list[int]:
        """Give the places of the rows whose text in a column stands in another row, too."""
        column = self.column(name)
        if len(column.values) == len(self):
            return []
        often = Counter(column.codes)
        return column.places({code for code, text in enumerate(column.values) if text and often[code] > 1})

    def blanked(self, cells: Mapping[str, Collection[int]]) -> Sheet:
        """Leave cells blank, those of each column in the rows of some numbers."""
        texts = dict(self.texts)
        for name, rows in cells.items():
            pairs = zip(self.numbers, self.texts[name], strict=True)
            texts[name] = coded("" if row in rows else text for row, text in pairs)
        return replace(self, texts=texts)

    def kept(self, places: Sequence[int]) -> Sheet:
        """Keep some rows."""
        texts = {name: column.kept(places) for name, column in self.texts.items()}
        return replace(self, numbers=[self.numbers[place] for place in places], texts=texts)


@dataclass(frozen=True)
class Tables:
    """Both tables, after each cell was checked, and the day that is today (None: unknown).

    Attributes
    ----------
    nodes
        Rows that say the same of one id stand in it once.
    repeated
        The rows of nodes.csv that say so again, and the row that each repeats.
    """

    nodes: Sheet
    edges: Sheet
    today: date | None
    repeated: list[tuple[int, int]] = field(default_factory=list)

    @cached_property
    def alike(self) -> list[int]:
        """The places of ties that share both ends, either way round, and the date with another tie."""
        source, target, signed = map(self.edges.column, ("source", "target", "signed"))
        number: Numbering[str] = Numbering()
        one, other = (list(map(number.__getitem__, each.values)) for each in (source, target))
        n, m = len(number), len(signed.values)
        ends = zip(map(one.__getitem__, source.codes), map(other.__getitem__, target.codes), strict=True)
        pairs = (a * n + b if a < b else b * n + a for a, b in ends)
        keys = [pair * m + date for pair, date in zip(pairs, signed.codes, strict=True)]
        twice = {key for key, following in pairwise(sorted(keys)) if key == following}
        return [place for place, key in enumerate(keys) if key in twice] if twice else []


def read_once(nodes: Sheet) -> tuple[Sheet, list[tuple[int, int]]]:
    """Leave out rows that repeat the first row of their id, and list each with the row that it repeats."""
    first: dict[str, Row] = {}
    repeated: dict[int, int] = {}
    for row, cells in nodes.rows(nodes.sharing("id")):
        known, same = first.setdefault(cells["id"], (row, cells))
        if known != row and same == cells:
            repeated[row] = known
    if not repeated:
        return nodes, []
    kept = [place for place, row in enumerate(nodes.numbers) if row not in repeated]
    return nodes.kept(kept), list(repeated.items())


def combined(sheet: Sheet, names: Sequence[str]) -> Coded[tuple[str, ...]]:
    """Give what stands in several columns, as one value a row."""
    columns = [sheet.column(name) for name in names]
    varied = [column for column in columns if len(column.values) > 1] or columns[:1]
    found = coded(zip(*(column.codes for column in varied), strict=True))
    firsts = found.firsts().values()
    return Coded(found.codes, [tuple(column[place] for column in columns) for place in firsts])


def told_of(
    column: Coded[Value], rule: Callable[..., Value], name: str = ""
) -> tuple[Coded[Value], dict[int, list[Note]]]:
    """Ask a rule once for each distinct value: what it keeps of them, and what it says of which code.

    Parameters
    ----------
    rule
        Takes a value and a `report` for faults, of the column `name` unless it says of which;
        gives the value to keep.
    """
    told: dict[int, list[Note]] = {}
    code = 0

    def report(slug: str, message: str, hint: str = "", column: str = name) -> None:
        told.setdefault(code, []).append((slug, column, message, hint, ()))

    kept = []
    for code, value in enumerate(column.values):  # noqa: B007  (read by report)
        kept.append(rule(value, report))
    for code, notes in told.items():
        given, read = column.values[code], kept[code]
        if isinstance(given, str) and isinstance(read, str):
            told[code] = [(*note[:4], _fix(note, given, read)) for note in notes]
    return (column if kept == column.values else column.renamed(kept)), told


def _fix(note: Note, given: str, read: str) -> Fix:
    """What belongs into the cell; nothing where people have to say so: there is something else to do."""
    slug, column, _, hint, _ = note
    if slug == "garbled-text" and column not in IDS:
        meant = list(meant_by(given))
        return ((column, meant[0]),) if len(meant) == 1 and meant[0].isprintable() else ()
    return ((column, read),) if slug in READ_AS and not hint else ()


def rows_of(numbers: Sequence[int], column: Coded[Value], codes: Iterable[int]) -> dict[int, list[int]]:
    """Give the rows in which some values of a column stand, by their codes.

    Examples
    --------
    >>> rows_of([2, 3, 4], coded("aba"), [0])
    {0: [2, 4]}
    """
    rows: dict[int, list[int]] = {code: [] for code in codes}
    if rows:
        for row, code in zip(numbers, column.codes, strict=True):
            if code in rows:
                rows[code].append(row)
    return rows


def note_rows(
    findings: Findings, sheet: Sheet, column: Coded[Value], *, told: Mapping[int, Iterable[Note]]
) -> None:
    """Note what was told of each value in every row that has it."""
    rows = rows_of(sheet.numbers, column, told)
    for code, notes in told.items():
        for slug, name, message, hint, fix in notes:
            findings.add(
                slug,
                sheet.file,
                *rows[code],
                message=message,
                column=name,
                letter=sheet.letter(name),
                hint=hint,
                fix=fix,
            )


def note(
    findings: Findings, slug: str, place: tuple[Sheet, int, str], *, message: str, hint: str = ""
) -> None:
    """Note a finding at a place: sheet, row and column."""
    sheet, row, column = place
    findings.add(
        slug, sheet.file, row, message=message, column=column, letter=sheet.letter(column), hint=hint
    )
