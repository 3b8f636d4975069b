"""XML from strangers: refused where it could do harm, before anything is made of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn
from xml.etree import ElementTree
from xml.parsers import expat

from graph.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

LARGEST = 256 * 1024 * 1024  # bytes
DEEPEST = 200  # elements within elements

_DECLARED = re.compile(rb"""(<\?xml\s[^>]*?encoding\s*=\s*["'])([A-Za-z][A-Za-z0-9._-]*)""")
_JAPANESE = (
    "shift_jis",
    "sjis",
    "x_sjis",
    "windows_31j",
    "ms932",
    "cp932",
    "ms_kanji",
)  # as Windows writes it

# What XML 1.0 cannot hold, not even as a reference.
_FORBIDDEN = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "\ufffd"
)


def parse(data: bytes, name: str) -> Element:
    """Give the root of an XML file.

    Parameters
    ----------
    data
        The file's bytes.
    name
        Its name in messages.

    Raises
    ------
    FileError
        When it is no well-formed XML, holds a document type or entities (through
        which a small file can grow without end, or read others), is larger than
        256 MiB or nested more than 200 deep.

    Examples
    --------
    >>> parse(b"<a><b/></a>", "a.xml").tag
    'a'
    """
    if len(data) > LARGEST:
        raise FileError("{} is larger than {} MiB; split it", name, LARGEST // 1024**2)
    try:
        data = _in_utf_8(data)
        _inspect(data, name)
        return ElementTree.fromstring(data)  # without a document type there are no entities
    except expat.ExpatError as fault:
        raise FileError("{} is not well-formed XML ({})", name, fault) from None
    except ElementTree.ParseError as fault:
        raise FileError("{} is not well-formed XML ({})", name, fault) from None
    except (ValueError, LookupError) as fault:
        raise FileError("{} is XML in an encoding that cannot be read ({}); use UTF-8", name, fault) from None


def _in_utf_8(data: bytes) -> bytes:
    """The file in an encoding that the parser knows: it has none of Japanese, Chinese or Korean."""
    found = _DECLARED.match(data)
    encoding = found[2].decode() if found else ""
    if not found or encoding.casefold().startswith(("utf", "us-ascii", "iso-8859", "windows-125")):
        return data
    encoding = "cp932" if encoding.casefold().replace("-", "_") in _JAPANESE else encoding
    return found[1] + b"utf-8" + data[found.end(2) :].decode(encoding).encode()


def _inspect(data: bytes, name: str) -> None:
    """Go through the file once without keeping anything of it."""
    depth = 0

    def refuse(*_: object) -> NoReturn:
        raise FileError("{} holds a document type or entities, which are not read; delete <!DOCTYPE …>", name)

    def begin(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise FileError("{} is nested more than {} elements deep", name, DEEPEST)

    def finish(*_: object) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    parser.StartElementHandler = begin
    parser.EndElementHandler = finish
    parser.Parse(data, True)


def local(tag: str) -> str:
    """Give an element's name without its namespace.

    Examples
    --------
    >>> local("{http://gexf.net/1.3}node")
    'node'
    """
    return tag.rpartition("}")[2]


def children(element: Element, *names: str) -> Iterator[Element]:
    """Yield the children with one of the names, whatever their namespace."""
    return (each for each in element if local(each.tag) in names)


def every(element: Element, name: str) -> Iterator[Element]:
    """Yield all elements of a name below an element, whatever their namespace."""
    return (each for each in element.iter() if local(each.tag) == name)


def fit(text: str) -> str:
    r"""Replace what XML cannot hold by U+FFFD.

    Examples
    --------
    >>> fit("a\x07b") == "a\ufffdb"
    True
    """
    return text.translate(_FORBIDDEN)


def distinct(names: Iterable[str]) -> dict[str, str]:
    r"""Give names as XML can hold them, and told apart where two would become one.

    Examples
    --------
    >>> list(map(ascii, distinct(["a\x07", "a\x08", "b"]).values()))
    ["'b'", "'a\\ufffd'", "'a\\ufffd\\ufffd'"]
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for each in sorted(names, key=lambda name: fit(name) != name):  # who can stay as it is comes first
        name = fit(each)
        while name in taken:
            name += "\ufffd"
        found[each] = name
        taken.add(name)
    return found


def lost(texts: Iterator[str]) -> int:
    r"""Count the texts that hold something that XML cannot.

    Examples
    --------
    >>> lost(iter(["a\x07b", "c"]))
    1
    """
    return sum(fit(each) != each for each in texts)


def document(root: Element) -> bytes:
    """Give an XML file: UTF-8, indented, with its declaration."""
    ElementTree.indent(root, " ")
    # A bare carriage return would be read as a line feed.
    text = ElementTree.tostring(root, encoding="unicode").replace("\r", "&#13;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
