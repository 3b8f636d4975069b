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
        "共通の提携先{count}（{names}）",
    ),
    "suggest_same_city": ("same city: {name}", "同じ市（{name}）"),
    "suggest_same_region": ("same region: {name}", "同じ都道府県・州（{name}）"),
    "suggest_same_country": ("same country: {name}", "同じ国・地域（{name}）"),
    "suggest_same_type": ("same type: {name}", "同じ種別（{name}）"),
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
    "wrote_file": ("wrote {path}", "{path} に書き出しました"),
    "own_taken": (
        "from {path}: {placed:organisation|organisations} placed by hand, {notes:note|notes}",
        "{path} から引き継ぎ：手動で配置した組織{placed}、メモ{notes}件",
    ),
    "own_kept": (
        "from {path}: {count:kept search|kept searches}",
        "{path} から引き継ぎ：登録した検索{count}件",
    ),
    "own_story": (
        "from {path}: a story of {count:step|steps}",
        "{path} から引き継ぎ：ストーリー（{count}ステップ）",
    ),
    "own_story_left": (
        "the story of {path} is left out, as --story gives another",
        "--story で別のストーリーを指定したため、{path} のストーリーは引き継ぎません",
    ),
    "own_notes_stay": (
        "positions have no room for {count:note|notes}; `graph map --from {path}` takes them along",
        "位置のファイルにメモ（{count}件）は入りません。`graph map --from {path}` で引き継げます",
    ),
    "own_missing": (
        "not in the data, though placed or noted on in {path}: {ids}",
        "{path} で配置またはメモした次の組織はデータにありません：{ids}",
    ),
    "own_missing_more": ("{ids}, and {count:other|others}", "{ids}、ほか{count}件"),
    "wrote_pictures": (
        "wrote {count:picture|pictures} into {path}",
        "{path} に図を{count}枚書き出しました",
    ),
    "undrawn": (
        "pictures show {count:organisation|organisations} by id, as no font has the letters of a name: "
        "first {id}, {name}; slides (-o NAME.pptx) show the names",
        "図のフォントで描けない名称が{count}件あり、図ではIDで示します。最初は「{id}」（{name}）です。"
        "スライド（-o 名前.pptx）には名称が入ります",
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
