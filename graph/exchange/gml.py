"""GML, the graph modelling language, which yEd, Gephi, igraph and NetworkX write."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from graph.errors import FileError
from graph.exchange.content import LABEL, Content
from graph.exchange.rows import ATTRIBUTES, Unread, beside, objects, read_row, tables, tie_id
from graph.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.exchange.rows import Row

_TOOL = "tool_gml"
_TOKEN = re.compile(r'\s+|#[^\n]*|"(?P<text>[^"]*)"|(?P<open>\[)|(?P<close>\])|(?P<word>[^\s\[\]"#]+)')
DEEPEST = 100  # lists within lists
_LIST = "_networkx_list_start"  # by which NetworkX marks a list of one
_DRAWN = dict.fromkeys(("graphics", "LabelGraphics", "edgeAnchor"), "came_layout")


def read_gml(text: str, name: str) -> Content:
    """Read a GML file.

    Raises
    ------
    FileError
        When it is damaged (the line is named), or holds no graph.

    Examples
    --------
    >>> text = 'graph [ node [ id 1 label "A" ] node [ id 2 ] edge [ source 1 target 2 since 2019 ] ]'
    >>> read_gml(text, "x.gml").edges
    ({'source': '1', 'target': '2', 'since': '2019'},)
    """
    unread = Unread()
    found = _parsed(text, name)
    inner = found.get("graph")
    if isinstance(inner, list) and any(isinstance(each, dict) for each in inner):
        raise FileError(
            "{} ({}) holds {} graphs; put each into a file of its own", name, word(_TOOL), len(inner)
        )
    if not isinstance(inner, dict):
        raise FileError("{} ({}) holds no graph", name, word(_TOOL))
    beside(found, dict.fromkeys(("graph", "Creator", "creator", "Version", "version"), ""), unread, name=name)
    marks = dict.fromkeys(("node", "edge", "directed", "multigraph", "hierarchic", "defaultnodesize"), "")
    beside(inner, marks, unread, name=name)
    nodes = []
    for each in _entries(inner, "node", name):
        label = {} if "name" in each else {"label": LABEL}
        nodes.append(read_row(each, label, unread, skipped=_DRAWN, ours=False))
    edges: list[Row] = []
    for each in _entries(inner, "edge", name):
        counted = {"key": ""} if str(each.get("key", "")).isdecimal() else {}
        row = read_row(each, ATTRIBUTES["nodes"], unread, skipped=_DRAWN | counted, ours=False)
        row = {("id" if key == ATTRIBUTES["nodes"]["id"] else key): value for key, value in row.items()}
        tie_id(row, unread, "id")
        edges.append(row)
    return tables(nodes, edges, unread, tool=_TOOL)


def _entries(inner: dict[str, Any], key: str, name: str) -> list[dict[str, Any]]:
    given = inner.get(key, [])
    return objects(given if isinstance(given, list) else [given], key, name, tool=_TOOL)


def _tokens(text: str, name: str) -> Iterator[tuple[str, str, int]]:
    """Each token by its kind, with where it stands."""
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise _damaged(text, place, name)
        if match.lastgroup:
            yield match.lastgroup, match[match.lastgroup], place
        place = match.end()


def _damaged(text: str, place: int, name: str) -> FileError:
    line = text.count("\n", 0, place) + 1
    shown = text[place : place + 40].split("\n")[0]
    return FileError("{} ({}) cannot be read from line {} on: {!r}", name, word(_TOOL), line, shown)


def _parsed(text: str, name: str) -> dict[str, Any]:
    """The lists of a file as objects; what stands twice in one becomes a list."""
    outer: list[tuple[dict[str, Any], int]] = [({}, 0)]
    key, last = "", 0
    for kind, token, place in _tokens(text, name):
        last = place
        if kind == "close":
            if key or len(outer) == 1:
                raise _damaged(text, place, name)
            outer.pop()
        elif not key:
            if kind != "word":
                raise _damaged(text, place, name)
            key = token
        else:
            value: Any = {} if kind == "open" else unescape(token) if kind == "text" else token
            _into(outer[-1][0], key, value)
            key = ""
            if kind == "open":
                outer.append((value, place))
                if len(outer) > DEEPEST:
                    raise _damaged(text, place, name)
    if key or len(outer) > 1:
        raise _damaged(text, outer[-1][1] if len(outer) > 1 else last, name)
    return outer[0][0]


def _into(row: dict[str, Any], key: str, value: Any) -> None:
    if key not in row:
        row[key] = value
    elif not isinstance(row[key], list):
        row[key] = [row[key], value] if row[key] != _LIST else [value]
    else:
        row[key].append(value)
