"""What became of a deck that was brought up to date."""

from __future__ import annotations

# What the shapes of a slide are in words, by the first word of the names that they have in PowerPoint.
SHAPES = {
    "deck_shape_title": ("title", "タイトル"),
    "deck_shape_topic": ("topic", "見出し"),
    "deck_shape_sentences": ("sentences", "本文"),
    "deck_shape_number": ("large number", "数値"),
    "deck_shape_table": ("table", "表"),
    "deck_shape_chart": ("chart", "グラフ"),
    "deck_shape_change": ("change over the lines", "増減"),
    "deck_shape_date": ("date", "日付"),
    "deck_shape_count": ("count of {of}", "{of}の数"),
    "deck_shape_size": ("size of {of}", "{of}の組織数"),
}

SENTENCES = {
    **SHAPES,
    "deck_same": (
        "{path}: nothing in it is older than the data; not a byte was changed",
        "{path}：データより古い内容はなく、1バイトも変更していません",
    ),
    "deck_slide": ("slide {number}: {changes}", "スライド{number}：{changes}"),
    "deck_says": ("{shape} {before} → {after}", "{shape} {before} → {after}"),
    "deck_rewritten": ("{shape} rewritten", "{shape}を書き換え"),
    "deck_drawn_again": ("{shape} drawn again", "{shape}を描き直し"),
    "deck_look": ("colours and places as they are now", "色と位置を更新"),
    "deck_numbers": ("{count:number|numbers} of {shape}", "{shape}の数値{count}件"),
    "deck_cells": ("{count:cell|cells} of {shape}", "{shape}のセル{count}件"),
    "deck_rows_more": ("{count:row|rows} more in {shape}", "{shape}に{count}行追加"),
    "deck_rows_fewer": ("{count:row|rows} fewer in {shape}", "{shape}から{count}行削除"),
    "deck_symbols_more": (
        "on the map {count:organisation|organisations} more, to be looked at: {names}",
        "地図に{count}組織追加（位置をご確認ください：{names}）",
    ),
    "deck_symbols_fewer": (
        "on the map {count:organisation|organisations} fewer: {names}",
        "地図から{count}組織削除（{names}）",
    ),
    "deck_lines_more": ("{count:tie|ties} more", "つながり{count}件追加"),
    "deck_lines_fewer": ("{count:tie|ties} fewer", "つながり{count}件削除"),
    "deck_kept": (
        "slide {number}, {shape}: edited by hand, so it stays; the data say now: {text}",
        "スライド{number}、{shape}：手で編集されているため残しました。現在のデータでは：{text}",
    ),
    "deck_kept_numbers": (
        "slide {number}, {shape}: edited by hand, so it stays with the numbers that it has",
        "スライド{number}、{shape}：手で編集されているため、数値も含めてそのまま残しました",
    ),
    "deck_shape_missing": (
        "slide {number}: {shape} is not there any more and was not put back",
        "スライド{number}：{shape}は見つからないため、戻していません",
    ),
    "deck_slide_added": ("slide {number} is new: {title}", "スライド{number}を追加：{title}"),
    "deck_slide_missing": (
        "a slide is not there any more and was not put back: {title}",
        "スライドが見つからないため、戻していません：{title}",
    ),
    "deck_slide_left": (
        "nothing makes slide {number} any more, so it is left as it was: {title}",
        "スライド{number}は現在作成されないため、そのまま残しました：{title}",
    ),
}
