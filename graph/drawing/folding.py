"""Texts broken into lines of a width, between words, or in Japanese where a line may end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.drawing.lettering import letters, width

if TYPE_CHECKING:
    from graph.drawing.lettering import Letters

# No line begins with the characters of the first group, or ends with those of the second.
_BEGINS = "、。，．・：；？！ー～）」』】〉》〕］｝ぁぃぅぇぉっゃゅょァィゥェォッャュョ々％"
_ENDS = "（「『【〈《〔［｛"
_PIECE = re.compile(rf"[{_ENDS}]*(?:[!-~À-ɏ]+|[^\s])[{_BEGINS}]*|\s+")


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
        lines += [paragraph.strip()] if fits else _lines(paragraph, wide, how)
    return lines


def _lines(text: str, wide: float, how: Letters) -> list[str]:
    """The lines of one paragraph, at least one."""
    lines, room = [""], wide
    for piece in _PIECE.findall(text):
        long = width(piece, how)
        if long > room and lines[-1].strip() and piece.strip():
            lines.append("")
            room = wide
        lines[-1] += piece
        room -= long
    return [each.strip() for each in lines]
