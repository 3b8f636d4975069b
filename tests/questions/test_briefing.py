"""The page about one organisation: every title and sentence against what was worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

import graph
from graph.errors import UnknownName
from graph.model.answer import Answer
from graph.model.ecosystem import Ecosystem, make
from graph.model.view import View
from graph.questions.organisations.briefing import DRAWN, briefing
from tests.conftest import of, tie

DAY = "2025-06-30"
# h is the one we meet and u are we. h - a, h - b, h - u (over), a - u, a - c, h - n. Rows 2 to 7.
TIES: list[dict[str, str]] = [
    {"source": "h", "target": "a", "signed": "2016-05", "agreement": "m1", "purposes": "events; People"},
    {"source": "b", "target": "h", "signed": "2021-06-01", "agreement": "m2", "expires": "2025-08-31",
     "purposes": "Space, and the sea"},
    {"source": "u", "target": "h", "signed": "2018-04-01", "agreement": "m3", "expires": "2020-03-31"},
    {"source": "a", "target": "u", "signed": "2019", "agreement": "m4", "purposes": "people"},
    {"source": "a", "target": "c", "signed": "2020-01-01", "agreement": "m5"},
    # its term ends on 2026-02-01, two months before which is the last day of notice
    {"source": "h", "target": "n", "signed": "2025-02-01", "agreement": "m6", "term_years": "1",
     "auto_renews": "yes", "notice_months": "2"},
]  # fmt: skip
COLUMNS = (
    "source", "target", "signed", "agreement", "expires", "term_years", "auto_renews", "notice_months",
    "purposes",
)  # fmt: skip
NODES = {
    "id": ["z", "u", "n", "h", "c", "b", "a"],
    "name": ["Zeta Town", "Us", "Nu Inc.", "Harbour Hub Innovation Network (HH)", "Gamma", "Beta", "Alpha"],
    "type": ["city", "hub", "company", "hub", "cluster", "university", "city"],
    "country": ["JP", "JP", "JP", "JP", "FR", "FI", "JP"],
    "city": ["Kobe", "", "", "Kobe", "", "", ""],
    "founded": ["", "", "", "2015-04", "", "", ""],
    "name_ja": ["", "当社", "", "港", "", "", ""],
}


@pytest.fixture(scope="module")
def harbour() -> Ecosystem:
    return make(NODES, {name: [row.get(name, "") for row in TIES] for name in COLUMNS})


def told(
    eco: Ecosystem, org: str = "h", *, day: str | None = DAY, lang: str = "en", ours: str = "u"
) -> Answer:
    return briefing(View(eco, day, lang=lang), org, ours=ours)


TITLES = {
    "org_who": "HH was a partner of Us from 1 April 2018 to 31 March 2020",
    "org_partners": "3 of the 4 partners are in Japan, the others in 1 country",  # Alpha, Us, Nu; Beta
    # Beta and Nu have no other partner, Finland no other organisation; only m1 and m2 are for events, space
    "org_only": "Only HH brings 2 organisations, 1 country and 2 purposes to the network",
    # m2 ends on 31 August, and notice for m6 is due by 1 December
    "org_ends": "3 agreements need a decision: one has already lapsed, the next is due by 31 August 2025",
    "org_next": "HH could meet Gamma next: they share 1 partner",  # Alpha
}
SENTENCES = {
    "org_who": (
        "Hub, in Kobe, Japan, founded April 2015.",
        "1 agreement was signed with Us, none in force any more; the newest is from 1 April 2018.",
        "By partners it is 1st of 6 organisations.",
        "Of its 4 signed agreements, 3 are in force on 30 June 2025.",
        # 27 days of February, 31 of March, 30 of April, 31 of May, 30 of June
        "The newest date in the data is 1 February 2025, 149 days before 30 June 2025: what was signed since "
        "is not in these numbers.",
    ),
    "org_partners": (
        "1 partner is a partner of Us, too (Alpha).",
        "2 partners have no tie to Us (Beta and Nu).",
        "The newest partner is Nu, since 1 February 2025.",
    ),
    "org_only": (
        "No other partner: Beta and Nu.",
        "No other tie reaches Finland.",
        "No other agreement is for this: events; Space, and the sea.",
    ),
}


def test_every_part_has_a_title_that_is_a_sentence_of_its_numbers(harbour: Ecosystem) -> None:
    found = told(harbour).told
    assert {key: found[key].title for key in TITLES} == TITLES


@pytest.mark.parametrize("part", SENTENCES)
def test_the_sentences_of_a_part_say_its_numbers(part: str, harbour: Ecosystem) -> None:
    assert told(harbour).told[part].sentences == SENTENCES[part]


def test_the_large_numbers_have_the_words_of_all_tables(
    harbour: Ecosystem,
) -> None:
    assert told(harbour).told["org_who"].large == (
        ("Partners", 4), ("Countries", 2), ("Agreements signed", 4), ("Agreements in force", 3),
    )  # fmt: skip


def test_what_ends_has_the_last_day_of_notice_and_who_decides(harbour: Ecosystem) -> None:
    table = told(harbour).parts["org_ends"]
    shown = table[["status", "by_when", "deciders", "agreement"]].astype(str).values.tolist()
    assert shown == [
        ["due", "2025-08-31", "HH – Beta", "m2"],
        ["notice-due", "2025-12-01", "HH – Nu", "m6"],
        ["lapsed", "2020-03-31", "HH – Us", "m3"],
    ]


def test_what_ends_later_stands_in_the_table_though_it_needs_no_decision_yet() -> None:
    eco = of([tie("a", "b", "2020-01-01", "m", "", "", "2030-01-01")], {"a": "hub", "b": "city"})
    found = told(eco, "a", day="2024-01-01", ours="")
    assert found.told["org_ends"].title == "No agreement of A needs a decision within 12 months"
    assert found.told["org_ends"].sentences == ("The first to end is A – B, by 1 January 2030.",)
    assert found.parts["org_ends"]["agreement"].tolist() == ["m"]


def test_the_notes_name_the_rows_behind_a_number(harbour: Ecosystem) -> None:
    points = told(harbour).told["org_who"].points
    assert points[0].endswith("– rows 2–4, 7 of edges.csv")  # m1, m2, m3 and m6
    assert points[2].endswith("– rows 4 of edges.csv")  # m3, with us


WITH_US = {
    # (who is met, the day, who we are): what is said of the two
    ("a", DAY, "u"): "Alpha has been a partner of Us since 2019",
    ("c", DAY, "u"): "Gamma has signed nothing with Us yet",
    ("h", DAY, ""): "HH has 4 partners in 2 countries, the first since May 2016",
    ("u", DAY, "u"): "We at Us have 2 partners in 1 country, the first since 1 April 2018",
    ("h", "2019-06-30", "u"): "HH has been a partner of Us since 1 April 2018",
    ("z", DAY, "u"): "Zeta Town has no tie yet",
    ("z", DAY, "z"): "We at Zeta Town have no tie yet",
}


@pytest.mark.parametrize(("org", "day", "ours"), WITH_US)
def test_the_title_says_since_when_it_is_tied_to_us(
    org: str, day: str, ours: str, harbour: Ecosystem
) -> None:
    assert told(harbour, org, day=day, ours=ours).told["org_who"].title == WITH_US[org, day, ours]


def test_a_tie_with_us_that_has_no_date_is_told_as_such() -> None:
    eco = of([tie("a", "u", "", "m")], {"a": "hub", "u": "city"})
    found = told(eco, "a", day=None).told["org_who"]
    assert found.title == "A is a partner of U, since when is not recorded"
    assert "No date is recorded for 1 agreement with U." in found.sentences


def test_what_is_over_with_us_is_told_though_only_what_is_in_force_is_asked_for(harbour: Ecosystem) -> None:
    found = briefing(View(harbour, DAY, active=True), "h", ours="u")
    assert found.told["org_who"].title == TITLES["org_who"]
    assert found.told["org_who"].large == (("Partners", 3), ("Countries", 2), ("Agreements in force", 3))


def test_one_without_a_tie_has_a_page_that_says_so_and_whom_to_meet(harbour: Ecosystem) -> None:
    found = told(harbour, "Zeta Town")
    assert [key for key in found.told if key in TITLES] == ["org_who", "org_next"]
    assert (
        found.told["org_next"].title
        == "Zeta Town could meet Alpha next: nobody without a tie to it is more alike"
    )
    # Alpha and HH share two things each with it: country and type, country and city
    assert found.parts["org_next"][["candidate", "reasons"]].values.tolist()[:2] == [
        ["Alpha", "same country: Japan; same type: City"],
        ["HH", "same city: Kobe"],
    ]


def test_it_can_introduce_us_to_those_of_its_partners_who_are_likely_next(harbour: Ecosystem) -> None:
    # of Alpha's partners without a tie to Us, Gamma alone; who meets Gamma over Alpha
    said = told(harbour, "a").told["org_next"].sentences
    assert "Alpha can introduce Us to Gamma: likely next partners." in said


def test_of_many_partners_the_map_shows_those_with_most_and_the_page_says_so() -> None:
    many = [f"p{n:02}" for n in range(30)]
    ties = [tie("h", each, "2020", each) for each in many] + [tie("p29", "x", "2020", "x")]
    found = told(of(ties, {"h": "hub", "x": "city"} | dict.fromkeys(many, "city")), "h", day="2024", ours="")
    assert found.charts["org_partners"]["id"].tolist() == ["h", "p29", *many[: DRAWN - 1]]
    assert "The map shows the 24 of 30 partners that have most partners themselves." in (
        found.told["org_partners"].sentences
    )
    assert len(found.parts["org_listed"]) == 30


@pytest.mark.parametrize(
    ("countries", "title"),
    [
        ({"a": "JP"}, "The one partner of H is in Japan"),
        ({"a": "JP", "b": "JP"}, "Both partners of H are in Japan"),
        ({"a": "JP", "b": "JP", "c": "日本"}, "All 3 partners of H are in Japan"),
        ({"a": "JP", "b": "FI"}, "H has 2 partners in 2 countries"),
        ({"a": "", "b": ""}, "H has 2 partners"),
    ],
)
def test_where_most_partners_are(countries: dict[str, str], title: str) -> None:
    ties = [tie("h", each, "2020", each) for each in countries]
    eco = of(ties, {"h": "hub"} | dict.fromkeys(countries, "city"), country=countries)
    assert told(eco, "h", day="2024", ours="").told["org_partners"].title == title


def test_who_is_a_part_of_nothing_alone_is_told_so() -> None:
    ring = [tie("a", "b", "2020", "m1"), tie("b", "c", "2020", "m2"), tie("c", "a", "2020", "m3")]
    found = told(of(ring, dict.fromkeys("abc", "city")), "a", day="2024", ours="")
    assert found.told["org_only"].title == "Nothing in the network hangs on A alone"
    assert "org_lost" not in found.parts


def test_japanese_titles_do_not_end_and_sentences_do(harbour: Ecosystem) -> None:
    found = told(harbour, lang="ja").told
    assert found["org_who"].title == "港と当社の提携は2018年4月1日から2020年3月31日まで"
    assert found["org_partners"].title == "提携先4組織中3組織が日本、ほかは1か国・地域"
    assert found["org_only"].title == "港だけを通じたつながり：2組織、1か国・地域、目的2件"
    for each in (found[key] for key in TITLES):
        assert not each.title.endswith(("。", "です"))
        assert all(text.endswith("。") for text in each.sentences)


def test_an_unknown_name_gets_a_suggestion(harbour: Ecosystem) -> None:
    with pytest.raises(UnknownName, match="did you mean 'Alpha'"):
        told(harbour, "Alpa")


def test_rows_in_another_order_give_the_same_page(harbour: Ecosystem) -> None:
    backwards = make(
        {name: values[::-1] for name, values in NODES.items()},
        {name: [row.get(name, "") for row in TIES[::-1]] for name in COLUMNS},
    )
    one, other = told(harbour), told(backwards)
    assert {key: (each.title, each.sentences) for key, each in one.told.items()} == {
        key: (each.title, each.sentences) for key, each in other.told.items()
    }
    assert all(one.parts[key].equals(other.parts[key]) for key in one.parts)


def test_python_has_it_by_its_public_name(sample: Ecosystem) -> None:
    found = graph.briefing(sample, "LINK-J", ours="Kanagawa Prefecture", today=date(2026, 11, 29))
    assert found.one_page
    assert found.title == "Life Science Innovation Network Japan (LINK-J)"
