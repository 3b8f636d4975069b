"""Workbooks with two sheets: our own two tables, or Kumu's elements and connections."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from graph.errors import UsageError
from graph.exchange.content import NUMBERS, Content
from graph.exchange.kumu import connections, elements

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST = 32_767  # characters in a cell
MOST_ROWS = 1_048_576
_OPTIONS = {
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


def write_sheets(found: Content) -> dict[str, bytes]:
    """Give a workbook with the sheets ``nodes`` and ``edges``; dates are text, so that none is changed."""
    tables = {"nodes": found.nodes, "edges": found.edges}
    return {"": _workbook({name: (found.columns(name), rows) for name, rows in tables.items()})}


def write_kumu_sheets(found: Content) -> dict[str, bytes]:
    """Give a workbook with the sheets ``Elements`` and ``Connections`` as Kumu reads them."""
    sheets = {}
    for name, rows in (("Elements", elements(found)), ("Connections", connections(found))):
        cells = [{_titled(key): _joined(value) for key, value in row.items()} for row in rows]
        sheets[name] = (list(dict.fromkeys(key for row in cells for key in row)), cells)
    return {"": _workbook(sheets)}


def _titled(key: str) -> str:
    """A column as Kumu spells it: its own ones in capitals, others as they are."""
    return {"id": "ID"}.get(key) or (key.capitalize() if key in _OF_KUMU else key)


_OF_KUMU = {"label", "type", "description", "tags", "from", "to", "direction"}


def _joined(value: object) -> object:
    return "|".join(map(str, value)) if isinstance(value, list) else value


def _workbook(sheets: Mapping[str, tuple[Sequence[str], Sequence[Mapping[str, Any]]]]) -> bytes:
    from xlsxwriter import Workbook

    if any(len(rows) >= MOST_ROWS for _, rows in sheets.values()):
        raise UsageError(
            "a sheet holds {} rows, and there are more; take graphml or gephi-csv", MOST_ROWS - 1
        )
    stream = BytesIO()
    book = Workbook(stream, _OPTIONS)
    book.set_properties({"created": datetime(1980, 1, 1)})
    bold = book.add_format({"bold": True, "bottom": 1})
    text = book.add_format({"num_format": "@"})
    for name, (columns, rows) in sheets.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, max(len(columns) - 1, 0), 18, text)
        for place, column in enumerate(columns):
            sheet.write_string(0, place, _cut(column), bold)
        for number, row in enumerate(rows, 1):
            for place, column in enumerate(columns):
                value = row.get(column, "")
                if (isinstance(value, float) or (column in NUMBERS and value)) and _fits(float(value)):
                    sheet.write_number(number, place, float(value))
                elif value:
                    sheet.write_string(number, place, _cut(str(value)), text)
    book.close()
    return stream.getvalue()


def _fits(value: float) -> bool:
    """Tell whether a number is whole in the 16 digits that XlsxWriter stores."""
    return float(f"{value:.16G}") == value


def _cut(text: str) -> str:
    """As much of a text as a cell holds, which is counted in UTF-16."""
    return text.encode("utf-16-le")[: 2 * LONGEST].decode("utf-16-le", "ignore")
