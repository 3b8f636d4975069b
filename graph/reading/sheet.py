"""Text to rows: one table with its header, each row with the number a spreadsheet shows."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.reading.findings import letter, several
from graph.reading.header import CONFLICT, RESERVED, Shape, conflict, header_again, header_fits, read_header
from graph.reading.synonyms import plain_name
from graph.reading.texts import composed
from graph.words.messages import Message

if TYPE_CHECKING:
    from datetime import date

    from graph.reading.findings import Findings


_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars", "，": "full-width commas"}
csv.field_size_limit(2**31 - 1)

Record = tuple[int, list[str]]


@dataclass(slots=True)
class Sheet:
    """A table as read: column names, and rows as text with their numbers.

    Attributes
    ----------
    lost
        First guess at the ids in rows that could not be read, so that the ties
        of those organisations are not reported as well.
    """

    file: str
    columns: list[str] = field(default_factory=list)
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)

    def letter(self, column: str) -> str:
        """Name the column as a spreadsheet does; nothing where the file has no such column."""
        return letter(self.columns.index(column)) if column in self.columns else ""

    def lose(self, cells: list[str]) -> None:
        """Remember the id of a row that could not be read."""
        index = self.columns.index("id") if "id" in self.columns else len(cells)
        if index < len(cells):
            self.lost.add(tidy(cells[index]).strip('"'))


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
        findings.add(
            "delimiter",
            shape.file,
            0,
            message=Message("columns are separated by {}", Message(_DELIMITERS[delimiter])),
        )
    records, broken = _records(text, delimiter, shape.file, findings)
    if not records or any(number < records[0][0] for number, _ in broken):
        if not broken:
            findings.add(
                "empty-file", shape.file, 0, message="the file is empty", hint="it needs a header row"
            )
        return None
    records = _unwrapped(records, delimiter, shape.file, findings)
    if not records:
        return None
    columns = read_header(records[0][1], shape, findings)
    if not header_fits(columns, records, shape, other=other, findings=findings):
        return None
    sheet = Sheet(shape.file, columns)
    for _, line in broken:
        sheet.lose(line.split(delimiter))
    fitting = _fitting(sheet, records[0][1], records[1:], delimiter, findings)
    clean = _no_unnamed(sheet, fitting, records[0][0], findings)
    _fill(sheet, fitting, findings)
    return sheet if clean else None


def delimiter_of(text: str, shape: Shape) -> tuple[str, str]:
    """Find the delimiter whose header has the most known names; a line ``sep=;`` decides by itself.

    Gives the text behind such a line, too.
    """
    said = re.match(r"\s*\"?sep=(.)\"?[,;\t|]*(\r\n|\r|\n)", text, re.IGNORECASE)
    if said and said[1] in _DELIMITERS:
        return said[1], text[said.end() :]
    line = next((each for each in re.split(r"\r\n|\r|\n", text) if each.strip(' ,;\t|"')), "")

    def matches(delimiter: str) -> int:
        return len({plain_name(each.strip('" \t')) for each in line.split(delimiter)} & set(shape.known))

    return max(_DELIMITERS, key=matches), text


def _records(
    text: str, delimiter: str, file: str, findings: Findings
) -> tuple[list[Record], list[tuple[int, str]]]:
    """Every record that is not blank, numbered as a spreadsheet does, and every line with broken quoting."""
    loose = delimiter != "\t" and re.search(rf'(?:^|[\r\n]|{re.escape(delimiter)}) +"(?!")', text) is not None
    stream = io.StringIO(text, newline="")
    reader = csv.reader(stream, delimiter=delimiter, strict=True, skipinitialspace=loose)
    records: list[Record] = []
    broken: list[tuple[int, str]] = []
    number = blank = 0
    while True:
        number, start = number + 1, stream.tell()
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as fault:
            # Only the line where the quotation mark stands is at fault; reading goes on behind it.
            stream.seek(start)
            broken.append((number, stream.readline()))
            _broken_quoting(fault, number, file, findings)
            reader = csv.reader(stream, delimiter=delimiter, strict=True, skipinitialspace=loose)
            continue
        if any(cell.strip() for cell in cells):
            records.append((number, cells))
        else:
            blank += 1
    if blank and records:
        findings.add("blank-rows", file, 0, message=Message("passed over {}", several(blank, "blank row")))
    if loose:
        findings.add("loose-quotes", file, 0, message="blanks before quotation marks were passed over")
    return records, broken


def _broken_quoting(fault: csv.Error, number: int, file: str, findings: Findings) -> None:
    if "end of data" in str(fault):
        message, hint = "a quotation mark opens here and is never closed", "close it, or delete it"
    else:
        message, hint = (
            "text follows a closed quotation mark",
            'a quotation mark inside a text is written twice: ""',
        )
    findings.add("broken-quoting", file, number, message=message, hint=hint)


def _unwrapped(records: list[Record], delimiter: str, file: str, findings: Findings) -> list[Record]:
    """Split rows that stand between quotation marks as a whole: a spreadsheet had not split them."""
    header = records[0][1]
    if len(header) != 1 or delimiter not in header[0]:
        return records
    if "\n" in header[0] or "\r" in header[0]:
        _swallowing(file, records[0][0], findings)
        return []
    split: list[Record] = []
    for number, cells in records:
        whole = len(cells) == 1 and "\n" not in cells[0] and "\r" not in cells[0]
        split.append((number, next(csv.reader(cells, delimiter=delimiter), []) if whole else cells))
    message = "each row stands between quotation marks as a whole, and was split"
    findings.add("wrapped-rows", file, 0, message=message)
    return split


def _fitting(
    sheet: Sheet, header: list[str], records: list[Record], delimiter: str, findings: Findings
) -> list[Record]:
    """The records with as many cells as the header, and a report of all others."""
    file, width, spare = sheet.file, len(sheet.columns), 0
    fitting: list[Record] = []
    for number, cells in records:
        if CONFLICT.match(cells[0]):
            conflict(file, number, findings)
            continue
        if cells == header:
            header_again(file, number, findings)
            continue
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            spare += 1
            cells = cells[:width]
        if _swallowed(cells, width, delimiter):
            _swallowing(file, number, findings)
            for line in re.split(r"[\r\n]+", delimiter.join(cells)):
                sheet.lose(line.split(delimiter))
        elif len(cells) != width:
            _ragged(file, number, cells, (width, delimiter), findings)
            sheet.lose(cells if len(cells) > 1 else re.split("[,;\t|，]", cells[0]))
        else:
            fitting.append((number, cells))
    if spare:
        findings.add(
            "blank-columns",
            file,
            0,
            message=Message("passed over blank cells after the last column in {}", several(spare, "row")),
        )
    return fitting


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
    other = next(
        (each for each in _DELIMITERS if each != delimiter and cells[0].count(each) == width - 1), ""
    )
    if len(cells) == 1 and cells[0].count(delimiter) >= width - 1:
        hint = "the row stands between quotation marks as a whole; delete them"
        findings.add("short-row", file, number, message=message, hint=hint)
    elif len(cells) == 1 and other:
        hint = Message(
            "this row is separated by {}, the header by {}",
            Message(_DELIMITERS[other]),
            Message(_DELIMITERS[delimiter]),
        )
        findings.add("short-row", file, number, message=message, hint=hint)
    elif len(cells) < width:
        findings.add("short-row", file, number, message=message, hint="add the missing delimiters")
    else:
        hint = 'put a text with a delimiter in it between straight quotation marks, as in "Foo, Inc."'
        findings.add("long-row", file, number, message=message, hint=hint)


def _no_unnamed(sheet: Sheet, records: list[Record], row: int, findings: Findings) -> bool:
    """Report columns that have content and no name."""
    clean = True
    for index in [i for i, name in enumerate(sheet.columns) if not name]:
        if any(cells[index].strip() for _, cells in records):
            findings.add(
                "unnamed-column",
                sheet.file,
                row,
                message=Message("column {} has content and no name", letter(index)),
                hint="name it",
            )
            clean = False
    return clean


def _fill(sheet: Sheet, records: list[Record], findings: Findings) -> None:
    """Put the records into the sheet, cell by column, and say what was tidied on the way."""
    tally = dict.fromkeys(("trimmed-cells", "folded-lines", "composed-letters", "text-formulas"), 0)
    sheet.columns = [name if name not in RESERVED[sheet.file] else "" for name in sheet.columns]
    kept = [(index, name) for index, name in enumerate(sheet.columns) if name]
    for number, cells in records:
        whole = "".join(cells)
        plain = [cell.strip() for cell in cells]
        tally["trimmed-cells"] += plain != cells and sum(map(str.__ne__, plain, cells))
        if "\n" in whole or "\r" in whole or '="' in whole or not is_composed(whole):
            plain = [repaired(cell, tally) for cell in plain]
        sheet.rows.append((number, {name: plain[index] for index, name in kept}))
    for slug, message in (
        ("trimmed-cells", "dropped the blanks around {}"),
        ("folded-lines", "read the line breaks in {} as blanks"),
        ("composed-letters", "put letters and their marks together in {} (Unicode NFC)"),
        ("text-formulas", 'read {} without the ="…" by which spreadsheets keep a text'),
    ):
        if tally[slug]:
            findings.add(slug, sheet.file, 0, message=Message(message, several(tally[slug], "cell")))


__all__ = ["Shape", "Sheet", "read_sheet"]


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


Row = tuple[int, dict[str, str]]


@dataclass(frozen=True, slots=True)
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


def read_once(nodes: Sheet) -> tuple[Sheet, list[tuple[int, int]]]:
    """Leave out the rows that repeat the first row of their id, and list each with the row that it repeats."""
    first: dict[str, Row] = {}
    kept: list[Row] = []
    repeated: list[tuple[int, int]] = []
    for row, cells in nodes.rows:
        known, same = first.setdefault(cells["id"], (row, cells)) if cells["id"] else (row, cells)
        if known != row and same == cells:
            repeated.append((row, known))
        else:
            kept.append((row, cells))
    return replace(nodes, rows=kept), repeated


def note(
    findings: Findings, slug: str, place: tuple[Sheet, int, str], *, message: str, hint: str = ""
) -> None:
    """Note a finding at a place: sheet, row and column."""
    sheet, row, column = place
    findings.add(
        slug, sheet.file, row, message=message, column=column, letter=sheet.letter(column), hint=hint
    )
