"""Charts of what happened period by period: growth, ranks, and who ties with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE

from graph.dates.eras import label_words
from graph.documents.slides.chart_style import bars, chart, data, label_end, line, periods, plot_within
from graph.documents.slides.shapes import Letters, Pen, rgb
from graph.documents.slides.slide import FLOOR, WIDE, begin
from graph.documents.slides.tables import grid
from graph.drawing.charts.mixing import PARTS
from graph.drawing.charts.ranks import COLOURED, standings
from graph.drawing.names import short_name
from graph.drawing.page import MARGIN, WIDTH
from graph.drawing.palette import BLUE, INK, ORANGE, OTHERS, SERIES, SOFT
from graph.words import heading, sentence, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from graph.documents.slides.presentation import Desk
    from graph.documents.slides.slide import Leaf

PERIODS = 20  # categories of a chart: the names of more do not fit under it
STEPS = 16  # periods of a chart of ranks
TOP = 8  # lines of the chart of ranks
TWO = 250.0  # points, the width of the two-by-two table


def add_growth(desk: Desk, growth: pd.DataFrame, leaf: Leaf) -> None:
    """Add the slide of growth: agreements so far and in force, and what came in each period.

    Parameters
    ----------
    growth
        As `graph.growth` gives it.
    """
    slide, top = begin(desk, leaf)
    rows = growth.tail(PERIODS)
    labels = periods(rows["period"], desk.lang)
    level = data(labels, [
        (word("signed_so_far", desk.lang), rows["agreements"]),
        (heading("active_agreements", desk.lang), rows["active_agreements"]),
    ])  # fmt: skip
    high = (FLOOR - top) * 0.6
    found = chart(desk, slide, XL_CHART_TYPE.LINE, content=level, frame=(MARGIN, top, WIDE, high))
    sides = (XL_LABEL_POSITION.ABOVE, XL_LABEL_POSITION.BELOW)
    for series, colour, side in zip(found.plots[0].series, (INK, BLUE), sides, strict=True):
        line(series, colour, 2.5)
        label_end(series, len(labels) - 1, colour, position=side)
    flow = data(labels, [
        (word("first_time", desk.lang), rows["new_agreements"] - rows["renewals"]),
        (heading("renewals", desk.lang), rows["renewals"]),
    ])  # fmt: skip
    frame = (MARGIN, top + high + 6, WIDE, FLOOR - top - high - 6)
    bars(chart(desk, slide, XL_CHART_TYPE.COLUMN_STACKED, content=flow, frame=frame), (BLUE, ORANGE))


def add_mixing(desk: Desk, mixing: pd.DataFrame, leaf: Leaf) -> None:
    """Add the slide of who ties with whom: newcomers and incumbents by period, and in two by two.

    Parameters
    ----------
    mixing
        As `graph.questions.growth.decomposition` gives it: ``period`` and the three kinds of new ties.
    """
    slide, top = begin(desk, leaf)
    rows = mixing.tail(PERIODS)
    parts = [(heading(column, desk.lang), rows[column]) for column, _ in PARTS]
    content = data(periods(rows["period"], desk.lang), parts)
    frame = (MARGIN, top, WIDE - TWO - 24, FLOOR - top)
    bars(
        chart(desk, slide, XL_CHART_TYPE.COLUMN_STACKED, content=content, frame=frame),
        [colour for _, colour in PARTS],
    )
    left = WIDTH - MARGIN - TWO
    first, last = (label_words(str(rows["period"].iloc[end]), desk.lang) for end in (0, -1))
    stretch = first if first == last else f"{first} – {last}"
    both, mixed, none = (int(rows[column].sum()) for column, _ in PARTS)
    new, old = sentence("report_newcomers", desk.lang), sentence("report_incumbents", desk.lang)
    grid(
        desk,
        slide,
        [["", new, old], [new, f"{none:,}", f"{mixed:,}"], [old, f"{mixed:,}", f"{both:,}"]],
        frame=(left, top + 72, TWO, 108),
    )
    pen = Pen(desk, slide)  # which counts on from the shapes that are there
    pen.text([sentence("report_new_ties_all", desk.lang)], (left, top + 30, TWO, 16), Letters(12, bold=True))
    pen.text([stretch], (left, top + 48, TWO, 14), Letters(10, SOFT))
    pen.paragraphs([sentence("report_mixed_twice", desk.lang)], (left, top + 190, TWO, 40), Letters(9, SOFT))


def add_ranks(desk: Desk, ranks: pd.DataFrame, leaf: Leaf, *, names: Mapping[str, str]) -> None:
    """Add the slide of ranks over time: a line an organisation, the first rank on top.

    Parameters
    ----------
    ranks
        One row an organisation and period, periods in order: ``period, id, name, rank``.
    names
        Short names by id; the full one where there is none.
    """
    slide, top = begin(desk, leaf)
    places = standings(ranks, TOP)
    labels = list(places)[-STEPS:]
    last = sorted(places[labels[-1]], key=lambda each: places[labels[-1]][each])
    final = ranks[ranks["period"] == labels[-1]].set_index("id")
    full = {str(each): str(name) for each, name in final["name"].items()}
    names = {each: names.get(each) or short_name(name) for each, name in full.items()}
    actual = {str(each): int(rank) for each, rank in final["rank"].items()}
    lines = [(names[each], [places[label].get(each) for label in labels]) for each in reversed(last)]
    content = data(periods(labels, desk.lang), lines)
    frame = (MARGIN, top, WIDE, FLOOR - top)
    found = chart(desk, slide, XL_CHART_TYPE.LINE_MARKERS, content=content, frame=frame)
    found.has_legend = False
    axis = found.value_axis
    axis.reverse_order, axis.minimum_scale, axis.maximum_scale, axis.major_unit = True, 0.5, TOP + 0.5, 1
    axis.has_major_gridlines = axis.visible = False
    plot_within(found, (0.02, 0.05, 0.74, 0.92))
    colours = dict(zip(last, [*SERIES[:COLOURED], *([OTHERS] * TOP)], strict=False))
    for each, series in zip(reversed(last), found.plots[0].series, strict=True):
        text = f"{actual[each]}  {names[each]}"
        _draw_rank(series, colours[each], at=len(labels) - 1, text=text)


def _draw_rank(series: Any, colour: str, *, at: int, text: str) -> None:
    """A line with its points, and rank and name at its end."""
    strong = colour != OTHERS
    line(series, colour, 3.0 if strong else 1.5)
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 8 if strong else 5
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = rgb(colour)
    series.marker.format.line.color.rgb = rgb(colour)
    label_end(series, at, INK if strong else SOFT, text=text, position=XL_LABEL_POSITION.RIGHT)
