"""Charts say what the table says, in either language, the same in every run."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from graph.drawing.charts import Setting, bump_chart, coverage_chart, growth_chart, mixing_chart
from graph.drawing.charts.axes import apart, tick_labels
from graph.drawing.charts.ranks import Standings, heights, standings
from graph.errors import UsageError
from graph.measures.growth import growth
from graph.model.ecosystem import make
from graph.model.view import View


@pytest.fixture
def table() -> pd.DataFrame:
    eco = make(
        {"id": ["c", "a", "b"], "name": ["C", "A", "B"], "type": ["city", "hub", "city"]},
        {
            "source": ["a", "a", "b"],
            "target": ["b", "b", "c"],
            "signed": ["2016-05", "2019-06", "2018"],
            "expires": ["2017", "", ""],
            "kind": ["initial", "renewal", "initial"],
        },
    )
    return growth(View(eco, "2019-12-31"))


@pytest.fixture
def ranks() -> pd.DataFrame:
    rows = [
        ("2019", "a", 1),
        ("2019", "b", 2),
        ("2019", "c", 2),
        ("2020", "b", 1),
        ("2020", "c", 2),
        ("2020", "a", 3),
    ]
    frame = pd.DataFrame(rows, columns=["period", "id", "rank"])
    return frame.assign(name=frame["id"].map({"a": "Alpha Co., Ltd.", "b": "Beta", "c": "ガンマ"}))


@pytest.fixture
def places() -> pd.DataFrame:
    return pd.DataFrame({"name": ["Osaka", "Akita", "Kyoto"], "nodes": [5, 2, 5], "connected": [3, 0, 5]})


def texts(svg: bytes) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg.decode())


def test_the_growth_chart_names_its_lines_with_their_last_values(table: pd.DataFrame) -> None:
    # Signed 2016, 2018, 2019: 3 so far. The first ended with 2017: 2 are in force.
    drawn = texts(growth_chart(table, Setting(form="svg", source="Source: 3 rows")))
    assert drawn.index("3") < drawn.index("Agreements signed")
    assert drawn[drawn.index("Agreements in force") - 1] == "2"
    assert "Source: 3 rows · those without a known end are taken to be in force" in drawn
    assert [each for each in drawn if each.startswith("20")] == ["2016", "2017", "2018", "2019"]


def bar_heights(svg: bytes, colour: str) -> list[float]:
    """The heights of the bars of a colour, in points."""
    found = re.findall(rf'<path d="([^"]*)"[^>]*style="fill: {colour}"', svg.decode())
    ends = [[float(y) for y in re.findall(r"[ML] [\d.]+ ([\d.]+)", each)] for each in found]
    return [round(max(each) - min(each), 2) for each in ends]


def test_renewals_stand_on_new_agreements(table: pd.DataFrame) -> None:
    # 2016 and 2018: one new each; 2019: one, a renewal
    picture = growth_chart(table, Setting(form="svg"))
    new, renewed = bar_heights(picture, "#0072b2"), bar_heights(picture, "#e69f00")
    one = max(new)
    assert new == [one, 0, one, 0]
    assert renewed == [0, 0, 0, one]


def unfinished(table: pd.DataFrame) -> pd.DataFrame:
    table.attrs["unfinished"] = {str(table["period"].iloc[-1]): "2019-06-30"}
    return table


def test_the_bar_of_an_unfinished_period_is_hatched_and_its_last_day_named(table: pd.DataFrame) -> None:
    whole, part = (growth_chart(each, Setting(form="svg")) for each in (table, unfinished(table.copy())))
    assert b"<pattern" not in whole
    assert part.count(b"fill: url(#") == 2  # new ones and renewals of 2019
    assert "to 30 Jun" in "\n".join(texts(part))
    assert "6月30日まで" in "\n".join(texts(growth_chart(unfinished(table), Setting(form="svg", lang="ja"))))
    assert texts(part)[texts(part).index("to 30 Jun") - 1] == "2019"


def test_an_unfinished_period_is_named_among_many_and_no_name_stands_on_it() -> None:
    table = pd.DataFrame(
        {"period": [str(year) for year in range(1980, 2027)], "id": "a", "name": "A", "rank": 1}
    )
    table.attrs["unfinished"] = {"2026": "2026-01-26"}
    drawn = texts(bump_chart(table, Setting(form="svg")))
    assert [each for each in drawn if each[:2] in ("19", "20")][-2:] == ["2020", "2026"]
    assert "to 26 Jan" in drawn


def test_the_growth_chart_speaks_japanese(table: pd.DataFrame) -> None:
    drawn = texts(growth_chart(table, Setting(form="svg", lang="ja")))
    assert {"協定の推移", "締結済みの協定", "有効な協定", "■ 新規", "■ 更新"} <= set(drawn)


def test_periods_on_the_axis_have_their_fiscal_year_and_era_in_japanese(table: pd.DataFrame) -> None:
    # Reiwa began on 1 May 2019, so the fiscal year 2018 is Heisei 30 and 2019 the first of Reiwa.
    fiscal = table.assign(period=["FY2016", "FY2017", "FY2018", "FY2019"])
    drawn = texts(growth_chart(fiscal, Setting(form="svg", lang="ja")))
    assert {"2016年度", "2018", "平成30", "2019", "令和元"} <= set(drawn)
    assert "令和元" not in texts(growth_chart(fiscal, Setting(form="svg")))


@pytest.mark.slow
@pytest.mark.parametrize(("form", "lang"), [("png", "en"), ("svg", "ja")])
def test_charts_are_the_same_in_every_run(
    table: pd.DataFrame, ranks: pd.DataFrame, places: pd.DataFrame, form: str, lang: str
) -> None:
    assert growth_chart(table, Setting(form=form, lang=lang)) == growth_chart(
        table, Setting(form=form, lang=lang)
    )
    assert bump_chart(ranks, Setting(form=form, lang=lang)) == bump_chart(
        ranks, Setting(form=form, lang=lang)
    )
    assert coverage_chart(places, Setting(form=form, lang=lang)) == coverage_chart(
        places, Setting(form=form, lang=lang)
    )


def test_a_table_is_not_changed(table: pd.DataFrame, ranks: pd.DataFrame, places: pd.DataFrame) -> None:
    before = [each.copy() for each in (table, ranks, places)]
    growth_chart(table, Setting(form="svg"))
    bump_chart(ranks, Setting(form="svg"))
    coverage_chart(places, Setting(form="svg"))
    for one, other in zip(before, (table, ranks, places), strict=True):
        pd.testing.assert_frame_equal(one, other)


def test_empty_tables_give_charts_without_lines(
    table: pd.DataFrame, ranks: pd.DataFrame, places: pd.DataFrame
) -> None:
    assert "How agreements grew" in texts(growth_chart(table.head(0), Setting(form="svg")))
    assert texts(bump_chart(ranks.head(0), Setting(form="svg")))[0] == "Hubs over time"
    assert "There is nothing to list." in texts(coverage_chart(places.head(0), Setting(form="svg")))


def test_a_single_period_is_a_chart_too(table: pd.DataFrame, ranks: pd.DataFrame) -> None:
    assert "2016" in texts(growth_chart(table.head(1), Setting(form="svg")))
    assert "2019" in texts(bump_chart(ranks.head(3), Setting(form="svg")))


def test_what_a_single_period_reaches_is_a_dot(table: pd.DataFrame) -> None:
    one, more = (growth_chart(table.head(rows), Setting(form="svg")).decode() for rows in (1, 2))
    for colour in ("#1f2933", "#0072b2"):
        assert re.search(rf'<use [^>]*style="fill: {colour}; stroke: {colour}', one)
        assert not re.search(rf'<use [^>]*style="fill: {colour}; stroke: {colour}', more)


def test_an_unknown_form_is_refused(table: pd.DataFrame, ranks: pd.DataFrame, places: pd.DataFrame) -> None:
    for chart, data in ((growth_chart, table), (bump_chart, ranks), (coverage_chart, places)):
        with pytest.raises(UsageError, match="png or svg, not 'pdf'"):
            chart(data, Setting(form="pdf"))


def test_the_bump_chart_writes_last_ranks_and_names_without_legal_forms(ranks: pd.DataFrame) -> None:
    drawn = texts(bump_chart(ranks, Setting(form="svg")))
    assert [drawn[drawn.index(name) - 1] for name in ("Beta", "ガンマ", "Alpha")] == ["1", "2", "3"]


def course(found: Standings) -> dict[str, tuple[int | None, ...]]:
    return {each.id: each.ranks for each in found.courses}


def test_equals_have_one_rank_and_stand_in_the_order_that_they_had(ranks: pd.DataFrame) -> None:
    # 2021: all three are first; in 2020 b was ahead of c, and c of a.
    later = pd.DataFrame({"period": "2021", "id": ["b", "c", "a"], "name": "x", "rank": [1, 1, 1]})
    found = standings(pd.concat([ranks, later]), 10)
    assert course(found) == {"b": (2, 1, 1), "c": (2, 2, 1), "a": (1, 3, 1)}
    assert list(course(found)) == ["b", "c", "a"]
    assert found.more == {}
    assert {each: [round(y) for y in at] for each, at in heights(found).items()} == {
        each: list(course(found)[each]) for each in "abc"
    }
    assert len({at[2] for at in heights(found).values()}) == 3  # side by side


def test_whoever_was_among_the_first_has_a_line(ranks: pd.DataFrame) -> None:
    found = standings(ranks, 1)  # a in 2019, b in 2020
    assert course(found) == {"b": (2, 1), "a": (1, 3)}
    assert found.depth == 1
    assert [each.id for each in found.now] == ["b"]


def test_a_list_cut_inside_a_tie_says_how_many_more_share_its_last_rank() -> None:
    # Two of five who share rank 2 find room; e was first before, so that it and a are shown.
    rows = [("1", "e", 1), ("2", "h", 1), *(("2", each, 2) for each in "dcbae")]
    table = pd.DataFrame(rows, columns=["period", "id", "rank"]).assign(name="N")
    found = standings(table, 3)
    assert set(course(found)) == {"e", "h", "a"}
    assert found.more == {"2": (2, 3)}
    table.attrs["top"] = 3
    assert "3 more tied at 2" in texts(bump_chart(table, Setting(form="svg")))
    assert "ほか3組織も2位" in texts(bump_chart(table, Setting(form="svg", lang="ja")))


def test_who_left_the_chart_is_named_with_the_rank_of_today(ranks: pd.DataFrame) -> None:
    picture = bump_chart(ranks, Setting(form="svg"), top=1)
    assert "Alpha 3" in texts(picture)
    assert "Alpha 3" not in texts(bump_chart(ranks, Setting(form="svg")))
    dots = "stroke-dasharray: 1.1,1.815"  # matplotlib's dotted line of 1.1 points
    assert dots in picture.decode()
    assert dots not in bump_chart(ranks, Setting(form="svg")).decode()


def test_coverage_is_told_in_words_largest_first(places: pd.DataFrame) -> None:
    drawn = texts(coverage_chart(places, Setting(form="svg")))
    assert [each for each in drawn if each in ("Kyoto", "Osaka", "Akita")] == ["Kyoto", "Osaka", "Akita"]
    assert [each for each in drawn if " of " in each and each[0].isdigit()] == ["5 of 5", "3 of 5", "0 of 2"]
    assert "2 / 3" in texts(coverage_chart(places, Setting(form="svg"), most=2))


@pytest.mark.parametrize(
    ("labels", "ticks"),
    [
        ([f"{year}" for year in range(2001, 2027)], [f"{year}" for year in range(2002, 2027, 2)]),
        ([f"{year}" for year in range(1981, 2027)], [f"{year}" for year in range(1985, 2027, 5)]),
        (["FY2019", "FY2020"], ["2019", "2020"]),
        ([f"{2019 + i // 12}-{i % 12 + 1:02}" for i in range(30)], ["2019", "2020", "2021"]),
    ],
)  # fmt: skip
def test_few_periods_are_named(labels: list[str], ticks: list[str]) -> None:
    assert list(tick_labels(labels).values()) == ticks


@pytest.mark.parametrize(
    ("values", "placed"),
    [
        ([10.0, 1.0], [10.0, 1.0]),
        ([5.0, 5.0], [6.5, 3.5]),
        ([1.0, 2.0], [0.0, 3.0]),
        ([0.0, 0.0, 0.0], [3.0, 0.0, -3.0]),
        ([], []),
    ],
)
def test_names_that_would_overlap_are_moved_apart(values: list[float], placed: list[float]) -> None:
    assert apart(values, 3.0) == placed


@pytest.mark.slow
def test_the_mixing_chart_puts_the_number_of_new_ties_over_each_bar() -> None:
    # 2019: 1 + 2 + 0 = 3 new ties; 2020: none, so no number; 2021: 0 + 1 + 4 = 5.
    table = pd.DataFrame(
        {
            "period": ["2019", "2020", "2021"],
            "new_ties": [3, 0, 5],
            "newcomer_newcomer": [1, 0, 0],
            "newcomer_incumbent": [2, 0, 1],
            "incumbent_incumbent": [0, 0, 4],
        }
    )
    drawn = texts(mixing_chart(table, Setting(form="svg", source="Source: 8 rows")))
    assert {"3", "5", "Source: 8 rows", "■ Newcomer and incumbent"} <= set(drawn)
    assert "■ 新規と既存" in texts(mixing_chart(table, Setting(form="svg", lang="ja")))
    assert mixing_chart(table) == mixing_chart(table)
    assert mixing_chart(table.head(0)).startswith(b"\x89PNG")
