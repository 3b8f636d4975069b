"""Who is who: ids and names that mean the same, and what was meant by an id that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.reading.identity import core, skeleton

if TYPE_CHECKING:
    from conftest import Put, Told  # type: ignore[import-not-found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("株式会社アルファ", "アルファ（株）"),
        ("株式会社アルファ", "㈱アルファ"),
        ("株式会社アルファ", "アルファ"),
        ("一般社団法人ＬＩＮＫ－Ｊ", "LINK-J"),
        ("国立大学法人東京大学", "東京大学"),
        ("慶應義塾大学", "慶応義塾大学"),
        ("髙島屋", "高島屋"),
        ("ｱｽﾃﾗｽ製薬", "アステラス製薬株式会社"),
        ("Alpha Inc.", "Alpha, Incorporated"),
        ("Alpha Co., Ltd.", "ALPHA"),
        ("Alpha Co., Ltd.", "Alpha Corporation"),
        ("Alpha GmbH", "Alpha"),
        ("Alpha K.K.", "Alpha KK"),
        ("Alpha S.A.", "Alpha"),
        ("Alpha & Beta Labs", "Alpha and Beta Labs"),
        ("The Alpha Institute", "Alpha Institute"),
        ("University of Tōkyō", "University of Tokyo"),
        ("Ōsaka University", "Osaka University"),
        ("Universität Zürich", "Universitat Zurich"),
        ("Ａｌｐｈａ", "alpha"),
        ("Alpha\u200b", "Alpha"),
        ("\u0410lpha", "Alpha"),
        ("Alpha-Beta", "Alpha Beta"),
        ("Univ. of Otago", "University of Otago"),
        ("Natl. Inst. of Genetics", "National Institute of Genetics"),
        ("St. Luke's Hosp.", "Saint Luke's Hospital"),
        ("Alfred Wegener Research Centre", "Alfred Wegener Research Center"),
        ("München Klinik", "Muenchen Klinik"),
        ("Muenchen Klinik", "München Klinik"),
        ("Munchen Klinik", "München Klinik"),
        ("Århus Hospital", "Aarhus Hospital"),
    ],
)
def test_two_spellings_of_one_name_are_a_warning(told: Told, one: str, other: str) -> None:
    nodes = f'id,name,type\nx,"{one}",company\ny,"{other}",company\na,A,hub\nb,B,hub\nc,C,hub\n'
    found = [each for each in told(nodes=nodes) if each.rule.slug == "similar-names"]
    assert [(each.rule.code, each.row) for each in found] == [("W205", 3)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Osaka University", "Osaka Prefecture"),
        ("Osaka City", "Osaka"),
        ("Kobe University", "Kobe City"),
        ("東京大学", "京都大学"),
        ("Company", "Corporation"),
        ("株式会社", "有限会社"),
        ("Coherent", "Herent"),
        ("Inca", "A"),
        ("AG", "SA"),
        ("シカゴ", "シガコ"),
        ("Ueda City", "Uda City"),
        ("University of Washington", "Washington University"),
        ("Instron", "Instituteron"),
    ],
)
def test_different_names_are_no_warning(told: Told, one: str, other: str) -> None:
    nodes = f'id,name,type\nx,"{one}",company\ny,"{other}",company\na,A1,hub\nb,B1,hub\nc,C1,hub\n'
    assert [each for each in told(nodes=nodes) if each.rule.slug == "similar-names"] == []


def test_a_japanese_name_is_compared_too(told: Told) -> None:
    nodes = "id,name,type,name_ja\na,Alpha,hub,アルファ\nb,Beta,hub,株式会社アルファ\nc,Gamma,hub,\n"
    assert [(each.rule.code, each.row, each.column) for each in told(nodes=nodes)] == [("W205", 3, "name_ja")]


@pytest.mark.parametrize(
    ("first", "second"),
    [("link-j", "LINK-J"), ("link-j", "link_j"), ("link-j", "ｌｉｎｋ－ｊ"), ("007", "7"), ("Alpha",
    "\u0410lpha"), ("ab", "a\u200bb"),
     ("link-j", "link\u2011j")],
)  # fmt: skip
def test_ids_that_look_the_same_are_a_warning(told: Told, first: str, second: str) -> None:
    nodes = f"id,name,type\na,A1,hub\nb,B1,hub\nc,C1,hub\n{first},One,hub\n{second},Two,hub\n"
    assert ("W204", 6) in [(each.rule.code, each.row) for each in told(nodes=nodes)]


@pytest.mark.parametrize(
    ("known", "given_", "hint"),
    [
        ("LINK-J", "link-j", "did you mean 'LINK-J'?"),
        ("link-j", "link_j", "did you mean 'link-j'?"),
        ("link-j", "“link-j”", "did you mean 'link-j'?"),
        ("00123", "123", "did you mean '00123'?"),
        ("123", "0123", "did you mean '123'?"),
        ("123", "123.0", "did you mean '123'?"),
        ("123", "'123", "did you mean '123'?"),
        ("Alpha", "\u0410lpha", "did you mean 'Alpha'?"),
        ("ab", "a\u200bb", "did you mean 'ab'?"),
        ("塚本", "\ufa10本", "did you mean '塚本'?"),
        ("べータ", "ベータ", "did you mean 'べータ'?"),
        ("1234567890123", "1.23457E+12", "a spreadsheet shortened it; did you mean '1234567890123'?"),
        ("keio-university", "keio-univercity", "did you mean 'keio-university'?"),
        ("k1", "keio university inc.", "that is a name of 'k1'; write the id"),
        ("k1", "慶応義塾大学", "that is a name of 'k1'; write the id"),
        ("k1", "qqqqqqqqqqqq", "add the organisation to nodes.csv"),
    ],
)
def test_an_unknown_id_gets_the_likely_one_named(told: Told, known: str, given_: str, hint: str) -> None:
    nodes = (
        "id,name,type,name_ja,aliases\na,A1,hub,,\nb,B1,hub,,\n"
        f"{known},Keio University,university,慶應義塾大学,Keio; KU\n"
    )
    found = [
        each
        for each in told(nodes=nodes, edges=f"source,target,signed\na,{given_},2016\n")
        if each.file == "edges.csv"
    ]
    assert [(each.rule.code, each.row, each.hint) for each in found if each.severity == "error"] == [
        ("E203", 2, hint)
    ]


def test_two_long_numbers_that_shorten_to_one_are_not_guessed_between(told: Told) -> None:
    nodes = "id,name,type\na,A1,hub\n1234567890123,X,hub\n1234567890124,Y,hub\n"
    (found,) = told(nodes=nodes, edges="source,target,signed\na,1.23457E+12,2016\n")
    assert found.hint == "a spreadsheet shortened it; write all its digits, and format the column as text"


def test_many_unknown_ids_are_all_reported_though_not_all_are_guessed(told: Told) -> None:
    edges = "source,target,signed\n" + "".join(f"a,alhpa-{row:03},2016\n" for row in range(60))
    found = told(nodes="id,name,type\na,A1,hub\nalpha-000,B1,hub\n", edges=edges)
    assert [(each.rule.code, each.row) for each in found] == [("E203", row) for row in range(2, 62)]
    assert found[0].hint == "did you mean 'alpha-000'?"
    assert found[-1].hint == "add the organisation to nodes.csv"


def test_an_empty_list_of_organisations_leaves_every_end_unknown(told: Told) -> None:
    found = told(nodes="id,name,type\n", edges="source,target,signed\na,b,2016\n")
    assert [each.rule.code for each in found] == ["N203", "E203", "E203"]


@given(st.text(max_size=12))
def test_a_name_reduced_twice_is_what_it_was_reduced_to_once(text: str) -> None:
    assert core(core(text)) == core(text) or not core(text)
    assert skeleton(skeleton(text)) == skeleton(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x7F), max_size=12))
def test_plain_ids_look_the_same_whether_they_take_the_short_way_or_not(text: str) -> None:
    # a full-width letter in front sends an id the long way
    assert skeleton("ｚ" + text) == skeleton("z" + text)


def test_letters_of_another_alphabet_look_like_latin_ones_with_an_accent_too() -> None:
    assert core("\u0421af\u0451") == core("Caf\xe9")  # Cyrillic ES and IO, which is IE with two dots


@pytest.mark.parametrize(
    "unseen", ["\ue000", "\u200b", "\ufe00"]
)  # private use, zero width, variation selector
def test_what_cannot_be_seen_keeps_nothing_apart(unseen: str) -> None:
    assert skeleton(f"n{unseen}\u0303-{unseen}-1") == skeleton("n\u0303--1") == "n-1"


def test_ids_that_differ_by_an_accent_look_the_same_and_those_of_another_kana_do_not() -> None:
    assert skeleton("Zürich") == skeleton("zurich")
    assert skeleton("か") != skeleton("が")


NAMED = (
    "id,name,type,name_ja,aliases\na,Alpha,hub,アルファ,First; No. 1\nb,Beta,hub,,Second; Both\n"
    "c,Gamma,hub,ガンマ,Both\nd,A,hub,,e1\nE1,Epsilon,hub,,\n"
)


@pytest.mark.parametrize(
    ("end", "id_"),
    [("Beta", "b"), ("ＢＥＴＡ", "b"), ("  gamma ", "c"), ("ガンマ", "c"), ("ｶﾞﾝﾏ", "c"), ("Second", "b")],
)
def test_an_end_that_is_the_name_of_one_organisation_is_read_as_its_id(
    put: Put, told: Told, end: str, id_: str
) -> None:
    edges = f"source,target,signed\nb,c,2015\na,{end},2016-05-01\n{end},a,2017-05-01\n"
    found = [each for each in told(nodes=NAMED, edges=edges) if each.rule.slug == "name-for-id"]
    assert [(each.rule.code, each.row, each.column) for each in found] == [
        ("N204", 3, "target"), ("N204", 4, "source"),
    ]  # fmt: skip
    assert found[0].message == f"{end.strip()!r} was read as {id_!r}, whose name it is"
    ties = graph.read(put(nodes=NAMED, edges=edges)).edges.set_index("row")
    assert [tuple(ties.loc[row, ["source", "target"]]) for row in (3, 4)] == [("a", id_), (id_, "a")]


@pytest.mark.parametrize(
    ("end", "hint"),
    [
        ("Both", "that is a name of several; write the id of one of them: 'b', 'c'"),
        ("e1", "did you mean 'E1'?"),  # another name of d, and nearly the id of another
        ("Alpha Inc.", "that is a name of 'a'; write the id"),  # but for its legal form
        ("Omega", "add the organisation to nodes.csv"),
    ],
)
def test_a_name_that_may_be_another_s_is_left_to_people(told: Told, end: str, hint: str) -> None:
    found = told(nodes=NAMED, edges=f"source,target,signed\na,{end},2016\n")
    assert [(each.rule.code, each.hint) for each in found if each.severity == "error"] == [("E203", hint)]


def test_names_are_read_before_ties_are_compared(told: Told) -> None:
    edges = "source,target,signed\na,b,2016-05-01\nBeta,Alpha,2016-05-01\nc,Gamma,2016-05-01\n"
    found = told(nodes=NAMED, edges=edges)
    ties = [each for each in found if each.file == "edges.csv" and each.severity != "note"]
    assert [(each.rule.code, each.row) for each in ties] == [("W203", 3), ("E205", 4)]


def test_an_id_is_that_id_though_another_has_it_as_its_name(put: Put) -> None:
    nodes = "id,name,type\na,b,hub\nb,a,hub\nc,C,hub\n"
    ties = graph.read(put(nodes=nodes, edges="source,target,signed\na,c,2016\n")).edges
    assert (ties.loc[0, "source"], ties.loc[0, "target"]) == ("a", "c")
