"""The ecosystem: who is in it and who signed what with whom, as two frozen tables.

A row of edges is a tie. Rows that share an agreement id are one agreement.
Partners are distinct neighbours. Structural relations (a city lies in a
prefecture) are context and never collaboration.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import pandas as pd

from graph.agreements import agreement_ids, row_texts
from graph.dates import PartialDate, add_years, parse
from graph.errors import UsageError
from graph.vocabulary import STRUCTURAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Basis = Literal["certain", "possible"]

# Columns that every ecosystem has, blank where the file has none.
NODE_COLUMNS = (
    "id",
    "name",
    "type",
    "name_ja",
    "country",
    "region",
    "city",
    "lat",
    "lon",
    "url",
    "founded",
    "aliases",
    "notes",
)
EDGE_COLUMNS = (
    "source", "target", "signed", "relation", "agreement", "kind", "renews", "effective", "announced",
    "expires", "term_years", "terminated", "purposes", "source_url", "evidence", "date_basis",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Ecosystem:
    """Organisations and ties, all of them or those of one day.

    Attributes
    ----------
    nodes
        One row an organisation, sorted by id. Text columns as in nodes.csv (blank
        where unknown), ``lat`` and ``lon`` in degrees (NaN where unknown), ``row``
        as a spreadsheet counts it.
    edges
        One row a tie, in an order that does not depend on the file's. Text columns
        as in edges.csv, and ``signed_first``, ``signed_last`` (first and last
        possible day of signing, NaT where undated), ``ends`` (last day in force,
        NaT where open-ended), ``structural``, ``row``.
    as_of
        The day that is shown, None for all dates.
    basis
        ``certain``: a tie counts from the last day it can have been signed;
        ``possible``: from the first.
    active
        Whether only ties in force on the day are kept.
    undated
        Collaboration ties without a date (count), left out of every dated view.
    uncertain
        Collaboration ties whose possible days of signing straddle the day (count).
    left_out
        Rows with faults that were left out on request (count).
    """

    nodes: pd.DataFrame
    edges: pd.DataFrame
    as_of: date | None = None
    basis: Basis = "certain"
    active: bool = False
    undated: int = 0
    uncertain: int = 0
    left_out: int = 0

    @cached_property
    def collaboration(self) -> pd.DataFrame:
        """The ties that are counted: every one that is not structural."""
        return self.edges[~self.edges["structural"]]

    @cached_property
    def digest(self) -> str:
        """SHA-256 of both tables' content, whatever the order of their rows."""
        total = hashlib.sha256()
        for table in (self.nodes, self.edges):
            plain = table.drop(columns="row")
            total.update("\x1f".join(plain.columns).encode())
            total.update("\x1e".join(row_texts(plain)).encode())
        return total.hexdigest()


def make(
    nodes: Mapping[str, Sequence[object]], edges: Mapping[str, Sequence[object]], *, left_out: int = 0
) -> Ecosystem:
    """Build an ecosystem from columns whose content has been checked.

    Parameters
    ----------
    nodes, edges
        Column name to values, one an organisation or tie. Text as in the CSV
        files; missing optional columns are filled with blanks, a missing ``row``
        is counted from 2.
    left_out
        How many faulty rows were left out before.

    Examples
    --------
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> eco.edges.loc[0, ["relation", "agreement"]].tolist()
    ['mou', 'a~b~2016-05']
    """
    table = _text_table(nodes, NODE_COLUMNS)
    for column in ("lat", "lon"):
        table[column] = pd.to_numeric(table[column].replace("", None)).astype("float64")
    table = table.sort_values("id", ignore_index=True)
    ties = _edges_table(_text_table(edges, EDGE_COLUMNS))
    undated = int((ties["signed_first"].isna() & ~ties["structural"]).sum())
    return Ecosystem(table, ties, undated=undated, left_out=left_out)


def _text_table(columns: Mapping[str, Sequence[object]], known: Sequence[str]) -> pd.DataFrame:
    """A table with every known column first, blank where missing, and the row numbers last."""
    length = len(next(iter(columns.values()), ()))
    filled: dict[str, object] = {name: columns.get(name, [""] * length) for name in known}
    filled |= {name: values for name, values in columns.items() if name not in filled and name != "row"}
    table = pd.DataFrame(filled, dtype="str")
    table["row"] = pd.to_numeric(pd.Series(list(columns.get("row", range(2, length + 2))))).astype("int64")
    return table


def _edges_table(table: pd.DataFrame) -> pd.DataFrame:
    """Add what follows from the text: days, the end, structure, agreement ids, a canonical order."""
    table["relation"] = table["relation"].replace("", "mou")
    table["structural"] = table["relation"].isin(STRUCTURAL)
    for column in ("signed", "effective", "announced", "expires", "terminated"):
        table[column] = _mapped(table[column], lambda each: each.text, "").astype("str")
    table["signed_first"] = _days(table["signed"], "first")
    table["signed_last"] = _days(table["signed"], "last")
    table["ends"] = _ends(table)
    table["term_years"] = pd.to_numeric(table["term_years"].replace("", None)).astype("float64")
    order = [column for column in table.columns if column not in ("row", "agreement")]
    table = table.sort_values(
        ["source", "target", "signed", "agreement", *order[3:], "row"], ignore_index=True
    )
    table["agreement"] = agreement_ids(table)
    return table


def _mapped(texts: pd.Series, of: object, blank: object) -> pd.Series:
    """Apply a function of a partial date to each text, once for each distinct text."""
    found = {text: of(parse(text)) if text else blank for text in texts.unique()}  # type: ignore[operator]
    return texts.map(found)


def _days(texts: pd.Series, side: str) -> pd.Series:
    return pd.to_datetime(_mapped(texts, lambda each: getattr(each, side), pd.NaT)).astype("datetime64[s]")


def _ends(table: pd.DataFrame) -> pd.Series:
    """The last day in force: expiry, else signing and term, and never after termination."""
    said = table[["expires", "signed", "term_years", "terminated"]].drop_duplicates()
    found = {tuple(row): _end(*row) for row in said.itertuples(index=False, name=None)}
    keys = zip(table["expires"], table["signed"], table["term_years"], table["terminated"], strict=True)
    return pd.Series([found[key] for key in keys], index=table.index, dtype="datetime64[s]")


def _end(expires: str, signed: str, term: str, terminated: str) -> date | None:
    ends = parse(expires).last if expires else None
    if ends is None and signed and term:
        ends = add_years(parse(signed).last, float(term))
    stop = parse(terminated).last if terminated else None
    return min((day for day in (ends, stop) if day is not None), default=None)


def as_day(value: date | str | PartialDate) -> date:
    """Give the last possible day of a date; a month stands for its last day.

    Raises
    ------
    DateError
        When a text is no date.

    Examples
    --------
    >>> as_day("2020-09").isoformat()
    '2020-09-30'
    """
    if isinstance(value, str):
        value = parse(value)
    if isinstance(value, datetime):
        return value.date()
    return value.last if isinstance(value, PartialDate) else value


def counts_from(basis: Basis) -> str:
    """Name the column with the day from which a tie counts.

    Raises
    ------
    UsageError
        When `basis` is neither word.

    Examples
    --------
    >>> counts_from("certain")
    'signed_last'
    """
    if basis not in ("certain", "possible"):
        raise UsageError(f"dates are counted as 'certain' or 'possible', not {basis!r}")
    return "signed_last" if basis == "certain" else "signed_first"


def snapshot(
    eco: Ecosystem, as_of: date | str | None = None, *, basis: Basis = "certain", active: bool = False
) -> Ecosystem:
    """Keep what counts on a day.

    Parameters
    ----------
    as_of
        The day; a month or year stands for its last day. None keeps everything,
        undated ties too.
    basis
        ``certain`` counts a tie once it has certainly been signed (last possible
        day of signing), ``possible`` once it may have been (first).
    active
        Keep only ties in force: the day is not after their last day. Needs `as_of`.

    Returns
    -------
    ecosystem
        The same organisations; the ties of the day, and structural ties known by
        then or undated. `undated` and `uncertain` say what the day leaves open.

    Raises
    ------
    UsageError
        When `basis` is neither word, or `active` is asked for without a day.

    Examples
    --------
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> [len(snapshot(eco, "2016-05-18", basis=each).edges) for each in ("certain", "possible")]
    [0, 1]
    """
    column = counts_from(basis)
    if as_of is None:
        if active:
            raise UsageError("which ties are in force depends on the day; give one (as_of)")
        return replace(eco, as_of=None, basis=basis, active=False, uncertain=0)
    day = as_day(as_of)
    edges, at = eco.edges, pd.Timestamp(day)
    counted = (edges[column] <= at) | (edges["structural"] & edges["signed_first"].isna())
    if active:
        counted &= edges["ends"].isna() | (at <= edges["ends"])
    straddle = (edges["signed_first"] <= at) & (at < edges["signed_last"]) & ~edges["structural"]
    return replace(
        eco,
        edges=edges[counted].reset_index(drop=True),
        as_of=day,
        basis=basis,
        active=active,
        uncertain=int(straddle.sum()),
    )


def span(eco: Ecosystem, *, basis: Basis = "certain") -> tuple[date, date] | None:
    """Give the days on which the first and the newest dated collaboration tie count.

    Examples
    --------
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> [day.isoformat() for day in span(eco)]
    ['2016-05-31', '2016-05-31']
    """
    days = eco.collaboration[counts_from(basis)].dropna()
    return None if days.empty else (days.min().date(), days.max().date())
