"""Pictures of the ecosystem for slides: a day, two days compared, year by year, moving."""

from __future__ import annotations

from graph.drawing.pictures.animation import animation
from graph.drawing.pictures.map_drawing import MapDrawing, day_drawing
from graph.drawing.pictures.overview import overview
from graph.drawing.pictures.pictures import (
    day_label,
    difference_picture,
    picture_of,
    pictures,
    snapshot_picture,
    source_line,
)
from graph.drawing.pictures.plan import Plan, lettered, make_plan, undrawn

__all__ = [
    "MapDrawing",
    "Plan",
    "animation",
    "day_drawing",
    "day_label",
    "difference_picture",
    "lettered",
    "make_plan",
    "overview",
    "picture_of",
    "pictures",
    "snapshot_picture",
    "source_line",
    "undrawn",
]
