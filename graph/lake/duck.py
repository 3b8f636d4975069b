"""DuckDB: the engine of one machine. Nothing else knows duckdb."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from graph.errors import FileError, UsageError
from graph.lake.arrow import answer_of, numbers_of, texts
from graph.lake.rules import PLACE, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import duckdb
    import numpy as np
    from numpy.typing import NDArray

    from graph.model.columns import Column

MEMORY = "700MB"  # of DuckDB's own; what does not fit goes to its files


def check_installed() -> None:
    """Refuse to begin without what the engine needs.

    Raises
    ------
    UsageError
        When duckdb or pyarrow is not installed.
    """
    missing = [name for name in ("duckdb", "pyarrow") if find_spec(name) is None]
    if missing:
        told = "a folder of Parquet files needs {}, not installed here: pip install 'ecosystem-graph[lake]'"
        raise UsageError(told, ", ".join(missing))


@contextmanager
def opened() -> Iterator[Duck]:
    """Start the engine for as long as it is needed; what it writes down meanwhile is deleted.

    Raises
    ------
    UsageError
        When duckdb or pyarrow is not installed.
    FileError
        When a file cannot be read.
    """
    check_installed()
    import duckdb
    import pyarrow

    scratch = tempfile.mkdtemp(prefix="graph-")
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "temp_directory": scratch,
        # what is not on this machine is not fetched
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    try:
        with duckdb.connect(":memory:", config=settings) as connection:
            yield Duck(connection)
    except (duckdb.Error, pyarrow.ArrowException) as fault:
        raise FileError("the Parquet files cannot be read ({})", str(fault).partition("\n")[0]) from None
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


class Duck:
    """The five calls of `graph.lake.engine.Engine`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def hold(self, table: str, files: Sequence[Path]) -> dict[str, str]:
        """Make files a table with the place of each row from 0 on; tell the kind of each column."""
        listed = ", ".join(_literal(path) for path in files)
        source = f"read_parquet([{listed}], union_by_name = true, hive_partitioning = false)"
        self._connection.execute(f"create view {table}_columns as select * from {source}")
        self._connection.execute(
            f"create view {table} as select row_number() over () - 1 as {PLACE}, * from {table}_columns"
        )
        described = self._connection.sql(f"select * from {table}_columns limit 0")
        return dict(zip(described.columns, map(str, described.types), strict=True))

    def small(self, table: str, places: NDArray[np.int64]) -> None:
        """Make places of rows a table of one column."""
        import pyarrow

        given = pyarrow.table({PLACE: places})
        self._connection.register(f"{table}_given", given)
        self._connection.execute(f"create table {table} as select {PLACE} from {table}_given")
        self._connection.unregister(f"{table}_given")

    def column(self, table: str, name: str) -> Column:
        """Give the texts of a column in the order of the rows."""
        return texts(self._fetched(f"select {quoted(name)} from {table}_columns").column(0))

    def ask(self, statement: str) -> Mapping[str, NDArray[np.int64] | Column]:
        """Answer a statement: places as numbers, every other column as texts."""
        return answer_of(self._fetched(statement))

    def numbers(self, statement: str) -> Mapping[str, NDArray[np.integer]]:
        """Answer a statement of whole numbers, none of them missing."""
        return numbers_of(self._fetched(statement))

    def _fetched(self, statement: str) -> Any:
        return self._connection.sql(statement).to_arrow_table()


def _literal(path: Path) -> str:
    """A file's path as SQL has it; what would stand for other files stands for itself."""
    text = "".join(f"[{each}]" if each in "*?[" else each for each in str(path))
    return "'" + text.replace("'", "''") + "'"
