"""The words of exchange, receipts, claims and suggestions, in English and Japanese (see `graph.words`)."""

from __future__ import annotations

HEADINGS: dict[str, tuple[str, str]] = {
    "number": ("No.", "番号"),
    "counted": ("Counted", "集計対象"),
    "counts": ("How it counts", "数え方"),
    "row": ("Row of edges.csv", "edges.csv の行"),
    "claims_row": ("Row of claims.csv", "claims.csv の行"),
    "verdict": ("Verdict", "判定"),
    "organisation": ("Organisation (id)", "組織（ID）"),
    "date": ("Date", "日付"),
    "scope": ("Of which", "範囲"),
    "claimed": ("Claimed", "出典の数"),
    "ours": ("Ours", "データの数"),
    "difference": ("Difference", "差"),
    "open": ("May be more", "未確定分"),
    "gap_after": ("Gap opened after", "不足の発生（以後）"),
    "gap_not_in": ("Gap not in", "不足のない範囲"),
    "note": ("Note", "注記"),
    "score": ("Score", "スコア"),
    "reasons": ("Reasons", "理由"),
    "common_partners": ("Common partners", "共通の提携先"),
    "adamic_adar": ("Adamic-Adar", "Adamic-Adar 指数"),
    "resource_allocation": ("Resource allocation", "資源配分指数"),
    "preferential_attachment": ("Preferential attachment", "優先的選択"),
    "same": ("Same place or type", "同じ地域・種別"),
    "method": ("Method", "方法"),
    "tested": ("Years tested", "検証した年数"),
    "new_pairs": ("New pairs", "新しい組"),
    "candidates": ("Candidate pairs", "候補の組"),
    "judged": ("Suggestions judged", "検証した候補"),
    "hits": ("Hits", "的中"),
    "precision": ("Precision at k", "上位 k の的中率"),
    "mean_rank": ("Mean rank", "平均順位"),
    "auc": ("AUC", "AUC"),
    "over_popularity": ("AUC over popularity", "人気順との AUC 差"),
    "better": ("Better than popularity", "人気順より良い"),
    "blend": ("Blend", "総合"),
    "precision_low": ("Precision, low (95 %)", "的中率の下限（95 %）"),
    "precision_high": ("Precision, high (95 %)", "的中率の上限（95 %）"),
    "over_low": ("Difference, low (95 %)", "差の下限（95 %）"),
    "over_high": ("Difference, high (95 %)", "差の上限（95 %）"),
}

WORDS: dict[str, tuple[str, str]] = {
    "overseas": ("overseas", "海外"),
    "domestic": ("domestic", "国内"),
    "municipality": ("municipality", "自治体"),
    "suggestions": ("Candidates", "候補"),
    "record": ("Track record", "的中実績"),
    "random": ("Random", "無作為"),
    "blend": ("Blend", "総合"),
    "common_partners": ("Common partners", "共通の提携先"),
    "adamic_adar": ("Adamic-Adar", "Adamic-Adar 指数"),
    "resource_allocation": ("Resource allocation", "資源配分指数"),
    "preferential_attachment": ("Popularity (preferential attachment)", "人気順（優先的選択）"),
    "same": ("Same place or type", "同じ地域・種別"),
    "agrees": ("Agrees", "一致"),
    "perhaps": ("Perhaps", "未確定"),
    "fewer": ("Fewer in the data", "データが少ない"),
    "more": ("More in the data", "データが多い"),
}

SENTENCES: dict[str, tuple[str, str]] = {
    "why_counts": ("counts", "数える"),
    "why_same_partner": ("the same partner as row {row}", "{row}行目と同じ提携先"),
    "why_same_agreement": ("the same agreement as row {row}", "{row}行目と同じ協定"),
    "why_structure": ("not counted: structure, not collaboration", "対象外：協力関係ではなく構造的な関係"),
    "why_undated": ("not counted: no date", "対象外：日付なし"),
    "why_perhaps": ("not counted: perhaps signed by then", "対象外：その日までに署名されたか不確か"),
    "why_later": ("not counted: signed later", "対象外：その日より後に署名"),
    "why_ended": ("not counted: no longer in force", "対象外：有効期間は終了"),
    "why_renewed": ("not counted: renewed by then", "対象外：更新済み"),
    "why_partners": ("{value:partner|partners}, from {rows:row|rows}", "提携先{value}（{rows}行から）"),
    "why_agreements": ("{value:agreement|agreements}, from {rows:row|rows}", "協定{value}（{rows}行から）"),
    "why_ties": ("{value:tie|ties} as rows of edges.csv", "つながり{value}件（edges.csv の行数）"),
    "why_degree": (
        "{value:partner|partners} among {others:other organisation|other organisations} with a tie: "
        "degree {degree}; from "
        "{rows:row|rows}",
        "つながりのある他の{others}組織中{value}組織と提携、次数中心性{degree}（{rows}行から）",
    ),
    "show_why": ("What {name} rests on", "{name}の数の根拠"),
    "audit_count": (
        "{claims:claim|claims}: {agrees} agree, {perhaps} perhaps, {fewer} fewer and {more} more in the data",
        "出典の数{claims}件：一致{agrees}、未確定{perhaps}、データが少ない{fewer}、データが多い{more}",
    ),
    "audit_gap": (
        "{name}: {counted} missing on {date}: {missing}",
        "{name}：{date}時点で{counted}が{missing}件不足",
    ),
    "audit_gap_after": (", not yet on {date}", "、{date}時点では不足なし"),
    "audit_gap_not_in": ("; none of them among: {scope}", "、次の範囲には不足なし：{scope}"),
    "audit_partners": ("partners", "提携先"),
    "audit_agreements": ("agreements", "協定"),
    "audit_renewals": ("renewals", "更新"),
    "show_audit": ("Counts that sources print", "出典に記された数"),
    "suggest_common": (
        "{count:common partner|common partners}: {names}",
        "共通の提携先{count}：{names}",
    ),
    "suggest_same_city": ("same city: {name}", "同じ市：{name}"),
    "suggest_same_region": ("same region: {name}", "同じ都道府県・州：{name}"),
    "suggest_same_country": ("same country: {name}", "同じ国・地域：{name}"),
    "suggest_same_type": ("same type: {name}", "同じ種別：{name}"),
    "suggest_own_pairs": (
        "more than {most:organisation|organisations}: blend ranks the pairs of {name} among themselves, "
        "not among all pairs",
        "組織が{most}を超えるため、総合は全ての組ではなく{name}の組の中での順位によります",
    ),
    "suggest_popular": ("nothing in common; {count:partner|partners}", "共通点なし、提携先{count}"),
    "suggest_tieless": (
        "{count:organisation has|organisations have} no tie yet; the track record is of those that have one",
        "このうち{count}組織はまだつながりがありません（実績はつながりのある組織の組による）",
    ),
    "suggest_tieless_out": (
        "left out, as too many to compare: {count:organisation|organisations} without a tie",
        "つながりのない{count}組織は、組み合わせが多すぎるため除いています",
    ),
    "show_suggest": ("Likely next partners of {name}", "{name}の次の提携先の候補"),
    "show_track": ("Track record of suggestions", "候補の的中実績"),
    "track_none": (
        "no track record: no pair of organisations already present has signed in the {years:year|years} "
        "tested",
        "実績なし：検証した{years}年間に、既存の組織同士の新しい組はありません",
    ),
    "track_counts": (
        "track record of the whole ecosystem by {method}: of {top:pair|pairs} suggested a year over "
        "{years:year|years} "
        "{precision} came true ({chance} by chance); {pairs:pair|pairs} signed",
        "エコシステム全体における{method}の実績：年{top}組の候補を{years}年間検証、的中{precision}"
        "（無作為なら{chance}）、新しい組{pairs}",
    ),
    "track_sampled": (
        "track record by {method} over {years:year|years}, {pairs:pair|pairs} that signed; in years with "
        "more than "
        "{most:organisation|organisations} up to {agreements:agreement was|agreements were} judged "
        "against {drawn:pair|pairs} drawn from "
        "those that did not sign: within {bound} of the share among all with 95 % confidence",
        "{method}の実績：{years}年間、署名した組{pairs}。組織が{most}を超える年は"
        "協定{agreements}件までを、署名しなかった組から抽出した{drawn}組と比較"
        "（95 % の確率で全体での割合との誤差{bound}以内）",
    ),
    "track_few": (
        "too few agreements to tell whether that is better than chance",
        "協定が少なく、無作為より良いかは判断できません",
    ),
    "track_auc": (
        "a pair that signed stood above one that did not in {auc} of cases ({low} to {high}; chance 0.50)",
        "署名した組がそうでない組より上位となる割合{auc}（{low}～{high}、無作為は0.50）",
    ),
    "track_share": ("{hits} of {judged}", "{judged}組中{hits}組"),
    "track_by_chance": (
        "that is worse than chance",
        "これは無作為より悪い結果です",
    ),
    "track_worse": (
        "popularity did better: {over_popularity} more ({over_low} to {over_high})",
        "人気順のほうが良い：差{over_popularity}（{over_low}～{over_high}）",
    ),
    "track_winner": (
        "ranked by popularity, which did better than {method}: {over_popularity} more "
        "({over_low} to {over_high}); --by ranks by another score",
        "{method}より実績の良い人気順で並べています：差{over_popularity}（{over_low}～{over_high}）。"
        "--by で別のスコアを指定できます",
    ),
    "track_better": (
        "that is better than by popularity: {over_popularity} more ({over_low} to {over_high})",
        "人気順より良い：差{over_popularity}（{over_low}～{over_high}）",
    ),
    "track_not_better": (
        "that is not shown to be better than by popularity: difference {over_popularity} "
        "({over_low} to {over_high})",
        "人気順より良いとは言えません：差{over_popularity}（{over_low}～{over_high}）",
    ),
    "holds_no_view": (
        "the day that is shown and how dates are counted are not in the file",
        "表示日と日付の数え方はファイルに残りません",
    ),
    "holds_no_rows": (
        "row numbers of nodes.csv and edges.csv are not in the file",
        "nodes.csv と edges.csv の行番号はファイルに残りません",
    ),
    "holds_no_blank_columns": (
        "columns that are blank in every row are not in the file",
        "すべての行で空の列はファイルに残りません",
    ),
    "holds_no_direction": (
        "every tie is undirected; which way a structural one reads shows by source and target only",
        "つながりはすべて無向になり、構造的な関係の向きは source と target でのみ分かります",
    ),
    "holds_no_controls": (
        "control characters in texts become U+FFFD",
        "文字列中の制御文字は U+FFFD になります",
    ),
    "holds_days_only": (
        "the time line shows a date known to the month or year from one day on; the column signed keeps it",
        "年または月までの日付は、時間軸では1日に固定されます（signed 列にはそのまま残ります）",
    ),
    "shows_undated_always": (
        "ties without a date are shown on every day",
        "日付のないつながりは常に表示されます",
    ),
    "holds_years_in_tags": (
        "Kumu filters by the year of signing, in the tags; whether a tie is still in force it does not show",
        "Kumu ではタグの署名年で絞り込みます（現在有効かどうかは表示されません）",
    ),
    "holds_short_cells": (
        "texts longer than 32,767 characters are cut",
        "32,767文字を超える文字列は切り詰められます",
    ),
    "cells_changed": (
        "it changes {count:cell|cells} of these data",
        "このデータでは{count}個のセルが変わります",
    ),
    "came_found": (
        "found {count:organisation|organisations} in the list",
        "一覧から{count}組織を読み取りました",
    ),
    "came_by_ties": (
        "added {count:organisation|organisations} that only ties name",
        "つながりにだけ現れる{count}組織を追加しました",
    ),
    "came_untyped": (
        "nothing tells the kind of {count:organisation|organisations} (university, city, ...): written as "
        "{type!r}, and drawn in grey",
        "{count}組織は種別（大学、市など）が分からないため {type!r} とし、地図では灰色で表示します",
    ),
    "came_with_days": (
        "nothing says when ties were signed: the day on which they begin was taken for it ({example!r})",
        "署名日の列がないため、開始日（{example!r}）を署名日としました",
    ),
    "came_ordered": (
        "{count:date|dates}, such as {example!r}, may begin with the day or the month: "
        "read in the order of the other dates of the list",
        "日と月のどちらが先か決まらない日付{count}件（例：{example!r}）を、一覧のほかの日付の順に読みました",
    ),
    "came_short_years": (
        "{count:date has|dates have} a year of two digits, such as {example!r}: read as of this century; 69 "
        "to 99, and what would have been signed in the future, as of the last",
        "年が2桁の日付が{count}件あります（例：{example!r}）。2000年代として読み、"
        "69～99と署名日が未来になるものは1900年代としました",
    ),
    "came_renewals": (
        "{count:row|rows} without a party, such as {example!r}: read as renewed with the party above",
        "当事者がなく更新とある{count}行（例：{example!r}）は、上の行の当事者との協定として読みました",
    ),
    "came_years_above": (
        "{count:day|days} without a year, such as {example!r}, got that of the heading above",
        "年のない日付{count}件（例：{example!r}）は、上の見出しの年としました",
    ),
    "came_only_days": (
        "{example!r} is the only column of days, and was read as the date of signing; where it is another "
        "day, delete its heading or say --column",
        "日付の列は {example!r} だけなので、締結日として読みました。"
        "ほかの日付であれば、見出しを消すか --column を指定してください",
    ),
    "came_only_terms": (
        "{example!r} is the only column of lengths of time, and was read as how long the agreements last; "
        "where it is of something else, delete its heading or say --column",
        "期間の列は {example!r} だけなので、協定の有効期間として読みました。"
        "ほかのものであれば、見出しを消すか --column を指定してください",
    ),
    "came_noted": (
        "{example!r} stands among the notes, and was read as renewing itself",
        "備考にある {example!r} を自動更新として読みました",
    ),
    "came_marks": (
        "{count:column has|columns have} nothing but marks or years ({example}), and no agreements were read "
        "of them; if these are partners, clear the first cell of the header, so that the table is read as "
        "one of partners against partners",
        "印または年だけの列が{count}個あり（{example}）、協定としては読みませんでした。"
        "相手先であれば、見出しの左上のセルを空欄にすると、組織どうしの表として読みます",
    ),
    "came_far": (
        "read {count:last day|last days} in the year 9999 or 2999, such as {example!r}, as no end",
        "9999年・2999年の終了日{count}件（例：{example!r}）を期限なしとして読みました",
    ),
    "came_unused_signed": (
        "{count:column|columns} of days kept as they are, such as {example!r}; where it tells when "
        "agreements were signed, "
        'say --column signed="{example}"',
        "日付の列{count}個をそのまま保持しました（例：{example!r}）。"
        "締結日であれば "
        '--column signed="{example}" を指定してください',
    ),
    "came_unused_expires": (
        "{count:column|columns} of days kept as they are, such as {example!r}; where it tells when "
        "agreements end, "
        'say --column expires="{example}"',
        "日付の列{count}個をそのまま保持しました（例：{example!r}）。"
        "有効期限であれば "
        '--column expires="{example}" を指定してください',
    ),
    "came_unused_term_years": (
        "{count:column|columns} of terms kept as they are, such as {example!r}; where it tells how long "
        "agreements last, "
        'say --column term_years="{example}"',
        "期間の列{count}個をそのまま保持しました（例：{example!r}）。"
        "有効期間であれば "
        '--column term_years="{example}" を指定してください',
    ),
    "came_unused_auto_renews": (
        "{count:column|columns} of renewals kept as they are, such as {example!r}; where it tells "
        "whether agreements renew themselves, "
        'say --column auto_renews="{example}"',
        "更新の列{count}個をそのまま保持しました（例：{example!r}）。"
        "自動更新の有無であれば "
        '--column auto_renews="{example}" を指定してください',
    ),
    "came_formulas": (
        "{count:formula has|formulas have} no stored value: read as blank, such as {example}; "
        "open the workbook in Excel, save it and import it again",
        "値が保存されていない数式{count}個を空欄として読みました（例：{example}）。"
        "Excel で開いて保存し直してから取り込んでください",
    ),
    "came_gone": (
        "read {count:cell|cells} as blank whose text the workbook does not hold (number {example})",
        "ブックにない文字列を指すセル{count}個を空欄として読みました（番号 {example}）",
    ),
    "came_unnamed": (
        "left out {count:cell|cells} in a column without a heading, such as {example!r}; "
        "write a heading above them",
        "見出しのない列にあるセル{count}個は読みませんでした（例：{example!r}）。見出しを付けてください",
    ),
    "came_times": (
        "could not read {count:time|times} at which ties begin or end, such as {example!r}; "
        "years and days can be read",
        "つながりの開始または終了の時点{count}件を読めませんでした（例：{example!r}）。"
        "読めるのは年と日付です",
    ),
    "came_spells": (
        "left out {count:time|times} at which organisations come or go, such as {example!r}; only ties "
        "have days",
        "組織の開始または終了の時点{count}件は読みませんでした（例：{example!r}）。"
        "日付はつながりにだけあります",
    ),
    "came_hours": (
        "left out the time of day in {count:cell|cells} with a date, such as {example}",
        "日付のセル{count}個にある時刻は読みませんでした（例：{example}）",
    ),
    "nothing_written": (
        "nothing was written: this is what it would do",
        "書き込みはしていません（実行すると以上のとおりになります）",
    ),
    "same_again": ("the same again: {command}", "同じ読み込みをもう一度行うには：{command}"),
    "settings_in_use": ("{path}: {settings}", "{path}：{settings}"),
    "as_it_is": ("(kept, not used)", "（保持のみ）"),
    "means": ("{meaning} ({column})", "{meaning}（{column}）"),
    "means_source": ("first party", "当事者"),
    "means_target": ("the partner", "相手先"),
    "means_party_3": ("third party", "第三の当事者"),
    "means_party_4": ("fourth party", "第四の当事者"),
    "means_party_5": ("fifth party", "第五の当事者"),
    "means_party_6": ("sixth party", "第六の当事者"),
    "means_parties": ("all parties", "全当事者"),
    "means_signed": ("date of signing", "締結日"),
    "means_effective": ("in force from", "発効日"),
    "means_announced": ("date of announcement", "発表日"),
    "means_expires": ("last day", "満了日"),
    "means_term_years": ("years it lasts", "有効年数"),
    "means_auto_renews": ("renews itself", "自動更新"),
    "means_notice_months": ("months of notice", "予告月数"),
    "means_terminated": ("ended early on", "中途終了日"),
    "means_relation": ("kind of agreement", "協定の種類"),
    "means_kind": ("first or renewal", "新規・更新"),
    "means_agreement": ("number of the agreement", "協定番号"),
    "means_renews": ("agreement it renews", "更新元の協定"),
    "means_purposes": ("fields", "分野"),
    "means_source_url": ("where it is published", "出典"),
    "means_name_ja": ("name in Japanese, Chinese or Korean", "日本語・中国語・韓国語の名称"),
    "means_id": ("short name for the files", "ファイル内の ID"),
    "means_evidence": ("words of the source", "根拠の記述"),
    "means_date_basis": ("where the date is from", "日付の根拠"),
    "means_short": ("short name", "略称"),
    "means_short_ja": ("short name in Japanese", "日本語の略称"),
    "means_interval": ("times", "期間"),
    "means_source_name": ("name of the first party", "当事者の名称"),
    "means_target_name": ("name of the partner", "相手先の名称"),
    "means_type": ("kind of organisation", "組織の種別"),
    "means_lat": ("latitude", "緯度"),
    "means_lon": ("longitude", "経度"),
    "means_url": ("web page", "ウェブサイト"),
    "means_aliases": ("other names", "別名"),
    "means_country": ("country", "国"),
    "means_region": ("region", "都道府県・州"),
    "means_city": ("city", "市区町村"),
    "means_founded": ("founded", "設立"),
    "means_name": ("name", "名称"),
    "means_status": ("status", "状態"),
    "means_notes": ("notes", "備考"),
    "ask_ours": ("Whose list is it", "どの組織の一覧ですか"),
    "ask_order": ("Does the day stand first (31/12/2019)", "日が先に書かれていますか（31/12/2019）"),
    "ask_column": ("Which one", "どれですか"),
    "came_otherwise": (
        "{count:cell says|cells say} another thing of an organisation than a row before "
        "({example}); the first is kept",
        "同じ組織について前の行と異なるセルが{count}個あります（{example}）。先の値を残しました",
    ),
    "new_of_list": (
        "added {nodes:organisation|organisations} and {edges:tie|ties} of the list; "
        "{same:tie is|ties are} there already",
        "一覧から{nodes}組織とつながり{edges}件を追加しました（{same}件は既にあります）",
    ),
    "only_here": (
        "{count:tie of the folder is|ties of the folder are} not in the list; kept",
        "一覧にないつながり{count}件は、そのまま残しました",
    ),
    "list_says_more": (
        "filled {count:blank cell|blank cells} from the list: {examples}",
        "空欄{count}個を一覧の値で埋めました：{examples}",
    ),
    "list_says_other": (
        "the list says otherwise in {count:cell that stays|cells that stay}: {examples}; "
        "--update takes what the list says",
        "一覧と異なるセル{count}個はそのまま残しました：{examples}。"
        "一覧の値にするには --update を付けてください",
    ),
    "list_replaced": (
        "replaced {count:cell|cells} by what the list says: {examples}",
        "{count}個のセルを一覧の値に置き換えました：{examples}",
    ),
    "came_years": (
        "{count:column is|columns are} headed by a year, such as {example}, and kept as they stand: "
        "no date was read of them; give each agreement a row of its own, with its year in one column",
        "年を見出しとする列{count}個（例：{example}）は、そのまま残し、日付としては読みませんでした。"
        "協定ごとに1行とし、年は1つの列に書いてください",
    ),
    "came_damage": (
        "took NUL characters and byte order marks out of {count:cell|cells}, such as {example}",
        "セル{count}個から NUL 文字とバイト順マークを取り除きました（例：{example}）",
    ),
    "came_types": (
        "the type of {count:organisation|organisations} was told by the name (university, city, Inc.)",
        "{count}組織の種別は名称（大学、市、株式会社など）から補いました",
    ),
    "read_as": ("read as {tool}", "{tool} として読みました"),
    "read_list": (
        "read {count:list|lists} of agreements with {name}, one party in each row",
        "{name} が結んだ協定の一覧{count}件を読みました（各行に相手先）",
    ),
    "read_ties": (
        "read {count:list|lists} of agreements, both parties in each row",
        "協定の一覧{count}件を読みました（各行に両当事者）",
    ),
    "read_organisations": ("read {count:list|lists} of organisations", "組織の一覧{count}件を読みました"),
    "read_matrix": (
        "read the matrix of {name}: a filled cell is a tie, a year or date in it the day of signing, "
        "a number so many agreements",
        "{name} を行列として読みました（値のあるセルをつながり、年・日付を署名日、数を協定の件数としました）",
    ),
    "came_lopsided": (
        "{count:pair stands|pairs stand} in one half of a matrix "
        "otherwise than in the other: {example}; kept",
        "行列の上半分と下半分で値の異なる組が{count}件あります（例：{example}）。つながりとして残しました",
    ),
    "came_crosses": (
        "{count:cell has|cells have} a cross ({example!r}), and none another mark: read as agreements",
        "×印のセルが{count}個あり（{example!r}）、ほかの印がないため、協定ありとして読みました",
    ),
    "came_crossed_out": (
        "{count:cell has|cells have} a cross ({example!r}) beside cells with years, dates or numbers: "
        "read as no agreement; where a cross means one, write 1",
        "年・日付・数のセルのほかに×印のセルが{count}個あり（{example!r}）、協定なしとして読みました。"
        "協定ありの場合は1と書いてください",
    ),
    "came_half": (
        "left out {count:cell|cells} of a matrix with {example}, which may mean an agreement or none; "
        "write 1 where there is one",
        "協定の有無が決まらない印（{example}）のセル{count}個は読みませんでした。"
        "協定ありの場合は1と書いてください",
    ),
    "came_no_ties": (
        "found no agreement in the filled cells of {count:matrix|matrices}: {example}; "
        "write 1, ○ or a year where there is one",
        "行列{count}個には、協定ありと読めるセルがありません：{example}。"
        "協定ありのセルには1、○ または年を書いてください",
    ),
    "came_above": (
        "left out {count:row|rows} above the header: {example!r}",
        "見出し行より上の{count}行は読みませんでした（例：{example!r}）",
    ),
    "came_headers": (
        "left out {count:row that says|rows that say} the headings once more, such as {example}",
        "見出しを繰り返す{count}行は読みませんでした（例：{example}）",
    ),
    "came_aside": (
        "left out {count:row that holds|rows that hold} one text and no party, such as {example!r}",
        "当事者がなく文字列が1つだけの{count}行は読みませんでした（例：{example!r}）",
    ),
    "came_alone": (
        "{count:row holds|rows hold} a name and nothing else, {example}: read as "
        "agreed without a date; where one is a heading, delete that row in the list",
        "名称だけの行が{count}行あります（{example}）。日付のない協定として読みました。"
        "見出しであれば一覧から削除してください",
    ),
    "came_sums": (
        "left out {count:row|rows} of sums, such as {example}",
        "合計の{count}行は読みませんでした（例：{example}）",
    ),
    "came_partyless": (
        "left out {count:row that names|rows that name} no party, such as {example}; write who it is",
        "当事者の書かれていない{count}行は読みませんでした（例：{example}）。当事者を記入してください",
    ),
    "came_self": (
        "left out {count:row|rows} in which an organisation is tied to itself, such as {example}",
        "同じ組織どうしの{count}行は読みませんでした（例：{example}）",
    ),
    "came_ambiguous": (
        "{count:party has|parties have} a name that several organisations share, "
        "such as {example!r}; write the id",
        "複数の組織に当てはまる名称が{count}件あります（例：{example!r}）。ID で書いてください",
    ),
    "came_split": (
        "{count:cell holds|cells hold} several parties and {count:was|were} split: {example}",
        "複数の当事者が入ったセル{count}個を分けました（例：{example}）",
    ),
    "came_marked": (
        "left out the mark of a footnote behind {count:name|names}, such as {example!r}",
        "名称の後の注記号{count}件を除きました（例：{example!r}）",
    ),
    "came_two_names": (
        "{count:cell holds|cells hold} the name of an organisation in two languages: {example}",
        "組織名が2言語で書かれたセルが{count}個あります（例：{example}）",
    ),
    "came_unsigned": (
        "left out {count:row|rows} whose status says that nothing is signed yet, such as {example!r}",
        "状態が未締結の{count}行は読みませんでした（例：{example!r}）",
    ),
    "came_status": (
        "{count:row has|rows have} a status that is not known here, such as {example!r}: read as signed",
        "意味の分からない状態の行が{count}行あります（例：{example!r}）。締結済みとして読みました",
    ),
    "came_over": (
        "{count:agreement is|agreements are} over by the status ({example}), but no date says so; "
        "written as in force: fill in the column terminated",
        "状態では終了となっているものの（{example}）、日付の上では有効な協定が{count}件あります。"
        "有効として書き出しました。terminated 列に終了日を記入してください",
    ),
    "came_past": (
        "{count:agreement is|agreements are} in force by the status ({example}), but past the last day; "
        "written as ended: fill in the column auto_renews, or the new last day",
        "状態では有効となっているものの（{example}）、満了日を過ぎた協定が{count}件あります。"
        "満了として書き出しました。auto_renews 列か新しい満了日を記入してください",
    ),
    "came_no_table": (
        "could not make out the columns of {count:table|tables}, and read nothing there: {example}",
        "列の意味が分からないため読みませんでした（{count}件）：{example}",
    ),
    "came_no_list": (
        "left out {count:sheet that is|sheets that are} no list of agreements: {example}",
        "協定の一覧ではないため読みませんでした（{count}件）：{example}",
    ),
    "wrote_file": ("wrote {path}", "{path} に書き出しました"),
    "wrote_pictures": (
        "wrote {count:picture|pictures} into {path}",
        "{path} に図を{count}枚書き出しました",
    ),
    "no_claims": (
        "{file} is left out: its counts are of all types and relations",
        "{file} は全種別・全関係の数なので、使いませんでした",
    ),
    "made_folder": (
        "made {folder}; next: graph check --data {folder}",
        "{folder} を作成しました。次は：graph check --data {folder}",
    ),
    "added_rows": ("added to {path}: {count:row|rows}", "{path} に{count}行追加しました"),
    "fixable": (
        "`graph check --data {folder} --fix` puts {count:cell|cells} right in the files; --diff shows how",
        "{count}個のセルは `graph check --data {folder} --fix` で直せます（--diff なら確認だけ）",
    ),
    "put_right": ("put right {count:cell|cells} in {data}", "{data} のセル{count}個を直しました"),
    "nothing_to_put_right": (
        "{data} has nothing that can be put right in one way only",
        "{data} には、直し方が一つに決まる箇所はありません",
    ),
    "ask_name": ("Name", "名称"),
    "ask_type": ("Type ({types})", "種別（{types}）"),
    "ask_id": ("Id (small letters, digits, hyphens)", "ID（英小文字・数字・ハイフン）"),
    "ask_party": ("Party {number}", "当事者{number}"),
    "ask_more": ("A further party (Enter: none)", "ほかの当事者（なければ Enter）"),
    "ask_signed": (
        "Signed, as precise as known: 2026-05-18, 2026-05, 2026 (Enter: unknown)",
        "署名日（分かる範囲で。例：2026-05-18、2026年5月、令和8年。不明なら Enter）",
    ),
}
