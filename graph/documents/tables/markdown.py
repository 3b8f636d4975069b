"""An answer as Markdown, the way GitHub reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.documents.tables.cells import is_web_address, visible
from graph.documents.tables.figures import figures, titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.documents.tables.cells import Document, Table

# An underscore inside a word, as in most ids, never starts emphasis.
_MARKUP = re.compile(r"[\\`*\[\]<>|~&$]|(?<![^\W_])_|_(?![^\W_])")
# GitHub makes a link of bare addresses too; of those only addresses of the web may be one.
_BARE = re.compile(r"(?i)(ftp)(:)")
_AT_START = re.compile(r"^(\s*)([#+\-]|\d+(?=[.)]))")
_BREAK = re.compile(r"\r\n|\r|\n")


def markdown(document: Document) -> str:
    """Give a document as GitHub Markdown: titles, what is said as lists, tables, notes as a list.

    Every character that would be markup is escaped, a line end in a cell is ``<br>``,
    and a cell that is a web address is a link.
    """
    blocks = []
    if document.several and document.title:
        blocks.append(f"# {_escaped(document.title)}")
    if document.source:
        blocks.append(_line(document.source))
    for table in document.tables:
        if table.title:
            blocks.append(f"## {_escaped(table.title)}")
        if table.kicker:
            blocks.append(f"*{_escaped(table.kicker)}*")
        if table.said:
            blocks.append(_listed(table.said))
        if table.columns and (table.height or not (table.said or table.kicker)):
            blocks.append(_grid(table))
        if table.notes:
            blocks.append(_listed(table.notes))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _listed(texts: Sequence[str]) -> str:
    """Give sentences as a list."""
    return "\n".join(f"- {_line(each)}" for each in texts)


def _line(text: str) -> str:
    """Give a sentence that begins nothing."""
    return _AT_START.sub(_opened, _escaped(text))


def _grid(table: Table) -> str:
    """Give headings, rule and rows."""
    heads = [_escaped(each) for each in titles(table.columns, table.lang)]
    rule = ["---:" if each.is_numeric else "---" for each in table.columns]
    cells = [[_cell(text) for text in figures(each, table.lang, breaks=True)] for each in table.columns]
    lines = [heads, rule, *zip(*cells, strict=True)]
    return "\n".join(f"| {' | '.join(each)} |" for each in lines)


def _cell(text: str) -> str:
    """Give one cell."""
    return f"<{text}>" if is_web_address(text) else _escaped(text)


def _escaped(text: str) -> str:
    """Take the meaning from markup, and keep to one line."""
    text = _BARE.sub(r"\1\\:", _MARKUP.sub(r"\\\g<0>", visible(text, breaks=True)))
    return _BREAK.sub("<br>", text).replace("\t", " ")


def _opened(found: re.Match[str]) -> str:
    """Escape what would start a heading or a list; a number keeps its digits."""
    blank, mark = found.groups()
    return f"{blank}{mark}\\" if mark.isdigit() else f"{blank}\\{mark}"
