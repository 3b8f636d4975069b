"""A story as slides: each step is a map with headline and text, in the design of the slides of periods."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from graph.dates.eras import day_words
from graph.dates.periods import Period
from graph.documents.slides import NAMED, SMALLEST, saved, too_many
from graph.documents.slides.house import KICKER
from graph.documents.slides.maps import add_map
from graph.documents.slides.periods import new_sources
from graph.documents.slides.presentation import open_desk
from graph.documents.slides.slide import Leaf
from graph.documents.slides.update.record import fingerprint
from graph.drawing.pictures import picture_of, source_line
from graph.drawing.pictures.map_drawing import lettered as relabelled
from graph.drawing.pictures.plan import lettered
from graph.drawing.pictures.steps import step_drawings
from graph.model.captions import captions
from graph.model.view import View
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.documents.slides.presentation import Desk
    from graph.drawing.pictures import MapDrawing
    from graph.drawing.pictures.steps import Step
    from graph.model.ecosystem import Ecosystem
    from graph.model.steps import Sight

UNDER = 20.0  # points under the topic, where a template has the headline elsewhere
NARROW = 0.82  # of the width that words may take in the fonts of a template


def story_deck(
    view: View,
    positions: Mapping[str, tuple[float, float]],
    steps: Sequence[Step],
    *,
    title: str = "",
    heading: str = "",
    template: bytes | None = None,
    stamp: date | None = None,
) -> bytes:
    """Make a PowerPoint presentation of a story.

    Parameters
    ----------
    view
        What is looked at, and in which language; its day is that of each step.
    positions
        Each organisation's place, y downwards; nothing moves from slide to slide.
    title
        That of the story, which stands above each headline; may be blank.
    heading
        That of the first slide; blank: the title, or else a general one.
    template
        A presentation (.pptx) whose design is taken and whose slides are left out.
    stamp
        Day of the document properties; the newest day of a step unless given.

    Returns
    -------
    data
        PPTX, the same bytes in every run, in shapes and connectors as those of `graph.documents.slides.deck`.

    Raises
    ------
    UsageError
        When the template is no presentation or has no layout with a title.
    UnknownName
        When an organisation with a tie has no position.
    """
    lang, digest = view.lang, view.whole.digest
    desk = open_desk(template, lang)
    name = heading or title or word("map_title", lang)
    last = steps[-1].sight.now
    whole = source_line(last, lang=lang, digest=digest)
    desk.add_title(name, _stretch(steps, lang), source=whole, notes=_counted(last, lang))
    for step, drawing in zip(steps, _drawings(desk, view, positions, steps, title=title), strict=True):
        said = (drawing.source, *_counted(step.sight.now, lang), *_told(step, drawing, lang))
        said = (*said, *_sources(step.sight, drawing))
        kicker, key = drawing.above.topic if drawing.above else "", f"step {fingerprint(step.title)}"
        add_map(desk, drawing, Leaf(step.title, drawing.source, said, kicker=kicker, key=key))
    days = [each.sight.now.as_of for each in steps if each.sight.now.as_of]
    return saved(desk, name, stamp or max(days, default=date(1980, 1, 1)))


def _drawings(
    desk: Desk, view: View, positions: Mapping[str, tuple[float, float]], steps: Sequence[Step], *, title: str
) -> Iterator[MapDrawing]:
    """The map of each step, as a picture with fewer names where there is too much for shapes."""
    room: dict[str, Any] = {} if desk.own else {"share": NARROW, "top": KICKER + UNDER}
    for step, drawing in zip(steps, step_drawings(view, positions, steps, title=title, **room), strict=True):
        if not too_many(step.sight.now):
            yield drawing
            continue
        fewer = relabelled(drawing, lettered(drawing.plan, smallest=SMALLEST, most=NAMED))
        yield replace(drawing, picture=picture_of(fewer, title=" ", said=False))


def _counted(now: Ecosystem, lang: str) -> list[str]:
    """What the notes say of the numbers of a step: those of its own day and filters."""
    return captions(replace(View.of(now), lang=lang))


def _told(step: Step, drawing: MapDrawing, lang: str) -> list[str]:
    """What the notes say of a step: its text whole, and what the slide leaves out."""
    cut = [sentence("story_cut", lang)] if drawing.above is not None and drawing.above.is_cut else []
    return [*(each for each in step.text.split("\n") if each.strip()), *cut, *step.notes]


def _sources(sight: Sight, drawing: MapDrawing) -> Sequence[str]:
    """A line for each tie that is new since the day with which a step is compared."""
    if sight.first is None:
        return []
    day = sight.now.as_of or date.max
    return new_sources(
        drawing.scene, sight.now.collaboration, Period(sight.first + timedelta(days=1), day, "")
    )


def _stretch(steps: Sequence[Step], lang: str) -> str:
    """The days of the first and the last step."""
    days = [each.sight.now.as_of for each in (steps[0], steps[-1])]
    told = [word("all_dates", lang).capitalize() if day is None else day_words(day, lang) for day in days]
    return " – ".join(dict.fromkeys(told))
