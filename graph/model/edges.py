"""The ties of an ecosystem: columns of codes, and what is made of them when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from graph.dates import parse
from graph.model.columns import column_of
from graph.model.numbering import again, without_gaps
from graph.model.renewing import with_renewals
from graph.model.tables import DATES, ends_by
from graph.model.ties import EPOCH, NEVER, UNDATED, Ties, never, ties_of
from graph.vocabulary import STRUCTURAL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from graph.model.columns import Column

    Numbers = NDArray[np.int32]
    Places = NDArray[np.integer]


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
    return CodedEdges(relation, source, target, places, ties, lambda: whole, counted)


def numbered(columns: Mapping[str, Column], nodes: pd.DataFrame) -> Ties:
    """Take the numbers of ties from their columns, none superseded.

    Parameters
    ----------
    columns
        Clean texts, every known column among them.
    nodes
        The organisations, sorted by id. An end that is in no row of them is numbered
        as well.
    """
    signed, relation, kind, renews = (columns[each] for each in ("signed", "relation", "kind", "renews"))
    known = [parse(text) if text else None for text in signed.values]
    ids = dict.fromkeys(nodes["id"].tolist())
    ends = columns["source"], columns["target"]
    texts = [each.values for each in ends[ends[0].values is ends[1].values :]]  # both may have one list
    if not all(map(ids.__contains__, chain(*texts))):
        ids = dict.fromkeys(sorted({*ids, *chain(*texts)}))
    place = dict(zip(ids, range(len(ids)), strict=True))
    codes = [list(map(place.__getitem__, each)) for each in texts]
    source, target = ends[0].numbers(codes[0]), ends[1].numbers(codes[-1])
    del place, codes
    return Ties(
        pd.Index(list(ids), dtype=nodes["id"].dtype),
        source,
        target,
        signed.numbers([each.first.toordinal() - EPOCH if each else UNDATED for each in known]),
        signed.numbers([each.last.toordinal() - EPOCH if each else UNDATED for each in known]),
        _last_days(columns),
        relation.flags([text in STRUCTURAL for text in relation.values]),
        _agreements(columns, source, target),
        kind.flags([text == "renewal" for text in kind.values])
        | renews.flags([text != "" for text in renews.values]),
        *never(source.size),
    )


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


def distinct(columns: list[Column]) -> tuple[list[list[int]], NDArray[np.int64]]:
    """Give the distinct rows of some columns as codes, and for each row which of them it is.

    Examples
    --------
    >>> from graph.model.columns import Column
    >>> one = Column(np.array([0, 1, 0], np.int32), ["a", "b"])
    >>> found, place = distinct([one, one])
    >>> found, place.tolist()
    ([[0, 0], [1, 1]], [0, 1, 0])
    """
    place = np.zeros(columns[0].codes.size, np.int64)
    for column in columns:
        if len(column.values) > 1:
            there = int(place.max(initial=-1)) + 1
            place *= len(column.values)
            place += column.codes
            place = without_gaps(place, there * len(column.values))
    first = np.zeros(int(place.max(initial=-1)) + 1, np.int64)
    first[place[::-1]] = np.arange(place.size)[::-1]
    return [[int(column.codes[row]) for column in columns] for row in first], place


def _agreements(columns: Mapping[str, Column], source: Numbers, target: Numbers) -> Numbers:
    """Number the agreements: by id, else each tie by its content, whichever way round its ends stand."""
    given = columns["agreement"]
    codes = given.codes.copy()
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
