"""The coverage chart: how many organisations of each place have a tie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.drawing.charts.axes import PLAIN, Setting, chart, note, panel
from graph.drawing.fonts import legible
from graph.drawing.lettering import letters, width
from graph.drawing.names import wrap
from graph.drawing.page import HEIGHT, MARGIN, WIDTH, write
from graph.drawing.palette import BLUE, INK, NEW, SKY, SOFT, blend
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def coverage_chart(table: pd.DataFrame, setting: Setting = PLAIN, *, most: int = 24) -> bytes:
    """Draw how many organisations of each place have a tie.

    Parameters
    ----------
    table
        One row a place, type or other group: ``name`` (or ``place``), ``nodes, connected``
        (counts).
    setting
        Title, language, form and source line.
    most
        How many rows are drawn, those with most organisations; the foot says how
        many there are in all.

    Raises
    ------
    UsageError
        When `form` is neither png nor svg.
    """
    lang = setting.lang
    rows = table.rename(columns={"place": "name"}).sort_values(
        ["nodes", "connected", "name"], ascending=[False, False, True], kind="stable"
    )
    drawn = rows.head(most)

    def draw(figure: Figure, page: Axes) -> str:
        write(page, (MARGIN, HEIGHT - 56), word("coverage_key", lang), size=10, color=SOFT)
        if len(drawn):
            names = [wrap(legible(str(each)), width=36)[0] for each in drawn["name"]]
            left = MARGIN + 6 + max(width(name, letters(10, lang=lang)) for name in names)
            step = min(26.0, (HEIGHT - 110) / len(drawn))
            axes = panel(figure, (left, HEIGHT - 70 - step * len(drawn), WIDTH - 110, HEIGHT - 70))
            _draw_coverage(axes, drawn, names, lang)
        else:
            write(page, (MARGIN, HEIGHT - 90), sentence("report_nothing", lang), size=12, color=INK)
        return f"{len(drawn)} / {len(rows)}" if len(rows) > len(drawn) else ""

    return chart(setting, word("coverage_title", lang), draw)


def _draw_coverage(axes: Axes, rows: pd.DataFrame, names: Sequence[str], lang: str) -> None:
    """A bar a group: all organisations light, those with a tie dark; groups without any in orange."""
    y = range(len(rows))
    nodes, connected = rows["nodes"].to_numpy(), rows["connected"].to_numpy()
    axes.barh(y, nodes, color=blend(SKY, "#FFFFFF", 0.6), height=0.68)
    axes.barh(y, connected, color=BLUE, height=0.68)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(0, max(int(nodes.max()), 1))
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.set_yticks(list(y), names)
    axes.tick_params(axis="y", labelcolor=INK)
    for i, (have, of) in enumerate(zip(connected, nodes, strict=True)):
        text = sentence("with_tie", lang, connected=f"{have:,}", nodes=f"{of:,}")
        colour, weight = (SOFT, "normal") if have else (NEW, "bold")
        note(axes, (of, i), text, off=(6, 0), va="center", fontsize=9.5, color=colour, weight=weight)
