"""What of a file is not read is said, with how many there are and one of them; nothing small becomes huge."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pyarrow
import pytest
import xlsxwriter
from pyarrow import parquet

import graph.exchange.importing as importing
from graph.commands.main import command
from graph.commands.terminal import run
from graph.errors import FileError
from graph.exchange import import_files
from graph.exchange.content import Content, as_csv
from graph.files import archives
from graph.reading.workbooks import read_workbook
from tests.exchange.lists import Rows, xlsx

NODES: Rows = [["id", "name", "type"], ["a", "A", "hub"], ["b", "B", "city"]]
EDGES: Rows = [["source", "target", "signed"], ["a", "b", "2016-05-18"]]


def said(data: bytes, name: str = "x.xlsx", lang: str = "en") -> tuple[str, ...]:
    return import_files({name: data}, lang=lang).remarks


def test_a_workbook_of_values_is_read_without_a_remark() -> None:
    assert said(xlsx(nodes=NODES, edges=EDGES)) == ()


def test_formulas_without_a_stored_value_are_counted_and_one_is_named() -> None:
    # openpyxl stores formulas without what they come to.
    edges: Rows = [EDGES[0], ["a", "b", "=TODAY()"], ["b", "a", "=DATE(2016,5,18)"]]
    (told,) = said(xlsx(nodes=NODES, edges=edges))
    assert told.startswith("2 formulas have no stored value: read as blank, such as =TODAY();")
    assert "Excel で開いて保存し直して" in said(xlsx(nodes=NODES, edges=edges), lang="ja")[0]
    assert said(xlsx(nodes=NODES, edges=edges[:2]))[0].startswith(
        "1 formula has no stored value: read as blank"
    )


def test_cells_in_a_column_without_a_heading_are_counted_and_one_is_named() -> None:
    edges: Rows = [
        ["source", "target", "signed"],
        ["a", "b", "2016", "lost"],
        ["b", "a", "2017", None, "too"],
    ]
    told = said(xlsx(nodes=NODES, edges=edges))
    assert told == (
        "left out 2 cells in a column without a heading, such as 'lost'; write a heading above them",
    )
    gap: Rows = [["source", None, "target"], ["a", "between", "b"]]
    assert "'between'" in said(xlsx(nodes=NODES, edges=gap))[0]


def edited(data: bytes, member: str, old: bytes, new: bytes) -> bytes:
    """A workbook with something in one of its parts replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == member:
                assert old in content
                content = content.replace(old, new)
            after.writestr(name, content)
    return stream.getvalue()


def test_a_text_that_the_workbook_does_not_hold_is_told() -> None:
    shared = io.BytesIO()  # openpyxl writes texts into their cells, Excel and XlsxWriter beside them
    made = xlsxwriter.Workbook(shared)
    for name, rows in (("nodes", NODES), ("edges", EDGES)):
        sheet = made.add_worksheet(name)
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    made.close()
    data = edited(shared.getvalue(), "xl/worksheets/sheet2.xml", b"<v>12</v>", b"<v>999</v>")
    (told,) = said(data)
    assert told.startswith("read 1 cell as blank whose text the workbook does not hold")
    assert "999" in told


def test_the_time_beside_a_day_is_left_out_and_told() -> None:
    days = [datetime(2016, 5, 18, 9, 30), datetime(2016, 5, 18), datetime(2016, 12, 31, 23, 59, 59)]
    edges: Rows = [EDGES[0], *(["a", "b", each] for each in days)]
    found = import_files({"x.xlsx": xlsx(nodes=NODES, edges=edges)})
    assert [row["signed"] for row in found.edges] == ["2016-05-18", "2016-05-18", "2016-12-31"]
    assert found.remarks == ("left out the time of day in 2 cells with a date, such as 2016-05-18 09:30:00",)
    (told,) = said(xlsx(nodes=NODES, edges=edges[:2]), lang="ja")
    assert told == "日付のセル1個にある時刻は読みませんでした（例：2016-05-18 09:30:00）"


@pytest.mark.parametrize(
    ("number", "signed"),
    [
        (b"42508", "2016-05-18"),
        (b"42507.99999999999", "2016-05-18"),  # midnight, as sums of times of day come to it
    ],
)
def test_a_day_is_the_one_that_the_spreadsheet_shows(number: bytes, signed: str) -> None:
    data = xlsx(nodes=NODES, edges=[EDGES[0], ["a", "b", datetime(2016, 5, 18)]])
    data = edited(data, "xl/worksheets/sheet2.xml", b"<v>42508</v>", b"<v>%b</v>" % number)
    found = import_files({"x.xlsx": data})
    assert (found.edges[0]["signed"], found.remarks) == (signed, ())


NESTED = {"lat": 35, "at": ["x"]}
OBJECTS = {
    "node-link": {
        "nodes": [{"id": "a", "place": NESTED, "tags": ["x", "y"]}, {"id": "b"}],
        "links": [{"source": "a", "target": "b", "purposes": [["health"], "trade"]}],
    },
    "cytoscape": {
        "elements": {
            "nodes": [{"data": {"id": "a", "place": NESTED, "tags": ["x", "y"]}}, {"data": {"id": "b"}}],
            "edges": [{"data": {"source": "a", "target": "b", "purposes": [["health"], "trade"]}}],
        }
    },
    "kumu": {
        "elements": [{"id": "a", "label": "A", "place": NESTED, "tags": ["x"]}, {"id": "b", "label": "B"}],
        "connections": [{"from": "a", "to": "b", "purposes": [["health"], "trade"]}],
    },
}


@pytest.mark.parametrize("form", sorted(OBJECTS))
def test_an_object_becomes_columns_and_what_is_deeper_is_told(form: str) -> None:
    data = json.dumps(OBJECTS[form]).encode()
    found = import_files({"x.json": data})
    assert (found.nodes[0]["place.lat"], found.nodes[0]["place.at"]) == ("35", "x")
    assert "[" not in as_csv(found)["edges.csv"].decode()
    assert found.remarks[0] == (
        "left out 2 values in objects or lists within a cell, such as 'purposes: health'; "
        "give each part a column of its own"
    )
    if form != "kumu":  # whose tags say once more what place.at says
        assert found.nodes[0]["tags"] == "x; y"
    told = import_files({"x.json": data}, lang="ja").remarks[0]
    assert told.startswith("セルの中のオブジェクトまたは入れ子のリストにある値2件は読みませんでした")


def test_what_is_no_text_in_parquet_is_told() -> None:
    stream = io.BytesIO()
    table = {"id": ["a", "b"], "place": [NESTED, None], "seal": [b"\x00\xff", None], "tags": [["x", "y"], []]}
    parquet.write_table(pyarrow.table(table), stream)
    found = import_files({"x.parquet": stream.getvalue()})
    assert found.nodes[0] == {
        "id": "a", "name": "a", "place.lat": "35", "place.at": "x", "tags": "x; y", "type": "unknown",
    }  # fmt: skip
    assert found.remarks[0].startswith("left out 1 value in objects or lists within a cell, such as 'seal: ")


GEXF = """<gexf version="1.3"><graph mode="dynamic" timeformat="{form}">
<nodes><node id="a" {node}/><node id="b"/></nodes>
<edges><edge source="a" target="b" {edge}/></edges></graph></gexf>"""


@pytest.mark.parametrize(
    ("start", "end", "signed", "expires"),
    [
        ("2016.0", "2020.0", "2016", "2020"),
        ("2016", "2020", "2016", "2020"),
        ("2016-05-18", "2020-01-01T00:00:00", "2016-05-18", "2020-01-01"),
        ("2016.0", "Infinity", "2016", ""),
        ("-Infinity", "2020", "", "2020"),
    ],
)
def test_years_and_days_at_which_ties_begin_and_end_are_read(
    start: str, end: str, signed: str, expires: str
) -> None:
    text = GEXF.format(form="double", node="", edge=f'start="{start}" end="{end}"')
    found = import_files({"g.gexf": text.encode()})
    assert (found.edges[0].get("signed", ""), found.edges[0].get("expires", "")) == (signed, expires)
    assert not any("could not read" in each for each in found.remarks)


@pytest.mark.parametrize("time", ["NaN", "17.5", "2016.5", "1463529600000", "soon", "9999.0"])
def test_times_that_are_no_years_or_days_are_told(time: str) -> None:
    found = import_files({"g.gexf": GEXF.format(form="double", node="", edge=f'start="{time}"').encode()})
    assert "signed" not in found.edges[0]
    assert found.remarks[0] == (
        f"could not read 1 time at which ties begin or end, such as '{time}'; years and days can be read"
    )


def test_times_of_organisations_are_told_but_for_those_of_their_first_tie() -> None:
    own = GEXF.format(form="double", node='start="1.5"', edge='start="2016"')
    assert said(own.encode(), "g.gexf")[0].startswith("left out 1 time at which organisations come or go")
    first = GEXF.format(form="double", node='start="2016.0"', edge='start="2016"')
    assert not any("organisations come" in each for each in said(first.encode(), "g.gexf"))


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("k.json", b'{"elements": {"a": 1}, "connections": "x"}', "with the names 'elements', 'connections'"),
        ("k.json", b"null", "neither an object nor a list"),
        ("k.json", b"", "k.json is empty"),
        ("k.json", b"hello", "no JSON that can be read"),
        (
            "e.graphml",
            "<graphml/>".encode("cp037"),
            "is none of the files that can be read; read here are GraphML",
        ),
        ("e.graphml", b"hello", "is none of the files that can be read; read here are GraphML"),
        ("e.csv", b"Source,Target\n\xff,b\n", "save it as 'CSV UTF-8"),
    ],
)
def test_a_file_is_refused_in_words_for_its_own_kind(name: str, data: bytes, message: str) -> None:
    with pytest.raises(FileError, match=message):
        import_files({name: data})


# Small files that stand for much.


def test_one_long_text_in_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "LARGEST", 100_000)
    nodes: Rows = [["id", "name", "type", "notes"]]
    nodes += [[f"n{n}", "N", "hub", "x" * 1000] for n in range(99)]
    import_files({"x.xlsx": xlsx(nodes=nodes[:90], edges=EDGES[:1])})
    with pytest.raises(FileError, match=r"unpacks to 1\d{5} characters in all cells"):
        import_files({"x.xlsx": xlsx(nodes=[*nodes, ["n", "x" * 5000, "hub", ""]], edges=EDGES[:1])})


def test_cells_far_to_the_right_of_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST", 2_000_000)
    made = openpyxl.Workbook()
    for row in range(1, 40):
        made.worksheets[0].cell(row, 16_384, "x")
    stream = io.BytesIO()
    made.save(stream)
    with pytest.raises(FileError, match="unpacks to more than"):
        read_workbook(stream.getvalue(), "x.xlsx")


def test_columns_are_named_once_however_many_rows_there_are() -> None:
    class Counting(tuple):  # type: ignore[type-arg]
        walks = 0

        def __iter__(self):  # type: ignore[no-untyped-def]
            Counting.walks += 1
            return super().__iter__()

    found = Content(Counting({"id": f"{n}", "name": "N", "type": "hub"} for n in range(50)), ())
    assert len(as_csv(found)["nodes.csv"].splitlines()) == 51
    assert Counting.walks == 2  # once for the columns, once for the rows


def test_import_says_what_it_found_in_the_language_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f'<node id="n{n}"/>' for n in range(30))
    (tmp_path / "g.graphml").write_text(f"<graphml><graph>{rows}</graph></graphml>", encoding="utf-8")
    words = ["import", str(tmp_path / "g.graphml"), "-o", str(tmp_path / "made"), "--lang", "ja"]
    assert run(command, words) == 0
    told = capsys.readouterr().err.splitlines()
    # What the file is, the type that was supposed and of which the check is silent, the sum, the command.
    assert len(told) == 4
    assert told[0] == "GraphML として読みました"
    assert "30組織は種別（大学、市など）が分からないため 'unknown' とし" in told[1]
    assert told[2].endswith("エラー0件、警告0件、注記0件")
    assert told[3].startswith("同じ読み込みをもう一度行うには：graph import")
