"""The mixing chart: who the new ties of each period joined, newcomers or incumbents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.drawing.charts.axes import PLAIN, Setting, chart, heads, panel, stack
from graph.drawing.page import HEIGHT, MARGIN, WIDTH
from graph.drawing.palette import BLUE, INK, NEW, SKY
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
    stack(axes, table, [(table[each], colour) for each, colour in PARTS], lang=lang, numbers=MOST_NUMBERS)
    named = [(f"■ {heading(column, lang)}", colour) for column, colour in reversed(PARTS)]
    heads(axes, [(word("new_ties_between", lang), INK), *named])
