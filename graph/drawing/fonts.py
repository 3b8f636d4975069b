"""Fonts for pictures: one list for every script in the data, and no empty boxes.

Matplotlib looks each character up in the fonts of the list in turn. Only fonts that
are installed go on the list; where none of them knows Japanese, the one that comes
with the package matplotlib-fontja (IPAexGothic) is added. Matplotlib keeps what is
installed in a file between runs, and believes that file even if it was written while
fonts were missing, so its own fonts are added where the list has lost them. It lists
files in no order and takes the first of a name, so the list is put in order here: where
two versions of a font are installed, every picture is drawn with the newer one.
"""

from __future__ import annotations

import importlib.util
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib
from matplotlib import font_manager

if TYPE_CHECKING:
    from collections.abc import Iterable

# Alike in width, so that a slide looks the same on Windows, macOS and Linux.
LATIN = ("Arial", "Helvetica", "Liberation Sans", "Arimo", "Noto Sans")
JAPANESE = (
    "Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans JP", "BIZ UDPGothic", "Yu Gothic", "YuGothic",
    "Meiryo", "Hiragino Sans", "Hiragino Kaku Gothic ProN", "MS PGothic", "MS Gothic", "IPAexGothic",
    "IPAPGothic", "IPAGothic", "TakaoPGothic", "VL PGothic",
)  # fmt: skip
OTHERS = (
    ("Noto Sans CJK KR", "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo"),
    ("Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC"),
    ("Noto Sans Thai", "Leelawadee UI", "Thonburi"),
)
LAST = "DejaVu Sans"  # comes with Matplotlib
_OURS = frozenset({*LATIN, *JAPANESE, *(name for names in OTHERS for name in names), LAST})
_BUNDLED = "IPAexGothic"


def families(lang: str = "en") -> list[str]:
    """List the font families to draw with, the first to be asked first.

    Parameters
    ----------
    lang
        ``ja`` asks the Japanese font first, so that Latin letters within Japanese
        text are of one design; any other asks it second.

    Returns
    -------
    families
        Names of installed families, for ``font.family``; at least one knows Japanese
        where matplotlib-fontja is installed.

    Examples
    --------
    >>> families("ja")[-1]
    'DejaVu Sans'
    """
    installed = _installed()
    latin, japanese = _first(LATIN, installed), _first(JAPANESE, installed)
    if japanese is None:
        japanese = _bundled()
    wanted = [japanese, latin] if lang == "ja" else [latin, japanese]
    wanted += [_first(names, installed) for names in OTHERS]
    return [name for name in wanted if name is not None] + [LAST]


def missing_glyphs(text: str, lang: str = "en") -> set[str]:
    """Give the characters of a text that no font of the list can draw.

    Parameters
    ----------
    text
        Line breaks are no characters.

    Examples
    --------
    >>> missing_glyphs("Kobe 神戸")
    set()
    """
    known = [_characters(name) for name in families(lang)]
    return {each for each in text if each != "\n" and not any(ord(each) in has for has in known)}


def legible(*texts: str, lang: str = "en") -> str:
    """Give the first text that the fonts can draw, or what can be drawn of the last.

    Parameters
    ----------
    texts
        The same in other words, the wished one first; blank ones are passed over.

    Returns
    -------
    text
        Without control characters. Signs that no font has, such as emoji, are left out
        where letters are left; letters are not, as what is left would be another name.
        Where no text can be drawn, the last one with a question mark for each letter
        that is missing.

    Examples
    --------
    >>> legible("", "Kobe"), legible("Kobe \\U0001f680"), legible("Kobe\\u1200")
    ('Kobe', 'Kobe', 'Kobe?')
    """
    clean = [_unadorned(_printable(text), lang) for text in texts if text.strip()]
    for text in clean:
        if not missing_glyphs(text, lang):
            return text
    if not clean:
        return ""
    missing = missing_glyphs(clean[-1], lang)
    return "".join("?" if each in missing else each for each in clean[-1])


def _unadorned(text: str, lang: str) -> str:
    """The text without the signs that no font has, if there is more to it."""
    signs = {each for each in missing_glyphs(text, lang) if unicodedata.category(each)[0] in "SC"}
    left = "".join(each for each in text if each not in signs)
    if not signs or not any(each.isalnum() for each in left):
        return text
    return "\n".join(re.sub(" {2,}", " ", line).strip() for line in left.split("\n"))


def _first(names: Iterable[str], installed: set[str]) -> str | None:
    return next((name for name in names if name in installed), None)


def _installed() -> set[str]:
    """The names of the families that Matplotlib knows, its own among them whatever its stored list says."""
    manager = font_manager.fontManager
    if all(entry.name != LAST for entry in manager.ttflist):
        for file in sorted(Path(matplotlib.get_data_path(), "fonts", "ttf").glob("*.ttf")):
            manager.addfont(file)
    _put_in_order(manager.ttflist)
    return {entry.name for entry in manager.ttflist}


def _put_in_order(entries: list[font_manager.FontEntry]) -> None:
    """Sort the list of fonts in place by family, weight and version, the newest first, then by path."""
    known = tuple(entry.fname for entry in entries)
    if _ORDERS.get(id(entries)) == known:
        return
    twice = Counter(map(_face, entries))
    entries.sort(
        key=lambda entry: (
            _face(entry),
            -_version(entry.fname) if entry.name in _OURS and twice[_face(entry)] > 1 else 0,
            Path(entry.fname).name,
            entry.fname,
        )
    )
    _ORDERS[id(entries)] = tuple(entry.fname for entry in entries)


_ORDERS: dict[int, tuple[str, ...]] = {}  # the files of each list that was put in order


def _face(entry: font_manager.FontEntry) -> tuple[str, ...]:
    """What makes two files one font to whoever asks for it by name."""
    parts = (entry.name, entry.style, entry.variant, entry.weight, entry.stretch)
    return tuple(f"{part:04}" if isinstance(part, int) else str(part) for part in parts)


@cache
def _version(path: str) -> float:
    """The version that a font file gives itself; 0 where it cannot be read."""
    try:
        head = font_manager.get_font(path).get_sfnt_table("head")
    except (OSError, RuntimeError):
        return 0.0
    whole, part = head["fontRevision"] if head else (0, 0)
    return float(whole) + float(part) / 65536


def _bundled() -> str | None:
    """Add the font that comes with matplotlib-fontja; importing that package would change global settings."""
    spec = importlib.util.find_spec("matplotlib_fontja")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        file = Path(folder) / "fonts" / "ipaexg.ttf"
        if file.is_file():
            font_manager.fontManager.addfont(file)
            return _BUNDLED
    return None


def _characters(family: str) -> frozenset[int]:
    """The code points that a family can draw."""
    return _charmap(font_manager.findfont(font_manager.FontProperties(family=[family])))


@cache
def _charmap(path: str) -> frozenset[int]:
    return frozenset(font_manager.get_font(path).get_charmap())


def _printable(text: str) -> str:
    """The text composed, without control characters, joiners and variation selectors, which have no glyph."""
    composed = unicodedata.normalize("NFC", text)
    kept = (each for each in composed if each == "\n" or unicodedata.category(each) not in ("Cc", "Cf"))
    return "".join(
        each for each in kept if not (0xFE00 <= ord(each) <= 0xFE0F or 0xE0100 <= ord(each) <= 0xE01EF)
    )
