"""What every text cell must satisfy: no damage, nothing hidden, nothing that a spreadsheet would run."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import Protocol

from graph.reading.findings import stray_selectors
from graph.words.messages import Message

_FORMULA = frozenset("=+-@＝＋－＠")
MARKS = _FORMULA | frozenset("#'\"`＃")
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_ERROR = re.compile(
    r"[#＃]((REF|VALUE|DIV/0|NULL|NUM|SPILL|CALC|FIELD|BLOCKED|CONNECT)!|N/A|NAME\?|GETTING_DATA|#{2,})"
)
# A number as spreadsheets shorten one of 12 digits or more.
SHORTENED = re.compile(r"\d(\.\d+)?E\+\d{2,3}")
_APOSTROPHE = re.compile(r"['`’][=+@＝＋＠\-\d]")
_WRAPPED = re.compile(r"(\".*\"|'.*'|`.*[`']|“[^“”]*”|‘[^‘’]*’|„[^„“”]*[“”]|«[^«»]*»|＂.*＂)", re.DOTALL)
# Characters that show nothing and that Unicode counts as letters or marks.
BLANKS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_BLANK = re.compile(f"[{BLANKS}]")
GONE = "\ufffd〓"
_INVISIBLE = ("Cf", "Zl", "Zp")
# What the first bytes of kana and of frequent kanji in UTF-8 are in Shift_JIS, and what stands beside them
# for other bytes. A name may have two of them (繧繝彩色), and then nothing of this kind.
_TELL_TALE = re.compile("[縺繧繝縲譁譛螟蟄莨荳逕遉謨蜷]")
_LOST = re.compile("[?？・\ufffd｡-ﾟ]")
_CUT = re.compile("[\u0800-\uffff]E(?![A-Za-z])")
_REOPENED = "a UTF-8 file was opened as Shift_JIS and saved; open it by Data, From Text/CSV, as 65001 (UTF-8)"
_PUT_BACK = "put back the file as it was before, or type it again; {}"
_DIGITS = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
# Cyrillic and Greek letters that look like Latin ones. Not Greek mu and beta: "μTAS", "β2" are right.
TWINS = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХЬаеѕіјорсухԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲν",
        "ABESIJKMHOPCTYXbaesijopcyxdhqwABEZHIKMNOPTYXocv",
        strict=True,
    )
)
_TWIN_TABLE = str.maketrans(TWINS)


class Report(Protocol):
    """Notes a fault of the cell at hand."""

    def __call__(self, slug: str, message: str, hint: str = "") -> None:
        """Note a fault of the rule that `slug` names."""


def any_text(text: str, report: Report) -> str:
    """Check what every text cell must satisfy; nothing is changed."""
    if text.isascii() and text.isprintable():
        if text[:1] in MARKS:
            _marks(text, report)
        return text
    if not text.isprintable():
        _unprintable(text, report)
    stray = "".join(text[place] for place in stray_selectors(text))
    if stray or _BLANK.search(text):
        report("invisible-character", Message("holds {}", _points(text, BLANKS + stray)), "delete it")
    if any(each in text for each in GONE):
        message = Message("holds {} where a character was lost", _points(text, GONE))
        report("lost-characters", message, "type the text again from its source")
    _garbled(text, report)
    mixed = next((word for word in _LETTERS.findall(text) if _mixed(word)), "")
    if mixed:
        message = Message("{} mixes alphabets: {}", shown(mixed), _points(mixed, "".join(TWINS)))
        report(
            "mixed-alphabets", message, Message("write {} if Latin letters are meant", shown(latin(mixed)))
        )
    if text[:1] in MARKS or _WRAPPED.fullmatch(text) or _APOSTROPHE.match(text):
        _marks(text, report)
    return text


def _garbled(text: str, report: Report) -> None:
    """Report a text that was read in the wrong encoding, and whether what was meant can be told."""
    for meant, encoding in islice(meant_by(text).items(), 1):
        message = Message("{} is {} read in the wrong encoding", shown(text), shown(meant))
        hint = "write {}" if encoding != "cp932" else "write {}; {}"
        report("garbled-text", message, Message(hint, shown(meant), Message(_REOPENED)))
        return
    if (len(_TELL_TALE.findall(text)) > 1 and _LOST.search(text)) or is_cut(_as_utf_8(text, "cp932")):
        message = Message("{} was UTF-8, and parts of it are lost", shown(text))
        report("garbled-text", message, Message(_PUT_BACK, Message(_REOPENED)))
    elif is_cut(text):
        message = Message("{} has an E where the end of a character was lost", shown(text))
        report("lost-characters", message, Message(_PUT_BACK, Message(_REOPENED)))


def is_cut(text: str) -> bool:
    """Tell a text of which a byte was lost as it was read as Shift_JIS and saved.

    Notes
    -----
    The last byte of a character of UTF-8 is the first of two in Shift_JIS, and none that may stand behind it
    follows. Excel puts ``・`` there, the bytes 81 45: the end of another character, and an E.

    Examples
    --------
    >>> is_cut("北海遁E"), is_cut("北海道"), is_cut("チーム E")
    (True, False, False)
    """
    return any(ord(each[0][0]) & 0x3F == 1 for each in _CUT.finditer(text))


def _marks(text: str, report: Report) -> None:
    """Report what the first character gives away: formulas, errors of spreadsheets, marks around a text."""
    if _ERROR.fullmatch(text):
        why = Message("a column that was too narrow" if text[1:2] in "#＃" else "a formula that failed")
        report(
            "spreadsheet-error",
            Message("{} is what a spreadsheet shows for {}", shown(text), why),
            "write the value itself",
        )
    elif text[0] in _FORMULA:
        if not NUMBER.fullmatch(text) and len(text) > 1:
            report(
                "looks-like-formula",
                Message("{} starts like a formula", shown(text)),
                "it is written as text everywhere",
            )
    elif len(text) > 2 and _WRAPPED.fullmatch(text):
        report(
            "wrapped-text",
            Message("{} has quotation marks around it", shown(text)),
            "delete them if they are no part of it",
        )
    elif _APOSTROPHE.match(text):
        message = Message("{} starts with the apostrophe by which spreadsheets mark texts", shown(text))
        report("wrapped-text", message, "delete it if it is no part of the text")


def _unprintable(text: str, report: Report) -> None:
    kinds = {each: unicodedata.category(each) for each in text if not each.isprintable()}
    control = "".join(each for each, kind in kinds.items() if kind == "Cc")
    private = "".join(each for each, kind in kinds.items() if kind == "Co")
    hidden = "".join(
        each for each, kind in kinds.items() if kind in _INVISIBLE or ord(each) & 0xFFFE == 0xFFFE
    )
    if hidden == "\u200d" and _joins_emoji(text):
        hidden = ""
    if control:
        report("control-character", Message("holds {}", _points(text, control)), "delete it")
    if hidden:
        report("invisible-character", Message("holds {}", _points(text, hidden)), "delete it")
    if private:
        message = Message("holds {}, which only some computers can show", _points(text, private))
        report("private-character", message, "write it with an ordinary character")


def _joins_emoji(text: str) -> bool:
    """Tell whether every zero-width joiner stands between pictures, where it belongs."""
    sides = re.findall(r"(.?)[\ufe0f\U0001f3fb-\U0001f3ff]?\u200d(?=(.?))", text, re.DOTALL)
    return all(unicodedata.category(side or " ") == "So" for pair in sides for side in pair)


def _points(text: str, wanted: str) -> str:
    """The code points of the wanted characters, in the order in which they stand in the text."""
    return ", ".join(f"U+{ord(each):04X}" for each in dict.fromkeys(text) if each in wanted)


def _mixed(word: str) -> bool:
    """Tell whether a word has Latin letters and letters of another alphabet that look like Latin ones."""
    return (
        not word.isascii()
        and any(each in TWINS for each in word)
        and any("A" <= each <= "z" for each in word)
    )


def latin(text: str) -> str:
    """Put the Latin letter for every Cyrillic or Greek one that looks the same.

    Examples
    --------
    >>> latin("\u0410lpha")
    'Alpha'
    """
    return text.translate(_TWIN_TABLE)


def meant_by(text: str) -> dict[str, str]:
    """Give each text that another may be when it was read in the wrong encoding, and in which.

    As a rule there is none or one.

    Examples
    --------
    >>> meant_by("螟ｧ蟄ｦ"), meant_by("大学")
    ({'大学': 'cp932'}, {})
    """
    found: dict[str, str] = {}
    for encoding in ("cp1252", "latin-1", "cp932"):
        meant = _as_utf_8(text, encoding)
        # Two half-width katakana can be the bytes of an accented letter; a kanji is never met by chance.
        by_chance = encoding == "cp932" and not any(each > "\u0800" for each in meant)
        if meant not in ("", text) and not by_chance and not is_cut(meant):
            found.setdefault(meant, encoding)
    return found


def _as_utf_8(text: str, encoding: str) -> str:
    """What the bytes of a text in an encoding are in UTF-8; "" where they are nothing."""
    try:
        return text.encode(encoding).decode("utf-8")
    except UnicodeError:
        return ""


def visible(text: str) -> bool:
    """Tell whether a text shows anything at all.

    Examples
    --------
    >>> visible("A"), visible("\u200b")
    (True, False)
    """
    if text.isascii():
        return bool(text)
    return any(
        each not in BLANKS and (each.isprintable() or unicodedata.category(each) == "Co") for each in text
    )


def composed(text: str) -> str:
    """Put letters and their marks together (NFC), as macOS takes them apart in file names.

    Unlike plain NFC it leaves kanji of the compatibility blocks as they are: 塚
    and its older form may both be right for a name.

    Examples
    --------
    >>> composed("か\u3099") == "が"
    True
    """
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    parts = re.split("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)", text)
    return "".join(
        part if index % 2 else unicodedata.normalize("NFC", part) for index, part in enumerate(parts)
    )


def shown(text: str, limit: int = 60) -> str:
    """Quote a text for a message: control characters escaped, long texts cut."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return repr(cut)


def edits(a: str, b: str) -> int:
    """Count the edits (insert, drop, replace) that turn one word into another.

    Examples
    --------
    >>> edits("sister_city", "sistercity")
    1
    """
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        corner, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (left != right))
    return row[-1]


def is_slip(given: str, meant: str) -> bool:
    """Tell whether a word is another but for one or two slips of the finger; other digits are none.

    Examples
    --------
    >>> is_slip("univercity", "university"), is_slip("hub-1", "hub-2"), is_slip("大阪府", "大阪市")
    (True, False, False)
    """
    slips = 0 if len(given) < 4 else 1 if len(given) < 6 else 2
    if abs(len(given) - len(meant)) > slips or sorted(_DIGITS.findall(given)) != sorted(
        _DIGITS.findall(meant)
    ):
        return False
    return edits(given, meant) <= slips
