"""Lists whose headings say little: what stands in the cells, above them and behind names decides."""

from __future__ import annotations

from datetime import date

import pytest

from graph.errors import FileError, UsageError
from graph.exchange import import_files
from graph.exchange.lists.endings import ended_on
from graph.exchange.lists.joining import Wishes
from graph.exchange.lists.organisations import type_by_name
from graph.exchange.lists.owners import owner_in
from graph.exchange.lists.statuses import NOT_YET, meaning
from graph.reading.flags import states
from graph.reading.identity import core
from tests.exchange.lists import OURS, Rows, both, csv, losses, names, ties

# ---- the header


def test_headings_that_span_others_are_read_though_the_row_below_is_better_known() -> None:
    rows: Rows = [
        ["一覧"],
        ["番号", "中方城市", "外方城市", "", "签署情况", ""],
        ["番号", "中方城市", "城市名称", "国家", "签署日期", "状态"],
        [1, "上海市", "大阪市", "日本", "1974-04-18", "已签署"],
    ]
    found = both(rows)
    assert ties(found) == [("上海市", "大阪市", "1974-04-18")]
    assert [row.get("country", "") for row in found.nodes] == ["", "JP"]


def test_who_made_a_list_and_when_is_no_heading() -> None:
    rows: Rows = [
        ["連携施設一覧"],
        ["作成：地域医療連携室", "", "", "2026年10月1日"],
        ["施設名", "種別", "締結日", "備考"],
        ["北病院", "病院", "2019-04-01", "窓口"],
    ]
    assert ties(both(rows, OURS)) == [("our-hub", "北病院", "2019-04-01")]


def test_a_column_with_nothing_in_it_below_a_wide_heading_is_none() -> None:
    rows: Rows = [
        ["Partner", "", "", "Agreement", ""],
        ["Name", "Country", "", "Signed", "Expires"],
        ["Port Lab", "FI", "", "2019", "2024"],
        ["Subtotal Europe", 1, "", "", ""],
    ]
    found = both(rows, OURS)
    assert ties(found) == [("our-hub", "port-lab", "2019")]
    assert losses(found)["came_sums"] == 1


@pytest.mark.parametrize("total", ["合計", "計5館", "合計（5校）", "Total", "アジア計"])
def test_a_row_of_sums_is_no_tie_where_both_parties_stand_in_a_row(total: str) -> None:
    rows: Rows = [
        ["Library A", "Library B", "Signed"],
        ["Port Sea", "Hill Sea", "2019"], ["Hill Sea", "Bay Sea", "2020"], [total, "8件", None],
    ]  # fmt: skip
    assert len(both(rows).edges) == 2


# ---- the parties


@pytest.mark.parametrize(
    "head",
    [
        ["library_a", "library_b"],
        ["Producing house", "Co-producing house"],
        ["当事者 甲", "当事者 乙"],
        ["One", "Two"],
        ["Incubator", "Soft-landing partners"],
        ["市町村", "提携先都市"],
    ],
)
def test_both_parties_are_found_by_headings_that_pair_or_by_names_in_common(head: list[object]) -> None:
    rows: Rows = [
        [*head, "Agreed"], ["Alpha Sea", "Beta Sea", "2019"],
        ["Beta Sea", "Gamma Sea", "2020"], ["Gamma Sea", "Delta Sea", "2021"],
    ]  # fmt: skip
    assert ties(both(rows)) == [
        ("alpha-sea", "beta-sea", "2019"),
        ("beta-sea", "gamma-sea", "2020"),
        ("gamma-sea", "delta-sea", "2021"),
    ]


@pytest.mark.parametrize(
    "heading",
    ["館名", "Sister port", "Federation", "Contracting State", "Account", "商工会議所名",
     "Ente convenzionato", "Sub-recipient", "Field partner", "도시명"],
)  # fmt: skip
def test_a_partner_is_found_by_any_word_for_an_organisation(heading: str) -> None:
    rows: Rows = [["Lead", heading, "Signed", "Species focus"], ["M. Soto", "Alpha Sea", "2019", "Bears"]]
    assert [each[1] for each in ties(both(rows, OURS))] == ["alpha-sea"]


def test_the_only_column_of_names_is_that_of_the_partners_and_is_told() -> None:
    rows: Rows = [
        ["Wer", "Signed", "Room"],
        ["Alpha Sea", "2019", "12"], ["Beta Sea", "2020", "14"], ["Gamma Sea", "2021", "12"],
    ]  # fmt: skip
    found = both(rows, OURS)
    assert [each[1] for each in ties(found)] == ["alpha-sea", "beta-sea", "gamma-sea"]
    assert losses(found) == {"came_only_names": 1}


def test_a_president_is_no_partner_and_a_time_of_a_form_no_signing() -> None:
    rows: Rows = [
        ["Timestamp", "Chamber", "Chamber president", "MoU date"],
        ["2024/05/02 3:15:20 PM", "Cebu Chamber", "F. Santos", "2016-08-23"],
    ]
    assert ties(both(rows, OURS)) == [("our-hub", "cebu-chamber", "2016-08-23")]


def test_a_party_that_is_said_once_stands_for_the_rows_below_it() -> None:
    rows: Rows = [
        ["City", "Sister city", "Signed"],
        ["Kyoto", "Boston", "1959"], ["", "Cologne", "1963"], ["Nara", "Toledo", "1972"], ["", "", ""],
    ]  # fmt: skip
    found = both(rows)
    assert [each[:2] for each in ties(found)] == [
        ("Kyoto", "Boston"),
        ("Kyoto", "Cologne"),
        ("Nara", "Toledo"),
    ]
    assert losses(found)["came_names_above"] == 1


def test_a_party_is_left_out_where_others_are_said_again() -> None:
    rows: Rows = [
        ["City", "Sister city", "Signed"],
        ["Kyoto", "Boston", "1959"], ["Kyoto", "Cologne", "1963"], ["", "Toledo", "1972"],
    ]  # fmt: skip
    found = both(rows)
    assert len(found.edges) == 2
    assert losses(found)["came_partyless"] == 1


def test_years_behind_names_are_those_of_signing() -> None:
    rows: Rows = [["Country", "Sister chamber (year of accord)"], ["JP", "Kyoto (1997)\nNara (2003)"]]
    assert ties(both(rows, OURS)) == [("our-hub", "Kyoto", "1997"), ("our-hub", "Nara", "2003")]


def test_names_written_short_and_umlauts_in_two_letters_are_one_organisation_and_told() -> None:
    partners = [
        "Univ. of Otago", "University of Otago", "Muenchen Klinik", "München Klinik", "Acme, Inc.", "ACME",
        "acme", "Ueda City", "Uda City",
    ]  # fmt: skip
    rows: Rows = [["Partner", "Signed"]]
    rows += [[each, f"20{at + 10}"] for at, each in enumerate(partners)]
    found = both(rows, OURS)
    assert names(found) == [
        "Acme, Inc.",
        "Muenchen Klinik",
        "Our Hub",
        "Uda City",
        "Ueda City",
        "Univ. of Otago",
    ]
    assert losses(found) == {"came_spelled": 4}
    told = "'University of Otago = Univ. of Otago', 'München Klinik = Muenchen Klinik', 'ACME = Acme, Inc.', "
    assert any(told in each for each in found.remarks)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Univ. of Otago", "university"), ("Inst. Pasteur", "institute"), ("Univ Hosp Basel", "hospital")],
)
def test_a_name_written_short_says_what_it_is(name: str, kind: str) -> None:
    assert type_by_name(name) == kind


def test_a_name_with_its_initials_behind_it_is_the_same_name() -> None:
    assert core("Hudson Cancer Institute (HCI)") == core("Hudson Cancer Institute")
    assert core("Hudson Cancer Institute (USA)") != core("Hudson Cancer Institute")
    rows: Rows = [
        ["Partner", "Signed"],
        ["Hudson Cancer Institute", "2019"],
        ["Hudson Cancer Institute (HCI)", "2022"],
    ]
    assert names(both(rows, OURS)) == ["Hudson Cancer Institute", "Our Hub"]


# ---- whose list it is


@pytest.mark.parametrize(
    ("title", "owner"),
    [
        ("International partners of Tallinn Maritime Academy", "Tallinn Maritime Academy"),
        ("Cooperation Agreements of the Kenya Bureau of Standards", "Kenya Bureau of Standards"),
        ("Port of Galveston Bay - Sister Port Agreements", "Port of Galveston Bay"),
        ("国立研究開発法人海洋技術研究機構　海外研究機関とのMOU一覧", "国立研究開発法人海洋技術研究機構"),
        ("港湾大学海外協定校一覧", "港湾大学"),
        ("전주시 국제 자매·우호도시 현황", "전주시"),
        ("Register of Memoranda of Understanding", ""),
        ("姉妹都市一覧", ""),
        ("県内市町村の姉妹提携一覧", ""),
        ("International Office - Partner Register", ""),
        ("University of Kobe, City of Kobe: agreements", ""),
        ("Partners by Country", ""),
        ("MOUs with Asian universities", ""),
        ("社外秘", ""),
        ("別紙1", ""),
        ("アジアの大学", ""),
        ("国立大学", ""),
        ("みなと基金助成", ""),
        ("Annual Report of Partners 2025", ""),
        ("Submitted to the Ministry of Education", ""),
        ("Faculty of Engineering", ""),
        ("港湾大学と北浜市立病院", ""),
        ("Partners of Port University and Bay University", ""),
    ],
)
def test_a_title_says_whose_list_it_is(title: str, owner: str) -> None:
    assert owner_in([title]) == owner


def test_who_is_named_in_the_title_is_the_other_party_and_is_told() -> None:
    rows: Rows = [["Partners of Sea Academy"], ["Partner", "Signed"], ["Port Lab", "2019"]]
    found = both(rows)
    assert ties(found) == [("sea-academy", "port-lab", "2019")]
    assert losses(found)["came_owner"] == 1
    named = both(rows, Wishes(ours="Hill Academy"))
    assert ties(named) == [("hill-academy", "port-lab", "2019")]
    assert "came_owner" not in losses(named)


# ---- days


def test_a_last_day_is_found_by_its_distance_from_the_day_of_signing() -> None:
    rows: Rows = [
        ["Partner", "Signed", "Sundown", "Board approved"],
        ["Alpha Sea", "2019-04-01", "2024-03-31", "2019-03-11"],
        ["Beta Sea", "2020-05-18", "2023-05-18", "2020-05-02"],
        ["Gamma Sea", "2021-01-05", "2026-01-04", "2020-12-14"],
    ]  # fmt: skip
    found = both(rows, OURS)
    assert [row["expires"] for row in found.edges] == ["2024-03-31", "2023-05-18", "2026-01-04"]
    assert losses(found)["came_whole_years"] == 1


def test_a_day_that_lies_anywhere_is_no_last_day() -> None:
    rows: Rows = [["Partner", "Signed", "Sundown"], ["Alpha Sea", "2019-04-01", "2024-02-03"]]
    (row,) = both(rows, OURS).edges
    assert "expires" not in row
    assert row["Sundown"] == "2024-02-03"


def test_the_later_of_two_ends_counts_and_the_first_is_kept() -> None:
    rows: Rows = [
        ["Partner", "Signed", "End date", "Extended until"],
        ["Alpha Sea", "2019", "2021-02-10", "2024-02-10"], ["Beta Sea", "2020", "2025-07-22", ""],
    ]  # fmt: skip
    found = both(rows, OURS)
    assert [row["expires"] for row in found.edges] == ["2024-02-10", "2025-07-22"]
    assert [row["End date"] for row in found.edges] == ["2021-02-10", "2025-07-22"]


def test_the_day_is_taken_where_another_column_tells_its_year() -> None:
    rows: Rows = [["Bank", "Relationship since", "Agreement dated"], ["Alpha Sea", "2006", "14/09/2006"]]
    assert ties(both(rows, OURS)) == [("our-hub", "alpha-sea", "2006-09-14")]


@pytest.mark.parametrize(
    ("text", "column", "day"),
    [
        ("Terminated by mutual consent on 30 April 2019", "terminated", "2019-04-30"),
        ("平成30年3月31日をもって終了", "terminated", "2018-03-31"),
        ("Dénoncé le 30 juin 2014", "terminated", "2014-06-30"),
        ("Fin du jumelage le 31/12/2011", "terminated", "2011-12-31"),
        ("Good partner. Lapsed 2022", "expires", "2022"),
        ("期間満了（令和4年3月31日）", "expires", "2022-03-31"),
        ("renewed until 31 March 2025", "expires", "2025-03-31"),
        ("2027年3月31日まで延長", "expires", "2027-03-31"),
        ("Previous agreement terminated in 2015", "", ""),
        ("旧協定は2015年に失効", "", ""),
        ("Signed 2019 in Berlin", "", ""),
        ("Terminated between 2019 and 2020", "", ""),
        ("To be terminated in 2030", "", ""),
        ("2019年度末で終了", "terminated", "2020-03-31"),
        ("Terminated on 30 April 2019 (signed 1 April 2014)", "", ""),
        ("Office closed on public holidays 2024", "", ""),
        ("Talks on joint degree ended in 2019", "", ""),
        ("Rector's term ended 31 July 2023", "", ""),
        ("Partially terminated 2021 (nursing only)", "", ""),
        ("Replaces MoU with Malmo which expired 2016", "", ""),
        ("Library access continued until 2021", "", ""),
        ("2024年に更新の協議を終了", "", ""),
        ("学長任期2023年3月31日満了", "", ""),
        ("オンライン交流を2022年3月まで継続", "", ""),
        ("2025年3月31日まで延長を協議中", "", ""),
    ],
)
def test_a_note_tells_when_an_agreement_ends(text: str, column: str, day: str) -> None:
    assert ended_on(text) == (column, day)
    found = both([["Partner", "Signed", "Remarks"], ["Alpha Sea", "2010", text]], OURS)
    (row,) = found.edges
    assert (row.get(column, ""), row["notes"]) == (day, text)
    assert ("came_ended" in losses(found)) == bool(day)


def test_a_note_changes_no_day_that_a_column_tells() -> None:
    rows: Rows = [
        ["Partner", "Signed", "Terminated", "Remarks"],
        ["Alpha Sea", "2010", "2018-05-01", "terminated in 2019"],
        ["Beta Sea", "2020", "", "terminated in 2019"],
    ]  # fmt: skip
    found = both(rows, OURS)
    assert [row.get("terminated", "") for row in found.edges] == ["2018-05-01", ""]  # none before the signing


# ---- lengths, renewals, states


@pytest.mark.parametrize(
    "heading", ["Term (months)", "Contract term in months", "期間（か月）", "Runs for (months)"]
)
def test_numbers_below_a_heading_of_months_are_months(heading: str) -> None:
    rows: Rows = [["Partner", "Signed", heading], ["Alpha Sea", "2019", 36], ["Beta Sea", "2020", 18]]
    assert [row["term_years"] for row in both(rows, OURS).edges] == ["3", "1.5"]


@pytest.mark.parametrize(
    ("heading", "yes", "no"),
    [
        ("Does it renew automatically?", "Yes", "No"), ("Renews by itself?", "Y", "N"),
        ("Rolls over", "Y", "N"), ("Evergreen?", "TRUE", "FALSE"),
        ("Prórroga automática", "Sí", "No"), ("Rinnovo tacito", "sì", "no"),
        ("Stilzwijgende verlenging", "ja", "nee"), ("자동연장", "여", "부"),
        ("期間満了後は自動で更新されますか", "はい", "いいえ"),
    ],
)  # fmt: skip
def test_a_renewal_is_found_by_its_stem_in_a_question(heading: str, yes: str, no: str) -> None:
    rows: Rows = [
        ["Partner", "Signed", "Term", heading],
        ["Alpha Sea", "2019", "3", yes],
        ["Beta Sea", "2020", "3", no],
    ]
    assert [row.get("auto_renews", "") for row in both(rows, OURS).edges] == ["yes", "no"]


def test_a_renewal_for_successive_periods_is_for_so_many_years() -> None:
    text = "Automatic, for successive 2-year periods"
    (row,) = both(
        [["Partner", "Signed", "Duration", "Renewal"], ["Alpha Sea", "2019", "3 years", text]], OURS
    ).edges
    assert (row["term_years"], row["auto_renews"]) == ("3", "2")


@pytest.mark.parametrize(
    ("heading", "yes", "no"), [("MOU signed?", "Y", "N"), ("締結済", "○", "×"), ("Executed", "Yes", "No")]
)
def test_who_has_not_signed_is_no_party(heading: str, yes: str, no: str) -> None:
    rows: Rows = [["Partner", heading, "Date"], ["Alpha Sea", yes, "2019"], ["Beta Sea", no, ""]]
    found = both(rows, OURS)
    assert [each[1] for each in ties(found)] == ["alpha-sea"]
    assert losses(found) == {NOT_YET: 1}


def test_a_state_is_one_only_above_words_for_yes_and_no() -> None:
    assert states("Signed", ["2019", "2020"]) is None
    assert states("Active?", ["1", "0"]) == ("in force", "not in force")


@pytest.mark.parametrize(
    ("status", "said"),
    [("Prospect", NOT_YET), ("In discussion", NOT_YET), ("New lead", NOT_YET), ("洽谈中", NOT_YET),
     ("Signed, not yet in force", ""), ("Not signed, not in force", NOT_YET)],
)  # fmt: skip
def test_a_stage_says_whether_an_agreement_is_signed(status: str, said: str) -> None:
    assert meaning(status) == said
    rows: Rows = [["Partner", "Stage", "Signed"], ["Alpha Sea", status, "2019"]]
    found = import_files({"x.csv": csv(rows)}, wishes=OURS, today=date(2024, 6, 1))
    assert len(found.edges) == (said != NOT_YET)


# ---- what only looks like it


def test_years_behind_other_names_are_no_agreements() -> None:
    rows: Rows = [["Partner", "Country", "Visits"], ["Aalto Sea", "FI", "Rector (2022); Dean (2023)"]]
    (row,) = both(rows, OURS).edges
    assert (row.get("signed", ""), row["Visits"]) == ("", "Rector (2022); Dean (2023)")
    rows = [["Partner", "Country"], ["Kyoto University (1897)", "JP"], ["Aalto University (est. 2010)", "FI"]]
    assert [row.get("signed", "") for row in both(rows, OURS).edges] == ["", ""]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Party A signed on", "Party B signed on"), ("We signed on", "They signed on"),
     ("本学署名日", "相手方署名日"), ("甲署名日", "乙署名日"), ("Draft signed", "Final version signed")],
)  # fmt: skip
def test_who_signed_when_is_no_kind_of_agreement(one: str, other: str) -> None:
    rows: Rows = [["Partner", one, other], ["Alpha Sea", "2019-04-01", "2019-05-02"]]
    with pytest.raises(UsageError, match="may each be"):
        both(rows, OURS)


@pytest.mark.parametrize(
    ("head", "pair"),
    [
        (["Department", "University", "Partner Department", "Partner University"], ("B Uni", "D Uni")),
        (["担当者", "大学名", "相手先担当者", "相手先大学名"], ("B Uni", "D Uni")),
    ],
)
def test_parts_and_persons_on_both_sides_are_no_parties(head: list[object], pair: tuple[str, str]) -> None:
    rows: Rows = [[*head, "Signed"], ["A part", "B Uni", "C part", "D Uni", "2019"]]
    assert set(names(both(rows))) == set(pair)


@pytest.mark.parametrize(
    "heading", ["Via", "See also", "Introduced via", "Funder", "紹介元", "Parent organisation"]
)
def test_who_brought_a_partner_is_no_party(heading: str) -> None:
    rows: Rows = [
        ["Partner", heading, "Signed"],
        ["Alpha Sea", "Gamma Sea", "2019"], ["Beta Sea", "Alpha Sea", "2020"],
        ["Gamma Sea", "Beta Sea", "2021"],
    ]  # fmt: skip
    assert [each[0] for each in ties(both(rows, OURS))] == ["our-hub"] * 3
    with pytest.raises(UsageError, match="who is the other one"):
        both(rows)


def test_witnesses_are_no_parties() -> None:
    rows: Rows = [["Who", "Witness 1", "Witness 2", "Signed"], ["Alpha Sea", "Jo Sea", "Al Sea", "2019"]]
    with pytest.raises((UsageError, FileError)):
        both(rows)


@pytest.mark.parametrize(
    ("heading", "text"), [("Term (weeks)", "104"), ("Duration (days)", "365"), ("有効期間（日）", "365")]
)
def test_weeks_and_days_are_no_years(heading: str, text: str) -> None:
    found = both([["Partner", "Signed", heading], ["Alpha Sea", "2019", text]], OURS)
    assert "term_years" not in found.edges[0] or float(found.edges[0]["term_years"]) < 3


@pytest.mark.parametrize(
    "heading", ["有効期間（年）※満了6か月前通知", "Term (automatic renewal unless 6 months notice)"]
)
def test_months_of_a_notice_are_no_unit_of_the_term(heading: str) -> None:
    (row,) = both([["Partner", "Signed", heading], ["Alpha Sea", "2019", "5"]], OURS).edges
    assert row["term_years"] == "5"


@pytest.mark.parametrize("text", ["-", "n/a", "none", "なし", "延長せず", ""])
def test_no_extension_leaves_the_first_end(text: str) -> None:
    rows: Rows = [["Partner", "Signed", "満了日", "延長後の期限"], ["Alpha Sea", "2016", "2019-03-31", text]]
    assert both(rows, OURS).edges[0]["expires"] == "2019-03-31"


@pytest.mark.parametrize("heading", ["更新期限", "更新申請期限", "Last visit", "5th anniversary event"])
def test_a_deadline_and_a_visit_are_no_last_day(heading: str) -> None:
    rows: Rows = [["Partner", "Signed", "満了日", heading], ["Alpha Sea", "2016", "2029-03-31", "2028-03-31"]]
    assert both(rows, OURS).edges[0]["expires"] == "2029-03-31"


def test_one_blank_partner_among_others_is_not_the_one_above() -> None:
    rows: Rows = [
        ["Partner", "Country", "Signed"],
        ["Alpha Sea", "FI", "2010"], ["", "SE", "2011-05-01"], ["Beta Sea", "NO", "2012"],
        ["", "", "2026-11-01"],
    ]  # fmt: skip
    assert [each[1] for each in ties(both(rows, OURS))] == ["alpha-sea", "beta-sea"]


@pytest.mark.parametrize("text", ["-" * 30_000, "の" * 30_000, "1 " * 15_000, "( " * 15_000])
def test_a_long_text_is_read_at_once(text: str) -> None:
    rows: Rows = [["Partner", "Signed", "Notes"], ["Alpha Sea", "2019", text], [text, "3", ""]]
    assert import_files({"x.csv": csv(rows)}, wishes=OURS).edges


def test_a_further_end_that_few_rows_have_is_an_early_one() -> None:
    rows: Rows = [
        ["連携先", "締結年月日", "満了日", "終了年月日"],
        ["Alpha Sea", "2016-04-01", "2026-03-31", ""], ["Beta Sea", "2018-06-15", "2023-06-14", "2021-03-31"],
        ["Gamma Sea", "2019-02-01", "2024-01-31", ""],
    ]  # fmt: skip
    assert [row.get("terminated", "") for row in both(rows, OURS).edges] == ["", "2021-03-31", ""]


def test_a_second_column_of_the_same_days_is_told() -> None:
    rows: Rows = [
        ["Partner", "Signed on", "Valid until", "End of validity"],
        ["Alpha Sea", "2016", "2026-03-31", "2027-03-31"],
    ]
    found = both(rows, OURS)
    assert losses(found)["came_second"] == 1
    assert found.edges[0]["End of validity"] == "2027-03-31"


def test_our_town_and_its_twin_are_both_parties() -> None:
    rows: Rows = [
        ["Our town", "Twin town", "Twinning charter signed"],
        ["Ludlow Sea", "Thiers Sea", "1987"], ["Telford Sea", "Thiers Sea", "1996"],
    ]  # fmt: skip
    assert [each[:2] for each in ties(both(rows))] == [
        ("ludlow-sea", "thiers-sea"),
        ("telford-sea", "thiers-sea"),
    ]


@pytest.mark.parametrize("group", ["Northern Region", "South-West Area", "県北地域", "中央エリア", "東部"])
def test_a_part_of_a_country_divides_a_list(group: str) -> None:
    rows: Rows = [["Partner", "Signed", "Expires"], [group, "", ""], ["Alpha Sea", "2019", "2024"]]
    found = both(rows, OURS)
    assert [each[1] for each in ties(found)] == ["alpha-sea"]
    assert losses(found) == {"came_aside": 1}
