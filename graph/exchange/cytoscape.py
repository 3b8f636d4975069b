"""Cytoscape.js and Cytoscape: the elements of a network in each of the forms that they are written in.

`elements` as an object of nodes and edges, `elements` as one flat list, the two lists without
`elements`, and a list alone; an entry is an edge where its group says so, or it has two ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.errors import FileError
from graph.exchange.content import LABEL, OTHER_ID, Content
from graph.exchange.rows import Unread, beside, objects, put, read_row, tables, tie_id
from graph.vocabulary.values import plain
from graph.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.exchange.rows import Row

# What Cytoscape adds by itself to what it was given.
OF_CYTOSCAPE = {"SUID", "selected", "shared_name", "shared_interaction"}
INNER = {"SUID": "came_inner", "selected": "came_inner"}
_SHARED = {"shared_name": "name", "shared name": "name", "shared_interaction": "relation",
           "shared interaction": "relation"}  # fmt: skip
_LAYOUT = ("position", "renderedPosition", "scratch", "style", "css", "selected", "selectable", "locked",
           "grabbable", "grabbed", "pannable", "removed")  # fmt: skip
_OUTER = {"data": "", "group": "", **dict.fromkeys(_LAYOUT, "came_layout")}
_MARKS = ("elements", "nodes", "edges", "format_version", "generated_by", "target_cytoscapejs_version",
          "directed", "multigraph")  # fmt: skip
_VIEW = ("style", "zoom", "pan", "zoomingEnabled", "userZoomingEnabled", "panningEnabled", "minZoom",
         "maxZoom", "userPanningEnabled", "boxSelectionEnabled", "renderer", "layout",
         "styleEnabled")  # fmt: skip
_BESIDE = dict.fromkeys(_MARKS, "") | dict.fromkeys(_VIEW, "came_layout") | {"data": "came_beside"}
_TOOL = "tool_cytoscape"


def is_cytoscape(found: Any) -> bool:
    """Tell whether JSON holds elements of Cytoscape.js.

    Examples
    --------
    >>> is_cytoscape([{"data": {"id": "a"}}]), is_cytoscape({"nodes": [{"id": "a"}]})
    (True, False)
    """
    if isinstance(found, list):
        return any(_is_element(each) for each in found)
    inner = found.get("elements", found)
    if isinstance(inner, list):
        return any(_is_element(each) for each in inner)
    if not isinstance(inner, dict):
        return False
    lists = [inner.get(key) for key in ("nodes", "edges")]
    held = [each for each in lists if isinstance(each, list)]
    return any(map(_is_element, (each for rows in held for each in rows))) or (
        inner is not found and bool(held)
    )


def _is_element(each: object) -> bool:
    # What an element is stands in its data, and none of it beside them.
    if not isinstance(each, dict) or {"id", "source"} & each.keys():
        return False
    return "data" in each and each.get("group") in (None, "nodes", "edges")


def read_cytoscape(found: Any, name: str, unread: Unread) -> Content:
    """Read the elements of Cytoscape.js.

    Raises
    ------
    FileError
        When an element, or its data, is no object, or a further list stands beside them.

    Examples
    --------
    >>> ties = [{"data": {"id": "ab", "source": "a", "target": "b", "interaction": "mou"}}]
    >>> read_cytoscape(ties, "x.json", Unread()).edges
    ({'source': 'a', 'target': 'b', 'relation': 'mou'},)
    """
    several = isinstance(found, dict) and bool(found.get("multigraph"))  # a mark of NetworkX, and ours
    nodes: list[Row] = []
    edges: list[Row] = []
    for number, (group, element) in enumerate(_elements(found, name, unread), 1):
        data = element.get("data", {})
        if not isinstance(data, dict):
            raise FileError("{} ({}): the 'data' of entry {} is not an object", name, word(_TOOL), number)
        if group == "edges" or (not group and {"source", "target"} <= data.keys()):
            edges.append(_edge(element, data, unread, several=several))
        else:
            nodes.append(_node(element, data, unread))
    return tables(nodes, edges, unread, tool=_TOOL)


def _elements(found: Any, name: str, unread: Unread) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each element, with its group where the file says it."""
    if isinstance(found, list):
        lists = {"": found}
    else:
        beside(found, _BESIDE, unread, name=name)
        inner = found.get("elements", found)
        if isinstance(inner, list):
            lists = {"": inner}
        else:
            if inner is not found:
                beside(inner, {"nodes": "", "edges": ""}, unread, name=name)
            lists = {key: inner.get(key) or [] for key in ("nodes", "edges")}
    for group, rows in lists.items():
        if not isinstance(rows, list):
            raise FileError("{} ({}): {!r} is not a list of objects", name, word(_TOOL), group)
        for each in objects(rows, group or "elements", name, tool=_TOOL):
            yield str(each.get("group") or group), each


def _node(element: Mapping[str, Any], data: Mapping[str, Any], unread: Unread) -> Row:
    names = {"id_original": OTHER_ID} | ({} if "name" in data else {"label": LABEL})
    row = read_row(data, names, unread, skipped=INNER)
    if plain(row.get("value")) == plain(row.get("id")):
        row.pop("value", None)  # by which NetworkX knows nodes
    return _whole(row, element, unread)


def _edge(element: Mapping[str, Any], data: Mapping[str, Any], unread: Unread, *, several: bool) -> Row:
    row = read_row(data, {}, unread, skipped=INNER)
    tie_id(row, unread, "id", "id_original")
    if several and isinstance(row.get("key"), int):
        del row["key"]
    return _whole(interacting(row, unread), element, unread)


def _whole(row: Row, element: Mapping[str, Any], unread: Unread) -> Row:
    """A row with what stands beside the data of its element, such as its classes."""
    for key, value in read_row(element, {}, unread, skipped=_OUTER).items():
        put(row, key, value, unread=unread)
    return unshared(row, unread)


def interacting(row: Row, unread: Unread) -> Row:
    """Give a tie the relation that Cytoscape calls its interaction, and not the name made of it.

    Examples
    --------
    >>> interacting({"interaction": "mou", "name": "a (mou) b"}, Unread())
    {'relation': 'mou'}
    """
    interaction = row.pop("interaction", "")
    if not plain(row.get("relation", "")):
        row["relation"] = interaction
    elif plain(row["relation"]) != plain(interaction):
        put(row, "interaction", interaction, unread=unread)
    if interaction and f" ({plain(interaction)}) " in plain(row.get("name", "")):
        unread.add("came_inner", "name", row.pop("name"))
    return row


def unshared(row: Row, unread: Unread) -> Row:
    """Take out the names that Cytoscape keeps twice; one that differs is a column like others.

    Examples
    --------
    >>> unshared({"name": "A", "shared name": "A"}, Unread())
    {'name': 'A'}
    >>> unshared({"name": "A", "shared_name": "B"}, Unread())
    {'name': 'A', 'shared_name': 'B'}
    """
    for theirs, ours in _SHARED.items():
        if theirs in row and plain(row[theirs]) == plain(row.get(ours, "")):
            del row[theirs]
        elif theirs in row and "name" in theirs and "relation" in row:
            unread.add("came_inner", theirs, row.pop(theirs))
    return row
