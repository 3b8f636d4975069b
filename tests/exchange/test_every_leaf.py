"""Every value of a file stands in a row, or in the count of what was not read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import FileError
from graph.exchange.content import Content
from graph.exchange.gexf import read_gexf
from graph.exchange.graphml import read_graphml
from graph.exchange.json_forms import read_json
from graph.exchange.rows import is_table
from graph.exchange.texts import reader_of

law = settings(max_examples=30, deadline=None, derandomize=True)

# Names that mean something in one of the forms, and some that do not.
NAMES = (
    "label", "name", "type", "tags", "x", "color", "key", "value", "weight", "SUID", "interaction",
    "relation", "shared_name", "classes", "position", "id_original", "title", "index", "date",
    "date.from", "予算",
    "label (own)",
)  # fmt: skip
BESIDE = ("graph", "directed name", "title", "maps", "style", "options", "others")
leaf = st.just("leaf")
shapes = st.recursive(
    leaf, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("abc"), inner))
)
rows = st.dictionaries(st.sampled_from(NAMES), shapes, max_size=4)
beside = st.dictionaries(st.sampled_from(BESIDE), shapes, max_size=2)


class Marks:
    """Texts of which none is within another."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def put(self, shape: Any) -> Any:
        """The shape with a text of its own at every place."""
        if isinstance(shape, dict):
            return {key: self.put(each) for key, each in shape.items()}
        if isinstance(shape, list):
            return [self.put(each) for each in shape]
        self.made.append(f"<{len(self.made)}>")
        return self.made[-1]


def missing(found: Content, marks: Marks) -> list[str]:
    """The texts that stand in no row."""
    text = "\n".join(cell for row in (*found.nodes, *found.edges) for cell in row.values())
    return [each for each in marks.made if each not in text]


def told(found: Content) -> int:
    return sum(each.count for each in found.losses)


Parts = tuple[dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Any]]


def node_link(a: dict[str, Any], b: dict[str, Any], tie: dict[str, Any], rest: dict[str, Any]) -> Any:
    nodes = [{**a, "id": "a"}, {**b, "id": "b"}]
    return {**rest, "nodes": nodes, "links": [{**tie, "source": "a", "target": "b"}]}


def vis(a: dict[str, Any], b: dict[str, Any], tie: dict[str, Any], rest: dict[str, Any]) -> Any:
    return {**rest, "nodes": [{**a, "id": 1}, {**b, "id": 2}], "edges": [{**tie, "from": 1, "to": 2}]}


def graphology(a: dict[str, Any], b: dict[str, Any], tie: dict[str, Any], rest: dict[str, Any]) -> Any:
    nodes = [{"key": "a", "attributes": a}, {"key": "b", "attributes": b}]
    edges = [{"key": "0", "source": "a", "target": "b", "attributes": tie}]
    return {"attributes": rest, "nodes": nodes, "edges": edges}


def cytoscape(a: dict[str, Any], b: dict[str, Any], tie: dict[str, Any], rest: dict[str, Any]) -> Any:
    nodes = [{"data": {**a, "id": "a"}}, {**b, "data": {"id": "b"}}]
    return {**rest, "elements": {"nodes": nodes, "edges": [{"data": {**tie, "source": "a", "target": "b"}}]}}


def cytoscape_list(a: dict[str, Any], b: dict[str, Any], tie: dict[str, Any], rest: dict[str, Any]) -> Any:
    one, other = {"data": {**a, "id": "a"}}, {"data": {**b, "id": "b"}}
    return [one, other, {"group": "edges", "data": {**tie, "source": "a", "target": "b"}}]


def kumu(a: dict[str, Any], b: dict[str, Any], tie: dict[str, Any], rest: dict[str, Any]) -> Any:
    return {**rest, "elements": [{**a, "id": "a"}, {**b, "id": "b"}],
            "connections": [{**tie, "from": "a", "to": "b"}]}  # fmt: skip


def kumu_project(a: dict[str, Any], b: dict[str, Any], tie: dict[str, Any], rest: dict[str, Any]) -> Any:
    elements = [{"_id": "a", "attributes": a}, {"_id": "b", "attributes": b}]
    return {**rest, "elements": elements, "connections": [{"from": "a", "to": "b", "attributes": tie}]}


def neo4j(a: dict[str, Any], b: dict[str, Any], tie: dict[str, Any], rest: dict[str, Any]) -> Any:
    nodes = [
        {"id": "0", "labels": ["Hub"], "properties": a},
        {"id": "1", "labels": ["City"], "properties": b},
    ]
    ends = {"start": {"id": "0", "labels": ["Hub"]}, "end": {"id": "1", "labels": ["City"]}}
    return {**rest, "nodes": nodes, "rels": [{"id": "0", "label": "MOU", "properties": tie, **ends}]}


def neo4j_list(a: dict[str, Any], b: dict[str, Any], tie: dict[str, Any], rest: dict[str, Any]) -> Any:
    ends = {"start": {"id": "0", "properties": b}, "end": {"id": "9", "properties": rest}}
    return [
        {"type": "node", "id": "0", "labels": ["Hub"], "properties": a},
        {"type": "relationship", "label": "MOU", "properties": tie, **ends},
    ]


def plain(a: dict[str, Any], b: dict[str, Any], tie: dict[str, Any], rest: dict[str, Any]) -> Any:
    return [{**each, "source": "a", "target": "b"} for each in (a, b, tie, rest)]


def _unknown(form: Callable[..., Any], key: str) -> bool:
    """Whether a list of a name beside the two is none that the form has."""
    known = {"kumu": ["maps"], "kumu_project": ["maps"], "cytoscape": ["style"], "node_link": ["graph"],
             "vis": ["options"]}  # fmt: skip
    return form is not graphology and key not in known.get(form.__name__, [])


FORMS = (
    node_link, vis, graphology, cytoscape, cytoscape_list, kumu, kumu_project, neo4j, neo4j_list, plain,
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@law
@given(rows, rows, rows, beside)
def test_every_value_of_json_is_read_or_counted(
    form: Callable[..., Any], a: dict[str, Any], b: dict[str, Any], tie: dict[str, Any], rest: dict[str, Any]
) -> None:
    marks = Marks()
    used = [a, b, tie] if form is cytoscape_list else [a, b, tie, rest]
    parts = [marks.put(each) for each in used]
    made = form(*parts, *([{}] if form is cytoscape_list else []))
    data = json.dumps(made).encode()
    lists = [key for key, each in parts[-1].items() if is_table(each)]
    if isinstance(made, dict) and any(_unknown(form, key) for key in lists):
        with pytest.raises(FileError, match="was not understood"):
            read_json(data, "x.json")
        return
    found = read_json(data, "x.json")
    assert told(found) == len(missing(found, marks))
    assert not any(
        "{'" in cell or "['" in cell for row in (*found.nodes, *found.edges) for cell in row.values()
    )


flat = st.dictionaries(st.sampled_from(NAMES), leaf, max_size=4)


def gexf(a: dict[str, Any], b: dict[str, Any], tie: dict[str, Any], inner: str) -> str:
    titles = {title: f"k{number}" for number, title in enumerate(NAMES)}
    declared = "".join(
        f"<attribute id={quoteattr(key)} title={quoteattr(title)}/>" for title, key in titles.items()
    )

    def values(row: dict[str, Any]) -> str:
        each = (f'<attvalue for="{titles[key]}" value={quoteattr(text)}/>' for key, text in row.items())
        return f"<attvalues>{''.join(each)}</attvalues>"

    return (
        f'<gexf><graph><attributes class="node">{declared}</attributes><attributes class="edge">{declared}'
        f'</attributes><nodes><node id="a">{values(a)}{inner}</node><node id="b">{values(b)}</node></nodes>'
        f'<edges><edge id="0" source="a" target="b">{values(tie)}</edge></edges></graph></gexf>'
    )


def graphml(a: dict[str, Any], b: dict[str, Any], tie: dict[str, Any], inner: str) -> str:
    names = {name: f"k{number}" for number, name in enumerate(NAMES)}
    keys = "".join(f'<key id="{key}" attr.name={quoteattr(name)}/>' for name, key in names.items())

    def values(row: dict[str, Any]) -> str:
        each = (f'<data key="{names[key]}">{quoteattr(text)[1:-1]}</data>' for key, text in row.items())
        return "".join(each)

    return (
        f'<graphml>{keys}<graph><node id="a">{values(a)}{inner}</node><node id="b">{values(b)}</node>'
        f'<edge source="a" target="b">{values(tie)}</edge></graph></graphml>'
    )


def elements(shape: Any) -> str:
    """Elements of a shape: its texts as attributes and as texts."""
    if isinstance(shape, dict):
        return "".join(f"<{key}>{elements(each)}</{key}>" for key, each in shape.items())
    if isinstance(shape, list):
        return "".join(f"<item><part>{elements(each)}</part></item>" for each in shape)
    return f"<part v={quoteattr(shape)}/>"


@pytest.mark.parametrize(("form", "read"), [(gexf, read_gexf), (graphml, read_graphml)])
@law
@given(flat, flat, flat, st.dictionaries(st.sampled_from("abc"), shapes, max_size=2))
def test_every_value_of_xml_is_read_or_counted(
    form: Callable[..., str],
    read: Callable[[bytes, str], Content],
    a: dict[str, Any],
    b: dict[str, Any],
    tie: dict[str, Any],
    inner: dict[str, Any],
) -> None:
    marks = Marks()
    parts = [marks.put(each) for each in (a, b, tie)]
    text = form(*parts, elements(marks.put(inner)))
    found = read(text.encode(), "x.xml")
    assert told(found) == len(missing(found, marks))


def in_gml(shape: Any) -> Iterator[str]:
    for key, value in shape.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield f"{key} [ {' '.join(in_gml(each))} ]"
            elif isinstance(each, str):
                yield f'{key} "{each}"'


objects = st.recursive(leaf, lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=2))
lists = st.dictionaries(
    st.sampled_from([each for each in NAMES if each.isascii() and each.isalpha()]),
    st.one_of(objects, st.lists(leaf, min_size=1, max_size=3)),
    max_size=3,
)


@law
@given(lists, lists, lists)
def test_every_value_of_gml_is_read_or_counted(
    a: dict[str, Any], b: dict[str, Any], tie: dict[str, Any]
) -> None:
    marks = Marks()
    parts = [" ".join(in_gml(marks.put(each))) for each in (a, b, tie)]
    text = "graph [ node [ id 1 {} ] node [ id 2 {} ] edge [ source 1 target 2 {} ] ]".format(*parts)
    reader = reader_of(text.encode(), "x")
    assert reader
    found = reader(text.encode(), "x")
    assert told(found) == len(missing(found, marks))


@law
@given(flat, flat, flat)
def test_every_value_of_dot_is_read_or_counted(
    a: dict[str, Any], b: dict[str, Any], tie: dict[str, Any]
) -> None:
    marks = Marks()
    parts = [", ".join(f'"{key}"="{text}"' for key, text in marks.put(each).items()) for each in (a, b, tie)]
    text = "digraph {{ a [{}]; b [{}]; a -> b [{}] }}".format(*parts)
    reader = reader_of(text.encode(), "x")
    assert reader
    found = reader(text.encode(), "x")
    assert told(found) == len(missing(found, marks))
