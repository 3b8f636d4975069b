"""Rows and cells meant for people, ties that share an agreement and nothing else, and what is no file."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import graph
from graph.model.tables import ends_by
from graph.reading import check
from graph.reading.leftovers import is_comment, is_ditto, is_sum
from tests.conftest import PATIENCE

if TYPE_CHECKING:
    from conftest import Put, Told  # type: ignore[import-not-found]

    from graph.reading import Finding

ROOT = Path(__file__).parents[2]
NODES = "id,name,type\na,Alpha,hub\nb,Beta,city\nc,Gamma,company\nd,Delta,hub\ne,Epsilon,hub\n"
HEAD = "source,target,signed,agreement,renews,relation\n"


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [f"{each.rule.code} {each.row}" for each in found]


@pytest.mark.parametrize(
    ("id_", "name", "column"),
    [
        ("合計", "5", "id"),
        ("合 計", "", "id"),
        ("【合計】", "5", "id"),
        ("f", "小計", "name"),
        ("Total", "5", "id"),
        ("Total:", "5", "id"),
        ("grand total", "5", "id"),
        ("12", "TOTAL", "name"),
    ],
)
def test_a_row_of_sums_is_a_warning(told: Told, id_: str, name: str, column: str) -> None:
    found = [each for each in told(nodes=f"{NODES}{id_},{name or '5'},hub\n") if each.rule.code == "W212"]
    assert [(each.row, each.column) for each in found] == [(7, column)]


@pytest.mark.parametrize(
    ("id_", "name"), [("total", "Total SE"), ("f", "Total Care"), ("f", "計測研究所"), ("合計舎", "合計舎")]
)
def test_an_organisation_that_is_called_like_a_sum_is_none(told: Told, id_: str, name: str) -> None:
    assert told(nodes=f"{NODES}{id_},{name},hub\n") == ()


@pytest.mark.parametrize("id_", ["#f", "# f", "//f", "--f", "/*f", "<!--f"])
def test_an_id_that_starts_like_a_comment_is_a_warning(told: Told, id_: str) -> None:
    assert codes(told(nodes=f"{NODES}{id_},Zeta,hub\n")) == ["W213 7"]


@pytest.mark.parametrize("text", ["C#", "f#1", "-", "/f", "f--g", "<f>", "#REF!"])
def test_a_sign_elsewhere_is_no_comment(text: str) -> None:
    assert not is_comment(text)


@pytest.mark.parametrize("text", ["〃", "同上", "ditto", "Ditto", "上に同じ", "″"])
def test_a_mark_for_as_above_is_no_name(told: Told, text: str) -> None:
    assert codes(told(nodes=f"{NODES}f,{text},hub\n")) == ["W509 7"]
    found = told(edges=f"source,target,signed\na,b,2016\n{text},c,2017\n")
    assert [(each.rule.code, each.hint) for each in found] == [
        ("E203", "write the id again: every row stands for itself")
    ]


def test_other_words_are_names() -> None:
    assert not is_ditto("Dittoville")
    assert not is_ditto("x" * 100)
    assert not is_sum("", "")


@pytest.mark.parametrize(
    ("end", "hint"),
    [
        ("b;c", "write a row for each of them: 'b', 'c'"),
        ("b、c", "write a row for each of them: 'b', 'c'"),
        ("b / c", "write a row for each of them: 'b', 'c'"),
        ("Beta and Gamma", "write a row for each of them: 'Beta', 'Gamma'"),
        ("Beta及びGamma", "write a row for each of them: 'Beta', 'Gamma'"),
        ("b;zz", "add the organisation to nodes.csv"),  # not all of them are known
        ("合計", "delete the row if it is one of sums"),
    ],
)
def test_an_end_that_is_no_single_id_gets_its_own_hint(told: Told, end: str, hint: str) -> None:
    (found,) = told(edges=f"source,target,signed\na,{end},2016\n")
    assert (found.rule.code, found.row) == ("E203", 2)
    assert found.hint == hint


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("a,b,2016,m1,,\nb,c,2016,m1,,\n", []),
        ("a,b,2016,m1,,\nc,d,2016,m1,,\n", ["W214 3"]),
        # b-c joins what stood apart, wherever its row is
        ("a,b,2016,m1,,\nc,d,2016,m1,,\nb,c,2016,m1,,\n", []),
        ("a,b,2016,m1,,\nb,c,2016,m1,,\nd,e,2016,m1,,\n", ["W214 4"]),
        # told once, at the first tie that is apart
        ("a,b,2016,m1,,\nc,d,2016,m1,,\nc,e,2016,m1,,\n", ["W214 3"]),
        ("a,b,2016,,,\nc,d,2016,,,\n", []),
        ("a,b,2016,m1,,\nc,d,2016,m1,,located_in\n", []),  # containment is no agreement
    ],
)
def test_the_ties_of_an_agreement_hang_together(told: Told, rows: str, wanted: list[str]) -> None:
    assert codes(told(nodes=NODES, edges=HEAD + rows)) == wanted


@pytest.mark.slow
def test_an_agreement_of_many_is_followed_in_a_moment(told: Told) -> None:
    # a chain written backwards: each tie joins what the one above it left open
    count = 4000
    nodes = "id,name,type\n" + "".join(f"n{i},Name {i},hub\n" for i in range(count + 1))
    edges = HEAD + "".join(f"n{i},n{i + 1},2016,m1,,\n" for i in reversed(range(count)))
    assert told(nodes=nodes, edges=edges) == ()


@pytest.mark.parametrize(
    ("one", "other"), [("m1", "M1"), ("m-1", "m_1"), ("m1", "ｍ１"), ("m-1", "m‐1"), ("m1", "m1\u200b")]
)
def test_agreements_that_look_the_same_are_a_warning(told: Told, one: str, other: str) -> None:
    found = told(nodes=NODES, edges=f"{HEAD}a,b,2016,{one},,\nc,d,2017,{other},,\n")
    assert "W215 3" in codes(found)


@pytest.mark.parametrize(("one", "other"), [("m1", "m2"), ("m1", "m01"), ("m1", "m11"), ("m1", "m1a")])
def test_other_agreements_are_none(told: Told, one: str, other: str) -> None:
    assert told(nodes=NODES, edges=f"{HEAD}a,b,2016,{one},,\nc,d,2017,{other},,\n") == ()


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("a,b,2016,m1,,\na,b,2019,m2,m1,\n", []),
        ("a,b,2016,m1,,\nb,a,2019,m2,m1,\n", []),
        ("a,b,2016,m1,,\nb,c,2019,m2,m1,\n", ["W216 3"]),
        ("a,b,2016,m1,,\nc,d,2019,m2,m1,\n", ["W216 3"]),
        ("a,b,2016,m1,,\nb,c,2019,,m1,\n", ["W216 3"]),  # without an id of its own
        # a third party joined with the renewal: each row of it is of the same agreement
        ("a,b,2016,m1,,\na,b,2019,m2,m1,\nb,c,2019,m2,m1,\n", []),
        # one of three left
        ("a,b,2016,m1,,\nb,c,2016,m1,,\na,c,2019,m2,m1,\n", []),
        ("a,b,2016,m1,m1,\n", ["W208 2"]),  # told as what it is
        ("a,b,2016,m1,m9,\n", ["W207 2"]),
    ],
)
def test_a_renewal_is_between_those_who_signed_before(told: Told, rows: str, wanted: list[str]) -> None:
    assert codes(told(nodes=NODES, edges=HEAD + rows)) == wanted


@pytest.mark.parametrize(
    ("aliases", "wanted"),
    [
        ("KRP", []),
        ("ｂ", ["W211 2"]),  # the id of b, in full width
        ("BETA", ["W211 2"]),
        ("Alpha; a", []),  # its own name and id
        ("Gem", ["W211 4"]),  # c is below, and claims it second
        ("ベータ", ["W211 2"]),
    ],
)
def test_a_name_leads_to_one_organisation(told: Told, aliases: str, wanted: list[str]) -> None:
    nodes = (
        f"id,name,type,aliases,name_ja\na,Alpha,hub,{aliases},\nb,Beta,city,,ベータ\nc,Gamma,company,Gem,\n"
    )
    assert codes(told(nodes=nodes)) == wanted


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ("2019-05-01,2020-01-31", ["W304 2"]),
        ("2019-05-01,2019-05-02", ["W304 2"]),
        ("2019-05-01,2019-05-01", []),
        ("2019-05-01,2018-01-31", []),
        ("2019,2019-12", []),  # may be before the end of that year
        (",2020-01-31", []),
    ],
)
def test_what_has_expired_cannot_be_terminated(told: Told, cells: str, wanted: list[str]) -> None:
    assert codes(told(edges=f"source,target,signed,expires,terminated\na,b,2016-05-01,{cells}\n")) == wanted


@pytest.mark.parametrize("day", ["1899-12-30", "1900-01-01", "1904/1/1", "1970-01-01"])
def test_day_zero_of_a_program_is_a_warning_and_a_founding_date_is_not(told: Told, day: str) -> None:
    assert "W305 2" in codes(told(edges=f"source,target,signed\na,b,{day}\n"))
    nodes = f"id,name,type,founded\na,Alpha,hub,{day}\nb,Beta,city,\nc,Gamma,company,\n"
    assert all(each.severity == "note" for each in told(nodes=nodes))


def test_damaged_agreements_join_nothing(put: Put, told: Told) -> None:
    edges = "source,target,signed,agreement\na,b,2016,1E+11\nb,c,2017,1E+11\na,c,2018,m1\n"
    assert codes(told(edges=edges)) == ["E208 2", "E208 3"]
    eco = graph.read(put(edges=edges), keep_going=True)
    assert (len(eco.edges), eco.left_out) == (1, 2)


def test_the_end_mark_of_dos_ends_the_file(put: Put, told: Told) -> None:
    edges = "source,target,signed\na,b,2016\n\x1a"
    assert codes(told(edges=edges)) == ["N112 0"]
    assert len(graph.read(put(edges=edges)).edges) == 1
    # inside the text it is a control character like any other
    assert codes(told(nodes="id,name,type\na,Al\x1apha,hub\nb,B,city\nc,C,hub\n")) == ["W501 2"]


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_a_file_without_line_ends_is_refused(told: Told, end: str) -> None:
    assert codes(told(edges=f"source,target,signed{end}a,b,2016{end}")) == ["E119 0"]
    # one of them inside a text, between ordinary line ends, is none
    assert "E119 0" not in codes(told(nodes=f"id,name,type\na,Al{end}pha,hub\nb,B,city\nc,C,hub\n"))


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files on Windows")
@pytest.mark.parametrize("kind", ["pipe", "socket", "device", "folder"])
def test_what_is_no_ordinary_file_is_refused_and_never_waited_for(
    put: Put, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = put()
    path = folder / "edges.csv"
    path.unlink()
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        monkeypatch.chdir(folder)  # its name may have some hundred characters at most
        with socket.socket(socket.AF_UNIX) as held:
            held.bind("edges.csv")
    elif kind == "device":
        path.symlink_to("/dev/null")
    else:
        path.mkdir()
    # in a process of its own, which is ended should it wait for the pipe after all
    for code in ("print(*graph.check(sys.argv[1]).findings, sep='')", "graph.read(sys.argv[1])"):
        command = [sys.executable, "-c", f"import sys, graph; {code}", str(folder)]
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE, check=False, cwd=ROOT
        )
        said = done.stdout or done.stderr.splitlines()[-1].removeprefix("graph.errors.FileError: ")
        assert said.startswith("edges.csv: error E102 unreadable-file"), done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_a_link_that_leads_nowhere_is_told(put: Put) -> None:
    folder = put()
    (folder / "edges.csv").unlink()
    (folder / "edges.csv").symlink_to("edges.csv")
    assert codes(check(folder).findings) == ["E102 0"]
    (folder / "edges.csv").unlink()
    (folder / "edges.csv").symlink_to("nowhere")
    assert codes(check(folder).findings) == ["E101 0"]


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_folder_of_an_impossible_name_is_no_traceback(name: str) -> None:
    assert {each.severity for each in check(name).findings} == {"error"}
    with pytest.raises(graph.FileError):
        graph.read(Path(name))


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("a,b,2016,m1,\nb,c,,m1,\n", ["N202 0", "W206 3"]),  # one of two is not known
        ("a,b,2016,m1,2019\nb,c,2016,m1,\n", []),  # the expiry is said once
        ("a,b,2016,m1,2019\nb,c,2016,m1,2020\n", ["W206 3"]),
        ("a,b,2016,m1,\nb,c,2016,m1,2019\na,c,2016,m1,2020\n", ["W206 4"]),
    ],
)
def test_the_ties_of_an_agreement_agree_on_their_dates(told: Told, rows: str, wanted: list[str]) -> None:
    assert codes(told(edges=f"source,target,signed,agreement,expires\n{rows}")) == wanted


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [("🇯🇵", "N401", "read as 'JP'"), ("🇺🇸", "N401", "read as 'US'"), ("🇦🇦", "W402", "alpha-2 code")],
)
def test_a_flag_is_read_as_the_country_it_stands_for(told: Told, given: str, code: str, said: str) -> None:
    nodes = f"id,name,type,country\na,Alpha,hub,{given}\nb,Beta,city,\nc,Gamma,company,\n"
    ((found, message),) = [(each.rule.code, each.message) for each in told(nodes=nodes)]
    assert (found, message.endswith(said)) == (code, True)


@pytest.mark.parametrize(
    ("first", "second", "hint"),
    [
        # Ends with April 2019; the next is signed on the day after, ten months later, ten months before.
        ("a,b,2016-05-01,m1,2019-04-30,,,,", "a,b,2019-05-01,m2,,,,,", "write m1 into renews"),
        ("a,b,2016-05-01,m1,2019-04-30,,,,", "b,a,2020-03-01,m2,,,,,", "write m1 into renews"),
        ("a,b,2016-05-01,m1,2019-04-30,,,,", "a,b,2018-07,m2,,,,,", "write m1 into renews"),
        ("a,b,2016-05-01,m1,,3,,,", "a,b,2019-05-01,,,,,,", "write m1 into renews"),
        (
            "a,b,2016-05-01,,,3 years,no,,",
            "a,b,2019-05-01,,,,,,",
            "if it renews that one, give row 3 an agreement id and write it into renews",
        ),
        # Long before, or long after its end; in the first half of its time.
        ("a,b,2016-05-01,m1,,1,,,", "a,b,2016-05-02,m2,,,,,", ""),
        ("a,b,2016-05-01,m1,,1,,,", "a,b,2016-10-29,m2,,,,,", ""),  # 181 days, and 184 to go
        ("a,b,2016-05-01,m1,,1,,,", "a,b,2016-11-01,m2,,,,,", "write m1 into renews"),
        ("a,b,2016-05-01,m1,2019-04-30,,,,", "a,b,2020-06-01,m2,,,,,", ""),
        ("a,b,2010-05-01,m1,2019-04-30,,,,", "a,b,2017-05-01,m2,,,,,", ""),
        ("a,b,2016-05-01,m1,2016-12-31,,,,", "a,b,2016-05-01,m2,,,,,hosts", ""),
        # No end, renewed by itself, terminated, undated.
        ("a,b,2016-05-01,m1,,,,,", "a,b,2019-05-01,m2,,,,,", ""),
        ("a,b,2016-05-01,m1,,3,yes,,", "a,b,2019-05-01,m2,,,,,", ""),
        ("a,b,2016-05-01,m1,2019-04-30,,,2018,", "a,b,2019-05-01,m2,,,,,", ""),
        ("a,b,2016-05-01,m1,2019-04-30,,,,", "a,b,,m2,,,,,", ""),
        # Others, another relation, one agreement; already said.
        ("a,b,2016-05-01,m1,2019-04-30,,,,", "a,c,2019-05-01,m2,,,,,", ""),
        ("a,b,2016-05-01,m1,2019-04-30,,,,", "a,b,2019-05-01,m2,,,,,partnership", ""),
        ("a,b,2016-05-01,m1,2019-04-30,,,,", "a,b,2019-05-01,m1,2019-04-30,,,,", ""),
    ],
)
def test_an_agreement_that_goes_on_where_another_ends_is_a_likely_renewal(
    told: Told, first: str, second: str, hint: str
) -> None:
    head = "source,target,signed,agreement,expires,term_years,auto_renews,terminated,relation\n"
    for rows in ((first, second), (second, first)):
        found = told(edges=f"{head}b,c,2001,,,,,,\n" + "\n".join(rows) + "\n")
        hints = [(each.rule.code, each.hint) for each in found if each.rule.slug == "likely-renewal"]
        wanted = hint.replace("row 3", f"row {3 + (rows[0] == second)}")
        assert hints == ([("W217", wanted)] if hint else [])


def test_what_is_named_as_renewed_or_names_what_it_renews_is_not_proposed_again(told: Told) -> None:
    head = "source,target,signed,agreement,expires,renews\n"
    rows = [
        "a,b,2016,m1,2019-01-31,",
        "a,b,2019-02-01,m2,2022-01-31,m1",
        "a,b,2019-03-01,m3,,",
        "a,b,2022-02,m4,,",
    ]
    found = told(edges=head + "\n".join(rows) + "\n")
    assert [(each.row, each.hint) for each in found if each.rule.code == "W217"] == [
        (5, "write m2 into renews")
    ]


def test_an_agreement_of_several_is_renewed_by_one_of_the_same_several(told: Told) -> None:
    head = "source,target,signed,agreement,expires\n"
    three = ["a,b,2016,m1,2019-01-31", "b,c,2016,m1,2019-01-31"]
    for rows, wanted in (
        (["a,b,2019-02,m2,", "b,c,2019-02,m2,"], [(4, "write m1 into renews")]),
        (["c,b,2019-02,m2,", "b,a,2019-02,m2,", "a,c,2019-02,m2,"], [(4, "write m1 into renews")]),
        (["a,b,2019-02,m2,"], []),  # two of the three
    ):
        found = told(edges=head + "\n".join([*three, *rows]) + "\n")
        assert [(each.row, each.hint) for each in found if each.rule.code == "W217"] == wanted


@pytest.mark.parametrize(("second", "said"), [("2019-01-15", True), ("2021-05-20", False)])
def test_a_term_ends_on_one_day_for_every_finding_and_for_the_model(
    told: Told, second: str, said: bool
) -> None:
    # Three years from signing, as the contract counts: to 2019-01-01, whenever the agreement takes effect.
    head = "source,target,signed,agreement,effective,term_years\n"
    edges = f"{head}a,b,2016-01-01,m1,2018-06-01,3\na,b,{second},m2,,\n"
    messages = {each.rule.code: str(each.message) for each in told(edges=edges)}
    assert "ends on 2019-01-01" in messages["W309"]
    assert ("ends on 2019-01-01" in messages.get("W217", "")) is said
    assert ends_by(["", "2016-01-01", "3", "", ""]) == date(2019, 1, 1)
