"""GEXF, GraphML, Pajek, GML, DOT and SIF as others write them."""

from __future__ import annotations

import pytest

from graph.errors import FileError
from graph.exchange import import_files
from graph.exchange.content import END, LABEL, OTHER_ID, START, Content
from graph.exchange.gexf import read_gexf
from graph.exchange.graphml import read_graphml
from graph.exchange.texts import reader_of

HUB, UNI = "Minato Life Hub", "Harbour University"


def read(text: str, name: str = "x") -> Content:
    reader = reader_of(text.encode(), name)
    assert reader
    return reader(text.encode(), name)


def losses(found: Content) -> dict[str, tuple[int, str]]:
    return {each.key: (each.count, each.example) for each in found.losses}


GEXF = """<gexf xmlns:viz="http://gexf.net/1.3/viz"><graph>{declared}<nodes>
<node id="a" label="A">{node}</node>
<node id="b" label="B"/></nodes><edges>
<edge id="0" source="a" target="b" {times}>{edge}</edge></edges></graph></gexf>"""
SIGNED = '<attributes class="edge"><attribute id="c" title="Date signed">{default}</attribute></attributes>'


def gexf(declared: str = "", node: str = "", times: str = "", edge: str = "") -> Content:
    return read_gexf(GEXF.format(declared=declared, node=node, times=times, edge=edge).encode(), "g.gexf")


def test_an_attribute_of_gexf_keeps_its_title_and_its_default() -> None:
    value = '<attvalues><attvalue for="c" value="2022-01-15"/></attvalues>'
    assert gexf(SIGNED.format(default=""), edge=value).edges[0]["Date signed"] == "2022-01-15"
    default = SIGNED.format(default="<default>2013</default>")
    assert gexf(default).edges[0]["Date signed"] == "2013"
    assert gexf(default, edge=value).edges[0]["Date signed"] == "2022-01-15"


@pytest.mark.parametrize(
    ("times", "edge", "start", "end"),
    [
        ('start="2013.0" end="2018.0"', "", "2013", "2018"),
        ('start="2013-05-18" endopen="2018-04-01"', "", "2013-05-18", "2018-03-31"),
        ('startopen="2013" end="INF"', "", "2013", ""),
        ('timestamps="&lt;[2013.0, 2018.0]&gt;"', "", "2013", "2018"),
        ('timestamp="2013"', "", "2013", ""),
        ("", '<spells><spell start="2013" end="2018"/></spells>', "2013", "2018"),
        ("", '<slices><slice start="2013" end="2018"/></slices>', "2013", "2018"),
    ],
)
def test_the_times_of_a_tie_in_gexf_are_read_in_each_way_to_say_them(
    times: str, edge: str, start: str, end: str
) -> None:
    found = gexf(times=times, edge=edge)
    assert (found.edges[0].get(START, ""), found.edges[0].get(END, "")) == (start, end)
    assert found.losses == ()


def test_further_spells_and_values_that_change_are_told() -> None:
    spells = '<spells><spell start="2013" end="2015"/><spell start="2016"/><spell start="2019"/></spells>'
    found = gexf(edge=spells)
    assert (found.edges[0][START], found.edges[0][END]) == ("2013", "2015")
    assert losses(found) == {"came_more_spells": (2, "2016")}
    values = '<attvalues><attvalue for="c" value="1" start="2013"/><attvalue for="c" value="2"/></attvalues>'
    found = gexf(SIGNED.format(default=""), edge=values)
    assert found.edges[0]["Date signed"] == "2"
    # the time of the first, and the first itself
    assert sum(count for count, _ in losses(found).values()) == 2


def test_the_drawing_of_gexf_is_told_once_and_nested_organisations_are_read() -> None:
    drawn = '<viz:color r="1" g="2" b="3"/><viz:size value="4"/>'
    nested = '<nodes><node id="c" label="C"/></nodes>'
    found = gexf(node=drawn + nested)
    assert [(row["id"], row.get("parent", "")) for row in found.nodes] == [("a", ""), ("c", "a"), ("b", "")]
    assert losses(found) == {"came_layout": (4, "color: 1")}


YED = """<graphml xmlns:y="http://www.yworks.com/xml/graphml">
<key for="node" id="d5" attr.name="description"/>
<key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d10" yfiles.type="edgegraphics"/>
<key for="edge" id="plain"/><graph id="G">
<node id="n0" yfiles.foldertype="group"><data key="d6">
<y:ProxyAutoBoundsNode><y:Realizers active="0"><y:GroupNode>
<y:NodeLabel>Kobe</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data><graph id="n0:">
<node id="n0::n0"><data key="d5">a hub</data><data key="d6">
<y:ShapeNode><y:Fill color="#FFCC00"/><y:NodeLabel>
Minato Life Hub<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node></graph></node>
<node id="n1"><data key="d6">
<y:ShapeNode><y:NodeLabel>Harbour University</y:NodeLabel></y:ShapeNode></data></node>
<edge id="e0" source="n0::n0" target="n1"><data key="plain">kept</data><data key="d10"><y:PolyLineEdge>
<y:EdgeLabel>2019-05-18</y:EdgeLabel></y:PolyLineEdge></data></edge></graph></graphml>"""


def test_labels_groups_and_keys_without_a_name_of_yed_are_read() -> None:
    found = read_graphml(YED.encode(), "y.graphml")
    assert found.tool == "tool_graphml_yed"
    assert found.nodes == (
        {"id": "n0", LABEL: "Kobe"},
        {"id": "n0::n0", "parent": "n0", "description": "a hub", LABEL: HUB},
        {"id": "n1", LABEL: UNI},
    )
    assert found.edges == ({"source": "n0::n0", "target": "n1", "plain": "kept", "label": "2019-05-18"},)
    assert losses(found) == {"came_layout": (2, "Realizers: 0")}


def test_graphml_of_cytoscape_has_each_name_once() -> None:
    keys = "".join(
        f'<key id="{name}" attr.name="{name}"/>'
        for name in ("SUID", "name", "shared name", "interaction", "signed")
    )
    text = f"""<graphml>{keys}<graph><node id="62"><data key="SUID">62</data><data key="name">{HUB}</data>
    <data key="shared name">{HUB}</data></node><node id="63"><data key="name">{UNI}</data></node>
    <edge source="62" target="63"><data key="interaction">mou</data><data key="name">{HUB} (mou) {UNI}</data>
    <data key="signed">2019</data></edge></graph></graphml>"""
    found = read_graphml(text.encode(), "c.graphml")
    assert found.tool == "tool_graphml_cytoscape"
    assert found.nodes == ({"id": "62", "name": HUB}, {"id": "63", "name": UNI})
    assert found.edges == ({"source": "62", "target": "63", "signed": "2019", "relation": "mou"},)
    assert losses(found)["came_inner"][0] == 2


def test_names_of_igraph_defaults_and_an_attribute_called_id_are_read() -> None:
    text = f"""<graphml><key id="v_name" for="node" attr.name="name"/>
    <key id="v_id" for="node" attr.name="id"/>
    <key id="e_signed" for="edge" attr.name="signed"><default>2019</default></key>
    <key id="e_target" for="edge" attr.name="target"/><graph><node id="n0"><data key="v_name">{HUB}</data>
    <data key="v_id">hub</data></node>
    <edge source="n0" target="n1"><data key="e_target">3 partners</data></edge></graph></graphml>"""
    found = read_graphml(text.encode(), "i.graphml")
    assert found.nodes == ({"id": "n0", "name": HUB, OTHER_ID: "hub"},)
    assert found.edges == (
        {"source": "n0", "target": "n1", "target (attribute)": "3 partners", "signed": "2019"},
    )


def test_an_edge_of_several_is_one_agreement_of_each_pair() -> None:
    text = """<graphml><key id="d" attr.name="signed"/><graph><hyperedge id="tri"><data key="d">2019</data>
    <endpoint node="a"/><endpoint node="b"/><endpoint node="c"/></hyperedge></graph></graphml>"""
    found = read_graphml(text.encode(), "h.graphml")
    shared = {"signed": "2019", "agreement": "tri", "kind": "multi-party"}
    assert found.edges == tuple(
        {"source": source, "target": target, **shared} for source, target in ("ab", "ac", "bc")
    )
    assert losses(found) == {"came_hyper": (1, "a, b, c")}


@pytest.mark.parametrize("encoding", ["shift_jis", "Windows-31J", "euc-jp", "gb18030", "big5", "utf-16"])
def test_xml_is_read_in_the_encoding_that_it_declares(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><graphml><graph><node id="東京"/></graph></graphml>'
    data = text.encode({"Windows-31J": "cp932"}.get(encoding, encoding))
    assert import_files({"x.graphml": data}).nodes[0]["id"] == "東京"


def test_a_document_type_is_found_in_any_encoding() -> None:
    text = (
        '<?xml version="1.0" encoding="shift_jis"?><!DOCTYPE a [<!ENTITY b "東">]><graphml><graph/></graphml>'
    )
    with pytest.raises(FileError, match="document type"):
        import_files({"x.graphml": text.encode("shift_jis")})


PAJEK = """*Network demo
*Vertices 4
1 "Minato Life Hub" 0.1 0.2 0.5 ellipse ic Red
2 "Harbour University" kind university
3 "Minato Life Hub"
% a comment
*Arcs :1 "mou"
1 2 1.5 l "first" c Blue [2013-2018,2020-*]
*Edges
1 2 signed 2019-05-18
3 1 [2016-*]
*Arcslist
2 3 4
"""


def test_pajek_is_read_with_labels_that_repeat_parallel_ties_and_times() -> None:
    found = read(PAJEK)
    assert found.tool == "tool_pajek"
    assert found.nodes == (
        {"id": "1", LABEL: HUB},
        {"id": "2", LABEL: UNI, "kind": "university"},
        {"id": "3", LABEL: HUB},
        {"id": "4"},
    )  # fmt: skip
    assert found.edges == (
        {"source": "1", "target": "2", "relation": "mou", "weight": "1.5", "label": "first", START: "2013",
         END: "2018"},
        {"source": "1", "target": "2", "signed": "2019-05-18"},
        {"source": "3", "target": "1", START: "2016"},
        {"source": "2", "target": "3"},
        {"source": "2", "target": "4"},
    )  # fmt: skip
    # three places, a shape, the colours of a vertex and of a line
    assert losses(found) == {
        "came_beside": (1, "network: demo"), "came_layout": (6, "0.1"), "came_more_spells": (1, "2020-*"),
    }  # fmt: skip


def test_a_matrix_of_pajek_has_a_tie_for_each_number_but_nought() -> None:
    found = read("*Vertices 2\n*Matrix\n0 2\n0 0\n")
    assert found.edges == ({"source": "1", "target": "2", "weight": "2"},)


GML = """# a comment
Creator "yFiles"
graph [ directed 1 label "Demo"
  node [ id 1 label "Minato Life Hub" graphics [ x 1.5 fill "#FF0000" ] tag "a" tag "b"
         place [ city "Kobe" ] ]
  node [ id 2 label "A &amp; B &#26481;" ]
  edge [ source 1 target 2 key 0 signed "2019-05-18" ] edge [ source 1 target 2 key 1 signed 2021 ] ]
"""


def test_gml_is_read_with_lists_entities_and_parallel_ties() -> None:
    found = read(GML)
    assert found.tool == "tool_gml"
    assert found.nodes == (
        {"id": "1", LABEL: HUB, "tag": "a; b", "place.city": "Kobe"},
        {"id": "2", LABEL: "A & B 東"},
    )
    assert [row["signed"] for row in found.edges] == ["2019-05-18", "2021"]
    assert losses(found) == {"came_beside": (1, "label: Demo"), "came_layout": (2, "graphics: 1.5")}


DOT = r"""/* two */ strict digraph "G" { rankdir=LR; node [shape=box, type=hub]; edge [relation=mou]
# a comment
a [label="Minato\nLife Hub"]; "b c" [label=<<b>Harbour</b> University>, type="univer" + "sity"];
subgraph cluster_1 { label="Kobe"; d; node [type=city]; e }
a -> "b c":port -> {d e} [signed="2019-05-18"]
a -> "b c" [weight=2]; 港 -> a // and one more
}"""


def test_dot_is_read_with_chains_defaults_and_subgraphs() -> None:
    found = read(DOT)
    assert found.tool == "tool_dot"
    assert found.nodes == (
        {"id": "a", "type": "hub", LABEL: HUB},
        {"id": "b c", "type": "university", LABEL: UNI},
        {"id": "d", "type": "hub", "cluster": "Kobe"},
        {"id": "e", "type": "city", "cluster": "Kobe"},
        {"id": "港", "type": "hub"},
    )
    tie = {"relation": "mou", "signed": "2019-05-18"}
    assert found.edges == (
        {"source": "a", "target": "b c", **tie, "weight": "2"},  # strict: each pair once
        {"source": "b c", "target": "d", **tie},
        {"source": "b c", "target": "e", **tie},
        {"source": "港", "target": "a", "relation": "mou"},
    )
    assert losses(found)["came_html"] == (1, "<b>Harbour</b> University")


def test_parallel_ties_of_dot_stay_two_where_it_is_not_strict() -> None:
    assert len(read('graph { a -- b [signed=2016]; a -- b [signed=2019]; "node" -- a }').edges) == 3


def test_sif_is_read_with_names_between_tabs_or_blanks() -> None:
    tabs = read(f"{HUB}\tmou\t{UNI}\tKobe City\nAlone\n", "x.sif")
    assert [row["id"] for row in tabs.nodes] == [HUB, UNI, "Kobe City", "Alone"]
    assert tabs.edges[1] == {"source": HUB, "target": "Kobe City", "relation": "mou"}
    assert read("a mou b c\n", "x.SIF").edges[1]["target"] == "c"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932"])
@pytest.mark.parametrize(
    "text",
    [
        '*Vertices 2\n1 "東京大学の研究所"\n2 "B"\n*Edges\n1 2\n',
        'graph [ node [ id 1 label "東京大学の研究所" ]\n node [ id 2 ] edge [ source 1 target 2 ] ]\n',
        'graph { "東京大学の研究所"\n a -- "東京大学の研究所" }\n',
    ],
)
def test_networks_as_text_are_read_in_the_encodings_of_tables(text: str, encoding: str) -> None:
    found = import_files({"noname": text.encode(encoding)})
    assert "東京大学の研究所" in {row["name"] for row in found.nodes}
    assert len(found.edges) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("*Vertices 2\n1 A\n*Arcs\n1 zwei\n", r"Pajek network\): line 4 cannot be read: '1 zwei'"),
        ("*Vertices 2\n*Partition p\n1\n", r"the section \*partition in line 2 is not read"),
        ("*Vertices 2\n*Edges\n1 2\n*Vertices 9\n", r"in line 4 is not read"),
        (
            "graph [ node [ id 1\n",
            r"GML\) cannot be read from line 1 on",
        ),
        ("graph [\n node [ id 1 ] ]\n]", r"GML\) cannot be read from line 3 on: '\]'"),
        ("graph [ ] graph [ ]", "GML.* holds 2 graphs"),
        ("graph [ hyper [ a 1 ] hyper [ a 2 ] ]", "the list 'hyper' was not understood"),
        ("graph {\n a -- ;\n}", r"DOT \(Graphviz\)\) cannot be read from line 2 on: ';"),
        ("digraph { a -> b\n", r"cannot be read from line 1 on"),
        ("graph { a [label=<b ] }", "cannot be read from line 1 on: '<b ]"),
        ("graph {" + "{" * 200 + "}" * 200 + "}", "cannot be read from line 1 on"),
        ("graph { a } graph { b }", "cannot be read from line 1 on: 'graph { b"),
        ("graph [" + "a [" * 200 + "]" * 200 + "]", "cannot be read from line 1 on"),
    ],
)
def test_a_damaged_network_is_told_by_its_form_and_line(text: str, message: str) -> None:
    with pytest.raises(FileError, match=message):
        read(text)


def test_a_line_of_sif_without_a_partner_is_told() -> None:
    with pytest.raises(FileError, match=r"line 2 is 'c mou', which has no partner"):
        read("a mou b\nc mou\n", "x.sif")


def test_ties_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.exchange.rows.MOST_TIES", 8)
    with pytest.raises(FileError, match="more than 8 ties"):
        read("graph { {a b c} -- {d e f} }")
    assert read("graph { {a b} -- {d e f} }").losses == ()


def test_every_reader_says_what_the_file_is() -> None:
    assert gexf().tool == "tool_gexf"
    assert read("a mou b", "x.sif").tool == "tool_sif"
    assert read_graphml(b"<graphml><graph/></graphml>", "x").tool == "tool_graphml"


@pytest.mark.parametrize(
    "text", ['creator "x" ' * 5000, "/**/" * 20_000, "# x\n" * 20_000, "graph " * 10_000]
)
def test_what_begins_like_a_network_and_is_none_is_told_at_once(text: str) -> None:
    assert reader_of(text.encode(), "x") is None
