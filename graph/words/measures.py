"""The measures of organisations, each told once: what it is called, what it is, and how it ranks.

Tables, the map, reports and the documentation take them from here, in this order; how each is computed stands
in `graph.measures.registry`, under the same names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Both = tuple[str, str]  # the same in English and in Japanese


class Measure(NamedTuple):
    """What people are told of a measure.

    Attributes
    ----------
    heading, definition
        Its name as a column's heading, and what it is in a sentence, both in English and Japanese.
    whole
        Whether it counts: its values are whole numbers.
    ascending
        Whether the smallest value ranks first.
    label
        Whether its numbers only name groups: it has no rank on the card of an organisation or on the map.
    reported
        Whether the methods of the hub report define it, as they do what the report shows.
    """

    heading: Both
    definition: Both
    whole: bool = False
    ascending: bool = False
    label: bool = False
    reported: bool = True


MEASURES: Mapping[str, Measure] = {
    "partners": Measure(
        ("Partners", "提携先"),
        ("Distinct organisations tied to this one.", "つながりのある相手組織の数。"),
        whole=True,
    ),
    "agreements": Measure(
        ("Agreements", "協定"),
        (
            "Rows that share an agreement id are one agreement; a row without an id is an agreement of its "
            "own.",
            "同じ協定IDの行は1つ、IDのない行はそれぞれ1つとした協定の数。",
        ),
        whole=True,
    ),
    "degree": Measure(
        ("Degree", "次数中心性"),
        (
            "Partners divided by n - 1, for n organisations.",
            "提携先数を n - 1で割ったもの（n は組織数）。",
        ),
    ),
    "betweenness": Measure(
        ("Betweenness", "媒介中心性"),
        (
            "Sum over pairs of others of the share of their shortest paths through this one, "
            "divided by (n - 1)(n - 2) / 2.",
            "他の組織の組ごとに、最短経路のうちこの組織を通る割合を合計し、(n - 1)(n - 2) / 2で割ったもの。",
        ),
    ),
    "closeness": Measure(
        ("Closeness", "近接中心性"),
        (
            "One over the mean steps to those within reach, times their share of the n - 1 others "
            "(Wasserman-Faust).",
            "到達できる組織までの平均距離の逆数に、それらが他の n - 1組織に占める割合を掛けたもの"
            "（Wasserman-Faust）。",
        ),
        reported=False,
    ),
    "harmonic": Measure(
        ("Harmonic", "調和中心性"),
        (
            "Mean of 1 / steps to the n - 1 others, 0 for those out of reach.",
            "他の n - 1組織への1 / 距離の平均（到達できない組織は0）。",
        ),
        reported=False,
    ),
    "eigenvector": Measure(
        ("Eigenvector", "固有ベクトル"),
        (
            "Entry of the leading eigenvector of the adjacency matrix (2-norm 1); "
            "0 in a component whose leading eigenvalue is smaller.",
            "隣接行列の最大固有値の固有ベクトル（2ノルム1）。最大固有値のより小さい成分では0。",
        ),
    ),
    "pagerank": Measure(
        ("PageRank", "ページランク"),
        (
            "Share of the time that a random walk with restarts (damping 0.85) spends here.",
            "再出発のあるランダムウォーク（減衰0.85）が滞在する割合。",
        ),
    ),
    "coreness": Measure(
        ("Coreness", "コア数"),
        (
            "Largest k such that the organisation belongs to a subgraph in which all have k partners or "
            "more.",
            "全員が k 以上の提携先を持つ部分グラフに属する最大の k。",
        ),
        whole=True,
    ),
    "clustering": Measure(
        ("Clustering", "クラスター係数"),
        (
            "Share of the pairs of its partners that are partners of each other.",
            "提携先どうしの組のうち、互いに提携しているものの割合。",
        ),
        reported=False,
    ),
    "constraint": Measure(
        ("Constraint", "拘束度"),
        (
            "Burt's constraint: how far an organisation's ties lead back to the same partners.",
            "Burt の拘束度。つながりが同じ相手に戻る度合い。",
        ),
        ascending=True,
    ),
    "community": Measure(
        ("Community", "コミュニティ"),
        (
            "Leiden partition with a fixed seed, on the unweighted graph.",
            "重みなしグラフでの Leiden 法（乱数の種は固定）。",
        ),
        whole=True,
        ascending=True,
        label=True,
    ),
}
