"""The few sentences that tables say about themselves, in English and Japanese."""

from __future__ import annotations

from graph.words import LANGUAGES

_SENTENCES = {
    "table": ("Table", "表"),
    "about": ("About", "説明"),
    "comma": (", ", "、"),
    "empty": ("no rows", "該当する行はありません"),
    "row": ("1 more row: --format csv gives every row", "ほか 1 行（--format csv で全行）"),
    "rows": ("{count} more rows: --format csv gives every row", "ほか {count} 行（--format csv で全行）"),
    "column": (
        "1 column does not fit: {names}; widen the window, or take --format csv",
        "1 列が入りません：{names}（画面を広げるか --format csv）",
    ),
    "columns": (
        "{count} columns do not fit: {names}; widen the window, or take --format csv",
        "{count} 列が入りません：{names}（画面を広げるか --format csv）",
    ),
    "cut": (
        "cells cut at 32,767 characters, the most that a workbook holds: {count}",
        "{count} 個のセルは上限の 32,767 文字で切りました",
    ),
}


def say(key: str, lang: str, **values: object) -> str:
    """Say one of the sentences.

    Examples
    --------
    >>> say("rows", "ja", count=17)
    'ほか 17 行（--format csv で全行）'
    """
    return _SENTENCES[key][LANGUAGES.index(lang)].format(**values)
