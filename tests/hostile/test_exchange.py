"""Hostile texts on their way to other tools and back."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from xml.etree import ElementTree

import networkx as nx
import pytest

from graph.exchange import export, import_files
from graph.exchange.content import Content, as_csv, content
from graph.exchange.lists.values import says_nothing
from graph.reading.sheet import repaired
from tests.hostile.payloads import PAYLOADS, READABLE, ecosystem
from tests.hostile.test_tables import formulas, xml_parts

NAMES = {
    "graphml": "x.graphml", "gexf": "x.gexf", "cytoscape": "x.cyjs", "node-link": "x.json", "kumu": "x.json",
    "kumu-xlsx": "x.xlsx", "xlsx": "x.xlsx", "gephi-csv": "",
}  # fmt: skip
HELD_BY_XML = re.compile("[^\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]*")
LONGEST_CELL = 32_767  # of a workbook


def seen(text: str) -> str:
    """A text as `graph check` reads it: in one line, and its letters together with their marks."""
    return repaired(text, Counter())


def there_and_back(form: str) -> tuple[Content, Content]:
    """What an export was made of, and what its import gives."""
    eco = ecosystem(READABLE)
    files = export(eco, form)
    named = files if form == "gephi-csv" else {NAMES[form]: next(iter(files.values()))}
    return content(eco), import_files(named)


def test_the_control_characters_are_among_the_texts() -> None:
    assert sum(not HELD_BY_XML.fullmatch(each) for each in PAYLOADS.values()) > 5


@pytest.mark.slow
@pytest.mark.parametrize("form", sorted(NAMES))
def test_every_text_that_a_format_holds_comes_back(form: str) -> None:
    was, got = there_and_back(form)
    assert (len(got.nodes), len(got.edges)) == (len(was.nodes), len(was.edges))
    assert len({row["id"] for row in got.nodes}) == len(was.nodes)
    for before, after in zip((*was.nodes, *was.edges), (*got.nodes, *got.edges), strict=True):
        for column in ("id", "name", "name_ja", "type", "notes", "url", "evidence", "source", "target"):
            text = seen(before.get(column, ""))
            if column == "type" and says_nothing(text):
                continue  # "null" is no type
            if form in ("graphml", "gexf") and not HELD_BY_XML.fullmatch(text):
                kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)
                assert after[column].rstrip("\ufffd") == kept.rstrip("\ufffd")
            else:
                cut = LONGEST_CELL if form.endswith("xlsx") else None
                assert seen(after.get(column, "")) == seen(text[:cut])


@pytest.mark.parametrize("form", ["cytoscape", "node-link", "kumu"])
def test_json_gives_columns_of_any_name_back(form: str) -> None:
    was, got = there_and_back(form)
    for before, after in zip((*was.nodes, *was.edges), (*got.nodes, *got.edges), strict=True):
        for name, text in before.items():
            if not says_nothing(text) or name == "name":
                assert seen(after.get(name, "")) == seen(text)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_xml_is_well_formed_and_joins_whom_it_should(form: str) -> None:
    data = next(iter(export(ecosystem(), form).values()))
    root = ElementTree.fromstring(data)
    nodes = [each.get("id") for each in root.iter() if each.tag.endswith("}node")]
    edges = [(each.get("source"), each.get("target")) for each in root.iter() if each.tag.endswith("}edge")]
    assert len(set(nodes)) == len(nodes) == len(PAYLOADS) + 1
    assert len(edges) == 2 * len(PAYLOADS)
    assert {end for pair in edges for end in pair} <= set(nodes)
    tags = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert not tags & {"script", "img", "svg", "x", "e"}
    read = nx.read_graphml if form == "graphml" else nx.read_gexf
    assert sorted(read(io.BytesIO(data))) == sorted(map(str, nodes))


def test_ids_that_differ_in_a_control_character_stay_two() -> None:
    eco = ecosystem({"one": "a\x07", "other": "a\x08", "plain": "a"})
    for form in ("graphml", "gexf"):
        found = import_files({NAMES[form]: next(iter(export(eco, form).values()))})
        assert sorted(row["id"] for row in found.nodes) == ["a", "a\ufffd", "a\ufffd\ufffd", "plain"]


@pytest.mark.slow
@pytest.mark.parametrize("form", ["xlsx", "kumu-xlsx"])
def test_workbooks_hold_no_formula_and_no_link(form: str) -> None:
    assert formulas(xml_parts(next(iter(export(ecosystem(), form).values())))) == []


def test_spreadsheets_for_gephi_hold_no_formula() -> None:
    number = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
    for data in export(ecosystem(), "gephi-csv").values():
        rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
        cells = {cell for row in rows for cell in row}
        starts = [each for each in cells if re.match(r"[=+\-@＝＋－＠\t\r\n]", each)]
        assert [each for each in starts if not number.fullmatch(each)] == []
        assert len({len(row) for row in rows}) == 1


def test_parquet_holds_the_very_texts() -> None:
    pytest.importorskip("pyarrow")
    import pandas as pd

    data = export(ecosystem(), "parquet")["nodes.parquet"]
    assert set(pd.read_parquet(io.BytesIO(data))["name"]) == {*PAYLOADS.values(), "plain"}


def test_half_a_character_in_json_becomes_a_question_mark() -> None:
    # JSON can name half of a pair of UTF-16, which no file in UTF-8 can hold.
    text = '{"nodes": [{"id": "a\\ud800", "__proto__": "x\\udfff"}, {"id": "b"}], "links": []}'
    files = as_csv(import_files({"x.json": text.encode()}))
    assert files["nodes.csv"].decode().splitlines()[1].startswith("a?,")


def test_names_that_javascript_knows_are_columns_like_others() -> None:
    nodes = [{"id": "constructor", "__proto__": "x", "toString": "y", "hasOwnProperty": "z"}]
    found = import_files({"x.json": json.dumps({"nodes": nodes, "links": []}).encode()})
    assert found.nodes[0] == nodes[0] | {"name": "constructor", "type": "unknown"}


def test_a_bare_carriage_return_does_not_break_a_row() -> None:
    made = as_csv(Content(({"id": "a\rb", "name": "x", "type": "hub"},), ()))["nodes.csv"]
    assert made == b'id,name,type\n"a\rb",x,hub\n'
