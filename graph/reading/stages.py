"""How far the reading of a folder is: its two files by their bytes, and what holds between their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.progress import shared
from graph.reading.given import Given
from graph.reading.header import EDGES, NODES
from graph.reading.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def stages(folder: Path | Memory | Given) -> Iterator[str]:
    """Name the stages of reading one by one, and report what is done as `graph.progress.shared` does.

    The third one, between the rows, counts half as much as both files.

    Examples
    --------
    >>> from pathlib import Path
    >>> list(stages(Path("data")))
    ['nodes.csv', 'edges.csv', 'between rows']
    """
    files = [shape.file for shape in (NODES, EDGES)]
    sizes = [_size(folder, file) for file in files]
    return shared([*files, "between rows"], [*sizes, sum(sizes) // 2])


def _size(folder: Path | Memory | Given, file: str) -> int:
    """Bytes; none of a file that is not there, which the readers say."""
    if isinstance(folder, Given):
        columns = folder.tables.get(file)
        if columns is not None:
            return sum(len(each.codes) for each in columns.values())
        folder = folder.folder
    if isinstance(folder, Memory):
        return len(folder.texts[file])
    try:
        return (folder / file).stat().st_size
    except (OSError, ValueError):
        return 0
