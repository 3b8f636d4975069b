"""The steps of `graph.measures.kernels.grouping` as machine code."""

from __future__ import annotations

from graph.measures.kernels import grouping
from graph.measures.kernels.compiler import callable_by_kernels, compiled

for each in grouping.HELPERS:
    callable_by_kernels(each)

moved = compiled(grouping.moved)
refined = compiled(grouping.refined)
gathered = compiled(grouping.gathered)
pieces = compiled(grouping.pieces)
