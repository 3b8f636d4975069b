"""The steps of `graph.measures.kernels.grouping` as machine code."""

from __future__ import annotations

from typing import Any

from graph.measures.kernels import grouping
from graph.measures.kernels.compiled.vectors import prefetch
from graph.measures.kernels.compiler import callable_by_kernels, compiled, in_kernels_instead_of

FAR, NEAR, NEXT = 12, 6, 2
"""So many vertices ahead their offsets, their rows, and the labels of their neighbours are fetched."""
MOST = 24  # labels of one vertex: a hub would push out what the others need


@in_kernels_instead_of(grouping.expect)
def _expect(level: Any, labels: Any, coming: Any) -> Any:
    """As the order of the vertices is a random one, most of the time would be waiting for memory."""

    def expect(level: Any, labels: Any, coming: Any) -> None:
        line, place = coming
        n = line.size
        if place + FAR < n:
            v = line[place + FAR]
            prefetch(level.indptr, v)
            prefetch(labels, v)
            prefetch(level.strength, v)
            e = level.indptr[line[place + NEAR]]
            prefetch(level.indices, e)
            prefetch(level.weights, e)
            v = line[place + NEXT]
            for e in range(level.indptr[v], min(level.indptr[v + 1], level.indptr[v] + MOST)):
                prefetch(labels, level.indices[e])

    return expect


for each in grouping.HELPERS:
    callable_by_kernels(each)

moved = compiled(grouping.moved)
refined = compiled(grouping.refined)
gathered = compiled(grouping.gathered)
pieces = compiled(grouping.pieces)
