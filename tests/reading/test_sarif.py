"""SARIF: valid by its schema, and at the line and column where an editor shows the fault.

The schema is that of SARIF 2.1.0 (rtm.5), as the npm package @microsoft/jest-sarif (MIT) ships it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from graph.commands.main import command
from graph.commands.terminal import run
from graph.reading import check
from graph.reading.catalogue import Entry, entries
from graph.reading.findings import Finding
from graph.reading.header import EDGES, NODES
from graph.reading.lines import Region, lines_of
from graph.reading.sarif import sarif

if TYPE_CHECKING:
    from conftest import Put  # type: ignore[import-not-found]

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)
HERE = Path(__file__).parent


def log(folder: Path) -> dict[str, Any]:
    """The run of a folder's log, as any program reads it."""
    whole = json.loads(json.dumps(sarif(check(folder), folder, version="1.2.3")))
    VALIDATOR.validate(whole)
    run: dict[str, Any] = whole["runs"][0]
    return run


def region(folder: Path, code: str) -> tuple[int, ...]:
    """Where the first finding of a code stands."""
    result = next(each for each in log(folder)["results"] if each["ruleId"] == code)
    found: dict[str, int] = result["locations"][0]["physicalLocation"]["region"]
    return tuple(found[key] for key in ("startLine", "startColumn", "endLine", "endColumn") if key in found)


@pytest.mark.parametrize("told", entries(), ids=lambda told: told.rule.code)
def test_every_finding_makes_a_valid_log(told: Entry, tmp_path: Path) -> None:
    told.bad.write(tmp_path)
    found = check(tmp_path, today=told.bad.today)
    whole = sarif(found, tmp_path)
    VALIDATOR.validate(whole)
    run = whole["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for finding, result in zip(found.findings, run["results"], strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule.code
        assert result["level"] == finding.severity


@pytest.mark.parametrize("name", sorted(path.name for path in (HERE / "cases").iterdir()))
def test_every_bad_file_makes_a_valid_log_within_its_lines(name: str) -> None:
    folder = HERE / "cases" / name
    for result in log(folder)["results"]:
        place = result["locations"][0]["physicalLocation"]
        path = folder / Path(place["artifactLocation"]["uri"]).name
        lines = (
            path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n")
            if path.is_file()
            else 0
        )
        assert 1 <= place["region"]["startLine"] <= lines + 1


def test_the_schema_refuses_what_is_no_log() -> None:
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate({"version": "2.1.0", "runs": [{"results": []}]})


def test_a_cell_stands_at_its_line_and_column(put: Put) -> None:
    #          123456789
    edges = "source,target,signed\na,b,2016\na,zz,2017\n"
    assert region(put(edges=edges), "E203") == (3, 3, 3, 5)


def test_a_row_is_counted_as_the_spreadsheet_does_and_a_line_as_the_editor_does(put: Put) -> None:
    # Row 2 takes the lines 2 and 3, row 3 is blank, and row 4 is line 5.
    nodes = 'id,name,type\na,"Al\npha",hub\n\nb,,city\nc,Gamma,company\n'
    folder = put(nodes=nodes)
    assert region(folder, "E206") == (5, 3, 5, 3)
    result = next(each for each in log(folder)["results"] if each["ruleId"] == "E206")
    assert result["properties"] == {"row": 4, "column": "B"}


@pytest.mark.parametrize(
    ("edges", "wanted"),
    [
        ("source,target,signed\r\na,b,2016\r\na,zz,2017\r\n", (3, 3, 3, 5)),
        ("source,target,signed\ra,b,2016\ra,zz,2017\r", (3, 3, 3, 5)),
        ("sep=;\nsource;target;signed\na;b;2016\na;zz;2017\n", (4, 3, 4, 5)),
        ('source\ttarget\tsigned\na\tb\t2016\n"a"\t"zz"\t2017\n', (3, 5, 3, 9)),
        ('source,target,signed,notes\n"a",zz,2016,"x ""y"", z"\n', (2, 5, 2, 7)),
        # The cell before spans two lines: the id stands on the second.
        ('notes,source,target,signed\n"one,\ntwo",a,zz,2016\n', (3, 8, 3, 10)),
        ("\ufeffsource,target,signed\na,b,2016\na,zz,2017\n", (3, 3, 3, 5)),
    ],
)
def test_line_ends_delimiters_and_quotation_marks_are_counted(
    put: Put, edges: str, wanted: tuple[int, ...]
) -> None:
    assert region(put(edges=edges), "E203") == wanted


def test_characters_and_not_bytes_are_counted(put: Put) -> None:
    edges = "notes,source,target,signed\n東京,a,zz,2016\n"
    assert region(put(edges=edges), "E203") == (2, 6, 2, 8)
    assert region(put(edges=edges.encode("cp932")), "E203") == (2, 6, 2, 8)
    assert log(put(edges=edges))["columnKind"] == "unicodeCodePoints"


def test_rows_below_a_broken_quotation_mark_keep_their_lines(put: Put) -> None:
    edges = 'source,target,signed\na,"b,2016\nb,c,soon\n'
    assert region(put(edges=edges), "E108") == (2, 1, 2, 10)
    assert region(put(edges=edges), "E301") == (3, 5, 3, 9)


def test_a_finding_about_the_whole_file_stands_at_its_first_line(put: Put) -> None:
    result = log(put(edges="source;target;signed\na;b;2016\n"))["results"][0]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    assert "properties" not in result


def test_a_file_that_cannot_be_read_makes_a_run_that_did_not_succeed(put: Put) -> None:
    folder = put()
    (folder / "edges.csv").unlink()
    assert log(folder)["invocations"] == [{"executionSuccessful": False}]
    assert log(put())["invocations"] == [{"executionSuccessful": True}]


def test_addresses_are_relative_below_the_folder_of_the_run(
    put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = put(edges="source;target;signed\na;b;2016\n")

    def address() -> str:
        found: str = log(folder)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        return found

    monkeypatch.chdir(folder.parent)
    assert address() == f"{folder.name}/edges.csv"
    monkeypatch.chdir("/")
    folder = put(edges="source;target;signed\na;b;2016\n")
    monkeypatch.chdir(Path(__file__).parent)
    assert address() == (folder / "edges.csv").as_uri()


def test_a_rule_says_what_it_means_and_what_to_do(put: Put) -> None:
    (rule,) = log(put(edges="source,target,signed\na,a,2016\n"))["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"], rule["defaultConfiguration"]) == (
        "E205",
        "self-tie",
        {"level": "error"},
    )
    assert rule["shortDescription"]["text"] == "a tie joins an organisation to itself"
    assert rule["help"]["text"] == "Correct one of the ends, or delete the row."
    assert "helpUri" not in rule


def test_a_row_that_the_file_has_not_is_its_own_line() -> None:
    assert lines_of(b"id,name,type\n", NODES, {9}).region(9) == Region(9, 1, 9, 1)
    assert lines_of(b"\xff\xfe", EDGES, {1}).region(0) == Region(1, 1, 1, 1)


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_the_command_writes_both_forms_for_programs(
    put: Put, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = put(edges="source;target;signed\na;zz;2016\n")
    assert run(command, ["check", "--data", str(folder), "--format", form, "--quiet"]) == 1
    told = json.loads(capsys.readouterr().out)
    listed = told if form == "json" else told["runs"][0]["results"]
    # --quiet leaves the note on semicolons out
    assert [each["code"] if form == "json" else each["ruleId"] for each in listed] == ["E203"]
    if form == "sarif":
        VALIDATOR.validate(told)
        assert told["runs"][0]["tool"]["driver"]["version"] == __import__("graph").__version__
    out = tmp_path / f"found.{form}"
    assert run(command, ["check", "--data", str(folder), "--format", form, "-o", str(out)]) == 1
    assert json.loads(out.read_text(encoding="utf-8"))


def test_a_control_sequence_in_a_cell_is_escaped_in_the_log(put: Put) -> None:
    folder = put(edges="source,target,signed\na,z\x1b[31m,2016\n")
    assert all("\x1b" not in each["message"]["text"] for each in log(folder)["results"])
    assert all(isinstance(each, Finding) for each in check(folder).findings)


def test_a_cell_beyond_column_z_is_found(put: Put) -> None:
    # 25 columns of one's own between signed (C) and url of the source, which is column AC
    own = [f"x{number}" for number in range(25)]
    header = ",".join(["source", "target", "signed", *own, "source_url"])
    row = ",".join(["a", "b", "2016", *["y"] * 25, "ftp://z"])
    # 'a,b,2016,' is 9 characters, 'y,' 25 times is 50: the cell starts at the 60th
    assert region(put(edges=f"{header}\n{row}\n"), "W405") == (2, 60, 2, 67)
