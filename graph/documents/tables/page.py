"""An answer as one web page that needs nothing else, online or off."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from itertools import groupby, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graph.documents.tables.cells import is_web_address, visible
from graph.documents.tables.figures import exact, figures, tiles, titles
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.documents.tables.cells import Column, Document, Table, Value
    from graph.drawing.pictures.map_drawing import MapDrawing

LONG, SHORT = 30, 16  # characters from which a cell breaks its lines, and up to which none does
SMALL = 18  # rows of a table that stays on one sheet of paper
# Columns of a table, two of numbers for one: with more it lies across the paper, and is set smaller as well.
BROAD, MANY = 7.5, 10.0
LONGEST_HEAD = 90  # characters of the title over each sheet
LISTED = 4  # sections from which a page has a list of contents
GRID = "type_pairs"  # where a nought is what the reader looks for
SOURCES = "source_url"  # whose addresses are told by their host
BESIDE = "beside"  # a column of names of files that lie in the folder of the page


def page(document: Document) -> str:
    """Give a document as a page.

    Parameters
    ----------
    document
        Its tables stand one under the other, each with its title, what is said of it, its chart
        and its rows; all notes stand at the end. Many have a list of contents.

    Returns
    -------
    text
        HTML with style and pictures inside, for light and dark screens and for paper, where each sheet has
        the title, the source and its number. It loads
        nothing and runs nothing, which its policy also forbids. A rounded number
        carries the full one (``<data value>``), a web address is a link.
    """
    lang, title = document.lang, _text(document.title)
    style = (Path(__file__).parent / "style.css").read_text(encoding="utf-8") + _paper(document)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    heads = f'<h1 id="title">{title}</h1>\n' if title else ""
    heads += f"<p>{_text(document.source)}</p>\n" if document.source else ""
    notes = "".join(f"<li>{_text(note)}</li>\n" for note in document.notes)
    return (
        f'<!doctype html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title or sentence('table_name', lang)}</title>\n<style>{style}</style>\n</head>\n"
        f'<body class="{_kind(document)}">\n'
        + (f"<header>\n{heads}</header>\n" if heads else "")
        + (_contents(document) if len(document.tables) >= LISTED else "")
        + f"<main>\n{''.join(_section(each, document) for each in document.tables)}</main>\n"
        + (f'<ul class="notes">\n{notes}</ul>\n' if notes else "")
        + "</body>\n</html>\n"
    )


def _kind(document: Document) -> str:
    """The classes of a page: whether it has several tables, or lies across the paper for its only one."""
    if document.several:
        return "several sheet" if document.one_page else "several"
    return "one" + _across(document.tables[0])


def _across(table: Table) -> str:
    """The classes of what is too wide to stand upright on paper."""
    wide = sum(0.5 if each.is_numeric else 1.0 for each in table.columns) if table.height else 0.0
    return (" broad" if wide > BROAD else "") + (" many" if wide > MANY else "")


def _paper(document: Document) -> str:
    """The style of the margins of paper: title above, but for the first sheet, source and number below."""
    above, below = (_quoted(each) for each in (document.title, document.source))
    return (
        f"@page {{ @top-left {{ content: {above} }} @bottom-left {{ content: {below} }} "
        '@bottom-right { content: counter(page) " / " counter(pages) } }\n'
        "@page :first { @top-left { content: none } }\n"
    )


def _quoted(text: str) -> str:
    """A text as a string of a style, which can end neither the string nor the style."""
    shown = visible(text)[:LONGEST_HEAD]
    plain = (each if each.isascii() and each.isalnum() else f"\\{ord(each):x} " for each in shown)
    return f'"{"".join(plain)}"'


def _contents(document: Document) -> str:
    """Links to the sections."""
    name = word("report_contents", document.lang)
    links = "".join(
        f'<li><a href="#{escape(each.key)}">{_text(each.short)}</a></li>\n' for each in document.tables
    )
    return f'<nav aria-label="{_text(name)}">\n<ul>\n{links}</ul>\n</nav>\n'


def _section(table: Table, document: Document) -> str:
    """Heading, sentences, picture, table; the only table stands under the heading of the page."""
    kind = ("small" if table.height <= SMALL else "large") + (" told" if table.kicker else "")
    name = "title" if document.title else ""
    parts = [f'<section class="{kind}">\n']
    if document.several:
        key = escape(table.key)
        name = f"{key}-title"
        parts = [f'<section id="{key}" class="{kind}{_across(table)}" aria-labelledby="{name}">\n']
        parts.append(f'<h2 id="{name}">{_text(table.title)}</h2>\n')
        if table.kicker:
            parts.insert(1, f'<p class="kicker">{_text(table.kicker)}</p>\n')
    if document.one_page:  # what stands beside what is said
        parts.insert(1, _picture(table, document))
    parts.append(_tiles(table))
    if table.meaning:
        parts.append(f'<p class="meaning">{_text(table.meaning)}</p>\n')
    if table.sentences:
        said = "".join(f"<li>{_text(each)}</li>\n" for each in table.sentences)
        parts.append(f'<ul class="said">\n{said}</ul>\n')
    if not document.one_page:
        parts.append(_picture(table, document))
    if table.height or (not table.said and not table.kicker):
        parts.append(_table(table, f' aria-labelledby="{name}"' if name else ""))
    return "".join([*parts, "</section>\n"])


def _picture(table: Table, document: Document) -> str:
    """The chart of a section, with text as text; nothing where it is read as fast from the table."""
    if table.drawing is not None:
        return _map(table.drawing, document)
    if table.chart is None:
        return ""
    from graph.drawing.charts import Setting, draw  # matplotlib

    source = document.source or "; ".join(document.notes)
    setting = Setting(lang=document.lang, form="svg", source=source)
    data = base64.b64encode(draw(*table.chart, setting)).decode()
    if not data:
        return ""
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{_text(table.title)}">\n'


def _map(drawing: MapDrawing, document: Document) -> str:
    """The map of a section, as it stands on a slide, and what it shows for those who have it read out."""
    from graph.drawing.pictures import picture_of  # matplotlib
    from graph.drawing.pictures.described import told_network, told_side

    kind, drawn = (
        ("png", drawing.picture)
        if drawing.picture
        else ("svg+xml", picture_of(drawing, title=" ", form="svg"))
    )
    data = base64.b64encode(drawn).decode()
    parts = [told_network(drawing)] if document.one_page else [told_network(drawing), told_side(drawing)]
    told = word("told_full_stop", document.lang).join(parts)
    return f'<img class="map" src="data:image/{kind};base64,{data}" alt="{_text(told)}">\n'


def _tiles(table: Table) -> str:
    """The first figures of a summary, large; they stand in its table again."""
    found = "".join(f"<div><dt>{_text(name)}</dt><dd>{value}</dd></div>\n" for name, value in tiles(table))
    return f'<dl class="tiles">\n{found}</dl>\n' if found else ""


def _table(table: Table, named: str) -> str:
    """The table, in a frame that scrolls where the screen is narrow."""
    shown = table.columns[1:] if table.behind else table.columns  # the first stands over each group of rows
    heads = zip(shown, titles(shown, table.lang), strict=True)
    head = "".join(f'<th scope="col"{_mark(each)}>{escape(text)}</th>' for each, text in heads)
    cells = [_cells(each, table) for each in shown]
    rows = [f"<tr>{''.join(row)}</tr>\n" for row in zip(*cells, strict=True)]
    bodies = _groups(table, rows) if table.behind else f"<tbody>\n{''.join(rows)}</tbody>\n"
    return (
        f'<div class="frame" role="region" tabindex="0"{named}>\n'
        f'<table class="{escape(table.key)}"{named}>\n'
        + (f"<thead>\n<tr>{head}</tr>\n</thead>\n" if head else "")
        + f"{bodies}</table>\n</div>\n"
    )


def _groups(table: Table, rows: Sequence[str]) -> str:
    """The rows of each number under the number behind which they stand."""
    wide = len(table.columns) - 1
    names = figures(table.columns[0], table.lang)
    parts = []
    for anchor, group in groupby(range(len(rows)), lambda i: table.behind[i]):
        places = list(group)
        head = f'<tr><th scope="rowgroup" colspan="{wide}">{_text(names[places[0]])}</th></tr>\n'
        body = "".join(rows[i] for i in places)
        parts.append(f'<tbody id="{escape(anchor)}">\n{head}{body}</tbody>\n')
    return "".join(parts)


def _cells(column: Column, table: Table) -> list[str]:
    """The cells of one column; the noughts marked where they are what is looked for."""
    texts = figures(column, table.lang, breaks=True)
    brief = column.name == SOURCES
    longest = max((len(each) for each in texts if not (brief and is_web_address(each))), default=0)
    look = "long" if longest > LONG else "host" if brief else "short" if longest <= SHORT else ""
    plain = f"<td{_mark(column, look)}>"
    nought = '<td class="n zero">' if table.key == GRID and column.is_numeric else plain
    links = table.links.get(column.name, ())
    if column.name == BESIDE:
        return [f'{plain}<a href="{escape(each)}">{escape(each)}</a></td>' for each in texts]
    return [
        f"{nought if value == 0 else plain}{_link(_content(value, text, brief=brief), link)}</td>"
        for value, text, link in zip_longest(column.values, texts, links)
    ]


def _link(inner: str, behind: str | None) -> str:
    """The cell's content as a link to what stands behind it."""
    return f'<a href="#{escape(behind)}">{inner}</a>' if behind and inner else inner


def _content(value: Value, text: str, *, brief: bool) -> str:
    """What stands in a cell: a rounded number carries the full one, an address is a link."""
    inner = escape(text)
    if isinstance(value, float) and text != exact(value):
        return f'<data value="{exact(value)}">{inner}</data>'
    if isinstance(value, str) and is_web_address(value):
        shown = escape(urlsplit(value).hostname or value) if brief else inner
        return f'<a href="{inner}" rel="noopener noreferrer">{shown}</a>'
    return inner


def _mark(column: Column, look: str | None = None) -> str:
    """The attributes that all cells of a column have; of its heading where no look is given."""
    name = "n" if column.is_numeric else look
    # Han characters have other shapes in a Chinese font.
    tongue = ' lang="ja"' if column.name.endswith("_ja") and look is not None else ""
    return (f' class="{name}"' if name else "") + tongue


def _text(text: str) -> str:
    return escape(visible(text))
