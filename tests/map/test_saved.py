"""What a saved copy has of its own is read as data, and carried into the next map and into slides."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

import graph
from graph.commands.main import command
from graph.commands.terminal import run as run_command
from graph.errors import FileError
from graph.map import Saved, assets, read_saved
from graph.map import saved as saved_form
from tests.map.conftest import OpenMap, saved
from tests.map.test_own import drag, own, symbols

Run = Callable[..., str]
OWN = {
    "kept": [["West </script>", "Kyoto | Osaka"], ["大学", "university -California"]],
    "notes": [["network", 1.5, -2, "</script><b>&\u2028 神戸"], ["geographic", 0, 0, "x"]],
    "places": [["a", 12, -3.4], ["gone", 5, 6]],
    "remarks": [["b", "=1+1"], ["lost", "who?"]],
    "version": 3,
    "view": "focus=b&zoom=0.00001",
}
NODES = "id,name,type\na,A,hub\nb,B,city\nc,C,city\n"
EDGES = "source,target,signed\na,b,2016\nb,c,2017\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three organisations as files."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "nodes.csv").write_text(NODES, "utf-8")
    (data / "edges.csv").write_text(EDGES, "utf-8")
    return data


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """A runner of commands on them, which must come to this end; gives what they say."""

    def of(line: str, *paths: Path, code: int = 0) -> str:
        ended = run_command(command, [*line.split(), *map(str, paths), "--data", str(folder)])
        told = capsys.readouterr().err
        assert ended == code, told
        return told

    return of


def with_own(path: Path, data: Path, own: object = OWN) -> Path:
    """A map of a folder as it was saved with something of its own."""
    view = graph.View(graph.read(data))
    path.write_bytes(graph.draw_map(view, saved=Saved(own, {})).encode())  # type: ignore[arg-type]
    return path


def places(path: Path) -> dict[str, tuple[float, float]]:
    """The positions in a file."""
    rows = csv.DictReader(io.StringIO(path.read_text("utf-8")))
    return {row["id"]: (float(row["x"]), float(row["y"])) for row in rows}


def test_a_copy_is_read_as_it_was_written(tmp_path: Path, folder: Path) -> None:
    found = read_saved(with_own(tmp_path / "m.html", folder))
    assert found.own == OWN
    assert found.placed == {"a": (12.0, -3.4), "gone": (5.0, 6.0)}
    assert found.missing({"a", "b", "c"}) == ["gone", "lost"]
    assert found.homes.keys() == {"a", "b", "c"}
    plain = tmp_path / "plain.html"
    plain.write_bytes(graph.draw_map(graph.read(folder)).encode())
    assert read_saved(plain).own == {}


def test_of_the_same_data_the_next_map_is_the_copy_byte_by_byte(
    open_map: OpenMap, tmp_path: Path, folder: Path, run: Run
) -> None:
    run("map -o", tmp_path / "map.html")
    opened = open_map(tmp_path / "map.html")
    drag(opened, symbols(opened)["b"], (33, -21))
    opened.page.click("#note-add")
    opened.page.fill("#note-text", 'a "b" \\ </script>\u2028\t\u0001 é 😀')
    opened.page.click("#scribble [data-key=note_keep]")
    opened.show(focus="c", zoom=0.37, x=12.5)
    copy = saved(opened, "save-copy", tmp_path)
    result = run("map --from", copy, Path("-o"), tmp_path / "next.html")
    assert "1 organisation placed by hand, 1 note" in result
    assert (tmp_path / "next.html").read_bytes() == copy.read_bytes()
    # Data that have grown: whoever was there stands as in the copy, and what is one's own is taken along.
    (folder / "nodes.csv").write_text(NODES + "d,D,hub\n", "utf-8")
    (folder / "edges.csv").write_text(EDGES + "d,a,2020\nd,b,2021\nd,c,2022\n", "utf-8")
    run("map --from", copy, Path("-o"), tmp_path / "grown.html")
    before, after = read_saved(copy), read_saved(tmp_path / "grown.html")
    assert after.own == before.own
    assert {key: after.homes[key] for key in "abc"} == before.homes
    assert own(open_map(tmp_path / "grown.html")) == own(opened)


def test_move_and_find_it_on_the_slide_in_three_steps(
    open_map: OpenMap, tmp_path: Path, folder: Path, run: Run
) -> None:
    def on_the_slide() -> tuple[int, int]:
        """Which way b lies from a on the last slide with a map."""
        run("timeline -o", tmp_path / "deck.pptx")
        with zipfile.ZipFile(tmp_path / "deck.pptx") as deck:
            slides = [deck.read(each) for each in sorted(deck.namelist()) if "slides/slide" in each]
        at = {}
        for slide in slides:
            for shape in ElementTree.fromstring(slide).iter():
                properties = [each.get("name") for each in shape.iter() if each.tag.endswith("}cNvPr")]
                corner = [each for each in shape.iter() if each.tag.endswith("}off")]
                if shape.tag.endswith("}sp") and properties[0] in ("a", "b") and corner:
                    at[properties[0]] = [int(corner[0].get(each) or 0) for each in "xy"]
        (ax, ay), (bx, by) = at["a"], at["b"]
        return bx - ax, by - ay

    run("map -o", tmp_path / "map.html")
    opened = open_map(tmp_path / "map.html")
    (ax, ay), (bx, by) = symbols(opened)["a"], symbols(opened)["b"]
    before = on_the_slide()
    drag(opened, (bx, by), (2 * (ax - bx), 2 * (ay - by)))  # 1: to the other side of a
    copy = saved(opened, "save-copy", tmp_path)  # 2
    result = run("layout --from", copy)  # 3
    assert "1 organisation placed by hand" in result
    assert read_saved(copy).placed["b"] == places(folder / "positions.csv")["b"]
    after = on_the_slide()
    assert [one * other < 0 for one, other in zip(before, after, strict=True) if abs(one) > 10**5]


def test_positions_that_are_written_down_hold_but_for_who_was_moved(
    tmp_path: Path, folder: Path, run: Run
) -> None:
    (folder / "positions.csv").write_text("id,x,y\na,1.25,2\nb,30.125,4\n", "utf-8")
    copy = with_own(tmp_path / "m.html", folder, {**OWN, "places": [["a", 12, -3.4], ["gone", 5, 6]]})
    result = run("layout --from", copy)
    found = places(folder / "positions.csv")
    assert {key: found[key] for key in "ab"} == {"a": (12.0, -3.4), "b": (30.125, 4.0)}
    assert found.keys() == {"a", "b", "c"}
    assert f"not in the data, though placed or noted on in {copy}: gone, lost" in result
    assert "positions have no room for 4 notes" in result
    japanese = run("layout --lang ja --from", copy, Path("-o"), tmp_path / "other.csv")
    assert f"{copy} で配置またはメモした次の組織はデータにありません：gone, lost" in japanese
    assert places(tmp_path / "other.csv") == found
    taken = run("map --from", copy, Path("-o"), tmp_path / "next.html")
    assert f"from {copy}: 2 kept searches" in taken
    assert read_saved(tmp_path / "next.html").own == OWN  # what is not there now may be there again


def test_many_that_are_gone_are_named_and_the_rest_counted(tmp_path: Path, folder: Path, run: Run) -> None:
    gone = [[f"g{number:03}", 0, 0] for number in range(103)]
    result = run("layout --from", with_own(tmp_path / "m.html", folder, {"places": gone, "version": 1}))
    assert "g000, g001" in result
    assert "g099, and 3 others" in result
    assert "g100" not in result


DATA = '<script type="application/json" id="ecosystem-data">{"nodes":[{"id":"a","x":0,"y":1}]}</script>\n'
BLOCK = '<script type="application/json" id="ecosystem-own">'


def page_with(own: object) -> str:
    """A file with such a block."""
    text = own if isinstance(own, str) else json.dumps({"version": 1, **own})  # type: ignore[dict-item]
    return f"{DATA}{BLOCK}{text}</script>"


REFUSED: list[tuple[str, str]] = [
    ("", "is no map; give a file that `graph map` wrote"),
    ("<html><body>a page</body></html>", "is no map"),
    (DATA, "is a map of an earlier version"),
    (DATA + BLOCK + "{}", "is a map of an earlier version"),  # cut off
    (page_with('{"version": 4}'), "was saved by another version"),
    (page_with('{"version": true}'), "was saved by another version"),
    (page_with('{"places": []}'), "was saved by another version"),
    (page_with("[]"), "is a damaged map: it holds no JSON where its data should be"),
    (page_with("{"), "holds no JSON"),
    (page_with("[" * 100_000), "holds no JSON"),
    (page_with('{"version": 1, "view": ' + "9" * 5000 + "}"), "holds no JSON"),
    (page_with({"places": {"a": 1}}), "a place of its own"),
    (page_with({"places": [["a", 1]]}), "a place of its own"),
    (page_with({"places": [["a", 1, "2"]]}), "a place of its own"),
    (page_with({"places": [["a", 1, True]]}), "a place of its own"),
    (page_with({"places": [["a", 1, 1e7]]}), "a place of its own"),
    (page_with({"places": [["a", 1, float("nan")]]}), "a place of its own"),
    (page_with({"places": [["a", float("inf"), 1]]}), "a place of its own"),
    (page_with({"places": [[["a"], 1, 1]]}), "a place of its own"),
    (page_with({"notes": [["moon", 1, 1, "x"]]}), "a note of its own"),
    (page_with({"notes": [[["network"], 1, 1, "x"]]}), "a note of its own"),
    (page_with({"notes": [["network", 1, 1, "x" * 2001]]}), "a note of its own"),
    (page_with({"notes": [["network", 1, 1, "\ud800"]]}), "a note of its own"),
    (page_with({"notes": [["network", 1, 1, "x"]] * 1001}), "more of its own than a map can"),
    (page_with({"remarks": [["a", ""]]}), "a note on an organisation"),
    (page_with({"kept": [["a"]]}), "a kept search is no name"),
    (page_with({"kept": [["a" * 61, "x"]]}), "a kept search is no name"),
    (page_with({"kept": [["a", "x" * 201]]}), "a kept search is no name"),
    (page_with({"kept": [["", "x"]]}), "a kept search is no name"),
    (page_with({"kept": [["a", "x"]] * 101}), "more of its own than a map can"),
    (page_with({"script": "x"}), "more of its own than a map can"),
    (page_with({"view": 5}), "its view is no text"),
    (page_with({}).replace('"x":0', '"x":null'), "an organisation of it stands nowhere"),
    (page_with({}).replace('"nodes"', '"knots"'), "it holds no organisations"),
]


@pytest.mark.parametrize(("text", "told"), REFUSED)
def test_what_is_no_saved_copy_is_refused_in_a_sentence(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "odd.html"
    path.write_text(text, "utf-8")
    with pytest.raises(FileError, match="^" + str(path)) as raised:
        read_saved(path)
    assert told in str(raised.value)


def test_what_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.html"
    path.write_text(page_with({"remarks": [["a", "x" * 100]] * 20}), "utf-8")
    assert len(read_saved(path).own["remarks"]) == 20
    monkeypatch.setattr("graph.map.saved.LONGEST", 2000)
    with pytest.raises(FileError, match="has more of its own than"):
        read_saved(path)
    monkeypatch.setattr("graph.map.saved.LARGEST", 1024)
    with pytest.raises(FileError, match="is larger than 1 KiB"):
        read_saved(path)


def test_page_and_reader_hold_a_copy_to_the_same_numbers() -> None:
    script = "".join(assets.asset(f"js/data/{name}.mjs") for name in ("own", "kept", "state"))
    names = ("VERSION", "WITH_STORY", "WITH_KEPT", "LONGEST_NOTE", "MOST_NOTES")
    for name in (*names, "MOST_KEPT", "LONGEST_NAME", "LONGEST_QUESTION"):
        assert f"const {name} = {getattr(saved_form, name)};" in script
    assert "const FARTHEST_PLACE = 1e6;" in script
    assert saved_form.FARTHEST == 1e6


@pytest.mark.parametrize("command", ["map", "layout"])
def test_a_copy_is_never_written_over(tmp_path: Path, folder: Path, run: Run, command: str) -> None:
    copy = with_own(tmp_path / "m.html", folder)
    before = copy.read_bytes()
    assert "is an input" in run(f"{command} --from", copy, Path("-o"), copy, code=2)
    assert copy.read_bytes() == before
