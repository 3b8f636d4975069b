"""What the charts of a deck share: PowerPoint draws them, and they can be edited there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_PATTERN
from pptx.util import Pt

from graph.dates.eras import unit_once, until_ways, until_words
from graph.documents.slides import inside
from graph.documents.slides.tones import GRID
from graph.documents.tables.cells import visible
from graph.documents.tables.delimited import guarded
from graph.drawing.lettering import ems
from graph.drawing.palette import INK, RULE, SOFT
from graph.drawing.pictures.described import bracketed
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from graph.documents.slides.presentation import Desk
    from graph.documents.slides.shapes import Frame

_DATA: Any = CategoryChartData  # whose maker has no type hints
_RUN = re.compile(r"\{=|(ftp|http)s?://|(mailto|internal|external|file):", re.IGNORECASE)  # by XlsxWriter
USUAL, SMALL = 11, 9  # points of letters, and of names on an axis that are many
LOOSE = 1.3  # of the width of a name, which it needs on an axis so as not to be turned
MOST = 8  # series that are told in words
HIGHEST = 2  # equal bars that are named
LYING = (XL_CHART_TYPE.BAR_CLUSTERED, XL_CHART_TYPE.BAR_STACKED)  # bars whose names have their numbers
STACKED = (XL_CHART_TYPE.COLUMN_STACKED, XL_CHART_TYPE.BAR_STACKED)
FEW = 5  # up to which a program would put halves on an axis
SOMETHING = "#,##0;;"  # a number format that leaves noughts out


def data(labels: Sequence[str], series: Sequence[tuple[str, Iterable[Any]]]) -> Any:
    """Give whole numbers by label and series; None is a gap."""
    found: Any = _DATA(number_format="#,##0")
    found.categories = list(map(_unrun, labels))
    for name, values in series:
        found.add_series(_unrun(name), [None if each is None else int(each) for each in values])
    return found


def _unrun(text: str) -> str:
    """A text for the workbook behind a chart, where formulas and links would be made of some texts."""
    shown = "\n".join(map(visible, text.split("\n")))
    return "'" + shown if guarded(shown) != shown or _RUN.match(shown) else shown


def periods(table: pd.DataFrame, lang: str) -> list[str]:
    """Name the periods of an axis: as they are in English, in words in Japanese, unfinished ones as such.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"period": ["2019", "FY2020"]})
    >>> periods(table, "en"), periods(table, "ja")
    (['2019', 'FY2020'], ['2019年', '2020年度'])
    """
    last_days = table.attrs.get("unfinished", {})
    labels = [str(each) for each in table["period"].drop_duplicates()]
    return [
        until_words(each, last_days, lang) if lang == "ja" or each in last_days else each for each in labels
    ]


def ticks(names: Sequence[str], wide: float) -> list[str]:
    """Write periods as they stand under a chart: years with their unit once, a last day below if need be.

    Examples
    --------
    >>> ticks(["2022年", "2023年（4月15日まで）"], 300), ticks(["2022年", "2023年（4月15日まで）"], 120)
    (['2022年', '2023（4月15日まで）'], ['2022年', '2023\\n4/15まで'])
    """
    once = unit_once(names)
    ways = [until_ways(each) for each in once]
    found = list(once)
    for way in range(max(map(len, ways), default=0)):
        found = [each[min(way, len(each) - 1)] for each in ways]
        if not _crowded(found, wide, size=SMALL):
            break
    else:
        found[0] = found[0].removesuffix("年")
    if any("\n" in each for each in found):  # a unit of two letters stands below its year, too
        found[0] = found[0].replace("年度", "\n年度")
    return found


def chart(desk: Desk, slide: Any, kind: Any, *, content: Any, frame: Frame, names: Sequence[str] = ()) -> Any:
    """Add a chart in our style: no title, soft axes, the legend on top.

    Its categories are told by their `names`, where these say more than the axis.
    """
    x, y = desk.place(frame[0], frame[1])
    added = slide.shapes.add_chart(kind, x, y, desk.extent(frame[2]), desk.extent(frame[3]), content)
    found: Any = added.chart
    added.name = "chart"
    inside.describe(added, told(found, names, desk.lang))
    found.has_title = False
    found.font.size = letters(desk, USUAL)
    desk.tones.paint(found.font.color, desk.tones.text(SOFT, USUAL * desk.scale))
    found.has_legend = True
    found.legend.position, found.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    for axis in (found.category_axis, found.value_axis):
        desk.tones.paint(axis.format.line.color, desk.tones.mark(RULE))
        axis.has_major_gridlines = False
    found.value_axis.has_major_gridlines = True
    desk.tones.paint(found.value_axis.major_gridlines.format.line.color, desk.tones.mark(GRID))
    found.value_axis.format.line.fill.background()
    _count(found)
    if _crowded([str(each) for each in found.plots[0].categories], frame[2]):
        found.category_axis.tick_labels.font.size = letters(desk, SMALL)
    return found


def _count(found: Any) -> None:
    """Have the axis of numbers begin at nought and go by whole ones."""
    values = [[each or 0 for each in series.values] for series in found.plots[0].series]
    at_each = list(zip(*values, strict=True))
    highest = [sum(each) if found.chart_type in STACKED else max(each) for each in at_each]
    found.value_axis.minimum_scale = 0
    if max(highest, default=0) <= FEW:
        found.value_axis.major_unit = 1


def told(found: Any, names: Sequence[str], lang: str) -> str:
    """Say what a chart shows: its kind, how far it reaches, and what becomes of each series."""
    names = names or [re.sub(" +", " ", str(each)) for each in found.plots[0].categories]
    series = [(str(each.name), list(each.values)) for each in found.plots[0].series]
    comma, stop = word("table_comma", lang), word("told_full_stop", lang)
    if found.chart_type in LYING:
        (_, values), heads = series[0], comma.join(name for name, _ in series)
        bars = names if len(series) > 1 else [f"{a} {b:,.0f}" for a, b in zip(names, values, strict=True)]
        return sentence("told_bars", lang, count=len(names), names=heads, series=comma.join(bars))
    key, tell = "told_columns", _sum
    if found.chart_type != XL_CHART_TYPE.COLUMN_STACKED:
        key, tell = "told_lines", _course
    if found.chart_type == XL_CHART_TYPE.LINE_MARKERS:  # whose first line is drawn last
        key, series = "told_ranks", series[::-1]
    said = [tell(name, values, names, lang) for name, values in series[:MOST]]
    more = [sentence("told_more", lang, count=len(series) - MOST)] if len(series) > MOST else []
    stretch = " – ".join(dict.fromkeys((names[0], names[-1])))
    return sentence(key, lang, stretch=stretch, series=stop.join([*said, *more]))


def _course(name: str, values: Sequence[float | None], names: Sequence[str], lang: str) -> str:
    """From where to where a line leads, with the names of its ends where they are not those of the chart."""
    known = [i for i, each in enumerate(values) if each is not None]
    if not known:
        return name
    ends = []
    for at, edge in ((known[0], 0), (known[-1], len(values) - 1)):
        value = f"{values[at]:,.0f}"
        ends.append(value if at == edge else bracketed(value, names[at], lang))
    if ends[0] == ends[1] or len(known) == 1:
        return f"{name} {ends[0]}"
    return sentence("told_course", lang, name=name, first=ends[0], last=ends[1])


def _sum(name: str, values: Sequence[float | None], names: Sequence[str], lang: str) -> str:
    """How much bars are in all, and where they are highest; not where many are."""
    known = [each or 0 for each in values]
    most, total = max(known, default=0), f"{sum(known):,.0f}"
    highest = [names[i] for i, each in enumerate(known) if each == most]
    if not most or len(highest) > HIGHEST:
        return sentence("told_sum", lang, name=name, total=total)
    where = word("told_and", lang).join(highest)
    return sentence("told_peak", lang, name=name, total=total, where=where, most=f"{most:,.0f}")


def _crowded(names: Sequence[str], wide: float, *, size: float = USUAL) -> bool:
    """Tell whether the names on an axis need smaller letters to stand side by side."""
    widest = size * max((ems(line) for each in names for line in each.split("\n")), default=0.0)
    return widest * LOOSE * len(names) > wide


def letters(desk: Desk, size: float) -> Any:
    """Give the size of letters on a slide, never too small to be read."""
    return Pt(max(7, size * desk.scale))


def bars(
    desk: Desk, found: Any, colours: Sequence[str], *, gap: int = 45, hatched: Sequence[int] = ()
) -> None:
    """Colour the stacked bars of a chart, from the axis outwards, and hatch those of some places."""
    found.plots[0].gap_width, found.plots[0].overlap = gap, 100
    for series, colour in zip(found.plots[0].series, colours, strict=True):
        series.format.fill.solid()
        shown = desk.tones.mark(colour)
        desk.tones.paint(series.format.fill.fore_color, shown)
        for place in hatched:
            fill = series.points[place].format.fill
            fill.patterned()
            fill.pattern = MSO_PATTERN.DARK_UPWARD_DIAGONAL
            desk.tones.paint(fill.fore_color, shown)
            desk.tones.paint(fill.back_color, desk.tones.grounds[0])


def unfinished(table: pd.DataFrame) -> list[int]:
    """Tell which rows are of unfinished periods.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"period": ["2025", "2026"]})
    >>> table.attrs["unfinished"] = {"2026": "2026-01-26"}
    >>> unfinished(table)
    [1]
    """
    last_days = table.attrs.get("unfinished", {})
    return [i for i, each in enumerate(table["period"]) if each in last_days]


def line(desk: Desk, series: Any, colour: str, *, width: float) -> None:
    """Draw a series as a line of a colour and width (points)."""
    series.smooth = False
    desk.tones.paint(series.format.line.color, desk.tones.mark(colour))
    series.format.line.width = Pt(width)
    series.marker.style = XL_MARKER_STYLE.NONE


def mark(desk: Desk, series: Any, colour: str, *, size: int) -> None:
    """Draw the points of a line as dots of a size (points)."""
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, size
    series.marker.format.fill.solid()
    for each in (series.marker.format.fill.fore_color, series.marker.format.line.color):
        desk.tones.paint(each, desk.tones.mark(colour))


def number(series: Any, colour: str, *, desk: Desk, position: Any = None) -> None:
    """Write its numbers at a series, noughts left out."""
    shown: Any = series.data_labels
    shown.show_value, shown.number_format, shown.number_format_is_linked = True, SOMETHING, False
    shown.font.size = letters(desk, 10)
    desk.tones.paint(shown.font.color, desk.tones.text(colour, 10 * desk.scale))
    if position is not None:
        shown.position = position


def label_end(
    desk: Desk, series: Any, at: int, *, colour: str, position: Any, text: str = "", size: float = 11
) -> None:
    """Write at a point of a line: a text, or its value."""
    shown: Any = series.points[at].data_label
    ink = desk.tones.text(colour, size)
    if text:
        shown.has_text_frame = True
        shown.text_frame.text = "\n".join(visible(each) for each in text.split("\n"))
        shown.text_frame.word_wrap = False
        for run in (each.runs[0] for each in shown.text_frame.paragraphs if each.runs):
            run.font.size = Pt(size)
            desk.tones.paint(run.font.color, ink)
    else:
        shown.font.size, shown.font.bold = Pt(14), True
        desk.tones.paint(shown.font.color, ink)
        inside.show_value(shown)
    shown.position = position


def plot_within(found: Any, box: tuple[float, float, float, float]) -> None:
    """Fix where the plot itself lies within its chart: left, top, width, height, as shares."""
    area = inside.plot_area(found)
    for old in area.findall("{*}layout"):
        area.remove(old)
    x, y, w, h = box
    layout = (
        f'<c:layout {inside.spaces("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/><c:x val="{x}"/><c:y val="{y}"/>'
        f'<c:w val="{w}"/><c:h val="{h}"/></c:manualLayout></c:layout>'
    )
    area.insert(0, inside.element(layout))


def plain_names(found: Any, size: float, desk: Desk) -> None:
    """Write the names on the axis of categories in ink, without ticks."""
    axis = found.category_axis
    axis.tick_labels.font.size = letters(desk, size)
    desk.tones.paint(axis.tick_labels.font.color, desk.tones.text(INK, size))
