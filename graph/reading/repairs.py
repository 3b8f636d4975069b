"""What is put right in a cell before its rule sees it: blanks, line breaks, letters and their marks."""

from __future__ import annotations

import re
import unicodedata

from graph.reading.texts import composed

_TEXT_FORMULA = re.compile(r'="([^"]*)"')


def is_composed(text: str) -> bool:
    """Tell whether letters and their marks stand together (Unicode NFC)."""
    return text.isascii() or unicodedata.is_normalized("NFC", text)


def repaired(cell: str, tally: dict[str, int]) -> str:
    """Give a cell without line breaks, marks that stand apart and the formula that keeps a text a text.

    `tally` counts what there was to do, by the name of its finding.
    """
    folded = tidy(cell)
    whole = composed(folded)
    match = _TEXT_FORMULA.fullmatch(whole)
    tally["folded-lines"] += folded != cell
    tally["composed-letters"] += whole != folded
    tally["text-formulas"] += match is not None
    return match[1].strip() if match else whole


def tidy(cell: str) -> str:
    """Drop outer blanks of every kind and fold line breaks into one blank."""
    return re.sub(r"\s*[\r\n]+\s*", " ", cell.strip())
