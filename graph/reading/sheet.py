"""Text to a table: its header, and columns of texts, each row with the number a spreadsheet shows."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from array import array
from collections import Counter, deque
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING

from graph.progress import report
from graph.reading.findings import letter, several
from graph.reading.header import (
    CONFLICT,
    LOOK_DOWN,
    RESERVED,
    Shape,
    conflict,
    header_again,
    header_fits,
    read_header,
)
from graph.reading.synonyms import plain_name
from graph.reading.tables import CODE, Coded, Numbering, Sheet, rows_of
from graph.reading.texts import composed
from graph.words.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.reading.findings import Findings


DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars", "，": "full-width commas"}
SEPARATED = r"\s*\"?sep=(.)\"?[,;\t|]*(\r\n|\r|\n)"  # the line by which spreadsheets know a delimiter
_LINE_END = re.compile(r"\r\n|\r|\n")
STRETCH = 1 << 20  # characters of a text that are in a stream at a time
BLOCK = 1024  # records that are split at a time
csv.field_size_limit(2**31 - 1)

Record = tuple[int, list[str]]
Block = tuple["Sequence[int]", list[list[str]]]  # the rows of some records, and their cells


def read_sheet(text: str, shape: Shape, *, other: Shape, findings: Findings) -> Sheet | None:
    """Split a file's text into a table, with every structural fault.

    Parameters
    ----------
    shape
        The columns that this file must and may have.
    other
        Those of the other file, to notice that the two were swapped.

    Returns
    -------
    sheet
        None where no table can be made out: its header is missing or broken.
    """
    delimiter, text = delimiter_of(text, shape)
    if delimiter != ",":
        message = Message("columns are separated by {}", Message(DELIMITERS[delimiter]))
        findings.add("delimiter", shape.file, 0, message=message)
    records = Records(text, delimiter, shape.file, findings)
    blocks = records.blocks()
    early = _first(blocks)
    above = [(number, cells) for numbers, rows in early for number, cells in zip(numbers, rows, strict=True)]
    head = [each for each in above if any(cell.strip() for cell in each[1])]
    sheet = None
    columns = _columns(head, records, shape, other)
    if columns is not None:
        (number, header), *_ = head
        records.blank += sum(each < number for each, _ in above)
        rows = _Rows(records, number, header, columns)
        sheet = rows.table(chain(early, blocks))
    else:
        records.count_blank(chain(early, blocks))
    records.say(bool(head))
    return sheet


def _first(blocks: Iterator[Block]) -> list[Block]:
    """The blocks in which a header may stand, as a rule one."""
    early, found = [], 0
    for block in blocks:
        early.append(block)
        found += sum(any(cell.strip() for cell in cells) for cells in block[1])
        if found >= LOOK_DOWN:
            break
    return early


def _columns(head: list[Record], records: Records, shape: Shape, other: Shape) -> list[str] | None:
    """The names of the columns; None, with what is wrong, where the header cannot be worked with."""
    findings = records.findings
    if not head or any(number < head[0][0] for number, _ in records.broken):
        if not records.broken:
            findings.add(
                "empty-file", shape.file, 0, message="the file is empty", hint="it needs a header row"
            )
        return None
    number, header = head[0]
    if len(header) == 1 and records.delimiter in header[0]:
        if "\n" in header[0] or "\r" in header[0]:
            _swallowing(shape.file, number, findings)
            return None
        records.wrapped = True
        message = "each row stands between quotation marks as a whole, and was split"
        findings.add("wrapped-rows", shape.file, 0, message=message)
        head[:] = [(each, records.split(cells)) for each, cells in head]
    columns = read_header(head[0][1], shape, findings, row=head[0][0])
    return columns if header_fits(columns, head, shape, other=other, findings=findings) else None


def delimiter_of(text: str, shape: Shape) -> tuple[str, str]:
    """Find the delimiter whose header has the most known names; a line ``sep=;`` decides by itself.

    Gives the text behind such a line, too.
    """
    said = re.match(SEPARATED, text, re.IGNORECASE)
    if said and said[1] in DELIMITERS:
        return said[1], text[said.end() :]
    line = next((each for each in re.split(r"\r\n|\r|\n", text) if each.strip(' ,;\t|"')), "")

    def matches(delimiter: str) -> int:
        return len({plain_name(each.strip('" \t')) for each in line.split(delimiter)} & set(shape.known))

    return max(DELIMITERS, key=matches), text


@dataclass(slots=True)
class _Lines:
    """The lines of a text from a place on, some at a time: in a stream each character takes four bytes."""

    text: str
    begin: int = 0
    stream: io.StringIO = field(default_factory=io.StringIO)

    def __iter__(self) -> Iterator[str]:
        while self.begin < len(self.text):
            found = _LINE_END.search(self.text, self.begin + STRETCH)
            end = found.end() if found else len(self.text)
            self.stream = io.StringIO(self.text[self.begin : end], newline="")
            yield from self.stream
            self.begin, self.stream = end, io.StringIO()

    @property
    def at(self) -> int:
        """Where the next line begins."""
        return self.begin + self.stream.tell()


@dataclass(slots=True)
class Records:
    """The records of a text, and what was met on the way to them.

    Attributes
    ----------
    wrapped
        Whether rows stand between quotation marks as a whole.
    loose
        Whether blanks stand before quotation marks.
    blank
        How many records without a text were passed over.
    broken
        Each line with broken quoting, and its row.
    """

    text: str
    delimiter: str
    file: str
    findings: Findings
    wrapped: bool = False
    loose: bool = False
    blank: int = 0
    broken: list[tuple[int, str]] = field(default_factory=list)

    def blocks(self) -> Iterator[Block]:
        """Yield the records, some at a time, numbered as a spreadsheet does."""
        self.loose = is_loose(self.text, self.delimiter)
        lines, number = _Lines(self.text), 1
        reader = self._reader(iter(lines))
        while True:
            at, rows, fault = lines.at, [], None
            try:
                for cells in islice(reader, BLOCK):
                    rows.append(cells)  # noqa: PERF402  (those before a fault are kept)
            except csv.Error as error:
                fault = error
            if rows:
                yield range(number, number + len(rows)), rows
            number += len(rows)
            report(lines.at, 2 * len(self.text))  # checking the cells takes as long
            if fault is not None:
                lines, reader = self._behind(at, len(rows), number, fault)
                number += 1
            elif len(rows) < BLOCK:
                return

    def _reader(self, lines: Iterator[str]) -> Iterator[list[str]]:
        return csv.reader(lines, delimiter=self.delimiter, strict=True, skipinitialspace=self.loose)

    def _behind(
        self, at: int, good: int, number: int, fault: csv.Error
    ) -> tuple[_Lines, Iterator[list[str]]]:
        """Go on behind a line with a quotation mark at fault: only this line is, not what it swallows."""
        lines = _Lines(self.text, at)
        each = iter(lines)
        deque(islice(self._reader(each), good), maxlen=0)
        self.broken.append((number, next(each)))
        _broken_quoting(fault, number, self.file, self.findings)
        return lines, self._reader(each)

    def count_blank(self, blocks: Iterable[Block]) -> None:
        """Read what is left of a file that is no table, and count its blank rows."""
        self.blank += sum(not any(cell.strip() for cell in cells) for _, rows in blocks for cells in rows)

    def split(self, cells: list[str]) -> list[str]:
        """Split a row that stands between quotation marks as a whole: a spreadsheet had not split it."""
        whole = len(cells) == 1 and "\n" not in cells[0] and "\r" not in cells[0]
        return next(csv.reader(cells, delimiter=self.delimiter), []) if whole else cells

    def say(self, any_records: bool) -> None:
        """Say what was passed over."""
        if self.blank and any_records:
            told = several(self.blank, "blank row")
            self.findings.add("blank-rows", self.file, 0, message=Message("passed over {}", told))
        if self.loose:
            self.findings.add(
                "loose-quotes", self.file, 0, message="blanks before quotation marks were passed over"
            )


def is_loose(text: str, delimiter: str) -> bool:
    """Tell whether blanks stand before quotation marks, which belong to no cell then.

    Examples
    --------
    >>> is_loose('a, "b"', ","), is_loose('a,"b"', ",")
    (True, False)
    """
    between = re.escape(delimiter)
    return delimiter != "\t" and bool(re.search(rf'(?:^|[\r\n]|{between}) +"(?!")', text))


def _broken_quoting(fault: csv.Error, number: int, file: str, findings: Findings) -> None:
    if "end of data" in str(fault):
        message, hint = "a quotation mark opens here and is never closed", "close it, or delete it"
    else:
        message, hint = (
            "text follows a closed quotation mark",
            'a quotation mark inside a text is written twice: ""',
        )
    findings.add("broken-quoting", file, number, message=message, hint=hint)


class _Rows:
    """The records below a header, which become a table: those that fit it, and a report of all others."""

    def __init__(self, records: Records, number: int, header: list[str], columns: list[str]) -> None:
        self.records, self.findings, self.file = records, records.findings, records.file
        self.number, self.header, self.columns = number, header, columns
        self.cut: set[int] = set()  # rows with blank cells behind the last column
        self.lost: set[str] = set()

    def table(self, blocks: Iterable[Block]) -> Sheet | None:
        """Read them all; None where a column with content has no name."""
        numbers, texts = self._numbered(blocks)
        numbers, texts = self._without_odd(numbers, texts)
        for _, line in self.records.broken:
            self._lose(line.split(self.records.delimiter))
        if self.cut:
            told = several(len(self.cut), "row")
            message = Message("passed over blank cells after the last column in {}", told)
            self.findings.add("blank-columns", self.file, 0, message=message)
        clean = self._no_unnamed(texts)
        names = ["" if name in RESERVED[self.file] else name for name in self.columns]
        read = {name: column for name, column in zip(names, texts, strict=True) if name}
        named = tidied(read, numbers, file=self.file, findings=self.findings)
        return Sheet(self.file, names, numbers, named, frozenset(self.lost)) if clean else None

    def _numbered(self, blocks: Iterable[Block]) -> tuple[Sequence[int], list[Coded[str]]]:
        """Number the texts of each column, of the records with as many cells as the header."""
        width, numbers = len(self.columns), array(CODE)
        found: list[Numbering[str]] = [Numbering() for _ in self.columns]
        codes = [array(CODE) for _ in self.columns]
        for whole in blocks:
            block = self._below(whole)
            if set(map(len, block[1])) != {width}:
                block = self._fitting(block)
            if block[1]:
                numbers.extend(block[0])
                for number, code, column in zip(found, codes, zip(*block[1], strict=True), strict=True):
                    code.extend(map(number.__getitem__, column))
        return numbers, [Coded(code, list(number)) for number, code in zip(found, codes, strict=True)]

    def _below(self, block: Block) -> Block:
        """The part of a block below the header, and rows between quotation marks split."""
        numbers, rows = block
        if numbers and numbers[0] <= self.number:
            above = sum(each <= self.number for each in numbers)
            numbers, rows = numbers[above:], rows[above:]
        if not self.records.wrapped:
            return numbers, rows
        kept = [place for place, cells in enumerate(rows) if any(cell.strip() for cell in cells)]
        self.records.blank += len(rows) - len(kept)
        return [numbers[place] for place in kept], [self.records.split(rows[place]) for place in kept]

    def _fitting(self, block: Block) -> Block:
        """The records of a block with as many cells as the header, and a report of all others."""
        fitting = [
            (number, fits)
            for number, cells in zip(*block, strict=True)
            if (fits := self._fitted(number, cells)) is not None
        ]
        return [number for number, _ in fitting], [cells for _, cells in fitting]

    def _fitted(self, number: int, cells: list[str]) -> list[str] | None:
        """The cells of one record, without blank ones behind the last column; None where it does not fit."""
        width = len(self.columns)
        if len(cells) == width:
            return cells
        if not self.records.wrapped and not any(cell.strip() for cell in cells):
            self.records.blank += 1
            return None
        if self._marks(number, cells):
            return None
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            self.cut.add(number)
            return cells[:width]
        if not self._swallowed(number, cells):
            _ragged(self.file, number, cells, (width, self.records.delimiter), self.findings)
            self._lose(cells if len(cells) > 1 else re.split("[,;\t|，]", cells[0]))
        return None

    def _marks(self, number: int, cells: list[str]) -> bool:
        """Report a record that is a marker of git, or the header again."""
        if CONFLICT.match(cells[0]):
            conflict(self.file, number, self.findings)
        elif cells == self.header and number not in self.cut:
            header_again(self.file, number, self.findings)
        else:
            return False
        return True

    def _swallowed(self, number: int, cells: list[str]) -> bool:
        """Report a record that has swallowed others."""
        delimiter = self.records.delimiter
        if not _swallowed(cells, len(self.columns), delimiter):
            return False
        _swallowing(self.file, number, self.findings)
        for line in re.split(r"[\r\n]+", delimiter.join(cells)):
            self._lose(line.split(delimiter))
        return True

    def _without_odd(
        self, numbers: Sequence[int], texts: list[Coded[str]]
    ) -> tuple[Sequence[int], list[Coded[str]]]:
        """Leave out records that fit and are none: blank rows, markers, headers, what swallowed others."""
        first, gone = texts[0], set()
        odd = {code for code, text in enumerate(first.values) if self._is_odd(text)}
        places = {
            *first.places(odd),
            *(place for each in texts for place in each.places(_folded(each.values))),
        }
        for place in sorted(places):
            number, cells = numbers[place], [column.values[column.codes[place]] for column in texts]
            if not self.records.wrapped and not any(cell.strip() for cell in cells):
                self.records.blank += 1
                gone.add(place)
            elif self._marks(number, cells) or self._swallowed(number, cells):
                gone.add(place)
        if not gone:
            return numbers, texts
        kept = [place for place in range(len(numbers)) if place not in gone]
        return [numbers[place] for place in kept], [column.kept(kept) for column in texts]

    def _is_odd(self, text: str) -> bool:
        """Tell the first cell of a record that may be none."""
        return not text or text == self.header[0] or not text.strip() or CONFLICT.match(text) is not None

    def _lose(self, cells: list[str]) -> None:
        """Remember the id of a row that could not be read."""
        index = self.columns.index("id") if "id" in self.columns else len(cells)
        if index < len(cells):
            self.lost.add(tidy(cells[index]).strip('"'))

    def _no_unnamed(self, texts: list[Coded[str]]) -> bool:
        """Report columns that have content and no name."""
        unnamed = [index for index, name in enumerate(self.columns) if not name]
        full = [index for index in unnamed if any(text.strip() for text in texts[index].values)]
        for index in full:
            message = Message("column {} has content and no name", letter(index))
            self.findings.add("unnamed-column", self.file, self.number, message=message, hint="name it")
        return not full


def _folded(texts: Sequence[str]) -> set[int]:
    """Which texts have line breaks."""
    whole = "".join(texts)
    if "\n" not in whole and "\r" not in whole:
        return set()
    return {code for code, text in enumerate(texts) if "\n" in text or "\r" in text}


_TIDIED = {
    "trimmed-cells": "dropped the blanks around {}",
    "folded-lines": "read the line breaks in {} as blanks",
    "composed-letters": "put letters and their marks together in {} (Unicode NFC)",
    "text-formulas": 'read {} without the ="…" by which spreadsheets keep a text',
}


def tidied(
    columns: dict[str, Coded[str]], numbers: Sequence[int], *, file: str, findings: Findings
) -> dict[str, Coded[str]]:
    """Give columns with tidy texts, and a word on what was tidied on the way."""
    tally, tidy_columns = dict.fromkeys(_TIDIED, 0), {}
    for name, column in columns.items():
        texts = _tidied_texts(column, tally)
        changed = [code for code, text in enumerate(column.values) if texts[code] != text]
        for code, rows in rows_of(numbers, column, changed).items():
            findings.mend(file, *rows, fix=((name, texts[code]),))
        tidy_columns[name] = column.renamed(texts) if changed else column
    for slug, message in _TIDIED.items():
        if tally[slug]:
            findings.add(slug, file, 0, message=Message(message, several(tally[slug], "cell")))
    return tidy_columns


def _tidied_texts(column: Coded[str], tally: dict[str, int]) -> list[str]:
    """The distinct texts of a column, tidy; `tally` counts what there was to do in how many cells."""
    plain = list(map(str.strip, column.values))
    whole = "\0".join(plain)
    odd = "\n" in whole or "\r" in whole or '="' in whole or not is_composed(whole)
    if plain == column.values and not odd:
        return column.values
    often = Counter(column.codes)
    for code, text in enumerate(column.values):
        tally["trimmed-cells"] += often[code] * (text != plain[code])
        if odd:
            done: Counter[str] = Counter()
            plain[code] = repaired(plain[code], done)
            for slug, count in done.items():
                tally[slug] += count * often[code]
    return plain


def _swallowed(cells: list[str], width: int, delimiter: str) -> bool:
    """Tell a row that has swallowed others from one with line breaks in a text.

    Where rows were swallowed, each line has as many delimiters as a row; a
    delimiter with a blank behind it is more likely part of a sentence.
    """
    whole = delimiter.join(cells)
    if width < 2 or ("\n" not in whole and "\r" not in whole):
        return False
    lines = [line for line in re.split(r"[\r\n]+", whole) if line.strip()]
    counts = [len(re.findall(re.escape(delimiter) + r"(?! )", line)) for line in lines]
    if len(cells) != width:
        return any(count >= width - 1 for count in counts[1:])
    return len(lines) > 1 and all(count == width - 1 for count in counts)


def _swallowing(file: str, number: int, findings: Findings) -> None:
    hint = "close the quotation mark, or delete it"
    findings.add(
        "swallowed-rows", file, number, message="a quotation mark has swallowed the rows below", hint=hint
    )


def _ragged(file: str, number: int, cells: list[str], table: tuple[int, str], findings: Findings) -> None:
    width, delimiter = table
    message = Message("{}, the header has {}", several(len(cells), "cell"), width)
    other = next((each for each in DELIMITERS if each != delimiter and cells[0].count(each) == width - 1), "")
    if len(cells) == 1 and cells[0].count(delimiter) >= width - 1:
        hint = "the row stands between quotation marks as a whole; delete them"
        findings.add("short-row", file, number, message=message, hint=hint)
    elif len(cells) == 1 and other:
        hint = Message(
            "this row is separated by {}, the header by {}",
            Message(DELIMITERS[other]),
            Message(DELIMITERS[delimiter]),
        )
        findings.add("short-row", file, number, message=message, hint=hint)
    elif len(cells) < width:
        findings.add("short-row", file, number, message=message, hint="add the missing delimiters")
    else:
        hint = 'put a text with a delimiter in it between straight quotation marks, as in "Foo, Inc."'
        findings.add("long-row", file, number, message=message, hint=hint)


_TEXT_FORMULA = re.compile(r'="([^"]*)"')


def is_composed(text: str) -> bool:
    """Tell whether letters and their marks stand together (Unicode NFC)."""
    return text.isascii() or unicodedata.is_normalized("NFC", text)


def repaired(cell: str, tally: dict[str, int]) -> str:
    """Give a cell without line breaks, marks that stand apart and the formula that keeps a text a text.

    `tally` counts what there was to do, by the name of its finding.
    """
    folded = tidy(cell)
    whole = composed(folded)
    match = _TEXT_FORMULA.fullmatch(whole)
    tally["folded-lines"] += folded != cell
    tally["composed-letters"] += whole != folded
    tally["text-formulas"] += match is not None
    return match[1].strip() if match else whole


def tidy(cell: str) -> str:
    """Drop outer blanks of every kind and fold line breaks into one blank."""
    return re.sub(r"\s*[\r\n]+\s*", " ", cell.strip())
