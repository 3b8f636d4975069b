"""Reading: the two CSV files become an ecosystem, with every finding on the way."""

from graph.reading.findings import Finding
from graph.reading.folder import Inspection, check, read

__all__ = ["Finding", "Inspection", "check", "read"]
