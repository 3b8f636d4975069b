"""The slide of a map: organisations as shapes, ties as connectors glued to them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from graph.documents.slides import inside
from graph.documents.slides.house import KICKER, SIDES
from graph.documents.slides.shapes import PRESETS, Letters, Look, Pen, site
from graph.documents.slides.tones import NEWS
from graph.drawing.lettering import ems
from graph.drawing.page import HEIGHT, MARGIN, SURE, WIDTH
from graph.drawing.palette import FAINT, INK, SOFT, blend, is_hollow
from graph.drawing.pictures.above import BETWEEN, LINE, WIDE
from graph.drawing.pictures.described import told_legend, told_network, told_side
from graph.drawing.pictures.map_drawing import lettered
from graph.drawing.pictures.maps import EDGE, OUTLINE, PALE, PALENESS, drawn_order, is_pale, symbol_colours
from graph.drawing.pictures.plan import CALLED, HALO, LINE_HEIGHT, MOST_LABELS
from graph.drawing.pictures.side import DEEP as UNDER
from graph.drawing.pictures.side import (
    LEFT,
    RIGHT,
    ROOM,
    called,
    count_name,
    legend,
    spacing_of,
    strokes_of,
)
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.documents.slides.presentation import Desk
    from graph.documents.slides.slide import Leaf
    from graph.documents.slides.tones import Tones
    from graph.drawing.pictures.above import Above
    from graph.drawing.pictures.labels import Spot
    from graph.drawing.pictures.map_drawing import MapDrawing
    from graph.drawing.pictures.plan import Plan
    from graph.drawing.pictures.scene import Scene
    from graph.drawing.pictures.side import Entry, Spacing

MOST_NODES, MOST_TIES = 150, 400  # that shapes and connectors can show
NAMED = 40  # organisations with a name on a picture of more
SMALLEST = 10.0  # points of a name
DASHES = {"ended": "dash", "passed": "sysDot"}  # the file format's patterns that come next to the pictures'
BLANK = 6.0  # points of a picture at its sides and foot that stay
DEEP = 42.0  # top of what stands at the side


def add_map(desk: Desk, drawing: MapDrawing, leaf: Leaf) -> None:
    """Add the slide of a map: shapes and connectors, or its picture where there is too much for them.

    Parameters
    ----------
    drawing
        The map as it is drawn.
    leaf
        What the slide says beside it; its source is that of the map.
    """
    told = drawing.above
    if drawing.picture:
        said = sentence("map_as_picture", desk.lang, nodes=MOST_NODES, ties=MOST_TIES, named=NAMED)
        kicker = " · ".join(each for each in (leaf.kicker, said) if each)
        leaf = replace(leaf, kicker=leaf.kicker if told else kicker, notes=(*leaf.notes, said))
    how: dict[str, Any] = {"key": leaf.key, "kicker": leaf.kicker, "room": WIDE, "most": 2 if told else 1}
    slide = desk.add_slide(leaf.title, leaf.notes, **how)
    desk.places.update(drawing.plan.places)
    here, beside = desk.for_map()
    if told is not None and told.text:
        _write_text(Pen(here, slide), told)
    if drawing.picture:
        _add_picture(here, slide, drawing)
        return
    drawing = lettered(
        drawing, here.lettered(drawing.plan, SMALLEST, NAMED if drawing.areas else MOST_LABELS)
    )
    draw_network(Pen(here, slide), drawing, here.tones)
    _draw_side(Pen(beside, slide), drawing, here.tones)
    desk.write_source(slide, drawing.foot)


def _write_text(pen: Pen, told: Above) -> None:
    """The text of a step of a story, above its map."""
    size = told.letters
    frame = (MARGIN, told.top, WIDE, told.foot - told.top)
    how = Letters(size, INK, spacing=LINE)
    pen.paragraphs(told.text, frame, how, name="text", after=size * BETWEEN)


def draw_network(pen: Pen, drawing: MapDrawing, tones: Tones) -> None:
    """Draw the ties, symbols and names of a map, and its communities, as one group."""
    with pen.group("network", told_network(drawing)):
        _draw_areas(pen, drawing, tones)
        _draw_network(pen, drawing, tones)
        _draw_labels(pen, drawing.scene, drawing.plan, drawing.spots)
        _name_areas(pen, drawing, tones)


def _add_picture(desk: Desk, slide: Any, drawing: MapDrawing) -> None:
    """The map as a picture, in the free area of a template without the blank headline and margins."""
    if desk.own:
        box, share = (0.0, 0.0, WIDTH, HEIGHT), 1.0
    else:  # smaller, for what stands over it
        box, share = (SIDES[0] - BLANK, KICKER, SIDES[1] + BLANK, HEIGHT - BLANK), 0.95
    left, top, right, bottom = box
    across, down = right - left, bottom - top
    place = desk.place(left + across * (1 - share) / 2, top + down * (1 - share))
    size = (desk.extent(across * share), desk.extent(down * share))
    added: Any = slide.shapes.add_picture(BytesIO(drawing.picture), *place, *size)
    added.crop_left, added.crop_right = left / WIDTH, 1 - right / WIDTH
    added.crop_top, added.crop_bottom = top / HEIGHT, 1 - bottom / HEIGHT
    added.name = "map"
    told = (told_network(drawing), told_side(drawing))
    inside.describe(added, word("told_full_stop", desk.lang).join(told))
    inside.put_behind(slide, added)


def _draw_areas(pen: Pen, drawing: MapDrawing, tones: Tones) -> None:
    """A tint under the members of each community that is called out, behind everything."""
    for area in drawing.areas:
        how = Look(tones.area(area.tint, area.ink)[0], ready=True)
        for each in area.members:
            x, y = drawing.plan.points[each]
            frame = (x - HALO, HEIGHT - y - HALO, 2 * HALO, 2 * HALO)
            pen.shape(f"{area.name} ({each})", "ellipse", frame, how=how, mute=True)


def _name_areas(pen: Pen, drawing: MapDrawing, tones: Tones) -> None:
    """The names of the communities where the map has room for them."""
    for area in drawing.areas:
        if area.box is not None:
            box = area.box
            frame = (box.left, HEIGHT - box.top, box.right - box.left, box.top - box.bottom)
            ink = tones.area(area.tint, area.ink)[1]
            how = Letters(CALLED, ink, bold=True, align="ctr", spacing=1.2)
            pen.text(area.lines, frame, how, name=area.name)


def _draw_network(pen: Pen, drawing: MapDrawing, tones: Tones) -> None:
    """Lines first, so that they lie under the symbols whose numbers they name; what is pale before all."""
    scene, plan, light, strokes = drawing.scene, drawing.plan, drawing.light, strokes_of(drawing)
    order = drawn_order(scene, light)
    numbers = dict(zip(order, pen.reserve(len(order)), strict=True))
    for tie in sorted(scene.ties, key=lambda each: not is_pale(light, each.first, each.second)):
        (x0, y0), (x1, y1) = plan.points[tie.first], plan.points[tie.second]
        shapes = [plan.look_of(each).shape for each in (tie.first, tie.second)]
        stroke = PALE if is_pale(light, tie.first, tie.second) else strokes[tie.state]
        glue = (
            (numbers[tie.first], site(shapes[0], (x1 - x0, y1 - y0))),
            (numbers[tie.second], site(shapes[1], (x0 - x1, y0 - y1))),
        )
        how = Look(line=stroke.colour, width=stroke.width, dash=DASHES.get(tie.state, ""))
        ends = ((x0, HEIGHT - y0), (x1, HEIGHT - y1))
        pen.connector(f"{tie.first} – {tie.second}", ends, how, glue=glue)
    for each in order:
        look = plan.look_of(each)
        fill, edge = tones.symbol(*symbol_colours(look))
        if is_pale(light, each):
            fill, edge = (blend(colour, tones.grounds[0], PALENESS) for colour in (fill, edge))
        outline, wide = edge, OUTLINE if is_hollow(look.shape) else EDGE
        if each in scene.newcomers and not is_pale(light, each):
            outline, wide = tones.mark(NEWS), 2.0
        if light is not None and each in light.ringed:
            outline, wide = tones.mark(INK), 2.6
        if is_hollow(look.shape) and outline != edge:
            fill = blend(edge, tones.grounds[0], PALENESS / 2)  # what the outline told before
        box = plan.symbol(each, scene.partners[each])
        frame = (box.left, HEIGHT - box.top, box.right - box.left, box.top - box.bottom)
        how = Look(fill, outline, wide, ready=True)
        pen.numbered(numbers[each]).shape(each, PRESETS[look.shape][0], frame, how=how)


def _draw_labels(pen: Pen, scene: Scene, plan: Plan, spots: Mapping[str, Spot]) -> None:
    """The names, each with a line to its symbol where it is farther off."""
    sides = {"left": "l", "center": "ctr", "right": "r"}
    for each, spot in spots.items():
        if spot.leader:
            x0, y0, x1, y1 = spot.leader
            pen.connector(
                f"{each} (line)", ((x0, HEIGHT - y0), (x1, HEIGHT - y1)), Look(line=SOFT, width=0.5)
            )
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


def _draw_side(pen: Pen, drawing: MapDrawing, tones: Tones) -> None:
    """Date, counts and communities as one group, the legend as another."""
    lang = drawing.plan.lang
    types, lines = _entries(drawing)
    spacing = spacing_of(drawing, len(types) + len(lines))
    with pen.group("panel", told_side(drawing)):
        _draw_date(pen, drawing.date)
        _draw_counts(pen, drawing.scene, lang)
        top = _call_out(pen, drawing, spacing, tones)
    size = word("size_partners", lang)
    with pen.group("legend", told_legend(types, lines, lang=lang, more=size)):
        top = _draw_legend(pen, drawing, top, tones, spacing)
        pen.text([size], (LEFT, top + 2, RIGHT - LEFT, 12), Letters(8, SOFT), name="legend size")


def _draw_date(pen: Pen, date: tuple[str, str]) -> None:
    """The date, large, and its other reading, small."""
    shown, more = date
    size = min(26.0, 168 / (ems(shown, bold=True) * SURE))
    pen.text([shown], (LEFT, 12, RIGHT - LEFT, 32), Letters(size, bold=True), name="date")
    if more:
        pen.text([more], (LEFT, DEEP, RIGHT - LEFT, 14), Letters(10, SOFT), name="date (era)")


def _draw_counts(pen: Pen, scene: Scene, lang: str) -> None:
    """How many organisations, ties and agreements there are, and by how much they grew."""
    for line, key in enumerate(("nodes", "ties", "agreements")):
        top = DEEP + 26 + 29 * line
        number = f"{scene.counts[key]:,}"
        pen.text([number], (LEFT, top, 60, 24), Letters(20, bold=True), name=key)
        beside = LEFT + 13 * max(len(f"{count:,}") for count in scene.counts.values()) + 7
        name, size = count_name(scene, key, beside, lang=lang)
        where = (beside, top + 9, RIGHT - beside, 14)
        pen.text([name], where, Letters(size, SOFT), name=f"{key} (words)")
        if scene.change:
            new = scene.change[key]
            how = Letters(14, NEWS if new else SOFT, bold=bool(new), align="r")
            pen.text([scene.grown(key)], (RIGHT - 60, top + 5, 60, 18), how, name=f"{key} (new)")


def _call_out(pen: Pen, drawing: MapDrawing, spacing: Spacing, tones: Tones) -> float:
    """The communities with their tints, names and sizes; the height at which the legend begins."""
    top, across = UNDER, min(14.0, spacing.step * 0.9)
    for area, lines in called(drawing, spacing):
        tint, ink = tones.area(area.tint, area.ink)
        dot = Look(tint, tones.mark(SOFT), 0.4, ready=True)
        frame = (LEFT + 9 - across / 2, top + 8 - across / 2, across, across)
        pen.shape(f"tint {area.name}", "ellipse", frame, how=dot, mute=True)
        how = Letters(spacing.size, ink, spacing=spacing.line / spacing.size)
        pen.text(lines, (LEFT + 26, top + 1, ROOM, spacing.line * len(lines)), how, name=f"hubs {area.name}")
        how, where = Letters(spacing.size, SOFT, align="r"), (RIGHT - 40, top + 1, 40, 13)
        pen.text([f"{len(area.members):,}"], where, how, name=f"size {area.name}")
        top += spacing.step + spacing.line * (len(lines) - 1)
    return top + (10 if drawing.areas else 0)


def _entries(drawing: MapDrawing) -> tuple[list[Entry], list[Entry]]:
    """What the legend tells of shapes and of lines."""
    types, lines = legend(drawing.scene, drawing.plan, drawing.names, lang=drawing.plan.lang)
    return types, [each for each in lines if each.key != "not_yet"]  # for whom a slide has no dots


def _draw_legend(pen: Pen, drawing: MapDrawing, top: float, tones: Tones, spacing: Spacing) -> float:
    """What shapes and lines stand for, of those in sight, each with its number; the height below."""
    (types, lines), strokes = _entries(drawing), strokes_of(drawing)
    pen.connector("rule above", ((LEFT, top - 8), (RIGHT, top - 8)), Look(line=FAINT, width=0.8))
    for entry in types:
        look = drawing.plan.look(entry.key)
        how = Look(*tones.symbol(*symbol_colours(look)), ready=True)
        across = min(10.0, spacing.step * 0.8)
        frame = (LEFT + 9 - across / 2, top + 7 - across / 2, across, across)
        pen.shape(f"legend {entry.key}", PRESETS[look.shape][0], frame, how=how, mute=True)
        top = _entry(pen, entry, top, spacing)
    pen.connector("rule", ((LEFT, top + 3), (RIGHT, top + 3)), Look(line=FAINT, width=0.8))
    top += 10
    for entry in lines:
        if entry.key in strokes:
            stroke = strokes[entry.key]
            how = Look(line=stroke.colour, width=stroke.width, dash=DASHES.get(entry.key, ""))
            pen.connector(f"legend {entry.key}", ((LEFT, top + 7), (LEFT + 18, top + 7)), how)
        else:
            ring, frame = Look("", NEWS, 2.0), (LEFT + 4, top + 2, 10, 10)
            pen.shape("legend newcomer", "ellipse", frame, how=ring, mute=True)
        top = _entry(pen, entry, top, spacing)
    return top


def _entry(pen: Pen, entry: Entry, top: float, spacing: Spacing) -> float:
    """Write the words and the number of an entry; the height of the next."""
    size = spacing.size
    pen.text([entry.text], (LEFT + 26, top + 1, 110, 13), Letters(size), name=f"words {entry.key}")
    how, where = Letters(size, SOFT, align="r"), (RIGHT - 40, top + 1, 40, 13)
    pen.text([f"{entry.count:,}"], where, how, name=f"count {entry.key}")
    return top + spacing.step
