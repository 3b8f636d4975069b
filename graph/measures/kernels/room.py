"""Memory that the threads of a kernel work in."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

LINE = 64  # bytes in a cache line


def aligned(threads: int, size: int, kind: type[np.generic]) -> npt.NDArray[Any]:
    """Give a row for each thread, the first on the border of a cache line.

    A row of bits or lanes that lies across two lines costs two reads instead of one.
    """
    width = np.dtype(kind).itemsize
    whole = np.empty(threads * size + LINE // width, kind)
    skip = (-whole.ctypes.data % LINE) // width
    return whole[skip : skip + threads * size].reshape(threads, size)
