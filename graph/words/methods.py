"""Definitions for the methods page of the hub report, and prefectures, in English and Japanese."""

from __future__ import annotations

METHODS = {
    "tie": (
        "A row of edges.csv with a collaboration relation; containment (located in, part of …) is no tie.",
        "edges.csv の協力関係の行。所在・所属・会員などの関係は数えません。",
    ),
    "agreements": (
        "Rows that share an agreement id are one agreement; a row without an id is an agreement of its own.",
        "同じ協定 ID の行は 1 つの協定、ID のない行はそれぞれ 1 つの協定です。",
    ),
    "partners": ("Distinct organisations tied to this one.", "つながりのある相手組織の数。"),
    "degree": (
        "Partners divided by n - 1, for n organisations.",
        "提携先数を n - 1 で割ったもの（n は組織数）。",
    ),
    "betweenness": (
        "Sum over pairs of others of the share of their shortest paths through this one, "
        "divided by (n - 1)(n - 2) / 2.",
        "他の組織の組ごとに、最短経路のうちこの組織を通る割合を合計し、(n - 1)(n - 2) / 2 で割ったもの。",
    ),
    "constraint": (
        "Burt's constraint: how far an organisation's ties lead back to the same partners.",
        "Burt の拘束度。つながりが同じ相手に戻る度合い。",
    ),
    "eigenvector": (
        "Entry of the leading eigenvector of the adjacency matrix (2-norm 1); "
        "0 in a component whose leading eigenvalue is smaller.",
        "隣接行列の最大固有値の固有ベクトル（2 ノルム 1）。最大固有値のより小さい成分では 0。",
    ),
    "pagerank": (
        "Share of the time that a random walk with restarts (damping 0.85) spends here.",
        "再出発のあるランダムウォーク（減衰 0.85）が滞在する割合。",
    ),
    "coreness": (
        "Largest k such that the organisation belongs to a subgraph in which all have k partners or more.",
        "全員が k 以上の提携先を持つ部分グラフに属する最大の k。",
    ),
    "community": (
        "Leiden partition with a fixed seed, on the unweighted graph.",
        "重みなしグラフでの Leiden 法（乱数の種は固定）。",
    ),
    "rank": (
        "Competition rank (1, 2, 2, 4), after rounding to 10 digits.",
        "同順位を許す順位（1, 2, 2, 4）。10 桁に丸めて比較。",
    ),
    "certain": (
        "A tie counts from the last day on which it can have been signed.",
        "署名された可能性のある最後の日から数えます。",
    ),
    "possible": (
        "A tie counts from the first day on which it can have been signed.",
        "署名された可能性のある最初の日から数えます。",
    ),
    "ends": (
        "Expiry, else signing and term; a termination ends it earlier; the last day counts; "
        "without either it is open-ended and taken to be in force.",
        "満了日、なければ署名日と期間による日。解約があればその日。末日を含みます。"
        "いずれもなければ期限の定めなしとし、有効とみなします。",
    ),
}
NAMES = {
    "day": ("Day", "基準日"),
    "digest": ("Data", "データ"),
    "within": ("Soon", "まもなく"),
    "sampled": ("Estimated from a sample (95 % confidence)", "標本による推定（信頼度 95 %）"),
    "pasts": ("Pasts looked at for the ranks", "順位の幅のために調べた過去"),
    "tie": ("Tie", "つながり"),
    "certain": ("Dates", "日付"),
    "possible": ("Dates", "日付"),
    "ends": ("Last day", "満了日"),
}

# From north to south.
PREFECTURES = {
    "Hokkaido": "北海道", "Aomori": "青森県", "Iwate": "岩手県", "Miyagi": "宮城県", "Akita": "秋田県",
    "Yamagata": "山形県", "Fukushima": "福島県", "Ibaraki": "茨城県", "Tochigi": "栃木県",
    "Gunma": "群馬県", "Saitama": "埼玉県", "Chiba": "千葉県", "Tokyo": "東京都", "Kanagawa": "神奈川県",
    "Niigata": "新潟県", "Toyama": "富山県", "Ishikawa": "石川県", "Fukui": "福井県", "Yamanashi": "山梨県",
    "Nagano": "長野県", "Gifu": "岐阜県", "Shizuoka": "静岡県", "Aichi": "愛知県", "Mie": "三重県",
    "Shiga": "滋賀県", "Kyoto": "京都府", "Osaka": "大阪府", "Hyogo": "兵庫県", "Nara": "奈良県",
    "Wakayama": "和歌山県", "Tottori": "鳥取県", "Shimane": "島根県", "Okayama": "岡山県",
    "Hiroshima": "広島県", "Yamaguchi": "山口県", "Tokushima": "徳島県", "Kagawa": "香川県",
    "Ehime": "愛媛県", "Kochi": "高知県", "Fukuoka": "福岡県", "Saga": "佐賀県", "Nagasaki": "長崎県",
    "Kumamoto": "熊本県", "Oita": "大分県", "Miyazaki": "宮崎県", "Kagoshima": "鹿児島県",
    "Okinawa": "沖縄県",
}  # fmt: skip
