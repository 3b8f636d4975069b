"""Files that are written whole or not at all, the one way in for those read, and safe names for both."""

from graph.files.folders import check_folder, make_folder, write_all
from graph.files.names import inside, shown
from graph.files.reading import BYTE_ORDER_MARK, marked, read_bytes, read_text
from graph.files.rewriting import real, rewrite, rewrite_all
from graph.files.writing import check_writable, replacing, write

__all__ = [
    "BYTE_ORDER_MARK",
    "check_folder",
    "check_writable",
    "inside",
    "make_folder",
    "marked",
    "read_bytes",
    "read_text",
    "real",
    "replacing",
    "rewrite",
    "rewrite_all",
    "shown",
    "write",
    "write_all",
]
