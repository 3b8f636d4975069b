"""Pictures of the ecosystem for slides: a day, two days compared, year by year, moving."""

from __future__ import annotations

from graph.drawing.pictures.animation import animation
from graph.drawing.pictures.overview import overview
from graph.drawing.pictures.pictures import difference_picture, pictures, snapshot_picture, source_line
from graph.drawing.pictures.plan import Plan, make_plan

__all__ = [
    "Plan",
    "animation",
    "difference_picture",
    "make_plan",
    "overview",
    "pictures",
    "snapshot_picture",
    "source_line",
]
