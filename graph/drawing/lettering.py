"""Words as widths and outlines, each worked out once for all pictures of a series."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath, text_to_path

from graph.drawing.fonts import families

if TYPE_CHECKING:
    from matplotlib.path import Path


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
def width(text: str, how: Letters) -> float:
    """Measure how wide a line of text is, in points."""
    return float(text_to_path.get_text_width_height_descent(text, how.font(), False)[0])


@lru_cache(maxsize=20_000)
def outline(text: str, how: Letters) -> Path:
    """Give the outlines of a line of text that begins at (0, 0), in points."""
    return TextPath((0, 0), text, size=how.size, prop=how.font(), usetex=False)
