"""Many findings, long cells, wide tables: errors are seen first, messages stay short, work stays linear."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import graph
from graph.commands.main import command
from graph.commands.terminal import run
from graph.reading import check
from graph.reading.findings import FOLDED, RULES, Finding, Findings, folded
from graph.reading.header import Shape, read_header
from graph.reading.telling import line, lines

if TYPE_CHECKING:
    from conftest import Put  # type: ignore[import-not-found]

TWINS = "".join(f"a,b,2016-05-01,t{number}\n" for number in range(1200))
BURIED = f"source,target,signed,agreement\n{TWINS}a,b,2016/13/1,x\n"


def finding(slug: str, row: int, *, file: str = "edges.csv", column: str = "") -> Finding:
    return Finding(RULES[slug], file, row, column, "A" if column else "", f"message of row {row}")


def test_errors_come_first_and_many_of_one_cause_are_one_line_with_their_number(put: Put) -> None:
    found = check(put(edges=BURIED))
    told = lines(found.findings, found, "here")
    assert [each.split()[:3] for each in told] == [
        ["edges.csv:1202:", "error", "E301"],
        ["edges.csv:3:", "warning", "W210"],
        ["here:", "3", "organisations,"],
    ]
    assert "(and 1198 more, in rows 4, 5, …)" in told[1]
    assert "1 error, 1199 warnings" in told[2]
    japanese = lines(found.findings, found, "here", lang="ja")
    assert "（ほか1198件：4, 5行目など）" in japanese[1]


def test_programs_are_given_every_finding_by_row(put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, ["check", "--data", str(put(edges=BURIED)), "--format", "json"]) == 1
    rows = [each["row"] for each in json.loads(capsys.readouterr().out)]
    assert rows == list(range(3, 1203))
    assert run(command, ["check", "--data", str(put(edges=BURIED)), "--format", "sarif"]) == 1
    assert len(json.loads(capsys.readouterr().out)["runs"][0]["results"]) == 1200


def test_programs_are_given_every_note_and_people_one_of_a_kind(
    put: Put, capsys: pytest.CaptureFixture[str]
) -> None:
    slashes = [f"a,b,2016/5/{day},m{day}\n" for day in (1, 2, 2, 3)]
    place = str(put(edges="source,target,signed,agreement\n" + "".join(slashes)))

    def checked(*more: str) -> str:
        run(command, ["check", "--data", place, *more])
        return capsys.readouterr().out

    notes = [each for each in json.loads(checked("--format", "json")) if each["code"] == "N301"]
    assert [each["row"] for each in notes] == [2, 3, 4, 5]
    assert [each["message"].split()[0] for each in notes] == [f"'2016/5/{day}'" for day in (1, 2, 2, 3)]
    results = json.loads(checked("--format", "sarif"))["runs"][0]["results"]
    lines = [
        each["locations"][0]["physicalLocation"]["region"]["startLine"]
        for each in results
        if each["ruleId"] == "N301"
    ]
    assert lines == [2, 3, 4, 5]
    text = checked()
    assert text.count("N301") == 1
    assert "'2016/5/1' was read as 2016-05-01 (and 3 more)\n" in text
    assert text.endswith(", 4 notes\n")
    assert "（ほか3件）" in checked("--lang", "ja")


def test_refused_data_are_refused_in_as_few_lines(put: Put) -> None:
    edges = "source,target,signed\n" + "".join(f"a,gone{number},2016\n" for number in range(500))
    with pytest.raises(graph.DataError) as caught:
        graph.read(put(edges=edges))
    assert len(caught.value.findings) == 500
    assert len(str(caught.value).splitlines()) == 1
    assert "(and 499 more, in rows 3, 4, …)" in str(caught.value)


def test_as_many_as_can_be_read_stay_apart() -> None:
    assert len(folded(finding("self-tie", row) for row in range(2, 2 + FOLDED))) == FOLDED
    assert len(folded(finding("self-tie", row) for row in range(2, 3 + FOLDED))) == 1


def test_another_sentence_is_another_cause_and_another_value_is_not(put: Put) -> None:
    days = [f"{day:02}/05/2016" for day in range(1, 7)] + ["soon", "TBD", "2016-05-32", "2016-13", "2016-14"]
    edges = "source,target,signed\n" + "".join(f"a,b,{day}\n" for day in days)
    found = check(put(edges=edges))
    told = [line(each) for each in folded(each for each in found.findings if each.severity == "error")]
    assert [each.split(": ")[0] for each in told] == [
        "edges.csv:2", "edges.csv:8", "edges.csv:9", "edges.csv:10", "edges.csv:11", "edges.csv:12",
    ]  # fmt: skip
    assert told[0] == (
        "edges.csv:2: error E301 bad-date  signed (column C): '01/05/2016' could be 1 May or 5 January 2016 "
        "(and 4 more, in rows 3, 4, …); write 2016-05-01 or 2016-01-05"
    )


def test_another_rule_column_or_file_is_another_cause() -> None:
    many = [finding("self-tie", row) for row in range(2, 60)]
    others = [
        finding("unknown-id", 9, column="source"), finding("unknown-id", 9, column="target"),
        finding("missing-id", 4, file="nodes.csv"), finding("repeated-tie", 3),
    ]  # fmt: skip
    told = folded([*others, *many])
    assert [(each.rule.slug, each.file, each.row) for each in told] == [
        ("missing-id", "nodes.csv", 4), ("self-tie", "edges.csv", 2), ("unknown-id", "edges.csv", 9),
        ("unknown-id", "edges.csv", 9), ("repeated-tie", "edges.csv", 3),
    ]  # fmt: skip


LONG = "x" * 300_000
TABLES = {
    "id": (f"id,name,type\n{LONG},A,hub\nb,B,city\n", f"source,target,signed\nb,{LONG}y,2016\n"),
    "twice": (f"id,name,type\n{LONG},A,hub\n{LONG},B,city\n", "source,target,signed\n"),
    "tie": (f"id,name,type\n{LONG},A,hub\n", f"source,target,signed\n{LONG},{LONG},2016\n"),
    "renews": (
        "id,name,type\na,A,hub\nb,B,city\n",
        f"source,target,signed,agreement,renews\na,b,2016,{LONG},{LONG}\na,b,2017,m,{LONG}z\n",
    ),
    "date": ("id,name,type\na,A,hub\nb,B,city\n", f"source,target,signed\na,b,{LONG}\n"),
    "column": (f"id,name,type,{LONG}\na,A,hub,=1+1\n", "source,target,signed\n"),
    "missing": (f"id,name,{LONG}\na,A,hub\n", "source,target,signed\n"),
    "doubled": (f"id,name,type,{LONG},{LONG}\na,A,hub,1,2\n", "source,target,signed\n"),
    "type": (f"id,name,type\na,A,{LONG}\n", "source,target,signed\n"),
    "unprintable": ("id,name,type\na,A,hub\n", f"source,target,signed\n{LONG}\x07,a,2016\n"),
}


@pytest.mark.parametrize("case", TABLES)
def test_no_message_is_longer_than_a_screen_however_long_the_cell(case: str, put: Put) -> None:
    nodes, edges = TABLES[case]
    found = check(put(nodes=nodes, edges=edges)).findings
    assert found
    for each in found:
        for lang in ("en", "ja"):
            assert len(line(each, lang)) < 1200, each.rule.slug
        assert len(each.message) < 700
        assert len(each.hint) < 700


def calls(work: Callable[[], object]) -> int:
    """How many functions a piece of work calls, in Python and in C."""
    count = 0

    def seen(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def looked_at(names: int, where: Path) -> int:
    """How many names of columns are compared with one, when so many columns are checked."""
    header = ",".join(f"col{1000 + number}" for number in range(names))
    cells = "," * (names - 1)
    (where / "nodes.csv").write_text(f"id,name,type,{header}\na,A,hub,{cells}\n", encoding="utf-8")
    (where / "edges.csv").write_text("source,target,signed\n", encoding="utf-8")
    return calls(lambda: check(where))


def test_twice_as_many_columns_are_twice_as_much_work(tmp_path: Path) -> None:
    looked_at(10, tmp_path)  # what is loaded once
    once, twice, four = (looked_at(names, tmp_path) for names in (200, 400, 800))
    assert twice < 2.2 * once
    assert four < 2.2 * twice


class Counted(list):  # type: ignore[type-arg]
    """A list that counts how many of its items are looked through."""

    seen = 0

    def index(self, *args: object) -> int:
        Counted.seen += len(self)
        return super().index(*args)  # type: ignore[arg-type]

    def count(self, item: object) -> int:
        Counted.seen += len(self)
        return super().count(item)

    def __contains__(self, item: object) -> bool:
        Counted.seen += len(self)
        return super().__contains__(item)


def test_no_column_is_looked_for_among_all_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def counted(cells: list[str], shape: Shape, findings: Findings, *, row: int) -> list[str]:
        return Counted(read_header(cells, shape, findings, row=row))

    monkeypatch.setattr("graph.reading.sheet.read_header", counted)
    for names in (100, 400):
        Counted.seen = 0
        looked_at(names, tmp_path)
        # A few dozen looks for the columns that we know; none for each of the others.
        assert Counted.seen < 120 * (names + 3)
