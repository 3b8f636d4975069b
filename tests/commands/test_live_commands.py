"""`graph serve` and `graph map --watch` as they are typed: what they say, where, and how they end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.commands.main import command
from graph.commands.terminal import run
from tests.commands.test_following import EDGES, FAULTY, LINE, NODES
from tests.conftest import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
# Jobs in the background ignore interrupts.
CODE = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from graph.commands.main import main; main()"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "nodes.csv").write_text(NODES, encoding="utf-8")
    (folder / "edges.csv").write_text(EDGES, encoding="utf-8")
    return folder


@contextmanager
def started(*words: str) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    line = [sys.executable, "-c", CODE, *words]
    with subprocess.Popen(line, text=True, env=environment, **pipes) as process:  # type: ignore[call-overload]
        try:
            yield process
        finally:
            process.kill()


def heard(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    return process.stderr.readline().strip()


@posix
@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda each: each.name)
def test_serve_gives_its_address_alone_and_ends_at_once_with_a_sentence(
    data: Path, number: signal.Signals
) -> None:
    with started("serve", "--data", str(data)) as process:
        assert heard(process) == f"the page follows {data}; Ctrl+C ends it"
        assert heard(process) == f"drawn: {data}: 3 organisations, 2 ties; 0 errors, 0 warnings, 0 notes"
        (data / "edges.csv").write_text(FAULTY, encoding="utf-8")
        assert heard(process).startswith(f"not drawn: {LINE}")
        process.send_signal(number)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (130, "ended; pages that are open keep their last picture\n")
    assert out.startswith("http://127.0.0.1:")
    assert out.count("\n") == 1


@posix
@pytest.mark.slow
def test_watch_writes_each_good_state_as_map_does_and_says_so_in_a_line(data: Path, tmp_path: Path) -> None:
    page, other = tmp_path / "page.html", tmp_path / "other.html"
    summary = "3 organisations, {} ties; 0 errors, 0 warnings, {} notes"

    def as_map_writes_it() -> bool:
        assert run(command, ["map", "--data", str(data), "-o", str(other), "--quiet"]) == 0
        return page.read_bytes() == other.read_bytes()

    with started("map", "--watch", "--data", str(data), "-o", str(page)) as process:
        assert heard(process) == f"{page} follows {data}; Ctrl+C ends it"
        assert heard(process) == f"wrote {page} ({data}: {summary.format(2, 0)})"
        assert as_map_writes_it()
        (data / "edges.csv").write_text(FAULTY, encoding="utf-8")
        assert heard(process).startswith(f"not drawn: {LINE}")
        before = page.read_bytes()
        (data / "edges.csv").write_text(FAULTY + "town,town,2018\n", encoding="utf-8")
        assert "(and 1 more error)" in heard(process)
        assert page.read_bytes() == before
        (data / "edges.csv").write_text(EDGES + "town,lab,2018\n", encoding="utf-8")
        assert heard(process) == f"wrote {page} ({data}: {summary.format(3, 0)})"
        assert page.read_bytes() != before
        assert as_map_writes_it()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (130, "", f"ended; {page} is left as it is\n")


class Opened:
    """A browser that opens nothing."""

    def __init__(self, *, works: bool) -> None:
        self.works, self.given = works, list[str]()

    def open(self, address: str) -> bool:
        self.given.append(address)
        return self.works


@pytest.mark.parametrize(
    ("lang", "works", "said"),
    [
        ("en", True, ""),
        ("en", False, "no browser could be opened; open file:"),
        ("ja", False, "ブラウザーを開けませんでした。次のアドレス"),
    ],
)
def test_map_opens_the_page_or_says_where_it_is(
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    lang: str,
    works: bool,
    said: str,
) -> None:
    opened = Opened(works=works)
    monkeypatch.setattr(webbrowser, "get", lambda: opened)
    page = tmp_path / "地図 1.html"
    assert run(command, ["map", "--open", "--data", str(data), "-o", str(page), "--lang", lang]) == 0
    assert opened.given == [page.as_uri()]
    lines = capsys.readouterr().err.splitlines()
    assert lines[1:] == [] if works else lines[1].startswith(said)


def test_a_browser_within_the_terminal_is_not_opened(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("false"))
    assert run(command, ["map", "--open", "--data", str(data), "-o", str(tmp_path / "m.html")]) == 0
    assert "no browser could be opened" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--watch", "--open"])
def test_neither_watch_nor_open_is_for_a_pipe(
    data: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, ["map", option, "-o", "-", "--data", str(data)]) == 2
    assert f"{option} is for a file; name one with -o" in capsys.readouterr().err


def test_a_page_that_cannot_be_written_is_refused_before_anything_is_followed(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, ["map", "--watch", "-o", "nowhere/m.html", "--data", str(data)]) == 3
    assert "there is no folder nowhere" in capsys.readouterr().err
