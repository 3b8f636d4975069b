"""Ecosystems of any kind of cell, as two CSV files and as Parquet files in parts."""

from __future__ import annotations

import csv
import os
import random
import re
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import fs, parquet

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


@dataclass(frozen=True)
class Bucket:
    """A bucket of a server on this machine that speaks as Amazon S3 does."""

    port: int
    filesystem: Any

    def put(self, folder: Path, name: str) -> str:
        """Copy a folder into the bucket, and give its address, with keys in it."""
        local = fs.LocalFileSystem()
        fs.copy_files(
            str(folder), f"bucket/{name}", source_filesystem=local, destination_filesystem=self.filesystem
        )
        return self.address(name)

    def address(self, name: str) -> str:
        """An address of this server, with the key and the secret, which nobody may ever see."""
        where = f"endpoint_override=127.0.0.1%3A{self.port}&scheme=http&region=us-east-1"
        return f"s3://KEYOFMINE:se%2Fcret@bucket/{name}?{where}"


@pytest.fixture(scope="session")
def bucket() -> Iterator[Bucket]:
    """One server for all tests, in a process of its own, which ends with them."""
    place = Path(sys.prefix) / "store"
    if not (place / "moto").is_dir():
        pytest.fail("the server of these tests is not installed; make test does that")
    line = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"]
    with subprocess.Popen(
        line,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": str(place)},
    ) as server:
        try:
            said = server.stdout or ()
            port = int(next(found[1] for line in said if (found := re.search(r"127\.0\.0\.1:(\d+)", line))))
            # What it says of each request would fill the pipe.
            threading.Thread(target=deque, args=(said, 0), daemon=True).start()
            filesystem = fs.S3FileSystem(
                access_key="a", secret_key="b", endpoint_override=f"127.0.0.1:{port}", scheme="http",
                region="us-east-1", allow_bucket_creation=True,
            )  # fmt: skip
            filesystem.create_dir("bucket")
            yield Bucket(port, filesystem)
        finally:
            server.terminate()
