"""Definitions for the methods page of the hub report, and prefectures, in English and Japanese."""

from __future__ import annotations

from graph.words.measures import MEASURES

DEFINITIONS = {
    "tie": (
        "A row of edges.csv with a collaboration relation; containment (located in, part of …) is no tie.",
        "edges.csv の協力関係の行。所在・所属・会員などの関係は数えません。",
    ),
    **{name: each.definition for name, each in MEASURES.items() if each.reported},
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
