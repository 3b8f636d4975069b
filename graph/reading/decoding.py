"""Bytes to text: the encodings that spreadsheets write, strictly, and never by guessing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.reading.findings import Findings

_MAGIC = (
    (b"PK\x03\x04", "an Excel workbook or a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"%PDF", "a PDF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
)
_SAVE = "save it as 'CSV UTF-8 (comma delimited)'"


def decode(data: bytes, file: str, findings: Findings) -> str | None:
    """Give the text of a file, or None where it cannot be read.

    Parameters
    ----------
    data
        The file's bytes. UTF-8 with or without a byte order mark, UTF-16 with
        one, and cp932 (Shift_JIS as Japanese Excel writes it) are understood.
    file
        Its name in findings.
    findings
        Where faults go: what it is instead, or at which row the text breaks.
    """
    if not data.strip():
        findings.add("empty-file", file, 0, "the file is empty", hint="it needs a header row")
        return None
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            findings.add("not-a-csv", file, 0, f"this is {kind}, not a CSV file", hint=_SAVE)
            return None
    text = _text(data, file, findings)
    if text is None:
        return None
    return text if _clean(text, file, findings) else None


def _text(data: bytes, file: str, findings: Findings) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            findings.add("unknown-encoding", file, 0, "starts like UTF-16 but is not", hint=_SAVE)
            return None
        findings.add("encoding", file, 0, "read as UTF-16", hint=_SAVE)
        return text
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as fault:
        return _shift_jis(data, fault.start, file, findings)


def _shift_jis(data: bytes, start: int, file: str, findings: Findings) -> str | None:
    row = len(re.findall(rb"\r\n|\r|\n", data[:start])) + 1
    if b"\0" not in data:
        try:
            text = data.decode("cp932")
        except UnicodeDecodeError:
            pass
        else:
            if _looks_japanese(text):
                findings.add("encoding", file, 0, "read as Shift_JIS (cp932)", hint=_SAVE)
                return text
    message = f"byte {data[start]:#04x} is neither UTF-8 nor Shift_JIS"
    findings.add("unknown-encoding", file, row, message, hint=_SAVE)
    return None


def _looks_japanese(text: str) -> bool:
    """Tell Japanese from Western text that merely decodes: an accented letter turns into one kanji in a word."""
    runs = re.findall(r"(.?)([^\x00-\x7f]+)", text)
    return any(len(run) > 1 or not before.isalpha() for before, run in runs)


def _clean(text: str, file: str, findings: Findings) -> bool:
    """Report characters that show the text to be damaged; the first of each kind."""
    clean = True
    for character, slug, message in (
        ("\0", "nul-character", "a NUL character stands in the text"),
        ("\ufeff", "stray-byte-order-mark", "an invisible byte order mark (U+FEFF) stands in the text"),
    ):
        if character in text:
            hint = f"delete it; if files were joined, {_SAVE} anew"
            findings.add(slug, file, _row_of(text, text.index(character)), message, hint=hint)
            clean = False
    return clean


def _row_of(text: str, position: int) -> int:
    """The row, as a spreadsheet counts, that holds a position: line ends inside quotes do not count."""
    before = re.sub(r'"[^"]*"', "", text[:position])
    return len(re.findall(r"\r\n|\r|\n", before)) + 1
