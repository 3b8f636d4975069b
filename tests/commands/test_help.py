"""Every page of help and every question in Japanese: nothing missing, nothing English, nothing too wide."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from unicodedata import east_asian_width

import click
import pytest

from graph.commands.main import command
from graph.commands.misuse import EXTRAS_OF_CLICK
from graph.commands.terminal import run
from graph.reading.catalogue import japanese

ROOT = Path(__file__).parents[2]
HELP = tomllib.loads((ROOT / "graph/reading/catalogue/help.toml").read_text("utf-8"))
BARS = {"publishing", "drawing", "measuring", "preparing", "reading"}
BAR = re.compile(r'(?:watched|track)\((?:.*, )?"(\w+)"[,)]')
# An option or a command, as it is typed, at the beginning of a line.
SPEC = re.compile(r"^  (-\w, )?--?[a-z-]+( \[[^ ]+\]| [A-Z.=]+| '[A-Z|]+')?(  |$)|^  [a-z]+  ", re.MULTILINE)
EXAMPLE = re.compile(r"^  (?:例：|Examples?: |    +)((?:eval \"\$\()?graph .*)$", re.MULTILINE)
TYPED = re.compile(r"`[^`]*`|--[a-z-]+( [a-z]+)?")
# Two English words one after the other.
ENGLISH = re.compile(r"[A-Za-z]{3,}[,;:]? [a-z]{2,}")


def pages() -> dict[str, click.Command]:
    """Every command by what is typed to call it, "" for the program itself."""
    context = click.Context(command)
    found: dict[str, click.Command] = {"": command}
    for name in command.list_commands(context):
        one = command.get_command(context, name)
        assert one is not None
        found[name] = one
        if isinstance(one, click.Group):
            found |= {f"{name} {each}": inner for each, inner in one.commands.items()}
    return found


PAGES = pages()


def texts(called: click.Command) -> list[str]:
    """The paragraphs of a command, and what it says of its options."""
    parts = re.split(r"\n{2,}", inspect.cleandoc(called.help or ""))
    context = click.Context(
        called, help_option_names=["-h", "--help"]
    )  # click keeps the option that it makes
    options = [each for each in called.get_params(context) if isinstance(each, click.Option)]
    told = [" ".join(part.split()) for part in parts if not part.startswith("\b")]
    return told + [each.help or f"nothing is said of {each.name}" for each in options]


def page(name: str, capsys: pytest.CaptureFixture[str], lang: str = "ja") -> str:
    assert run(command, [*name.split(), "--lang", lang, "--help"]) == 0
    return capsys.readouterr().out


@pytest.fixture(autouse=True)
def eighty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 80 columns, of which click leaves the last two blank."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("GRAPH_LANG", raising=False)


@pytest.mark.parametrize("name", PAGES)
def test_every_text_of_a_page_has_its_japanese(name: str) -> None:
    assert [text for text in texts(PAGES[name]) if text not in HELP] == []
    assert [text for text in EXTRAS_OF_CLICK if text not in HELP] == []


def test_every_bar_has_its_japanese() -> None:
    files = (ROOT / "graph" / "commands").glob("*.py")
    labels = {found for path in files for found in BAR.findall(path.read_text("utf-8"))}
    assert labels == BARS
    assert labels <= set(HELP)


def test_no_japanese_is_of_a_text_that_nobody_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    shown = "".join("".join(page(name, capsys, "en").split()) for name in PAGES)
    patterns = {text: re.escape("".join(text.split())).replace(r"\{\}", ".+") for text in HELP}
    assert {text for text, pattern in patterns.items() if not re.search(pattern, shown)} == BARS


@pytest.mark.parametrize("name", PAGES)
def test_a_japanese_page_fits_its_terminal_and_has_no_english(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = page(name, capsys)
    usage, *lines = told.splitlines()
    assert re.fullmatch(rf"使い方：graph {name}( ?)\[オプション\].*", usage)
    assert "オプション：" in lines
    said = TYPED.sub("", EXAMPLE.sub("", SPEC.sub("", "\n".join(lines))))
    assert ENGLISH.search(said) is None, told
    for line in lines:
        alone = re.fullmatch(r"  --[a-z-]+ \[\S+\]", line)  # a list of choices cannot be broken
        assert alone or columns(line) <= 80, line
        assert not line.strip().startswith(tuple("。、）」ーっょ")), line
        assert not line.endswith(("（", "「")), line


def columns(line: str) -> int:
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in line)


@pytest.mark.parametrize("name", PAGES)
def test_both_pages_have_the_same_options_and_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    english, told = (page(name, capsys, lang) for lang in ("en", "ja"))
    assert [each[0].strip() for each in SPEC.finditer(told)] == [
        each[0].strip() for each in SPEC.finditer(english)
    ]
    assert EXAMPLE.findall(told) == EXAMPLE.findall(english)


@pytest.mark.parametrize(
    ("line", "setting", "first"),
    [
        ("centrality --help", "", "Usage: graph centrality [OPTIONS]"),
        ("centrality --help --lang ja", "", "使い方：graph centrality [オプション]"),
        ("centrality --lang=ja -h", "", "使い方：graph centrality [オプション]"),
        ("--lang ja centrality --help", "", "使い方：graph centrality [オプション]"),
        ("centrality --help", "ja", "使い方：graph centrality [オプション]"),
        ("centrality --lang en --help", "ja", "Usage: graph centrality [OPTIONS]"),
        ("--lang en centrality --help", "ja", "Usage: graph centrality [OPTIONS]"),
        ("--lang en centrality --help --lang ja", "", "使い方：graph centrality [オプション]"),
        ("add --lang ja agreement --help", "", "使い方：graph add agreement [オプション] ORG ORG..."),
        ("--help", "ja", "使い方：graph [オプション] コマンド [引数]..."),
        ("--lang ja", "", "使い方：graph [オプション] コマンド [引数]..."),
        ("add", "ja", "使い方：graph add [オプション] コマンド [引数]..."),
        ("", "", "Usage: graph [OPTIONS] COMMAND [ARGS]..."),
        ("path --zzz", "ja", "graph: '--zzz' というオプションはありません。"),
    ],
)
def test_the_line_says_the_language_and_else_the_setting(
    line: str, setting: str, first: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRAPH_LANG", setting)
    code = run(command, line.split())
    out, err = capsys.readouterr()
    asked = {"--help", "-h"} & set(line.split())
    assert (out if asked else err).splitlines()[0] == first
    assert code == (0 if asked else 2)
    assert not (err if asked else out)


@pytest.mark.parametrize(
    ("line", "setting", "heading"),
    [
        ("init {} --lang ja", "en", "を作成しました"),
        ("--lang ja init {}", "", "を作成しました"),
        ("init {}", "ja", "を作成しました"),
        ("--lang en init {}", "ja", "made"),
        ("init {} --lang en", "ja", "made"),
    ],
)
def test_a_command_answers_in_the_language_of_its_line_and_else_of_the_setting(
    line: str,
    setting: str,
    heading: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GRAPH_LANG", setting)
    assert run(command, line.format(tmp_path / "new").split()) == 0
    assert heading in capsys.readouterr().err


def test_a_setting_that_is_no_language_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRAPH_LANG", "fr")
    assert run(command, ["check"]) == 2
    assert "invalid value for 'GRAPH_LANG': 'fr' is not one of 'en', 'ja'\n" in capsys.readouterr().err
    assert run(command, ["check", "--lang", "de"]) == 2
    assert "invalid value for 'GRAPH_LANG'" in capsys.readouterr().err  # the first that is wrong
    assert run(command, ["--lang", "en", "check", "--explain", "E203"]) == 0
    assert capsys.readouterr().out.startswith("E203 unknown-id (error)")
    assert run(command, ["--lang", "ja", "check", "--lang", "de"]) == 2
    assert "'--lang' に指定した値が正しくありません：'de' は使えません。" in capsys.readouterr().err


def test_what_only_looks_like_a_language_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run(command, ["add", "organisation", "--name", "--lang", "--id", "x", "--data", str(tmp_path)]) == 3
    )
    assert "nodes.csv" in capsys.readouterr().err
    assert run(command, ["init", "--quiet", str(tmp_path / "new")]) == 0
    line = ["show", "--data", str(tmp_path / "new"), "--format", "csv", "--as-of", "--lang", "nobody"]
    assert run(command, line) == 2
    assert "'--lang'" in capsys.readouterr().err


def test_japanese_help_loads_nothing_heavy() -> None:
    code = "import sys; from graph.commands.main import command; from graph.commands.terminal import run;"
    code += "run(command, ['centrality', '--lang', 'ja', '--help']);"
    code += "print({'numpy', 'pandas', 'networkx', 'rich', 'matplotlib'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.endswith("set()\n")


def test_help_stands_in_the_one_catalogue() -> None:
    assert HELP.items() <= japanese().items()
