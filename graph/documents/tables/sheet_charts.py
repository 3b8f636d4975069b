"""Charts beside the tables of a workbook, drawn by Excel of the cells that stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from graph.dates.eras import until_words
from graph.documents.tables.cells import columns
from graph.drawing.palette import BLUE, INK, ORANGE, RULE
from graph.model.tables import signed_so_far
from graph.words import heading, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from graph.documents.tables.cells import Column, Table

GROWN = frozenset({"grown", "growth"})  # charts of agreements period by period
HUBS = "reach"  # the table of those with most partners
TITLE = {"name_font": {"size": 12}, "overlay": False}
SIZE = {"width": 720, "height": 330}
LEVEL = (("agreements", INK), ("active_agreements", BLUE))
FLOW = (("new_agreements", BLUE), ("renewals", ORANGE))
PERIOD = ("period", *(name for name, _ in (*LEVEL, *FLOW)))


def charted(table: Table) -> tuple[Column, ...]:
    """Give the columns of a sheet: those of the table, else what its chart of growth is drawn of."""
    if table.columns and table.height:
        return table.columns
    name, drawn = table.chart or ("", None)
    if name not in GROWN or drawn is None:
        return table.columns
    last_days = drawn.attrs.get("unfinished", {})
    names = [until_words(str(each), last_days, table.lang) for each in drawn["period"]]
    named = pd.Series(names, index=drawn.index, dtype="str")
    shown = drawn[[*PERIOD]].assign(period=named, agreements=signed_so_far(drawn))
    shown.attrs["told"] = {"agreements": "signed_agreements"}
    return tuple(columns(shown))


def add_charts(book: Workbook, sheet: Worksheet, table: Table) -> None:
    """Add the charts of a table to the right of it, where it has any.

    Parameters
    ----------
    table
        Its columns stand on the sheet, from left to right, their headings in the first row.

    Notes
    -----
    New agreements stand behind those of them that renew an older one, so that a bar is as high as there
    are new ones.
    """
    shown = table.columns
    places, beside = {each.name: place for place, each in enumerate(shown)}, len(shown) + 1
    if not shown or not shown[0].values:
        return
    if table.chart is not None and table.chart[0] in GROWN and places.keys() >= {*PERIOD}:
        level = _chart(book, sheet, "line", shown, ("period", LEVEL))
        level.set_title({"name": word("growth_title", table.lang), **TITLE})
        flow = _chart(book, sheet, "column", shown, ("period", FLOW))
        flow.set_title({"name": word("signed_per", table.lang), **TITLE})
        sheet.insert_chart(0, beside, level)
        sheet.insert_chart(18, beside, flow)
    elif table.key == HUBS and places.keys() >= {"name", "partners"}:
        hubs = _chart(book, sheet, "bar", shown, ("name", (("partners", BLUE),)))
        hubs.set_title({"name": heading("partners", table.lang), **TITLE})
        hubs.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
        hubs.set_y_axis({"reverse": True, "line": {"color": RULE}, "major_gridlines": {"visible": False}})
        hubs.set_legend({"none": True})
        sheet.insert_chart(0, beside, hubs)


def _chart(
    book: Workbook,
    sheet: Worksheet,
    kind: str,
    shown: Sequence[Column],
    drawn: tuple[str, Sequence[tuple[str, str]]],
) -> Any:
    """A chart of some columns, each in its colour, by the cells of the first one named."""
    along, series = drawn
    places = {each.name: place for place, each in enumerate(shown)}
    rows = len(shown[0].values)
    chart: Any = book.add_chart({"type": kind})
    for name, colour in series:
        place = places[name]
        look = {"line": {"color": colour, "width": 2.25}} if kind == "line" else {"fill": {"color": colour}}
        numbers = {"data_labels": {"value": True}} if kind == "bar" else {}
        chart.add_series({
            "name": [sheet.get_name(), 0, place],
            "categories": [sheet.get_name(), 1, places[along], rows, places[along]],
            "values": [sheet.get_name(), 1, place, rows, place],
            "overlap": 100, "gap": 45, **look, **numbers,
        })  # fmt: skip
    chart.set_legend({"position": "top"})
    chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": RULE}}, "line": {"none": True}})
    chart.set_size(SIZE)
    return chart
