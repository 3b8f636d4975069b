"""Whatever stands in the cells is text and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.model import EDGE_COLUMNS, NODE_COLUMNS, make
from tests.explorer.conftest import MapOf, OpenMap

HOSTILE = [
    "<script>window.hit = 1</script>",
    "<img src=x onerror=window.hit=1>",
    "\"><img src=x onerror='window.hit=1'>",
    "\\u003cimg src=x onerror=window.hit=1\\u003e",
    "javascript:window.hit=1",
    "<!--<script>",
    "]]>--></script><script>window.hit=1//",
    "${window.hit=1}{{window.hit=1}}{% raw %}",
    "\u2028window.hit=1//",
    "</style><script>window.hit=1</script>",
    "<details open ontoggle=window.hit=1>",
    '"onmouseover=window.hit=1 x="',
    '<math><mi//xlink:href="data:x,<script>window.hit=1</script>">',
    "<svg><animate onbegin=window.hit=1 attributeName=x dur=1s>",
    "__proto__",
    "data:text/html,<script>window.hit=1</script>",
    "\u202egnp.exe\u0000\u0007",
]
DATES = {"signed": "2016-05", "effective": "", "announced": "", "expires": "", "terminated": ""}


def hostile_map(map_of: MapOf, text: str, spare: str) -> Path:
    ids = [text, spare, "plain"]
    nodes = {column: [text] * 3 for column in NODE_COLUMNS} | {
        "id": ids,
        "lat": ["1", "2", ""],
        "lon": ["1", "2", ""],
        "further <b>": [text] * 3,
    }
    edges = {column: [text] * 3 for column in EDGE_COLUMNS} | {
        column: [value] * 3 for column, value in DATES.items()
    }
    edges |= {
        "source": [text, spare, "plain"],
        "target": [spare, "plain", text],
        "term_years": [""] * 3,
        "further <b>": [text] * 3,
    }
    edges["relation"] = [text, "located_in", "mou"]
    story = {"title": text, "steps": [{"title": text, "text": text, "view": {}}]}
    return map_of(make(nodes, edges), title=text, story=story)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_cells_run_nothing_in_any_view(map_of: MapOf, open_map: OpenMap, text: str) -> None:
    opened = open_map(hostile_map(map_of, text, text + "2"))
    views: list[dict[str, object]] = [
        {"focus": text},
        {"focus": "plain", "path": text},
        {"focus": "", "tie": 2},
        {"tie": 0, "table": "ties"},
        {"table": "organisations"},
        {"table": "", "context": True, "colour": "country", "layout": "geographic"},
        {"story": 1, "lang": "ja"},
        {"types_off": text},
    ]
    for view in views:
        opened.show(**view)
    opened.show(types_off="", story=0)
    opened.page.fill("#search", text[:12].replace("\u0000", ""))
    for box in opened.call("bounds"):
        opened.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    opened.page.wait_for_timeout(60)
    assert opened.page.evaluate("() => window.hit") is None
    assert opened.messages == []
    assert not opened.page.locator(
        "a[href^='javascript'], a[href^='data:text'], #stage img, #stage script"
    ).count()


def test_the_known_payloads_are_among_them() -> None:
    # The shapes that have broken maps before: markup, attributes, escapes, comments, styles, MathML.
    joined = json.dumps(HOSTILE)
    for shape in (
        "<script>",
        "onerror",
        "\\\\u003c",
        "javascript:",
        "<!--",
        "</style>",
        "ontoggle",
        "onmouseover",
        "<math>",
    ):
        assert shape in joined


def test_a_link_is_only_made_of_http_and_https(map_of: MapOf, open_map: OpenMap) -> None:
    eco = make(
        {
            "id": ["a", "b"],
            "name": ["A", "B"],
            "type": ["hub", "city"],
            "url": ["https://example.org/a?b=<c>", "ftp://example.org"],
        },
        {"source": ["a"], "target": ["b"], "signed": ["2016"], "source_url": ["JaVaScRiPt:window.hit=1"]},
    )
    opened = open_map(map_of(eco, world=False))
    opened.show(focus="a")
    assert opened.page.locator("#card a").evaluate_all("links => links.map(link => link.href)") == [
        "https://example.org/a?b=%3Cc%3E"
    ]
    opened.show(focus="b")
    assert opened.page.locator("#card a").count() == 0
