"""What is said of a fault, word for word: what was given, what was expected, what to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from graph.reading import cells, check, numbers
from graph.reading.identity import core, skeleton
from graph.reading.places import doubt, near
from graph.reading.texts import any_text, composed, edits, latin, meant_by, shown, visible

if TYPE_CHECKING:
    from conftest import Put, Told  # type: ignore[import-not-found]

    from graph.reading import Finding
    from graph.reading.texts import Report

Rule = Callable[[str, "Report"], str]
Heard = tuple[str, list[tuple[str, str, str]]]


def heard(rule: Rule, text: str) -> Heard:
    """What a rule keeps of a cell, and what it says of it: slug, message, hint."""
    told: list[tuple[str, str, str]] = []

    def report(slug: str, message: str, hint: str = "") -> None:
        told.append((slug, message, hint))

    return rule(text, report), told


def says(slug: str, message: str, hint: str = "") -> list[tuple[str, str, str]]:
    return [(slug, message, hint)]


FORMS = "write YYYY, YYYY-MM, YYYY-MM-DD or an interval like 2021-04/2022-03"
TYPES = "hub, prefecture, city, university, cluster, institute, hospital, company, government, state"
BOTH_YEARS = "check both years, or leave the cell blank if the date is not known"
HOW_LONG = (
    "write how long it lasts, such as 5, 5 years, 18 months or until 2027-03-31, or leave it blank for no end"
)
HOW_RENEWED = (
    "write yes if the same term follows again and again, for how long if for another one (1 year), "
    "no or nothing if none does"
)
OUTSIDE = "'9999' is outside the years 1800 to 2100"
FORMULA = "it is written as text everywhere"
DEGREES = "write decimal degrees, such as 35.687"
MONTH = "is not a number of years from one month (0.08) to 1000"
NO_END = "leave it blank for no end"
YEARS = "if that is the number of years"

# Column by column: the rule, a cell, what is kept of it, what is said.
CELLS: list[tuple[Rule, str, str, list[tuple[str, str, str]]]] = [
    (cells.identifier, "link-j", "link-j", []),
    (cells.identifier, "", "",
     says("missing-id", "an organisation needs an id", "choose a short text that no other row has")),
    (cells.identifier, "1.23457E+12", "1.23457E+12",
     says("damaged-id", "'1.23457E+12' is a long number that a spreadsheet has shortened",
          "write all its digits, and format the column as text")),
    (cells.identifier, "#SPILL!", "#SPILL!",
     says("damaged-id", "'#SPILL!' is what a spreadsheet shows in place of a value", "write the id itself")),
    (cells.identifier, "# old", "# old",
     says("likely-comment", "'# old' starts like a comment; the row is read like any other",
          "delete the row; CSV files have no comments")),
    (cells.identifier, "=1+1", "=1+1", says("looks-like-formula", "'=1+1' starts like a formula", FORMULA)),
    (cells.agreement_id, "", "", []),
    (cells.agreement_id, "m1", "m1", []),
    (cells.agreement_id, "1E+15", "",
     says("damaged-id", "'1E+15' is a long number that a spreadsheet has shortened",
          "write all its digits, and format the column as text")),
    (cells.agreement_id, "@m", "@m", says("looks-like-formula", "'@m' starts like a formula", FORMULA)),
    (cells.name, "Alpha", "Alpha", []),
    (cells.name, "\u200b", "\u200b",
     says("missing-name", "an organisation needs a name", "write the name in English, or as it is known")),
    (cells.name, "x" * 300, "x" * 300, []),
    (cells.name, "x" * 301, "x" * 301,
     says("long-text", "301 characters; maps show the first part", "shorten it to 300")),
    (cells.local_name, "", "", []),
    (cells.local_name, "Why?", "Why?", []),
    (cells.local_name, "??大学", "??大学",
     says("lost-characters", "'??大学' has question marks where letters were lost", "type it again")),
    (cells.local_name, "大？？", "大？？",
     says("lost-characters", "'大？？' has question marks where letters were lost", "type it again")),
    (cells.local_name, "〃", "〃",
     says("ditto-mark", "'〃' means 'as above', which a table has not",
          "write the text again: every row stands for itself")),
    (cells.local_name, "+a", "+a", says("looks-like-formula", "'+a' starts like a formula", FORMULA)),
    (cells.kind_of_organisation, "state", "state", []),
    (cells.kind_of_organisation, "", "",
     says("missing-type", "an organisation needs a type", f"one of {TYPES}")),
    (cells.kind_of_organisation, "Ｈｕｂ", "hub", says("type-spelling", "'Ｈｕｂ' was read as 'hub'")),
    (cells.kind_of_organisation, "大学", "university",
     says("type-spelling", "'大学' was read as 'university'")),
    (cells.kind_of_organisation, "univercity", "univercity",
     says("unknown-type", f"'univercity' is none of {TYPES}", "did you mean 'university'?")),
    (cells.kind_of_organisation, "株式会社", "company",
     says("type-spelling", "'株式会社' was read as 'company'")),
    (cells.kind_of_organisation, "College", "university",
     says("type-spelling", "'College' was read as 'university'")),
    (cells.kind_of_organisation, "団体", "団体",
     says("unknown-type", f"'団体' is none of {TYPES}", "did you mean 'cluster'?")),
    (cells.kind_of_organisation, "=zz", "=zz",
     [("unknown-type", f"'=zz' is none of {TYPES}", "it is kept, and drawn as an outline"),
      ("looks-like-formula", "'=zz' starts like a formula", FORMULA)]),
    (cells.country, "", "", []),
    (cells.country, "JP", "JP", []),
    (cells.country, "ｊｐ", "JP", says("country-spelling", "'ｊｐ' was read as 'JP'")),
    *((cells.country, given, code, says("country-spelling", f"{given!r} was read as {code!r}"))
      for given, code in (("Japan", "JP"), ("日本", "JP"), ("インド", "IN"), ("India", "IN"), ("🇯🇵", "JP"),
                          ("USA", "US"), ("U.K.", "GB"), ("South Korea", "KR"), ("Republic of Korea", "KR"))),
    *((cells.country, given, given, says("unknown-country", f"{given!r} is not an ISO 3166-1 alpha-2 code",
                                         "write two letters, such as JP"))
      for given in ("Atlantis", "Jpan", "India and Nepal")),
    (cells.country, "🇿🇿", "🇿🇿",
     says("unknown-country", "'🇿🇿' is not an ISO 3166-1 alpha-2 code", "write two letters, such as JP")),
    (cells.country, "=J", "=J",
     [("unknown-country", "'=J' is not an ISO 3166-1 alpha-2 code", "write two letters, such as JP"),
      ("looks-like-formula", "'=J' starts like a formula", FORMULA)]),
    (cells.founding, "", "", []),
    (cells.founding, "1900-01-01", "1900-01-01", []),
    (cells.founding, "soon", "soon", says("bad-founding-date", "'soon' is not a date", FORMS)),
    (cells.day, "2016/5", "2016-05", says("date-spelling", "'2016/5' was read as 2016-05")),
    (cells.day, "soon", "soon", says("bad-date", "'soon' is not a date", FORMS)),
    *((cells.day, each, each, says("default-date", f"{each} is what programs write where they have no date",
                                   "leave the cell blank if the date is not known"))
      for each in ("1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "1970-01-01")),
    *((numbers.auto_renewal, each, each, []) for each in ("", "no", "yes", "indefinite", "3", "0.5")),
    *((numbers.auto_renewal, given, kept,
       says("renewal-spelling", f"{given!r} was read as {kept!r}"))
      for given, kept in (("Yes", "yes"), ("自動更新", "yes"), ("無", "no"), ("無期限", "indefinite"),
                          ("Indefinite term", "indefinite"))),
    (numbers.auto_renewal, "５", "5", says("number-spelling", "'５' was read as '5'")),
    *((numbers.auto_renewal, each, each,
       says("bad-auto-renewal", f"{each!r} is none of no, yes, a number of years, indefinite",
            HOW_RENEWED))
      for each in ("perhaps", "0", "-1", "1001", "0.0000000001")),
    *((numbers.auto_renewal, each, years, says("number-spelling", f"{each!r} was read as {years!r}"))
      for each, years in (("5 years", "5"), ("6か月", "0.5"), ("3年間", "3"), ("18 months", "1.5"))),
    *((numbers.notice, each, each, []) for each in ("", "0", "6", "120")),
    *((numbers.notice, each, f"{months}", says("number-spelling", f"{each!r} was read as '{months}'"))
      for each, months in (("6か月", 6), ("6 months", 6), ("3ヶ月前まで", 3), ("六か月", 6), ("1 year", 12),
                           ("1 month before", 1), ("0.5 years", 6), ("10年", 120))),
    *((numbers.notice, each, each, says("bad-notice", f"{each!r} is not a number of months from 0 to 120",
                                      "write a number of months, such as 6, or leave it blank"))
      for each in ("six", "-1", "121", "0.5", "11年", "1.5か月", "6 weeks")),
    (cells.day, "1970-01-02", "1970-01-02", []),
    (cells.day, "2006/2016", "2006/2016", []),
    (cells.day, "2005/2016", "2005/2016",
     says("wide-interval", "2005/2016 leaves 11 years open", BOTH_YEARS)),
    (cells.day, "1800-04/2100-03", "1800-04/2100-03",
     says("wide-interval", "1800-04/2100-03 leaves 300 years open", BOTH_YEARS)),
    (cells.last_day, "2016/2090", "2016/2090",
     says("wide-interval", "2016/2090 leaves 74 years open", BOTH_YEARS)),
    (cells.day, "2016/2106", "2016/2106",
     says("bad-date", "'2016/2106' is outside the years 1800 to 2100",
          "check the year for a slip of the finger")),
    # A cell may stay blank.
    *((rule, text, text,
       says(slug, f"{text!r} is not a date", "leave the cell blank if the date is not known"))
      for text in ("TBD", "未定")
      for rule, slug in ((cells.day, "bad-date"), (cells.founding, "bad-founding-date"))),
    (cells.day, "#REF!", "#REF!",
     says("bad-date", "'#REF!' is what a spreadsheet shows in place of a value",
          "widen the column or mend the formula, then save again")),
    # What ends nothing is not left blank for no end.
    (cells.day, "9999", "9999", says("bad-date", OUTSIDE, "leave the cell blank if the date is not known")),
    (cells.founding, "9999", "9999",
     says("bad-founding-date", OUTSIDE, "leave the cell blank if the date is not known")),
    *((cells.last_day, each, "", says("no-end", f"{each!r} was read as no end"))
      for each in ("9999", "99991231", "9999/12/31", "31.12.9999", "12/31/9999", "2999-12-31",
                   "9999年12月31日", "99999999", "2958465")),
    (cells.endpoint, "clu\ufe0f", "clu\ufe0f", says("invisible-character", "holds U+FE0F", "delete it")),
    (cells.name, "葛\U000e0100城", "葛\U000e0100城", []),
    (cells.name, "Health ❤\ufe0f", "Health ❤\ufe0f", []),
    (cells.last_day, "2019-12-31", "2019-12-31", []),
    (cells.last_day, "9999-12-31", "", says("no-end", "'9999-12-31' was read as no end")),
    (cells.link, "", "", []),
    (cells.link, "https://www.link-j.org", "https://www.link-j.org", []),
    (cells.link, "www.link-j.org/en", "www.link-j.org/en",
     says("not-a-link", "'www.link-j.org/en' is not an http or https address",
          "write https://www.link-j.org/en")),
    (cells.link, "link-j.org", "link-j.org",
     says("not-a-link", "'link-j.org' is not an http or https address", "write https://link-j.org")),
    (cells.link, "javascript:1", "javascript:1",
     says("not-a-link", "'javascript:1' is not an http or https address", "it is shown as text")),
    (cells.link, "=a", "=a",
     [("not-a-link", "'=a' is not an http or https address", "it is shown as text"),
      ("looks-like-formula", "'=a' starts like a formula", FORMULA)]),
    (cells.endpoint, "a", "a", []),
    (cells.endpoint, "\u200b", "",
     says("missing-end", "a tie needs both its ends", "write the id of an organisation")),
    (cells.endpoint, "=a", "=a", says("looks-like-formula", "'=a' starts like a formula", FORMULA)),
    (cells.relation, "", "mou", []),
    (cells.relation, "hosts", "hosts", []),
    (cells.relation, "joint_research", "joint_research", []),
    (cells.relation, "Sister - City", "sister_city",
     says("relation-spelling", "'Sister - City' was read as 'sister_city'")),
    (cells.relation, "姉妹都市", "sister_city",
     says("relation-spelling", "'姉妹都市' was read as 'sister_city'")),
    (cells.relation, "sistr_cty", "sistr_cty",
     says("likely-relation", "'sistr_cty' counts as a collaboration of its own kind",
          "did you mean 'sister_city'?")),
    (cells.relation, "sitr_cty", "sitr_cty", []),  # three slips
    (cells.relation, "mouu", "mouu",
     says("likely-relation", "'mouu' counts as a collaboration of its own kind", "did you mean 'mou'?")),
    (cells.relation, "mow", "mow", []),  # so short a word may be anything
    (cells.relation, "連携協定", "連携協定",
     says("likely-relation", "'連携協定' counts as a collaboration of its own kind",
          "did you mean 'partnership'?")),
    (cells.relation, "=r", "=r", says("looks-like-formula", "'=r' starts like a formula", FORMULA)),
    (cells.kind, "", "", []),
    (cells.kind, "initial", "initial", []),
    (cells.kind, "Multi _party", "multi-party",
     says("kind-spelling", "'Multi _party' was read as 'multi-party'")),
    (cells.kind, "更新", "更新",
     says("unknown-kind", "'更新' is none of initial, renewal, multi-party", "did you mean 'renewal'?")),
    (cells.kind, "renewl", "renewl",
     says("unknown-kind", "'renewl' is none of initial, renewal, multi-party", "did you mean 'renewal'?")),
    (cells.kind, "=x", "=x",
     [("unknown-kind", "'=x' is none of initial, renewal, multi-party", "leave it blank if none fits"),
      ("looks-like-formula", "'=x' starts like a formula", FORMULA)]),
    (numbers.latitude, "", "", []),
    (numbers.latitude, "90", "90", []),
    (numbers.latitude, "-90", "-90", []),
    (numbers.latitude, "90.01", "90.01",
     says("bad-latitude", "'90.01' is outside -90 to 90", "were latitude and longitude swapped?")),
    (numbers.latitude, "-180", "-180",
     says("bad-latitude", "'-180' is outside -90 to 90", "were latitude and longitude swapped?")),
    (numbers.latitude, "180.5", "180.5", says("bad-latitude", "'180.5' is outside -90 to 90", DEGREES)),
    (numbers.longitude, "-180", "-180", []),
    (numbers.longitude, "180.5", "180.5", says("bad-longitude", "'180.5' is outside -180 to 180", DEGREES)),
    (numbers.latitude, "−３５.５", "-35.5", says("number-spelling", "'−３５.５' was read as '-35.5'")),
    (numbers.latitude, "\u201035", "-35", says("number-spelling", "'\u201035' was read as '-35'")),
    (numbers.latitude, "\u201135", "-35", says("number-spelling", "'\u201135' was read as '-35'")),
    (numbers.latitude, "\u201335", "-35", says("number-spelling", "'\u201335' was read as '-35'")),
    (numbers.latitude, "\u300035", "35", says("number-spelling", "'\\u300035' was read as '35'")),
    (numbers.latitude, "35,68", "35,68",
     says("bad-latitude", "'35,68' has a decimal comma", "write 35.68")),
    (numbers.latitude, "here", "here",
     says("bad-latitude", "'here' is not a number of degrees", f"{DEGREES}, or leave it blank")),
    # 35 + 30 / 60 + 36 / 3600 = 35.51
    *((numbers.latitude, each, each, says("bad-latitude", f"{shown(each)} is not a number of degrees", hint))
      for each, hint in {
          "35°30'36\"N": "write 35.51", "35d30m36s": "write 35.51", "35 30 36 S": "write -35.51",
          "0°0'36\"": "write 0.01", "35°59'": "write 35.9833", "35°0'59\"": "write 35.0164",
          "0°30'": "write 0.5", "-0°30'": "write -0.5", "35,5 N": "write 35.5",
          "35.5N": "write 35.5", "35.5S": "write -35.5", "S35.5": "write -35.5", "-35°30'": "write -35.5",
          "90°": "write 90", "90°0'1\"": f"{DEGREES}, or leave it blank",
          "35°60'": f"{DEGREES}, or leave it blank", "35°0'60\"": f"{DEGREES}, or leave it blank",
      }.items()),
    *((numbers.longitude, each, each,
       says("bad-longitude", f"{shown(each)} is not a number of degrees", hint))
      for each, hint in {
          "W139.5": "write -139.5", "E139.5": "write 139.5", "139.5w": "write -139.5",
          "東経139度30分": "write 139.5", "西経139度30分": "write -139.5", "180°": "write 180",
          "180°0'1\"": f"{DEGREES}, or leave it blank",
      }.items()),
    (numbers.term, "", "", []),
    (numbers.term, "1000", "1000", []),
    (numbers.term, "0.08", "0.08", []),  # 0.96 months, which is one
    (numbers.term, "0.045", "0.045", []),
    (numbers.term, "0.04", "0.04", says("bad-term", f"'0.04' {MONTH}", NO_END)),
    (numbers.term, "0", "0", says("bad-term", f"'0' {MONTH}", NO_END)),
    (numbers.term, "1001", "1001", says("bad-term", f"'1001' {MONTH}", NO_END)),
    (numbers.term, "2025", "2025", says("bad-term", f"'2025' {MONTH}", "is it the year of expiry?")),
    (numbers.term, "2225", "2225", says("bad-term", f"'2225' {MONTH}", NO_END)),
    (numbers.term, "７", "7", says("number-spelling", "'７' was read as '7'")),
    *((numbers.term, each, each, says("bad-term", f"{shown(each)} is not a number of years", hint))
      for each, hint in {
          "2,5": f"write 2.5 {YEARS}", "3?": f"write 3 {YEARS}",
          # Nothing is made of other units, and what belongs elsewhere is named.
          **dict.fromkeys(("5 weeks", "60 days", "about 5 years", "3-5 years", "2,5 y", "3 or 5 years"),
                          HOW_LONG),
          "until 2025-03-31": "write 2025-03-31 into expires", "予告期間6か月": "write 6 into notice_months",
          "自動更新": "write yes into auto_renews", "自動更新なし": "write no into auto_renews",
          "2019-05-01": "write a date of expiry into the column expires",
          "2019年5月": "write a date of expiry into the column expires",
          "long": HOW_LONG,
      }.items()),
    *((numbers.term, each, years, says("number-spelling", f"{each!r} was read as {years!r}"))
      for each, years in (("5 Years", "5"), ("5年", "5"), ("5年間", "5"), ("60か月", "5"), ("三年", "3"),
      ("十年", "10"),
                          ("十五年", "15"), ("18 Months", "1.5"), ("２年", "2"), ("five years", "5"),
                          ("5 year(s)", "5"),
                          ("3 years, renewable", "3"))),
    *((numbers.term, each, years,
       says("number-spelling", f"{each!r} was read as {years!r}", "write yes into auto_renews"))
      for each, years in (("Auto-renewable after 5 years", "5"), ("3年（自動更新）", "3"))),
    *((rule, each, "", says("no-end", f"{each!r} was read as no end"))
      for each in ("無期限", "期限なし", "定めなし", "期間の定めなし", "継続中", "ongoing", "Indefinite",
                   "permanent",
                   "evergreen", "until terminated", "open-ended", "no end", "No End Date")
      for rule in (numbers.term, cells.last_day)),
    *((cells.last_day, each, day, says("date-spelling", f"{each!r} was read as {day}"))
      for each, day in (("until 2025-03-31", "2025-03-31"), ("2025年3月31日まで", "2025-03-31"),
                        ("2019年度末", "2020-03-31"), ("令和7年3月末日", "2025-03-31"))),
    *((cells.last_day, each, each, says("bad-date", f"{each!r} is not a date", hint))
      for each, hint in (("自動更新", "write yes into auto_renews"), ("5 years", "write 5 into term_years"))),
    # A term in place of a day is never offered as an interval alone.
    *((rule, given, given, says("bad-date", f"{given!r} runs from one date to another",
                                f"if this is the term: {term}; if the day lies in between: {between}"))
      for given, first, last, between in (
          ("2019-2024", "2019", "2024", "2019/2024"),
          ("2019/4～2024/3", "2019-04", "2024-03", "2019-04/2024-03"),
          ("2018-04-01~2023-03-31", "2018-04-01", "2023-03-31", "2018-04-01/2023-03-31"))
      for rule, term in ((cells.signing, f"signed {first}, expires {last}"),
      (cells.last_day, f"expires {last}"),
                         (cells.entry_into_force, f"effective {first}, expires {last}"))),
    (cells.day, "2019-2024", "2019-2024",
     says("bad-date", "'2019-2024' runs from one date to another",
          "write 2019/2024 if the day lies in between")),
    (cells.day, "18 September 2020", "2020-09-18",
     says("date-spelling", "'18 September 2020' was read as 2020-09-18")),
    (cells.day, "43238", "2018-05-18",
     says("date-spelling", "'43238' was read as 2018-05-18, whose number it is in a spreadsheet")),
    (cells.day, "2018-05-18 10:30", "2018-05-18",
     says("date-spelling", "'2018-05-18 10:30' was read as 2018-05-18, without its time of day")),
    (cells.day, "20180518", "2018-05-18", says("date-spelling", "'20180518' was read as 2018-05-18")),
    (any_text, "", "", []),
    (any_text, "A\x07B\x1b", "A\x07B\x1b", says("control-character", "holds U+0007, U+001B", "delete it")),
    (any_text, "X\x07\x1b", "X\x07\x1b", says("control-character", "holds U+0007, U+001B", "delete it")),
    (any_text, "X\u200b\u2029", "X\u200b\u2029",
     says("invisible-character", "holds U+200B, U+2029", "delete it")),
    (any_text, "X\ue000\ue001", "X\ue000\ue001",
     says("private-character", "holds U+E000, U+E001, which only some computers can show",
          "write it with an ordinary character")),
    (any_text, "👩\u200d", "👩\u200d", says("invisible-character", "holds U+200D", "delete it")),
    (any_text, "👩\u200d🔬", "👩\u200d🔬", []),
    (any_text, "Xylem", "Xylem", []),
    (any_text, "Xé", "Xé", []),
    (any_text, "A\u0435", "A\u0435",
     says("mixed-alphabets", "'A\u0435' mixes alphabets: U+0435", "write 'Ae' if Latin letters are meant")),
    (any_text, "Xz\u0430", "Xz\u0430",
     says("mixed-alphabets", "'Xz\u0430' mixes alphabets: U+0430", "write 'Xza' if Latin letters are meant")),
    (any_text, "A\u202eB\u200b", "A\u202eB\u200b",
     says("invisible-character", "holds U+202E, U+200B", "delete it")),
    (any_text, "A\u3164B", "A\u3164B", says("invisible-character", "holds U+3164", "delete it")),
    (any_text, "\ue000", "\ue000",
     says("private-character", "holds U+E000, which only some computers can show",
          "write it with an ordinary character")),
    (any_text, "大\ufffd〓", "大\ufffd〓",
     says("lost-characters", "holds U+FFFD, U+3013 where a character was lost",
          "type the text again from its source")),
    (any_text, "Ã©cole", "Ã©cole",
     says("garbled-text", "'Ã©cole' is 'école' read in the wrong encoding", "write 'école'")),
    (any_text, "a \u0410lpha", "a \u0410lpha",
     says("mixed-alphabets", "'\u0410lpha' mixes alphabets: U+0410",
          "write 'Alpha' if Latin letters are meant")),
    (any_text, "#REF!", "#REF!",
     says("spreadsheet-error", "'#REF!' is what a spreadsheet shows for a formula that failed",
          "write the value itself")),
    (any_text, "＃N/A", "＃N/A",
     says("spreadsheet-error", "'＃N/A' is what a spreadsheet shows for a formula that failed",
          "write the value itself")),
    (any_text, "###", "###",
     says("spreadsheet-error", "'###' is what a spreadsheet shows for a column that was too narrow",
          "write the value itself")),
    (any_text, "=", "=", []),
    (any_text, "＝A1", "＝A1", says("looks-like-formula", "'＝A1' starts like a formula", FORMULA)),
    (any_text, "-5", "-5", []),
    (any_text, '"A"', '"A"',
     says("wrapped-text", "'\"A\"' has quotation marks around it", "delete them if they are no part of it")),
    (any_text, "「A」", "「A」", []),
    (any_text, '""', '""', []),
    (any_text, "“A”", "“A”",
     says("wrapped-text", "'“A”' has quotation marks around it", "delete them if they are no part of it")),
    (any_text, "'001", "'001",
     says("wrapped-text", "\"'001\" starts with the apostrophe by which spreadsheets mark texts",
          "delete it if it is no part of the text")),
    (any_text, "’=1", "’=1",
     says("wrapped-text", "'’=1' starts with the apostrophe by which spreadsheets mark texts",
          "delete it if it is no part of the text")),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "kept", "told"), CELLS)
def test_a_cell_is_kept_and_its_faults_are_said(
    rule: Rule, text: str, kept: str, told: list[tuple[str, str, str]]
) -> None:
    assert heard(rule, text) == (kept, told)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("http://a", True),
        ("https://a.org:80/x", True),
        ("https://", False),
        ("ftp://a.org", False),
        ("https://a.org:x/", False),
        ("https://a b", False),
        ("https://a\\b", False),
        ("https://a<b", False),
        ("https://a>b", False),
        ('https://a"b', False),
        ("https://a\x7f", False),
    ],
)
def test_only_plain_web_addresses_are_links(text: str, link: bool) -> None:
    assert cells.is_link(text) is link


def test_texts_are_compared_cut_and_mended_letter_by_letter() -> None:
    assert [edits("", ""), edits("abc", ""), edits("", "abc"), edits("kitten", "sitting")] == [0, 3, 3, 3]
    assert [edits("ab", "b"), edits("b", "ab"), edits("abc", "xbc"), edits("same", "same")] == [1, 1, 1, 0]
    assert (shown("x" * 60), shown("x" * 61)) == (repr("x" * 60), repr("x" * 59 + "…"))
    assert shown("abcdef", 4) == "'abc…'"
    assert composed("か\u3099\ufa10か\u3099") == "が\ufa10が"
    assert latin("\u0410\u03bf") == "Ao"
    assert [visible(each) for each in ("", " ", "\u200b", "\u3164", "\ue000", "大")] == [
        False,
        True,
        False,
        False,
        True,
        True,
    ]
    # half-width katakana whose bytes happen to be UTF-8 for one accented letter were meant as they stand
    assert [next(iter(meant_by(each)), "") for each in ("ﾃ､", "螟ｧ蟄ｦ", "å¤§", "Zürich", "abc")] == [
        "",
        "大学",
        "大",
        "",
        "",
    ]


# Between rows. Every rule is shown a row first that it has no concern with, and must go on behind it.

HEAD = "source,target,signed,agreement,renews,expires,terminated,term_years,relation\n"
KEPT = "both are kept, as two organisations; delete one if they are one"


def lines(found: tuple[object, ...]) -> list[str]:
    return [str(each) for each in found if " note " not in str(each)]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            "b,c,,,,,,,\na,b,2016,,,,,,\na,b,2016,,,,,,\n",
            "4: warning W202 repeated-tie  source (column A): the same as row 3; counted as one agreement; "
            "delete one of them",
        ),
        (
            "b,c,,,,,,,\na,b,2016,,,,,,\nb,a,2016,,,,,,\n",
            "4: warning W203 reversed-tie  source (column A): row 3 with its ends the other way round; "
            "counted as one agreement; delete one of them",
        ),
        (
            "b,c,,,,,,,\na,b,2016-05-01,m1,,,,,\nb,a,2016-05-01,m2,,,,,\n",
            "4: warning W210 twin-agreements  agreement (column D): 'a' and 'b' signed on 2016-05-01 in "
            "row 3 too; two agreements; delete one of the rows, or give both the same agreement id, "
            "if it was one",
        ),
        (
            "b,c,2016-05-01,m1,,,,,hosts\na,b,2016-05-01,,,,,,\na,b,2016-05-01,,,2017,,,\n",
            "4: warning W210 twin-agreements  agreement (column D): 'a' and 'b' signed on 2016-05-01 in "
            "row 3 too; two agreements; delete one of the rows, or give both the same agreement id, "
            "if it was one",
        ),
        (
            "b,c,,,,,,,\na,b,2016,m1,,,,,\nb,c,2017,m1,,,,,\n",
            "4: warning W206 agreement-dates-differ  signed (column C): '2017' here, '2016' in row 3 of "
            "agreement 'm1'; use one date, or two agreement ids",
        ),
        (
            "b,c,2016,m1,,,,,\na,b,2016,m1,,2018,,,\na,c,2016,m1,,2019,,,\n",
            "4: warning W206 agreement-dates-differ  expires (column F): '2019' here, '2018' in row 3 of "
            "agreement 'm1'; use one date, or two agreement ids",
        ),
        (
            "b,c,,,,,,,\na,b,2016,m1,zzz,,,,\n",
            "3: warning W207 unknown-agreement  renews (column E): 'zzz' is no agreement here; add its "
            "row, or leave the cell blank",
        ),
        (
            "b,c,,,,,,,\na,b,2016,m1,mm,,,,\na,c,2015,m0,,,,,\n",
            "3: warning W207 unknown-agreement  renews (column E): 'mm' is no agreement here; add its row, "
            "or leave the cell blank",
        ),
        (
            "b,c,,,,,,,\na,b,2016,later,eariler-1,,,,\na,c,2015,earlier-2,,,,,\nb,a,2015,earlier-1,,,,,\n",
            "3: warning W207 unknown-agreement  renews (column E): 'eariler-1' is no agreement here; did you "
            "mean 'earlier-1'?",
        ),
        (
            "b,c,,,,,,,\na,b,2016,m1,m1,,,,\n",
            "3: warning W208 renewal-cycle  renews (column E): 'm1' renews in the end this very agreement, "
            "'m1'; name the agreement before it",
        ),
        (
            "b,c,,,,,,,\na,b,2016,m1,m2,,,,\na,b,2019,m2,,,,,\n",
            "3: warning W209 renewal-too-early  renews (column E): 2016 is before 2019, when the "
            "agreement it renews was signed (row 4); were the two exchanged?",
        ),
        (
            "b,c,,,,2001,,,\na,b,2016-05-01,,,2016-04-30,,,\n",
            "3: error E302 ends-before-signed  expires (column F): 2016-04-30 is before the signing, "
            "2016-05-01; check both dates",
        ),
        (
            "b,c,2016,,,,,,\na,b,2016-05-01,,,,2016-04,,\n",
            "3: error E302 ends-before-signed  terminated (column G): 2016-04 is before the signing, "
            "2016-05-01; check both dates",
        ),
        (
            "b,c,,,,2001,,3,\na,b,2016-05-01,,,2019-05-03,,3,\n",
            "3: warning W302 term-disagrees  expires (column F): 2019-05-03 is not 2016-05-01 and 3 "
            "years, which is 2019-05-01; the expiry is used; correct one of them",
        ),
        (
            "b,c,,,,2001,,3,\na,b,2016-05,,,2019-07,,3,\n",
            "3: warning W302 term-disagrees  expires (column F): 2019-07 is not 2016-05 and 3 years, which "
            "is 2019-05-01 to 2019-05-31; the expiry is used; correct one of them",
        ),
        (
            "b,c,,,,2001,,,\na,b,2016,,,2018-06,2018-07,,\n",
            "3: warning W304 terminated-after-expiry  terminated (column G): 2018-07 is after the expiry, "
            "2018-06, when the tie had ended; leave it blank if the tie ran to its end",
        ),
        (
            "b,c,,,,,,,\na,b,2020-09-19,,,,,,\n",
            "3: warning W301 signed-in-future  signed (column C): 2020-09-19 has not come yet (today is "
            "2020-09-18); check the year",
        ),
        # What renews itself may be terminated after its first term; E304, E305 and N303 are told above.
        (
            "b,c,,,,,,,\na,b,1916/2016,,,,,,\n",
            "3: warning W307 wide-interval  signed (column C): 1916/2016 leaves 100 years open; check both "
            "years, or leave the cell blank if the date is not known",
        ),
        (
            "b,c,,,,,,,\na,b,2016,,,,2020-10,,\n",
            "3: warning W306 date-in-future  terminated (column G): 2020-10 has not come yet (today is "
            "2020-09-18); check the year, or write the date into expires",
        ),
        (
            "a,b,2016,,,,,,\na,a,2016,,,,,,\n",
            "3: error E205 self-tie  target (column B): 'a' is tied to itself; name two organisations, or "
            "delete the row",
        ),
        (
            "a,b,2016,,,,,,\na,qqqqqq,2016,,,,,,\n",
            "3: error E203 unknown-id  target (column B): 'qqqqqq' is not an id in nodes.csv; add the "
            "organisation to nodes.csv",
        ),
        (
            "a,b,2016,,,,,,\na; b,c,2016,,,,,,\n",
            "3: error E203 unknown-id  source (column A): 'a; b' is not an id in nodes.csv; write a row "
            "for each of them: 'a', 'b'",
        ),
        (
            "a,b,2016,,,,,,\na,合計,2016,,,,,,\n",
            "3: error E203 unknown-id  target (column B): '合計' is not an id in nodes.csv; delete the row "
            "if it is one of sums",
        ),
    ],
)
def test_what_is_wrong_between_ties_is_said_at_its_row(told: Told, rows: str, said: str) -> None:
    found = told(edges=HEAD + rows, today=date(2020, 9, 18))
    assert lines(found) == [f"edges.csv:{said}"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            "a,Alpha,hub,\na,Alpha,hub,\n",
            "3: warning W201 repeated-row  id (column A): the same as row 2; read once; delete one of them",
        ),
        (
            "a,Alpha,hub,\na,Beta,city,\n",
            "3: error E202 repeated-id  id (column A): 'a' is the id of row 2 too, with another name, "
            "type; give each organisation an id of its own",
        ),
        (
            "link-j,Alpha,hub,\nLINK_J,Beta,city,\n",
            f"3: warning W204 similar-ids  id (column A): 'LINK_J' is nearly the id 'link-j' of row 2; "
            f"{KEPT}",
        ),
        (
            "a,Alpha,hub,\nb,ALPHA,city,\n",
            f"3: warning W205 similar-names  name (column B): 'ALPHA' is the name of 'a' (row 2) too; {KEPT}",
        ),
        (
            "a,Alpha,hub,\nb,Alpha Inc.,city,\n",
            "3: warning W205 similar-names  name (column B): 'Alpha Inc.' is nearly the name 'Alpha' of 'a' "
            f"(row 2) too; {KEPT}",
        ),
        (
            "a,Alpha,hub,\nb,Beta,city,first; ALPHA\n",
            "3: warning W211 shared-alias  aliases (column D): 'ALPHA' is what 'a' (row 2) is called too; "
            "keep it with one of them: a name has to lead to one organisation",
        ),
    ],
)
def test_what_is_wrong_between_organisations_is_said_at_the_later_row(
    told: Told, rows: str, said: str
) -> None:
    nodes = "id,name,type,aliases\n" + rows
    found = told(nodes=nodes, edges="source,target,signed\n")
    assert lines(found) == [f"nodes.csv:{said}"]


def told_codes(found: tuple[Finding, ...]) -> list[str]:
    return [f"{each.rule.code} {each.row}" for each in found if each.severity != "note"]


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        # A row that is at fault itself does not end the look at those behind it.
        ("a,,2016,,,,,,\na,b,2016,,,,,,\na,b,2016,,,,,,\n", ["E204 2", "W202 4"]),
        # One agreement by its id, though its rows differ otherwise.
        ("a,b,2016-05-01,m1,,2018,,,\na,b,2016-05-01,m1,,,,,\n", []),
        # Signed on the day of the agreement that it renews.
        ("a,b,2016-05-01,m1,m2,,,,\na,b,2016-05-01,m2,,,,,hosts\n", []),
        ("b,c,2016,,,,,,\na,b,2016,,,2015,,,\n", ["E302 3"]),
        ("a,b,2016-05-01,,,2019,,1,\n", ["W302 2"]),
        ("a,b,2016-05-01,,,2019,,1000,\n", ["W302 2"]),
        ("a,b,2016-05-01,,,2016-05-01,,3,\n", ["W302 2"]),
        ("a,b,2016-05-01,,,2018-06-30,2018-06-30,,\n", []),
    ],
)
def test_each_rule_between_ties_keeps_to_its_bounds(told: Told, rows: str, codes: list[str]) -> None:
    assert told_codes(told(edges=HEAD + rows)) == codes


def test_a_table_of_the_required_columns_has_nothing_wrong_with_it(told: Told) -> None:
    assert told() == ()
    assert told_codes(told(edges="source,target,signed,renews\na,b,2016,\nb,c,2017,m1\n")) == ["W207 3"]


@pytest.mark.parametrize(("agreements", "hint"), [(2000, "did you mean"), (2001, "add its row")])
def test_the_likely_agreement_is_looked_for_among_two_thousand(
    told: Told, agreements: int, hint: str
) -> None:
    rows = [f"a,b,{1900 + n // 28}-02-{n % 28 + 1:02},agreement-{n}," for n in range(agreements)]
    rows[0] += "agreememt-7"
    found = told(edges="source,target,signed,agreement,renews\n" + "\n".join(rows) + "\n")
    assert [each.hint.startswith(hint) for each in found if each.rule.code == "W207"] == [True]


EDGE_FAULTS = [
    ("source", "\u200b", "E204"), ("target", "\u200b", "E204"), ("signed", "soon", "E301"),
    ("relation", "mouu", "W406"), ("agreement", "#REF!", "E208"), ("renews", "1E+15", "E208"),
    ("kind", "x", "W407"), ("effective", "soon", "E301"), ("announced", "soon", "E301"),
    ("expires", "soon", "E301"), ("terminated", "soon", "E301"), ("term_years", "x", "E303"),
    ("source_url", "x", "W405"),
]  # fmt: skip
NODE_FAULTS = [
    ("id", "1E+15", "E208"), ("name", "\u200b", "E206"), ("name_ja", "??", "W101"), ("type", "zz", "W401"),
    ("country", "zz", "W402"), ("city", "同上", "W509"), ("lat", "x", "E401"), ("lon", "x", "E402"),
    ("url", "x", "W405"), ("founded", "soon", "W303"),
]  # fmt: skip


@pytest.mark.parametrize(("column", "cell", "code"), EDGE_FAULTS)
def test_each_column_of_ties_has_its_rule(told: Told, column: str, cell: str, code: str) -> None:
    cells_ = {"source": "a", "target": "b", "signed": "2016", column: cell}
    found = told(edges=f"{','.join(cells_)}\n{','.join(cells_.values())}\n")
    assert (code, column) in [(each.rule.code, each.column) for each in found]


@pytest.mark.parametrize(("column", "cell", "code"), NODE_FAULTS)
def test_each_column_of_organisations_has_its_rule(told: Told, column: str, cell: str, code: str) -> None:
    cells_ = {"id": "a", "name": "Alpha", "type": "hub", column: cell}
    found = told(nodes=f"{','.join(cells_)}\n{','.join(cells_.values())}\n")
    assert (code, column) in [(each.rule.code, each.column) for each in found]


# Who is who.


def test_ids_and_names_are_reduced_to_what_the_eye_sees() -> None:
    looks = {"ヘベペ": "へべぺ", "aーb": "a-b", "a一b": "a-b", "a〇": "a0", "a〜b": "a-b", "a\x07b": "ab",
             "a\u3164b": "ab", "葛\U000e0100": "葛", "Ａ_B": "a-b", "x": "x", "é": "e"}  # fmt: skip
    assert {text: skeleton(text) for text in looks} == looks
    cores = {"ぁひゖ": "ァヒヶ", "L'AS": "las", "R&D": "rd", "The Alpha of Beta": "alphabeta", "Inc.": "inc"}
    assert {text: core(text) for text in cores} == cores


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [("12", "12.0", True), ("5", "5.0", True), ("12", "12.00", True), ("v1", "v1.0", False),
     ("0", "00", False), ("007", "7", True)],
)  # fmt: skip
def test_ids_are_alike_but_for_zeros(told: Told, first: str, second: str, alike: bool) -> None:
    nodes = f"id,name,type\n{first},Alpha,hub\n{second},Beta,hub\n"
    found = told(nodes=nodes, edges="source,target,signed\n")
    assert told_codes(found) == (["W204 3"] if alike else [])


def test_both_rows_of_an_id_are_kept_and_a_row_given_twice_once(put: Put) -> None:
    other = check(put(nodes="id,name,type\na,Alpha,hub\na,Beta,hub\na,Alpha,hub\n"))
    assert (other.organisations, told_codes(other.findings)[0]) == (2, "E202 3")


def test_a_name_that_two_share_in_both_languages_is_told_once(told: Told) -> None:
    nodes = "id,name,type,name_ja\na,Alpha,hub,アルファ\nb,Alpha,hub,アルファ\nc,,hub,アルファ\n"
    found = told(nodes=nodes, edges="source,target,signed\n")
    assert [(each.rule.code, each.row, each.column) for each in found] == [
        ("W205", 3, "name"),
        ("E206", 4, "name"),
        ("W205", 4, "name_ja"),
    ]


def test_a_japanese_name_may_be_the_alias_of_another(told: Told) -> None:
    nodes = "id,name,type,name_ja,aliases\na,Alpha,hub,アルファ,\nb,Beta,hub,,アルファ\n"
    assert told_codes(told(nodes=nodes, edges="source,target,signed\n")) == ["W211 3"]


@pytest.mark.parametrize(
    ("ids", "end", "hint"),
    [
        # The look of an id goes before the letters that it shares.
        (["00123", "1234"], "123", "did you mean '00123'?"),
        (["123", "123.5"], "123.0", "did you mean '123'?"),
        (["XX"], "xx", "did you mean 'XX'?"),
        (["a1"], "XX", "add the organisation to nodes.csv"),
        (["a1", "b2"], "Alpha1 Ltd, b2", "write a row for each of them: 'Alpha1 Ltd', 'b2'"),
        (["a1", "b2"], "a1; zz", "add the organisation to nodes.csv"),
    ],
)
def test_an_unknown_end_gets_the_hint_that_fits(told: Told, ids: list[str], end: str, hint: str) -> None:
    rows = "".join(f"{each},Alph{each} Ltd,hub\n" for each in ids)
    nodes = f"id,name,type\nhub,Hub,hub\n{rows}"
    found = told(nodes=nodes, edges=f'source,target,signed\nhub,"{end}",2016\n')
    assert [each.hint for each in found if each.rule.code == "E203"] == [hint]


def test_the_nearest_id_is_looked_for_twenty_times(told: Told) -> None:
    edges = "source,target,signed\n" + "".join(
        f"a,alph{letter}-000,2016\n" for letter in "bcdefghijklmnopqrstuvwxyz"
    )
    found = told(nodes="id,name,type\na,A1,hub\nalpha-000,B1,hub\n", edges=edges)
    hints = [each.hint for each in found if each.rule.code == "E203"]
    assert hints == ["did you mean 'alpha-000'?"] * 20 + ["add the organisation to nodes.csv"] * 5


# Places.


@pytest.mark.parametrize(
    ("lat", "lon", "country", "message", "hint"),
    [
        (0, 0, "", "0, 0 is in the Gulf of Guinea", "leave both blank if the place is unknown"),
        (0, 0, "JP", "0, 0 is in the Gulf of Guinea", "leave both blank if the place is unknown"),
        # Seoul: Korea on both sides, and the mouth of the Yalu within two degrees
        (37.57, 126.98, "JP", "37.57, 126.98 is not in JP but near CN, KP, KR",
         "check the coordinates and the country"),
        # in the middle of the South Pacific
        (-45, -120, "CL", "-45, -120 is not in CL but in the open sea",
         "check the coordinates and the country"),
        (1, 1, "", "", ""),
        (0, 37, "KE", "", ""),  # on the equator
        (51.5, 0, "GB", "", ""),  # on the meridian
        # Chennai, its two numbers exchanged; the minus sign lost of Sydney, of Lima, and both of Buenos Aires
        (80.27, 13.08, "IN", "80.27, 13.08 is not in IN but near NO",
         "swapped? write lat 13.08 and lon 80.27"),
        (33.87, 151.21, "AU", "33.87, 151.21 is not in AU but in the open sea",
         "a minus sign too few or too many? write lat -33.87 and lon 151.21"),
        (-12.05, 77.04, "PE", "-12.05, 77.04 is not in PE but in the open sea",
         "a minus sign too few or too many? write lat -12.05 and lon -77.04"),
        (34.6, 58.38, "AR", "34.6, 58.38 is not in AR but near AF, IR, TM",
         "a minus sign too few or too many? write lat -34.6 and lon -58.38"),
        (-45, -120, "QQ", "", ""),  # no country that the map knows
    ],
)  # fmt: skip
def test_what_is_odd_about_a_place_is_said(
    lat: float, lon: float, country: str, message: str, hint: str
) -> None:
    assert doubt(lat, lon, country) == (message, hint)


@pytest.mark.parametrize(
    ("lat", "lon", "margin", "countries"),
    [
        (48.85, 2.35, 0, {"FR"}),
        # Wellington and Reykjavik, and the edges of the map: the poles, the date line.
        (-41.29, 174.78, 1, {"NZ"}),
        (64.15, -21.94, 1, {"IS"}),
        (-90, 0, 0, {"AQ"}),
        (89.9, 0, 2, set()),  # the sea round the North Pole, and not the ice round the South Pole
        (90, 180, 0, set()),
        (-16.5, 179.9, 1, {"FJ"}),
        (-16.5, -179.9, 1, {"FJ"}),
    ],
)
def test_the_countries_round_a_place_are_those_of_an_atlas(
    lat: float, lon: float, margin: int, countries: set[str]
) -> None:
    assert near(lat, lon, margin) == countries


# Parts with codes of their own, by an atlas: whose they are, code, latitude, longitude.
PARTS = [
    ("AU", "CC", -12.17, 96.83), ("AU", "CX", -10.49, 105.63), ("AU", "HM", -53.08, 73.5),
    ("AU", "NF", -29.04, 167.95), ("CN", "HK", 22.28, 114.16), ("CN", "MO", 22.2, 113.55),
    ("CN", "TW", 25.03, 121.56), ("DK", "FO", 62.01, -6.77), ("DK", "GL", 64.18, -51.72),
    ("FI", "AX", 60.1, 19.94), ("FR", "BL", 17.9, -62.83), ("FR", "GF", 4.92, -52.31),
    ("FR", "GP", 16.0, -61.73), ("FR", "MF", 18.07, -63.08), ("FR", "MQ", 14.6, -61.07),
    ("FR", "NC", -22.27, 166.44), ("FR", "PF", -17.53, -149.57), ("FR", "PM", 46.78, -56.17),
    ("FR", "RE", -20.88, 55.45), ("FR", "TF", -49.35, 70.22), ("FR", "WF", -13.28, -176.18),
    ("FR", "YT", -12.78, 45.23), ("GB", "AI", 18.22, -63.05), ("GB", "BM", 32.29, -64.78),
    ("GB", "FK", -51.7, -57.85), ("GB", "GG", 49.45, -2.54), ("GB", "GI", 36.14, -5.35),
    ("GB", "GS", -54.28, -36.51), ("GB", "IM", 54.15, -4.48), ("GB", "IO", -7.31, 72.42),
    ("GB", "JE", 49.19, -2.11), ("GB", "KY", 19.29, -81.38), ("GB", "MS", 16.71, -62.21),
    ("GB", "PN", -25.07, -130.1), ("GB", "SH", -15.93, -5.72), ("GB", "TC", 21.46, -71.14),
    ("GB", "VG", 18.43, -64.62), ("IL", "PS", 31.9, 35.2), ("MA", "EH", 27.15, -13.2),
    ("NL", "AW", 12.52, -70.03), ("NL", "BQ", 12.18, -68.26), ("NL", "CW", 12.11, -68.93),
    ("NL", "SX", 18.03, -63.05), ("NO", "SJ", 78.22, 15.65), ("NZ", "CK", -21.21, -159.78),
    ("NZ", "NU", -19.05, -169.92), ("PS", "IL", 31.78, 35.22), ("RS", "XK", 42.66, 21.17),
    ("US", "AS", -14.28, -170.7), ("US", "GU", 13.44, 144.79), ("US", "MP", 15.19, 145.75),
    ("US", "PR", 18.47, -66.1), ("US", "UM", 19.28, 166.65), ("US", "VI", 18.34, -64.93),
]  # fmt: skip


@pytest.mark.parametrize(("whose", "part", "lat", "lon"), PARTS)
def test_a_part_overseas_goes_by_either_code_and_a_far_place_by_none(
    whose: str, part: str, lat: float, lon: float
) -> None:
    assert doubt(lat, lon, whose) == doubt(lat, lon, part) == ("", "")
    for code in (whose, part):
        assert doubt(48.02, 66.92, code)[0].startswith(
            f"48.02, 66.92 is not in {code} but near"
        )  # Kazakhstan


def test_a_place_off_the_coast_is_near_enough_not_to_be_swapped() -> None:
    # between Lampedusa and Tripoli; the other way round it is in the Sudan
    assert near(34.5, 12.5, 0) == set()
    assert "IT" in near(34.5, 12.5, 2)
    assert doubt(34.5, 12.5) == ("", "")


def test_the_corner_of_the_map_is_a_place(told: Told) -> None:
    rows = "a,Alpha,hub,90,180,JP\nb,Beta,hub,-90,-180,JP\n"
    found = told(nodes="id,name,type,lat,lon,country\n" + rows, edges="source,target,signed\n")
    assert told_codes(found) == ["W404 2", "W404 3"]


def test_a_doubtful_place_is_said_at_its_latitude_and_the_rows_behind_are_looked_at_too(told: Told) -> None:
    rows = "a,Alpha,hub,,,JP\nb,Beta,city,91,0,JP\nc,Gamma,city,0,181,JP\nd,Delta,city,48.85,2.35,JP\n"
    found = told(nodes="id,name,type,lat,lon,country\n" + rows, edges="source,target,signed\n")
    assert [line.partition(": ")[0] for line in lines(found)] == ["nodes.csv:3", "nodes.csv:4", "nodes.csv:5"]
    assert lines(found)[2] == (
        "nodes.csv:5: warning W404 place-outside-country  lat (column D): 48.85, 2.35 is not in JP but near "
        "BE, CH, FR, GB, LU; check the coordinates and the country"
    )
