"""The words that people see, in English and Japanese.

Machine names (column names, types, relations) are keys; a key that is not
listed is shown as it is, so that one's own types and relations still appear.
"""

from __future__ import annotations

import re
from string import Formatter
from typing import Any

from graph.words import (
    briefing,
    decks,
    exchange,
    foreign,
    lists,
    live,
    publications,
    questions,
    report,
    starter,
    stories,
    told,
)
from graph.words.measures import MEASURES

LANGUAGES = ("en", "ja")

_TYPES = {
    "hub": ("Hub", "拠点"),
    "prefecture": ("Prefecture", "都道府県"),
    "city": ("City", "市区町村"),
    "university": ("University", "大学"),
    "cluster": ("Cluster", "クラスター"),
    "institute": ("Institute", "研究機関"),
    "hospital": ("Hospital", "病院"),
    "company": ("Company", "企業"),
    "government": ("Government", "政府機関"),
    "state": ("State", "州・省"),
    "unknown": ("Unknown", "不明"),  # what import gives those of whom nothing says it
}

_RELATIONS = {
    "mou": ("MOU", "覚書（MOU）"),
    "partnership": ("Partnership", "提携"),
    "basic_agreement": ("Basic agreement", "基本合意"),
    "sister_city": ("Sister city", "姉妹都市"),
    "sister_region": ("Sister region", "友好提携（州・県）"),
    "located_in": ("Located in", "所在地"),
    "part_of": ("Part of", "一部"),
    "member_of": ("Member of", "会員"),
    "founded": ("Founded", "設立"),
    "operates": ("Operates", "運営"),
    "office_in": ("Office in", "事務所"),
    "secretariat_of": ("Secretariat of", "事務局"),
    "hosts": ("Hosts", "受け入れ"),
}

_KINDS = {
    "initial": ("Initial", "新規"),
    "renewal": ("Renewal", "更新"),
    "multi-party": ("Multi-party", "多者間"),
}

_HEADINGS = {
    "rank": ("Rank", "順位"),
    "id": ("Id", "ID"),
    "name": ("Name", "名称"),
    "type": ("Type", "種別"),
    **{name: each.heading for name, each in MEASURES.items()},
    "period": ("Period", "期間"),
    "beside": ("File", "ファイル"),
    "contents": ("What it is", "内容"),
    "start": ("Start", "開始日"),
    "end": ("End", "終了日"),
    "nodes": ("Organisations", "組織"),
    "ties": ("Ties", "つながり"),
    "new_nodes": ("New organisations", "新規組織"),
    "new_ties": ("New ties", "新規つながり"),
    "new_agreements": ("New agreements", "新規協定"),
    "renewals": ("Renewals", "更新"),
    "ended": ("Ended", "終了"),
    "signed_agreements": ("Agreements signed", "締結済みの協定"),
    "active_agreements": ("Agreements in force", "有効な協定"),
    "undated_agreements": ("Undated agreements", "日付のない協定"),
    "components": ("Components", "連結成分"),
    "largest": ("Largest component", "最大成分"),
    "density": ("Density", "密度"),
    "mean_degree": ("Mean degree", "平均次数"),
    "undated": ("Undated", "日付なし"),
    "uncertain": ("Uncertain", "日付が不確か"),
    "their_column": ("Their column", "元の列"),
    "our_column": ("Read as", "読み取り先"),
    "their_examples": ("Examples", "例"),
}

_SENTENCES = {
    "counted": (
        "{nodes:organisation|organisations}, {ties:tie|ties} and {agreements:agreement|agreements} counted",
        "組織{nodes}、つながり{ties}、協定{agreements}を集計",
    ),
    "counted_apart": (
        "{nodes:organisation|organisations}, {ties:tie|ties} and {agreements:agreement|agreements} "
        "({dated} dated, {undated} undated) counted",
        "組織{nodes}、つながり{ties}、協定{agreements}（日付あり{dated}、日付なし{undated}）を集計",
    ),
    "counted_signed": (
        "{nodes:organisation|organisations}, {ties:tie|ties} and {agreements:agreement|agreements} signed "
        "({in_force} in force)",
        "組織{nodes}、つながり{ties}、締結済みの協定{agreements}（うち有効{in_force}）を集計",
    ),
    "newest_date": ("{day} is the newest date in the data", "{day}はデータの最新の日付"),
    "all_dates": ("all dates", "全期間"),
    "as_of": ("as of {day}", "{day}時点"),
    "in_force": ("in force on {day}", "{day}時点で有効"),
    "certain": (
        "a tie counts from the last day that it can have been signed",
        "署名された可能性のある最後の日から数える",
    ),
    "possible": (
        "a tie counts from the first day that it can have been signed",
        "署名された可能性のある最初の日から数える",
    ),
    "undated_in": ("{count:undated tie is|undated ties are} included", "日付のないつながり{count}件を含む"),
    "undated_out": (
        "{count:undated tie is|undated ties are} left out",
        "日付のないつながり{count}件を除く",
    ),
    "uncertain_ties": (
        "{count:tie|ties} may or may not have been signed by then",
        "その日までに署名されたか不確かなつながり{count}件",
    ),
    "passed_over": (
        "{path} is read; {file} beside it is not",
        "{path} を読み込みました。横にある {file} は読み込みません",
    ),
    "faulty_out": (
        "{count:faulty row is|faulty rows are} left out; `graph check --data {data}` lists them",
        "誤りのある{count}行を除外しました。一覧は `graph check --data {data}`",
    ),
    "cells_blank": (
        "cells that cannot be read are left blank: {cells}; `graph check --data {data}` lists them",
        "読めないセルを空欄として扱いました：{cells}。一覧は `graph check --data {data}`",
    ),
    "left_blank": ("cells that cannot be read left blank: {cells}", "読めないセルを空欄として扱う：{cells}"),
    "cells_of": ("{count} in {column}", "{column} {count}件"),
    "left_out": ("{count:faulty row is|faulty rows are} left out", "誤りのある{count}行を除外"),
    "count_d": ("{count:day|days}", "{count}日"),
    "count_w": ("{count:week|weeks}", "{count}週間"),
    "count_m": ("{count:month|months}", "{count}か月"),
    "count_y": ("{count:year|years}", "{count}年"),
    "without": ("without {names}", "{names} を除く"),
    "relations": ("only {names}", "{names} のみ"),
    "rank_note": (
        "rank by {measure} among all {nodes:organisation|organisations}",
        "全{nodes}組織における{measure}の順位",
    ),
    "sampled": (
        "{measure} is estimated from a sample: within {bound} of the exact value with 95 % confidence",
        "{measure}は標本による推定値（95 % の確率で誤差{bound}以内）",
    ),
    "no_rows": ("no organisations with a tie", "つながりのある組織はありません"),
    "unfinished": ("{period} is counted in part: to {day}", "{period}は{day}までの集計"),
    "undated_rows": (
        "{count:undated tie is|undated ties are} in no period",
        "日付のないつながり{count}件はどの期間にも含まない",
    ),
    "new_in": ("New in {period}", "{period}の新規"),
    "digest": ("data {digest}", "データ {digest}"),
    "hub_report": ("Hubs", "ハブ組織"),
    "growth_report": ("Growth", "成長"),
    "map_title": ("Ecosystem network", "エコシステム・ネットワーク"),
    "source_rows": ("Source: {rows:row|rows} of edges.csv", "出典：edges.csv の{rows}行"),
    "map_as_picture": (
        "Over {nodes:organisation|organisations} or {ties:tie|ties}: maps are pictures with the {named} "
        "best-connected names",
        "{nodes}組織・{ties}件のつながりを超えるため、地図は画像で示し、名称は提携先の多い{named}組織のみ",
    ),
    "not_labelled": ("names left out: {count}", "表示を省いた名称{count}件"),
    "community_around": ("{name} & partners", "{name}周辺"),
    "community_around_two": ("{name}, {other} & partners", "{name}・{other}周辺"),
    "community_of_two": ("{name} & {other}", "{name}・{other}"),
    "tie_new": ("New tie", "新しいつながり"),
    "tie_renewed": ("Further agreement", "既存の相手との新協定"),
    "tie_kept": ("Signed earlier", "それ以前に署名"),
    "tie_ended": ("No longer in force", "終了"),
    "tie_plain": ("Tie", "つながり"),
    "tie_added": ("Added", "追加"),
    "tie_stayed": ("Kept", "継続"),
    "tie_gone": ("Ended", "終了"),
    "newcomer": ("New organisation", "新しい組織"),
    "not_yet": ("No tie yet", "まだつながりなし"),
    "none_in_force": ("No tie in force", "有効なつながりなし"),
    "size_partners": ("Size: number of partners", "大きさ：提携先の数"),
    "other_type": ("Other", "その他"),
    "other_types": ("Other ({count:type|types})", "その他（{count}種類）"),
    "since": ("since {day}", "{day}以降"),
    "signed_per": ("Signed per period", "期間ごとの締結数"),
    "first_time": ("New", "新規"),
    "fiscal_year": ("Fiscal year", "年度"),
    "open_ended": ("those without a known end are taken to be in force", "終期の不明な協定は有効とみなす"),
    "growth_title": ("How agreements grew", "協定の推移"),
    "ranks_title": ("Hubs over time", "ハブ組織の順位の推移"),
    "more_tied": ("{count} more tied at {rank}", "ほか{count}組織も{rank}位"),
    "mixing_title": ("Who ties with whom", "だれがだれと結んだか"),
    "new_ties_between": ("New ties per period", "期間ごとの新規つながり"),
    "coverage_title": ("Where there are ties, and where there are none", "つながりのある地域、ない地域"),
    "with_tie": ("{connected} of {nodes}", "{nodes}中{connected}"),
    "coverage_key": (
        "organisations with a tie, of all in the data",
        "データにある組織のうち、つながりのある組織",
    ),
    "severity_error": ("error", "エラー"),
    "severity_warning": ("warning", "警告"),
    "severity_note": ("note", "注記"),
    "what_it_means": ("What it means", "意味"),
    "why_it_is_told": ("Why it is told", "理由"),
    "what_to_do": ("What to do", "対処"),
    "example_beside": (
        "(beside it lies a file {name})",
        "（横に {name} というファイルがある）",
    ),
    "by_fix": (
        "`graph check --fix` does it where there is one right answer.",
        "直し方が一つに決まる箇所は `graph check --fix` で直せます。",
    ),
    "bad_example": ("Bad:", "悪い例："),
    "good_example": ("Good:", "良い例："),
    "example_is_missing": ("(there is no such file)", "（ファイルがない）"),
    "example_is_a_folder": ("(a folder stands there)", "（ファイルの代わりにフォルダーがある）"),
    "example_is_empty": ("(the file is empty)", "（ファイルが空）"),
    "table_name": ("Table", "表"),
    "table_about": ("About", "説明"),
    "table_comma": (", ", "、"),
    "unknown_country": ("Country unknown", "国・地域不明"),
    "city_in": ("{city} ({place})", "{city}（{place}）"),
    "table_empty": ("no rows", "該当する行はありません"),
    "table_rows": (
        "{count:more row|more rows}: --format csv gives every row",
        "ほか{count}行（--format csv で全行）",
    ),
    "table_columns": (
        "{count:column does|columns do} not fit: {names}; widen the window, or take --format csv",
        "{count}列が入りません：{names}（画面を広げるか --format csv）",
    ),
    "table_cut": (
        "cells cut at 32,767 characters, the most that a workbook holds: {count}",
        "{count}個のセルは上限の32,767文字で切りました",
    ),
}

_HEADINGS |= {**briefing.HEADINGS, **exchange.HEADINGS, **questions.HEADINGS, **report.HEADINGS}
_LABELS: dict[str, tuple[str, str]] = {**_KINDS, **_RELATIONS, **_TYPES}
_WORDS: dict[str, tuple[str, str]] = {
    **briefing.WORDS,
    **briefing.SENTENCES,
    **exchange.WORDS,
    **exchange.SENTENCES,
    **lists.SENTENCES,
    **foreign.TOOLS,
    **foreign.SENTENCES,
    **starter.SENTENCES,
    **questions.WORDS,
    **questions.SENTENCES,
    **report.WORDS,
    **report.SENTENCES,
    **told.SENTENCES,
    **stories.SENTENCES,
    **decks.SENTENCES,
    **publications.SENTENCES,
    **live.SENTENCES,
    **live.WORDS,
    **_SENTENCES,
}


def label(value: str, lang: str = "en") -> str:
    """Give the words for a type, relation or kind in the data; one's own are written as these.

    Parameters
    ----------
    value
        As in the data; several with semicolons between them.

    Examples
    --------
    >>> label("university", "ja"), label("joint_lab"), label("mou; joint_lab")
    ('大学', 'Joint lab', 'MOU; Joint lab')
    """
    return "; ".join(known_label(each, lang) or _own(each) for each in value.split("; "))


def known_label(value: str, lang: str = "en") -> str:
    """Give the words for a type, relation or kind of the vocabulary; blank for any other text."""
    found = _LABELS.get(value)
    return found[LANGUAGES.index(lang)] if found else ""


def _own(value: str) -> str:
    """A word of one's own with a capital, unless it has some (iPSC); as `ownWord` of the page's words.mjs."""
    text = value.replace("_", " ")
    first = re.split(r"[ -]", text, maxsplit=1)[0]
    return text[:1].upper() + text[1:] if first == first.lower() else text


def word(key: str, lang: str = "en") -> str:
    """Give a fixed phrase by its key, one of those in this module; the key itself where there is none.

    Examples
    --------
    >>> word("all_dates", "ja")
    '全期間'
    """
    found = _WORDS.get(key)
    return found[LANGUAGES.index(lang)] if found else key


def heading(column: str, lang: str = "en") -> str:
    """Give a table column's heading; the column's name itself where there is none.

    Examples
    --------
    >>> heading("pagerank"), heading("my_column")
    ('PageRank', 'my_column')
    """
    found = _HEADINGS.get(column)
    return found[LANGUAGES.index(lang)] if found else column


def measured(measure: str, lang: str = "en") -> str:
    """Give a measure's name for the middle of a sentence.

    Examples
    --------
    >>> measured("betweenness"), measured("pagerank")
    ('betweenness', 'PageRank')
    """
    name = heading(measure, lang)
    return name.lower() if name.istitle() else name


def ordinal(rank: int, lang: str = "en") -> str:
    """Give a rank in words.

    Examples
    --------
    >>> [ordinal(rank) for rank in (1, 2, 3, 4, 11, 12, 13, 21, 112)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '112th']
    >>> ordinal(2, "ja")
    '2位'
    """
    if lang == "ja":
        return f"{rank}位"
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def words(text: str, lang: str = "en") -> str:
    """Give a text of several keys, blanks or semicolons between them, each in words.

    Examples
    --------
    >>> words("overseas university; JP", "ja")
    '海外 大学; JP'
    """
    return re.sub(r"[^\s;]+", lambda found: word(known_label(found[0], lang) or found[0], lang), text)


class _Filling(Formatter):
    """Fills templates in which a number may have its noun: ``{count:tie|ties}``."""

    def format_field(self, value: Any, form: str) -> str:
        """Give a value; with its noun in the singular or the plural where the form has both."""
        one, bar, many = form.partition("|")
        if not bar:
            return str(super().format_field(value, form))
        return f"{value} {one if str(value) == '1' else many}"


def fill(template: str, **values: object) -> str:
    """Fill a template; a number takes its noun in the singular or the plural.

    Examples
    --------
    >>> fill("{count:tie|ties} of {name}", count=1, name="A"), fill("{count:tie|ties}", count="1,234")
    ('1 tie of A', '1,234 ties')
    """
    return _Filling().vformat(template, (), values)


def sentence(key: str, lang: str = "en", **values: object) -> str:
    """Give one of the sentences with its values, as `fill` fills it.

    Examples
    --------
    >>> sentence("as_of", "en", day="2020-09-18")
    'as of 2020-09-18'
    >>> sentence("undated_out", count=2), sentence("undated_out", count=1)
    ('2 undated ties are left out', '1 undated tie is left out')
    """
    return fill(_WORDS[key][LANGUAGES.index(lang)], **values)


def span(length: str, lang: str = "en") -> str:
    """Give a length of time in words; what is written otherwise stays as it is.

    Examples
    --------
    >>> span("12m"), span("1y"), span("12m", "ja"), span("half a year")
    ('12 months', '1 year', '12か月', 'half a year')
    """
    found = re.fullmatch(r"(\d+)([dwmy])", length)
    return sentence(f"count_{found[2]}", lang, count=int(found[1])) if found else length
