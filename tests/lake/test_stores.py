"""Data in an object store give what the same folder on a disk gives, are only read, and keep their keys."""

from __future__ import annotations

import json
import shutil
import tempfile
import urllib.request
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.shell_completion import get_completion_class

import graph
from graph.commands.addresses import plain_address
from graph.commands.completion import VARIABLE
from graph.commands.main import command
from graph.commands.terminal import run
from graph.errors import FileError, UsageError
from graph.lake import stores
from tests.lake.conftest import Bucket, rows_of, write_csv, write_parquet

pytestmark = pytest.mark.slow
SECRETS = ("KEYOFMINE", "se%2Fcret", "se/cret", "endpoint_override")
SETTINGS = 'lang = "ja"\ntitle = "Ours"\n'
NODES = "id,name,type\na,Alpha,hub\nb,Beta,city\n"
EDGES = "source,target,signed\na,b,2016\n"


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """No keys of this machine; and whatever a command does, no copy of the data stays."""
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    yield
    assert [*place.iterdir()] == []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every file that is read of a folder: two tables with faults to tell, settings, positions and claims."""
    nodes, edges = rows_of(2, clean=False)
    made = write_csv(tmp_path_factory.mktemp("store") / "data", nodes, edges)
    (made / "ecosystem.toml").write_text(SETTINGS, "utf-8")
    (made / "positions.csv").write_text("id,x,y\no1,5,5\no2,-5,5\n", "utf-8")
    (made / "claims.csv").write_text("organisation,date,counted,number,source_url\no1,2020,partners,3,\n")
    (made / "nodes (1).csv").write_text("id,name,type\n", "utf-8")
    return made


@pytest.fixture(scope="module")
def address(bucket: Bucket, folder: Path) -> str:
    return bucket.put(folder, "a folder/京都".replace(" ", "_"))


Answer = tuple[int, str, str]


def answer(line: str, data: object, capsys: pytest.CaptureFixture[str]) -> Answer:
    code = run(command, [*line.split(), "--data", str(data)])
    out, err = capsys.readouterr()
    assert [each for each in SECRETS if each in out + err] == []
    return code, out, err


@pytest.mark.parametrize(
    "line",
    ["growth --format json", "check", "check --format json", "audit", "show o1 --lang en", "why o2 --quiet"],
)
def test_every_answer_is_that_of_the_folder(
    line: str, folder: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there = (answer(line, data, capsys) for data in (folder, address))
    name = plain_address(address)
    assert there == tuple(each.replace(str(folder), name) if isinstance(each, str) else each for each in here)


def test_a_map_is_the_same_bytes(folder: Path, address: str, tmp_path: Path) -> None:
    pages = []
    for number, data in enumerate((str(folder), address)):
        page = tmp_path / f"{number}.html"
        assert run(command, ["map", "--data", data, "-o", str(page), "-q"]) == 0
        pages.append(page.read_bytes())
    assert pages[0] == pages[1]
    assert [each for each in (*SECRETS, "s3://", "127.0.0.1") if each.encode() in pages[1]] == []


def test_parts_of_parquet_are_read_where_they_are(
    bucket: Bucket, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lake = write_parquet(tmp_path / "lake", *rows_of(5, clean=True))
    there = bucket.put(lake, "lake")
    for line in ("growth --active", "centrality --format json", "renewals --as-of 2022"):
        assert answer(line, there, capsys) == answer(line, lake, capsys)
    assert graph.read(there).digest == graph.read(lake).digest


def test_a_finding_says_where_it_is_in_the_store(
    bucket: Bucket, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edges = [{"source": "o1", "target": each, "signed": "2016"} for each in ("o2", "zz")]
    there = bucket.put(write_parquet(tmp_path / "lake", rows_of(1, clean=True)[0], edges, cuts=(1,)), "wrong")
    code, out, _ = answer("check", there, capsys)
    assert (code, out.splitlines()[0].partition("  ")[0]) == (
        1, "edges/part-001.parquet:row 1: error E203 unknown-id",
    )  # fmt: skip
    assert out.splitlines()[-1].startswith("s3://bucket/wrong: 10 organisations")
    log = json.loads(answer("check --format sarif", there, capsys)[1])
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert place == "s3://bucket/wrong/edges/part-001.parquet"
    with pytest.raises(graph.DataError, match="part-001"):
        graph.read(there)


def test_a_workbook_and_a_template_are_read_where_they_are(
    bucket: Bucket, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "books" / "list.xlsx"
    book.parent.mkdir()
    assert run(command, ["export", "--data", str(folder), "-o", str(book), "-q"]) == 0
    bucket.put(book.parent, "books")
    assert answer("growth -q", bucket.address("books/list.xlsx"), capsys) == answer("growth -q", book, capsys)
    (tmp_path / "styled").mkdir()
    for name, text in (("nodes.csv", NODES), ("edges.csv", EDGES), ("ecosystem.toml", 'template = "a.pptx"')):
        (tmp_path / "styled" / name).write_text(text, "utf-8")
    (tmp_path / "styled" / "a.pptx").write_text("no slides", "utf-8")
    there = bucket.put(tmp_path / "styled", "styled")
    line = f"report -o {tmp_path / 'x.pptx'}"
    code, out, said = answer(line, there, capsys)
    assert (code, out, said.replace("s3://bucket/styled", str(tmp_path / "styled"))) == answer(
        line, tmp_path / "styled", capsys
    )
    assert "the template is no PowerPoint presentation" in said


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("add organisation --name X --type hub", "is only read; copy it into a folder"),
        ("add agreement o1 o2 --signed 2020", "is only read; copy it into a folder"),
        ("layout", "is only read; copy it into a folder"),
        ("check --fix", "is only read; copy it into a folder"),
        ("check --diff", "is only read; copy it into a folder"),
        ("serve", "is not watched for changes"),
        ("map --watch -o x.html", "is not watched for changes"),
    ],
)
def test_nothing_is_written_there(
    line: str, told: str, bucket: Bucket, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = answer(f"{line} --lang en", address, capsys)
    assert (code, out) == (2, "")
    assert err.startswith(f"graph: {plain_address(address)} {told}")


def test_a_map_is_laid_out_into_a_file_of_this_machine(address: str, tmp_path: Path) -> None:
    assert run(command, ["layout", "--data", address, "-q", "-o", str(tmp_path / "positions.csv")]) == 0
    assert "o1,5.0,5.0" in (tmp_path / "positions.csv").read_text("utf-8")


def test_a_command_writes_to_no_address(bucket: Bucket, capsys: pytest.CaptureFixture[str]) -> None:
    there = bucket.address("x")
    for words in (["growth", "-o", there], ["init", there], ["import", "x.csv", "-o", there]):
        assert run(command, words) == 2
        out, err = capsys.readouterr()
        said = "graph: s3://bucket/x is an address, where nothing is written"
        assert (out, err.startswith(said), [each for each in SECRETS if each in err]) == ("", True, [])


def test_settings_from_there_choose_the_language_of_a_refusal(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = answer("show Nobody", address, capsys)
    assert (code, err.startswith("graph: 'Nobody' という組織はありません")) == (2, True)


def test_what_is_wrong_beside_the_tables_is_told_where_it_is(
    bucket: Bucket, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "ecosystem.toml").write_text("colour = 1", "utf-8")
    code, out, err = answer("growth", bucket.put(tmp_path / "odd", "odd"), capsys)
    assert (code, out) == (2, "")
    assert err.startswith("graph: s3://bucket/odd/ecosystem.toml: there is no setting 'colour'")


def test_two_folders_are_compared_wherever_they_are(
    folder: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(f"diff {folder} {address} --exit-code", folder, capsys)[0] == 0


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("none", 3, "there is nothing at s3://bucket/none"),
        ("none/../x", 3, "there is nothing at s3://bucket/none/../x"),
    ],
)
def test_what_is_not_there_is_told(
    name: str, code: int, told: str, bucket: Bucket, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer("growth", bucket.address(name), capsys) == (code, "", f"graph: {told}\n")
    with pytest.raises(FileError, match="there is nothing at s3://bucket/none"):
        graph.read(bucket.address(name))


def test_a_bucket_that_is_not_there_is_told(bucket: Bucket, capsys: pytest.CaptureFixture[str]) -> None:
    there = bucket.address("x").replace("@bucket", "@other-bucket")
    assert answer("check", there, capsys) == (3, "", "graph: there is nothing at s3://other-bucket/x\n")


def test_whoever_has_no_right_is_told(
    bucket: Bucket, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def rights(asked_after: bytes) -> None:
        place = f"http://127.0.0.1:{bucket.port}/moto-api/reset-auth"
        plain = {"Content-Type": "text/plain"}
        urllib.request.urlopen(urllib.request.Request(place, data=asked_after, headers=plain)).close()

    rights(b"0")
    try:
        code, out, err = answer("growth", address, capsys)
    finally:
        rights(b"inf")
    assert (code, out) == (3, "")
    assert err.startswith(f"graph: {plain_address(address)} may not be read with the keys of this machine")


def test_a_store_that_does_not_answer_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    there = "gs://anonymous@bucket/x?scheme=http&endpoint_override=127.0.0.1%3A9&retry_limit_seconds=0.1"
    assert answer("growth", there, capsys) == (
        3, "", "graph: gs://bucket/x cannot be reached; check the address and the network\n",
    )  # fmt: skip


def test_what_is_missing_is_named_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "find_spec", lambda name: None if name == "pyarrow" else find_spec(name))
    with pytest.raises(UsageError, match=r"needs pyarrow, not installed here: pip install .*\[lake\]"):
        stores.opened("s3://bucket/x", "s3://bucket/x")


def test_data_for_which_there_is_no_room_are_not_copied(
    address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    full = type("Usage", (), {"free": 0})
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: full)
    code, _, err = answer("growth --lang en", address, capsys)
    assert (code, "has room for 0; set TMPDIR to a folder with more" in err) == (3, True)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("s3://bucket/a b/?endpoint_override=x", "s3://bucket/a b"),
        ("s3://KEY:secret@bucket", "s3://bucket"),
        ("s3://KEY:se?cret@bucket/x", "s3://…"),
        ("s3://KEY:secret/bucket", "s3://…"),
        ("s3:/KEY:secret@bucket/x", "s3://bucket/x"),  # as the path of a file would be shown
        ("s3://bucket/at@home", "s3://bucket/at@home"),
        ("abfs://:secret@account.dfs.core.windows.net/box", "abfs://account.dfs.core.windows.net/box"),
        ("http://me:secret@host/x?token=1#y", "http://host/x"),
    ],
)
def test_an_address_is_shown_without_what_is_secret(given: str, shown: str) -> None:
    assert plain_address(given) == shown


@pytest.mark.parametrize("line", ["growth {}", "show {}", "map --story {}", "why o1 --with {}"])
def test_an_address_in_the_wrong_place_is_told_without_its_keys(
    line: str, bucket: Bucket, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(line.format(bucket.address("x")), folder, capsys)[0] in (2, 3)


def test_nobody_waits_for_a_store_at_the_tab_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(stores, "opened", None)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "nodes.csv").write_text(NODES, "utf-8")
    found = get_completion_class("bash")
    assert found is not None
    made = found(command, {}, "graph", VARIABLE)
    assert [each.value for each in made.get_completions(["show"], "a")] == ["a"]
    assert made.get_completions(["show", "--data", "s3://bucket/x"], "a") == []
