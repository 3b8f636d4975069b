"""The words of the hub report and the slide deck, in English and Japanese (see `graph.words`)."""

from __future__ import annotations

HEADINGS = {
    "figure": ("Figure", "項目"),
    "pagerank_rank": ("PageRank rank", "ページランクの順位"),
    "partners_rank": ("Rank by partners", "提携先数の順位"),
    "partners_rank_without": ("Without, by partners", "除外後：提携先数"),
    "betweenness_rank_without": ("Without, by betweenness", "除外後：媒介中心性"),
    "partners_best": ("Best by partners", "提携先数：最高"),
    "partners_worst": ("Worst by partners", "提携先数：最低"),
    "betweenness_best": ("Best by betweenness", "媒介：最高"),
    "betweenness_worst": ("Worst by betweenness", "媒介：最低"),
    "countries": ("Countries", "国・地域"),
    "hub": ("Most partners", "提携先が最多の組織"),
    "gap": ("What is missing", "空白"),
    "count": ("Count", "件数"),
    "which": ("Names", "名称"),
    "question": ("Open question", "未解決の点"),
    "examples": ("Ids", "ID"),
    "counted": ("What is counted", "数えたもの"),
    "era": ("Japanese era", "和暦"),
    "receipt": ("Number", "数"),
    "definition": ("Definition", "定義"),
}

WORDS = {
    "listed": ("Organisations in the data", "データにある組織"),
    "nodes": ("Organisations with a tie", "つながりのある組織"),
    "ties": ("Ties (pairs of partners)", "つながり（提携先の組）"),
    "agreements": ("Agreements", "協定"),
    "countries": ("Countries", "国・地域"),
    "components": ("Separate groups", "互いにつながらない群"),
    "largest": ("Organisations in the largest group", "最大の群の組織"),
    "communities": ("Communities", "コミュニティ"),
    "single_partner": ("Organisations with one partner", "提携先が 1 つの組織"),
    "first_partners": ("Organisations in first place by partners", "提携先数が 1 位の組織"),
    "second_partners": ("Organisations in second place by partners", "提携先数が 2 位の組織"),
    "first_betweenness": ("Organisations in first place by betweenness", "媒介中心性が 1 位の組織"),
    "first_hubs": ("Organisations on the first three places by partners", "提携先数が 3 位以内の組織"),
    "first_three": ("Ties of those on the first three places", "3 位以内の組織のつながり"),
    "due": ("Agreements that end soon", "まもなく満了する協定"),
    "lapsed": ("Lapsed agreements", "失効した協定"),
    "open_ended": ("Agreements without a known end", "終期の不明な協定"),
    "rolling": ("Agreements that renew themselves", "自動更新の協定"),
    "notice_due": ("Agreements whose notice is due", "予告期限が近い自動更新の協定"),
    "undated": ("Undated ties", "日付のないつながり"),
    "uncertain": ("Ties that the day leaves open", "その日までに署名されたか不確かなつながり"),
    "claims": ("Counts that sources print", "出典に記された数"),
    "claims_agrees": ("Counts that agree with the data", "データと一致する数"),
    "claims_perhaps": ("Counts that may agree", "一致する可能性のある数"),
    "claims_fewer": ("Counts of which the data hold fewer", "データのほうが少ない数"),
    "claims_more": ("Counts of which the data hold more", "データのほうが多い数"),
    "prefectures_absent": ("Prefectures that are not in the data", "データにない都道府県"),
    "prefectures_without": ("Prefectures in the data without a tie", "つながりのない都道府県"),
    "countries_without": ("Countries without a tie", "つながりのない国・地域"),
    "types_without": ("Types without a tie", "つながりのない種別"),
    "pairs_without": ("Pairs of types without a tie", "つながりのない種別の組"),
    "no_date": ("Ties without a date", "日付のないつながり"),
    "no_day": ("Ties dated to a month, year or interval", "年・月・期間までしか分からないつながり"),
    "inferred": ("Dates that do not come from the signing itself", "署名そのものに基づかない日付"),
    "no_source": ("Ties without a source", "出典のないつながり"),
    "no_end": ("Dated ties without a known end", "終期の不明なつながり"),
    "no_country": ("Organisations without a country", "国・地域の不明な組織"),
    "no_tie": ("Organisations without a tie", "つながりのない組織"),
}

SCOPE_WITH = ("with {name}", "相手：{name}")  # one partner; the other words of a scope are everyone's

TITLES = {
    "report": ("Hub report", "ハブ組織レポート"),
    "summary": ("Summary", "要約"),
    "reach": ("Reach: who has most partners", "広がり：提携先の多い組織"),
    "brokerage": ("Brokerage: who joins the others", "仲介：他の組織をつなぐ組織"),
    "prestige": ("Prestige: whose partners are well connected", "威信：有力な提携先を持つ組織"),
    "core": ("Core: who stands in the densest part", "中核：最も密な部分の組織"),
    "focal": ("With and without {focal}", "{focal}を含む順位と除く順位"),
    "intervals": ("How sure the ranks are", "順位の確かさ"),
    "communities": ("Communities", "コミュニティ"),
    "growth": ("Growth", "成長"),
    "growth_by_type": ("Organisations with a tie, by type", "種別ごとの組織数の推移"),
    "prefectures": ("Prefectures: who has a tie, and who has none", "都道府県：つながりのある組織とない組織"),
    "countries": ("Countries: who has a tie, and who has none", "国・地域：つながりのある組織とない組織"),
    "type_pairs": ("Ties between types", "種別間のつながり"),
    "white_space": ("White space", "空白"),
    "ending": (
        "Agreements that end or need notice soon, or have lapsed",
        "まもなく満了・解約予告期限となる協定と、失効した協定",
    ),
    "standings": ("Agreements by status", "協定の状態"),
    "questions": ("Open questions in the data", "データの未解決の点"),
    "claims": ("Counts that sources print, against the data", "出典に記された数とデータの照合"),
    "methods": ("Methods", "方法"),
    "receipts": ("Receipts: the rows behind the numbers", "根拠：数の元になった行"),
    "focal_sheet": ("With and without", "除外前後の順位"),
    "claims_sheet": ("Count claims", "出典の数との照合"),
    "ending_sheet": ("Ending or lapsed", "満了・失効"),
    "growth_by_type_sheet": ("Growth by type", "種別ごとの推移"),
}

SENTENCES = {
    "report_whole": (
        "{nodes:organisation|organisations} in {countries:country is|countries are} joined by "
        "{ties:tie|ties} under {agreements:agreement|agreements}.",
        "{countries} か国の {nodes} 組織が、{agreements} の協定による {ties} のつながりで結ばれています。",
    ),
    "report_groups": (
        "{largest} of them hang together; the network has {components:group|separate groups}.",
        "そのうち {largest} 組織がひとつながりで、互いにつながらない群は {components} あります。",
    ),
    "report_first": (
        "{first} has most partners ({partners}), then {second} ({second_partners}).",
        "提携先が最も多いのは{first}（{partners}）、次いで{second}（{second_partners}）です。",
    ),
    "report_first_only": (
        "{first} has most partners ({partners}).",
        "提携先が最も多いのは{first}（{partners}）です。",
    ),
    "report_first_then_shared": (
        "{first} has most partners ({partners}), then {count} organisations with {fewer} each{names}.",
        "提携先が最も多いのは{first}（{partners}）、次いで各 {fewer} の {count} 組織{names}です。",
    ),
    "report_first_shared": (
        "{count} organisations share the first place with {partners:partner|partners} each{names}.",
        "提携先数では {count} 組織が各 {partners} で首位に並んでいます{names}。",
    ),
    "report_first_all": (
        "All {count} organisations have {partners:partner|partners} each.",
        "全 {count} 組織の提携先数は等しく {partners} です。",
    ),
    "report_named": (" ({names})", "（{names}）"),
    "report_concentrated": (
        "The first three hubs hold {first_three} of the {ties:tie|ties}; "
        "{single_partner:organisation has|organisations have} a single partner.",
        "上位 3 組織が {ties} のつながりのうち {first_three} を担い、"
        "{single_partner} 組織は提携先が 1 つです。",
    ),
    "report_concentrated_shared": (
        "The {first_hubs} organisations on the first three places hold {first_three} of the "
        "{ties:tie|ties}; {single_partner:organisation has|organisations have} a single partner.",
        "3 位以内の {first_hubs} 組織が {ties} のつながりのうち {first_three} を担い、"
        "{single_partner} 組織は提携先が 1 つです。",
    ),
    "report_single": (
        "{single_partner:organisation has|organisations have} a single partner.",
        "{single_partner} 組織は提携先が 1 つです。",
    ),
    "report_broker": (
        "{name} joins most of the others: rank {rank} by betweenness.",
        "他の組織を最も多くつないでいるのは{name}（媒介中心性 {rank} 位）です。",
    ),
    "report_broker_shared": (
        "{count} organisations share the first place by betweenness{names}.",
        "媒介中心性では {count} 組織が首位に並んでいます{names}。",
    ),
    "report_latest": (
        "{period} brought {new_agreements:agreement|agreements}, {renewals} of them renewals, "
        "and {new_nodes:new organisation|new organisations}.",
        "{period}に締結された協定は {new_agreements}（うち更新 {renewals}）、新規組織は {new_nodes} です。",
    ),
    "report_ending": (
        "On {day}: {due:agreement ends|agreements end} within {within}, "
        "{lapsed:has|have} lapsed, {open_ended:has|have} no known end.",
        "{day} 時点：{within}以内に満了する協定 {due}、失効した協定 {lapsed}、"
        "終期の不明な協定 {open_ended}。",
    ),
    "report_rolling": (
        "{rolling:agreement renews itself|agreements renew themselves}; for {notice_due} of them the "
        "last day of notice comes within {within}.",
        "自動更新の協定は {rolling}、うち{within}以内に解約予告の期限が来るものは {notice_due} です。",
    ),
    "report_central": (
        "Where the data were gathered from the pages of {focal}, it is central by construction: "
        "the ranks with and without it stand side by side below.",
        "{focal}の公開情報から集めたデータでは、{focal}が必ず中心になります。"
        "含む順位と除く順位を後に並べます。",
    ),
    "report_no_focal": (
        "As {first_partners} organisations share the first place by partners, none is taken out to rank the "
        "others without it; --focal takes one out.",
        "提携先数の首位に {first_partners} 組織が並ぶため、特定の組織を除いた順位は示しません"
        "（--focal で組織を指定できます）。",
    ),
    "report_undated": (
        "{undated:undated tie is|undated ties are} counted in the ranks and in no period.",
        "日付のないつながり {undated} 件は順位に含み、期間には含みません。",
    ),
    "report_undated_out": (
        "{undated:undated tie is|undated ties are} left out.",
        "日付のないつながり {undated} 件は除いています。",
    ),
    "report_moved": (
        "Without {focal}, {name} moves from rank {rank} to {without} by betweenness, "
        "the widest move among these.",
        "{focal}を除くと、{name}の媒介中心性の順位は {rank} 位から {without} 位へ最も大きく動きます。",
    ),
    "report_moved_shared": (
        "Without {focal}, these move most by betweenness: {moves}.",
        "{focal}を除くと媒介中心性の順位が最も大きく動くのは、{moves}です。",
    ),
    "report_moved_many": (
        "Without {focal}, {count} of these move by {steps:place|places} each by betweenness, "
        "the widest moves among them.",
        "{focal}を除くと、{count} 組織の媒介中心性の順位が最大の {steps} 位ずつ動きます。",
    ),
    "report_move": ("{name} from rank {rank} to {without}", "{name}（{rank} 位から {without} 位）"),
    "report_unmoved": (
        "Without {focal}, none of these changes its rank by betweenness.",
        "{focal}を除いても、媒介中心性の順位は変わりません。",
    ),
    "report_unmoved_rest": (
        "Without {focal}, {lost:of these has|of these have} no partner left and no rank; "
        "none of the others changes its rank by betweenness.",
        "{focal}を除くと {lost} 組織は提携先がなくなり順位を失い、"
        "ほかの組織の媒介中心性の順位は変わりません。",
    ),
    "report_none_left": (
        "Without {focal}, none of these has a partner left, and so none has a rank.",
        "{focal}を除くと、これらの組織は提携先がなくなり、順位もなくなります。",
    ),
    "report_open_rank": (
        "Of these {of} ranks by partners, the dates leave {count} open; the widest is that of {name}, "
        "from {best} to {worst}.",
        "提携先数の順位 {of} 件のうち {count} 件に幅があり、最大は{name}の {best}～{worst} 位です。",
    ),
    "report_open_rank_shared": (
        "Of these {of} ranks by partners, the dates leave {count} open; the widest are those of {ranges}.",
        "提携先数の順位 {of} 件のうち {count} 件に幅があり、最大は{ranges}です。",
    ),
    "report_open_rank_many": (
        "Of these {of} ranks by partners, the dates leave {count} open, by up to {steps:place|places}.",
        "提携先数の順位 {of} 件のうち {count} 件に、最大 {steps} 位の幅があります。",
    ),
    "report_range": ("{name} ({best} to {worst})", "{name}（{best}～{worst} 位）"),
    "report_pasts_all": (
        "All {pasts} pasts that the dates leave open were looked at.",
        "日付から考えられる過去 {pasts} 通りをすべて調べました。",
    ),
    "report_pasts_some": (
        "The intervals by partners are true bounds; those by betweenness are of a sample of {pasts} of the "
        "{every} pasts that the dates leave open.",
        "提携先数の幅は厳密な範囲、媒介中心性の幅は、"
        "日付から考えられる過去 {every} 通りのうち {pasts} 通りの標本によります。",
    ),
    "report_pasts_sample": (
        "The intervals are of a sample of the {every} pasts that the dates leave open, "
        "{pasts} of them by betweenness.",
        "順位の幅は、日付から考えられる過去 {every} 通りの標本によります（媒介中心性は {pasts} 通り）。",
    ),
    "report_sure_rank": (
        "The dates leave none of these ranks by partners open.",
        "日付の読み方で変わる提携先数の順位はありません。",
    ),
    "report_judged": (
        "Of {claims:count|counts} that sources print, {claims_agrees} agree with the data and "
        "{claims_perhaps} may; the data hold fewer in {claims_fewer}, more in {claims_more}.",
        "出典に記された数 {claims} 件のうち、データと一致 {claims_agrees}、未確定 {claims_perhaps}、"
        "データのほうが少ない {claims_fewer}、多い {claims_more}。",
    ),
    "report_fewer": (
        "{name}: {missing} missing on {date}, counting {counted}",
        "{name}：{date} 時点で {missing} 件不足（{counted}）",
    ),
    "report_fewer_since": ("; none was on {date}.", "。{date} 時点では不足なし。"),
    "report_receipt_of": ("{name}: {value} {counted}", "{name}：{counted} {value}"),
    "report_continued": ("{title} ({page} of {pages})", "{title}（{page} / {pages}）"),
    "report_more_rows": (
        "The first {shown} of {rows}; the page and the workbook have all.",
        "{rows} 件中 {shown} 件（すべてはウェブページ版とワークブック版にあります）。",
    ),
    "report_rows_behind": ("rows {rows} of edges.csv", "edges.csv の {rows} 行目"),
    "report_with_a_tie": ("With a tie", "つながりのある組織"),
    "report_without_a_tie": ("Without a tie", "つながりのない組織"),
    "report_new_ties_all": ("New ties between", "新規つながりの内訳"),
    "report_newcomers": ("Newcomers", "新規参加"),
    "report_incumbents": ("Incumbents", "既存"),
    "report_mixed_twice": (
        "A tie of a newcomer with an incumbent stands in both of its fields.",
        "新規参加と既存のつながりは、両方の欄に示します。",
    ),
    "report_brought": (
        "{period}: {new_agreements:new agreement|new agreements}, "
        "{new_nodes:new organisation|new organisations}",
        "{period}：新規協定 {new_agreements}、新規組織 {new_nodes}",
    ),
    "report_brought_nothing": ("{period}: nothing new", "{period}：新規なし"),
    "report_idle": ("{periods}: no change, no slide", "{periods}：変化がないためスライドなし"),
    "report_stamp": ("{day} · data {digest}", "{day} · データ {digest}"),
    "report_all_dates": ("all dates; ends on {day}", "全期間（満了は {day} 時点）"),
    "report_no_day": ("no dates", "日付なし"),
    "report_nothing": ("There is nothing to list.", "該当するものはありません。"),
    "report_empty": ("No organisation has a tie.", "つながりのある組織はありません。"),
    "report_contents": ("Contents", "目次"),
}
