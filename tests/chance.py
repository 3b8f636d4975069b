"""How many inputs chance makes: few in a run, many times more in `make thorough`."""

from __future__ import annotations

import os

TIMES = int(os.environ.get("GRAPH_CHANCE", "1"))


def many(number: int) -> int:
    """Give so many times the number of inputs of a short run."""
    return number * TIMES
