"""Files that are read, changed and written back: whatever others do meanwhile, nothing is lost."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import graph.reading
from graph.commands.main import command
from graph.commands.terminal import run
from graph.errors import FileError
from graph.files import names, rewrite, rewriting
from graph.reading.editing import with_rows
from graph.words.messages import Message

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="links, pipes and process numbers of POSIX")
NODES = "id,name,type\n" + "".join(f"o{i},Organisation {i},hub\n" for i in range(21))
EDGES = "source,target,signed\n"
# Adds one agreement after the other; pandas is loaded once. Others are waited for, however slow the machine.
ADDING = """
import sys
from graph.commands.main import command
from graph.files import rewriting
from graph.commands.terminal import run
rewriting.PATIENCE = 1e9
first, last, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
for i in range(first, last):
    pair = f"o{i % 20}", f"o{i % 20 + 1}"
    line = ["add", "agreement", *pair, "--signed", f"{2000 + i // 20}", "--data", folder, "--quiet"]
    if run(command, line):
        sys.exit(1)
"""
# Ends at once within a change, as by kill -9.
KILLED = """
import os, sys
from graph.files import rewrite
rewrite(sys.argv[1], lambda old: os._exit(9))
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with 21 organisations in a row and no tie."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "nodes.csv").write_text(NODES, encoding="utf-8")
    (folder / "edges.csv").write_text(EDGES, encoding="utf-8")
    return folder


def add(folder: Path, *more: str) -> int:
    """Add an agreement of the first two."""
    return run(command, ["add", "agreement", "o0", "o1", "--signed", "2020", "--data", str(folder), *more])


def rows(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()[1:]


def files(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def saving(monkeypatch: pytest.MonkeyPatch, save: Callable[[], object], *, times: int = 1) -> None:
    """Have somebody save at the moment at which what was read is checked."""
    check, left = graph.reading.check, [times]

    def checked(*given: object, **options: object) -> object:
        if left[0]:
            left[0] -= 1
            save()
        return check(*given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("graph.reading.check", checked)


# Several writers


@pytest.mark.slow
def test_of_agreements_that_three_commands_add_at_once_none_is_lost(data: Path) -> None:
    def start(first: int) -> subprocess.Popen[bytes]:
        line = [sys.executable, "-c", ADDING, str(first), str(first + 8), str(data)]
        return subprocess.Popen(line, cwd=ROOT)

    adding = [start(first) for first in (0, 8, 16)]
    assert [each.wait() for each in adding] == [0, 0, 0]
    wanted = [f"o{i % 20},o{i % 20 + 1},{2000 + i // 20}" for i in range(24)]
    assert sorted(",".join(row.split(",")[:3]) for row in rows(data / "edges.csv")) == sorted(wanted)
    assert files(data) == ["edges.csv", "nodes.csv"]


@pytest.mark.slow
def test_of_two_hundred_rows_that_are_added_at_once_none_is_lost(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewriting, "PATIENCE", 1e9)

    def add_one(number: int) -> None:
        row = {"source": "o0", "target": "o1", "signed": str(1800 + number)}
        rewrite(data / "edges.csv", lambda old: with_rows(old, "edges.csv", [row]))

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(add_one, range(200)))
    assert sorted(rows(data / "edges.csv")) == [f"o0,o1,{1800 + number}" for number in range(200)]
    assert files(data) == ["edges.csv", "nodes.csv"]


def test_the_lock_of_the_next_writer_stays_even_before_its_content_is_there(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, unlink = data / "edges.csv.lock", Path.unlink

    def and_then_another(path: Path, missing_ok: bool = False) -> None:
        unlink(path, missing_ok=missing_ok)
        if path == lock:
            monkeypatch.setattr(Path, "unlink", unlink)
            lock.touch()  # made, and not yet written

    monkeypatch.setattr(Path, "unlink", and_then_another)
    rewrite(data / "edges.csv", lambda old: (old or b"") + b"o0,o1,2020\n")
    assert files(data) == ["edges.csv", "edges.csv.lock", "nodes.csv"]


def test_two_agreements_of_one_day_get_two_ids_though_both_began_before_either_was_written(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "source,target,signed,agreement\no0,o1,2020,o0-o1-2020\n"
    saving(monkeypatch, lambda: (data / "edges.csv").write_text(other, encoding="utf-8"))
    assert add(data) == 0
    assert [row.split(",")[3] for row in rows(data / "edges.csv")] == ["o0-o1-2020", "o0-o1-2020-2"]


# Programs that know no lock


@pytest.mark.parametrize("in_place", [True, False], ids=["written over", "renamed over"])
def test_what_an_editor_saves_while_a_row_is_added_is_kept(
    data: Path, monkeypatch: pytest.MonkeyPatch, *, in_place: bool
) -> None:
    def save() -> None:
        place = data / "edges.csv"
        new = place if in_place else data / "new"
        new.write_text(EDGES + "o5,o6,2021\n", encoding="utf-8")
        new.replace(place)

    saving(monkeypatch, save)
    assert add(data) == 0
    assert [row.split(",")[:3] for row in rows(data / "edges.csv")] == [
        ["o5", "o6", "2021"], ["o0", "o1", "2020"],
    ]  # fmt: skip
    assert files(data) == ["edges.csv", "nodes.csv"]


def test_a_row_is_checked_anew_where_the_other_file_was_saved(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without = NODES.replace("o0,Organisation 0,hub\n", "")
    saving(monkeypatch, lambda: (data / "nodes.csv").write_text(without, encoding="utf-8"))
    assert add(data) == 1
    assert "'o0' is not an id in nodes.csv" in capsys.readouterr().err
    assert (rows(data / "edges.csv"), files(data)) == ([], ["edges.csv", "nodes.csv"])


def test_a_file_that_is_saved_each_time_stays_as_it_was_saved(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    saved: list[str] = []

    def save() -> None:
        saved.append(f"o5,o6,{2021 + len(saved)}")
        (data / "edges.csv").write_text(EDGES + saved[-1] + "\n", encoding="utf-8")

    saving(monkeypatch, save, times=1000)
    assert add(data) == 3
    assert "was saved by another program each time it was to be changed" in capsys.readouterr().err
    assert rows(data / "edges.csv") == saved[-1:]
    assert files(data) == ["edges.csv", "nodes.csv"]


# Links


@posix
@pytest.mark.parametrize("of", ["file", "chain", "folder"])
def test_what_a_link_leads_to_is_changed_and_the_link_stays(data: Path, tmp_path: Path, of: str) -> None:
    team = tmp_path / "team"
    if of == "folder":
        team.symlink_to(data)
    else:
        team.mkdir()
        (team / "nodes.csv").symlink_to(data / "nodes.csv")
        (team / "first.csv").symlink_to(Path("..", "data", "edges.csv"))
        (team / "edges.csv").symlink_to("first.csv" if of == "chain" else Path("..", "data", "edges.csv"))
    (data / "edges.csv").chmod(0o640)
    before = files(team)
    assert add(team) == 0
    assert len(rows(data / "edges.csv")) == 1
    assert (data / "edges.csv").stat().st_mode & 0o777 == 0o640
    assert (team / "edges.csv").is_symlink() is (of != "folder")
    assert (files(team), files(data)) == (before, ["edges.csv", "nodes.csv"])


@posix
def test_two_names_of_one_file_have_one_lock(data: Path, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(data / "edges.csv")

    def change(old: bytes) -> bytes:
        assert files(data) == ["edges.csv", "edges.csv.lock", "nodes.csv"]
        return old + b"o0,o1,2020\n"

    rewrite(tmp_path / "link.csv", change)
    assert rows(data / "edges.csv") == ["o0,o1,2020"]


# Locks of others


@posix
@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "en",
            r"\.lock was left behind \d+ s ago by process {pid} of .*; edges\.csv is whole, so delete",
        ),
        (
            "ja",
            r"プロセス ?{pid} ?が途中で終了したために ?\d+ ?秒前に残された.*edges\.csv に損傷はありません",
        ),
    ],
)
def test_a_lock_that_a_killed_writer_left_is_explained_and_the_file_is_whole(
    data: Path, capsys: pytest.CaptureFixture[str], lang: str, told: str
) -> None:
    line = [sys.executable, "-c", KILLED, str(data / "edges.csv")]
    killed = subprocess.Popen(line, cwd=ROOT)
    assert killed.wait() == 9
    assert files(data) == ["edges.csv", "edges.csv.lock", "nodes.csv"]
    assert add(data, "--lang", lang) == 3
    assert re.search(told.format(pid=killed.pid), capsys.readouterr().err)
    (data / "edges.csv.lock").unlink()
    assert add(data) == 0
    assert files(data) == ["edges.csv", "nodes.csv"]


NOBODY = "edges.csv.lock was made 0 s ago and does not say by whom"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("own", "edges.csv is being changed by process {own} of somebody on {here}, "),
        ("process 1\nhost elsewhere\nuser other\n", "by process 1 of other on elsewhere, which has held"),
        ("process 1\nhost elsewhere\n", "by process 1 on elsewhere, which has held"),
        ("process 1\nuser other\n", "by process 1 of other, which has held"),
        ("", NOBODY),
        ("\xff\x00", NOBODY),
        ("locked by an editor\n", NOBODY),
    ],
)
def test_a_lock_that_is_held_is_waited_for_and_then_told(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], content: str, told: str
) -> None:
    monkeypatch.setattr(rewriting, "PATIENCE", 0.0)
    monkeypatch.setattr(rewriting, "_age", lambda lock: Message("{} s", 0))
    lock = data / "edges.csv.lock"
    own = rewriting.Holder(str(os.getpid()), names.node(), "somebody", "1")
    lock.write_bytes(own.text() if content == "own" else content.encode("latin-1"))
    before = lock.read_bytes()
    assert add(data) == 3
    said = capsys.readouterr().err
    assert told.format(own=os.getpid(), here=names.shown(names.node())) in said
    assert "?" not in said
    assert (lock.read_bytes(), rows(data / "edges.csv")) == (before, [])


@posix
@pytest.mark.parametrize("kind", ["pipe", "folder", "link"])
def test_what_is_no_lock_of_ours_is_not_waited_for_for_ever(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    monkeypatch.setattr(rewriting, "PATIENCE", 0.0)
    lock = data / "edges.csv.lock"
    make: dict[str, Callable[[], None]] = {
        "pipe": lambda: os.mkfifo(lock),
        "folder": lock.mkdir,
        "link": lambda: lock.symlink_to("none"),
    }
    make[kind]()
    assert add(data) == 3
    said = capsys.readouterr().err
    assert "does not say by whom" in said
    assert "delete the lock if nobody is changing that file" in said
    assert add(data, "--lang", "ja") == 3
    assert "誰が使っているかの記録がありません" in capsys.readouterr().err
    assert os.path.lexists(lock)


def test_a_lock_that_is_let_go_meanwhile_is_taken(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = data / "edges.csv.lock"
    lock.write_bytes(b"process 1\nhost elsewhere\n")
    monkeypatch.setattr("time.sleep", lambda seconds: lock.unlink())
    assert add(data) == 0
    assert (len(rows(data / "edges.csv")), files(data)) == (1, ["edges.csv", "nodes.csv"])


@pytest.mark.parametrize("fault", [KeyboardInterrupt, MemoryError, FileError("no")])
def test_whatever_stops_a_change_leaves_no_lock_and_the_old_file(
    data: Path, fault: type[BaseException] | BaseException
) -> None:
    def change(old: bytes) -> bytes:
        raise fault

    with pytest.raises((KeyboardInterrupt, MemoryError, FileError)):
        rewrite(data / "edges.csv", change)
    assert (rows(data / "edges.csv"), files(data)) == ([], ["edges.csv", "nodes.csv"])


def test_a_scanner_that_holds_the_lock_for_a_moment_is_waited_for(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink, refused = Path.unlink, [2]

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.name == "edges.csv.lock" and refused[0]:
            refused[0] -= 1
            raise PermissionError(13, "held", str(path))
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    assert add(data) == 0
    assert (refused, files(data)) == ([0], ["edges.csv", "nodes.csv"])


# Positions


def test_what_is_saved_while_positions_are_worked_out_is_kept(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import graph.map.draw

    positions = graph.map.draw.positions
    saved: list[int] = []

    def worked_out(*given: object, **options: object) -> object:
        if not saved:
            saved.append(1)
            (data / "positions.csv").write_text("id,x,y\no3,12.5,-3\n", encoding="utf-8")
        return positions(*given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("graph.map.draw.positions", worked_out)
    assert run(command, ["layout", "--data", str(data), "--quiet"]) == 0
    assert "o3,12.5,-3.0" in rows(data / "positions.csv")
    assert len(rows(data / "positions.csv")) == 21
    assert files(data) == ["edges.csv", "nodes.csv", "positions.csv"]


@posix
@pytest.mark.parametrize("option", [(), ("-o", "data/positions.csv"), ("-o", "other.csv")])
def test_positions_are_written_through_a_link(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shared.csv").write_text("id,x,y\no3,12.5,-3\n", encoding="utf-8")
    (data / "positions.csv").symlink_to(Path("..", "shared.csv"))
    (tmp_path / "other.csv").symlink_to("shared.csv")
    assert run(command, ["layout", "--data", "data", "--quiet", *option]) == 0
    assert len(rows(tmp_path / "shared.csv")) == 21
    assert "o3,12.5,-3.0" in rows(tmp_path / "shared.csv")
    assert (data / "positions.csv").is_symlink()


# New files


@pytest.mark.parametrize("line", [["init", "new"], ["import", "ties.csv", "-o", "new"]])
def test_a_table_that_somebody_makes_at_the_same_moment_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ties.csv").write_text("Source,Target\na,b\n", encoding="utf-8")
    (tmp_path / "new").mkdir()
    theirs = b"id,name,type\nz,Zeta,hub\n"

    def sealed(temporary: Path, target: Path) -> None:
        if target.name == "edges.csv":
            (tmp_path / "new" / "nodes.csv").write_bytes(theirs)

    monkeypatch.setattr("graph.files.folders.seal", sealed)
    assert run(command, line) == 3
    assert "nodes.csv was made by another program just now" in capsys.readouterr().err
    assert files(tmp_path / "new") == ["nodes.csv"]
    assert (tmp_path / "new" / "nodes.csv").read_bytes() == theirs
