"""What changed between two days or two versions, and that nothing is missing from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.measures.growth import growth
from graph.measures.network import build
from graph.model.ecosystem import Ecosystem, make, snapshot
from graph.model.view import View
from graph.questions.changes.difference import Difference, difference, of_difference
from graph.questions.changes.moves import affordable, moves
from tests.chance import many

Made = Callable[..., Ecosystem]

law = settings(max_examples=many(8), deadline=None, derandomize=True)
days = st.dates(date(2010, 1, 1), date(2020, 12, 28))
texts = st.one_of(days.map(date.isoformat), days.map(lambda day: day.isoformat()[:4]), st.just(""))
rows = st.lists(
    st.fixed_dictionaries({
        "ends": st.lists(st.sampled_from("abcdef"), min_size=2, max_size=2, unique=True),
        "signed": texts,
        "relation": st.sampled_from(["", "sister_city", "located_in"]),
        "agreement": st.sampled_from(["", "", "m-1", "m-2", "m-3"]),
        "renews": st.sampled_from(["", "", "m-1"]),
        "expires": st.one_of(st.just(""), texts),
    }),
    max_size=12,
)  # fmt: skip


def ecosystem(ties: list[dict[str, object]], ids: str = "abcdef", **columns: list[str]) -> Ecosystem:
    edges: dict[str, list[object]] = {
        name: [each[name] for each in ties]
        for name in ("signed", "relation", "agreement", "renews", "expires")
    }
    for place, name in enumerate(("source", "target")):
        edges[name] = [each["ends"][place] for each in ties]  # type: ignore[index]
    nodes = {"id": list(ids), "name": list(ids.upper()), "type": ["city"] * len(ids), **columns}
    return make(nodes, edges)


def content(table: pd.DataFrame) -> Counter[frozenset[tuple[object, str]]]:
    """The rows of a table, each as often as it is there; blanks and where they stand are left out."""
    return Counter(
        frozenset((name, str(cell)) for name, cell in row.items() if name != "row" and cell not in ("", None))
        for row in table.astype("str").to_dict("records")
    )


def listed(found: Difference) -> dict[str, list[str]]:
    table = found.agreements
    return {change: table.loc[table["change"] == change, "agreement"].tolist() for change in table["change"]}


def test_agreements_are_new_renewed_or_ended_between_two_days(agreements: Ecosystem) -> None:
    found = difference(snapshot(agreements, "2020-01-31"), snapshot(agreements, "2021-06-30"))
    # ended: terminated 2020-02-15, renewed after 2020-07-01, term over on 2021-06-01; oldest first
    assert listed(found) == {"renewed": ["r-3"], "ended": ["m-killed", "r-2", "m-term"]}
    ended = found.agreements.set_index("agreement")
    assert ended.loc["r-2", "renewed_by"] == "r-3"
    assert ended.loc["m-term", "renewed_by"] == ""


def test_an_agreement_ends_after_its_last_day(agreements: Ecosystem) -> None:
    early, last, after = (snapshot(agreements, day) for day in ("2021-05-31", "2021-06-01", "2021-06-02"))
    assert "ended" not in listed(difference(early, last))
    assert listed(difference(last, after)) == {"ended": ["m-term"]}


@pytest.mark.parametrize("active", [False, True])
def test_what_began_and_ended_in_between_came_and_went(agreements: Ecosystem, active: bool) -> None:
    views = [View(agreements, day, active=active) for day in ("2018-06", "2021-12")]
    # m-term: from 2018-06-01 or later, three years, over on 2021-06-01; m-expires goes on
    found = difference(*views)
    assert listed(found)["new"] == ["m-expires"]
    assert listed(found)["came-and-went"] == ["m-term"]
    assert "m-term" not in listed(found)["ended"]


# Who met between 2018 and 2021: a and b all along; a and c in 2019 only; d and e in 2020 only; a and d again.
MET = (
    ("a", "b", "2015", "m-1"), ("a", "c", "2019-02", "m-2", "", "", "2019-11"),
    ("d", "e", "2020-01", "m-3", "", "", "2020-06"), ("d", "e", "2020-03", "m-4", "", "m-3", "2020-12"),
    ("a", "d", "2012", "m-5", "", "", "2014"), ("a", "d", "2019-05", "m-6", "", "", "2020-05"),
)  # fmt: skip


def told(found: Difference, table: str, *columns: str) -> list[list[object]]:
    """Some cells of the rows of what came and went."""
    rows: pd.DataFrame = getattr(found, table)
    cells: list[list[object]] = rows.loc[rows["change"] == "came-and-went", [*columns]].values.tolist()
    return cells


@pytest.mark.parametrize("order", [1, -1])
def test_what_came_and_went_is_told_of_agreements_ties_and_organisations(made: Made, order: int) -> None:
    eco = made(*MET[::order])
    found = difference(View(eco, "2018"), View(eco, "2021"))
    assert told(found, "agreements", "agreement", "renewed_by") == [
        ["m-2", ""], ["m-6", ""], ["m-3", "m-4"], ["m-4", ""],
    ]  # fmt: skip
    # a and d count on the first day, for all that was signed so far does
    assert told(found, "ties", "source", "target", "newcomers") == [["a", "c", 1], ["d", "e", 1]]
    assert told(found, "organisations", "id", "detail") == [["c", "A"], ["e", "D"]]
    assert of_difference(found)[0] == (
        "0 agreements new, 0 renewals, 0 ended, 4 came and went; "
        "0 organisations joined, 0 left, 2 came and went"
    )
    assert of_difference(found, lang="ja")[0] == (
        "新規協定0、更新0、終了0、期間中のみの協定4、新規参加0、離脱0、期間中のみの組織2"
    )


def test_among_ties_in_force_what_came_and_went_is_on_neither_day_and_told(made: Made) -> None:
    eco = made(*MET)
    found = difference(*(View(eco, day, active=True) for day in ("2018", "2021")))
    assert [row[0] for row in told(found, "agreements", "agreement")] == ["m-2", "m-6", "m-3", "m-4"]
    assert told(found, "ties", "source", "target", "agreements", "newcomers") == [
        ["a", "c", "m-2", 1], ["a", "d", "m-6", 1], ["d", "e", "m-3; m-4", 2],
    ]  # fmt: skip
    assert told(found, "organisations", "id", "detail") == [["c", "A"], ["d", "A; E"], ["e", "D"]]
    assert found.any
    assert not difference(*(View(eco, day, active=True) for day in ("2016", "2018"))).any


def test_what_is_in_force_on_one_of_the_days_did_not_come_and_go(made: Made) -> None:
    # the last day counts: on 2019-11-30 a and c are partners, on 2019-02-28 they are, too
    eco = made(*MET)
    for days in (("2019-02", "2021"), ("2018", "2019-11"), ("2019-02", "2019-11")):
        found = difference(*(View(eco, day) for day in days))
        assert "m-2" not in {row[0] for row in told(found, "agreements", "agreement")}
    assert told(difference(View(eco, "2021"), View(eco, "2021")), "agreements", "agreement") == []
    assert told(difference(View(eco), View(eco)), "agreements", "agreement") == []


def test_a_cause_that_came_and_went_is_called_so(made: Made) -> None:
    eco = made(
        ("a", "b", "2015", "m-1"), ("a", "c", "2015", "m-2"), ("d", "b", "2019", "m-3", "", "", "2020")
    )
    # partners: a 2; b, c 1 -> then a, b 2: b rises by what is over by now
    table = difference(View(eco, "2018"), View(eco, "2021")).moves
    assert cells(table, "b", "cause_agreement", "cause_change") == ["m-3", "came-and-went"]


def test_what_had_ended_before_it_certainly_began_came_and_went(made: Made) -> None:
    eco = made(("a", "b", "2015", "m-1", "", "", "2015-03"), ("a", "c", "2010", "m-2"))
    found = difference(snapshot(eco, "2015-06"), snapshot(eco, "2016"))
    assert listed(found) == {"came-and-went": ["m-1"]}


def test_those_in_force_only_are_compared_the_same_way(agreements: Ecosystem) -> None:
    early, late = (snapshot(agreements, day, active=True) for day in ("2020-01-31", "2021-06-30"))
    found = difference(early, late)
    assert listed(found) == {"renewed": ["r-3"], "ended": ["m-killed", "r-2", "m-term"]}
    leavers = found.organisations
    assert leavers[["change", "id", "detail"]].values.tolist() == [["leaver", "k", "H"], ["leaver", "t", "H"]]
    assert found.ties[["change", "source", "target"]].values.tolist() == [
        ["lost", "h", "k"],
        ["lost", "h", "t"],
    ]


def test_newcomers_and_their_ties_are_told(bridge: Ecosystem) -> None:
    found = difference(snapshot(bridge, "2017"), snapshot(bridge, "2020"))
    assert found.organisations[["change", "id", "detail"]].values.tolist() == [
        ["newcomer", "d", "E"], ["newcomer", "e", "D"], ["newcomer", "y", "X; Z"], ["newcomer", "z", "X; Y"],
    ]  # fmt: skip
    assert found.ties[["source", "target", "newcomers"]].values.tolist() == [
        ["d", "e", 2], ["x", "y", 1], ["x", "z", 1], ["y", "z", 2],
    ]  # fmt: skip


def test_a_move_is_explained_by_the_agreement_with_the_largest_effect(bridge: Ecosystem) -> None:
    # partners 2017: c 3; a, b, h 2; x 1                        -> x 5th, a, b, h 2nd
    # partners 2020: c, x 3; a, b, h, y, z 2; d, e 1            -> x 1st, a, b, h 3rd
    # 2020 without m-xy (or m-xz): c 3; a, b, h, x, z 2; ...    -> x 2nd, a, b, h 2nd
    # 2020 without m-yz or m-de: as with it
    table = difference(snapshot(bridge, "2017"), snapshot(bridge, "2020")).moves
    columns = ["id", "rank_before", "rank_after", "move", "cause_agreement", "rank_without"]
    moved = table[table["move"].notna()][columns].values.tolist()
    assert moved == [
        ["x", 5, 1, 4, "m-xy", 2],
        ["a", 2, 3, -1, "m-xy", 2],
        ["b", 2, 3, -1, "m-xy", 2],
        ["h", 2, 3, -1, "m-xy", 2],
    ]
    assert table.loc[table["move"].isna(), "id"].tolist() == ["y", "z", "d", "e"]
    assert set(table.loc[table["move"].isna(), "cause"]) == {""}


def test_what_takes_several_agreements_of_others_has_no_single_cause(made: Made) -> None:
    # degree: a 2/4; b, c, d, e 1/4. Then d 4/7, a 2/7 and 2nd; without any one of d's three: d 3/6, a 2/6
    # and still 2nd, if nearer to 2/4, which only shows that there are fewer organisations.
    eco = made(
        ("a", "b", "2015", "m-1"), ("a", "c", "2015", "m-2"), ("d", "e", "2015", "m-3"),
        *(("d", new, "2020", f"n-{new}") for new in "fgh"),
    )  # fmt: skip
    table = difference(snapshot(eco, "2019"), snapshot(eco, "2021"), measure="degree").moves
    causes = dict(zip(table["id"], table["cause_agreement"], strict=True))
    assert (causes["a"], causes["d"]) == ("", "n-f")


def signed(*ties: tuple[str, str, str]) -> nx.Graph:
    """A graph of ties with the agreements that they were signed under."""
    G = nx.Graph()
    for u, v, agreement in ties:
        found = G.edges[u, v]["agreements"] if G.has_edge(u, v) else []
        G.add_edge(u, v, agreements=sorted({*found, agreement}))
    return G


def cells(table: pd.DataFrame, org: str, *columns: str) -> list[object]:
    """Some cells of an organisation's row."""
    found: list[object] = table.loc[table["id"] == org, list(columns)].values.tolist()[0]
    return found


def fan(hub: str, count: int, agreement: str = "") -> list[tuple[str, str, str]]:
    """Ties of a hub with so many of its own, numbered on from its others."""
    return [(hub, f"{hub}-{agreement}{n}", agreement or f"{hub}{n}") for n in range(count)]


def test_the_cause_has_the_largest_effect_and_is_not_what_comes_nearest_to_the_old_rank() -> None:
    # partners before: a 6, b 5, c 4, x 3, d and e 2         -> x 4th
    # after: a, d, e 6, b 5, c 4, x 3 + 2 (two) + 1 (one) = 6 -> x 1st with a, d, e
    # without `one` x has 5: a, d, e are before it            -> 4th, exactly where it was
    # without `two` x has 4: a, d, e, b are before it         -> 5th: the larger effect
    old = [*fan("a", 6), *fan("b", 5), *fan("c", 4), *fan("x", 3), *fan("d", 2), *fan("e", 2)]
    new = [*fan("d", 4, "md"), *fan("e", 4, "me"), *fan("x", 2, "two"), *fan("x", 1, "one")]
    table = moves(signed(*old), signed(*old, *new), "partners")
    columns = ("rank_before", "rank_after", "cause_agreement", "rank_without")
    assert cells(table, "x", *columns) == [4, 1, "two", 5]


def test_an_agreement_of_its_own_comes_before_a_larger_effect_of_others() -> None:
    # before: p, q, r 4 (two each of their own, two by m-pqr), s 3, x 2 -> x 5th
    # after m-pqr has ended and x has signed m-x: s, x 3, p, q, r 2     -> x 1st
    # without m-x: s 3, x, p, q, r 2 -> 2nd; with m-pqr again: p, q, r 4 -> 4th
    base = [*fan("p", 2), *fan("q", 2), *fan("r", 2), *fan("s", 3), *fan("x", 2)]
    ended = [("p", "q", "m-pqr"), ("q", "r", "m-pqr"), ("p", "r", "m-pqr")]
    table = moves(signed(*base, *ended), signed(*base, *fan("x", 1, "m-x")), "partners")
    columns = ("rank_before", "rank_after", "cause_agreement", "cause_change", "rank_without")
    assert cells(table, "x", *columns) == [5, 1, "m-x", "new", 2]
    # s, which signed nothing, rose from 4th to 1st by what ended
    assert cells(table, "s", *columns) == [4, 1, "m-pqr", "lost", 4]


def test_by_agreements_a_further_one_with_the_same_partner_is_a_cause_and_its_own() -> None:
    # agreements before: a, b, c, d 1; after a and b signed m2: a, b 2 -> c and d fall from 1st to 3rd
    old = [("a", "b", "m"), ("c", "d", "n")]
    table = moves(signed(*old), signed(*old, ("b", "a", "m2")), "agreements", values=True)
    own = dict(zip(table["id"], table["own_ties"], strict=True))
    assert own == {"a": 1, "b": 1, "c": 0, "d": 0}
    assert cells(table, "c", "rank_after", "cause_agreement", "rank_without") == [3, "m2", 1]
    assert moves(signed(*old), signed(*old, ("b", "a", "m2")), "partners").empty


def test_where_nobody_has_a_rank_on_both_sides_that_is_said(made: Made) -> None:
    eco = made(
        ("a", "b", "2010", "m-1", "", "", "2012"), ("c", "d", "2014", "m-2"), ("e", "f", "2015", "m-3")
    )
    gone, still = (
        [snapshot(eco, day, active=active) for day in days]
        for days, active in ((("2011", "2014"), True), (("2014", "2015"), False))
    )
    assert of_difference(difference(*gone))[1:] == [
        "nobody has a rank on both sides, so no rank can be compared"
    ]
    assert of_difference(difference(*still))[1:] == ["none of the 4 with a rank on both sides changes it"]


def test_ties_of_one_agreement_are_taken_away_together(made: Made) -> None:
    old = [("a", "b", "2015", "m-1"), ("a", "c", "2015", "m-2"), ("d", "e", "2015", "m-3")]
    new = [(u, v, "2020", "m-4") for u, v in (("d", "f"), ("d", "g"), ("f", "g"))]
    table = difference(snapshot(made(*old, *new), "2019"), snapshot(made(*old, *new), "2021")).moves
    # d: 1 partner and 2nd, then 3 partners and 1st; without m-4 2nd again, without one of its ties 1st still
    row = table.set_index("id").loc["d"]
    assert (row["rank_before"], row["rank_after"], row["rank_without"], row["own_ties"]) == (2, 1, 2, 2)
    assert row["cause"] == "D – F – G"


def test_an_agreement_that_ended_explains_a_fall(agreements: Ecosystem) -> None:
    eco = agreements
    more = make(
        {"id": [*eco.nodes["id"], "v"], "name": [*eco.nodes["name"], "V"], "type": ["city"] * 9},
        {
            "source": [*eco.edges["source"], "v", "v"],
            "target": [*eco.edges["target"], "t", "o"],
            "signed": [*eco.edges["signed"], "2016", "2016"],
            "agreement": [*eco.edges["agreement"], "v-1", "v-2"],
            "term_years": [*["" if each != each else str(each) for each in eco.edges["term_years"]], "", ""],
        },
    )
    early, late = (snapshot(more, day, active=True) for day in ("2021-06-01", "2021-06-02"))
    # partners on 1 June: h (t e o k r) 5; o (h v), t (h v), v 2; e, k, r 1. On 2 June: t 1, and h 4.
    row = moves(build(early), build(late), "partners").set_index("id").loc["t"]
    assert (row["rank_before"], row["rank_after"], row["cause_change"]) == (2, 4, "lost")
    assert (row["cause_agreement"], row["rank_without"]) == ("m-term", 2)


def test_causes_are_left_out_where_they_would_take_too_long() -> None:
    before: nx.Graph = nx.path_graph(4)
    after: nx.Graph = nx.path_graph(1200)
    assert not affordable(before, after)  # 1,196 changes x 1,200 x 1,199
    assert affordable(before, nx.path_graph(40))


def test_two_versions_tell_what_was_edited_and_removed(made: Made) -> None:
    before = made(("a", "b", "2016", "m-1"), ("b", "c", "2017", "m-2"), types={"q": "city"})
    after = made(("a", "b", "2016-05-18", "m-1"), ("a", "d", "2018", "m-3"), types={"a": "hub", "c": "city"})
    found = difference(before, after)
    assert found.agreements[["change", "agreement", "detail"]].values.tolist() == [
        ["new", "m-3", ""], ["removed", "m-2", ""], ["edited", "m-1", "signed: 2016 → 2016-05-18"],
    ]  # fmt: skip
    assert found.organisations[["change", "id", "detail"]].values.tolist() == [
        ["newcomer", "d", "A"],
        ["leaver", "c", "B"],
        ["unlisted", "q", ""],
        ["edited", "a", "type: city → hub"],
    ]


def test_what_did_not_change_is_not_told(bridge: Ecosystem) -> None:
    found = difference(bridge, bridge)
    assert [len(each) for each in (found.agreements, found.organisations, found.ties, found.moves)] == [0] * 4


def test_days_the_wrong_way_round_and_views_counted_differently_are_refused(bridge: Ecosystem) -> None:
    with pytest.raises(UsageError, match="2016-12-31 is before 2017-12-31"):
        difference(snapshot(bridge, "2017"), snapshot(bridge, "2016"))
    with pytest.raises(UsageError, match="counted in the same way"):
        difference(snapshot(bridge, "2017"), snapshot(bridge, "2018", active=True))


@law
@given(rows, days, days, st.booleans())
def test_the_rows_of_a_difference_make_the_second_day_of_the_first(
    ties: list[dict[str, object]], one: date, other: date, active: bool
) -> None:
    eco = ecosystem(ties)
    early, late = (snapshot(eco, day, active=active) for day in sorted([one, other]))
    found = difference(early, late, causes=False)
    assert content(early.edges) + content(found.come) == content(late.edges) + content(found.gone)
    assert not content(found.come) & content(found.gone)


@law
@given(rows, rows)
def test_the_rows_of_a_difference_make_the_second_version_of_the_first(
    ties: list[dict[str, object]], others: list[dict[str, object]]
) -> None:
    before = ecosystem(ties)
    after = ecosystem(others, "bcdefg", notes=["new", "", "", "", "", ""], budget=["", "", "1", "", "", ""])
    for one, two in ((before, after), (after, before)):
        found = difference(one, two, causes=False)
        assert content(one.edges) + content(found.come) == content(two.edges) + content(found.gone)
        assert not content(found.come) & content(found.gone)


@law
@given(rows)
def test_agreements_new_and_ended_are_those_of_growth(ties: list[dict[str, object]]) -> None:
    eco = ecosystem(ties)
    table = growth(eco)
    repeated = eco.edges["agreement"].duplicated().any()
    for before, after in zip(table["end"], table["end"][1:], strict=False):
        found = difference(snapshot(eco, before), snapshot(eco, after), causes=False)
        counts = found.agreements["change"].value_counts()
        row = table[table["end"] == after].to_dict("records")[0]
        passed = counts.get("came-and-went", 0)  # which growth counts as new and as ended
        assert counts.get("new", 0) + counts.get("renewed", 0) + passed == row["new_agreements"]
        assert counts.get("removed", 0) == 0
        if not repeated:  # ties of one agreement with several ends are known one after the other
            assert counts.get("ended", 0) + passed == row["ended"]
        assert found.organisations["change"].isin(["newcomer", "came-and-went"]).sum() == row["new_nodes"]
        assert len(found.ties) == row["new_ties"]


@law
@given(rows, days, days)
def test_moves_are_the_difference_of_two_hub_tables(
    ties: list[dict[str, object]], one: date, other: date
) -> None:
    eco = ecosystem(ties)
    early, late = (build(snapshot(eco, day)) for day in sorted([one, other]))
    table = moves(early, late, "partners", causes=True)
    known = table[table["move"].notna()]
    assert (known["move"] == known["rank_before"] - known["rank_after"]).all()
    back = known[known["rank_without"].notna()]
    assert ((back["rank_without"] - back["rank_after"]) * back["move"] >= 0).all()  # towards where it was


def test_an_empty_table_has_the_types_of_a_full_one(bridge: Ecosystem) -> None:
    empty = difference(bridge, bridge)
    full = difference(snapshot(bridge, "2017"), snapshot(bridge, "2020"))
    for name in ("agreements", "organisations", "ties", "moves"):
        pd.testing.assert_series_equal(getattr(empty, name).dtypes, getattr(full, name).dtypes)


def test_an_agreement_may_renew_several(made: Made) -> None:
    eco = made(
        ("a", "b", "2010", "m-1", "", "", "2016"), ("a", "c", "2010", "m-2", "", "", "2016"),
        ("a", "b", "2015", "m-3", "multi-party", "m-1"), ("a", "c", "2015", "m-3", "multi-party", "m-2"),
    )  # fmt: skip
    found = difference(snapshot(eco, "2014"), snapshot(eco, "2018")).agreements
    assert found[["change", "agreement", "renews", "renewed_by"]].values.tolist() == [
        ["renewed", "m-3", "m-1; m-2", ""], ["ended", "m-1", "", "m-3"], ["ended", "m-2", "", "m-3"],
    ]  # fmt: skip


# What changed though nothing was signed or ended: cells, lists and structure


ORGANISATIONS = {
    "id": ["d", "c", "b", "a"], "name": ["D", "C", "B", "A"], "type": ["city"] * 4,
    "notes": ["", "", "", "seat in Kobe"],
}  # fmt: skip
SIGNED = {
    "source": ["b", "a", "c", "d"], "target": ["a", "c", "a", "b"], "signed": ["2016", "2017", "", ""],
    "relation": ["mou", "mou", "located_in", "part_of"], "evidence": ["p. 1", "p. 2", "", ""],
}  # fmt: skip


def with_cell(columns: dict[str, list[str]], name: str, at: int, text: str) -> dict[str, list[str]]:
    """The columns with another text in one cell."""
    return {**columns, name: [*columns[name][:at], text, *columns[name][at + 1 :]]}


def without_row(columns: dict[str, list[str]], at: int) -> dict[str, list[str]]:
    return {name: [*cells[:at], *cells[at + 1 :]] for name, cells in columns.items()}


@pytest.mark.parametrize(
    ("nodes", "edges", "counted"),
    [
        (ORGANISATIONS, with_cell(SIGNED, "evidence", 0, "p. 3"), {"edited": 1}),
        (ORGANISATIONS, with_cell(SIGNED, "evidence", 2, "map"), {"structure": 1}),
        (ORGANISATIONS, with_cell(SIGNED, "relation", 3, "member_of"), {"structure": 2}),  # one gone, one new
        (ORGANISATIONS, without_row(SIGNED, 2), {"structure": 1}),
        (ORGANISATIONS, without_row(SIGNED, 1), {"removed": 1}),
        (with_cell(ORGANISATIONS, "notes", 3, "seat in Osaka"), SIGNED, {"organisations": 1}),
        (without_row(ORGANISATIONS, 0), without_row(SIGNED, 3), {"unlisted": 1, "structure": 1}),
        ({name: [*cells, "e"] for name, cells in ORGANISATIONS.items()}, SIGNED, {"listed": 1}),
    ],
)
def test_a_change_of_cells_lists_or_structure_is_counted(
    nodes: dict[str, list[str]], edges: dict[str, list[str]], counted: dict[str, int]
) -> None:
    before, after = snapshot(make(ORGANISATIONS, SIGNED), None), snapshot(make(nodes, edges), None)
    found = difference(before, after)
    wanted = dict.fromkeys(found.corrections, 0) | counted
    assert found.corrections == wanted
    said = of_difference(found)[1]
    # each number stands in the sentence, in the order of the counts
    assert [int(each) for each in re.findall(r"\d+", said)] == list(wanted.values())
    assert of_difference(found, lang="ja")[1].startswith("ほかに、")


def test_where_nothing_but_order_changed_nothing_is_counted() -> None:
    order = [2, 0, 3, 1]
    before = make(ORGANISATIONS, SIGNED)
    after = make(
        {name: cells[::-1] for name, cells in ORGANISATIONS.items()},
        {name: [cells[at] for at in order] for name, cells in SIGNED.items()},
    )
    found = difference(before, after)
    assert set(found.corrections.values()) == {0}
    assert len(of_difference(found)) == 1
