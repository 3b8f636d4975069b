"""Try the map of data/ in Firefox and WebKitGTK: python tools/browsers/run.py [FOLDER for pictures]."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT)]

import graph  # noqa: E402
from browsers.driver import Browser, Missing  # noqa: E402
from browsers.firefox import Firefox  # noqa: E402
from browsers.journeys import JOURNEYS  # noqa: E402
from browsers.webkit import WebKit  # noqa: E402


def go(browser: Browser, page: Path, pictures: Path) -> int:
    """Make every journey in a browser, and give how many failed."""
    failed = 0
    print(f"{browser.name} {browser.version}", flush=True)
    for journey in JOURNEYS:
        begun, fault = time.monotonic(), ""
        try:
            journey(browser, page)
        except AssertionError as found:
            fault = str(found)
        try:
            fault = fault or "; ".join(browser.complaints())
            (pictures / f"{browser.name.lower()}-{journey.__name__}.png").write_bytes(browser.picture())
        except AssertionError as gone:  # the page has crashed, or the browser is no longer there
            fault = fault or str(gone)
        failed += bool(fault)
        about = (journey.__doc__ or "").strip()
        print(f"  {'FAILED' if fault else 'ok':6} {time.monotonic() - begun:4.1f} s  {about}", flush=True)
        if fault:
            print(f"         {fault}", flush=True)
    return failed


def main(folder: str = "output/browsers") -> int:
    """Make the map, and go through it in each browser that is there."""
    pictures = Path(folder)
    pictures.mkdir(parents=True, exist_ok=True)
    failed = tried = 0
    with tempfile.TemporaryDirectory(prefix="browsers-") as work:
        page = Path(work) / "map.html"
        page.write_bytes(graph.draw_map(graph.read(ROOT / "data"), theme="light").encode())
        for kind in (Firefox, WebKit):
            downloads = Path(work) / kind.__name__
            downloads.mkdir()
            try:
                browser = kind(downloads)
            except Missing as told:
                print(f"Left out: {told}.")
                continue
            try:
                failed += go(browser, page, pictures)
                tried += 1
            finally:
                browser.end()
    print(f"{failed} failed; pictures are in {pictures}")
    return 1 if failed or not tried else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
