"""The audit: counts that sources print, against the same counts of the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from graph.dates.days import as_day
from graph.errors import DataError, UnknownName, UsageError
from graph.model import snapshot
from graph.phrases import sentence, word, words
from graph.questions.frames import COUNT, TEXT, frame
from graph.questions.labels import column, labels
from graph.selection import find
from graph.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from graph.model import Basis, Ecosystem

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
    relations: frozenset[str]


def audit(
    eco: Ecosystem,
    claims: Sequence[Mapping[str, str]],
    *,
    as_of: date | str | None = None,
    basis: Basis = "certain",
    lang: str = "en",
) -> pd.DataFrame:
    """Compare the counts that sources print with our own on their days.

    Parameters
    ----------
    eco
        All ties, not those of one day.
    claims
        As `graph.reading.claims.read_claims` gives them. ``scope`` holds words that must
        all hold: ``overseas`` or ``domestic`` (seen from the organisation), ``municipality``
        (a city or a prefecture), a type, a country (``JP``), a relation (``mou``),
        ``with:ID`` (one partner). Blank: all.
    as_of
        Only claims of this day and before.
    basis
        From which day a tie counts.
    lang
        Language of the names.

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
    >>> from graph.model import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> claim = {"organisation": "a", "date": "2017", "counted": "partners", "number": "2"}
    >>> audit(eco, [claim])[["verdict", "ours", "difference"]].values.tolist()
    [['fewer', 1, -1]]
    """
    until = as_day(as_of) if as_of is not None else None
    asked = [dict(each) for each in claims if until is None or as_day(each["date"]) <= until]
    register = _Register(
        column(eco, "type"), column(eco, "country"), frozenset(eco.collaboration["relation"])
    )
    owners = _owners(eco, asked, register)
    names = labels(eco, lang)
    rows = [
        _row(eco, claim, ids, register=register, basis=basis)
        | {"name": "; ".join(names[each] for each in ids), "organisation": "; ".join(ids)}
        for claim, ids in zip(asked, owners, strict=True)
    ]
    rows.sort(key=lambda row: (as_day(str(row["date"])), str(row["organisation"]), str(row["scope"])))
    _explain_gaps(rows)
    return frame(rows, COLUMNS)


def _owners(eco: Ecosystem, claims: Sequence[dict[str, str]], register: _Register) -> list[tuple[str, ...]]:
    """The organisations that each claim is about, with its scope put into ids; all unknown names are told."""
    owners, faults = [], []
    for claim in claims:
        where = f"claims.csv:{claim['row']}: " if "row" in claim else "claim: "
        try:
            named = claim["organisation"].split(";")
            owners.append(tuple(find(eco, each.strip()) for each in named if each.strip()))
            words = claim.get("scope", "").split()
            claim["scope"] = " ".join(_scope_word(eco, each, register) for each in words)
        except UsageError as fault:
            faults.append(f"{where}{fault}")
    if faults:
        raise DataError(faults)
    return owners


def _scope_word(eco: Ecosystem, token: str, register: _Register) -> str:
    """A word of a scope, a name in it made an id."""
    if token.startswith("with:"):
        return f"with:{find(eco, token.removeprefix('with:'))}"
    known = {*PLACES, *register.types.values(), *register.countries.values(), *register.relations} - {""}
    if token not in known:
        raise UnknownName(token, "scope", nearest(token, known), known=sorted(known)[:30])
    return token


def _row(
    eco: Ecosystem, claim: Mapping[str, str], ids: tuple[str, ...], *, register: _Register, basis: Basis
) -> dict[str, object]:
    day = as_day(claim["date"])
    counted, scope = claim["counted"], claim.get("scope", "")
    sure = _things(snapshot(eco, day, basis=basis).collaboration, ids, (counted, scope), register)
    every = eco.collaboration
    perhaps = every[(every["signed_first"] <= pd.Timestamp(day)) | every["signed_first"].isna()]
    more = _things(perhaps, ids, (counted, scope), register).keys() - sure.keys()
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


def _things(
    ties: pd.DataFrame, ids: tuple[str, ...], asked: tuple[str, str], register: _Register
) -> dict[str, list[int]]:
    """The partners, agreements or renewals of some organisations with others, within a scope, with rows."""
    counted, scope = asked
    found: dict[str, list[int]] = {}
    columns = ("source", "target", "agreement", "relation", "kind", "renews", "row")
    for source, target, agreement, relation, kind, renews, row in zip(
        *(ties[each] for each in columns), strict=True
    ):
        for org, other in ((source, target), (target, source)):
            if org not in ids or other in ids or not _within(scope, org, (other, relation), register):
                continue
            if counted == "partners":
                found.setdefault(other, []).append(int(row))
            elif counted == "agreements" or kind == "renewal" or renews:
                found.setdefault(agreement, []).append(int(row))
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
    for place, row in enumerate(rows):
        if row["verdict"] != "fewer":
            continue
        same = [each for each in rows if each["organisation"] == row["organisation"]]
        same = [each for each in same if each["counted"] == row["counted"] and each["verdict"] == "agrees"]
        before = [each for each in same if each in rows[:place] and each["scope"] == row["scope"]]
        row["gap_after"] = str(before[-1]["date"]) if before else ""
        beside = [str(each["scope"]) for each in same if each["date"] == row["date"] and each["scope"]]
        row["gap_not_in"] = "; ".join(sorted(beside))


def audit_captions(table: pd.DataFrame, *, lang: str = "en") -> list[str]:
    """Say how many claims agree, and what is missing.

    Examples
    --------
    >>> audit_captions(frame([{"verdict": "agrees"}], COLUMNS))
    ['1 claim: 1 agree, 0 perhaps, 0 fewer and 0 more in the data']
    """
    counts = {each: int((table["verdict"] == each).sum()) for each in VERDICTS}
    said = [sentence("audit_count", lang, claims=len(table), **counts)]
    for row in table[table["verdict"] == "fewer"].to_dict("records"):
        values = {"missing": -int(row["difference"]), "counted": word(f"audit_{row['counted']}", lang)}
        text = sentence("audit_gap", lang, name=row["name"], date=row["date"], **values)
        if row["gap_after"]:
            text += sentence("audit_gap_after", lang, date=row["gap_after"])
        if row["gap_not_in"]:
            text += sentence("audit_gap_not_in", lang, scope=words(row["gap_not_in"], lang))
        said.append(text)
    return said
