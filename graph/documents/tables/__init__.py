"""Every question has an answer; every answer has the same renderings.

Frames of columns with machine names go in; tables for a terminal, CSV, JSON,
JSON lines, Markdown, a web page, a workbook or slides come out. The index of a frame
is not part of the table.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from graph.documents.tables.cells import Document, Table, columns
from graph.documents.tables.delimited import delimited
from graph.documents.tables.figures import is_summary, tiles
from graph.documents.tables.markdown import markdown
from graph.documents.tables.objects import array, lines
from graph.documents.tables.page import page
from graph.errors import UsageError
from graph.model.answer import Answer, Told
from graph.vocabulary import FOR_PROGRAMS, REPORT_FORMS, TABLE_FORMS
from graph.words import heading, sentence, word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.drawing.pictures.map_drawing import MapDrawing

__all__ = ["render"]


_PLAIN: dict[str, Callable[[Table], str]] = {
    "csv": delimited,
    "json": array,
    "jsonl": lines,
}
_WHOLE: dict[str, Callable[[Document], str]] = {"html": page, "md": markdown}


def render(
    answer: Answer | pd.DataFrame,
    form: str,
    *,
    lang: str = "en",
    width: int | None = None,
    limit: int | None = None,
    color: bool = False,
    ascii: bool = False,
    template: bytes | None = None,
    stamp: date | None = None,
    maps: Mapping[str, MapDrawing] | None = None,
    appendix: Sequence[MapDrawing] = (),
) -> bytes | str:
    """Give an answer in one of the forms of a table.

    Parameters
    ----------
    answer
        Tables with one row a thing, one column a fact about it, named in the words of the data
        contract; they may be empty, and names of columns are unique. Title, notes and what is told
        are shown by every form but csv, json and jsonl, which are for programs, and ``table``, which has
        title and notes only. A bare table has none.
    form
        One of `TABLE_FORMS` or `REPORT_FORMS`: ``table`` is for reading in a terminal. Of several
        parts, those with rows or sentences come one after the other (``table``), under one title
        (``md``, ``html``), on a sheet each (``xlsx``) or on slides (``pptx``); for programs all
        parts are one table with a column ``part``.
    lang
        Language of headings, types, relations and kinds: ``en`` or ``ja``. Forms for
        programs keep the machine names.
    width
        Columns of the terminal; what does not fit is left out and counted. None: no limit.
    limit
        Rows that a ``table`` shows, 20 unless given; as a negative number the last ones. Every other
        form has all rows.
    color, ascii
        Whether a ``table`` may be coloured, and whether its lines have to be ASCII.
    template
        A presentation whose design slides take.
    stamp
        Day of the document properties of a workbook or presentation; the answer's, else the first
        of 1980, unless given, so that the same answer is the same bytes.
    maps
        The map of a part, by its name, for pages and slides (`graph.drawing.pictures.day_drawing`).
    appendix
        Maps that stand at the end of slides.

    Returns
    -------
    rendering
        Text, to be stored as UTF-8 with its line ends as they are; bytes for ``xlsx`` and ``pptx``.

    Raises
    ------
    UsageError
        If there is no such form, a table is too large for a workbook, or the template is no
        presentation.

    Notes
    -----
    A cell of text that a spreadsheet would run as a formula gets an apostrophe in CSV
    and is stored as text in a workbook. CSV has no byte order mark here, which programs
    would read as part of the first heading; the commands put one into a file that is asked
    for in Japanese, which Excel opens by double-click then. Control characters and marks that
    turn the direction of writing are shown as escapes (``\\x1b``), never sent.

    Examples
    --------
    >>> import pandas as pd
    >>> hubs = pd.DataFrame({"rank": [1, 2], "id": ["link-j", "=kobe"], "closeness": [0.5, 1 / 3]})
    >>> print(render(hubs, "csv"), end="")
    rank,id,closeness
    1,link-j,0.5
    2,'=kobe,0.3333333333333333
    >>> print(render(hubs, "table"), end="")
    Rank  Id      Closeness
    ────  ──────  ─────────
       1  link-j     0.5000
       2  =kobe      0.3333
    >>> parts = {"organisations": pd.DataFrame({"id": ["link-j"]}), "ties": pd.DataFrame({"id": ["kobe"]})}
    >>> render(Answer("2020", parts), "md").splitlines()[:3:2]
    ['# 2020', '## Organisations']
    """
    if form not in (*TABLE_FORMS, *REPORT_FORMS):
        raise UsageError("there is no form {!r} of a table; take one of {}", form, ", ".join(TABLE_FORMS))
    answer = answer if isinstance(answer, Answer) else Answer.one("", answer)
    document = replace(_document(answer, form, lang, maps or {}), appendix=tuple(appendix))
    day = stamp or answer.day or date(1980, 1, 1)
    if form in _WHOLE:
        return _WHOLE[form](document)
    if form == "xlsx":
        from graph.documents.tables.workbook import workbook  # XlsxWriter

        return workbook(document, day)
    if form == "pptx":
        from graph.documents.slides.answers import slides  # python-pptx

        return slides(document, day, template=template)
    if form in _PLAIN:
        return _PLAIN[form](document.tables[0])
    from graph.documents.tables.text import text  # rich

    how: dict[str, Any] = {"width": width, "limit": limit, "color": color, "ascii": ascii}
    return "\n".join(text(each, **how) for each in document.tables)


def _document(answer: Answer, form: str, lang: str, maps: Mapping[str, MapDrawing]) -> Document:
    """What a form shows of an answer: the parts that have rows or of which something is said."""
    parts = dict(answer.parts)
    if len(parts) > 1 and form in FOR_PROGRAMS:
        parts = {"": joined(parts)}
    elif len(parts) > 1:
        told = {part for part, each in answer.told.items() if each.sentences or each.kicker}
        shown = {part: table for part, table in parts.items() if len(table) or part in told}
        parts = shown or dict([*parts.items()][:1])
    several = len(answer.parts) > 1 and any(map(len, answer.parts.values()))
    tables = [
        _table(answer, part, frame, lang=lang, alone=form == "table" or not several, last=place == len(parts))
        for place, (part, frame) in enumerate(parts.items(), 1)
    ]
    tables = [replace(each, drawing=maps.get(each.key)) for each in _headed(tables)]
    return Document(answer.title, answer.source, lang, tuple(tables), several, one_page=answer.one_page)


def _headed(tables: Sequence[Table]) -> list[Table]:
    """The first figures of the summary stand over the story, where there is one, and not over the summary."""
    summary = next((each for each in tables if is_summary(each)), None)
    if summary is None or not tables[0].kicker:
        return list(tables)
    first = {tables[0].key: tuple(each for each in tiles(summary) if each[1]), summary.key: ()}
    return [replace(each, large=first.get(each.key)) for each in tables]


def _table(answer: Answer, part: str, frame: pd.DataFrame, *, lang: str, alone: bool, last: bool) -> Table:
    """A part with its title, that of the answer too where it stands alone; the last one with the notes."""
    head = _head(part, lang) if part else ""
    told = answer.told.get(part, Told(head, head))
    title = answer.title if not told.title else f"{answer.title} – {told.title}" if alone else told.title
    empty = [] if len(frame) or told.sentences or told.kicker else [sentence("table_empty", lang)]
    charts = answer.charts if len(answer.parts) == 1 else {part: answer.charts.get(part)}
    drawn = [(name, table) for name, table in charts.items() if table is not None and len(table)]
    return Table(
        tuple(columns(frame)), len(frame), title, (*empty, *answer.notes) if last else (*empty,), lang,
        key=part, short=told.short or title, meaning=told.meaning, sentences=told.sentences,
        chart=drawn[0] if drawn else None, links=answer.links.get(part, {}),
        behind=answer.behind.get(part, ()), kicker=told.kicker, points=told.points, large=told.large or None,
    )  # fmt: skip


def _head(part: str, lang: str) -> str:
    """The heading of a part."""
    return word(part, lang) if word(part, lang) != part else heading(part, lang)


def joined(parts: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Put several tables one under the other, with the name of its part in front of each row.

    Parameters
    ----------
    parts
        Name to table. A column that a part does not have is unknown in its rows.

    Examples
    --------
    >>> joined({"facts": pd.DataFrame({"fact": ["city"]}), "sums": pd.DataFrame({"n": [3]})}).values.tolist()
    [['facts', 'city', None], ['sums', None, 3]]
    """
    names = list(dict.fromkeys(name for table in parts.values() for name in table.columns))
    columns: dict[str, list[Any]] = {
        "part": [part for part, table in parts.items() for _ in range(len(table))]
    }
    for name in names:
        cells: list[Any] = []
        for table in parts.values():
            cells += table[name].tolist() if name in table else [None] * len(table)
        columns[name] = cells
    return pd.DataFrame({name: pd.Series(cells, dtype=_kind(cells)) for name, cells in columns.items()})


def _kind(cells: Sequence[object]) -> str:
    """Text where all cells are; else Python's objects, so that a count stays a count."""
    return "str" if all(isinstance(each, str) for each in cells) else "object"
