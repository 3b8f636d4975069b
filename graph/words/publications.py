"""What is said of everything that is published in one folder."""

from __future__ import annotations

SENTENCES = {
    "published": (
        "wrote {count:file|files}; open {path}",
        "{count}個のファイルを書き出しました。{path} を開いてください",
    ),
    "publish_files": ("What there is", "公開資料"),
    "publish_news": ("What is new", "前回からの変更"),
    "publish_map": ("The interactive map", "操作できる地図"),
    "publish_report": ("The report, to read and print", "レポート（閲覧・印刷用）"),
    "publish_deck": ("The report as slides", "レポート（スライド）"),
    "publish_book": ("The report as a workbook", "レポート（Excel ブック）"),
    "publish_timeline": ("The time line as slides", "推移（スライド）"),
    "publish_changes": ("All that is new, in full", "変更の一覧"),
    "publish_language": ("This page in English", "日本語のページ"),
    "publish_since": ("Compared with the revision {revision}.", "リビジョン「{revision}」との比較です。"),
    "publish_first": ("This is the first publication.", "初回の公開です。"),
    "publish_unknown": (
        "What was published before cannot be compared: its data are in no commit that can be read here.",
        "前回公開したデータを含むコミットがここでは読めないため、比較できません。",
    ),
}
