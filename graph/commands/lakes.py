"""Ties as Parquet files in the place of edges.csv: how the reader comes by their columns."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from graph.errors import DataError
from graph.files.parquet import is_parquet, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from graph.lake.engine import Engine
    from graph.model.columns import Column
    from graph.model.ecosystem import Ecosystem
    from graph.reading.given import Given
    from graph.reading.tables import Coded

    Files = dict[str, list[Path]]


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

    if not is_parquet(data):
        return read(data, keep_going=keep_going)
    if counts and not keep_going:
        try:
            return read(given(data, counts=True, named=named))
        except DataError:  # only the whole tables tell all that is wrong
            pass
    return read(given(data), keep_going=keep_going)


def source_of(data: Path) -> Path | Given:
    """Give what `graph.check` takes: the folder itself, or the columns of its Parquet files."""
    return given(data) if is_parquet(data) else data


def given(data: Path, *, counts: bool = False, named: bool = True) -> Given:
    """Take the columns of Parquet files, `counts` and `named` as for `read_folder`."""
    from graph.lake.duck import opened, rows_of
    from graph.lake.memory import check_memory
    from graph.lake.ties import whole
    from graph.reading.given import Given

    files = {table: found for table in ("nodes", "edges") if (found := parts(data, table))}
    with opened() as engine:
        rows = {table: [rows_of(path) for path in found] for table, found in files.items()}
        held = {table: engine.hold(table, found) for table, found in files.items()}
        tables = _narrowed(engine, held, sum(rows["edges"]), named=named) if counts else None
        if tables is None:
            check_memory(sum(rows["edges"]), len(held["edges"]), counts=False)
            tables = {table: whole(engine, table, columns) for table, columns in held.items()}
    coded = {f"{table}.csv": _as_read(columns) for table, columns in tables.items()}
    return Given(data, coded, _placing(data, files, rows))


def _narrowed(
    engine: Engine, held: Mapping[str, dict[str, bool]], rows: int, *, named: bool
) -> dict[str, dict[str, Column]] | None:
    """The columns of each table as far as counts need them; None where that cannot be told."""
    from graph.lake.memory import check_memory
    from graph.lake.ties import counted, organisations

    if "id" not in held.get("nodes", {}):
        return None
    check_memory(rows, len(held["edges"]), counts=True)
    nodes = organisations(engine, held["nodes"], shown=named)
    ties = counted(engine, held["edges"], nodes["id"].values)
    return None if ties is None else {"nodes": nodes, "edges": ties}


def _as_read(columns: dict[str, Column]) -> dict[str, Coded[str]]:
    """Columns in the numbers of the reader; each is given up as soon as it was taken over."""
    from graph.reading.tables import CODE, Coded

    made = {}
    for name in list(columns):
        column, codes = columns.pop(name), array(CODE)
        codes.frombytes(column.codes.tobytes())
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
