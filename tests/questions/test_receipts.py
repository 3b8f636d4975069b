"""Receipts: the rows behind a number are those that make it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import graph
from graph.errors import UnknownName, UsageError
from graph.model.ecosystem import Ecosystem, snapshot
from graph.model.view import View
from graph.questions.agreements.receipts import receipt_caption, why
from graph.vocabulary import WITH_RECEIPTS
from graph.words import word


def told(eco: Ecosystem, org: str, **options: Any) -> list[tuple[int | None, str, str]]:
    what = [options.pop("what")] if "what" in options else []
    other = options.pop("other", None)
    rows = why(View(eco, **options), org, *what, other=other).rows
    numbers = [None if pd.isna(each) else int(each) for each in rows["number"]]
    return list(zip(numbers, rows["id"], rows["counts"], strict=True))


# three_counts has for a, by date: t-1 of 2016-05-18 with b (row 8) and c (row 6), d of 2018-03 as an mou
# twice (rows 2 and 7, one agreement) and as a sister_city (row 5), and t-2 of 2019-05-18 with b (row 4).
# `make` counts rows from 2 in the order of the fixture:
# d-a 2, c-b 3, a-b renewal 4, a-d sister 5, a-c 6, a-d 7, b-a 8.


def test_a_partner_counts_with_its_first_row_only(three_counts: Ecosystem) -> None:
    found = why(three_counts, "a")
    assert found.value == 3
    assert found.rows["row"].tolist()[:2] == [8, 6]
    assert found.rows["number"].notna().tolist() == [True, True, True, False, False, False]
    assert found.rows["counts"].tolist()[-1] == "the same partner as row 8"


def test_an_agreement_counts_once_whatever_its_rows(three_counts: Ecosystem) -> None:
    # t-1, t-2, the mou of 2018-03 given twice, the sister tie: 4
    found = why(three_counts, "a", "agreements")
    assert found.value == 4
    # row 6 is the second of t-1, and of rows 2 and 7 one repeats the other
    assert sorted(found.rows.loc[found.rows["number"].isna(), "row"]) == [6, 7]


def test_every_row_is_a_tie(three_counts: Ecosystem) -> None:
    assert why(three_counts, "a", "ties").value == 6


def test_degree_is_partners_over_the_others_with_a_tie(three_counts: Ecosystem) -> None:
    # by 2016: a with b and c, of b and c -> 2 / 2; in all: 3 / 3; for d: a of three -> 1/3
    assert why(View(three_counts, as_of="2016"), "a", "degree").value == 1
    found = why(three_counts, "d", "degree")
    assert found.value == pytest.approx(1 / 3)
    assert found.others == 3


def test_between_two_organisations_only_their_rows_stand(three_counts: Ecosystem) -> None:
    found = why(three_counts, "b", "agreements", other="a")
    assert (found.value, found.rows["agreement"].tolist()) == (2, ["t-1", "t-2"])
    assert why(three_counts, "c", other="d").value == 0


def test_what_does_not_count_says_why(with_structure: Ecosystem, terms: Ecosystem) -> None:
    perhaps, later = (told(with_structure, "uni", as_of=day)[0] for day in ("2016-05-15", "2016-04-30"))
    assert perhaps == (None, "hub", "not counted: perhaps signed by then")
    assert later == (None, "hub", "not counted: signed later")
    assert told(with_structure, "uni")[1] == (None, "town", "not counted: structure, not collaboration")
    ended = {each: how for _, each, how in told(terms, "hub", as_of="2018-04-01", active=True)}
    # terminated on 31 March; two years from 30 April 2016 are over on 30 April 2017; open has no end
    assert ended["terminated"] == "not counted: no longer in force"
    assert ended["open"] == "counts"


def test_an_undated_row_counts_without_a_day_only(with_structure: Ecosystem) -> None:
    eco = graph.select(with_structure, relations=["member_of"])
    assert told(eco, "town") == [(1, "hub", "counts")]
    assert told(eco, "town", as_of="2020") == [(None, "hub", "not counted: no date")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("day", "active", "basis"),
    [(None, False, "certain"), ("2020-09-18", False, "possible"), ("2023-01-01", True, "certain")],
)
def test_a_receipt_comes_to_what_the_hub_table_says(
    sample: Ecosystem, day: str | None, active: bool, basis: Any
) -> None:
    shown, view = (
        snapshot(sample, day, active=active, basis=basis),
        View(sample, day, active=active, basis=basis),
    )
    table = graph.centrality(graph.build(shown), measures=["partners", "agreements", "degree"])
    for row in table.to_dict("records"):
        for what in ("partners", "agreements", "degree"):
            found = why(view, row["id"], what)
            assert found.value == pytest.approx(row[what]), (row["id"], what)


def test_the_fourteen_partners_of_link_j_lead_to_their_sources(sample: Ecosystem) -> None:
    found = why(View(sample, as_of="2020-09-18"), "LINK-J")
    counted = found.rows[found.rows["counted"]]
    assert len(counted) == found.value == 14
    assert counted["source_url"].str.startswith("http").all()
    assert counted["row"].is_unique


def test_an_organisation_without_a_tie_has_no_rows(with_structure: Ecosystem) -> None:
    found = why(with_structure, "pref")
    assert found.value == 0
    assert not found.rows["counted"].any()


def test_what_has_no_receipt_is_refused(three_counts: Ecosystem) -> None:
    with pytest.raises(UnknownName, match="choose one of partners, agreements, ties, degree"):
        why(three_counts, "a", "closeness")
    with pytest.raises(UsageError, match="named twice"):
        why(three_counts, "a", other="A")


@pytest.mark.parametrize("what", WITH_RECEIPTS)
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_caption_is_in_words(three_counts: Ecosystem, what: str, lang: str) -> None:
    said = receipt_caption(why(three_counts, "a", what), what, lang=lang)
    assert not said.startswith("why_")
    assert word(f"why_{what}", lang) != f"why_{what}"


def test_an_empty_day_divides_by_nobody(three_counts: Ecosystem) -> None:
    assert why(View(three_counts, as_of="1990"), "a", "degree").value == 0
