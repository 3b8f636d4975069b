"""What is put right in cells: all that has one right answer, and everything is read as it was before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import fuzz
import graph
from graph.commands.fixes import FILES, righted
from graph.errors import GraphError
from graph.model.ecosystem import Ecosystem
from graph.reading import Inspection, check
from graph.reading.catalogue import entries
from graph.reading.editing import with_cells
from graph.reading.findings import FIXABLE
from graph.reading.folder import fixes
from graph.reading.patch import patch
from graph.reading.sarif import sarif

from .conftest import EDGES, Put

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())


def files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def whole(folder: Path) -> bool:
    return all((folder / name).is_file() for name in FILES)


def remaining(found: Inspection, before: Path) -> list[tuple[str, str, int, str]]:
    """The findings that nothing can be done about, in cells that stay as they are."""
    changed = fixes(before)
    kept = [each for each in found.findings if each.rule.slug not in FIXABLE]
    return [
        (each.rule.code, each.file, each.row, each.column)
        for each in kept
        if (each.row, each.column) not in changed[each.file]
    ]


def read(folder: Path) -> Ecosystem | None:
    try:
        return graph.read(folder)
    except GraphError:
        return None


def assert_put_right(before: Path, after: Path, *, text_changes: bool = False) -> None:
    """Nothing is left to be put right, and all else is as it was."""
    for name, content in righted(files(before))[0].items():
        (after / name).write_bytes(content)
    assert fixes(after) == {name: {} for name in FILES}
    one, other = check(before), check(after)
    assert not [each for each in other.findings if each.fix]
    if text_changes:
        return
    assert (other.organisations, other.ties) == (one.organisations, one.ties)
    assert remaining(other, before) == remaining(one, before)
    old, new = read(before), read(after)
    assert (old is None) == (new is None)
    if old is not None and new is not None:
        pd.testing.assert_frame_equal(new.nodes, old.nodes, check_like=True)
        # A column that was added for what another cell said of it may stand elsewhere; it says the same.
        pd.testing.assert_frame_equal(new.edges, old.edges, check_like=True)


@pytest.mark.parametrize("folder", [each for each in CASES if whole(each)], ids=lambda each: each.name)
def test_faulty_files_are_read_as_before_once_they_are_put_right(folder: Path, tmp_path: Path) -> None:
    garbled = any(each.rule.slug == "garbled-text" for each in check(folder).findings)
    assert_put_right(folder, tmp_path, text_changes=garbled)


@pytest.mark.parametrize("told", entries(), ids=lambda told: told.rule.code)
def test_every_example_that_can_be_put_right_is(told: Any, tmp_path: Path) -> None:
    told.bad.write(tmp_path)
    if not whole(tmp_path):
        return
    (tmp_path / "after").mkdir()
    told.bad.write(tmp_path / "after")
    garbled = told.rule.slug == "garbled-text"
    assert_put_right(tmp_path, tmp_path / "after", text_changes=garbled)
    left = {each.rule.slug for each in check(tmp_path / "after", today=told.bad.today).findings}
    assert (told.rule.slug in left) == (told.rule.slug not in FIXABLE)


@pytest.mark.fuzz
def test_damaged_files_are_read_as_before_once_they_are_put_right(tmp_path: Path) -> None:
    for number in range(60):
        before, after = tmp_path / f"{number}", tmp_path / f"{number}-after"
        before.mkdir()
        after.mkdir()
        for name, content in zip(FILES, fuzz.inputs(number), strict=True):
            (before / name).write_bytes(content)
        garbled = any(each.rule.slug == "garbled-text" for each in check(before).findings)
        assert_put_right(before, after, text_changes=garbled)


MESSY_NODES = (
    'ID,Name, type ,country,lat\na, Alpha ,Hub,Japan,３５\nb,="Beta",大学,JP,36\nc,"Ga\nmma",city,,\n'
)
MESSY_EDGES = (
    "source,target,signed,Term Years,expires,relation,kind\n"
    "Alpha,b,令和2年9月18日,5年（自動更新）,,MOU,Initial\n"
    "a,C,13/04/2019,60か月,無期限,覚書,\n"
    "b,c,01/04/2019,,9999-12-31,mou,\n"
)
CLEAN_NODES = 'id,name,type,country,lat\na,Alpha,hub,JP,35\nb,Beta,university,JP,36\nc,"Ga mma",city,,\n'
CLEAN_EDGES = (
    "source,target,signed,term_years,expires,relation,kind,auto_renews\n"
    "a,b,2020-09-18,5,,mou,initial,yes\n"
    "a,C,2019-04-13,5,,mou,,\n"
    "b,c,2019-04-01,,,mou,,\n"
)


def test_what_has_one_right_answer_is_written_and_guesses_are_not(put: Put) -> None:
    # 'C' may be 'c', which is for people to say.
    before = files(put(nodes=MESSY_NODES, edges=MESSY_EDGES))
    after, count = righted(before)
    assert after == {"nodes.csv": CLEAN_NODES.encode(), "edges.csv": CLEAN_EDGES.encode()}
    # id, name, type; Alpha, hub, JP, 35; Beta, university; Ga mma. Term Years; a, date, 5, yes, mou, initial;
    # date, 5, blank, mou; date, blank.
    assert count == 10 + 1 + 6 + 4 + 2


def test_data_that_are_clean_stay_as_they_are() -> None:
    before = files(Path(__file__).parents[2] / "data")
    assert righted(before) == (before, 0)


@pytest.mark.parametrize(
    "edges",
    [
        "source,target,signed\na,b,03/05/2016\n",  # two readings
        "source,target,signed,relation\na,b,2016,mouu\n",  # did you mean 'mou'?
        # The row says otherwise in another column.
        "source,target,signed,term_years,auto_renews\na,b,2016,5年（自動更新）,no\n",
        "source,target,signed,expires,auto_renews\na,b,2016,2019年3月末まで（自動更新）,no\n",
        "source,target,signed,signed \na,b,2016,2017\n",  # which of the two?
        "source,target,Signed_on\na,b,2016\n",
        "source,target,signed\na,b,2016年\na,b\n\"",  # not closed: nothing is known of what stands below
        "",
    ],
)  # fmt: skip
def test_what_people_have_to_say_is_left_to_them(put: Put, edges: str) -> None:
    folder = put(edges=edges)
    if "2016年" in edges:
        (folder / "edges.csv").write_text(edges.split("\n")[0] + "\n", encoding="utf-8")
    before = files(folder)
    assert righted(before) == (before, 0)


def test_a_garbled_name_is_put_right_and_a_garbled_id_is_left_alone(put: Put) -> None:
    # Other rows, and other files, name an id: no cell alone.
    garbled = "大学".encode().decode("cp932")
    after, count = righted(
        files(put(nodes=f"id,name,type\na,{garbled},hub\n{garbled},Else,hub\n", edges=EDGES))
    )
    assert after["nodes.csv"].decode() == f"id,name,type\na,大学,hub\n{garbled},Else,hub\n"
    assert count == 1


def test_a_garbled_type_is_put_right_in_two_rounds(put: Put) -> None:
    garbled = "大学".encode().decode("cp932")
    after, _ = righted(files(put(nodes=f"id,name,type\na,A,{garbled}\nb,B,hub\n", edges=EDGES)))
    assert after["nodes.csv"] == b"id,name,type\na,A,university\nb,B,hub\n"


def test_a_header_below_blank_rows_is_told_and_put_right_at_its_row(put: Put) -> None:
    folder = put(nodes="\n\nID,name,type\na,A,hub\nb,B,hub\nc,C,hub\n")
    told = [each for each in check(folder).findings if each.rule.code == "N103"]
    assert [(each.row, each.fix) for each in told] == [(3, (("id", "id"),))]
    assert righted(files(folder))[0]["nodes.csv"].startswith(b"\n\nid,name,type\n")


def test_blanks_in_a_column_that_is_left_out_are_nobody_s_business(put: Put) -> None:
    folder = put(nodes="id,name,type,row\na,A,hub, 7 \nb,B,hub,8\nc,C,hub,9\n")
    assert "N201" not in {each.rule.code for each in check(folder).findings}
    assert fixes(folder)["nodes.csv"] == {}


# For programs


def replaced(text: str, replacements: list[dict[str, Any]]) -> str:
    """What an editor makes of a text: line and column to places, from the last one on."""
    lines = text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:index])) for index in range(len(lines) + 1)]
    edits = []
    for each in replacements:
        region = each["deletedRegion"]
        start, stop = (
            starts[region[f"{end}ine"] - 1] + region[f"{mark}olumn"] - 1
            for end, mark in (("startL", "startC"), ("endL", "endC"))
        )
        edits.append((start, stop, each["insertedContent"]["text"]))
    for start, stop, new in sorted(set(edits), reverse=True):
        text = text[:start] + new + text[stop:]
    return text


def test_an_editor_that_takes_the_fixes_of_sarif_writes_the_same_cells(put: Put) -> None:
    # Every cell of it has a finding of its own, and no column has to be added.
    edges = MESSY_EDGES.replace("kind\n", "kind,auto_renews\n").replace("Initial\n", "Initial,\n")
    edges = edges.replace("覚書,\n", "覚書,,\n").replace("mou,\n", 'mou,,"はい"\n')
    folder = put(nodes=MESSY_NODES.replace(" Alpha ", "Alpha"), edges=edges)
    results = sarif(check(folder), folder)["runs"][0]["results"]
    changes = [
        change
        for each in results
        for fix in each.get("fixes", [])
        for change in fix["artifactChanges"]
        if change["artifactLocation"]["uri"].endswith("edges.csv")
    ]
    replacements = [each for change in changes for each in change["replacements"]]
    # Term Years; a, date, 5, yes, mou, initial; date, 5, blank, mou; date, blank, indefinite
    assert len(replacements) == 1 + 6 + 4 + 3
    wanted = with_cells(edges.encode(), "edges.csv", fixes(folder)["edges.csv"]).decode()
    assert replaced(edges, replacements) == wanted
    assert 'mou,,"indefinite"' in wanted  # it has no end


def test_a_finding_has_its_fix_by_columns(put: Put) -> None:
    folder = put(
        edges="source,target,signed,term_years,auto_renews\na,b,2016年,5年（自動更新）,\na,c,2017,5,\n"
    )
    assert {each.rule.code: each.record()["fix"] for each in check(folder).findings} == {
        "N301": {"signed": "2016"},
        "N303": {"term_years": "5", "auto_renews": "yes"},
    }


# The difference


def test_a_difference_has_three_lines_around_each_change() -> None:
    before = "".join(f"{number}\n" for number in range(20))
    head = "id,name,type\n"
    after = before.replace("\n5\n", "\nfive\n").replace("\n17\n", "\nx\n")
    assert patch((head + before).encode(), (head + after).encode(), "d/nodes.csv") == (
        "--- d/nodes.csv\n+++ d/nodes.csv\n"
        "@@ -4,7 +4,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
        "@@ -16,6 +16,6 @@\n 14\n 15\n 16\n-17\n+x\n 18\n 19\n"
    )


def test_a_difference_of_files_in_any_form_is_that_of_their_lines() -> None:
    before = 'sep=;\r\nid;name;type\r\na;"Al\r\npha";hub\r\nb;B;hub'
    after = before.replace('"Al\r\npha"', '"Al pha"')
    wanted = (
        "--- nodes.csv\n+++ nodes.csv\n@@ -1,5 +1,4 @@\n sep=;\r\n id;name;type\r\n"
        '-a;"Al\r\n-pha";hub\r\n+a;"Al pha";hub\r\n b;B;hub\n\\ No newline at end of file\n'
    )
    for encoding in ("utf-8", "utf-16", "cp932"):
        assert patch(before.encode(encoding), after.encode(encoding), "nodes.csv") == wanted
    assert patch(b"id", b"id", "nodes.csv") == ""
