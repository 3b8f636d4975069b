"""An answer as slides: its figures and sentences, then a table or chart a part, all to be edited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.documents.slides import saved
from graph.documents.slides.bars import add_counts, add_coverage
from graph.documents.slides.briefing import add_briefing
from graph.documents.slides.charts import add_growth
from graph.documents.slides.maps import add_map
from graph.documents.slides.presentation import open_desk
from graph.documents.slides.shapes import Letters
from graph.documents.slides.slide import Leaf, begin, height, write
from graph.documents.slides.tables import add_table
from graph.documents.tables.figures import exact, figures, is_summary, tiles
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from graph.documents.slides.presentation import Desk
    from graph.documents.tables.cells import Document, Table

ASIDE = ("source_url", "note", "agreement")  # columns that are in the other forms only
GRID = "type_pairs"  # where a nought is what the reader looks for
PLACES = frozenset({"prefectures", "countries", "coverage"})
SAID = (15.0, 14.0, 13.0)  # points
SMALLER = (*SAID, 12.0, 11.0, 10.0)  # … in a template, which may have less room


def slides(document: Document, day: date, *, template: bytes | None = None) -> bytes:
    """Give a document as a PowerPoint presentation.

    Parameters
    ----------
    document
        Where it has a story, each part of it has one slide, and the maps of its appendix follow; a story
        that stands on one page (`Document.one_page`) has one slide in all. Without a story each of its
        tables has a slide, or as many as it needs.
    day
        Of the document properties.
    template
        A presentation (.pptx) whose design is taken and whose slides are left out.

    Returns
    -------
    data
        PPTX, the same bytes in every run. Growth, places and counts that have a chart are
        charts, all else is tables that go on where they are long. The notes of a slide
        name the rows behind its numbers.

    Raises
    ------
    UsageError
        When the template is no presentation or has no layout with a title.
    """
    desk = open_desk(template, document.lang)
    if document.story and document.one_page:
        add_briefing(desk, document)
        return saved(desk, document.title, day)
    if document.story:
        _add_story(desk, document)
        return saved(desk, document.title, day)
    desk.add_title(document.title, document.source, source="", notes=document.notes)
    behind = {key: rows for table in document.tables for key, rows in _behind(table).items()}
    for table in document.tables:
        if is_summary(table):
            _add_summary(desk, table, document)
        elif not table.behind:
            _add_table(desk, table, document, notes=tuple(_notes(table, behind)))
    return saved(desk, document.title, day)


def _add_story(desk: Desk, document: Document) -> None:
    """A slide for each part of the story, then the maps of the appendix."""
    for table in document.story:
        leaf = Leaf(
            table.title,
            document.source,
            table.points,
            sentences=table.sentences,
            kicker=table.kicker,
            large=tuple(tiles(table)),
            key=table.key,
        )
        shown = [each for each in table.columns if each.name not in ASIDE]
        name, drawn = table.chart or ("", None)
        if table.drawing is not None:
            add_map(desk, table.drawing, replace(leaf, notes=(document.source, *leaf.notes)))
        elif drawn is not None and name == "grown":
            add_growth(desk, drawn, replace(leaf, source=_assumed(document)))
        elif table.height:
            add_table(desk, shown, leaf, most=1)
        else:
            begin(desk, leaf, alone=True)
    for drawing in document.appendix:
        kicker = word("briefing_appendix", document.lang)
        leaf = Leaf(drawing.title, drawing.source, drawing.notes, kicker=kicker, key=drawing.key)
        add_map(desk, drawing, leaf)


def _assumed(document: Document) -> str:
    """The source line of a chart of agreements in force."""
    return " · ".join(each for each in (document.source, word("open_ended", document.lang)) if each)


def _add_summary(desk: Desk, table: Table, document: Document) -> None:
    """The slide of the first figures, large, and of all sentences."""
    here = desk.for_text()
    leaf = Leaf(table.title, document.source, large=tuple(tiles(table)), key=table.key)
    slide, top = begin(here, leaf)
    said = table.sentences
    if here.write_text(slide, said, top):
        return
    sizes = SAID if desk.own else SMALLER
    high = {size: height(here, said, size, bullets=True) for size in sizes}
    fits = [size for size in sizes if high[size] <= here.floor - top] or [sizes[-1]]
    size = min(
        fits, key=lambda each: (round(high[each] / each, 3), -each)
    )  # the fewest lines, then the largest
    write(here, slide, said, top=top, how=Letters(size), bullets=True)


def _add_table(desk: Desk, table: Table, document: Document, *, notes: tuple[str, ...]) -> None:
    """The slides of a part: its chart, or its table."""
    leaf = Leaf(table.title, document.source, notes, table.meaning, table.sentences, key=table.key)
    name, drawn = table.chart or ("", None)
    if drawn is not None and name in PLACES:
        add_coverage(desk, [(table.title, drawn)], leaf)
    elif drawn is not None and name == "growth":
        # without the meaning of the table, which leaves out periods that the chart shows
        add_growth(desk, drawn, replace(leaf, source=_assumed(document), meaning=""))
    elif drawn is not None and name == table.key:
        add_counts(desk, table, leaf)
    elif table.height:
        shown = [each for each in table.columns if each.name not in ASIDE]
        add_table(desk, shown, leaf, tinted="0" if table.key == GRID else "")
    else:
        begin(desk, leaf, alone=True)


def _notes(table: Table, behind: dict[str, tuple[str, str]]) -> Iterator[str]:
    """For each number behind which rows stand, what it is and the rows."""
    for keys in table.links.values():
        for key in dict.fromkeys(keys):
            if key in behind:
                number, rows = behind[key]
                yield f"{number}: {sentence('report_rows_behind', table.lang, rows=rows)}"


def _behind(table: Table) -> dict[str, tuple[str, str]]:
    """What each number is of, and the rows that stand behind it."""
    if not table.behind:
        return {}
    names = figures(table.columns[0], table.lang)
    rows = next(each for each in table.columns if each.name == "row").values
    found: dict[str, tuple[str, list[str]]] = {}
    for key, name, row in zip(table.behind, names, rows, strict=True):
        found.setdefault(key, (name, []))[1].append(exact(row))
    return {key: (name, ", ".join(places)) for key, (name, places) in found.items()}
