"""The hub table as a table that can be edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from graph.deck.shapes import Letters, Pen, rgb
from graph.drawing.sheet import HEIGHT, MARGIN, WIDTH
from graph.palette import INK, RULE, SOFT
from graph.phrases import heading, word
from graph.tables.cells import columns
from graph.tables.figures import figures

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from graph.deck.stage import Desk

ROWS = 12
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the style without fills and lines


def add_hubs(desk: Desk, hubs: pd.DataFrame, *, source: str, notes: Iterable[str]) -> None:
    """Add the slide of the hub table; what does not fit is in the report.

    Parameters
    ----------
    hubs
        The columns that are shown; ``name`` takes the room that is left.
    """
    rows = hubs.head(ROWS)
    title = word("hub_report", desk.lang)
    slide = desk.add_slide(title, [source, *notes])
    found = columns(rows)
    texts = [figures(each, desk.lang) for each in found]
    wide = WIDTH - 2 * MARGIN
    widths = [_width(each.name) for each in found]
    widths = [each or wide - sum(widths) for each in widths]
    x, y = desk.place(MARGIN, 60)
    high = desk.extent(min(34.0, 440.0 / (len(rows) + 1)))
    frame = slide.shapes.add_table(len(rows) + 1, len(found), x, y, desk.extent(wide), high * (len(rows) + 1))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", title)
    table: Any = frame.table
    table._tbl.tblPr.find("{*}tableStyleId").text = PLAIN
    table.horz_banding = False
    for i, (column, cells) in enumerate(zip(found, texts, strict=True)):
        table.columns[i].width = desk.extent(widths[i])
        side = PP_ALIGN.RIGHT if column.is_numeric else PP_ALIGN.LEFT
        _fill(desk, table.cell(0, i), heading(column.name, desk.lang), head=True, side=side)
        for j, text in enumerate(cells, start=1):
            _fill(desk, table.cell(j, i), text, head=False, side=side)
    for row in table.rows:
        row.height = high
    Pen(desk, slide).text([source], (MARGIN, HEIGHT - 24, 700, 12), Letters(8, SOFT))


def _width(name: str) -> float:
    """Points for a column; none for the name, which takes the rest."""
    return {"name": 0.0, "rank": 52.0, "type": 110.0}.get(name, 112.0)


def _fill(desk: Desk, cell: Any, text: str, *, head: bool, side: Any) -> None:
    """Write a cell, with a line under it."""
    cell.text_frame.text = text
    cell.text_frame.word_wrap = True
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = 0
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = side
    paragraph.font.size = Pt(max(8, round((11 if head else 13) * desk.scale)))
    paragraph.font.bold = head
    paragraph.font.color.rgb = rgb(SOFT if head else INK)
    line = (
        f'<a:lnB {nsdecls("a")} w="{12700 if head else 6350}"><a:solidFill>'
        f'<a:srgbClr val="{(SOFT if head else RULE).lstrip("#")}"/></a:solidFill></a:lnB>'
    )
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(line))
