"""Which periods a deck shows, and the map of each: those in which most changed, or all with a change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graph.dates.eras import period_words
from graph.drawing.pictures import make_plan, source_line
from graph.drawing.pictures.map_drawing import MapDrawing, make_drawing, period_date
from graph.drawing.pictures.pictures import day_before
from graph.drawing.pictures.scene import scene
from graph.drawing.pictures.side import WORDS
from graph.model.figures import IN_FORCE
from graph.words import sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    import pandas as pd

    from graph.dates.periods import Period
    from graph.drawing.pictures.plan import Plan
    from graph.drawing.pictures.scene import Scene
    from graph.model.ecosystem import Ecosystem
    from graph.model.view import View

MOST = 6  # periods of a deck, unless all are asked for


@dataclass(frozen=True)
class _Look:
    """A period as it ends against the end of the one before, and how much changed in it."""

    period: Period
    now: Ecosystem
    scene: Scene
    changes: int


def series_plan(view: View, positions: Mapping[str, tuple[float, float]], periods: Sequence[Period]) -> Plan:
    """Lay out the maps of all periods once, so that nothing moves."""
    last = view.on(periods[-1].end if periods else None)
    return make_plan(replace(last, active=False).counted, positions, lang=view.lang)


def period_sheets(
    view: View,
    plan: Plan,
    periods: Sequence[Period],
    *,
    most: int | None = MOST,
    kept: Collection[str] = (),
    pictures: Mapping[str, bytes] | None = None,
) -> Iterator[MapDrawing]:
    """Draw up the maps of a deck, oldest first.

    Parameters
    ----------
    view, plan
        What is looked at, and where everything stands.
    periods
        Each is drawn as it ends, against the end of the one before.
    most
        How many periods there are at most: the last that changed anything, as it is the map of now, and
        those in which most changed. None: all in which anything did.
    kept
        Labels of periods that are drawn in any case, as a deck has them that is brought up to date.
    pictures
        Pictures (PNG) by the labels of the periods that have too much for shapes.
    """
    looks = list(_looks(view, periods))
    shown = _chosen(looks, most, kept)
    idle: list[Period] = []
    rest: list[Period] = []
    for look in looks:
        if look.period in shown:
            notes = [
                *_left_out("report_idle", idle, view.lang),
                *_left_out("report_fewer_changes", rest, view.lang),
            ]
            yield _drawing(
                look, plan, view, notes=notes, picture=(pictures or {}).get(look.period.label, b"")
            )
            idle, rest = [], []
        else:
            (rest if look.changes else idle).append(look.period)


def _looks(view: View, periods: Sequence[Period]) -> Iterator[_Look]:
    """Each period against the one before."""
    before: Ecosystem | None = None
    for period in periods:
        if before is None:
            before = view.on(day_before(period.start)).counted
        now = view.on(period.end).counted
        shown, old = scene(now, before), scene(before)
        ended = abs(shown.states()["ended"] - old.states()["ended"])
        lost = abs(len(shown.partners) - len(old.partners))
        before = now
        yield _Look(period, now, shown, sum(shown.added.values()) + max(ended, lost))


def _chosen(looks: Sequence[_Look], most: int | None, kept: Collection[str]) -> set[Period]:
    """The periods that are shown: of a single one that one, of many the last and those with most changes."""
    found = {look.period for look in looks if look.period.label in kept}
    if len(looks) == 1:
        return {looks[0].period}
    busy = [look for look in looks if look.changes]
    if most is None or len(busy) <= most:
        return found | {look.period for look in busy}
    found.add(busy[-1].period)
    best = sorted(busy[:-1], key=lambda look: (-look.changes, look.period))
    others = [look.period for look in best if look.period not in found]
    return found.union(others[: max(most - len(found), 0)])


def _drawing(look: _Look, plan: Plan, view: View, *, notes: Sequence[str], picture: bytes) -> MapDrawing:
    """The map of a period, with its headline, and its sources in the notes."""
    lang = view.lang
    line = source_line(look.now, lang=lang, digest=view.whole.digest)
    date = period_date(look.period, lang)
    title, names = headline(look.period, look.scene, lang), WORDS["compared"]
    if picture:
        how: dict[str, Any] = {"key": look.period.label, "notes": (line, *notes), "picture": picture}
        return MapDrawing(look.scene, plan, date, line, {}, names, title=title, **how)
    found = make_drawing(look.scene, plan, date=date, source=line, names=names)
    sources = new_sources(look.scene, look.now.collaboration, look.period)
    return replace(found, title=title, key=look.period.label, notes=(line, *notes, *sources))


def headline(period: Period, scene: Scene, lang: str) -> str:
    """Say in a line what a period brought.

    Examples
    --------
    >>> from datetime import date
    >>> from graph.dates.periods import Period
    >>> from graph.drawing.pictures.scene import Scene
    >>> found = Scene((), {}, counts={"nodes": 3}, added={"nodes": 1, "ties": 2, "agreements": 2})
    >>> headline(Period(date(2016, 1, 1), date(2016, 12, 31), "2016"), found, "en")
    '2016: 2 agreements signed, 1 new organisation'
    """
    added = {f"new_{name}": count for name, count in scene.added.items()}
    key = "report_brought_into_force" if scene.word == IN_FORCE else "report_brought"
    key = key if any(scene.added.values()) else "report_brought_nothing"
    return sentence(key, lang, period=period_words(period, lang), **added)


def new_sources(scene: Scene, ties: pd.DataFrame, period: Period) -> Sequence[str]:
    """A line for each tie that is new: who, when, and the page it rests on."""
    new = {(tie.first, tie.second) for tie in scene.ties if tie.state in ("new", "renewed", "passed")}
    rows = ties[["source", "target", "signed", "source_url", "signed_last", "signed_first"]]
    lines = []
    for one, other, signed, url, last, first in rows.itertuples(index=False, name=None):
        pair = (min(one, other), max(one, other))
        within = last.date() >= period.start and first.date() <= period.end if signed else False
        if pair in new and within:
            lines.append(f"{pair[0]} – {pair[1]}, {signed}" + (f": {url}" if url else ""))
    return sorted(set(lines))


def _left_out(key: str, periods: Sequence[Period], lang: str) -> list[str]:
    """Name the periods without a slide that come before one with a slide."""
    if not periods:
        return []
    names = [period_words(each, lang) for each in (periods[0], periods[-1])]
    return [sentence(key, lang, periods=names[0] if len(periods) == 1 else " – ".join(names))]
