"""Small lists as CSV and XLSX, and what they say."""

from __future__ import annotations

import io

import openpyxl

from graph.exchange import Content, import_files
from graph.exchange.lists.joining import Wishes

Rows = list[list[object]]
OURS = Wishes(ours="Our Hub")


def book(**sheets: Rows) -> openpyxl.Workbook:
    """A workbook with these sheets."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return made


def xlsx(**sheets: Rows) -> bytes:
    stream = io.BytesIO()
    book(**sheets).save(stream)
    return stream.getvalue()


def csv(rows: Rows, delimiter: str = ",") -> bytes:
    stream = io.StringIO()
    import csv as library

    library.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(
        [["" if cell is None else cell for cell in row] for row in rows]
    )
    return stream.getvalue().encode()


def both(rows: Rows, wishes: Wishes | None = None) -> Content:
    """What a list says, the same in CSV and XLSX."""
    found = [import_files({name: data}, wishes=wishes) for name, data in
             (("x.csv", csv(rows)), ("x.xlsx", xlsx(Sheet1=rows)))]  # fmt: skip
    assert found[0].edges == found[1].edges
    assert found[0].nodes == found[1].nodes
    return found[0]


def ties(found: Content) -> list[tuple[str, str, str]]:
    return [(row["source"], row["target"], row.get("signed", "")) for row in found.edges]


def names(found: Content) -> list[str]:
    return sorted(row["name"] for row in found.nodes)


def losses(found: Content) -> dict[str, int]:
    return {each.key: each.count for each in found.losses}
