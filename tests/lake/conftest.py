"""Ecosystems of any kind of cell, as two CSV files and as Parquet files in parts."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

Rows = list[dict[str, str]]
# Every precision, an interval, a fiscal year and none; and spellings that are read as one of them.
CONTRACT = [
    "2016",
    "2016-05",
    "2016-05-18",
    "2019-12-31",
    "2018-02",
    "2021-04/2022-03",
    "2017-01/2017-06",
    "",
]
SPELLINGS = ["令和2年", "2016/05/18", "2016.5.18", "2016年5月", " 2018-02 "]


def rows_of(seed: int, *, clean: bool) -> tuple[Rows, Rows]:
    """A chance ecosystem: shared, repeated, reversed and renewed agreements, structure, ends, blanks."""
    chance = random.Random(seed)
    ids = [f"o{number}" for number in range(9)] + ["京都"]
    nodes = [{"id": each, "name": f"Name {each}", "type": chance.choice(["hub", "city"])} for each in ids]
    dates = CONTRACT if clean else CONTRACT + SPELLINGS
    edges: Rows = []
    for number in range(chance.randrange(30, 70)):
        source, target = chance.sample(ids, 2)
        edges.append({
            "source": source,
            "target": target if clean or chance.random() < 0.9 else f" {target}",
            "signed": chance.choice(dates),
            "relation": chance.choice(["", "mou", "located_in", "alliance"]),
            "agreement": chance.choice(["", f"g{number}", f"g{number}", "g1", "g2", "協定"]),
            "kind": chance.choice(["", "", "renewal"]),
            "renews": chance.choice(["", "", "", "g1", "g5", "g7", "nobody"]),
            "expires": chance.choice(["", "", "2025-03", "2023-09-30"]),
            "term_years": chance.choice(["", "3", "5", "2.5"]),
            "auto_renews": chance.choice(["", "", "no", "yes", "2", "indefinite"]),
            "terminated": chance.choice(["", "", "", "2024-05-01"]),
            "purposes": chance.choice(["", "research", "exchange"]),
            "remark": chance.choice(["", "x"]),
        })  # fmt: skip
    for each in chance.sample(edges, 12):
        again = dict(each)
        if chance.random() < 0.5:
            again["source"], again["target"] = each["target"], each["source"]
        if chance.random() < 0.3:
            again["remark"] = "another"
        edges.append(again)
    chance.shuffle(edges)
    return nodes, edges


def write_csv(folder: Path, nodes: Rows, edges: Rows) -> Path:
    folder.mkdir(parents=True)
    for name, rows in (("nodes", nodes), ("edges", edges)):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return folder


def write_parquet(folder: Path, nodes: Rows, edges: Rows, *, cuts: tuple[int, ...] = (7, 20)) -> Path:
    """The same rows; the ties in parts, a blank cell a null or a blank."""
    (folder / "edges").mkdir(parents=True)
    parquet.write_table(pa.Table.from_pylist(nodes), folder / "nodes.parquet")
    whole = pa.Table.from_pylist(
        [
            {name: text or (None if row % 2 else "") for name, text in each.items()}
            for row, each in enumerate(edges)
        ],
        schema=pa.schema([(name, pa.string()) for name in edges[0]]),
    )
    ends = [*cuts, len(edges)]
    for part, (start, end) in enumerate(zip([0, *cuts], ends, strict=True)):
        parquet.write_table(whole.slice(start, end - start), folder / "edges" / f"part-{part:03d}.parquet")
    return folder


@pytest.fixture
def both(tmp_path: Path) -> Callable[..., tuple[Path, Path]]:
    """Write an ecosystem both ways, and give the folders."""

    def written(nodes: Rows, edges: Rows) -> tuple[Path, Path]:
        return write_csv(tmp_path / "csv", nodes, edges), write_parquet(tmp_path / "lake", nodes, edges)

    return written
