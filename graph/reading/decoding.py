"""Bytes to text: the encodings that spreadsheets write, strictly, and never by guessing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from graph.files.reading import BYTE_ORDER_MARK, content, not_a_file
from graph.words.messages import Message

if TYPE_CHECKING:
    from graph.reading.findings import Findings

_MAGIC = (
    (b"PK\x03\x04", "an Excel workbook or a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"%PDF", "a PDF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"MZ\x90\0", "a program"),
    (b"\x7fELF", "a program"),
    (b"bplist00", "a property list"),
    (b"MIME-Version:", "a web archive (MHTML)"),
    (b"BEGIN:VCAL", "a calendar"),
    (b"{\\rtf", "a rich text document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"version https://git-lfs", "a pointer of Git LFS; the file itself was not fetched"),
)
_PAGE = re.compile(
    rb"(\xef\xbb\xbf)?\s*<(!doctype|!--|\?xml|(html|head|body|meta|style|div|table|svg)\b)", re.IGNORECASE
)
# A header between bars, and below it the line of dashes that makes it a table.
_MARKDOWN = re.compile(rb"(\xef\xbb\xbf)?\s*[^\r\n]*\|[^\r\n]*\r?\n\s*\|?\s*:?-{2,}:?\s*\|[-:|\s]*(\r?\n|$)")
_JSON = re.compile(rb"(\xef\xbb\xbf)?\s*(\{\s*[\"}]|\[\s*[\[{])")
_SAVE = Message("save it as 'CSV UTF-8 (comma delimited)'")
_WIDE = (
    (b"\xff\xfe\0\0", "utf-32-le", "UTF-32"),
    (b"\0\0\xfe\xff", "utf-32-be", "UTF-32"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)
_REOPENED = re.compile(rb"[\xe3-\xe9][\x80-\xbf](?:\?|\x81\x45)")  # two bytes of a character, and a lost one
_ISO_2022 = re.compile(rb"\x1b(\$[@B]|\([BJI])")
_NOT_ASCII = re.compile(r"(?<![^\x00-\x7f])([\x00-\x7f]?)([^\x00-\x7f]+)(?=([\x00-\x7f]?))")
_STRANGE_ENDS = "\u2028\u2029\x85\x0b\x0c\x1e"
_ROW_END = r"\r\n|\r|\n"


def decode(data: bytes, file: str, findings: Findings) -> str | None:
    """Give the text of a file, or None where it cannot be read.

    Parameters
    ----------
    data
        The file's bytes. Understood are UTF-8 with or without a byte order mark,
        UTF-16 and UTF-32, ISO-2022-JP, and cp932 (Shift_JIS as Japanese Excel
        writes it) where the characters are Japanese beyond doubt.
    file
        Its name in findings.
    findings
        Where faults go: what it is instead, or at which row the text breaks.
    """
    if not data.strip():
        findings.add("empty-file", file, 0, message="the file is empty", hint="it needs a header row")
        return None
    kind = _kind(data)
    if kind:
        findings.add(
            "not-a-csv", file, 0, message=Message("this is {}, not a CSV file", Message(kind)), hint=_SAVE
        )
        return None
    text = _text(data, file, findings)
    if text is None:
        return None
    if text.endswith("\x1a"):
        # How CP/M and DOS programs mark the end of a text.
        text = text.rstrip("\x1a")
        findings.add("end-mark", file, 0, message="passed over a Ctrl-Z (U+001A) at the end of the file")
    return text if _clean(text, file, findings) else None


def _kind(data: bytes) -> str:
    """What the first bytes show the file to be, "" where it may be a CSV file."""
    if _PAGE.match(data):
        return "a web page or XML"
    if _JSON.match(data):
        return "JSON"
    if _MARKDOWN.match(data):
        return "a table in Markdown"
    if data[257:262] == b"ustar":
        return "a tar archive"
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")


def encoding_of(data: bytes) -> tuple[bytes, str, str]:
    """Give the mark at the start of a file that can be read, its codec in Python, and what that is called.

    Examples
    --------
    >>> encoding_of(b"\\xef\\xbb\\xbfid"), encoding_of("大学".encode("cp932"))
    ((b'\\xef\\xbb\\xbf', 'utf-8', 'UTF-8'), (b'', 'cp932', 'Shift_JIS'))
    """
    declared = _declared(data)
    if declared:
        return declared
    if _decodes(data, "utf-8"):
        return (BYTE_ORDER_MARK if data.startswith(BYTE_ORDER_MARK) else b""), "utf-8", "UTF-8"
    return b"", "cp932", "Shift_JIS"


def _declared(data: bytes) -> tuple[bytes, str, str] | None:
    """The mark, the codec and the name of an encoding that the file itself declares."""
    for mark, encoding, called in _WIDE:
        if data.startswith(mark):
            return mark, encoding, called
    wide = _unmarked(data)
    if wide:
        return b"", wide, "UTF-16"
    return (b"", "iso2022_jp_ext", "ISO-2022-JP") if _ISO_2022.search(data) else None


def _text(data: bytes, file: str, findings: Findings) -> str | None:
    declared = _declared(data)
    if declared:
        return _strict(data, declared, file, findings)
    try:
        return data.removeprefix(BYTE_ORDER_MARK).decode("utf-8")
    except UnicodeDecodeError as fault:
        if fault.reason == "unexpected end of data" and fault.start > len(data) - 4:
            message = "the file ends in the middle of a character; part of it is missing"
            findings.add(
                "cut-off-file",
                file,
                _row_of_byte(data, fault.start),
                message=message,
                hint="copy the whole file again",
            )
            return None
        return _shift_jis(data, fault.start, file, findings)


def _unmarked(data: bytes) -> str:
    """Tell UTF-16 without a mark by the zeros beside its commas and line ends; "" where it is none.

    The header may be Japanese throughout, but for its delimiters.
    """
    head = data[: data.find(b"\n") + 2 if b"\n" in data else len(data)][:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < 2 or min(even, odd) > 0 or len(data) % 2:
        return ""
    encoding = "utf-16-le" if odd else "utf-16-be"
    return encoding if any(each.encode(encoding) in head for each in ",;\t|") else ""


def _strict(data: bytes, declared: tuple[bytes, str, str], file: str, findings: Findings) -> str | None:
    """The text in an encoding that the file itself declares."""
    mark, encoding, called = declared
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as fault:
        message = Message("starts like {}, but breaks at byte {}", called, len(mark) + fault.start)
        findings.add("unknown-encoding", file, 0, message=message, hint=_SAVE)
        return None
    findings.add("encoding", file, 0, message=Message("read as {}", called), hint=_SAVE)
    return text


def _shift_jis(data: bytes, start: int, file: str, findings: Findings) -> str | None:
    """The text in cp932, where that is beyond doubt."""
    if b"\0" not in data:
        try:
            text = data.decode("cp932")
        except UnicodeDecodeError:
            pass
        else:
            if _is_japanese(text):
                findings.add("encoding", file, 0, message="read as Shift_JIS (cp932)", hint=_SAVE)
                return text
    likely = _likely(data, start)
    message = Message("byte {:#04x} is neither UTF-8 nor Shift_JIS", data[start])
    findings.add(
        "unknown-encoding",
        file,
        _row_of_byte(data, start),
        message=message,
        hint=Message("{}; {}", likely, _SAVE) if likely else _SAVE,
    )
    return None


def _is_japanese(text: str) -> bool:
    """Tell Japanese from text in another encoding that merely decodes as cp932.

    Kana and the kanji of everyday use stand in the lower rows of Shift_JIS. What
    is EUC-JP, Chinese or Korean turns into half-width katakana and rare kanji, a
    Western accent and the letter behind it into one kanji amid Latin letters.
    """
    common = rare = half = 0
    for match in _NOT_ASCII.finditer(text):
        before, run, after = match[1], match[2], match[3]
        alone = len(run) == 1 and (before.isalpha() or after.isalpha())
        for code in (character.encode("cp932") for character in run):
            if len(code) == 1:
                half += 1
            elif code[0] <= 0x83 or 0x87 <= code[0] <= 0x98:
                common += not alone or code[1] >= 0x80
            else:
                rare += 2 if 0xF0 <= code[0] <= 0xF9 else 1  # the rows that each user fills for himself
    return common > 0 and common >= rare and common * 2 > half


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _likely(data: bytes, start: int) -> str:
    """Which encoding it probably is, for the hint: only people can tell."""
    if _REOPENED.match(data, start):
        return Message(
            "it looks like a UTF-8 file that was opened as Shift_JIS and saved (縺, 繧, 繝 for kana), "
            "which has lost characters: put back the file as it was before, and open it by Data, From "
            "Text/CSV, as 65001 (UTF-8)"
        )
    if not re.search(rb"[\x80-\xff]{2}", data):
        word = re.search(rb"[A-Za-z\x80-\xff]*$", data[:start])
        tail = re.match(rb"[A-Za-z\x80-\xff]*", data[start:])
        shown = (word[0] if word else b"") + (tail[0] if tail else b"")
        return Message("it looks Western (Windows-1252: {!r})", shown.decode("cp1252", "replace"))
    common = {each: _common(data, *each) for each in _EASTERN}
    likeliest = max(common, key=common.__getitem__)
    return _EASTERN[likeliest] if common[likeliest] else ""


# Encodings whose bytes are each other's, with characters that lists in their language have.
_EASTERN = {
    ("euc_jp", "大学校機関日本名締結年月協定国県市の・ー"): Message("it may be EUC-JP"),
    ("cp949", "대학교기관일협정명서연구국한시체결상년월유효"): Message("it may be Korean (CP949)"),
    ("gb18030", "大学校机构日本名签订年月协议国省市单位合作期限"): Message("it may be Chinese (GB18030)"),
}


def _common(data: bytes, encoding: str, characters: str) -> int:
    """How many of some characters a text has in an encoding; 0 where it is none, 1 at least where it is."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0
    return 1 + sum(map(text.count, characters))


def _row_of_byte(data: bytes, position: int) -> int:
    return _row_of(data[:position].decode("latin-1"), position)


def _clean(text: str, file: str, findings: Findings) -> bool:
    """Report characters that show the text to be damaged; the first of each kind."""
    clean = True
    for character, slug, message in (
        ("\0", "nul-character", "a NUL character stands in the text"),
        ("\ufeff", "stray-byte-order-mark", "an invisible byte order mark (U+FEFF) stands in the text"),
    ):
        if character in text:
            hint = Message("delete it; if files were joined, {} anew", _SAVE)
            findings.add(slug, file, _row_of(text, text.index(character)), message=message, hint=hint)
            clean = False
    return _lines_end(text, file, findings) and clean


def _lines_end(text: str, file: str, findings: Findings) -> bool:
    """Report lines that end with what ends a line for some programs and for CSV readers is a character."""
    if "\n" in text or "\r" in text:
        return True
    strange = next((each for each in _STRANGE_ENDS if each in text), "")
    if strange:
        message = Message("the lines end with U+{:04X}, which ends no line in CSV files", ord(strange))
        findings.add("strange-line-ends", file, 0, message=message, hint=_SAVE)
    return not strange


def _row_of(text: str, position: int) -> int:
    """The row, as a spreadsheet counts, that holds a position: line ends inside quotes do not count."""
    before = re.sub(r'"[^"]*"', "", text[:position])
    return len(re.findall(_ROW_END, before)) + 1


def contents(path: Path, findings: Findings) -> bytes | None:
    """Give the bytes of an ordinary file; None, with a finding, where there is none or it cannot be read.

    Notes
    -----
    A pipe would be waited for and a device may never end, so neither is opened.

    Examples
    --------
    >>> from graph.reading.findings import Findings
    >>> findings = Findings()
    >>> contents(Path("data/none.csv"), findings), findings.in_order()[0].rule.slug
    (None, 'missing-file')
    """
    message = hint = ""
    try:
        kind = not_a_file(path)
        if not kind:
            return content(path)
        message = Message("{} is {}, not a file", path, Message(kind))
    except FileNotFoundError:
        told = Message("there is no file {}", path)
        if not path.is_absolute():
            told = Message("there is no file {} (from {})", path, Path.cwd())
        hint = "name the folder that holds both files, on the command line with --data"
        findings.add("missing-file", path.name, 0, message=told, hint=hint)
        return None
    except OSError as fault:
        message = Message("{} cannot be read ({})", path, fault.strerror)
        hint = "close it in Excel, then try again" if isinstance(fault, PermissionError) else ""
    except ValueError as fault:  # a NUL character, or half of a surrogate pair
        message = Message("{} cannot be the name of a file ({})", path, fault)
    findings.add("unreadable-file", path.name, 0, message=message, hint=hint)
    return None
