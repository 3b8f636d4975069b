"""A report as one web page that needs nothing else, online or off."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graph.phrases import LANGUAGES
from graph.phrases_of_report import SENTENCES
from graph.tables.cells import columns, visible
from graph.tables.figures import exact, figures
from graph.tables.links import is_web_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.report.model import Report, Section
    from graph.tables.cells import Column, Value

LONG, SHORT = 30, 16  # characters from which a cell breaks its lines, and up to which none does
SMALL = 14  # rows of a table that stays on one sheet of paper
TILES = 4  # figures that stand large at the top
GRID = "type_pairs"  # where a nought is what the reader looks for


def document(report: Report, *, charts: Mapping[str, str | bytes] | None = None) -> str:
    """Give a report as a page.

    Parameters
    ----------
    report
        As `graph.report.compose` makes it.
    charts
        Pictures (SVG) by the key of the section that they open.

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
    pictures = charts or {}
    body = "".join(_section(each, report.lang, pictures.get(each.key)) for each in report.sections)
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
    name = SENTENCES["contents"][LANGUAGES.index(report.lang)]
    links = "".join(
        f'<li><a href="#{escape(each.key)}">{_text(each.short)}</a></li>\n' for each in report.sections
    )
    return f'<nav aria-label="{_text(name)}">\n<ul>\n{links}</ul>\n</nav>\n'


def _section(section: Section, lang: str, picture: str | bytes | None) -> str:
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
    if picture is not None:
        data = picture.encode() if isinstance(picture, str) else picture
        source = f"data:image/svg+xml;base64,{base64.b64encode(data).decode()}"
        parts.append(f'<img src="{source}" alt="{_text(section.title)}">\n')
    if len(section.table):
        parts.append(_table(section, lang))
    return "".join([*parts, "</section>\n"])


def _tiles(section: Section) -> str:
    """The first figures of the summary, large; they stand in its table again."""
    rows = list(section.table.itertuples(index=False, name=None))
    tiles = "".join(
        f"<div><dt>{_text(str(row[0]))}</dt><dd>{row[1]}</dd></div>\n" for row in rows[1 : TILES + 1]
    )
    return f'<dl class="tiles">\n{tiles}</dl>\n' if tiles else ""


def _table(section: Section, lang: str) -> str:
    """The table, in a frame that scrolls where the screen is narrow."""
    found = columns(section.table)
    heads = "".join(f'<th scope="col"{_mark(each)}>{_text(each.name)}</th>' for each in found)
    cells = [_cells(each, lang, zeros=section.key == GRID) for each in found]
    rows = "".join(f"<tr>{''.join(row)}</tr>\n" for row in zip(*cells, strict=True))
    key = escape(section.key)
    return (
        f'<div class="frame" role="region" tabindex="0" aria-labelledby="{key}-title">\n'
        f'<table class="{key}" aria-labelledby="{key}-title">\n'
        f"<thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _cells(column: Column, lang: str, *, zeros: bool) -> list[str]:
    """The cells of one column; the noughts marked where they are what is looked for."""
    texts = figures(column, lang, breaks=True)
    longest = max((0 if is_web_address(each) else len(each) for each in texts), default=0)
    look = "long" if longest > LONG else "short" if longest <= SHORT else ""
    plain = f"<td{_mark(column, look)}>"
    nought = '<td class="n zero">' if zeros else plain
    return [
        f"{nought if value == 0 and column.is_numeric else plain}{_content(value, text)}</td>"
        for value, text in zip(column.values, texts, strict=True)
    ]


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
