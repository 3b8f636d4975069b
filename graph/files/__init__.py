"""Files that are written whole or not at all, and safe names for them."""

from graph.files.folders import check_folder, make_folder, write_all
from graph.files.names import inside, shown
from graph.files.writing import check_writable, replacing, write

__all__ = [
    "check_folder",
    "check_writable",
    "inside",
    "make_folder",
    "replacing",
    "shown",
    "write",
    "write_all",
]
