"""What all charts share: panels with few lines, few ticks and names beside what they name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.ticker import MaxNLocator

from graph.dates.eras import label_era, label_words, last_day, unit_once
from graph.drawing.lettering import ems
from graph.drawing.page import HEIGHT, SURE, WIDTH, blank, check_form, foot, head, saved, styled
from graph.drawing.palette import FAINT, INK, PAPER, RULE, SOFT
from graph.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    Unfinished = Mapping[str, str]  # label to last day of the periods that go on after it

MOST_TICKS = 14
APART = 62.0  # points from the middle of the name of an unfinished period to that of the one before
HEADROOM = 1.12  # an axis goes this much beyond its highest value
Frame = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Setting:
    """What every chart is told beside its table.

    Attributes
    ----------
    title
        Blank: the chart's own.
    lang
        ``en`` or ``ja``.
    form
        ``png`` or ``svg``.
    source
        The line at the foot.
    """

    title: str = ""
    lang: str = "en"
    form: str = "png"
    source: str = ""


PLAIN = Setting()


def chart(setting: Setting, title: str, draw: Callable[[Figure, Axes], str]) -> bytes:
    """Give the file of a chart: title, what is drawn, source line.

    Parameters
    ----------
    title
        The chart's own, where the setting has none.
    draw
        Draws onto a figure and onto its page, which is measured in points; gives what
        the foot has to say beside the source.

    Raises
    ------
    UsageError
        When the form is neither png nor svg.

    Examples
    --------
    >>> chart(PLAIN, "Hubs", lambda figure, page: "")[:4]
    b'\x89PNG'
    """
    check_form(setting.form)
    shown = setting.title or title
    with styled(setting.lang):
        figure, page = blank()
        head(page, shown)
        said = draw(figure, page)
        foot(page, " · ".join(each for each in (setting.source, said) if each))
        return saved(figure, setting.form, title=shown)


def tick_labels(labels: Sequence[str], most: int = MOST_TICKS) -> dict[int, str]:
    """Choose the periods that are named on the axis, and their names.

    Parameters
    ----------
    labels
        Labels of periods in order (``2016``, ``FY2016``, ``2016-Q2``, ``2016-05``).

    Returns
    -------
    ticks
        Position to name. Many periods are named by their year, every second, fifth,
        tenth … one where there are more than `most`.

    Examples
    --------
    >>> tick_labels(["2016-Q3", "2016-Q4", "2017-Q1", "2017-Q2"], most=3)
    {2: '2017'}
    >>> tick_labels(["FY2016", "FY2017"])
    {0: '2016', 1: '2017'}
    """
    plain = [each.removeprefix("FY") for each in labels]
    if len(plain) <= most:
        return dict(enumerate(plain))
    years = {i: each[:4] for i, each in enumerate(plain) if each[4:] in ("", "-Q1", "-01")}
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 10_000) if len(years) / step <= most)
    return {i: year for i, year in years.items() if int(year) % step == 0}


def tick_words(labels: Sequence[str], lang: str) -> dict[int, str]:
    """Name the periods on the axis in a language: in Japanese with 年 or 年度 once, and the era below.

    Examples
    --------
    >>> tick_words(["FY2018", "FY2019"], "ja")
    {0: '2018年度\\n平成30', 1: '2019\\n令和元'}
    >>> tick_words(["2019-04", "2019-05"], "ja")
    {0: '2019年4月', 1: '2019年5月'}
    """
    plain = tick_labels(labels)
    if lang != "ja":
        return plain
    whole = {i: labels[i].removeprefix("FY") == name for i, name in plain.items()}  # no year of months
    words = unit_once([label_words(labels[i] if whole[i] else name, lang) for i, name in plain.items()])
    eras = [label_era(labels[i]).rstrip("度").rstrip("年") for i in plain]
    return {i: f"{said}\n{era}" if era else said for i, said, era in zip(plain, words, eras, strict=True)}


def apart(values: Sequence[float], gap: float) -> list[float]:
    """Move values as little as it takes to be a gap apart, in their order from above.

    Examples
    --------
    >>> apart([10.0, 9.0, 2.0], 3.0)
    [11.0, 8.0, 2.0]
    """
    order = sorted(range(len(values)), key=lambda i: (-values[i], i))
    groups: list[list[float]] = []  # wished middle and count of labels that stand together
    for i in order:
        groups.append([values[i], 1])
        while len(groups) > 1 and groups[-2][0] - groups[-1][0] < gap * (groups[-2][1] + groups[-1][1]) / 2:
            middle, count = groups.pop()
            above, many = groups.pop()
            groups.append([(above * many + middle * count) / (many + count), many + count])
    placed = [middle + gap * ((count - 1) / 2 - k) for middle, count in groups for k in range(int(count))]
    found = [0.0] * len(values)
    for i, value in zip(order, placed, strict=True):
        found[i] = value
    return found


def panel(figure: Figure, frame: Frame) -> Axes:
    """Axes within a frame of the page (left, bottom, right, top in points), with a base line only."""
    left, bottom, right, top = frame
    axes = figure.add_axes((left / WIDTH, bottom / HEIGHT, (right - left) / WIDTH, (top - bottom) / HEIGHT))
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(RULE)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelsize=10)
    return axes


def time_axis(axes: Axes, labels: Sequence[str], lang: str, *, last_days: Unfinished) -> None:
    """Name some of the periods under a panel, an unfinished one with its last day."""
    ticks = tick_words(labels, lang)
    for i in unfinished_places(labels, last_days):
        near = APART * len(labels) / WIDTH  # names so near would overlap the longer one
        ticks = {at: name for at, name in ticks.items() if at >= i or i - at > near}
        shown = labels[i].removeprefix("FY")
        if lang == "ja":  # with its unit if it is the first to be named
            shown = unit_once(
                [label_words(labels[at], lang) for at in (*[each for each in ticks if each < i], i)]
            )[-1]
        ticks[i] = f"{shown}\n{last_day(labels[i], last_days, lang)}"
    axes.set_xlim(-0.6, len(labels) - 0.4)
    axes.set_xticks(list(ticks), list(ticks.values()))
    if labels[0].startswith("FY") and lang != "ja":
        axes.set_xlabel(word("fiscal_year", lang), fontsize=9, loc="left")


def unfinished_places(labels: Sequence[str], last_days: Unfinished) -> list[int]:
    """Tell which of the periods are unfinished.

    Examples
    --------
    >>> unfinished_places(["2025", "2026"], {"2026": "2026-01-26"})
    [1]
    """
    return [i for i, label in enumerate(labels) if label in last_days]


def stack(
    axes: Axes, table: pd.DataFrame, parts: Sequence[tuple[pd.Series, str]], *, lang: str, numbers: int
) -> None:
    """Draw a stacked bar a period, that of an unfinished one hatched, with its sum on top.

    Parameters
    ----------
    table
        ``period``, and the last days of unfinished ones in ``attrs["unfinished"]``.
    parts
        Values and colour of the parts of a bar, from the foot upwards.
    numbers
        Bars that still have room for a number over each.
    """
    labels = [str(each) for each in table["period"]]
    last_days: Unfinished = table.attrs.get("unfinished", {})
    base = parts[0][0].to_numpy() * 0
    for values, colour in parts:
        drawn = axes.bar(range(len(labels)), values.to_numpy(), bottom=base, color=colour, width=0.72)
        for i in unfinished_places(labels, last_days):
            drawn[i].set(hatch="////", edgecolor=PAPER, linewidth=0)
        base = base + values.to_numpy()
    time_axis(axes, labels, lang, last_days=last_days)
    count_axis(axes, float(base.max()) * 1.1)
    if len(labels) <= numbers:
        for i, value in enumerate(base):
            if value:
                note(axes, (i, value), f"{value:,}", off=(0, 2), ha="center", fontsize=8, color=SOFT)


def count_axis(axes: Axes, highest: float) -> None:
    """Count from 0 to a little over the highest value, with a few light lines."""
    axes.set_ylim(0, max(highest, 1) * HEADROOM)
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.grid(axis="y", color=FAINT, linewidth=0.7)


def note(axes: Axes, at: tuple[float, float], text: str, *, off: tuple[float, float], **options: Any) -> None:
    """Write a text so many points away from a place in the units of the axes."""
    axes.annotate(text, at, xytext=off, textcoords="offset points", **options)


def heads(axes: Axes, words: Sequence[tuple[str, str]]) -> None:
    """Write what a panel shows over it, each word in the colour of its series."""
    x = 0.0
    for text, colour in words:
        weight = "bold" if colour == INK else "normal"
        note(
            axes, (0, 1), text, off=(x, 9), xycoords="axes fraction", color=colour, weight=weight, fontsize=11
        )
        x += 12 + 11 * SURE * ems(text, bold=weight == "bold")
