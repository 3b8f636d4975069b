"""How much is tried: few inputs of chance and one case of several in a run, all of it in `make thorough`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

Case = TypeVar("Case")

TIMES = int(os.environ.get("GRAPH_CHANCE", "1"))


def many(number: int) -> int:
    """Give so many times the number of inputs of a short run."""
    return number * TIMES


def by_turns(cases: Sequence[Case], turn: int, of: int = 2) -> Sequence[Case]:
    """Share cases out among the surroundings in which they are tried; in `make thorough` each has all.

    >>> [by_turns("abcde", turn) for turn in range(2)]
    ['ace', 'bd']
    """
    return cases if TIMES > 1 else cases[turn::of]
