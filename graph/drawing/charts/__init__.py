"""Charts for slides and print: growth, ranks over time, coverage, all in one style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.drawing.charts.axes import Setting
from graph.drawing.charts.coverage import coverage_chart
from graph.drawing.charts.growing import growth_chart
from graph.drawing.charts.mixing import mixing_chart
from graph.drawing.charts.ranks import bump_chart

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

__all__ = ["Setting", "bump_chart", "coverage_chart", "draw", "growth_chart", "mixing_chart"]

DRAWN: Mapping[str, Callable[[pd.DataFrame, Setting], bytes]] = {
    "growth": growth_chart, "grown": growth_chart, "mixing": mixing_chart, "coverage": coverage_chart,
    "ranks": bump_chart,
}  # fmt: skip


def draw(name: str, table: pd.DataFrame, setting: Setting) -> bytes:
    """Draw the chart of an answer by its name; nothing where no chart has that name.

    Examples
    --------
    >>> import pandas as pd
    >>> draw("statuses", pd.DataFrame({"status": ["due"], "agreements": [1]}), Setting())
    b''
    """
    return DRAWN[name](table, setting) if name in DRAWN else b""
