"""A report as Markdown, the way GitHub reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.documents.tables.cells import Table, columns
from graph.documents.tables.markdown import markdown as tabled

if TYPE_CHECKING:
    from graph.documents.report.model import Report, Section


def markdown(report: Report) -> str:
    """Give a report as GitHub Markdown, with every character that would be markup escaped.

    Examples
    --------
    >>> from graph.documents.report.model import Report
    >>> print(markdown(Report("Hubs *today*", "all dates", "en", ())), end="")
    # Hubs \\*today\\*
    <BLANKLINE>
    all dates
    """
    head = tabled(Table((), 0, report.title, (), report.lang)).removeprefix("#")
    parts = [head, tabled(Table((), 0, "", (report.stamp,), report.lang)).removeprefix("- ")]
    return "\n".join([*parts, *(_section(each, report.lang) for each in report.sections)])


def _section(section: Section, lang: str) -> str:
    """Heading, sentences, table."""
    said = tuple(each for each in (section.meaning, *section.sentences) if each)
    head = tabled(Table((), 0, section.title, said, lang))
    if not len(section.table):
        return head
    table = Table(tuple(columns(section.table)), len(section.table), "", (), lang)
    return f"{head}\n{tabled(table)}"
