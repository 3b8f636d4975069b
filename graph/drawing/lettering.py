"""Words as widths and outlines, each worked out once for all pictures of a series.

What is drawn here is measured with the font that draws it (`width`). Slides are drawn elsewhere, in Arial
or a font of its widths, whether this machine has one or not: their words are measured with the metrics of
Helvetica that come with Matplotlib (`ems`, `folded`), so that a deck is the same wherever it is made.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path as File
from typing import TYPE_CHECKING

import matplotlib
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath, text_to_path

from graph.drawing.fonts import families
from graph.vocabulary.wrapping import broken

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.path import Path


# Signs that are no letters, by what the metrics call them.
_SIGNS = {
    "'": "quotesingle", "`": "grave", "–": "endash", "—": "emdash", "·": "periodcentered", "•": "bullet",
    "…": "ellipsis", "‘": "quoteleft", "’": "quoteright", "“": "quotedblleft", "”": "quotedblright",
    "ß": "germandbls", "æ": "ae", "Æ": "AE", "ø": "oslash", "Ø": "Oslash", "œ": "oe", "Œ": "OE",
    "ł": "lslash", "Ł": "Lslash", "ı": "dotlessi", "×": "multiply", "°": "degree", "\u00a0": "space",
}  # fmt: skip
_GLYPH = re.compile(r"^C (-?\d+) ; WX (\d+) ; N (\w+) ;", re.MULTILINE)
OTHER = 0.6  # ems of a letter that Helvetica does not have, such as a Greek one
_TELLS = {"W": 1.0, "F": 1.0, "A": 1.0, "H": 0.5}  # ems by the width of East Asian characters


def folded(text: str, wide: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text of a slide into lines that are no wider than a width.

    Parameters
    ----------
    wide
        Of a line, in points. A single word that is wider has a line of its own.
    size
        Of the letters, in points.

    Examples
    --------
    >>> folded("who signed what with whom", 80, 12)
    ['who signed', 'what with', 'whom']
    >>> folded("神奈川県、大阪府", 48, 12)
    ['神奈川', '県、大阪', '府']
    """

    def measure(piece: str) -> float:
        return ems(piece, bold=bold) * size

    lines: list[str] = []
    for paragraph in text.split("\n"):
        fits = measure(paragraph) <= wide
        lines += [paragraph.strip()] if fits else broken(paragraph, wide, measure)
    return lines


def set_in(text: str, wide: float, measure: Callable[[str], float], *, most: int) -> tuple[str, ...]:
    """Break a text into at most so many lines of a width; what has no room ends in an ellipsis.

    Parameters
    ----------
    measure
        Gives the width of a line.

    Examples
    --------
    >>> set_in("Institute of Applied Biology", 12, len, most=2)
    ('Institute of', 'Applied…')
    >>> set_in("Donaudampfschiff AG", 12, len, most=2)
    ('Donaudampfs…', 'AG')
    """
    lines = broken(text, wide, measure)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip(" ,、") + "…"]
    return tuple(_shortened(each, wide, measure) for each in lines)


def _shortened(line: str, wide: float, measure: Callable[[str], float]) -> str:
    """A line without what is wider than there is room for."""
    kept = line.removesuffix("…")
    while kept and measure(line) > wide:
        kept = kept[:-1].rstrip(" ,、")
        line = kept + "…"
    return line


@dataclass(frozen=True, slots=True)
class Letters:
    """How words are set: families (the first to be asked first), size in points, weight."""

    families: tuple[str, ...]
    size: float
    weight: str = "normal"

    def font(self) -> FontProperties:
        """The same for matplotlib."""
        return FontProperties(family=list(self.families), size=self.size, weight=self.weight)


def letters(size: float, weight: str = "normal", *, lang: str = "en") -> Letters:
    """Choose the fonts of a language.

    Parameters
    ----------
    size
        In points.
    """
    return Letters(tuple(families(lang)), size, weight)


@lru_cache(maxsize=20_000)
def ems(text: str, *, bold: bool = False) -> float:
    """Measure how wide a line of text is on a slide, in the size of its letters.

    Notes
    -----
    Latin letters have the widths of Helvetica, which Arial and Liberation Sans share; Japanese
    characters are as wide as they are high.

    Examples
    --------
    >>> ems("ab"), ems("ab", bold=True), ems("組織")
    (1.112, 1.167, 2.0)
    """
    known = _helvetica(bold)
    return round(sum(known[each] if each in known else _wide(each, known) for each in text), 3)


def _wide(letter: str, known: dict[str, float]) -> float:
    """How wide a character is that the metrics do not name: as without its accents, or by its script."""
    base = unicodedata.normalize("NFD", letter)[0]
    if base in known:
        return known[base]
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    wide = unicodedata.east_asian_width(letter)
    if wide == "A" and unicodedata.category(letter).startswith("L"):  # Greek and Cyrillic ones
        return OTHER
    return _TELLS.get(wide, OTHER)


@cache
def _helvetica(bold: bool) -> dict[str, float]:
    """How wide the characters of Helvetica are, in ems, by the metrics that come with Matplotlib."""
    name = "Helvetica-Bold.afm" if bold else "Helvetica.afm"
    text = File(matplotlib.get_data_path(), "fonts", "pdfcorefonts", name).read_text("latin-1")
    glyphs = [(int(code), int(wide) / 1000, glyph) for code, wide, glyph in _GLYPH.findall(text)]
    named = {glyph: wide for _, wide, glyph in glyphs}
    plain = {chr(code): wide for code, wide, _ in glyphs if 32 <= code < 127}
    return plain | {sign: named[glyph] for sign, glyph in _SIGNS.items()}


@lru_cache(maxsize=20_000)
def width(text: str, how: Letters) -> float:
    """Measure how wide a line of text is in a picture, in points."""
    return float(text_to_path.get_text_width_height_descent(text, how.font(), False)[0])


@lru_cache(maxsize=20_000)
def outline(text: str, how: Letters) -> Path:
    """Give the outlines of a line of text that begins at (0, 0), in points."""
    return TextPath((0, 0), text, size=how.size, prop=how.font(), usetex=False)
