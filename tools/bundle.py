"""Make the bundle, a zipped folder that runs without Python, and compare it with the installed command.

    pip install --constraint constraints.txt '.[bundle]'
    python tools/bundle.py make dist
    python tools/bundle.py check dist

The environment is to have nothing else in it. The same environment gives the same bytes.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import stat
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import outputs
from installed import PROJECT, closure

ROOT = Path(__file__).resolve().parent.parent
MOST = 200_000_000  # bytes of the zip
# Beside the program, for people.
PAGES = (
    "LICENSE",
    "README.md",
    "README.ja.md",
    "SECURITY.md",
    "docs/*.md",
    "docs/examples/*",
    "docs/pictures/*",
)
TERMS = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)


def make(place: Path) -> Path:
    """Build the folder and zip it; gives the path of the zip."""
    building = ROOT / "build" / "bundle"
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    line = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    line += ["--distpath", str(building / "made"), "--workpath", str(building / "work")]
    told = os.environ | {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": outputs.MOMENT}
    # from a folder in which there is no package of ours but the one that is installed
    subprocess.run([*line, str(ROOT / "tools/frozen/graph.spec")], check=True, env=told, cwd=building)
    folder = building / "made" / "graph"
    pages = {each.relative_to(ROOT).as_posix(): each for name in PAGES for each in ROOT.glob(name)}
    for name, source in (pages | licences()).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / name)
    version = distribution(PROJECT).version
    place.mkdir(parents=True, exist_ok=True)
    target = place / f"{PROJECT}-{version}-{sysconfig.get_platform()}.zip"
    pack(folder, target, f"{PROJECT}-{version}")
    return target


def licences() -> dict[str, Path]:
    """The licences of Python, of every library and of the packer: name in the bundle to the file of ours."""
    found: dict[str, Path] = {}
    for folder in (Path(sys.base_prefix), Path(sysconfig.get_path("stdlib"))):
        found |= {f"licences/python/{each.name}": each for each in folder.glob("LICENSE*")}
    for library in (*closure(), "pyinstaller"):
        for each in distribution(library).files or ():
            if each.suffix != ".py" and (TERMS.match(each.name) or "licenses" in each.parts[:-1]):
                found[f"licences/{each.as_posix()}"] = Path(str(each.locate()))
    return found


def pack(folder: Path, target: Path, top: str) -> None:
    """Zip a folder below another name; the same files give the same bytes, wherever and whenever."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
        for name, path in sorted((each.relative_to(folder).as_posix(), each) for each in folder.rglob("*")):
            if path.is_dir() and not path.is_symlink():
                continue
            entry = zipfile.ZipInfo(f"{top}/{name}")  # dated the first day that a zip can tell
            entry.create_system = 3  # POSIX, which has modes
            entry.compress_type = zipfile.ZIP_DEFLATED
            kind = stat.S_IFLNK if path.is_symlink() else stat.S_IFREG
            mode = 0o755 if path.suffix == ".exe" or path.stat().st_mode & stat.S_IXUSR else 0o644
            entry.external_attr = (kind | mode) << 16
            bundle.writestr(entry, str(path.readlink()) if path.is_symlink() else path.read_bytes())


def unpack(bundle: Path, place: Path) -> Path:
    """Unzip with links and modes, as `unzip` does; gives the program."""
    with zipfile.ZipFile(bundle) as packed:
        for entry in packed.infolist():
            mode = entry.external_attr >> 16
            path = place / entry.filename
            path.parent.mkdir(parents=True, exist_ok=True)
            if stat.S_ISLNK(mode):
                path.symlink_to(packed.read(entry).decode())
            else:
                path.write_bytes(packed.read(entry))
                path.chmod(stat.S_IMODE(mode))
    (program,) = (each for each in place.glob("*/graph*") if each.is_file())
    return program


def check(bundle: Path) -> int:
    """Compare everything that the bundle writes with what the installed command writes."""
    if (size := bundle.stat().st_size) > MOST:
        print(f"{bundle} has {size:,} bytes; at most {MOST:,} are to be handed round")
        return 1
    command = Path(sysconfig.get_path("scripts"), f"graph{sysconfig.get_config_var('EXE') or ''}")
    with tempfile.TemporaryDirectory() as made:
        place = Path(made).resolve()
        for name, program in {"installed": command, "bundle": unpack(bundle, place / "束 of files")}.items():
            subprocess.run([program, "--version"], check=True)  # else both might say the same nothing
            outputs.make(place / name, program, [])
        return outputs.compare(place / "installed", place / "bundle")


def main() -> int:
    """Make the bundle, or check the one that lies in a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("part", choices=("make", "check"))
    parser.add_argument("place", type=Path, help="the folder of the zip")
    asked = parser.parse_args()
    if asked.part == "make":
        target = make(asked.place)
        print(f"{target}: {target.stat().st_size:,} bytes")
        return 0
    return max(check(each) for each in asked.place.glob(f"{PROJECT}-*.zip"))


if __name__ == "__main__":
    sys.exit(main())
