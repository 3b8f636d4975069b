"""Pictures of the ecosystem for slides: a day, two days compared, year by year, moving."""

from __future__ import annotations

from graph.drawing.pictures.animation import animation
from graph.drawing.pictures.overview import overview
from graph.drawing.pictures.pictures import (
    day_label,
    difference_picture,
    draw_sheet,
    pictures,
    snapshot_picture,
    source_line,
)
from graph.drawing.pictures.plan import Plan, make_plan
from graph.drawing.pictures.sheet import Sheet, day_sheet

__all__ = [
    "Plan",
    "Sheet",
    "animation",
    "day_label",
    "day_sheet",
    "difference_picture",
    "draw_sheet",
    "make_plan",
    "overview",
    "pictures",
    "snapshot_picture",
    "source_line",
]
