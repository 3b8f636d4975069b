"""One of the two files with rows added at its end or texts put into cells, and every other byte as it is."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import FileError, UsageError
from graph.reading.decoding import encoding_of
from graph.reading.findings import Findings
from graph.reading.header import EDGES, NODES, name_as_read, read_header
from graph.reading.lines import records_of, spans_of
from graph.reading.sheet import delimiter_of, is_loose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.reading.header import Shape

# An agreement may be undated; an organisation has all that its file requires.
NEEDED = {"nodes.csv": NODES.required, "edges.csv": ("source", "target")}
Edit = tuple[int, int, str]  # from and to which character, and what stands there instead


def with_rows(data: bytes, file: str, rows: Sequence[Mapping[str, str]], *, widen: bool = False) -> bytes:
    """Give a file with rows added at its end, and everything above them as it was.

    Parameters
    ----------
    data
        The file's bytes, UTF-8, with its byte order mark, delimiter and line ends,
        which are kept. The header is understood as `graph.read` understands it.
    file
        ``nodes.csv`` or ``edges.csv``.
    rows
        Column to text, in any characters as which a heading is read as that column. A column of the
        contract that the file does not have yet is added to it, blank in all other rows; blanks need no
        column.
    widen
        Whether columns that neither file nor contract know are added, too.

    Raises
    ------
    FileError
        When the file is not UTF-8, or has no header that can be read.
    UsageError
        When a required cell is blank, or a column is unknown to file and contract.

    Examples
    --------
    >>> row = {"id": "b", "name": "B, Inc.", "type": "company"}
    >>> print(with_rows(b"ID;Name;Type", "nodes.csv", [row]).decode(), end="")
    ID;Name;Type
    b;B, Inc.;company
    """
    written = _written(data)
    if written is None or written.codec != "utf-8":
        raise FileError("{} is not UTF-8; save it as 'CSV UTF-8 (comma delimited)', then add", file)
    shape = _shape(file)
    table = _table(written.text, shape)
    read = _as_read((name for row in rows for name, cell in row.items() if cell), shape)
    rows = [{read[name]: cell for name, cell in row.items() if cell} for row in rows]
    for row in rows:
        blank = [name for name in NEEDED[file] if not row.get(name, "").strip()]
        if blank:
            raise UsageError("{}: {} must not be blank", file, ", ".join(blank))
    added = _missing(read.values(), table, shape, widen=widen)
    columns = [*table.names, *[""] * (table.width - len(table.names)), *added]
    text = table.text
    ending = "\r\n" if "\r\n" in text else "\n"
    lead = "" if text.endswith(("\n", "\r")) else ending
    cells = ([as_cell(_tidy(row.get(name, "")), "", table.delimiter) for name in columns] for row in rows)
    lines = map(table.delimiter.join, cells)
    # Half of a surrogate pair, which a command line may hold, is no character of a file.
    said = "".join(line + ending for line in lines).encode("utf-8", "replace").decode()
    end = (len(text), len(text), lead + said)
    return written.edited([*_edits(table, {}, _headings(added, read, shape)), end], file)


def with_cells(data: bytes, file: str, cells: Mapping[tuple[int, str], str], *, widen: bool = False) -> bytes:
    """Give a file with other texts in some of its cells, and every other byte as it was.

    Parameters
    ----------
    data
        The file's bytes, in any encoding that is read; it is kept.
    file
        ``nodes.csv`` or ``edges.csv``.
    cells
        Row, as a spreadsheet counts it, and column, in any characters as which its heading is read, to
        text. A cell in quotation marks keeps them. A column of the contract that the file does not have
        yet is added to it, blank in all other rows.
    widen
        Whether columns that neither file nor contract know are added, too.

    Raises
    ------
    FileError
        When the file has no header that can be read, or its encoding has no such character.
    UsageError
        When a column is unknown to file and contract.

    Examples
    --------
    >>> with_cells(b'ID;Name;Type\\r\\na;"Alpha" ;"x"', "nodes.csv", {(2, "type"): "hub", (1, "id"): "id"})
    b'id;Name;Type\\r\\na;"Alpha" ;"hub"'
    """
    written = _written(data)
    if written is None:
        raise FileError("{} cannot be read; run `graph check`", file)
    shape = _shape(file)
    table = _table(written.text, shape, wrapped=True)
    read = _as_read((name for _, name in cells), shape)
    added = _missing(read.values(), table, shape, widen=widen)
    places = {name: index for index, name in enumerate(table.names) if name}
    places |= {name: table.width + index for index, name in enumerate(added)}
    changes: dict[int, dict[int, str]] = {}
    for (row, name), text in cells.items():
        changes.setdefault(row, {})[places[read[name]]] = text
    return written.edited(_edits(table, changes, _headings(added, read, shape)), file)


@dataclass(frozen=True, slots=True)
class _Written:
    """A file's bytes, its text without byte order mark, the mark, and how the text is written in bytes."""

    data: bytes
    text: str
    mark: bytes
    codec: str
    called: str

    def edited(self, edits: Iterable[Edit], file: str) -> bytes:
        """The bytes with some stretches of text replaced, which come in their order.

        What stands between them is copied, not written anew: some characters can be written in two ways.
        """
        parts, texts, at, byte = [self.mark], [], 0, len(self.mark)
        for start, stop, new in edits:
            end = byte + len(self.text[at:start].encode(self.codec))
            parts += [self.data[byte:end], self._encoded(new, file)]
            texts += [self.text[at:start], new]
            byte = end + len(self.text[start:stop].encode(self.codec))
            at = stop
        whole = b"".join([*parts, self.data[byte:]])
        wanted = "".join([*texts, self.text[at:]])
        if whole[len(self.mark) :].decode(self.codec, "replace") != wanted:
            told = "{} is written in {} in a way that cannot be kept; save it as 'CSV UTF-8', then try again"
            raise FileError(told, file, self.called)
        return whole

    def _encoded(self, text: str, file: str) -> bytes:
        try:
            return text.encode(self.codec)
        except UnicodeEncodeError as fault:
            told = "{} is in {}, which has no {!r}; save it as 'CSV UTF-8', then try again"
            raise FileError(told, file, self.called, text[fault.start]) from None


def _written(data: bytes) -> _Written | None:
    """How a file is written; None where its bytes are no text."""
    mark, codec, called = encoding_of(data)
    try:
        return _Written(data, data[len(mark) :].decode(codec), mark, codec, called)
    except UnicodeDecodeError:
        return None


@dataclass(frozen=True, slots=True)
class _Table:
    """The table in a text, and how it is to be read.

    Attributes
    ----------
    text, start
        The text without a mark of its end, and where the table begins, behind a line such as ``sep=;``.
    delimiter, loose, wrapped
        What stands between cells, whether blanks may stand before quotation marks, and whether rows stand
        between quotation marks as a whole.
    names, width
        The columns' names, and how many cells the header has.
    """

    text: str
    start: int
    delimiter: str
    loose: bool
    wrapped: bool
    names: list[str]
    width: int

    def records(self) -> Iterator[tuple[int, str]]:
        """Give where each record stands in the text, and the record without its line end."""
        at = self.start
        for _, record in records_of(self.text[self.start :], self.delimiter):
            yield at, record.rstrip("\r\n")
            at += len(record)


def _shape(file: str) -> Shape:
    return NODES if file == NODES.file else EDGES


def _table(text: str, shape: Shape, *, wrapped: bool = False) -> _Table:
    """The header is the first row that is not blank; a line ``sep=;`` may stand above it."""
    text = text.rstrip("\x1a")  # Ctrl-Z, which stays behind whatever is written
    delimiter, rest = delimiter_of(text, shape)
    loose = is_loose(rest, delimiter)
    for _, record in records_of(rest, delimiter):
        cells = _cells(record, delimiter, loose=loose)
        if not any(cell.strip() for cell in cells):
            continue
        whole = wrapped and len(cells) == 1 and delimiter in cells[0]
        cells = _cells(cells[0], delimiter) if whole else cells
        names = read_header(cells, shape, Findings())
        if set(shape.required) <= set(names):
            return _Table(text, len(text) - len(rest), delimiter, loose, whole, names, len(cells))
        break
    wanted = ", ".join(shape.required)
    raise FileError("{} has no header with {} in its first row; run `graph check`", shape.file, wanted)


def _cells(record: str, delimiter: str, *, loose: bool = False) -> list[str]:
    lines = io.StringIO(record, newline="")
    return next(csv.reader(lines, delimiter=delimiter, skipinitialspace=loose), [])


def columns_of(data: bytes, file: str) -> list[str]:
    """Give the names as which the columns of a file are read; none where its header cannot be.

    Examples
    --------
    >>> columns_of(b"ID,Name,type,\\n", "nodes.csv")
    ['id', 'name', 'type']
    """
    written = _written(data)
    try:
        return _table(written.text, _shape(file)).names if written else []
    except FileError:
        return []


def _as_read(names: Iterable[str], shape: Shape) -> dict[str, str]:
    """Each heading with the name as which it is read."""
    return {name: name_as_read(name, shape) for name in dict.fromkeys(names)}


def _headings(added: Iterable[str], read: Mapping[str, str], shape: Shape) -> list[str]:
    """What is written above new columns: the names of the contract, others as they were given."""
    given = {name: each for each, name in reversed(list(read.items()))}
    return [name if name in shape.known else given[name] for name in added]


def _missing(wanted: Iterable[str], table: _Table, shape: Shape, *, widen: bool = False) -> list[str]:
    """The columns that have to be added to a file, those of the contract in its order."""
    wanted = list(dict.fromkeys(wanted))
    strange = [name for name in wanted if name not in table.names and name not in shape.known]
    if strange and not widen:
        raise UsageError("{} has no column {!r}; it has {}", shape.file, strange[0], ", ".join(table.names))
    return [name for name in shape.known if name in wanted and name not in table.names] + strange


def _edits(table: _Table, changes: Mapping[int, Mapping[int, str]], added: Sequence[str]) -> Iterator[Edit]:
    """What has to be written where, so that cells have other texts and all rows the added columns."""
    if not changes and not added:
        return
    heading = {table.width + index: name for index, name in enumerate(added)}
    for row, (at, record) in enumerate(table.records(), 1):
        texts = {**heading, **changes.get(row, {})}
        filled = bool(added) and any(cell.strip() for cell in _cells(record, table.delimiter))
        heading = {} if filled else heading
        if texts and (filled or row in changes):
            edits = _in_record(table, record, texts, more=len(added))
        elif filled:
            edits = [(len(record), len(record), table.delimiter * len(added))]
        else:
            continue
        yield from ((at + start, at + stop, new) for start, stop, new in edits)


def _in_record(table: _Table, record: str, texts: Mapping[int, str], *, more: int) -> list[Edit]:
    """What changes in one record, which gets `more` cells at its end."""
    delimiter = table.delimiter
    spans = spans_of(record, delimiter, loose=table.loose)
    if table.wrapped and len(spans) == 1:
        return _in_quotation_marks(table, record, texts, more=more)
    edits = [
        (*spans[index], as_cell(text, record[slice(*spans[index])], delimiter))
        for index, text in sorted(texts.items())
        if index < len(spans)
    ]
    if more:
        own = [as_cell(texts.get(index, ""), "", delimiter) for index in range(len(spans), len(spans) + more)]
        edits.append((len(record), len(record), "".join(delimiter + each for each in own)))
    return edits


def _in_quotation_marks(table: _Table, record: str, texts: Mapping[int, str], *, more: int) -> list[Edit]:
    """What changes in a record that stands between quotation marks as a whole."""
    (inner,) = _cells(record, table.delimiter, loose=table.loose) or [""]
    at, parts = 0, []
    plain = _Table(inner, 0, table.delimiter, loose=False, wrapped=False, names=[], width=table.width)
    for start, stop, new in _in_record(plain, inner, texts, more=more):
        parts += [inner[at:start], new]
        at = stop
    whole = "".join([*parts, inner[at:]])
    return [(0, len(record), '"' + whole.replace('"', '""') + '"')]


def as_cell(text: str, old: str, delimiter: str) -> str:
    """Give a text as it is written into a cell: between quotation marks where the old one was, or must be.

    Examples
    --------
    >>> as_cell("hub", '"Hub"', ","), as_cell("A, Inc.", "A", ","), as_cell("", "x", ",")
    ('"hub"', '"A, Inc."', '')
    """
    if old.lstrip(" ").startswith('"') or any(each in text for each in f'{delimiter}"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
