"""An answer of several tables on its way out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.commands.targets import put
from graph.commands.terminal import stamp
from graph.vocabulary import FOR_PROGRAMS

if TYPE_CHECKING:
    import pandas as pd

    from graph.commands.terminal import Sink, View


def put_parts(
    parts: dict[str, pd.DataFrame], view: View, sink: Sink, *, title: str, notes: list[str]
) -> None:
    """Write an answer of several tables.

    To read: one after the other, on one page, or a sheet of a workbook each; parts without
    rows are left out. For programs: one table with a column `part`.
    """
    from graph.documents.tables import render_parts
    from graph.questions.remarks import titles
    from graph.questions.typed import joined

    if sink.top is not None:
        parts = {part: table.head(sink.top) for part, table in parts.items()}
        sink = replace(sink, top=None)
    shown = {part: table for part, table in parts.items() if len(table)}
    form = sink.named()
    programs = form in FOR_PROGRAMS
    if len(parts) == 1 or not (shown or programs):
        part, table = next(iter(parts.items()))
        sink.put(table, view, title=f"{title} – {titles([part], view.lang)[part]}", notes=notes)
    elif programs:
        sink.put(joined(parts), view, title=title, notes=notes)
    elif form == "table" and sink.output is None:
        _put_in_turn(shown, view, sink, title=title, notes=notes)
    else:
        heads = titles(list(shown), view.lang)
        tables = {heads[part]: table for part, table in shown.items()}
        data = render_parts(tables, form, title=title, notes=notes, lang=view.lang, stamp=stamp(view))
        if sink.output is None:
            put(data, as_is=True)
        else:
            view.save(sink.output, data)


def _put_in_turn(
    shown: dict[str, pd.DataFrame], view: View, sink: Sink, *, title: str, notes: list[str]
) -> None:
    """One table after the other at a terminal, the notes under the last."""
    from graph.questions.remarks import titles

    last = list(shown)[-1]
    for part, head in titles(list(shown), view.lang).items():
        said = notes if part == last else ()
        sink.put(shown[part], view, title=f"{title} – {head}", notes=said)
        if part != last:
            put("\n", as_is=True)
