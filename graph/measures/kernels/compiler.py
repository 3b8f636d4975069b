"""How a plain function becomes machine code, and where that code is kept: the one place that sets numba up.

The machine code is kept beside the modules or, where that folder is read-only, in the user's own cache
folder, so that only the first call on a machine waits for the compiler. Where neither can be written (a
read-only container without a home), a folder in the temporary directory takes its place; it is used only if
it belongs to this user alone, because whoever may write there decides what runs here. `NUMBA_CACHE_DIR`
overrules all of this.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import numba
import numba.extending

Function = TypeVar("Function", bound=Callable[..., Any])

intrinsic: Callable[[Callable[..., Any]], Any] = numba.extending.intrinsic
in_kernels_instead_of: Callable[[Callable[..., Any]], Callable[[Function], Function]] = (
    numba.extending.overload
)
callable_by_kernels: Callable[[Callable[..., Any]], Any] = numba.extending.register_jitable
prange = numba.prange

WORTHWHILE = 2**18
"""With fewer steps than this in a loop, one thread is done before two have agreed to be."""


def compiled(function: Function) -> Function:
    """Give the function as machine code, made at its first call."""
    return _jit(function, parallel=False)


def parallel(function: Function) -> Function:
    """Give the function as machine code whose `prange` loops run on all threads."""
    return _jit(function, parallel=True)


@contextmanager
def threads_for(steps: int) -> Iterator[int]:
    """Let `prange` loops run on all threads if there is enough to do, and on one otherwise; tell how many.

    Threads wait for each other at the end of every loop. On a busy machine that takes a millisecond, in which
    one thread follows a quarter of a million ties.
    """
    before = numba.get_num_threads()
    numba.set_num_threads(before if steps >= WORTHWHILE else 1)
    try:
        yield numba.get_num_threads()
    finally:
        numba.set_num_threads(before)


def _jit(function: Function, *, parallel: bool) -> Function:
    make: Callable[[Function], Any] = numba.njit(
        cache=True, parallel=parallel, error_model="numpy", nogil=True
    )
    made: Function
    try:
        made = make(function)
    except RuntimeError:  # numba's words: "no locator available", no folder of its own can be written
        numba.config.CACHE_DIR = temporary_cache()  # type: ignore[attr-defined]
        made = make(function)
    return made


def temporary_cache() -> str:
    """Give a folder for machine code that only this user can write, the same one every time if possible."""
    owner = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
    folder = Path(tempfile.gettempdir(), f"graph-kernels-{owner}")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        if _is_ours_alone(folder):
            return str(folder)
    except OSError:
        pass
    return tempfile.mkdtemp(prefix="graph-kernels-")


def _is_ours_alone(folder: Path) -> bool:
    if not hasattr(os, "getuid"):
        return not folder.is_symlink()  # Windows: the temporary directory is the user's own
    status = folder.lstat()
    mode = stat.S_IMODE(status.st_mode)
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and mode & 0o077 == 0
