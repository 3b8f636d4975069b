"""How the columns of a list were read, for the person whose list it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from graph.documents.tables import render
from graph.model.answer import Answer
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.exchange.content import ColumnRead, Content

_WIDTH = 110  # characters of a line


def columns_table(found: Content, lang: str = "en") -> Iterator[str]:
    """Give a table of their columns, ours, and examples; nothing where all are named as ours are.

    Examples
    --------
    >>> from graph.exchange import import_files
    >>> from graph.exchange.lists.joining import Wishes
    >>> read = import_files({"x.csv": b"Partner,Signed on\\nPort Lab,2019/5\\n"}, wishes=Wishes(ours="Hub"))
    >>> print(next(columns_table(read)), end="")
    x.csv
    <BLANKLINE>
    Their column  Read as                   Examples
    ────────────  ────────────────────────  ─────────────────
    Partner       the partner (target)      Port Lab
    Signed on     date of signing (signed)  2019/5 -> 2019-05
    """
    tables: dict[str, list[ColumnRead]] = {}
    for each in found.columns_read:
        tables.setdefault(each.place, []).append(each)
    alike: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for place, columns in tables.items():
        alike.setdefault(tuple((each.heading, each.column) for each in columns), []).append(place)
    for places in alike.values():
        columns = tables[places[0]]
        if not all(each.sure or not each.column for each in columns):
            table = pd.DataFrame([_row(each, lang) for each in columns])
            answer = Answer.one(", ".join(places), table)
            yield str(render(answer, "table", lang=lang, width=_WIDTH, limit=len(table)))


def _row(read: ColumnRead, lang: str) -> dict[str, str]:
    told = [text if value in ("", text) else f"{text} -> {value}" for text, value in read.examples]
    return {
        "their_column": read.heading,
        "our_column": _meaning(read.column, lang) if read.column else word("as_it_is", lang),
        "their_examples": " · ".join(told),
    }


def _meaning(column: str, lang: str) -> str:
    """One of our columns by what it means, and by its name where that is another word."""
    key = f"means_{column}"
    meaning = word(key, lang)
    return column if meaning in (key, column) else sentence("means", lang, meaning=meaning, column=column)
