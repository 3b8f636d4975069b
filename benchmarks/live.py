"""Save the data in five ways, again and again, under a live page in a real browser: python benchmarks/live.py

Every save has to be shown, and nothing but whole states: no picture of half a file, no fault where there is
none. Prints the medians from the end of a save to its findings and to its picture on the screen, and what the
program takes while nothing happens. Fails where anything else than whole states was shown.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "benchmarks"), str(ROOT)]

import browser  # noqa: E402
import machine  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402

from saving import WAYS, Way  # noqa: E402

ORG = "link-j"
# What the page shows, noted at each change: when, in which state, and what the map holds.
NOTE = """() => {
  window.noted = [];
  const root = document.documentElement;
  const note = () => {
    const frame = document.querySelector("iframe:not(.next)");
    const held = frame && JSON.parse(frame.contentDocument.getElementById("ecosystem-data").textContent);
    const { state, picture } = root.dataset;
    const org = held && held.nodes.find((each) => each.id === "%s");
    const map = held && [held.nodes.length, held.edges.length, org.label];
    noted.push({ at: Date.now() / 1000, state, picture, map });
    document.body.dataset.name = map ? map[2] : "";
  };
  const attributeFilter = ["data-state", "data-picture"];
  new MutationObserver(note).observe(root, { attributes: true, attributeFilter });
}"""


def versions(data: Path, number: int) -> bytes:
    """nodes.csv with another name of an organisation."""
    text = (ROOT / "data" / "nodes.csv").read_text(encoding="utf-8")
    line = next(each for each in text.splitlines() if each.startswith(f"{ORG},"))
    _, _, rest = line.partition(",")
    name = rest[: rest.index('",') + 1] if rest.startswith('"') else rest.partition(",")[0]
    return text.replace(line, f"{ORG},Round {number}{rest[len(name) :]}").encode()


def save(way: Way, path: Path, content: bytes, pause: float) -> float:
    """Save a file step by step, and say when that was done."""
    for _ in way(path, content):
        time.sleep(pause)
    return time.time()


def used(process: subprocess.Popen[str]) -> float:
    """CPU seconds of a process."""
    found = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(found[11]) + int(found[12])) / os.sysconf("SC_CLK_TCK")


def noted(page: Page, since: float) -> list[dict[str, Any]]:
    return [each for each in page.evaluate("() => window.noted") if each["at"] >= since]


def rounds(page: Page, data: Path, times: int, pause: float) -> dict[str, list[float]]:
    """Save in every way so many times; gives the seconds to findings and to the picture of each."""
    taken: dict[str, list[float]] = {"findings": [], "picture": []}
    for number in range(times * len(WAYS)):
        way = WAYS[number % len(WAYS)]
        began = time.time()
        done = save(way, data / "nodes.csv", versions(data, number), pause)
        page.wait_for_selector(f'body[data-name="Round {number}"]')
        found = noted(page, began)
        wrong = [
            each for each in found if each["state"] in ("faulty", "gone") or each["map"][:2] != [119, 236]
        ]
        if wrong:
            sys.exit(f"{way.__name__}, {number}: {wrong}")
        drawing = [each["at"] for each in found if each["state"] == "drawing" and each["at"] >= done]
        taken["findings"] += [drawing[0] - done] if drawing else []
        at = next(each["at"] for each in found if each["map"][2] == f"Round {number}")
        taken["picture"].append(at - done)
        print(f"{way.__name__:<12}{number:>4}{taken['picture'][-1]:>8.2f} s", flush=True)
    return taken


def faults(page: Page, data: Path, times: int) -> list[float]:
    """The seconds from a save with an error to its finding on the screen."""
    taken = []
    good = (data / "edges.csv").read_bytes()
    for _ in range(times):
        began = save(WAYS[0], data / "edges.csv", good + b"nobody,link-j,2020\n", 0)
        page.wait_for_selector("html[data-state=faulty]")
        taken.append(noted(page, began)[0]["at"] - began)
        save(WAYS[0], data / "edges.csv", good, 0)
        page.wait_for_selector("html[data-state=good]")
    return taken


@contextmanager
def ending(process: subprocess.Popen[str]) -> Iterator[None]:
    """End a process with the block, however that ends."""
    try:
        yield
    finally:
        process.kill()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20, help="saves in each way")
    parser.add_argument("--pause", type=float, default=0.04, help="seconds between the steps of a save")
    parser.add_argument("--idle", type=float, default=20, help="seconds for which nothing happens")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        data = Path(shutil.copytree(ROOT / "data", Path(place) / "data"))
        line = [sys.executable, str(ROOT / "tools" / "saving.py"), "serve", "--data", str(data), "--quiet"]
        with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as server, ending(server):
            address = server.stdout.readline().strip() if server.stdout else ""
            window = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox"])
            page = window.new_page()
            page.goto(address)
            page.wait_for_selector("html[data-state=good]")
            page.evaluate(NOTE % ORG)
            before = used(server)
            taken = rounds(page, data, given.times, given.pause)
            work = (used(server) - before) / len(taken["picture"])
            taken["faults"] = faults(page, data, given.times)
            before = used(server)
            time.sleep(given.idle)
            idle = (used(server) - before) / given.idle
            server.terminate()
            page.wait_for_selector("html[data-state=gone]")
            window.close()
    print(f"{machine.described()}, {time.strftime('%Y-%m-%d')}, load {os.getloadavg()[0]:.1f}")
    for name, each in taken.items():
        print(f"{name:<10}{statistics.median(each):>6.2f} s (median of {len(each)}; longest {max(each):.2f})")
    print(f"work      {work:>6.2f} s of CPU a save, without the browser")
    print(f"idle      {100 * idle:>6.2f} % of a core")


if __name__ == "__main__":
    main()
