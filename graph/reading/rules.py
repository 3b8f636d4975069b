"""What must hold between rows: ids, ends of ties, repeated agreements, ends and terms.

To add a rule, write a function of the tables and name it in RULES_BETWEEN_ROWS.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.dates import PartialDate, add_years, parse
from graph.errors import DateError
from graph.reading.cells import shown
from graph.vocabulary import STRUCTURAL, aliases, fold, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from graph.reading.findings import Findings
    from graph.reading.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Tables:
    """Both tables, after each cell was checked, and the day that is today (None: unknown)."""

    nodes: Sheet
    edges: Sheet
    today: date | None


def repeated_ids(tables: Tables, findings: Findings) -> None:
    """An id names one organisation; the same row twice is read once."""
    first: dict[str, tuple[int, dict[str, str]]] = {}
    kept = []
    for row, cells in tables.nodes.rows:
        known = first.setdefault(cells["id"], (row, cells)) if cells["id"] else (row, cells)
        if known[0] == row:
            kept.append((row, cells))
        elif known[1] == cells:
            _at(findings, "repeated-row", tables.nodes, row, "id", f"the same as row {known[0]}; read once")
        else:
            differ = ", ".join(column for column in cells if cells[column] != known[1][column])
            message = f"{shown(cells['id'])} is the id of row {known[0]} too, with another {differ}"
            _at(findings, "repeated-id", tables.nodes, row, "id", message, "give each organisation an id of its own")
            kept.append((row, cells))
    tables.nodes.rows[:] = kept


def similar_ids(tables: Tables, findings: Findings) -> None:
    """Ids that differ by case, width or leading zeros only are probably one."""
    seen: dict[str, tuple[int, str]] = {}
    for row, cells in tables.nodes.rows:
        plain = fold(cells["id"]).lstrip("0")
        known = seen.setdefault(plain, (row, cells["id"])) if plain else (row, cells["id"])
        if known[1] != cells["id"]:
            message = f"{shown(cells['id'])} is nearly the id {shown(known[1])} of row {known[0]}"
            _at(findings, "similar-ids", tables.nodes, row, "id", message, "both are kept, as two organisations")


def similar_names(tables: Tables, findings: Findings) -> None:
    """Two organisations with one name are probably one organisation."""
    seen: dict[str, tuple[int, str]] = {}
    for row, cells in tables.nodes.rows:
        if not cells["name"]:
            continue
        known = seen.setdefault(fold(cells["name"]), (row, cells["id"]))
        if known[1] != cells["id"]:
            message = f"{shown(cells['name'])} is the name of {shown(known[1])} (row {known[0]}) too"
            _at(findings, "similar-names", tables.nodes, row, "name", message, "both are kept, as two organisations")


def half_places(tables: Tables, findings: Findings) -> None:
    """A latitude needs a longitude."""
    for row, cells in tables.nodes.rows:
        lat, lon = cells.get("lat", ""), cells.get("lon", "")
        if bool(lat) != bool(lon):
            column = "lon" if lat else "lat"
            _at(findings, "half-a-place", tables.nodes, row, column, f"{column} is blank; the place is unknown")


def ends_known(tables: Tables, findings: Findings) -> None:
    """Both ends of a tie are organisations of nodes.csv, and two of them."""
    known = {cells["id"] for _, cells in tables.nodes.rows}
    called: dict[str, str] = {}
    for row, cells in tables.edges.rows:
        for column in ("source", "target"):
            end = cells[column]
            if end and end not in known:
                called = called or _names(tables.nodes)
                message, hint = f"{shown(end)} is not an id in nodes.csv", _suggestion(end, called, known)
                _at(findings, "unknown-id", tables.edges, row, column, message, hint)
        if cells["source"] and cells["source"] == cells["target"]:
            _at(findings, "self-tie", tables.edges, row, "target", f"{shown(cells['source'])} is tied to itself")


def _names(nodes: Sheet) -> dict[str, str]:
    """Every folded name of an organisation, with its id; ids win over names."""
    found: dict[str, str] = {}
    for _, cells in nodes.rows:
        found.setdefault(fold(cells["id"]), cells["id"])
    for _, cells in nodes.rows:
        for called in (cells["name"], cells.get("name_ja", ""), *aliases(cells.get("aliases", ""))):
            if called:
                found.setdefault(fold(called), cells["id"])
    return found


def _suggestion(end: str, called: dict[str, str], known: set[str]) -> str:
    exact = called.get(fold(end))
    if exact is not None and fold(exact) == fold(end):
        return f"did you mean {exact!r}?"
    if exact is not None:
        return f"that is a name of {exact!r}; write the id"
    near = nearest(end, known, limit=1) or [called[fold(each)] for each in nearest(end, called, limit=1)]
    return f"did you mean {near[0]!r}?" if near else "add the organisation to nodes.csv"


def repeated_ties(tables: Tables, findings: Findings) -> None:
    """The same tie twice, either way round, is one agreement."""
    seen: dict[tuple[object, ...], tuple[int, str]] = {}
    for row, cells in tables.edges.rows:
        source, target = cells["source"], cells["target"]
        rest = tuple(value for column, value in sorted(cells.items()) if column not in ("source", "target"))
        known = seen.setdefault((*sorted((source, target)), *rest), (row, source))
        if known[0] == row or not source or source == target:
            continue
        if known[1] == source:
            message = f"the same as row {known[0]}; counted as one agreement"
            _at(findings, "repeated-tie", tables.edges, row, "source", message)
        else:
            message = f"row {known[0]} with its ends the other way round; counted as one agreement"
            _at(findings, "reversed-tie", tables.edges, row, "source", message)


def agreement_dates(tables: Tables, findings: Findings) -> None:
    """The ties of one agreement were signed on one date."""
    first: dict[str, tuple[int, str]] = {}
    for row, cells in tables.edges.rows:
        agreement, signed = cells.get("agreement", ""), cells["signed"]
        if not agreement:
            continue
        known = first.setdefault(agreement, (row, signed))
        if known[1] != signed:
            message = f"{shown(signed)} here, {shown(known[1])} in row {known[0]} of the same agreement {shown(agreement)}"
            hint = "use one date, or two agreement ids"
            _at(findings, "agreement-dates-differ", tables.edges, row, "signed", message, hint)


def renewals_known(tables: Tables, findings: Findings) -> None:
    """A renewal names an agreement that is in the table."""
    known = {cells.get("agreement", "") for _, cells in tables.edges.rows}
    for row, cells in tables.edges.rows:
        renews = cells.get("renews", "")
        if renews and renews not in known:
            near = nearest(renews, known - {""}, limit=1)
            hint = f"did you mean {near[0]!r}?" if near else ""
            _at(findings, "unknown-agreement", tables.edges, row, "renews", f"{shown(renews)} is no agreement here", hint)


def ends_after_signing(tables: Tables, findings: Findings) -> None:
    """A tie ends after it was signed, and where its term says."""
    for row, cells in tables.edges.rows:
        signed = _date(cells["signed"])
        if signed is None:
            continue
        for column in ("expires", "terminated"):
            end = _date(cells.get(column, ""))
            if end is not None and end.last < signed.first:
                message = f"{end} is before the signing, {signed}"
                _at(findings, "ends-before-signed", tables.edges, row, column, message)
        _term_agrees(tables, findings, (row, cells), signed)
        if tables.today is not None and signed.first > tables.today:
            message = f"{signed} has not come yet (today is {tables.today})"
            _at(findings, "signed-in-future", tables.edges, row, "signed", message)


def _term_agrees(tables: Tables, findings: Findings, tie: tuple[int, dict[str, str]], signed: PartialDate) -> None:
    row, cells = tie
    expires, term = _date(cells.get("expires", "")), cells.get("term_years", "")
    try:
        years = float(term) if term else 0.0
    except ValueError:
        return
    if expires is None or not 0 < years <= 1000:
        return
    first, last = add_years(signed.first, years), add_years(signed.last, years)
    # A term of one year from 1 April may be said to end on 31 March or on 1 April.
    if (expires.first - last).days > 1 or (first - expires.last).days > 1:
        message = f"{expires} is not {signed} and {term} years, which is {first if first == last else f'{first} to {last}'}"
        _at(findings, "term-disagrees", tables.edges, row, "expires", message, "the expiry is used")


def totals(tables: Tables, findings: Findings) -> None:
    """Say how many ties have no date, and whether there is anybody at all."""
    if not tables.nodes.rows and not findings.spoilt(tables.nodes.file):
        findings.add("no-organisations", tables.nodes.file, 0, "no organisations")
    relations = [cells.get("relation", "mou") for _, cells in tables.edges.rows if not cells["signed"]]
    undated = sum(relation not in STRUCTURAL for relation in relations)
    if undated:
        findings.add("undated-ties", tables.edges.file, 0, f"{undated} ties have no date and count in no dated view")


def _date(text: str) -> PartialDate | None:
    """The date of a cell; none where it is blank or was reported."""
    try:
        return parse(text) if text else None
    except DateError:
        return None


def _at(
    findings: Findings, slug: str, sheet: Sheet, row: int, column: str, message: str, hint: str = ""
) -> None:
    findings.add(slug, sheet.file, row, message, column=column, letter=sheet.letter(column), hint=hint)


RULES_BETWEEN_ROWS: Sequence[Callable[[Tables, Findings], None]] = (
    repeated_ids,
    similar_ids,
    similar_names,
    half_places,
    ends_known,
    repeated_ties,
    agreement_dates,
    renewals_known,
    ends_after_signing,
    totals,
)
