"""The words of briefings, of a board and before a meeting, in English and Japanese (see `graph.words`)."""

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
    "briefing_kicker_findings": ("Findings and decisions", "結論と判断事項"),
    "briefing_kicker_map_today": ("The map today", "現在の連携マップ"),
    "briefing_kicker_since": ("What changed", "変化"),
    "briefing_kicker_grown": ("Growth over whole periods", "成長の推移"),
    "briefing_kicker_ranked": ("Hubs with and without us", "影響力の順位"),
    "briefing_kicker_deadlines": ("What ends, and who decides", "満了と判断"),
    "briefing_kicker_next": ("White space and next partners", "ホワイトスペース（未連携領域）と提携候補"),
    "briefing_kicker_method": ("Method and sources", "算出根拠"),
    "briefing_appendix": ("Appendix", "付録"),
    # about one organisation
    "briefing_kicker_org_who": ("Who it is", "組織の概要"),
    "briefing_kicker_org_partners": ("Partners", "提携先"),
    "briefing_kicker_org_only": ("Only through it", "ここだけのつながり"),
    "briefing_kicker_org_ends": ("What ends, and who decides", "満了と判断"),
    "briefing_kicker_org_next": ("Whom to meet next", "次に会うべき相手"),
    "title_org_facts": ("Facts", "基本情報"),
    "title_org_listed": ("All partners", "提携先の一覧"),
    "title_org_lost": ("What only it brings", "ここだけのつながりの内訳"),
    "title_org_signed": ("Agreements and sources", "協定と出典"),
}

SENTENCES = {
    "briefing_rows": ("{text} – rows {rows} of edges.csv", "{text}（edges.csvの{rows}行目）"),
    # findings
    "briefing_findings_pressing": (
        "{in_force:agreement is|agreements are} in force, and {pressing:needs|need} a decision",
        "有効な協定は{in_force}件、判断を要する協定は{pressing}件",
    ),
    "briefing_findings_calm": (
        "{in_force:agreement is|agreements are} in force among {nodes:organisation|organisations}, and none "
        "needs a decision within {within}",
        "{nodes}組織の有効な協定は{in_force}件、{within}以内に判断を要するものなし",
    ),
    "briefing_findings_undated": (
        "{nodes:organisation|organisations} are joined by {ties:tie|ties}, none of which has a date",
        "{nodes}組織を結ぶ{ties}のつながり、いずれも日付なし",
    ),
    "briefing_concentrated": (
        "{names} hold {held} of the {ties:tie|ties}: without them "
        "{alone:organisation would|organisations would} have no partner left.",
        "{names}が{ties}のつながりのうち{held}を担っています。"
        "これらを失うと、{alone}組織が提携先をすべて失います。",
    ),
    "briefing_spread": (
        "{names} hold {held} of the {ties:tie|ties}, yet everyone else would keep a partner without them.",
        "{names}が{ties}のつながりのうち{held}を担っていますが、"
        "これらを失っても、ほかの組織には提携先が残ります。",
    ),
    "briefing_first_decision": (
        "The first decision is due by {day}: {names}.",
        "最初の判断期限は{day}（{names}）です。",
    ),
    "briefing_lapsed_all": (
        "{lapsed:agreement has|agreements have} lapsed without a recorded renewal: renew, or record the end.",
        "更新の記録がないまま失効した協定が{lapsed}件あります。更新するか、終了を記録する必要があります。",
    ),
    "briefing_lapsed_newest": (
        "The last to end did so on {day}: renew, or record the end.",
        "直近の失効は{day}です。更新するか、終了を記録する必要があります。",
    ),
    "briefing_decide_renew": ("Renew or let end: {names}", "更新の可否：{names}"),
    "briefing_decide_notice": ("Give notice or let renew: {names}", "解約予告の要否：{names}"),
    "briefing_decide_lapsed": (
        "Settle {lapsed:lapsed agreement|lapsed agreements}",
        "失効した協定{lapsed}件の整理",
    ),
    "briefing_decide_open": (
        "Ask for the last day of {open:agreement|agreements}",
        "終期不明の協定{open}件の確認",
    ),
    "briefing_decide_approach": ("Talk to {name}", "{name}との協議"),
    "briefing_because_due": ("it ends on {day}", "{day}まで有効"),
    "briefing_because_notice": ("renews itself after the last day of notice", "予告期限の後は自動更新"),
    "briefing_because_lapsed": (
        "last ended on {day}, no renewal recorded",
        "直近は{day}に満了、更新の記録なし",
    ),
    "briefing_because_open": (
        "of {in_force} in force; no date reminds anyone",
        "有効な{in_force}件中、終期の記録がなく見直しの機会なし",
    ),
    # the map today
    "briefing_map_several": (
        "{count} communities hold {held} of {nodes:organisation|organisations}, the largest around {name}",
        "{count}のコミュニティに{nodes}組織中{held}組織、最大は{name}周辺",
    ),
    "briefing_map_several_of": (
        "The {count} largest of {groups} communities hold {held} of {nodes:organisation|organisations}, the "
        "largest around {name}",
        "{groups}のコミュニティのうち上位{count}に{nodes}組織中{held}組織、最大は{name}周辺",
    ),
    "briefing_map_one_of": (
        "The largest of {groups} communities, around {name}, holds {held} of "
        "{nodes:organisation|organisations}",
        "{groups}のコミュニティのうち最大の{name}周辺に{nodes}組織中{held}組織",
    ),
    "briefing_map_one": (
        "One community around {name} holds {held} of {nodes:organisation|organisations}",
        "{name}周辺のコミュニティに{nodes}組織中{held}組織",
    ),
    "briefing_map_small": (
        "{nodes:organisation forms|organisations form} {components:group|separate groups} of a few each",
        "少数の組織からなる{components}の群に{nodes}組織",
    ),
    "briefing_too_large": (
        "A slide shows up to {most:organisation|organisations}; graph map draws them all.",
        "スライドに描けるのは{most}組織までです（graph mapで全体を描けます）。",
    ),
    "briefing_across": (
        "Of the {ties:tie|ties}, {across:joins|join} two communities; {name} has {count}, so that news from "
        "one to the other travels through it.",
        "{ties}のつながりのうち{across}がコミュニティどうしを結び、{name}がそのうち{count}を担う橋渡し役です。",
    ),
    "briefing_apart": (
        "{rest:organisation is|organisations are} not joined to the largest group: they are reached by a new "
        "tie only.",
        "最大の群につながらない組織は{rest}あり、新たなつながりなしには届きません。",
    ),
    "briefing_single": (
        "{single:organisation has|organisations have} a single partner: one ended agreement cuts them off.",
        "提携先が1つだけの組織は{single}あり、協定が1件終わると孤立します。",
    ),
    # what changed
    "briefing_since": ("{what} since {day}", "{day}以降の変化：{what}"),
    "briefing_since_said": ("{what} since {day}.", "{day}以降の変化は、{what}です。"),
    "briefing_since_none": (
        "No agreement was signed since {day}, and none ended without a renewal",
        "{day}以降、締結した協定、更新なしで終了した協定ともになし",
    ),
    "briefing_first_new": ("{count:new agreement was|new agreements were} signed", "新規{count}件"),
    "briefing_first_renewed": ("{count:agreement was|agreements were} renewed", "更新{count}件"),
    "briefing_first_passed": ("{count:agreement|agreements} came and went", "期間中のみ{count}件"),
    "briefing_first_ended": (
        "{count:agreement|agreements} ended without a renewal",
        "更新なしの終了{count}件",
    ),
    "briefing_then_renewed": ("{count:was|were} renewed", "更新{count}件"),
    "briefing_then_passed": ("{count} came and went", "期間中のみ{count}件"),
    "briefing_then_ended": ("{count} ended without a renewal", "更新なしの終了{count}件"),
    "briefing_joined": (
        "{count:organisation|organisations} joined the network{names}.",
        "{count}組織{names}が新たにネットワークに加わりました。",
    ),
    "briefing_joined_by": (
        "{count:organisation|organisations} joined the network{names}, {through} of them through {name}.",
        "{count}組織{names}が新たにネットワークに加わり、うち{through}組織は{name}を通じた参加です。",
    ),
    "briefing_joined_all_by": (
        "{count:organisation|organisations} joined the network{names}, all of them through {name}.",
        "{count}組織{names}が新たにネットワークに加わり、いずれも{name}を通じた参加です。",
    ),
    "briefing_left": (
        "{count:organisation has|organisations have} no tie any more{names}: win them back, or let them go.",
        "{count}組織{names}がつながりを失いました。関係を立て直すかどうかの判断が必要です。",
    ),
    "briefing_ended_names": (
        "Nothing is in force any more after the end of {count:agreement|agreements}{names}: ask once more.",
        "終了後に有効な協定が残らない相手は{count}件{names}で、再度の打診が考えられます。",
    ),
    "briefing_risen": (
        "By partners, {name} rose from rank {before} to {after}, further than anyone else.",
        "{name}の提携先数の順位は{before}位から{after}位へ、最も大きく上がりました。",
    ),
    "briefing_stale": (
        "The newest date in the data is {newest}, {days:day|days} before {day}: what was signed since is "
        "not in these numbers.",
        "データの最新の日付は{newest}で、{day}の{days}日前です。その後の締結は含みません。",
    ),
    # growth
    "briefing_grown_more": (
        "Agreements in force grew from {before} to {after} ({start} to {end}): +{percent}%",
        "有効な協定は{start}の{before}件から{end}の{after}件へ、{percent}%増",
    ),
    "briefing_grown_from_few": (
        "Agreements in force grew from {before} to {after} ({start} to {end})",
        "有効な協定は{start}の{before}件から{end}の{after}件へ増加",
    ),
    "briefing_grown_fewer": (
        "Agreements in force fell from {before} to {after} ({start} to {end}): −{percent}%",
        "有効な協定は{start}の{before}件から{end}の{after}件へ、{percent}%減",
    ),
    "briefing_grown_same": (
        "Agreements in force stayed at {after} ({start} to {end})",
        "有効な協定は{start}から{end}まで{after}件で横ばい",
    ),
    "briefing_grown_first": (
        "Agreements in force: {after} at the end of {end}, the first whole period",
        "最初の期間である{end}末の有効な協定は{after}件",
    ),
    "briefing_grown_from_none": (
        "Agreements in force grew from none to {after} ({start} to {end})",
        "有効な協定は{start}のゼロから{end}の{after}件へ増加",
    ),
    "briefing_brought_more": (
        "{period} brought {count:agreement|agreements}, {more} more than {before}.",
        "{period}の締結は{count}件で、{before}より{more}件多くなりました。",
    ),
    "briefing_brought_fewer": (
        "{period} brought {count:agreement|agreements}, {more} fewer than {before}.",
        "{period}の締結は{count}件で、{before}より{more}件少なくなりました。",
    ),
    "briefing_brought_same": (
        "{period} brought {count:agreement|agreements}, as many as {before}.",
        "{period}の締結は{count}件で、{before}と同数です。",
    ),
    "briefing_brought_none": (
        "{period} brought no agreement, after {more} in {before}.",
        "{period}の締結はなく、{before}は{more}件でした。",
    ),
    "briefing_renewing": (
        "{renewals:of them renews an older one|of them renew an older one}: partners stay.",
        "うち{renewals}件は更新で、関係が続いています。",
    ),
    "briefing_new_nodes": (
        "{count:organisation|organisations} signed for the first time in {period}.",
        "{period}に初めて締結した組織は{count}です。",
    ),
    "briefing_so_far": (
        "Counted in part and in no rate: {period} ({count:agreement|agreements}).",
        "締結が{count}件の{period}は、期間の一部だけの集計のため、比較に含めていません。",
    ),
    "briefing_so_far_and_now": (
        "Counted in part and in no rate: {period} ({count:agreement|agreements}). {then} were in force on "
        "{last}, {now} are on {day}.",
        "締結が{count}件の{period}は、期間の一部だけの集計のため、比較に含めていません。"
        "有効な協定は{last}に{then}件、{day}には{now}件です。",
    ),
    "briefing_then_and_now": (
        "{then:agreement was|agreements were} in force on {last}, {now} are on {day}.",
        "有効な協定は{last}に{then}件、{day}には{now}件です。",
    ),
    "briefing_change_up": (
        "{start} → {end}: +{more} (+{percent}%)",
        "{start} → {end}：+{more}（+{percent}%）",
    ),
    "briefing_change_up_from_few": ("{start} → {end}: +{more}", "{start} → {end}：+{more}"),
    "briefing_change_down": (
        "{start} → {end}: −{more} (−{percent}%)",
        "{start} → {end}：−{more}（−{percent}%）",
    ),
    # hubs with and without us
    "briefing_top_passes": (
        "Without {focal}, {name} passes {before} and is the first broker",
        "{focal}を除くと、橋渡しの首位は{before}を抜いて{name}",
    ),
    "briefing_top_heir": (
        "{focal} is the first broker; without it {name} would be (rank {rank} today)",
        "橋渡しの首位は{focal}、除くと{name}（現在{rank}位）",
    ),
    "briefing_top_stays": (
        "{after} is the first broker, with {focal} and without",
        "橋渡しの首位は、{focal}を含めても除いても{after}",
    ),
    "briefing_top_shared": (
        "The first broker is {before} with {focal}, {after} without",
        "橋渡しの首位は、{focal}を含むと{before}、除くと{after}",
    ),
    "briefing_top_none": (
        "{focal} alone joins the others: without it nobody stands between any two",
        "他の組織をつなぐのは{focal}のみ、除くとつなぎ役なし",
    ),
    "briefing_first": (
        "{name} has most partners: {partners}",
        "提携先数の首位は{name}（{partners}組織）",
    ),
    "briefing_first_shared": (
        "{count:organisation shares|organisations share} the first place with "
        "{partners:partner|partners} each",
        "提携先数の首位は各{partners}組織で{count}組織が同数",
    ),
    "briefing_leading": (
        "{name} has {partners} of the {others:partner|partners} that one can have here, more than anyone "
        "else.",
        "{name}の提携先は、他の{others}組織のうち{partners}組織で、最多です。",
    ),
    "briefing_broker": (
        "{name} stands on {percent}% of the shortest ways between others: introductions run through it.",
        "他の組織どうしの最短経路の{percent}%が{name}を通り、紹介の要になっています。",
    ),
    "briefing_moved": (
        "Without {focal}, {name} falls from rank {rank} to {without} among brokers, further than other hubs.",
        "{focal}を除くと、{name}の橋渡しの順位は{rank}位から{without}位へ、上位の組織のなかで最も大きく下がります。",
    ),
    "briefing_central": (
        "Where the data come from the pages of {focal}, it is central by construction: hence both ranks.",
        "データが{focal}の公開情報から集めたものなら{focal}は必ず中心になるため、両方の順位を示します。",
    ),
    # what ends
    "briefing_first_rows": (
        "The table shows the first {shown} of {rows}.",
        "表は{rows}件のうち先の{shown}件です。",
    ),
    "briefing_ending_soon": (
        "{soon:agreement needs|agreements need} a decision within {within}, the first by {day}",
        "{within}以内に判断を要する協定は{soon}件、最初の期限は{day}",
    ),
    "briefing_ending_both": (
        "{pressing:agreement needs|agreements need} a decision: {lapsed} have already lapsed, the next is "
        "due by {day}",
        "判断を要する協定は{pressing}件（うち失効済み{lapsed}件、次の期限は{day}）",
    ),
    "briefing_ending_both_one": (
        "{pressing:agreement needs|agreements need} a decision: one has already lapsed, the next is "
        "due by {day}",
        "判断を要する協定は{pressing}件（うち失効済み1件、次の期限は{day}）",
    ),
    "briefing_ending_lapsed": (
        "{lapsed:agreement has|agreements have} lapsed without a recorded renewal",
        "更新の記録がないまま失効した協定は{lapsed}件",
    ),
    "briefing_days_left": (
        "{names}: {days:day is|days are} left until {day}.",
        "{names}：{day}まで残り{days}日です。",
    ),
    "briefing_rolling": (
        "{count:agreement renews itself|agreements renew themselves} unless notice is given: the last day "
        "of notice decides.",
        "予告がなければ自動更新となる協定が{count}件あり、予告期限が判断の期限です。",
    ),
    "briefing_open_ended": (
        "Of the {in_force:agreement|agreements} in force, {open:has|have} no known end: no date calls for a "
        "review.",
        "有効な協定{in_force}件のうち{open}件は終期が不明で、見直しの機会がありません。",
    ),
    "briefing_open_ended_all": (
        "No agreement in force ({open}) has a known end: no date calls for a review.",
        "有効な協定{open}件はすべて終期が不明で、見直しの機会がありません。",
    ),
    # white space and next partners
    "briefing_next": (
        "Talk to {name} next: it shares {common:partner|partners} with {focal}",
        "次の提携候補は{name}、{focal}と共通の提携先は{common}組織",
    ),
    "briefing_next_alike": (
        "Talk to {name} next: nobody without a tie to {focal} is more alike",
        "次の提携候補は{name}、{focal}と最も近い未提携組織",
    ),
    "briefing_introduced": (
        "{names} can introduce {focal} to {name}: they are partners of both.",
        "{names}は双方の提携先で、{focal}を{name}に紹介できます。",
    ),
    "briefing_prefectures_absent": (
        "{count} of the 47 prefectures have no organisation in the data: white space, or not looked at yet.",
        "47都道府県のうち{count}はデータになく、未連携か未調査の領域です。",
    ),
    "briefing_prefectures_without": (
        "{count:prefecture is|prefectures are} in the data without a tie{names}.",
        "データにありながら未連携の都道府県は{count}{names}です。",
    ),
    "briefing_countries_without": (
        "{count:country is|countries are} in the data without a tie{names}.",
        "データにありながら未連携の国・地域は{count}{names}です。",
    ),
    "briefing_pairs_without": (
        "{count:pair of types has|pairs of types have} no tie yet{names}.",
        "まだつながりのない種別の組は{count}{names}です。",
    ),
    "briefing_types_without": (
        "{count:type of organisation has|types of organisation have} no tie yet{names}.",
        "つながりのない組織の種別は{count}{names}です。",
    ),
    "briefing_no_proof": (
        "No tie in the data is no proof that none was signed.",
        "データにつながりがないことは、協定がないことの証明ではありません。",
    ),
    # method
    "briefing_method": (
        "Every number rests on {rows:row|rows} of edges.csv; {sourced} of them name a source",
        "すべての数の根拠はedges.csvの{rows}行、うち{sourced}行に出典あり",
    ),
    "briefing_method_all": (
        "Every number rests on {rows:row|rows} of edges.csv, and each row names its source",
        "すべての数の根拠はedges.csvの{rows}行、いずれも出典あり",
    ),
    "briefing_method_none": (
        "Every number rests on {rows:row|rows} of edges.csv, none of which names a source",
        "すべての数の根拠はedges.csvの{rows}行、出典の記載なし",
    ),
    "briefing_of_day": (
        "On {day}: {signed_agreements:agreement|agreements} signed, {active_agreements} of them in force.",
        "{day}時点の締結済みの協定は{signed_agreements}件、うち有効な協定は{active_agreements}件です。",
    ),
    "briefing_hosts": (
        "The sources are pages of {hosts:site|sites}; most rows rest on {names}.",
        "出典は{hosts}サイトのページで、最も多いのは{names}です。",
    ),
    "briefing_undated": (
        "{undated:tie has|ties have} no date: they count in maps and ranks of all dates, and in no period.",
        "日付のないつながりは{undated}件あり、全期間の地図と順位に含み、期間の値には含みません。",
    ),
    "briefing_some": (" ({names})", "（{names}）"),
    "briefing_some_more": (" ({names} and {count} more)", "（{names}ほか{count}）"),
    "briefing_counted": ("{name} ({count})", "{name}（{count}行）"),
    # about one organisation: who it is
    "briefing_org_is": ("{what}.", "{what}です。"),
    "briefing_org_is_type": ("{text}", "種別は{text}"),
    "briefing_org_is_place": ("in {text}", "所在地は{text}"),
    "briefing_org_is_founded": ("founded {text}", "設立は{text}"),
    "briefing_org_few": ("{names} and {count} more", "{names}ほか{count}"),
    "briefing_org_partners": ("{partners:partner|partners}", "{partners}組織"),
    "briefing_org_partners_in": (
        "{partners:partner|partners} in {countries:country|countries}",
        "{partners}組織（{countries}か国・地域）",
    ),
    "briefing_org_has": (
        "{name} has {has}, the first since {day}",
        "{name}の提携先は{has}、最初の締結は{day}",
    ),
    "briefing_org_has_undated": ("{name} has {has}", "{name}の提携先は{has}"),
    "briefing_org_ours": (
        "We at {name} have {has}, the first since {day}",
        "当組織（{name}）の提携先は{has}、最初の締結は{day}",
    ),
    "briefing_org_ours_undated": ("We at {name} have {has}", "当組織（{name}）の提携先は{has}"),
    "briefing_org_since": (
        "{name} has been a partner of {ours} since {day}",
        "{name}と{ours}の提携は{day}から",
    ),
    "briefing_org_over": (
        "{name} was a partner of {ours} from {day} to {end}",
        "{name}と{ours}の提携は{day}から{end}まで",
    ),
    "briefing_org_tied_undated": (
        "{name} is a partner of {ours}, since when is not recorded",
        "{name}と{ours}は提携済み、開始日の記録なし",
    ),
    "briefing_org_not_tied": (
        "{name} has signed nothing with {ours} yet",
        "{name}と{ours}は未提携",
    ),
    "briefing_org_alone": ("{name} has no tie yet", "{name}はつながりのない組織"),
    "briefing_org_alone_ours": ("We at {name} have no tie yet", "当組織（{name}）はつながりのない組織"),
    "briefing_org_with_us": (
        "{count:agreement was|agreements were} signed with {ours}, {in_force} of them in force; the newest "
        "is from {day}.",
        "{ours}との協定は{count}件（うち有効{in_force}件）で、直近の締結は{day}です。",
    ),
    "briefing_org_with_us_all": (
        "{count:agreement was|agreements were} signed with {ours}, still in force; the newest is from {day}.",
        "{ours}との協定は{count}件（有効）で、直近の締結は{day}です。",
    ),
    "briefing_org_with_us_none": (
        "{count:agreement was|agreements were} signed with {ours}, none in force any more; the newest is "
        "from {day}.",
        "{ours}との協定は{count}件（有効なものなし）で、直近の締結は{day}です。",
    ),
    "briefing_org_with_us_undated": (
        "No date is recorded for {count:agreement|agreements} with {ours}.",
        "{ours}との協定{count}件には日付の記録がありません。",
    ),
    "briefing_org_rank": (
        "By partners it is {ordinal} of {of:organisation|organisations}.",
        "提携先数は{of}組織中{ordinal}です。",
    ),
    "briefing_org_in_force": (
        "Of its {signed:signed agreement|signed agreements}, {in_force:is|are} in force on {day}.",
        "{day}時点で、締結済みの協定{signed}件のうち{in_force}件が有効です。",
    ),
    # its partners
    "briefing_org_spread": ("{name} has {has}", "{name}の提携先は{has}"),
    "briefing_org_one_country": (
        "All {partners:partner|partners} of {name} are in {country}",
        "{name}の提携先{partners}組織はすべて{country}",
    ),
    "briefing_org_one_country_1": (
        "The one partner of {name} is in {country}",
        "{name}の提携先1組織は{country}",
    ),
    "briefing_org_one_country_2": (
        "Both partners of {name} are in {country}",
        "{name}の提携先2組織はいずれも{country}",
    ),
    "briefing_org_most_in": (
        "{count} of the {partners:partner|partners} are in {country}, the others in "
        "{others:country|countries}",
        "提携先{partners}組織中{count}組織が{country}、ほかは{others}か国・地域",
    ),
    "briefing_org_shared": (
        "{count:partner is a partner|partners are partners} of {ours}, too{names}.",
        "{count}組織{names}は{ours}の提携先でもあります。",
    ),
    "briefing_org_not_shared": (
        "{count:partner has|partners have} no tie to {ours}{names}.",
        "{count}組織{names}は{ours}とつながりがありません。",
    ),
    "briefing_org_newest": (
        "The newest partner is {name}, since {day}.",
        "最も新しい提携先は{name}（{day}から）です。",
    ),
    "briefing_org_drawn": (
        "The map shows the {drawn} of {partners:partner|partners} that have most partners themselves.",
        "地図には、提携先{partners}組織のうち、自らの提携先が多い{drawn}組織を示します。",
    ),
    # what only it brings
    "briefing_org_only": ("Only {name} brings {what} to the network", "{name}だけを通じたつながり：{what}"),
    "briefing_org_only_none": (
        "Nothing in the network hangs on {name} alone",
        "{name}だけに頼る組織・国・目的なし",
    ),
    "briefing_org_only_partners": ("{count:organisation|organisations}", "{count}組織"),
    "briefing_org_only_countries": ("{count:country|countries}", "{count}か国・地域"),
    "briefing_org_only_purposes": ("{count:purpose|purposes}", "目的{count}件"),
    "briefing_org_only_said_partners": (
        "No other partner: {names}.",
        "ほかに提携先のない組織は、{names}です。",
    ),
    "briefing_org_only_said_countries": (
        "No other tie reaches {names}.",
        "ほかにつながりのない国・地域は、{names}です。",
    ),
    "briefing_org_only_said_purposes": (
        "No other agreement is for this: {names}.",
        "ほかの協定にない目的は、「{names}」です。",
    ),
    # what ends
    "briefing_org_ends_none": (
        "No agreement of {name} needs a decision within {within}",
        "{within}以内に判断を要する{name}の協定なし",
    ),
    "briefing_org_next_end": ("The first to end is {names}, by {day}.", "最初の期限は{day}（{names}）です。"),
    # whom it may meet
    "briefing_org_next": (
        "{focal} could meet {name} next: they share {common:partner|partners}",
        "{focal}の次の提携候補は{name}、共通の提携先は{common}組織",
    ),
    "briefing_org_next_alike": (
        "{focal} could meet {name} next: nobody without a tie to it is more alike",
        "{focal}の次の提携候補は{name}、最も近い未提携組織",
    ),
    "briefing_org_next_none": ("Nobody stands out as next partner of {name}", "{name}の提携候補は該当なし"),
    "briefing_org_for_us": (
        "{name} can introduce {ours} to {names}: likely next partners.",
        "{name}は、{ours}の有力な提携候補である{names}を紹介できます。",
    ),
}
