"""Bars of the day: how many organisations of each place have a tie, and agreements by status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.enum.chart import XL_CHART_TYPE

from graph.documents.slides.chart_style import bars, chart, data, number, plain_names
from graph.documents.slides.shapes import Letters, Pen
from graph.documents.slides.slide import begin
from graph.documents.slides.tones import LIGHT
from graph.documents.tables.figures import figures, titles
from graph.drawing.names import wrap
from graph.drawing.page import MARGIN
from graph.drawing.palette import BLUE, INK
from graph.words import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from graph.documents.slides.presentation import Desk
    from graph.documents.slides.shapes import Frame
    from graph.documents.slides.slide import Leaf
    from graph.documents.tables.cells import Table

MOST = 18  # bars that can be read on a slide
STEP = 30.0  # points that a bar takes at most
GUTTER = 28.0
NAME = 30  # columns of a name on the axis


def add_coverage(desk: Desk, tables: Sequence[tuple[str, pd.DataFrame]], leaf: Leaf) -> None:
    """Add the slide of coverage: of the organisations of each place, those with a tie and those without.

    Parameters
    ----------
    tables
        Heading and table, side by side; one row a place: ``place, nodes, connected``.
    """
    slide, top = begin(desk, leaf)
    wide = (desk.wide - GUTTER * (len(tables) - 1)) / len(tables)
    for i, (name, table) in enumerate(tables):
        left = MARGIN + i * (wide + GUTTER)
        y = top
        if len(tables) > 1:
            shown = f"{min(len(table), MOST)} / {len(table)}" if len(table) > MOST else ""
            head = f"{name} {shown}".strip()
            how = Letters(12, bold=True)
            Pen(desk, slide).text([head], (left, y, wide, 16), how, name=f"heading {i + 1}")
            y += 20
        _draw_coverage(desk, slide, table, (left, y, wide, desk.floor - y))


def _draw_coverage(desk: Desk, slide: Any, table: pd.DataFrame, frame: Frame) -> None:
    """A bar a place, the largest on top, as high as is good for so many."""
    rows = table.sort_values(["nodes", "connected", "place"], ascending=[False, False, True], kind="stable")
    rows = rows.head(MOST)
    # The numbers stand with the names, as a bar of one is too short for its own.
    names = [
        f"{wrap(str(place), width=NAME)[0]}  {connected} / {nodes}"
        for place, connected, nodes in rows[["place", "connected", "nodes"]].itertuples(
            index=False, name=None
        )
    ]
    content = data(names, [
        (sentence("report_with_a_tie", desk.lang), rows["connected"]),
        (sentence("report_without_a_tie", desk.lang), rows["nodes"] - rows["connected"]),
    ])  # fmt: skip
    found = _bars(desk, slide, content, frame, count=len(rows))
    bars(desk, found, (BLUE, LIGHT))


def add_counts(desk: Desk, table: Table, leaf: Leaf) -> None:
    """Add a slide with a bar a row: the words of the first column, the numbers of the second."""
    slide, top = begin(desk, leaf)
    names, numbers = table.columns[:2]
    shown = figures(names, desk.lang)[:MOST]
    content = data(shown, [(titles([numbers], desk.lang)[0], numbers.values[:MOST])])
    found = _bars(desk, slide, content, (MARGIN, top, desk.wide, desk.floor - top), count=len(shown))
    found.has_legend = False
    bars(desk, found, (BLUE,))
    number(found.plots[0].series[0], INK, desk=desk)


def _bars(desk: Desk, slide: Any, content: Any, frame: Frame, *, count: int) -> Any:
    """Bars that lie, the first on top, without an axis of numbers."""
    left, top, wide, high = frame
    high = min(high, 44 + STEP * max(count, 1))
    one = len(list(content)) == 1
    kind = XL_CHART_TYPE.BAR_CLUSTERED if one else XL_CHART_TYPE.BAR_STACKED
    found = chart(desk, slide, kind, content=content, frame=(left, top, wide, high))
    found.category_axis.reverse_order = True
    found.value_axis.has_major_gridlines = found.value_axis.visible = False
    plain_names(found, 10.5, desk)
    return found
