"""Ties as numbers: one entry a row of edges, in arrays that hold ten million of them."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from graph.model.numbering import once

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]

EPOCH = 719163  # the ordinal of 1970-01-01
UNDATED = NEVER = np.iinfo(np.int32).max  # a day behind every other, so that comparisons come out right


@dataclass(frozen=True, eq=False)
class Ties:
    """The ties of an ecosystem, in the order of their table.

    Attributes
    ----------
    ids
        Ids of organisations, sorted; a place in this list is an organisation's code.
    source, target
        Codes of both ends.
    first, last
        First and last possible day of signing, in days since 1970-01-01; `UNDATED`.
    ends
        Last day by the tie's own dates, in days since 1970-01-01; `NEVER`.
    structural
        Whether a tie is context only.
    agreement
        Code of the agreement.
    renewal
        Whether the agreement is said to renew another.
    superseded_first, superseded_last
        From which day on an agreement that renews its own counts, by the first and by the last possible
        day of signing; `NEVER`.
    """

    ids: pd.Index
    source: Numbers
    target: Numbers
    first: Numbers
    last: Numbers
    ends: Numbers
    structural: NDArray[np.bool_]
    agreement: Numbers
    renewal: NDArray[np.bool_]
    superseded_first: Numbers
    superseded_last: Numbers

    def __len__(self) -> int:
        """How many ties there are."""
        return int(self.source.size)

    def kept(self, rows: NDArray[np.bool_]) -> Ties:
        """Keep the ties of a mask."""
        parts = {each.name: getattr(self, each.name)[rows] for each in fields(self) if each.name != "ids"}
        return replace(self, **parts)

    @property
    def dated(self) -> NDArray[np.bool_]:
        """Which ties are counted and have a date."""
        found: NDArray[np.bool_] = (self.first != UNDATED) & ~self.structural
        return found

    @cached_property
    def counted(self) -> Ties:
        """The ties that are counted: every one that is not structural."""
        return self.kept(~self.structural) if self.structural.any() else self

    def days(self, column: Literal["signed_first", "signed_last"]) -> Numbers:
        """The first or the last possible day of signing."""
        return self.first if column == "signed_first" else self.last

    def until(self, column: Literal["signed_first", "signed_last"]) -> Numbers:
        """The last day in force, days counted as named: that of its own dates, or before it is superseded.

        Every count of what is in force on a day rests on this: from `days` to here.
        """
        superseded = self.superseded_first if column == "signed_first" else self.superseded_last
        return np.minimum(self.ends, np.where(superseded == NEVER, NEVER, superseded - 1)).astype(np.int32)

    def sizes(self, rows: NDArray[np.bool_]) -> tuple[int, int, int]:
        """How many organisations have a tie of a mask, how many pairs, and how many agreements (counts)."""
        source, target = self.source[rows], self.target[rows]
        pairs = once((np.minimum(source, target).astype(np.int64) << 32) | np.maximum(source, target))
        tied = np.zeros(len(self.ids), np.bool_)
        tied[source] = tied[target] = True
        return int(tied.sum()), pairs.size, self.agreements(rows)

    def agreements(self, rows: NDArray[np.bool_]) -> int:
        """How many agreements the ties of a mask are of (count)."""
        there = np.zeros(int(self.agreement.max(initial=-1)) + 1, np.bool_)
        there[self.agreement[rows]] = True
        return int(there.sum())

    @property
    def undated(self) -> int:
        """How many of the counted ties have no date."""
        return int(np.count_nonzero((self.first == UNDATED) & ~self.structural))


def ties_of(nodes: pd.DataFrame, edges: pd.DataFrame) -> Ties:
    """Number the ties of a table, none superseded.

    Parameters
    ----------
    nodes, edges
        The tables of an ecosystem. An end that is in no row of `nodes` is numbered
        as well.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["1970-01"]})
    >>> ties = ties_of(eco.nodes, eco.edges)
    >>> ties.source.tolist(), ties.target.tolist(), ties.first.tolist(), ties.last.tolist()
    ([1], [0], [0], [30])
    """
    ends = pd.concat([nodes["id"], edges["source"], edges["target"]], ignore_index=True)
    codes, ids = pd.factorize(ends, sort=True)
    places = codes.astype(np.int32)
    half = len(nodes) + len(edges)
    return Ties(
        pd.Index(ids),
        places[len(nodes) : half],
        places[half:],
        days_of(edges["signed_first"]),
        days_of(edges["signed_last"]),
        days_of(edges["ends"]),
        edges["structural"].to_numpy(bool),
        pd.factorize(edges["agreement"])[0].astype(np.int32),
        ((edges["kind"] == "renewal") | (edges["renews"] != "")).to_numpy(bool),
        *never(len(edges)),
    )


def never(length: int) -> tuple[Numbers, Numbers]:
    """Give the days from which ties are superseded where nothing renews any.

    Examples
    --------
    >>> never(1)[0].tolist() == [NEVER]
    True
    """
    return np.full(length, NEVER, np.int32), np.full(length, NEVER, np.int32)


def days_of(days: pd.Series) -> Numbers:
    """Give days as numbers since 1970-01-01, `UNDATED` (or `NEVER`) where there is none.

    Examples
    --------
    >>> days_of(pd.Series(["1970-01-31", None], dtype="datetime64[s]")).tolist()
    [30, 2147483647]
    """
    numbers = days.to_numpy("datetime64[D]").astype(np.int64)
    return np.where(days.isna(), UNDATED, numbers).astype(np.int32)
