"""The map opens by double-click: one file, no network, nothing said, nothing run that is not its own."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph.model.ecosystem import make
from tests.map.conftest import MapOf, Opened, OpenMap

SIZES = [(1366, 768), (1024, 768), (820, 1180), (390, 844)]


def test_the_map_makes_no_request_and_says_nothing_on_the_console(shown: Opened, sample_map: Path) -> None:
    for view in (
        {"layout": "geographic"},
        {"table": "ties"},
        {"table": "", "focus": "link-j"},
        {"lang": "ja"},
        {"story": 2},
    ):
        shown.show(**view)
    shown.page.evaluate("() => new Promise(done => requestIdleCallback(done))")
    assert [url for url in shown.requests if not url.startswith(("data:", "blob:"))] == [sample_map.as_uri()]
    assert shown.messages == []


def test_the_policy_allows_only_the_pages_own_scripts_by_hash(shown: Opened) -> None:
    policy = shown.page.get_attribute("meta[http-equiv='Content-Security-Policy']", "content") or ""
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert len(re.findall(r"'sha256-[A-Za-z0-9+/=]{44}'", rules["script-src"])) == 2
    assert "unsafe" not in policy
    assert rules["connect-src"] == "'none'"


def test_a_script_that_is_not_the_pages_own_does_not_run(shown: Opened) -> None:
    shown.page.evaluate(
        """() => { const s = document.createElement('script'); s.textContent = 'window.foreign = 1';
        document.body.append(s); }"""
    )
    assert shown.page.evaluate("() => window.foreign") is None
    # eval would be forbidden as well; Playwright's own evaluate does not count.
    assert (
        shown.page.evaluate(
            """() => new Promise(done => {
                setTimeout('window.late = 1', 0);
                setTimeout(() => done(window.late), 60);
            })"""
        )
        is None
    )


def test_the_page_is_in_standards_mode_with_one_heading_and_a_title(shown: Opened) -> None:
    assert shown.page.evaluate("() => document.compatMode") == "CSS1Compat"
    assert shown.page.locator("h1").count() == 1
    assert shown.page.title() == shown.page.inner_text("h1") == "Ecosystem network"


@pytest.mark.parametrize("size", SIZES)
def test_nothing_runs_over_the_window(open_map: OpenMap, sample_map: Path, size: tuple[int, int]) -> None:
    opened = open_map(sample_map, size=size)
    width, height = opened.page.evaluate(
        "() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    )
    assert width <= size[0]
    assert height <= size[1]
    canvas = opened.page.locator("#canvas").bounding_box()
    assert canvas is not None
    assert canvas["width"] > 0.6 * size[0]
    assert canvas["height"] > 0.4 * size[1]


def test_the_largest_component_fills_most_of_the_canvas(shown: Opened) -> None:
    canvas = shown.page.locator("#canvas").bounding_box()
    assert canvas is not None
    boxes = shown.call("bounds")
    assert max(box["right"] for box in boxes) - min(box["left"] for box in boxes) > 0.6 * canvas["width"]
    assert max(box["bottom"] for box in boxes) - min(box["top"] for box in boxes) > 0.6 * canvas["height"]


@pytest.mark.slow
def test_the_bytes_do_not_depend_on_the_hash_seed(tmp_path: Path, data: Path) -> None:
    program = (
        "import sys, graph; from graph.drawing.places import layout\n"
        "from graph.drawing.places.geography import places\n"
        "from graph.map import page\n"
        "eco = graph.read(sys.argv[1]); G = graph.build(eco)\n"
        "text = page(eco, layout(G.nodes, G.edges), graph.centrality(G), places=places(eco.nodes))\n"
        "open(sys.argv[2], 'wb').write(text.encode())\n"
    )
    root = Path(__file__).resolve().parents[2]
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", program, str(data), str(tmp_path / seed)],
            check=True,
            cwd=root,
            env={"PYTHONHASHSEED": seed, "PATH": "", "TZ": "Asia/Tokyo" if seed == "1" else "UTC"},
        )
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_an_ecosystem_without_ties_opens(map_of: MapOf, open_map: OpenMap) -> None:
    eco = make({"id": ["a"], "name": ["A"], "type": ["hub"]}, {"source": [], "target": [], "signed": []})
    opened = open_map(map_of(eco))
    assert opened.call("visible") == {"date": "", "nodes": [], "edges": []}
    assert opened.messages == []


def test_an_ecosystem_of_nobody_opens(map_of: MapOf, open_map: OpenMap) -> None:
    eco = make({"id": [], "name": [], "type": []}, {"source": [], "target": [], "signed": []})
    assert open_map(map_of(eco)).messages == []
