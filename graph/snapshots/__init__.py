"""Pictures of the ecosystem for slides: a day, two days compared, year by year, moving."""

from __future__ import annotations

from graph.snapshots.frames import animation
from graph.snapshots.overview import overview
from graph.snapshots.pictures import difference_picture, pictures, snapshot_picture, source_line
from graph.snapshots.plan import Plan, make_plan

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
