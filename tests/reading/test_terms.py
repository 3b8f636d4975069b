"""Terms in words: what is read of them, into which columns, and what is left to those who know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import graph
from graph.reading.terms import Term, term_of

if TYPE_CHECKING:
    from conftest import Put, Told  # type: ignore[import-not-found]

# A text, and what it says: years, last day, renewal, months of notice; "no end" for no end.
SAID = [
    ("5 Years", "5"), ("5年間", "5"), ("3 years, renewable", "3"), ("5 year(s)", "5"), ("60 months", "5"),
    ("２年", "2"), ("five years", "5"), ("five (5) years", "5"), ("締結日から5年間", "5"), ("二十五年", "25"),
    ("1 year and 6 months", "1.5"), ("3年6か月", "3.5"), ("6か月", "0.5"), ("5-year term", "5"),
    ("until 2025-03-31", ", 2025-03-31"), ("有効期限：2025年3月末", ", 2025-03-31"),
    ("2025年3月31日まで", ", 2025-03-31"),
    ("valid until 31 March 2025", ", 2025-03-31"), ("expires 2025", ", 2025"),
    ("自動更新", ", , yes"), ("automatically renewed", ", , yes"),
    ("Auto-renewable after 5 years", "5, , yes"),
    ("5年(自動更新)", "5, , yes"), ("五年間（自動更新）", "5, , yes"),
    ("2025年3月31日まで(自動更新)", ", 2025-03-31, yes"),
    ("5年（以後1年ごとに自動更新）", "5, , 1"), ("毎年自動更新", ", , 1"), ("auto-renews annually", ", , 1"),
    ("3年 自動更新なし", "3, , no"), ("not automatically renewed", ", , no"),
    ("5 years, non-renewable", "5, , no"),
    ("予告期間6か月", ", , , 6"), ("3 years with 6 months notice", "3, , , 6"),
    ("3 years, 6 months' notice", "3, , , 6"),
    ("3年、自動更新、6か月前までに通知", "3, , yes, 6"),
    ("無期限", "no end"), ("期間の定めなし", "no end"), ("継続中", "no end"), ("until terminated", "no end"),
    ("Indefinite term", "no end"), ("open-ended", "no end"), ("no end", "no end"), ("permanent", "no end"),
]  # fmt: skip

# The first day and the last one, "" where there is no end.
PERIODS = {
    "2021/4/1 – ": ("2021-04-01", ""), "2020-": ("2020", ""), "since 2019": ("2019", ""),
    "ab 2020": ("2020", ""),
    "from 2020-10-01 until terminated": ("2020-10-01", ""), "2019 to present": ("2019", ""),
    "2020年10月1日から解約まで": ("2020-10-01", ""), "2021年4月～": ("2021-04", ""),
    "04/2018–03/2023": ("2018-04", "2023-03"), "1.4.2018-31.3.2023": ("2018-04-01", "2023-03-31"),
    "2018.4-2023.3": ("2018-04", "2023-03"), "2018-2023": ("2018", "2023"),
}  # fmt: skip


@pytest.mark.parametrize("text", PERIODS)
def test_a_period_has_a_first_day_and_may_have_no_last_one(text: str) -> None:
    found = term_of(text)
    assert found is not None
    assert (found.effective, found.expires) == PERIODS[text]
    assert found.endless == (not found.expires)


@pytest.mark.parametrize("text", ["2020-10", "2020-10/2021-03", "2016-05-18", "since", "ab Unterzeichnung"])
def test_a_day_alone_is_no_period(text: str) -> None:
    assert term_of(text) is None


# The same as offices write it: ja, en, de, fr, es, it, pt, ko, zh.
IN_WORDS = [
    ("協定締結日から3年間（以後3年ごとに自動更新）", "3, , yes"),
    ("締結の日から1年、異議なきときは同一期間更新", "1, , yes"),
    ("3年とし以後1年ごと自動延長", "3, , 1"),
    ("令和9年3月31日まで", ", 2027-03-31"),
    ("締結日から令和9年3月31日まで", ", 2027-03-31"),
    ("3年（令和9年3月31日まで）", "3, 2027-03-31"),
    ("期間満了の1か月前までに申出がなければ自動更新", ", , yes, 1"),
    (
        "1年間とし、期間満了の3か月前までに双方いずれからも申出がないときは、"
        "さらに1年間更新するものとし、以後も同様とする。", "1, , yes, 3",
    ),
    (
        "締結の日から3年間とする。ただし、"
        "期間満了の日の1か月前までに双方から異議がない場合は、同一条件で更新するものとする", "3, , yes, 1",
    ),
    ("5年間（以降自動更新）", "5, , yes"),
    ("五年間", "5"),
    ("三か年", "3"),
    ("３ヵ年", "3"),
    ("1年半", "1.5"),
    ("十八か月", "1.5"),
    ("協議の上", ", , no"),
    ("協議により更新", ", , no"),
    ("5年、双方協議のうえ更新", "5, , no"),
    ("2年（合意により延長可）", "2, , no"),
    ("要協議", ", , no"),
    ("申請により更新", ", , no"),
    ("毎年自動更新", ", , 1"),
    ("1年ごとの自動更新", ", , 1"),
    ("5年間。以後は1年単位で自動更新", "5, , 1"),
    ("解約の申出があるまで", "no end"),
    ("期間を定めない", "no end"),
    ("自動更新しない", ", , no"),
    ("異議がない限り更に3年間自動延長", ", , 3"),
    ("two years", "2"),
    ("thirty-six months", "3"),
    ("a year", "1"),
    ("half a year", "0.5"),
    ("eighteen months", "1.5"),
    ("three years, renewed automatically", "3, , yes"),
    ("renewed automatically every year", ", , 1"),
    ("renewed every year automatically", ", , 1"),
    ("three years, automatically renewed for successive periods of one year", "3, , 1"),
    ("5 years, renewed automatically for the same period", "5, , yes"),
    (
        "five years from signature,"
        " automatically renewed unless either party gives six months' notice", "5, , yes, 6",
    ),
    ("automatically renewed unless terminated in writing 3 months before expiry", ", , yes, 3"),
    ("upon mutual consent", ", , no"),
    ("by agreement", ", , no"),
    ("by mutual agreement of the parties", ", , no"),
    ("3 years, renewable by mutual consent", "3, , no"),
    ("5 years renewable", "5"),
    ("renewable on request", ", , no"),
    ("on request", ", , no"),
    ("until 31 December 2027", ", 2027-12-31"),
    ("indefinite", "no end"),
    ("two and a half years", "2.5"),
    ("a year and a half", "1.5"),
    ("4 years (until 31 December 2027)", "4, 2027-12-31"),
    ("bis 31.12.2027", ", 2027-12-31"),
    ("bis 05.04.2027", ", 2027-04-05"),
    ("bis zum 31. Dezember 2027", ", 2027-12-31"),
    ("befristet bis 31.12.2027", ", 2027-12-31"),
    ("zwei Jahre", "2"),
    ("fünf Jahre", "5"),
    ("sechsunddreißig Monate", "3"),
    ("ein Jahr", "1"),
    ("ein halbes Jahr", "0.5"),
    ("auf Antrag", ", , no"),
    ("nach Absprache", ", , no"),
    ("in gegenseitigem Einvernehmen", ", , no"),
    ("verlängert sich automatisch um ein Jahr", ", , 1"),
    ("2 Jahre, verlängert sich automatisch um jeweils 1 Jahr", "2, , 1"),
    ("3 Jahre, stillschweigende Verlängerung", "3, , yes"),
    ("5 Jahre, automatische Verlängerung, sofern nicht 6 Monate vor Ablauf gekündigt", "5, , yes, 6"),
    ("keine automatische Verlängerung", ", , no"),
    ("Kündigungsfrist 6 Monate", ", , , 6"),
    ("auf unbestimmte Zeit", "no end"),
    ("unbefristet", "no end"),
    ("bis auf Weiteres", "no end"),
    ("cinq ans", "5"),
    ("un an", "1"),
    ("trente-six mois", "3"),
    ("6 mois", "0.5"),
    ("jusqu'au 31 décembre 2027", ", 2027-12-31"),
    ("jusqu’au 05/04/2027", ", 2027-04-05"),
    ("expresse", ", , no"),
    ("d'un commun accord", ", , no"),
    ("par accord mutuel", ", , no"),
    ("3 ans, renouvelable par tacite reconduction", "3, , yes"),
    ("3 ans renouvelables une fois", "3"),
    ("3 ans, reconduction tacite par périodes d'un an", "3, , 1"),
    ("un an renouvelable tacitement", "1, , yes"),
    ("reconduction expresse", ", , no"),
    ("sur demande", ", , no"),
    ("par avenant", ", , no"),
    ("5 ans, préavis de 6 mois", "5, , , 6"),
    ("durée indéterminée", "no end"),
    ("sans reconduction", ", , no"),
    ("5 años", "5"),
    ("cinco años", "5"),
    ("tres años", "3"),
    ("treinta y seis meses", "3"),
    ("un año", "1"),
    ("indefinida", "no end"),
    ("por tiempo indefinido", "no end"),
    ("renovación automática", ", , yes"),
    ("prórroga tácita", ", , yes"),
    ("3 años, prórroga automática por periodos iguales", "3, , yes"),
    ("5 años, prorrogable tácitamente", "5, , yes"),
    ("por acuerdo de las partes", ", , no"),
    ("de común acuerdo", ", , no"),
    ("por mutuo acuerdo", ", , no"),
    ("previo acuerdo", ", , no"),
    ("hasta el 31/12/2027", ", 2027-12-31"),
    ("hasta el 05/04/2027", ", 2027-04-05"),
    ("4 años renovables", "4"),
    ("no renovable", ", , no"),
    ("cinque anni", "5"),
    ("3 anni, tacito rinnovo", "3, , yes"),
    ("rinnovo automatico", ", , yes"),
    ("previo accordo", ", , no"),
    ("fino al 31 dicembre 2027", ", 2027-12-31"),
    ("a tempo indeterminato", "no end"),
    ("cinco anos", "5"),
    ("renovação automática", ", , yes"),
    ("por acordo mútuo", ", , no"),
    ("até 31/12/2027", ", 2027-12-31"),
    ("prazo indeterminado", "no end"),
    ("vinte e quatro meses", "2"),
    ("5년", "5"),
    ("오년", "5"),
    ("3개년", "3"),
    ("36개월", "3"),
    ("체결일로부터 5년", "5"),
    ("5년 (이후 1년씩 자동연장)", "5, , 1"),
    ("이의가 없는 한 자동 연장", ", , yes"),
    ("만료 3개월 전까지 이의가 없으면 자동 갱신", ", , yes, 3"),
    ("합의 시", ", , no"),
    ("상호 합의 하에 연장", ", , no"),
    ("협의 후", ", , no"),
    ("2027년 3월 31일까지", ", 2027-03-31"),
    ("무기한", "no end"),
    ("자동연장", ", , yes"),
    ("자동연장 없음", ", , no"),
    ("매년 자동 갱신", ", , 1"),
    ("有效期五年，期满自动续签", "5, , yes"),
    ("三年", "3"),
    ("两年", "2"),
    ("长期", "no end"),
    ("到期自动顺延", ", , yes"),
    ("5年，到期无异议自动延长五年", "5, , yes"),
    ("三年，到期自动顺延一年", "3, , 1"),
    ("协商续签", ", , no"),
    ("双方协商一致后续签", ", , no"),
    ("自签署之日起五年", "5"),
    ("至2027年3月31日", ", 2027-03-31"),
    ("有效期至2027年3月31日止", ", 2027-03-31"),
    ("二十四个月", "2"),
    ("期满前6个月双方无异议则自动续期", ", , yes, 6"),
    ("不自动续签", ", , no"),
    ("无固定期限", "no end"),
    ("长期有效", "no end"),
    ("満了の1月前までに異議がなければ自動更新", ", , yes, 1"),
    ("満了の一月前までに異議がなければ自動更新", ", , yes, 1"),
    ("自動更新しない旨の通知がなければ自動更新", ", , yes"),
    ("3年間。ただし双方異議なき場合は3年間自動更新", "3, , yes"),
    ("1 año renovable automáticamente por un año más", "1, , yes"),
    ("3 ans à compter de la signature", "3"),
    ("5 años a partir de la firma", "5"),
    ("Verlängerung auf Antrag", ", , no"),
    ("renewal by agreement", ", , no"),
    ("renovación por acuerdo de las partes", ", , no"),
    ("5년 이의가 없으면 자동 연장", "5, , yes"),
    ("五年到期无异议自动续签", "5, , yes"),
    ("無期限、異議なきとき", "no end"),
    ("5 years, renewable once", "5"),
    ("5 ans renouvelables", "5"),
    ("bis 31.12.9999", "no end"),
    ("3 ans, renouvelable d'un commun accord", "3, , no"),
    ("3 Jahre, danach automatische Verlängerung um jeweils ein Jahr", "3, , 1"),
    ("1年（自動更新）", "1, , yes"),
    ("自動更新（1年）", "1, , yes"),
    ("5 years (automatic)", "5, , yes"),
    ("2年間（自動継続）", "2, , yes"),
    ("有効期間は締結の日から令和8年3月31日までとし、以後1年ごとに自動更新", ", 2026-03-31, 1"),
    ("2026年3月31日まで（以降1年毎に自動更新）", ", 2026-03-31, 1"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), SAID + IN_WORDS)
def test_what_is_written_about_a_term_is_read_part_by_part(text: str, said: str) -> None:
    years, day, renews, notice = [*said.replace("no end", "").split(", "), "", "", ""][:4]
    assert term_of(text) == Term(years, day, renews, notice, endless=said == "no end")


@pytest.mark.parametrize(
    "text",
    ["", "5", "soon", "5 weeks", "60 days", "about 5 years", "2-3 years", "3 or 5 years", "3+2 years",
     "2020年",
     "5年〜10年", "5 (three) years", "5年 無期限", "renewable", "2018-04-01~soon", "until soon",
     "自動更新あり 自動更新なし",
     "5 years minus 1 year", "x" * 1000 + "5 years",
     "3年程度", "約3年", "3年以内", "2年前", "two meetings a year", "2 weeks", "once a year",
     "nuo 2020", "Verlängerung möglich", "perhaps", "Vertrag", "ongoing until terminated", "36",
     "n/a", "Agreement", "Co-operation with the university of X", "合意書", "申請中", "協議中",
     "共同研究", "Yes, by agreement",
     "3 years with option to renew", "automatically renewed unless otherwise agreed",
     "4 Jahre, Verlängerung um 2 Jahre möglich", "3 years + 2 years", "5년 자동연장 1회", "長期合作"],
)  # fmt: skip
def test_what_cannot_be_read_whole_is_not_read_in_part(text: str) -> None:
    assert term_of(text) is None


HEAD = "source,target,signed,expires,term_years"


@pytest.mark.parametrize(
    ("row", "kept"),
    [  # expires, term_years: what becomes of expires, term_years, auto_renews, notice_months
        (",5年(自動更新)", ("", "5", "yes", "")),
        ("自動更新,5", ("", "5", "yes", "")),
        ("自動更新,", ("", "", "indefinite", "")),  # in force until it is terminated
        (",自動更新", ("", "", "indefinite", "")),
        ("2025-03-31 (自動更新),", ("2025-03-31", "", "yes", "")),
        ("automatically renewed,3 years with 6 months notice", ("", "3", "yes", "6")),
        (",3年 自動更新なし", ("", "3", "no", "")),
        ("無期限,", ("", "", "", "")),
    ],
)
def test_that_an_agreement_renews_itself_is_carried_into_its_column(
    put: Put, row: str, kept: tuple[str, ...]
) -> None:
    eco = graph.read(put(edges=f"{HEAD}\nb,c,2016-05-01,,\na,b,2020-04-01,{row}\n"))
    assert cells_of(eco, 3) == kept
    assert cells_of(eco, 2) == ("", "", "", "")


def cells_of(eco: graph.Ecosystem, row: int) -> tuple[str, ...]:
    """What is kept of a row; numbers as they are written."""
    tie = eco.edges.set_index("row").loc[row]
    kept = (tie[name] for name in ("expires", "term_years", "auto_renews", "notice_months"))
    return tuple(each if isinstance(each, str) else "" if each != each else f"{each:g}" for each in kept)


def test_what_was_carried_is_said_where_it_stood(told: Told) -> None:
    found = told(edges=f"{HEAD}\na,b,2020-04-01,自動更新,5\n")
    assert [str(each) for each in found] == [
        "edges.csv:2: note N303 renewal-spelling  expires (column D): '自動更新' was read as auto_renews yes"
    ]
    found = told(edges=f"{HEAD}\na,b,2020-04-01,,5年(自動更新)\n")
    assert [each.message for each in found] == ["'5年(自動更新)' was read as term_years 5, auto_renews yes"]


def test_what_renews_itself_without_a_term_is_said_apart(told: Told) -> None:
    found = told(edges=f"{HEAD}\na,b,2020-04-01,自動更新,5\nb,c,2020-04-01,自動更新,\n")
    assert [(each.row, each.message) for each in found] == [
        (2, "'自動更新' was read as auto_renews yes"),
        (
            3,
            "'自動更新' has no term; read as auto_renews indefinite, in force until it is terminated",
        ),
    ]


def test_a_cell_that_says_otherwise_is_not_overwritten(told: Told, put: Put) -> None:
    edges = f"{HEAD},auto_renews\na,b,2020-04-01,,Auto-renewable after 5 years,no\n"
    assert [(each.rule.code, each.hint) for each in told(edges=edges)] == [
        ("N404", "write yes into auto_renews")
    ]
    assert cells_of(graph.read(put(edges=edges)), 2) == ("", "5", "no", "")
    (found,) = told(edges=f"{HEAD},auto_renews\na,b,2020-04-01,自動更新,5,no\n")
    assert (found.rule.code, found.column, found.hint) == ("E301", "expires", "write yes into auto_renews")
