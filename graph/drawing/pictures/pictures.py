"""One picture of a day, of two days compared, and the series of a time line."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from graph.dates.eras import day_words, era_year
from graph.drawing.page import blank, check_form, foot, head, saved, styled
from graph.drawing.pictures.above import draw_above
from graph.drawing.pictures.map_drawing import make_drawing, period_date
from graph.drawing.pictures.maps import STROKES, draw_areas, draw_labels, draw_map
from graph.drawing.pictures.plan import MAP, Plan, make_plan
from graph.drawing.pictures.scene import difference, scene
from graph.drawing.pictures.side import (
    WORDS,
    draw_counts,
    draw_date,
    draw_legend,
    draw_strip,
    strokes_of,
)
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from graph.dates.periods import Period
    from graph.drawing.pictures.map_drawing import MapDrawing
    from graph.model.ecosystem import Ecosystem
    from graph.model.view import View

    Positions = Mapping[str, tuple[float, float]]

STRIP = 20.0  # points under a part of a slide, for what its shapes stand for


def snapshot_picture(
    eco: Ecosystem,
    positions: Positions,
    *,
    previous: Ecosystem | None = None,
    title: str = "",
    date: tuple[str, str] | None = None,
    lang: str = "en",
    form: str = "png",
    source: str = "",
    size_by: pd.Series | None = None,
    plan: Plan | None = None,
) -> bytes:
    """Draw the ecosystem of a day as a 16:9 slide.

    Parameters
    ----------
    eco
        The ecosystem as it is on the day (`graph.snapshot`).
    positions
        Each organisation's place, y downwards. All of them set the frame, so the
        pictures of a series fit on one another.
    previous
        The ecosystem at the end of the period before: what has come since is
        highlighted and counted. None: nothing is.
    title
        Blank: a general one.
    date
        What stands large at the side, and small under it; None: the day.
    form
        ``png`` (200 dots an inch) or ``svg`` (text stays text).
    source
        The line at the foot; blank: rows, digest and day of `eco`.
    size_by
        What the symbols' areas stand for, by id; None: partners.
    plan
        What the pictures of a series share (`make_plan`); `positions` and `size_by`
        then play no part.

    Returns
    -------
    picture
        The bytes of the file, the same in every run.

    Raises
    ------
    UnknownName
        When an organisation with a tie has no position.
    UsageError
        When `form` is neither png nor svg.
    """
    check_form(form)
    plan = plan or make_plan(eco, positions, lang=lang, size_by=size_by)
    found = scene(eco, previous)
    names = WORDS["alone" if previous is None else "compared"]
    shown = date or day_label(eco.as_of, lang)
    line = source or source_line(eco, lang=lang)
    return picture_of(make_drawing(found, plan, date=shown, source=line, names=names), title=title, form=form)


def difference_picture(
    before: Ecosystem,
    after: Ecosystem,
    positions: Positions,
    *,
    title: str = "",
    lang: str = "en",
    form: str = "png",
    source: str = "",
    plan: Plan | None = None,
) -> bytes:
    """Draw what was added, kept and ended between two days, and what came and went, as a 16:9 slide.

    Parameters
    ----------
    before, after
        The ecosystem as it is on each of the days. A tie counts while it is in force; what
        came and went in between is known where the later one holds all that had been signed.
    positions, title, lang, form, source, plan
        As for `snapshot_picture`.

    Raises
    ------
    UnknownName, UsageError
        As for `snapshot_picture`.
    """
    check_form(form)
    either = replace(after, edges=pd.concat([before.edges, after.edges], ignore_index=True))
    plan = plan or make_plan(either, positions, lang=lang)
    days = [day_label(each.as_of, lang)[0] for each in (before, after)]
    date = (days[1], sentence("since", lang, day=days[0]))
    line = source or source_line(after, lang=lang)
    names = WORDS["difference"]
    drawing = make_drawing(difference(before, after), plan, date=date, source=line, names=names)
    return picture_of(drawing, title=title, form=form)


def pictures(
    view: View,
    positions: Positions,
    periods: Sequence[Period],
    *,
    title: str = "",
    form: str = "png",
    source: str = "",
    size_by: pd.Series | None = None,
    plan: Plan | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Draw one picture a period; nothing moves from one to the next.

    Parameters
    ----------
    view
        What is looked at, and in which language; its day is that of each period.
    periods
        Each is drawn as it ends, against the end of the one before
        (`graph.dates.periods.periods`); the first one against the day before it starts.
    positions, title, form, source, size_by, plan
        As for `snapshot_picture`.

    Yields
    ------
    name, picture
        File name (``2016.png``) and bytes, oldest first.

    Raises
    ------
    UnknownName, UsageError
        As for `snapshot_picture`.
    """
    check_form(form)
    if not periods:
        return
    lang, digest = view.lang, view.whole.digest
    every = replace(view, as_of=periods[-1].end, active=False).counted
    plan = plan or make_plan(every, positions, lang=lang, size_by=size_by)
    before = view.on(day_before(periods[0].start)).counted
    for period in periods:
        now = view.on(period.end).counted
        line = source or source_line(now, lang=lang, digest=digest)
        date = period_date(period, lang)
        yield (
            f"{period.label}.{form}",
            snapshot_picture(
                now,
                positions,
                previous=before,
                title=title,
                date=date,
                lang=lang,
                form=form,
                source=line,
                plan=plan,
            ),
        )
        before = now


def source_line(eco: Ecosystem, *, lang: str = "en", digest: str = "") -> str:
    """Say what a picture rests on: rows, data, day, and what is left out.

    Parameters
    ----------
    eco
        The ecosystem of the day.
    digest
        Of the whole data; blank: of `eco`.

    Examples
    --------
    >>> from graph.model.ecosystem import make, snapshot
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> source_line(snapshot(eco, "2020"), digest="0123456789abcdef")
    'Source: 1 row of edges.csv · data 0123456789ab · as of 2020-12-31'
    """
    parts = [sentence("source_rows", lang, rows=f"{len(eco.collaboration):,}")]
    parts.append(sentence("digest", lang, digest=(digest or eco.digest)[:12]))
    if eco.as_of is None:
        parts.append(word("all_dates", lang))
    else:
        parts.append(sentence("in_force" if eco.active else "as_of", lang, day=eco.as_of.isoformat()))
        if eco.undated:
            parts.append(sentence("undated_out", lang, count=eco.undated))
        if eco.uncertain:
            parts.append(sentence("uncertain_ties", lang, count=eco.uncertain))
    return " · ".join(parts)


def day_label(day: date | None, lang: str) -> tuple[str, str]:
    """A day as it stands at the side of a slide, and its year by the Japanese era."""
    if day is None:
        return word("all_dates", lang).capitalize(), ""
    return day_words(day, lang), era_year(day) if lang == "ja" else ""


def day_before(day: date) -> date:
    """The day before, the first of all being its own."""
    return day.fromordinal(max(day.toordinal() - 1, 1))


def picture_of(drawing: MapDrawing, *, title: str = "", form: str = "png", said: bool = True) -> bytes:
    """Draw a map as a 16:9 slide; blank: with a general title. A part of a slide is drawn without any.

    What is said above the map of a step of a story is left out where it stands there already.
    """
    check_form(form)
    plan, found = drawing.plan, drawing.scene
    if plan.area != MAP and drawing.above is None:
        return _part(drawing, form)
    strokes = strokes_of(drawing)
    shown = title or drawing.title or word("map_title", plan.lang)
    scale = _thinness(len(found.ties))
    with styled(plan.lang):
        figure, axes = blank()
        if drawing.above is None:
            head(axes, shown)
        elif said:
            draw_above(axes, drawing.above, plan.lang)
        draw_date(axes, *drawing.date)
        draw_counts(axes, found, lang=plan.lang)
        draw_legend(axes, drawing, strokes=strokes)
        draw_areas(axes, drawing)
        how: dict[str, Any] = {"absent": drawing.above is None, "light": drawing.light}
        draw_map(axes, found, plan, strokes=strokes, scale=scale, **how)
        draw_labels(axes, plan, drawing.spots, form=form)
        foot(axes, drawing.foot)
        return saved(figure, form, title=shown)


def _part(drawing: MapDrawing, form: str) -> bytes:
    """The picture of a map that is a part of a slide, with what its shapes stand for under it."""
    plan, area = drawing.plan, drawing.plan.area
    with styled(plan.lang):
        figure, axes = blank(area.right - area.left, area.top - area.bottom + STRIP)
        axes.set_xlim(area.left, area.right)
        axes.set_ylim(area.bottom - STRIP, area.top)
        end = (area.right - 4, area.bottom - STRIP + 6)
        draw_strip(axes, plan, drawing.scene.partners, left=area.left, end=end)
        draw_map(axes, drawing.scene, plan, strokes=STROKES)
        draw_labels(axes, plan, drawing.spots, form=form)
        return saved(figure, form, title=word("map_title", plan.lang))


def _thinness(ties: int) -> float:
    """How much thinner lines are where there are very many."""
    return max(0.25, min(1.0, math.sqrt(500 / max(ties, 1))))
