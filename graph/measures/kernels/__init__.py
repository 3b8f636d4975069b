"""Measures as compiled kernels on plain arrays, for ecosystems that are too large for Python objects.

Every function takes and gives numpy arrays, and defines its measure as NetworkX does. Importing this package
costs no more than numpy; numba is loaded when a kernel is first called, and its machine code is kept for the
next time (see `graph.measures.kernels.compiler`).
"""

from graph.measures.kernels.arrays import Adjacency, Pairs, adjacency, pairs
from graph.measures.kernels.betweenness import betweenness
from graph.measures.kernels.cohesion import Cohesion, cohesion, coreness
from graph.measures.kernels.components import components
from graph.measures.kernels.distances import Distances, distances, step_counts
from graph.measures.kernels.eigenvector import eigenvector
from graph.measures.kernels.estimates import Estimate
from graph.measures.kernels.growth import Growth, growth_counts
from graph.measures.kernels.leiden import communities
from graph.measures.kernels.pagerank import pagerank

__all__ = [
    "Adjacency",
    "Cohesion",
    "Distances",
    "Estimate",
    "Growth",
    "Pairs",
    "adjacency",
    "betweenness",
    "cohesion",
    "communities",
    "components",
    "coreness",
    "distances",
    "eigenvector",
    "growth_counts",
    "pagerank",
    "pairs",
    "step_counts",
]
