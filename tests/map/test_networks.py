"""pyvis is used without the notebook that it asks for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from pathlib import Path

class Refusing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "IPython":
            raise ImportError(name)

if {refused}:
    sys.meta_path.insert(0, Refusing())
import graph
Path({page!r}).write_text(graph.draw_map(graph.read("data")), encoding="utf-8")
print("pyvis.network" in sys.modules, [name for name in sys.modules if name.startswith("IPython")])
"""


def run(page: Path, *, refused: bool) -> str:
    program = PROGRAM.format(page=str(page), refused=refused)
    found = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return found.stdout.strip()


def test_a_map_needs_no_notebook_and_leaves_nothing_of_one(tmp_path: Path) -> None:
    assert run(tmp_path / "one.html", refused=True) == "True []"
    assert run(tmp_path / "two.html", refused=False) == "True []"
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
