"""What an engine has to do, whichever it is: five calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from graph.model.columns import Column


TEXT = "VARCHAR"  # the kind of a column of texts


class Engine(Protocol):
    """Holds tables, and answers the statements of `graph.lake.rules`."""

    def hold(self, table: str, files: Sequence[Path]) -> dict[str, str]:
        """Make files a table with the place of each row from 0 on; tell the kind of each column."""

    def small(self, table: str, places: NDArray[np.int64]) -> None:
        """Make places of rows a table of one column."""

    def column(self, table: str, name: str) -> Column:
        """Give the texts of a column in the order of the rows."""

    def ask(self, statement: str) -> Mapping[str, NDArray[np.int64] | Column]:
        """Answer a statement: places as numbers, every other column as texts."""

    def numbers(self, statement: str) -> Mapping[str, NDArray[np.integer]]:
        """Answer a statement of whole numbers, none of them missing."""
