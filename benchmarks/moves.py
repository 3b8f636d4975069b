"""Compare what moving a map takes: ours, sigma.js and pyvis, each dragged and zoomed in twelve steps.

Run `python benchmarks/moves.py` (some minutes; sigma.js comes from npm into a temporary folder) or add
`--write` to put the table into docs/performance.md. All three show the same seeded organisations at the same
places, opened from disk in the same headless Chromium, one after the other, again and again.
"""

from __future__ import annotations

import argparse
import datetime
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT)]

import machine  # noqa: E402
from map import chromium, ecosystem  # noqa: E402
from playwright.sync_api import Browser, CDPSession, sync_playwright  # noqa: E402
from pyvis.network import Network  # noqa: E402

import graph  # noqa: E402
from graph.map.draw import positions  # noqa: E402

BEGIN, END = "<!-- moves: written by benchmarks/moves.py -->", "<!-- end of the moves -->"
# sigma.js draws by WebGL, which this browser computes, but on another thread than the one that is timed.
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--enable-unsafe-swiftshader"]
STEPS = 12
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
ALONE = "() => window.ecosystem?.setView({ group: '', folded: false })"  # everybody instead of bubbles
SIGMA = """<!DOCTYPE html><meta charset="utf-8"><style>html, body, #map {{ margin: 0; height: 100% }}</style>
<div id="map"></div><script>{graphology}</script><script>{sigma}</script><script>
const G = new graphology.Graph();
G.import({data});
new Sigma(G, document.getElementById("map"));
</script>"""


def ours(eco: graph.Ecosystem, _: Path) -> str:
    return str(graph.draw_map(eco))


def sigma(eco: graph.Ecosystem, folder: Path) -> str:
    """The same places, sizes by partners and colours by type, drawn by sigma.js."""
    at, G = positions(eco), graph.build(eco)
    colours = dict(
        zip(
            sorted(set(eco.nodes["type"])),
            ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00"),
            strict=False,
        )
    )
    nodes = [
        {
            "key": row["id"],
            "attributes": {
                "label": row["name"],
                "x": at[row["id"]][0],
                "y": -at[row["id"]][1],
                "size": 3 + G.degree[row["id"]] ** 0.5,
                "color": colours[row["type"]],
            },
        }
        for row in eco.nodes.to_dict("records")
    ]
    scripts = {
        "graphology": folder / "node_modules/graphology/dist/graphology.umd.min.js",
        "sigma": folder / "node_modules/sigma/dist/sigma.min.js",
    }
    text = {name: path.read_text(encoding="utf-8") for name, path in scripts.items()}
    ties = [{"source": a, "target": b} for a, b in sorted(G.edges)]
    return SIGMA.format(data=json.dumps({"nodes": nodes, "edges": ties}), **text)


def pyvis(eco: graph.Ecosystem, _: Path) -> str:
    """The same places, drawn by pyvis; without physics, in which it would stand still for minutes."""
    at, G = positions(eco), graph.build(eco)
    net = Network(height="750px", width="100%", cdn_resources="in_line")
    for row in eco.nodes.to_dict("records"):
        x, y = at[row["id"]]
        net.add_node(row["id"], label=row["name"], x=x, y=y, physics=False)
    net.edges = [{"from": a, "to": b} for a, b in sorted(G.edges)]
    net.toggle_physics(False)
    return str(net.generate_html())


PAGES: dict[str, Callable[[graph.Ecosystem, Path], str]] = {"ours": ours, "sigma.js": sigma, "pyvis": pyvis}


def taken(session: CDPSession) -> float:
    """CPU seconds of the page's main thread so far."""
    return next(
        float(each["value"])
        for each in session.send("Performance.getMetrics")["metrics"]
        if each["name"] == "TaskDuration"
    )


def measure(browser: Browser, path: Path) -> dict[str, float]:
    """CPU seconds of the main thread for twelve steps of a drag, and for twelve turns of the wheel."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.evaluate(ALONE)
    page.wait_for_timeout(3000)
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    x, y = 700.0, 62.0  # above everybody, on the ground
    page.mouse.move(x, y)
    page.wait_for_timeout(500)
    found = {}
    for kind in ("drag", "wheel"):
        began = taken(session)
        if kind == "drag":
            page.mouse.down()
        for step in range(1, STEPS + 1):
            if kind == "drag":
                page.mouse.move(x + 12 * step, y + 6 * step)
            else:
                page.mouse.wheel(0, -120 if step <= STEPS / 2 else 120)
            page.evaluate(DRAWN)
        if kind == "drag":
            page.mouse.up()
        page.wait_for_timeout(1000)  # until it rests and is drawn as it is
        found[kind] = taken(session) - began
    context.close()
    return found


def versions(folder: Path) -> str:
    def of(name: str) -> Any:
        return json.loads((folder / "node_modules" / name / "package.json").read_text("utf-8"))["version"]

    return f"sigma.js {of('sigma')}, graphology {of('graphology')}"


def table(sizes: list[int], runs: int) -> list[str]:
    """The rows of the table, in Markdown, and what they were measured with."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        subprocess.run(["npm", "install", "--silent", "--prefix", place, "sigma", "graphology"], check=True)
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        rows = []
        for size in sizes:
            eco = ecosystem(size)
            found: dict[str, list[dict[str, float]]] = {name: [] for name in PAGES}
            for name, make_page in PAGES.items():
                (folder / f"{name}.html").write_text(make_page(eco, folder), encoding="utf-8")
            for _ in range(runs):
                for name, results in found.items():
                    results.append(measure(browser, folder / f"{name}.html"))
            for kind, told in (("drag", "twelve steps of a drag"), ("wheel", "twelve turns of the wheel")):
                rows.append(_row(f"{size:,} / {len(eco.edges):,} | {told}", found, kind))
        about = machine.described()
        where = f"{about['machine']}, {browser.browser_type.name} {browser.version}, {versions(folder)}"
        browser.close()
    often = f"medians of {runs}" if runs > 1 else "one run of each"
    head = f"CPU seconds of the page's main thread on {datetime.date.today()}, {often}; {where}."
    columns = "| organisations / ties | what | " + " | ".join(PAGES) + " | ratios |"
    return [head, "", columns, "| --- | --- |" + " ---: |" * (len(PAGES) + 1), *rows]


def _row(what: str, found: dict[str, list[dict[str, float]]], kind: str) -> str:
    medians = {name: statistics.median(each[kind] for each in results) for name, results in found.items()}
    ratios = " / ".join(f"{medians[name] / medians['ours']:.1f}x" for name in medians if name != "ours")
    row = f"| {what} | " + " | ".join(f"{each:.2f} s" for each in medians.values()) + f" | {ratios} |"
    print(row, flush=True)
    return row


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 1500])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    given = parser.parse_args()
    lines = table(given.sizes, given.runs)
    print("\n".join(lines))
    if given.write:
        path = ROOT / "docs" / "performance.md"
        before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        path.write_text(before + "\n".join([BEGIN, *lines, END]) + after, encoding="utf-8")


if __name__ == "__main__":
    main()
