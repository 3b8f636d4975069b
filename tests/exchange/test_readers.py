"""The files as others read them: igraph, NetworkX, and the rules that Gephi, Cytoscape and Kumu print."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from html import unescape
from math import isfinite
from pathlib import Path
from xml.etree import ElementTree

import igraph
import networkx as nx
import openpyxl
import pytest

from graph.exchange import export
from graph.exchange.gexf import NAMESPACE
from graph.model.ecosystem import Ecosystem, make

# What GEXF 1.3 allows, from its primer and RELAX NG schema (gexf.net): element to its children in
# their order, and to its attributes. Extensions that are not written (viz, hierarchy) are left out.
CHILDREN = {
    "gexf": ["meta", "graph"], "meta": ["creator", "keywords", "description"],
    "graph": ["attributes", "nodes", "edges"], "attributes": ["attribute"], "nodes": ["node"],
    "edges": ["edge"], "node": ["attvalues", "spells"], "edge": ["attvalues", "spells"],
    "attvalues": ["attvalue"], "spells": ["spell"],
}  # fmt: skip
ATTRIBUTES = {
    "gexf": {"version"}, "graph": {"defaultedgetype", "mode", "timeformat", "timerepresentation"},
    "attributes": {"class", "mode"}, "attribute": {"id", "title", "type"}, "node": {"id", "label"},
    "edge": {"id", "source", "target", "kind"}, "attvalue": {"for", "value"}, "spell": {"start", "end"},
}  # fmt: skip
TYPES = {"integer", "long", "double", "float", "boolean", "string", "anyURI"}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def gexf(eco: Ecosystem) -> ElementTree.Element:
    root = ElementTree.fromstring(export(eco, "gexf")[".gexf"])
    for element in root.iter():
        space, _, element.tag = element.tag[1:].partition("}")
        assert space == NAMESPACE
    return root


@pytest.fixture(params=["rich", "sample"])
def eco(request: pytest.FixtureRequest) -> Ecosystem:
    """The ecosystem of all that can be lost, and the real one."""
    found: Ecosystem = request.getfixturevalue(request.param)
    return found


def test_gexf_has_the_elements_and_attributes_of_its_schema_in_their_order(eco: Ecosystem) -> None:
    root = gexf(eco)
    assert (root.tag, root.get("version")) == ("gexf", "1.3")
    for element in root.iter():
        allowed = CHILDREN.get(element.tag, [])
        places = [allowed.index(child.tag) for child in element]  # an element that is not allowed fails here
        assert places == sorted(places), element.tag
        assert set(element.attrib) <= ATTRIBUTES.get(element.tag, set()), element.tag
    assert [child.tag for child in root.iter("graph").__next__()][-2:] == ["nodes", "edges"]


def test_gexf_declares_time_and_every_value_by_its_type(eco: Ecosystem) -> None:
    root = gexf(eco)
    head = next(root.iter("graph"))
    assert (head.get("mode"), head.get("timeformat"), head.get("timerepresentation")) == (
        "dynamic", "date", "interval",
    )  # fmt: skip
    for group in root.iter("attributes"):
        kinds = {each.get("id"): each.get("type") for each in group}
        assert len(kinds) == len(group)  # an id is given once
        assert set(kinds.values()) <= TYPES
        for value in root.findall(f".//{group.get('class')}/attvalues/attvalue"):
            kind = kinds[value.get("for")]  # a value without a declaration fails here
            assert kind != "double" or isfinite(float(value.get("value", "")))


def test_gexf_has_ids_once_ends_that_exist_and_no_parallel_edges_of_one_kind(eco: Ecosystem) -> None:
    root = gexf(eco)
    nodes = [each.get("id") for each in root.iter("node")]
    edges = list(root.iter("edge"))
    assert len(set(nodes)) == len(nodes)
    assert len({each.get("id") for each in edges}) == len(edges)
    assert {each.get(end) for each in edges for end in ("source", "target")} <= set(nodes)
    # "The triplet source-target-kind must still be unique": renewals would be merged by Gephi
    kinds = Counter((frozenset((e.get("source"), e.get("target"))), e.get("kind")) for e in edges)
    assert max(kinds.values()) == 1


def test_gexf_spells_are_days_that_end_on_or_after_their_start(eco: Ecosystem) -> None:
    spells = list(gexf(eco).iter("spell"))
    assert spells
    for each in spells:
        assert all(DAY.fullmatch(day) for day in each.attrib.values())
        assert each.get("start", "") <= each.get("end", "9999-12-31")


def test_a_renewal_is_told_from_what_it_renews_by_a_number(rich: Ecosystem) -> None:
    kinds = [each.get("kind") for each in gexf(rich).iter("edge") if each.get("source") in ("hub", "uni")]
    assert sorted(map(str, kinds)) == ["located_in", "member_of", "mou", "mou 2"]


def test_igraph_reads_graphml_with_names_numbers_and_parallel_ties(eco: Ecosystem, tmp_path: Path) -> None:
    path = tmp_path / "e.graphml"
    path.write_bytes(export(eco, "graphml")[".graphml"])
    found = igraph.Graph.Read_GraphML(str(path))
    assert (found.vcount(), found.ecount(), found.is_directed()) == (len(eco.nodes), len(eco.edges), False)
    ids = [unescape(each) for each in found.vs["id"]]  # igraph leaves &#38; in attributes as it is
    assert sorted(ids) == sorted(eco.nodes["id"])
    names = dict(zip(eco.nodes["id"], eco.nodes["name"], strict=True))
    assert found.vs["label"] == [names[each] for each in ids]
    assert sorted(found.es["agreement"]) == sorted(eco.edges["agreement"])
    degrees = Counter([*eco.edges["source"], *eco.edges["target"]])
    assert {each: n for each, n in zip(ids, found.degree(), strict=True) if n} == degrees


def test_the_graphml_that_igraph_writes_is_read_again(rich: Ecosystem, tmp_path: Path) -> None:
    from graph.exchange import import_files

    path = tmp_path / "e.graphml"
    path.write_bytes(export(rich, "graphml")[".graphml"])
    igraph.Graph.Read_GraphML(str(path)).write_graphml(str(path))
    found = import_files({"e.graphml": path.read_bytes()})
    assert sorted(unescape(row["id"]) for row in found.nodes) == ["a&b", "hub", "pref", "uni"]
    ends = sorted(unescape("-".join(sorted((row["source"], row["target"])))) for row in found.edges)
    assert ends == ["a&b-hub", "a&b-uni", "hub-pref", "hub-uni", "hub-uni", "pref-uni"]


def test_networkx_reads_cytoscape_json_with_parallel_ties(eco: Ecosystem) -> None:
    G = nx.cytoscape_graph(json.loads(export(eco, "cytoscape")[".cyjs"]))
    assert (G.number_of_nodes(), G.number_of_edges(), G.is_directed()) == (
        len(eco.nodes), len(eco.edges), False,
    )  # fmt: skip
    assert sorted(G) == sorted(eco.nodes["id"])
    names = dict(zip(eco.nodes["id"], eco.nodes["name"], strict=True))
    assert all(found["name"] == names[each] for each, found in G.nodes(data=True))


def test_cytoscape_json_is_what_cytoscape_js_takes(eco: Ecosystem) -> None:
    # js.cytoscape.org, "Elements JSON": ids are texts, once among nodes and edges together; an edge
    # has source and target; a node with a parent would be drawn inside it
    elements = json.loads(export(eco, "cytoscape")[".cyjs"])["elements"]
    nodes, edges = ([each["data"] for each in elements[group]] for group in ("nodes", "edges"))
    ids = [each["id"] for each in (*nodes, *edges)]
    assert all(isinstance(each, str) and each for each in ids)
    assert len(set(ids)) == len(ids)
    assert {each[end] for each in edges for end in ("source", "target")} <= {each["id"] for each in nodes}
    assert not any("parent" in each for each in nodes)


def test_an_organisation_called_like_an_edge_keeps_its_id() -> None:
    nodes = {"id": ["e0", "e1"], "name": ["A", "B"], "type": ["hub", "city"], "parent": ["x", ""]}
    eco = make(nodes, {"source": ["e0"], "target": ["e1"], "signed": ["2016"]})
    elements = json.loads(export(eco, "cytoscape")[".cyjs"])["elements"]
    assert [each["data"]["id"] for each in elements["edges"]] == ["e_0"]
    assert elements["nodes"][0]["data"]["parent (own)"] == "x"


def test_kumu_json_is_a_blueprint(eco: Ecosystem) -> None:
    # docs.kumu.io, "JSON / Blueprints": elements with label, connections between ids where there are
    # ids, direction one of three, tags a list
    found = json.loads(export(eco, "kumu")[".json"])
    assert set(found) == {"elements", "connections"}
    ids = [each["id"] for each in found["elements"]]
    assert len(set(ids)) == len(ids)
    assert all(each["label"] and each["type"] for each in found["elements"])
    for each in found["connections"]:
        assert {each["from"], each["to"]} <= set(ids)
        assert each["direction"] in ("undirected", "directed", "mutual")
        assert all(re.fullmatch(r"\d{4}", tag) for tag in each["tags"])


def test_the_workbook_of_kumu_has_the_columns_that_kumu_knows(eco: Ecosystem) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(eco, "kumu-xlsx")[".xlsx"]))
    assert book.sheetnames == ["Elements", "Connections"]
    heads = {name: [cell.value for cell in book[name][1]] for name in book.sheetnames}
    assert {"ID", "Label", "Type", "Tags"} <= set(heads["Elements"])
    assert {"From", "To", "Type", "Tags", "Direction"} <= set(heads["Connections"])
    for name, rows in heads.items():
        folded = [str(each).casefold() for each in rows]
        assert len(set(folded)) == len(folded), name  # Kumu takes no notice of case
    for row in book["Connections"].iter_rows(min_row=2, values_only=True):
        tags = dict(zip(heads["Connections"], row, strict=True))["Tags"]
        assert tags is None or re.fullmatch(r"\d{4}", str(tags))


def test_gephi_csv_has_the_heads_of_gephi_each_once(eco: Ecosystem) -> None:
    # Gephi's import of spreadsheets: Id and Label; Source, Target, Type, Kind, and Start and End, which
    # it asks to be made intervals of
    tables = {
        name: list(csv.reader(io.StringIO(data.decode()))) for name, data in export(eco, "gephi-csv").items()
    }
    assert tables["nodes.csv"][0][:2] == ["Id", "Label"]
    assert tables["edges.csv"][0][:6] == ["Source", "Target", "Type", "Kind", "Start", "End"]
    for rows in tables.values():
        folded = [each.casefold() for each in rows[0]]
        assert len(set(folded)) == len(folded)
        assert {len(row) for row in rows} == {len(rows[0])}
    ties = [dict(zip(tables["edges.csv"][0], row, strict=True)) for row in tables["edges.csv"][1:]]
    assert {tie["Type"] for tie in ties} <= {"Directed", "Undirected"}
    assert all(DAY.fullmatch(tie[end]) for tie in ties for end in ("Start", "End") if tie[end])
    kinds = Counter((frozenset((tie["Source"], tie["Target"])), tie["Kind"]) for tie in ties)
    assert max(kinds.values()) == 1
