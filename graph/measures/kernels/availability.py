"""Whether the compiler of the kernels, numba, is installed: it is an extra, for ecosystems that are large."""

from __future__ import annotations

import functools
import importlib.util
import os

from graph.errors import UsageError

MUCH = 200_000_000
"""Organisations times ties from which the measures that search from everyone wait for hours without numba."""


@functools.cache
def at_hand() -> bool:
    """Tell whether the kernels can be compiled: numba is installed, and not told not to compile.

    Notes
    -----
    ``NUMBA_DISABLE_JIT=1`` is numba's own setting. Without the compiler NetworkX computes at every size.

    Examples
    --------
    >>> isinstance(at_hand(), bool)
    True
    """
    return os.environ.get("NUMBA_DISABLE_JIT", "0") in ("", "0") and bool(importlib.util.find_spec("numba"))


def check_size(organisations: int, ties: int) -> None:
    """Refuse to measure from everyone to everyone what would take hours without the compiler.

    Raises
    ------
    UsageError
        When the compiler is not installed and the work is much.
    """
    if organisations * ties >= MUCH and not at_hand():
        told = (
            "{} organisations with {} ties are too many to measure without numba; install it: "
            "pip install 'ecosystem-graph[fast]'"
        )
        raise UsageError(told, f"{organisations:,}", f"{ties:,}")
