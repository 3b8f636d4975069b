"""The card of an organisation, worked out by hand on two triangles that meet in a hub."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from graph.errors import UnknownName
from graph.measures import centrality
from graph.measures.network import build
from graph.model.ecosystem import Ecosystem, snapshot
from graph.model.view import View
from graph.questions.organisations.card import card

Made = Callable[..., Ecosystem]


def facts(eco: Ecosystem, name: str, **how: Any) -> dict[str, str]:
    table = card(View(eco, **how), name).facts
    return dict(zip(table["fact"], table["value"], strict=True))


def test_facts_are_the_row_without_blanks_and_what_the_ties_add_up_to(bridge: Ecosystem) -> None:
    assert facts(bridge, "H") == {
        "id": "h", "name": "H", "type": "hub", "name_ja": "拠点", "country": "JP",
        "partners": "3", "agreements": "3", "undated_agreements": "1", "rows": "3",
        "first_agreement": "2016-05 m-ch", "latest_agreement": "2017-03-31 m-hx",
        "within_reach": "7",  # a, b, c, p, x, y, z
    }  # fmt: skip


def test_an_organisation_without_a_tie_has_facts_and_no_place(bridge: Ecosystem) -> None:
    found = card(bridge, "q")
    assert facts(bridge, "q")["partners"] == "0"
    assert "within_reach" not in facts(bridge, "q")
    for part in (found.measures, found.partners, found.agreements, found.apart, found.types):
        assert part.empty


def test_values_and_ranks_are_those_of_the_hub_table(bridge: Ecosystem) -> None:
    found = card(View(bridge, as_of="2019"), "c").measures.set_index("measure")
    G = build(snapshot(bridge, "2019"))
    for measure in found.index:
        table = centrality(G, measures=[measure]).set_index("id")
        assert found.loc[measure, "rank"] == table.loc["c", "rank"]
        assert found.loc[measure, "value"] == pytest.approx(table.loc["c", measure])
    assert set(found["of"]) == {7}  # a, b, c, h, x, y, z


@pytest.mark.slow
def test_the_ranks_run_over_every_past_that_the_dates_allow(bridge: Ecosystem) -> None:
    # On 2018-06-30 certain: a-b, b-c, a-c, c-h, h-x: c has 3 partners, h 2, x 1
    #   partners: c 3; a, b, h 2; x 1       -> x is 5th of 5
    # possible, too: x-y, y-z (2018 may be January): x 2, y 2, z 1
    #   partners: c 3; a, b, h, x, y 2; z 1 -> x is 2nd of 7
    # The undated p-h and y-z alone change neither: x stays last with 1, or behind c (and h) with 2
    for basis, rank, of in (("certain", 5, 5), ("possible", 2, 7)):
        table = card(View(bridge, as_of="2018-06-30", basis=basis), "x").measures  # type: ignore[arg-type]
        row = table[table["measure"] == "partners"].to_dict("records")[0]
        assert [row[name] for name in ("rank", "of", "best_rank", "worst_rank")] == [rank, of, 2, 5]
        # h has 2 in both readings and is 2nd; with the undated p-h, 3 as c has
        table = card(View(bridge, as_of="2018-06-30", basis=basis), "h").measures  # type: ignore[arg-type]
        row = table[table["measure"] == "partners"].to_dict("records")[0]
        assert [row[name] for name in ("rank", "of", "best_rank", "worst_rank")] == [2, of, 1, 2]


def test_who_stands_in_one_reading_only_has_its_rank_there(bridge: Ecosystem) -> None:
    # z has a tie in the pasts with y-z; with x-y, too: c 3; a, b, h, x, y 2; z 1 -> 7th
    # without x-y: c 3; a, b, h 2; x, y, z 1 -> 5th, with the undated p-h or not
    row = card(View(bridge, as_of="2018-06-30", basis="possible"), "z").measures.to_dict("records")[0]
    assert [row[name] for name in ("measure", "rank", "best_rank", "worst_rank")] == ["partners", 7, 5, 7]
    assert card(View(bridge, as_of="2018-06-30"), "z").measures.empty


def test_all_dates_leave_no_doubt_about_a_rank(bridge: Ecosystem) -> None:
    table = card(bridge, "x").measures
    assert (table["best_rank"] == table["worst_rank"]).all()


def test_partners_come_by_date_and_undated_ones_last(bridge: Ecosystem) -> None:
    table = card(bridge, "h").partners
    assert table[["id", "since", "agreements", "undated"]].values.tolist() == [
        ["c", "2016-05", 1, 0], ["x", "2017-03-31", 1, 0], ["p", "", 1, 1],
    ]  # fmt: skip


def test_a_party_of_the_same_agreement_without_a_tie_is_no_partner(made: Made) -> None:
    eco = made(("a", "b", "2016", "m"), ("b", "c", "2016", "m"))
    found = card(eco, "a")
    assert found.partners["id"].tolist() == ["b"]
    assert found.agreements["with"].tolist() == ["B; C"]


def test_partners_end_when_the_last_agreement_does_and_never_where_one_is_open(agreements: Ecosystem) -> None:
    ends = card(agreements, "h").partners.set_index("id")["ends"]
    assert str(ends["t"].date()) == "2021-06-01"
    assert str(ends["e"].date()) == "2022-12-31"
    assert ends["r"] != ends["r"]  # r-1 is open-ended
    assert ends["o"] != ends["o"]


def test_what_only_the_hub_joins_falls_apart_without_it(bridge: Ecosystem) -> None:
    assert card(bridge, "h").apart.values.tolist() == [[1, 3, "A; B; C"], [2, 3, "X; Y; Z"], [3, 1, "P"]]
    assert card(bridge, "a").apart.empty  # b and c stay together
    assert card(bridge, "d").apart.empty  # e alone is one part


def test_a_structural_tie_joins_nothing_and_counts_for_nobody(bridge: Ecosystem) -> None:
    assert facts(bridge, "p")["rows"] == "1"
    assert facts(bridge, "p")["within_reach"] == "7"  # a, b, c, h, x, y, z; not d, where it lies


def test_types_are_compared_with_all_that_have_a_tie(bridge: Ecosystem) -> None:
    # h: c (city), p (university), x (cluster); of 10 with a tie: 4 cities, 1 university, 2 clusters
    assert card(bridge, "h").types.values.tolist() == [
        ["city", 1, pytest.approx(1 / 3), 0.4],
        ["cluster", 1, pytest.approx(1 / 3), 0.2],
        ["university", 1, pytest.approx(1 / 3), 0.1],
    ]


def test_names_come_in_japanese_where_there_are_any(bridge: Ecosystem) -> None:
    assert card(View(bridge, lang="ja"), "拠点").agreements["with"].tolist() == ["C", "X", "P"]
    assert card(View(bridge, lang="ja"), "b").partners["name"].tolist() == ["甲", "C"]


def test_ties_that_have_ended_are_not_on_a_card_of_those_in_force(agreements: Ecosystem) -> None:
    found = card(View(agreements, as_of="2021-06-02", active=True), "h")
    assert found.agreements["agreement"].tolist() == ["m-open", "m-expires", "r-3"]  # r-1 and r-2 are renewed


def test_an_unknown_name_is_refused(bridge: Ecosystem) -> None:
    with pytest.raises(UnknownName):
        card(bridge, "nobody")


def test_a_partner_of_an_agreement_that_another_joined_earlier_has_its_own_date(made: Made) -> None:
    eco = made(("a", "b", "2016", "m", "", "", "2019"), ("c", "a", "2020", "m"))
    found = card(eco, "a").partners.set_index("id")
    assert found["since"].to_dict() == found["latest"].to_dict() == {"b": "2016", "c": "2020"}
    assert {each: edge["signed"] for each, edge in build(eco)["a"].items()} == {"b": "2016", "c": "2020"}
    assert found["ends"].isna().to_dict() == {"b": False, "c": True}
