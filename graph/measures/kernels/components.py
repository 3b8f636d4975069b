"""Components, and the order in which the kernels take the vertices."""

from __future__ import annotations

import numpy as np

from graph.measures.kernels.arrays import Adjacency, Integers


def components(A: Adjacency) -> Integers:
    """Tell which component each vertex is in.

    Returns
    -------
    labels
        n numbers; components are numbered from 0 by their smallest vertex.

    Examples
    --------
    >>> from graph.measures.kernels import adjacency
    >>> components(adjacency([0, 1], [3, 4], 5)).tolist()
    [0, 1, 2, 0, 1]
    """
    from graph.measures.kernels.compiled.walk import component_labels

    return component_labels(A.indptr, A.indices)


def hubs_first(labels: Integers, degrees: Integers) -> Integers:
    """Give the vertices with the largest component first and, within a component, the most ties first.

    So the rows that are read most lie together and stay in the cache, hubs come first in every row of
    neighbours (who has heard from the hubs need not ask further), and a component is one span of numbers.
    """
    sizes = np.bincount(labels)
    place = np.empty(sizes.size, np.int64)
    place[np.argsort(-sizes, kind="stable")] = np.arange(sizes.size)
    most = int(degrees.max(initial=0)) + 1
    return np.argsort(place[labels] * most + (most - 1 - degrees), kind="stable")


def spans(labels: Integers) -> tuple[Integers, Integers]:
    """Give where the run of equal labels around each vertex starts and stops."""
    start = np.flatnonzero(np.diff(labels, prepend=-1))
    length = np.diff(np.append(start, labels.size))
    return np.repeat(start, length), np.repeat(start + length, length)
