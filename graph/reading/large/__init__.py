"""A plain CSV file as columns of codes: each distinct text once, and for each row which of them stands there.

Most cells of a large table repeat: a hundred thousand ties have a few thousand dates and a handful of
relations. So the bytes are cut into cells and numbered by compiled code, and only distinct texts become
Python objects. Whatever is not plain (other delimiters, ragged rows, quotation marks out of place) is not
read here at all: the caller has a reader that says what is wrong, and where.
"""

from graph.reading.large.scanning import Scan, scan

__all__ = ["Scan", "scan"]
