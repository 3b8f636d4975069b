"""Charts for slides and print: growth, ranks over time, coverage, all in one style."""

from __future__ import annotations

from graph.charts.coverage import coverage_chart
from graph.charts.growing import growth_chart
from graph.charts.mixing import mixing_chart
from graph.charts.panels import Setting
from graph.charts.ranks import bump_chart

__all__ = ["Setting", "bump_chart", "coverage_chart", "growth_chart", "mixing_chart"]
