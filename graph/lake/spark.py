"""Spark: the engine of a cluster, asked through Spark Connect. Nothing else knows pyspark."""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from graph.errors import FileError, UsageError
from graph.lake.arrow import answer_of, numbers_of, rows_of, texts
from graph.lake.engine import TEXT
from graph.lake.rules import PLACE, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from pyspark.sql.connect.dataframe import DataFrame
    from pyspark.sql.connect.session import SparkSession

    from graph.model.columns import Column

NEEDED = ("pyspark", "grpc", "pyarrow")
SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.ansi.doubleQuotedIdentifiers": "true",  # as the statements have them
    "spark.sql.caseSensitive": "true",  # Name and name are two columns
    "spark.sql.session.timeZone": "UTC",  # a day is the same day everywhere
}
# What stands for other files in a path, and what takes that away from it.
PATTERNS = str.maketrans({each: f"\\{each}" for each in "\\*?[]{}"})


@contextmanager
def opened(address: str) -> Iterator[Spark]:
    """Open a session of a Spark Connect server (``sc://host:port``) for as long as it is needed.

    Raises
    ------
    UsageError
        When pyspark, grpc or pyarrow is not installed.
    FileError
        When the server is not there, or cannot read the files under the path that they have here.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        told = "a Spark server needs {}, not installed here: pip install 'ecosystem-graph[spark]'"
        raise UsageError(told, ", ".join(missing))
    import pyarrow

    with _without_its_talk():
        from grpc import RpcError
        from pyspark.errors import PySparkException

        try:
            session = _session(address)
            try:
                yield Spark(session)
            finally:
                session.stop()
        except (PySparkException, RpcError, pyarrow.ArrowException) as fault:
            told = "Spark at {} did not read the Parquet files ({})"
            raise FileError(told, address, _reason(fault)) from None


@contextmanager
def _without_its_talk() -> Iterator[None]:
    """Keep to itself what pyspark logs beside its exceptions, and its doubts about pandas, not used here."""
    logger = logging.getLogger("SQLQueryContextLogger")
    was = logger.disabled
    logger.disabled = True
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "PySpark does not yet fully support", FutureWarning)
            yield
    finally:
        logger.disabled = was


def _session(address: str) -> SparkSession:
    from pyspark.sql.connect.session import SparkSession

    session = SparkSession.builder.remote(address).create()
    kept = session.client.get_retry_policies()
    session.client.set_retry_policies([])  # who does not answer at first is not there
    for name, value in SETTINGS.items():
        session.conf.set(name, value)
    session.client.set_retry_policies(kept)
    return session


def _reason(fault: Exception) -> str:
    """What went wrong: what the line to the server says, or the first line of Spark's report."""
    from grpc import Call

    causes = (fault, fault.__cause__, fault.__context__)
    told = next((each.details() for each in causes if isinstance(each, Call)), None) or str(fault)
    return told.strip().partition("\n")[0]


class Spark:
    """The five calls of `graph.lake.engine.Engine`."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session

    def hold(self, table: str, files: Sequence[Path]) -> dict[str, str]:
        """Make files a table with the place of each row from 0 on; tell the kind of each column."""
        parts, start = [], 0
        for path in files:
            parts.append(self._part(path, start))
            start += rows_of(path)
        rows = parts[0]
        for part in parts[1:]:
            rows = rows.unionByName(part, allowMissingColumns=True)
        rows.createOrReplaceTempView(table)
        return {name: TEXT if kind == "string" else kind for name, kind in rows.dtypes if name != PLACE}

    def _part(self, path: Path, start: int) -> DataFrame:
        """The rows of a file, with their places from a number on, in whichever order they come."""
        from pyspark.sql.connect import functions as made

        place = made.col("_metadata.row_index") + made.lit(start)
        file = self._session.read.parquet(str(path.absolute()).translate(PATTERNS))
        return file.select(place.alias(PLACE), "*")

    def small(self, table: str, places: NDArray[np.int64]) -> None:
        """Make places of rows a table of one column."""
        import pyarrow

        self._session.createDataFrame(pyarrow.table({PLACE: places})).createOrReplaceTempView(table)

    def column(self, table: str, name: str) -> Column:
        """Give the texts of a column in the order of the rows."""
        answer = self._fetched(f"select {PLACE}, {quoted(name)} from {table}")
        return texts(answer.sort_by(PLACE)[name])

    def ask(self, statement: str) -> Mapping[str, NDArray[np.int64] | Column]:
        """Answer a statement: places as numbers, every other column as texts."""
        return answer_of(self._fetched(statement))

    def numbers(self, statement: str) -> Mapping[str, NDArray[np.integer]]:
        """Answer a statement of whole numbers, none of them missing."""
        return numbers_of(self._fetched(statement))

    def _fetched(self, statement: str) -> Any:
        return self._session.sql(statement).toArrow()
