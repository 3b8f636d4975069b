"""How tables and sentences show themselves in a notebook: as HTML, in which what the data hold is text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd


def shown(title: str, tables: Mapping[str, pd.DataFrame], notes: Sequence[str] = ()) -> str:
    """Give a heading, tables under their names, and notes; long tables are cut as pandas cuts them.

    Parameters
    ----------
    tables
        By heading, which may be blank.

    Examples
    --------
    >>> import pandas as pd
    >>> text = shown("A & B", {"": pd.DataFrame({"id": ["<a>"]})}, ["all dates"])
    >>> text.startswith("<h3>A &amp; B</h3>"), "&lt;a&gt;" in text, text.endswith("<p>all dates</p>")
    (True, True, True)
    """
    parts = [f"<h3>{escape(title)}</h3>"] if title else []
    for name, table in tables.items():
        parts += [f"<h4>{escape(name)}</h4>"] if name else []
        parts.append(table.to_html(max_rows=20, max_cols=20, border=0, show_dimensions=len(table) > 20))
    return "\n".join([*parts, *(f"<p>{escape(each)}</p>" for each in notes)])
