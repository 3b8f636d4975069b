"""Open documents of hostile texts in LibreOffice: each has to open, and nothing in it to be worked out."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOT = "DID NOT OPEN (LibreOffice needs its parts Calc and Impress)"
GRAPH = (sys.executable, "-m", "graph")
MADE = (
    ("centrality", "hubs.csv"),
    ("centrality", "hubs.xlsx"),
    ("renewals", "renewals.csv"),
    ("renewals", "renewals.xlsx"),
    ("report", "report.xlsx"),
    ("export", "tables.xlsx"),
    ("timeline", "timeline.pptx", "--from", "2023"),
)


def write(folder: Path) -> list[Path]:
    """Write the hostile data, and documents of it by every command that makes some."""
    sys.path.insert(0, str(ROOT))
    from tests.hostile.payloads import as_files

    for name, content in as_files().items():
        (folder / name).write_bytes(content)
    targets = []
    for command, file, *options in MADE:
        target = folder / file
        line = [*GRAPH, command, "--data", str(folder), "-o", str(target), "--quiet", *options]
        subprocess.run(line, cwd=ROOT, check=True)
        targets.append(target)
    gephi = [*GRAPH, "export", "--data", str(folder), "--format", "gephi-csv", "--quiet"]
    subprocess.run([*gephi, "-o", str(folder / "gephi")], cwd=ROOT, check=True)
    return [*targets, folder / "gephi" / "nodes.csv", folder / "gephi" / "edges.csv"]


def converted(path: Path, form: str, folder: Path) -> Path:
    """What LibreOffice makes of a document, where it opens it at all."""
    office = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    place = folder / f"of-{path.stem}-{path.suffix[1:]}"
    line = ["soffice", office, "--headless", "--convert-to", form, "--outdir", str(place), str(path)]
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    return place / f"{path.stem}.{form}"


def live(path: Path) -> int:
    """Count the formulas and links of a workbook."""
    with zipfile.ZipFile(path) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    return sum(text.count(b"<f>") + text.count(b"<f ") for text in sheets)


def main() -> int:
    """Tell of each document whether it opened and how many formulas LibreOffice sees in it."""
    if not shutil.which("soffice"):
        print("LibreOffice is needed; `make look` installs it", file=sys.stderr)
        return 1
    faults = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for path in write(folder):
            slides = path.suffix == ".pptx"
            made = converted(path, "pdf" if slides else "xlsx", folder)
            opened = made.exists()
            formulas = live(made) if opened and not slides else 0
            faults += not opened or formulas > 0
            told = (
                f"{formulas} formulas"
                if not slides
                else f"{made.stat().st_size if opened else 0} bytes of PDF"
            )
            print(f"{path.relative_to(folder)}: {'opened' if opened else NOT}, {told}")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
