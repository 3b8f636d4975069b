"""The same work by several libraries: one module a library, one function a piece of work.

A module has `build(network)`, which makes its graph, and `WORKS`: name of a work to a function that takes the
graph and gives a `Task`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Network:
    """Ties of n organisations in the order of their days, and the pairs that they are, each once."""

    n: int
    u: Integers
    v: Integers
    day: Integers
    low: Integers
    high: Integers

    @property
    def pairs(self) -> list[tuple[int, int]]:
        return [*zip(self.low.tolist(), self.high.tolist(), strict=True)]


@dataclass(frozen=True)
class Task:
    """A piece of work: all of it, or as much of it as is asked for.

    `call` takes the parts to do (sources, periods) where there are `parts`, else nothing.
    """

    call: Callable[..., object]
    parts: Sequence[Any] = ()
    scores: Callable[[Any], Any] | None = None  # from the answer to n scores, to compare with ours
    note: str = ""


def order(n: int) -> list[int]:
    """The organisations in the order in which samples take them."""
    return np.random.default_rng(1).permutation(n).tolist()


# from the middle outwards, so that a sample of any size has the mean number of ties
PERIODS = sorted(range(1, 101), key=lambda period: (abs(period - 50.5), period))


def growth(network: Network, measured: Callable[[list[tuple[int, int]]], object]) -> Task:
    """The growth of a library that builds the network of each period anew: `measured` gets its ties."""
    last = int(network.day.max()) + 1

    def call(periods: list[int]) -> None:
        for period in periods:
            kept = network.day < last * period / 100
            measured([*zip(network.u[kept].tolist(), network.v[kept].tolist(), strict=True)])

    return Task(call, PERIODS)
