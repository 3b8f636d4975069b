"""Where a command may write, and where it says that it may not; what it reads stays as it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from graph.errors import FileError
from graph.files import write_all
from tests.faults.conftest import Tried
from tests.faults.outputs import FOLDERS, OUTPUTS, Output, leftovers, make_data

pytestmark = pytest.mark.slow

posix = pytest.mark.skipif(os.name != "posix", reason="devices, links and permissions of POSIX")
ROOT = Path(__file__).parents[2]
# One of each way of writing: a table, a page, a picture, slides, another tool's file, the findings.
ONE_FILE = ("centrality --format csv", "map", "timeline", "report", "export --format gexf", "check", "layout")
READING = (
    "why hub partners", "audit", "suggest hub", "whatif --best hub", "path hub jyv", "neighbours hub",
    "decomposition", "renewals --as-of 2026", "show hub",
)  # fmt: skip


def state(folder: Path) -> dict[str, tuple[str, int]]:
    """Digest and time of change of every file of a folder."""
    return {
        each.name: (sha256(each.read_bytes()).hexdigest(), each.stat().st_mtime_ns)
        for each in folder.iterdir()
    }


# stdout


@pytest.mark.parametrize("name", ["-", pytest.param("/dev/stdout", marks=posix)])
@pytest.mark.parametrize(
    "line", ["centrality --format csv", "map", "check", "export --format gexf", "layout"]
)
def test_an_answer_goes_down_a_pipe(
    tried: Tried, out: Path, monkeypatch: pytest.MonkeyPatch, line: str, *, name: str
) -> None:
    monkeypatch.chdir(out)
    assert tried(*line.split(), "-o", "file")[0] == 0
    code, said, told = tried(*line.split(), "-o", name)
    assert code == 0
    assert said == (out / "file").read_bytes()
    assert "wrote -" not in told
    assert [each.name for each in out.iterdir()] == ["file"]


@pytest.mark.parametrize("line", ["timeline", "export --format gephi-csv", "export --format parquet"])
def test_several_files_do_not_go_to_stdout(tried: Tried, line: str) -> None:
    told = "graph: several files do not go to stdout; name a folder with -o\n"
    assert tried(*line.split(), "-o", "-") == (2, b"", told)


# Places where nothing can be written


@pytest.mark.parametrize("line", ONE_FILE)
def test_a_place_that_cannot_be_is_refused_before_any_work(
    tried: Tried, out: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    ending = {"timeline": ".png", "report": ".html"}.get(line, "")
    (out / "a-file").write_bytes(b"")
    (out / f"a-folder{ending}").mkdir()
    monkeypatch.setattr("graph.reading.read", None)  # it fails if anything is read
    for place, reason in (
        (f"none/x{ending}", "there is no folder"),
        (f"a-file/x{ending}", "part of the path is a file, not a folder"),
        (f"a-folder{ending}", "this is a folder"),
        (f"new-folder{ending}/", "this is a folder"),
        ("x" * 300 + ending, "the name is too long"),
    ):
        code, _, told = tried(*line.split(), "-o", f"{out}/{place}")
        assert code == 3, told
        assert told.splitlines()[-1].startswith("graph: cannot write ")
        assert reason in told
    assert sorted(each.name for each in out.iterdir()) == ["a-file", f"a-folder{ending}"]


@pytest.mark.parametrize("line", ["timeline", "export --format gephi-csv", "init"])
def test_a_folder_that_cannot_be_is_refused_before_any_work(
    tried: Tried, out: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    (out / "a-file").write_bytes(b"")
    monkeypatch.setattr("graph.reading.read", None)
    option = [] if line == "init" else ["-o"]
    for place, reason in (
        ("none/x", "there is no folder"),
        ("a-file", "is a file, not a folder"),
        ("a-file/x", "part of the path is a file, not a folder"),
        ("x" * 300, "the name is too long"),
    ):
        code, _, told = tried(*line.split(), *option, str(out / place))
        assert code == 3, told
        assert told.count("\n") == 1
        assert reason in told
    assert [each.name for each in out.iterdir()] == ["a-file"]


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A folder that may only be read, with the small ecosystem and an old file in it."""
    folder = tmp_path / "closed"
    folder.mkdir()
    make_data(folder / "data")
    (folder / "old.csv").write_bytes(b"old content")
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


@posix
def test_in_a_folder_that_may_only_be_read_everything_is_answered_and_nothing_written(
    closed: Path,
) -> None:
    # Root may do everything, unless it starts without that power.
    weak = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
    if weak and not shutil.which(weak[0]):
        pytest.skip("root may do everything here")

    def done(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*weak, sys.executable, "-m", "graph", *words],
            cwd=closed,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )

    answered = done("centrality", "--quiet")
    assert (answered.returncode, answered.stderr) == (0, "")
    assert answered.stdout.startswith("rank,id,name")
    where = f"you may not write to the folder {closed}; change its permissions"
    for words in (
        ["centrality", "-o", "new.csv"],
        ["centrality", "-o", "old.csv"],
        ["map"],
        ["timeline"],
        ["init", "new"],
    ):
        refused = done(*words)
        assert refused.returncode == 3
        assert refused.stderr.startswith("graph: cannot ")
        assert refused.stderr.count("\n") == 1
    assert where in done("centrality", "-o", "new.csv").stderr
    assert sorted(each.name for each in closed.iterdir()) == ["data", "old.csv"]


@posix
def test_a_link_is_replaced_and_its_target_stays(tried: Tried, out: Path) -> None:
    (out / "target.html").write_bytes(b"old content")
    (out / "map.html").symlink_to("target.html")
    (out / "years").mkdir()
    (out / "years" / "2019-12-31.svg").symlink_to("../target.html")
    assert tried("map", "-o", str(out / "map.html"))[0] == 0
    assert tried("timeline", "--format", "svg", "--every", "2019", "-o", str(out / "years"))[0] == 0
    assert not (out / "map.html").is_symlink()
    assert not (out / "years" / "2019-12-31.svg").is_symlink()
    assert (out / "target.html").read_bytes() == b"old content"


def test_a_link_to_an_input_is_an_input(tried: Tried, data: Path, out: Path) -> None:
    before = state(data)
    (out / "hubs.csv").symlink_to(data / "edges.csv")
    (out / "years").symlink_to(data)
    for words in (
        ["centrality", "-o", str(out / "hubs.csv")],
        ["centrality", "-o", str(data / "claims.csv")],
        ["timeline", "-o", str(out / "years")],
        ["export", "--format", "gephi-csv", "-o", str(data / ".." / "data")],
    ):
        code, _, told = tried(*words)
        assert code == 2, told
        assert "is an input" in told or "holds the data" in told
    assert state(data) == before


def test_a_file_that_windows_will_not_let_go_of_is_told(
    tried: Tried, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(source: object, _: object) -> None:
        raise PermissionError(13, "The process cannot access the file", str(source))

    (out / "map.html").write_bytes(b"old content")
    monkeypatch.setattr("graph.files.steps._SWAPS", 2)
    monkeypatch.setattr(os, "replace", held)
    code, _, told = tried("map", "-o", str(out / "map.html"))
    assert code == 3
    assert told.startswith(f"graph: cannot write {out / 'map.html'}: you may not write to this file")
    assert (out / "map.html").read_bytes() == b"old content"
    assert leftovers(out) == []


# Names


@pytest.mark.parametrize("name", ["../x", "/etc/x", r"..\x", "a/b", "..", ".", "", "a\0b"])
def test_no_name_of_a_file_leads_out_of_its_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "folder"
    with pytest.raises(FileError, match="this names no file in it"):
        write_all(folder, [("first.csv", b"first"), (name, b"")])
    assert list(tmp_path.iterdir()) == []


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"two files would be called .*a\.csv"):
        write_all(tmp_path / "folder", [("a.csv", b"1"), ("a.csv", b"2")])
    assert list(tmp_path.iterdir()) == []


HOSTILE = ("../../etc/x", "CON", "nul.txt", "trailing.", "x" * 300, "a\tb", "/", "神戸\u202egnp")


def test_no_text_of_the_data_becomes_the_name_of_a_file(tried: Tried, data: Path, out: Path) -> None:
    rows = "".join(f'"{each}","{each}",city\n' for each in HOSTILE)
    ties = "".join(f'"{one}","{other}",2017,"{one}"\n' for one, other in pairwise(HOSTILE))
    (data / "nodes.csv").write_text("id,name,type\n" + rows, encoding="utf-8")
    (data / "edges.csv").write_text("source,target,signed,agreement\n" + ties, encoding="utf-8")
    (data / "claims.csv").unlink()
    for words in (
        ["timeline", "--every", "2016,2017", "--title", "../../x", "-o", str(out / "years")],
        ["export", "--format", "gephi-csv", "-o", str(out / "gephi")],
        ["renewals", "--as-of", "2017", "--calendar", str(out / "ends.ics"), "-o", str(out / "ends.csv")],
    ):
        code, _, told = tried(*words, "--keep-going")
        assert code == 0, told
    assert sorted(str(each.relative_to(out)) for each in out.rglob("*")) == [
        "ends.csv", "ends.ics", "gephi", "gephi/edges.csv", "gephi/nodes.csv",
        "years", "years/2016-12-31.png", "years/2017-12-31.png",
    ]  # fmt: skip
    assert [each.name for each in out.parent.iterdir() if each.name not in ("data", "out")] == []


def test_no_character_of_a_path_or_a_word_moves_the_terminal(
    tried: Tried, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(out)
    bad = "a\x1b[2Jb\x9b\u202e"
    for words in (
        ["centrality", "-o", f"{bad}.csv"],
        ["map", "-o", f"{bad}/map.html"],
        ["timeline", "-o", f"{bad}/years"],
        ["init", f"{bad}/eco"],
        ["check", "--data", bad],
        [bad],
        [f"--{bad}"],
        ["show", bad],
        ["centrality", "--as-of", bad],
        ["add", "organisation", "--set", bad],
    ):
        _, said, told = tried(*words)
        assert not {"\x1b", "\x9b", "\u202e"} & set(told + said.decode()), words


# What is read stays


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda each: each.line)
def test_what_writes_elsewhere_does_not_touch_the_data(
    tried: Tried, data: Path, out: Path, output: Output
) -> None:
    before = state(data)
    assert tried(*output.arguments(out))[0] == 0
    assert state(data) == before


@pytest.mark.parametrize("line", READING)
def test_what_only_answers_writes_nothing_at_all(
    tried: Tried, data: Path, out: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.chdir(out)
    before = state(data)
    assert tried(*line.split())[0] == 0
    assert state(data) == before
    assert list(out.iterdir()) == []


# Folders of several files


@pytest.mark.parametrize("output", FOLDERS, ids=lambda each: each.line)
def test_what_else_is_in_a_folder_stays(tried: Tried, out: Path, output: Output) -> None:
    folder = (out / output.files[0]).parent
    folder.mkdir()
    (folder / "mine.txt").write_bytes(b"mine")
    assert tried(*output.arguments(out))[0] == 0
    assert sorted(each.name for each in folder.iterdir()) == sorted(
        ["mine.txt", *(Path(each).name for each in output.files)]
    )
    assert (folder / "mine.txt").read_bytes() == b"mine"


def test_a_folder_that_was_begun_can_be_finished_and_another_is_not_written_over(
    tried: Tried, out: Path
) -> None:
    folder = out / "eco"
    assert tried("init", str(folder))[0] == 0
    whole = {each.name: each.read_bytes() for each in folder.iterdir()}
    (folder / "edges.csv").unlink()
    assert tried("init", str(folder))[0] == 0
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == whole
    for change in (lambda: None, lambda: (folder / "nodes.csv").write_bytes(b"mine")):
        change()
        code, _, told = tried("init", str(folder))
        assert (code, "is there already; name another folder" in told) == (2, True)
