"""The registry of findings: codes, severities, order, and words that tell what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.reading.findings import RULES, Finding, Findings, folded, letter, printable, several

HERE = Path(__file__).parent


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES.values()]
    assert len(set(codes)) == len(codes)
    for severity in "EWN":
        own = [code for code in codes if code[0] == severity]
        assert own == sorted(own)
    assert all(re.fullmatch(r"[EWN]\d{3}", code) for code in codes)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) for slug in RULES)


def test_the_letter_of_a_code_says_how_grave_it_is() -> None:
    assert {rule.code[0]: rule.severity for rule in RULES.values()} == {
        "E": "error",
        "W": "warning",
        "N": "note",
    }


@pytest.mark.parametrize("code", [rule.code for rule in RULES.values()])
def test_every_code_is_met_by_a_test(code: str) -> None:
    texts = [(HERE / "cases.toml").read_text(encoding="utf-8")]
    texts += [path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py") if path != Path(__file__)]
    assert any(code in text for text in texts)


def test_every_slug_that_the_rules_use_is_in_the_registry() -> None:
    source = HERE.parents[1] / "graph" / "reading"
    used: set[str] = set()
    for path in source.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        used |= set(re.findall(r"(?:report|findings\.add|note)\(\s*(?:findings,\s*)?\"([a-z-]+)\"", text))
    assert used <= set(RULES)
    assert len(used) > 40


def test_findings_come_by_file_and_row_with_the_errors_of_a_row_first() -> None:
    findings = Findings()
    findings.add("repeated-tie", "edges.csv", 2, message="x")
    findings.add("unknown-id", "edges.csv", 2, message="x", column="target", letter="B")
    findings.add("encoding", "edges.csv", 0, message="x")
    findings.add("missing-id", "nodes.csv", 9, message="x")
    assert [(each.file, each.row, each.rule.code) for each in findings.in_order()] == [
        ("nodes.csv", 9, "E201"),
        ("edges.csv", 0, "N101"),
        ("edges.csv", 2, "E203"),
        ("edges.csv", 2, "W202"),
    ]
    assert findings.spoilt("edges.csv") == {2}
    assert findings.spoilt("nodes.csv") == {9}


def test_notes_on_one_column_are_all_kept_and_told_as_one() -> None:
    findings = Findings()
    for row in (2, 3, 4):
        findings.add("date-spelling", "edges.csv", row, message="a", column="signed", letter="C")
        findings.add("date-spelling", "edges.csv", row, message="b", column="expires", letter="D")
        findings.add("bad-date", "edges.csv", row, message="c", column="signed", letter="C")
    every = findings.in_order()
    assert [(each.rule.code, each.row, each.message) for each in every] == [
        (code, row, message)
        for row in (2, 3, 4)
        for code, message in (("E301", "c"), ("N301", "a"), ("N301", "b"))
    ]
    assert [(each.rule.code, each.row, each.message) for each in folded(every)] == [
        ("E301", 2, "c"),
        ("E301", 3, "c"),
        ("E301", 4, "c"),
        ("N301", 2, "a (and 2 more)"),
        ("N301", 2, "b (and 2 more)"),
    ]


def test_nothing_that_does_not_print_is_told_raw() -> None:
    findings = Findings()
    findings.add(
        "unknown-id", "edges.csv", 2, message="a\x1b[31m", column="t\x07", letter="B", hint="\u202eb"
    )
    (found,) = findings.in_order()
    assert str(found) == r"edges.csv:2: error E203 unknown-id  t\x07 (column B): a\x1b[31m; \u202eb"


def test_a_record_has_nothing_where_there_is_nothing_to_say() -> None:
    found = Finding(RULES["empty-file"], "edges.csv", 0, "", "", "the file is empty")
    assert found.record() == {
        "code": "E103",
        "rule": "empty-file",
        "severity": "error",
        "file": "edges.csv",
        "row": None,
        "column": None,
        "message": "the file is empty",
        "hint": None,
        "fix": None,
    }
    assert str(found) == "edges.csv: error E103 empty-file  the file is empty"


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    assert [letter(index) for index in (0, 1, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "B",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


def test_one_row_and_several_rows() -> None:
    assert (several(0, "row"), several(1, "row"), several(2, "row")) == ("0 rows", "1 row", "2 rows")
    assert printable("東京 é") == "東京 é"
