"""Suggestions and their track record, worked out by hand on five organisations."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from math import log
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

import graph
import graph.questions.partners.backtest as backtest
import graph.questions.partners.drawing as drawing
import graph.questions.partners.suggestions as suggestions
import graph.questions.partners.track as track
from graph.commands.main import command
from graph.errors import UnknownName, UsageError
from graph.model.ecosystem import Ecosystem, make, snapshot
from graph.model.view import View
from graph.questions.partners.backtest import POPULARITY, RANDOM, track_record, trials
from graph.questions.partners.likeness import ranked_down
from graph.questions.partners.suggestions import scored, suggest
from graph.questions.partners.track import tieless_captions, track_captions, winner
from graph.vocabulary import LIKENESSES, SUGGESTED_BY

# a - b, a - c, b - d, c - d, d - e by 2016; a-d and b-e come in 2017, c-e in 2019, b-c has no date.
# Partners by 2016: a 2, b 2, c 2, d 3, e 1.
TIES = [
    ("b", "a", "2014"), ("c", "a", "2014"), ("d", "b", "2015-03"), ("d", "c", "2016"), ("e", "d", "2016"),
    ("d", "a", "2017-05-18"), ("b", "e", "2017-06"), ("e", "c", "2019"),
]  # fmt: skip
OF_TWO, OF_THREE = 1 / log(2), 1 / log(3)  # what a common partner with so many partners counts for
TYPES = {"a": "hub", "b": "city", "c": "city", "d": "hub", "e": "university"}


def of(ties: list[tuple[str, str, str]]) -> Ecosystem:
    nodes = {"id": [*TYPES], "name": [each.upper() for each in TYPES], "type": [*TYPES.values()]}
    return make(
        nodes, {name: [tie[n] for tie in ties] for n, name in enumerate(("source", "target", "signed"))}
    )


@pytest.fixture
def five() -> Ecosystem:
    return of(TIES)


def by_pair(eco: Ecosystem, day: str, method: str) -> dict[str, float]:
    found = scored(graph.build(snapshot(eco, day)), eco.nodes)
    return {"".join(pair): value for pair, value in zip(found.pairs(), found.values[method], strict=True)}


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("common_partners", {"ad": 2, "ae": 0, "bc": 2, "be": 1, "ce": 1}),
        # b and c have two partners each, a two, d three
        ("adamic_adar", {"ad": 2 * OF_TWO, "ae": 0, "bc": OF_TWO + OF_THREE, "be": OF_THREE, "ce": OF_THREE}),
        ("resource_allocation", {"ad": 1, "ae": 0, "bc": 5 / 6, "be": 1 / 3, "ce": 1 / 3}),
        ("preferential_attachment", {"ad": 6, "ae": 2, "bc": 4, "be": 2, "ce": 2}),
        ("same", {"ad": 1, "ae": 0, "bc": 1, "be": 0, "ce": 0}),
        # mean ranks: ad (1.5+1+1+1+1.5)/5 = 1.2, bc (1.5+2+2+2+1.5)/5 = 1.8,
        # be and ce (3.5+3.5+3.5+4+4)/5 = 3.7, ae (5+5+5+4+4)/5 = 4.6; of five: 1 - (mean - 1) / 4
        ("blend", {"ad": 0.95, "ae": 0.1, "bc": 0.8, "be": 0.325, "ce": 0.325}),
    ],
)  # fmt: skip
def test_pairs_are_scored_as_by_hand(five: Ecosystem, method: str, expected: dict[str, float]) -> None:
    assert by_pair(five, "2016", method) == pytest.approx(expected)


def test_place_counts_where_it_is_known() -> None:
    nodes = {
        "id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "hub"],
        "country": ["JP", "JP", ""], "region": ["Osaka", "Osaka", ""], "city": ["", "Kobe", ""],
    }  # fmt: skip
    eco = make(nodes, {"source": ["a"], "target": ["c"], "signed": ["2016"]})
    found = scored(graph.build(eco), eco.nodes, more=["b"])
    # a-b: country and region; b-c: nothing, blanks are not the same
    assert found.values["same"].tolist() == [2, 0]


def test_candidates_come_with_their_reasons(five: Ecosystem) -> None:
    table = suggest(View(five, as_of="2016"), "a")
    assert table[["rank", "id", "score", "reasons"]].values.tolist() == [
        [1, "d", 0.95, "2 common partners: B, C; same type: Hub"],
        [2, "e", pytest.approx(0.1), "nothing in common; 1 partner"],
    ]


def test_another_score_can_rank(five: Ecosystem) -> None:
    table = suggest(View(five, as_of="2016"), "e", by="preferential_attachment")
    assert table[["rank", "id"]].values.tolist() == [[1, "a"], [1, "b"], [1, "c"]]


def test_reasons_come_in_japanese(five: Ecosystem) -> None:
    assert (
        suggest(View(five, as_of="2016", lang="ja"), "a")["reasons"][0]
        == "共通の提携先2（B, C）; 同じ種別（拠点）"
    )


def test_nothing_later_than_the_day_is_known(five: Ecosystem) -> None:
    now = suggest(View(of([tie for tie in TIES if tie[2] < "2017"]), as_of="2016"), "a")
    assert suggest(View(five, as_of="2016"), "a").equals(now)


def test_who_signed_once_is_no_candidate_when_it_has_ended() -> None:
    nodes = {"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "hub"]}
    eco = make(
        nodes,
        {
            "source": ["a", "b", "a"],
            "target": ["b", "c", "c"],
            "signed": ["2016"] * 3,
            "expires": ["", "", "2017"],
        },
    )
    assert suggest(View(eco, as_of="2018", active=True), "a")["id"].tolist() == []


def test_a_partner_without_a_date_is_no_candidate() -> None:
    table = suggest(View(of([*TIES[:5], ("d", "a", "")]), as_of="2016"), "a")
    assert table["id"].tolist() == ["e"]


def test_an_organisation_without_a_tie_gets_candidates_too(five: Ecosystem) -> None:
    # by mid-2016 a-b, a-c and b-d are signed; c-d and d-e, of 2016, only perhaps
    table = suggest(View(five, as_of="2016-06-30"), "e")
    assert sorted(table["id"]) == ["a", "b", "c", "d"]
    assert table["common_partners"].tolist() == [0] * 4


def test_what_does_not_exist_is_refused(five: Ecosystem) -> None:
    with pytest.raises(UnknownName, match="choose one of blend"):
        suggest(five, "a", by="magic")
    with pytest.raises(UnknownName):
        suggest(five, "nobody")


def test_among_very_many_the_pairs_of_one_have_the_same_scores(
    five: Ecosystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    # a is a partner of b and c and, from 2017 on, of d: only a-e is left
    few = {org: suggest(View(five, as_of="2016"), org).set_index("id").sort_index() for org in "abcde"}
    monkeypatch.setattr(suggestions, "MOST", 4)
    for org, table in few.items():
        many = suggest(View(five, as_of="2016"), org).set_index("id").sort_index()
        assert many.attrs == {"own_pairs": True}
        assert many.index.tolist() == table.index.tolist()
        for name in (*LIKENESSES, "partners", "reasons"):
            assert many[name].tolist() == table[name].tolist()


def test_among_very_many_the_blend_ranks_the_pairs_of_one_among_themselves(
    five: Ecosystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggestions, "MOST", 4)
    table = suggest(View(five, as_of="2016"), "e")  # d is e's only partner: a, b and c are left
    assert sorted(table["id"]) == ["a", "b", "c"]
    ranks = table[list(LIKENESSES)].rank(ascending=False).mean(axis=1)
    assert table["score"].tolist() == pytest.approx((1 - (ranks - 1) / 2).tolist())


def test_in_a_year_with_very_many_all_that_came_are_judged_against_pairs_drawn(
    five: Ecosystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {each.year: each for each in trials(five)}
    monkeypatch.setattr(backtest, "MOST", 1)
    drawn = {each.year: each for each in trials(five)}
    for year, trial in whole.items():
        # with so few pairs every one that did not come is drawn, so the shares below are the true ones
        assert drawn[year].new == trial.new
        assert drawn[year].candidates == trial.candidates
        if trial.new:
            assert drawn[year].drawn == trial.candidates - len(trial.new)
            for name in SUGGESTED_BY:
                assert drawn[year].above[name].tolist() == pytest.approx(trial.above[name].tolist())


def test_a_record_from_pairs_drawn_says_so_and_knows_no_hits(
    five: Ecosystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backtest, "MOST", 1)
    table = track_record(five)
    assert table[["hits", "precision", "precision_low"]].isna().all(axis=None)
    assert "judged against" in track_captions(table)[0]
    assert "抽出" in track_captions(table, lang="ja")[0]


def test_of_very_many_agreements_the_same_are_drawn_each_time(
    five: Ecosystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backtest, "MOST", 1)
    monkeypatch.setattr(drawing, "AGREEMENTS", 1)
    one, other = ([(each.year, each.new) for each in trials(five)] for _ in range(2))
    assert one == other
    assert max(len(new) for _, new in one) == 1


def test_each_year_is_judged_by_what_was_known_on_the_day_before(five: Ecosystem) -> None:
    held = {each.year: each for each in trials(five, top=1)}
    trial = held[2017]
    assert (str(trial.known), trial.present, trial.candidates) == ("2016-12-31", 5, 5)
    assert trial.new == (("a", "d"), ("b", "e"))
    # by common partners ad shares places 1 and 2 with bc, be shares 3 and 4 with ce, ae is last
    assert trial.ranks["common_partners"].tolist() == [1.5, 3.5]
    # of the three that did not come ad is above ae and ce and level with bc: 2.5 / 3; be 1.5 / 3
    assert trial.above["common_partners"].tolist() == pytest.approx([2.5 / 3, 1.5 / 3])
    assert trial.hits["common_partners"].tolist() == [0.5, 0]
    assert trial.hits["blend"].tolist() == [1, 0]
    assert held[2018].new == ()
    assert held[2019].new == (("c", "e"),)


def test_a_newcomer_cannot_be_suggested_and_is_not_missed(five: Ecosystem) -> None:
    # 2016: by the end of 2015 a, b, c and d have ties; c-d is a new pair, d-e comes with the newcomer e
    assert {each.year: each.new for each in trials(five)}[2016] == (("c", "d"),)


def test_later_ties_change_no_earlier_year(five: Ecosystem) -> None:
    early = of([tie for tie in TIES if tie[2] < "2018"])
    long, short = (
        {each.year: (each.new, each.ranks["blend"].tolist()) for each in trials(View(eco, as_of="2017"))}
        for eco in (five, early)
    )
    assert long == short
    assert max(long) == 2017


def rank_of_a_and_d(ties: list[tuple[str, str, str]]) -> dict[str, float]:
    """Where a-d, which came in 2017, stood by what was known at the end of 2016, by each method."""
    (trial,) = (each for each in trials(of(ties)) if each.year == 2017)
    place = trial.new.index(("a", "d"))
    return {name: float(ranks[place]) for name, ranks in trial.ranks.items()}


@pytest.mark.slow
def test_what_else_comes_in_a_year_changes_no_rank_of_that_year() -> None:
    alone = [tie for tie in TIES if set(tie[:2]) != {"b", "e"} and tie[2] < "2018"]
    for more in (("b", "e", "2017-01-01"), ("c", "e", "2017"), ("a", "e", "2017-12-31")):
        assert rank_of_a_and_d([*alone, more]) == rank_of_a_and_d(alone)


def test_a_tie_that_is_known_too_early_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    # a leak on purpose: at the end of 2016 the ties of January 2017 are known already
    def leaky(eco: Ecosystem, day: date, **how: Any) -> Ecosystem:
        return snapshot(eco, day + timedelta(days=31), **how)

    early = [*TIES[:5], ("a", "d", "2017-05-18")]
    honest = rank_of_a_and_d(early), rank_of_a_and_d([*early, ("c", "e", "2017-01-05")])
    assert honest[0] == honest[1]
    monkeypatch.setattr(backtest, "snapshot", leaky)
    leaked = rank_of_a_and_d(early), rank_of_a_and_d([*early, ("c", "e", "2017-01-05")])
    # b and c are the common partners of a and d; c has three partners then, not two, and counts for less
    assert leaked[0] != leaked[1]


def test_a_day_within_a_year_ends_it(five: Ecosystem) -> None:
    # b-e was signed in June 2017, so by 31 May only a-d had come
    assert trials(View(five, as_of="2017-05-31"))[-1].new == (("a", "d"),)


def test_a_pair_without_a_date_is_neither_right_nor_wrong() -> None:
    undated = {each.year: each.candidates for each in trials(of([*TIES, ("c", "b", "")]))}
    dated = {each.year: each.candidates for each in trials(of(TIES))}
    assert (dated[2017], undated[2017]) == (5, 4)


def test_the_record_sums_the_years_up(five: Ecosystem) -> None:
    table = track_record(five, top=1).set_index("method")
    # 2015 (b-d comes with the newcomer d), 2016 c-d, 2017 a-d and b-e, 2018 nothing, 2019 c-e:
    # four pairs in five years of one suggestion each
    assert table["new_pairs"].unique().tolist() == [4]
    assert table["tested"].unique().tolist() == [5]
    # of five first suggestions a-d of 2017 alone came true: in 2016 a-d and b-c stand above c-d, which has
    # no common partner, and in 2019 b-c and a-e (two common partners each) above c-e (one)
    assert table["auc"].to_dict()[RANDOM] == 0.5
    assert table["precision"].to_dict()["blend"] == pytest.approx(1 / 5)
    # four agreements are too few for an interval
    assert table["low"].isna().all()
    assert not table["better"].any()


def closing_triangles(count: int) -> Ecosystem:
    """Each year one open triangle of a chain of stars closes: common partners tell, popularity misleads."""
    ties = [("hub", f"s{n:02}", "2000") for n in range(12)]
    ties += [(f"l{n:02}", f"m{n:02}", "2000") for n in range(count)]
    ties += [(f"m{n:02}", f"r{n:02}", "2000") for n in range(count)]
    ties += [(f"l{n:02}", f"r{n:02}", f"{2001 + n}-05") for n in range(count)]
    ids = sorted({end for tie in ties for end in tie[:2]})
    nodes = {"id": ids, "name": ids, "type": ["city"] * len(ids)}
    names = ("source", "target", "signed")
    return make(nodes, {name: [tie[n] for tie in ties] for n, name in enumerate(names)})


def test_what_is_better_than_popularity_is_said_to_be() -> None:
    table = track_record(closing_triangles(8))
    found = table.set_index("method")
    assert found["better"].to_dict()["resource_allocation"]
    assert not found["better"].to_dict()["preferential_attachment"]
    assert "better than by popularity: 0." in track_captions(table, by="resource_allocation")[-1]
    low, auc, high = (
        float(table.loc[table["method"] == "same", name].iloc[0]) for name in ("low", "auc", "high")
    )
    assert low <= auc <= high


def popular_strangers(count: int) -> Ecosystem:
    """Each year the hub signs with a stranger, while its twelve partners, alike in all, sign nothing."""
    ties = [("hub", f"s{n:02}", "2000") for n in range(12)]
    ties += [(f"l{n:02}", f"m{n:02}", "2000") for n in range(count)]
    ties += [("hub", f"l{n:02}", f"{2001 + n}-05") for n in range(count)]
    ids = sorted({end for tie in ties for end in tie[:2]})
    nodes = {"id": ids, "name": ids, "type": ["hub" if each[0] in "hl" else "city" for each in ids]}
    nodes["country"] = [{"h": "JP", "l": "US"}.get(each[0], "FR") for each in ids]
    names = ("source", "target", "signed")
    return make(nodes, {name: [tie[n] for tie in ties] for n, name in enumerate(names)})


def test_where_popularity_did_better_it_wins_and_that_is_said() -> None:
    table = track_record(popular_strangers(8))
    rows = {row["method"]: row for row in table.to_dict("records")}
    assert rows["blend"]["over_high"] < 0
    assert winner(table) == POPULARITY
    low, much, high = (f"{-rows['blend'][name]:.2f}" for name in ("over_high", "over_popularity", "over_low"))
    assert track_captions(table, by="blend")[-1] == f"popularity did better: {much} more ({low} to {high})"
    assert track_captions(table)[-1] == (
        f"ranked by popularity, which did better than Blend: {much} more ({low} to {high}); "
        "--by ranks by another score"
    )
    assert track_captions(table, lang="ja")[-1].startswith(
        f"総合より実績の良い人気順で並べています：差{much}"
    )
    assert "not shown" not in " ".join(track_captions(table, by="blend"))


@pytest.mark.slow
def test_the_command_ranks_by_the_winner_unless_told_otherwise(tmp_path: Path) -> None:
    eco = popular_strangers(8)
    eco.nodes.drop(columns="row").to_csv(tmp_path / "nodes.csv", index=False)
    eco.edges[["source", "target", "signed"]].to_csv(tmp_path / "edges.csv", index=False)
    base = ["suggest", "hub", "--data", str(tmp_path), "--format", "json"]
    by = {}
    for name in (None, "blend", POPULARITY):
        shown = CliRunner().invoke(command, [*base, *(["--by", name] if name else [])])
        by[name] = json.loads(shown.stdout)
    assert by[None] == by[POPULARITY]
    assert by[None] != by["blend"]


def test_a_draw_keeps_the_blend() -> None:
    assert winner(track_record(closing_triangles(8))) == "blend"
    assert winner(track_record(of(TIES))) == "blend"  # too few for an interval


def test_the_record_says_whose_it_is_and_counts_what_would_round_to_nothing() -> None:
    table = track_record(popular_strangers(8))
    first = track_captions(table, by="common_partners")[0]
    rows = {row["method"]: row for row in table.to_dict("records")}
    # 8 years of 10 pairs; by common partners none of the 8 new pairs is near the front
    assert [rows["common_partners"][name] for name in ("judged", "hits")] == [80, 0]
    assert first.startswith(
        "track record of the whole ecosystem by Common partners: of 10 pairs suggested a year"
    )
    assert "0 of 80 came true" in first
    assert "0.0%" not in first
    assert "80組中0組" in track_captions(table, by="common_partners", lang="ja")[0]


def test_worse_than_chance_is_said() -> None:
    said = track_captions(track_record(popular_strangers(8)), by="same")
    # hub and strangers share their type only; the partners, of which none signs, share type and country
    assert "that is worse than chance" in said


def test_who_has_no_tie_is_offered_and_changes_no_other_score(five: Ecosystem) -> None:
    nodes = {str(name): five.nodes[name].tolist() for name in ("id", "name", "type")}
    more = make(
        {name: [*values, *extra] for (name, values), extra in
         zip(nodes.items(), (["x", "y"], ["X", "Y"], ["hub", "state"]), strict=True)},
        {name: five.edges[name].tolist() for name in ("source", "target", "signed")},
    )  # fmt: skip
    old, new = (suggest(View(eco, as_of="2016"), "a").set_index("id") for eco in (five, more))
    assert new["score"].drop(["x", "y"]).to_dict() == old["score"].to_dict()
    assert new["partners"].to_dict()["x"] == 0
    assert new["reasons"].to_dict()["x"] == "same type: Hub"
    assert new["reasons"].to_dict()["y"] == "nothing in common; 0 partners"
    assert new.index.tolist() == ["d", "x", "e", "y"]  # x has the type, e a partner, y nothing
    said = tieless_captions(View(snapshot(more, "2016")), suggest(View(more, as_of="2016"), "a"), "a")
    assert said == ["2 organisations have no tie yet; the track record is of those that have one"]


def test_too_many_without_a_tie_are_left_out_and_counted(
    five: Ecosystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    # on 2016-06-30 e has no tie; five organisations are too many to compare, the four with a tie are not
    monkeypatch.setattr(suggestions, "MOST", 4)
    monkeypatch.setattr(track, "MOST", 4)
    table = suggest(View(five, as_of="2016-06-30"), "a")
    assert table["id"].tolist() == ["d"]
    known = View(five, "2016-06-30")
    assert tieless_captions(known, table, "a") == [
        "left out, as too many to compare: 1 organisation without a tie"
    ]
    assert tieless_captions(replace(known, types=["city"]), table, "a") == []


def test_the_interval_is_the_same_every_time() -> None:
    eco = closing_triangles(6)
    assert track_record(eco).equals(track_record(eco))


@pytest.mark.slow
def test_where_it_is_not_better_than_popularity_the_sample_says_so(sample: Ecosystem) -> None:
    table = track_record(sample)
    said = track_captions(table)
    assert not table["better"].any()
    assert "not shown to be better than by popularity" in said[-1]
    assert "15 pairs signed" in said[0]


@pytest.mark.slow
def test_a_difference_of_nothing_has_no_sign(sample: Ecosystem) -> None:
    assert "-0.00" not in " ".join(track_captions(track_record(View(sample, as_of="2020"))))


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_short_history_says_so(five: Ecosystem, lang: str) -> None:
    said = track_captions(track_record(five), lang=lang)
    assert len(said) == 2
    none = track_captions(track_record(of(TIES[:2])), lang=lang)
    assert len(none) == 1
    assert not any("track_" in each for each in [*said, *none])


def test_ranks_of_equal_values_share_their_places() -> None:
    assert ranked_down(np.array([1.0, 1.0, 0.0])).tolist() == [1.5, 1.5, 3]


def test_no_dates_make_no_trials() -> None:
    assert trials(of([("a", "b", "")])) == []
    with pytest.raises(UsageError, match="at least one"):
        trials(of(TIES), top=0)


def test_every_score_is_a_method() -> None:
    assert set(LIKENESSES) < set(SUGGESTED_BY)
