"""What is read of a folder of data: the two tables and what may lie beside them; or a workbook instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.files.parquet import parts

if TYPE_CHECKING:
    from pathlib import Path

NODES, EDGES = "nodes.csv", "edges.csv"
CLAIMS, POSITIONS, SETTINGS = "claims.csv", "positions.csv", "ecosystem.toml"
NAMES = (NODES, EDGES, CLAIMS, POSITIONS, SETTINGS)


def inputs(data: Path) -> tuple[Path, ...]:
    """Give every file that commands read of the data, whether it is there or not.

    Parameters
    ----------
    data
        A folder; or a workbook, which is all there is.

    Examples
    --------
    >>> from pathlib import Path
    >>> [each.name for each in inputs(Path("data"))][:2]
    ['nodes.csv', 'edges.csv']
    """
    if data.is_file():
        return (data,)
    return (*(data / name for name in NAMES), *parts(data, "nodes"), *parts(data, "edges"))
