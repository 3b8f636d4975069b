"""Refused command lines: one exit code, told in the language asked for, with the names as they were typed."""

from __future__ import annotations

import re
import shlex
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest

from graph.commands.main import command
from graph.commands.menu import MENU
from graph.commands.terminal import language, run

REFUSED = tomllib.loads(Path(__file__).with_suffix("").with_name("refused.toml").read_text("utf-8"))[
    "refused"
]
NODES = "id,name,name_ja,type,aliases\na,Alpha,甲,hub,Twin\nb,Beta,乙,city,\nc,Gamma,丙,company,Twin\n"
EDGES = "source,target,signed,agreement,relation\na,b,2016-05-01,ab,mou\nb,c,2018-03-01,bc,mou\n"
FILES = {
    "bad/edges.csv": "PK\x03\x04abc",
    "claims/claims.csv": "organisation,date,counted,number,source_url\na,2018-13,stars,many,\n",
    "positions/positions.csv": "id,x,y\na,1,x\na,2,2\n",
    "bad.pptx": "x",
    "t.pptx": "x",
    "key.toml": "step = 3\n",
    "empty.toml": 'title = "Nothing"\n',
    "who.toml": '[[step]]\ntitle="a"\nview={focus="z"}\n',
    "long.toml": f'[[step]]\ntitle="a"\n[[step]]\ntitle="b"\ntext="{"x" * 2001}"\n',
    "many.toml": '[[step]]\ntitle="a"\n' * 102,
    "view.toml": '[[step]]\ntitle="a"\nview={zoom=-1}\n',
    "bad.toml": "[[",
    "page.html": "<!DOCTYPE html><p>a",
    "early.html": '<script type="application/json" id="ecosystem-data">{}</script>',
    "odd.html": '<script type="application/json" id="ecosystem-data">{}</script>'
    '<script type="application/json" id="ecosystem-own">{"version":1,"view":1}</script>',
    "late.html": '<script type="application/json" id="ecosystem-data">{}</script>'
    '<script type="application/json" id="ecosystem-own">{"version":9}</script>',
    "story.toml": '[[step]]\ntitle="a"\n',
    "bad.xml": "<graphml><a></graphml>",
    "bad.json": "{",
    "empty.csv": "",
    "other.csv": "x,y\n1,2\n",
    "bad.xlsx": "PK\x03\x04abc",
    "other.graphml": "<x/>",
    "other.json": '{"members": [{"m": 1}], "pacts": [{"p": 1}]}',
    "lists.json": '{"nodes": [], "links": [], "pacts": [{"p": 1}]}',
    "bad.dot": "graph { a -- \n}",
    "bad.net": "*Vertices 2\n*Edges\n1 zwei\n",
    "bad.sif": "a mou\n",
    "one.csv": "Partner,Signed\nA,2019\n",
    "order.csv": "Source,Target,Signed\na,b,01/04/2019\n",
    "two.csv": "Source,Target,Signed on,Date signed\na,b,2019,2018\n",
}
# Two English words one after the other; what stands between quotation marks or brackets is somebody else's.
ENGLISH = re.compile(r"[A-Za-z]{2,};? [a-z]{2,}")
THEIRS = re.compile(
    r"""\"[^"]*"|'[^']*'|`[^`]*`|（[^（）]*(\([^()]*\)[^（）]*)*）"""
    r"|graph \w+|--[a-z-]+ \S+|使い方.*|説明の表示.*"
)
HELP = re.compile(r"Try 'graph [a-z ]*--help' for help\.$|説明の表示：graph [a-z ]*--help$")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which commands run: data, and files with one fault each."""
    for folder in ("data", "bad", "claims", "positions"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "nodes.csv").write_text(NODES, encoding="utf-8")
        (tmp_path / folder / "edges.csv").write_text(EDGES, encoding="utf-8")
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "latin.toml").write_bytes('title="é"'.encode("latin-1"))
    monkeypatch.chdir(tmp_path)
    for name in ("GRAPH_DATA", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def in_japanese(line: str) -> list[str]:
    """The words of a command line, with --lang ja behind the command's name."""
    words = shlex.split(line)
    at = 2 if words[0] == "add" else 1
    return [*words[:at], "--lang", "ja", *words[at:]]


def told(err: str, place: Path) -> str:
    """What is said on stderr, without where help is."""
    lines = [each for each in err.strip().splitlines() if not HELP.match(each)]
    return "\n".join(lines).replace(str(place), "PLACE")


@pytest.mark.slow
@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["line"])
def test_a_refusal_has_one_exit_code_and_a_sentence_in_each_language(
    case: dict[str, Any], place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    for words, sentence in (
        (shlex.split(case["line"]), case["en"]),
        (in_japanese(case["line"]), case["ja"]),
    ):
        code = run(command, words)
        out, err = capsys.readouterr()
        assert (code, told(err, place), out) == (case["code"], sentence, "")
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["line"])
def test_no_english_is_left_in_japanese_and_every_name_is(case: dict[str, Any]) -> None:
    assert ENGLISH.search(THEIRS.sub("", case["ja"])) is None
    assert re.search("[ぁ-ん]", case["ja"])
    typed = re.findall(r"'[^' ]+'|--[a-z-]+|[\w/-]+\.[a-z]+\b(?!-)", case["en"])
    assert [each for each in typed if each not in case["ja"]] == []


def commands() -> list[tuple[str, click.Command]]:
    """Every command with what is typed to call it."""
    found = []
    for name, (module, _) in MENU.items():
        one = getattr(import_module(f"graph.commands.{module}"), f"{name}_command")
        inner = one.commands.items() if isinstance(one, click.Group) else ()
        found += [(f"{name} {each}", second) for each, second in inner] or [(name, one)]
    return found


def misused(name: str, called: click.Command) -> list[list[str]]:
    """Every way to misuse each option and argument of a command that click itself notices."""
    start = [*name.split(), "--lang", "ja"]
    lines = [[*start, "--zzz"], [*start, *["x"] * 9], start]
    for each in called.params:
        option = each.opts[-1]
        if isinstance(each, click.Option) and each.name != "lang":
            lines.append([*start, f"{option}=x"] if each.is_flag else [*start, option])
        if isinstance(each.type, (click.Choice, click.IntRange)) and each.name != "lang":
            lines += [[*start, option, bad] for bad in ("zzz", "-1", "is not one of 'x'.")]
    return lines


@pytest.mark.parametrize(("name", "called"), commands(), ids=[name for name, _ in commands()])
def test_whatever_click_refuses_of_any_option_is_told_in_japanese(
    name: str,
    called: click.Command,
    place: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ended(audience: object) -> None:  # what would go on until somebody ends it
        raise KeyboardInterrupt

    monkeypatch.setattr("graph.commands.following.follow", ended)
    refused = 0
    for line in misused(name, called):
        code = run(command, line)
        err = capsys.readouterr().err
        if code == 2 and "説明の表示：" in err:
            refused += 1
            wrong, help_line = err.splitlines()
            assert HELP.match(help_line)
            assert wrong.startswith("graph: ")
            assert wrong.endswith(("。", "？"))
            assert ENGLISH.search(THEIRS.sub("", err)) is None, err
        assert "Error:" not in err
    assert refused


def test_text_that_looks_like_a_sentence_of_click_stays_whole(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = "1 is not one of 'a' is not a valid integer range. x"
    assert run(command, ["centrality", "--lang=ja", "--format", typed]) == 2
    assert f'"{typed}" は使えません。' in capsys.readouterr().err
    assert run(command, ["show", "--lang=ja", "a", "No such command 'x'."]) == 2
    assert "余分な引数があります（No such command 'x'.）。" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("show x --lang ja", "ja"),
        ("show x --lang=ja", "ja"),
        ("show x --lang ja --lang en", "en"),
        ("show x --lang", "en"),
        ("show -- --lang ja", "en"),
        ("show x", "en"),
    ],
)
def test_the_language_is_read_from_a_line_that_cannot_be(line: str, lang: str) -> None:
    assert language(line.split()) == lang


@pytest.mark.parametrize(
    ("fault", "code", "japanese"),
    [
        (
            MemoryError(),
            3,
            "graph: メモリーが足りません。ほかのプログラムを閉じるか、対象を減らしてください。\n",
        ),
        (KeyboardInterrupt(), 130, "graph: 中断しました。書きかけのファイルは残っていません。\n"),
        (click.Abort(), 130, "graph: 中断しました。書きかけのファイルは残っていません。\n"),
        (OSError(5, "Input/output error", "a.csv"), 3, "graph: Input/output error：a.csv。\n"),
        (
            UnicodeEncodeError("utf-8", "\udcff", 0, 1, "surrogates not allowed"),
            2,
            "graph: コマンドラインの文字列が、このシステムの文字コード（utf-8）ではありません。"
            "その文字コードで入力するか、PYTHONUTF8=1を設定してください。\n",
        ),
    ],
)
def test_what_goes_wrong_around_the_program_is_told_in_japanese(
    fault: BaseException,
    code: int,
    japanese: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr("graph.reading.read", fail)
    monkeypatch.setattr("sys.getfilesystemencoding", lambda: "utf-8")
    assert run(command, ["centrality", "--lang", "ja"]) == code
    assert capsys.readouterr().err.lstrip("\n") == japanese  # click ends the line in which ^C stands
