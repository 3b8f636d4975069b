"""DOT, the language of Graphviz: statements, chains, defaults and subgraphs, which are flattened."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, NoReturn

from graph.errors import FileError
from graph.exchange.content import LABEL, Content
from graph.exchange.rows import ATTRIBUTES, Unread, read_row, room, tables
from graph.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.exchange.rows import Row

_TOOL = "tool_dot"
_TOKEN = re.compile(
    r"""(?P<skip>\s+|//[^\n]*|/\*.*?\*/|(?m:^)\#[^\n]*)|"(?P<text>(?:\\.|[^"\\])*)"|(?P<arrow>->|--)
    |(?P<mark>[{}\[\];,=:+])|(?P<word>-?(?:\.\d+|\d+(?:\.\d*)?)(?![\w\x80-\U0010ffff])|[\w\x80-\U0010ffff]+)""",
    re.DOTALL | re.VERBOSE,
)
_TAG = re.compile(r"<[^<>]*>")
_JOINED = re.compile(r"\\\r?\n")  # a line that goes on in the next
_ANGLE = re.compile("[<>]")
DEEPEST = 100  # subgraphs within subgraphs
# What Graphviz (graphviz.org, "Attributes") takes to draw with; texts and links are columns.
_DRAWING = """
_background arrowhead arrowsize arrowtail bb bgcolor center charset clusterrank color colorscheme compound
concentrate constraint decorate defaultdist dimen dir diredgeconstraints distortion dpi edgehref epsilon esep
fillcolor fixedsize fontcolor fontname fontnames fontpath fontsize forcelabels gradientangle head_lp headclip
headport height image imagepath imagepos imagescale inputscale labelangle labeldistance labelfloat
labelfontcolor labelfontname labelfontsize labeljust labelloc landscape layerlistsep layerselect layersep
layout len levelsgap lhead lheight linelength lp ltail lwidth margin maxiter mclimit mindist minlen mosek
newrank nodesep nojustify notranslate nslimit nslimit1 oneblock ordering orientation outputorder overlap
overlap_scaling overlap_shrink pack packmode pad pagedir pencolor penwidth peripheries pin pos quadtree rank
rankdir ranksep ratio rects remincross repulsiveforce rotate rotation samehead sametail samplepoints
searchsize sep shape shapefile showboxes sides skew smoothing sortv splines style stylesheet tail_lp tailclip
tailport truecolor viewport voro_margin width xdotversion xlp
"""
_DRAWN = dict.fromkeys(_DRAWING.split(), "came_layout")
Attributes = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Scope:
    """What holds within a pair of braces: the defaults of nodes and edges, and who stands there."""

    nodes: Attributes = field(default_factory=dict)
    edges: Attributes = field(default_factory=dict)
    met: dict[str, None] = field(default_factory=dict)
    own: Attributes = field(default_factory=dict)


def read_dot(text: str, name: str) -> Content:
    """Read a file of Graphviz; whoever stands in a subgraph that has a label has it as ``cluster``.

    Raises
    ------
    FileError
        When it is damaged (the line is named), nested too deeply, or holds several graphs.

    Examples
    --------
    >>> found = read_dot('graph { a [label="Link Hub"]; a -- {b c} [signed=2019] }', "x.dot")
    >>> found.edges[1]
    {'source': 'a', 'target': 'c', 'signed': '2019'}
    """
    return _Parser(text, name).read()


class _Parser:
    """Goes through the tokens of a file, and keeps whom and what it met."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.place = 0
        self.nodes: dict[str, Attributes] = {}
        self.edges: list[tuple[str, str, Attributes]] = []
        self.known: dict[tuple[str, str], Attributes] = {}
        self.unread = Unread()
        self.strict = self.directed = False
        self.html: list[str] = []
        self.tokens = list(self._tokens())
        self.at = 0

    def _tokens(self) -> Iterator[tuple[str, str, int]]:
        place = 0
        while place < len(self.text):
            if self.text[place] == "<":
                end = self._closing(place)
                yield "text", self._of_html(self.text[place + 1 : end]), place
                place = end + 1
                continue
            match = _TOKEN.match(self.text, place)
            if match is None:
                self._refuse(place)
            if match.lastgroup != "skip":
                kind = str(match.lastgroup)
                value = match[kind]
                yield (
                    kind,
                    (value.replace("\\\r\n", "").replace("\\\n", "") if kind == "text" else value),
                    place,
                )
            place = match.end()

    def _closing(self, place: int) -> int:
        """Where the angle bracket is closed that opens a text in HTML."""
        depth, end = 0, -1
        for each in _ANGLE.finditer(self.text, place):
            depth += 1 if each[0] == "<" else -1
            if not depth:
                end = each.start()
                break
        if end < 0:
            self._refuse(place)
        return end

    def _of_html(self, inner: str) -> str:
        text = " ".join(unescape(_TAG.sub(" ", inner)).split())
        if _TAG.search(inner):
            self.html.append(inner)
        return text

    def _refuse(self, place: int) -> NoReturn:
        line = self.text.count("\n", 0, place) + 1
        shown = self.text[place : place + 40].split("\n")[0]
        raise FileError("{} ({}) cannot be read from line {} on: {!r}", self.name, word(_TOOL), line, shown)

    def _refuse_here(self) -> NoReturn:
        """Refuse the token that comes next, or the end of the file."""
        end = max(len(self.text.rstrip()) - 1, 0)
        self._refuse(self.tokens[self.at][2] if self.at < len(self.tokens) else end)

    def _peek(self) -> tuple[str, str]:
        return self.tokens[self.at][:2] if self.at < len(self.tokens) else ("end", "")

    def _is(self, *marks: str) -> bool:
        kind, value = self._peek()
        return kind in ("mark", "arrow") and value in marks

    def _is_word(self, *words: str) -> bool:
        kind, value = self._peek()
        return kind == "word" and value.casefold() in words

    def _take(self, *marks: str) -> str:
        """The next token, which has to be one of the marks where some are given, else a name."""
        kind, value = self._peek()
        if (value not in marks or kind == "text") if marks else kind not in ("word", "text"):
            self._refuse(
                self.tokens[self.at][2] if self.at < len(self.tokens) else len(self.text.rstrip()) - 1
            )
        self.at += 1
        while not marks and kind == "text" and self._is("+"):
            self.at += 1
            value += self._take()
        return value

    def read(self) -> Content:
        """Give the organisations and ties of the whole file."""
        self.strict = self._is_word("strict")
        self.at += self.strict
        self.directed = self._is_word("digraph")
        if not self._is_word("graph", "digraph"):
            self._refuse_here()
        self.at += 1
        if not self._is("{"):
            self._take()
        scope = _Scope()
        self._body(scope, 0)
        if self.at < len(self.tokens):
            self._refuse_here()
        self._beside(scope.own)
        return self._content()

    def _body(self, scope: _Scope, depth: int) -> None:
        self._take("{")
        if depth > DEEPEST:
            self._refuse(self.tokens[self.at - 1][2])
        while not self._is("}"):
            self._statement(scope, depth)
            while self._is(";", ","):
                self.at += 1
        self._take("}")

    def _statement(self, scope: _Scope, depth: int) -> None:
        following = self.tokens[self.at + 1][:2] if self.at + 1 < len(self.tokens) else ("end", "")
        if self._is_word("node", "edge", "graph") and following == ("mark", "["):
            kind = self._take().casefold()
            {"node": scope.nodes, "edge": scope.edges, "graph": scope.own}[kind].update(self._attributes())
            return
        if following == ("mark", "=") and not self._is("{"):
            key = self._take()
            self._take("=")
            scope.own[key] = self._take()
            return
        ends = [self._end(scope, depth)]
        while self._is("->", "--"):
            self.at += 1
            ends.append(self._end(scope, depth))
        given = self._attributes()
        if len(ends) > 1:
            for left, right in pairwise(ends):
                self._tie(left, right, scope.edges | given)
        else:
            for each in ends[0]:
                self.nodes[each] |= given

    def _end(self, scope: _Scope, depth: int) -> list[str]:
        """Who stands at an end of a tie: one, or all of a subgraph."""
        if self._is("{") or self._is_word("subgraph"):
            inner = _Scope(dict(scope.nodes), dict(scope.edges))
            if self._is_word("subgraph"):
                self.at += 1
                if not self._is("{"):
                    self._take()
            self._body(inner, depth + 1)
            label = inner.own.pop("label", "")
            self._beside(inner.own)
            for each in inner.met if label else ():
                self.nodes[each].setdefault("cluster", label)
            scope.met.update(inner.met)
            return list(inner.met)
        name = self._take()
        while self._is(":"):  # a port, at which the line meets the drawing
            self.at += 1
            self.unread.add("came_layout", "port", self._take())
        scope.met[name] = None
        self.nodes.setdefault(name, dict(scope.nodes))
        return [name]

    def _attributes(self) -> Attributes:
        found: Attributes = {}
        while self._is("["):
            self.at += 1
            while not self._is("]"):
                key = self._take()
                found[key] = "true"
                if self._is("="):
                    self.at += 1
                    found[key] = self._take()
                while self._is(",", ";"):
                    self.at += 1
            self._take("]")
        return found

    def _tie(self, left: list[str], right: list[str], given: Attributes) -> None:
        room(len(self.edges) + len(left) * len(right), self.name, tool=_TOOL)
        for source in left:
            for target in right:
                pair = (source, target) if self.directed else (min(source, target), max(source, target))
                if self.strict and pair in self.known:  # which has each pair once
                    self.known[pair].update(given)
                    continue
                self.known[pair] = dict(given)
                self.edges.append((source, target, self.known[pair]))

    def _beside(self, given: Attributes) -> None:
        for key, value in given.items():
            self.unread.add(_DRAWN.get(key, "came_beside"), key, value)

    def _content(self) -> Content:
        skipped = _DRAWN | {"id": "came_inner"}
        unread = self.unread
        nodes: list[Row] = [
            {"id": each}
            | read_row(_plain(given, each), {"label": LABEL}, unread, skipped=skipped, ours=False)
            for each, given in self.nodes.items()
        ]
        theirs = ATTRIBUTES["edges"]
        edges: list[Row] = [
            {"source": source, "target": target}
            | read_row(_plain(given, ""), theirs, unread, skipped=skipped, ours=False)
            for source, target, given in self.edges
        ]
        self.unread.add("came_html", "", self.html)
        return tables(nodes, edges, self.unread, tool=_TOOL)


def _plain(given: Attributes, name: str) -> Attributes:
    r"""The attributes with their escapes resolved: ``\n`` begins a line, ``\N`` stands for the name."""
    return {key: _unescaped(value, name) if "\\" in value else value for key, value in given.items()}


def _unescaped(text: str, name: str) -> str:
    marks = {"n": " ", "l": " ", "r": " ", "N": name}
    return re.sub(r"\\(.)", lambda found: marks.get(found[1], found[1]), text, flags=re.DOTALL).strip()
