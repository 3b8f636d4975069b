"""Pictures of the main states, for eyes, the README and docs/map.md; written to output/screens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.map.conftest import OpenMap

YEARS = {"date": "2022-12-31", "since": "2018-12-31"}
SCREENS: dict[str, tuple[tuple[int, int], dict[str, object]]] = {
    "network": ((1366, 768), {}),
    "network-dark-ja": ((1366, 768), {"lang": "ja", "theme": "dark"}),
    "geographic": ((1366, 768), {"layout": "geographic"}),
    "geographic-dark-ja": ((1366, 768), {"layout": "geographic", "lang": "ja", "theme": "dark"}),
    "time": ((1366, 768), {"date": "2019-05-15", "since": "2019-05-14"}),
    "focus": ((1366, 768), {"focus": "link-j"}),
    "ego": ((1366, 768), {"focus": "kanagawa-prefecture", "steps": 1, "colour": "year"}),
    "path": ((1366, 768), {"focus": "link-j", "path": "kobe-university"}),
    "tie": ((1366, 768), {"tie": 40}),
    "country": ((1366, 768), {"colour": "country", "size": "betweenness", "context": True}),
    "table": ((1366, 768), {"table": "ties"}),
    "table-dark-ja": (
        (1366, 768),
        {"table": "organisations", "lang": "ja", "theme": "dark", "sort": "-betweenness"},
    ),
    "story": ((1366, 768), {"story": 2, "date": "2020-09-18", "focus": "link-j"}),
    "period": ((1366, 768), {"date": "2019-12-31", "since": "2018-12-31"}),
    "changes-dark-ja": (
        (1366, 768),
        {**YEARS, "compare": "change", "active": True, "lang": "ja", "theme": "dark"},
    ),
    "two-days": ((1366, 768), {**YEARS, "compare": "days"}),
    "two-days-1024-dark-ja": ((1024, 768), {**YEARS, "compare": "days", "lang": "ja", "theme": "dark"}),
    "two-days-390": ((390, 844), {**YEARS, "compare": "days"}),
    "own-ties": ((1366, 768), {**YEARS, "focus": "kanagawa-prefecture", "table": "own"}),
    "laptop-1024": ((1024, 768), {"focus": "link-j", "lang": "ja"}),
    "tablet-820": ((820, 1180), {}),
    "phone-390": ((390, 844), {}),
    "phone-390-focus": ((390, 844), {"focus": "link-j", "theme": "dark"}),
}


@pytest.mark.parametrize("size", sorted({size for size, _ in SCREENS.values()}))
def test_pictures_of_the_states_are_written(
    open_map: OpenMap, sample_map: Path, screens: Path, size: tuple[int, int]
) -> None:
    opened = open_map(sample_map, size=size)
    plain = opened.call("view")
    for name, (wanted, view) in SCREENS.items():
        if wanted != size:
            continue
        opened.show(**{**plain, **view})
        path = screens / f"{name}.png"
        opened.page.screenshot(path=path)
        assert path.stat().st_size > 20_000, name
        assert opened.messages == [], name


def test_a_picture_of_the_printed_page_is_written(open_map: OpenMap, sample_map: Path, screens: Path) -> None:
    opened = open_map(sample_map)
    opened.show(theme="dark")
    path = screens / "print.pdf"
    opened.page.pdf(path=path, landscape=True, format="A4", print_background=True)
    assert path.stat().st_size > 20_000
    opened.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print")
    opened.page.screenshot(path=screens / "print.png")
