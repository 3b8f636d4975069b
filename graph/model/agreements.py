"""Ids of agreements: those of the file, and one made of its content for every row without."""

from __future__ import annotations

import pandas as pd


def agreement_ids(table: pd.DataFrame) -> pd.Series:
    """Give the agreement ids of ties, with an id made of its content for a row without one.

    Parameters
    ----------
    table
        Ties with ``agreement``, ``source``, ``target``, ``signed``, ``row`` and any
        other column.

    Returns
    -------
    ids
        One id a row, never blank. The same row twice, or with its ends the other way
        round, is one agreement; two different rows of the same pair and date are
        two, numbered by content, and none of them has the id of an agreement that
        the file names.

    Examples
    --------
    >>> ties = {"source": ["b", "a"], "target": ["a", "c"], "signed": ["2016-05", ""]}
    >>> agreement_ids(pd.DataFrame({**ties, "agreement": "", "row": [2, 3]})).tolist()
    ['a~b~2016-05', 'a~c~']
    """
    blank = table["agreement"] == ""
    ids = table["agreement"].copy()
    if not blank.any():
        return ids
    rows, given = table[blank], set(table["agreement"])
    swap = rows["source"] > rows["target"]
    first, second = rows["source"].where(~swap, rows["target"]), rows["target"].where(~swap, rows["source"])
    base = first + "~" + second + "~" + rows["signed"]
    made, shared = base.copy(), base.duplicated(keep=False)
    number = pd.Series(1, index=base.index)
    if shared.any():
        content = rows[shared].assign(source=first, target=second).drop(columns=["row", "agreement"])
        number[shared] = row_texts(content).groupby(base[shared]).rank(method="dense").astype("int64")
        made[shared] = _numbered(base[shared], number[shared])
    while (taken := made.isin(given)).any():
        again = base.isin(base[taken])
        number[again] += 1
        made[again] = _numbered(base[again], number[again])
    ids[blank] = made
    return ids


def _numbered(base: pd.Series, number: pd.Series) -> pd.Series:
    """Ids with a number behind them from the second on."""
    return base + number.map(lambda n: f"~{n}" if n > 1 else "").astype("str")


def row_texts(table: pd.DataFrame) -> pd.Series:
    """Give each row as one text.

    Examples
    --------
    >>> row_texts(pd.DataFrame({"id": ["a"], "lat": [float("nan")]}))[0].split(chr(31))
    ['a', 'nan']
    """
    text = table.astype(object).map(str)  # as objects, for among texts pandas keeps NaN as it is
    joined = ["\x1f".join(row) for row in text.itertuples(index=False)]
    return pd.Series(joined, index=table.index, dtype="str")
