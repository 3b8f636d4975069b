"""Every question is a table; every table has the same renderings.

A frame of columns with machine names goes in; a table for a terminal, CSV, JSON,
JSON lines, Markdown, a web page or a workbook comes out. The index of the frame
is not part of the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.documents.tables.cells import Table, columns
from graph.documents.tables.delimited import delimited
from graph.documents.tables.markdown import markdown
from graph.documents.tables.objects import array, lines
from graph.documents.tables.page import page
from graph.errors import UsageError
from graph.vocabulary import FOR_PROGRAMS, TABLE_FORMS
from graph.words import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    import pandas as pd

__all__ = ["render", "render_parts"]

_PLAIN: dict[str, Callable[[Table], str]] = {
    "csv": delimited,
    "json": array,
    "jsonl": lines,
    "md": markdown,
    "html": page,
}


def render(
    frame: pd.DataFrame,
    form: str,
    *,
    title: str = "",
    notes: Sequence[str] = (),
    lang: str = "en",
    width: int | None = None,
    limit: int | None = None,
    color: bool = False,
    ascii: bool = False,
    stamp: date | None = None,
) -> bytes | str:
    """Give a table in one of its forms.

    Parameters
    ----------
    frame
        One row a thing, one column a fact about it, named in the words of the data
        contract. May be empty. Names of columns are unique.
    form
        One of `TABLE_FORMS`: ``table`` is for reading in a terminal.
    title, notes
        What the table is, and what a reader has to know, one sentence each. They are
        shown by every form but csv, json and jsonl, which are for programs.
    lang
        Language of headings, types, relations and kinds: ``en`` or ``ja``. Forms for
        programs keep the machine names.
    width
        Columns of the terminal; what does not fit is left out and counted. None: no limit.
    limit
        Rows that a ``table`` shows, 20 unless given. Every other form has all rows.
    color, ascii
        Whether a ``table`` may be coloured, and whether its lines have to be ASCII.
    stamp
        Day of a workbook's document properties; the first of 1980 unless given, so
        that the same table is the same bytes.

    Returns
    -------
    rendering
        Text, to be stored as UTF-8 with its line ends as they are; bytes for ``xlsx``.

    Raises
    ------
    UsageError
        If there is no such form, or the table is too large for a workbook.

    Notes
    -----
    A cell of text that a spreadsheet would run as a formula gets an apostrophe in CSV
    and is stored as text in a workbook. CSV has no byte order mark, which programs
    would read as part of the first heading; where Excel has to open the table by
    double-click, the workbook is the form to take. Control characters and marks that
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
    """
    if form not in TABLE_FORMS:
        raise UsageError("there is no form {!r} of a table; take one of {}", form, ", ".join(TABLE_FORMS))
    remarks = [] if len(frame) else [sentence("table_empty", lang)]
    table = Table(tuple(columns(frame)), len(frame), title, (*remarks, *notes), lang)
    if form in _PLAIN:
        return _PLAIN[form](table)
    if form == "xlsx":
        from graph.documents.tables.workbook import workbook  # XlsxWriter

        return workbook(table, stamp=stamp)
    from graph.documents.tables.text import text  # rich

    return text(table, width=width, limit=limit, color=color, ascii=ascii)


def render_parts(
    parts: Mapping[str, pd.DataFrame],
    form: str,
    *,
    title: str = "",
    notes: Sequence[str] = (),
    lang: str = "en",
    stamp: date | None = None,
) -> bytes | str:
    """Give several tables in one of the forms for reading.

    Parameters
    ----------
    parts
        Heading to table, at least one.
    form
        ``table`` or ``md``, one after the other; ``html``, one page; ``xlsx``, a sheet each.
    title, notes, lang, stamp
        As in `render`, of the whole.

    Raises
    ------
    UsageError
        If the form is for programs, which want one table, or a table is too large for a workbook.

    Examples
    --------
    >>> import pandas as pd
    >>> parts = {"Hubs": pd.DataFrame({"id": ["link-j"]}), "Cities": pd.DataFrame({"id": ["kobe"]})}
    >>> render_parts(parts, "md", title="2020").splitlines()[::6]
    ['## 2020 – Hubs', '## 2020 – Cities']
    """
    if form in FOR_PROGRAMS:
        raise UsageError("the form {!r} holds one table, not {}", form, len(parts))
    last = list(parts)[-1]
    if form in ("html", "xlsx"):
        tables = [
            Table(tuple(columns(frame)), len(frame), head, tuple(notes) if head == last else (), lang)
            for head, frame in parts.items()
        ]
        if form == "html":
            return page(*tables, title=title)
        from graph.documents.tables.workbook import workbook  # XlsxWriter

        return workbook(*tables, title=title, stamp=stamp)
    texts = []
    for head, frame in parts.items():
        said, rows = notes if head == last else (), max(len(frame), 1)
        texts.append(render(frame, form, title=f"{title} – {head}", notes=said, lang=lang, limit=rows))
    return "\n".join(map(str, texts))
