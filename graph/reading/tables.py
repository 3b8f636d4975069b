"""Both tables at once, as the rules between rows see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from graph.reading.findings import Findings
    from graph.reading.sheet import Sheet

Row = tuple[int, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Tables:
    """Both tables, after each cell was checked, and the day that is today (None: unknown)."""

    nodes: Sheet
    edges: Sheet
    today: date | None


def note(
    findings: Findings, slug: str, place: tuple[Sheet, int, str], *, message: str, hint: str = ""
) -> None:
    """Note a finding at a place: sheet, row and column."""
    sheet, row, column = place
    findings.add(
        slug, sheet.file, row, message=message, column=column, letter=sheet.letter(column), hint=hint
    )
