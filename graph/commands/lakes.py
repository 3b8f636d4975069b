"""Tables as Parquet files in the place of CSV files: how the reader comes by their columns."""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from graph.commands.addresses import STANDING, called, is_address
from graph.errors import DataError, GraphError
from graph.files.parquet import TABLES, is_parquet, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from datetime import date

    import pandas as pd

    from graph.lake.engine import Engine
    from graph.model.columns import Column
    from graph.model.ecosystem import Ecosystem
    from graph.reading.folder import Inspection
    from graph.reading.given import Given
    from graph.reading.tables import Coded

    Files = dict[str, list[Path]]


def read(
    folder: str | os.PathLike[str] | pd.DataFrame | Given,
    edges: pd.DataFrame | None = None,
    *,
    keep_going: bool = False,
) -> Ecosystem:
    """Read an ecosystem from a folder, an object store, a workbook or two tables, and check all of it.

    Parameters
    ----------
    folder
        Holds the two tables as CSV files (nodes.csv and edges.csv) or as Parquet files; or the address of
        such a folder in an object store, as a text; or a workbook with the sheets nodes and edges; or the
        table of organisations itself, with that of ties as the second argument.
    edges
        The table of ties, in the columns of edges.csv. Findings name the rows of both tables as a
        spreadsheet would count them: the first one is row 2.
    keep_going
        Instead of refusing the data, leave blank the dates, terms and coordinates that cannot be
        read, which `blanked` counts, and leave out other rows with errors and the ties of
        organisations left out, which `left_out` counts.

    Raises
    ------
    FileError
        When a file is not there or cannot be opened, or a store cannot be reached.
    UsageError
        When Parquet files or an address are given and what reads them is not installed.
    DataError
        When the data have errors; `findings` holds every one, warnings included.
        With `keep_going` only for errors that leave no table to work with.

    Examples
    --------
    >>> eco = read("data")
    >>> len(eco.nodes), eco.nodes.loc[eco.nodes["id"] == "link-j", "type"].item()
    (119, 'hub')

    >>> import pandas as pd
    >>> nodes = pd.DataFrame({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]})
    >>> ties = pd.DataFrame({"source": ["a"], "target": ["b"], "signed": pd.to_datetime(["2016-05-18"])})
    >>> read(nodes, ties).edges["signed"].item()
    '2016-05-18'
    """
    from graph.reading import read as plain

    with _at_hand(folder, edges) as source:
        return plain(source, edges, keep_going=keep_going)


def check(
    folder: str | os.PathLike[str] | pd.DataFrame | Given,
    edges: pd.DataFrame | None = None,
    *,
    today: date | str | None = None,
) -> Inspection:
    """Find everything that is wrong with the two tables of an ecosystem.

    Parameters
    ----------
    folder, edges
        What is checked, as `graph.read` takes it.
    today
        Signing dates after it are reported; None reports none.

    Returns
    -------
    found
        Every finding in order, with file, row and column, and how many rows there are. Wrong data are
        findings, and raise nothing.

    Raises
    ------
    FileError, UsageError
        When an address cannot be read, or what reads it or Parquet files is not installed.

    Examples
    --------
    >>> check("data").count("error")
    0
    """
    from graph.reading import check as plain

    with _at_hand(folder, edges) as source:
        return plain(source, edges, today=today)


@contextmanager
def _at_hand(
    folder: str | os.PathLike[str] | pd.DataFrame | Given, edges: pd.DataFrame | None
) -> Iterator[Path | pd.DataFrame | Given]:
    """What the reader takes: a folder of this machine or the columns of its Parquet files, else as given."""
    if edges is not None or not isinstance(folder, str | os.PathLike):
        yield folder  # type: ignore[misc]  # a folder with a second table is refused by the reader
    elif not isinstance(folder, str) or not is_address(folder):
        yield source_of(Path(folder))
    else:
        from graph.commands.stores import forget, stand_in

        try:
            yield source_of(stand_in(folder))
        except GraphError as fault:
            fault.args = (called(fault.message),)  # where it is, not where its copy was
            raise
        finally:
            forget()


def read_folder(
    data: Path, *, keep_going: bool = False, counts: bool = False, named: bool = True
) -> Ecosystem:
    """Read the folder that a command was given, be its tables CSV or Parquet files.

    Parameters
    ----------
    counts
        Whether the command counts and names no tie, so that texts of ties may be left out.
    named
        Whether it names organisations then.

    Raises
    ------
    DataError, FileError, UsageError
        As `graph.read`; FileError too where the ties take more memory than there is.
    """
    from graph.reading import read

    fetch(data)
    if not is_parquet(data):
        return read(data, keep_going=keep_going)
    if counts and not keep_going:
        try:
            return read(given(data, counts=True, named=named))
        except DataError:  # only the whole tables tell all that is wrong
            pass
    return read(given(data), keep_going=keep_going)


def fetch(data: Path) -> None:
    """Bring the tables of an object store into the folder that stands for it."""
    if STANDING:
        from graph.commands.stores import fetch as bring

        bring(data)


def source_of(data: Path) -> Path | Given:
    """Give what `graph.check` takes: the folder itself, or the columns of its Parquet files."""
    fetch(data)
    return given(data) if is_parquet(data) else data


def glance(data: Path, *columns: str) -> Iterator[tuple[str, ...]]:
    """Yield cells of the organisations, as `graph.reading.folder.glance` does, be they CSV or Parquet."""
    from graph.reading.folder import glance as glanced

    is_lake = is_parquet(data) and "nodes" in tables(data)
    yield from glanced(given(data, wanted=["nodes"]) if is_lake else data, *columns)


def given(data: Path, *, counts: bool = False, named: bool = True, wanted: Collection[str] = TABLES) -> Given:
    """Take the columns of Parquet files, `counts` and `named` as for `read_folder`, of the wanted tables."""
    from graph.lake.arrow import rows_of
    from graph.lake.engines import opened
    from graph.lake.memory import check_memory
    from graph.lake.ties import whole
    from graph.reading.given import Given

    files = {table: found for table, found in tables(data).items() if table in wanted}
    with opened() as engine:
        rows = {table: [rows_of(path) for path in found] for table, found in files.items()}
        held = {table: engine.hold(table, found) for table, found in files.items()}
        found = _narrowed(engine, held, rows, named=named) if counts else None
        if found is None:
            check_memory(sum(rows.get("edges", [])), len(held.get("edges", {})), counts=False)
            found = {table: whole(engine, table, columns) for table, columns in held.items()}
    coded = {f"{table}.csv": _as_read(columns) for table, columns in found.items()}
    return Given(data, coded, _placing(data, files, rows))


def _narrowed(
    engine: Engine, held: Mapping[str, dict[str, str]], rows: Mapping[str, list[int]], *, named: bool
) -> dict[str, dict[str, Column]] | None:
    """The columns of each table as far as counts need them; None where that cannot be told."""
    from graph.lake.memory import check_memory
    from graph.lake.ties import counted, organisations

    if "edges" not in held or "id" not in held.get("nodes", {}):
        return None
    check_memory(sum(rows["edges"]), len(held["edges"]), counts=True)
    nodes = organisations(engine, held["nodes"], shown=named)
    ties = counted(engine, held, nodes["id"])
    return None if ties is None else {"nodes": nodes, "edges": ties}


def _as_read(columns: dict[str, Column]) -> dict[str, Coded[str]]:
    """Columns in the numbers of the reader; each is given up as soon as it was taken over."""
    from graph.model.columns import narrow
    from graph.reading.tables import Coded

    made = {}
    for name in list(columns):
        column = columns.pop(name)
        found = narrow(column.codes, len(column.values))
        codes = array(found.dtype.char)
        codes.frombytes(found.tobytes())
        made[name] = Coded(codes, column.values)
    return made


def _placing(data: Path, files: Files, rows: dict[str, list[int]]) -> Callable[[str, int], tuple[str, int]]:
    """Tell the file of a row, and its number there; the table as a whole is called as its folder."""
    ends = {table: list(accumulate(counts)) for table, counts in rows.items()}

    def place(file: str, row: int) -> tuple[str, int]:
        table = file.removesuffix(".csv")
        named = [path.relative_to(data).as_posix() for path in files[table]]
        if not row:
            return (named[0] if len(named) == 1 else table), 0
        at = bisect_left(ends[table], row)
        return named[at], row - (ends[table][at - 1] if at else 0)

    return place
