"""The maps of a story: one a step, each with its headline and text above it; nobody moves between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graph.drawing.pictures.above import above, map_below
from graph.drawing.pictures.map_drawing import called_out, make_drawing
from graph.drawing.pictures.pictures import day_label, picture_of, source_line
from graph.drawing.pictures.plan import make_plan
from graph.drawing.pictures.scene import difference, scene
from graph.drawing.pictures.side import WORDS
from graph.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd

    from graph.drawing.pictures.map_drawing import MapDrawing
    from graph.drawing.pictures.plan import Plan
    from graph.model.steps import Sight
    from graph.model.view import View


@dataclass(frozen=True, eq=False)
class Step:
    """A step of a story, in the language in which it is told.

    Attributes
    ----------
    title, text
        Its headline, and what is said under it; a blank line parts paragraphs.
    sight
        What it has in sight.
    called
        The groups that it calls out, as `graph.drawing.pictures.day_drawing` takes them.
    notes
        What a speaker is told of it.
    """

    title: str
    text: str
    sight: Sight
    called: pd.DataFrame | None = None
    notes: tuple[str, ...] = ()


def step_drawings(
    view: View,
    positions: Mapping[str, tuple[float, float]],
    steps: Sequence[Step],
    *,
    title: str = "",
    **room: Any,
) -> Iterator[MapDrawing]:
    """Draw up the map of each step, with what is said above it.

    Parameters
    ----------
    view
        What is looked at, and in which language.
    positions
        Each organisation's place, y downwards.
    title
        That of the story, which stands small above each headline with the number of the step.
    room
        `share` and `top` of `graph.drawing.pictures.above.above`.

    Raises
    ------
    UnknownName
        When an organisation with a tie has no position.
    """
    topics = [
        " · ".join([*([title] if title else []), f"{i} / {len(steps)}"]) for i in range(1, len(steps) + 1)
    ]
    said = above([(each.title, each.text) for each in steps], topics=topics, lang=view.lang, **room)
    every = replace(view, as_of=None, active=False).counted
    plan = make_plan(every, positions, lang=view.lang, area=map_below(said))
    for step, told in zip(steps, said, strict=True):
        found = _drawing(step.sight, plan, view)
        found = replace(found, title=step.title, notes=step.notes, above=told)
        yield called_out(found, step.called)


def step_pictures(
    view: View,
    positions: Mapping[str, tuple[float, float]],
    steps: Sequence[Step],
    *,
    title: str = "",
    form: str = "png",
) -> Iterator[tuple[str, bytes]]:
    """Draw one picture a step.

    Parameters
    ----------
    view, positions, steps, title
        As for `step_drawings`.
    form
        ``png`` or ``svg``.

    Yields
    ------
    name, picture
        File name (``01.png``; as many digits as the last one has, two at least) and bytes.
    """
    digits = max(2, len(str(len(steps))))
    for number, drawing in enumerate(step_drawings(view, positions, steps, title=title), start=1):
        yield f"{number:0{digits}}.{form}", picture_of(drawing, form=form)


def _drawing(sight: Sight, plan: Plan, view: View) -> MapDrawing:
    """The map of what a step has in sight."""
    now, before, lang = sight.now, sight.before, view.lang
    day, more = day_label(now.as_of, lang)
    if sight.first is not None:
        more = sentence("since", lang, day=day_label(sight.first, lang)[0])
    if sight.apart and before is not None:
        found, names = difference(before, now), WORDS["difference"]
    else:
        found, names = scene(now, before), WORDS["alone" if before is None else "compared"]
    line = source_line(now, lang=lang, digest=view.whole.digest)
    how: dict[str, Any] = {"date": (day, more), "source": line, "names": names, "light": sight.light}
    return make_drawing(found, plan, **how)
