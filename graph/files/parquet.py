"""Where the two tables lie as Parquet files: one file each, or a folder of parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

ENDING = ".parquet"


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
