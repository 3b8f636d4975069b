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
    "called": ("Called", "呼び名"),
    "most_partners": ("Most partners", "提携先が最多の組織"),
    "gap": ("What is missing", "空白"),
    "count": ("Count", "件数"),
    "which": ("Names", "名称"),
    "question": ("Open question", "未解決の点"),
    "examples": ("Ids", "ID"),
    "what": ("What is counted", "数えたもの"),
    "era": ("Japanese era", "和暦"),
    "receipt": ("Number", "数"),
    "definition": ("Definition", "定義"),
}

# Cells of the columns of these names, titles and short names of parts, what they mean, and methods.
WORDS = {
    "figure_listed": ("Organisations in the data", "データにある組織"),
    "figure_nodes": ("Organisations with a tie", "つながりのある組織"),
    "figure_ties": ("Ties (pairs of partners)", "つながり（提携先の組）"),
    "figure_agreements": ("Agreements", "協定"),
    "figure_signed_agreements": ("Agreements signed", "締結済みの協定"),
    "figure_active_agreements": ("Agreements in force", "有効な協定"),
    "figure_undated_agreements": ("Undated agreements", "日付のない協定"),
    "figure_countries": ("Countries", "国・地域"),
    "figure_components": ("Separate groups", "互いにつながらない群"),
    "figure_largest": ("Organisations in the largest group", "最大の群の組織"),
    "figure_communities": ("Communities", "コミュニティ"),
    "figure_single_partner": ("Organisations with one partner", "提携先が1つの組織"),
    "figure_first_partners": ("Organisations in first place by partners", "提携先数が1位の組織"),
    "figure_second_partners": ("Organisations in second place by partners", "提携先数が2位の組織"),
    "figure_first_betweenness": ("Organisations in first place by betweenness", "媒介中心性が1位の組織"),
    "figure_first_hubs": ("Organisations on the first three places by partners", "提携先数が3位以内の組織"),
    "figure_first_three": ("Ties of those on the first three places", "3位以内の組織のつながり"),
    "figure_due": ("Agreements that end soon", "まもなく満了する協定"),
    "figure_lapsed": ("Lapsed agreements", "失効した協定"),
    "figure_open_ended": ("Agreements without a known end", "終期の不明な協定"),
    "figure_rolling": ("Agreements that renew themselves", "自動更新の協定"),
    "figure_notice_due": ("Agreements whose notice is due", "予告期限が近い自動更新の協定"),
    "figure_undated": ("Undated ties", "日付のないつながり"),
    "figure_uncertain": ("Ties that the day leaves open", "その日までに署名されたか不確かなつながり"),
    "figure_claims": ("Counts that sources print", "出典に記された数"),
    "figure_claims_agrees": ("Counts that agree with the data", "データと一致する数"),
    "figure_claims_perhaps": ("Counts that may agree", "一致する可能性のある数"),
    "figure_claims_fewer": ("Counts of which the data hold fewer", "データのほうが少ない数"),
    "figure_claims_more": ("Counts of which the data hold more", "データのほうが多い数"),
    "gap_prefectures_absent": ("Prefectures that are not in the data", "データにない都道府県"),
    "gap_prefectures_without": ("Prefectures in the data without a tie", "つながりのない都道府県"),
    "gap_countries_without": ("Countries without a tie", "つながりのない国・地域"),
    "gap_types_without": ("Types without a tie", "つながりのない種別"),
    "gap_pairs_without": ("Pairs of types without a tie", "つながりのない種別の組"),
    "question_no_date": ("Ties without a date", "日付のないつながり"),
    "question_no_day": ("Ties dated to a month, year or interval", "年・月・期間までしか分からないつながり"),
    "question_inferred": ("Dates that do not come from the signing itself", "署名そのものに基づかない日付"),
    "question_no_source": ("Ties without a source", "出典のないつながり"),
    "question_no_end": ("Dated ties without a known end", "終期の不明なつながり"),
    "question_no_country": ("Organisations without a country", "国・地域の不明な組織"),
    "question_no_tie": ("Organisations without a tie", "つながりのない組織"),
    "scope_with": ("with {name}", "相手：{name}"),  # one partner; the other words of a scope are everyone's
    "hubs_shared": ("{count} of {of} share the first place", "{of}組織中{count}組織が首位に並ぶ"),
    "report_title": ("Hub report", "ハブ組織レポート"),
    "report_title_summary": ("Summary", "要約"),
    "report_title_reach": ("Reach: who has most partners", "広がり：提携先の多い組織"),
    "report_title_brokerage": ("Brokerage: who joins the others", "仲介：他の組織をつなぐ組織"),
    "report_title_prestige": ("Prestige: whose partners are well connected", "威信：有力な提携先を持つ組織"),
    "report_title_core": ("Core: who stands in the densest part", "中核：最も密な部分の組織"),
    "report_title_focal": ("With and without {focal}", "{focal}を含む順位と除く順位"),
    "report_title_intervals": ("How sure the ranks are", "順位の確かさ"),
    "report_title_communities": ("Communities", "コミュニティ"),
    "report_title_growth": ("Growth", "成長"),
    "report_title_growth_by_type": ("Organisations with a tie, by type", "種別ごとの組織数の推移"),
    "report_title_prefectures": (
        "Prefectures: who has a tie, and who has none",
        "都道府県：つながりのある組織とない組織",
    ),
    "report_title_countries": (
        "Countries: who has a tie, and who has none",
        "国・地域：つながりのある組織とない組織",
    ),
    "report_title_type_pairs": ("Ties between types", "種別間のつながり"),
    "report_title_white_space": ("White space", "空白"),
    "report_title_ending": (
        "Agreements that end or need notice soon, or have lapsed",
        "まもなく満了・解約予告期限となる協定と、失効した協定",
    ),
    "report_title_standings": ("Agreements by status", "協定の状態"),
    "report_title_questions": ("Open questions in the data", "データの未解決の点"),
    "report_title_claims": ("Counts that sources print, against the data", "出典に記された数とデータの照合"),
    "report_title_methods": ("Methods", "方法"),
    "report_title_receipts": ("Receipts: the rows behind the numbers", "根拠：数の元になった行"),
    "report_short_reach": ("Reach", "広がり"),
    "report_short_brokerage": ("Brokerage", "仲介"),
    "report_short_prestige": ("Prestige", "威信"),
    "report_short_core": ("Core", "中核"),
    "report_short_prefectures": ("Prefectures", "都道府県"),
    "report_short_countries": ("Countries", "国・地域"),
    "report_short_receipts": ("Receipts", "根拠"),
    "report_short_focal": ("With and without", "除外前後の順位"),
    "report_short_claims": ("Count claims", "出典の数との照合"),
    "report_short_ending": ("Ending or lapsed", "満了・失効"),
    "report_short_growth_by_type": ("Growth by type", "種別ごとの推移"),
    "report_meaning_reach": (
        "Partners are distinct organisations; a renewal adds an agreement and never a partner.",
        "提携先は組織の数です。更新は協定を増やしますが、提携先は増えません。",
    ),
    "report_meaning_brokerage": (
        "Betweenness is the share of shortest ways between others that lead through an organisation. "
        "A low constraint means that its partners are not partners of each other.",
        "媒介中心性は、他の組織どうしの最短経路のうちその組織を通る割合です。"
        "拘束度が低いほど、提携先どうしがつながっていません。",
    ),
    "report_meaning_prestige": (
        "A partner counts for more the better connected it is itself. Large multi-party agreements, "
        "in which everyone is everyone's partner, lift all their parties.",
        "有力な提携先ほど重く数えます。全員が互いに提携先となる多者間の協定は、当事者全員の値を上げます。",
    ),
    "report_meaning_core": (
        "Coreness k: each has at least k partners inside a group in which all others have as well. "
        "One agreement of many parties makes a core of its own.",
        "コア数 k は、互いに k 以上の提携先を持つ群に属することを示します。"
        "当事者の多い協定は、それだけで中核をつくります。",
    ),
    "report_meaning_focal": (
        "Data gathered from one organisation's pages make that organisation central by construction. "
        "The ranks on the right are those of the same data after {focal} and its ties are taken out.",
        "一つの組織の公開情報から集めたデータでは、その組織が必ず中心になります。"
        "「除外後」は、{focal} とそのつながりを除いた同じデータでの順位です。",
    ),
    "report_meaning_intervals": (
        "Some dates are known to the month or year only, some not at all. Best and worst are the ranks over "
        "the pasts that these dates leave open on {day}: each such agreement signed by then or not. "
        "Agreements that nobody has found are in none.",
        "日付には年や月までしか分からないもの、不明のものがあります。最高と最低は、そのような協定それぞれが"
        "{day}までに署名された場合とされていない場合の、あらゆる組み合わせによる順位の幅です。"
        "見つかっていない協定は含みません。",
    ),
    "report_meaning_communities": (
        "Groups with more ties among them than chance would give (Leiden), numbered from the "
        "largest on, of equals by the smallest id.",
        "偶然より多くのつながりで結ばれた群です（Leiden 法）。番号は大きい順、同数の場合は ID 順です。",
    ),
    "report_meaning_growth": (
        "At the end of each period; periods without a change are left out.",
        "各期間の末日の値です。変化のない期間は省きます。",
    ),
    "report_meaning_white_space": (
        "No tie in the data is no proof that none was signed.",
        "データにつながりがないことは、協定がないことの証明ではありません。",
    ),
    "report_meaning_type_pairs": ("Pairs of partners by their types.", "提携先の組を種別で数えたものです。"),
    "report_meaning_standings": (
        "In force are those that are due or not yet, whose notice is due, that renew themselves or are "
        "open-ended.",
        "有効な協定は、満了間近、予告間近、期間中、自動更新、期限の定めなしの合計です。",
    ),
    "report_meaning_claims": (
        "A source may count other things than the data do. What may be more is undated, "
        "or perhaps signed by then.",
        "出典の数え方はデータと異なる場合があります。未確定分は、日付のないもの、"
        "その日までに署名されたか不確かなものです。",
    ),
    "report_meaning_receipts": (
        "Rows of edges.csv that count, oldest first, with their sources; a row that adds nothing "
        "has no number. graph why shows the rows that do not count, too.",
        "集計した edges.csv の行を古い順に、出典とともに示します。数を増やさない行には番号がありません。"
        "集計しない行は graph why で確認できます。",
    ),
    "definition_tie": (
        "Two partners with one or more rows of collaboration in edges.csv; containment (located in, part "
        "of …) is no tie.",
        "協力関係の行がedges.csvにある提携先どうしの組（所在・所属・会員などの関係を除く）。",
    ),
    "definition_rank": (
        "Competition rank (1, 2, 2, 4), after rounding to 10 digits.",
        "同順位を許す順位（1, 2, 2, 4）。10桁に丸めて比較。",
    ),
    "definition_certain": (
        "A tie counts from the last day on which it can have been signed.",
        "署名された可能性のある最後の日からの集計。",
    ),
    "definition_possible": (
        "A tie counts from the first day on which it can have been signed.",
        "署名された可能性のある最初の日からの集計。",
    ),
    "definition_ends": (
        "Expiry, else signing and term; a termination ends it earlier; the last day counts; "
        "without either it is open-ended and taken to be in force.",
        "満了日、なければ署名日と期間による日（解約があればその日、末日を含む）。"
        "いずれもない協定は期限の定めなし、有効の扱い。",
    ),
    "method_day": ("Day", "基準日"),
    "method_newest": ("Newest date in the data", "データの最新の日付"),
    "report_days_before": ("{newest}, {days:day|days} before {day}", "{newest}（{day}の{days}日前）"),
    "method_digest": ("Data", "データ"),
    "method_within": ("Soon", "まもなく"),
    "method_sampled": ("Estimated from a sample (95 % confidence)", "標本による推定（信頼度95 %）"),
    "method_pasts": ("Pasts looked at for the ranks", "順位の幅のために調べた過去"),
    "method_tie": ("Tie", "つながり"),
    "method_certain": ("Dates", "日付"),
    "method_possible": ("Dates", "日付"),
    "method_ends": ("Last day", "満了日"),
}

SENTENCES = {
    "report_whole": (
        "{nodes:organisation|organisations} in {countries:country|countries} are joined by "
        "{ties:tie|ties} under {agreements:agreement|agreements}.",
        "{countries}か国の{nodes}組織が、{agreements}の協定による{ties}のつながりで結ばれています。",
    ),
    "report_of_asked": (
        "On {day}: {signed_agreements:agreement|agreements} signed, {active_agreements} of them in force; "
        "{undated_agreements} more undated.",
        "{day}時点で締結済みの協定は{signed_agreements}件、うち有効な協定は{active_agreements}件です。"
        "ほかに日付のない協定が{undated_agreements}件あります。",
    ),
    "report_of_today": (
        "On {day}, today: {signed_agreements:agreement|agreements} signed, {active_agreements} of them in "
        "force; {undated_agreements} more undated.",
        "{day}（本日）時点で締結済みの協定は{signed_agreements}件、うち有効な協定は{active_agreements}件です。"
        "ほかに日付のない協定が{undated_agreements}件あります。",
    ),
    "report_of_newest": (
        "On {day}, the newest date in the data: {signed_agreements:agreement|agreements} signed, "
        "{active_agreements} of them in force; {undated_agreements} more undated.",
        "{day}（データの最新の日付）時点で締結済みの協定は{signed_agreements}件、"
        "うち有効な協定は{active_agreements}件です。"
        "ほかに日付のない協定が{undated_agreements}件あります。",
    ),
    "report_groups": (
        "{largest} of the organisations hang together; the network has {components} separate groups.",
        "そのうち{largest}組織がひとつながりで、ネットワークは互いにつながらない{components}の群に分かれています。",
    ),
    "report_one_group": ("All organisations hang together.", "全組織がひとつながりです。"),
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
        "提携先が最も多いのは{first}（{partners}）、次いで各{fewer}の{count}組織{names}です。",
    ),
    "report_first_shared": (
        "{count} organisations share the first place with {partners:partner|partners} each{names}.",
        "提携先数では{count}組織が各{partners}で首位に並んでいます{names}。",
    ),
    "report_first_all": (
        "All {count} organisations have {partners:partner|partners} each.",
        "全{count}組織の提携先数は等しく{partners}です。",
    ),
    "report_named": (" ({names})", "（{names}）"),
    "report_concentrated": (
        "The first three hubs hold {first_three} of the {ties:tie|ties}; "
        "{single_partner:organisation has|organisations have} a single partner.",
        "上位3組織が{ties}のつながりのうち{first_three}を担い、{single_partner}組織は提携先が1つです。",
    ),
    "report_concentrated_shared": (
        "The {first_hubs} organisations on the first three places hold {first_three} of the "
        "{ties:tie|ties}; {single_partner:organisation has|organisations have} a single partner.",
        "3位以内の{first_hubs}組織が{ties}のつながりのうち{first_three}を担い、"
        "{single_partner}組織は提携先が1つです。",
    ),
    "report_single": (
        "{single_partner:organisation has|organisations have} a single partner.",
        "{single_partner}組織は提携先が1つです。",
    ),
    "report_broker": (
        "{name} joins most of the others: rank {rank} by betweenness.",
        "他の組織を最も多くつないでいるのは{name}（媒介中心性{rank}位）です。",
    ),
    "report_broker_shared": (
        "{count} organisations share the first place by betweenness{names}.",
        "媒介中心性では{count}組織が首位に並んでいます{names}。",
    ),
    "report_latest": (
        "{period} brought {new_agreements:agreement|agreements}, "
        "{renewals:of them a renewal|of them renewals}, and {new_nodes:new organisation|new organisations}.",
        "{period}に締結された協定は{new_agreements}（うち更新{renewals}）、新規組織は{new_nodes}です。",
    ),
    "report_so_far": (
        "{period}: {new_agreements:agreement|agreements} so far, "
        "{renewals:of them a renewal|of them renewals}, and {new_nodes:new organisation|new organisations}.",
        "{period}に締結された協定は、これまでに{new_agreements}（うち更新{renewals}）、"
        "新規組織は{new_nodes}です。",
    ),
    "report_ending": (
        "On {day}: {due:agreement ends|agreements end} within {within}, "
        "{lapsed:has|have} lapsed, {open_ended:has|have} no known end.",
        "{day}時点：{within}以内に満了する協定{due}、失効した協定{lapsed}、終期の不明な協定{open_ended}。",
    ),
    "report_stale": (
        "The newest date in the data is {newest}, {days:day|days} before {day}: "
        "what was signed since is not in them.",
        "データの最新の日付は{newest}で、{day}の{days}日前です。それ以後に締結された協定は含みません。",
    ),
    "data_stale": (
        "the newest date in the data is {newest}, {days:day|days} before {day}: "
        "what was signed since is not in them",
        "データの最新の日付は{newest}（{day}の{days}日前）、それ以後に締結された協定は含まない",
    ),
    "report_rolling": (
        "{rolling:agreement renews itself|agreements renew themselves}; for {notice_due} of them the "
        "last day of notice comes within {within}.",
        "自動更新の協定は{rolling}、うち{within}以内に解約予告の期限が来るものは{notice_due}です。",
    ),
    "report_central": (
        "Where the data were gathered from the pages of {focal}, it is central by construction: "
        "the ranks with and without it stand side by side below.",
        "データが{focal}の公開情報から集めたものなら、{focal}は必ず中心になります。"
        "含む順位と除く順位を後に並べます。",
    ),
    "report_central_most": (
        "As no organisation is set as ours, the ranks with and without {focal}, which has most partners, "
        "stand side by side below: where the data were gathered from its pages, it is central by "
        "construction.",
        "自組織が設定されていないため、提携先が最も多い{focal}を含む順位と除く順位を後に並べます。"
        "データが{focal}の公開情報から集めたものなら、{focal}は必ず中心になります。",
    ),
    "report_no_focal": (
        "As no organisation is set as ours, and {first_partners} organisations share the first place by "
        "partners, none is taken out to rank the others without it; --focal takes one out.",
        "自組織が設定されておらず、提携先数の首位に{first_partners}組織が並ぶため、"
        "特定の組織を除いた順位は示しません（--focal で組織を指定できます）。",
    ),
    "report_ours_absent": (
        "As {ours}, which is set as ours, is not among these organisations, none is taken out to rank the "
        "others without it; --focal takes one out.",
        "自組織として設定された「{ours}」はこの中にないため、特定の組織を除いた順位は示しません"
        "（--focal で組織を指定できます）。",
    ),
    "report_focal_untied": (
        "{focal} has no tie that counts, so that the ranks without it are those with it.",
        "{focal}には集計対象のつながりがないため、除いても順位は変わりません。",
    ),
    "report_undated": (
        "{undated:undated tie is|undated ties are} counted in the ranks and in no period.",
        "日付のないつながり{undated}件は順位に含み、期間には含みません。",
    ),
    "report_undated_out": (
        "{undated:undated tie is|undated ties are} left out.",
        "日付のないつながり{undated}件は除いています。",
    ),
    "report_moved": (
        "Without {focal}, {name} moves from rank {rank} to {without} by betweenness, "
        "the widest move among these.",
        "{focal}を除くと、{name}の媒介中心性の順位は{rank}位から{without}位へ最も大きく動きます。",
    ),
    "report_moved_many": (
        "Without {focal}, {count} of these change their rank by betweenness, by up to {steps:place|places}.",
        "{focal}を除くと、{count}組織の媒介中心性の順位が最大{steps}位動きます。",
    ),
    "report_top_passes": (
        "Without {focal}, {name} (rank {rank} with it) passes {before} and is first by betweenness.",
        "{focal}を除くと、{name}（含む場合は{rank}位）が{before}を抜いて媒介中心性の首位になります。",
    ),
    "report_top_heir": (
        "{focal} is first by betweenness; without it {name} is (rank {rank} with it).",
        "媒介中心性の首位は{focal}です。{focal}を除くと、{name}（含む場合は{rank}位）が首位になります。",
    ),
    "report_top_stays": (
        "Without {focal}, the first place by betweenness is still that of {after}.",
        "{focal}を除いても、媒介中心性の首位は{after}のままです。",
    ),
    "report_top_shared": (
        "Without {focal}, the first place by betweenness is that of {after}; with it, of {before}.",
        "媒介中心性の首位は、{focal}を除くと{after}、含むと{before}です。",
    ),
    "report_top_none": (
        "Without {focal}, none of the others stands between any two.",
        "{focal}を除くと、ほかの組織同士をつなぐ組織はなくなります。",
    ),
    "report_so_many": ("{count:organisation|organisations}", "{count}組織"),
    "report_unmoved": (
        "Without {focal}, none of these changes its rank by betweenness.",
        "{focal}を除いても、媒介中心性の順位は変わりません。",
    ),
    "report_unmoved_rest": (
        "Without {focal}, {lost:of these has|of these have} no partner left and no rank; "
        "none of the others changes its rank by betweenness.",
        "{focal}を除くと{lost}組織は提携先がなくなり順位を失い、ほかの組織の媒介中心性の順位は変わりません。",
    ),
    "report_none_left": (
        "Without {focal}, none of these has a partner left, and so none has a rank.",
        "{focal}を除くと、これらの組織は提携先がなくなり、順位もなくなります。",
    ),
    "report_open_rank": (
        "Of these {of} ranks by partners, the dates leave {count} open; the widest is that of {name}, "
        "from {best} to {worst}.",
        "提携先数の順位{of}件のうち{count}件に幅があり、最大は{name}の{best}～{worst}位です。",
    ),
    "report_open_rank_many": (
        "Of these {of} ranks by partners, the dates leave {count} open, by up to {steps:place|places}.",
        "提携先数の順位{of}件のうち{count}件に、最大{steps}位の幅があります。",
    ),
    "report_pasts_all": (
        "All {pasts} pasts that the dates leave open were looked at.",
        "日付から考えられる過去{pasts}通りをすべて調べました。",
    ),
    "report_pasts_some": (
        "The intervals by partners are true bounds; those by betweenness are of a sample of {pasts} of the "
        "{every} pasts that the dates leave open.",
        "提携先数の幅は厳密な範囲、媒介中心性の幅は、"
        "日付から考えられる過去{every}通りのうち{pasts}通りの標本によります。",
    ),
    "report_pasts_sample": (
        "The intervals are of a sample of the {every} pasts that the dates leave open, "
        "{pasts} of them by betweenness.",
        "順位の幅は、日付から考えられる過去{every}通りの標本によります（媒介中心性は{pasts}通り）。",
    ),
    "report_sure_rank": (
        "The dates leave none of these ranks by partners open.",
        "日付の読み方で変わる提携先数の順位はありません。",
    ),
    "report_judged": (
        "Of {claims:count|counts} that sources print, {claims_agrees} agree with the data and "
        "{claims_perhaps} may; the data hold fewer in {claims_fewer}, more in {claims_more}.",
        "出典に記された数{claims}件のうち、データと一致{claims_agrees}、未確定{claims_perhaps}、"
        "データのほうが少ない{claims_fewer}、多い{claims_more}。",
    ),
    "report_fewer": (
        "{name}: {missing} missing on {date}, counting {counted}",
        "{name}：{date}時点で{missing}件不足（{counted}）",
    ),
    "report_fewer_since": ("; none was on {date}.", "。{date}時点では不足なし。"),
    "report_receipt_of": ("{name}: {value} {counted}", "{name}：{counted} {value}"),
    "report_continued": ("{title} ({page} of {pages})", "{title}（{page} / {pages}）"),
    "report_more_rows": (
        "The first {shown} of {rows}; the page and the workbook have all.",
        "{rows}件中{shown}件（すべてはウェブページ版とワークブック版にあります）。",
    ),
    "report_rows_behind": ("rows {rows} of edges.csv", "edges.csv の{rows}行目"),
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
        "{period}: {new_agreements:agreement|agreements} signed, "
        "{new_nodes:new organisation|new organisations}",
        "{period}：締結{new_agreements}件、新規組織{new_nodes}",
    ),
    "report_brought_into_force": (
        "{period}: {new_agreements:agreement|agreements} came into force, "
        "{new_nodes:new organisation|new organisations}",
        "{period}：発効{new_agreements}件、新規組織{new_nodes}",
    ),
    "report_brought_nothing": ("{period}: nothing new", "{period}：新規なし"),
    "report_idle": ("{periods}: no change, no slide", "{periods}：変化がないためスライドなし"),
    "report_fewer_changes": (
        "{periods}: fewer changes, no slide (--all-periods has one for each)",
        "{periods}：変化が少ないためスライドなし（--all-periods で全期間を表示）",
    ),
    "report_stamp": ("{day} · data {digest}", "{day} · データ {digest}"),
    "report_all_dates": ("all dates; ends on {day}", "全期間（満了は{day}時点）"),
    "report_no_day": ("no dates", "日付なし"),
    "no_prefectures": (
        "does not apply: no region in the data is a prefecture of Japan",
        "対象外（データの地域に日本の都道府県がない）",
    ),
    "no_countries": (
        "does not apply: no organisation in the data has a country",
        "対象外（データの組織に国の記載がない）",
    ),
    "no_pairs": (
        "does not apply: no organisation in the data has a tie",
        "対象外（つながりのある組織がない）",
    ),
    "report_nothing": ("There is nothing to list.", "該当するものはありません。"),
    "report_empty": ("No organisation has a tie.", "つながりのある組織はありません。"),
    "report_contents": ("Contents", "目次"),
}
