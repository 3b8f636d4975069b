"""The slide of a period: organisations as shapes, ties as connectors glued to them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from graph.dates.eras import period_era, period_words
from graph.documents.slides import inside
from graph.documents.slides.shapes import PRESETS, Letters, Look, Pen, site
from graph.drawing.lettering import ems
from graph.drawing.page import HEIGHT, MARGIN, WIDTH
from graph.drawing.palette import FAINT, INK, NEW, SOFT, blend, look
from graph.drawing.pictures.maps import STROKES, symbol_colours
from graph.drawing.pictures.plan import LINE_HEIGHT, spots_for
from graph.drawing.pictures.side import LEFT, RIGHT, STEP, WORDS, count_name, legend
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from graph.dates.periods import Period
    from graph.documents.slides.presentation import Desk
    from graph.drawing.pictures.labels import Spot
    from graph.drawing.pictures.plan import Plan
    from graph.drawing.pictures.scene import Scene
    from graph.drawing.pictures.side import Entry

NEWS = blend(NEW, "#000000", 0.2)  # orange that can be read as text
DASHES = {"ended": "dash", "passed": "sysDot"}  # the file format's patterns that come next to the pictures'
DEEP = 42.0  # top of what stands at the side


def add_map(
    desk: Desk,
    period: Period,
    scene: Scene,
    *,
    plan: Plan,
    ties: pd.DataFrame,
    source: str,
    notes: Iterable[str],
) -> None:
    """Add the slide of a period.

    Parameters
    ----------
    scene
        What it shows.
    plan
        Where everything stands, on all slides.
    ties
        The collaboration ties that are counted, for the sources of the new ones in the notes.
    source
        The line at the foot.
    """
    spoken = [source, *notes, *_sources(scene, ties, period)]
    slide = desk.add_slide(headline(period, scene, desk.lang), spoken)
    pen = Pen(desk, slide)
    _draw_network(pen, scene, plan)
    spots = spots_for(plan, scene.partners, _pairs(scene), first=sorted(scene.newcomers))
    _draw_labels(pen, scene, plan, spots)
    unlabelled = len(scene.partners) - len(spots)
    if unlabelled:
        source += " · " + sentence("not_labelled", desk.lang, count=unlabelled)
    _draw_side(pen, scene, plan, period, desk.lang)
    pen.text([source], (MARGIN, HEIGHT - 24, 700.0, 12.0), Letters(8, SOFT))


def add_picture(desk: Desk, period: Period, scene: Scene, *, picture: bytes, notes: Iterable[str]) -> None:
    """Add the slide of a period as a picture, whose own title is blank."""
    title = headline(period, scene, desk.lang)
    slide = desk.add_slide(title, notes)
    x, y = desk.place(0, 0)
    size = (desk.extent(WIDTH), desk.extent(HEIGHT))
    added: Any = slide.shapes.add_picture(BytesIO(picture), x, y, *size)
    inside.describe(added, title)
    inside.put_behind(slide, added)


def headline(period: Period, scene: Scene, lang: str) -> str:
    """Say in a line what a period brought.

    Examples
    --------
    >>> from datetime import date
    >>> from graph.dates.periods import Period
    >>> from graph.drawing.pictures.scene import Scene
    >>> found = Scene((), {}, counts={"nodes": 3}, added={"nodes": 1, "ties": 2, "agreements": 2})
    >>> headline(Period(date(2016, 1, 1), date(2016, 12, 31), "2016"), found, "en")
    '2016: 2 new agreements, 1 new organisation'
    """
    added = {f"new_{name}": count for name, count in scene.added.items()}
    key = "report_brought" if any(scene.added.values()) else "report_brought_nothing"
    return sentence(key, lang, period=period_words(period, lang), **added)


def _draw_network(pen: Pen, scene: Scene, plan: Plan) -> None:
    """Lines first, so that they lie under the symbols whose numbers they name."""
    order = sorted(scene.partners, key=lambda each: (-scene.partners[each], each))
    numbers = dict(zip(order, pen.reserve(len(order)), strict=True))
    for tie in scene.ties:
        (x0, y0), (x1, y1) = plan.points[tie.first], plan.points[tie.second]
        shapes = [look(plan.types.get(each, "")).shape for each in (tie.first, tie.second)]
        stroke = STROKES[tie.state]
        glue = (
            (numbers[tie.first], site(shapes[0], (x1 - x0, y1 - y0))),
            (numbers[tie.second], site(shapes[1], (x0 - x1, y0 - y1))),
        )
        how = Look(line=stroke.colour, width=stroke.width, dash=DASHES.get(tie.state, ""))
        ends = ((x0, HEIGHT - y0), (x1, HEIGHT - y1))
        pen.connector(f"{tie.first} – {tie.second}", ends, how, glue=glue)
    for each in order:
        kind = plan.types.get(each, "")
        fill, edge = symbol_colours(kind)
        new = each in scene.newcomers
        box = plan.symbol(each, scene.partners[each])
        frame = (box.left, HEIGHT - box.top, box.right - box.left, box.top - box.bottom)
        how = Look(fill, NEWS if new else edge, 2.0 if new else 0.7)
        pen.numbered(numbers[each]).shape(each, PRESETS[look(kind).shape][0], frame, how=how)


def _pairs(scene: Scene) -> list[tuple[str, str]]:
    """The lines in sight."""
    return [(tie.first, tie.second) for tie in scene.ties]


def _draw_labels(pen: Pen, scene: Scene, plan: Plan, spots: Mapping[str, Spot]) -> None:
    """The names, each with a line to its symbol where it is farther off."""
    sides = {"left": "l", "center": "ctr", "right": "r"}
    for each, spot in spots.items():
        if spot.leader:
            x0, y0, x1, y1 = spot.leader
            pen.connector(each, ((x0, HEIGHT - y0), (x1, HEIGHT - y1)), Look(line=SOFT, width=0.5))
        words, box = plan.labels[each], spot.box
        how = Letters(
            words.size,
            NEWS if each in scene.newcomers else INK,
            bold=words.weight == "bold",
            align=sides[spot.align],
            spacing=LINE_HEIGHT,
            ground=True,
        )
        frame = (box.left, HEIGHT - box.top, box.right - box.left, box.top - box.bottom)
        pen.text(words.lines, frame, how, name=f"{each} (name)")


def _draw_side(pen: Pen, scene: Scene, plan: Plan, period: Period, lang: str) -> None:
    """Date, counts and legend."""
    shown = period_words(period, lang)
    pen.text([shown], (LEFT, 12, RIGHT - LEFT, 32), Letters(min(26.0, 168 / ems(shown)), bold=True))
    era = period_era(period) if lang == "ja" else ""
    if era:
        pen.text([era], (LEFT, DEEP, RIGHT - LEFT, 14), Letters(10, SOFT))
    for line, key in enumerate(("nodes", "ties", "agreements")):
        top = DEEP + 26 + 29 * line
        number = f"{scene.counts[key]:,}"
        pen.text([number], (LEFT, top, 60, 24), Letters(20, bold=True))
        beside = LEFT + 13 * max(len(f"{count:,}") for count in scene.counts.values()) + 7
        name, size = count_name(scene, key, beside, lang=lang)
        pen.text([name], (beside, top + 9, RIGHT - beside, 14), Letters(size, SOFT))
        new = scene.added.get(key, 0)
        how = Letters(14, NEWS if new else SOFT, bold=bool(new), align="r")
        pen.text([f"+{new:,}"], (RIGHT - 60, top + 5, 60, 18), how)
    _draw_legend(pen, scene, plan, DEEP + 126, lang)


def _draw_legend(pen: Pen, scene: Scene, plan: Plan, top: float, lang: str) -> None:
    """What shapes and lines stand for, of those in sight, each with its number."""
    pen.connector("legend", ((LEFT, top - 8), (RIGHT, top - 8)), Look(line=FAINT, width=0.8))
    types, lines = legend(scene, plan, WORDS["compared"], lang=lang)
    for entry in types:
        shape, how = PRESETS[look(entry.key).shape][0], Look(*symbol_colours(entry.key))
        pen.shape(f"legend {entry.key}", shape, (LEFT + 4, top + 2, 10, 10), how=how)
        top = _entry(pen, entry, top)
    pen.connector("legend", ((LEFT, top + 3), (RIGHT, top + 3)), Look(line=FAINT, width=0.8))
    top += 10
    for entry in lines:
        if entry.key in STROKES:
            stroke = STROKES[entry.key]
            how = Look(line=stroke.colour, width=stroke.width, dash=DASHES.get(entry.key, ""))
            pen.connector(f"legend {entry.key}", ((LEFT, top + 7), (LEFT + 18, top + 7)), how)
        elif entry.key == "newcomer":
            pen.shape("legend newcomer", "ellipse", (LEFT + 4, top + 2, 10, 10), how=Look("", NEWS, 2.0))
        else:  # a slide has no dots for those who are not there yet
            continue
        top = _entry(pen, entry, top)
    pen.text([word("size_partners", lang)], (LEFT, top + 2, RIGHT - LEFT, 12), Letters(8, SOFT))


def _entry(pen: Pen, entry: Entry, top: float) -> float:
    """Write the words and the number of an entry; the height of the next."""
    pen.text([entry.text], (LEFT + 26, top + 1, 110, 13), Letters(9.5))
    pen.text([f"{entry.count:,}"], (RIGHT - 40, top + 1, 40, 13), Letters(9.5, SOFT, align="r"))
    return top + STEP


def _sources(scene: Scene, ties: pd.DataFrame, period: Period) -> Sequence[str]:
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
