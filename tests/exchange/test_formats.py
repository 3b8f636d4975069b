"""The files that are written, as the other tools read them."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import networkx as nx
import openpyxl
import pandas as pd
import pytest
from pyarrow import parquet

import graph.exchange.parquet
from graph.errors import UsageError
from graph.exchange import export, import_files, limits
from graph.exchange.content import Content, content
from graph.exchange.gexf import NAMESPACE
from graph.model.ecosystem import Ecosystem, make
from graph.vocabulary import EXCHANGE_FORMATS
from graph.words import word


def test_networkx_reads_graphml(rich: Ecosystem) -> None:
    G = nx.read_graphml(io.BytesIO(export(rich, "graphml")[".graphml"]))
    assert (G.number_of_nodes(), G.number_of_edges(), G.is_directed()) == (4, 6, False)
    assert G.nodes["uni"]["lat"] == 35.5
    assert G.nodes["a&b"]["label"] == 'A & <B> "quoted"'
    assert sorted(tie["agreement"] for tie in G["hub"]["uni"].values()) == ["m-1", "m-2"]


def test_networkx_reads_gexf_of_version_1_3(rich: Ecosystem) -> None:
    G = nx.read_gexf(io.BytesIO(export(rich, "gexf")[".gexf"]), version="1.3")
    assert (G.number_of_nodes(), G.number_of_edges()) == (4, 6)
    assert G.nodes["uni"]["label"] == "Town University"


def test_networkx_reads_node_link(rich: Ecosystem) -> None:
    G = nx.node_link_graph(json.loads(export(rich, "node-link")[".json"]), edges="edges")
    assert sorted(G["hub"]["uni"]) == [0, 1]
    assert G["hub"]["uni"][0]["signed"] == "2016-05"


def test_a_spell_of_gexf_runs_from_the_last_possible_day_of_signing_to_the_last_day(rich: Ecosystem) -> None:
    root = ElementTree.fromstring(export(rich, "gexf")[".gexf"])
    spells = {
        (edge.get("source"), edge.get("target"), edge.get("kind")): [
            dict(spell.attrib) for spell in edge.iter(f"{{{NAMESPACE}}}spell")
        ]
        for edge in root.iter(f"{{{NAMESPACE}}}edge")
    }
    # 2016-05 ends on 31 May, three years on is 31 May 2019, and it is renewed on 18 May; the fiscal year
    # ends on 31 March 2022, two and a half years on is 30 September 2024; without a date there is no spell
    assert spells["hub", "uni", "mou"] == [{"start": "2016-05-31", "end": "2019-05-17"}]
    assert spells["uni", "hub", "mou 2"] == [{"start": "2019-05-18"}]  # a renewal
    assert spells["a&b", "hub", "partnership"] == [{"start": "2022-03-31", "end": "2024-09-30"}]
    assert spells["a&b", "uni", "mou"] == []


def test_an_organisation_appears_in_gexf_with_its_first_tie(rich: Ecosystem) -> None:
    root = ElementTree.fromstring(export(rich, "gexf")[".gexf"])
    begins = {
        node.get("id"): [spell.get("start") for spell in node.iter(f"{{{NAMESPACE}}}spell")]
        for node in root.iter(f"{{{NAMESPACE}}}node")
    }
    # hub's first is m-1; uni and a&b have an undated tie; the prefecture has structure only
    assert begins == {"hub": ["2016-05-31"], "uni": [], "a&b": [], "pref": []}


def test_an_agreement_that_ended_before_it_certainly_began_is_one_day_long() -> None:
    eco = make(
        {"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
        {"source": ["a"], "target": ["b"], "signed": ["2016"], "terminated": ["2016-06-30"]},
    )
    assert content(eco).spans == (("2016-06-30", "2016-06-30"),)


def test_kumu_has_year_tags_and_directions(rich: Ecosystem) -> None:
    found = json.loads(export(rich, "kumu")[".json"])
    told = {(each["from"], each["to"], each["type"]): each for each in found["connections"]}
    assert told["hub", "uni", "mou"]["tags"] == ["2016"]
    assert told["a&b", "hub", "partnership"]["tags"] == ["2022"]  # it certainly counts from March 2022
    assert told["a&b", "uni", "mou"]["tags"] == []
    assert told["uni", "pref", "located_in"]["direction"] == "directed"
    assert told["hub", "uni", "mou"]["direction"] == "undirected"


def test_the_workbook_of_kumu_has_its_sheets_and_headings(rich: Ecosystem) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(rich, "kumu-xlsx")[".xlsx"]))
    assert book.sheetnames == ["Elements", "Connections"]
    heads = [cell.value for cell in book["Elements"][1]]
    assert {"ID", "Label", "Type", "Tags"} <= set(heads)
    first = dict(zip(heads, [cell.value for cell in book["Elements"][2]], strict=True))
    assert (first["Label"], first["Tags"]) == ('A & <B> "quoted"', "company")


def test_a_formula_in_the_data_stays_a_text_in_a_workbook() -> None:
    eco = make({"id": ["a"], "name": ["=1+1"], "type": ["hub"]}, {})
    cell = openpyxl.load_workbook(io.BytesIO(export(eco, "xlsx")[".xlsx"]))["nodes"]["B2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_gephi_gets_its_own_columns_and_keeps_ours(rich: Ecosystem) -> None:
    text = export(rich, "gephi-csv")["edges.csv"].decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    first = next(row for row in rows if row["agreement"] == "m-1")
    assert [first[name] for name in ("Source", "Target", "Type", "Kind", "Start", "End", "kind (own)")] == [
        "hub", "uni", "Undirected", "mou", "2016-05-31", "2019-05-17", "initial",
    ]  # fmt: skip
    assert {row["Type"] for row in rows if row["relation"] == "located_in"} == {"Directed"}


def test_cytoscape_knows_edges_apart_by_id(rich: Ecosystem) -> None:
    edges = json.loads(export(rich, "cytoscape")[".cyjs"])["elements"]["edges"]
    assert len({each["data"]["id"] for each in edges}) == 6


def test_parquet_without_pyarrow_is_refused_in_a_sentence(
    rich: Ecosystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph.exchange.parquet, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"writing Parquet needs pyarrow.*: pip install pyarrow"):
        export(rich, "parquet")
    with pytest.raises(UsageError, match=r"reading Parquet needs pyarrow.*: pip install pyarrow"):
        import_files({"n.parquet": b"PAR1"})


def test_parquet_has_texts_and_numbers(rich: Ecosystem) -> None:
    files = export(rich, "parquet")
    nodes = pd.read_parquet(io.BytesIO(files["nodes.parquet"]))
    assert nodes.set_index("id").loc["uni", "lat"] == 35.5
    schema = parquet.read_schema(io.BytesIO(files["edges.parquet"]))
    kinds = {name: str(schema.field(name).type) for name in schema.names}
    assert kinds.pop("term_years") == "double"
    assert set(kinds.values()) == {"string"}
    edges = parquet.read_table(io.BytesIO(files["edges.parquet"])).to_pylist()
    assert [each["signed"] for each in edges if each["relation"] == "located_in"] == [None]


def test_a_format_that_does_not_exist_is_told_with_those_that_do(rich: Ecosystem) -> None:
    with pytest.raises(UsageError, match="there is no format 'dot'; take one of graphml"):
        export(rich, "dot")


@pytest.mark.parametrize("form", EXCHANGE_FORMATS)
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_format_says_what_it_cannot_hold(form: str, lang: str) -> None:
    said = limits(form, lang=lang)
    assert said[0] == word("holds_no_view", lang) != "holds_no_view"
    assert not any(each.startswith(("holds_", "shows_")) for each in said)


def test_what_would_really_be_lost_is_counted() -> None:
    eco = make(
        {"id": ["a", "b"], "name": ["A\x07", "B"], "type": ["hub", "city"], "notes": ["x" * 32_768, ""]}, {}
    )
    assert limits("graphml", eco)[-1] == "it changes 1 cell of these data"
    assert limits("xlsx", eco)[-1] == "it changes 1 cell of these data"
    assert "\ufffd" in export(eco, "graphml")[".graphml"].decode()


def test_a_sheet_that_cannot_hold_the_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import graph.exchange.sheets as sheets

    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    two = tuple({"id": each, "name": each, "type": "hub"} for each in "ab")
    with pytest.raises(UsageError, match="take graphml"):
        sheets.write_sheets(Content(two, ()))
