"""Two tables in memory in the place of a folder, read as the files that they would be."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.reading.header import EDGES, NODES
from graph.vocabulary import MADE
from graph.vocabulary.values import is_plain, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import pandas as pd


@dataclass(frozen=True)
class Memory:
    """The text of each file of a folder that there is not.

    Attributes
    ----------
    texts
        nodes.csv and edges.csv, as text.
    """

    texts: Mapping[str, str]


def of_frames(nodes: pd.DataFrame, edges: pd.DataFrame) -> Memory:
    """Write two tables down as they would stand in their files; the first row is row 2 there.

    Days without a time are days, numbers have no needless zeros, what is missing is blank.

    Examples
    --------
    >>> import pandas as pd
    >>> founded = pd.to_datetime(["2016-05-18", None])
    >>> nodes = pd.DataFrame({"id": [1, 2], "name": ["A", None], "founded": founded})
    >>> print(of_frames(nodes, pd.DataFrame()).texts["nodes.csv"], end="")
    id,name,founded
    1,A,2016-05-18
    2,,
    """
    return Memory({NODES.file: _text(nodes, MADE["nodes"]), EDGES.file: _text(edges, MADE["edges"])})


def _text(table: pd.DataFrame, made: Collection[str]) -> str:
    """A table as CSV, without what an ecosystem's own tables have besides."""
    table = table.drop(columns=[each for each in table.columns if each in made])
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(map(str, table.columns))
    rows: Iterable[tuple[object, ...]] = table.astype(object).itertuples(index=False, name=None)
    for row in rows:
        writer.writerow([plain(value) if is_plain(value) else str(value) for value in row])
    return written.getvalue()
