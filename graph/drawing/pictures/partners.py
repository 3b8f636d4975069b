"""The map of an organisation and its partners: it in the middle, they on both sides, each with its name."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from graph.drawing.page import HEIGHT
from graph.drawing.pictures.labels import Box
from graph.drawing.pictures.map_drawing import make_drawing
from graph.drawing.pictures.plan import make_plan
from graph.drawing.pictures.scene import scene
from graph.drawing.pictures.side import WORDS
from graph.model.selection import column
from graph.vocabulary import in_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.drawing.pictures.map_drawing import MapDrawing
    from graph.model.ecosystem import Ecosystem

SMALL = Box(504.0, 74.0, 932.0, HEIGHT - 92.0)  # beside what a slide says
NARROW = 0.5  # of the height, so that names have room at the sides


def partners_drawing(
    eco: Ecosystem,
    org: str,
    partners: Sequence[str],
    *,
    date: tuple[str, str],
    source: str,
    lang: str = "en",
) -> MapDrawing:
    """Draw up the small map of an organisation and its partners, which is a part of a slide.

    Parameters
    ----------
    eco
        The ecosystem of the day.
    partners
        Those that are drawn; the counts are those of all.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["a", "c"], "target": ["b", "a"], "signed": ["2016-05", "2018"]})
    >>> found = partners_drawing(eco, "a", ["b"], date=("2018", ""), source="")
    >>> found.pairs, found.scene.counts["ties"], sorted(found.spots)
    ([('a', 'b')], 2, ['a', 'b'])
    """
    pairs = eco.pairs[["first", "second"]].drop_duplicates()
    sizes = pd.concat([pairs["first"], pairs["second"]]).value_counts()
    mine = _between(eco, org, None)
    drawn = _between(eco, org, {org, *partners})
    places = around(org, partners, column(eco, "type"))
    plan = make_plan(drawn, places, lang=lang, size_by=sizes, area=SMALL, middle=org)
    found = replace(scene(drawn), counts=scene(mine).counts)
    return make_drawing(found, plan, date=date, source=source, names=WORDS["alone"])


def _between(eco: Ecosystem, org: str, kept: set[str] | None) -> Ecosystem:
    """The ties of an organisation, or those to some of its partners."""
    ties = eco.edges
    mine = (ties["source"] == org) | (ties["target"] == org)
    if kept is not None:
        mine &= ties["source"].isin(kept) & ties["target"].isin(kept)
    return replace(eco, edges=ties[mine].reset_index(drop=True))


def around(org: str, partners: Sequence[str], types: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Place an organisation in the middle and its partners on two bows beside it, type by type.

    Parameters
    ----------
    types
        The type of each, by id.

    Returns
    -------
    positions
        Id to place, y downwards; one half of the partners, or one more, is on the right.

    Examples
    --------
    >>> around("a", ["b", "c"], {"b": "city", "c": "hub"})
    {'a': (0.0, 0.0), 'c': (0.5, 0.0), 'b': (-0.5, 0.0)}
    """
    order = in_order(types.get(each, "") for each in partners)
    rows = sorted(partners, key=lambda each: order.index(types.get(each, "")))
    half = math.ceil(len(rows) / 2)
    found = {org: (0.0, 0.0)}
    for side, members in ((1.0, rows[:half]), (-1.0, rows[half:][::-1])):  # clockwise
        for place, each in enumerate(members):
            y = 0.0 if len(members) == 1 else 2 * place / (len(members) - 1) - 1
            found[each] = (round(side * NARROW * math.sqrt(1 - 0.7 * y * y), 6), round(y, 6))
    return found
