"""Render every slide and report page to PNG, for people to look at: `make look` writes into output/look.

The report deck is rendered in each of LibreOffice's own designs as well, one picture a design.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from browser import find
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "output" / "look"
GRAPH = (sys.executable, "-m", "graph")
ROW, GAP = 4, 6  # pictures in a row, and points between them
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


def designs() -> list[Path]:
    """Give LibreOffice's own designs of slides."""
    office = Path(shutil.which("soffice") or "").resolve().parent.parent
    return sorted((office / "share" / "template" / "common" / "presnt").glob("*.otp"))


def convert(document: Path, form: str, place: Path) -> Path:
    """Turn a document into another form by LibreOffice."""
    line = ["soffice", "--headless", "--convert-to", form, "--outdir", str(place), str(document)]
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return place / document.with_suffix(f".{form}").name


def in_designs(place: Path) -> None:
    """Make the report deck in each design, every second one in Japanese, and a picture of all its slides."""
    with tempfile.TemporaryDirectory() as folder:
        for count, each in enumerate(designs()):
            template, deck = convert(each, "pptx", Path(folder)), Path(folder) / f"deck-{each.stem}.pptx"
            line = ["report", "--lang", ("en", "ja")[count % 2], "--template", str(template), "-o", str(deck)]
            subprocess.run([*GRAPH, *line], cwd=ROOT, check=True)
            pages = str(deck.with_suffix(""))
            subprocess.run(
                ["pdftoppm", "-r", "45", "-png", str(convert(deck, "pdf", Path(folder))), pages], check=True
            )
            side_by_side(sorted(Path(folder).glob(f"{deck.stem}-*.png")), place / f"design-{each.stem}.png")


def side_by_side(pictures: list[Path], target: Path) -> None:
    """Put pictures of one size onto one, four in a row."""
    found = [Image.open(each) for each in pictures]
    wide, high = found[0].width + GAP, found[0].height + GAP
    page = Image.new("RGB", (ROW * wide, -(-len(found) // ROW) * high), "grey")
    for i, each in enumerate(found):
        page.paste(each, (i % ROW * wide, i // ROW * high))
    page.save(target)


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
            convert(document, "pdf", PLACE)
        paper = page.with_suffix(".pdf")
        printed = [browser, *QUIETLY, f"--print-to-pdf={paper}", page.as_uri()]
        subprocess.run(printed, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for document in (deck, slides, page):
            names = [str(document.with_suffix(".pdf")), str(document.with_suffix(""))]
            subprocess.run(["pdftoppm", "-r", "60", "-png", *names], check=True)
    in_designs(PLACE)
    print(f"{len(list(PLACE.glob('*.png')))} pages in {PLACE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
