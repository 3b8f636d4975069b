"""Wherever a command runs, the answers are the same and the files equal in every byte."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.commands.main import command
from graph.commands.terminal import run
from tests.faults.outputs import make_data

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="locales, closed streams and mounts of POSIX")

# A table, a chart, a map and the findings; tests/test_same_bytes.py has every kind of file in two of them.
SESSION = """
import sys
from graph.commands.main import command
from graph.commands.terminal import run
for line in sys.argv[1:]:
    code = run(command, line.split())
    if code:
        sys.exit(f"{code}: {line}")
"""
LINES = (
    "centrality --lang ja --quiet -o hubs.json",
    "growth --lang ja --quiet --chart growth.svg -o growth.csv",
    "map --lang ja --quiet -o map.html",
    "check --quiet -o check.txt",
)
SHOWN = ("centrality --quiet --format table --lang ja", "show hub --quiet --format table")
NOWHERE = "/proc/nowhere"
ENVIRONMENTS: dict[str, dict[str, str]] = {
    "POSIX, and nothing that mends it; Kiritimati": {
        "LC_ALL": "POSIX",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONHASHSEED": "random",
        "TZ": "Pacific/Kiritimati",
    },
    "cp932, Tokyo, 400 columns": {
        "PYTHONIOENCODING": "cp932",
        "PYTHONHASHSEED": "0",
        "TZ": "Asia/Tokyo",
        "COLUMNS": "400",
        "TERM": "dumb",
        "NO_COLOR": "1",
    },
    "cp1252, Los Angeles": {
        "PYTHONIOENCODING": "cp1252:strict",
        "PYTHONHASHSEED": "1",
        "TZ": "America/Los_Angeles",
    },
    "no home, C, 20 columns": {
        "LC_ALL": "C",
        "COLUMNS": "20",
        "HOME": NOWHERE,
        "XDG_CACHE_HOME": NOWHERE,
        "MPLCONFIGDIR": NOWHERE,
        "NUMBA_CACHE_DIR": NOWHERE,
    },
}
# An empty HOME would be the current folder's, and Windows does not start Python without its own.
NEEDED = ("PATH", "SYSTEMROOT", "TEMP", "MPLCONFIGDIR")
KEPT = {name: os.environ[name] for name in NEEDED if name in os.environ}


def session(folder: Path, data: Path, *lines: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run command lines in a new Python, in a folder and an environment of its own."""
    folder.mkdir(exist_ok=True)
    given = {**KEPT, "HOME": str(folder), "GRAPH_DATA": str(data), "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [sys.executable, "-c", SESSION, *lines],
        cwd=folder,
        env=given,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def files(folder: Path) -> dict[str, bytes]:
    """Everything that a session wrote, but for caches of the libraries."""
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_data(tmp_path_factory.mktemp("environments") / "data")


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory, data: Path) -> dict[str, bytes]:
    """What the commands write where nothing is unusual."""
    folder = tmp_path_factory.mktemp("usual")
    done = session(folder, data, *LINES, PYTHONUTF8="1", COLUMNS="100")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    written = files(folder)
    assert len(written) == 5
    return written


@posix
@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_every_file_is_the_same_in_every_environment_and_nothing_else_is_said(
    tmp_path: Path, data: Path, usual: dict[str, bytes], name: str
) -> None:
    done = session(tmp_path / "here", data, *LINES, *SHOWN, **ENVIRONMENTS[name])
    assert (done.returncode, done.stderr) == (0, b"")
    assert files(tmp_path / "here") == usual
    encoding = ENVIRONMENTS[name].get("PYTHONIOENCODING", "utf-8").split(":")[0]
    assert "hub" in done.stdout.decode(encoding)


@pytest.mark.parametrize(
    ("encoding", "lang", "seen"),
    [
        # cp932 has kanji and frames and no ä; cp1252 has ä and neither of the others
        ("cp932", "ja", ["つながりの拠点", "神戸市", "Jyv?skyl? Cluster", "─"]),
        ("cp932", "en", ["Link Hub", "Jyv?skyl? Cluster", "─"]),
        ("cp1252", "ja", ["???", "Jyväskylä Cluster", "---"]),
        ("cp1252", "en", ["Link Hub", "Jyväskylä Cluster", "---"]),
    ],
)
def test_a_console_shows_what_it_has_and_a_question_mark_for_the_rest(
    tmp_path: Path, data: Path, encoding: str, lang: str, seen: list[str]
) -> None:
    line = f"centrality --lang {lang} --format table --measure partners"
    done = session(tmp_path / "here", data, line, PYTHONIOENCODING=encoding, COLUMNS="100")
    assert (done.returncode, done.stderr) == (0, b"")
    shown = done.stdout.decode(encoding)
    assert [each for each in seen if each not in shown] == []


@pytest.mark.parametrize("line", ["check", "show nobody", "centrality --as-of 昨日", "map -o none/地図.html"])
def test_a_message_reaches_a_console_that_has_not_its_characters(
    tmp_path: Path, data: Path, line: str
) -> None:
    for encoding in ("cp932", "cp1252"):
        done = session(tmp_path / "here", data, line, PYTHONIOENCODING=f"{encoding}:strict", PYTHONUTF8="1")
        assert b"Traceback" not in done.stderr
        assert (done.stdout + done.stderr).decode(encoding)


@posix
def test_a_word_in_an_encoding_that_is_not_the_systems_is_told(tmp_path: Path, data: Path) -> None:
    code = "from graph.commands.main import main; main()"
    given = {**KEPT, "GRAPH_DATA": str(data), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    lines: list[list[str | bytes]] = [["show", b"\xff"]]
    lines.append(["map", "--title", b"\x90_\x8c\xcb", "-o", str(tmp_path / "map.html")])  # Shift_JIS
    for words in lines:
        done = subprocess.run(
            [sys.executable, "-c", code, *words], env=given, capture_output=True, check=False
        )
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr == (
            b"graph: a text on the command line is not in the encoding of this system (utf-8); "
            b"give it in that encoding, or set PYTHONUTF8=1\n"
        )
    assert list(tmp_path.iterdir()) == []


@posix
@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_stream_that_is_closed_is_no_reason_to_fail(tmp_path: Path, data: Path, closed: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SESSION, "check", "centrality -o hubs.csv", "centrality --format table"],
        cwd=tmp_path,
        env={**KEPT, "GRAPH_DATA": str(data), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        preexec_fn=lambda: os.close(closed),
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert (tmp_path / "hubs.csv").read_bytes().startswith(b"rank,id,name")


@posix
def test_without_a_terminal_nothing_is_asked(tmp_path: Path, data: Path) -> None:
    shutil.copytree(data, tmp_path / "data")
    done = session(tmp_path / "here", tmp_path / "data", "add organisation --id port")
    assert done.stderr.endswith(b"2: add organisation --id port\n")
    assert b"--name is missing; give it, or run the command at a terminal to be asked\n" in done.stderr


@posix
@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"NO_COLOR": ""}, True)],
    ids=str,
)
def test_a_terminal_gets_colours_if_it_obeys_them_and_they_are_wanted(
    tmp_path: Path, data: Path, environment: dict[str, str], *, coloured: bool
) -> None:
    import pty

    reader, writer = pty.openpty()
    given = {**KEPT, "TERM": "xterm", "GRAPH_DATA": str(data), "PYTHONPATH": str(ROOT), **environment}
    line = "centrality --top 2 --quiet"
    with subprocess.Popen(
        [sys.executable, "-c", SESSION, line], env=given, stdout=writer, cwd=tmp_path
    ) as process:
        os.close(writer)
        shown = b""
        try:
            while more := os.read(reader, 4096):
                shown += more
        except OSError:  # so a terminal says on Linux that nobody writes any more
            pass
    os.close(reader)
    assert process.returncode == 0
    assert b"Link Hub" in shown
    assert (b"\x1b" in shown) is coloured


@pytest.mark.parametrize("columns", [20, 100, 400])
def test_a_table_is_as_wide_as_the_window_at_most(tmp_path: Path, data: Path, columns: int) -> None:
    done = session(
        tmp_path / "here", data, "centrality --format table --top 3", COLUMNS=str(columns), PYTHONUTF8="1"
    )
    lines = done.stdout.decode().splitlines()
    # An organisation's rank, id and name are shown however narrow it is: 4 + 2 + 4 + 2 + 8.
    assert max(map(len, lines)) <= columns
    assert "hub" in "".join(lines)


@posix
def test_where_the_program_may_only_be_read_it_answers_all_the_same(
    tmp_path: Path, data: Path, usual: dict[str, bytes]
) -> None:
    own = ("unshare", "--map-root-user", "--mount")
    if (
        not shutil.which(own[0])
        or subprocess.run([*own, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("this system does not let a test have mounts of its own")
    (tmp_path / "here").mkdir()
    script = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && ! touch "$0/x" 2>&- && exec "$@"'
    done = subprocess.run(
        [*own, "sh", "-c", script, str(ROOT), sys.executable, "-c", SESSION, *LINES],
        cwd=tmp_path / "here",
        env={**KEPT, "GRAPH_DATA": str(data), "PYTHONPATH": str(ROOT), "HOME": NOWHERE},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert files(tmp_path / "here") == usual


# The same rows in another file

Changed = Callable[[bytes], bytes]


def as_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode())))


def as_file(rows: list[list[str]], quoting: int = csv.QUOTE_MINIMAL) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n", quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return stream.getvalue().encode()


def shuffled(seed: int) -> Changed:
    """Put the rows below the header in another order."""

    def change(content: bytes) -> bytes:
        head, *rows = as_rows(content)
        random.Random(seed).shuffle(rows)
        return as_file([head, *rows])

    return change


SPELLINGS: dict[str, Changed] = {
    "CRLF": lambda content: content.replace(b"\n", b"\r\n"),
    "CR": lambda content: content.replace(b"\n", b"\r"),
    "byte order mark": lambda content: b"\xef\xbb\xbf" + content,
    "UTF-16": lambda content: content.decode().encode("utf-16"),
    "no end of the last line": lambda content: content.rstrip(b"\n"),
    "everything quoted": lambda content: as_file(as_rows(content), csv.QUOTE_ALL),
    "semicolons": lambda content: content.replace(b",", b";"),
    "columns turned round": lambda content: as_file([row[::-1] for row in as_rows(content)]),
    "rows shuffled": shuffled(1),
    "rows shuffled again": shuffled(2),
}
ANSWERS = (*LINES[:-1], "suggest hub --quiet -o next.json", "path hub jyv --quiet -o path.csv")
OF_ROWS = ("why hub partners --quiet -o why.json",)  # they name rows, which have other numbers when shuffled


def answers(folder: Path, data: Path) -> dict[str, bytes]:
    """What the commands write of some data, in this process."""
    folder.mkdir()
    before = Path.cwd()
    os.chdir(folder)
    try:
        for line in (*ANSWERS, *OF_ROWS):
            assert run(command, [*line.split(), "--data", str(data)]) == 0, line
    finally:
        os.chdir(before)
    return files(folder)


def without_rows(name: str, content: bytes) -> object:
    """The same without the numbers of rows, and in an order of its own."""
    if name == "why.json":
        told = [json.dumps(each | {"row": 0}) for each in json.loads(content)]
        return sorted(re.sub(r"as row \d+", "as row", each) for each in told)
    if name == "report.html":  # it ends with the rows behind its first hub
        return re.sub(rb'<td class="n">\d+</td>', b"", content)
    if name == "report.xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return {each: re.sub(rb"<v>\d+</v>", b"", book.read(each)) for each in book.namelist()}
    if name == "map.html":  # it lists the ties by row
        found = re.search(rb'(id="ecosystem-data">)(.*?)(</script>)', content, re.DOTALL)
        assert found is not None
        page = json.loads(found[2])
        page["edges"] = sorted(json.dumps(each | {"row": 0}) for each in page["edges"])
        page["nodes"] = [each | {"row": 0} for each in page["nodes"]]
        return content[: found.start(2)], page, content[found.end(2) :]
    return content


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory, data: Path) -> dict[str, bytes]:
    return answers(tmp_path_factory.mktemp("answered") / "here", data)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_same_rows_give_the_same_answers_however_they_are_written(
    tmp_path: Path, data: Path, answered: dict[str, bytes], spelling: str
) -> None:
    (tmp_path / "data").mkdir()
    for each in ("nodes.csv", "edges.csv"):
        (tmp_path / "data" / each).write_bytes(SPELLINGS[spelling]((data / each).read_bytes()))
    shutil.copy(data / "claims.csv", tmp_path / "data")
    found = answers(tmp_path / "here", tmp_path / "data")
    assert found.keys() == answered.keys()
    for name, content in found.items():
        if "shuffled" in spelling:
            assert without_rows(name, content) == without_rows(name, answered[name]), name
        else:
            assert content == answered[name], name


def test_written_tables_end_their_lines_alike_on_every_system(usual: dict[str, bytes]) -> None:
    for name in ("growth.csv", "check.txt", "growth.svg"):
        assert b"\r" not in usual[name]
        assert usual[name].endswith(b"\n")
    assert usual["growth.csv"].startswith(b"\xef\xbb\xbf")  # in Japanese, for Excel
