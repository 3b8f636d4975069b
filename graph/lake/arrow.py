"""What Arrow gives, whichever engine it comes from, as the numbers and texts of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from graph.errors import FileError
from graph.lake.rules import PLACE
from graph.model.columns import Column, narrow
from graph.vocabulary.values import plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray


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


def answer_of(table: Any) -> Mapping[str, NDArray[np.int64] | Column]:
    """Give the columns of a table: places as numbers, every other one as texts."""
    return {
        name: table[name].to_numpy() if name == PLACE else texts(table[name]) for name in table.column_names
    }


def numbers_of(table: Any) -> Mapping[str, NDArray[np.integer]]:
    """Give the columns of a table of whole numbers, none of them missing."""
    return {name: table[name].to_numpy() for name in table.column_names}


def texts(chunks: Any) -> Column:
    """Give a column of any kind as codes of texts: numbers without needless zeros, what is missing blank."""
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
    said = [each if isinstance(each, str) else plain(each) for each in values]
    found = Column(codes, said)
    return found if said == values else found.renamed(said)  # 3 and 3.0 are one text, nothing is blank
