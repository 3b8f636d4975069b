"""Every sentence about the data, and every refusal, is told in Japanese too, with the same values."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from graph.commands.misuse import KINDS, SENTENCES_OF_CLICK
from graph.files import refusals
from graph.reading import check
from graph.reading.catalogue import Entry, entries, japanese
from graph.reading.findings import RULES, Finding, folded
from graph.reading.telling import line, told
from graph.words.messages import Message, translated

if TYPE_CHECKING:
    from tests.reading.conftest import Told

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "graph" / "reading" / "catalogue"
HELP = tomllib.loads((CATALOGUE / "help.toml").read_text("utf-8"))  # tests/commands/test_help.py reads it
CASES = sorted((Path(__file__).parent / "cases").iterdir())
# Where findings are worded.
MODULES = [ROOT / "graph" / "dates" / f"{name}.py" for name in ("__init__", "hints")]
# What git says; what these modules raise is read by another test.
UNWORDED = {"revisions", "stages", "world"}
MODULES += sorted(path for path in (ROOT / "graph" / "reading").rglob("*.py") if path.stem not in UNWORDED)
MODULES += [ROOT / "graph" / "files" / f"{name}.py" for name in ("reading", "rewriting")]
PACKAGE = sorted((ROOT / "graph").rglob("*.py"))
# Which arguments of what is raised are sentences or parts of one.
SENTENCES = {
    **dict.fromkeys(("GraphError", "UsageError", "FileError", "Message", "message"), slice(0, 1)),
    "InternalError": slice(0, 1),
    "StoryError": slice(2, 3), "DateError": slice(1, None), "UnknownName": slice(1, 2),
}  # fmt: skip
# Names and calls through which a sentence is handed on: it is worded where they get it.
HANDED_ON = re.compile(
    r"(template|reason|advice|hint|who|what|kind|told|text|form|said|wrong|(fault|self)\.\w+)"
    r"|(DELIMITERS\[\w+\]|KINDS|text\.replace|"
    r"f'\{\{\{\{|_other_year|context\.get_usage|\*refusal\(plain|f'\{\{\}\} \{noun|'\\n'\.join).*"
)
# What the kernels refuse are arguments that no command gives them: a mistake in a program that calls them.
FOR_PROGRAMMERS = {
    "{} ties need as many days, but {} were given",
    "vertex {} does not fit a graph of {} vertices, numbered 0 to {}",
    "a tie has two ends, but {} left and {} right ones were given",
    "vertices are numbered 0 to {}; {} to {} were given",
    "a sample needs at least 2 sources a component, but {} were asked for",
    "the chance of a wrong bound lies between 0 and 1, but {} was given",
    "the last days of the periods must not run backwards",
}
# Texts of several words that are no sentences for people, or that stand in English sentences only.
NO_SENTENCES = re.compile(
    r"(unexpected )?end of data|[A-Z ]+|grand total|(same )?as above|(not )?(in force|signed)|tbd .*"
    r"|\nE101 .*|blank row"
    r"|\{\} \(column \{\}\): |\{\} \{\} or \{\} \{\} \{\}",
    re.DOTALL,
)
NOUNS = ("cell", "row", "blank row", "tie")


def texts(path: Path) -> list[str]:
    """Every text of a module but its docstrings; a formatted one with {} for each value."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found, inner = [], set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            inner.add(node.value)  # a docstring
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
            found.append("".join(map(str, parts)))
            inner |= {each for each in ast.walk(node) if isinstance(each, ast.Constant)}
    constants = (each for each in ast.walk(tree) if isinstance(each, ast.Constant) and each not in inner)
    return found + [each.value for each in constants if isinstance(each.value, str)]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_sentence_of_a_module_has_a_translation(path: Path) -> None:
    wanted = [
        text
        for text in texts(path)
        if re.search(r"[A-Za-z]{2,}[,;:]? [a-z{(]|\ba [A-Z]|\} [a-z]{2}", text)
        and not NO_SENTENCES.fullmatch(text)
        and "\\" not in text
    ]
    assert [text for text in wanted if text not in japanese()] == []


@pytest.mark.slow
def test_no_translation_is_of_a_sentence_that_nobody_says() -> None:
    said = {text for path in PACKAGE for text in texts(path)}
    said |= {f"{{}} {noun}{ending}" for noun in NOUNS for ending in ("", "s")}
    assert set(japanese()) - said - set(HELP) == set()


def worded(node: ast.expr, known: dict[str, list[str]]) -> list[str]:
    """The sentences that an argument can be; what is handed on or cannot be followed in angle brackets."""
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.IfExp):
        return worded(node.body, known) + worded(node.orelse, known)
    if isinstance(node, ast.Name) and node.id in known:
        return known[node.id]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SENTENCES:
        return []  # looked at for itself
    source = ast.unparse(node)
    return [] if HANDED_ON.fullmatch(source) else [f"<{source}>"]


def raised(source: str) -> set[str]:
    """Every sentence that a module raises or makes a message of."""
    tree = ast.parse(source)
    known: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            texts = [each for each in worded(node.value, known) if not each.startswith("<")]
            if texts and not (isinstance(node.value, ast.Constant) and not isinstance(node.value.value, str)):
                known.setdefault(node.targets[0].id, []).extend(texts)
    calls = [
        each for each in ast.walk(tree) if isinstance(each, ast.Call) and isinstance(each.func, ast.Name)
    ]
    return {
        text
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in SENTENCES
        for argument in call.args[SENTENCES[call.func.id]]
        for text in worded(argument, known)
        if text
    }


@pytest.mark.slow
def test_every_refusal_of_the_package_has_a_translation() -> None:
    found = {text for path in PACKAGE for text in raised(path.read_text(encoding="utf-8"))}
    assert sorted(found - set(japanese())) == sorted(FOR_PROGRAMMERS)


def test_what_stands_in_a_table_of_reasons_kinds_or_forms_has_a_translation() -> None:
    reasons = {text for pair in refusals._REASONS.values() for text in pair}
    kinds = {"organisation", "relation", "type", "measure"}
    assert {*SENTENCES_OF_CLICK.values(), *KINDS.values(), *reasons, *kinds} - set(japanese()) == set()


def test_the_kernels_alone_refuse_in_english() -> None:
    kernels = [path for path in PACKAGE if "kernels" in path.parts]
    found = {text for path in kernels for text in raised(path.read_text(encoding="utf-8"))}
    assert found >= FOR_PROGRAMMERS


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('raise UsageError("say so, {}", name)', ["say so, {}"]),
        ('raise FileError(f"say so, {name}")', ["<f'say so, {name}'>"]),
        ('raise UsageError(first if name else "second")', ["<first>", "second"]),
        ('first = "say so"\nraise FileError(first)', ["say so"]),
        ('raise StoryError(1, "view", "is odd")', ["is odd"]),
        ('raise FileError("{} is {}", name, message("odd"))', ["odd", "{} is {}"]),
    ],
)
def test_the_walk_finds_what_is_raised(line: str, found: list[str]) -> None:
    assert sorted(raised(line)) == found


def test_no_sentence_stands_in_both_tables() -> None:
    tables = [
        tomllib.loads((CATALOGUE / f"{each}.toml").read_text("utf-8")) for each in ("japanese", "refusals")
    ]
    assert len(japanese()) == sum(map(len, [*tables, HELP]))


def fields(template: str) -> dict[int, list[str | None]]:
    """How each value of a template is written, by its place."""
    parts = [part for part in Formatter().parse(template) if part[1] is not None]
    found = {(int(name or at), spec or "", form) for at, (_, name, spec, form) in enumerate(parts)}
    return {number: rest for number, *rest in sorted(found)}


def test_translations_have_the_fields_of_their_sentences() -> None:
    told = japanese()
    sentences = sorted(set(told) - set(HELP))
    assert [each for each in sentences if not fields(told[each]).items() <= fields(each).items()] == []
    for each in sentences:
        translated(Message(each, *range(len(fields(each)))), told)  # fields are numbered all or none
    assert [each for each in sentences if told[each].endswith(("。", ". "))] == []


@pytest.fixture
def findings_of(request: pytest.FixtureRequest) -> Told:
    """Checks both files; the fixture `told` under another name."""
    checked: Told = request.getfixturevalue("told")
    return checked


def untold(text: object) -> list[str]:
    """The templates of a text, and of the messages within it, that have no translation."""
    if not isinstance(text, Message):
        return [] if text == "" or text in japanese() else [str(text)]
    inner = [each for value in text.values if isinstance(value, Message) for each in untold(value)]
    return inner + ([] if text.template in japanese() else [text.template])


def untranslated(findings: tuple[Finding, ...]) -> list[str]:
    return [each for finding in findings for text in (finding.message, finding.hint) for each in untold(text)]


@pytest.mark.parametrize("folder", CASES, ids=lambda path: path.name)
def test_nothing_is_told_in_english_of_a_bad_file(folder: Path) -> None:
    assert untranslated(check(folder).findings) == []


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.rule.code)
def test_nothing_is_told_in_english_of_an_example(entry: Entry, tmp_path: Path) -> None:
    entry.bad.write(tmp_path)
    found = check(tmp_path, today=entry.bad.today).findings
    assert untranslated(found) == []
    assert all(told(each, "ja").hint for each in found)


def test_a_finding_in_japanese_has_the_hint_for_its_cell_or_the_one_for_its_code(findings_of: Told) -> None:
    found = findings_of(
        nodes="id,name,type,budget\na,Alpha,hub,1\nb,Beta,city,2\n",
        edges="source,target,signed\na,b,05/06/2019\na,zz,\n",
    )
    assert [(each.message, each.hint) for each in (told(one, "ja") for one in found)] == [
        ("属性として残しました：budget", "既知の列の書き間違いがないか確かめてください"),
        (
            "つながり1件に日付がなく、日付を指定した表示には現れません",
            "日付を調べてください。年だけでも構いません",
        ),
        ("'05/06/2019' は二通りに読めます（月日の順が不明）", "2019-06-05か2019-05-06と書いてください"),
        ("'zz' は nodes.csv の ID にありません", "組織を nodes.csv に追加してください"),
    ]
    assert [told(each) for each in found] == list(found)


def test_control_characters_and_counts_do_not_bring_english_back(findings_of: Told) -> None:
    rows = "".join(f"a,b,2016/0{month}/0{month},x{month}\x1b[31m\n" for month in range(1, 6))
    found = findings_of(edges=f"source,target,signed,note\n{rows}")
    messages = [told(each, "ja").message for each in folded(found)]
    assert "'2016/01/01' を2016-01-01と読みました（ほか4件）" in messages
    assert "U+001B が含まれています（ほか4件：3, 4行目など）" in messages


def test_a_missing_file_is_named_from_where_it_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    named = [line(each, "ja") for each in check("none").findings]
    assert f"ファイル none/nodes.csv がありません（{tmp_path} から見た場所）。" in named[0]
    whole = [line(each, "ja") for each in check(tmp_path / "none").findings]
    assert f"ファイル {tmp_path}/none/nodes.csv がありません。" in whole[0]


def test_a_text_in_a_cell_is_never_translated() -> None:
    finding = Finding(
        RULES["extra-columns"], "nodes.csv", 0, "", "", Message("kept as attributes: {}", "delete it")
    )
    assert told(finding, "ja").message == "属性として残しました：delete it"
