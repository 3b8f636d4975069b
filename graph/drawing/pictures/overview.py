"""All periods on one page: small maps side by side, each with its date and counts."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from graph.dates.eras import period_words, until_ways
from graph.drawing.lettering import letters, width
from graph.drawing.page import (
    HEIGHT,
    MARGIN,
    WIDTH,
    blank,
    check_form,
    foot,
    head,
    saved,
    styled,
    write,
)
from graph.drawing.palette import NEW, SOFT
from graph.drawing.pictures.maps import STROKES, draw_map
from graph.drawing.pictures.pictures import day_before, source_line
from graph.drawing.pictures.plan import MAP, make_plan
from graph.drawing.pictures.scene import scene
from graph.drawing.pictures.side import draw_strip
from graph.words import heading, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from graph.dates.periods import Period
    from graph.drawing.pictures.pictures import Positions
    from graph.drawing.pictures.plan import Plan
    from graph.drawing.pictures.scene import Scene
    from graph.model.view import View

MOST = 30  # small maps on a page
GUTTER = 14.0  # points between them
CAPTION = 17.0  # points over each for its date and counts
Cell = tuple[float, float, float, float]
APART = 7.0  # between the date, the counts and what is new
AREA = (MARGIN, 32.0, WIDTH - MARGIN, HEIGHT - 54)


def overview(
    view: View,
    positions: Positions,
    periods: Sequence[Period],
    *,
    title: str = "",
    form: str = "png",
    source: str = "",
) -> bytes:
    """Draw small maps of all periods on one 16:9 page.

    Parameters
    ----------
    periods
        In order. Of more than thirty, thirty are drawn, evenly spread, the last
        one among them; each is compared with the one drawn before it.
    view, positions, title, form, source
        As for `graph.drawing.pictures.pictures`.

    Raises
    ------
    UnknownName, UsageError
        As for `graph.drawing.pictures.pictures`.
    """
    check_form(form)
    chosen = spread(periods, MOST)
    end = chosen[-1].end if chosen else None
    lang, last = view.lang, replace(view, as_of=end, active=False).counted
    plan = make_plan(last, positions, lang=lang, labelled=False)
    days = [day_before(chosen[0].start)] if chosen else []
    days += [each.end for each in chosen]
    # one after the other: all of them at once take thirty times the memory
    ecos = (view.on(day).counted for day in days)
    scenes = (scene(now, before) for before, now in pairwise(ecos))
    shown = title or word("map_title", lang)
    with styled(lang):
        figure, axes = blank()
        head(axes, shown)
        for cell, period, found in zip(cells(len(chosen)), chosen, scenes, strict=True):
            _draw_cell(axes, cell, found, plan, period_words(period, lang))
        tied = {each for tie in plan.ties for each in tie}
        draw_strip(axes, plan, tied, left=WIDTH / 2, end=(WIDTH - MARGIN, HEIGHT - 34), most=2)
        write(axes, (WIDTH - MARGIN, 16), _key(lang), size=8, color=SOFT, ha="right")
        drawn_last = view.on(end).counted if chosen else last
        foot(axes, source or source_line(drawn_last, lang=lang, digest=view.whole.digest))
        return saved(figure, form, title=shown)


def spread(periods: Sequence[Period], most: int) -> list[Period]:
    """Choose at most so many periods, evenly spread, the last one among them.

    Examples
    --------
    >>> from datetime import date
    >>> from graph.dates.periods import periods
    >>> [each.label for each in spread(periods(date(2001, 1, 1), date(2007, 1, 1)), 3)]
    ['2001', '2004', '2007']
    """
    step = math.ceil(len(periods) / most) if periods else 1
    return list(periods[::-1][::step][::-1])


def cells(count: int) -> list[tuple[float, float, float, float]]:
    """Divide the page among so many small maps: left, bottom, right and top of each, in reading order.

    Notes
    -----
    As many columns as make the maps largest.
    """
    left, bottom, right, top = AREA

    def size(columns: int) -> float:
        rows = math.ceil(count / columns)
        across = (right - left - GUTTER * (columns - 1)) / columns
        down = (top - bottom - GUTTER * (rows - 1)) / rows - CAPTION
        return min(across / (MAP.right - MAP.left), down / (MAP.top - MAP.bottom))

    columns = max(range(1, count + 1), key=size, default=1)
    rows = max(math.ceil(count / columns), 1)
    across, down = (right - left + GUTTER) / columns, (top - bottom + GUTTER) / rows
    found = []
    for i in range(count):
        row, column = divmod(i, columns)
        x, y = left + column * across, top - row * down
        found.append((x, y - down + GUTTER, x + across - GUTTER, y))
    return found


def _draw_cell(axes: Axes, cell: Cell, found: Scene, plan: Plan, date: str) -> None:
    """One small map with its date and counts over it."""
    left, bottom, right, top = cell
    scale = min((right - left) / (MAP.right - MAP.left), (top - CAPTION - bottom) / (MAP.top - MAP.bottom))
    middle = ((left + right) / 2, (bottom + top - CAPTION) / 2)
    centre = ((MAP.left + MAP.right) / 2, (MAP.bottom + MAP.top) / 2)
    points = {
        each: (middle[0] + (x - centre[0]) * scale, middle[1] + (y - centre[1]) * scale)
        for each, (x, y) in plan.points.items()
    }
    # Symbols shrink less than the map, or the smallest could not be told apart.
    small = replace(plan, points=points, reach=plan.reach * max(scale, 0.1) ** 0.75)
    draw_map(axes, found, small, strokes=STROKES, scale=max(scale**0.5, 0.4), absent=False)
    _caption(axes, cell, found, date=date, lang=plan.lang)


def _caption(axes: Axes, cell: Cell, found: Scene, *, date: str, lang: str) -> None:
    """The date and counts over a small map, in what words and letters there is room for."""
    left, _, right, top = cell
    counts = f"{found.counts['nodes']:,} · {found.counts['ties']:,}"
    new = found.grown("ties") if found.change.get("ties") else ""
    bold, plain, newest = (
        letters(10, "bold", lang=lang),
        letters(8, lang=lang),
        letters(8.5, "bold", lang=lang),
    )
    beside = width(counts, plain) + (width(new, newest) + APART if new else 0.0)
    ways = [each.replace("\n", " ") for each in until_ways(date)]
    room = right - left - APART
    shown = next((each for each in ways if width(each, bold) + beside <= room), ways[-1])
    share = min(1.0, room / (width(shown, bold) + beside))
    y = top - 11
    write(axes, (left, y), shown, size=bold.size * share, weight="bold")
    at = left + width(shown, bold) * share + APART
    write(axes, (at, y), counts, size=plain.size * share, color=SOFT)
    how: dict[str, Any] = {"size": newest.size * share, "color": NEW, "weight": "bold", "ha": "right"}
    if new:
        write(axes, (right, y), new, **how)


def _key(lang: str) -> str:
    """What the numbers over the small maps are."""
    return f"{heading('nodes', lang)} · {heading('ties', lang)}  +{heading('new_ties', lang)}"
