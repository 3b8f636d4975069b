from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from graph.documents.tables.cells import columns
from graph.documents.tables.figures import exact, figures, titles
from graph.errors import UnknownName
from graph.model.answer import Answer, Told
from graph.model.ecosystem import Ecosystem, make
from graph.model.view import View
from graph.questions.agreements.renewals import renewals
from graph.questions.hubs import hub_report
from graph.questions.hubs.answer import hub_report_answer, of_report
from graph.questions.hubs.rankings import communities
from graph.reading.claims import read_claims
from graph.words import word

pytestmark = pytest.mark.slow

NUMBER = re.compile(r"\d+(?:[.-]\d+)*")


def told(
    eco: Ecosystem, lang: str, as_of: str | None = None, *, every: str = "year", data: Path | None = None
) -> Answer:
    counts, today = read_claims(data) if data else [], date(2026, 11, 22)
    return hub_report_answer(View(eco, as_of=as_of, lang=lang), every=every, claims=counts, today=today)


def heads(answer: Answer, part: str, lang: str) -> list[str]:
    """The headings of a part as a reader sees them."""
    return titles(columns(answer.parts[part]), lang)


def cells(report: Answer) -> set[str]:
    """Every number in a cell, and every number within a text."""
    found: set[str] = set()
    for part, table in report.parts.items():
        if report.told[
            part
        ].kicker:  # the story, whose numbers tests/questions/test_briefing_of_report.py works out
            continue
        for column in columns(table):
            for value in column.values:
                found.update(NUMBER.findall(exact(value)))
    return found


@pytest.mark.parametrize(("as_of", "lang"), [(None, "ja"), ("2020-09-18", "en"), ("1990", "ja")])
def test_every_number_in_a_sentence_is_in_a_table(
    sample: Ecosystem, data: Path, lang: str, as_of: str | None
) -> None:
    report = told(sample, lang, as_of, data=data)
    known = cells(report)
    said = [each for section in report.told.values() if not section.kicker for each in section.sentences]
    assert len(said) > 5
    rest = {each: set(NUMBER.findall(each)) - known for each in said}
    # "The first three hubs" is said in digits in Japanese; so is one partner.
    assert {each: left - {"3", "1"} for each, left in rest.items() if left - {"3", "1"}} == {}


def test_the_report_says_what_a_focal_organisation_does_to_the_ranks(sample: Ecosystem) -> None:
    section = hub_report_answer(sample, focal="link-j").told["focal"]
    assert section.title.startswith("With and without Life Science Innovation Network Japan")
    assert "central by construction" in section.meaning


def growing() -> Ecosystem:
    """Two agreements in 2024 and one on 10 February 2025, which ends with the year."""
    nodes = {"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["city"] * 3}
    signed = {
        "source": ["a", "a", "b"],
        "target": ["b", "b", "c"],
        "signed": ["2024-03", "2024-05", "2025-02-10"],
    }
    return make(nodes, signed | {"expires": ["", "", "2025-12-31"]})


@pytest.mark.parametrize("as_of", [None, "2025-02-10", "2025-12-30"])
def test_an_unfinished_year_is_told_as_such(as_of: str | None) -> None:
    en, ja = (told(growing(), lang, as_of) for lang in ("en", "ja"))
    day, tag = ("30 Dec", "12月30日") if as_of == "2025-12-30" else ("10 Feb", "2月10日")
    assert (
        "2024 brought 2 agreements, 0 of them renewals, and 2 new organisations."
        in en.told["summary"].sentences
    )
    so_far = f"2025, to {day}: 1 agreement so far, 0 of them renewals, and 1 new organisation."
    assert so_far in en.told["summary"].sentences
    assert en.parts["growth"]["period"].tolist() == ["2024", f"2025, to {day}"]
    assert ja.parts["growth"]["period"].tolist() == ["2024年", f"2025年（{tag}まで）"]
    assert f"2025, to {day}" in en.parts["growth_by_type"]


@pytest.mark.parametrize("as_of", ["2025-12-31", "2026-01-01"])
def test_a_year_is_whole_from_its_last_day_on(as_of: str) -> None:
    said = told(growing(), "en", as_of)
    assert (
        "2025 brought 1 agreement, 0 of them renewals, and 1 new organisation."
        in said.told["summary"].sentences
    )
    assert not any("2025, to" in each for each in said.told["summary"].sentences)


@pytest.mark.parametrize(
    ("as_of", "today", "day", "status", "days"),
    [
        (None, date(2025, 12, 21), "2025-12-21", "due", 10),
        (None, date(2026, 1, 10), "2026-01-10", "lapsed", -10),
        ("2025-12-21", date(2026, 1, 10), "2025-12-21", "due", 10),
        (None, None, "2025-02-10", "due", 324),  # without a clock, that of the newest date
    ],
)
def test_ends_are_told_as_renewals_tells_them_on_the_day(
    as_of: str | None, today: date | None, day: str, status: str, days: int
) -> None:
    view = View(growing(), as_of)
    ending = hub_report(view, today=today).tables["ending"]
    assert ending[["status", "days"]].values.tolist() == [[status, days]]
    asked = renewals(view.on(day))
    assert ending["agreement"].tolist() == asked.loc[asked["status"] == status, "agreement"].tolist()
    said = hub_report_answer(view, today=today).told["summary"].sentences
    assert any(each.startswith(f"On {day}: ") for each in said)


@pytest.mark.parametrize(("today", "old"), [(date(2025, 4, 11), False), (date(2025, 4, 12), True)])
def test_data_older_than_sixty_days_say_so(today: date, old: bool) -> None:
    # 10 February and 60 days: 18 left of February, 31 of March, 11 of April
    en, ja = (hub_report_answer(View(growing(), lang=lang), today=today) for lang in ("en", "ja"))
    said = "The newest date in the data is 2025-02-10, 61 days before 2025-04-12: "
    assert (said + "what was signed since is not in them." in en.told["summary"].sentences) == old
    said_ja = "データの最新の日付は2025-02-10で、2025-04-12の61日前です。"
    assert (said_ja + "それ以後に締結された協定は含みません。" in ja.told["summary"].sentences) == old


def test_nothing_to_tell_is_said(nobody: Ecosystem) -> None:
    found = {part: each.sentences for part, each in told(nobody, "en").told.items()}
    assert found["summary"] == ("No organisation has a tie.",)
    assert found["ending"] == ("There is nothing to list.",)


def test_periods_have_their_fiscal_year_and_era_in_japanese(sample: Ecosystem) -> None:
    found = told(sample, "ja", "2020-03-31", every="fiscal-year")
    # The fiscal year that ends on 31 March 2020 began in 2019, the first of Reiwa.
    assert found.parts["growth"].iloc[-1][["period", "era"]].tolist() == ["2019年度", "令和元年度"]
    assert heads(found, "growth", "ja")[:2] == ["期間", "和暦"]
    assert heads(found, "growth_by_type", "ja")[-1] == "2019年度"
    assert any("2019年度に" in each for each in found.told["summary"].sentences)
    english = told(sample, "en", "2020-03-31", every="fiscal-year")
    assert english.parts["growth"]["period"].tolist()[-1] == "FY2019"
    assert "era" not in english.parts["growth"]


def test_claims_are_told_with_what_is_missing(chain: Ecosystem) -> None:
    claim = {"organisation": "hub", "date": "2018", "counted": "partners", "number": "4"}
    section = hub_report_answer(chain, claims=[claim]).told["claims"]
    assert section.sentences == (
        "Of 1 count that sources print, 0 agree with the data and 0 may; "
        "the data hold fewer in 1, more in 0.",
        "The Hub: 2 missing on 2018, counting partners.",
    )


def test_no_key_of_the_vocabulary_is_left_untranslated(sample: Ecosystem, data: Path) -> None:
    report = told(sample, "ja", data=data)
    for part, section in report.told.items():
        shown = [section.title, section.short, section.meaning, *heads(report, part, "ja")]
        for column in columns(report.parts[part]):
            shown += figures(column, "ja") if column.name in ("figure", "gap", "question", "measure") else []
        assert not re.search(r"[a-z]_[a-z]", " ".join(shown))
        assert "{" not in " ".join([section.title, section.meaning, *section.sentences])


def tied(*pairs: str, extra: tuple[str, ...] = ()) -> Ecosystem:
    """Organisations named by letters, each pair one tie signed in 2016, last first."""
    ids = sorted({letter for pair in pairs for letter in pair} | set(extra), reverse=True)
    ends = {"source": [pair[0] for pair in pairs], "target": [pair[1] for pair in pairs]}
    nodes = {"id": ids, "name": [each.upper() for each in ids], "type": ["city"] * len(ids)}
    return make(nodes, {**ends, "signed": ["2016"] * len(pairs)})


def said(eco: Ecosystem, key: str = "summary", lang: str = "en", **how: str) -> str:
    """What one section says, sentence after sentence."""
    day = {each: how.pop(each) for each in ("as_of", "basis") if each in how}
    found = hub_report_answer(View(eco, lang=lang, **day), **how)  # type: ignore[arg-type]
    return " ".join(found.told.get(key, Told("", "")).sentences)


SQUARE = tied("ab", "bc", "cd", "da", "ef")  # a, b, c, d have two partners each and lie between as often


def test_those_who_share_the_first_place_are_all_first() -> None:
    text = said(SQUARE)
    assert "4 organisations share the first place with 2 partners each (A, B, C and D)." in text
    assert "4 organisations share the first place by betweenness (A, B, C and D)." in text
    assert "then" not in text
    assert "提携先数では4組織が各2で首位に並んでいます（A、B、C、D）。" in said(SQUARE, lang="ja")


def test_many_who_share_the_first_place_are_counted_and_not_named() -> None:
    ring = tied("ab", "bc", "cd", "de", "ea", "xy")
    assert "5 organisations share the first place with 2 partners each." in said(ring)
    assert "All 4 organisations have 1 partner each." in said(tied("ab", "cd"))
    assert "全4組織の提携先数は等しく1です。" in said(tied("ab", "cd"), lang="ja")


def test_those_who_share_the_second_place_are_all_second() -> None:
    # h 4; a, b 2; c, d 1
    text = said(tied("ha", "hb", "hc", "hd", "ab"))
    assert "H has most partners (4), then 2 organisations with 2 each (A and B)." in text
    # h, a and b are on the first three places (1, 2, 2): 4 + 1 ties
    assert "The first three hubs hold 5 of the 5 ties; 2 organisations have a single partner." in text
    star = said(tied("ha", "hb", "hc", "hd", "he"))
    assert "H has most partners (5), then 5 organisations with 1 each." in star
    assert "The first three" not in star
    assert "5 organisations have a single partner." in star


def test_more_than_three_on_the_first_three_places_are_counted() -> None:
    # h 4; a 3; b, c 2; d 1: four on the first three places, and all ties are theirs
    text = said(tied("ha", "hb", "hc", "hd", "ab", "ac"))
    assert "The 4 organisations on the first three places hold 6 of the 6 ties; 1 organisation has" in text


def test_nobody_is_taken_out_where_several_share_the_first_place() -> None:
    found = hub_report(SQUARE)
    assert (found.about["focal"], found.about["focal_name"]) == ("", "")
    assert found.tables["focal"].empty
    assert (
        "As no organisation is set as ours, and 4 organisations share the first place by partners, none is "
        "taken out" in said(SQUARE)
    )
    assert "central by construction" not in said(SQUARE)
    assert "自組織が設定されておらず、提携先数の首位に4組織が並ぶため" in said(SQUARE, lang="ja")
    assert said(SQUARE, "focal") == ""
    assert hub_report_answer(SQUARE, focal="a").told["focal"].title == "With and without A"


STAR = tied("ha", "hb", "hc", "ab", extra=("x",))  # h has three partners


def test_whom_the_ranks_are_given_without_is_ours_and_else_said_to_have_most_partners() -> None:
    assert "As no organisation is set as ours, the ranks with and without H, which has most" in said(STAR)
    assert "自組織が設定されていないため、提携先が最も多いHを含む順位と除く順位" in said(STAR, lang="ja")
    for focal, ours in (("", "A"), ("a", ""), ("A", "h")):
        assert hub_report(STAR, focal=focal, ours=ours).about["focal_name"] == "A"
        text = said(STAR, focal=focal, ours=ours)
        assert "from the pages of A, it is central by construction" in text
    assert hub_report(SQUARE, ours="a").about["focal"] == "a"  # where several have most partners, too


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_ours_need_not_be_in_a_part_of_the_data_and_one_asked_for_has_to_be(lang: str) -> None:
    found = hub_report(STAR, ours="Our Hub")
    assert (found.about["focal"], found.tables["focal"].empty) == ("", True)
    words = {
        "en": "As Our Hub, which is set as ours, is not among these organisations, none is taken out",
        "ja": "自組織として設定された「Our Hub」はこの中にないため",
    }
    assert words[lang] in said(STAR, lang=lang, ours="Our Hub")
    with pytest.raises(UnknownName):
        hub_report(STAR, focal="Our Hub")
    untied = {"en": "X has no tie that counts", "ja": "Xには集計対象のつながりがない"}
    assert untied[lang] in said(STAR, lang=lang, ours="x")
    assert "central by construction" not in said(STAR, ours="x")


def test_a_community_is_named_after_all_who_share_its_first_place() -> None:
    table = hub_report(SQUARE).tables["communities"].set_index("members")
    assert table["most_partners"].to_dict() == {"A; B; C; D": "A; B; C; D", "E; F": "E; F"}
    scores = pd.DataFrame({"id": list("abcdef"), "partners": [2, 2, 2, 2, 2, 1], "community": 0})
    scores["name"] = scores["id"]
    found = [communities(View(SQUARE, lang=lang), scores)["most_partners"].tolist() for lang in ("en", "ja")]
    assert found == [["5 of 6 share the first place"], ["6組織中5組織が首位に並ぶ"]]


def test_where_nobody_is_between_others_any_more_that_is_said() -> None:
    # with h: h alone is between others; without it a and b are left, and none is between any two
    text = said(STAR, "focal")
    assert text == "Without H, none of the others stands between any two."
    assert said(STAR, "focal", lang="ja") == "Hを除くと、ほかの組織同士をつなぐ組織はなくなります。"


# Two rows, e-f-g-h-i and a-b-c, and x between them: x-g, x-b and its own p, q, r. Pairs that have to pass,
# with x: x 5 x 3 (of the rows) + 5 x 3 + 3 x 3 (of p, q, r to them) + 3 = 42; g 4 (in its row) + 4 x 7 (to
# all behind x) = 32; b 1 + 2 x 9 = 19; f and h 10. Without x: g 4, f and h 3, b 1.
# Without g: x 3 x 3 + 3 = 12, b 1 + 2 x 4 = 9.
ROWS = tied("ef", "fg", "gh", "hi", "ab", "bc", "xg", "xb", "xp", "xq", "xr")


@pytest.mark.parametrize(
    ("ours", "en", "ja"),
    [
        ("x", "X is first by betweenness; without it G is (rank 2 with it).",
         "媒介中心性の首位はXです。Xを除くと、G（含む場合は2位）が首位になります。"),
        ("g", "Without G, the first place by betweenness is still that of X.",
         "Gを除いても、媒介中心性の首位はXのままです。"),
        # without r: x 15 + 5 x 2 + 3 x 2 + 1 = 32, g 4 + 4 x 6 = 28, b 1 + 2 x 8 = 17, f and h 9
        ("r", "Without R, none of these changes its rank by betweenness.",
         "Rを除いても、媒介中心性の順位は変わりません。"),
    ],
)  # fmt: skip
def test_what_becomes_of_the_first_place_is_told_first(ours: str, en: str, ja: str) -> None:
    assert said(ROWS, "focal", ours=ours).startswith(en)
    assert said(ROWS, "focal", lang="ja", ours=ours).startswith(ja)


# e 4 (d to a, b, c, f); b 3.5 (f to e and d, half of a to e, a to d and c to f); c 1 (the other halves of
# a to e and d); a 0.5. Without b a row f-a-c-e-d is left: c 4, a and e 3.
PASSED = tied("ab", "ac", "af", "bc", "be", "bf", "ce", "de")


def test_who_passes_the_first_is_told_and_stands_in_the_table_however_few_its_partners() -> None:
    text = said(PASSED, "focal")
    assert text.startswith("Without B, C (rank 3 with it) passes E and is first by betweenness.")
    assert "Bを除くと、C（含む場合は3位）がEを抜いて媒介中心性の首位になります。" in said(
        PASSED, "focal", lang="ja"
    )
    table = hub_report(PASSED, top=1).tables["focal"]
    assert sorted(table["name"]) == ["B", "C", "E"]


def test_equals_are_not_told_as_the_widest() -> None:
    # x and y joined over h, each with two of its own, and p and q at h: with h x and y are 2nd, their own
    # 4th; without it 1st and 3rd, and p and q have no rank
    text = said(tied("hx", "hy", "xa", "xb", "yc", "yd", "hp", "hq"), "focal")
    assert text == (
        "Without H, the first place by betweenness is that of X and Y; with it, of H. "
        "Without H, 6 of these change their rank by betweenness, by up to 1 place."
    )


def test_where_nobody_has_a_rank_left_that_is_said() -> None:
    assert said(tied("ha", "hb", "hc"), "focal") == (
        "Without H, none of these has a partner left, and so none has a rank."
    )
    assert "順位もなくなります" in said(tied("ha", "hb", "hc"), "focal", lang="ja")


def test_ranks_of_one_width_are_told_by_their_width() -> None:
    # On 2016-06-30 both ties may have been signed or not. Where a-b alone is, a and b have one partner
    # and are first; with b-c, too, b has two and a is 2nd with c. So a and c run from 1 to 2, b is first.
    how = {"as_of": "2016-06-30", "basis": "possible"}
    assert said(tied("ab", "bc"), "intervals", **how) == (
        "Of these 3 ranks by partners, the dates leave 2 open, by up to 1 place. "
        "All 4 pasts that the dates leave open were looked at."
    )
    assert "3件のうち2件に、最大1位の幅があります。" in said(tied("ab", "bc"), "intervals", **how, lang="ja")


def test_many_ranks_of_one_width_are_told_by_it() -> None:
    # five pairs, any of which may be signed: each rank is the first in every past
    assert "leave none of these" in said(
        tied("ab", "cd", "ef"), "intervals", as_of="2016-06-30", basis="possible"
    )
    # a star of six: where two ties are signed or more, the leaves are second
    text = said(tied("ha", "hb", "hc", "hd", "he", "hf"), "intervals", as_of="2016-06-30", basis="possible")
    assert text.startswith("Of these 7 ranks by partners, the dates leave 6 open, by up to 1 place.")


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize(
    ("ties", "shares"),
    [
        ([("a", "b"), ("a", "c"), ("a", "d")], {"second": 3}),  # a has three partners, the others one each
        (
            [("a", "b"), ("b", "c"), ("c", "d")],
            {"first": 2, "between": 2},
        ),  # b and c have two; none is second
        ([("a", "b"), ("a", "c"), ("b", "d"), ("a", "d")], {"second": 2}),  # a has three, b and d two
    ],
)
def test_the_figures_tell_how_many_share_a_place_where_more_than_one_does(
    ties: list[tuple[str, str]], shares: dict[str, int], lang: str
) -> None:
    nodes = {"id": list("abcd"), "name": list("ABCD"), "type": ["hub"] * 4}
    edges = {"source": [u for u, _ in ties], "target": [v for _, v in ties], "signed": ["2016"] * len(ties)}
    found = of_report(hub_report(make(nodes, edges)), lang=lang)
    names_of, numbers = columns(found.parts["summary"])
    told = dict(zip(figures(names_of, lang), numbers.values, strict=True))
    keys = {"first": "first_partners", "second": "second_partners", "between": "first_betweenness"}
    names = {word(f"figure_{key}", lang): name for name, key in keys.items()}
    assert {names[each]: value for each, value in told.items() if each in names} == shares
