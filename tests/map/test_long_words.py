"""Long words on the map page: they stay within their boxes, and what is cut can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.model.ecosystem import make
from tests.map.conftest import MapOf, Opened, OpenMap

CITY = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
NAME = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"
TYPE = "cross-border regional development bank for small and medium-sized enterprises"
HEADLINE = (
    "一般社団法人関西圏再生医療・細胞治療産業推進コンソーシアム協議会が結んだ、"
    "はじめての包括的な連携協定の背景とその意義"
)
STORY: dict[str, Any] = {
    "title": HEADLINE,
    "steps": [{"title": HEADLINE, "text": "提携は二〇〇八年に始まりました。" * 20, "view": {}}] * 3,
}

# The texts of a box that stand out on its left or right, or lie on the next text of their row.
BEYOND = """(selector) => [...document.querySelectorAll(selector)].flatMap((box) => {
  const { left, right, width } = box.getBoundingClientRect();
  const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  const found = [];
  while (width && walk.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    if (walk.currentNode.parentElement.closest(".unseen")) continue;
    const own = walk.currentNode.parentElement.getBoundingClientRect();
    for (const each of range.getClientRects())
      if (each.width && (each.left < left - 1 || each.right > Math.min(right, own.right) + 1))
        found.push(walk.currentNode.textContent);
  }
  return found;
})"""


@pytest.fixture(scope="module")
def wordy(map_of: MapOf) -> Path:
    """Four organisations: a name, a city, a type and a headline that are too long for their boxes."""
    nodes = {
        "id": ["a", "b", "c", "d"],
        "name": [NAME, "Beta", "Gamma", "Delta"],
        "type": ["hub", "city", TYPE, "hub"],
        "city": [CITY, CITY, "Kyoto", ""],
        "country": ["GB", "GB", "JP", "JP"],
    }
    ties = {"source": ["a", "a"], "target": ["b", "c"], "signed": ["2016", "2018"]}
    return map_of(make(nodes, ties), name="wordy", world=False, story=STORY)


def boxes(opened: Opened, selector: str) -> list[dict[str, float]]:
    """The rectangles of elements on the screen."""
    rectangles = "(all) => all.map((each) => each.getBoundingClientRect().toJSON())"
    found: list[dict[str, float]] = opened.page.locator(selector).evaluate_all(rectangles)
    return found


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)], ids=["desk", "phone"])
def test_long_words_stay_within_their_boxes_and_buttons_in_sight(
    wordy: Path, open_map: OpenMap, size: tuple[int, int]
) -> None:
    opened = open_map(wordy)
    opened.open(wordy, "focus=a", size)
    for view in ({"focus": "b"}, {"focus": "", "group": "city", "bubble": CITY}):
        assert opened.page.evaluate(BEYOND, ".card") == []
        opened.show(**view)
    assert CITY in opened.page.inner_text(".card")
    assert opened.page.evaluate(BEYOND, ".card") == []
    for table in ("organisations", "ties"):
        opened.show(table=table, group="", bubble="")
        assert opened.page.evaluate(BEYOND, ".sheet :is(th, td)") == []
    word = f".facet .word[title='{TYPE.capitalize()}']"
    assert opened.page.locator(word).count() == 1
    if size[0] > 900:
        (only,) = boxes(opened, f".facet li:has({word.removeprefix('.facet ')}) .only")
        assert boxes(opened, word)[0]["right"] <= only["left"]
    opened.show(table="", story=2, lang="ja")
    (panel,) = boxes(opened, "#story-panel")
    stage = boxes(opened, "#stage")[0]
    for button in boxes(opened, "#story-panel button"):
        assert panel["top"] < button["top"]
        assert button["bottom"] < panel["bottom"] <= stage["bottom"]
    assert opened.messages == []
