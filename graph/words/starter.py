"""The words of the starter folder, which `graph init` writes (see `graph.words`)."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "starter_intro": (
        "# Our ecosystem\n\n"
        "Two tables are the one source of truth: `nodes.csv`, one row an organisation, "
        "and `edges.csv`, one row a tie.\n"
        "The rows that begin with `example-` show how; delete them when yours are in. "
        "Edit with any spreadsheet, save as CSV UTF-8.",
        "# エコシステム\n\n"
        "元になるデータは2つの表です。"
        "`nodes.csv` は1行が1組織、`edges.csv` は1行が1つのつながりです。\n"
        "`example-` で始まる行は見本です。自分のデータを入れたら削除してください。"
        "表計算ソフトで編集し「CSV UTF-8」で保存します。",
    ),
    "starter_column": ("column", "列"),
    "starter_meaning": ("meaning", "意味"),
    "starter_id": (
        "short, stable name that edges.csv refers to (required)",
        "edges.csv から参照する短い名前（必須）",
    ),
    "starter_name": ("name as shown (required)", "表示する名称（必須）"),
    "starter_type": ("what kind of organisation (required)", "組織の種別（必須）"),
    "starter_name_ja": ("name in Japanese", "日本語名"),
    "starter_country": ("two letters (ISO 3166): JP", "国（ISO 3166の2文字。例：JP）"),
    "starter_region": ("prefecture, state or region", "都道府県・州・地域"),
    "starter_city": ("city or town", "市区町村"),
    "starter_lat": ("degrees north; blank where unknown", "緯度（不明なら空欄）"),
    "starter_lon": ("degrees east; blank where unknown", "経度（不明なら空欄）"),
    "starter_url": ("home page", "ウェブサイト"),
    "starter_notes": ("what else a reader should know", "備考"),
    "starter_source": ("id of one party (required)", "一方の組織の id（必須）"),
    "starter_target": ("id of the other (required)", "他方の組織の id（必須）"),
    "starter_relation": ("mou where blank", "関係（空欄は mou）"),
    "starter_signed": (
        "as precise as known: 2026-05-18, 2026-05, 2026; blank where unknown",
        "署名日（分かる範囲で。2026-05-18、2026-05、2026。不明なら空欄）",
    ),
    "starter_agreement": (
        "the same id on all rows of one agreement of several parties",
        "協定 ID（多者間協定の各行には同じ ID）",
    ),
    "starter_kind": (
        "initial, renewal or multi-party",
        "initial（新規）、renewal（更新）、multi-party（多者間）",
    ),
    "starter_renews": ("id of the agreement that this one renews", "更新元の協定 ID"),
    "starter_expires": ("last day in force", "有効期間の最終日"),
    "starter_term_years": ("or its term in years", "または有効期間（年）"),
    "starter_auto_renews": (
        "yes where the same term follows by itself, a number of years, or indefinite; blank where it ends",
        "自動更新（同じ期間で続くなら yes、年数、または indefinite。満了で終わるなら空欄）",
    ),
    "starter_notice_months": (
        "months before the end by which notice must be given",
        "更新しない場合の予告期間（月）",
    ),
    "starter_purposes": ("what for", "目的"),
    "starter_source_url": ("where it says so", "出典の URL"),
    "starter_words": (
        "Types: {types}. Relations that are structure and not collaboration: {structural}.",
        "種別：{types}。協力関係ではなく構造を表す関係：{structural}。",
    ),
    "starter_next": (
        "```console\n$ graph check --data .\n$ graph map --data . -o map.html\n```",
        "```console\n$ graph check --data .\n$ graph map --data . --lang ja -o map.html\n```",
    ),
}
