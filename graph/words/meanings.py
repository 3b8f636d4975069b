"""What the tables of the hub report show and what they do not, in English and Japanese."""

from __future__ import annotations

NAMED = 4  # how many that share a place are named
SHARED = ("{count} of {of} share the first place", "{of} 組織中 {count} 組織が首位に並ぶ")

MEANINGS = {
    "reach": (
        "Partners are distinct organisations; a renewal adds an agreement and never a partner.",
        "提携先は組織の数です。更新は協定を増やしますが、提携先は増えません。",
    ),
    "brokerage": (
        "Betweenness is the share of shortest ways between others that lead through an organisation. "
        "A low constraint means that its partners are not partners of each other.",
        "媒介中心性は、他の組織どうしの最短経路のうちその組織を通る割合です。"
        "拘束度が低いほど、提携先どうしがつながっていません。",
    ),
    "prestige": (
        "A partner counts for more the better connected it is itself. Large multi-party agreements, "
        "in which everyone is everyone's partner, lift all their parties.",
        "有力な提携先ほど重く数えます。全員が互いに提携先となる多者間の協定は、当事者全員の値を上げます。",
    ),
    "core": (
        "Coreness k: each has at least k partners inside a group in which all others have as well. "
        "One agreement of many parties makes a core of its own.",
        "コア数 k は、互いに k 以上の提携先を持つ群に属することを示します。"
        "当事者の多い協定は、それだけで中核をつくります。",
    ),
    "focal": (
        "Data gathered from one organisation's pages make that organisation central by construction. "
        "The ranks on the right are those of the same data after {focal} and its ties are taken out.",
        "一つの組織の公開情報から集めたデータでは、その組織が必ず中心になります。"
        "「除外後」は、{focal} とそのつながりを除いた同じデータでの順位です。",
    ),
    "intervals": (
        "Some dates are known to the month or year only, some not at all. Best and worst are the ranks over "
        "the pasts that these dates leave open on {day}: each such agreement signed by then or not. "
        "Agreements that nobody has found are in none.",
        "日付には年や月までしか分からないもの、不明のものがあります。最高と最低は、そのような協定それぞれが"
        "{day} までに署名された場合とされていない場合の、あらゆる組み合わせによる順位の幅です。"
        "見つかっていない協定は含みません。",
    ),
    "communities": (
        "Groups with more ties among them than chance would give (Leiden); 0 is the largest.",
        "偶然より多くのつながりで結ばれた群です（Leiden 法）。0 が最大です。",
    ),
    "growth": (
        "At the end of each period; periods without a change are left out.",
        "各期間の末日の値です。変化のない期間は省きます。",
    ),
    "white_space": (
        "No tie in the data is no proof that none was signed.",
        "データにつながりがないことは、協定がないことの証明ではありません。",
    ),
    "type_pairs": ("Pairs of partners by their types.", "提携先の組を種別で数えたものです。"),
    "claims": (
        "A source may count other things than the data do. What may be more is undated, "
        "or perhaps signed by then.",
        "出典の数え方はデータと異なる場合があります。未確定分は、日付のないもの、"
        "その日までに署名されたか不確かなものです。",
    ),
    "receipts": (
        "Rows of edges.csv that count, oldest first, with their sources; a row that adds nothing "
        "has no number. graph why shows the rows that do not count, too.",
        "集計した edges.csv の行を古い順に、出典とともに示します。数を増やさない行には番号がありません。"
        "集計しない行は graph why で確認できます。",
    ),
}
