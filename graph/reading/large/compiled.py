"""Bytes to cells to codes, compiled. Importing this module imports numba, so the callers do it late."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from graph.measures.kernels.compiler import compiled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]
    Places = NDArray[np.int64]

COMMA, QUOTE, LF, CR = 44, 34, 10, 13
SEPARATOR = 0x1F  # a control character that no plain file holds
NOT_PLAIN = -1
NUMBER = 0x7FFFFFFF  # the lower half of a slot: the number of a text


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
    may be: half of a text's hash above its number, so that another text seldom has to be looked at. `texts`
    are rows of where each text begins in `bytes` and how long it is; `hashes` belong to it. In `bytes` the
    texts stand one behind the other, each with `SEPARATOR` behind it: few enough to stay in the cache.
    """

    slots: Places
    texts: Places
    hashes: NDArray[np.uint64]
    bytes: Bytes
    found: int
    used: int


@compiled
def number(data: Bytes, cells: tuple[Places, Places, NDArray[np.int32]], known: Known) -> tuple[int, int]:
    """Give each cell of a column the number of its text, new texts the next one.

    `cells` are where each begins and stops, and room for its number. Gives how many texts are known now, and
    how many bytes they take.
    """
    starts, stops, codes = cells
    slots, texts, hashes, kept, count, used = known
    mask = np.uint64(slots.size - 1)
    for row in range(starts.size):
        start, length = starts[row], stops[row] - starts[row]
        code = hash_of(data, start, length)
        slot, upper = code & mask, _upper(code)
        held = slots[slot]
        while held >= 0:
            each = held & NUMBER
            alike = (held & ~NUMBER) == upper and texts[each, 1] == length
            if alike and _same(kept, texts[each, 0], data, start, length):
                break
            slot = (slot + np.uint64(1)) & mask
            held = slots[slot]
        if held < 0:
            held = upper | count
            slots[slot] = held
            texts[count, 0], texts[count, 1], hashes[count] = used, length, code
            for place in range(length):
                kept[used + place] = data[start + place]
            kept[used + length] = SEPARATOR
            used += length + 1
            count += 1
        codes[row] = held & NUMBER
    return count, used


@compiled
def hash_of(data: Bytes, start: int, length: int) -> np.uint64:
    """FNV-1a, with its bits mixed once more, for the table uses the lowest."""
    code = np.uint64(14695981039346656037)
    for place in range(start, start + length):
        code = (code ^ np.uint64(data[place])) * np.uint64(1099511628211)
    code ^= code >> np.uint64(32)
    return code * np.uint64(0x9E3779B97F4A7C15) ^ (code >> np.uint64(29))


@compiled
def _upper(code: np.uint64) -> np.int64:
    """The upper half of a hash but for its sign, where a slot has it."""
    return np.int64((code >> np.uint64(33)) << np.uint64(32))


@compiled
def _same(one: Bytes, first: int, other: Bytes, second: int, length: int) -> bool:
    for place in range(length):  # noqa: SIM110  (compiled)
        if one[first + place] != other[second + place]:
            return False
    return True


@compiled
def rehash(slots: Places, hashes: NDArray[np.uint64], count: int) -> None:
    """Put the texts that are known into a table that is empty and larger."""
    mask = np.uint64(slots.size - 1)
    for each in range(count):
        slot = hashes[each] & mask
        while slots[slot] >= 0:
            slot = (slot + np.uint64(1)) & mask
        slots[slot] = _upper(hashes[each]) | each
