"""Compare the map with plain pyvis: time to the first picture, and frames while zooming and panning.

Run `python benchmarks/map.py` (a few minutes: plain pyvis lets physics run in the
browser before it shows anything) or `python benchmarks/map.py --sizes 100`.
Both pages hold the same seeded organisations and ties and are opened from disk in
the same headless Chromium, one after the other, without a network.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx as nx
from playwright.sync_api import Browser, Page, sync_playwright
from pyvis.network import Network

import graph
from graph.drawing.places import layout
from graph.model.ecosystem import Ecosystem, make

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# The first picture of plain pyvis: vis draws only once its physics has settled.
PYVIS_PICTURE = """() => new Promise(done => network.once("afterDrawing", () => done(performance.now())))"""
FRAMES = """() => new Promise(done => {
  const times = [];
  let last = performance.now();
  const step = now => {
    times.push(now - last);
    last = now;
    times.length < 60 ? requestAnimationFrame(step) : done(times);
  };
  requestAnimationFrame(step);
})"""


@dataclass(frozen=True)
class Result:
    """What one page took, in milliseconds."""

    picture: float
    frame: float
    slowest: float
    kilobytes: int


def ecosystem(size: int) -> Ecosystem:
    """So many organisations with three times as many dated ties."""
    G = nx.barabasi_albert_graph(size, 3, seed=11)
    pairs = sorted(G.edges)
    return make(
        {
            "id": [f"n{i:04}" for i in range(size)],
            "name": [f"Organisation {i}" for i in range(size)],
            "type": [("hub", "prefecture", "city", "university", "cluster")[i % 5] for i in range(size)],
        },
        {
            "source": [f"n{a:04}" for a, _ in pairs],
            "target": [f"n{b:04}" for _, b in pairs],
            "signed": [f"{2005 + i % 20}-{1 + i % 12:02}" for i in range(len(pairs))],
        },
    )


def plain_page(eco: Ecosystem) -> str:
    """What pyvis makes of the same graph when one follows its tutorial."""
    net = Network(height="750px", width="100%", cdn_resources="in_line")
    net.from_nx(graph.build(eco).copy())
    for edge in net.edges:
        edge.pop("agreements", None)
    return str(net.generate_html())


def our_page(eco: Ecosystem) -> str:
    G = graph.build(eco)
    return graph.page(eco, layout(G.nodes, G.edges), graph.centrality(G))


def measure(browser: Browser, path: Path, *, plain: bool) -> Result:
    """Open a page, wait for its picture, then turn the wheel and drag while frames are timed."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, offline=True)
    page = context.new_page()
    page.set_default_timeout(900_000)
    page.goto(path.as_uri(), wait_until="commit")
    if plain:
        page.wait_for_function("() => typeof network === 'object' && network && network.body")
        picture = float(page.evaluate(PYVIS_PICTURE))
    else:
        page.wait_for_selector("html[data-ready=true]")
        picture = float(page.evaluate("() => performance.now()"))
    frames = _frames(page)
    context.close()
    return Result(
        picture,
        statistics.median(frames),
        statistics.quantiles(frames, n=20)[-1],
        path.stat().st_size // 1024,
    )


def _frames(page: Page) -> list[float]:
    """Milliseconds from frame to frame while one zooms in and drags."""
    page.mouse.move(760, 380)
    page.evaluate(f"() => {{ window.timed = ({FRAMES})(); }}")
    for _ in range(6):
        page.mouse.wheel(0, -120)
    page.mouse.down()
    for step in range(12):
        page.mouse.move(760 + 12 * step, 380 + 6 * step)
    page.mouse.up()
    return [float(each) for each in page.evaluate("() => window.timed")]


def _row(size: int, name: str, result: Result) -> str:
    times = f"{result.picture / 1000:>12.2f} s {result.frame:>6.0f} ms {result.slowest:>6.0f} ms"
    return f"{size:>13} {name:<7} {times} {result.kilobytes:>6} KB"


def _ratio(pyvis: Result, ours: Result) -> str:
    frames = f"{pyvis.frame / ours.frame:>7.1f}x {pyvis.slowest / ours.slowest:>7.1f}x"
    return f"{'':>13} {'ratio':<7} {pyvis.picture / ours.picture:>13.0f}x {frames}"


def results() -> list[dict[str, Any]]:
    """First pictures for benchmarks/run.py: two of each page, the median; plain pyvis up to 500 only."""
    found = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for size in (100, 500, 1000):
            eco = ecosystem(size)
            shape = {
                "work": "map",
                "size": str(size),
                "n": size,
                "m": len(eco.edges),
                "built": 0.0,
                "peak": 0.0,
            }
            for name, make_page, runs in (
                ("ours", our_page, 5),
                ("pyvis", plain_page, 1 if size > 100 else 3),
            ):
                if name == "pyvis" and size > 500:
                    continue  # minutes
                path = Path(folder) / f"{name}-{size}.html"
                path.write_text(make_page(eco), encoding="utf-8")
                times = [measure(browser, path, plain=name == "pyvis").picture / 1000 for _ in range(runs)]
                figures = {"rival": name, "seconds": statistics.median(times), "runs": runs, "note": ""}
                found.append(shape | figures)
        browser.close()
    return found


def chromium() -> str | None:
    """Where the browser is, if it is not playwright's own."""
    return os.environ.get("GRAPH_CHROMIUM") or shutil.which("chromium")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 500, 1000])
    sizes = parser.parse_args().sizes
    found = chromium()
    print(f"{'organisations':>13} {'page':<7} {'first picture':>14} {'frame':>9} {'95 %':>9} {'file':>9}")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        for size in sizes:
            eco = ecosystem(size)
            results = {}
            for name, make_page in (("ours", our_page), ("pyvis", plain_page)):
                path = Path(folder) / f"{name}-{size}.html"
                path.write_text(make_page(eco), encoding="utf-8")
                result = results[name] = measure(browser, path, plain=name == "pyvis")
                print(_row(size, name, result))
                sys.stdout.flush()
            print(_ratio(results["pyvis"], results["ours"]))
        browser.close()


if __name__ == "__main__":
    main()
