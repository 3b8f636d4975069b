"""Receipts: the rows of edges.csv, and their sources, that stand behind a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from graph.errors import UnknownName, UsageError
from graph.model.answer import Answer
from graph.model.arguments import checked
from graph.model.captions import captions
from graph.model.ecosystem import counts_from
from graph.model.selection import find
from graph.model.tables import records
from graph.model.view import View
from graph.questions.typed import COUNT, DAY, FLAG, TEXT, frame
from graph.vocabulary import WITH_RECEIPTS
from graph.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.model.ecosystem import Ecosystem

COLUMNS = {
    "number": COUNT, "counted": FLAG, "counts": TEXT, "row": COUNT, "id": TEXT, "name": TEXT,
    "agreement": TEXT, "signed": TEXT, "ends": DAY, "relation": TEXT, "source_url": TEXT,
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Receipt:
    """A number and what it rests on.

    Attributes
    ----------
    value
        The number, as `graph.centrality` gives it; ``ties`` counts rows.
    others
        Organisations with a tie, other than the one asked about: what ``degree`` is
        divided by (count).
    rows
        One row a row of edges.csv in which the organisation stands: those that count
        first, oldest first, then those that do not, structure last. ``number`` runs along what is
        counted and is unknown where a row adds nothing to it; ``counts`` says in words
        how a row counts, or why not.
    """

    value: float
    others: int
    rows: pd.DataFrame


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, with the words for the answer."""

    what: str
    counted: frozenset[int]  # rows of edges.csv
    at: pd.Timestamp | None
    column: str
    lang: str


@checked
def why(source: View | Ecosystem, org: str, what: str = "partners", *, other: str | None = None) -> Receipt:
    """Give the rows behind a number of an organisation, or of what two have with each other.

    Parameters
    ----------
    source
        What is looked at; rows that do not count on its day are told as well.
    org
        Its id or a name of it.
    what
        ``partners``, ``agreements``, ``ties`` (rows) or ``degree`` (partners, divided
        by the other organisations with a tie).
    other
        A second organisation: only rows between the two.

    Raises
    ------
    UnknownName
        When an organisation is unknown, or `what` is none of the four.
    UsageError
        When both organisations are the same.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "b"], "signed": ["2016-05", "2021"]})
    >>> found = why(eco, "a")
    >>> found.value, found.rows[["number", "row", "counts"]].values.tolist()
    (1.0, [[1, 2, 'counts'], [<NA>, 3, 'the same partner as row 2']])
    """
    if what not in WITH_RECEIPTS:
        raise UnknownName(what, "number with receipts", known=WITH_RECEIPTS)
    view = View.of(source)
    eco, shown = view.whole, view.counted
    org, second = find(eco, org), find(eco, other) if other is not None else None
    if org == second:
        raise UsageError("{!r} was named twice; name two organisations, or one", org)
    at = pd.Timestamp(shown.as_of) if shown.as_of else None
    counted = frozenset(map(int, shown.collaboration["row"]))
    question = _Question(what, counted, at, counts_from(view.basis), view.lang)
    rows = list(_numbered(_rows_of(eco, org, second), question, view.names))
    value = sum(row["number"] is not None for row in rows)
    pairs = shown.pairs
    others = len({*pairs["first"], *pairs["second"]} - {org})
    worth = value / others if what == "degree" and others else float(value)
    return Receipt(worth, others, view.kept(frame(rows, COLUMNS)))


def _rows_of(eco: Ecosystem, org: str, second: str | None) -> list[dict[str, Any]]:
    """The ties of an organisation, each with its other end as ``id``."""
    edges = eco.edges[(eco.edges["source"] == org) | (eco.edges["target"] == org)]
    other = edges["source"].where(edges["source"] != org, edges["target"])
    edges = edges.assign(id=other)
    if second is not None:
        edges = edges[edges["id"] == second]
    order = ["structural", "signed_first", "signed_last", "id", "agreement", "row"]
    return records(edges.sort_values(order))


def _numbered(
    rows: list[dict[str, object]], question: _Question, names: Mapping[str, str]
) -> Iterator[dict[str, object]]:
    """Number what counts for the first time; the rows that do not count come behind."""
    first: dict[object, object] = {}
    counting = [row for row in rows if row["row"] in question.counted]
    for row in counting:
        key = row[{"agreements": "agreement", "ties": "row"}.get(question.what, "id")]
        again = first.setdefault(key, row["row"])
        new = again == row["row"]
        said = (
            "why_counts" if new else f"why_same_{'agreement' if question.what == 'agreements' else 'partner'}"
        )
        counts = sentence(said, question.lang, row=again)
        yield _told(row, names, number=len(first) if new else None, counted=True, counts=counts)
    for row in rows:
        if row["row"] not in question.counted:
            yield _told(row, names, number=None, counted=False, counts=_reason(row, question))


def _told(row: dict[str, object], names: Mapping[str, str], **found: object) -> dict[str, object]:
    ends = None if pd.isna(row["ends"]) else row["ends"]  # type: ignore[call-overload]
    return {**row, **found, "name": names.get(str(row["id"]), row["id"]), "ends": ends}


def _reason(row: dict[str, object], question: _Question) -> str:
    """Why a row does not count on the day."""
    lang = question.lang
    if row["structural"]:
        return sentence("why_structure", lang)
    if row["signed"] == "":
        return sentence("why_undated", lang)
    if question.at is not None and row[question.column] > question.at:  # type: ignore[operator]
        straddles = row["signed_first"] <= question.at  # type: ignore[operator]
        return sentence("why_perhaps" if straddles else "why_later", lang)
    own = row["ends"]
    renewed = pd.isna(own) or (question.at is not None and own >= question.at)  # type: ignore[operator, call-overload]
    return sentence("why_renewed" if renewed else "why_ended", lang)


def receipt_caption(found: Receipt, what: str, *, lang: str = "en") -> str:
    """Say what the rows of a receipt come to.

    Examples
    --------
    >>> receipt_caption(Receipt(0.5, 4, pd.DataFrame({"number": [1, 2], "counted": [True, True]})), "degree")
    '2 partners among 4 other organisations with a tie: degree 0.5000; from 2 rows'
    """
    rows = int(found.rows["counted"].sum())
    partners = int(found.rows["number"].notna().sum())
    values = {"value": partners, "rows": rows, "others": found.others, "degree": f"{found.value:.4f}"}
    return sentence(f"why_{what}", lang, **values)


def why_answer(
    view: View, org: str, what: str = "partners", *, other: str | None = None, counted: bool = False
) -> Answer:
    """Tell the rows behind a number, those of the types asked for; `counted`: only those that count."""
    org = find(view.eco, org)
    found = why(view.everyone, org, what, other=other)
    rows = view.kept(found.rows[found.rows["counted"]] if counted else found.rows)
    notes = [receipt_caption(found, what, lang=view.lang), *captions(view)]
    title = sentence("show_why", view.lang, name=view.names[org])
    return Answer.one(title, rows.reset_index(drop=True), notes)
