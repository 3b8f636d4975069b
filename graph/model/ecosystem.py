"""The ecosystem: who is in it and who signed what with whom, as two frozen tables.

A row of edges is a tie. Rows that share an agreement id are one agreement. Partners are distinct
neighbours. Structural relations (a city lies in a prefecture) are context and never collaboration.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from graph.dates.days import as_day
from graph.errors import UsageError
from graph.model.arguments import checked
from graph.model.columns import Column, as_column, column_of
from graph.model.edges import CodedEdges, Tabled, coded_edges, in_array, numbered
from graph.model.renewing import with_renewals
from graph.model.showing import shown
from graph.model.tables import edge_columns, nodes_table, row_texts
from graph.model.ties import EPOCH, NEVER, UNDATED, Ties
from graph.vocabulary import LATER, own_types

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from graph.model.columns import Coded, Numbers

Basis = Literal["certain", "possible"]
DayColumn = Literal["signed_first", "signed_last"]


class _Nodes:
    """The table of organisations, handed out as a copy that shares its cells until one is written."""

    def __get__(self, eco: Ecosystem | None, owner: type | None = None) -> pd.DataFrame:
        if eco is None:
            raise AttributeError("nodes")  # so that the field has no default
        found: pd.DataFrame = vars(eco)["_nodes"]
        return found.copy(deep=False)

    def __set__(self, eco: Ecosystem, value: pd.DataFrame) -> None:
        vars(eco)["_nodes"] = value


class _Edges:
    """The table of ties: given, or made from their numbers when it is looked at; a copy as that of nodes."""

    def __get__(self, eco: Ecosystem | None, owner: type | None = None) -> pd.DataFrame:
        if eco is None:
            raise AttributeError("edges")  # so that the field has no default
        given = vars(eco)["_edges"]
        table: pd.DataFrame = given if isinstance(given, pd.DataFrame) else given.table
        return table.copy(deep=False)

    def __set__(self, eco: Ecosystem, value: pd.DataFrame | CodedEdges) -> None:
        vars(eco)["_edges"] = value


@dataclass(frozen=True, eq=False, repr=False)
class Ecosystem:
    """Organisations and ties, all of them or those of one day.

    Nothing of it is ever changed: who changes a table has changed a copy. Another ecosystem is made of
    tables by `graph.read`.

    Attributes
    ----------
    nodes
        One row an organisation, sorted by id. Text columns as in nodes.csv (blank
        where unknown), ``lat`` and ``lon`` in degrees (NaN where unknown), ``row``
        as a spreadsheet counts it.
    edges
        One row a tie, in an order that does not depend on the file's. Text columns
        as in edges.csv, and ``signed_first``, ``signed_last`` (first and last
        possible day of signing, NaT where undated), ``ends`` (last day by its own dates,
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
    blanked
        Cells that could not be read and were left blank on request: each column with its count.
    own_types
        Types that are not listed, the most frequent first: of all organisations, whichever are selected,
        so that each is drawn alike everywhere.
    """

    nodes: _Nodes = _Nodes()
    edges: _Edges = _Edges()
    as_of: date | None = None
    basis: Basis = "certain"
    active: bool = False
    undated: int = 0
    uncertain: int = 0
    left_out: int = 0
    blanked: tuple[tuple[str, int], ...] = ()
    own_types: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Say how much there is, and of which day."""
        day = "all dates" if self.as_of is None else f"as of {self.as_of}"
        force = ", in force only" if self.active else ""
        return f"<Ecosystem: {len(self.nodes)} organisations, {len(self.ties)} ties, {day}{force}>"

    def _repr_html_(self) -> str:
        """Show the ecosystem in a notebook."""
        return shown(repr(self)[1:-1], {"nodes": self.nodes, "edges": self.edges})

    @cached_property
    def held(self) -> CodedEdges:
        """The ties as they are kept."""
        given = vars(self)["_edges"]
        return coded_edges(self.nodes, given) if isinstance(given, pd.DataFrame) else given

    @property
    def ties(self) -> Ties:
        """The ties as numbers, in the order in which they are kept."""
        return self.held.ties

    @property
    def relations(self) -> set[str]:
        """The relations that occur."""
        return set(self.held.relation.used().values)

    def rows(self, kept: NDArray[np.bool_]) -> CodedEdges:
        """Give the ties of a mask, to be the `edges` of another ecosystem."""
        return self.held.kept(kept)

    def until(self, basis: Basis | None = None) -> pd.Series:
        """Give the last day on which each tie of `edges` is in force; NaT where it has none.

        A tie is in force from the day from which it counts (`counts_from`) to the last day of its own
        dates, or to the day before one on which an agreement that renews its own counts.

        Parameters
        ----------
        basis
            How dates are counted; None: as in this view.
        """
        days = self.ties.until(counts_from(basis or self.basis))[self.held.order]
        known = np.where(days == NEVER, np.datetime64("NaT", "D"), days.astype("datetime64[D]"))
        return pd.Series(known.astype("datetime64[s]"), index=self.edges.index)

    def superseded(self, day: date) -> set[str]:
        """Give the agreements that one which counts on a day renews, by their ids."""
        ties = self.ties
        days = ties.superseded_first if self.basis == "possible" else ties.superseded_last
        return set(self.edges["agreement"][(days <= day.toordinal() - EPOCH)[self.held.order]])

    @cached_property
    def collaboration(self) -> pd.DataFrame:
        """The ties that are counted: every one that is not structural; kept, and never to be changed."""
        return self.edges[~self.edges["structural"]]

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """The ties that are counted, with their ends in order of id; never to be changed.

        Returns
        -------
        pairs
            One row a tie: ``first`` and ``second`` (ids, first before second), and
            ``agreement``, ``signed``, ``signed_first``, ``signed_last``, ``ends``, ``until``
            (last day in force, as `until` gives it).

        Examples
        --------
        >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
        ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
        >>> eco.pairs[["first", "second", "signed"]].values.tolist()
        [['a', 'b', '2016-05']]
        """
        ties = self.collaboration
        swap = ties["source"] > ties["target"]
        found = ties[["agreement", "signed", "signed_first", "signed_last", "ends"]].copy()
        found["until"] = self.until()[ties.index]
        found.insert(0, "first", ties["source"].where(~swap, ties["target"]))
        found.insert(1, "second", ties["target"].where(~swap, ties["source"]))
        return found.reset_index(drop=True)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of both tables' content, whatever the order of their rows."""
        total = hashlib.sha256()
        for table in (self.nodes, self.edges):
            blank = [name for name in LATER if name in table and not table[name].any()]
            plain = table.drop(columns=["row", *blank])  # the same data as before those columns were known
            total.update("\x1f".join(plain.columns).encode())
            total.update("\x1e".join(row_texts(plain)).encode())
        return total.hexdigest()


@checked
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
    columns = {name: column_of(values) for name, values in edges.items() if name != "row"}
    rows = edges.get("row", range(2, len(next(iter(edges.values()), ())) + 2))
    return _made(nodes_table(nodes), columns, np.asarray(rows, np.int64), left_out)


def make_coded(
    nodes: Mapping[str, Coded],
    edges: Mapping[str, Coded],
    *,
    rows: tuple[Numbers, Numbers],
    left_out: int = 0,
    blanked: Mapping[str, int] | None = None,
) -> Ecosystem:
    """Build an ecosystem from columns of codes whose content has been checked.

    Parameters
    ----------
    nodes, edges
        Column name to column. Both ends of every tie are among the ids.
    rows
        The rows of both tables, as a spreadsheet counts them, ascending.
    left_out
        How many faulty rows were left out before.
    blanked
        How many unreadable cells of which column were left blank before.

    Examples
    --------
    >>> import numpy as np
    >>> from graph.model.columns import Column, as_column
    >>> pair = np.array([0, 1], np.int32)
    >>> nodes = {name: Column(pair, ["b", "a"]) for name in ("id", "name", "type")}
    >>> tie = {"source": Column(pair[:1], ["a"]), "target": Column(pair[:1], ["b"])}
    >>> eco = make_coded(nodes, tie, rows=([2, 3], [2]))
    >>> eco.edges["agreement"].tolist()
    ['a~b~']
    """
    table = nodes_table({name: as_column(each).texts() for name, each in nodes.items()} | {"row": rows[0]})
    columns = {name: as_column(each) for name, each in edges.items()}
    given = rows[1] if isinstance(rows[1], range) else np.asarray(rows[1], np.int32)
    made = _made(table, columns, given, left_out, known=_placed(nodes["id"], table, rows[0]))
    # The ties as they are held: what is not named is asked for, and asked for, their table is made.
    return replace(made, edges=made.held, blanked=tuple(sorted((blanked or {}).items())))


def _placed(ids: Coded, table: pd.DataFrame, rows: Numbers) -> tuple[list[str], NDArray[np.int32]]:
    """The ids of organisations as they were given, and where in their table each stands."""
    places = np.full(len(ids.values), -1, np.int32)
    given = np.searchsorted(in_array(rows), table["row"].to_numpy())
    places[np.asarray(ids.codes)[given]] = np.arange(len(table), dtype=np.int32)
    return ids.values, places


def _made(
    nodes: pd.DataFrame,
    columns: dict[str, Column],
    rows: range | NDArray[np.integer],
    left_out: int,
    *,
    known: tuple[list[str], NDArray[np.int32]] | None = None,
) -> Ecosystem:
    whole = edge_columns(columns, len(rows))
    ties = numbered(whole, nodes, known)

    table = Tabled(whole, rows, ties.agreement)
    renews, given = whole["renews"], whole["agreement"].values
    wanted = set(renews.values)
    codes = {text: code for code, text in enumerate(given) if text in wanted}
    if any("~" in text and text not in codes for text in renews.values):  # an id that was made of a row
        codes |= dict(zip(table()["agreement"], ties.agreement[table().index].tolist(), strict=True))
    ties = with_renewals(ties, renews, codes)
    relation, source, target = (whole[name] for name in ("relation", "source", "target"))
    coded = CodedEdges(relation, source, target, np.arange(len(rows), dtype=np.int32), ties, table)
    own = own_types(nodes["type"])
    return Ecosystem(nodes, coded, undated=ties.undated, left_out=left_out, own_types=own)


def counts_from(basis: Basis) -> DayColumn:
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
        raise UsageError("dates are counted as 'certain' or 'possible', not {!r}", basis)
    return "signed_last" if basis == "certain" else "signed_first"


@checked
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
        Keep only ties in force (`Ecosystem.until`): the day is not after their last day, and no
        agreement that counts on it renews theirs. Needs `as_of`.

    Returns
    -------
    ecosystem
        The same organisations; the ties of the day, and structural ties known by
        then or undated. `undated` and `uncertain` say what the day leaves open.

    Raises
    ------
    UsageError
        When `basis` is neither word, `active` is asked for without a day, or the
        ecosystem is itself that of a day which does not hold the ties asked for.

    Examples
    --------
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> [len(snapshot(eco, "2016-05-18", basis=each).edges) for each in ("certain", "possible")]
    [0, 1]
    """
    from_day = counts_from(basis)
    check_holds(eco, None if as_of is None else as_day(as_of), basis, active=active)
    if as_of is None:
        if active:
            raise UsageError("which ties are in force depends on the day; give one (as_of)")
        return replace(eco, edges=eco.held, as_of=None, basis=basis, active=False, uncertain=0)
    day = as_day(as_of)
    ties, at = eco.ties, day.toordinal() - EPOCH
    counted = (ties.days(from_day) <= at) | (ties.structural & (ties.first == UNDATED))
    if active:
        counted &= ties.until(from_day) >= at
    straddle = (ties.first <= at) & (at < ties.last) & ~ties.structural
    return replace(
        eco,
        edges=eco.rows(counted),
        as_of=day,
        basis=basis,
        active=active,
        uncertain=int(straddle.sum()),
    )


def check_holds(eco: Ecosystem, day: date | None, basis: Basis, *, active: bool) -> None:
    """Refuse to look past the day of a snapshot, which has lost the ties that are needed for it.

    Raises
    ------
    UsageError
        When the ecosystem is that of a day and does not hold the ties of this one.
    """
    if eco.as_of is None:
        return
    same = (day, basis, active) == (eco.as_of, eco.basis, eco.active)
    narrower = day is not None and day <= eco.as_of and not eco.active and basis == eco.basis
    if not (same or narrower):
        raise UsageError(
            "these are the ties of {} only; ask the ecosystem that they were taken from", eco.as_of
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
    days = eco.ties.days(counts_from(basis))[eco.ties.dated]
    if not days.size:
        return None
    return date.fromordinal(int(days.min()) + EPOCH), date.fromordinal(int(days.max()) + EPOCH)
