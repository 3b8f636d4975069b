"""Charts of what happened period by period: growth, ranks, and who ties with whom."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from graph.dates.eras import label_words, last_day_words, until_words
from graph.documents.slides.chart_style import (
    bars,
    chart,
    data,
    label_end,
    line,
    mark,
    periods,
    plot_within,
    ticks,
    unfinished,
)
from graph.documents.slides.house import KICKER
from graph.documents.slides.shapes import Letters, Pen
from graph.documents.slides.slide import begin
from graph.documents.slides.tables import grid
from graph.drawing.charts.mixing import PARTS
from graph.drawing.charts.ranks import colours, standings
from graph.drawing.names import short_name
from graph.drawing.page import MARGIN
from graph.drawing.palette import BLUE, INK, ORANGE, OTHERS, SOFT
from graph.model.tables import signed_so_far
from graph.words import heading, sentence, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from graph.documents.slides.presentation import Desk
    from graph.documents.slides.shapes import Frame
    from graph.documents.slides.slide import Leaf
    from graph.drawing.charts.ranks import Course, Standings

PERIODS = 20  # categories of a chart: the names of more do not fit under it
STEPS = 16  # periods of a chart of ranks
TOP = 8  # organisations of each period on the chart of ranks
EQUAL_ROWS = 4  # lines of names that share a rank
PLOT = (0.02, 0.05, 0.74, 0.92)  # of the chart of ranks, beside whose lines names stand
APART = 24.0  # points between two lines of which each has its last value above it
AROUND = 60.0  # points of a frame that its legend and the names of periods take
LOW = 240.0  # points that two charts need over one another
EACH = 45.0  # points of a rank, with the names that share it
TWO = 250.0  # points, the width of the two-by-two table


def add_growth(desk: Desk, growth: pd.DataFrame, leaf: Leaf) -> None:
    """Add the slide of growth: agreements so far and in force, and what came in each period.

    Parameters
    ----------
    growth
        As `graph.growth` gives it; `attrs["change"]` is written over the lines.
    """
    slide, top = begin(desk, leaf)
    rows = growth.tail(PERIODS)
    if change := growth.attrs.get("change", ""):
        frame = (MARGIN, top + 2, desk.wide, 18.0)
        Pen(desk, slide).text([change], frame, Letters(13, BLUE, bold=True), name="change")
        top += 20
    upper, lower = _halves(desk, top)
    rows = rows.tail(PERIODS if upper[0] == lower[0] else PERIODS // 2)
    labels = periods(rows, desk.lang)
    level = data(ticks(labels, upper[2]), [
        (heading("signed_agreements", desk.lang), signed_so_far(rows)),
        (heading("active_agreements", desk.lang), rows["active_agreements"]),
    ])  # fmt: skip
    found = chart(desk, slide, XL_CHART_TYPE.LINE, content=level, frame=upper, names=labels)
    sides = (XL_LABEL_POSITION.ABOVE, _side(signed_so_far(rows), rows["active_agreements"], upper[3]))
    last = str(rows["period"].iloc[-1])
    day = last_day_words(last, rows.attrs.get("unfinished", {}), desk.lang)
    for series, colour, side in zip(found.plots[0].series, (INK, BLUE), sides, strict=True):
        line(desk, series, colour, width=2.5)
        if len(labels) == 1:  # whose line would not be seen
            mark(desk, series, colour, size=10 if colour == INK else 6)
        text = day and f"{list(series.values)[-1]:,.0f} ({day})"
        label_end(desk, series, len(labels) - 1, colour=colour, position=side, text=text)
    flow = data(ticks(labels, upper[2]), [
        (word("first_time", desk.lang), rows["new_agreements"] - rows["renewals"]),
        (heading("renewals", desk.lang), rows["renewals"]),
    ])  # fmt: skip
    bars(
        desk,
        chart(desk, slide, XL_CHART_TYPE.COLUMN_STACKED, content=flow, frame=lower, names=labels),
        (BLUE, ORANGE),
        hatched=unfinished(rows),
    )


def _side(upper: pd.Series, lower: pd.Series, high: float) -> Any:
    """Where the last value of the lower of two lines stands, in a frame so high: off both of them."""
    values = lower.tolist()
    rises = len(values) > 1 and values[-1] > values[-2]
    apart = (upper.iloc[-1] - values[-1]) / max(upper.max(), 1) * (high - AROUND) >= APART
    return XL_LABEL_POSITION.ABOVE if rises and apart else XL_LABEL_POSITION.BELOW


def _halves(desk: Desk, top: float) -> tuple[Frame, Frame]:
    """The frames of two charts below a height: one over the other, or side by side where that is too low."""
    high = desk.floor - top
    if high < LOW:
        half = (desk.wide - 16) / 2
        return (MARGIN, top, half, high), (MARGIN + half + 16, top, half, high)
    upper = high * 0.6
    return (MARGIN, top, desk.wide, upper), (MARGIN, top + upper + 6, desk.wide, high - upper - 6)


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
    labels = periods(rows, desk.lang)
    frame = (MARGIN, top, desk.wide - TWO - 24, desk.floor - top)
    content = data(ticks(labels, frame[2]), parts)
    bars(
        desk,
        chart(desk, slide, XL_CHART_TYPE.COLUMN_STACKED, content=content, frame=frame, names=labels),
        [colour for _, colour in PARTS],
        hatched=unfinished(rows),
    )
    left = MARGIN + desk.wide - TWO
    last_days = rows.attrs.get("unfinished", {})
    first, last = (until_words(str(rows["period"].iloc[end]), last_days, desk.lang) for end in (0, -1))
    stretch = first if first == last else f"{first} – {last}"
    both, mixed, none = (int(rows[column].sum()) for column, _ in PARTS)
    new, old = sentence("report_newcomers", desk.lang), sentence("report_incumbents", desk.lang)
    pen = Pen(desk, slide)
    head, how = sentence("report_new_ties_all", desk.lang), Letters(12, bold=True)
    pen.text([head], (left, top + 30, TWO, 16), how, name="heading of the table")
    pen.text([stretch], (left, top + 48, TWO, 14), Letters(10, SOFT), name="periods of the table")
    grid(
        desk,
        slide,
        [["", new, old], [new, f"{none:,}", f"{mixed:,}"], [old, f"{mixed:,}", f"{both:,}"]],
        frame=(left, top + 72, TWO, 108),
    )
    pen = Pen(desk, slide)  # which counts on from the shapes that are there
    note, frame = sentence("report_mixed_twice", desk.lang), (left, top + 190, TWO, 40)
    pen.paragraphs([note], frame, Letters(9, SOFT), name="note of the table")


def add_ranks(desk: Desk, ranks: pd.DataFrame, leaf: Leaf, *, names: Mapping[str, str]) -> None:
    """Add the slide of ranks over time: a line an organisation, the first rank on top.

    Parameters
    ----------
    ranks
        One row an organisation and period, periods in order: ``period, id, name, rank``.
    names
        Short names by id; the full one where there is none.

    Notes
    -----
    The data of the chart are the ranks of the table. What lies under the last rank is off the chart:
    lines that lead there are dotted, and named where they leave.
    """
    labels = list(dict.fromkeys(ranks["period"]))[-STEPS:]
    rows = ranks[ranks["period"].isin(labels)]
    found = standings(rows, TOP if desk.own else max(3, min(TOP, int((desk.floor - KICKER) / EACH))))
    said = [_more(label, found, desk.lang) for label in found.periods if label in found.more]
    slide, top = begin(desk, replace(leaf, notes=(*leaf.notes, *said)))
    names = {each.id: names.get(each.id) or short_name(each.name) for each in found.courses}
    lines = [(names[each.id], each.ranks) for each in reversed(found.courses)]
    shown = periods(rows, desk.lang)
    frame = (MARGIN, top, desk.wide, desk.floor - top)
    content = data(ticks(shown, frame[2] * PLOT[2]), lines)
    drawn = chart(desk, slide, XL_CHART_TYPE.LINE_MARKERS, content=content, frame=frame, names=shown)
    drawn.has_legend = False
    axis = drawn.value_axis
    axis.reverse_order, axis.minimum_scale, axis.maximum_scale = True, 0.5, found.depth + 0.5
    axis.major_unit, axis.has_major_gridlines, axis.visible = 1, False, False
    plot_within(drawn, PLOT)
    shades, texts = colours(found), _texts(found, names, desk.lang)
    for each, series in zip(reversed(found.courses), drawn.plots[0].series, strict=True):
        _draw_rank(desk, series, each, found, shades[each.id])
        if each.id in texts:
            stays, at = found.within(each.ranks[-1]), each.last_within(found.depth)
            colour = INK if shades[each.id] != OTHERS else SOFT
            side, size = (XL_LABEL_POSITION.RIGHT, 11) if stays else (XL_LABEL_POSITION.BELOW, 8)
            label_end(desk, series, at, colour=colour, text=texts[each.id], position=side, size=size)


def _more(label: str, found: Standings, lang: str) -> str:
    """How many more share the last rank of a period than the chart shows."""
    rank, count = found.more[label]
    return f"{label_words(label, lang)}: {sentence('more_tied', lang, count=count, rank=rank)}"


def _texts(found: Standings, names: Mapping[str, str], lang: str) -> dict[str, str]:
    """What is written where the lines end or leave the chart, by id: equals share one text."""
    equals: dict[tuple[int, int | None], list[str]] = {}
    for each in found.courses:
        at = each.last_within(found.depth)
        equals.setdefault((at, each.ranks[at]), []).append(each.id)
    comma, last = sentence("table_comma", lang), found.periods[-1]
    texts = {}
    for (at, rank), ids in equals.items():
        row = -(-len(ids) // EQUAL_ROWS)
        rows = [comma.join(names[each] for each in ids[i : i + row]) for i in range(0, len(ids), row)]
        if at == len(found.periods) - 1:
            rows[0] = f"{rank}  {rows[0]}"
            if found.more.get(last, (0, 0))[0] == rank:
                rows.append(sentence("more_tied", lang, count=found.more[last][1], rank=rank))
        texts[ids[0]] = "\n".join(rows)
    return texts


def _draw_rank(desk: Desk, series: Any, course: Course, found: Standings, colour: str) -> None:
    """A line with its points, dotted where it leads off the chart."""
    strong = colour != OTHERS
    line(desk, series, colour, width=3.0 if strong else 1.5)
    mark(desk, series, colour, size=8 if strong else 5)
    shown, paint = desk.tones.mark(colour), desk.tones.paint
    for i, (one, other) in enumerate(pairwise(course.ranks), start=1):
        if one is not None and other is not None and not (found.within(one) and found.within(other)):
            segment = series.points[i].format.line  # which leads to the point
            paint(segment.color, shown)
            segment.width = Pt(1.25)
            segment.dash_style = MSO_LINE.ROUND_DOT
