"""An answer of several tables on its way out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from graph.terminal import put

if TYPE_CHECKING:
    import pandas as pd

    from graph.terminal import Sink, View


def put_parts(
    parts: dict[str, pd.DataFrame], view: View, sink: Sink, *, title: str, notes: list[str]
) -> None:
    """Write an answer of several tables: one after the other to read, else one with a column `part`."""
    from graph.questions.frames import joined
    from graph.questions.remarks import titles
    from graph.tables import form_of, render

    if len(parts) == 1:
        sink.put(next(iter(parts.values())), view, title=title, notes=notes)
        return
    named = form_of(sink.output) if sink.output is not None else None
    form = sink.form or named or ("table" if sys.stdout.isatty() else "csv")
    shown = {part: table for part, table in parts.items() if len(table)}
    if form not in ("table", "md") or not shown:
        sink.put(joined(parts), view, title=title, notes=notes)
        return
    heads = {part: f"{title} – {head}" for part, head in titles(list(shown), view.lang).items()}
    last = list(shown)[-1]
    if sink.output is None:
        for part, table in shown.items():
            sink.put(table, view, title=heads[part], notes=notes if part == last else ())
            if part != last:
                put("\n", as_is=True)
        return
    texts = [
        render(
            table,
            form,
            title=heads[part],
            notes=notes if part == last else (),
            lang=view.lang,
            limit=len(table),
        )
        for part, table in shown.items()
    ]
    view.save(sink.output, "\n".join(map(str, texts)))
