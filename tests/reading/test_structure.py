"""Delimiters, quotation marks, ragged rows and headers: repaired with a note, or refused at their row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import graph

if TYPE_CHECKING:
    from conftest import Put, Told  # type: ignore[import-not-found]

    from graph.reading import Finding

N = "id,name,type\na,Alpha,hub\nb,Beta,city\nc,Gamma,company\n"


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [f"{each.rule.code} {each.row}" for each in found]


@pytest.mark.parametrize(
    ("nodes", "wanted"),
    [
        (N.replace(",", "|"), ["N102 0"]),
        (N.replace(",", "，"), ["N102 0"]),
        ('"id";"name";"type"\n"a";"Alpha";"hub"\n"b";"Beta";"city"\n"c";"Gamma";"company"\n', ["N102 0"]),
        ('"id"\t"name"\t"type"\na\tAlpha\thub\nb\tBeta\tcity\nc\tGamma\tcompany\n', ["N102 0"]),
        ("sep=;\nid;name;type\na;Alpha;hub\nb;Beta;city\nc;Gamma;company\n", ["N102 0"]),
        ('"sep=,"\n' + N, []),
        ("id, name, type\na, Alpha, hub\nb, Beta, city\nc, Gamma, company\n", ["N201 0", "N103 1", "N103 1"]),
        ('id,name,type\na, "Alpha", hub\nb,Beta,city\nc,Gamma,company\n', ["N111 0"]),
        ('"id,name,type"\n"a,Alpha,hub"\n"b,Beta,city"\n"c,Gamma,company"\n', ["N110 0"]),
        ('"id;name;type"\n"a;Alpha;hub"\n"b;Beta;city"\n"c;Gamma;company"\n', ["N102 0", "N110 0"]),
        ('id,name,type\n="a",Alpha,hub\nb,Beta,city\nc,Gamma,company\n', ["N109 0"]),
        ('id,name,type\n"=""a""",Alpha,hub\nb,Beta,city\nc,Gamma,company\n', ["N109 0"]),
        ("id,name,type,,\na,Alpha,hub,,\nb,Beta,city,,\nc,Gamma,company\n", ["N106 0"]),
        ("\n\nid,name,type\na,Alpha,hub\n\nb,Beta,city\nc,Gamma,company\n,,\n", ["N105 0"]),
        ("ＩＤ,Name,TYPE\na,Alpha,hub\nb,Beta,city\nc,Gamma,company\n", ["N103 1", "N103 1", "N103 1"]),
        ("name,type,id\nAlpha,hub,a\nBeta,city,b\nGamma,company,c\n", []),
    ],
)
def test_the_same_table_in_another_dress_is_read_with_a_note(
    put: Put, told: Told, nodes: str, wanted: list[str]
) -> None:
    assert codes(told(nodes=nodes)) == wanted
    eco = graph.read(put(nodes=nodes))
    assert eco.nodes[["id", "name", "type"]].to_numpy().tolist() == [
        ["a", "Alpha", "hub"],
        ["b", "Beta", "city"],
        ["c", "Gamma", "company"],
    ]


def test_words_in_quotation_marks_within_a_text_are_no_loose_quotation_marks(told: Told) -> None:
    assert told(nodes='id,name,type\na,"Alpha, ""the"" hub",hub\nb,Beta,city\nc,Gamma,company\n') == ()


def test_a_quotation_mark_that_opens_in_the_header_is_the_only_finding(told: Told) -> None:
    assert codes(told(nodes='id,"name,type\na,Alpha,hub\n')) == ["E108 1"]


def test_rows_that_differ_only_in_a_column_left_out_are_the_same_row(told: Told) -> None:
    edges = "source,target,signed,row\na,b,2016,1\na,b,2016,2\n"
    assert codes(told(edges=edges)) == ["W104 1", "W202 3"]


def test_a_comma_between_loose_quotation_marks_is_part_of_the_name(put: Put) -> None:
    eco = graph.read(put(nodes='id,name,type\na, "Alpha, Inc.",hub\nb,Beta,city\nc,Gamma,company\n'))
    assert eco.nodes.loc[0, "name"] == "Alpha, Inc."


def test_a_name_with_a_comma_survives_rows_that_were_quoted_as_a_whole(put: Put) -> None:
    nodes = '"id,name,type"\n"a,""Alpha, Inc."",hub"\n"b,Beta,city"\n"c,Gamma,company"\n'
    assert graph.read(put(nodes=nodes)).nodes.loc[0, "name"] == "Alpha, Inc."


@pytest.mark.parametrize(
    ("nodes", "wanted", "hint"),
    [
        # The mark opens in row 3 and swallows the rest; row 4 is read all the same.
        ('id,name,type\na,Alpha,hub\nb,"Beta,city\nc,Gamma,company\n', "E108 3", "close it"),
        ('id,name,type\na,"Al"pha,hub\nb,Beta,city\nc,Gamma,company\n', "E108 2", 'written twice: ""'),
        ('id,name,type\na,"Alpha,hub\nb,Beta"x,city\nc,Gamma,company\n', "E108 2", 'written twice: ""'),
        # Two stray marks pair up and swallow a row in between.
        ('id,name,type\na,"Alpha,hub\nb,Beta,city\nc,Gamma",company\n', "E109 2", "close the quotation mark"),
        ("id,name,type\na,Alpha,hub\nb,Beta\nc,Gamma,company\n", "E111 3", "missing delimiters"),
        ("id,name,type\na,Alpha,hub\nb,Beta,Inc.,city\nc,Gamma,company\n", "E112 3", '"Foo, Inc."'),
        ("id,name,type\na,Alpha,hub\nb,“Beta, Inc.”,city\nc,Gamma,company\n", "E112 3", "straight"),
        ('id,name,type\na,Alpha,hub\n"b,Beta,city"\nc,Gamma,company\n', "E111 3", "as a whole"),
        ("id,name,type\na,Alpha,hub\nb;Beta;city\nc,Gamma,company\n", "E111 3", "separated by semicolons"),
        ("id,name,type\na,Alpha,hub\n<<<<<<< HEAD\nb,Beta,city\nc,Gamma,company\n", "E110 3", "settle"),
        ("id,name,type\na,Alpha,hub\n||||||| base\nb,Beta,city\nc,Gamma,company\n", "E110 3", "settle"),
    ],
)
def test_a_broken_row_is_the_only_one_reported(told: Told, nodes: str, wanted: str, hint: str) -> None:
    # Ties of organisations whose rows could not be read are not at fault.
    (found,) = told(nodes=nodes)
    assert f"{found.rule.code} {found.row}" == wanted
    assert hint in found.hint


def test_a_quotation_mark_around_the_whole_file_has_swallowed_it(told: Told) -> None:
    assert codes(told(nodes=f'"{N}"')) == ["E109 1"]


def test_rows_below_a_broken_quotation_mark_are_still_checked(told: Told) -> None:
    edges = 'source,target,signed\na,"b,2016\nb,c,soon\na,zz,2017\n'
    assert codes(told(edges=edges)) == ["E108 2", "E301 3", "E203 4"]


def test_rows_left_out_on_request_are_counted(put: Put) -> None:
    eco = graph.read(put(edges='source,target,signed\na,"b,2016\nb,c,2017\n'), keep_going=True)
    assert (len(eco.edges), eco.left_out) == (1, 1)


def test_cells_that_cannot_be_read_are_left_blank_on_request_and_their_rows_kept(put: Put) -> None:
    nodes = "id,name,type,lat,lon\na,Alpha,hub,north,139.77\nb,Beta,hub,,\nc,Gamma,hub,35.5,139.5\n"
    head = "source,target,signed,expires,term_years,auto_renews,notice_months\n"
    rows = [
        "a,b,2016,,5 weeks,yes,3", "b,c,03/05/2016,2020,,perhaps,soon", "a,c,2017,2015-01-01,5,,",
        "a,zz,soon,,,,",
    ]  # fmt: skip
    eco = graph.read(put(nodes=nodes, edges=head + "\n".join(rows) + "\n"), keep_going=True)
    ties = eco.edges.set_index("row").sort_index()
    assert [tuple(ties.loc[row, ["source", "target", "signed", "expires"]]) for row in (2, 3, 4)] == [
        ("a", "b", "2016", ""), ("b", "c", "", "2020"), ("a", "c", "2017", ""),
    ]  # fmt: skip
    assert [tuple(ties.loc[row, ["auto_renews", "notice_months"]].astype(str)) for row in (2, 3)] == [
        ("yes", "3"), ("", ""),
    ]  # fmt: skip
    assert ties["term_years"].isna().tolist() == [True, True, False]
    assert eco.nodes["lat"].isna().tolist() == [True, True, False]
    # What stood in the row of nobody, which is left out whole, is not counted again.
    assert (eco.left_out, eco.undated) == (1, 1)
    assert dict(eco.blanked) == {
        "lat": 1, "signed": 1, "expires": 1, "term_years": 1, "auto_renews": 1, "notice_months": 1,
    }  # fmt: skip


def test_data_without_faults_have_no_cell_left_blank(put: Put) -> None:
    assert graph.read(put(), keep_going=True).blanked == ()


def test_a_text_of_several_lines_is_no_swallowed_row(put: Put, told: Told) -> None:
    rows = 'a,Alpha,hub,"Founded 2001.\nMembers: A, B, C, D"\nb,Beta,city,\nc,Gamma,company,\n'
    nodes = "id,name,type,notes\n" + rows
    assert codes(told(nodes=nodes)) == ["N107 0"]
    assert graph.read(put(nodes=nodes)).nodes.loc[0, "notes"] == "Founded 2001. Members: A, B, C, D"


@pytest.mark.parametrize(
    ("header", "wanted", "hint"),
    [
        ("名称,id,type", "E114 1", "did you mean '名称'? rename it to 'name'"),
        ("id,name,種別", "E114 1", "did you mean '種別'? rename it to 'type'"),
        ("id,label,type", "E114 1", "did you mean 'label'? rename it to 'name'"),
        ("id,nmae,type", "E114 1", "did you mean 'nmae'?"),
        ("id,name (English),type", "E114 1", "did you mean 'name (English)'? rename it to 'name'"),
        ("id,名称※,type", "E114 1", "did you mean '名称※'? rename it to 'name'"),
        ("id name type", "E114 1", "separate the columns with commas"),
        ("id、name、type", "E114 1", "separate the columns with commas"),
        ("id,name,name,type", "E113 1", "rename one"),
        ("source,target,signed", "E116 0", "swapped"),
    ],
)
def test_a_header_that_lacks_a_column_gets_the_likely_one_named(
    told: Told, header: str, wanted: str, hint: str
) -> None:
    width = header.count(",")
    found = told(nodes=f"{header}\na{',x' * width}\n")
    assert wanted in codes(found)
    assert hint in found[0].hint


def test_headers_of_edges_are_known_in_japanese(told: Told) -> None:
    found = told(edges="起点,終点,署名日\na,b,2016\n")
    assert [each.hint for each in found] == [
        "did you mean '起点'? rename it to 'source'",
        "did you mean '終点'? rename it to 'target'",
        "did you mean '署名日'? rename it to 'signed'",
    ]


def test_a_file_without_a_header_is_told_so(told: Told) -> None:
    found = told(nodes="a,Alpha,hub\nb,Beta,city\n")
    assert codes(found) == ["E114 1"] * 3
    assert found[0].hint == "row 1 is no header; put one above it: id,name,type"


@pytest.mark.parametrize(
    ("column", "meant"), [("latitude", "lat"), ("経度", "lon"), ("contry", "country"), ("別名", "aliases")]
)
def test_a_column_that_is_nearly_a_known_one_is_a_warning(told: Told, column: str, meant: str) -> None:
    nodes = f"id,name,type,{column}\na,Alpha,hub,x\nb,Beta,city,x\nc,Gamma,company,x\n"
    found = told(nodes=nodes)
    assert [(each.rule.code, each.row, each.hint) for each in found if each.rule.code[0] == "W"] == [
        ("W103", 1, f"did you mean {meant!r}?")
    ]


@pytest.mark.parametrize(
    "column", ["budget", "coord_source", "instrument", "provenance", "alt_dates", "tags"]
)
def test_a_column_of_ones_own_is_no_warning(told: Told, column: str) -> None:
    nodes = f"id,name,type,{column}\na,Alpha,hub,x\nb,Beta,city,x\nc,Gamma,company,x\n"
    assert codes(told(nodes=nodes)) == ["N104 0"]


def test_a_column_that_the_model_makes_itself_is_left_out_with_a_warning(put: Put, told: Told) -> None:
    edges = "source,target,signed,ends,row\na,b,2016,x,9\n"
    assert codes(told(edges=edges)) == ["W104 1", "W104 1"]
    assert graph.read(put(edges=edges)).edges["row"].tolist() == [2]


def test_a_column_with_content_needs_a_name(told: Told) -> None:
    assert codes(told(nodes="id,name,,type,,\na,Alpha,x,hub,,\nb,Beta,,city,,\nc,Gamma,,company,,\n")) == [
        "N106 0",
        "E117 1",
    ]


def test_a_control_sequence_in_a_header_reaches_no_message_raw(told: Told) -> None:
    found = told(nodes="id,name,type,no\x1b[31mtes2\na,Alpha,hub,x\nb,Beta,city,x\nc,Gamma,company,x\n")
    assert codes(found) == ["N104 0", "W501 1"]
    assert all("\x1b" not in str(each) and "\x1b" not in str(each.record()) for each in found)


def test_rows_are_numbered_as_a_spreadsheet_shows_them(told: Told) -> None:
    # Row 2 spans two lines of the file, row 3 is blank: the fault is in row 4, line 5.
    nodes = 'id,name,type\na,"Al\npha",hub\n\nb,,city\nc,Gamma,company\n'
    assert "E206 4" in codes(told(nodes=nodes))


def test_letters_taken_apart_by_a_mac_are_put_together(put: Put, told: Told) -> None:
    nodes = "id,name,type\nか\u3099,Cafe\u0301,hub\nb,Beta,city\nc,Gamma,company\n"
    edges = "source,target,signed\nが,b,2016-05-01\n"
    assert codes(told(nodes=nodes, edges=edges)) == ["N108 0"]
    eco = graph.read(put(nodes=nodes, edges=edges))
    assert set(eco.nodes["name"]) == {"Café", "Beta", "Gamma"}
    assert graph.build(eco).size() == 1


def test_older_forms_of_kanji_are_kept(put: Put) -> None:
    nodes = "id,name,type\na,\ufa10本,hub\nb,Beta,city\nc,Gamma,company\n"
    assert graph.read(put(nodes=nodes)).nodes.loc[0, "name"] == "\ufa10本"
