"""Words as widths and outlines, each worked out once for all pictures of a series."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath, text_to_path

from graph.drawing.fonts import families
from graph.vocabulary.wrapping import broken

if TYPE_CHECKING:
    from matplotlib.path import Path


def folded(text: str, wide: float, size: float, *, bold: bool = False, lang: str = "en") -> list[str]:
    """Break a text into lines that are no wider than a width.

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
    >>> folded("神奈川県、大阪府", 48, 12, lang="ja")
    ['神奈川', '県、大阪', '府']
    """
    how = letters(size, "bold" if bold else "normal", lang=lang)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        fits = width(paragraph, how) <= wide
        lines += [paragraph.strip()] if fits else broken(paragraph, wide, lambda piece: width(piece, how))
    return lines


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


def ems(text: str) -> float:
    """Estimate how wide a line of text is, in the size of its letters, where its font may be missing.

    Examples
    --------
    >>> ems("ab"), ems("組織")
    (1.12, 2.0)
    """
    return sum(1.0 if ord(each) > 0x2E80 else 0.56 for each in text)


@lru_cache(maxsize=20_000)
def width(text: str, how: Letters) -> float:
    """Measure how wide a line of text is, in points."""
    return float(text_to_path.get_text_width_height_descent(text, how.font(), False)[0])


@lru_cache(maxsize=20_000)
def outline(text: str, how: Letters) -> Path:
    """Give the outlines of a line of text that begins at (0, 0), in points."""
    return TextPath((0, 0), text, size=how.size, prop=how.font(), usetex=False)
