"""Tables that can be edited: as wide as their words ask for, on as many slides as they need."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from graph.documents.slides import inside
from graph.documents.slides.slide import LINE, begin, room, sure
from graph.documents.slides.tones import TINT
from graph.documents.tables.cells import visible
from graph.documents.tables.figures import figures, titles
from graph.drawing.lettering import ems, folded
from graph.drawing.page import MARGIN
from graph.drawing.palette import INK, RULE, SOFT
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.documents.slides.presentation import Desk
    from graph.documents.slides.shapes import Frame
    from graph.documents.slides.slide import Leaf
    from graph.documents.tables.cells import Column

PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the style without fills and lines
SIZES = (13.0, 12.0, 11.0, 10.0)  # points, the largest with which all rows fit on a slide
PAGES = 3  # slides of a table
MOST = 100  # rows, more than three slides hold
WORD = 10  # characters of a word or date that is never broken
LONGEST = 600  # characters of a cell
AIR = 8.0  # points that a row gets where there is room
SHARE = 0.28  # of the width: what a text takes at most beside a longer one
SLACK, LOOSE = 8.0, 0.3  # points, and share of its width, that a column gets where there is room
FEW, MANY = 3, 5  # columns: of so few at most each is as wide as it asks, of more one may be a square
SIDE, ABOVE = 14.0, 7.0  # points that a cell has beside and above and below its words


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table in words: headings, rows, which columns are numbers, and their widths (points)."""

    heads: list[str]
    rows: list[list[str]]
    numeric: list[bool]
    widths: list[float]


def add_table(
    desk: Desk, table: Sequence[Column], leaf: Leaf, *, tinted: str = "", most: int = PAGES
) -> None:
    """Add the slides of a table, with letters as large as its rows allow.

    Parameters
    ----------
    table
        Its columns, at least one; numbers are rounded as in all tables.
    tinted
        A text whose cells are tinted.
    most
        Slides that it takes at most.

    Notes
    -----
    Of a table that needs more slides than it may take, the rows of these are shown and the
    reader is told.
    """
    found = [replace(each, values=each.values[:MOST]) for each in table]
    texts = [[_clipped(text) for text in figures(each, desk.lang)] for each in found]
    rows = [list(row) for row in zip(*texts, strict=True)]
    heads, numeric = titles(found, desk.lang), [each.is_numeric for each in found]
    rooms = (room(desk, leaf), room(desk, replace(leaf, sentences=())))
    for size in SIZES if most > 1 or not desk.own else SIZES[:2]:  # what has one slide is cut sooner
        content = _Grid(heads, rows, numeric, _widths(desk, heads, rows, numeric, size=size))
        pages = _pages(desk, content, rooms, size=size)
        if len(pages) == 1:
            break
    if 1 < len(pages) <= most:
        pages = _even(desk, content, rooms, len(pages), size=size)
    for number, (start, stop) in enumerate(pages[:most], start=1):
        shown = leaf
        if number > 1:
            shown = replace(shown, key=f"{leaf.key} {number}")
        if min(len(pages), most) > 1:
            count = {"page": number, "pages": min(len(pages), most)}
            title = sentence("report_continued", desk.lang, title=leaf.title, **count)
            shown = replace(shown, title=title, sentences=leaf.sentences if number == 1 else ())
        if number == most < len(pages):
            more = sentence("report_more_rows", desk.lang, shown=stop, rows=len(table[0].values))
            shown = replace(shown, source=f"{leaf.source} · {more}")
        slide, y = begin(desk, shown)
        part = _Grid(heads, rows[start:stop], numeric, content.widths)
        _draw(desk, slide, part, (MARGIN, y, rooms[number > 1]), size=size, tinted=tinted)


def grid(desk: Desk, slide: Any, cells: Sequence[Sequence[str]], *, frame: Frame) -> None:
    """Draw a small table of like cells, whose first row and column are headings."""
    left, top, wide, high = frame
    x, y = desk.place(left, top)
    count, across = len(cells), len(cells[0])
    added = slide.shapes.add_table(count, across, x, y, desk.extent(wide), desk.extent(high))
    table = _plain(desk, added, cells)
    for i in range(across):
        table.columns[i].width = desk.extent(wide / across)
    for j, row in enumerate(cells):
        table.rows[j].height = desk.extent(high / count)
        for i, text in enumerate(row):
            head = i == 0 or j == 0
            side = PP_ALIGN.LEFT if i == 0 else PP_ALIGN.RIGHT
            size = 11.0 if head else 16.0
            _fill(desk, table.cell(j, i), text, size=size, head=head, side=side, strong=j == 0)


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _widths(
    desk: Desk, heads: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool], *, size: float
) -> list[float]:
    """Points for each column: who wants least gets it, the others share what is left."""
    asked = [_asked(desk, head, [row[i] for row in rows], size=size) for i, head in enumerate(heads)]
    wanted = [most for most, _, _ in asked]
    least = [
        cells if each else min(most, max(words, 70.0))
        for (most, cells, words), each in zip(asked, numeric, strict=True)
    ]
    if sum(wanted) > desk.wide:
        longest = max(range(len(heads)), key=lambda i: (wanted[i], -i))
        wanted = [
            each if numeric[i] or i == longest else max(least[i], min(each, SHARE * desk.wide))
            for i, each in enumerate(wanted)
        ]
    if sum(least) > desk.wide:  # a template that is narrow
        return [each * desk.wide / sum(least) for each in least]
    spare = desk.wide - sum(least)
    found = list(least)
    last_days = sorted(range(len(heads)), key=lambda i: (wanted[i] - least[i], i))
    for place, i in enumerate(last_days):
        more = min(wanted[i] - least[i], max(spare, 0.0) / (len(last_days) - place))
        found[i] += more
        spare -= more
    return _spread(found, spare, numeric, desk.wide) if spare > 0 else found


def _asked(desk: Desk, head: str, cells: Sequence[str], *, size: float) -> tuple[float, float, float]:
    """Points that a column asks for: with all on one line, with its heading broken, with its words whole."""
    lines = [(size - 1) * ems(each, bold=True) for each in (head, *folded(head, 64, size - 1, bold=True))]
    whole = (each for cell in cells for each in cell.split() if len(each) <= WORD)
    words = max([*lines[1:], *(size * ems(each) for each in whole)])
    most = size * max(map(ems, cells), default=0.0)
    one, two, three = (each / sure(desk) + SIDE for each in (max(most, lines[0]), max(most, words), words))
    return one, two, three


def _spread(found: Sequence[float], spare: float, numeric: Sequence[bool], wide: float) -> list[float]:
    """The columns with what is left: some air for each, and the rest for a text that is long already."""
    texts = [i for i, each in enumerate(numeric) if not each]
    if len(texts) == 1 and len(found) > MANY:  # a square of numbers
        return [each + spare / len(found) for each in found]
    airs = [max(SLACK, LOOSE * each) if len(found) > FEW else SLACK for each in found]
    share = min(1.0, spare / sum(airs))
    given = [each + air * share for each, air in zip(found, airs, strict=True)]
    longest = max(texts, key=lambda i: (found[i], -i), default=0)
    if texts and len(found) > FEW and found[longest] > SHARE * wide:  # so that tables are alike
        given[longest] += spare - share * sum(airs)
    return given


def _pages(desk: Desk, content: _Grid, rooms: tuple[float, float], *, size: float) -> list[tuple[int, int]]:
    """Which rows go on each slide, with room on the first and on the others: from row, to row."""
    head = _height(desk, content.heads, content.widths, size=size - 1)
    found, start, used = [], 0, head
    for i, row in enumerate(content.rows):
        more = _height(desk, row, content.widths, size=size)
        if used + more > rooms[start > 0] and i > start:
            found.append((start, i))
            start, used = i, head
        used += more
    return [*found, (start, len(content.rows))]


def _even(
    desk: Desk, content: _Grid, rooms: tuple[float, float], count: int, *, size: float
) -> list[tuple[int, int]]:
    """The rows shared out so that the last slide is about as full as the others."""
    for share in (0.5, 0.6, 0.7, 0.8, 0.9):
        pages = _pages(desk, content, (rooms[0] * share, rooms[1] * share), size=size)
        if len(pages) == count:
            return pages
    return _pages(desk, content, rooms, size=size)


def _height(desk: Desk, row: Sequence[str], widths: Sequence[float], *, size: float) -> float:
    """Points that a row takes."""
    pairs = zip(row, widths, strict=True)
    lines = max(
        (len(folded(text, (wide - SIDE) * sure(desk) + 0.1, size)) for text, wide in pairs),
        default=1,
    )
    return lines * size * LINE + 2 * ABOVE * size / SIZES[0]


def _draw(
    desk: Desk, slide: Any, content: _Grid, at: tuple[float, float, float], *, size: float, tinted: str
) -> None:
    """Draw a table on a slide from a point down, its rows farther apart where there is room."""
    x, y = desk.place(*at[:2])
    heights = [_height(desk, content.heads, content.widths, size=size - 1)]
    heights += [_height(desk, row, content.widths, size=size) for row in content.rows]
    air = max(0.0, min(AIR, (at[2] - sum(heights)) / len(heights)))
    heights = [high + air for high in heights]
    extents = (desk.extent(sum(content.widths)), desk.extent(sum(heights)))
    added = slide.shapes.add_table(len(content.rows) + 1, len(content.heads), x, y, *extents)
    table = _plain(desk, added, [content.heads, *content.rows])
    for i, wide in enumerate(content.widths):
        table.columns[i].width = desk.extent(wide)
        side = PP_ALIGN.RIGHT if content.numeric[i] else PP_ALIGN.LEFT
        _fill(desk, table.cell(0, i), content.heads[i], size=size - 1, head=True, side=side)
        table.cell(0, i).vertical_anchor = MSO_ANCHOR.BOTTOM
        for j, row in enumerate(content.rows, start=1):
            cell = table.cell(j, i)
            _fill(desk, cell, row[i], size=size, head=False, side=side)
            if tinted and row[i] == tinted:
                cell.fill.solid()
                desk.tones.paint(cell.fill.fore_color, desk.tones.mark(TINT))
    for j, high in enumerate(heights):
        table.rows[j].height = desk.extent(high)


def _plain(desk: Desk, added: Any, cells: Sequence[Sequence[str]]) -> Any:
    """The table of a shape, without the fills of the design, described by its headings."""
    added.name = "table"
    heads = word("table_comma", desk.lang).join(filter(None, cells[0]))
    inside.describe(added, visible(sentence("told_table", desk.lang, count=len(cells) - 1, heads=heads)))
    table: Any = added.table
    inside.set_design(table, PLAIN)
    table.horz_banding = False
    return table


def _fill(
    desk: Desk, cell: Any, text: str, *, size: float, head: bool, side: Any, strong: bool | None = None
) -> None:
    """Write a cell, with a line under it that is strong under headings."""
    cell.text_frame.text = text
    cell.text_frame.word_wrap = True
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = desk.extent(SIDE / 2)
    cell.margin_top = cell.margin_bottom = desk.extent(1)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.alignment = side
        paragraph.font.size = Pt(max(7, round(size * desk.scale, 1)))
        paragraph.font.bold = head
        paragraph.line_spacing = Pt(round(max(7, size * desk.scale) * LINE, 1))  # not the font's own
        over = [desk.tones.mark(TINT)]
        desk.tones.paint(paragraph.font.color, desk.tones.text(SOFT if head else INK, size, over=over))
    strong = head if strong is None else strong
    line = (
        f'<a:lnB {inside.spaces("a")} w="{12700 if strong else 6350}"><a:solidFill>'
        f"{desk.tones.xml(desk.tones.mark(SOFT if strong else RULE))}</a:solidFill></a:lnB>"
    )
    inside.add_line(cell, line)
