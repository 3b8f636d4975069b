"""Lines of a text in either language: broken between words, and where Japanese may be broken."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from graph.vocabulary import known

if TYPE_CHECKING:
    from collections.abc import Callable

_BEGINS, _ENDS = (re.escape(known("labels")[f"never_{place}_a_line"]) for place in ("begin", "end"))
# Scripts without blanks between words: Chinese and Japanese with their marks, Thai, Lao, Burmese and Khmer.
_UNSPACED = "\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff9f\uffe0-\uffe6"
_UNSPACED += "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\U00020000-\U0003ffff"
_PIECE = re.compile(rf"[{_ENDS}]*(?:[^\s{_UNSPACED}]+|[^\s])[{_BEGINS}]*|\s+")


def columns(text: str) -> int:
    """Count the columns of a terminal that a text takes.

    Examples
    --------
    >>> columns("Kobe"), columns("神戸")
    (4, 4)
    """
    return sum(
        2 if unicodedata.east_asian_width(each) in "WF" else not unicodedata.combining(each) for each in text
    )


def broken(text: str, wide: float, width: Callable[[str], float] = columns) -> list[str]:
    """Break a paragraph into lines, at least one.

    Parameters
    ----------
    wide
        Of a line. A single word that is wider has a line of its own.
    width
        Measures a text.

    Examples
    --------
    >>> broken("who signed what with whom", 11)
    ['who signed', 'what with', 'whom']
    >>> broken("神奈川県、大阪府", 8)
    ['神奈川', '県、大阪', '府']
    >>> broken("государственный университет", 9)
    ['государственный', 'университет']
    """
    lines, room = [""], wide
    for piece in _PIECE.findall(text):
        long = width(piece)
        if long > room and lines[-1].strip() and piece.strip():
            lines.append("")
            room = wide
        lines[-1] += piece
        room -= long
    return [each.strip() for each in lines]
