"""A report as one web page that needs nothing else, online or off."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from itertools import groupby, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graph.documents.tables.cells import columns, is_web_address, visible
from graph.documents.tables.figures import exact, figures
from graph.words import word

if TYPE_CHECKING:
    import pandas as pd

    from graph.documents.report.model import Report, Section
    from graph.documents.tables.cells import Column, Value

LONG, SHORT = 30, 16  # characters from which a cell breaks its lines, and up to which none does
SMALL = 18  # rows of a table that stays on one sheet of paper
TILES = 4  # figures that stand large at the top
GRID = "type_pairs"  # where a nought is what the reader looks for
DRAWN = "growth"  # the tables of the others are read as fast as their charts


def document(report: Report) -> str:
    """Give a report as a page.

    Parameters
    ----------
    report
        As `graph.documents.report.compose` makes it.

    Returns
    -------
    text
        HTML with style and pictures inside, for light and dark screens and for paper.
        It loads nothing and runs nothing, which its policy also forbids.
    """
    style = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    body = "".join(_section(each, report) for each in report.sections)
    title = _text(report.title)
    return (
        f'<!doctype html>\n<html lang="{escape(report.lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{title}</h1>\n<p>{_text(report.stamp)}</p>\n</header>\n"
        f"{_contents(report)}<main>\n{body}</main>\n</body>\n</html>\n"
    )


def _contents(report: Report) -> str:
    """Links to the sections."""
    name = word("report_contents", report.lang)
    links = "".join(
        f'<li><a href="#{escape(each.key)}">{_text(each.short)}</a></li>\n' for each in report.sections
    )
    return f'<nav aria-label="{_text(name)}">\n<ul>\n{links}</ul>\n</nav>\n'


def _section(section: Section, report: Report) -> str:
    """Heading, sentences, picture, table."""
    key = escape(section.key)
    kind = "small" if len(section.table) <= SMALL else "large"
    parts = [f'<section id="{key}" class="{kind}" aria-labelledby="{key}-title">\n<h2 id="{key}-title">']
    parts.append(f"{_text(section.title)}</h2>\n")
    if section.key == "summary":
        parts.append(_tiles(section))
    if section.meaning:
        parts.append(f'<p class="meaning">{_text(section.meaning)}</p>\n')
    if section.sentences:
        said = "".join(f"<li>{_text(each)}</li>\n" for each in section.sentences)
        parts.append(f'<ul class="said">\n{said}</ul>\n')
    if section.key == DRAWN and section.chart is not None and len(section.chart):
        parts.append(_picture(section.title, section.chart, report))
    if len(section.table):
        parts.append(_table(section, report.lang))
    return "".join([*parts, "</section>\n"])


def _picture(title: str, table: pd.DataFrame, report: Report) -> str:
    """The chart of a section, with text as text."""
    from graph.drawing.charts import Setting, growth_chart  # matplotlib

    setting = Setting(lang=report.lang, form="svg", source=report.stamp)
    data = base64.b64encode(growth_chart(table, setting)).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{_text(title)}">\n'


def _tiles(section: Section) -> str:
    """The first figures of the summary, large; they stand in its table again."""
    rows = list(section.table.itertuples(index=False, name=None))
    tiles = "".join(
        f"<div><dt>{_text(str(row[0]))}</dt><dd>{_text(str(row[1]))}</dd></div>\n"
        for row in rows[1 : TILES + 1]
    )
    return f'<dl class="tiles">\n{tiles}</dl>\n' if tiles else ""


def _table(section: Section, lang: str) -> str:
    """The table, in a frame that scrolls where the screen is narrow."""
    found = columns(section.table)
    shown = found[1:] if section.anchors else found  # the first stands over each group of rows
    heads = "".join(f'<th scope="col"{_mark(each)}>{_text(each.name)}</th>' for each in shown)
    cells = [
        _cells(each, lang, zeros=section.key == GRID, links=section.links.get(each.name, ()))
        for each in shown
    ]
    rows = [f"<tr>{''.join(row)}</tr>\n" for row in zip(*cells, strict=True)]
    key = escape(section.key)
    bodies = _groups(section, rows) if section.anchors else f"<tbody>\n{''.join(rows)}</tbody>\n"
    return (
        f'<div class="frame" role="region" tabindex="0" aria-labelledby="{key}-title">\n'
        f'<table class="{key}" aria-labelledby="{key}-title">\n'
        f"<thead>\n<tr>{heads}</tr>\n</thead>\n{bodies}</table>\n</div>\n"
    )


def _groups(section: Section, rows: list[str]) -> str:
    """The rows of each receipt under the number behind which they stand."""
    wide = len(section.table.columns) - 1
    names = section.table.iloc[:, 0].tolist()
    parts = []
    for anchor, group in groupby(range(len(rows)), lambda i: section.anchors[i]):
        places = list(group)
        head = f'<tr><th scope="rowgroup" colspan="{wide}">{_text(str(names[places[0]]))}</th></tr>\n'
        body = "".join(rows[i] for i in places)
        parts.append(f'<tbody id="{escape(anchor)}">\n{head}{body}</tbody>\n')
    return "".join(parts)


def _cells(column: Column, lang: str, *, zeros: bool, links: tuple[str, ...]) -> list[str]:
    """The cells of one column; the noughts marked where they are what is looked for."""
    texts = figures(column, lang, breaks=True)
    longest = max((0 if is_web_address(each) else len(each) for each in texts), default=0)
    look = "long" if longest > LONG else "short" if longest <= SHORT else ""
    plain = f"<td{_mark(column, look)}>"
    nought = '<td class="n zero">' if zeros else plain
    return [
        f"{nought if value == 0 and column.is_numeric else plain}{_link(_content(value, text), link)}</td>"
        for value, text, link in zip_longest(column.values, texts, links)
    ]


def _link(inner: str, receipt: str | None) -> str:
    """The cell's content as a link to its receipt, where it has one."""
    return f'<a href="#{escape(receipt)}">{inner}</a>' if receipt and inner else inner


def _content(value: Value, text: str) -> str:
    """What stands in a cell: a rounded number carries the full one, an address is a link."""
    inner = escape(text)
    if isinstance(value, float) and text != exact(value):
        return f'<data value="{exact(value)}">{inner}</data>'
    if isinstance(value, str) and is_web_address(value):
        host = escape(urlsplit(value).hostname or value)
        return f'<a href="{inner}" rel="noopener noreferrer">{host}</a>'
    return inner


def _mark(column: Column, look: str = "") -> str:
    name = "n" if column.is_numeric else look
    return f' class="{name}"' if name else ""


def _text(text: str) -> str:
    return escape(visible(text))
