"""Receipts: the rows of edges.csv behind every partner count and every count claim of a report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from graph.model.tables import records
from graph.model.view import View
from graph.questions.agreements.receipts import why
from graph.questions.typed import COUNT, DAY, TEXT, frame
from graph.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

COLUMNS = {
    "receipt": TEXT, "of": TEXT, "counted": TEXT, "value": COUNT, "number": COUNT, "partner": TEXT,
    "signed": TEXT, "ends": DAY, "agreement": TEXT, "row": COUNT, "source_url": TEXT,
}  # fmt: skip


def partners(view: View, orgs: Iterable[str]) -> pd.DataFrame:
    """List the rows behind the partner counts of some organisations.

    Parameters
    ----------
    view
        What is looked at.
    orgs
        Their ids, in the order in which they are listed.

    Returns
    -------
    table
        One row a row of edges.csv that counts, oldest first: ``receipt`` (its key, one an
        organisation), ``of`` (the organisation), ``counted`` and ``value`` (its partners),
        ``number`` (runs along the partners; unknown where a row adds none), ``partner``,
        ``signed``, ``ends``, ``agreement``, ``row`` and ``source_url``.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "b"], "signed": ["2016-05", "2021"]})
    >>> partners(View(eco), ["a"])[["receipt", "value", "number", "partner", "row"]].values.tolist()
    [['partners a', 1, 1, 'B', 2], ['partners a', 1, <NA>, 'B', 3]]
    """
    eco, names, counted = view.whole, view.names, word("audit_partners", view.lang)
    rows: list[dict[str, object]] = []
    for org in orgs:
        code = eco.ties.ids.get_loc(org)
        ends = (eco.ties.source == code) | (eco.ties.target == code)
        own = replace(eco, edges=eco.rows(ends))  # of a large ecosystem, the little that matters
        found = why(replace(view, eco=own, relations=(), types=()), org)
        head = {"receipt": f"partners {org}", "of": names[org], "counted": counted, "value": int(found.value)}
        lines = records(found.rows[found.rows["counted"]])
        rows += [{**line, **head, "partner": line["name"]} for line in map(_plain, lines)]
    return frame(rows, COLUMNS)


def claims(view: View, judged: pd.DataFrame) -> pd.DataFrame:
    """List the rows behind our side of each count claim.

    Parameters
    ----------
    view
        What is looked at.
    judged
        As `graph.questions.agreements.claims.audit` gives it.

    Returns
    -------
    table
        As of `partners`; ``receipt`` has the place of the claim in the table.

    Examples
    --------
    >>> from graph.questions.agreements.claims import audit
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> claim = {"organisation": "a", "date": "2017", "counted": "partners", "number": "2"}
    >>> claims(View(eco), audit(eco, [claim]))[["receipt", "value", "partner", "row"]].values.tolist()
    [['claim 0', 1, 'B', 2]]
    """
    rows: list[dict[str, object]] = []
    ties = {int(row["row"]): _plain(row) for row in records(view.whole.edges)}
    for place, claim in enumerate(records(judged)):
        head = {
            "receipt": f"claim {place}",
            "of": f"{claim['name']} ({claim['date']})",
            "counted": word(f"audit_{claim['counted']}", view.lang),
            "value": claim["ours"],
        }
        behind = [ties[int(each)] for each in str(claim["rows"]).split("; ") if each]
        rows += [{**line, **head} for line in _numbered(behind, claim, view.names)]
    return frame(rows, COLUMNS)


def _numbered(
    behind: Iterable[Mapping[str, object]], claim: Mapping[Any, object], names: Mapping[str, str]
) -> Iterator[dict[str, object]]:
    """The rows behind a claim, oldest first; what counts for the first time takes the next number."""
    owners, seen = str(claim["organisation"]).split("; "), set[object]()
    # The row comes last: shuffled rows are to give the same numbers.
    order = ("signed_first", "agreement", "source", "target")
    by_age = sorted(behind, key=lambda row: (*(str(row[each]) for each in order), row["row"]))
    for row in by_age:
        others = [str(row[side]) for side in ("source", "target") if row[side] not in owners]
        thing = tuple(others) if claim["counted"] == "partners" else row["agreement"]
        number = None if thing in seen else len(seen) + 1
        seen.add(thing)
        yield {**row, "number": number, "partner": "; ".join(names[each] for each in others)}


def _plain(row: Mapping[str, object]) -> dict[str, object]:
    """A row with None where something is unknown."""
    return {str(name): None if pd.isna(cell) else cell for name, cell in row.items()}  # type: ignore[call-overload]
