"""Which engine reads Parquet files: DuckDB on this machine, unless the address of a cluster is given."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from graph.errors import UsageError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from graph.lake.engine import Engine

ENGINE = "GRAPH_ENGINE"


def opened() -> AbstractContextManager[Engine]:
    """Start the engine that ``GRAPH_ENGINE`` names, to be used in a ``with`` statement.

    Raises
    ------
    UsageError
        When it names no engine, or what the engine needs is not installed.
    FileError
        Within the statement, when files cannot be read.
    """
    named = os.environ.get(ENGINE, "").strip() or "duckdb"
    if named == "duckdb":
        from graph.lake import duck

        return duck.opened()
    if named.startswith("sc://"):
        from graph.lake import spark

        return spark.opened(named)
    told = "{} is {}; it takes duckdb or the address of a Spark Connect server, such as sc://server:15002"
    raise UsageError(told, ENGINE, named)
