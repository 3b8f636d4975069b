"""What stands in the cells of a list as values of our columns: by the rules that `graph check` asks, too."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.dates.hints import says_nothing as dates_say_nothing
from graph.reading.cells import EDGE_CELLS, NODE_CELLS
from graph.reading.findings import RULES, Findings
from graph.reading.leftovers import is_ditto
from graph.reading.sheet import repaired, tidy
from graph.reading.texts import any_text
from graph.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.exchange.lists.tables import Table

_UNKNOWN = frozenset(
    ("not specified", "not mentioned", "not stated", "not available", "not applicable", "nil", "blank",
     "記載なし", "未記載", "該当なし")
)  # fmt: skip
# Columns of plain text, in which the words for nothing are words like any other.
_FREE = frozenset(
    ("id", "name", "name_ja", "status", "notes", "aliases", "purposes", "evidence", "date_basis", "agreement",
     "renews", "url", "source_url", "region", "city")
)  # fmt: skip
_LONGEST = 20  # characters of such a text
_FISCAL = re.compile(r"年度|fiscal|\bfy\b", re.IGNORECASE)


@dataclass
class Values:
    """The values of a table, and what was seen on the way to them.

    Attributes
    ----------
    columns
        Our column to its values, one a row.
    unread
        For each row what could not be read there, with its heading.
    """

    columns: dict[str, list[str]] = field(default_factory=dict)
    unread: dict[int, list[str]] = field(default_factory=dict)


def read_column(table: Table, place: int, column: str, *, into: Values, findings: Findings) -> None:
    """Read a column by the rule of ours, and keep what cannot be read as text.

    Parameters
    ----------
    place
        That of their column.
    into
        What was read so far; the values, and the texts that are none, are added.
    findings
        Where each text that is none of the column's is told, at its row and in its heading.
    """
    heading, texts = table.headings[place], filled(table.columns[place])
    rule = EDGE_CELLS.get(column) or NODE_CELLS.get(column, any_text)
    spoken = column not in _FREE
    read: dict[str, str] = {}
    told: dict[str, list[tuple[str, str, str]]] = {}
    for text in dict.fromkeys(texts):
        plain = tidy(text)
        if not spoken:
            read[text] = plain
        elif plain and not says_nothing(plain):
            read[text] = _value(text, rule, heading, told)
        else:
            read[text] = ""
    into.columns[column] = [read[text] for text in texts]
    rows: dict[str, list[int]] = {text: [] for text in told}
    for at, text in enumerate(texts):
        if text in rows:
            rows[text].append(at)
    for text, notes in told.items():
        for slug, message, hint in notes:
            numbers = [table.numbers[at] for at in rows[text]]
            findings.add(
                slug,
                table.place,
                *numbers,
                message=message,
                column=heading,
                letter=table.letters[place],
                hint=hint,
            )
        for at in rows[text]:
            into.unread.setdefault(at, []).append(f"{heading}: {' '.join(text.split())}")


def _value(
    text: str, rule: Callable[..., str], heading: str, told: dict[str, list[tuple[str, str, str]]]
) -> str:
    """The value of a text; blank where it is none."""
    plain = repaired(text, dict.fromkeys(("folded-lines", "composed-letters", "text-formulas"), 0))
    if not plain:
        return ""
    if plain.isdecimal() and len(plain) == 4 and _FISCAL.search(heading):
        plain = f"{plain}年度"
    notes: list[tuple[str, str, str]] = []

    def report(slug: str, message: str, hint: str = "") -> None:
        notes.append((slug, message, hint))

    value = rule(plain, report)
    wrong = [each for each in notes if RULES[each[0]].severity == "error"]
    if wrong:
        told[text] = wrong
    return "" if wrong else value


def says_nothing(text: str) -> bool:
    """Tell a text by which people say that something is not known.

    Examples
    --------
    >>> says_nothing("Not Specified"), says_nothing("未定"), says_nothing("5 years")
    (True, True, False)
    """
    return len(text) <= _LONGEST and (fold(text) in _UNKNOWN or dates_say_nothing(text))


def filled(texts: Sequence[str]) -> Sequence[str]:
    """Put the text above in the place of each mark that says so.

    Examples
    --------
    >>> filled(["Port Lab", "〃", "同上", "City"])
    ['Port Lab', 'Port Lab', 'Port Lab', 'City']
    """
    if not any(map(is_ditto, set(texts))):
        return texts
    found: list[str] = []
    for text in texts:
        found.append(found[-1] if found and is_ditto(text) else text)
    return found
