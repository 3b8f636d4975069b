"""Bytes to cells to codes, compiled. Importing this module imports numba, so the callers do it late."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from graph.compiler import compiled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]
    Places = NDArray[np.int64]

COMMA, QUOTE, LF, CR = 44, 34, 10, 13
SEPARATOR = 0x1F  # a control character that no plain file holds
NOT_PLAIN = -1


@compiled
def cut(data: Bytes, at: int, cells: tuple[Places, Places]) -> tuple[int, int]:
    """Cut rows into cells from a place on, until the arrays (columns by rows) are full or the data end.

    Gives the number of rows, or `NOT_PLAIN` where a row has another width or a quotation mark is out of
    place, and the place behind them. A line without anything is a row of blank cells.
    """
    starts, stops = cells
    size, row = data.size, 0
    width, block = starts.shape
    while row < block and at < size:
        column = 0
        while True:
            at, start, stop = _cell(data, at)
            if column == width or stop < 0:
                return NOT_PLAIN, at
            starts[column, row], stops[column, row] = start, stop
            column += 1
            if at == size or data[at] != COMMA:
                break
            at += 1
        if column == 1 and starts[0, row] == stops[0, row]:
            starts[1:, row] = stops[1:, row] = stops[0, row]
        elif column != width:
            return NOT_PLAIN, at
        if at < size and data[at] == CR:
            at += 1
        if at < size and data[at] != LF:
            return NOT_PLAIN, at
        at += 1
        row += 1
    return row, at


@compiled
def _cell(data: Bytes, at: int) -> tuple[int, int, int]:
    """Find one cell: the place behind it, and where its text starts and stops (-1 where it never does)."""
    size = data.size
    if at < size and data[at] == QUOTE:
        at += 1
        start = at
        while at < size:
            if data[at] != QUOTE:
                at += 1
            elif at + 1 < size and data[at + 1] == QUOTE:
                at += 2
            else:
                return at + 1, start, at
        return at, start, -1
    start = at
    while at < size:
        byte = data[at]
        if byte in (COMMA, LF, CR):
            break
        if byte == QUOTE:
            return at, start, -1
        at += 1
    return at, start, at


class Known(NamedTuple):
    """The distinct texts of a column so far.

    `slots` is a hash table with open addressing, its size a power of two and at least twice the texts there
    may be; `heads` are where each text first stands, `lengths` and `hashes` belong to it.
    """

    slots: NDArray[np.int32]
    heads: Places
    lengths: Places
    hashes: NDArray[np.uint64]
    found: int


@compiled
def number(data: Bytes, cells: tuple[Places, Places, NDArray[np.int32]], known: Known) -> int:
    """Give each cell of a column the number of its text, new texts the next one; tell how many there are.

    `cells` are where each begins and stops, and room for its number.
    """
    starts, stops, codes = cells
    slots, heads, lengths, hashes, count = known
    mask = slots.size - 1
    for row in range(starts.size):
        start, length = starts[row], stops[row] - starts[row]
        code = hash_of(data, start, length)
        slot = code & np.uint64(mask)
        while slots[slot] >= 0:
            found = slots[slot]
            alike = hashes[found] == code and lengths[found] == length
            if alike and _same(data, heads[found], start, length):
                break
            slot = (slot + np.uint64(1)) & np.uint64(mask)
        if slots[slot] < 0:
            slots[slot] = count
            heads[count], lengths[count], hashes[count] = start, length, code
            count += 1
        codes[row] = slots[slot]
    return count


@compiled
def hash_of(data: Bytes, start: int, length: int) -> np.uint64:
    """FNV-1a, with its bits mixed once more, for the table uses the lowest."""
    code = np.uint64(14695981039346656037)
    for place in range(start, start + length):
        code = (code ^ np.uint64(data[place])) * np.uint64(1099511628211)
    code ^= code >> np.uint64(32)
    return code * np.uint64(0x9E3779B97F4A7C15) ^ (code >> np.uint64(29))


@compiled
def _same(data: Bytes, one: int, other: int, length: int) -> bool:
    return np.array_equal(data[one : one + length], data[other : other + length])


@compiled
def rehash(slots: NDArray[np.int32], hashes: NDArray[np.uint64], count: int) -> None:
    """Put the texts that are known into a table that is empty and larger."""
    mask = np.uint64(slots.size - 1)
    for each in range(count):
        slot = hashes[each] & mask
        while slots[slot] >= 0:
            slot = (slot + np.uint64(1)) & mask
        slots[slot] = each


@compiled
def gather(data: Bytes, heads: Places, lengths: Places) -> Bytes:
    """Put texts one behind the other, with `SEPARATOR` between them."""
    found = np.empty(lengths.sum() + max(lengths.size - 1, 0), np.uint8)
    at = 0
    for each in range(heads.size):
        if each:
            found[at] = SEPARATOR
            at += 1
        found[at : at + lengths[each]] = data[heads[each] : heads[each] + lengths[each]]
        at += lengths[each]
    return found
