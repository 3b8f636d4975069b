"""Who does not call a kernel does not pay for numba, and who cannot keep machine code still gets answers."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from graph.measures.kernels import compiler

ROOT = Path(__file__).resolve().parent.parent.parent.parent


def run(code: str, folder: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.slow
def test_importing_the_measures_and_kernels_does_not_load_numba() -> None:
    assert run("import sys, graph.measures.kernels; print('numba' in sys.modules)", ROOT) == "False"


@pytest.mark.slow
def test_building_the_arrays_does_not_load_numba() -> None:
    code = "import sys; from graph.measures.kernels import adjacency as a; a([0], [1], 2); "
    code += "print('numba' in sys.modules)"
    assert run(code, ROOT) == "False"


@pytest.mark.slow
def test_kernels_work_where_no_folder_of_their_own_can_be_written(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "graph", tmp_path / "graph", ignore=shutil.ignore_patterns("__pycache__"))
    kernels = tmp_path / "graph" / "measures" / "kernels"
    (kernels / "compiled" / "__pycache__").write_text("in the way", encoding="utf-8")
    code = (
        "from graph.measures.kernels import adjacency as a, coreness as c; print(c(a([0], [1], 2)).tolist())"
    )
    without = {"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null", "LOCALAPPDATA": "/dev/null"}
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = {**without, "TMPDIR": str(temporary), "PYTHONDONTWRITEBYTECODE": "1", "NUMBA_CACHE_DIR": ""}
    assert run(code, tmp_path, **environment) == "[1, 1]"
    kept = [path.name for path in temporary.iterdir()]
    assert len(kept) == 1
    assert kept[0].startswith("graph-kernels-")
    assert [*temporary.rglob("*.nbi")]


@pytest.mark.skipif(sys.platform == "win32", reason="owners and modes are those of POSIX")
def test_a_temporary_folder_that_others_can_write_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    first = Path(compiler.temporary_cache())
    assert stat.S_IMODE(first.stat().st_mode) == 0o700
    assert compiler.temporary_cache() == str(first)
    first.chmod(0o777)
    second = Path(compiler.temporary_cache())
    assert second != first
    assert stat.S_IMODE(second.stat().st_mode) == 0o700
