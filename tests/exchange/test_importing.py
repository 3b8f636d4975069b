"""Files of other tools: read where they can be, refused in a sentence where they are unsafe."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, datetime

import openpyxl
import pyarrow
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from pyarrow import parquet

import graph.exchange.parquet as reader
import graph.files.archives as archives
from graph.errors import FileError, UsageError
from graph.exchange import import_files
from graph.files.archives import Archive
from graph.files.safe_xml import DEEPEST, parse
from graph.reading.workbooks import read_workbook
from tests.exchange.lists import book

LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<graphml><graph><node id="&b;"/></graph></graphml>"""


def one(name: str, data: bytes) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    found = import_files({name: data})
    return list(found.nodes), list(found.edges)


@pytest.mark.parametrize(
    "data",
    [
        LAUGHS,
        b'<!DOCTYPE g SYSTEM "file:///etc/passwd"><graphml><graph/></graphml>',
        b'<!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/passwd">]><graphml><graph>&x;</graph></graphml>',
        LAUGHS.decode().replace('version="1.0"', 'version="1.0" encoding="utf-16"').encode("utf-16"),
    ],
)
def test_xml_with_a_document_type_is_refused(data: bytes) -> None:
    with pytest.raises(FileError, match="document type or entities"):
        parse(data, "bad.graphml")


def test_xml_that_is_nested_without_end_is_refused() -> None:
    with pytest.raises(FileError, match="nested more than"):
        parse(b"<a>" * (DEEPEST + 1) + b"</a>" * (DEEPEST + 1), "deep.gexf")
    assert parse(b"<a>" * DEEPEST + b"</a>" * DEEPEST, "deep.gexf").tag == "a"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<graphml><graph>", "not well-formed"),
        (b'<?xml version="1.0" encoding="euc-jp"?><a n="\xff"/>', "encoding that cannot be read"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "not well-formed|encoding"),
        (b"<html><body/></html>", "no <graph>"),
        (b"<gexf/>", "no <graph> of GraphML or GEXF; read here are"),
        (b"{", "no JSON"),
        (b"[1]", "JSON of no form"),
        (b"{}", "JSON of no form that is read here"),
        (b'{"nodes": 3}', "not a list of objects"),
        (b'{"elements": {"nodes": [{"data": 1}]}}', "not an object"),
        (b"[" * 100_000, "no JSON"),
        (b"PK\x03\x04 and no more", "no workbook"),
        (b"\xd0\xcf\x11\xe0 old", "old or encrypted"),
        (b"a,b\n1,2\n", "none of them names an organisation"),
        (b"Source,Target\n\xff\xfe,b\n", "neither UTF-8 nor Shift_JIS"),
        (b"", "file is empty"),
        (b"\xef\xbb\xbf \n", "file is empty"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(data: bytes, message: str) -> None:
    with pytest.raises(FileError, match=message):
        import_files({"file": data})


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_an_archive_that_would_unpack_too_large_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST", 999)
    with pytest.raises(FileError, match="too much"):
        Archive(zipped(a=b"0" * 1000), "bomb.xlsx")


def test_an_archive_that_lies_about_its_sizes_is_stopped_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive(zipped(a=b"0" * 1000), "bomb.xlsx")
    archive._left = 999
    with pytest.raises(FileError, match="unpacks to more than"):
        archive.read("a")


def test_an_archive_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 1)
    with pytest.raises(FileError, match="2 parts"):
        Archive(zipped(a=b"", b=b""), "bomb.xlsx")


def test_a_workbook_with_a_document_type_inside_is_refused() -> None:
    with pytest.raises(FileError, match="document type"):
        read_workbook(zipped(**{"xl/workbook.xml": LAUGHS}), "bad.xlsx")


def test_a_zip_archive_that_is_no_workbook_is_refused() -> None:
    with pytest.raises(FileError, match="no Excel workbook"):
        import_files({"x.xlsx": zipped(a=b"")})


def saved(made: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_dates_of_a_workbook_are_as_precise_as_they_are_shown() -> None:
    made = book(
        edges=[["source", "signed"], ["a", date(2016, 5, 18)], ["b", date(2016, 5, 1)], ["c", 2016.0]]
    )
    made["edges"]["B3"].number_format = "mmm-yy"
    made["edges"]["B2"].number_format = 'yyyy"年"m"月"d"日"'
    assert read_workbook(saved(made), "x.xlsx").sheets["edges"] == [
        ["source", "signed"],
        ["a", "2016-05-18"],
        ["b", "2016-05"],
        ["c", "2016"],
    ]


def test_dates_count_from_1904_where_the_workbook_says_so() -> None:
    made = book(edges=[[datetime(2016, 5, 18)]])
    made.epoch = CALENDAR_MAC_1904
    assert read_workbook(saved(made), "x.xlsx").sheets == {"edges": [["2016-05-18"]]}


def test_cells_keep_their_place_and_kind() -> None:
    made = book(s=[["a", None, True], [None, 0.1, 7], ["_x0041_", "=1+1", None]])
    made["s"]["B3"].data_type = "s"
    rows = read_workbook(saved(made), "x.xlsx").sheets["s"]
    assert rows[:2] == [["a", "", "true"], ["", "0.1", "7"]]
    assert rows[2][1] == "=1+1"


def test_the_two_sheets_are_found_by_name() -> None:
    made = book(
        about=[["hello"]],
        Nodes=[["id", "name", "type"], ["a", "A", "hub"], [None, None, None], ["b", "B", "city"]],
        EDGES=[["source", "target", "signed"], ["b", "a", "2016-05"]],
    )
    nodes, edges = one("x.xlsx", saved(made))
    assert [each["id"] for each in nodes] == ["a", "b"]
    assert edges == [{"source": "b", "target": "a", "signed": "2016-05"}]


def test_a_workbook_without_the_sheets_is_told_which_it_has() -> None:
    with pytest.raises(FileError, match=r"x.xlsx \[Sheet1\] has the columns a; none of them names"):
        one("x.xlsx", saved(book(Sheet1=[["a"]])))


def test_a_kumu_file_that_names_ends_by_label_is_understood() -> None:
    data = {"elements": [{"label": "Link Hub", "type": "hub"}, {"label": "Town"}],
            "connections": [{"from": "Town", "to": "Link Hub", "type": "mou", "tags": ["2016"]}]}  # fmt: skip
    nodes, edges = one("k.json", json.dumps(data).encode())
    assert nodes[0] == {"id": "link-hub", "name": "Link Hub", "type": "hub"}
    assert edges == [{"source": "town", "target": "link-hub", "relation": "mou", "tags": "2016"}]


def test_the_ids_that_cytoscape_replaced_by_numbers_are_put_back() -> None:
    nodes = [{"data": {"id": "62", "id_original": "hub", "name": "Link Hub", "SUID": 62, "selected": False}},
             {"data": {"id": "63", "id_original": "uni", "name": "Uni", "SUID": 63}}]  # fmt: skip
    edges = [{"data": {"id": "70", "source": "62", "target": "63", "interaction": "mou", "SUID": 70}}]
    found = one("c.cyjs", json.dumps({"elements": {"nodes": nodes, "edges": edges}}).encode())
    assert found[0][0] == {"id": "hub", "name": "Link Hub", "type": "unknown"}
    assert found[1] == [{"source": "hub", "target": "uni", "relation": "mou"}]


def test_the_ids_that_igraph_keeps_beside_its_own_are_put_back() -> None:
    text = b"""<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="v_id" for="node" attr.name="id" attr.type="string"/>
      <graph><node id="n0"><data key="v_id">hub</data></node><node id="n1"><data key="v_id">uni</data></node>
      <edge source="n1" target="n0"/></graph></graphml>"""
    assert one("i.graphml", text)[1] == [{"source": "uni", "target": "hub"}]


def test_the_days_of_a_foreign_gexf_become_signed_and_expires() -> None:
    text = b"""<gexf xmlns="http://gexf.net/1.2draft"><graph><nodes><node id="1" label="Alpha"/></nodes>
      <edges><edge id="0" source="1" target="2" start="2016-05-18" end="2019-05-18T00:00:00"/>
      </edges></graph></gexf>"""
    found = import_files({"f.gexf": text})
    assert found.edges == ({"source": "1", "target": "2", "signed": "2016-05-18", "expires": "2019-05-18"},)
    assert found.nodes == (
        {"id": "1", "name": "Alpha", "type": "unknown"},
        {"id": "2", "name": "2", "type": "unknown"},
    )
    assert len(found.remarks) == 3


def test_two_csv_files_of_gephi_are_told_apart_by_their_headers() -> None:
    files = {
        "x.csv": b"Source\tTarget\tType\na\tb\tUndirected\n",
        "y.csv": b"\xef\xbb\xbfId;Label\na;Alpha\nb;Beta\n",
    }
    found = import_files(files)
    assert [each["name"] for each in found.nodes] == ["Alpha", "Beta"]
    assert found.edges == ({"source": "a", "target": "b"},)


def table(**columns: list[object]) -> bytes:
    stream = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), stream)
    return stream.getvalue()


def test_parquet_files_are_told_apart_by_their_columns_and_days_become_text() -> None:
    files = {
        "x": table(source=["a"], target=["b"], signed=[date(2016, 5, 18)], since=[datetime(2016, 5, 18)]),
        "y": table(id=["a", "b"], name=["Alpha", None], tags=[["x", "y"], []], lat=[35.0, None]),
    }
    found = import_files(files)
    ties = {"source": "a", "target": "b", "signed": "2016-05-18", "since": "2016-05-18"}
    assert found.edges == (ties,)
    assert found.nodes == (
        {"id": "a", "name": "Alpha", "tags": "x; y", "lat": "35", "type": "unknown"},
        {"id": "b", "name": "b", "type": "unknown"},
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PAR1", "no Parquet file"),
        (b"PAR1" + b"\0" * 100 + b"PAR1", "no Parquet file"),
        (table(n=[1]), "neither the columns source and target"),
        (table(id=["a"])[:-20], "no Parquet file"),
    ],
)
def test_a_parquet_file_that_cannot_be_read_is_refused_in_a_sentence(data: bytes, message: str) -> None:
    with pytest.raises(FileError, match=message):
        import_files({"bad.parquet": data})


def test_a_parquet_file_that_grows_beyond_all_bounds_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    # a column of one value repeated takes next to nothing in the file
    data = table(id=["a"] * 100_000)
    assert len(data) < 5_000
    monkeypatch.setattr(reader, "LARGEST", 100_000)
    with pytest.raises(FileError, match="holds more than"):
        import_files({"bomb.parquet": data})


def test_files_that_do_not_belong_together_are_refused() -> None:
    empty = b"<gexf><graph/></gexf>"
    with pytest.raises(UsageError, match="only where each is a table"):
        import_files({"a.gexf": empty, "b.gexf": empty})
    with pytest.raises(FileError, match="second file of edges"):
        import_files(dict.fromkeys(("a", "b"), table(source=["a"], target=["b"])))
    with pytest.raises(UsageError, match="no file"):
        import_files({})
