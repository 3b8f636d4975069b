"""The data of a large map, packed: as text they would be most of a file that is mailed and opened."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from typing import TYPE_CHECKING, Any

from graph.errors import FileError
from graph.files.reading import MIB

if TYPE_CHECKING:
    from collections.abc import Mapping

ABOVE = 2_000_000  # bytes: up to here the data stand in the page as text that anybody can read
LARGEST_DATA = 1024 * MIB  # unpacked; 100,000 organisations take 80 MB
KEY = "deflated"  # as in js/data/packed.mjs
# The same data give the same bytes with the same zlib. Another one (zlib-ng, as some systems bring) may pack
# them in other bytes, which give the same data.
_LEVEL = 6


def pack(text: str) -> str:
    """Give a large JSON text as a JSON object that holds it packed; a small one as it is.

    Examples
    --------
    >>> pack('{"nodes":[]}')
    '{"nodes":[]}'
    >>> pack('{"nodes":[]}' + " " * 2_000_000)[:14]
    '{"deflated":"e'
    """
    content = text.encode("utf-8")
    if len(content) <= ABOVE:
        return text
    packed = base64.b64encode(zlib.compress(content, _LEVEL)).decode("ascii")
    return f'{{"{KEY}":"{packed}"}}'


def unpack(data: Mapping[str, Any], name: str) -> Any:
    """Give the data of a map from what `pack` made of them, or as they are.

    Parameters
    ----------
    name
        Of the file, for a message.

    Raises
    ------
    ValueError
        When they are damaged.
    FileError
        When they would take more memory than any map does.

    Examples
    --------
    >>> unpack({"nodes": []}, "map.html")
    {'nodes': []}
    >>> unpack({"deflated": "eJyrVsrLT0ktVrKKjq0FABvoBEg="}, "map.html")
    {'nodes': []}
    """
    if set(data) != {KEY}:
        return data
    try:
        reader = zlib.decompressobj()
        content = reader.decompress(base64.b64decode(data[KEY], validate=True), LARGEST_DATA)
    except (zlib.error, binascii.Error, TypeError) as fault:
        raise ValueError(str(fault)) from None
    if not reader.eof and len(content) >= LARGEST_DATA:
        told = "{} unpacks to more than {} MiB, and was not read"
        raise FileError(told, name, LARGEST_DATA // MIB)
    if not reader.eof:
        raise ValueError("cut off")
    return json.loads(content, parse_constant=float)
