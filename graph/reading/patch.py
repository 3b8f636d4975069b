"""What is to be written into a file, as a unified diff: the lines before and after it."""

from __future__ import annotations

import io
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from graph.reading.decoding import encoding_of
from graph.reading.header import EDGES, NODES
from graph.reading.lines import records_of
from graph.reading.sheet import delimiter_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Code = tuple[Literal["replace", "delete", "insert", "equal"], int, int, int, int]
CONTEXT = 3  # lines that are shown above and below a change


def patch(before: bytes, after: bytes, path: str) -> str:
    """Give the difference between two contents of one of the two files with the same rows.

    Parameters
    ----------
    before, after
        Bytes of one encoding, which may be any that is read.
    path
        What the file is called in the lines above the difference; its name says which file it is.

    Returns
    -------
    patch
        As ``patch -p0`` and ``git apply -p0`` take it where the file is UTF-8; "" where nothing changes.

    Notes
    -----
    Row is compared with row, so the time it takes grows with the size of the file only.

    Examples
    --------
    >>> print(patch(b"id,name,type\\na,A,City\\n", b"id,name,type\\na,A,city\\n", "nodes.csv"), end="")
    --- nodes.csv
    +++ nodes.csv
    @@ -1,2 +1,2 @@
     id,name,type
    -a,A,City
    +a,A,city
    """
    if before == after:
        return ""
    old, new = _records(before, path), _records(after, path)
    one, other = ([line for record in each for line in record] for each in (old, new))
    lines = [f"--- {path}\n", f"+++ {path}\n"]
    for group in _Rows(list(_codes(old, new))).get_grouped_opcodes(CONTEXT):
        (_, start, _, begin, _), (_, _, stop, _, end) = group[0], group[-1]
        lines.append(f"@@ -{_range(start, stop)} +{_range(begin, end)} @@\n")
        for tag, a, b, c, d in group:
            if tag == "equal":
                lines += [_line(" ", each) for each in one[a:b]]
            else:
                lines += [_line("-", each) for each in one[a:b]] + [_line("+", each) for each in other[c:d]]
    return "".join(lines)


class _Rows(SequenceMatcher[str]):
    """Rows that are compared already: they are the same ones, so nothing has to be looked for."""

    def __init__(self, codes: list[Code]) -> None:
        super().__init__()
        self.codes = codes

    def get_opcodes(self) -> list[Code]:
        """Give which lines are equal and which are replaced."""
        return self.codes


def _records(data: bytes, path: str) -> list[list[str]]:
    """The lines of each record of a file; those above its table are the first."""
    mark, codec, _ = encoding_of(data)
    text = data.decode("utf-8") if codec == "utf-8" else data[len(mark) :].decode(codec)
    delimiter, rest = delimiter_of(text.removeprefix("\ufeff"), NODES if path.endswith(NODES.file) else EDGES)
    above = text[: len(text) - len(rest)]
    whole = [record for _, record in records_of(rest, delimiter)]
    if above.strip("\ufeff") == "":
        whole[:1] = [above + whole[0]]
        above = ""
    return [list(io.StringIO(each, newline="")) for each in ([above] if above else []) + whole]


def _codes(old: list[list[str]], new: list[list[str]]) -> Iterator[Code]:
    """Which lines are equal and which are replaced, in the words of `difflib`."""
    a = c = 0
    for alike, pairs in groupby(zip(old, new, strict=True), lambda pair: pair[0] == pair[1]):
        b, d = a, c
        for before, after in pairs:
            b, d = b + len(before), d + len(after)
        yield "equal" if alike else "replace", a, b, c, d
        a, c = b, d


def _range(start: int, stop: int) -> str:
    """Some lines as a unified diff names them: the first, counted from 1, and how many."""
    length = stop - start
    return f"{start + bool(length)}" if length == 1 else f"{start + bool(length)},{length}"


def _line(sign: str, line: str) -> str:
    if line.endswith("\n"):
        return sign + line
    return f"{sign}{line}\n" if line.endswith("\r") else f"{sign}{line}\n\\ No newline at end of file\n"
