"""The catalogue of findings: every code is described, its examples do what they say, the page is its own."""

from __future__ import annotations

from pathlib import Path

import pytest

import checks
import graph
from graph.commands.main import command
from graph.commands.terminal import run
from graph.reading import check
from graph.reading.catalogue import Entry, entries, entry, explanation, shown
from graph.reading.findings import RULES

ROOT = Path(__file__).parents[2]
each_entry = pytest.mark.parametrize("told", entries(), ids=lambda told: told.rule.code)


def test_every_code_of_the_registry_is_described_once() -> None:
    assert [told.rule for told in entries()] == list(RULES.values())


@each_entry
def test_the_bad_example_has_the_finding(told: Entry, tmp_path: Path) -> None:
    told.bad.write(tmp_path)
    found = check(tmp_path, today=told.bad.today).findings
    assert told.rule in {each.rule for each in found}
    # Nothing else is wrong with it: the example is about this finding alone.
    assert {each.rule.code for each in found if each.severity != "note"} <= {told.rule.code}


@each_entry
def test_the_good_example_has_nothing_wrong_with_it(told: Entry, tmp_path: Path) -> None:
    told.good.write(tmp_path)
    found = check(tmp_path, today=told.good.today).findings
    assert told.rule not in {each.rule for each in found}
    assert {each.severity for each in found} <= {"note"}
    graph.read(tmp_path)


@each_entry
def test_the_finding_stands_in_the_file_that_the_example_shows(told: Entry, tmp_path: Path) -> None:
    told.bad.write(tmp_path)
    found = check(tmp_path, today=told.bad.today).findings
    assert told.bad.shown == told.good.shown
    assert told.bad.shown in {each.file for each in found if each.rule == told.rule}


@each_entry
def test_both_languages_say_what_to_do_in_whole_sentences(told: Entry) -> None:
    assert all(text.endswith(".") for text in (told.means, told.why, told.do))
    assert told.ja_do.endswith("。")
    assert not told.ja.endswith("。")
    assert any(ord(letter) > 0x3000 for letter in told.ja)


def test_the_page_is_the_catalogue_s() -> None:
    written = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert written == checks.page(), "run: python tools/checks.py"


def test_every_link_of_the_page_leads_to_a_heading_of_it() -> None:
    text = checks.page()
    for told in entries():
        assert f"(#{told.rule.code}-{told.rule.slug})".lower() in text
        assert f"\n### {told.rule.code} {told.rule.slug}\n" in text


@pytest.mark.parametrize("name", ["E203", "e203", "unknown-id", "Unknown-ID", " E203 "])
def test_a_finding_is_known_by_its_code_and_its_name(name: str) -> None:
    assert entry(name).rule is RULES["unknown-id"]


@pytest.mark.parametrize(("name", "near"), [("unknwon-id", "unknown-id"), ("E999", "E109")])
def test_a_finding_that_does_not_exist_gets_the_nearest_ones_named(name: str, near: str) -> None:
    with pytest.raises(graph.UnknownName) as caught:
        entry(name)
    assert near in caught.value.suggestions


def test_what_does_not_print_is_shown_as_its_escape() -> None:
    assert shown(entry("E119").bad) == [r"source,target,signed\u2028a,b,2016-05-01\u2028"]
    assert shown(entry("E101").bad, "ja") == ["（ファイルがない）"]
    assert shown(entry("E102").bad) == ["(a folder stands there)"]
    assert all(line.isprintable() for told in entries() for line in explanation(told.rule.code).splitlines())


def test_the_command_explains_a_finding_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, ["check", "--explain", "E205", "--data", "nowhere"]) == 0
    assert capsys.readouterr().out == (
        "E205 self-tie (error)\n"
        "a tie joins an organisation to itself\n"
        "自分自身とのつながりである\n"
        "\n"
        "What it means: Source and target are the same organisation.\n"
        "Why it is told: Nobody signs an agreement with himself; counted, it would raise his degree by two.\n"
        "What to do: Correct one of the ends, or delete the row.\n"
        "\n"
        "Bad: edges.csv\n"
        "  source,target,signed\n"
        "  a,a,2016-05-01\n"
        "\n"
        "Good: edges.csv\n"
        "  source,target,signed\n"
        "  a,b,2016-05-01\n"
    )
    assert run(command, ["check", "--explain", "self-tie", "--lang", "ja"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("E205 self-tie (エラー)\n自分自身とのつながりである\n")
    assert "対処：どちらかの端を直すか、行を削除してください。" in out


def test_the_command_says_which_finding_may_be_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, ["check", "--explain", "self-tei"]) == 2
    assert "no finding is called 'self-tei'; did you mean 'self-tie'" in capsys.readouterr().err
