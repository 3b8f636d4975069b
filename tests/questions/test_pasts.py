"""The bounds of ranks, against every past enumerated row by row, and the switches of size on both sides."""

from __future__ import annotations

import cProfile
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from random import Random
from typing import Any

import networkx as nx
import pytest

import graph.questions.organisations.pasts as pasts
from graph.measures import ranks_in_each
from graph.measures.network import build
from graph.model.ecosystem import Ecosystem, make, snapshot
from graph.model.view import View
from graph.questions.organisations.card import card, of_card
from graph.questions.organisations.openness import open_dates
from graph.questions.organisations.pasts import BOUNDED, rank_bounds

Made = Callable[..., Ecosystem]
Row = tuple[str, str, str, str]  # source, target, signed, agreement
DAY = date(2015, 6, 30)
IDS = "abcdef"


def ecosystem(rows: list[Row]) -> Ecosystem:
    names = ("source", "target", "signed", "agreement")
    nodes = {"id": list(IDS), "name": list(IDS.upper()), "type": ["city"] * len(IDS)}
    return make(nodes, {name: [row[n] for row in rows] for n, name in enumerate(names)})


def rows_of(random: Random) -> list[Row]:
    """Up to five agreements of two or three, signed before the day, perhaps before, after it, or undated."""
    rows = []
    for number in range(random.randint(2, 5)):
        parties = random.sample(IDS, random.choice((2, 2, 3)))
        days = random.choices(("2010", "2015", "", "2016"), (3, 3, 2, 1), k=2)
        pairs = [(u, v) for u in parties for v in parties if u < v]
        for place, (u, v) in enumerate(random.sample(pairs, random.randint(1, len(pairs)))):
            rows.append((u, v, days[place == 2], f"m-{number}"))  # a third row may have a date of its own
    return rows


def every_past(rows: list[Row]) -> Iterator[list[Row]]:
    """The rows of each past, from the texts of their dates: 2010 is over, 2015 and no date are open."""
    sure = [row for row in rows if row[2] == "2010"]
    signings = sorted({(row[3], row[2]) for row in rows if row[2] in ("2015", "")})
    for signed in product((False, True), repeat=len(signings)):
        chosen = {each for each, yes in zip(signings, signed, strict=True) if yes}
        yield sure + [row for row in rows if (row[3], row[2]) in chosen]


def values(rows: list[Row], measure: str) -> dict[str, float]:
    """The measure of each organisation with a tie, by NetworkX or counted by hand."""
    G = nx.Graph([row[:2] for row in rows])
    if measure == "agreements":
        return {each: len({row[3] for row in rows if each in row[:2]}) for each in G}
    of: dict[str, Callable[[nx.Graph], dict[str, float]]] = {
        "partners": lambda G: dict(G.degree),
        "degree": nx.degree_centrality,
        "betweenness": nx.betweenness_centrality,
        "closeness": nx.closeness_centrality,
    }
    return {each: round(value, 10) for each, value in of[measure](G).items()} if rows else {}


def enumerated(rows: list[Row], measure: str) -> dict[str, tuple[int, int]]:
    """The best and the worst rank of each organisation over all pasts in which it has a tie."""
    ranks: dict[str, list[int]] = {}
    for past in every_past(rows):
        found = values(past, measure)
        for each, mine in found.items():
            ranks.setdefault(each, []).append(1 + sum(other > mine for other in found.values()))
    return {each: (min(found), max(found)) for each, found in ranks.items()}


@pytest.mark.slow
@pytest.mark.parametrize("room", ["every past", "two pasts"])
def test_bounds_are_those_of_every_past(room: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if room == "two pasts":  # as in a large ecosystem, where partners and agreements are reckoned
        monkeypatch.setattr(pasts, "WORK", 1)
    random, wide = Random(11), 0
    for _ in range(60):
        rows = rows_of(random)
        measures = ["partners", "agreements", "degree", "betweenness", "closeness"]
        found = rank_bounds(View(ecosystem(rows), DAY), list(IDS), measures=measures)
        for measure in found.exact:
            wanted = enumerated(rows, measure)
            assert {org: ends for (org, name), ends in found.ranks.items() if name == measure} == wanted
            wide += sum(best < worst for best, worst in wanted.values())
        assert set(BOUNDED) <= set(found.exact)
    assert wide > 300  # most have something open


@pytest.mark.slow
def test_bounds_of_a_sample_lie_within_those_of_every_past(monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(5)
    for _ in range(20):
        rows = rows_of(random)
        whole = rank_bounds(View(ecosystem(rows), DAY), list(IDS), measures=["closeness"])
        monkeypatch.setattr(pasts, "MOST", 3)
        some = rank_bounds(View(ecosystem(rows), DAY), list(IDS), measures=["closeness"])
        monkeypatch.undo()
        for each, (best, worst) in some.ranks.items():
            assert whole.ranks[each][0] <= best <= worst <= whole.ranks[each][1]
        assert some.seen <= 3 or some.exact


def test_the_three_that_may_be_signed_and_the_two_undated_make_32_pasts() -> None:
    # By the end of June 2015 a has c, d, e and perhaps f; b has c, d and perhaps f, e and the two undated.
    # a is second where b has four and a three, and first where it has as many as b.
    sure = [("a", "c"), ("a", "d"), ("a", "e"), ("b", "c"), ("b", "d")]
    open_ = [("a", "f", "2015"), ("b", "f", "2015"), ("b", "e", "2015"), ("b", "a", ""), ("d", "f", "")]
    eco = ecosystem([(*tie, "2010", "") for tie in sure] + [(*tie, "") for tie in open_])
    found = card(View(eco, as_of="2015-06-30"), "a")
    row = found.measures.set_index("measure").loc["partners"]
    assert (row["rank"], row["best_rank"], row["worst_rank"]) == (1, 1, 2)
    said = of_card(found, "A")
    assert said[0] == "1st of 5 by partners (1st to 2nd, as the dates allow)"
    assert "best and worst rank: over all 32 pasts that the dates leave open" in said
    assert "最高・最低順位：日付から考えられる過去32通りすべてによる" in of_card(found, "A", lang="ja")


def test_a_sample_is_called_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasts, "MOST", 3)
    eco = ecosystem([("a", "b", "2010", ""), ("b", "c", "2015", ""), ("c", "d", "", "")])
    said = of_card(card(View(eco, as_of=DAY), "a"), "A")
    assert (
        "best and worst rank: true bounds by partners, agreements, degree; by the others over a sample of 3 "
        "of the 4 pasts that the dates leave open"
    ) in said
    again = rank_bounds(View(eco, DAY), ["a"], measures=["betweenness"])
    assert again == rank_bounds(View(eco, DAY), ["a"], measures=["betweenness"])


def test_more_shared_agreements_than_can_be_combined_are_a_sample_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pasts, "WORK", 1)
    monkeypatch.setattr(pasts, "SHARED", 1)
    eco = ecosystem(
        [("a", "b", "", "m-1"), ("b", "c", "", "m-1"), ("a", "d", "", "m-2"), ("d", "e", "", "m-2")]
    )
    assert rank_bounds(View(eco, DAY), ["a"], measures=["partners"]).exact == ()
    assert rank_bounds(View(eco, DAY), ["c"], measures=["partners"]).exact == ("partners",)


@pytest.mark.parametrize("basis", ["certain", "possible"])
@pytest.mark.parametrize("active", [False, True])
def test_one_of_the_pasts_is_the_view_itself(made: Made, basis: str, active: bool) -> None:
    eco = made(
        ("a", "b", "2010", "m-1", "", "", "2014"), ("b", "c", "2015", "m-2"), ("c", "d", "", "m-3"),
        ("d", "e", "2012", "m-4", "", "", "", "3"), ("a", "e", "2016", "m-5"),
        ("a", "c", "2015-06-30", "m-6"),
    )  # fmt: skip
    found = open_dates(View(eco, DAY, basis=basis, active=active))  # type: ignore[arg-type]
    shown = build(snapshot(eco, DAY, basis=basis, active=active))  # type: ignore[arg-type]
    assert sorted(found.graph(found.shown).edges) == sorted(shown.edges)
    # m-4 was signed in 2012 for three years, so on 2015-06-30 it is over or not; m-1 is over in any case
    names = {tie[2] for ties in found.open for tie in ties}
    assert names == ({"m-2", "m-3", "m-4"} if active else {"m-2", "m-3"})


def test_more_combinations_of_a_few_agreements_do_not_count_everyone_again() -> None:
    # h has so many agreements of three that may be signed or not; those of 300 pairs beside them are certain
    def calls(shared: int) -> int:
        ends = [("h", f"a{each}", "2015", f"s{each}") for each in range(shared)]
        ends += [("h", f"b{each}", "2015", f"s{each}") for each in range(shared)]
        ends += [(f"a{each}", f"b{each}", "2015", f"s{each}") for each in range(shared)]
        ends += [(f"u{each}", f"v{each}", "2010", f"p{each}") for each in range(300)]
        ends += [("h", "u0", "2015", "o")]
        ids = sorted({end for row in ends for end in row[:2]})
        names = ("source", "target", "signed", "agreement")
        nodes = {"id": ids, "name": ids, "type": ["city"] * len(ids)}
        eco = make(nodes, {name: [row[n] for row in ends] for n, name in enumerate(names)})
        counts = pasts._Counts(open_dates(View(eco, DAY)), by_agreement=False)
        profile = cProfile.Profile()
        profile.runcall(counts.ranks, "h")
        return sum(each.callcount for each in profile.getstats())

    # 2 x 2 and 2 x 64 pasts: 32 times as many, of which each adds to two or a dozen of 600
    assert calls(6) < 16 * calls(1)


@pytest.mark.parametrize(("measures", "measured"), [(["partners"], 4), (["agreements"], 16)])
def test_pasts_of_the_same_ties_are_measured_once(
    measures: list[str], measured: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # two of the four open agreements join a with b and two c with d: each pair is tied, or is not
    rows = [
        ("a", "b", "", "m-1"),
        ("b", "a", "2015", "m-2"),
        ("c", "d", "", "m-3"),
        ("c", "d", "2015", "m-4"),
    ]
    seen: list[nx.Graph] = []

    def counted(graphs: list[nx.Graph], **asked: Any) -> Iterator[dict[str, dict[Any, int]]]:
        seen.extend(graphs)
        return ranks_in_each(graphs, **asked)

    monkeypatch.setattr(pasts, "ranks_in_each", counted)
    found = rank_bounds(View(ecosystem([*rows, ("b", "c", "2010", "m-5")]), DAY), ["a"], measures=measures)
    assert (len(seen), found.seen, found.every) == (measured, 16, "16")
