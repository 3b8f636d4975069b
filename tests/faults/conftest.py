"""The small ecosystem, and commands run on it in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.commands.main import command
from graph.commands.terminal import run
from tests.faults.drawings import Drawings
from tests.faults.outputs import make_data

Tried = Callable[..., tuple[int, bytes, str]]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the small ecosystem, which every command reads."""
    folder = make_data(tmp_path / "data")
    monkeypatch.setenv("GRAPH_DATA", str(folder))
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An empty folder to write into."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def tried(data: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Tried:
    """Run a command line in this process; gives exit code, stdout and stderr."""

    def attempt(*words: str) -> tuple[int, bytes, str]:
        code = run(command, words)
        said, told = capfdbinary.readouterr()
        return code, said, told.decode()

    return attempt


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> Drawings:
    """Draw each picture of a test once only, and small."""
    monkeypatch.setattr("graph.drawing.page.DPI", 24)
    return Drawings(monkeypatch.setattr)
