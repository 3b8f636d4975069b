"""`graph check --fix` and `--diff`: what has one right answer is shown, and written whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.commands.main import command
from graph.commands.terminal import run
from graph.files import folders, steps

Tried = Callable[..., tuple[int, str, str]]
NODES = "id,name,type\r\na,Alpha,Hub\r\nb,Beta,city\r\n"
EDGES = "source,target,signed\na,b,2016年5月\na,b,03/05/2016\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A type and a date that can be put right, and a date that people have to decide."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "nodes.csv").write_text(NODES, encoding="utf-8-sig", newline="")
    (folder / "edges.csv").write_text(EDGES, encoding="utf-8", newline="")
    return folder


@pytest.fixture
def tried(data: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Tried:
    """Check the folder; gives exit code, stdout and stderr."""

    def attempt(*arguments: str) -> tuple[int, str, str]:
        code = run(command, ["check", "--data", str(data), *arguments])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return attempt


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def difference(data: Path) -> str:
    """What is to be written, by hand."""
    return (
        f"--- {data}/nodes.csv\n+++ {data}/nodes.csv\n@@ -1,3 +1,3 @@\n \ufeffid,name,type\r\n"
        "-a,Alpha,Hub\r\n+a,Alpha,hub\r\n b,Beta,city\r\n"
        f"--- {data}/edges.csv\n+++ {data}/edges.csv\n@@ -1,3 +1,3 @@\n source,target,signed\n"
        "-a,b,2016年5月\n+a,b,2016-05\n a,b,03/05/2016\n"
    )


FIXED = {
    "nodes.csv": b"\xef\xbb\xbfid,name,type\r\na,Alpha,hub\r\nb,Beta,city\r\n",
    "edges.csv": b"source,target,signed\na,b,2016-05\na,b,03/05/2016\n",
}


def test_a_difference_is_shown_and_nothing_is_written(tried: Tried, data: Path) -> None:
    before = files(data)
    assert tried("--diff") == (1, difference(data), "")
    assert files(data) == before


def test_what_is_put_right_is_shown_and_written_and_the_rest_is_told(tried: Tried, data: Path) -> None:
    code, out, err = tried("--fix")
    assert files(data) == FIXED
    assert err == f"{difference(data)}put right 2 cells in {data}\n"
    assert (code, out.splitlines()) == (
        1,
        [
            "edges.csv:3: error E301 bad-date  signed (column C): '03/05/2016' could be 3 May or 5 March "
            "2016; write 2016-05-03 or 2016-03-05",
            f"{data}: 2 organisations, 2 ties; 1 error, 0 warnings, 0 notes",
        ],
    )
    # Once more, there is nothing to do.
    assert tried("--diff") == (0, "", "")
    assert tried("--fix")[2] == f"{data} has nothing that can be put right in one way only\n"
    assert tried("--fix", "--lang", "ja")[2] == f"{data} には、直し方が一つに決まる箇所はありません\n"


def test_a_check_says_how_many_cells_can_be_put_right(tried: Tried, data: Path) -> None:
    told = f"`graph check --data {data} --fix` puts 2 cells right in the files; --diff shows how"
    assert tried()[1].splitlines()[-2] == told
    assert told not in tried("--quiet")[1]
    japanese = tried("--lang", "ja")[1].splitlines()[-2]
    command = f"`graph check --data {data} --fix`"
    assert japanese == f"2個のセルは {command} で直せます（--diff なら確認だけ）"


def test_who_wants_nothing_but_the_answer_gets_no_difference(tried: Tried, data: Path) -> None:
    code, out, err = tried("--fix", "--quiet", "--format", "json")
    assert (code, err) == (1, "")
    assert [each["code"] for each in json.loads(out)] == ["E301"]
    assert files(data) == FIXED


def test_a_difference_goes_into_a_file_that_git_takes(tried: Tried, data: Path, tmp_path: Path) -> None:
    assert tried("--diff", "-o", str(tmp_path / "x.patch")) == (1, "", "")
    assert (tmp_path / "x.patch").read_bytes().decode() == difference(data)


def test_what_somebody_saves_meanwhile_is_put_right_too(
    tried: Tried, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, left = folders._stage, [1]

    def save(*given: object) -> None:
        stage(*given)  # type: ignore[arg-type]
        if left.pop() if left else 0:
            with (data / "edges.csv").open("a", encoding="utf-8", newline="") as stream:
                stream.write("b,a,令和2年\n")

    monkeypatch.setattr(folders, "_stage", save)
    tried("--fix")
    assert files(data) == {**FIXED, "edges.csv": FIXED["edges.csv"] + b"b,a,2020\n"}


def test_where_one_file_cannot_be_written_neither_is(
    tried: Tried, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, swap = files(data), steps.swap

    def refuse(temporary: Path, target: Path) -> None:
        if target.name == "edges.csv":
            raise PermissionError(13, "Permission denied", str(target))
        swap(temporary, target)

    monkeypatch.setattr(folders, "swap", refuse)
    code, out, err = tried("--fix")
    assert (code, out) == (3, "")
    assert "edges.csv" in err.splitlines()[-1]
    assert files(data) == before


def test_a_missing_file_is_told_and_the_other_one_left_alone(tried: Tried, data: Path) -> None:
    (data / "edges.csv").unlink()
    before = files(data)
    code, out, err = tried("--fix")
    assert (code, err, files(data)) == (3, "", before)
    assert "E101 missing-file" in out
    assert tried("--diff")[0] == 3


def test_nothing_is_put_right_where_the_answer_cannot_be_written(tried: Tried, data: Path) -> None:
    before = files(data)
    code, _, err = tried("--fix", "-o", str(data / "nodes.csv"))
    assert (code, err) == (2, f"graph: {data}/nodes.csv is an input; name another file with -o\n")
    assert tried("--fix", "-o", str(data / "nowhere" / "x.json"))[0] == 3
    assert files(data) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--diff", "--fix"], "--diff shows what would be written; leave out --fix"),
        (["--diff", "--format", "json"], "--diff shows what would be written; leave out --format"),
        (["-o", "x.md"], "x.md names no form of a check by its ending; add --format text|json|sarif"),
        (["-o", "x.csv"], "x.csv names no form of a check by its ending; add --format text|json|sarif"),
    ],
)
def test_what_cannot_be_meant_is_refused(tried: Tried, arguments: list[str], told: str) -> None:
    code, out, err = tried(*arguments)
    assert (code, out, err) == (2, "", f"graph: {told}\n")


@pytest.mark.parametrize(
    ("name", "arguments", "start"),
    [
        ("x.json", [], '[\n {\n  "code"'),
        ("X.JSON", [], '[\n {\n  "code"'),
        ("x.sarif", [], '{\n "$schema"'),
        ("x.sarif.json", [], '{\n "$schema"'),
        ("x.txt", [], "edges.csv:3: error"),
        ("x.log", [], "edges.csv:3: error"),
        ("x", [], "edges.csv:3: error"),
        ("x.json", ["--format", "text"], "edges.csv:3: error"),
        ("x.md", ["--format", "json"], '[\n {\n  "code"'),
    ],
)
def test_the_ending_of_a_file_names_the_form(
    tried: Tried, tmp_path: Path, name: str, arguments: list[str], start: str
) -> None:
    assert tried("-o", str(tmp_path / name), *arguments) == (1, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
