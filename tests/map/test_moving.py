"""A large map moves as a picture of itself, and is drawn as it is once it rests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.map.conftest import Opened, OpenMap
from tests.map.test_many import many, quick_page

# The map rests when the test says so, and curves of lines are counted. `apart` says what share of the pixels
# differs from those that were kept, which lay so many pixels to the left and above.
WATCHED = """() => {
  const plain = setTimeout, { quadraticCurveTo } = CanvasRenderingContext2D.prototype;
  const wait = (act) => { window.rest = act; return 0; };
  window.setTimeout = (act, time, ...more) => (time === 160 ? wait(act) : plain(act, time, ...more));
  window.curves = 0;
  CanvasRenderingContext2D.prototype.quadraticCurveTo = function (...given) {
    window.curves += 1;
    return quadraticCurveTo.apply(this, given);
  };
  const surface = document.querySelector("#canvas canvas");
  const pixels = () => {
    const { data } = surface.getContext("2d").getImageData(0, 0, surface.width, surface.height);
    return new Uint32Array(data.buffer);
  };
  window.keep = () => { window.kept = pixels(); };
  window.apart = (dx, dy) => {
    const now = pixels(), { width, height } = surface;
    let found = 0;
    for (let y = Math.max(0, dy); y < height + Math.min(0, dy); y++)
      for (let x = Math.max(0, dx); x < width + Math.min(0, dx); x++)
        if (now[y * width + x] !== window.kept[(y - dy) * width + x - dx]) found += 1;
    return found / now.length;
  };
}"""
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture
def watched(open_map: OpenMap, tmp_path: Path) -> Opened:
    path = tmp_path / "large.html"
    path.write_text(quick_page(many(500, 1500)), encoding="utf-8")
    shown = open_map(path, view="group=&folded=false")
    shown.page.evaluate(WATCHED)
    return shown


def ground(shown: Opened) -> tuple[float, float]:
    """A point of the page that is far from every symbol."""
    box = shown.page.locator("#canvas").bounding_box()
    assert box
    spots = [(box["x"] + 300 + 9 * i, box["y"] + 90 + 7 * j) for j in range(40) for i in range(50)]
    all_symbols = shown.call("bounds")
    return next((x, y) for x, y in spots if all(_away(each, x, y) for each in all_symbols))


def _away(symbol: dict[str, Any], x: float, y: float) -> bool:
    return bool(max(symbol["left"] - x, x - symbol["right"], symbol["top"] - y, y - symbol["bottom"]) > 8)


def test_a_large_map_is_moved_as_a_picture_and_drawn_as_it_is_once_it_rests(watched: Opened) -> None:
    page = watched.page
    x, y = ground(watched)
    page.mouse.move(x, y)
    page.evaluate(DRAWN)
    page.evaluate("() => { keep(); curves = 0; }")
    lines = len(watched.call("visible")["edges"])
    page.mouse.down()
    for step in range(1, 13):
        page.mouse.move(x + 5 * step, y - 3 * step)
        page.evaluate(DRAWN)
    # Lines were drawn once, and everything has moved with the hand: 60 pixels to the right, 36 up.
    assert page.evaluate("curves") <= lines
    assert page.evaluate("apart(60, -36)") < 0.01  # letters lie between pixels
    page.mouse.up()
    for turn in (-120, -120, 120):
        page.mouse.wheel(0, turn)
        page.evaluate(DRAWN)
    before = {each["id"]: each for each in watched.call("bounds")}
    names = {each["id"] for each in watched.call("labels")}
    # In one step of the page: whatever wakes it afterwards, a busy machine's late wheel say, draws once more.
    assert page.evaluate("() => { curves = 0; rest(); keep(); return curves; }") == lines
    # Nothing jumps: symbols are as large as they were and where they were, and most names stay.
    after = {each["id"]: each for each in watched.call("bounds")}
    assert after.keys() == before.keys()
    assert all(after[each] == pytest.approx(before[each], abs=1e-6) for each in after)
    assert len(names & {each["id"] for each in watched.call("labels")}) > 0.7 * len(names)
    # Drawn from the beginning it is the same to the pixel.
    watched.show(theme="dark")
    watched.show(theme="light")
    assert page.evaluate("apart(0, 0)") == 0
    assert not [each for each in watched.messages if each.startswith("error")]
