"""`graph add`, spoken with at a terminal as a person would, and refused elsewhere in a sentence."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

import graph
from graph.commands.main import command
from graph.commands.terminal import run
from tests.conftest import PATIENCE

# A shell's job in the background ignores interrupts, and so would what it starts.
SPAWN = (
    "import os, pty, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
)
terminal = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three organisations a, b, c with Japanese names, and one tie."""
    (tmp_path / "nodes.csv").write_text(
        "id,name,type,name_ja\na,Alpha,hub,甲\nb,Beta,city,乙\nc,Gamma,city,丙\n", encoding="utf-8"
    )
    (tmp_path / "edges.csv").write_text("source,target,signed\na,b,2016\n", encoding="utf-8")
    return tmp_path


def talk(folder: Path, line: str, *turns: tuple[str, str], insist: str = "") -> tuple[int, str]:
    """Run a command at a terminal; each turn waits for a text and types an answer.

    `insist` is typed every ten seconds until the command ends: a key that interrupts is lost where it comes
    between a question and the reading of its answer, and people press it again.
    """
    child = subprocess.Popen(
        [sys.executable, "-c", SPAWN, sys.executable, "-m", "graph", *line.split(), "--data", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "TERM": "dumb", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8", "COLUMNS": "100"},
    )
    assert child.stdin is not None
    assert child.stdout is not None
    os.set_blocking(child.stdout.fileno(), False)
    shown, place, deadline = b"", 0, time.monotonic() + PATIENCE
    with child:
        try:
            for awaited, answer in (*turns, ("", "")):
                while awaited.encode() not in shown[place:] and time.monotonic() < deadline:
                    shown += child.stdout.read() or b""
                    time.sleep(0.02)
                assert awaited.encode() in shown[place:], f"{awaited!r} was not said: {shown.decode()}"
                place = shown.rfind(awaited.encode()) + len(awaited.encode())
                child.stdin.write(answer.encode())
                child.stdin.flush()
            code = waited(child, insist)
        finally:
            child.kill()  # or leaving the block would wait for ever
        shown += child.stdout.read() or b""
    return code, shown.decode().replace("\r\n", "\n")


def waited(child: subprocess.Popen[bytes], insist: str) -> int:
    for _ in range(PATIENCE // 10):
        try:
            return child.wait(10)  # sooner, a second key might meet a command that ends slowly
        except subprocess.TimeoutExpired:
            if insist and child.stdin is not None:
                with contextlib.suppress(BrokenPipeError):
                    child.stdin.write(insist.encode())
                    child.stdin.flush()
    return child.wait(0)


@pytest.mark.slow
@terminal
def test_what_is_missing_is_asked_for_in_japanese(folder: Path) -> None:
    code, shown = talk(
        folder,
        "add organisation --lang ja",
        ("名称", "Kobe Port Lab\n"),
        ("種別（拠点、都道府県", "研究機関\n"),
    )
    assert code == 0, shown
    assert f"{folder / 'nodes.csv'} に1行追加しました" in shown
    last = (folder / "nodes.csv").read_text(encoding="utf-8").splitlines()[-1]
    assert last == "kobe-port-lab,Kobe Port Lab,institute,"


@pytest.mark.slow
@terminal
def test_a_wrong_type_is_asked_for_again_with_those_that_come_near(folder: Path) -> None:
    code, shown = talk(
        folder,
        "add organisation --name Delta",
        ("Type (hub, prefecture, city", "univercity\n"),
        ("'univercity' is none of these types; did you mean university", "University\n"),
    )
    assert code == 0, shown
    assert (folder / "nodes.csv").read_text(encoding="utf-8").endswith("delta,Delta,university,\n")


@pytest.mark.slow
@terminal
def test_a_name_without_any_letter_needs_an_id(folder: Path) -> None:
    code, shown = talk(folder, "add organisation --lang ja --name ★ --type city", ("ID（英小文字", "star\n"))
    assert code == 0, shown
    assert graph.read(folder).nodes["id"].tolist()[-1] == "star"


@pytest.mark.slow
@terminal
def test_parties_and_the_day_are_asked_for_until_they_can_be_read(folder: Path) -> None:
    code, shown = talk(
        folder,
        "add agreement --lang ja",
        ("当事者1", "甲\n"),
        ("当事者2", "Alpha\n"),
        ("'Alpha' はすでに挙げられています", "Gama\n"),
        ("'Gama' という組織はありません。'Gamma' のことですか？", "丙\n"),
        ("ほかの当事者", "\n"),
        ("署名日", "あした\n"),
        ("'あした' は日付ではありません", "令和8年5月\n"),
    )
    assert code == 0, shown
    last = (folder / "edges.csv").read_text(encoding="utf-8").splitlines()[-1]
    assert last == "a,c,2026-05,a-c-2026-05"


@pytest.mark.slow
@terminal
def test_a_further_party_makes_an_agreement_of_three(folder: Path) -> None:
    code, shown = talk(
        folder,
        "add agreement Alpha",
        ("Party 2", "b\n"),
        ("A further party", "c\n"),
        ("A further party", "\n"),
        ("Signed", "\n"),
    )
    assert code == 0, shown
    assert "3 rows" in shown
    rows = graph.read(folder).edges
    assert rows["kind"].tolist().count("multi-party") == 3  # a-b, a-c, b-c
    assert rows.loc[rows["kind"] == "multi-party", "signed"].tolist() == [""] * 3


@pytest.mark.slow
@terminal
@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("line", ["add organisation --name Delta", "add agreement a"])
def test_breaking_off_leaves_the_files_as_they_were(folder: Path, key: str, line: str) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    code, shown = talk(folder, line, ("Type" if "organisation" in line else "Party 2", key), insist=key)
    assert (code, "Traceback" in shown) == (130, False)
    assert "interrupted" in shown
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("add organisation", "--name is missing; give it, or run the command at a terminal to be asked"),
        ("add organisation --name D", "--type is missing"),
        ("add organisation --name ★ --type city", "--id is missing"),
        ("add organisation --name D --type hub --set country", "is not of the form COLUMN=TEXT"),
        ("add organisation --name D --type hub --set colour=red", "no column 'colour'"),
        ("add agreement", "two different parties at least, not none"),
        ("add agreement a", "two different parties at least, not a"),
        ("add agreement a A --signed 2020", "two different parties at least, not a, a"),
        ("add agreement a nobody --signed 2020", "no organisation is called 'nobody'"),
        ("add agreement a c", "--signed is missing"),
        ("add agreement a c --signed soon", "'soon' is not a date"),
    ],
)
def test_in_a_pipe_nothing_is_asked_and_a_sentence_says_what_is_missing(
    folder: Path, line: str, told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    code = run(command, [*line.split(), "--data", str(folder)])
    assert (code, told in capsys.readouterr().err) == (2, True)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_row_with_an_error_is_not_added(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "nodes.csv").read_bytes()
    line = ["add", "organisation", "--id", "a", "--name", "Again", "--type", "hub", "--data", str(folder)]
    assert run(command, line) == 1
    assert "'a' is the id of row 2 too" in capsys.readouterr().err
    assert (folder / "nodes.csv").read_bytes() == before


def test_what_is_added_keeps_the_rest_of_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = ["add", "agreement", "甲", "Gamma", "--signed", "2026-12", "--set", "term_years=3"]
    assert run(command, [*line, "--data", str(folder)]) == 0
    assert f"added to {folder / 'edges.csv'}: 1 row" in capsys.readouterr().err
    assert (folder / "edges.csv").read_text(encoding="utf-8").splitlines() == [
        "source,target,signed,agreement,term_years", "a,b,2016,,", "a,c,2026-12,a-c-2026-12,3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "row", "added"),
    [
        ("ID,Name,Type,和名", "a,Alpha,hub,甲", "z,Zeta,hub,"),
        ("sep=;\nid;name;type", "a;Alpha;hub", "z;Zeta;hub"),
        ("id|name|type", "a|Alpha|hub", "z|Zeta|hub"),
        ("\n\nid,name,type,,", "a,Alpha,hub,,", "z,Zeta,hub,,"),
    ],
)
def test_a_row_is_added_to_every_table_that_can_be_read(
    folder: Path, header: str, row: str, added: str
) -> None:
    (folder / "nodes.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    (folder / "edges.csv").write_text("source,target,signed\n", encoding="utf-8")
    line = ["add", "organisation", "--id", "z", "--name", "Zeta", "--type", "hub", "--data", str(folder)]
    assert run(command, line) == 0
    assert (folder / "nodes.csv").read_text(encoding="utf-8") == f"{header}\n{row}\n{added}\n"
    assert graph.find(graph.read(folder), "Zeta") == "z"


def test_a_new_column_leaves_every_other_character_as_it_is(folder: Path) -> None:
    before = 'sep=;\r\n"id";name;type\r\n"a";"A ""x""\r\nand y";hub\r\n\r\nb;B;city'
    after = (
        'sep=;\r\n"id";name;type;country\r\n"a";"A ""x""\r\nand y";hub;\r\n\r\nb;B;city;\r\nz;Zeta;hub;JP\r\n'
    )
    (folder / "nodes.csv").write_bytes(before.encode())
    (folder / "edges.csv").write_text("source,target,signed\n", encoding="utf-8")
    line = ["add", "organisation", "--id", "z", "--name", "Zeta", "--type", "hub", "--set", "country=JP"]
    assert run(command, [*line, "--data", str(folder)]) == 0
    assert (folder / "nodes.csv").read_bytes() == after.encode()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("organisation --name Z --id q --type hub --set name=Other", "'name=Other' is given with --name"),
        ("agreement a b --signed 2020 --set signed=2011", "'signed=2011' is given with --signed"),
        ("agreement a b --signed 2020 --set source=c", "'source=c' is given as ORG ORG"),
        ("agreement a b --signed 2020 --term 3 --set term_years=5", "'term_years=5' is given with --term"),
    ],
)
def test_what_has_an_option_of_its_own_is_not_set_twice(
    folder: Path, line: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "edges.csv").read_bytes(), (folder / "nodes.csv").read_bytes()
    assert run(command, ["add", *line.split(), "--data", str(folder)]) == 2
    assert told in capsys.readouterr().err
    assert ((folder / "edges.csv").read_bytes(), (folder / "nodes.csv").read_bytes()) == before


@pytest.mark.parametrize(
    ("options", "row"),
    [
        ("--expires 2023-12", {"expires": "2023-12"}),
        ("--expires 令和5年12月 --relation 覚書", {"expires": "2023-12", "relation": "mou"}),
        ("--term 3 --relation partnership", {"term_years": "3", "relation": "partnership"}),
        ("--set term_years=3", {"term_years": "3"}),
    ],
)
def test_the_end_of_an_agreement_and_its_relation_are_options(
    folder: Path, options: str, row: dict[str, str]
) -> None:
    line = ["add", "agreement", "a", "c", "--signed", "2020", *options.split(), "--data", str(folder)]
    assert run(command, line) == 0
    [*_, added] = csv.DictReader((folder / "edges.csv").read_text("utf-8").splitlines())
    assert {name: added[name] for name in row} == row


def test_an_agreement_is_signed_today(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    assert run(command, ["add", "agreement", "a", "c", "--signed", "today", "--data", str(folder)]) == 0
    assert graph.read(folder).edges.iloc[-1]["signed"] == "2026-11-22"


def test_a_row_is_refused_in_japanese(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = ["add", "organisation", "--id", "a", "--name", "Again", "--type", "hub", "--lang", "ja"]
    assert run(command, [*line, "--data", str(folder)]) == 1
    told = capsys.readouterr().err
    assert "nodes.csv:5: エラー E202  id（A 列）：'a' は2行目の ID でもあります" in told
    assert told.endswith("が異なります。組織ごとに別の ID を付けてください。\n")


@pytest.mark.slow
@terminal
def test_all_that_is_asked_at_a_terminal_is_asked_in_japanese(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRAPH_LANG", "ja")
    code, shown = talk(
        folder, "add organisation", ("名称：", "★\n"), ("種別（", "病院\n"), ("ハイフン）：", "kobe\n")
    )
    assert code == 0, shown
    code, more = talk(
        folder,
        "add agreement",
        ("当事者1：", "甲\n"),
        ("当事者2：", "kobe\n"),
        ("なければ Enter）：", "\n"),
        ("不明なら Enter）：", "令和8年5月\n"),
    )
    assert code == 0, more
    asked = (shown + more).replace(str(folder), "")
    # what was typed, names of files, the example of a date, and the key
    plain = {"Enter", "kobe", "ID", "nodes", "edges", "csv"}
    assert set(re.findall("[A-Za-z]+", asked)) <= plain, asked
    assert (folder / "nodes.csv").read_text(encoding="utf-8").endswith("kobe,★,hospital,\n")


@pytest.mark.slow
@terminal
def test_a_date_is_asked_for_again_in_japanese_with_the_reason(folder: Path) -> None:
    code, shown = talk(
        folder,
        "add agreement a c --lang ja",
        ("署名日", "05/06/2026\n"),
        ("'05/06/2026' は二通りに読めます（月日の順が不明）。2026-06-05か", "2026-06-05\n"),
    )
    assert code == 0, shown
    assert (folder / "edges.csv").read_text(encoding="utf-8").endswith("a,c,2026-06-05,a-c-2026-06-05\n")
