"""The words of the story that a report tells a board, in English and Japanese (see `graph.words`)."""

from __future__ import annotations

HEADINGS = {
    "decision": ("To decide", "判断事項"),
    "by_when": ("By", "期限"),
    "why_now": ("Because", "根拠"),
    "around": ("Community", "コミュニティ"),
    "across": ("Ties to others", "他とのつながり"),
    "deciders": ("Who decides", "判断する組織"),
    "last_day": ("Last day", "満了日"),
    "broker_rank": ("Broker rank", "橋渡しの順位"),
    "broker_rank_without": ("Without", "除外後の順位"),
    "candidate": ("Next partner", "提携候補"),
}

# The topic of each part, small above its title and short for a sheet of a workbook.
WORDS = {
    "board_kicker_findings": ("Findings and decisions", "結論と判断事項"),
    "board_kicker_map_today": ("The map today", "現在の連携マップ"),
    "board_kicker_since": ("What changed", "変化"),
    "board_kicker_grown": ("Growth over whole periods", "成長の推移"),
    "board_kicker_ranked": ("Hubs with and without us", "影響力の順位"),
    "board_kicker_deadlines": ("What ends, and who decides", "満了と判断"),
    "board_kicker_next": ("White space and next partners", "ホワイトスペース（未連携領域）と提携候補"),
    "board_kicker_method": ("Method and sources", "算出根拠"),
    "board_appendix": ("Appendix", "付録"),
}

SENTENCES = {
    "board_rows": ("{text} – rows {rows} of edges.csv", "{text}（edges.csvの{rows}行目）"),
    # findings
    "board_findings_pressing": (
        "{in_force:agreement is|agreements are} in force, and {pressing:needs|need} a decision",
        "有効な協定は{in_force}件、判断を要する協定は{pressing}件",
    ),
    "board_findings_calm": (
        "{in_force:agreement is|agreements are} in force among {nodes:organisation|organisations}, and none "
        "needs a decision within {within}",
        "{nodes}組織の有効な協定は{in_force}件、{within}以内に判断を要するものなし",
    ),
    "board_findings_undated": (
        "{nodes:organisation|organisations} are joined by {ties:tie|ties}, none of which has a date",
        "{nodes}組織を結ぶ{ties}のつながり、いずれも日付なし",
    ),
    "board_concentrated": (
        "{names} hold {held} of the {ties:tie|ties}: without them "
        "{alone:organisation would|organisations would} have no partner left.",
        "{names}が{ties}のつながりのうち{held}を担っています。"
        "これらを失うと、{alone}組織が提携先をすべて失います。",
    ),
    "board_spread": (
        "{names} hold {held} of the {ties:tie|ties}, yet everyone else would keep a partner without them.",
        "{names}が{ties}のつながりのうち{held}を担っていますが、"
        "これらを失っても、ほかの組織には提携先が残ります。",
    ),
    "board_first_decision": (
        "The first decision is due by {day}: {names}.",
        "最初の判断期限は{day}（{names}）です。",
    ),
    "board_lapsed_all": (
        "{lapsed:agreement has|agreements have} lapsed without a recorded renewal: renew, or record that "
        "they are over.",
        "更新の記録がないまま失効した協定が{lapsed}件あります。更新するか、終了を記録する必要があります。",
    ),
    "board_lapsed_newest": (
        "The newest of them ended on {day}: renew, or record that they are over.",
        "直近の失効は{day}です。更新するか、終了を記録する必要があります。",
    ),
    "board_decide_renew": ("Renew or let end: {names}", "更新の可否：{names}"),
    "board_decide_notice": ("Give notice or let renew: {names}", "解約予告の要否：{names}"),
    "board_decide_lapsed": (
        "Settle {lapsed:lapsed agreement|lapsed agreements}",
        "失効した協定{lapsed}件の整理",
    ),
    "board_decide_open": (
        "Ask for the last day of {open:agreement|agreements}",
        "終期不明の協定{open}件の確認",
    ),
    "board_decide_approach": ("Talk to {name}", "{name}との協議"),
    "board_because_due": ("it ends on {day}", "{day}まで有効"),
    "board_because_notice": ("renews itself after the last day of notice", "予告期限の後は自動更新"),
    "board_because_lapsed": (
        "the newest ended on {day}, no renewal recorded",
        "直近は{day}に満了、更新の記録なし",
    ),
    "board_because_open": (
        "of {in_force} in force; no date reminds anyone",
        "有効な{in_force}件中、終期の記録がなく見直しの機会なし",
    ),
    # the map today
    "board_around": ("{name} & partners", "{name}周辺"),
    "board_around_two": ("{name}, {other} & partners", "{name}・{other}周辺"),
    "board_map_several": (
        "{count} communities hold {held} of {nodes:organisation|organisations}, the largest around {name}",
        "{count}つのコミュニティに{nodes}組織中{held}組織、最大は{name}周辺",
    ),
    "board_map_one": (
        "One community around {name} holds {held} of {nodes:organisation|organisations}",
        "{name}周辺のコミュニティに{nodes}組織中{held}組織",
    ),
    "board_map_small": (
        "{nodes:organisation forms|organisations form} {components:group|separate groups} of a few each",
        "少数の組織からなる{components}の群に{nodes}組織",
    ),
    "board_too_large": (
        "A slide shows up to {most:organisation|organisations}; graph map draws them all.",
        "スライドに描けるのは{most}組織までです（graph mapで全体を描けます）。",
    ),
    "board_across": (
        "{across} of the {ties:tie|ties} join two communities; {name} has {count} of them, so that news from "
        "one to the other travels through it.",
        "{ties}のつながりのうち{across}がコミュニティどうしを結び、{name}がそのうち{count}を担う橋渡し役です。",
    ),
    "board_apart": (
        "{rest:organisation is|organisations are} not joined to the largest group: they are reached by a new "
        "tie only.",
        "最大の群につながらない組織は{rest}あり、新たなつながりなしには届きません。",
    ),
    "board_single": (
        "{single:organisation has|organisations have} a single partner: one ended agreement cuts them off.",
        "提携先が1つだけの組織は{single}あり、協定が1件終わると孤立します。",
    ),
    # what changed
    "board_since": ("{what} since {day}", "{day}以降の変化：{what}"),
    "board_since_said": ("{what} since {day}.", "{day}以降の変化は、{what}です。"),
    "board_since_none": ("No agreement was signed or ended since {day}", "{day}以降、締結・終了した協定なし"),
    "board_first_new": ("{count:new agreement was|new agreements were} signed", "新規{count}件"),
    "board_first_renewed": ("{count:agreement was|agreements were} renewed", "更新{count}件"),
    "board_first_passed": ("{count:agreement|agreements} came and went", "期間中のみ{count}件"),
    "board_first_ended": ("{count:agreement|agreements} ended", "終了{count}件"),
    "board_then_renewed": ("{count:was|were} renewed", "更新{count}件"),
    "board_then_passed": ("{count} came and went", "期間中のみ{count}件"),
    "board_then_ended": ("{count} ended", "終了{count}件"),
    "board_joined": (
        "{count:organisation|organisations} joined the network{names}.",
        "{count}組織{names}が新たにネットワークに加わりました。",
    ),
    "board_joined_by": (
        "{count:organisation|organisations} joined the network{names}, {through} of them through {name}.",
        "{count}組織{names}が新たにネットワークに加わり、うち{through}組織は{name}を通じた参加です。",
    ),
    "board_left": (
        "{count:organisation has|organisations have} no tie any more{names}: win them back, or let them go.",
        "{count}組織{names}がつながりを失いました。関係を立て直すかどうかの判断が必要です。",
    ),
    "board_ended_names": (
        "{count} ended without a renewal{names}: each is a partner to ask once more.",
        "更新されずに終わった協定が{count}件{names}あります。再度の打診が考えられます。",
    ),
    "board_risen": (
        "By partners, {name} rose from rank {before} to {after}, further than anyone else.",
        "{name}の提携先数の順位は{before}位から{after}位へ、最も大きく上がりました。",
    ),
    "board_stale": (
        "The newest date in the data is {newest}, {days:day|days} before {day}: what was signed since is "
        "not in these numbers.",
        "データの最新の日付は{newest}で、{day}の{days}日前です。その後の締結は含みません。",
    ),
    # growth
    "board_grown_more": (
        "Agreements in force grew from {before} to {after} ({start} to {end}): +{percent}%",
        "有効な協定は{start}の{before}件から{end}の{after}件へ、{percent}%増",
    ),
    "board_grown_fewer": (
        "Agreements in force fell from {before} to {after} ({start} to {end}): −{percent}%",
        "有効な協定は{start}の{before}件から{end}の{after}件へ、{percent}%減",
    ),
    "board_grown_same": (
        "Agreements in force stayed at {after} ({start} to {end})",
        "有効な協定は{start}から{end}まで{after}件で横ばい",
    ),
    "board_grown_first": (
        "Agreements in force: {after} at the end of {end}, the first whole period",
        "最初の期間である{end}末の有効な協定は{after}件",
    ),
    "board_grown_from_none": (
        "Agreements in force grew from none to {after} ({start} to {end})",
        "有効な協定は{start}のゼロから{end}の{after}件へ増加",
    ),
    "board_brought_more": (
        "{period} brought {count:new agreement|new agreements}, {more} more than {before}.",
        "{period}の締結は{count}件で、{before}より{more}件多くなりました。",
    ),
    "board_brought_fewer": (
        "{period} brought {count:new agreement|new agreements}, {more} fewer than {before}.",
        "{period}の締結は{count}件で、{before}より{more}件少なくなりました。",
    ),
    "board_brought_same": (
        "{period} brought {count:new agreement|new agreements}, as many as {before}.",
        "{period}の締結は{count}件で、{before}と同数です。",
    ),
    "board_brought_none": (
        "{period} brought no new agreement, after {more} in {before}.",
        "{period}の締結はなく、{before}は{more}件でした。",
    ),
    "board_renewing": (
        "{renewals} of them renew an older one: partners stay.",
        "うち{renewals}件は更新で、関係が続いています。",
    ),
    "board_new_nodes": (
        "{count:organisation|organisations} signed for the first time in {period}.",
        "{period}に初めて締結した組織は{count}です。",
    ),
    "board_so_far": (
        "{period} is not over and in no rate: {count:agreement|agreements} so far.",
        "これまでの締結が{count}件の{period}は、途中のため比較に含めていません。",
    ),
    "board_so_far_and_now": (
        "{period} is not over and in no rate: {count:agreement|agreements} so far. {then} were in force on "
        "{last}, {now} are on {day}.",
        "これまでの締結が{count}件の{period}は、途中のため比較に含めていません。"
        "有効な協定は{last}に{then}件、{day}には{now}件です。",
    ),
    "board_then_and_now": (
        "{then:agreement was|agreements were} in force on {last}, {now} are on {day}.",
        "有効な協定は{last}に{then}件、{day}には{now}件です。",
    ),
    "board_change_up": ("{start} → {end}: +{more} (+{percent}%)", "{start} → {end}：+{more}（+{percent}%）"),
    "board_change_down": (
        "{start} → {end}: −{more} (−{percent}%)",
        "{start} → {end}：−{more}（−{percent}%）",
    ),
    # hubs with and without us
    "board_top_passes": (
        "Without {focal}, {name} passes {before} and is the first broker",
        "{focal}を除くと、橋渡しの首位は{before}を抜いて{name}",
    ),
    "board_top_heir": (
        "{focal} is the first broker; without it {name} would be (rank {rank} today)",
        "橋渡しの首位は{focal}、除くと{name}（現在{rank}位）",
    ),
    "board_top_stays": (
        "{after} is the first broker, with {focal} and without",
        "橋渡しの首位は、{focal}を含めても除いても{after}",
    ),
    "board_top_shared": (
        "The first broker is {before} with {focal}, {after} without",
        "橋渡しの首位は、{focal}を含むと{before}、除くと{after}",
    ),
    "board_top_none": (
        "{focal} alone joins the others: without it nobody stands between any two",
        "他の組織をつなぐのは{focal}のみ、除くとつなぎ役なし",
    ),
    "board_first": (
        "{name} has most partners: {partners}",
        "提携先数の首位は{name}（{partners}組織）",
    ),
    "board_first_shared": (
        "{count:organisation shares|organisations share} the first place with "
        "{partners:partner|partners} each",
        "提携先数の首位は各{partners}組織で{count}組織が同数",
    ),
    "board_leading": (
        "{name} has {partners} of the {others:partner|partners} that one can have here, more than anyone "
        "else.",
        "{name}は、可能な{others}組織のうち{partners}組織と提携し、最多です。",
    ),
    "board_broker": (
        "{name} stands on {percent}% of the shortest ways between others: introductions run through it.",
        "他の組織どうしの最短経路の{percent}%が{name}を通り、紹介の要になっています。",
    ),
    "board_moved": (
        "Without {focal}, {name} falls from rank {rank} to {without} among brokers, further than other hubs.",
        "{focal}を除くと、{name}の橋渡しの順位は{rank}位から{without}位へ最も大きく下がります。",
    ),
    "board_central": (
        "Where the data come from the pages of {focal}, it is central by construction: hence both ranks.",
        "{focal}の公開情報から集めたデータでは{focal}が必ず中心になるため、両方の順位を示します。",
    ),
    # what ends
    "board_ending_soon": (
        "{soon:agreement needs|agreements need} a decision within {within}, the first by {day}",
        "{within}以内に判断を要する協定は{soon}件、最初の期限は{day}",
    ),
    "board_ending_both": (
        "{soon:agreement needs|agreements need} a decision, the first by {day}; {lapsed} have already lapsed",
        "判断を要する協定は{soon}件（最初の期限は{day}）、失効済みは{lapsed}件",
    ),
    "board_ending_both_one": (
        "{soon:agreement needs|agreements need} a decision, the first by {day}; one has already lapsed",
        "判断を要する協定は{soon}件（最初の期限は{day}）、失効済みは1件",
    ),
    "board_ending_lapsed": (
        "{lapsed:agreement has|agreements have} lapsed without a recorded renewal",
        "更新の記録がないまま失効した協定は{lapsed}件",
    ),
    "board_days_left": (
        "{names}: {days:day is|days are} left until {day}.",
        "{names}：{day}まで残り{days}日です。",
    ),
    "board_rolling": (
        "{count:agreement renews itself|agreements renew themselves} unless notice is given: the last day "
        "of notice decides.",
        "予告がなければ自動更新となる協定が{count}件あり、予告期限が判断の期限です。",
    ),
    "board_open_ended": (
        "{open} of the {in_force:agreement|agreements} in force have no known end: no date brings anyone to "
        "review them.",
        "有効な協定{in_force}件のうち{open}件は終期が不明で、見直しの機会がありません。",
    ),
    "board_open_ended_all": (
        "No agreement in force ({open}) has a known end: no date brings anyone to review them.",
        "有効な協定{open}件はすべて終期が不明で、見直しの機会がありません。",
    ),
    # white space and next partners
    "board_next": (
        "Talk to {name} next: it shares {common:partner|partners} with {focal}",
        "次の提携候補は{name}、{focal}と共通の提携先は{common}組織",
    ),
    "board_next_alike": (
        "Talk to {name} next: nobody without a tie to {focal} is more alike",
        "次の提携候補は{name}、{focal}と最も近い未提携組織",
    ),
    "board_introduced": (
        "{names} can introduce {focal} to {name}: they are partners of both.",
        "{names}は双方の提携先で、{focal}を{name}に紹介できます。",
    ),
    "board_prefectures_absent": (
        "{count} of the 47 prefectures have no organisation in the data: white space, or not looked at yet.",
        "47都道府県のうち{count}はデータになく、未連携か未調査の領域です。",
    ),
    "board_prefectures_without": (
        "{count:prefecture is|prefectures are} in the data without a tie{names}.",
        "データにありながら未連携の都道府県は{count}{names}です。",
    ),
    "board_countries_without": (
        "{count:country is|countries are} in the data without a tie{names}.",
        "データにありながら未連携の国・地域は{count}{names}です。",
    ),
    "board_pairs_without": (
        "{count:pair of types has|pairs of types have} no tie yet{names}.",
        "まだつながりのない種別の組は{count}{names}です。",
    ),
    "board_types_without": (
        "{count:type of organisation has|types of organisation have} no tie yet{names}.",
        "つながりのない組織の種別は{count}{names}です。",
    ),
    "board_no_proof": (
        "No tie in the data is no proof that none was signed.",
        "データにつながりがないことは、協定がないことの証明ではありません。",
    ),
    # method
    "board_method": (
        "Every number rests on {rows:row|rows} of edges.csv; {sourced} of them name a source",
        "すべての数の根拠はedges.csvの{rows}行、うち{sourced}行に出典あり",
    ),
    "board_method_all": (
        "Every number rests on {rows:row|rows} of edges.csv, and each row names its source",
        "すべての数の根拠はedges.csvの{rows}行、いずれも出典あり",
    ),
    "board_method_none": (
        "Every number rests on {rows:row|rows} of edges.csv, none of which names a source",
        "すべての数の根拠はedges.csvの{rows}行、出典の記載なし",
    ),
    "board_of_day": (
        "On {day}: {signed_agreements:agreement|agreements} signed, {active_agreements} of them in force.",
        "{day}時点の締結済みの協定は{signed_agreements}件、うち有効な協定は{active_agreements}件です。",
    ),
    "board_hosts": (
        "The sources are pages of {hosts:site|sites}; most rows rest on {names}.",
        "出典は{hosts}サイトのページで、最も多いのは{names}です。",
    ),
    "board_undated": (
        "{undated:tie has|ties have} no date: they count in maps and ranks of all dates, and in no period.",
        "日付のないつながりは{undated}件あり、全期間の地図と順位に含み、期間の値には含みません。",
    ),
    "board_some": (" ({names})", "（{names}）"),
    "board_some_more": (" ({names} and {count} more)", "（{names}ほか{count}）"),
    "board_counted": ("{name} ({count})", "{name}（{count}行）"),
}
