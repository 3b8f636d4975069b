"""Lists as one has them, and files of the tools around us: Gephi, Cytoscape, Kumu and others."""

from graph.exchange.content import Content, as_csv
from graph.exchange.formats import export, limits
from graph.exchange.importing import import_files
from graph.exchange.lists.joining import Wishes
from graph.exchange.updating import update_of

__all__ = ["Content", "Wishes", "as_csv", "export", "import_files", "limits", "update_of"]
