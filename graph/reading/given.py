"""Tables that come as columns of codes, as an engine gives Parquet files, in the place of a folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.reading.header import RESERVED, header_fits, read_header
from graph.reading.sheet import tidied
from graph.reading.tables import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from graph.reading.findings import Findings
    from graph.reading.header import Shape
    from graph.reading.tables import Coded

HEADS = frozenset((0, 1))  # the rows of a file's header, and of the file as a whole


@dataclass(frozen=True)
class Given:
    """Tables of a folder that were read by somebody else, texts as they stand.

    Attributes
    ----------
    folder
        Where they come from. A table that is not among `tables` is a CSV file there.
    tables
        For nodes.csv, edges.csv or both: each column by its name.
    place
        Tells for a table and a row, counted over all its parts from 1 on, which file and which row of it
        that is; row 0 is the table as a whole.
    """

    folder: Path
    tables: Mapping[str, Mapping[str, Coded[str]]]
    place: Callable[[str, int], tuple[str, int]]


def given_sheet(
    columns: Mapping[str, Coded[str]], shape: Shape, *, other: Shape, findings: Findings
) -> Sheet | None:
    """Make a sheet of columns, with all that is said of the header and of untidy cells of a file.

    Examples
    --------
    >>> from graph.reading.findings import Findings
    >>> from graph.reading.header import EDGES, NODES
    >>> from graph.reading.tables import coded
    >>> cells = {name: coded([name]) for name in ("ID", "name", "type")}
    >>> list(given_sheet(cells, NODES, other=EDGES, findings=Findings()).rows())
    [(1, {'id': 'ID', 'name': 'name', 'type': 'type'})]
    """
    header = list(columns)
    names = read_header(header, shape, findings, row=0)
    if not header_fits(names, [(0, header or [""])], shape, other=other, findings=findings):
        return None
    names = ["" if name in RESERVED[shape.file] else name for name in names]
    texts = {name: columns[given] for name, given in zip(names, header, strict=False) if name}
    numbers = range(1, len(next(iter(texts.values())).codes) + 1)
    return Sheet(shape.file, names, numbers, tidied(texts, numbers, file=shape.file, findings=findings))
