"""Where the two tables lie as Parquet files: one file each, or a folder of parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

ENDING = ".parquet"


def parts(folder: Path, table: str) -> list[Path]:
    """Give the files of a table, in the order of their names: none, one, or the parts in its own folder.

    Parameters
    ----------
    table
        ``nodes`` or ``edges``.

    Raises
    ------
    UsageError
        When there are both a file and a folder of parts.

    Examples
    --------
    >>> from pathlib import Path
    >>> parts(Path("data"), "edges")
    []
    """
    one, several = folder / f"{table}{ENDING}", sorted((folder / table).glob(f"*{ENDING}"))
    if not one.is_file():
        return several
    if several:
        raise UsageError("{} and the folder {} are one table twice; keep one of them", one, folder / table)
    return [one]


def is_parquet(folder: Path) -> bool:
    """Tell a folder whose ties are Parquet files; where edges.csv lies beside them, that is read.

    Examples
    --------
    >>> from pathlib import Path
    >>> is_parquet(Path("data"))
    False
    """
    try:
        return not (folder / "edges.csv").exists() and bool(parts(folder, "edges"))
    except (OSError, ValueError):
        return False
