"""The briefing that opens a hub report: six to eight parts, each a sentence, its numbers and a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.briefing.ahead import deadlines, following
from graph.questions.briefing.case import Case, Part
from graph.questions.briefing.changes import changed, grown
from graph.questions.briefing.ground import method, ranked
from graph.questions.briefing.today import findings, map_today

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from graph.model.view import View
    from graph.questions.hubs import HubReport

__all__ = ["PARTS", "Part", "story"]

# In the order in which they are told. Each gives nothing where it does not apply.
PARTS: dict[str, Callable[[Case], Part | None]] = {
    "findings": findings, "map_today": map_today, "since": changed, "grown": grown, "ranked": ranked,
    "deadlines": deadlines, "next": following, "method": method,
}  # fmt: skip


def story(view: View, found: HubReport, *, since: date | None = None) -> dict[str, Part]:
    """Tell a hub report as a story of at most eight parts.

    Parameters
    ----------
    view, found
        What is looked at, and what `graph.questions.hubs.hub_report` found of it.
    since
        The day of the last board, from which on changes are told; None: a year before the day.

    Returns
    -------
    parts
        By their names, in their order. A part that does not apply is left out, all are where no
        organisation has a tie.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> from graph.model.view import View
    >>> from graph.questions.hubs import hub_report
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"], "expires": ["2016-12-31"]})
    >>> found = story(View(eco), hub_report(eco))
    >>> list(found)
    ['findings', 'map_today', 'since', 'deadlines', 'method']
    >>> found["deadlines"].title.text
    '1 agreement needs a decision within 12 months, the first by 31 December 2016'
    """
    case = Case.of(view, found, since)
    if not len(found.scores):
        return {}
    parts = {key: make(case) for key, make in PARTS.items()}
    return {key: part for key, part in parts.items() if part is not None}
