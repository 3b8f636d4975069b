"""What is said of files of other tools: what each is, and what of it was not read (see `graph.words`)."""

from __future__ import annotations

TOOLS: dict[str, tuple[str, str]] = {
    "tool_cytoscape": ("Cytoscape JSON", "Cytoscape の JSON"),
    "tool_dot": ("DOT (Graphviz)", "DOT（Graphviz）"),
    "tool_gexf": ("GEXF (Gephi)", "GEXF（Gephi）"),
    "tool_gml": ("GML", "GML"),
    "tool_graphml": ("GraphML", "GraphML"),
    "tool_graphml_cytoscape": ("GraphML of Cytoscape", "Cytoscape の GraphML"),
    "tool_graphml_yed": ("GraphML of yEd", "yEd の GraphML"),
    "tool_graphology": ("graphology JSON (Gephi Lite)", "graphology の JSON（Gephi Lite）"),
    "tool_json": ("JSON, a list of objects", "JSON（オブジェクトのリスト）"),
    "tool_gephi": ("a table of Gephi", "Gephi の表"),
    "tool_kumu": ("Kumu", "Kumu"),
    "tool_neo4j": ("Neo4j JSON (APOC)", "Neo4j の JSON（APOC）"),
    "tool_node_link": ("node-link JSON (NetworkX, D3)", "node-link の JSON（NetworkX、D3）"),
    "tool_pajek": ("Pajek network", "Pajek のネットワーク"),
    "tool_parquet": ("Parquet", "Parquet"),
    "tool_sif": ("SIF (Cytoscape)", "SIF（Cytoscape）"),
    "tool_vis": ("vis-network JSON (pyvis)", "vis-network の JSON（pyvis）"),
}

SENTENCES: dict[str, tuple[str, str]] = {
    "came_beside": (
        "left out {count:value|values} that the file has beside its organisations and ties, "
        "such as {example!r}",
        "組織とつながり以外の値{count}件は読みませんでした（例：{example!r}）",
    ),
    "came_html": (
        "took the plain text of {count:label|labels} in HTML, such as {example!r}",
        "HTML のラベル{count}件は文字だけを読みました（例：{example!r}）",
    ),
    "came_hyper": (
        "{count:hyperedge was|hyperedges were} read as one agreement each, with a tie of each pair, "
        "such as {example!r}",
        "3者以上を結ぶ辺{count}件は、それぞれ一つの協定とし、すべての組のつながりとして読みました"
        "（例：{example!r}）",
    ),
    "came_inner": (
        "left out {count:value|values} that the program keeps for itself, such as {example!r}",
        "ソフトウェアが内部で使う値{count}件は読みませんでした（例：{example!r}）",
    ),
    "came_layout": (
        "left out {count:value|values} of the drawing (places, colours, sizes), such as {example!r}",
        "描画用の値（位置、色、大きさ）{count}件は読みませんでした（例：{example!r}）",
    ),
    "came_more_spells": (
        "read the first of several times in which a tie is in force, and left out {count:other|others}, "
        "such as {example!r}; give each a row of its own",
        "つながりの有効期間が複数ある場合は最初のものだけを読み、ほかの{count}件は読みませんでした"
        "（例：{example!r}）。"
        "期間ごとに行を分けてください",
    ),
    "came_nested": (
        "left out {count:value|values} in objects or lists within a cell, such as {example!r}; "
        "give each part a column of its own",
        "セルの中のオブジェクトまたは入れ子のリストにある値{count}件は読みませんでした（例：{example!r}）。"
        "必要な項目はそれぞれ別の列にしてください",
    ),
    "came_over_time": (
        "took the last of values that change over time, and left out {count:value or time|values and times}, "
        "such as {example!r}",
        "時期によって変わる値は最後のものだけを読み、ほかの値と時期{count}件は読みませんでした"
        "（例：{example!r}）",
    ),
    "came_tie_ids": (
        "left out {count:id of a tie|ids of ties}, such as {example!r}; in edges.csv ties have none",
        "つながりの ID {count}件は読みませんでした（例：{example!r}）。"
        "edges.csv のつながりに ID はありません",
    ),
    "came_twice": (
        "left out {count:value|values} of a name that the same entry has twice, such as {example!r}",
        "同じ項目に名前が重複する値{count}件は読みませんでした（例：{example!r}）",
    ),
}
