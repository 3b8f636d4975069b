"""What `graph serve` and `graph map --watch` say, in English and Japanese (see `graph.words`)."""

from __future__ import annotations

# The words of the page around the map.
WORDS: dict[str, tuple[str, str]] = {
    "live_title": ("Live map", "地図（自動更新）"),
    "live_reading": ("Reading the data …", "データを読み込んでいます…"),
    "live_drawing": ("Drawing …", "描画しています…"),
    "live_good": ("Up to date", "最新の状態です"),
    "live_faulty": (
        "The data have errors; the last good picture stays",
        "データにエラーがあります。最後に正しく描けた図を表示しています",
    ),
    "live_nothing": (
        "The data have errors; nothing is drawn yet",
        "データにエラーがあり、まだ描画できません",
    ),
    "live_gone": (
        "graph serve has ended or does not answer; this is its last picture",
        "graph serve が終了したか、応答していません。最後の図を表示しています",
    ),
    "live_again": (
        "Start it again and open the address that it gives.",
        "もう一度起動し、表示されるアドレスを開いてください。",
    ),
    "live_findings": ("What the check says", "検査の結果"),
    "live_show": ("Show what the check says", "検査の結果を表示"),
    "live_hide": ("Hide what the check says", "検査の結果を隠す"),
    "live_map": ("The map", "地図"),
}

# What the terminal is told.
SENTENCES: dict[str, tuple[str, str]] = {
    "serve_follows": (
        "the page follows {data}; Ctrl+C ends it",
        "このページは {data} の変更に合わせて更新されます。Ctrl+C で終了します",
    ),
    "serve_drawn": ("drawn: {summary}", "描画しました：{summary}"),
    "serve_ended": (
        "ended; pages that are open keep their last picture",
        "終了しました。開いているページには最後の図が残ります",
    ),
    "watch_follows": (
        "{path} follows {data}; Ctrl+C ends it",
        "{path} を {data} の変更に合わせて書き直します。Ctrl+C で終了します",
    ),
    "watch_wrote": ("wrote {path} ({summary})", "{path} に書き出しました（{summary}）"),
    "watch_ended": ("ended; {path} is left as it is", "終了しました。{path} はそのまま残ります"),
    "not_drawn": ("not drawn: {first}", "描画しませんでした：{first}"),
    "not_drawn_more": (
        "not drawn: {first} (and {count:more error|more errors})",
        "描画しませんでした：{first}（ほかにエラー{count}件）",
    ),
    "no_browser": (
        "no browser could be opened; open {address} in one",
        "ブラウザーを開けませんでした。次のアドレスをブラウザーで開いてください：{address}",
    ),
}
