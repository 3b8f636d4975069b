"""JSON as each tool writes it, small: two organisations with names, and a tie with its date."""

from __future__ import annotations

import json
from typing import Any

import pytest

from graph.errors import FileError
from graph.exchange import import_files
from graph.exchange.content import LABEL, Content, Loss
from graph.exchange.json_forms import read_json
from graph.exchange.neo4j import neo4j_headings

DAY = "2019-05-18"
HUB, UNI = "Minato Life Hub", "Harbour University"
# apoc.export.json.all, formats JSON_LINES and JSON (neo4j.com/labs/apoc, "Export to JSON")
NODES = [
    {"type": "node", "id": "0", "labels": ["Hub"], "properties": {"name": HUB}},
    {"type": "node", "id": "1", "labels": ["University"], "properties": {"name": UNI}},
]
TIE = {
    "id": "0", "type": "relationship", "label": "SIGNED", "properties": {"signed": DAY},
    "start": {"id": "0", "labels": ["Hub"]}, "end": {"id": "1", "labels": ["University"]},
}  # fmt: skip
# js.cytoscape.org, "Elements JSON"
A, B = {"data": {"id": "a", "name": HUB}}, {"data": {"id": "b", "name": UNI}}
AB = {"data": {"id": "e1", "source": "a", "target": "b", "signed": DAY}}
ELEMENTS = [{"id": "a", "label": HUB}, {"id": "b", "label": UNI}]
FORMS: dict[str, tuple[str, Any]] = {
    "lines of Neo4j": ("tool_neo4j", "\n".join(map(json.dumps, [*NODES, TIE]))),
    "array of Neo4j": ("tool_neo4j", [*NODES, TIE]),
    "two lists of Neo4j": ("tool_neo4j", {"nodes": NODES, "rels": [TIE]}),
    "Neo4j by ids": ("tool_neo4j", {"nodes": {"0": NODES[0], "1": NODES[1]}, "rels": {"0": TIE}}),
    "ties of Neo4j alone": (
        "tool_neo4j",
        [{**TIE, "start": NODES[0] | {"labels": ["Hub"]}, "end": NODES[1] | {"labels": ["University"]}}],
    ),
    "answers of Neo4j": (
        "tool_neo4j",
        {"nodes": NODES, "relationships": [
            {"id": "0", "type": "SIGNED", "startNode": "0", "endNode": "1", "properties": {"signed": DAY}},
        ]},
    ),
    "elements of Cytoscape": ("tool_cytoscape", {"elements": {"nodes": [A, B], "edges": [AB]}}),
    "flat elements of Cytoscape": ("tool_cytoscape", {"elements": [A, B, AB]}),
    "flat elements with groups": (
        "tool_cytoscape",
        {"elements": [{"group": "nodes", **A}, {"group": "nodes", **B}, {"group": "edges", **AB}]},
    ),
    "a list of Cytoscape": ("tool_cytoscape", [AB, A, B]),
    "lists of Cytoscape": ("tool_cytoscape", {"nodes": [A, B], "edges": [AB]}),
    "graphology": (
        "tool_graphology",
        {"options": {"type": "mixed", "multi": True}, "attributes": {},
         "nodes": [{"key": "a", "attributes": {"label": HUB}}, {"key": "b", "attributes": {"label": UNI}}],
         "edges": [{"key": "geid_1_0", "source": "a", "target": "b", "undirected": True,
                    "attributes": {"signed": DAY}}]},
    ),
    "a workspace of Gephi Lite": (
        "tool_graphology",
        {"type": "gephi-lite", "version": "1.0.0", "filters": {"past": []}, "appearance": {},
         "graphDataset": {
             "nodeData": {"a": {"label": HUB}, "b": {}}, "edgeData": {"0": {"signed": DAY}},
             "nodeRenderingData": {"b": {"label": UNI}}, "metadata": {}, "nodeFields": [],
             "fullGraph": {"options": {"multi": True}, "attributes": {},
                           "nodes": [{"key": "a"}, {"key": "b"}],
                           "edges": [{"key": "0", "source": "a", "target": "b"}]}}},
    ),
    "vis": (
        "tool_vis",
        {"nodes": [{"id": 1, "label": HUB}, {"id": 2, "label": UNI}],
         "edges": [{"from": 1, "to": 2, "label": DAY}]},
    ),
    "node-link": (
        "tool_node_link",
        {"directed": False, "multigraph": False, "graph": {}, "nodes": [{"id": "a", "name": HUB},
         {"id": "b", "name": UNI}], "edges": [{"source": "a", "target": "b", "signed": DAY}]},
    ),
    "links by place": (
        "tool_node_link",
        {"nodes": [{"name": HUB}, {"name": UNI}], "links": [{"source": 0, "target": 1, "signed": DAY}]},
    ),
    "links by place beside ids": (
        "tool_node_link",
        {"nodes": [{"id": "a", "name": HUB}, {"id": "b", "name": UNI}],
         "links": [{"source": 0, "target": 1, "signed": DAY}]},
    ),
    "links of whole nodes": (
        "tool_node_link",
        {"nodes": [{"id": "a", "name": HUB}, {"id": "b", "name": UNI}],
         "links": [{"source": {"id": "a", "name": HUB}, "target": {"id": "b", "name": UNI}, "signed": DAY}]},
    ),
    "a blueprint of Kumu": (
        "tool_kumu", {"elements": ELEMENTS, "connections": [{"from": "a", "to": "b", "Date signed": DAY}]},
    ),
    "a project of Kumu": (
        "tool_kumu",
        {"version": 1, "attributes": [], "loops": [], "perspectives": [], "maps": [{"_id": "map-1"}],
         "elements": [{"_id": "elem-1", "attributes": {"label": HUB, "element type": "Hub"}},
                      {"_id": "elem-2", "attributes": {"label": UNI, "element type": "University"}}],
         "connections": [{"_id": "conn-1", "from": "elem-1", "to": "elem-2", "direction": "directed",
                          "attributes": {"connection type": "MOU", "signed": DAY}}]},
    ),
    "lists by name": (
        "tool_json",
        {"organisations": [{"id": "a", "name": HUB}, {"id": "b", "name": UNI}],
         "agreements": [{"source": "a", "target": "b", "signed": DAY}]},
    ),
}  # fmt: skip


def read(made: Any) -> Content:
    return read_json((made if isinstance(made, str) else json.dumps(made)).encode(), "x.json")


@pytest.mark.parametrize("form", FORMS)
def test_two_organisations_and_a_dated_tie_come_out_of_every_form(form: str) -> None:
    tool, made = FORMS[form]
    found = read(made)
    assert found.tool == tool
    names = {row["id"]: row.get("name", row.get(LABEL, "")) for row in found.nodes}
    (tie,) = found.edges
    assert (names[tie["source"]], names[tie["target"]], len(names)) == (HUB, UNI, 2)
    assert DAY in tie.values()
    assert {each.key for each in found.losses} <= ({"came_beside"} if "project" in form else set())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("form", ["lines of Neo4j", "node-link"])
def test_each_encoding_of_json_is_read(form: str, encoding: str) -> None:
    made = FORMS[form][1]
    text = (made if isinstance(made, str) else json.dumps(made)).replace(HUB, "みなと")
    found = read_json(text.encode(encoding), "x.json")
    assert [row["name"] for row in found.nodes] == ["みなと", UNI]


def test_json_in_utf_16_is_known_by_its_beginning() -> None:
    text = json.dumps(FORMS["node-link"][1])
    assert len(import_files({"noname": text.encode("utf-16")}).edges) == 1


def test_types_and_relations_are_those_of_the_tool() -> None:
    neo4j, project = read(FORMS["array of Neo4j"][1]), read(FORMS["a project of Kumu"][1])
    assert (
        [row["type"] for row in neo4j.nodes]
        == [row["type"] for row in project.nodes]
        == ["Hub", "University"]
    )
    assert (neo4j.edges[0]["relation"], project.edges[0]["relation"]) == ("SIGNED", "MOU")
    cytoscape = read([A, B, {"data": {**AB["data"], "interaction": "mou", "name": f"{HUB} (mou) {UNI}"}}])
    assert (cytoscape.edges[0]["relation"], "name" in cytoscape.edges[0]) == ("mou", False)


def test_a_label_that_all_have_is_no_type() -> None:
    # of Organisation, Hub and Organisation, City the second tells who is what
    nodes: list[dict[str, Any]] = [
        {"type": "node", "id": each, "labels": ["Organisation", each], "properties": {}}
        for each in ("Hub", "City")
    ]
    found = read(nodes)
    assert [(row["type"], row["labels"]) for row in found.nodes] == [
        ("Hub", "Organisation; Hub"), ("City", "Organisation; City"),
    ]  # fmt: skip
    typed = read([{"type": "node", "id": "0", "labels": ["Organisation"], "properties": {"type": "city"}}])
    assert typed.nodes[0]["type"] == "city"


def test_tags_of_kumu_stay_but_for_those_that_repeat_a_cell() -> None:
    elements = [{"label": HUB, "type": "hub", "tags": ["hub", "pilot"]}]
    ties = [{"from": HUB, "to": UNI, "signed": "2016-05", "tags": ["2016", "2019"]}]
    found = read({"elements": elements, "connections": ties})
    assert (found.nodes[0]["tags"], found.edges[0]["tags"]) == ("pilot", "2019")


LISTS = (
    "two lists of Neo4j", "lists of Cytoscape", "elements of Cytoscape", "graphology", "vis", "node-link",
    "a project of Kumu",
)  # fmt: skip


@pytest.mark.parametrize("form", LISTS)
def test_a_list_that_is_not_read_refuses_the_whole_file(form: str) -> None:
    made = FORMS[form][1] | {"agreements": [{"who": "a", "with": "b"}]}
    with pytest.raises(FileError, match="the list 'agreements' was not understood"):
        read(made)
    inner = made.get("elements")
    if isinstance(inner, dict):
        with pytest.raises(FileError, match="the list 'ties'"):
            read({"elements": inner | {"ties": [{"a": 1}]}})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"type": "node", "id": "0", "labels": []}\n{"type": "node", "id"\n', "line 2 cannot be read"),
        ('[{"type": "node", "id": "0"}, {"type": "path"}]', "the type of entry 2 is 'path'"),
        ('[{"type": "node", "id": "0"}, 7]', "entry 2 of '' is not an object"),
        ('{"nodes": [{"id": 1}, 7], "links": []}', r"node-link JSON .*: entry 2 of 'nodes' is not an object"),
        ('{"nodes": [{"data": 7}]}', "the 'data' of entry 1 is not an object"),
        ('{"rels": 7}', "'rels' is not a list of objects"),
        ('{"elements": [{"label": "A", "attributes": 7}]}', "'attributes' is not an object"),
        ('{"features": [{"geometry": {}}]}', "with the names 'features'; read here are GraphML"),
        ('[{"geometry": {}}]', "with the names 'geometry'; read here are GraphML"),
        ("7", "neither an object nor a list; read here are GraphML"),
        ("é", "no JSON that can be read"),
    ],
)
def test_damaged_json_is_told_by_its_form_and_place(text: str, message: str) -> None:
    with pytest.raises(FileError, match=message):
        read(text)


def test_a_key_that_stands_twice_is_told() -> None:
    found = read('{"nodes": [{"id": "a", "city": "Kobe", "city": "Osaka"}], "links": []}')
    assert (found.nodes[0]["city"], found.losses) == ("Osaka", (Loss("came_twice", 1, "city: Kobe"),))


def test_ids_of_ties_that_say_something_are_told() -> None:
    made = {"nodes": [A, B], "edges": [{"data": {**AB["data"], "id": "MOU-2019-3"}}]}
    assert read(made).losses == (Loss("came_tie_ids", 1, "MOU-2019-3"),)


@pytest.mark.parametrize(
    ("header", "names"),
    [
        (["personId:ID(Org)", "name", "born:date{timezone:Tokyo}", ":LABEL"], ["id", "name", "born", "type"]),
        ([":START_ID", "signed:date", ":END_ID", ":TYPE"], ["source", "signed", "target", "relation"]),
        ([":ID", "id:string"], ["id", "id (property)"]),
        (["_id", "_labels", "name"], ["id", "type", "name"]),
        (["_start", "_end", "_type", "since"], ["source", "target", "relation", "since"]),
        (["id", "name", "note: what"], None),
        (["Source", "Target"], None),
    ],
)  # fmt: skip
def test_headings_of_neo4j_are_known_by_their_kinds(header: list[str], names: list[str] | None) -> None:
    assert neo4j_headings(header) == names
