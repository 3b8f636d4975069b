"""Single cells: damage by spreadsheets, hidden characters, formulas, types, relations and countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import graph
from graph.reading.findings import folded
from graph.vocabulary.countries import code_of

if TYPE_CHECKING:
    from conftest import Put, Told  # type: ignore[import-not-found]

    from graph.reading import Finding


def named(name: str) -> str:
    quoted = '"' + name.replace('"', '""') + '"'
    return f"id,name,type\na,{quoted},hub\nb,Beta,city\nc,Gamma,company\n"


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [f"{each.rule.code} {each.row}" for each in found]


def with_column(column: str, value: str) -> str:
    return f'id,name,type,{column}\na,Alpha,hub,"{value}"\nb,Beta,city,\nc,Gamma,company,\n'


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("#REF!", "W505"),
        ("#N/A", "W505"),
        ("#DIV/0!", "W505"),
        ("#NAME?", "W505"),
        ("########", "W505"),
        ("＃REF!", "W505"),
        ("'001", "W508"),
        ("'=1+1", "W508"),
        ("’2016 Lab", "W508"),
        ("“Alpha”", "W508"),
        ('"Alpha"', "W508"),
        ("'Alpha'", "W508"),
        ("«Alpha»", "W508"),
        ("„Alpha“", "W508"),
        ("=1+1", "W503"),
        ("＠SUM(1)", "W503"),
        ("+81 3 1234", "W503"),
        ("A\u200bB", "W502"),
        ("A\u202eB", "W502"),
        ("\u2066A\u2069", "W502"),
        ("A\u00adB", "W502"),
        ("A\u2028B", "W502"),
        ("A\u3164B", "W502"),
        ("A\uffffB", "W502"),
        ("A\u200dB", "W502"),
        ("A\x07B", "W501"),
        ("A\x1b[31mB", "W501"),
        ("A\x85B", "W501"),
        ("A\ue000B", "W506"),
        ("\u0410lpha", "W507"),
        ("Zet\u0430", "W507"),
        ("N\u039fVA", "W507"),
        ("x" * 301, "W504"),
    ],
)
def test_a_damaged_or_dangerous_name_is_a_warning_and_is_kept(
    put: Put, told: Told, name: str, code: str
) -> None:
    assert codes(told(nodes=named(name))) == [f"{code} 2"]
    assert graph.read(put(nodes=named(name))).nodes.loc[0, "name"] == name


@pytest.mark.parametrize(
    "name",
    [
        "👩\u200d🔬 Lab",
        "🏳\ufe0f\u200d🌈",
        "μTAS Lab",
        "β-catenin",
        "МГУ",
        "Ωmega株式会社",
        "'s-Hertogenbosch",
        "O’Reilly",
        "「未来」研究所",
        "The “Future” Lab",
        "# hashtag",
        "-",
        "-5",
        "+3.5",
        "NA",
        "null",
        "_x000D_ &amp; <b>",
        "<script>alert(1)</script>",
        "שלום",
        "مرحبا",
        "A\u00a0B",
        "葛\U000e0100城市",
        "x" * 300,
    ],
)
def test_an_unusual_name_is_no_fault(put: Put, told: Told, name: str) -> None:
    assert told(nodes=named(name)) == ()
    assert graph.read(put(nodes=named(name))).nodes.loc[0, "name"] == name


@pytest.mark.parametrize("blank", ["\u200b", "\u3164", "\u2800\u200b", "\ufeff".replace("\ufeff", "\u2060")])
def test_what_shows_nothing_is_no_name_no_id_and_no_end(told: Told, blank: str) -> None:
    assert codes(told(nodes=named(blank))) == ["E206 2"]
    nodes = f"id,name,type\na,Alpha,hub\nb,Beta,city\nc,Gamma,company\n{blank},Delta,hub\n"
    assert codes(told(nodes=nodes)) == ["E201 5"]
    assert codes(told(edges=f"source,target,signed\na,{blank},2016\n")) == ["E204 2"]


@pytest.mark.parametrize("id_", ["1.23457E+12", "1E+15", "#REF!", "#####"])
def test_an_id_that_a_spreadsheet_destroyed_is_an_error(told: Told, id_: str) -> None:
    nodes = f"id,name,type\na,Alpha,hub\nb,Beta,city\nc,Gamma,company\n{id_},Delta,hub\n"
    assert codes(told(nodes=nodes)) == ["E208 5"]


@pytest.mark.parametrize(
    "id_", ["1E5", "3E10", "12E", "0x1F", "TRUE", "NaN", "1.5", "😀", "東京", "a/b", "..", "CON"]
)
def test_a_strange_id_is_an_id(told: Told, id_: str) -> None:
    nodes = f"id,name,type\na,Alpha,hub\nb,Beta,city\nc,Gamma,company\n{id_},Delta,hub\n"
    assert told(nodes=nodes, edges=f"source,target,signed\na,{id_},2016\n") == ()


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("大学", "university"),
        ("都道府県", "prefecture"),
        ("拠点", "hub"),
        ("University", "university"),
        ("ＨＵＢ", "hub"),
    ],
)
def test_a_type_in_japanese_or_capitals_is_read_with_a_note(
    put: Put, told: Told, given: str, read: str
) -> None:
    nodes = f"id,name,type\na,Alpha,{given}\nb,Beta,city\nc,Gamma,company\n"
    assert codes(told(nodes=nodes)) == ["N403 2"]
    assert graph.read(put(nodes=nodes)).nodes.loc[0, "type"] == read


@pytest.mark.parametrize(
    ("given", "meant"), [("univercity", "university"), ("団体", "cluster"), ("自治体", "city")]
)
def test_an_unknown_type_gets_the_likely_one_named_and_is_kept(
    put: Put, told: Told, given: str, meant: str
) -> None:
    nodes = f"id,name,type\na,Alpha,{given}\nb,Beta,city\nc,Gamma,company\n"
    (found,) = told(nodes=nodes)
    assert (found.rule.code, found.row, found.hint) == ("W401", 2, f"did you mean {meant!r}?")
    assert graph.read(put(nodes=nodes)).nodes.loc[0, "type"] == given


def test_an_organisation_needs_a_type(told: Told) -> None:
    assert codes(told(nodes="id,name,type\na,Alpha,\nb,Beta,city\nc,Gamma,company\n")) == ["E207 2"]


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("姉妹都市", "sister_city"),
        ("Sister City", "sister_city"),
        ("MoU", "mou"),
        ("覚書", "mou"),
        ("提携", "partnership"),
    ],
)
def test_a_relation_in_japanese_or_capitals_is_read_with_a_note(
    put: Put, told: Told, given: str, read: str
) -> None:
    edges = f"source,target,signed,relation\na,b,2016,{given}\n"
    assert codes(told(edges=edges)) == ["N402 2"]
    assert graph.read(put(edges=edges)).edges.loc[0, "relation"] == read


@pytest.mark.parametrize(
    ("given", "meant"),
    [("sister-cty", "sister_city"), ("memorandum of understanding", "mou"), ("連携協定", "partnership")],
)
def test_a_relation_that_is_nearly_a_known_one_is_a_warning(told: Told, given: str, meant: str) -> None:
    (found,) = told(edges=f"source,target,signed,relation\na,b,2016,{given}\n")
    assert (found.rule.code, found.row, found.hint) == ("W406", 2, f"did you mean {meant!r}?")


def test_a_relation_of_ones_own_is_no_fault(told: Told) -> None:
    assert told(edges="source,target,signed,relation\na,b,2016,joint_research\n") == ()


@pytest.mark.parametrize(
    ("given", "code"), [("Renewal", "N405"), ("multi party", "N405"), ("更新", "W407"), ("x", "W407")]
)
def test_a_kind_is_one_of_three(told: Told, given: str, code: str) -> None:
    assert codes(told(edges=f"source,target,signed,kind\na,b,2016,{given}\n")) == [f"{code} 2"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("Japan", "JP"),
        ("日本", "JP"),
        ("JPN", "JP"),
        ("UK", "GB"),
        ("U.S.A.", "US"),
        ("韓国", "KR"),
        ("The Netherlands", "NL"),
    ],
)
def test_a_country_written_out_is_read_as_its_code(told: Told, put: Put, given: str, code: str) -> None:
    (found,) = told(nodes=with_column("country", given))
    assert (found.rule.code, found.row, found.message) == ("N401", 2, f"{given!r} was read as {code!r}")
    assert graph.read(put(nodes=with_column("country", given))).nodes["country"][0] == code


def test_a_country_code_in_small_or_wide_letters_is_read_with_a_note(put: Put, told: Told) -> None:
    for given in ("jp", "ＪＰ"):
        assert codes(told(nodes=with_column("country", given))) == ["N401 2"]
        assert graph.read(put(nodes=with_column("country", given))).nodes.loc[0, "country"] == "JP"


def test_no_country_is_called_by_the_name_of_another() -> None:
    assert [code_of(each) for each in ("Niger", "Nigeria", "Guinea", "Dominica",
    "コンゴ民主共和国(キンシャサ)")] == [
        "NE", "NG", "GN", "DM", "CD",
    ]  # fmt: skip
    assert code_of("Atlantis") == ""


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("www.link-j.org", "write https://www.link-j.org"),
        ("javascript:alert(1)", "it is shown as text"),
        ("JAVASCRIPT:alert(1)", "it is shown as text"),
        ("data:text/html,x", "it is shown as text"),
        ("file:///etc/passwd", "it is shown as text"),
        (r"\\evil\share", "it is shown as text"),
        ("https://", "it is shown as text"),
        ("https://a b.org", "it is shown as text"),
        ("http://a:port/", "it is shown as text"),
        ("http://[::1", "it is shown as text"),
        ("ftp://a.org/x", "it is shown as text"),
    ],
)
def test_only_web_addresses_become_links(told: Told, given: str, hint: str) -> None:
    (found,) = told(nodes=with_column("url", given))
    assert (found.rule.code, found.row, found.hint) == ("W405", 2, hint)


@pytest.mark.parametrize(
    "given", ["https://www.link-j.org", "http://例え.jp/道?x=1#y", "HTTPS://A.ORG", "http://[::1]:80/"]
)
def test_web_addresses_of_every_kind_are_links(told: Told, given: str) -> None:
    assert told(nodes=with_column("url", given)) == ()


def test_notes_on_a_column_are_told_once_with_their_number(told: Told) -> None:
    rows = "".join(f"a,b,2016/5/{day}\n" for day in range(1, 4))
    every = told(edges="source,target,signed\n" + rows)
    assert [each.row for each in every] == [2, 3, 4]
    (found,) = folded(every)
    assert str(found) == (
        "edges.csv:2: note N301 date-spelling  signed (column C): "
        "'2016/5/1' was read as 2016-05-01 (and 2 more)"
    )


def test_a_founding_date_that_cannot_be_read_is_a_warning(told: Told) -> None:
    (found,) = told(nodes=with_column("founded", "01/05/2016"))
    assert (found.rule.code, found.row, found.hint) == ("W303", 2, "write 2016-05-01 or 2016-01-05")


def test_the_year_9999_is_no_end(told: Told, put: Put) -> None:
    edges = "source,target,signed,expires\na,b,2016-05-01,9999-12-31\n"
    assert codes(told(edges=edges)) == ["N302 2"]
    assert graph.read(put(edges=edges)).edges["ends"].isna().all()
