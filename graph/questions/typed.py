"""Tables whose columns have the same types whether they hold rows or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
