"""Tables whose columns have the same types whether they hold rows or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

TEXT, COUNT, NUMBER, DAY, FLAG = "str", "Int64", "float64", "datetime64[s]", "bool"
MIXED = "object"  # counts and numbers in one column, each as it is
_BLANK = {TEXT: "", FLAG: False}


def frame(rows: Iterable[Mapping[str, object]], kinds: Mapping[str, str]) -> pd.DataFrame:
    """Build a table from rows, with the columns and types given.

    Parameters
    ----------
    rows
        A cell that is missing or None is blank where it is text, false where it is a
        flag, else unknown.
    kinds
        Column to type, from left to right: TEXT, COUNT (may be unknown), NUMBER, MIXED, DAY, FLAG.

    Examples
    --------
    >>> frame([{"id": "a", "rank": None}], {"id": TEXT, "rank": COUNT}).values.tolist()
    [['a', <NA>]]
    """
    listed = list(rows)
    columns = {}
    for name, kind in kinds.items():
        blank = _BLANK.get(kind)
        values = [blank if row.get(name) is None else row[name] for row in listed]
        columns[name] = pd.Series(values, dtype=kind)
    return pd.DataFrame(columns)


def joined(parts: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Put several tables one under the other, with the name of its part in front of each row.

    Parameters
    ----------
    parts
        Name to table. A column that a part does not have is unknown in its rows.

    Examples
    --------
    >>> joined({"facts": pd.DataFrame({"fact": ["city"]}), "sums": pd.DataFrame({"n": [3]})}).values.tolist()
    [['facts', 'city', None], ['sums', None, 3]]
    """
    names = list(dict.fromkeys(name for table in parts.values() for name in table.columns))
    columns: dict[str, list[Any]] = {
        "part": [part for part, table in parts.items() for _ in range(len(table))]
    }
    for name in names:
        cells: list[Any] = []
        for table in parts.values():
            cells += table[name].tolist() if name in table else [None] * len(table)
        columns[name] = cells
    return pd.DataFrame({name: pd.Series(cells, dtype=_kind(cells)) for name, cells in columns.items()})


def _kind(cells: Sequence[object]) -> str:
    """Text where all cells are; else Python's objects, so that a count stays a count."""
    return TEXT if all(isinstance(each, str) for each in cells) else "object"
