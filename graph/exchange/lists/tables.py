"""A grid of cells as a table: which row is its header, and what stands above it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.dates import parse
from graph.errors import DateError
from graph.exchange.content import Loss
from graph.reading.findings import letter
from graph.reading.header import LOOK_DOWN
from graph.reading.synonyms import PARTLY, VAGUE, is_language, meanings, plain_name
from graph.reading.texts import NUMBER
from graph.vocabulary import EDGE_COLUMNS, NODE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.exchange.lists.grids import Grid

# What the headings of somebody's list may mean beside the columns of the two files.
LONGEST_HEADING = 60  # characters
FURTHER = ("party_3", "party_4", "party_5", "party_6")
ASIDE = ("status", "parties", *FURTHER, "interval", "source_name", "target_name")
# What a table of agreements tells of them.
TELLING = frozenset(EDGE_COLUMNS) - {"source", "target", "agreement", "source_url", "kind", "relation"}
EVERY = tuple(dict.fromkeys((*EDGE_COLUMNS, *NODE_COLUMNS, *ASIDE)))


@dataclass(frozen=True, slots=True)
class Table:
    """A table of somebody's list.

    Attributes
    ----------
    file, sheet
        Where it stands; the sheet is blank where the file is one table.
    headings
        One a column, none blank and none twice.
    letters
        For each column its letter in the file.
    columns
        For each heading its texts, one a row.
    numbers
        For each row its number, as a spreadsheet counts.
    losses
        What stands above the header, and in columns without a heading.
    tool
        The tool that has written it, blank where that does not show: its headings are what they say.
    across
        Numbers of the rows in which cells are merged from left to right.
    above
        The texts above the header.
    """

    file: str
    sheet: str
    headings: tuple[str, ...]
    letters: tuple[str, ...]
    columns: tuple[Sequence[str], ...]
    numbers: Sequence[int]
    losses: tuple[Loss, ...] = ()
    tool: str = ""
    across: frozenset[int] = frozenset()
    above: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """What it is called in messages."""
        return f"{self.file} [{self.sheet}]" if self.sheet else self.file

    def texts(self, at: int) -> list[str]:
        """Give what stands in a row, without blanks.

        Examples
        --------
        >>> Table("x.csv", "", ("a", "b"), ("A", "B"), (["1"], [""]), [2]).texts(0)
        ['1']
        """
        return [column[at] for column in self.columns if column[at]]

    def kept(self, places: Sequence[int]) -> Table:
        """Keep some rows."""
        columns = tuple([column[at] for at in places] for column in self.columns)
        return replace(self, columns=columns, numbers=[self.numbers[at] for at in places])

    def arranged(
        self, places: Sequence[int], headings: Iterable[str], columns: Iterable[Sequence[str]]
    ) -> Table:
        """Take the columns at some places, under these headings and with these texts."""
        letters = tuple(self.letters[at] for at in places)
        return replace(self, headings=tuple(headings), letters=letters, columns=tuple(columns))


def table_of(grid: Grid) -> Table:
    """Make a table of a grid.

    Returns
    -------
    table
        Its header is the first row, among the first twenty, in which nearly as many headings are
        known as in any; where none is known, the first row that is as long as the table. A second row
        of headings (in another language, or below headings that span several columns) is read with it.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> rows = [["Partners 2026"], ["Partner", "Signed", ""], ["Port Lab", "2019", "lost"]]
    >>> made = table_of(Grid("x.csv", "", [1, 3, 4], rows))
    >>> made.headings, made.columns, [each.key for each in made.losses]
    (('Partner', 'Signed'), (['Port Lab'], ['2019']), ['came_above', 'came_unnamed'])
    """
    top = _header_at(grid.rows)
    headings, below = _headings(grid.rows, top)
    grid, again = _without_headers(grid, grid.rows[top:below], below)
    rows = grid.rows[below:]
    width = max(map(len, [headings, *rows]))
    names = _once([*headings, *[""] * (width - len(headings))])
    full = [[*row, *[""] * (width - len(row))] if len(row) < width else row for row in rows]
    columns = list(zip(*full, strict=True)) if full else [()] * width
    named = [place for place, name in enumerate(names) if name]
    lost = [text for place, column in enumerate(columns) if not names[place] for text in column if text]
    above = [" ".join(" ".join(row).split()) for row in grid.rows[:top]]
    losses = (
        Loss("came_above", len(above), next(iter(above), "")),
        Loss("came_headers", len(again), next(iter(again), "")),
        Loss("came_unnamed", len(lost), next(iter(lost), "")),
    )
    return Table(
        grid.file, grid.sheet, tuple(names[at] for at in named), tuple(map(letter, named)),
        tuple(list(columns[at]) for at in named), grid.numbers[below:],
        tuple(each for each in losses if each.count), across=grid.across,
        above=tuple(text for row in grid.rows[:top] for text in dict.fromkeys(row) if text),
    )  # fmt: skip


def _without_headers(grid: Grid, headers: Sequence[Sequence[str]], below: int) -> tuple[Grid, list[str]]:
    """Take out rows that are a header once more, as at the top of each page, and give their places."""
    said = {text for header in headers for text in header}
    again = {
        at
        for at, row in enumerate(grid.rows)
        if at >= below
        and next(filter(None, row), "") in said  # which few rows begin with
        and any(_is_again(row, header) for header in headers)
    }
    if not again:
        return grid, []
    kept = [at for at in range(len(grid.rows)) if at not in again]
    rows, numbers = [grid.rows[at] for at in kept], [grid.numbers[at] for at in kept]
    return replace(grid, rows=rows, numbers=numbers), [
        f"{grid.place}:{grid.numbers[at]}" for at in sorted(again)
    ]


def _is_again(row: Sequence[str], header: Sequence[str]) -> bool:
    """Tell a row whose texts, two or more, are those of a header at the same places."""
    filled = [at for at, text in enumerate(row) if text]
    return len(filled) > 1 and all(at < len(header) and _same(row[at], header[at]) for at in filled)


def _same(one: str, other: str) -> bool:
    return one == other or plain_name(one) == plain_name(other)


_DAMAGE = re.compile("[\0\ufeff]")


def without_damage(table: Table) -> Table:
    """Give a table without characters for which `graph check` refuses a file, and tell how many had them.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> made = without_damage(table_of(Grid("x.csv", "", [1, 2], [["Partner", "Signed"], ["A\\0", "2019"]])))
    >>> made.columns[0], made.losses[0].key
    (['A'], 'came_damage')
    """
    hurt = {text for column in table.columns for text in set(column) if _DAMAGE.search(text)}
    if not hurt:
        return table
    count = sum(text in hurt for column in table.columns for text in column)
    columns = tuple(
        [_DAMAGE.sub("", text) if text in hurt else text for text in column] for column in table.columns
    )
    loss = Loss("came_damage", count, repr(min(hurt)))
    return replace(table, columns=columns, losses=(*table.losses, loss))


_PARTS = (("year", "年"), ("month", "月"), ("day", "日"))


def with_whole_dates(table: Table) -> Table:
    """Put a date together whose year, month and day stand in columns of their own.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> rows = [["Partner", "Year", "Month"], ["Port Lab", "2019", "5"], ["Sea Lab", "2020", ""]]
    >>> made = with_whole_dates(table_of(Grid("x.csv", "", [1, 2, 3], rows)))
    >>> made.headings, made.columns[1]
    (('Partner', 'Year Month'), ['2019-5', '2020'])
    """
    table = _with_named_dates(table)
    plain = [plain_name(name) for name in table.headings]
    places = [next((plain.index(name) for name in names if name in plain), -1) for names in _PARTS]
    if min(places[:2]) < 0:
        return table
    there = [place for place in places if place >= 0]
    cells = zip(*(table.columns[place] for place in there), strict=True)
    dates = ["-".join(_until_blank(part.rstrip("年月日") for part in row)) for row in cells]
    kept = [place for place in range(len(plain)) if place not in there[1:]]
    whole = "年月日" if plain[there[0]] == "年" else " ".join(table.headings[place] for place in there)
    headings = [whole if place == there[0] else table.headings[place] for place in kept]
    return table.arranged(kept, headings, [dates if at == there[0] else table.columns[at] for at in kept])


def _with_named_dates(table: Table) -> Table:
    """Put dates together whose parts stand below 締結年 and 締結月, or Year signed and Month signed."""
    plain = [plain_name(name) for name in table.headings]
    columns, taken = list(table.columns), set[int]()
    for year, heading in enumerate(plain):
        month = _beside(table, plain, _YEAR_WORD.sub(lambda word: _MONTHS[word[0]], heading), 12)
        if not _YEAR_WORD.search(heading) or heading in _MONTHS or month < 0:
            continue
        day = _beside(table, plain, _YEAR_WORD.sub(lambda word: _DAYS[word[0]], heading), 31)
        there = [year, month, *([day] if day >= 0 else [])]
        taken |= set(there[1:])
        rows = zip(*(table.columns[at] for at in there), strict=True)
        cells = [list(_until_blank(part.rstrip("年月日") for part in row)) for row in rows]
        columns[year] = [
            row[0]
            if len(row) == 1
            else "".join(map("".join, zip(row, "年月日", strict=False)))
            if row
            else ""
            for row in cells
        ]
    kept = [at for at in range(len(plain)) if at not in taken]
    return table.arranged(kept, [table.headings[at] for at in kept], [columns[at] for at in kept])


def _beside(table: Table, plain: Sequence[str], heading: str, most: int) -> int:
    """The place of the column of months or days with a heading; -1 where other texts stand there, or none."""
    at = plain.index(heading) if heading in plain else -1
    texts = [text.rstrip("月日") for text in table.columns[at] if text] if at >= 0 else []
    fits = all(text.isdecimal() and 0 < int(text) <= most for text in texts)
    return at if texts and fits else -1


_YEAR_WORD = re.compile(r"年$|(?<![^\W_])year(?![^\W_])")
_MONTHS = {"年": "月", "year": "month"}
_DAYS = {"年": "日", "year": "day"}


def _until_blank(parts: Iterable[str]) -> Iterator[str]:
    return takewhile(bool, parts)


def _header_at(rows: Sequence[Sequence[str]]) -> int:
    """The place of the header."""
    early = rows[:LOOK_DOWN]
    known = [sum(map(_weight, row)) for row in early]
    most = max(known, default=0)
    if most > 1:
        top = next(at for at, count in enumerate(known) if count >= max(2, 0.6 * most))
        return top - (top > 0 and _is_above(rows[top - 1], rows[top], rows[top + 1 :]))
    filled = [sum(map(bool, row)) for row in early]
    return filled.index(max(filled)) if filled else 0


def _is_above(first: Sequence[str], second: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Tell a row of headings that span those of the header, which are better known."""
    filled = [text for text in first if text]
    known = sum(bool(_weight(text)) or text in second for text in filled)
    if len(filled) < 2 or 2 * known < len(filled) or any(map(is_value, filled)):
        return False
    return _is_below(first, second, rows)


def _weight(text: str) -> int:
    """How surely a text is a heading: 2 where it is a word for a column, 1 where it is about one."""
    if not 0 < len(text) <= LONGEST_HEADING or is_value(text):
        return 0
    sure = max(meanings(text, EVERY).values(), default=0)
    return (sure > 0) + (sure >= PARTLY)


def is_value(text: str) -> bool:
    """Tell a number, a date or an address, which heads no column."""
    if len(text) > LONGEST_HEADING:
        return text.startswith(("http://", "https://"))
    if NUMBER.fullmatch(text) or text.startswith(("http://", "https://")):
        return True
    try:
        parse(text)
    except DateError:
        return False
    return True


def is_time(text: str) -> bool:
    """Tell a day, a month or a year.

    Examples
    --------
    >>> is_time("18 May 2016"), is_time("2016"), is_time("7"), is_time("20160518"), is_time("Hub")
    (True, True, False, True, False)
    """
    return bool(_YEAR.fullmatch(text)) if NUMBER.fullmatch(text) else is_value(text)


_YEAR = re.compile(r"(?:19|20)\d\d(?:[01]\d[0-3]\d)?")


def _headings(rows: Sequence[Sequence[str]], top: int) -> tuple[list[str], int]:
    """The headings, and where the rows begin below them."""
    if not rows:
        return [], 0
    first, second = list(rows[top]), list(rows[top + 1]) if top + 1 < len(rows) else []
    if not (_goes_on(first, second) or _is_below(first, second, rows[top + 2 :])):
        return first, top + 1
    width = max(len(first), len(second))
    upper, lower = ([*row, *[""] * (width - len(row))] for row in (first, second))
    over = ""  # the heading that spans several columns
    found = []
    for place, (one, other) in enumerate(zip(upper, lower, strict=True)):
        spans = bool(one) and place + 1 < width and not upper[place + 1] and bool(lower[place + 1])
        over = one if spans else "" if one else over
        empty = not (one or other or any("".join(row[place : place + 1]) for row in rows[top + 2 :]))
        found.append("" if empty else _joined(one or over, other, spans=bool(over)))
    return found, top + 2


def _goes_on(first: Sequence[str], second: Sequence[str]) -> bool:
    """Tell a second row of headings: none of its texts is a value, and nearly all are known."""
    filled = [each for each in second if each]
    surely = [
        each
        for each in filled
        if not is_value(each) and max(meanings(each, EVERY).values(), default=0) >= VAGUE
    ]
    if len(filled) < 2 or not first or any(map(is_value, filled)):
        return False
    if len(surely) >= max(0.75 * len(filled), len(filled) - 1):
        return True
    alike = sum(
        bool(_meant(one) & _meant(other)) for one, other in zip(first, second, strict=False) if one and other
    )
    return len(surely) > 1 and alike >= 0.75 * len(filled)


def _is_below(first: Sequence[str], second: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Tell a second row of headings below some that span several columns.

    Beside these it is blank, says the heading above once more (in cells merged downwards), is known or stands
    above values. Where none of those below is known, there are values in a column below one.
    """
    width = max(len(first), len(second))
    upper, lower = ([*row, *[""] * (width - len(row))] for row in (first, second))
    filled = [at for at, text in enumerate(lower) if text]
    if not filled or any(is_value(lower[at]) for at in filled):
        return False
    below = {at for at in filled if not upper[at]}
    below |= {at - 1 for at in below if at and upper[at - 1]}
    known = {
        at
        for at in filled
        if max(meanings(lower[at], EVERY).values(), default=0) >= VAGUE or is_language(lower[at])
    }
    head = rows[:LOOK_DOWN]
    valued = {at for at in filled for row in head if at < len(row) and is_value(row[at])}
    fits = known | (valued if below & valued else set())  # a word above numbers is a heading, too
    if not all(at in below or _same(lower[at], upper[at]) or (below and at in fits) for at in filled):
        return False
    return not below or bool(below & (known | valued))


def _meant(text: str) -> frozenset[str]:
    """What a heading may mean; the name of an organisation is that of a party."""
    return frozenset("target" if each == "name" else each for each in meanings(text, EVERY))


def _joined(one: str, other: str, *, spans: bool) -> str:
    """A heading of two rows."""
    if not one or not other or plain_name(one) == plain_name(other):
        return one or other
    return f"{one} {other}" if spans else f"{one} / {other}"


def _once(names: Sequence[str]) -> list[str]:
    """The headings in one line each; those that stand twice are numbered."""
    seen: dict[str, int] = {}
    found = []
    for each in names:
        name = " ".join(each.split())
        key = plain_name(name)
        seen[key] = seen.get(key, 0) + 1
        found.append(f"{name} ({seen[key]})" if name and seen[key] > 1 else name)
    return found
