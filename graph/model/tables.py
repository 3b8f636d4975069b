"""The two tables of an ecosystem, made from columns of text whose content has been checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from graph.dates import parse
from graph.dates.days import first_term_ends
from graph.model.columns import Column
from graph.vocabulary import EDGE_COLUMNS, NODE_COLUMNS, STRUCTURAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import Any

    from numpy.typing import NDArray

    Values = Sequence[object] | NDArray[Any]


def nodes_table(columns: Mapping[str, Values]) -> pd.DataFrame:
    """Give the table of organisations, sorted by id, from the columns of nodes.csv.

    Examples
    --------
    >>> nodes_table({"id": ["b", "a"], "name": ["B", "A"], "type": ["hub", "city"]})["row"].tolist()
    [3, 2]
    """
    table = _text_table(columns, NODE_COLUMNS)
    for column in ("lat", "lon"):
        given = table[column].replace("", None) if column in columns else pd.Series(np.nan, table.index)
        table[column] = pd.to_numeric(given).astype("float64")
    if table["id"].is_monotonic_increasing:  # often already, and sorting a million texts takes a second
        return table
    order = table["id"].sort_values().index
    there = {*columns, "row"}  # no blank column is made anew
    return pd.DataFrame({
        name: each.array.take(order) if name in there else each.array for name, each in table.items()
    })  # fmt: skip


def _text_table(columns: Mapping[str, Values], known: Sequence[str]) -> pd.DataFrame:
    """A table with every known column first, blank where missing, and the row numbers last."""
    length = len(next(iter(columns.values()), ()))
    blank = pd.array([""] * length, dtype="str")
    filled: dict[str, Any] = {name: columns.get(name, blank) for name in known}
    filled |= {name: values for name, values in columns.items() if name not in filled and name != "row"}
    table = pd.DataFrame(filled, dtype="str")
    rows = np.asarray(columns.get("row", range(2, length + 2)))
    table["row"] = pd.to_numeric(pd.Series(rows)).astype("int64")
    return table


def edge_columns(given: Mapping[str, Column], rows: int) -> dict[str, Column]:
    """Give every known column of ties, blank where missing, dates and relations as they are kept.

    Examples
    --------
    >>> from graph.model.columns import column_of
    >>> columns = edge_columns({"signed": column_of(["2016/05"])}, 1)
    >>> columns["signed"].values, columns["relation"].values, columns["agreement"].values
    (['2016-05'], ['mou'], [''])
    """
    blank = Column(np.zeros(rows, np.int32), [""] if rows else [])
    columns = {name: given.get(name, blank) for name in EDGE_COLUMNS} | dict(given)
    columns["relation"] = columns["relation"].renamed([text or "mou" for text in columns["relation"].values])
    for name in ("signed", "effective", "announced", "expires", "terminated"):
        texts = columns[name].values
        columns[name] = columns[name].renamed([parse(text).text if text else "" for text in texts])
    return columns


def edges_table(
    columns: Mapping[str, Column], rows: NDArray[np.integer], agreements: NDArray[np.int32]
) -> pd.DataFrame:
    """Give the table of ties in its canonical order.

    What follows from the text is added: days, the end, structure, agreement ids.

    Parameters
    ----------
    columns
        As `edge_columns` gives them.
    rows
        The row of each tie, as a spreadsheet counts it.
    agreements
        The number of each tie's agreement.

    Returns
    -------
    table
        Its index says at which place of the columns each tie stands.

    Examples
    --------
    >>> from graph.model.columns import column_of
    >>> given = {"source": ["b"], "target": ["a"], "signed": ["2016-05"]}
    >>> columns = edge_columns({name: column_of(texts) for name, texts in given.items()}, 1)
    >>> edges_table(columns, np.array([2]), np.array([0], np.int32))["agreement"].tolist()
    ['a~b~2016-05']
    """
    table = _text_table(
        {name: column.texts() for name, column in columns.items()} | {"row": rows}, EDGE_COLUMNS
    )
    table["structural"] = table["relation"].isin(STRUCTURAL)
    table["signed_first"] = _days(table["signed"], "first")
    table["signed_last"] = _days(table["signed"], "last")
    table["ends"] = _ends(table)
    table["term_years"] = pd.to_numeric(table["term_years"].replace("", None)).astype("float64")
    order = [column for column in table.columns if column not in ("row", "agreement")]
    table = table.sort_values(["source", "target", "signed", "agreement", *order[3:], "row"])
    table["agreement"] = agreement_ids(table, agreements[table.index])
    return table


def _mapped(texts: pd.Series, of: object, blank: object) -> pd.Series:
    """Apply a function of a partial date to each text, once for each distinct text."""
    found = {text: of(parse(text)) if text else blank for text in texts.unique()}  # type: ignore[operator]
    return texts.map(found)


def _days(texts: pd.Series, side: str) -> pd.Series:
    return pd.to_datetime(_mapped(texts, lambda each: getattr(each, side), pd.NaT)).astype("datetime64[s]")


def _ends(table: pd.DataFrame) -> pd.Series:
    """The last day in force of each tie, reckoned once for each distinct set of dates."""
    said = table[list(DATES)].drop_duplicates()
    found = {each: ends_by(each) for each in said.itertuples(index=False, name=None)}
    keys = zip(*(table[name] for name in DATES), strict=True)
    return pd.Series([found[key] for key in keys], index=table.index, dtype="datetime64[s]")


# What the last day in force follows from.
DATES = ("expires", "signed", "term_years", "auto_renews", "terminated")


def ends_by(dates: Sequence[str]) -> date | None:
    """Give the last day in force by the texts of `DATES`, in their order.

    Examples
    --------
    >>> ends_by(["", "2016-05-18", "5", "", ""]).isoformat()
    '2021-05-18'
    """
    expires, signed, term, again, stop = dates
    return last_day(expires, signed, term, auto_renews=again, terminated=stop)


def last_day(expires: str, signed: str, term: str, *, auto_renews: str, terminated: str) -> date | None:
    """Give the last day in force: none where a tie renews itself, and never one after its termination.

    Parameters
    ----------
    expires, signed, terminated
        Dates as text, blank where there is none.
    term
        Years, as text.
    auto_renews
        Blank or ``no``; ``yes``, a number of years or ``indefinite`` for a term that is followed by
        another without being signed again.

    Examples
    --------
    >>> last_day("", "2016-05-18", "5", auto_renews="", terminated="").isoformat()
    '2021-05-18'
    >>> last_day("", "2016-05-18", "5", auto_renews="yes", terminated="")
    >>> last_day("", "2016-05-18", "5", auto_renews="yes", terminated="2030").isoformat()
    '2030-12-31'
    """
    said, on, stop = (parse(text) if text else None for text in (expires, signed, terminated))
    years = float(term) if term else None
    ends = None if auto_renews not in ("", "no") else first_term_ends(said, on, years)
    over = stop.last if stop else None
    return min((day for day in (ends, over) if day is not None), default=None)


def agreement_ids(table: pd.DataFrame, agreements: NDArray[np.int32]) -> pd.Series:
    """Give the agreement ids of ties, with an id made of its content for a row without one.

    Parameters
    ----------
    table
        Ties with ``agreement``, ``source``, ``target``, ``signed``, ``row`` and any
        other column.
    agreements
        The number of each tie's agreement, of which the id is made once.

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
    >>> agreement_ids(pd.DataFrame({**ties, "agreement": "", "row": [2, 3]}), np.array([0, 1])).tolist()
    ['a~b~2016-05', 'a~c~']
    """
    blank = table["agreement"] == ""
    ids = table["agreement"].copy()
    if not blank.any():
        return ids
    number_of = pd.Series(agreements, index=table.index)[blank]
    rows, given = table[blank][~number_of.duplicated()], set(table["agreement"])
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
    made.index = number_of[rows.index]
    ids[blank] = made[number_of].to_numpy()
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
    texts = (map(str, cells) for cells in _objects(table))
    joined = ["\x1f".join(row) for row in zip(*texts, strict=True)]
    return pd.Series(joined, index=table.index, dtype="str")


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give each row as a dict, as ``table.to_dict("records")`` does, in a third of its time.

    Examples
    --------
    >>> records(pd.DataFrame({"id": ["a", "b"], "lat": [35.5, float("nan")]}))
    [{'id': 'a', 'lat': 35.5}, {'id': 'b', 'lat': nan}]
    """
    names = [str(name) for name in table.columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*_objects(table), strict=True)]


def _objects(table: pd.DataFrame) -> list[NDArray[np.object_]]:
    """The cells of each column as Python's own objects; row by row, pandas asks Arrow for each alone."""
    return [cells.to_numpy(object) for _, cells in table.items()]


def signed_so_far(table: pd.DataFrame) -> pd.Series:
    """Give how many agreements were signed by the end of each period, also where a table counts others.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"period": ["2016", "2017"], "agreements": [2, 1]})
    >>> table.attrs["signed"] = {"2016": 2, "2017": 3}
    >>> signed_so_far(table).tolist()
    [2, 3]
    """
    signed: dict[str, int] = table.attrs.get("signed", {})
    return table["period"].map(signed) if signed else table["agreements"]
