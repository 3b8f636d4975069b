"""Networks written as text, which are known by how they begin, or by the ending of the file's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.errors import FileError
from graph.exchange.dot import read_dot
from graph.exchange.gml import read_gml
from graph.exchange.json_forms import read_json
from graph.exchange.pajek import read_pajek
from graph.exchange.sif import read_sif
from graph.reading.decoding import decode
from graph.reading.findings import Findings

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.exchange.content import Content

    Reader = Callable[[bytes, str], Content]

# Each part gives nothing back once it fits, so that no text is tried in many ways.
_COMMENT = r"\s*+(?>(?:#|//|%)[^\n]*\n\s*+|/\*.*?\*/\s*+)*+"
_BEGINNINGS: tuple[tuple[str, Callable[[str, str], Content]], ...] = (
    (r"\*(network|vertices)\b", read_pajek),
    (r"(strict\s+)?(di)?graph\b[^\[\]{}]*\{", read_dot),
    (r"(?>(?:creator|version|comment)\s++(?>\"[^\"]*\"|[^\s\"\[]++)\s++)*+graph\s*\[", read_gml),
)
_ENDINGS = {
    ".net": read_pajek, ".paj": read_pajek, ".dot": read_dot, ".gv": read_dot, ".gml": read_gml,
    ".sif": read_sif,
}  # fmt: skip
_WIDE = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_JSON = (".json", ".jsonl", ".ndjson", ".cyjs")


def reader_of(data: bytes, name: str) -> Reader | None:
    """Give the reader of a network that is written as text or JSON; None where a file is neither.

    Examples
    --------
    >>> reader = reader_of(b"digraph { a -> b }", "x")
    >>> reader(b"digraph { a -> b }", "x").edges
    ({'source': 'a', 'target': 'b'},)
    >>> reader_of(b"Source,Target", "x.csv")
    """
    encoding = next((each for mark, each in _WIDE if data.startswith(mark)), "utf-8")
    head = data[:65536].decode(encoding, "ignore").lstrip("\ufeff \t\r\n")
    ending = name.lower()
    for beginning, read in _BEGINNINGS:
        if re.match(_COMMENT + beginning, head, re.IGNORECASE | re.DOTALL):
            return _of_text(read)
    if head.startswith(("{", "[")) or ending.endswith(_JSON):
        return read_json
    return next((_of_text(read) for each, read in _ENDINGS.items() if ending.endswith(each)), None)


def _of_text(read: Callable[[str, str], Content]) -> Reader:
    """A reader of bytes, in whichever of the encodings that are read everywhere."""

    def decoded(data: bytes, name: str) -> Content:
        findings = Findings()
        text = decode(data, name, findings)
        if text is None:
            raise FileError("{}: {}", name, findings.in_order()[0].message)
        return read(text, name)

    return decoded
