"""Who is party to which agreement: ties of one that have nobody in common, renewals of others or of none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.dates import PartialDate, parse
from graph.dates.days import first_term_ends
from graph.errors import DateError
from graph.reading.identity import skeleton
from graph.reading.numbers import LONGEST_TERM
from graph.reading.tables import Numbering, note
from graph.reading.texts import NUMBER, shown
from graph.vocabulary import STRUCTURAL
from graph.words.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from graph.reading.findings import Findings
    from graph.reading.tables import Row, Sheet, Tables


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


def likely_renewals(tables: Tables, findings: Findings) -> None:
    """An agreement that follows, as another of the same organisations ends, probably renews it."""
    edges = tables.edges
    if not edges.having("expires") and not edges.having("term_years"):
        return
    renewed = set(edges.column("renews").values)
    before: dict[tuple[str, frozenset[str]], list[_Lasting]] = {}
    for each in sorted(_lasting(tables), key=lambda each: (each.signed, each.row)):
        known = before.setdefault((each.relation, each.parties), [])
        ended = next((old for old in reversed(known) if old.ends_about(each.signed.first)), None)
        known.append(each)
        if ended is None or each.renews or (ended.agreement and ended.agreement in renewed):
            continue
        template = "the same organisations had an agreement (row {}) that ends on {}; two agreements"
        hint: str = Message("write {} into {}", ended.agreement, "renews")
        if not ended.agreement:
            advice = "if it renews that one, give row {} an agreement id and write it into renews"
            hint = Message(advice, ended.row)
        message = Message(template, ended.row, ended.end)
        note(findings, "likely-renewal", (edges, each.row, "renews"), message=message, hint=hint)


NEAR = 366  # days around its end in which an agreement is renewed


@dataclass(frozen=True, slots=True)
class _Lasting:
    """An agreement with a date: who its parties are, and when it ends; no end where it renews itself."""

    row: int
    signed: PartialDate
    relation: str
    parties: frozenset[str]
    agreement: str
    renews: str
    end: date | None

    def ends_about(self, day: date) -> bool:
        """Whether it ends at most a year before or after a day, by which half of its time was over."""
        if self.end is None or abs((self.end - day).days) > NEAR:
            return False
        return day - self.signed.last > self.end - day and self.signed.last < day


def _lasting(tables: Tables) -> Iterator[_Lasting]:
    """The dated agreements between organisations that have another one."""
    edges = tables.edges
    rows = [(row, cells) for row, cells in edges.rows(_paired(edges)) if cells["signed"]]
    ids = {cells["agreement"] for _, cells in rows if cells.get("agreement")}
    codes = {code for code, text in enumerate(edges.column("agreement").values) if text in ids}
    whole = _ties_of(tables, edges.column("agreement").places(codes)) if codes else {}
    told: set[str] = set()
    for row, cells in rows:
        agreement = cells.get("agreement", "")
        relation = cells.get("relation", "mou")
        signed = date_of(cells["signed"])
        if signed is None or relation in STRUCTURAL or agreement in told:
            continue
        told |= {agreement} - {""}
        parties = frozenset(_parties(whole.get(agreement, [(row, cells)])))
        yield _Lasting(
            row, signed, relation, parties, agreement, cells.get("renews", ""), _end(cells, signed)
        )


def _paired(edges: Sheet) -> list[int]:
    """The places of ties between two organisations that have another tie."""
    number: Numbering[str] = Numbering()
    one, other = ([number[text] for text in edges.column(name).values] for name in ("source", "target"))
    n = len(number)
    ends = zip(edges.column("source").codes, edges.column("target").codes, strict=True)
    pairs = [min(a, b) * n + max(a, b) for a, b in ((one[a], other[b]) for a, b in ends)]
    often = Counter(pairs)
    return [place for place, pair in enumerate(pairs) if often[pair] > 1]


def _end(cells: Mapping[str, str], signed: PartialDate) -> date | None:
    """The last day of an agreement by its own words; none where it goes on or was terminated."""
    if cells.get("terminated") or cells.get("auto_renews") not in (None, "", "no"):
        return None
    expires = date_of(cells.get("expires", ""))
    term = cells.get("term_years", "")
    years = float(term) if NUMBER.fullmatch(term) else 0.0
    return first_term_ends(expires, signed, years if 0 < years <= LONGEST_TERM else None)


def date_of(text: str) -> PartialDate | None:
    """Give the date of a cell; none where it is blank or was reported.

    Examples
    --------
    >>> str(date_of("2016-05")), date_of("soon")
    ('2016-05', None)
    """
    try:
        return parse(text) if text else None
    except DateError:
        return None


def look(agreement: str) -> str:
    """Give what the eye sees of an agreement's id; ids of one look are easily mixed up.

    Examples
    --------
    >>> look("MOU-1") == look("mou_1"), look("mou-1") == look("mou-2")
    (True, False)
    """
    return skeleton(agreement)
