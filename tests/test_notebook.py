"""The notebook of the documents: every cell runs, and shows what stands in it.

After a change on purpose, ``PYTHONPATH=. python tests/test_notebook.py`` writes the new output in.
A page is left out of it.
"""

from __future__ import annotations

import ast
import doctest
import json
import os
from pathlib import Path
from typing import Any

import pytest

from graph.map import Page

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = ROOT / "docs/notebook.ipynb"


def outputs(source: str, names: dict[str, Any]) -> list[dict[str, Any]]:
    """Run a cell, and give what a notebook would show of its last line."""
    body = ast.parse(source).body
    last = body[-1]
    before = body[:-1] if isinstance(last, ast.Expr) else body
    exec(compile(ast.Module(before, []), str(NOTEBOOK), "exec"), names)
    if not isinstance(last, ast.Expr):
        return []
    value = eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names)
    if isinstance(value, Page):
        return []
    shown = {"text/plain": repr(value).splitlines(keepends=True)}
    if hasattr(value, "_repr_html_"):
        shown = {
            "text/html": value._repr_html_().splitlines(keepends=True),
            "text/plain": [type(value).__name__],
        }
    return [{"data": shown, "execution_count": None, "metadata": {}, "output_type": "execute_result"}]


def ran() -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Every cell of code with what it shows now."""
    here = Path.cwd()
    os.chdir(ROOT)
    try:
        names: dict[str, Any] = {}
        cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
        return [
            (each, outputs("".join(each["source"]), names)) for each in cells if each["cell_type"] == "code"
        ]
    finally:
        os.chdir(here)


def test_every_cell_shows_what_stands_in_it() -> None:
    found = ran()
    assert len(found) >= 6
    for cell, shown in found:
        assert cell["outputs"] == shown, "run python tests/test_notebook.py"


@pytest.mark.filterwarnings("ignore:Note. conversions to backend graphs:UserWarning")
@pytest.mark.parametrize("document", ["docs/python.md", "docs/networkx.md"])
def test_the_python_of_a_document_runs(document: str) -> None:
    here = Path.cwd()
    os.chdir(ROOT)
    try:
        failures, tried = doctest.testfile(str(ROOT / document), module_relative=False)
    finally:
        os.chdir(here)
    assert tried >= 4
    assert failures == 0


def refresh() -> None:
    """Write into the notebook what its cells show now."""
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    shown = [outputs for _, outputs in ran()]
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = shown.pop(0)
    NOTEBOOK.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    refresh()
