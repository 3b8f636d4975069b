"""From the bytes of a plain CSV file to its columns."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from graph.model.columns import Column
from graph.progress import report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Cells = tuple[NDArray[np.int64], NDArray[np.int64]]  # where each cell of a column begins and stops

Number = TypeVar("Number", bound=np.generic)
BLOCK = 1 << 14  # rows that are cut before they are numbered: their places stay in the cache


@dataclass(frozen=True, slots=True)
class Scan:
    """The cells of a file below its header, as they stand there.

    Attributes
    ----------
    rows
        How many rows there are, blank ones with them.
    """

    rows: int
    _texts: list[tuple[NDArray[np.int32], NDArray[np.uint8]]]

    def columns(self) -> Iterator[Column]:
        """Yield the columns of the header, once: what they are made from goes as they are made.

        Texts are as in the file, without the quotation marks around them and with doubled ones inside as one.
        The file itself is no longer needed for it, nor is its memory.
        """
        while self._texts:
            codes, joined = self._texts.pop(0)
            yield Column(codes, _split(joined) if self.rows else [])


def _split(joined: NDArray[np.uint8]) -> list[str]:
    """Decode texts all at once, for a million small decodings take a second."""
    from graph.reading.large.compiled import SEPARATOR

    text = joined.tobytes().decode()
    texts = text.split(chr(SEPARATOR))
    return [each.replace('""', '"') for each in texts] if '"' in text else texts


@dataclass(slots=True)
class _Texts:
    """The distinct texts of one column, found so far."""

    codes: NDArray[np.int32]
    slots: NDArray[np.int64] = field(default_factory=lambda: np.full(4 * BLOCK, -1, np.int64))
    texts: NDArray[np.int64] = field(default_factory=lambda: np.empty((2 * BLOCK, 2), np.int64))
    hashes: NDArray[np.uint64] = field(default_factory=lambda: np.empty(2 * BLOCK, np.uint64))
    bytes: NDArray[np.uint8] = field(default_factory=lambda: np.empty(BLOCK, np.uint8))
    count: int = 0
    used: int = 0

    def take(self, view: NDArray[np.uint8], cells: Cells, at: int) -> None:
        """Number the cells of a block, whose first row is `at`."""
        from graph.reading.large.compiled import Known, number

        begins, ends = cells
        self.make_room(int(np.sum(ends - begins)) + begins.size)
        known = Known(self.slots, self.texts, self.hashes, self.bytes, self.count, self.used)
        codes = self.codes[at : at + begins.size]
        self.count, self.used = number(view, (begins, ends, codes), known)

    def make_room(self, size: int) -> None:
        """See that a whole block of new texts would find a place, `size` bytes with what parts them."""
        from graph.reading.large.compiled import rehash

        if self.used + size > self.bytes.size:
            self.bytes = _larger(self.bytes, max(2 * self.bytes.size, self.used + size))
        if self.count + BLOCK <= self.hashes.size:
            return
        room = 2 * self.hashes.size
        self.texts = _larger(self.texts, room)
        self.hashes = _larger(self.hashes, room)
        self.slots = np.full(2 * room, -1, np.int64)
        rehash(self.slots, self.hashes, self.count)

    def joined(self) -> NDArray[np.uint8]:
        """The bytes of the texts, with what parts them."""
        return self.bytes[: max(self.used - 1, 0)]


def _larger(array: NDArray[Number], size: int) -> NDArray[Number]:
    """Give the array with room behind it, that takes no memory before it is written to."""
    larger = np.empty((size, *array.shape[1:]), array.dtype)
    larger[: len(array)] = array
    return larger


def scan(data: bytes, start: int, width: int) -> Scan | None:
    """Read the rows of a CSV file with commas between its cells, and line feeds between its rows.

    Parameters
    ----------
    data
        The file, UTF-8.
    start
        Where the first row below the header begins.
    width
        Columns of the header.

    Returns
    -------
    scan
        None where a row has more or fewer cells, a quotation mark stands inside a cell or is never closed,
        a carriage return stands alone, or the file holds the separator U+001F.

    Notes
    -----
    One pass over the bytes; the memory is four bytes a cell and about fifty a distinct text.

    Examples
    --------
    >>> found = scan(b'source,target\\na,b\\n"c, d",b\\n', 14, 2)
    >>> [(column.values, column.codes.tolist()) for column in found.columns()]
    [(['a', 'c, d'], [0, 1]), (['b'], [0, 0])]
    """
    from graph.reading.large.compiled import NOT_PLAIN, SEPARATOR, cut

    if bytes([SEPARATOR]) in data:
        return None
    view = np.frombuffer(data, np.uint8)
    most = data.count(b"\n", start) + 1
    found = [_Texts(np.empty(most, np.int32)) for _ in range(width)]
    starts, stops = np.empty((2, width, BLOCK), np.int64)
    done, at = 0, start
    with ThreadPoolExecutor() as threads:  # the columns have nothing in common, and compiled code runs freely
        while at < len(data):
            rows, at = cut(view, at, (starts, stops))
            if rows == NOT_PLAIN:
                return None
            cells = zip(starts[:, :rows], stops[:, :rows], strict=True)
            list(threads.map(lambda texts, cells, at=done: texts.take(view, cells, at), found, cells))
            done += rows
            report(at, len(data))
    return Scan(done, [(texts.codes[:done], texts.joined()) for texts in found])
