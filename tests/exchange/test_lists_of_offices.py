"""Lists as offices keep them, further on: statuses, crosses in a matrix, groups, renewals, countries."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from graph.exchange import import_files
from graph.exchange.lists.joining import Wishes
from graph.exchange.lists.statuses import IN_FORCE, NOT_YET, OVER, PAST, UNKNOWN, meaning
from graph.exchange.lists.telling import columns_table
from graph.vocabulary.countries import code_of
from tests.exchange.lists import OURS, Rows, both, csv, losses, names, ties, xlsx

if TYPE_CHECKING:
    from graph.exchange import Content

TODAY = date(2024, 6, 1)


def read(rows: Rows, *, today: date | None = TODAY) -> Content:
    return import_files({"x.csv": csv(rows)}, wishes=OURS, today=today)


@pytest.mark.parametrize(
    ("heading", "end", "status", "told"),
    [
        ("Expires", "2029-03-31", "Terminated", [OVER]),
        ("Expires", "2024-06-01", "Terminated", [OVER]),  # the last day is a day in force
        ("Expires", "2024-05-31", "Terminated", []),
        ("Term", "10 years", "終了", [OVER]),  # 2017 and 10 years: to 2027
        ("Term", "5 years", "終了", []),
        ("Term", "5 years, renewed automatically", "Résilié", [OVER]),
        ("Term", "indefinite", "ausgelaufen", [OVER]),
        ("Terminated", "2026-03-31", "해지", [OVER]),
        ("Terminated", "2020-03-31", "해지", []),
        ("Expires", "2024-05-31", "Active", [PAST]),
        ("Expires", "2024-06-01", "Active", []),
        ("Term", "5 years", "有効", [PAST]),
        ("Term", "5 years, renewed automatically", "有効", []),
        ("Terminated", "2020-03-31", "vigente", [PAST]),
        ("Expires", "2024-05-31", "Signed", []),  # was signed: that says nothing of today
        ("Expires", "2024-05-31", "更新協議中", []),
    ],
)
def test_a_status_that_the_dates_deny_is_told(heading: str, end: str, status: str, told: list[str]) -> None:
    found = read([["Partner", "Signed", heading, "Status"], ["A Lab", "2017-04-01", end, status]])
    assert list(losses(found)) == told
    (row,) = found.edges
    assert row["signed"] == "2017-04-01"
    assert heading == "Terminated" or "terminated" not in row  # the day is not known
    assert not any(each.grave for each in found.losses)


def test_the_agreement_that_is_over_by_its_status_is_named() -> None:
    rows: Rows = [["Partner", "Signed", "Expires", "Status"],
                  ["A Lab", "2021", "2031", "Active"], ["B Lab", "2021", "2031", "Terminated"],
                  ["C Lab", "2021", "2031", "Expired"]]  # fmt: skip
    (remark,) = (each for each in read(rows).remarks if "over by the status" in each)
    assert remark.startswith("2 agreements are over by the status (Terminated: B Lab)")


def test_without_a_day_that_is_today_only_what_has_no_end_is_known_to_go_on() -> None:
    rows: Rows = [["Partner", "Signed", "Term", "Status"], ["A Lab", "2017", "5 years", "Active"],
                  ["B Lab", "2017", "90 years", "Terminated"],
                  ["C Lab", "2017", "5 years, renewed automatically", "Terminated"]]  # fmt: skip
    assert losses(read(rows, today=None)) == {OVER: 1}


@pytest.mark.parametrize(
    ("said", "statuses"),
    [
        (OVER, "ausgelaufen|gekündigt|inaktiv|ungültig|nicht mehr gültig|außer Kraft|aufgelöst"),
        (OVER, "résiliée|expiré|inactif|caduc|plus en vigueur|dénoncé|arrivé à échéance"),
        (OVER, "vencido|caducado|finalizada|no vigente|rescindido|inactivo|scaduto|encerrado"),
        (OVER, "만료|해지|실효|무효|중단|已终止|過期|已到期|作废|已结束|無效|期满"),
        (OVER, "無効|期限切れ|解消|廃止|打ち切り|更新されず"),
        (OVER, "Discontinued|Inactive|no longer valid|Not in force|Expired - renewal pending"),
        (IN_FORCE, "aktiv|gültig|laufend|in Kraft|actif|en vigueur|valide|vigente|activo|em vigor"),
        (IN_FORCE, "유효|진행중|有效|生效中|现行|現行|有効（改定協議中）|Active (amendment under way)"),
        (NOT_YET, "en negociación|pendiente|borrador|未署名|미체결|협상중|审批中|未生效|締結手続中"),
        (NOT_YET, "not yet in force|unsigned|nicht unterzeichnet|non signé|ongoing negotiations"),
        ("", "終了予定|解約手続中|即将到期|締結手続完了|서명|已签|만료 예정|firmado"),
        ("", "Expiring soon|not terminated|Renewed|vor Verlängerung|to be terminated"),
        (UNKNOWN, "B|amended|in Bearbeitung"),
    ],
)  # fmt: skip
def test_the_words_of_a_status_in_many_languages(said: str, statuses: str) -> None:
    assert {each: meaning(each) for each in statuses.split("|")} == dict.fromkeys(statuses.split("|"), said)


def matrix(a: str, b: str, c: str) -> Content:
    """The cells between A Lab and B Lab, A Lab and C Lab, and B Lab and C Lab."""
    return both([["", "A Lab", "B Lab", "C Lab"], ["A Lab", "", a, b], ["B Lab", "", "", c]])


@pytest.mark.parametrize("cross", ["x", "X", "×", "✕", "✗", "ｘ"])
def test_a_cross_in_a_matrix_is_an_agreement_where_no_other_mark_is(cross: str) -> None:
    found = matrix(cross, "-", cross)
    assert ties(found) == [("a-lab", "b-lab", ""), ("b-lab", "c-lab", "")]
    assert losses(found) == {"came_crosses": 2}


@pytest.mark.parametrize("cross", ["x", "X", "×", "✕", "✗"])
@pytest.mark.parametrize("mark", ["○", "◎", "✓", "yes", "有"])
def test_a_cross_beside_a_mark_for_yes_is_no_agreement(mark: str, cross: str) -> None:
    found = matrix(mark, cross, cross)
    assert ties(found) == [("a-lab", "b-lab", "")]
    assert losses(found) == {}


@pytest.mark.parametrize(("text", "signed"), [("2019", "2019"), ("2019-05-06", "2019-05-06"), ("1", "")])
def test_a_cross_beside_years_and_numbers_is_no_agreement_and_told(text: str, signed: str) -> None:
    found = matrix(text, "x", "")
    assert ties(found) == [("a-lab", "b-lab", signed)]
    assert losses(found) == {"came_crossed_out": 1}


@pytest.mark.parametrize("cells", [("0", "0", "0"), ("-", "", "-"), ("no", "no", ""), ("△", "0", "")])
def test_a_matrix_that_says_nothing_of_agreements_is_told_as_a_fault(cells: tuple[str, str, str]) -> None:
    found = matrix(*cells)
    assert found.edges == ()
    assert [each.key for each in found.losses if each.grave][-1:] == ["came_no_ties"]


def test_a_triangle_in_a_matrix_is_told_as_a_fault() -> None:
    found = matrix("○", "△", "×")
    assert ties(found) == [("a-lab", "b-lab", "")]
    assert losses(found) == {"came_half": 1}
    assert found.losses[0].grave


AMOUNTS = [
    "4,950,000", "¥1,200", "￥１，２００", "£ 3,000", "1,200千円", "12 件", "€ 1.200,50", "1 200", "US$1,200",
    "1,200 GBP", "CHF 12'000", "3億円", "1.2 million yen", "12校", "12 MoUs",
]  # fmt: skip


@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize("word", ["Total", "合計", "Gesamtsumme", "Total général", "총계"])
def test_a_sum_of_money_makes_no_organisation_of_its_word(word: str, amount: str) -> None:
    rows: Rows = [["Partner", "Signed", "Budget"], ["A Lab", "2019", "5,000"], [word, "", amount],
                  [f"{word}: {amount}", "", ""]]  # fmt: skip
    found = read(rows)
    assert names(found) == ["A Lab", "Our Hub"]
    assert losses(found) == {"came_sums": 2}


@pytest.mark.parametrize("text", ["May 2019", "2019-04-01", "R3.4.1", "31.12.2019"])
def test_a_company_called_total_with_a_date_is_a_party(text: str) -> None:
    found = read([["Partner", "Signed", "Budget"], ["A Lab", "2019", "5,000"], ["Total", text, ""]])
    assert names(found) == ["A Lab", "Our Hub", "Total"]


GROUPS = [
    "UNIVERSITIES", "HOSPITALS", "Universities:", "大学：", "Universities (3)", "大学（3件）", "企業 3社",
    "1. Universities", "Ⅰ 国内", "Ⅰ．大学", "（1）大学", "①大学", "一、大学", "A. Companies", "第1章 大学",
    "Universities and hospitals", "大学・研究機関", "Companies / industry", "EUROPE (12)", "その他",
    "Academic partners", "Others", "Hochschulen", "Universités", "Krankenhäuser", "대학", "企业",
]  # fmt: skip


@pytest.mark.parametrize("text", GROUPS)
@pytest.mark.parametrize("width", [2, 3])
def test_a_heading_of_a_group_is_no_partner_however_it_is_written(text: str, width: int) -> None:
    rows: Rows = [["Partner", "Signed", "Remarks"], [text, "", ""], ["A Lab", "2019", "x"]]
    found = read([row[:width] for row in rows])
    assert names(found) == ["A Lab", "Our Hub"]
    assert losses(found) == {"came_aside": 1}


@pytest.mark.parametrize("text", ["UNIVERSITIES", "大学（3件）", "Total: 12"])
def test_a_heading_of_a_group_is_no_organisation_of_a_list_of_organisations(text: str) -> None:
    rows: Rows = [["Name", "Type", "Country"], [text, "", ""], ["A Lab", "company", "FR"]]
    assert names(import_files({"x.csv": csv(rows)})) == ["A Lab"]


@pytest.mark.parametrize(
    "name", ["B. Braun", "3M", "I Tatti", "Universities UK", "A Lab (1)", "東京大学（3）", "BASF"]
)
def test_a_name_that_looks_like_a_numbered_heading_is_a_partner(name: str) -> None:
    found = read([["Partner", "Signed", "Remarks"], [name, "", ""], ["C Lab", "2019", "x"]])
    assert names(found) == sorted([name, "C Lab", "Our Hub"])


def test_the_names_that_stand_alone_are_all_named_up_to_a_few() -> None:
    alone: Rows = [[f"{letter} Lab", "", ""] for letter in "BCDEFGH"]
    few, many = (
        read([["Partner", "Signed", "Remarks"], ["A Lab", "2019", "x"], *alone[:count]]) for count in (3, 7)
    )
    assert any("'B Lab', 'C Lab', 'D Lab': read as" in each for each in few.remarks)
    assert any("'F Lab', 'G Lab', …: read as" in each for each in many.remarks)


def read_as(found: Content) -> dict[str, str]:
    return {each.heading: each.column for each in found.columns_read}


@pytest.mark.parametrize(
    "marks", [("○", "△"), ("○", ""), ("○", "×"), ("✓", ""), ("x", ""), ("自動更新", "○")]
)
@pytest.mark.parametrize(
    "heading", ["更新", "Renewal", "延長", "Renewed", "Renouvellement", "更新 / Renewal"]
)
def test_marks_below_a_bare_word_for_renewal_are_kept_and_told(heading: str, marks: tuple[str, str]) -> None:
    rows: Rows = [["Partner", "Signed", "Term", heading], ["A Lab", "2019-04-01", "5", marks[0]],
                  ["B Lab", "2020-04-01", "5", marks[1]]]  # fmt: skip
    found = both(rows, OURS)
    assert read_as(found)[heading] == ""
    assert not any({"renews", "auto_renews"} & set(row) for row in found.edges)
    assert marks[0] in found.edges[0].values()
    assert losses(found) == {"came_unused_auto_renews": 1}


@pytest.mark.parametrize(
    ("heading", "text", "renews"),
    [
        ("自動更新", "○", "yes"), ("Auto-renewal", "x", "yes"), ("自動更新の有無", "○", "yes"),
        ("自動更新", "×", "no"), ("更新", "自動更新", "yes"), ("更新", "なし", "no"),
        ("Renouvellement", "tacite reconduction", "yes"), ("Renouvellement", "non", "no"),
        ("Renovación", "tácita", "yes"), ("Renovación", "prórroga automática", "yes"),
        ("Rinnovo", "tacito", "yes"),
        ("Verlängerung", "automatisch", "yes"), ("갱신", "자동갱신", "yes"), ("续签", "自动续签", "yes"),
    ],
)  # fmt: skip
def test_a_column_that_says_how_agreements_renew_themselves_is_read(
    heading: str, text: str, renews: str
) -> None:
    found = read([["Partner", "Signed", "Term", heading], ["A Lab", "2019-04-01", "5", text]])
    assert read_as(found)[heading] == "auto_renews"
    assert found.edges[0]["auto_renews"] == renews
    assert losses(found) == {}


def test_an_x_beside_a_circle_says_that_an_agreement_does_not_renew_itself() -> None:
    rows: Rows = [["Partner", "Signed", "Term", "自動更新"], ["A Lab", "2019-04-01", "5", "○"],
                  ["B Lab", "2019-04-01", "5", "x"]]  # fmt: skip
    assert [row["auto_renews"] for row in both(rows, OURS).edges] == ["yes", "no"]


def test_somebody_may_say_that_marks_below_a_bare_word_mean_it() -> None:
    rows: Rows = [["Partner", "Signed", "Term", "更新"], ["A Lab", "2019-04-01", "5", "○"]]
    found = both(rows, Wishes("Our Hub", {"auto_renews": "更新"}))
    assert found.edges[0]["auto_renews"] == "yes"


def test_agreements_are_named_below_a_bare_word_for_renewal() -> None:
    rows: Rows = [["Partner", "Signed", "Agreement ID", "更新"], ["A Lab", "2014-04-01", "K-01", ""],
                  ["A Lab", "2019-04-01", "K-02", "K-01"]]  # fmt: skip
    assert both(rows, OURS).edges[1]["renews"] == "K-01"


@pytest.mark.parametrize("turn", [1, -1])
def test_a_heading_means_the_same_on_the_sheets_of_one_list(turn: int) -> None:
    header: list[object] = ["Partner", "Signed", "Term", "Renewal"]
    first: Rows = [header, ["A Lab", "2019-04-01", "5", "automatic"]]
    second: Rows = [[*header, "Remarks"], ["B Lab", "2020-04-01", "5", "○", "x"]]
    sheets = dict([("One", first), ("Two", second)][::turn])
    found = import_files({"x.xlsx": xlsx(**sheets)}, wishes=OURS)
    assert {each.column for each in found.columns_read if each.heading == "Renewal"} == {""}
    assert sorted(row["Renewal"] for row in found.edges) == ["automatic", "○"]


def test_sheets_of_another_kind_do_not_decide_what_a_heading_means() -> None:
    members: Rows = [["Name", "Type", "Country"], ["A Lab", "university", "FR"], ["B Lab", "company", "JP"]]
    agreements: Rows = [["Party A", "Party B", "Type", "Signed"], ["A Lab", "B Lab", "MoU", "2019-04-01"]]
    found = import_files({"x.xlsx": xlsx(Members=members, Agreements=agreements)})
    assert [each.column for each in found.columns_read if each.heading == "Type"] == ["type", "relation"]


# Names of countries as other languages have them, from an atlas in each.
ABROAD = [
    ("Pays", "Japon", "JP"), ("Pays", "Allemagne", "DE"), ("Pays", "Etats-Unis", "US"),
    ("Land", "Polen", "PL"), ("Land", "Frankreich", "FR"), ("Land", "Österreich", "AT"),
    ("Land", "Osterreich", "AT"),
    ("País", "Países Bajos", "NL"), ("País", "Reino Unido", "GB"), ("Pais", "Alemania", "DE"),
    ("국가", "일본", "JP"), ("국가", "미국", "US"), ("국가", "한국", "KR"), ("国家", "德国", "DE"),
    ("國家", "韓國", "KR"), ("Paese", "Giappone", "JP"), ("Land", "Verenigde Staten", "US"),
    ("Kraj", "Niemcy", "DE"), ("Страна", "Япония", "JP"), ("Herkunftsland", "Schweiz", "CH"),
    ("Pays du partenaire", "Corée du Sud", "KR"), ("Country", "Deutschland", "DE"), ("国名", "France", "FR"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "name", "code"), ABROAD)
def test_a_country_is_read_by_its_name_in_other_languages(heading: str, name: str, code: str) -> None:
    found = read([["Partner", heading, "Signed"], ["A Lab", name, "2019-04-01"]])
    assert read_as(found)[heading] == "country"
    assert {row["name"]: row.get("country") for row in found.nodes} == {"Our Hub": None, "A Lab": code}
    assert (name, code) in {each for column in found.columns_read for each in column.examples}


def test_land_is_no_country_where_it_is_a_part_of_one() -> None:
    found = read([["Partner", "Land", "Signed"], ["A Lab", "Bayern", "2019"], ["B Lab", "Hessen", "2020"]])
    assert read_as(found)["Land"] == ""


@pytest.mark.parametrize("name", ["Kongo", "Guinea Lab", "Land"])
def test_what_is_the_name_of_two_countries_or_none_is_not_read_as_one(name: str) -> None:
    assert code_of(name) == ""


@pytest.mark.parametrize(
    ("heading", "texts", "column"),
    [
        ("区分", ["姉妹都市", "友好都市"], "relation"), ("区分", ["新規", "更新"], "kind"),
        ("区分", ["大学", "企業"], "type"), ("区分", ["国内", "海外"], ""),
        ("種類", ["覚書", "連携協定"], "relation"),
        ("Category", ["MoU", "Student exchange"], "relation"), ("Category", ["A", "B"], ""),
        ("Category", ["University", "Company"], "type"), ("Kind", ["Initial", "Renewal"], "kind"),
        ("Kind", ["MoU", "Contract"], "relation"), ("種別", ["姉妹都市", "友好都市"], "relation"),
    ],
)  # fmt: skip
def test_a_word_for_any_group_is_told_by_what_stands_below_it(
    heading: str, texts: list[str], column: str
) -> None:
    rows: Rows = [["Partner", heading, "Signed"], ["A Lab", texts[0], "2019"], ["B Lab", texts[1], "2020"]]
    found = read(rows)
    assert read_as(found)[heading] == column
    assert found.findings == ()


def test_a_sister_city_is_one_and_a_city_of_friendship_keeps_its_word() -> None:
    rows: Rows = [
        ["都市名", "区分", "提携年月日"],
        ["リヨン市", "姉妹都市", "S34.4.7"],
        ["上海市", "友好都市", "S48.11.30"],
    ]
    assert [row["relation"] for row in read(rows).edges] == ["sister_city", "友好都市"]


@pytest.mark.parametrize("name", ["서울대학교", "清华大学", "東京大学"])
def test_a_name_in_another_script_is_not_said_to_be_japanese(name: str) -> None:
    found = read([["Partner", "Local name", "Signed"], ["A Lab", name, "2019"]])
    assert found.nodes[1]["name_ja"] == name
    for lang, words in (
        ("en", "name in Japanese, Chinese or Korean"),
        ("ja", "日本語・中国語・韓国語の名称"),
    ):
        assert words in "".join(columns_table(found, lang)).replace("\n", "")


def test_what_is_kept_below_a_heading_of_ours_says_that_it_is_as_written() -> None:
    rows: Rows = [["Partner", "Agreement", "Signed"], ["A Lab", "Green ports", "2019"]]
    (row,) = read(rows).edges
    assert row == {"source": "our-hub", "target": "a-lab", "signed": "2019",
                   "Agreement (as written)": "Green ports"}  # fmt: skip


@pytest.mark.parametrize(
    "heading", ["Active", "In force", "Valid", "有効", "Gültig", "En vigueur", "Vigente"]
)
@pytest.mark.parametrize("text", ["No", "×", "nein"])
def test_who_says_no_below_a_heading_for_what_is_in_force_is_told(heading: str, text: str) -> None:
    rows: Rows = [["Partner", "Signed", heading], ["A Lab", "2019", "Yes"], ["B Lab", "2020", text]]
    found = read(rows)
    assert read_as(found)[heading] == "status"
    assert losses(found) == {OVER: 1}


@pytest.mark.parametrize("heading", ["Estado", "État", "Stato", "Zustand", "현황"])
def test_a_status_is_found_by_its_heading_in_other_languages(heading: str) -> None:
    found = read([["Partner", "Signed", heading], ["A Lab", "2019", "Vencido"]])
    assert losses(found) == {OVER: 1}


def test_a_day_below_valid_is_no_status() -> None:
    found = read([["Partner", "Signed", "Valid"], ["A Lab", "2019", "2025-03-31"]])
    assert read_as(found)["Valid"] != "status"


def test_sums_and_a_key_are_no_marks_of_a_matrix() -> None:
    rows: Rows = [["", "A Lab", "B Lab", "Total"], ["A Lab", "", "x", 1], ["B Lab", "x", "", 1],
                  ["Total", 1, 1, 2], ["凡例", "x：締結", "空欄：なし", ""]]  # fmt: skip
    found = both(rows)
    assert ties(found) == [("a-lab", "b-lab", "")]
    assert losses(found) == {"came_sums": 2, "came_crosses": 2, "came_aside": 1}


@pytest.mark.parametrize(
    ("yes", "no"), [("O", "X"), ("✅", "❌"), ("☑", "☒"), ("●", "╳"), ("○", "×"), ("✓", "✘"), ("о", "х")]
)
def test_the_same_marks_are_known_in_a_matrix_and_below_a_heading(yes: str, no: str) -> None:
    rows: Rows = [["", "A Lab", "B Lab", "C Lab"], ["D Lab", yes, no, yes], ["E Lab", no, yes, no]]
    assert {(row["source"], row["target"]) for row in both(rows).edges} == {
        ("d-lab", "a-lab"), ("d-lab", "c-lab"), ("e-lab", "b-lab"),
    }  # fmt: skip
    rows = [
        ["Partner", "Signed", "Term", "自動更新"],
        ["A Lab", "2019", "3年", yes],
        ["B Lab", "2020", "3年", no],
    ]
    assert [row.get("auto_renews", "") for row in both(rows, OURS).edges] == ["yes", "no"]


def test_a_row_that_is_not_signed_yet_is_named_and_apart_where_it_has_a_day_of_signing() -> None:
    rows: Rows = [
        ["Partner", "Signed", "Status"],
        ["Port Lab", "2018-05-14", "In negotiation"],
        ["Bay Lab", None, "Draft"],
        ["Sea Lab", "2099-04-01", "Draft"],
        ["Hill Lab", "2019", "Signed"],
    ]
    found = both(rows, OURS)
    assert [row["target"] for row in found.edges] == ["hill-lab"]
    told = {each.key: each for each in found.losses}
    assert told["came_unsigned_dated"].example == "Port Lab (In negotiation); Sea Lab (Draft)"
    assert told["came_unsigned"].example == "Bay Lab (Draft)"
    found = import_files({"x.csv": csv(rows)}, wishes=OURS, today=TODAY)
    told = {each.key: each for each in found.losses}
    assert told["came_unsigned_dated"].example == "Port Lab (In negotiation)"
    assert told["came_unsigned"].example == "Bay Lab (Draft); Sea Lab (Draft)"
