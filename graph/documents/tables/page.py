"""A table as one web page that needs nothing else, online or off."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import TYPE_CHECKING

from graph.documents.tables.cells import is_web_address, visible
from graph.documents.tables.figures import exact, figures, titles
from graph.words import sentence

if TYPE_CHECKING:
    from graph.documents.tables.cells import Column, Table, Value

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2433; --soft: #5b6475; --line: #d9dee8; --band: #f5f7fa;
  --paper: #fff; --link: #0b57a4 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #a3acbd; --line: #39424f;
  --band: #1e242d; --paper: #151a21; --link: #8ab8f0 } }
* { box-sizing: border-box }
body { margin: 0; padding: 2rem clamp(1rem, 4vw, 3rem); background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Hiragino Sans", "Yu Gothic UI", Meiryo,
  "Noto Sans CJK JP", sans-serif }
main { width: fit-content; min-width: min(100%, 40rem) }
table { border-collapse: collapse; min-width: 100%; font-variant-numeric: tabular-nums }
.several table { min-width: min(100%, 30rem) }
caption { padding: 0 0 1rem; text-align: left }
h1 { margin: 0; font-size: 1.4rem; line-height: 1.3; font-weight: 650 }
h2 { margin: 1.5rem 0 0; font-size: 1.1rem; line-height: 1.3; font-weight: 650 }
th, td { padding: .4rem .75rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line) }
th { position: sticky; top: 0; background: var(--paper); color: var(--soft); font-size: .85rem;
  font-weight: 600; vertical-align: bottom; box-shadow: inset 0 -1px var(--soft); border-bottom: 0 }
tbody tr:nth-child(even) { background: var(--band) }
td { white-space: pre-line }
.n { text-align: right; white-space: nowrap }
.long { min-width: 17em; max-width: 28em; overflow-wrap: anywhere }
.short { white-space: pre }
a { color: var(--link) }
ul { max-width: 60rem; margin: 1.25rem 0 0; padding: 0; list-style: none; color: var(--soft);
  font-size: .9rem }
@media print { @page { margin: 12mm } :root { --ink: #000; --soft: #333; --line: #bbb; --band: #fff;
  --paper: #fff; --link: #000 } body { padding: 0; font-size: 9pt } th { position: static }
  thead { display: table-header-group } tr { break-inside: avoid } }
"""
_LONG = 26
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"


def page(*tables: Table, title: str | None = None) -> str:
    """Give one table or several as a page.

    Parameters
    ----------
    tables
        One under the other, each with its title; all notes stand at the end.
    title
        What the whole is called, where there are several.

    Returns
    -------
    text
        HTML with its style inside, for light and dark screens and for paper. It loads
        nothing and runs nothing, which its policy also forbids. A rounded number
        carries the full one (``<data value>``), a web address is a link.
    """
    lang, several = tables[0].lang, title is not None
    heading = escape(visible(tables[0].title if title is None else title))
    notes = "".join(f"<li>{escape(visible(note))}</li>\n" for table in tables for note in table.notes)
    start = f'<main class="several">\n<h1>{heading}</h1>' if several else "<main>\n"
    grids = "\n".join(_grid(table, "h2" if several else "h1") for table in tables)
    return (
        f'<!doctype html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{heading or sentence('table_name', lang)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{start}{grids}\n"
        + (f"<ul>\n{notes}</ul>\n" if notes else "")
        + "</main>\n</body>\n</html>\n"
    )


def _grid(table: Table, rank: str) -> str:
    """Give a table with its title."""
    title = escape(visible(table.title))
    caption = f"<caption><{rank}>{title}</{rank}></caption>\n" if title else ""
    return f"<table>\n{caption}{_head(table)}<tbody>\n{_body(table)}</tbody>\n</table>"


def _head(table: Table) -> str:
    """Give the row of headings."""
    heads = zip(table.columns, titles(table.columns, table.lang), strict=True)
    cells = "".join(f'<th scope="col"{_mark(column)}>{escape(text)}</th>' for column, text in heads)
    return f"<thead>\n<tr>{cells}</tr>\n</thead>\n" if cells else ""


def _body(table: Table) -> str:
    """Give a line a row."""
    columns = [_cells(each, table.lang) for each in table.columns]
    return "".join(f"<tr>{''.join(row)}</tr>\n" for row in zip(*columns, strict=True))


def _cells(column: Column, lang: str) -> list[str]:
    """Give the cells of one column, which all break their lines or none does."""
    texts = figures(column, lang, breaks=True)
    look = "long" if any(len(each) > _LONG for each in texts) else "short"
    start = f"<td{_mark(column, look)}>"
    return [f"{start}{_content(value, text)}</td>" for value, text in zip(column.values, texts, strict=True)]


def _content(value: Value, text: str) -> str:
    """Give what stands in a cell."""
    inner = escape(text)
    if isinstance(value, float) and text != exact(value):
        return f'<data value="{exact(value)}">{inner}</data>'
    if isinstance(value, str) and is_web_address(value):
        return f'<a href="{inner}" rel="noopener noreferrer">{inner}</a>'
    return inner


def _mark(column: Column, look: str = "") -> str:
    """Give the attributes that all cells of a column have."""
    name = "n" if column.is_numeric else look
    # Han characters have other shapes in a Chinese font.
    tongue = ' lang="ja"' if column.name.endswith("_ja") and look else ""
    return (f' class="{name}"' if name else "") + tongue
