"""Distances from 512 sources at once: one bit a source, one cache line a vertex."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from graph.measures.kernels.arrays import Bytes, Integers, Vertices
from graph.measures.kernels.compiled.vectors import count, load_bits, some, store_bits, union, without
from graph.measures.kernels.compiled.walk import Search, Ties, candidates
from graph.measures.kernels.compiler import compiled, parallel, prange

SOURCES = 512
SUM, SQUARES, INVERSES, INVERSE_SQUARES = range(4)
"""The columns of the totals: over all sources, of d, d * d, scale // d and scale // (d * d)."""


class Room(NamedTuple):
    """What one thread needs: `seen` and `fresh` hold a row of bits a vertex, the others a number a vertex."""

    seen: npt.NDArray[np.uint64]
    fresh: npt.NDArray[np.uint64]
    changed: Bytes
    frontier: Vertices
    later: Vertices


@compiled
def _plant(sources: Integers, span: tuple[int, int], room: Room) -> None:
    """Set each source's own bit in its own row."""
    room.seen[8 * span[0] : 8 * span[1]] = 0
    for k in range(sources.size):
        v = sources[k]
        room.seen[8 * v + (k >> 6)] |= np.uint64(1) << np.uint64(k & 63)
        room.changed[v] = 1
        room.frontier[k] = v


@compiled
def _all_sources(number: int) -> npt.NDArray[np.uint64]:
    """Give a row with the bits of all the sources."""
    row = np.zeros(8, np.uint64)
    for k in range(number):
        row[k >> 6] |= np.uint64(1) << np.uint64(k & 63)
    return row


@compiled
def _pull(
    ties: Ties, room: Room, rows: Vertices, later: Vertices, goal: npt.NDArray[np.uint64],
    totals: Integers, parts: tuple[int, int, int, int],
) -> tuple[int, int]:  # fmt: skip
    """Let each row take over the sources of its neighbours; give how many rows learned, and of how many.

    A neighbour's row holds every source within d - 1 steps, not those at d - 1 only, which is the same: the
    nearer ones are known here already. So one array does for what was seen and for the frontier, and a row
    that knows all there is to know stops reading.
    """
    every = load_bits(goal, 0)
    found = learned = 0
    for v in rows:
        old = load_bits(room.seen, v)
        missing = without(every, old)
        if not some(missing):
            continue
        row = old
        for e in range(ties.indptr[v], ties.indptr[v + 1]):
            u = np.uint64(ties.indices[e])
            if room.changed[u] != 0:
                row = union(row, load_bits(room.seen, u))
                if not some(without(missing, row)):
                    break
        new = without(row, old)
        number = count(new)
        if number != 0:
            store_bits(room.fresh, found, new)
            later[found] = v
            found += 1
            learned += number
            if totals.size:
                totals[4 * v] += number * parts[0]
                totals[4 * v + 1] += number * parts[1]
                totals[4 * v + 2] += number * parts[2]
                totals[4 * v + 3] += number * parts[3]
    return found, learned


@compiled
def _settle(room: Room, frontier: Vertices, later: Vertices) -> None:
    """Add what was learned to the rows, now that all of them have been read."""
    for v in frontier:
        room.changed[v] = 0
    for i in range(later.size):
        v = later[i]
        room.changed[v] = 1
        store_bits(room.seen, v, union(load_bits(room.seen, v), load_bits(room.fresh, i)))


@compiled
def _sweep(
    ties: Ties, search: Search, room: Room, sources: Integers, totals: Integers, counts: Integers, scale: int
) -> None:
    """Add the distances from the sources, ascending and at most 512, to the totals and the counts."""
    span = (ties.start[sources[0]], ties.stop[sources[-1]])
    search = Search(search.every[span[0] : span[1]], search.touched, search.mark)
    goal = _all_sources(sources.size)
    _plant(sources, span, room)
    frontier, later, size = room.frontier, room.later, sources.size
    step = 0
    while size > 0:
        step += 1
        rows = candidates(ties, search, frontier[:size])
        parts = (step, step * step, scale // step, scale // (step * step))
        found, learned = _pull(ties, room, rows, later, goal, totals, parts)
        counts[step] += learned
        _settle(room, frontier[:size], later[:found])
        frontier, later, size = later, frontier, found


@parallel
def _sweep_batches(
    ties: Ties,
    sources: Integers,
    totals: Integers,
    counts: Integers,
    rooms: Room,
    searches: Search,
    scale: int,
) -> None:
    threads = totals.shape[0]
    batches = (sources.size + SOURCES - 1) // SOURCES
    for t in prange(threads):
        room = Room(rooms.seen[t], rooms.fresh[t], rooms.changed[t], rooms.frontier[t], rooms.later[t])
        search = Search(searches.every, searches.touched[t], searches.mark[t])
        for b in range(t, batches, threads):
            batch = sources[b * SOURCES : min((b + 1) * SOURCES, sources.size)]
            _sweep(ties, search, room, batch, totals[t], counts[t], scale)


def sweep_batches(
    ties: Ties,
    sources: Integers,
    totals: Integers,
    *,
    counts: Integers,
    rooms: Room,
    searches: Search,
    scale: int = 0,
) -> None:
    """Add the distances from the sources to the totals, and how many are at each to the counts.

    Every thread has its own; the totals are empty where none are asked for. All sums are of whole numbers, so
    they do not depend on which thread takes which sources.
    """
    _sweep_batches(ties, sources, totals, counts, rooms, searches, scale)
