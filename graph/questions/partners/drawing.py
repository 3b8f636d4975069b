"""Some pairs out of very many, drawn from a seed, by which suggestions are judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import networkx as nx

Pair = tuple[str, str]
Places = npt.NDArray[np.int64]

SEED = 20160518
AGREEMENTS = 100  # that are judged
DRAWN = 20_000  # pairs that they are judged against
BOUND = 0.01  # of a share among so many: sqrt(ln(2 / 0.05) / (2 * 20,000)) = 0.0096
ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Drawn:
    """Pairs that came and pairs that did not.

    Attributes
    ----------
    ids
        The organisations that were there.
    first, second
        The pairs as places in `ids`, first before second: those that came, then the others.
    new
        Those that came.
    candidates, others
        How many pairs had no tie, and how many of them did not come (counts).
    """

    ids: tuple[str, ...]
    first: Places
    second: Places
    new: tuple[Pair, ...]
    candidates: int
    others: int


def came_between(every: pd.DataFrame, days: tuple[date, date], column: str) -> dict[Pair, str]:
    """Give the pairs with ties that count from a day after the one and not after the other, by agreement.

    Parameters
    ----------
    every
        Ties as `graph.model.ecosystem.Ecosystem.pairs` has them.
    days
        The last day that is known, and the last that is looked at.
    column
        Which day a tie counts from, see `graph.model.ecosystem.counts_from`.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> came_between(eco.pairs, (date(2015, 12, 31), date(2016, 12, 31)), "signed_last")
    {('a', 'b'): 'a~b~2016-05'}
    """
    after, until = (pd.Timestamp(day) for day in days)
    ties = every[(every[column] > after) & (every[column] <= until)]
    ties = ties.sort_values([column, "agreement"], ascending=False)
    return dict(zip(zip(ties["first"], ties["second"], strict=True), ties["agreement"], strict=True))


def draw(G: nx.Graph, came: Mapping[Pair, str], tied: Collection[Pair], *, seed: int) -> Drawn:
    """Draw pairs that came, all those of up to 100 agreements, and 20,000 of those that did not.

    Parameters
    ----------
    G
        What was there before.
    came
        Pairs that signed since, ids in order, by agreement.
    tied
        Further pairs that are no candidates.
    seed
        Another number draws other pairs.

    Examples
    --------
    >>> import networkx as nx
    >>> found = draw(nx.path_graph(["a", "b", "c", "d"]), {("a", "c"): "m"}, (), seed=1)
    >>> found.new, found.candidates, found.others, sorted(zip(found.first.tolist(), found.second.tolist()))
    ((('a', 'c'),), 3, 2, [(0, 2), (0, 3), (1, 3)])
    """
    ids = tuple(sorted(G))
    place = {each: number for number, each in enumerate(ids)}
    n = len(ids)
    joined = {(min(pair), max(pair)) for pair in (*G.edges, *tied) if place.keys() >= set(pair)}
    signed = sorted(pair for pair in came if place.keys() >= set(pair) and pair not in joined)
    random = np.random.default_rng((SEED, seed))
    groups = sorted({came[pair] for pair in signed})
    chosen = set(random.permutation(groups)[:AGREEMENTS].tolist())
    new = tuple(pair for pair in signed if came[pair] in chosen)
    taken = {place[u] * n + place[v] for u, v in (*joined, *signed)}
    keys = np.array([*(place[u] * n + place[v] for u, v in new), *_others(n, taken, random)], dtype=np.int64)
    candidates = n * (n - 1) // 2 - len(joined)
    return Drawn(ids, keys // max(n, 1), keys % max(n, 1), new, candidates, candidates - len(signed))


def _others(n: int, taken: set[int], random: np.random.Generator) -> list[int]:
    """Pairs of n, as lower times n plus higher, that are not taken, each once; fewer where few are left."""
    found: dict[int, None] = {}
    for _ in range(ROUNDS):
        low, high = np.sort(random.integers(0, n, size=(2, DRAWN)), axis=0)
        keys = (low * n + high)[low < high].tolist()
        found |= dict.fromkeys(key for key in keys if key not in taken)
        if len(found) >= DRAWN:
            break
    return list(found)[:DRAWN]
