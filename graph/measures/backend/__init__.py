"""The measures as a backend of NetworkX: the calls of any script of NetworkX run on the compiled kernels."""

from graph.measures.backend.dispatch import Backend

__all__ = ["backend"]

backend = Backend()
