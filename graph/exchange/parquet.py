"""Two Parquet files, where pyarrow is installed."""

from __future__ import annotations

from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

from graph.errors import UsageError
from graph.exchange.content import NUMBERS

if TYPE_CHECKING:
    from graph.exchange.content import Content


def write_parquet(found: Content) -> dict[str, bytes]:
    """Give ``nodes.parquet`` and ``edges.parquet``: text, and numbers where the contract has numbers.

    Raises
    ------
    UsageError
        When pyarrow is not installed.
    """
    if find_spec("pyarrow") is None:
        raise UsageError("parquet needs pyarrow, which is not installed: pip install pyarrow")
    import pandas as pd

    files = {}
    for name, rows in (("nodes", found.nodes), ("edges", found.edges)):
        columns = found.columns(name)
        table = pd.DataFrame([[row.get(each, "") for each in columns] for row in rows], columns=columns)
        for column in columns:
            if column in NUMBERS:
                table[column] = pd.to_numeric(table[column].replace("", None)).astype("float64")
            else:
                table[column] = table[column].astype("str")
        stream = BytesIO()
        table.to_parquet(stream, engine="pyarrow", index=False)
        files[f"{name}.parquet"] = stream.getvalue()
    return files
