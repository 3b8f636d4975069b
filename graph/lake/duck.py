"""DuckDB: the engine of one machine. Nothing else here knows duckdb or pyarrow."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np

from graph.errors import FileError, UsageError
from graph.lake.rules import quoted
from graph.model.columns import Column, narrow
from graph.vocabulary.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import duckdb
    from numpy.typing import NDArray

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


def rows_of(path: Path) -> int:
    """Count the rows of a Parquet file by what it says of itself.

    Raises
    ------
    FileError
        When it says nothing that can be read: it is empty, cut off or of another kind.
    """
    import pyarrow
    from pyarrow import parquet

    try:
        return int(parquet.read_metadata(path).num_rows)
    except (pyarrow.ArrowException, OSError) as fault:
        reason = str(fault).partition("\n")[0]
        raise FileError("{} is no Parquet file that can be read ({})", path, reason) from None


class Duck:
    """The five calls of `graph.lake.engine.Engine`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def hold(self, table: str, files: Sequence[Path]) -> dict[str, str]:
        """Make files a table with the place ``n`` of each row from 0 on; tell the kind of each column."""
        listed = ", ".join(_literal(path) for path in files)
        source = f"read_parquet([{listed}], union_by_name = true, hive_partitioning = false)"
        self._connection.execute(f"create view {table}_columns as select * from {source}")
        self._connection.execute(
            f"create view {table} as select row_number() over () - 1 as n, * from {table}_columns"
        )
        described = self._connection.sql(f"select * from {table}_columns limit 0")
        return dict(zip(described.columns, map(str, described.types), strict=True))

    def small(self, table: str, places: NDArray[np.int64]) -> None:
        """Make places of rows a table of one column, ``n``."""
        import pyarrow

        given = pyarrow.table({"n": places})
        self._connection.register(f"{table}_given", given)
        self._connection.execute(f"create table {table} as select n from {table}_given")
        self._connection.unregister(f"{table}_given")

    def column(self, table: str, name: str) -> Column:
        """Give the texts of a column in the order of the rows."""
        return _texts(self._fetched(f"select {quoted(name)} from {table}_columns").column(0))

    def ask(self, statement: str) -> Mapping[str, NDArray[np.int64] | Column]:
        """Answer a statement: ``n`` as numbers, every other column as texts."""
        answer = self._fetched(statement)
        return {
            name: answer[name].to_numpy() if name == "n" else _texts(answer[name])
            for name in answer.column_names
        }

    def numbers(self, statement: str) -> Mapping[str, NDArray[np.integer]]:
        """Answer a statement of whole numbers, none of them missing."""
        answer = self._fetched(statement)
        return {name: answer[name].to_numpy() for name in answer.column_names}

    def _fetched(self, statement: str) -> Any:
        return self._connection.sql(statement).to_arrow_table()


def _literal(path: Path) -> str:
    """A file's path as SQL has it; what would stand for other files stands for itself."""
    text = "".join(f"[{each}]" if each in "*?[" else each for each in str(path))
    return "'" + text.replace("'", "''") + "'"


def _texts(chunks: Any) -> Column:
    """A column of any kind as codes of texts: numbers without needless zeros, what is missing blank."""
    import pyarrow

    if pyarrow.types.is_nested(chunks.type):
        return _numbered(np.arange(len(chunks), dtype=np.int32), chunks.to_pylist())
    whole = chunks.dictionary_encode()  # all chunks have one dictionary, which arrow has made of all
    values = whole.chunk(0).dictionary.to_pylist() if whole.num_chunks else []
    codes = narrow(np.empty(len(chunks), np.int32), len(values) + 1)
    at = 0
    for chunk in whole.chunks:
        found = chunk.indices.fill_null(len(values)).to_numpy(zero_copy_only=False)
        codes[at : at + len(chunk)] = found
        at += len(chunk)
    return _numbered(codes, [*values, None] if chunks.null_count else values)


def _numbered(codes: NDArray[np.integer], values: list[object]) -> Column:
    texts = [each if isinstance(each, str) else plain(each) for each in values]
    found = Column(codes, texts)
    return found if texts == values else found.renamed(texts)  # 3 and 3.0 are one text, nothing is blank
