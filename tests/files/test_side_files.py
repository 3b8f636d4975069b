"""Files beside the two tables: one way in for all of them, and no output over any of them."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pptx import Presentation

from graph.commands.main import command
from graph.commands.terminal import run
from graph.drawing.places import read_positions
from graph.errors import DataError, FileError
from graph.files import reading
from graph.reading.claims import read_claims
from tests.faults.outputs import make_data

posix = pytest.mark.skipif(os.name != "posix", reason="pipes, devices and links of POSIX")
STORY = '[[step]]\ntitle = "a"\n'
# Each file that a command reads beside the two tables, and a command that does.
READ = {
    "story.toml": "map --story story.toml -o out.html",
    "corp.pptx": "report --template corp.pptx -o out.pptx",
    "design.pptx": "timeline --template design.pptx -o out.pptx",
    "network.gexf": "import network.gexf -o imported",
    "data/positions.csv": "map -o out.html",
    "data/claims.csv": "audit",
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which commands run, with the small ecosystem and a file of each kind."""
    make_data(tmp_path / "data")
    (tmp_path / "data" / "positions.csv").write_text("id,x,y\nhub,1,2\n", encoding="utf-8")
    (tmp_path / "story.toml").write_text(STORY, encoding="utf-8")
    design = io.BytesIO()
    Presentation().save(design)
    for name in ("corp.pptx", "design.pptx"):
        (tmp_path / name).write_bytes(design.getvalue())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GRAPH_DATA", raising=False)
    return tmp_path


@pytest.fixture
def impatient() -> Iterator[None]:
    """Ends a test that waits for a pipe after all; no test that passes comes near."""

    def stop(number: int, frame: object) -> None:
        raise TimeoutError("still waiting for a pipe")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(120)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


# One way in


@posix
@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("pipe", "is a pipe or a device, not a file"),
        ("device", "is a pipe or a device, not a file"),
        ("endless", "is a pipe or a device, not a file"),
        ("folder", "is a folder, not a file"),
        ("nowhere", "cannot be read: there is no such file"),
    ],
)
def test_what_is_no_ordinary_file_is_refused_at_once(
    place: Path, capsys: pytest.CaptureFixture[str], name: str, kind: str, *, told: str
) -> None:
    path = place / name
    path.unlink(missing_ok=True)
    make: dict[str, Callable[[], None]] = {
        "pipe": lambda: os.mkfifo(path),
        "device": lambda: path.symlink_to("/dev/null"),
        "endless": lambda: path.symlink_to("/dev/urandom"),
        "folder": path.mkdir,
        "nowhere": lambda: path.symlink_to("none"),
    }
    make[kind]()
    assert run(command, READ[name].split()) == 3
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"graph: {name} {told}\n")
    assert not [each for each in place.iterdir() if each.name.startswith(("out", "imported"))]


def test_a_pipe_is_refused_in_japanese_too(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "story.toml").unlink()
    (place / "story.toml").mkdir()
    assert run(command, [*READ["story.toml"].split(), "--lang", "ja"]) == 3
    assert capsys.readouterr().err == "graph: story.toml はフォルダーで、ファイルではありません。\n"


@pytest.mark.parametrize("name", READ)
def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with (place / name).open("wb") as file:
        file.truncate(reading.LARGEST + 1)  # takes no room on the disk
    content = reading.content

    def read_small(path: Path, most: int | None = None) -> bytes:
        assert path.stat().st_size < reading.MIB
        return content(path, most)

    monkeypatch.setattr(reading, "content", read_small)
    assert run(command, READ[name].split()) == 3
    told = capsys.readouterr().err
    assert told.startswith(f"graph: {name} is larger than ")
    assert told.endswith("iB, and was not read\n")


@posix
def test_a_file_that_says_nothing_of_its_size_is_read_as_far_as_allowed() -> None:
    assert reading.read_bytes("/proc/self/status", most=reading.MIB).startswith(b"Name:")
    with pytest.raises(FileError, match="/proc/self/status is larger than 0 KiB"):
        reading.read_bytes("/proc/self/status", most=10)


@pytest.mark.parametrize("name", ["story.toml", "data/positions.csv", "data/claims.csv"])
def test_a_file_that_is_not_utf_8_is_refused_with_the_same_sentence(
    place: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (place / name).write_bytes(b"ab\x83")
    assert run(command, READ[name].split()) == 3
    assert capsys.readouterr().err == f"graph: {name} is not UTF-8 (byte 2); save it as UTF-8\n"


@pytest.mark.parametrize("number", ["1e308", "-1e308", "1000000.1", "nan", "inf", "1e999"])
def test_positions_that_no_map_has_are_refused(
    place: Path, capfd: pytest.CaptureFixture[str], number: str
) -> None:
    (place / "data" / "positions.csv").write_text(f"id,x,y\nhub,1,{number}\nkobe,3,4\n", encoding="utf-8")
    for line in ("map -o out.html", "layout", "timeline -o out.png"):
        assert run(command, line.split()) == 1
        said = capfd.readouterr()
        assert said.err.startswith(f"graph: positions.csv:2: y is '{number}', which is ")
        assert said.err.count("\n") == 1


@pytest.mark.slow
def test_positions_at_the_edge_are_drawn_without_a_warning(
    place: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = "id,x,y\nhub,1000000,-1000000\nkobe,-1e6,1e6\n"
    (place / "data" / "positions.csv").write_text(text, encoding="utf-8")
    for line in ("map -o out.html", "timeline -o out.png", "layout"):
        assert run(command, [*line.split(), "--quiet"]) == 0  # warnings are errors here
    assert capfd.readouterr().err == ""


def test_a_cell_that_is_too_long_is_a_fault_of_the_file(place: Path) -> None:
    import csv

    limit = csv.field_size_limit(100)
    try:
        (place / "data" / "positions.csv").write_text(f"id,x,y\n{'a' * 200},1,2\n", encoding="utf-8")
        with pytest.raises(DataError, match=r"positions\.csv: field larger than field limit"):
            read_positions(place / "data" / "positions.csv")
    finally:
        csv.field_size_limit(limit)


def test_claims_that_are_not_there_are_told_with_what_they_are(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="it would list the counts that sources print"):
        read_claims(tmp_path)


# No output over an input


def aliases(path: Path) -> dict[str, Path]:
    """Names of a file: its own, a longer one, a link, a link to the link, and a hard link."""
    place = path.parent
    link, second, hard = (place / f"{each}-{path.name}" for each in ("link", "second", "hard"))
    link.symlink_to(path.name)
    second.symlink_to(link.name)
    hard.hardlink_to(path)
    return {
        "own": path,
        "longer": place / ".." / place.name / path.name,
        "link": link,
        "chain": second,
        "hard": hard,
    }


@pytest.mark.slow
@posix
@pytest.mark.parametrize("alias", ["own", "longer", "link", "chain", "hard"])
@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("story.toml", "map --story story.toml"),
        ("corp.pptx", "report --template corp.pptx"),
        ("design.pptx", "timeline --template design.pptx"),
        ("data/positions.csv", "centrality --format csv"),
        ("data/claims.csv", "centrality --format csv"),
        ("data/nodes.csv", "centrality --format csv"),
        ("data/positions.csv", "map"),
        ("data/positions.csv", "check"),
        ("data/edges.csv", "layout"),
        ("data/positions.csv", "growth -o out.csv --chart"),
        ("other/edges.csv", "diff data other --format csv"),
        ("data/nodes.csv", "diff data other --data other --format csv"),
    ],
)  # fmt: skip
def test_no_output_is_written_over_an_input(
    place: Path, capsys: pytest.CaptureFixture[str], name: str, line: str, alias: str
) -> None:
    make_data(place / "other")
    if "chart" in line:  # whose ending has to be that of a picture
        (place / "data" / "positions.csv").rename(place / "data" / "kept.csv")
        (place / "data" / "positions.csv").symlink_to("kept.csv")
        (place / "kept.png").symlink_to("data/kept.csv")
        path = place / "kept.png"
    else:
        path = aliases(place / name)[alias]
    before = (place / name).read_bytes()
    option = [] if "chart" in line else ["-o"]
    assert run(command, [*line.split(), *option, str(path)]) == 2
    assert f"{path} is an input; name another file with -o" in capsys.readouterr().err
    assert (place / name).read_bytes() == before


@pytest.mark.parametrize("name", ["positions.csv", "claims.csv"])
def test_no_table_takes_the_name_of_an_input_that_is_not_there_yet(
    place: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (place / "data" / name).unlink()
    assert run(command, ["centrality", "-o", f"data/{name}"]) == 2
    assert f"data/{name} is an input" in capsys.readouterr().err
    assert not (place / "data" / name).exists()


@posix
def test_where_capitals_make_no_difference_they_make_none(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "data" / "positions.csv").unlink()
    line = ["centrality", "--quiet", "--format", "csv", "-o", "data/Positions.CSV"]
    assert run(command, line) == 0  # here it is another file
    (place / "data" / "Positions.CSV").unlink()
    (place / "data" / "NODES.CSV").symlink_to("nodes.csv")  # as such a file system answers
    assert run(command, line) == 2
    assert "is an input" in capsys.readouterr().err


@posix
def test_no_file_of_a_folder_is_written_over_an_input(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "gephi").mkdir()
    (place / "gephi" / "nodes.csv").symlink_to(Path("..", "data", "nodes.csv"))
    assert run(command, ["export", "--format", "gephi-csv", "-o", "gephi"]) == 2
    assert "gephi/nodes.csv is an input" in capsys.readouterr().err
    assert [each.name for each in (place / "gephi").iterdir()] == ["nodes.csv"]
