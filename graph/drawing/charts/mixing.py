"""The mixing chart: who the new ties of each period joined, newcomers or incumbents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.drawing.charts.axes import PLAIN, Setting, chart, count_axis, heads, note, panel, time_axis
from graph.drawing.page import HEIGHT, MARGIN, WIDTH
from graph.drawing.palette import BLUE, INK, NEW, SKY, SOFT
from graph.words import heading, word

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Column of the table and colour of its part of the bar, from the foot upwards.
PARTS = (("incumbent_incumbent", BLUE), ("newcomer_incumbent", SKY), ("newcomer_newcomer", NEW))
MOST_NUMBERS = 60  # bars that still have room for a number over each
_FRAME = (MARGIN + 34, 70, WIDTH - MARGIN, HEIGHT - 96)


def mixing_chart(table: pd.DataFrame, setting: Setting = PLAIN) -> bytes:
    """Draw how many new ties joined newcomers, incumbents, or one of each.

    Parameters
    ----------
    table
        As `graph.questions.growth.decomposition` gives it, one row a period: ``period,
        new_ties, newcomer_newcomer, newcomer_incumbent, incumbent_incumbent``.
    setting
        Title, language, form and source line.

    Raises
    ------
    UsageError
        When `form` is neither png nor svg.
    """

    def draw(figure: Figure, page: Axes) -> str:
        if len(table):
            _draw_bars(panel(figure, _FRAME), table, setting.lang)
        return ""

    return chart(setting, word("mixing_title", setting.lang), draw)


def _draw_bars(axes: Axes, table: pd.DataFrame, lang: str) -> None:
    """A stacked bar a period, with the number of its new ties on top."""
    x, base = range(len(table)), table["new_ties"].to_numpy() * 0
    for column, colour in PARTS:
        axes.bar(x, table[column].to_numpy(), bottom=base, color=colour, width=0.72)
        base = base + table[column].to_numpy()
    time_axis(axes, [str(each) for each in table["period"]], lang)
    count_axis(axes, float(base.max()) * 1.1)
    named = [(f"■ {heading(column, lang)}", colour) for column, colour in reversed(PARTS)]
    heads(axes, [(word("new_ties_between", lang), INK), *named])
    if len(table) <= MOST_NUMBERS:
        for i, value in enumerate(base):
            if value:
                note(axes, (i, value), f"{value:,}", off=(0, 2), ha="center", fontsize=8, color=SOFT)
