"""Shortest paths through every vertex, from 16 sources at once: two cache lines a vertex."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from graph.measures.kernels.arrays import Bytes, Floats, Integers, Vertices
from graph.measures.kernels.compiled.vectors import (
    keep,
    lit,
    load_lanes,
    no_lanes,
    over,
    plus,
    spread,
    store_lanes,
    times,
    total,
)
from graph.measures.kernels.compiled.walk import Search, Ties, candidates
from graph.measures.kernels.compiler import compiled, parallel, prange

SOURCES = 16

Masks = npt.NDArray[np.uint16]


class Plan(NamedTuple):
    """Where to search, from whom, and how many vertices each vertex stands for."""

    ties: Ties
    sources: Integers
    weight: Floats


class Room(NamedTuple):
    """What one thread needs.

    `paths` counts the shortest paths to each vertex, `front` holds what the level before hands on, `fresh`
    what the level at hand found. `changed` tells which lanes of `front` are of the level before. `rows` and
    `masks` list who was reached in which lanes, level after level, and `ends` where each level's part of them
    ends.
    """

    paths: Floats
    front: Floats
    fresh: Floats
    changed: Masks
    rows: Vertices
    masks: Masks
    ends: Integers


@compiled
def _plant(sources: Integers, span: tuple[int, int], room: Room) -> int:
    """Start one path in each source's own lane; give how many sources there are."""
    room.paths[16 * span[0] : 16 * span[1]] = 0.0
    for k in range(sources.size):
        v = sources[k]
        room.front[16 * v : 16 * v + 16] = 0.0
        room.front[16 * v + k] = 1.0
        room.paths[16 * v + k] = 1.0
        room.changed[v] = np.uint16(1 << k)
        room.rows[k] = v
    room.ends[0] = sources.size
    return sources.size


@compiled
def _reach(ties: Ties, room: Room, rows: Vertices, everyone: int, begin: int) -> int:
    """Count the paths to the rows of the next level, list these rows, and give where the list ends."""
    end = begin
    for v in rows:
        missing = np.uint16(everyone & ~np.int64(lit(load_lanes(room.paths, v))))
        if missing == 0:
            continue
        row = no_lanes()
        for e in range(ties.indptr[v], ties.indptr[v + 1]):
            u = ties.indices[e]
            if room.changed[u] & missing != 0:
                row = plus(row, load_lanes(room.front, u))
        row = keep(row, missing)
        mask = lit(row)
        if mask != 0:
            store_lanes(room.fresh, end - begin, row)
            room.rows[end] = v
            room.masks[end] = mask
            end += 1
    for i in range(begin, end):
        v = room.rows[i]
        store_lanes(room.paths, v, plus(load_lanes(room.paths, v), load_lanes(room.fresh, i - begin)))
    return end


@compiled
def _hand_on(room: Room, old: tuple[int, int], new: tuple[int, int]) -> None:
    """Make the new part of the list, whose rows are in `fresh`, the level that the next one reads."""
    for i in range(old[0], old[1]):
        room.changed[room.rows[i]] = 0
    for i in range(new[0], new[1]):
        v = room.rows[i]
        room.changed[v] = room.masks[i]
        store_lanes(room.front, v, load_lanes(room.fresh, i - new[0]))


@compiled
def _outward(ties: Ties, search: Search, room: Room, sources: Integers) -> int:
    """Count the shortest paths from the sources; give the number of the last level."""
    span = (ties.start[sources[0]], ties.stop[sources[-1]])
    search = Search(search.every[span[0] : span[1]], search.touched, search.mark)
    begin, end = 0, _plant(sources, span, room)
    everyone = (1 << sources.size) - 1
    level = 0
    while end > begin:
        level += 1
        rows = candidates(ties, search, room.rows[begin:end])
        reached = _reach(ties, room, rows, everyone, end)
        _hand_on(room, (begin, end), (end, reached))
        begin, end = end, reached
        room.ends[level] = end
    return level - 1


@compiled
def _depend(
    ties: Ties,
    room: Room,
    part: tuple[int, int],
    weight: Floats,
    shares: Floats,
    sums: Floats,
    squares: Floats,
) -> None:
    """Add up, for each row of a level, the share of the pairs whose shortest paths pass through it.

    `fresh` becomes what the level before it needs: (weight + dependency) / paths.
    """
    lanes = load_lanes(shares, 0)
    for i in range(part[0], part[1]):
        v, mask = room.rows[i], room.masks[i]
        row = no_lanes()
        for e in range(ties.indptr[v], ties.indptr[v + 1]):
            u = ties.indices[e]
            if room.changed[u] & mask != 0:
                row = plus(row, load_lanes(room.front, u))
        paths = load_lanes(room.paths, v)
        row = keep(times(row, paths), mask)
        sums[v] += total(times(row, lanes))
        if squares.size > 0:
            squares[v] += total(times(row, row))
        store_lanes(room.fresh, i - part[0], keep(over(plus(spread(weight[v]), row), paths), mask))


@compiled
def _sweep(
    ties: Ties, search: Search, room: Room, sources: Integers, weight: Floats, sums: Floats, squares: Floats
) -> None:
    """Add the dependencies of the sources (ascending, at most 16) on every vertex to the sums."""
    shares = np.zeros(SOURCES)
    for k in range(sources.size):
        shares[k] = weight[sources[k]]
    behind = (0, 0)
    for level in range(_outward(ties, search, room, sources), 0, -1):
        part = (room.ends[level - 1], room.ends[level])
        _depend(ties, room, part, weight, shares, sums, squares)
        _hand_on(room, behind, part)
        behind = part
    for i in range(behind[0], behind[1]):
        room.changed[room.rows[i]] = 0


@parallel
def _sweep_batches(
    ties: Ties, sources: Integers, weight: Floats, sums: Floats, squares: Floats,
    rooms: Room, searches: Search, batches: tuple[int, int],
) -> None:  # fmt: skip
    threads, shares = rooms.ends.shape[0], sums.shape[0]
    for t in prange(threads):
        room = Room(
            rooms.paths[t], rooms.front[t], rooms.fresh[t], rooms.changed[t],
            rooms.rows[t], rooms.masks[t], rooms.ends[t],
        )  # fmt: skip
        search = Search(searches.every, searches.touched[t], searches.mark[t])
        for share in range(t, shares, threads):
            first = batches[0] + (share - batches[0]) % shares
            for b in range(first, batches[1], shares):
                batch = sources[b * SOURCES : min((b + 1) * SOURCES, sources.size)]
                _sweep(ties, search, room, batch, weight, sums[share], squares[share])


def sweep_batches(
    plan: Plan, sums: Floats, squares: Floats, *, rooms: Room, searches: Search, batches: tuple[int, int]
) -> None:
    """Add the dependencies of a range of batches of 16 sources to the sums, one row of sums a share.

    Batch b always goes to share b modulo the number of shares, and a share takes its batches in order. So the
    sums are the same to the last bit, however many threads divide the shares among them. The squares are
    added up too, unless their rows are empty.
    """
    _sweep_batches(plan.ties, plan.sources, plan.weight, sums, squares, rooms, searches, batches)


@compiled
def peeled(indptr: Integers, indices: Vertices) -> tuple[Bytes, Integers, Integers]:
    """Take off leaves until none is left, each onto its one neighbour.

    Returns
    -------
    kept, hung, squares
        Which vertices are left; how many vertices hang on each; the sum of the squares of the sizes of the
        branches that hang on each.
    """
    n = indptr.size - 1
    kept, hung, squares = np.ones(n, np.uint8), np.zeros(n, np.int64), np.zeros(n, np.int64)
    degree, stack, height = np.diff(indptr), np.empty(n, np.int32), 0
    for v in range(n):
        if degree[v] == 1:
            stack[height] = v
            height += 1
    while height > 0:
        height -= 1
        v = stack[height]
        if degree[v] != 1:  # the other half of a last pair has been taken off
            continue
        kept[v] = 0
        for e in range(indptr[v], indptr[v + 1]):
            u = indices[e]
            if kept[u] == 1:
                hung[u] += 1 + hung[v]
                squares[u] += (1 + hung[v]) ** 2
                degree[u] -= 1
                if degree[u] == 1:
                    stack[height] = u
                    height += 1
    return kept, hung, squares
