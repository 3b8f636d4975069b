"""The audit: counts that sources print, against the same counts of the data."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from graph.dates.days import as_day
from graph.errors import DataError, UnknownName, UsageError
from graph.model.answer import Answer
from graph.model.arguments import checked, having
from graph.model.ecosystem import counts_from, snapshot
from graph.model.selection import column, find
from graph.model.tables import records
from graph.model.view import View
from graph.questions.typed import COUNT, TEXT, frame
from graph.vocabulary import nearest
from graph.words import sentence, word, words
from graph.words.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from graph.model.ecosystem import Basis, Ecosystem

VERDICTS = ("fewer", "more", "perhaps", "agrees")
MUNICIPAL = ("city", "prefecture")
PLACES = ("overseas", "domestic", "municipality")
COLUMNS = {
    "verdict": TEXT, "date": TEXT, "name": TEXT, "counted": TEXT, "scope": TEXT, "claimed": TEXT,
    "ours": COUNT, "difference": COUNT, "open": COUNT, "organisation": TEXT, "gap_after": TEXT,
    "gap_not_in": TEXT, "source_url": TEXT, "note": TEXT, "claims_row": COUNT, "rows": TEXT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Register:
    """What a scope asks of an organisation or tie."""

    types: Mapping[str, str]
    countries: Mapping[str, str]
    words: frozenset[str]  # all that a scope can say


@checked
def audit(source: View | Ecosystem, claims: Sequence[Mapping[str, str]]) -> pd.DataFrame:
    """Compare the counts that sources print with our own on their days.

    Parameters
    ----------
    source
        What is looked at: claims of its day and before are judged, ended agreements count.
    claims
        As `graph.reading.claims.read_claims` gives them. ``scope`` holds words that must
        all hold: ``overseas`` or ``domestic`` (seen from the organisation), ``municipality``
        (a city or a prefecture), a type, a country (``JP``), a relation (``mou``),
        ``with:ID`` (one partner). Blank: all.

    Returns
    -------
    table
        One row a claim, by date. ``ours``: partners, agreements or renewals by its day
        (count). ``difference``: ours less theirs. ``open``: how many more there may be,
        undated or perhaps signed by then. ``verdict``: ``agrees``, ``perhaps`` (what is
        open may make up the difference), ``fewer`` or ``more`` in our data. Where we have
        fewer, ``gap_after`` is the day of the last claim of the same kind that agrees,
        and ``gap_not_in`` names the scopes in which the same source and day agree.
        ``claims_row``: where the claim stands; ``rows``: the rows of edges.csv behind ours.

    Raises
    ------
    DataError
        When a claim names an organisation or a scope that does not exist; all are told.

    Notes
    -----
    "More than ten" (``>10``) agrees with 11 and more; "about ten" (``~10``) with what is
    within a fifth of it.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> claim = {"organisation": "a", "date": "2017", "counted": "partners", "number": "2"}
    >>> audit(eco, [claim])[["verdict", "ours", "difference"]].values.tolist()
    [['fewer', 1, -1]]
    """
    view = View.of(source)
    eco, until, names = view.whole, view.day, view.names
    for claim in claims:
        having(claim, "claims", ("organisation", "date", "counted", "number"), of="graph.read_claims")
    asked = [dict(each) for each in claims if until is None or as_day(each["date"]) <= until]
    register = _register(eco)
    owners = _owners(eco, asked, register)
    ties = _ties_of(eco, {each for ids in owners for each in ids}, view.basis)
    rows = [
        _row(ties, claim, ids, register=register)
        | {"name": "; ".join(names[each] for each in ids), "organisation": "; ".join(ids)}
        for claim, ids in zip(asked, owners, strict=True)
    ]
    rows.sort(key=lambda row: (as_day(str(row["date"])), str(row["organisation"]), str(row["scope"])))
    _explain_gaps(rows)
    return frame(rows, COLUMNS)


def _register(eco: Ecosystem) -> _Register:
    types, countries = column(eco, "type"), column(eco, "country")
    said = {*PLACES, *types.values(), *countries.values(), *eco.collaboration["relation"]}
    return _Register(types, countries, frozenset(said - {""}))


def _owners(eco: Ecosystem, claims: Sequence[dict[str, str]], register: _Register) -> list[tuple[str, ...]]:
    """The organisations that each claim is about, with its scope put into ids; all unknown names are told."""
    owners, faults = [], []
    for claim in claims:
        where = f"claims.csv:{claim['row']}" if "row" in claim else message("claim")
        try:
            named = claim["organisation"].split(";")
            owners.append(tuple(find(eco, each.strip()) for each in named if each.strip()))
            words = claim.get("scope", "").split()
            claim["scope"] = " ".join(_scope_word(eco, each, register) for each in words)
        except UsageError as fault:
            faults.append(Message("{}: {}", where, message(fault.message)))
    if faults:
        raise DataError(faults)
    return owners


def _scope_word(eco: Ecosystem, token: str, register: _Register) -> str:
    """A word of a scope, a name in it made an id."""
    if token.startswith("with:"):
        return f"with:{find(eco, token.removeprefix('with:'))}"
    if token not in register.words:
        known = sorted(register.words)
        raise UnknownName(token, "scope", nearest(token, known), known=known[:30])
    return token


@dataclass(frozen=True, slots=True)
class _Tie:
    """A tie as one of its ends sees it: the other end, and on which days it surely and perhaps counts."""

    other: str
    agreement: str
    relation: str
    renewal: bool
    row: int
    surely: date
    perhaps: date


def _ties_of(eco: Ecosystem, owners: Collection[str], basis: Basis) -> dict[str, list[_Tie]]:
    """The ties of each organisation that a claim is about, so that no claim goes through all of them."""
    ties = snapshot(eco, basis=basis).collaboration
    ties = ties[ties["source"].isin(owners) | ties["target"].isin(owners)]
    columns = ("source", "target", "agreement", "relation", "kind", "renews", "row")
    days = (ties[each].tolist() for each in (counts_from(basis), "signed_first"))
    found: dict[str, list[_Tie]] = {each: [] for each in owners}
    for source, target, agreement, relation, kind, renews, row, counts, first in zip(
        *(ties[each] for each in columns), *days, strict=True
    ):
        surely, perhaps = (date.max, date.min) if pd.isna(first) else (counts.date(), first.date())
        rest = (agreement, relation, kind == "renewal" or bool(renews), int(row), surely, perhaps)
        for org, other in ((source, target), (target, source)):
            if org in found:
                found[org].append(_Tie(other, *rest))
    return found


def _row(
    ties: Mapping[str, list[_Tie]], claim: Mapping[str, str], ids: tuple[str, ...], *, register: _Register
) -> dict[str, object]:
    day = as_day(claim["date"])
    scope = claim.get("scope", "")
    mine = [(org, tie) for org in dict.fromkeys(ids) for tie in ties[org] if tie.other not in ids]
    mine = [(org, tie) for org, tie in mine if _within(scope, org, (tie.other, tie.relation), register)]
    sure = _things([tie for _, tie in mine if tie.surely <= day], claim["counted"])
    more = _things([tie for _, tie in mine if tie.perhaps <= day], claim["counted"]).keys() - sure.keys()
    number = int(claim["number"].lstrip(">~"))
    sign = claim["number"][:1]
    least, most = _range(number, sign)
    verdict = _verdict(len(sure), len(more), least, most)
    return {
        **claim,
        "scope": scope,
        "claimed": claim["number"],
        "ours": len(sure),
        "difference": 0 if verdict == "agrees" else len(sure) - (number + 1 if sign == ">" else number),
        "open": len(more),
        "verdict": verdict,
        "claims_row": int(claim["row"]) if "row" in claim else None,
        "rows": "; ".join(map(str, sorted({row for rows in sure.values() for row in rows}))),
    }


def _range(number: int, sign: str) -> tuple[int, int | None]:
    """The least and the most that a claim can mean."""
    if sign == ">":
        return number + 1, None
    slack = max(1, number // 5) if sign == "~" else 0
    return number - slack, number + slack


def _verdict(ours: int, more: int, least: int, most: int | None) -> str:
    if most is not None and ours > most:
        return "more"
    if ours >= least:
        return "agrees"
    return "perhaps" if ours + more >= least else "fewer"


def _things(ties: Iterable[_Tie], counted: str) -> dict[str, list[int]]:
    """The partners, agreements or renewals that ties are, with their rows."""
    found: dict[str, list[int]] = {}
    for tie in ties:
        if counted == "partners":
            found.setdefault(tie.other, []).append(tie.row)
        elif counted == "agreements" or tie.renewal:
            found.setdefault(tie.agreement, []).append(tie.row)
    return found


def _within(scope: str, org: str, tie: tuple[str, str], register: _Register) -> bool:
    """Tell whether a tie with another organisation is within all words of a scope."""
    other, relation = tie
    here, there = register.countries[org], register.countries[other]
    kind = register.types[other]
    for token in scope.split():
        if token in ("overseas", "domestic"):
            fits = there != "" and (there == here) == (token == "domestic")
        elif token == "municipality":
            fits = kind in MUNICIPAL
        else:
            fits = token in (kind, there, relation, f"with:{other}")
        if not fits:
            return False
    return True


def _explain_gaps(rows: list[dict[str, object]]) -> None:
    """Say since when something is missing, and where it is not."""
    agreed: dict[object, object] = {}  # the day on which the last claim of a kind agreed
    beside: dict[object, list[str]] = defaultdict(list)
    for row in rows:
        if row["verdict"] == "agrees" and row["scope"]:
            beside[row["organisation"], row["counted"], row["date"]].append(str(row["scope"]))
    for row in rows:
        kind = (row["organisation"], row["counted"])
        if row["verdict"] == "agrees":
            agreed[*kind, row["scope"]] = row["date"]
        elif row["verdict"] == "fewer":
            row["gap_after"] = str(agreed.get((*kind, row["scope"]), ""))
            row["gap_not_in"] = "; ".join(sorted(beside[*kind, row["date"]]))


def audit_captions(table: pd.DataFrame, *, lang: str = "en") -> list[str]:
    """Say how many claims agree, and what is missing.

    Examples
    --------
    >>> audit_captions(frame([{"verdict": "agrees"}], COLUMNS))
    ['1 claim: 1 agree, 0 perhaps, 0 fewer and 0 more in the data']
    """
    counts = {each: int((table["verdict"] == each).sum()) for each in VERDICTS}
    said = [sentence("audit_count", lang, claims=len(table), **counts)]
    for row in records(table[table["verdict"] == "fewer"]):
        values = {"missing": -int(row["difference"]), "counted": word(f"audit_{row['counted']}", lang)}
        text = sentence("audit_gap", lang, name=row["name"], date=row["date"], **values)
        if row["gap_after"]:
            text += sentence("audit_gap_after", lang, date=row["gap_after"])
        if row["gap_not_in"]:
            text += sentence("audit_gap_not_in", lang, scope=words(row["gap_not_in"], lang))
        said.append(text)
    return said


def audit_answer(view: View, claims: Sequence[Mapping[str, str]]) -> Answer:
    """Tell how the counts that sources print compare with those of the data."""
    table = audit(view, claims)
    return Answer.one(word("show_audit", view.lang), table, audit_captions(table, lang=view.lang))
