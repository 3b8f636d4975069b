"""Rows put at the end of one of the two files, and everything above them left as it is."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import FileError, UsageError
from graph.reading.findings import Findings
from graph.reading.header import EDGES, NODES, read_header
from graph.reading.sheet import delimiter_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.reading.header import Shape

# An agreement may be undated; an organisation has all that its file requires.
NEEDED = {"nodes.csv": NODES.required, "edges.csv": ("source", "target")}


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
        Column to text. A column of the contract that the file does not have yet is added
        to it, blank in all other rows; blanks need no column.
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
    shape = NODES if file == NODES.file else EDGES
    text, mark = _decoded(data, file)
    head = _header(text, shape)
    for row in rows:
        blank = [name for name in NEEDED[file] if not row.get(name, "").strip()]
        if blank:
            raise UsageError("{}: {} must not be blank", file, ", ".join(blank))
    wanted = dict.fromkeys(name for row in rows for name, cell in row.items() if cell)
    added = [name for name in shape.known if name in wanted and name not in head.names]
    strange = [name for name in wanted if name not in head.names and name not in shape.known]
    if widen:
        added += strange
    elif strange:
        raise UsageError("{} has no column {!r}; it has {}", file, strange[0], ", ".join(head.names))
    if added:
        text = _widened(text, added, head)
    columns = [*head.names, *[""] * (head.width - len(head.names)), *added]
    ending = "\r\n" if "\r\n" in text else "\n"
    text += "" if text.endswith(("\n", "\r")) else ending
    lines = [_line([_tidy(row.get(name, "")) for name in columns], head.delimiter) for row in rows]
    return mark + (text + "".join(line + ending for line in lines)).encode("utf-8", "replace")


def _decoded(data: bytes, file: str) -> tuple[str, bytes]:
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    try:
        return data.removeprefix(mark).decode("utf-8"), mark
    except UnicodeDecodeError:
        raise FileError("{} is not UTF-8; save it as 'CSV UTF-8 (comma delimited)', then add", file) from None


@dataclass(frozen=True, slots=True)
class _Head:
    """The columns' names, how many cells the header has, the delimiter, and where the table begins."""

    names: list[str]
    width: int
    delimiter: str
    start: int


def _header(text: str, shape: Shape) -> _Head:
    """The first row that is not blank; a line ``sep=;`` may stand above it."""
    delimiter, table = delimiter_of(text, shape)
    for cells in csv.reader(io.StringIO(table, newline=""), delimiter=delimiter):
        if any(cell.strip() for cell in cells):
            names = read_header(cells, shape, Findings())
            if set(shape.required) <= set(names):
                return _Head(names, len(cells), delimiter, len(text) - len(table))
            break
    wanted = ", ".join(shape.required)
    raise FileError("{} has no header with {} in its first row; run `graph check`", shape.file, wanted)


def _widened(text: str, added: Sequence[str], head: _Head) -> str:
    """The same rows, character by character, with further columns, blank but for the header."""
    parts, tail = [text[: head.start]], head.delimiter + _line(added, head.delimiter)
    lines = io.StringIO(text[head.start :], newline="").readlines()
    reader, start = csv.reader(lines, delimiter=head.delimiter), 0
    for cells in reader:
        record = "".join(lines[start : reader.line_num])
        start = reader.line_num
        if any(cell.strip() for cell in cells):
            bare = record.rstrip("\r\n")
            record = bare + tail + record[len(bare) :]
            tail = head.delimiter * len(added)
        parts.append(record)
    return "".join(parts)


def _line(cells: Sequence[str], delimiter: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="").writerow(cells)
    return stream.getvalue()


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
