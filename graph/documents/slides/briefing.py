"""All that is told of one thing on one slide: what is said on the left, its map on the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graph.documents.slides.house import KICKER, POINT
from graph.documents.slides.maps import NAMED, SMALLEST, draw_network
from graph.documents.slides.shapes import PRESETS, Letters, Look, Pen
from graph.documents.slides.slide import BULLET, GAP, LINE, Leaf, head, sure
from graph.documents.slides.update.record import fingerprint
from graph.documents.tables.figures import figures, tiles
from graph.drawing.lettering import ems, folded
from graph.drawing.page import HEIGHT, MARGIN, WIDTH
from graph.drawing.palette import INK, NEW, SOFT, blend
from graph.drawing.pictures.described import told_legend
from graph.drawing.pictures.map_drawing import lettered
from graph.drawing.pictures.maps import symbol_colours
from graph.drawing.pictures.side import legend

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.documents.slides.presentation import Desk
    from graph.documents.slides.tones import Tones
    from graph.documents.tables.cells import Document, Table, Value
    from graph.drawing.palette import Look as Mark
    from graph.drawing.pictures.map_drawing import MapDrawing
    from graph.drawing.pictures.side import Entry

ASIDE = 28.0  # points between what is said and the map
HIGH = 54.0  # that the large numbers take
KEYS = 16.0  # under the map, for what its shapes stand for
ENTRY = 14.0  # between two of them
# Sizes of letters and how many lines of a part are told at most, the fullest first.
WAYS = (
    (13.0, 6), (12.0, 6), (12.0, 5), (11.0, 5), (12.0, 4), (11.0, 4), (12.0, 3), (11.0, 3), (11.0, 2),
    (10.0, 2), (10.0, 1),
)  # fmt: skip
# Columns of a table whose first rows are told in a line each, the last of them in brackets.
LINES = (("candidate", "reasons"), ("by_when", "deciders", "status"))
DARK = blend(NEW, "#000000", 0.2)  # orange that can be read as text

Block = tuple[str, str, str, list[str]]  # machine name, topic, what it says, and the lines under it


def add_briefing(desk: Desk, document: Document) -> None:
    """Add the slide of a document whose story stands on one.

    Parameters
    ----------
    document
        The first part of its story gives the title and the large numbers, the one with a map the map.
    """
    first = document.story[0]
    notes = [point for each in document.story for point in each.points]
    key = f"{first.key} {fingerprint(document.title)}"  # of this organisation, without its name
    how: dict[str, Any] = {"key": key, "kicker": document.title, "room": desk.wide}
    slide = desk.add_slide(first.title, [document.source, *notes], **how)
    desk.write_source(slide, document.source)
    top = head(desk, Leaf(first.title, document.source, kicker=document.title))
    desk = _whole(desk)
    pen = Pen(desk, slide)
    drawing = next((each.drawing for each in document.story if each.drawing is not None), None)
    wide = desk.wide if drawing is None else drawing.plan.area.left - ASIDE - MARGIN
    large = tiles(first)
    if large:
        _enlarge(pen, large, top, wide)
        top += HIGH + GAP
    _write(pen, desk, document.story, (top, wide))
    if drawing is not None:
        drawing = lettered(drawing, desk.lettered(drawing.plan, SMALLEST, NAMED))
        draw_network(pen, drawing, desk.tones)
        _keys(pen, drawing, desk.tones)


def _whole(desk: Desk) -> Desk:
    """The desk on which a drawing as wide and high as ours fits into what a template leaves."""
    wide, high = WIDTH - 2 * MARGIN, HEIGHT - 34 - KICKER
    share = min(1.0, desk.wide / wide, (desk.floor - KICKER) / high)
    point = desk.scale * POINT * (1 - share)
    return replace(
        desk,
        left=desk.left + MARGIN * point,
        top=desk.top + KICKER * point,
        scale=desk.scale * share,
        wide=desk.wide / share,
        floor=KICKER + (desk.floor - KICKER) / share,
    )


def _enlarge(pen: Pen, large: Sequence[tuple[str, Value]], top: float, wide: float) -> None:
    """Numbers, large, each with its name."""
    each_wide = wide / len(large)
    for i, (name, value) in enumerate(large):
        left = MARGIN + i * each_wide
        pen.shape("mark", "rect", (left, top + 4, 3, 44), how=Look(fill=NEW), mute=True)
        frame, called = (left + 10, top + 3, each_wide - 12, 30), f"number {i + 1}"
        pen.text([f"{value:,}"], frame, Letters(24, bold=True), name=called)
        frame = (left + 10, top + 34, each_wide - 12, 14)
        pen.text([name], frame, Letters(10.5, SOFT), name=f"{called} (words)")


def _write(pen: Pen, desk: Desk, story: Sequence[Table], at: tuple[float, float]) -> None:
    """What is said of each part, as much and as large as there is room."""
    (first, *others), (top, wide) = story, at
    room = wide * sure(desk)
    for size, most in WAYS:
        said = list(first.sentences[:most])
        blocks = [(first.key, "", "", said), *(_block(each, most) for each in others)]
        if sum(_high(each, size, room) for each in blocks) <= desk.floor - top:
            break
    for key, topic, title, said in blocks:
        if topic:
            how = Letters(9.5, DARK, bold=True)
            pen.text([topic], (MARGIN, top, wide, 12), how, name=f"{key} (topic)")
            high = _lines([title], size, room)
            how = Letters(size, INK, bold=True, spacing=LINE)
            pen.paragraphs([title], (MARGIN, top + 13, wide, high), how, name=f"{key} (title)")
            top += 13 + high
        if said:
            high = _lines(said, size, room - BULLET)
            frame, how = (MARGIN, top, wide, high), Letters(size, INK, spacing=LINE)
            pen.paragraphs(said, frame, how, name=f"{key} (sentences)", indent=BULLET)
            top += high
        top += GAP


def _block(table: Table, most: int) -> Block:
    """A part: its first rows where each can be told in a line, then what is said of it."""
    rows = list(_told(table))[: (most + 1) // 2]
    return table.key, table.short, table.title, [*rows, *table.sentences[: most - len(rows)]]


def _told(table: Table) -> Iterator[str]:
    """The rows of a table in a line each, if it is one of those that can be told so."""
    found = {each.name: figures(each, table.lang) for each in table.columns}
    for names in LINES:
        if all(name in found for name in names):
            colon, brackets = ("：", "（{}）") if table.lang == "ja" else (": ", " ({})")
            for row in zip(*(found[name] for name in names), strict=True):
                yield row[0] + colon + row[1] + "".join(brackets.format(each) for each in row[2:])


def _high(block: Block, size: float, wide: float) -> float:
    """The points that a part takes."""
    _, topic, title, said = block
    above = 13 + _lines([title], size, wide) if topic else 0.0
    return above + _lines(said, size, wide - BULLET) + GAP


def _lines(texts: Sequence[str], size: float, wide: float) -> float:
    """The points that texts take, one under the other, in the wider letters."""
    return sum(len(folded(each, wide, size, bold=True)) for each in texts) * size * LINE


def _keys(pen: Pen, drawing: MapDrawing, tones: Tones) -> None:
    """What the shapes stand for, in rows under the map, as one group."""
    lang, area = drawing.plan.lang, drawing.plan.area
    types, _ = legend(drawing.scene, drawing.plan, drawing.names, lang=lang)
    left, top = area.left, HEIGHT - area.bottom + 6
    with pen.group("legend", told_legend(types, lang=lang)):
        for entry in types:
            wide = 14 + 9.5 * ems(entry.text)
            if left + wide > area.right:
                left, top = area.left, top + KEYS
            _key(pen, entry, drawing.plan.look(entry.key), (left, top, wide), tones)
            left += wide + ENTRY


def _key(pen: Pen, entry: Entry, look: Mark, at: tuple[float, float, float], tones: Tones) -> None:
    """A shape and what it stands for, at a place and as wide as it is."""
    left, top, wide = at
    shape, colours = PRESETS[look.shape][0], tones.symbol(*symbol_colours(look))
    how = Look(*colours, ready=True)
    pen.shape(f"legend {entry.key}", shape, (left, top + 1, 10, 10), how=how, mute=True)
    frame = (left + 14, top, wide - 14, 12)
    pen.text([entry.text], frame, Letters(9.5, SOFT), name=f"words {entry.key}")
