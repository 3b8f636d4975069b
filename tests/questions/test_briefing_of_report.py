"""The story that a board reads: every title and sentence against what was worked out by hand."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from graph.model.answer import Answer, Told
from graph.model.ecosystem import Ecosystem, make
from graph.model.view import View
from graph.questions.hubs.answer import hub_report_answer
from tests.conftest import of, tie

DAY = "2025-06-30"
NAMES = {
    "h": "Harbour Hub Innovation Network (HH)",
    "a": "Alpha City",
    "b": "Beta University",
    "c": "Gamma Cluster",
    "d": "Delta Institute",
    "e": "Epsilon Inc.",
    "z": "Zeta Town",
}
# A ring h - b - d - c - h, and the tail h - a - e. Rows 2 to 7 of edges.csv.
TIES: list[dict[str, str]] = [
    {"source": "h", "target": "a", "signed": "2018-04-01", "agreement": "m1", "expires": "2020-03-31"},
    {"source": "b", "target": "h", "signed": "2021-06-01", "agreement": "m2", "expires": "2025-08-31"},
    {"source": "h", "target": "c", "signed": "2023-05-10", "agreement": "m3"},
    {"source": "b", "target": "d", "signed": "2023-07-01", "agreement": "m4"},
    {"source": "d", "target": "c", "signed": "2024-10-01", "agreement": "m5"},
    # its first term ends on 2026-02-01, two months before which is the last day of notice
    {"source": "a", "target": "e", "signed": "2025-02-01", "agreement": "m6", "term_years": "1",
     "auto_renews": "yes", "notice_months": "2"},
]  # fmt: skip
COLUMNS = (
    "source", "target", "signed", "agreement", "expires", "term_years", "auto_renews", "notice_months",
    "source_url",
)  # fmt: skip


@pytest.fixture(scope="module")
def harbour() -> Ecosystem:
    nodes = {
        "id": list(NAMES), "name": list(NAMES.values()),
        "type": ["hub", "city", "university", "cluster", "institute", "company", "city"],
        "country": ["JP", "JP", "JP", "JP", "JP", "JP", "FI"],
        "region": ["Kanagawa", "", "", "", "", "", ""],
    }  # fmt: skip
    edges = {name: [row.get(name, "") for row in TIES] for name in COLUMNS}
    pages = (
        "https://www.example.org/a",
        "https://example.org/b",
        "https://example.com/",
        "https://example.org/c",
    )
    edges["source_url"] = [*pages, "", ""]
    return make(nodes, edges)


def told(eco: Ecosystem, day: str | None = DAY, lang: str = "en", **how: Any) -> Answer:
    return hub_report_answer(View(eco, day, lang=lang), ours=how.pop("ours", "h"), **how)


def story(answer: Answer) -> dict[str, Told]:
    return {part: each for part, each in answer.told.items() if each.kicker}


TITLES = {
    # m2 to m6 are in force; m1 has lapsed, m2 ends within a year, and so does the time to give notice of m6
    "findings": "5 agreements are in force, and 3 need a decision",
    "since": "2 new agreements were signed since 30 June 2024",  # m5 and m6
    # m1 at the end of 2019, m2 to m5 at that of 2024
    "grown": "Agreements in force grew from 1 to 4 (2019 to 2024)",
    # Between others with HH: HH 6.5 of 10 pairs, Alpha 4, Beta and Gamma 1.5, Delta 0.5; without it Delta 1
    "ranked": "HH is the first broker; without it Delta Institute would be (rank 5 today)",
    "deadlines": "3 agreements need a decision: one has already lapsed, the next is due by 31 August 2025",
    "next": "Talk to Delta Institute next: it shares 2 partners with HH",  # Beta and Gamma
    "method": "Every number rests on 6 rows of edges.csv; 4 of them name a source",
}
STALE = (  # 27 days of February, 31 of March, 30 of April, 31 of May, 30 of June
    "The newest date in the data is 1 February 2025, 149 days before 30 June 2025: what was signed since "
    "is not in these numbers."
)
SENTENCES = {
    "findings": [
        "2 new agreements were signed since 30 June 2024.",
        "The first decision is due by 31 August 2025: HH – Beta University.",
        "1 agreement has lapsed without a recorded renewal: renew, or record the end.",
        "Of the 5 agreements in force, 3 have no known end: no date calls for a review.",
    ],
    "since": ["1 organisation joined the network (Epsilon).", STALE],  # Alpha, Gamma and Delta rose alike
    "grown": [
        "2024 brought 1 agreement, 1 fewer than 2023.",
        "Counted in part and in no rate: 2025, to 30 Jun (1 agreement).",
    ],
    "ranked": [
        "HH has 3 of the 5 partners that one can have here, more than anyone else.",
        "HH stands on 65% of the shortest ways between others: introductions run through it.",
        "Where the data come from the pages of HH, it is central by construction: hence both ranks.",
    ],
    "deadlines": [
        "HH – Beta University: 62 days are left until 31 August 2025.",
        "1 agreement has lapsed without a recorded renewal: renew, or record the end.",
        "1 agreement renews itself unless notice is given: the last day of notice decides.",
        "Of the 5 agreements in force, 3 have no known end: no date calls for a review.",
    ],
    "next": [
        "Beta University and Gamma Cluster can introduce HH to Delta Institute: they are partners of both.",
        "46 of the 47 prefectures have no organisation in the data: white space, or not looked at yet.",
        "1 country is in the data without a tie (Finland).",
        "No tie in the data is no proof that none was signed.",
    ],
    "method": [
        "On 30 June 2025: 6 agreements signed, 5 of them in force.",
        "The sources are pages of 2 sites; most rows rest on example.org (3) and example.com (1).",
        STALE,
    ],
}


def test_every_part_has_a_title_that_is_a_sentence_of_its_numbers(harbour: Ecosystem) -> None:
    found = story(told(harbour))
    assert list(found) == ["findings", "map_today", *list(TITLES)[1:]]
    assert {part: each.title for part, each in found.items() if part in TITLES} == TITLES


@pytest.mark.parametrize("part", SENTENCES)
def test_the_sentences_of_a_part_say_its_numbers(part: str, harbour: Ecosystem) -> None:
    assert list(story(told(harbour))[part].sentences) == SENTENCES[part]


def test_no_part_has_more_than_four_sentences_or_says_a_nought(sample: Ecosystem) -> None:
    for lang in ("en", "ja"):
        found = story(told(sample, None, lang, ours="", today=date(2026, 11, 29)))
        assert len(found) == 8
        for each in found.values():
            assert len(each.sentences) <= 4
            assert not [
                text for text in (each.title, *each.sentences) if re.search(r"(?<![\d.-])0(?![\d.-])", text)
            ]


def test_japanese_has_sentences_that_end_and_titles_that_do_not(harbour: Ecosystem) -> None:
    found = story(told(harbour, lang="ja"))
    assert found["findings"].title == "有効な協定は5件、判断を要する協定は3件"
    assert found["deadlines"].title == "判断を要する協定は3件（うち失効済み1件、次の期限は2025年8月31日）"
    assert found["since"].title == "2024年6月30日以降の変化：新規2件"
    for part, each in found.items():
        assert not each.title.endswith("。")
        assert all(text.endswith(("ます。", "です。", "ません。", "ました。")) for text in each.sentences), (
            part
        )
        assert not [text for text in each.sentences if re.search(r"[ぁ-ん一-龥] \d|\d [ぁ-ん一-龥]", text)]


def test_what_a_speaker_says_names_the_rows_behind_it(harbour: Ecosystem) -> None:
    found = story(told(harbour))
    assert f"{TITLES['deadlines']} – rows 2, 3, 7 of edges.csv" in found["deadlines"].points  # m1, m2, m6
    assert f"{SENTENCES['findings'][3]} – rows 4–6 of edges.csv" in found["findings"].points  # m3, m4, m5
    assert f"{TITLES['since']} – rows 6, 7 of edges.csv" in found["since"].points
    whole = "6 organisations in 1 country are joined by 6 ties under 6 agreements. – rows 2–7 of edges.csv"
    assert whole in found["findings"].points


def test_decisions_come_in_the_order_of_their_days(harbour: Ecosystem) -> None:
    table = told(harbour).parts["findings"]
    days = [None if each != each else f"{each:%Y-%m-%d}" for each in table["by_when"]]
    assert list(zip(days, table["decision"], strict=True)) == [
        ("2025-08-31", "Renew or let end: HH – Beta University"),
        ("2025-12-01", "Give notice or let renew: Alpha City – Epsilon"),
        (None, "Settle 1 lapsed agreement"),
        (None, "Ask for the last day of 3 agreements"),
        (None, "Talk to Delta Institute"),
    ]


@pytest.mark.parametrize(
    ("since", "title"),
    [
        # m1 was over before, m2 to m4 came; on the last day nothing has come since
        (date(2020, 12, 31), "5 new agreements were signed since 31 December 2020"),
        (
            date(2019, 12, 31),
            "5 new agreements were signed and 1 ended without a renewal since 31 December 2019",
        ),
        (date(2025, 3, 1), "No agreement was signed since 1 March 2025, and none ended without a renewal"),
    ],
)
def test_changes_are_told_from_the_day_of_the_last_board_on(
    since: date, title: str, harbour: Ecosystem
) -> None:
    assert story(told(harbour, since=since))["since"].title == title


def test_what_came_and_went_and_what_was_renewed_is_told() -> None:
    eco = of(
        [
            tie("a", "b", "2010", "old"),
            tie("a", "b", "2021-05", "again", "", "old"),
            tie("a", "c", "2021-02", "brief", "", "", "2022-01-31"),
        ],
        {"a": "hub", "b": "city", "c": "city"},
    )
    found = story(told(eco, "2022-12-31", ours="a", since=date(2020, 12, 31)))
    assert found["since"].title == "1 agreement was renewed and 1 came and went since 31 December 2020"


def test_only_whom_an_end_left_without_an_agreement_is_asked_once_more() -> None:
    # b signed again without naming what it renews, d's was terminated; c and e are left
    ends = {"b": "2022-03-31", "c": "2022-04-30", "d": "2030-12-31", "e": "2022-05-31"}
    ties = [tie("a", to, "2010", f"m{to}", "", "", day) for to, day in ends.items()]
    ties[2]["terminated"] = "2022-02-01"
    eco = of([*ties, tie("a", "b", "2022-06", "again")], {"a": "hub"} | dict.fromkeys("bcde", "city"))
    found = story(told(eco, "2022-12-31", ours="a", since=date(2021, 12, 31)))["since"]
    assert found.title == ("1 new agreement was signed and 4 ended without a renewal since 31 December 2021")
    assert (
        "Nothing is in force any more after the end of 2 agreements (A – C and A – E): ask once more."
        in found.sentences
    )


@pytest.mark.parametrize(
    ("new", "first"),
    [
        (8, ["new"] * 8 + ["ended"] * 2),  # ten are all on a slide
        (9, ["new"] * 5 + ["ended"] * 2 + ["new"] * 4),
    ],
)
def test_of_more_changes_than_a_slide_shows_some_of_each_come_first(new: int, first: list[str]) -> None:
    ids = [f"p{number}" for number in range(new + 2)]
    ties = [tie("a", each, "2022", f"m{each}") for each in ids[:new]]
    ties += [tie("a", each, "2010", f"m{each}", "", "", "2022-03-31") for each in ids[new:]]
    eco = of(ties, {"a": "hub"} | dict.fromkeys(ids, "city"))
    assert told(eco, "2022-12-31", ours="a").parts["since"]["change"].tolist() == first


def test_where_nobody_is_a_candidate_the_gaps_stand_in_the_table() -> None:
    # Everyone has signed with the hub, and nobody else with another.
    types = {"a": "hub", "b": "city", "c": "city", "d": "city", "e": "cluster"}
    pairs = ["ab", "ac", "ad", "ae"]
    eco = of([tie(*pair, "2020", pair) for pair in pairs], types)
    part = story(told(eco, "2020-12-31", ours="a"))["next"]
    table = told(eco, "2020-12-31", ours="a").parts["next"]
    assert part.title == "2 pairs of types have no tie yet (City – City and City – Cluster)"
    assert table[["gap", "count", "which"]].values.tolist() == [
        ["pairs_without", 2, "City – City; City – Cluster"]
    ]


def test_who_came_by_one_alone_came_all_by_it() -> None:
    ties = [tie("a", to, "2022", f"m{to}") for to in "cde"]
    eco = of([tie("a", "b", "2010", "old"), *ties], {"a": "hub"} | dict.fromkeys("bcde", "city"))
    found = story(told(eco, "2022-12-31", ours="a"))["since"].sentences
    assert "3 organisations joined the network (C, D and E), all of them through A." in found


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_what_is_due_on_one_day_is_counted_and_a_table_that_is_cut_says_so(lang: str) -> None:
    others = [f"p{number:02}" for number in range(12)]
    ties = [tie("a", each, "2020", f"m{each}", "", "", "2023-03-31") for each in others]
    eco = of(ties, {"a": "hub"} | dict.fromkeys(others, "city"))
    parts = story(told(eco, "2022-12-31", lang=lang, ours="a"))
    first, cut = {
        "en": (
            "The first decision is due by 31 March 2023: A – P00, A – P01 and 10 more.",
            "The table shows the first 8 of 12.",
        ),
        "ja": (
            "最初の判断期限は2023年3月31日（A – P00、A – P01ほか10）です。",
            "表は12件のうち先の8件です。",
        ),
    }[lang]
    assert first in parts["findings"].sentences
    assert cut in parts["deadlines"].sentences


def cliques() -> Ecosystem:
    """Two groups of four partners each, joined by a tie of the two hubs; p5 on p1; a pair apart."""
    pairs = [(x + i, x + j) for x in "pq" for i, j in ("12", "13", "14", "23", "24", "34")]
    pairs += [("p1", "q1"), ("p1", "p5"), ("y", "z")]
    ids = {each: "city" for pair in pairs for each in pair}
    return of([tie(*pair, "2020", f"m{n}") for n, pair in enumerate(pairs)], ids)


def test_communities_are_called_out_by_their_hubs() -> None:
    answer = told(cliques(), None, ours="p1")
    found = story(answer)["map_today"]
    # y and z are the third, too small to be called out
    assert found.title == "The 2 largest of 3 communities hold 9 of 11 organisations, the largest around P1"
    assert list(found.sentences) == [
        "Of the 15 ties, 1 joins two communities; P1 has 1, so that news from one to the other travels "
        "through it.",
        "2 organisations are not joined to the largest group: they are reached by a new tie only.",
        "3 organisations have a single partner: one ended agreement cuts them off.",  # p5, y and z
    ]
    assert answer.parts["map_today"].to_dict("list") == {
        "around": ["P1 & partners", "Q1 & partners"], "organisations": [5, 4],
        "countries": [0, 0], "across": [1, 1],
    }  # fmt: skip
    members = answer.charts["map_today"].groupby("around")["id"].agg(set).to_dict()
    assert members == {
        "P1 & partners": {"p1", "p2", "p3", "p4", "p5"},
        "Q1 & partners": {"q1", "q2", "q3", "q4"},
    }


def star(**columns: str) -> Ecosystem:
    rows = [{**tie("a", each, columns.get("signed", ""), f"m-{each}")} for each in "bcd"]
    return of(rows, dict.fromkeys("abcd", "city"))


@pytest.mark.parametrize(
    ("eco", "parts"),
    [
        # nothing has a date: no changes, no growth, no ends
        (star(), ["findings", "map_today", "ranked", "method"]),
        # everything was signed long ago and nothing ends
        (star(signed="2010"), ["findings", "map_today", "since", "grown", "ranked", "method"]),
        (of([tie("a", "b", "", "m")], {"a": "city", "b": "city"}), ["findings", "map_today", "method"]),
        (of([], {"a": "city"}), []),
        (of([], {"a": "city", "b": "hub"}), []),
    ],
)  # fmt: skip
def test_a_part_that_does_not_apply_is_left_out(eco: Ecosystem, parts: list[str]) -> None:
    assert list(story(told(eco, None, ours=""))) == parts


def test_nothing_dated_is_told_as_such() -> None:
    found = story(told(star(), None, ours=""))["findings"]
    assert found.title == "4 organisations are joined by 3 ties, none of which has a date"


def test_growth_is_told_of_whole_periods_only() -> None:
    eco = of([tie("a", "b", "2025-02", "m1"), tie("a", "c", "2025-03", "m2")], dict.fromkeys("abc", "city"))
    assert "grown" not in story(told(eco, "2025-06-30", ours=""))
    assert story(told(eco, "2025-12-31", ours=""))["grown"].title == (
        "Agreements in force: 2 at the end of 2025, the first whole period"
    )


def test_what_lies_ahead_is_no_growth() -> None:
    ties = [tie("a", "b", f"{year}-02-01", f"m{year}") for year in (2023, 2024, 2025, 2035)]
    found = told(of(ties, dict.fromkeys("ab", "city")), None, ours="", today=date(2026, 3, 1))
    grown = story(found)["grown"]
    assert grown.title == "Agreements in force grew from 1 to 3 (2023 to 2025)"
    assert not any("2035" in str(each) for each in grown.sentences)
    assert any("2035" in each for each in found.parts["growth"]["period"])


def test_the_tables_stand_behind_the_story(harbour: Ecosystem) -> None:
    answer = told(harbour)
    parts = list(answer.parts)
    first = [part for part in parts if answer.told[part].kicker]
    assert parts[: len(first)] == first
    assert {"summary", "reach", "growth", "ending", "methods", "receipts"} <= {*parts[len(first) :]}


def ended_since(end: str) -> Ecosystem:
    """Two agreements of 2024, one over after the day; a third of 2025 where the data go on to then."""
    ties = [tie("a", "b", "2024-01-01", "m1"), tie("b", "c", "2024-02-01", "m2", "", "", "2025-06-01")]
    ties += [tie("c", "a", end, "m3")] if end > "2024" else []
    return of(ties, dict.fromkeys("abc", "city"))


@pytest.mark.parametrize(
    ("end", "lang", "said"),
    [
        ("2025-03-01", "en", "Counted in part and in no rate: 2025, to 1 Mar (1 agreement). 3 were in force "
         "on 1 March 2025, 2 are on 1 July 2025."),
        ("2025-03-01", "ja", "締結が1件の2025年（3月1日まで）は、期間の一部だけの集計のため、"
         "比較に含めていません。有効な協定は2025年3月1日に3件、2025年7月1日には2件です。"),
        # the newest date is the last day of a year, which is over then
        ("2024-12-31", "en", "3 agreements were in force on 31 December 2024, 2 are on 1 July 2025."),
        ("2024-12-31", "ja", "有効な協定は2024年12月31日に3件、2025年7月1日には2件です。"),
    ],
)  # fmt: skip
def test_where_the_chart_ends_with_another_number_than_that_of_the_day_both_are_told(
    end: str, lang: str, said: str
) -> None:
    found = story(told(ended_since(end), None, lang, ours="", today=date(2025, 7, 1)))
    assert found["grown"].sentences[-1] == said


def test_of_one_number_on_both_days_the_second_is_not_told() -> None:
    found = story(told(ended_since("2025-03-01"), None, ours="", today=date(2025, 4, 1)))
    assert found["grown"].sentences[-1] == "Counted in part and in no rate: 2025, to 1 Mar (1 agreement)."
