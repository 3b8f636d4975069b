"""The questions on the sample ecosystem, where a source or a row says the answer."""

from __future__ import annotations

import pytest

from graph.model.ecosystem import Ecosystem, snapshot
from graph.model.view import View
from graph.questions.agreements.renewals import chains, renewals
from graph.questions.changes.difference import difference
from graph.questions.organisations.card import card
from graph.questions.organisations.paths import paths
from graph.questions.partners.candidates import GAINED, best


@pytest.mark.slow
def test_link_j_had_fourteen_partners_when_it_signed_with_kanagawa(sample: Ecosystem) -> None:
    # LINK-J's release of 18 September 2020: the fourteenth memorandum
    found = card(View(sample, as_of="2020-09-18"), "LINK-J")
    assert len(found.partners) == 14
    assert found.partners["id"].tolist()[-1] == "kanagawa-prefecture"
    assert (found.partners["source_url"] != "").all()


def test_kanagawa_and_maryland_renewed_in_2019_and_2025(sample: Ecosystem) -> None:
    lines = chains(View(sample, "2026-11-22")).set_index("parties")
    assert lines.loc["kanagawa-prefecture; maryland", "signed"] == "2014-05-06; 2019-07-15; 2025-04-15"


def test_terms_of_five_years_that_nobody_renewed_have_lapsed(sample: Ecosystem) -> None:
    # rows with term_years 5 and no row that renews them: 2018-10, 2019-06, 2020-09, 2021-02
    table = renewals(View(sample, "2026-11-22"))
    lapsed = table[table["status"] == "lapsed"]
    assert lapsed["agreement"].tolist() == ["ucsd-fbri-2018", "linkj-10", "linkj-14", "linkj-16"]
    # md-jp-2022: 12 December 2022 for 4 years
    assert table.loc[table["status"] == "due", "agreement"].tolist() == ["md-jp-2022"]


def test_every_agreement_has_one_state(sample: Ecosystem) -> None:
    table = renewals(View(sample, "2026-11-22"))
    assert sorted(table["agreement"]) == sorted(set(sample.collaboration["agreement"]))


def test_kawasaki_stands_between_biom_and_link_j(sample: Ecosystem) -> None:
    found = paths(snapshot(sample, "2020"), "BioM", "LINK-J")
    assert found.steps[["source", "target"]].values.tolist() == [
        ["biom", "kawasaki-city"],
        ["kawasaki-city", "link-j"],
    ]


def test_the_agreement_of_three_put_nakanoshima_qross_between_others(sample: Ecosystem) -> None:
    found = difference(snapshot(sample, "2025-06"), snapshot(sample, "2026-06"), measure="betweenness")
    row = found.moves.set_index("id").loc["nakanoshima-qross"]
    assert row["cause_agreement"] == "osk-bvf-2025"
    assert row["rank_after"] < row["rank_without"] <= row["rank_before"]


@pytest.mark.parametrize("name", ["link-j", "kanagawa-prefecture", "keio-iab"])
def test_japanese_names_are_used_throughout(sample: Ecosystem, name: str) -> None:
    japanese = dict(zip(sample.nodes["id"], sample.nodes["name_ja"], strict=True))
    for each, shown in card(View(sample, lang="ja"), name).partners[["id", "name"]].values.tolist():
        assert shown == japanese[each] or not japanese[each]


@pytest.mark.slow
def test_candidates_of_equal_gain_share_a_rank_and_come_by_id(sample: Ecosystem) -> None:
    for measure in GAINED:
        table = best(sample, "link-j", measure=measure)
        assert not table["rank"].is_unique
        for _, ids in table.groupby("rank")["id"]:
            assert ids.tolist() == sorted(ids)
