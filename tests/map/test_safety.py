"""Whatever stands in the cells is text and nothing else; tests/hostile has the texts that try to be more."""

from __future__ import annotations

import graph
from graph.map import assets
from graph.model.ecosystem import Ecosystem, make
from tests.map.conftest import MapOf, OpenMap

KNOWN = [
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "toString",
    "valueOf",
]  # every object of JavaScript has them


def ring(ids: list[str]) -> Ecosystem:
    """A ring of organisations that differ by their ids only."""
    nodes = {"id": ids, "name": ["Name"] * len(ids), "type": ["city"] * len(ids)}
    return make(nodes, {"source": ids, "target": [*ids[1:], ids[0]], "signed": ["2016"] * len(ids)})


def test_an_organisation_may_be_called_what_javascript_calls_its_own(
    open_map: OpenMap, map_of: MapOf
) -> None:
    plain = [f"{number}" for number in range(len(KNOWN))]
    pictures = []
    for ids in (KNOWN, plain):
        found = open_map(map_of(ring(ids), world=False))
        found.show(focus="", layout="network")
        assert len(found.call("visible")["nodes"]) == len(KNOWN)
        pictures.append(found.page.locator("#canvas").screenshot())
        assert found.messages == []
    assert pictures[0] == pictures[1]


def test_a_name_without_end_does_not_keep_the_map_from_opening(open_map: OpenMap, map_of: MapOf) -> None:
    nodes = {"id": ["a", "b"], "name": ["very long " * 5000, "あ" * 50_000], "type": ["hub", "city"]}
    found = open_map(map_of(make(nodes, {"source": ["a"], "target": ["b"], "signed": ["2016"]}), world=False))
    found.show(focus="a")
    assert len(found.call("labels")) == 2
    assert found.messages == []


def test_the_policy_knows_no_exception() -> None:
    policy = assets.policy()
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    for word in ("unsafe", "http", "*", "strict-dynamic", "nonce"):
        assert word not in policy.replace("sha256-", "").translate({ord(each): None for each in "/+="})


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
    links = opened.page.locator("#card a")
    assert links.evaluate_all("links => links.map(link => [link.href, link.rel])") == [
        ["https://example.org/a?b=%3Cc%3E", "noopener noreferrer"]
    ]
    opened.show(focus="b")
    assert opened.page.locator("#card a").count() == 0


def test_the_map_that_python_makes_is_under_the_policy() -> None:
    text = graph.draw_map(ring(["a", "b", "c"]))
    head, _, rest = text.partition("Content-Security-Policy")
    assert "<script" not in head
    assert "<style" not in head
    assert rest.count("\n<script") == 8  # six of data, the library, the program
