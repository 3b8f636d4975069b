"""Terms in words: what is read of them, into which columns, and what is left to those who know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import graph
from graph.reading.terms import Term, term_of

if TYPE_CHECKING:
    from conftest import Put, Told  # type: ignore[import-not-found]

# A text, and what it says: years, last day, renewal, months of notice; "no end" for no end.
SAID = [
    ("5 Years", "5"), ("5年間", "5"), ("3 years, renewable", "3"), ("5 year(s)", "5"), ("60 months", "5"),
    ("２年", "2"), ("five years", "5"), ("five (5) years", "5"), ("締結日から5年間", "5"), ("二十五年", "25"),
    ("1 year and 6 months", "1.5"), ("3年6か月", "3.5"), ("6か月", "0.5"), ("5-year term", "5"),
    ("until 2025-03-31", ", 2025-03-31"), ("有効期限：2025年3月末", ", 2025-03-31"),
    ("2025年3月31日まで", ", 2025-03-31"),
    ("valid until 31 March 2025", ", 2025-03-31"), ("expires 2025", ", 2025"),
    ("自動更新", ", , yes"), ("automatically renewed", ", , yes"),
    ("Auto-renewable after 5 years", "5, , yes"),
    ("5年(自動更新)", "5, , yes"), ("五年間（自動更新）", "5, , yes"),
    ("2025年3月31日まで(自動更新)", ", 2025-03-31, yes"),
    ("5年（以後1年ごとに自動更新）", "5, , 1"), ("毎年自動更新", ", , 1"), ("auto-renews annually", ", , 1"),
    ("3年 自動更新なし", "3, , no"), ("not automatically renewed", ", , no"),
    ("5 years, non-renewable", "5, , no"),
    ("予告期間6か月", ", , , 6"), ("3 years with 6 months notice", "3, , , 6"),
    ("3 years, 6 months' notice", "3, , , 6"),
    ("3年、自動更新、6か月前までに通知", "3, , yes, 6"),
    ("無期限", "no end"), ("期間の定めなし", "no end"), ("継続中", "no end"), ("until terminated", "no end"),
    ("Indefinite term", "no end"), ("open-ended", "no end"), ("no end", "no end"), ("permanent", "no end"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), SAID)
def test_what_is_written_about_a_term_is_read_part_by_part(text: str, said: str) -> None:
    years, day, renews, notice = [*said.replace("no end", "").split(", "), "", "", ""][:4]
    assert term_of(text) == Term(years, day, renews, notice, endless=said == "no end")


@pytest.mark.parametrize(
    "text",
    ["", "5", "soon", "5 weeks", "60 days", "about 5 years", "2-3 years", "3 or 5 years", "3+2 years",
     "2020年",
     "5年〜10年", "5 (three) years", "5年 無期限", "renewable", "2018-04-01~soon", "until soon",
     "自動更新あり 自動更新なし",
     "5 years minus 1 year", "x" * 1000 + "5 years"],
)  # fmt: skip
def test_what_cannot_be_read_whole_is_not_read_in_part(text: str) -> None:
    assert term_of(text) is None


HEAD = "source,target,signed,expires,term_years"


@pytest.mark.parametrize(
    ("row", "kept"),
    [  # expires, term_years: what becomes of expires, term_years, auto_renews, notice_months
        (",5年(自動更新)", ("", "5", "yes", "")),
        ("自動更新,5", ("", "5", "yes", "")),
        ("自動更新,", ("", "", "indefinite", "")),  # in force until it is terminated
        (",自動更新", ("", "", "indefinite", "")),
        ("2025-03-31 (自動更新),", ("2025-03-31", "", "yes", "")),
        ("automatically renewed,3 years with 6 months notice", ("", "3", "yes", "6")),
        (",3年 自動更新なし", ("", "3", "no", "")),
        ("無期限,", ("", "", "", "")),
    ],
)
def test_that_an_agreement_renews_itself_is_carried_into_its_column(
    put: Put, row: str, kept: tuple[str, ...]
) -> None:
    eco = graph.read(put(edges=f"{HEAD}\nb,c,2016-05-01,,\na,b,2020-04-01,{row}\n"))
    assert cells_of(eco, 3) == kept
    assert cells_of(eco, 2) == ("", "", "", "")


def cells_of(eco: graph.Ecosystem, row: int) -> tuple[str, ...]:
    """What is kept of a row; numbers as they are written."""
    tie = eco.edges.set_index("row").loc[row]
    kept = (tie[name] for name in ("expires", "term_years", "auto_renews", "notice_months"))
    return tuple(each if isinstance(each, str) else "" if each != each else f"{each:g}" for each in kept)


def test_what_was_carried_is_said_where_it_stood(told: Told) -> None:
    found = told(edges=f"{HEAD}\na,b,2020-04-01,自動更新,5\n")
    assert [str(each) for each in found] == [
        "edges.csv:2: note N303 renewal-spelling  expires (column D): '自動更新' was read as auto_renews yes"
    ]
    found = told(edges=f"{HEAD}\na,b,2020-04-01,,5年(自動更新)\n")
    assert [each.message for each in found] == ["'5年(自動更新)' was read as term_years 5, auto_renews yes"]


def test_what_renews_itself_without_a_term_is_said_apart(told: Told) -> None:
    found = told(edges=f"{HEAD}\na,b,2020-04-01,自動更新,5\nb,c,2020-04-01,自動更新,\n")
    assert [(each.row, each.message) for each in found] == [
        (2, "'自動更新' was read as auto_renews yes"),
        (
            3,
            "'自動更新' has no term; read as auto_renews indefinite, in force until it is terminated",
        ),
    ]


def test_a_cell_that_says_otherwise_is_not_overwritten(told: Told, put: Put) -> None:
    edges = f"{HEAD},auto_renews\na,b,2020-04-01,,Auto-renewable after 5 years,no\n"
    assert [(each.rule.code, each.hint) for each in told(edges=edges)] == [
        ("N404", "write yes into auto_renews")
    ]
    assert cells_of(graph.read(put(edges=edges)), 2) == ("", "5", "no", "")
    (found,) = told(edges=f"{HEAD},auto_renews\na,b,2020-04-01,自動更新,5,no\n")
    assert (found.rule.code, found.column, found.hint) == ("E301", "expires", "write yes into auto_renews")
