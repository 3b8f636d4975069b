"""Pajek's networks: vertices by number, and lines, lists or a matrix of what joins them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.errors import FileError
from graph.exchange.content import END, LABEL, START, Content
from graph.exchange.rows import Unread, lines_of, put, tables
from graph.exchange.spells import spell_of
from graph.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.exchange.rows import Row

_TOOL = "tool_pajek"
MOST = 1_000_000  # vertices that a heading alone makes
_TOKEN = re.compile(r'"(?P<text>[^"]*)"|\[(?P<times>[^\]]*)\]|(?P<word>[^\s"\[]+)')
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_SHAPES = ("ellipse", "box", "diamond", "triangle", "cross", "empty", "house", "man", "woman")
# The parameters of Pajek's manual by which vertices and lines are drawn.
_DRAWN = {
    "s_size", "x_fact", "y_fact", "phi", "r", "q", "ic", "bc", "bw", "lc", "la", "lr", "lphi", "fos", "font",
    "c", "p", "w", "s", "a", "ap", "h1", "h2", "a1", "k1", "a2", "k2", "lp", "hook1", "hook2", "l_size",
}  # fmt: skip
_SECTIONS = ("network", "vertices", "arcs", "edges", "arcslist", "edgeslist", "matrix")


@dataclass(slots=True)
class _Network:
    """What was read of a file so far."""

    nodes: dict[str, Row] = field(default_factory=dict)
    edges: list[Row] = field(default_factory=list)
    unread: Unread = field(default_factory=Unread)
    relation: str = ""  # of the lines below the last heading
    line: int = 0  # of the matrix


def read_pajek(text: str, name: str) -> Content:
    r"""Read a network of Pajek; the heading ``*Arcs :1 "mou"`` gives the relation of the lines below it.

    Raises
    ------
    FileError
        When a line cannot be read, or a section is none of those of a network.

    Examples
    --------
    >>> found = read_pajek('*Vertices 2\n1 "A"\n2 "B"\n*Edges\n1 2 1 [2013-2018]\n', "x.net")
    >>> found.edges
    ({'source': '1', 'target': '2', 'weight': '1', '\x00start': '2013', '\x00end': '2018'},)
    """
    network, section = _Network(), ""
    for number, line in enumerate(lines_of(text), 1):
        if not line.strip() or line.lstrip().startswith("%"):
            continue
        parts = _parts(line)
        if line.lstrip().startswith("*"):
            section = _heading(parts, network)
            if section not in _SECTIONS:
                told = (
                    "{} ({}): the section *{} in line {} is not read; "
                    "a network has *Vertices, *Arcs and *Edges"
                )
                raise FileError(told, name, word(_TOOL), section, number)
        elif not _line(section, parts, network):
            raise FileError(
                "{} ({}): line {} cannot be read: {!r}", name, word(_TOOL), number, line.strip()[:40]
            )
    return tables(list(network.nodes.values()), network.edges, network.unread, tool=_TOOL)


def _parts(line: str) -> list[tuple[str, str]]:
    """The parts of a line by their kind: a text within quotation marks, times, or a word."""
    return [(str(each.lastgroup), each[str(each.lastgroup)].strip()) for each in _TOKEN.finditer(line)]


def _heading(parts: Sequence[tuple[str, str]], network: _Network) -> str:
    texts = [text for _, text in parts]
    section = texts[0].removeprefix("*").casefold()
    if section == "network":
        network.unread.add("came_beside", "network", " ".join(texts[1:]))
    elif section == "vertices":
        if network.nodes:
            return "vertices (2)"
        many = int(texts[1]) if len(texts) > 1 and texts[1].isdecimal() else 0
        network.nodes = {str(each): {"id": str(each)} for each in range(1, min(many, MOST) + 1)}
    else:
        network.relation = next((text for kind, text in parts if kind == "text"), "")
    network.line = 0
    return section


def _line(section: str, parts: Sequence[tuple[str, str]], network: _Network) -> bool:
    """Read a line of a section; False where it does not fit."""
    numbers = [text for _, text in parts]
    if section == "vertices":
        return _vertex(parts, network)
    if section in ("arcs", "edges"):
        return _tie(parts, network)
    if section in ("arcslist", "edgeslist"):
        network.edges += [_joined(numbers[0], each, network) for each in numbers[1:]]
        return all(each.lstrip("-").isdecimal() for each in numbers)
    if section == "matrix":
        network.line += 1
        if not all(map(_NUMBER.fullmatch, numbers)):
            return False
        places = ((place, each) for place, each in enumerate(numbers, 1) if float(each))
        network.edges += [
            {**_joined(str(network.line), str(place), network), "weight": each} for place, each in places
        ]
        return True
    return False


def _joined(source: str, target: str, network: _Network) -> Row:
    """A tie; a number with a minus before it is one that ends, or has another sign."""
    ends: Row = {"source": source.lstrip("-"), "target": target.lstrip("-")}
    return ends | ({"relation": network.relation} if network.relation else {})


def _vertex(parts: Sequence[tuple[str, str]], network: _Network) -> bool:
    if not parts[0][1].isdecimal():
        return False
    row = network.nodes.setdefault(parts[0][1], {"id": parts[0][1]})
    if len(parts) > 1:
        put(row, LABEL, parts[1][1], unread=network.unread)
    rest = list(parts[2:])
    while (
        rest and rest[0][0] == "word" and (_NUMBER.fullmatch(rest[0][1]) or rest[0][1].casefold() in _SHAPES)
    ):
        network.unread.add("came_layout", "", rest.pop(0)[1])
    times = _parameters(rest, row, network)
    network.unread.add("came_spells", "", times)
    return True


def _tie(parts: Sequence[tuple[str, str]], network: _Network) -> bool:
    if len(parts) < 2 or not all(text.lstrip("-").isdecimal() for _, text in parts[:2]):
        return False
    row = _joined(parts[0][1], parts[1][1], network)
    rest = list(parts[2:])
    if rest and rest[0][0] == "word" and _NUMBER.fullmatch(rest[0][1]):
        row["weight"] = rest.pop(0)[1]
    times = [each for text in _parameters(rest, row, network) for each in text.split(",") if each.strip()]
    if times:
        start, _, end = times[0].strip().partition("-")
        found = spell_of(start, end if "-" in times[0] else start)
        row |= {START: found.start, END: found.end}
        network.unread.add("came_times", "", found.unread)
        network.unread.add("came_more_spells", "", times[1:])
    network.edges.append(row)
    return True


def _parameters(rest: list[tuple[str, str]], row: Row, network: _Network) -> list[str]:
    """Put parameters and their values into a row, those of the drawing aside; the times are given back."""
    times = [text for kind, text in rest if kind == "times"]
    pairs = [text for kind, text in rest if kind != "times"]
    for place in range(0, len(pairs), 2):
        key, value = pairs[place], (pairs[place + 1] if place + 1 < len(pairs) else "")
        if key.casefold() in _DRAWN:
            network.unread.add("came_layout", key, value)
        elif value:
            put(row, {"l": "label"}.get(key, key), value, unread=network.unread)
        else:
            network.unread.add("came_beside", "", key)
    return times
