"""The map page on windows of little height: a phone on its side, and a small screen at 200 % zoom."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.map.conftest import OpenMap

# What can be clicked and lies under something else: at its middle is neither it nor what is in it.
COVERED = """() => [...document.querySelectorAll("button, select, input, a, summary")].filter((each) => {
  const { left, top, width, height } = each.getBoundingClientRect();
  if (!width || each.matches(".skip, .only, #since, #time")) return false;
  if (getComputedStyle(each).visibility === "hidden") return false;
  const scroller = each.closest(".panel, .card, .story-body, .storyboard, .sheet-body, .menu");
  const box = scroller?.getBoundingClientRect();
  if (box && (top < box.top || top + height > box.bottom)) return false;
  const found = document.elementFromPoint(left + width / 2, top + height / 2);
  return !found || !(each.contains(found) || found.contains(each) && found.matches("label"));
}).map((each) => each.id || each.textContent || each.className)"""
STATES: list[dict[str, object]] = [
    {},
    {"focus": "link-j"},
    {"focus": "", "story": 1},
    {"story": 0, "compare": "days", "since": "2014-01-01", "date": "2020-01-01"},
]


@pytest.mark.parametrize("size", [(683, 384), (844, 390)], ids=["zoomed", "sideways"])
def test_on_a_low_window_the_map_has_most_of_the_height_and_nothing_lies_under_another(
    sample_map: Path, open_map: OpenMap, size: tuple[int, int]
) -> None:
    opened = open_map(sample_map)
    opened.open(sample_map, "", size)
    page = opened.page
    height = "document.getElementById('stage').offsetHeight"
    assert page.evaluate(height) > 0.7 * size[1]
    for lang in ("en", "ja"):
        for state in STATES:
            opened.show(lang=lang, **state)
            assert page.evaluate(COVERED) == [], state
    opened.show(compare="", since="", date="", lang="en")
    assert not page.locator("#from").is_visible()
    page.click("#time-fold")
    assert page.locator("#from").is_visible()
    assert page.locator("#dates").is_visible()
    assert page.get_attribute("#time-fold", "aria-expanded") == "true"
    assert page.evaluate(COVERED) == []
    page.click("#story-make")
    assert page.evaluate(COVERED) == []
    assert opened.messages == []
