"""Terms, renewals and flags as offices write them in lists; data files are read by the same rules."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

import graph
from graph.words import word
from tests.exchange.lists import OURS, Rows, both, losses

if TYPE_CHECKING:
    from pathlib import Path

    from graph.exchange import Content
    from graph.reading.findings import Finding

COLUMNS = ("expires", "term_years", "auto_renews", "notice_months")


def kept(found: Content) -> list[tuple[str, ...]]:
    return [tuple(row.get(name, "") for name in COLUMNS) for row in found.edges]


def renews(*cells: str, heading: str = "自動更新フラグ", last: str = "2027-03-31") -> list[str]:
    """What is read of a column of renewals; each row has a last day, so that a yes stays one."""
    rows: Rows = [["Partner", "Signed", "Expires", heading]]
    rows += [[f"Lab {at}", "2019-04-01", last, cell] for at, cell in enumerate(cells)]
    found = both(rows, OURS)
    assert found.findings == ()
    return [row.get("auto_renews", "") for row in found.edges]


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("1", "0"), ("true", "false"), ("TRUE", "FALSE"), ("Y", "N"), ("T", "F"), ("有", "無"),
        ("はい", "いいえ"), ("あり", "なし"), ("是", "否"), ("예", "아니오"), ("sí", "no"), ("oui", "non"),
        ("ja", "nein"), ("vrai", "faux"), ("sim", "não"), ("S", "N"), ("J", "N"), ("V", "F"), ("-1", "0"),
        ("O", "X"), ("Ｏ", "Ｘ"), ("О", "Х"), ("Ο", "Χ"), ("o", "x"), ("〇", "×"), ("○", "x"), ("◯", "✕"),
        ("●", "✗"),
        ("✓", "x"), ("Yes", "x"), ("자동연장", "X"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("heading", ["自動更新フラグ", "auto_renew", "자동연장 여부"])
def test_a_column_of_two_words_for_yes_and_no_says_so(yes: str, no: str, heading: str) -> None:
    cells = [yes, no, no, yes, ""]
    random.Random(f"{yes}{heading}").shuffle(cells)
    wanted = {yes: "yes", no: "no", "": ""}
    assert renews(*cells, heading=heading) == [wanted[cell] for cell in cells]


def test_numbers_are_years_where_others_than_0_and_1_stand() -> None:
    assert renews("1", "3", "0", "5") == ["1", "3", "no", "5"]
    assert renews("1", "", heading="Automatic renewal, years") == ["1", ""]
    assert renews("1", "", heading="auto_renews") == ["1", ""]
    assert renews("1", "", "1", heading="自動更新") == ["yes", "", "yes"]


def test_an_x_alone_is_a_tick_but_where_it_may_cross_out() -> None:
    assert renews("x", "", heading="Automatic renewal") == ["yes", ""]
    found = both([["Partner", "Signed", "Expires", "자동연장 여부"], ["A Lab", "2019", "2025", "X"]], OURS)
    assert [each.rule.code for each in found.findings] == ["E304"]
    assert found.edges[0]["notes"] == "자동연장 여부: X"


@pytest.mark.parametrize(
    ("heading", "cells", "kept"),
    [
        ("자동연장 여부", ("0", "X"), ("", "")),  # the nought may be a ring
        ("자동연장 여부", ("0", "X", "O"), ("", "no", "yes")),
        ("Automatic renewal", ("0", "O"), ("", "yes")),
        ("自動更新", ("X", "×"), ("", "no")),
        ("Automatic renewal", ("x", "1"), ("", "yes")),
    ],
)
def test_marks_of_which_nobody_can_tell_what_they_mean_are_asked_about(
    heading: str, cells: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    rows: Rows = [["Partner", "Signed", "Expires", heading]]
    rows += [[f"Lab {at}", "2019-04-01", "2025", cell] for at, cell in enumerate(cells)]
    found = both(rows, OURS)
    assert tuple(row.get("auto_renews", "") for row in found.edges) == kept
    assert [each.rule.code for each in found.findings] == ["E304"] * kept.count("")


@pytest.mark.parametrize("heading", ["갱신", "更新", "Renewal"])
@pytest.mark.parametrize("cells", [("O", "X"), ("O", ""), ("1", "0")])
def test_marks_below_a_bare_word_for_renewal_may_mean_that_it_has_been(
    heading: str, cells: tuple[str, str]
) -> None:
    rows: Rows = [["Partner", "Signed", "Expires", heading]]
    rows += [[f"Lab {at}", "2019-04-01", "2027", cell] for at, cell in enumerate(cells)]
    found = both(rows, OURS)
    assert not any("auto_renews" in row for row in found.edges)
    assert losses(found) == {"came_unused_auto_renews": 1}


@pytest.mark.parametrize("yes", ["有", "1", "○", "O", "はい", "自動更新", "automatic", "tacite", "是", "예"])
def test_what_renews_itself_without_a_term_and_an_end_goes_on_until_terminated(yes: str) -> None:
    no = {"1": "0", "O": "X"}.get(yes, "no")
    rows: Rows = [["Partner", "Signed", "Expires", "Term", "自動更新の有無"]]
    rows += [["A Lab", "2019", "", "", yes], ["B Lab", "2019", "2027", "", yes],
             ["C Lab", "2019", "", "3", yes], ["D Lab", "2019", "", "", no],
             ["E Lab", "2019", "9999-12-31", "", yes],
             ["F Lab", "2019", "", "無期限", yes]]  # fmt: skip
    assert [row[2] for row in kept(both(rows, OURS))] == [
        "indefinite", "yes", "yes", "no", "indefinite", "indefinite",
    ]  # fmt: skip
    alone: Rows = [row[:2] + row[4:] for row in rows[:2]]
    assert kept(both(alone, OURS)) == [("", "", "indefinite", "")]


def test_a_term_that_is_not_read_is_a_term() -> None:
    rows: Rows = [["Partner", "Signed", "Term", "自動更新"], ["A Lab", "2019", "about 5 years", "有"]]
    assert kept(both(rows, OURS)) == [("", "", "yes", "")]
    rows = [["Partner", "Signed", "自動更新", "How"], ["A Lab", "2019", "有", "5 years"]]
    assert kept(both(rows, OURS)) == [("", "5", "yes", "")]


@pytest.mark.parametrize("text", ["99991231", "9999-12-31", "9999/12/31", "2999-12-31", "31.12.9999"])
def test_a_last_day_of_databases_is_no_end_and_told(text: str) -> None:
    rows: Rows = [
        ["Partner", "Signed", "満了日"],
        ["A Lab", "20190401", text],
        ["B Lab", "20190401", "20240331"],
    ]
    found = both(rows, OURS)
    assert [row.get("expires", "") for row in found.edges] == ["", "2024-03-31"]
    assert losses(found) == {"came_far": 1}
    assert any(text in each for each in found.remarks)
    assert found.findings == ()
    assert word("came_far", "ja") != word("came_far", "en")


@pytest.mark.parametrize(
    ("heading", "term", "renewal", "text", "wanted"),
    [
        ("Laufzeit", "bis 31.12.2027", "Verlängerung", "keine", ("2027-12-31", "", "no", "")),
        ("Laufzeit", "10 Jahre", "Verlängerung", "auf Antrag", ("", "10", "no", "")),
        ("Durée", "cinq ans", "Reconduction", "expresse", ("", "5", "no", "")),
        ("Durée", "trente-six mois", "Reconduction", "tacite", ("", "3", "yes", "")),
        ("Vigencia", "cinco años", "Renovación", "por acuerdo de las partes", ("", "5", "no", "")),
        ("Vigencia", "3 años", "Renovación", "automática", ("", "3", "yes", "")),
        ("Vigencia", "indefinida", "Renovación", "", ("", "", "", "")),
        ("Durata", "cinque anni", "Rinnovo", "tacito", ("", "5", "yes", "")),
        ("Vigência", "cinco anos", "Renovação", "automática", ("", "5", "yes", "")),
        ("有效期", "三年", "续签方式", "协商续签", ("", "3", "no", "")),
        ("有效期", "五年", "续签方式", "自动续签", ("", "5", "yes", "")),
        ("有效期", "有效期五年，期满自动续签", "备注", "", ("", "5", "yes", "")),
        ("기간", "5년", "갱신 방식", "합의 시", ("", "5", "no", "")),
        ("有効期間", "協定締結日から3年間（以後3年ごとに自動更新）", "備考", "", ("", "3", "yes", "")),
        ("有効期間", "3年", "更新条件", "満了の1か月前までに申出がなければ自動更新", ("", "3", "yes", "1")),
        ("Term", "eighteen months", "Renewal", "upon mutual consent", ("", "1.5", "no", "")),
        ("Term", "three years, renewed automatically", "Remarks", "", ("", "3", "yes", "")),
    ],
)  # fmt: skip
def test_terms_and_renewals_in_words_are_read(
    heading: str, term: str, renewal: str, text: str, wanted: tuple[str, ...]
) -> None:
    found = both([["Partner", "Signed", heading, renewal], ["A Lab", "2019-04-01", term, text]], OURS)
    assert kept(found) == [wanted]
    assert found.findings == ()


def test_the_dates_of_other_rows_decide_what_stands_first_in_a_last_day_in_words() -> None:
    rows: Rows = [["Partner", "Signed", "Term"], ["A Lab", "2019", "until 05/04/2027"],
                  ["B Lab", "2019", "until 31/12/2027"]]  # fmt: skip
    assert [row[0] for row in kept(both(rows, OURS))] == ["2027-04-05", "2027-12-31"]


CELLS = [
    ("5 ans", "", "tacite"), ("", "", "有"), ("", "2027-03-31", "有"), ("cinq ans", "", "expresse"),
    ("bis 31.12.2027", "", "auf Antrag"), ("三年", "", "自动续签"), ("36 months", "", "はい"),
    ("5年（以後1年ごとに自動更新）", "", ""), ("", "99991231", "1"), ("4", "", "0"),
    ("3年", "", "期間満了の1か月前までに申出がなければ自動更新"),
]  # fmt: skip


def test_a_data_file_is_read_by_the_rules_of_lists(tmp_path: Path) -> None:
    listed: Rows = [["Partner", "Signed", "Term", "Expires", "Automatic renewal"]]
    listed += [[f"Lab {at}", "2019-04-01", *cells] for at, cells in enumerate(CELLS)]
    rows = "".join(f"h,p{at},2019-04-01,{','.join(cells)}\n" for at, cells in enumerate(CELLS))
    put(tmp_path, "source,target,signed,term_years,expires,auto_renews\n" + rows)
    ties = graph.read(tmp_path).edges.sort_values("row")
    as_data = [tuple(said(row[name]) for name in COLUMNS) for _, row in ties.iterrows()]
    assert as_data == kept(both(listed, OURS))
    assert [row[2] for row in as_data] == [
        "yes", "indefinite", "yes", "no", "no", "yes", "yes", "1", "indefinite", "no", "yes",
    ]  # fmt: skip


def put(folder: Path, edges: str) -> None:
    """Write a data folder whose organisations are a hub and one a row."""
    nodes = "".join(f"p{at},Lab {at},hub\n" for at in range(len(CELLS)))
    (folder / "nodes.csv").write_text(f"id,name,type\nh,Hub,hub\n{nodes}", encoding="utf-8")
    (folder / "edges.csv").write_text(edges, encoding="utf-8")


def told(folder: Path, *renewals: str) -> list[Finding]:
    """What is told of ties of which each has a text in auto_renews."""
    rows = "".join(f"h,p{at},2020-04-01,{text}\n" for at, text in enumerate(renewals))
    put(folder, f"source,target,signed,auto_renews\n{rows}")
    return [each for each in graph.check(folder).findings if each.column == "auto_renews"]


def said(value: object) -> str:
    """What is kept in a cell; numbers as they are written."""
    return value if isinstance(value, str) else "" if value != value else f"{value:g}"


def test_what_a_data_file_says_in_words_is_a_note_with_its_fix(tmp_path: Path) -> None:
    found = told(tmp_path, "O", "X")
    assert [(each.rule.code, each.row, each.message) for each in found] == [
        ("N303", 2, "'O' has no term; read as auto_renews indefinite, in force until it is terminated"),
        ("N303", 3, "'X' was read as 'no'"),
    ]
    assert [each.fix for each in found] == [(("auto_renews", "indefinite"),), (("auto_renews", "no"),)]


def test_the_word_of_the_contract_asks_for_a_term(tmp_path: Path) -> None:
    (found,) = told(tmp_path, "yes")
    assert found.rule.code == "W308"


@pytest.mark.parametrize(
    ("heading", "text", "other", "code"),
    [("Term", "about 5 years", "5", "E303"), ("自動更新", "perhaps", "有", "E304")],
)
def test_a_refusal_says_what_can_be_written(heading: str, text: str, other: str, code: str) -> None:
    rows: Rows = [["Partner", "Signed", heading], ["A Lab", "2019", text], ["B Lab", "2019", other]]
    (found,) = both(rows, OURS).findings
    assert found.rule.code == code
    assert any(each in found.hint for each in ("5 years", "1 year"))
