"""The steps of `graph.kernels.grouping` as machine code."""

from __future__ import annotations

from graph.compiler import callable_by_kernels, compiled
from graph.kernels import grouping

for each in grouping.HELPERS:
    callable_by_kernels(each)

moved = compiled(grouping.moved)
refined = compiled(grouping.refined)
gathered = compiled(grouping.gathered)
pieces = compiled(grouping.pieces)
