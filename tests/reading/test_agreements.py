"""Between ties: the same tie twice, agreements renewed in circles, ends before beginnings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import graph

if TYPE_CHECKING:
    from conftest import Put, Told  # type: ignore[import-not-found]

    from graph.reading import Finding

HEAD = "source,target,signed,agreement,renews\n"


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [f"{each.rule.code} {each.row}" for each in found]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("a,b,2016,m1,\na,b,2021,m2,m1\n", []),
        ("a,b,2021,m2,m1\na,b,2016,m1,\n", []),  # the order of rows means nothing
        ("a,b,2016,m1,m9\n", ["W207 2"]),
        ("a,b,2016,m1,m1\n", ["W208 2"]),
        ("a,b,2016,m1,m2\na,b,2021,m2,m1\n", ["W208 2", "W208 3"]),
        ("a,b,2016,m1,m3\na,b,2017,m2,m1\na,b,2018,m3,m2\n", ["W208 2", "W208 3", "W208 4"]),
        # m4 renews a member of a circle and is not in it itself.
        ("a,b,2016,m1,m2\na,b,2017,m2,m1\na,b,2019,m4,m1\n", ["W208 2", "W208 3"]),
        ("a,b,2016,m1,m2\na,b,2021,m2,\n", ["W209 2"]),
        ("a,b,2016,m1,m2\na,b,2016-05,m2,\n", []),  # may be later in that year
        ("a,b,,m1,m2\na,b,2016-05,m2,\n", ["N202 0"]),
    ],
)
def test_a_renewal_names_an_earlier_agreement(told: Told, rows: str, wanted: list[str]) -> None:
    assert codes(told(edges=HEAD + rows)) == wanted


def test_a_misspelt_agreement_gets_the_likely_one_named(told: Told) -> None:
    (found,) = told(edges=HEAD + "a,b,2016,kanagawa-2016,\na,b,2021,m2,kanagawa-2061\n")
    assert (found.rule.code, found.row, found.hint) == ("W207", 3, "did you mean 'kanagawa-2016'?")


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("a,b,2016-05-01,m1,\na,b,2016-05-01,m2,\n", ["W210 3"]),
        ("a,b,2016-05-01,m1,\nb,a,2016-05-01,m2,\n", ["W210 3"]),
        ("a,b,2016-05-01,m1,\na,b,2016-05-01,,\n", ["W210 3"]),
        ("a,b,2016-05-01,m1,\na,c,2016-05-01,m2,\n", []),  # another pair
        ("a,b,2016-05-01,m1,\na,b,2016-05-02,m2,\n", []),  # another day
        ("a,b,2016-05,m1,\na,b,2016-05,m2,\n", []),  # perhaps another day
        ("a,b,2016-05-01,m1,\na,b,2016-05-01,m1,\n", ["W202 3"]),
        ("a,b,2016-05-01,,\nb,a,2016-05-01,,\n", ["W203 3"]),
    ],
)
def test_two_agreements_of_a_pair_on_one_day_are_probably_one(
    told: Told, rows: str, wanted: list[str]
) -> None:
    assert codes(told(edges=HEAD + rows)) == wanted


def test_another_relation_on_the_same_day_is_no_twin(told: Told) -> None:
    rows = "a,b,2016-05-01,mou\na,b,2016-05-01,sister_city\na,b,2016-05-01,founded\n"
    assert told(edges="source,target,signed,relation\n" + rows) == ()


def test_the_ties_of_one_agreement_have_one_date(told: Told) -> None:
    assert codes(told(edges=HEAD + "a,b,2016-05-01,m1,\nb,c,2016-05-01,m1,\na,c,2016-06-01,m1,\n")) == [
        "W206 4"
    ]
    assert told(edges=HEAD + "a,b,2016/05/01,m1,\nb,c,2016-05-01,m1,\n")[0].rule.code == "N301"


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ("2016-05-01,2016-05-01,,", []),  # on the same day
        ("2016-05-01,2016-04-30,,", ["E302 2"]),
        ("2016-05-01,2016,,", []),  # may be later in that year
        ("2016-05-01,2015,,", ["E302 2"]),
        ("2016-05-01,,2016-04-30,", ["E302 2"]),
        ("2016-05-01,2016-04-30,,3", ["E302 2"]),
        ("2016-05-01,2019-05-01,,3", []),
        ("2016-05-01,2019-04-30,,3", []),
        ("2016-05-01,2019-05-02,,3", []),
        ("2016-05-01,2019-04-29,,3", ["W302 2"]),
        ("2016-05-01,2019-05-03,,3", ["W302 2"]),
        ("2016-05,2019-05-31,,3", []),
        ("2016-05,2019-07,,3", ["W302 2"]),
        ("2016-02-29,2017-02-28,,1", []),
        ("1990-01-01,1995-01-01,,5", []),  # run out long ago
        (",2015-01-01,,3", ["N202 0"]),
    ],
)
def test_a_tie_ends_after_it_was_signed_and_where_its_term_says(
    told: Told, cells: str, wanted: list[str]
) -> None:
    assert codes(told(edges=f"source,target,signed,expires,terminated,term_years\na,b,{cells}\n")) == wanted


@pytest.mark.parametrize(
    ("expires", "wanted"),
    [
        ("2019-06-30", []),  # three years from the day on which it takes effect
        ("2019-05-01", []),  # from that of signing
        ("2019-06-01", ["W302 2"]),
    ],
)
def test_a_term_may_run_from_the_day_on_which_an_agreement_takes_effect(
    told: Told, expires: str, wanted: list[str]
) -> None:
    edges = f"source,target,signed,effective,expires,term_years\na,b,2016-05-01,2016-07-01,{expires},3\n"
    assert codes(told(edges=edges)) == wanted


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("a,b,2020-01-15,2020-04-01,,3\n", ["W309 2"]),
        ("a,b,2020-01-15,2020-04-01,2023-03-31,3\n", []),
        ("a,b,2020-01-15,2020-04-01,,\n", []),
        ("a,b,2020-01-15,2020-01-15,,3\n", []),
        ("a,b,2020,2020-04-01,,3\n", []),  # it may have been signed on that day
        ("a,b,2020-01,2020,,3\n", []),
        ("a,b,2020-01,2020-04,,3\n", ["W309 2"]),
        ("a,b,2020-04-30,2020-04-01,,3\n", ["W309 2"]),  # made later, for what had begun
    ],
)
def test_a_term_that_is_counted_from_signing_and_may_not_run_from_there_is_a_warning(
    told: Told, row: str, wanted: list[str]
) -> None:
    assert codes(told(edges=f"source,target,signed,effective,expires,term_years\n{row}")) == wanted


@pytest.mark.parametrize(
    ("signed", "wanted"),
    [("2020-09-18", []), ("2020-09-19", ["W301 2"]), ("2020-09", []), ("2020", []), ("2020-10", ["W301 2"])],
)
def test_a_signing_that_has_not_come_is_a_warning_where_today_is_known(
    told: Told, signed: str, wanted: list[str]
) -> None:
    edges = f"source,target,signed\na,b,{signed}\n"
    assert codes(told(edges=edges, today=date(2020, 9, 18))) == wanted
    assert told(edges=edges) == ()


def test_repeated_ties_count_as_one_agreement(put: Put) -> None:
    G = graph.build(graph.read(put(edges="source,target,signed\na,b,2016\nb,a,2016\na,b,2016\n")))
    assert G["a"]["b"]["weight"] == 1


def test_a_long_chain_of_renewals_takes_no_time(told: Told) -> None:
    rows = "".join(
        f"a,b,{1900 + i // 12}-{i % 12 + 1:02},m{i},{f'm{i - 1}' if i else ''}\n" for i in range(1200)
    )
    assert told(edges=HEAD + rows) == ()


def test_what_renews_itself_for_its_term_needs_one_and_may_end_after_it(told: Told) -> None:
    edges = (
        "source,target,signed,term_years,expires,auto_renews,terminated\n"
        "a,b,2016-01-01,,,yes,\n"  # no term
        "b,c,2016-01-01,,2019-03-31,yes,2024-03-31\n"
        "a,c,2016-01-01,,,indefinite,\n"
        "c,b,2017-01-01,3,,2,2030\n"
    )
    found = told(edges=edges, today=date(2031, 1, 1))
    assert [(each.rule.code, each.row) for each in found] == [("W308", 2)]
    assert found[0].hint == "add one of them, or write indefinite"


@pytest.mark.parametrize(
    ("signed", "effective", "expires", "known"),
    [
        ("2016-04-01", "", "2019-03-31", True),
        ("2016-04-01", "", "2019-04-01", True),
        ("2016-02-10", "2016-04-01", "2019-03-31", True),
        ("2016-04-01", "2016-04-20", "2019-03-31", False),
        ("2016", "", "2019-03-31", False),  # 27 to 39 months
        ("2016-04", "", "2019-03", False),  # 34 to 36
        ("2016", "2016-04-01", "2019-03-31", True),
        ("", "", "2019-03-31", False),
    ],
)
def test_what_renews_itself_for_a_length_that_no_date_tells_is_a_warning(
    told: Told, signed: str, effective: str, expires: str, known: bool
) -> None:
    row = f"a,b,{signed},{effective},{expires},yes\n"
    found = told(edges=f"source,target,signed,effective,expires,auto_renews\n{row}")
    about = [each for each in found if each.rule.code == "W308"]
    assert [(each.row, each.column) for each in about] == ([] if known else [(2, "auto_renews")])
    for each in about:
        assert ("effective" if effective else "signed") in each.message
        assert each.hint == "write how long it is into term_years"


@pytest.mark.parametrize(
    ("column", "first", "other"),
    [("auto_renews", "yes", "2"), ("notice_months", "6", "3"), ("term_years", "3", "5")],
)
def test_rows_of_one_agreement_that_say_differently_how_it_goes_on_are_a_warning(
    told: Told, column: str, first: str, other: str
) -> None:
    def found(*values: str) -> list[tuple[str, int, str]]:
        rows = {"term_years": "3", "auto_renews": "yes", "notice_months": "6"}
        edges = f"source,target,signed,agreement,{','.join(rows)}\n"
        for ends, value in zip(("a,b", "b,c", "a,c"), values, strict=False):
            edges += f"{ends},2016-05-01,m1,{','.join((rows | {column: value}).values())}\n"
        about = [each for each in told(edges=edges) if each.rule.code == "W206"]
        assert {each.hint for each in about} <= {"use one value, or two agreement ids"}
        assert all(first in each.message and "in row 2 of agreement" in each.message for each in about)
        return [(each.rule.code, each.row, each.column) for each in about]

    assert found(first, first, other) == [("W206", 4, column)]
    assert found(first, "", first) == []
    assert found("2", "2.0") == []
