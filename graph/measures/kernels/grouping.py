"""The steps of the Leiden method as plain loops over arrays.

They need numpy only: for a small graph Python runs them as they stand, which is over before a compiler is
loaded; for a large one `graph.measures.kernels.compiled.grouped` makes machine code of the same lines. All
sums are of whole numbers, so both give the same groups, to the last vertex.

Labels, weights and strengths have 32 bits where all ties together can be counted in them, which takes half
the room; products have 64.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from graph.measures.kernels.arrays import Integers, Vertices, Whole


class Level(NamedTuple):
    """A graph whose vertices stand for groups of vertices: rows of neighbours with weights.

    `strength` is the number of ties that end in each group, those within it counted twice.
    """

    indptr: Integers
    indices: Vertices
    weights: Whole
    strength: Whole


class Shares(NamedTuple):
    """How much of a vertex's weight goes to each label; `touched` lists the labels that get any."""

    labels: Whole
    weight: Whole
    touched: Whole


def _empty_shares(labels: Whole) -> Shares:
    """Give room for the shares of one vertex after another."""
    return Shares(labels, np.zeros_like(labels), np.empty_like(labels))


def _share_out(level: Level, v: int, shares: Shares, found: int) -> int:
    """Add the weight from a vertex to each label around it to what was found; give the number of labels."""
    for e in range(level.indptr[v], level.indptr[v + 1]):
        label = shares.labels[level.indices[e]]
        if shares.weight[label] == 0:
            shares.touched[found] = label
            found += 1
        shares.weight[label] += level.weights[e]
    return found


def expect(level: Level, labels: Whole, coming: tuple[Whole, int]) -> None:
    """Do nothing; as machine code, fetch from memory what those need who come after a place in a line."""


def _best_label(shares: Shares, found: int, terms: tuple[int, np.int64, int, Whole]) -> int:
    """Give the label that gains most modularity; the one at hand if none gains more.

    The gain of a vertex of strength k with weight w to a group of strength K is w - k K / 2m, here times 2m.
    """
    home, k, total, whole = terms
    best, gain = home, shares.weight[home] * total - k * whole[home]
    for i in range(found):
        label = shares.touched[i]
        value = shares.weight[label] * total - k * whole[label]
        if value > gain:
            best, gain = label, value
    return best


def _wipe(shares: Shares, found: int) -> None:
    """Make the room ready for the next vertex."""
    for i in range(found):
        shares.weight[shares.touched[i]] = 0


def moved(level: Level, community: Whole, order: Integers) -> int:
    """Move vertices to the community that gains most, until nobody gains by moving; give how many moved.

    `community` is changed in place. All vertices wait in a queue, in the order given; whoever has a neighbour
    that moved away queues again. Every move raises the modularity, so there is an end. Nobody is better off
    alone: over the communities around a vertex the gains add up to more than zero.
    """
    n, total = level.strength.size, level.strength.sum()
    whole = np.zeros_like(level.strength)
    for v in range(n):
        whole[community[v]] += level.strength[v]
    shares, queue, waits = _empty_shares(community), order.astype(np.int32), np.ones(n, np.bool_)
    head, waiting, moves = 0, n, 0
    while waiting > 0:
        v = queue[head]
        expect(level, community, (queue, head))
        head, waiting, waits[v] = (head + 1) % n, waiting - 1, False
        home, k = community[v], np.int64(level.strength[v])
        found = _share_out(level, v, shares, 0)
        whole[home] -= k
        best = _best_label(shares, found, (home, k, total, whole))
        whole[best] += k
        _wipe(shares, found)
        if best == home:
            continue
        community[v], moves = best, moves + 1
        for e in range(level.indptr[v], level.indptr[v + 1]):
            u = level.indices[e]
            if not waits[u] and community[u] != best:
                waits[u], queue[(head + waiting) % n] = True, u
                waiting += 1
    return moves


def refined(level: Level, community: Whole, order: Integers) -> Whole:
    """Divide each community into parts that hang together, by merging vertices with parts around them.

    Only vertices and parts that are well connected with the rest of their community merge, that is, with at
    least as much weight as chance would give. A part is named after one of its vertices.
    """
    n, total = level.strength.size, level.strength.sum()
    part, alone = np.empty_like(community), np.ones(n, np.bool_)
    # of each part: its own, and to the rest of its community; of each community
    strength, outside, whole = level.strength.copy(), np.zeros_like(part), np.zeros_like(part)
    for v in range(n):
        part[v] = v
        whole[community[v]] += level.strength[v]
        for e in range(level.indptr[v], level.indptr[v + 1]):
            if community[level.indices[e]] == community[v]:
                outside[v] += level.weights[e]
    shares = _empty_shares(part)
    for at in range(n):
        v = order[at]
        expect(level, part, (order, at))
        k, all_ = np.int64(level.strength[v]), np.int64(whole[community[v]])
        if not alone[v] or outside[v] * total < k * (all_ - k):
            continue
        found = _share_out(level, v, shares, 0)
        best, gain = v, 0
        for i in range(found):
            p = shares.touched[i]
            if community[p] == community[v] and outside[p] * total >= strength[p] * (all_ - strength[p]):
                value = shares.weight[p] * total - k * strength[p]
                if value > gain:
                    best, gain = p, value
        if best != v:
            part[v], alone[best], alone[v] = best, False, False
            strength[best] += k
            outside[best] += outside[v] - 2 * shares.weight[best]
        _wipe(shares, found)
    return part


def gathered(level: Level, parts: Whole, number: int) -> Level:
    """Make each part one vertex, as many as there are; ties within a part count in its strength only."""
    n, arcs = parts.size, level.indices.size
    begin, strength = np.zeros(number + 1, np.int64), np.zeros(number, level.strength.dtype)
    for v in range(n):
        begin[parts[v] + 1] += 1
        strength[parts[v]] += level.strength[v]
    begin = np.cumsum(begin)
    members, cursor = np.empty(n, np.int32), begin[:-1].copy()
    for v in range(n):
        members[cursor[parts[v]]] = v
        cursor[parts[v]] += 1
    indptr, ends = np.zeros(number + 1, np.int64), np.empty(arcs, np.int32)
    weights = np.empty(arcs, level.weights.dtype)
    shares, arcs = _empty_shares(parts), 0
    for p in range(number):
        found = 0
        for i in range(begin[p], begin[p + 1]):
            expect(level, parts, (members, i))
            found = _share_out(level, members[i], shares, found)
        for i in range(found):
            other = shares.touched[i]
            if other != p:
                ends[arcs], weights[arcs] = other, shares.weight[other]
                arcs += 1
        _wipe(shares, found)
        indptr[p + 1] = arcs
    return Level(indptr, ends[:arcs].copy(), weights[:arcs].copy(), strength)


def pieces(level: Level, labels: Whole) -> Integers:
    """Number the parts of each group that hang together, from 0 by their smallest vertex."""
    n = level.strength.size
    piece, queue = np.full(n, -1, np.int64), np.empty(n, np.int32)
    number = 0
    for root in range(n):
        if piece[root] >= 0:
            continue
        piece[root], queue[0] = number, root
        head, tail = 0, 1
        while head < tail:
            v = queue[head]
            head += 1
            for e in range(level.indptr[v], level.indptr[v + 1]):
                u = level.indices[e]
                if piece[u] < 0 and labels[u] == labels[v]:
                    piece[u], queue[tail] = number, u
                    tail += 1
        number += 1
    return piece


# What the others call, which a compiler has to know of
HELPERS = (_empty_shares, _share_out, _best_label, _wipe)
