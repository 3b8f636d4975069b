"""The data of a large map are packed in its page, and read by the browser and by `graph` alike."""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from pathlib import Path

import pytest

from graph.errors import FileError
from graph.files.reading import MIB
from graph.map import packed as form
from graph.map import read_saved
from graph.map.packed import pack, unpack
from tests.map.conftest import OpenMap, saved
from tests.map.test_many import many, quick_page

LARGE = many(4000, 12_000)
UNKNOWING = "delete window.DecompressionStream;"


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("packed") / "large.html"
    path.write_text(quick_page(LARGE), encoding="utf-8")
    return path


def block(text: str) -> str:
    """What stands in the page as its data."""
    return text.partition('id="ecosystem-data">')[2].partition("</script>")[0]


def test_small_data_stand_in_the_page_as_text() -> None:
    assert block(quick_page(many(60, 120))).startswith('{"edges":[{"agreement":')


def test_large_data_are_packed_and_the_same_each_time(packed: Path) -> None:
    text = packed.read_text("utf-8")
    assert text == quick_page(LARGE)
    held = json.loads(block(text))
    assert list(held) == ["deflated"]
    assert len(held["deflated"]) < 500_000
    assert len(unpack(held, "x")["nodes"]) == 4000


def test_letters_of_any_script_come_back() -> None:
    data = {"nodes": [{"label": "神戸\u2028</script>&"}] * 40_000}
    assert unpack(json.loads(pack(json.dumps(data, ensure_ascii=False))), "x") == data


def test_a_large_copy_is_read_back(packed: Path) -> None:
    homes = read_saved(packed).homes
    assert len(homes) == 4000
    assert homes["n00000"] == (-1000.0, -600.0)  # as `quick_page` placed the first


def held(content: str) -> str:
    return (
        f'<script type="application/json" id="ecosystem-data">{{"deflated":{content}}}</script>'
        '<script type="application/json" id="ecosystem-own">{}</script>'
    )


def deflated(content: bytes) -> str:
    return json.dumps(b64encode(content).decode())


@pytest.mark.parametrize(
    "content",
    [
        "5",
        '"?"',
        deflated(b"no zlib"),
        deflated(zlib.compress(b"{}")[:-3]),
        deflated(zlib.compress(b"[" * 100_000)),
        deflated(zlib.compress(b"[]")),
        deflated(zlib.compress(b"\xff")),
    ],
)
def test_damaged_packed_data_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "odd.html"
    path.write_text(held(content), "utf-8")
    with pytest.raises(FileError, match="is a damaged map: it holds no JSON where its data should be"):
        read_saved(path)


def test_what_unpacks_to_more_than_any_map_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form, "LARGEST_DATA", MIB)
    path = tmp_path / "bomb.html"
    path.write_text(held(deflated(zlib.compress(b'{"nodes":[]}' + b" " * 2 * MIB))), "utf-8")
    with pytest.raises(FileError, match="unpacks to more than 1 MiB, and was not read"):
        read_saved(path)


def test_a_packed_map_opens_offline_and_saves_itself_and_an_old_browser_is_told(
    open_map: OpenMap, packed: Path, tmp_path: Path
) -> None:
    shown = open_map(packed)
    assert shown.page.inner_text("#summary").startswith("4,000 organisations")
    shown.call("place", {"n00000": [5, 5]})
    copy = saved(shown, "save-copy", tmp_path)
    assert copy.read_bytes() == packed.read_bytes()  # nothing of one's own is in it
    assert shown.messages == []
    assert [each for each in shown.requests if not each.startswith("file:")] == []
    page = shown.page.context.new_page()
    page.add_init_script(UNKNOWING)
    page.goto(packed.as_uri())
    assert page.inner_text("h1") == "Ecosystem network"
    assert "this browser cannot unpack them" in page.inner_text("[role=alert]")
