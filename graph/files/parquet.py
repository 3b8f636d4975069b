"""Where the two tables lie as Parquet files: one file each, or a folder of parts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from graph.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

ENDING = ".parquet"
TABLES = ("nodes", "edges")


def parts(folder: Path, table: str) -> list[Path]:
    """Give the files of a table, in the order of their names: none, one, or the parts in a folder.

    The folder is ``edges``, or ``edges.parquet`` as other programs call one that they write.

    Parameters
    ----------
    table
        ``nodes`` or ``edges``.

    Raises
    ------
    UsageError
        When there are two of them.

    Examples
    --------
    >>> from pathlib import Path
    >>> parts(Path("data"), "edges")
    []
    """
    one, own = folder / f"{table}{ENDING}", folder / table
    beside = [one] if one.is_file() else sorted(one.glob(f"*{ENDING}"))
    several = sorted(own.glob(f"*{ENDING}"))
    if beside and several:
        raise UsageError("{} and the folder {} are one table twice; keep one of them", one, own)
    return beside or several


def tables(folder: Path) -> dict[str, list[Path]]:
    """Give the tables of a folder that are read as Parquet files: those of which no CSV file is there.

    Raises
    ------
    UsageError
        As `parts`.

    Examples
    --------
    >>> from pathlib import Path
    >>> tables(Path("data"))
    {}
    """
    asked = (table for table in TABLES if not os.path.lexists(folder / f"{table}.csv"))
    return {table: found for table in asked if (found := parts(folder, table))}


def passed_over(folder: Path) -> dict[str, str]:
    """Give the CSV files of a folder beside which Parquet files of the same table lie, and what these are.

    Examples
    --------
    >>> from pathlib import Path
    >>> passed_over(Path("data"))
    {}
    """
    found: dict[str, str] = {}
    for table in (each for each in TABLES if os.path.lexists(folder / f"{each}.csv")):
        for name in (f"{table}{ENDING}", table):
            place = folder / name
            if place.is_file() or any(place.glob(f"*{ENDING}")):
                found.setdefault(f"{table}.csv", name if place.is_file() else f"{name}/")
    return found


def is_parquet(folder: Path) -> bool:
    """Tell a folder of which a table is read as Parquet files; where its CSV file is there, that is read.

    Examples
    --------
    >>> from pathlib import Path
    >>> is_parquet(Path("data"))
    False
    """
    try:
        return bool(tables(folder))
    except (OSError, ValueError):
        return False
