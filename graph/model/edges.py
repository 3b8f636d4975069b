"""The ties of an ecosystem: columns of codes, and what is made of them when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from graph.dates import parse
from graph.model.columns import column_of
from graph.model.numbering import again, without_gaps
from graph.model.renewing import with_renewals
from graph.model.tables import DATES, edges_table, ends_by
from graph.model.ties import EPOCH, NEVER, UNDATED, Ties, never, ties_of
from graph.vocabulary import STRUCTURAL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from graph.model.columns import Column

    Numbers = NDArray[np.int32]
    Places = NDArray[np.integer]


@dataclass(frozen=True, eq=False)
class Tabled:
    """The table of all ties that were made together, from which every view of them takes its rows.

    A class and no function within another, so that what holds it can be sent to another process.

    Attributes
    ----------
    columns, rows, agreement
        As `graph.model.tables.edges_table` takes them; the table is made when it is asked for.
    """

    columns: Mapping[str, Column]
    rows: range | NDArray[np.integer]
    agreement: Numbers

    @cached_property
    def table(self) -> pd.DataFrame:
        """The table."""
        return edges_table(self.columns, in_array(self.rows), self.agreement)

    def __getstate__(self) -> dict[str, Any]:
        return {each.name: getattr(self, each.name) for each in fields(self)}

    def __call__(self) -> pd.DataFrame:
        """Give the table."""
        return self.table


@dataclass(frozen=True, eq=False)
class CodedEdges:
    """Ties as an ecosystem keeps them.

    Attributes
    ----------
    relation, source, target
        The relation of each tie, and its ends as the file has them.
    places
        The place of each tie among all that were made together, ascending.
    ties
        The same ties as numbers.
    make
        Gives the table of all of them; its index are their places.
    counted
        Whether structural ties count too, because their relation was asked for.
    """

    relation: Column
    source: Column
    target: Column
    places: Places
    ties: Ties
    make: Callable[[], pd.DataFrame]
    counted: bool = False

    @cached_property
    def table(self) -> pd.DataFrame:
        """The ties as a table."""
        whole = self.make()
        mine = whole if len(whole) == len(self.places) else whole[whole.index.isin(self.places)]
        mine = mine.reset_index(drop=True)
        return mine.assign(structural=False) if self.counted else mine

    @cached_property
    def order(self) -> Places:
        """Where in `ties` each row of the table stands."""
        whole = self.make().index.to_numpy()
        mine = whole if len(whole) == len(self.places) else whole[np.isin(whole, self.places)]
        return np.searchsorted(self.places, mine)

    def kept(self, rows: NDArray[np.bool_]) -> CodedEdges:
        """Keep the ties of a mask."""
        columns = {name: getattr(self, name).kept(rows) for name in ("relation", "source", "target")}
        return replace(self, **columns, places=self.places[rows], ties=self.ties.kept(rows))

    def all_counted(self) -> CodedEdges:
        """Count structural ties too."""
        return replace(
            self, counted=True, ties=replace(self.ties, structural=np.zeros(len(self.ties), np.bool_))
        )


def coded_edges(nodes: pd.DataFrame, table: pd.DataFrame) -> CodedEdges:
    """Give the ties of a table as an ecosystem keeps them.

    Parameters
    ----------
    nodes, table
        The tables of an ecosystem.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016"]})
    >>> coded_edges(eco.nodes, eco.edges).relation.values
    ['mou']
    """
    whole = table.reset_index(drop=True)
    relation, source, target = (column_of(whole[name]) for name in ("relation", "source", "target"))
    counted, places = not whole["structural"].any(), np.arange(len(whole))
    ties = ties_of(nodes, whole)
    if whole["renews"].any():
        codes = dict(zip(whole["agreement"], ties.agreement.tolist(), strict=True))
        ties = with_renewals(ties, column_of(whole["renews"]), codes)
    return CodedEdges(relation, source, target, places, ties, partial(_given, whole), counted)


def in_array(rows: range | Sequence[int] | NDArray[np.integer]) -> NDArray[np.integer]:
    """Give numbers of rows in an array, also where they are counted through, as those of a lake are.

    Examples
    --------
    >>> in_array(range(2, 5)).tolist()
    [2, 3, 4]
    """
    return np.arange(rows.start, rows.stop, rows.step) if isinstance(rows, range) else np.asarray(rows)


def _given(table: pd.DataFrame) -> pd.DataFrame:
    """A table that there is."""
    return table


def numbered(
    columns: Mapping[str, Column], nodes: pd.DataFrame, known: tuple[list[str], Numbers] | None = None
) -> Ties:
    """Take the numbers of ties from their columns, none superseded.

    Parameters
    ----------
    columns
        Clean texts, every known column among them.
    nodes
        The organisations, sorted by id. An end that is in no row of them is numbered
        as well.
    known
        A list of ids that may be the texts of both ends, and the place of each among the organisations,
        below 0 where it has none.
    """
    signed, relation, kind, renews = (columns[each] for each in ("signed", "relation", "kind", "renews"))
    dates = [parse(text) if text else None for text in signed.values]
    ids, source, target = _both_ends(columns["source"], columns["target"], nodes, known=known)
    return Ties(
        ids,
        source,
        target,
        signed.numbers([each.first.toordinal() - EPOCH if each else UNDATED for each in dates]),
        signed.numbers([each.last.toordinal() - EPOCH if each else UNDATED for each in dates]),
        _last_days(columns),
        relation.flags([text in STRUCTURAL for text in relation.values]),
        _agreements(columns, source, target),
        kind.flags([text == "renewal" for text in kind.values])
        | renews.flags([text != "" for text in renews.values]),
        *never(source.size),
    )


def _both_ends(
    one: Column, other: Column, nodes: pd.DataFrame, *, known: tuple[list[str], Numbers] | None
) -> tuple[pd.Index, Numbers, Numbers]:
    """The ids of all organisations, sorted, and both ends of each tie by their places among them."""
    ids = pd.Index(nodes["id"].array)
    lists = [one.values] if one.values is other.values else [one.values, other.values]
    if known is not None and all(each is known[0] for each in lists) and known[1].min(initial=0) >= 0:
        return ids, one.numbers(known[1]), other.numbers(known[1])
    texts = nodes["id"].tolist()
    place = dict(zip(texts, range(len(texts)), strict=True))
    if not all(map(place.__contains__, chain(*lists))):
        texts = sorted({*texts, *chain(*lists)})
        ids, place = pd.Index(texts, dtype=ids.dtype), dict(zip(texts, range(len(texts)), strict=True))
    codes = [np.array(list(map(place.__getitem__, each)), np.int32) for each in lists]
    return ids, one.numbers(codes[0]), other.numbers(codes[-1])


def _last_days(columns: Mapping[str, Column]) -> NDArray[np.int32]:
    """The last day in force of each tie, reckoned once for each distinct set of dates."""
    asked = [columns[name] for name in DATES]
    if all(columns[name].values == [""] for name in ("expires", "term_years", "terminated")):
        return np.full(asked[0].codes.size, NEVER, np.int32)
    sets, place = distinct(asked)
    texts = ([column.values[code] for column, code in zip(asked, each, strict=True)] for each in sets)
    found = [ends_by(list(each)) for each in texts]
    days = np.array([day.toordinal() - EPOCH if day else NEVER for day in found], np.int32)
    return days[place]


def distinct(columns: list[Column]) -> tuple[list[list[int]], Places]:
    """Give the distinct rows of some columns as codes, and for each row which of them it is.

    Examples
    --------
    >>> from graph.model.columns import Column
    >>> one = Column(np.array([0, 1, 0], np.int32), ["a", "b"])
    >>> found, place = distinct([one, one])
    >>> found, place.tolist()
    ([[0, 0], [1, 1]], [0, 1, 0])
    """
    place: Places = np.zeros(columns[0].codes.size, np.int32)
    for column in columns:
        if len(column.values) > 1:
            limit = (int(place.max(initial=-1)) + 1) * len(column.values)
            place = place.astype(np.int32 if limit < NEVER else np.int64)
            place *= len(column.values)
            place += column.codes
            place = without_gaps(place, limit)
    first = np.zeros(int(place.max(initial=-1)) + 1, np.int32)
    first[place[::-1]] = np.arange(place.size, dtype=np.int32)[::-1]
    return [[int(column.codes[row]) for column in columns] for row in first], place


def _agreements(columns: Mapping[str, Column], source: Numbers, target: Numbers) -> Numbers:
    """Number the agreements: by id, else each tie by its content, whichever way round its ends stand."""
    given = columns["agreement"]
    codes = given.codes.astype(np.int32)
    bare = np.flatnonzero(given.flags([text == "" for text in given.values]))
    if not bare.size:
        return codes
    signed = columns["signed"]
    source, target = source[bare], target[bare]
    key, width = np.minimum(source, target).astype(np.int64), int(max(source.max(), target.max())) + 1
    key *= width
    key += np.maximum(source, target)
    del source, target
    if width * width * len(signed.values) > np.iinfo(np.int64).max:
        key = np.unique(key, return_inverse=True)[1]
    key *= len(signed.values)
    key += signed.codes[bare]
    shared, made = again(key), np.arange(bare.size, dtype=np.int32)
    group = np.unique(key[shared], return_inverse=True)[1]
    made[shared] = _by_content(columns, bare[shared], group) + bare.size
    codes[bare] = made + len(given.values)
    return codes


def _by_content(columns: Mapping[str, Column], rows: Places, group: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number the ties of one pair and date by what else their rows say; equal rows are one agreement."""
    for name, column in columns.items():
        if name in ("source", "target", "agreement", "signed") or len(column.values) < 2:
            continue
        if name == "term_years":  # 5 and 5.0 are one term
            column = column.renamed([str(float(text)) if text else "" for text in column.values])
        group = np.unique(group * len(column.values) + column.codes[rows], return_inverse=True)[1]
    return np.unique(group, return_inverse=True)[1]
