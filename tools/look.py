"""Render every slide and report page to PNG, for people to look at: `make look` writes into output/look."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from browser import find

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "output" / "look"
GRAPH = (sys.executable, "-m", "graph")
QUIETLY = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-pdf-header-footer",
)


def install() -> None:
    """Install LibreOffice Impress and poppler's tools with apt where they are missing and it may."""
    if shutil.which("soffice") and shutil.which("pdftoppm"):
        return
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        wanted = ["libreoffice-impress", "libreoffice-calc", "poppler-utils", "fonts-noto-cjk"]
        subprocess.run([apt, "install", "-y", "-q", "--no-install-recommends", *wanted], check=False)


def main() -> int:
    """Make the documents in both languages and turn each page into a picture."""
    install()
    browser = find()
    if not (shutil.which("soffice") and shutil.which("pdftoppm") and browser):
        needed = "LibreOffice Impress, poppler-utils and Chromium"
        print(f"{needed} are needed, and could not be installed", file=sys.stderr)
        return 1
    PLACE.mkdir(parents=True, exist_ok=True)
    for old in PLACE.glob("*.png"):
        old.unlink()
    for lang in ("en", "ja"):
        every = ["--every", "fiscal-year"] if lang == "ja" else []
        deck, slides = PLACE / f"timeline-{lang}.pptx", PLACE / f"slides-{lang}.pptx"
        page = PLACE / f"report-{lang}.html"
        lines = [["timeline", "--from", "2014", "-o", str(deck)]]
        lines += [["report", "-o", str(document)] for document in (slides, page)]
        for line in lines:
            subprocess.run([*GRAPH, *line, *every, "--lang", lang], cwd=ROOT, check=True)
        for document in (deck, slides):
            convert = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(PLACE), str(document)]
            subprocess.run(convert, check=True, stdout=subprocess.DEVNULL)
        paper = page.with_suffix(".pdf")
        printed = [browser, *QUIETLY, f"--print-to-pdf={paper}", page.as_uri()]
        subprocess.run(printed, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for document in (deck, slides, page):
            names = [str(document.with_suffix(".pdf")), str(document.with_suffix(""))]
            subprocess.run(["pdftoppm", "-r", "60", "-png", *names], check=True)
    print(f"{len(list(PLACE.glob('*.png')))} pages in {PLACE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
