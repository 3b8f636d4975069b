"""Objects of a file as rows, and the count of every value that stands in none of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from graph.errors import FileError
from graph.exchange.content import OTHER_ID, Content, Loss, named, own
from graph.files.safe_xml import local
from graph.vocabulary.values import is_plain, plain
from graph.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

Row = dict[str, object]
MOST_TIES = 5_000_000
# The id of a tie that a program counted up or drew by lot, and that says nothing.
_COUNTED = re.compile(
    r"(e|edge|geid|conn|link|rel)?[-_]*\d[\d_]*|conn-\w+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)
# Where an attribute of an organisation or a tie is called like one of those that the form has for itself.
ATTRIBUTES = {
    "nodes": {"id": OTHER_ID},
    "edges": {"source": "source (attribute)", "target": "target (attribute)"},
}
_NONE: dict[str, str] = {}


class Unread:
    """Counts the values that were not read, by what they are, and remembers the first of each.

    Examples
    --------
    >>> unread = Unread()
    >>> unread.add("came_nested", "place", {"lat": 35, "at": ["x", None]})
    >>> unread.losses()
    (Loss(key='came_nested', count=2, example='place: 35'),)
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._first: dict[str, str] = {}

    def add(self, key: str, place: str, value: object) -> None:
        """Count every value of something that was not read; blank ones hold nothing.

        Parameters
        ----------
        key
            What it is: a sentence in `graph.words`.
        place
            Where it stands, for the example; blank where the value says it alone.
        """
        for each in leaves(value):
            self._counts[key] += 1
            self._first.setdefault(key, f"{place}: {each}" if place else each)

    def elements(self, key: str, *found: Element) -> None:
        """Count the attributes and texts of XML elements, and of all within them."""
        for each in (inner for element in found for inner in element.iter()):
            texts = [*each.attrib.values(), *([each.text.strip()] if each.text and each.text.strip() else [])]
            if texts:
                self._counts[key] += len(texts)
                if key not in self._first:
                    self._first[key] = f"{local(each.tag)}: {texts[0]}"

    def losses(self) -> tuple[Loss, ...]:
        """Give what was counted, in the order in which it was met."""
        return tuple(Loss(key, self._counts[key], first) for key, first in self._first.items())


def leaves(value: object) -> Iterator[str]:
    """Give every single value within lists and objects as text, however deep; blank ones hold nothing.

    Examples
    --------
    >>> list(leaves({"a": [1, {"b": None}], "c": "x"}))
    ['1', 'x']
    """
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting += reversed(each.values())
        elif isinstance(each, list | tuple):
            waiting += reversed(each)
        elif isinstance(each, bytes):
            yield f"({type(each).__name__})"
        elif text := plain(each):
            yield text


def read_row(
    row: Mapping[str, object],
    names: Mapping[str, str],
    unread: Unread,
    *,
    skipped: Mapping[str, str] = _NONE,
    ours: bool = True,
) -> Row:
    """Give one object of a file as a row: objects in it are flattened by one level, deeper ones are told.

    Parameters
    ----------
    names
        What the form calls our columns; all others keep their own names.
    unread
        Where it is counted what cannot stand in a cell.
    skipped
        Names that are no columns to what is said of their values; blank where a name
        tells nothing that is not read otherwise.
    ours
        Whether a form in which we mark the names that it needs for itself; the mark is taken away.

    Examples
    --------
    >>> read_row({"Id": 7, "place": {"lat": 35, "at": ["x", "y"]}}, {"Id": "id"}, Unread())
    {'id': 7, 'place.lat': 35, 'place.at': ['x', 'y']}
    """
    found: Row = {}
    for key, value in row.items():
        name = str(key)
        told = skipped.get(name)
        if told is not None:
            if told:
                unread.add(told, name, value)
        elif isinstance(value, dict):
            for inner, each in value.items():
                put(found, f"{name}.{inner}", each, unread=unread)
        else:
            mapped = names.get(name)
            if mapped is None or mapped in found:
                mapped = own(name) if ours else name
            put(found, mapped, value, unread=unread)
    return found


def put(found: Row, name: str, value: object, *, unread: Unread) -> None:
    """Put a value under a name of a row, or count it where it cannot stand there.

    Examples
    --------
    >>> found, unread = {"a": "x"}, Unread()
    >>> put(found, "a", "y", unread=unread)
    >>> found, unread.losses()
    ({'a': 'x'}, (Loss(key='came_twice', count=1, example='a: y'),))
    """
    if not is_plain(value):
        unread.add("came_nested", name, value)
    elif not name.strip():
        unread.add("came_unnamed", "", value)
    elif name not in found or not plain(found[name]):
        found[name] = value
    elif plain(found[name]) != plain(value):
        unread.add("came_twice", name, value)


def tie_id(row: Row, unread: Unread, *keys: str) -> None:
    """Take the ids of a tie out of its row: ties have none here. What a program counted up says nothing.

    Examples
    --------
    >>> row, unread = {"id": "MOU-7", "_id": "17"}, Unread()
    >>> tie_id(row, unread, "id", "_id")
    >>> row, unread.losses()
    ({}, (Loss(key='came_tie_ids', count=1, example='MOU-7'),))
    """
    for key in keys:
        text = plain(row.pop(key, ""))
        if text and not _COUNTED.fullmatch(text):
            unread.add("came_tie_ids", "", text)


def listed(found: Mapping[str, Any], key: str, name: str, *, tool: str) -> list[dict[str, Any]]:
    """Give the list of objects under a key; none where there is no such key.

    Raises
    ------
    FileError
        When something else stands there; an entry that is no object is named.

    Examples
    --------
    >>> listed({"nodes": [{"id": "a"}]}, "nodes", "x.json", tool="tool_node_link")
    [{'id': 'a'}]
    """
    rows = found.get(key)
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise FileError("{} ({}): {!r} is not a list of objects", name, word(tool), key)
    return objects(rows, key, name, tool=tool)


def objects(rows: Sequence[Any], key: str, name: str, *, tool: str) -> list[dict[str, Any]]:
    """Give the entries of a list, all of which have to be objects.

    Raises
    ------
    FileError
        When one is not; it is named.
    """
    for number, each in enumerate(rows, 1):
        if not isinstance(each, dict):
            raise FileError("{} ({}): entry {} of {!r} is not an object", name, word(tool), number, key)
    return list(rows)


def beside(found: Mapping[str, Any], marks: Mapping[str, str], unread: Unread, *, name: str) -> None:
    """Count what stands in a file beside its organisations and ties.

    Parameters
    ----------
    marks
        What the form has there to what is said of it: blank for lists that were read and for
        marks of the form itself.

    Raises
    ------
    FileError
        When a list of objects stands there that the form does not know: it may be half of the ties.

    Examples
    --------
    >>> beside({"nodes": [], "title": "x"}, {"nodes": ""}, unread := Unread(), name="x.json")
    >>> unread.losses()
    (Loss(key='came_beside', count=1, example='title: x'),)
    """
    for key, value in found.items():
        told = marks.get(key)
        if told is None and is_table(value):
            raise FileError(
                "{}: the list {!r} was not understood (entries: {}), so nothing was read; delete it from the "
                "file if it is not needed",
                name,
                key,
                len(value),
            )
        if told != "":
            unread.add(told or "came_beside", key, value)


def room(ties: int, name: str, *, tool: str) -> None:
    """Refuse a file in which a few names stand for very many ties, as all pairs of two groups.

    Raises
    ------
    FileError
        When there are more than five million.

    Examples
    --------
    >>> room(9, "x.dot", tool="tool_dot")
    """
    if ties > MOST_TIES:
        raise FileError("{} ({}) holds more than {} ties", name, word(tool), MOST_TIES)


def is_table(value: object) -> bool:
    """Tell whether a value is a list in which objects or lists stand.

    Examples
    --------
    >>> is_table([{"a": 1}]), is_table(["a"]), is_table({"a": 1})
    (True, False, False)
    """
    return isinstance(value, list) and any(isinstance(each, dict | list) for each in value)


def tables(
    nodes: Sequence[Row], edges: Sequence[Row], unread: Unread, *, tool: str, order: Sequence[str] = ()
) -> Content:
    """Give both tables as text, with what was not read.

    Examples
    --------
    >>> tables([{"id": 7}], [], Unread(), tool="tool_vis").nodes
    ({'id': '7'},)
    """
    return Content(named(nodes), named(edges), order=tuple(order), losses=unread.losses(), tool=tool)


def within(root: Element, name: str) -> Iterator[tuple[Element, str]]:
    """Give each element of a name in the order of the file, with the id of the node that holds it.

    Examples
    --------
    >>> from graph.files.safe_xml import parse
    >>> root = parse(b'<g><node id="a"><nodes><node id="b"/></nodes></node><node id="c"/></g>', "x")
    >>> [(each.get("id"), parent) for each, parent in within(root, "node")]
    [('a', ''), ('b', 'a'), ('c', '')]
    """
    waiting = [(root, "")]
    while waiting:
        element, parent = waiting.pop()
        tag = local(element.tag)
        if tag == name:
            yield element, parent
        if tag == "node":
            parent = element.get("id") or parent
        waiting += [(each, parent) for each in reversed(element)]


def lines_of(text: str) -> list[str]:
    r"""Give the lines of a text; what ends a line for some programs only is a character.

    Examples
    --------
    >>> lines_of("a\r\nb\rc\n")
    ['a', 'b', 'c', '']
    """
    return re.split(r"\r\n|\r|\n", text)
