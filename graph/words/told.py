"""What maps, charts and tables show, in words for those who have it read out."""

from __future__ import annotations

SENTENCES = {
    "told_network": (
        "Network of {nodes:organisation|organisations} and {ties:tie|ties}",
        "{nodes}組織・{ties}件のつながりのネットワーク図",
    ),
    "told_most": ("most partners: {names}", "提携先の最も多い組織：{names}"),
    "told_equal": (
        "{count:organisation has|organisations have} most partners, {partners} each",
        "提携先の最も多い組織：{count}組織（各{partners}）",
    ),
    "told_communities": ("communities: {names}", "コミュニティ：{names}"),
    "told_legend": ("Legend: {entries}", "凡例：{entries}"),
    "told_lines": ("Line chart, {stretch}: {series}", "折れ線グラフ（{stretch}）：{series}"),
    "told_ranks": ("Chart of ranks, {stretch}: {series}", "順位のグラフ（{stretch}）：{series}"),
    "told_columns": ("Column chart, {stretch}: {series}", "縦棒グラフ（{stretch}）：{series}"),
    "told_bars": (
        "Bar chart of {count:row|rows}, {names}: {series}",
        "横棒グラフ（{count}項目、{names}）：{series}",
    ),
    "told_course": ("{name} from {first} to {last}", "{name}は{first}から{last}"),
    "told_sum": ("{name} {total} in all", "{name}は計{total}"),
    "told_peak": (
        "{name} {total} in all, most in {where} ({most})",
        "{name}は計{total}、最多は{where}の{most}",
    ),
    "told_table": ("Table of {count:row|rows}: {heads}", "表（{count}行）：{heads}"),
    "told_more": ("{count} more", "ほか{count}"),
    "told_and": (" and ", "と"),
    "told_full_stop": ("; ", "。"),
    "told_colon": (": ", "："),
    "told_brackets": ("{name} ({more})", "{name}（{more}）"),
}
