"""Charts that PowerPoint draws and that can be edited there: growth, and ranks over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.util import Pt

from graph.charts.ranks import COLOURED, standings
from graph.deck.shapes import Letters, Pen, rgb
from graph.drawing.names import short_name
from graph.drawing.sheet import HEIGHT, MARGIN, WIDTH
from graph.palette import BLUE, INK, ORANGE, OTHERS, RULE, SERIES, SOFT
from graph.phrases import heading, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from graph.deck.shapes import Frame
    from graph.deck.stage import Desk

_DATA: Any = CategoryChartData  # whose maker has no type hints
PERIODS = 16  # categories of a chart: more cannot be read on a slide
TOP = 8  # lines of the chart of ranks


def add_growth(desk: Desk, growth: pd.DataFrame, *, source: str, notes: Iterable[str]) -> None:
    """Add the slide of growth: agreements so far and in force, and what came in each period."""
    title = word("growth_title", desk.lang)
    slide = desk.add_slide(title, [source, word("open_ended", desk.lang), *notes])
    rows = growth.tail(PERIODS)
    labels = [str(each) for each in rows["period"]]
    level = _data(labels, [
        (word("signed_so_far", desk.lang), rows["agreements"]),
        (heading("active_agreements", desk.lang), rows["active_agreements"]),
    ])  # fmt: skip
    chart = _chart(desk, slide, XL_CHART_TYPE.LINE, level, (MARGIN, 52, WIDTH - 2 * MARGIN, 268))
    sides = (XL_LABEL_POSITION.ABOVE, XL_LABEL_POSITION.BELOW)
    for series, colour, side in zip(chart.plots[0].series, (INK, BLUE), sides, strict=True):
        _line(series, colour, 2.5)
        _label_end(series, len(labels) - 1, colour, position=side)
    first = rows["new_agreements"]
    flow = _data(labels, [
        (word("first_time", desk.lang), first), (heading("renewals", desk.lang), rows["renewals"])
    ])  # fmt: skip
    chart = _chart(desk, slide, XL_CHART_TYPE.COLUMN_STACKED, flow, (MARGIN, 326, WIDTH - 2 * MARGIN, 182))
    chart.plots[0].gap_width, chart.plots[0].overlap = 45, 100
    for series, colour in zip(chart.plots[0].series, (BLUE, ORANGE), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(colour)
    assumed = word("open_ended", desk.lang)
    Pen(desk, slide).text([f"{source} · {assumed}"], (MARGIN, HEIGHT - 24, 700, 12), Letters(8, SOFT))


def add_ranks(
    desk: Desk, ranks: pd.DataFrame, names: Mapping[str, str], *, source: str, notes: Iterable[str]
) -> None:
    """Add the slide of ranks over time: a line an organisation, the first rank on top.

    Parameters
    ----------
    ranks
        One row an organisation and period, periods in order: ``period, id, name, rank``.
    names
        Short names by id; the full one where there is none.
    """
    title = word("ranks_title", desk.lang)
    slide = desk.add_slide(title, [source, *notes])
    places = standings(ranks, TOP)
    labels = list(places)[-PERIODS:]
    last = sorted(places[labels[-1]], key=lambda each: places[labels[-1]][each])
    final = ranks[ranks["period"] == labels[-1]].set_index("id")
    full = {str(each): str(name) for each, name in final["name"].items()}
    names = {each: names.get(each) or short_name(name) for each, name in full.items()}
    actual = {str(each): int(rank) for each, rank in final["rank"].items()}
    lines = [(names[each], [places[label].get(each) for label in labels]) for each in reversed(last)]
    chart = _chart(
        desk, slide, XL_CHART_TYPE.LINE_MARKERS, _data(labels, lines), (MARGIN, 52, WIDTH - 2 * MARGIN, 456)
    )
    chart.has_legend = False
    axis = chart.value_axis
    axis.reverse_order, axis.minimum_scale, axis.maximum_scale, axis.major_unit = True, 0.5, TOP + 0.5, 1
    axis.has_major_gridlines = axis.visible = False
    _room_at_right(chart, 0.74)
    colours = dict(zip(last, [*SERIES[:COLOURED], *([OTHERS] * TOP)], strict=False))
    for each, series in zip(reversed(last), chart.plots[0].series, strict=True):
        strong = colours[each] != OTHERS
        _line(series, colours[each], 3.0 if strong else 1.5)
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 8 if strong else 5
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = rgb(colours[each])
        series.marker.format.line.color.rgb = rgb(colours[each])
        _label_end(
            series,
            len(labels) - 1,
            INK if strong else SOFT,
            text=f"{actual[each]}  {names[each]}",
            position=XL_LABEL_POSITION.RIGHT,
        )
    Pen(desk, slide).text([source], (MARGIN, HEIGHT - 24, 700, 12), Letters(8, SOFT))


def _data(labels: Sequence[str], series: Sequence[tuple[str, Iterable[Any]]]) -> Any:
    data: Any = _DATA()
    data.categories = labels
    for name, values in series:
        data.add_series(name, [None if each is None else int(each) for each in values])
    return data


def _chart(desk: Desk, slide: Any, kind: Any, data: Any, frame: Frame) -> Any:
    """A chart in our style: no title, soft axes, the legend on top."""
    x, y = desk.place(frame[0], frame[1])
    added = slide.shapes.add_chart(kind, x, y, desk.extent(frame[2]), desk.extent(frame[3]), data)
    added._element.nvGraphicFramePr.cNvPr.set("descr", slide.shapes.title.text_frame.text)
    chart: Any = added.chart
    chart.has_title = False
    chart.font.size = Pt(max(7, 11 * desk.scale))
    chart.font.color.rgb = rgb(SOFT)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    for axis in (chart.category_axis, chart.value_axis):
        axis.format.line.color.rgb = rgb(RULE)
        axis.has_major_gridlines = False
    chart.value_axis.has_major_gridlines = True
    chart.value_axis.major_gridlines.format.line.color.rgb = rgb("#E6EAEE")
    chart.value_axis.format.line.fill.background()
    return chart


def _line(series: Any, colour: str, width: float) -> None:
    series.smooth = False
    series.format.line.color.rgb = rgb(colour)
    series.format.line.width = Pt(width)
    series.marker.style = XL_MARKER_STYLE.NONE


def _label_end(series: Any, at: int, colour: str, *, position: Any, text: str = "") -> None:
    """Write at the last point of a line: a text, or its value."""
    shown: Any = series.points[at].data_label
    if text:
        shown.has_text_frame = True
        shown.text_frame.text = text
        run = shown.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.color.rgb = Pt(11), rgb(colour)
    else:
        shown.font.size, shown.font.bold, shown.font.color.rgb = Pt(14), True, rgb(colour)
        label = shown._get_or_add_dLbl()
        label.find("{*}showVal").set("val", "1")
    shown.position = position


def _room_at_right(chart: Any, share: float) -> None:
    """Keep the plot in the left part of the chart, so that names fit beside its lines."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    area = chart._chartSpace.chart.plotArea
    for old in area.findall("{*}layout"):
        area.remove(old)
    layout = (
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        '<c:yMode val="edge"/><c:x val="0.02"/><c:y val="0.03"/>'
        f'<c:w val="{share}"/><c:h val="0.88"/></c:manualLayout></c:layout>'
    )
    area.insert(0, parse_xml(layout))
