"""Who is party to which agreement: ties of one that have nobody in common, renewals among others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.reading.identity import skeleton
from graph.reading.tables import note
from graph.reading.texts import shown
from graph.vocabulary import STRUCTURAL
from graph.words.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.reading.findings import Findings
    from graph.reading.tables import Row, Tables


def agreements_hang_together(tables: Tables, findings: Findings) -> None:
    """Each tie of an agreement shares an organisation with another tie of it."""
    for agreement, ties in _ties_of(tables, tables.edges.sharing("agreement")).items():
        whole = _reach(ties)
        apart = next(((row, cells) for row, cells in ties if cells["source"] not in whole), None)
        if apart is None:
            continue
        row, cells = apart
        message = Message(
            "{} and {} have nobody in common with the other ties of agreement {} (row {})",
            shown(cells["source"]),
            shown(cells["target"]),
            shown(agreement),
            ties[0][0],
        )
        place = (tables.edges, row, "agreement")
        hint = "give it an id of its own if it is another agreement"
        note(findings, "agreement-apart", place, message=message, hint=hint)


def similar_agreements(tables: Tables, findings: Findings) -> None:
    """Ids of agreements that the eye takes for one another are probably one."""
    seen: dict[str, tuple[int, str]] = {}
    first: dict[str, int] = {}
    for row, agreement, relation in tables.edges.each("agreement", "relation"):
        if agreement and relation not in STRUCTURAL:
            first.setdefault(agreement, row)
    for agreement, row in first.items():
        known = seen.setdefault(look(agreement), (row, agreement))
        if known[1] != agreement:
            message = Message(
                "{} is nearly the agreement {} of row {}", shown(agreement), shown(known[1]), known[0]
            )
            hint = "they are counted as two; write one id if they are one"
            note(findings, "similar-agreements", (tables.edges, row, "agreement"), message=message, hint=hint)


def renewals_keep_parties(tables: Tables, findings: Findings) -> None:
    """A renewal has at least two organisations in common with the agreement that it renews."""
    edges, renewing = tables.edges, tables.edges.having("renews")
    if not renewing:
        return
    agreements, renewed = edges.column("agreement"), edges.column("renews")
    named = {column[place] for place in renewing for column in (renewed, agreements)} - {""}
    codes = {code for code, text in enumerate(agreements.values) if text in named}
    known = _ties_of(tables, agreements.places(codes))
    for row, cells in edges.rows(renewing):
        renews, agreement = cells["renews"], cells.get("agreement", "")
        if renews not in known or renews == agreement:
            continue
        before = _parties(known[renews])
        now = _parties(known.get(agreement, [(row, cells)]))  # a tie of structure is in no agreement
        # A missing end was reported; whose the agreement is cannot be told then.
        if len(before & now) < 2 <= min(len(before), len(now)):
            who = ", ".join(map(shown, sorted(before)[:4]))
            message = Message(
                "agreement {} (row {}) is one of others: {}", shown(renews), known[renews][0][0], who
            )
            hint = "name the agreement of the same organisations, or leave the cell blank"
            note(findings, "renewal-of-others", (edges, row, "renews"), message=message, hint=hint)


def _ties_of(tables: Tables, places: Sequence[int]) -> dict[str, list[Row]]:
    """The ties at some places by their agreement, in the order of the rows; containment left out."""
    found: dict[str, list[Row]] = {}
    for row, cells in tables.edges.rows(places):
        if cells.get("relation", "mou") not in STRUCTURAL:
            found.setdefault(cells["agreement"], []).append((row, cells))
    return found


def _parties(ties: Iterable[Row]) -> set[str]:
    return {cells[end] for _, cells in ties for end in ("source", "target") if cells[end]}


def _reach(ties: list[Row]) -> set[str]:
    """Whom the first tie reaches by way of the others; a blank end, which was reported, joins all."""
    beside: dict[str, set[str]] = {}
    for _, cells in ties:
        beside.setdefault(cells["source"], set()).add(cells["target"])
        beside.setdefault(cells["target"], set()).add(cells["source"])
    reached: set[str] = set()
    waiting = [ties[0][1]["source"]]
    while waiting:
        at = waiting.pop()
        if at not in reached:
            reached.add(at)
            waiting += beside[at]
    return reached


def look(agreement: str) -> str:
    """Give what the eye sees of an agreement's id; ids of one look are easily mixed up.

    Examples
    --------
    >>> look("MOU-1") == look("mou_1"), look("mou-1") == look("mou-2")
    (True, False)
    """
    return skeleton(agreement)
