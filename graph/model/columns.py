"""A column of texts as codes: its distinct texts, and which of them stands in each row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Numbers = Sequence[int] | array[int] | NDArray[np.integer]


class Coded(Protocol):
    """A column of texts as anyone gives it."""

    @property
    def codes(self) -> Numbers:
        """For each row the place of its text in `values`."""

    @property
    def values(self) -> list[str]:
        """The distinct texts."""


def as_column(given: Coded) -> Column:
    """Give a column of numpy's numbers of 32 bits or fewer, which share the memory of those given.

    Examples
    --------
    >>> from array import array
    >>> from types import SimpleNamespace
    >>> as_column(SimpleNamespace(codes=array("i", [0, 0]), values=["a"])).texts().tolist()
    ['a', 'a']
    """
    codes = np.asarray(given.codes)
    return Column(codes if codes.dtype.itemsize <= 4 else codes.astype(np.int32), given.values)


def narrow(codes: NDArray[np.integer], texts: int) -> NDArray[np.integer]:
    """Give codes of so many texts in as few bits as hold them.

    Examples
    --------
    >>> narrow(np.array([0, 1], np.int32), 2).dtype.itemsize
    1
    """
    kind = np.uint8 if texts <= 2**8 else np.uint16 if texts <= 2**16 else np.int32
    return codes.astype(kind, copy=False)


def column_of(values: Iterable[object]) -> Column:
    """Number values as texts; what is missing is blank.

    Examples
    --------
    >>> found = column_of([5, None, 5])
    >>> found.codes.tolist(), found.values
    ([0, 1, 0], ['5', ''])
    """
    places: dict[str, int] = {}
    texts = ("" if value is None or value != value else str(value) for value in values)
    codes = [places.setdefault(text, len(places)) for text in texts]
    return Column(np.asarray(codes, np.int32), list(places))


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column of a table.

    Attributes
    ----------
    codes
        One number a row: the place of its text in `values`.
    values
        The distinct texts, in the order in which they first appear.
    """

    codes: NDArray[np.integer]
    values: list[str]

    def texts(self) -> NDArray[np.object_]:
        """Give the text of every row.

        Examples
        --------
        >>> Column(np.array([0, 1, 0], np.int32), ["a", "b"]).texts().tolist()
        ['a', 'b', 'a']
        """
        return np.array(self.values, dtype=object)[self.codes] if self.values else np.empty(0, object)

    def numbers(self, each: Sequence[int] | NDArray[np.integer]) -> NDArray[np.int32]:
        """Give a number for every row from one for every distinct text, in the order of `values`.

        Examples
        --------
        >>> Column(np.array([0, 1, 0], np.int32), ["a", "b"]).numbers([5, 7]).tolist()
        [5, 7, 5]
        """
        found: NDArray[np.int32] = np.asarray(each, np.int32)[self.codes]
        return found

    def flags(self, each: Sequence[bool]) -> NDArray[np.bool_]:
        """Give yes or no for every row from one for every distinct text, in the order of `values`.

        Examples
        --------
        >>> Column(np.array([0, 1, 0], np.int32), ["a", "b"]).flags([True, False]).tolist()
        [True, False, True]
        """
        found: NDArray[np.bool_] = np.asarray(each, np.bool_)[self.codes]
        return found

    def renamed(self, texts: Sequence[str]) -> Column:
        """Put other texts in the place of the distinct ones; those that are now the same become one.

        Examples
        --------
        >>> renamed = Column(np.array([0, 1, 2], np.int32), ["MOU", "mou", "x"]).renamed(["mou", "mou", "x"])
        >>> renamed.codes.tolist(), renamed.values
        ([0, 0, 1], ['mou', 'x'])
        """
        places: dict[str, int] = {}
        codes = np.array([places.setdefault(text, len(places)) for text in texts], np.int32)
        if len(places) == len(self.values):
            return Column(self.codes, list(texts))
        return Column(codes[self.codes], list(places))

    def kept(self, rows: NDArray[np.generic]) -> Column:
        """Keep some rows: a mask, or places.

        Examples
        --------
        >>> Column(np.array([0, 1, 0], np.int32), ["a", "b"]).kept(np.array([1, 2])).codes.tolist()
        [1, 0]
        """
        return Column(self.codes[rows], self.values)

    def used(self) -> Column:
        """Leave out texts that stand in no row.

        Examples
        --------
        >>> used = Column(np.array([1, 1], np.int32), ["a", "b"]).used()
        >>> used.codes.tolist(), used.values
        ([0, 0], ['b'])
        """
        there = np.bincount(self.codes, minlength=len(self.values)) > 0
        places = (np.cumsum(there) - 1).astype(np.int32)
        return Column(
            places[self.codes], [text for text, kept in zip(self.values, there, strict=True) if kept]
        )
