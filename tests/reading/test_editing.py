"""Texts put into cells of a file: those cells and nothing else, whatever the form of the file."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import FileError, UsageError
from graph.reading.editing import with_cells, with_rows

HEADER = ("id", "name", "type", "備考")  # which tells the encodings apart
LETTERS = "ab 京都,;\t\"é\n'=x"
ENCODINGS = ("utf-8", "utf-8-sig", "cp932", "utf-16", "iso2022_jp")


@dataclass(frozen=True)
class Form:
    """How a file is written."""

    delimiter: str
    ending: str
    encoding: str
    above: str
    behind: str
    last_ending: bool
    loose: bool


forms = st.builds(
    Form,
    delimiter=st.sampled_from(",;\t"),
    ending=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(ENCODINGS),
    above=st.sampled_from(["", "sep="]),
    behind=st.sampled_from(["", "\x1a"]),
    last_ending=st.booleans(),
    loose=st.booleans(),
)
texts = st.text(alphabet=LETTERS, max_size=5).map(str.strip)
rows = st.lists(st.lists(st.tuples(texts, st.booleans()), min_size=4, max_size=4), min_size=1, max_size=5)


def raw(text: str, quoted: bool, form: Form) -> str:
    """A cell as it is written, by hand: quoted where that is asked for or has to be."""
    needs = any(each in text for each in form.delimiter + '"\r\n')
    plain = '"' + text.replace('"', '""') + '"' if quoted or needs else text
    blank = (
        " " if form.loose and form.delimiter != "\t" and plain.startswith('"') and plain[:2] != '""' else ""
    )
    return blank + plain


def written(table: list[list[str]], form: Form) -> bytes:
    lines = form.ending.join(form.delimiter.join(cells) for cells in table)
    above = form.above + form.delimiter + form.ending if form.above else ""
    whole = above + lines + (form.ending if form.last_ending else "") + form.behind
    return whole.encode(form.encoding)


@settings(max_examples=150)
@given(form=forms, cells=rows, data=st.data())
def test_other_texts_stand_in_those_cells_and_every_other_byte_stays(
    form: Form, cells: list[list[tuple[str, bool]]], data: st.DataObject
) -> None:
    if form.encoding in ("cp932", "iso2022_jp"):
        cells = [[(text.replace("é", "e"), quoted) for text, quoted in row] for row in cells]
    table = [list(HEADER), *([raw(*cell, form) for cell in row] for row in cells)]
    places = st.tuples(st.integers(2, len(table)), st.sampled_from(HEADER))
    new = data.draw(st.dictionaries(places, texts.map(lambda text: text.replace("é", "e")), max_size=6))
    wanted = [list(row) for row in table]
    for (row, column), text in new.items():
        place = HEADER.index(column)
        old = table[row - 1][place].lstrip(" ")
        wanted[row - 1][place] = raw(text, old.startswith('"'), form).lstrip(" ")
    before, after = written(table, form), written(wanted, form)
    got = with_cells(before, "nodes.csv", new)
    assert got == after
    text = got.decode(form.encoding).removesuffix("\x1a").removeprefix(f"sep={form.delimiter}{form.ending}")
    loose = form.loose and form.delimiter != "\t"
    stream = io.StringIO(text, newline="")
    read = list(csv.reader(stream, delimiter=form.delimiter, skipinitialspace=loose))
    assert all(read[row - 1][HEADER.index(column)] == text for (row, column), text in new.items())


@pytest.mark.parametrize(
    ("before", "cells", "after"),
    [
        # Rows are those of a spreadsheet: row 2 has two lines, row 3 is blank.
        (
            b'id,name,type\n"a",\"Al\npha",Hub\n\nb,Beta,City\n',
            {(4, "type"): "city", (2, "type"): "hub"},
            b'id,name,type\n"a","Al\npha",hub\n\nb,Beta,city\n',
        ),
        # A cell keeps its quotation marks, gets them where it must have them, and loses the blanks before.
        (b'id,name,type\na,"A" , "Hub"\n', {(2, "name"): "A, B"}, b'id,name,type\na,"A, B", "Hub"\n'),
        (b"id;name;type\na;A;Hub", {(2, "name"): 'A; "B"'}, b'id;name;type\na;"A; ""B""";Hub'),
        # The header is a row like any other, by the names as which it is read.
        (
            b"\xef\xbb\xbfID, Name ,type\r\n",
            {(1, "id"): "id", (1, "name"): "name"},
            b"\xef\xbb\xbfid,name,type\r\n",
        ),
        # Rows that stand between quotation marks as a whole stay so.
        (
            b'"id,name,type"\n"a,""A, B"",Hub"\n',
            {(2, "type"): "hub", (2, "name"): "C, D"},
            b'"id,name,type"\n"a,""C, D"",hub"\n',
        ),
        # Blank cells behind the last column, tabs beside quotation marks, a blank cell before one.
        (b"id,name,type\na,A,Hub,,\n", {(2, "type"): "hub"}, b"id,name,type\na,A,hub,,\n"),
        (b'id\tname\ttype\na\t\t"Hub"\n', {(2, "type"): "hub"}, b'id\tname\ttype\na\t\t"hub"\n'),
        (b"id,name,type\na,A,hub\n", {}, b"id,name,type\na,A,hub\n"),
    ],
)  # fmt: skip
def test_cells_of_rows_in_every_form(before: bytes, cells: dict[tuple[int, str], str], after: bytes) -> None:
    assert with_cells(before, "nodes.csv", cells) == after


def test_characters_that_shift_jis_writes_in_two_ways_stay_as_they_are() -> None:
    # NEC's row 13 and IBM's extension both have ㈱ and ∵: 87 8A and FA 58, 81 E6 and 87 9A.
    before = b"id,name,type\na,\xfa\x58\x87\x9a,Hub\n"
    assert "\u3231\u2235".encode("cp932") == b"\x87\x8a\x81\xe6"
    assert with_cells(before, "nodes.csv", {(2, "type"): "大学"}) == (
        b"id,name,type\na,\xfa\x58\x87\x9a," + "大学".encode("cp932") + b"\n"
    )


def test_a_column_that_is_not_there_is_added_and_ragged_rows_stay_ragged() -> None:
    edges = b"source,target,signed\na,b,2016\n\na,c,2017,,\nb,c\nb,d,2018,x\n"
    cells = {(2, "auto_renews"): "yes", (4, "auto_renews"): "no"}
    assert with_cells(edges, "edges.csv", cells) == (
        # Row 4 had two blank cells too many, row 5 one too few, row 6 has one that is lost in no column.
        b"source,target,signed,auto_renews\na,b,2016,yes\n\na,c,2017,no,,\nb,c,\nb,d,2018,x,\n"
    )


def test_a_row_is_added_before_the_mark_of_the_end() -> None:
    row = {"id": "b", "name": "B", "type": "hub"}
    assert with_rows(b"id,name,type\na,A,hub\n\x1a", "nodes.csv", [row]) == (
        b"id,name,type\na,A,hub\nb,B,hub\n\x1a"
    )


@pytest.mark.parametrize(
    ("data", "cells", "error", "message"),
    [
        (b"id,name,type\na,A,hub\n", {(2, "colour"): "x"}, UsageError, "no column 'colour'; it has id, name"),
        (b"name,type\n", {(2, "name"): "x"}, FileError, "no header with id, name, type"),
        (b"\xff\x81", {(2, "name"): "x"}, FileError, "nodes.csv cannot be read"),
        ("id,name,type\na,京,hub\n".encode("cp932"), {(2, "name"): "é"}, FileError, "which has no 'é'"),
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_refused(
    data: bytes, cells: dict[tuple[int, str], str], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        with_cells(data, "nodes.csv", cells)
