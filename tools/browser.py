"""Make sure that there is a Chromium for the tests: find one, or install Debian's where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

# One font for Japanese, and one that is installed twice, in two versions, as LibreOffice brings it.
FONTS = ("fonts-noto-cjk", "fonts-liberation", "fonts-liberation2")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


def find() -> str | None:
    """Give the path of a browser: the one that GRAPH_CHROMIUM names, else the first that is installed."""
    named = os.environ.get("GRAPH_CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for path in map(shutil.which, NAMES) if path), None)


def install() -> None:
    """Install Debian's chromium as root, or by sudo where it asks for no password."""
    apt = shutil.which("apt-get")
    if apt is None:
        return
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    before = [] if root else ["sudo", "-n"]
    if before and shutil.which("sudo") is None:
        return
    print("installing chromium for the browser tests ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (
        ["update", "-q"],
        ["install", "-y", "-q", "--no-install-recommends", "chromium", *FONTS],
    ):
        done = subprocess.run([*before, apt, *step], env=environment, check=False, stdout=subprocess.DEVNULL)
        if done.returncode:
            print(f"apt-get {step[0]} failed with {done.returncode}", file=sys.stderr)


def main() -> int:
    """Find or install a browser; 1 where there is none in the end."""
    if find() is None:
        install()
    path = find()
    if path is None:
        print(
            "The tests open the maps in a real browser and found none, and could not install one.\n"
            "Install chromium (Debian: apt-get install chromium), or name one in GRAPH_CHROMIUM.",
            file=sys.stderr,
        )
        return 1
    print(f"browser: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
