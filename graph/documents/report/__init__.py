"""The hub report as a web page, Markdown, a workbook and slides, all from one model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.documents.report.document import document
from graph.documents.report.markdown import markdown
from graph.documents.report.model import Report, Section, compose
from graph.errors import UsageError
from graph.vocabulary import REPORT_FORMS

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Report", "Section", "compose", "render"]


def render(
    report: Report, form: str, *, template: bytes | None = None, stamp: date | None = None
) -> bytes | str:
    """Give a report in one of its forms.

    Parameters
    ----------
    report
        As `compose` makes it.
    form
        One of `REPORT_FORMS`.
    template
        A presentation whose design the slides take.
    stamp
        Day of the document properties of a workbook or presentation; the report's day
        unless given.

    Raises
    ------
    UsageError
        If there is no such form, or the template is no presentation.

    Examples
    --------
    >>> print(render(Report("Hubs", "all dates", "en", ()), "md"), end="")
    # Hubs
    <BLANKLINE>
    all dates
    """
    if form == "html":
        return document(report)
    if form == "md":
        return markdown(report)
    if form == "xlsx":
        from graph.documents.report.workbook import workbook  # XlsxWriter

        return workbook(report, stamp=stamp)
    if form == "pptx":
        from graph.documents.report.slides import slides  # python-pptx

        return slides(report, template=template, stamp=stamp)
    raise UsageError("there is no form {!r} of a report; take one of {}", form, ", ".join(REPORT_FORMS))
