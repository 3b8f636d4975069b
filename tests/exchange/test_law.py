"""Import writes no error of its own making, and loses no text unsaid."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

import graph
from graph.errors import FileError, UsageError
from graph.exchange import as_csv, import_files
from graph.exchange.lists.joining import Wishes
from graph.reading.decoding import decode
from graph.reading.findings import Findings

CASES = sorted(path for path in (Path(__file__).parents[1] / "reading" / "cases").iterdir() if path.is_dir())
FILES = ("nodes.csv", "edges.csv")
Table = list[list[str]]


def tables(folder: Path) -> dict[str, Table]:
    """The cells of the files that can be read at all."""
    found = {}
    for name in FILES:
        path = folder / name
        text = decode(path.read_bytes(), name, Findings()) if path.is_file() else None
        if text is not None:
            try:
                found[name] = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
            except csv.Error:
                continue
    return found


def as_files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES if (folder / name).is_file()}


def as_workbook(folder: Path) -> dict[str, bytes]:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in tables(folder).items():
        sheet = made.create_sheet(name.removesuffix(".csv"))
        for row in rows:
            sheet.append([ILLEGAL_CHARACTERS_RE.sub("", cell) or None for cell in row])
    if not made.worksheets:
        made.create_sheet("empty")
    stream = io.BytesIO()
    made.save(stream)
    return {"x.xlsx": stream.getvalue()}


def as_objects(folder: Path) -> dict[str, bytes]:
    found = tables(folder)
    parts = {
        key: [dict(zip(rows[0], row, strict=False)) for row in rows[1:]] if rows else []
        for key, name in (("nodes", FILES[0]), ("edges", FILES[1]))
        for rows in [found.get(name, [])]
    }
    return {"x.json": json.dumps(parts).encode()}


@pytest.mark.parametrize("form", [as_files, as_workbook, as_objects])
@pytest.mark.parametrize("folder", CASES, ids=lambda path: path.name)
def test_what_import_writes_has_no_error_that_the_file_had_not(
    folder: Path, form: Callable[[Path], dict[str, bytes]], tmp_path: Path
) -> None:
    before = {each.rule.slug for each in graph.check(folder).findings if each.severity == "error"}
    try:
        found = import_files(form(folder), wishes=Wishes(owner="Our Hub"))
    except (FileError, UsageError):
        return  # told in a sentence, and nothing is written
    for name, data in as_csv(found).items():
        (tmp_path / name).write_bytes(data)
    made = [each for each in graph.check(tmp_path).findings if each.severity == "error"]
    assert {each.rule.slug for each in made} <= before, "\n".join(map(str, made[:5]))


HEADINGS = [
    "Partner",
    "Signed on",
    "Remarks",
    "Budget",
    "",
    "Purpose",
    "Contact person",
    "Valid until",
    "Status",
]


@st.composite
def lists(draw: st.DrawFn) -> Table:
    """A list in which each filled cell has a text of its own, under headings in any order."""
    headings = ["Partner", *draw(st.lists(st.sampled_from(HEADINGS[1:]), max_size=6, unique=True))]
    headings = draw(st.permutations(headings))
    number = itertools.count()
    filled = st.lists(st.booleans(), min_size=len(headings), max_size=len(headings))
    rows = draw(st.lists(filled, max_size=5))
    above = [["", *[""] * (len(headings) - 1)]] if draw(st.booleans()) else []
    return [*above, headings, *([f"t{next(number)}x" if there else "" for there in row] for row in rows)]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(lists())
def test_every_text_of_a_list_stands_in_the_tables_or_is_told(table: Table) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows(table)
    found = import_files({"x.csv": stream.getvalue().encode()}, wishes=Wishes(ours="Our Hub"))
    kept = " ".join(text for row in (*found.nodes, *found.edges) for text in row.values())
    lost = {cell for row in table for cell in row if re.fullmatch(r"t\d+x", cell) and cell not in kept}
    assert len(lost) <= sum(each.count for each in found.losses) * len(table[-1])
    assert bool(lost) <= bool(found.losses)
