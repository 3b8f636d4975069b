"""How much memory ties take, told before they are read."""

from __future__ import annotations

import os

from graph.errors import FileError

GIB = 1024**3
SHARE = 0.6  # of the memory of the machine that ties may take
EACH = 120  # bytes a row takes in every column, with the table that most commands make of it (at a million)
COUNTED = 220  # bytes a row takes where only counts are asked for (197 at ten million, 177 at thirty)


def check_memory(rows: int, columns: int, *, counts: bool) -> None:
    """Refuse ties that do not fit.

    Parameters
    ----------
    rows, columns
        How many there are in the table of ties.
    counts
        Whether only as much is read as counts need.

    Raises
    ------
    FileError
        When they would take more than 60 % of the memory of this machine.
    """
    needed, there = rows * (COUNTED if counts else EACH * columns), memory()
    if not there or needed <= SHARE * there:
        return
    told = (
        "{} ties take about {} GiB of memory, even where they are only counted, and this machine has {}"
        if counts
        else "{} ties take about {} GiB of memory in this command, and this machine has {}; growth and "
        "centrality need less"
    )
    raise FileError(told, f"{rows:,}", f"{needed / GIB:,.0f}", f"{there / GIB:,.0f}")


def memory() -> int:
    """Give the memory of this machine in bytes; 0 where that cannot be told.

    Examples
    --------
    >>> memory() >= 0
    True
    """
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        return 0
