"""Two Parquet files, where pyarrow is installed."""

from __future__ import annotations

from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

from graph.errors import FileError, UsageError
from graph.exchange.content import NUMBERS, Content, named
from graph.exchange.rows import Unread, read_row
from graph.words.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.exchange.content import Record

LARGEST = 256 * 1024 * 1024  # bytes of a table in memory


def write_parquet(found: Content) -> dict[str, bytes]:
    """Give ``nodes.parquet`` and ``edges.parquet``: text, and numbers where the contract has numbers.

    Notes
    -----
    A blank cell is a null. Dates are text, since most are known to the month only.

    Raises
    ------
    UsageError
        When pyarrow is not installed.
    """
    _need_pyarrow("writing Parquet needs pyarrow, which is not installed: pip install pyarrow")
    import pyarrow
    from pyarrow import parquet

    files = {}
    for name, rows in (("nodes", found.nodes), ("edges", found.edges)):
        columns = {
            each: pyarrow.array(
                [_cell(row.get(each), number=each in NUMBERS) for row in rows],
                pyarrow.float64() if each in NUMBERS else pyarrow.string(),
            )
            for each in found.columns(name)
        }
        stream = BytesIO()
        parquet.write_table(pyarrow.table(columns), stream)
        files[f"{name}.parquet"] = stream.getvalue()
    return files


def _cell(text: str | None, *, number: bool) -> str | float | None:
    if not text:
        return None
    return float(text) if number else text.encode("utf-8", "replace").decode()


def read_parquet(files: Mapping[str, bytes]) -> Content:
    """Read Parquet files: one with the columns source and target, and one with id where there is one.

    Parameters
    ----------
    files
        Name to bytes, in any order.

    Raises
    ------
    UsageError
        When pyarrow is not installed.
    FileError
        When a file is neither, is damaged, or its table is larger than 256 MiB.
    """
    _need_pyarrow("reading Parquet needs pyarrow, which is not installed: pip install pyarrow")
    tables: dict[str, tuple[Record, ...]] = {"nodes": (), "edges": ()}
    order: list[str] = []
    unread = Unread()
    for name, data in files.items():
        columns, rows = _table(data, name, unread)
        table = "edges" if {"source", "target"} <= set(columns) else "nodes" if "id" in columns else ""
        if not table:
            raise FileError("{} has neither the columns source and target nor a column id", name)
        if tables[table]:
            raise FileError("{} is a second file of {}; name one of each", name, table)
        tables[table] = rows
        order += columns
    return Content(
        tables["nodes"], tables["edges"], order=tuple(order), losses=unread.losses(), tool="tool_parquet"
    )


def _table(data: bytes, name: str, unread: Unread) -> tuple[list[str], tuple[Record, ...]]:
    import pyarrow
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(BytesIO(data))
        rows = list(_rows(file, name))
    except (pyarrow.ArrowException, OSError, ValueError) as fault:
        reason = str(fault).splitlines()[0] if str(fault) else message("no reason is given")
        raise FileError("{} is no Parquet file that can be read ({})", name, reason) from None
    return file.schema_arrow.names, named(read_row(each, {}, unread, ours=False) for each in rows)


def _rows(file: object, name: str) -> Iterator[dict[str, object]]:
    """The rows, batch by batch: a small file can hold a table without end."""
    size = 0
    for batch in file.iter_batches(batch_size=10_000):  # type: ignore[attr-defined]
        size += batch.nbytes
        if size > LARGEST:
            raise FileError("{} holds more than {} MiB, and was not read", name, LARGEST // 1024**2)
        yield from batch.to_pylist()


def _need_pyarrow(told: str) -> None:
    if find_spec("pyarrow") is None:
        raise UsageError(told)
