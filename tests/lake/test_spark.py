"""A cluster of two workers gives the tables that DuckDB gives; run by `make spark`, where pyspark is."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

import graph
from graph.commands.lakes import read_folder
from graph.errors import FileError
from graph.lake import spark
from graph.lake.engines import ENGINE
from tests.conftest import PATIENCE
from tests.lake.conftest import rows_of, write_parquet
from tests.lake.test_lake import assert_same

pyspark = pytest.importorskip("pyspark", reason="make spark installs it")

MASTER = "org.apache.spark.deploy.master.Master"
WORKER = "org.apache.spark.deploy.worker.Worker"
SERVER = "org.apache.spark.sql.connect.service.SparkConnectServer"
CONFIGURED = {
    "spark.connect.grpc.binding.address": "127.0.0.1",
    "spark.connect.grpc.binding.port": "0",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "4",
}


@dataclass(frozen=True)
class Cluster:
    """A Spark Connect server before two workers of a core each."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One for all tests, in processes of their own on 127.0.0.1, which end with them."""
    if shutil.which("java") is None:
        pytest.fail("a cluster needs Java 17 (Debian: openjdk-17-jre-headless)")
    folder = tmp_path_factory.mktemp("cluster")
    home = Path(pyspark.__file__).parent
    running: list[subprocess.Popen[bytes]] = []

    def started(name: str, said: str, *line: str) -> str:
        log = folder / f"{name}.log"
        with log.open("wb") as output:
            running.append(
                subprocess.Popen(
                    [str(home / "bin" / line[0]), *line[1:]],
                    env={**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1"},
                    cwd=folder, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
                )
            )  # fmt: skip
        return _told(log, said, running[-1])

    try:
        place = ("--host", "127.0.0.1", "--webui-port", "0")
        master = started(
            "master", r"Starting Spark master at (spark://\S+)", "spark-class", MASTER, *place, "--port", "0"
        )
        for name in ("one", "other"):
            room = ("-c", "1", "-m", "1g", "-d", str(folder / name))
            started(name, r"(Successfully registered)", "spark-class", WORKER, *place, *room, master)
        settings = [word for each in CONFIGURED.items() for word in ("--conf", "=".join(each))]
        line = ("spark-submit", "--class", SERVER, "--master", master, *settings)
        port = started("server", r"SparkConnectService' on port (\d+)", *line)
        yield Cluster(f"sc://127.0.0.1:{port}", running[1:3])
    finally:
        for each in reversed(running):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(each.pid, signal.SIGKILL)
            each.wait()


def _told(log: Path, said: str, process: subprocess.Popen[bytes]) -> str:
    """What a program says when it is ready."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        found = re.search(said, log.read_text("utf-8", "replace"))
        if found:
            return found[1]
        time.sleep(0.1)
    pytest.fail(f"{log.stem} of the cluster did not start: {log.read_text('utf-8', 'replace')[-2000:]}")


@pytest.fixture
def by(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> Callable[..., graph.Ecosystem]:
    """Read a folder by Spark or by DuckDB."""

    def read(folder: Path, *, spark: bool, counts: bool, keep_going: bool = False) -> graph.Ecosystem:
        monkeypatch.setenv(ENGINE, cluster.address if spark else "duckdb")
        return read_folder(folder, counts=counts, keep_going=keep_going)

    return read


@pytest.mark.parametrize("clean", [True, False])
@pytest.mark.parametrize("seed", range(3))
def test_tables_are_those_of_the_other_engine(
    seed: int, clean: bool, by: Callable[..., graph.Ecosystem], tmp_path: Path
) -> None:
    lake = write_parquet(tmp_path / "a lake [1] {of} 京都*", *rows_of(seed, clean=clean))
    for counts in (False, True):
        one, other = (by(lake, spark=each, counts=counts, keep_going=not clean) for each in (True, False))
        assert one.edges.equals(other.edges)
        assert one.nodes.equals(other.nodes)
        assert one.left_out == other.left_out
    assert_same(one, other)


def test_numbers_days_and_names_of_columns_may_be_of_any_kind(
    by: Callable[..., graph.Ecosystem], tmp_path: Path
) -> None:
    lake = tmp_path / "lake"
    lake.mkdir()
    nodes = {"id": [1, 2, 3], "name": ["A", "B", "C"], "type": ["hub"] * 3, "lat": [35.0, None, 1.25]}
    edges = {
        "source": [1, 2, 1], "target": [2, 3, 3], "signed": [date(2016, 5, 18), None, date(2020, 1, 31)],
        "term_years": [Decimal("5.00"), None, Decimal("2.50")], "n": [7, 8, 9], "a`b.c": [True, None, False],
        "seen": [datetime(2016, 5, 18, 23, 59), None, datetime(2020, 1, 1)], "tags": [["a", "b"], None, []],
    }  # fmt: skip
    parquet.write_table(pa.table(nodes), lake / "nodes.parquet")
    parquet.write_table(pa.table(edges), lake / "edges.parquet")
    for counts in (False, True):
        one, other = (by(lake, spark=each, counts=counts) for each in (True, False))
        assert one.edges.equals(other.edges)
        assert one.nodes.equals(other.nodes)


def test_an_error_is_told_at_the_row_of_the_part(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nodes, edges = rows_of(0, clean=True)
    edges[21]["signed"] = "2016-99"  # the second row of the third part
    lake = write_parquet(tmp_path / "lake", nodes, edges)
    monkeypatch.setenv(ENGINE, cluster.address)
    wrong = [each for each in graph.check(lake).findings if each.severity == "error"]
    assert [(each.file, each.row) for each in wrong] == [("edges/part-002.parquet", 2)]


def test_who_does_not_answer_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lake = write_parquet(tmp_path / "lake", *rows_of(0, clean=True))
    monkeypatch.setenv(ENGINE, "sc://127.0.0.1:9")
    with pytest.raises(FileError, match=r"Spark at sc://127\.0\.0\.1:9 did not read .*\(.*refused"):
        read_folder(lake)


def test_files_that_the_cluster_does_not_see_are_named(cluster: Cluster, tmp_path: Path) -> None:
    with (
        pytest.raises(FileError, match=r"PATH_NOT_FOUND.* does not exist: .*/nowhere\.parquet"),
        spark.opened(cluster.address) as engine,
    ):
        engine._part(tmp_path / "nowhere.parquet", 0).toArrow()


def test_a_worker_that_dies_changes_no_table(
    cluster: Cluster, by: Callable[..., graph.Ecosystem], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = write_parquet(tmp_path / "lake", *rows_of(5, clean=True))
    usual, asked = by(lake, spark=False, counts=False), spark.Spark.column

    def column(engine: spark.Spark, table: str, name: str) -> object:
        if name == "signed":
            os.killpg(cluster.workers[0].pid, signal.SIGKILL)
        return asked(engine, table, name)

    monkeypatch.setattr(spark.Spark, "column", column)
    assert by(lake, spark=True, counts=False).edges.equals(usual.edges)
    assert cluster.workers[0].poll() is not None
