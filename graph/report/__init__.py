"""The hub report as a web page, Markdown and a workbook, all from one model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import UsageError
from graph.report.document import document
from graph.report.markdown import markdown
from graph.report.model import Report, Section, compose

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

__all__ = ["FORMS", "Report", "Section", "compose", "render"]

FORMS = ("html", "md", "xlsx")


def render(
    report: Report, form: str, *, charts: Mapping[str, str | bytes] | None = None, stamp: date | None = None
) -> bytes | str:
    """Give a report in one of its forms.

    Parameters
    ----------
    report
        As `compose` makes it.
    form
        One of `FORMS`.
    charts
        Pictures (SVG) for the web page, by the key of the section that they open.
    stamp
        Day of a workbook's document properties; the report's day unless given.

    Raises
    ------
    UsageError
        If there is no such form.

    Examples
    --------
    >>> print(render(Report("Hubs", "all dates", "en", ()), "md"), end="")
    # Hubs
    <BLANKLINE>
    all dates
    """
    if form == "html":
        return document(report, charts=charts or {})
    if form == "md":
        return markdown(report)
    if form == "xlsx":
        from graph.report.workbook import workbook  # XlsxWriter

        return workbook(report, stamp=stamp)
    raise UsageError(f"there is no form {form!r} of a report; take one of {', '.join(FORMS)}")
