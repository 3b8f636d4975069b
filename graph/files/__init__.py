"""Files that are written whole or not at all, and safe names for them."""

from graph.files.names import inside
from graph.files.writing import check_writable, replacing, write

__all__ = ["check_writable", "inside", "replacing", "write"]
