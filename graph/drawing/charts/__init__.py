"""Charts for slides and print: growth, ranks over time, coverage, all in one style."""

from __future__ import annotations

from graph.drawing.charts.axes import Setting
from graph.drawing.charts.coverage import coverage_chart
from graph.drawing.charts.growing import growth_chart
from graph.drawing.charts.mixing import mixing_chart
from graph.drawing.charts.ranks import bump_chart

__all__ = ["Setting", "bump_chart", "coverage_chart", "growth_chart", "mixing_chart"]
