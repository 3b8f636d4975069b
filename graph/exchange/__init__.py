"""Exchange with the tools around us: files of Gephi, Cytoscape, Kumu and others, written and read."""

from graph.exchange.content import Content, as_csv
from graph.exchange.formats import export, limits
from graph.exchange.importing import import_files

__all__ = ["Content", "as_csv", "export", "import_files", "limits"]
