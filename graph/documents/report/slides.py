"""A report as slides: the summary, then a table or chart a section, all to be edited."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from graph.documents.slides import saved
from graph.documents.slides.bars import add_counts, add_coverage
from graph.documents.slides.charts import add_growth
from graph.documents.slides.presentation import open_desk
from graph.documents.slides.shapes import Letters, Look, Pen
from graph.documents.slides.slide import FLOOR, WIDE, Leaf, begin, height, write
from graph.documents.slides.tables import add_table
from graph.drawing.page import MARGIN
from graph.drawing.palette import NEW, SOFT
from graph.words import heading, sentence, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from graph.documents.report.model import Report, Section
    from graph.documents.slides.presentation import Desk

TILES = 4  # figures that stand large on the first slide
ASIDE = ("source_url", "note", "agreement")  # columns that are in the other forms only
GRID = "type_pairs"  # where a nought is what the reader looks for
PLACES = frozenset({"prefectures", "countries"})
LINE = Look(fill=NEW)
SAID = (15.0, 14.0, 13.0)  # points


def slides(report: Report, *, template: bytes | None = None, stamp: date | None = None) -> bytes:
    """Give a report as a PowerPoint presentation.

    Parameters
    ----------
    report
        As `graph.documents.report.compose` makes it.
    template
        A presentation (.pptx) whose design is taken and whose slides are left out.
    stamp
        Day of the document properties; the report's day unless given.

    Returns
    -------
    data
        PPTX, the same bytes in every run. Growth, places and the agreements' status are
        charts, all else is tables that go on where they are long. The notes of a slide
        name the rows behind its numbers.

    Raises
    ------
    UsageError
        When the template is no presentation or has no layout with a title.
    """
    desk = open_desk(template, report.lang)
    desk.add_title(report.title, report.stamp, source="", notes=())
    for section in report.sections:
        if section.key == "summary":
            _add_summary(desk, section, report)
        elif section.key != "receipts":
            _add_section(desk, section, report)
    return saved(desk, report.title, stamp or report.day or date(1980, 1, 1))


def _add_summary(desk: Desk, section: Section, report: Report) -> None:
    """The slide of the first figures, large, and of all sentences."""
    slide, top = begin(desk, Leaf(section.title, report.stamp))
    pen = Pen(desk, slide)
    rows = list(section.table.itertuples(index=False, name=None))[1 : TILES + 1]
    if rows:
        wide = WIDE / TILES
        for i, (name, value) in enumerate(rows):
            left = MARGIN + i * wide
            pen.shape("mark", "rect", (left, top + 4, 3, 54), how=LINE)
            pen.text([f"{value:,}"], (left + 12, top + 4, wide - 16, 38), Letters(30, bold=True))
            pen.text([str(name)], (left + 12, top + 42, wide - 16, 16), Letters(12, SOFT))
        top += 80
    said = section.sentences
    high = {size: height(said, size, lang=report.lang, bullets=True) for size in SAID}
    fits = [size for size in SAID if high[size] <= FLOOR - top] or [SAID[-1]]
    size = min(
        fits, key=lambda each: (round(high[each] / each, 3), -each)
    )  # the fewest lines, then the largest
    write(desk, slide, said, top=top, how=Letters(size), bullets=True)


def _add_section(desk: Desk, section: Section, report: Report) -> None:
    """The slides of a section: its chart, or its table."""
    notes = tuple(_notes(section, report))
    leaf = Leaf(section.title, report.stamp, notes, section.meaning, section.sentences)
    if section.chart is not None and len(section.chart):
        if section.key in PLACES:
            add_coverage(desk, [(section.title, section.chart)], leaf)
        elif section.key == "growth":
            assumed = word("open_ended", report.lang)
            meaning = ""  # of the table, which leaves out periods that the chart shows
            shown = Leaf(section.title, f"{report.stamp} · {assumed}", notes, meaning, section.sentences)
            add_growth(desk, section.chart, shown)
        else:
            add_counts(desk, section.table, leaf)
    elif len(section.table):
        aside = {heading(each, report.lang) for each in ASIDE}
        table = section.table[[name for name in section.table.columns if name not in aside]]
        add_table(desk, table, leaf, tinted="0" if section.key == GRID else "")
    else:
        begin(desk, leaf)


def _notes(section: Section, report: Report) -> Iterator[str]:
    """For each number that has a receipt, the rows behind it."""
    behind = _rows(report) if section.links else {}
    for links in section.links.values():
        for link in dict.fromkeys(links):
            if link in behind:
                number, rows = behind[link]
                yield f"{number}: {sentence('report_rows_behind', report.lang, rows=rows)}"


def _rows(report: Report) -> dict[str, tuple[str, str]]:
    """What each receipt is of, and its rows."""
    section = next((each for each in report.sections if each.anchors), None)
    if section is None:
        return {}
    table: pd.DataFrame = section.table
    named, place = str(table.columns[0]), heading("row", report.lang)
    found: dict[str, tuple[str, list[str]]] = {}
    for anchor, name, row in zip(section.anchors, table[named], table[place], strict=True):
        found.setdefault(anchor, (str(name), []))[1].append(str(row))
    return {anchor: (name, ", ".join(rows)) for anchor, (name, rows) in found.items()}
