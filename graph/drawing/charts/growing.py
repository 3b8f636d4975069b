"""The growth chart: agreements so far and in force, new ones and renewals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.dates.eras import last_day_words
from graph.drawing.charts.axes import (
    HEADROOM,
    PLAIN,
    Setting,
    apart,
    chart,
    count_axis,
    heads,
    note,
    panel,
    stack,
    time_axis,
)
from graph.drawing.page import HEIGHT, WIDTH
from graph.drawing.palette import BLUE, INK, ORANGE, SKY, blend
from graph.model.tables import signed_so_far
from graph.words import heading, word

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEVEL = (58.0, 208.0, WIDTH - 150, HEIGHT - 80)  # the panels' frames on the page
FLOW = (58.0, 58.0, WIDTH - 150, 162.0)
MOST_NUMBERS = 50  # bars that get a number


def growth_chart(table: pd.DataFrame, setting: Setting = PLAIN) -> bytes:
    """Draw how many agreements there were, and how many came in each period.

    Parameters
    ----------
    table
        As `graph.growth` gives it: ``period, agreements, active_agreements,
        new_agreements, renewals``. `attrs["change"]` is written over those in force.
    setting
        Title, language, form and source line.

    Raises
    ------
    UsageError
        When `form` is neither png nor svg.
    """

    def draw(figure: Figure, page: Axes) -> str:
        if len(table):
            _draw_level(panel(figure, LEVEL), table, setting.lang)
            _draw_flow(panel(figure, FLOW), table, setting.lang)
        return word("open_ended", setting.lang)

    return chart(setting, word("growth_title", setting.lang), draw)


def _draw_level(axes: Axes, table: pd.DataFrame, lang: str) -> None:
    """Agreements signed so far as a line, those in force as an area, named at the right end."""
    x = range(len(table))
    signed, active = signed_so_far(table).to_numpy(), table["active_agreements"].to_numpy()
    axes.fill_between(x, active, color=blend(SKY, "#FFFFFF", 0.55), linewidth=0)
    alone = "o" if len(table) == 1 else ""  # a line of one period would not be seen
    for values, colour, size in ((active, BLUE, 9.0), (signed, INK, 5.0)):  # equals are seen as well
        how: dict[str, Any] = {"color": colour, "marker": alone, "markersize": size}
        axes.plot(x, values, linewidth=2.0, solid_capstyle="round", **how)
    labels = [str(each) for each in table["period"]]
    time_axis(axes, labels, lang, last_days=table.attrs.get("unfinished", {}))
    axes.set_xlabel("")
    axes.tick_params(labelbottom=False)
    highest = float(max(signed.max(), active.max()))
    count_axis(axes, highest)
    change = table.attrs.get("change", "")
    heads(axes, [(heading("agreements", lang), INK), *([(f"   {change}", BLUE)] if change else [])])
    day = last_day_words(labels[-1], table.attrs.get("unfinished", {}), lang)
    dated = day and (f"（{day}）" if lang == "ja" else f", {day}")
    ends = [
        (int(signed[-1]), heading("signed_agreements", lang) + dated, INK),
        (int(active[-1]), heading("active_agreements", lang) + dated, BLUE),
    ]
    point = max(highest, 1) * HEADROOM / (LEVEL[3] - LEVEL[1])  # what a point of height stands for
    heights = apart([float(value) for value, _, _ in ends], 30 * point)
    for (value, text, colour), height in zip(ends, heights, strict=True):
        at = (len(table) - 1, height)
        note(axes, at, f"{value:,}", off=(10, 1), color=colour, weight="bold", fontsize=15)
        note(axes, at, text, off=(10, -10), color=colour, fontsize=9.5)


def _draw_flow(axes: Axes, table: pd.DataFrame, lang: str) -> None:
    """New agreements and renewals of each period as stacked bars."""
    renewed = table["renewals"]
    parts = [(table["new_agreements"] - renewed, BLUE), (renewed, ORANGE)]
    stack(axes, table, parts, lang=lang, numbers=MOST_NUMBERS)
    dark = blend(ORANGE, "#000000", 0.25)
    named = [(f"■ {word('first_time', lang)}", BLUE), (f"■ {heading('renewals', lang)}", dark)]
    heads(axes, [(word("signed_per", lang), INK), *named])
