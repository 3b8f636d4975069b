"""Receipts: the rows of edges.csv behind every partner count and every count claim of a report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from graph.model.selection import labels
from graph.questions.agreements.receipts import why
from graph.questions.typed import COUNT, DAY, TEXT, frame
from graph.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from graph.model.ecosystem import Basis, Ecosystem

COLUMNS = {
    "receipt": TEXT, "of": TEXT, "counted": TEXT, "value": COUNT, "number": COUNT, "partner": TEXT,
    "signed": TEXT, "ends": DAY, "agreement": TEXT, "row": COUNT, "source_url": TEXT,
}  # fmt: skip


def partners(
    eco: Ecosystem,
    orgs: Iterable[str],
    *,
    as_of: date | None = None,
    basis: Basis = "certain",
    active: bool = False,
    lang: str = "en",
) -> pd.DataFrame:
    """List the rows behind the partner counts of some organisations.

    Parameters
    ----------
    eco
        All ties, not those of one day.
    orgs
        Their ids, in the order in which they are listed.
    as_of, basis, active, lang
        As in `graph.questions.agreements.receipts.why`.

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
    >>> partners(eco, ["a"])[["receipt", "value", "number", "partner", "row"]].values.tolist()
    [['partners a', 1, 1, 'B', 2], ['partners a', 1, <NA>, 'B', 3]]
    """
    names, counted = labels(eco, lang), word("audit_partners", lang)
    rows: list[dict[str, object]] = []
    for org in orgs:
        ends = (eco.edges["source"] == org) | (eco.edges["target"] == org)
        own = replace(eco, edges=eco.edges[ends])  # of a large ecosystem, the little that matters
        found = why(own, org, as_of=as_of, basis=basis, active=active, lang=lang)
        head = {"receipt": f"partners {org}", "of": names[org], "counted": counted, "value": int(found.value)}
        lines = found.rows[found.rows["counted"]].to_dict("records")
        rows += [{**line, **head, "partner": line["name"]} for line in map(_plain, lines)]
    return frame(rows, COLUMNS)


def claims(eco: Ecosystem, judged: pd.DataFrame, *, lang: str = "en") -> pd.DataFrame:
    """List the rows behind our side of each count claim.

    Parameters
    ----------
    eco
        All ties, not those of one day.
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
    >>> claims(eco, audit(eco, [claim]))[["receipt", "value", "partner", "row"]].values.tolist()
    [['claim 0', 1, 'B', 2]]
    """
    names, rows = labels(eco, lang), []
    ties = {int(row["row"]): _plain(row) for row in eco.edges.to_dict("records")}
    for place, claim in enumerate(judged.to_dict("records")):
        head = {
            "receipt": f"claim {place}",
            "of": f"{claim['name']} ({claim['date']})",
            "counted": word(f"audit_{claim['counted']}", lang),
            "value": claim["ours"],
        }
        behind = [ties[int(each)] for each in str(claim["rows"]).split("; ") if each]
        rows += [{**line, **head} for line in _numbered(behind, claim, names)]
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


def _plain(row: Mapping[object, object]) -> dict[str, object]:
    """A row with None where something is unknown."""
    return {str(name): None if pd.isna(cell) else cell for name, cell in row.items()}  # type: ignore[call-overload]
