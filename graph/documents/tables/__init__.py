"""Every question is a table; every table has the same renderings.

A frame of columns with machine names goes in; a table for a terminal, CSV, JSON,
JSON lines, Markdown, a web page or a workbook comes out. The index of the frame
is not part of the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from graph.documents.tables.cells import Table, columns
from graph.documents.tables.delimited import delimited
from graph.documents.tables.markdown import markdown
from graph.documents.tables.objects import array, lines
from graph.documents.tables.page import page
from graph.errors import UsageError
from graph.model.answer import Answer
from graph.vocabulary import FOR_PROGRAMS, TABLE_FORMS
from graph.words import heading, sentence, word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

__all__ = ["render"]


_PLAIN: dict[str, Callable[[Table], str]] = {
    "csv": delimited,
    "json": array,
    "jsonl": lines,
    "md": markdown,
}


def render(
    answer: Answer | pd.DataFrame,
    form: str,
    *,
    lang: str = "en",
    width: int | None = None,
    limit: int | None = None,
    color: bool = False,
    ascii: bool = False,
    stamp: date | None = None,
) -> bytes | str:
    """Give an answer in one of the forms of a table.

    Parameters
    ----------
    answer
        Tables with one row a thing, one column a fact about it, named in the words of the data
        contract; they may be empty, and names of columns are unique. Title and notes are
        shown by every form but csv, json and jsonl, which are for programs. A bare table has neither.
    form
        One of `TABLE_FORMS`: ``table`` is for reading in a terminal. Of several parts, those with
        rows come one after the other (``table``, ``md``), on one page (``html``) or a sheet
        each (``xlsx``); for programs all parts are one table with a column ``part``.
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
        If there is no such form, or a table is too large for a workbook.

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
    >>> render(Answer("2020", parts), "md").splitlines()[::6]
    ['## 2020 – Organisations', '## 2020 – Ties']
    """
    if form not in TABLE_FORMS:
        raise UsageError("there is no form {!r} of a table; take one of {}", form, ", ".join(TABLE_FORMS))
    answer = answer if isinstance(answer, Answer) else Answer.one("", answer)
    several = len(answer.parts) > 1 and any(map(len, answer.parts.values()))
    whole = answer.title if several and form in ("html", "xlsx") else None  # over all parts, on one page
    tables = _tables(answer, form, lang, alone=whole is None)
    if form == "html":
        return page(*tables, title=whole)
    if form == "xlsx":
        from graph.documents.tables.workbook import workbook  # XlsxWriter

        return workbook(*tables, title=whole, stamp=stamp)
    if form in _PLAIN:
        return "\n".join(map(_PLAIN[form], tables))
    from graph.documents.tables.text import text  # rich

    how: dict[str, Any] = {"width": width, "limit": limit, "color": color, "ascii": ascii}
    return "\n".join(text(each, **how) for each in tables)


def _tables(answer: Answer, form: str, lang: str, *, alone: bool) -> list[Table]:
    """The tables that a form shows, each with its title (that of the answer too where it stands alone)."""
    parts = dict(answer.parts)
    if len(parts) > 1 and form in FOR_PROGRAMS:
        parts = {"": joined(parts)}
    elif len(parts) > 1:
        shown = {part: table for part, table in parts.items() if len(table)}
        parts = shown or dict([*parts.items()][:1])
    tables = []
    for place, (part, frame) in enumerate(parts.items(), 1):
        head = _head(part, lang) if part else ""
        title = answer.title if not head else f"{answer.title} – {head}" if alone else head
        empty = [] if len(frame) else [sentence("table_empty", lang)]
        notes = (*empty, *answer.notes) if place == len(parts) else ()
        tables.append(Table(tuple(columns(frame)), len(frame), title, notes, lang))
    return tables


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
