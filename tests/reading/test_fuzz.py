"""Both files, damaged at random with some sense of what they are: refused or read whole, never a traceback.

FUZZ_COUNT says how many inputs are tried (300), FUZZ_SEED from which number on (0).
One number is one input: FUZZ_SEED=1234 FUZZ_COUNT=1 tries that one again.
"""

from __future__ import annotations

import csv
import io
import os
import random
from typing import TYPE_CHECKING

import pytest

import graph
from graph.reading import check
from graph.reading.findings import RULES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COUNT, SEED = int(os.environ.get("FUZZ_COUNT", "300")), int(os.environ.get("FUZZ_SEED", "0"))

Table = list[list[str]]

NODES: Table = [
    ["id", "name", "type", "name_ja", "country", "lat", "lon", "founded", "aliases", "url"],
    ["link-j", "LINK-J", "hub", "一般社団法人LINK-J", "JP", "35.687", "139.774", "2016-03", "LINKJ; リンク",
    "https://www.link-j.org"],
    ["kanagawa", "Kanagawa", "prefecture", "神奈川県", "JP", "35.448", "139.643", "", "", ""],
    ["ucla", "University of California, Los Angeles", "university", "", "US", "34.069", "-118.445", "1919",
    "UCLA", ""],
    ["007", "MI6", "government", "", "GB", "51.487", "-0.124", "", "", ""],
    ["大学", "Daigaku", "university", "大学", "", "", "", "", "", ""],
]  # fmt: skip
EDGES: Table = [
    ["source", "target", "signed", "relation", "agreement", "kind", "renews", "expires", "term_years",
    "terminated", "notes"],
    ["link-j", "kanagawa", "2016-05", "mou", "m1", "initial", "", "", "3", "", "a, b"],
    ["link-j", "ucla", "2019-06-03", "", "m2", "", "", "2022-06-02", "3", "", ""],
    ["kanagawa", "ucla", "", "partnership", "", "", "", "", "", "", 'said "yes"'],
    ["007", "link-j", "2021-04/2022-03", "mou", "m3", "multi-party", "", "", "", "", ""],
    ["007", "kanagawa", "2021-04/2022-03", "mou", "m3", "multi-party", "", "", "", "", ""],
    ["link-j", "kanagawa", "2020-09-18", "mou", "m4", "renewal", "m1", "", "", "2021", ""],
    ["大学", "link-j", "2018", "located_in", "", "", "", "", "", "", ""],
]  # fmt: skip
TOKENS = [
    "", " ", "\u3000", "NA", "null", "NaN", "inf", "-inf", "1e999", "-1", "0", "00", "1.5", "١٢", "1_0",
    "0x1", "TRUE", "#REF!", "########",
    "=1+1", "@x", "-", "'001", '="001"', "“A”", '"', '""', ",", ";", "|", "\t", "\n", "\r\n", "a\nb,c,d",
    "\x00", "\x07", "\x1b[31m",
    "\ufeff", "\u200b", "\u202e", "\ufffd", "\ue000", "\U0001f600", "か\u3099", "\ufa10", "\u0410", "ﾄﾖﾀ",
    "螟ｧ蟄ｦ", "å¤§", "大学",
    "2016", "2016-05-01", "2016/5/1", "01/05/2016", "2016-02-31", "42491", "9999-12-31", "平成31年5月1日",
    "令和2年", "2021年度",
    "2022-03/2021-04", "2016-05-01 00:00", "Q2 2016", "十年", "m1", "m4", "link-j", "LINK-J", "ucla",
    "x" * 400, "9" * 400,
    "35,68", "91", "35°30'", "<<<<<<< HEAD", "sep=;", "source", "id", "row", "ends", "<b>",
    "javascript:alert(1)", "https://[", "Japan",
]  # fmt: skip
ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "cp932",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "euc_jp",
    "gb18030",
    "cp1252",
    "iso2022_jp",
]
ENDS = ["\n", "\r\n", "\r"]


def written(table: Table, delimiter: str = ",", end: str = "\n") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator=end).writerows(table)
    return stream.getvalue()


def put_token(table: Table, rng: random.Random) -> None:
    row = rng.choice(table)
    if row:
        row[rng.randrange(len(row))] = rng.choice(TOKENS)


def add_token(table: Table, rng: random.Random) -> None:
    row = rng.choice(table)
    if row:
        at, token = rng.randrange(len(row)), rng.choice(TOKENS)
        row[at] = rng.choice([token + row[at], row[at] + token])


def repeat_row(table: Table, rng: random.Random) -> None:
    table.insert(rng.randrange(len(table) + 1), list(rng.choice(table)))


def drop_row(table: Table, rng: random.Random) -> None:
    if len(table) > 1:
        table.pop(rng.randrange(len(table)))


def swap_cells(table: Table, rng: random.Random) -> None:
    row = rng.choice(table)
    if len(row) > 1:
        a, b = rng.sample(range(len(row)), 2)
        row[a], row[b] = row[b], row[a]


def change_width(table: Table, rng: random.Random) -> None:
    row = rng.choice(table)
    if row and rng.random() < 0.5:
        row.pop(rng.randrange(len(row)))
    else:
        row.insert(rng.randrange(len(row) + 1), rng.choice(TOKENS))


def change_column(table: Table, rng: random.Random) -> None:
    at, how = rng.randrange(len(table[0])) if table[0] else 0, rng.random()
    for row in table:
        if at < len(row):
            if how < 0.4:
                row.pop(at)
            elif how < 0.7:
                row.insert(at, row[at])
            else:
                row.append(row.pop(at))


def change_header(table: Table, rng: random.Random) -> None:
    if table[0]:
        at = rng.randrange(len(table[0]))
        table[0][at] = rng.choice([table[0][at].upper(), f" {table[0][at]} ", "名称", "", "row", *TOKENS])


MUTATIONS: list[Callable[[Table, random.Random], None]] = [
    put_token, put_token, put_token, add_token, add_token, repeat_row, drop_row, swap_cells, change_width,
    change_column, change_header,
]  # fmt: skip


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Bytes lost, added, changed, cut off or joined."""
    at, how = rng.randrange(len(data) + 1), rng.randrange(6)
    if how == 0:
        return data[:at]
    if how == 1:
        return data[:at] + bytes([rng.randrange(256)]) + data[at:]
    if how == 2:
        return data[:at] + data[at + rng.randrange(1, 9) :]
    if how == 3:
        return data[:at] + rng.choice(TOKENS).encode("utf-8", "surrogatepass") + data[at:]
    if how == 4:
        return data + data
    return (
        data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :] if at < len(data) else data
    )


def mutant(table: Table, rng: random.Random) -> bytes:
    table = [list(row) for row in table]
    for _ in range(rng.choice([0, 1, 1, 1, 2, 3])):
        rng.choice(MUTATIONS)(table, rng)
    delimiter = rng.choice(",,,,,,;\t|")
    text = written(table, delimiter, rng.choice(ENDS) if rng.random() < 0.3 else "\n")
    if rng.random() < 0.1:
        text = rng.choice(["sep=;\n", "\n\n", "title\n", '"', "\ufeff"]) + text
    encoding = rng.choice(ENCODINGS) if rng.random() < 0.3 else "utf-8"
    data = text.encode(encoding, "replace")
    return damaged(data, rng) if rng.random() < 0.3 else data


def inputs(number: int) -> tuple[bytes, bytes]:
    rng = random.Random(number)
    nodes, edges = mutant(NODES, rng), mutant(EDGES, rng)
    return (edges, nodes) if rng.random() < 0.01 else (nodes, edges)


def judge(folder: Path, keep_going: bool) -> str:
    """Check and read a folder; what is accepted has no dangling ties and builds a graph."""
    inspection = check(folder)
    errors = [each for each in inspection.findings if each.severity == "error"]
    for each in inspection.findings:
        assert each.rule is RULES[each.rule.slug]
        assert str(each).isprintable()
    try:
        eco = graph.read(folder, keep_going=keep_going)
    except graph.GraphError as fault:
        words = str(fault)
    else:
        words = ""
        whole(eco)
    assert bool(words) <= bool(errors)
    assert keep_going or bool(words) == bool(errors)
    return "refused" if words else "read"


def whole(eco: graph.Ecosystem) -> None:
    """No end of a tie is missing, none is tied to itself, and the graph can be built."""
    ids = eco.nodes["id"]
    assert ids.is_unique
    assert (ids != "").all()
    assert set(eco.edges["source"]) | set(eco.edges["target"]) <= set(ids)
    assert (eco.edges["source"] != eco.edges["target"]).all()
    G = graph.build(eco)
    assert set(G) <= set(ids)
    assert len(graph.growth(eco)) >= 0


def test_no_damage_makes_a_traceback_or_a_dangling_tie(tmp_path: Path) -> None:
    outcomes = []
    for number in range(SEED, SEED + COUNT):
        nodes, edges = inputs(number)
        (tmp_path / "nodes.csv").write_bytes(nodes)
        (tmp_path / "edges.csv").write_bytes(edges)
        try:
            outcomes.append(judge(tmp_path, keep_going=number % 3 == 0))
        except Exception as fault:
            pytest.fail(f"FUZZ_SEED={number}: {fault!r}\n{nodes!r}\n{edges!r}")
    if len(outcomes) >= 100:
        # The damage is neither harmless nor hopeless, or the test says nothing.
        assert 0.2 < outcomes.count("read") / len(outcomes) < 0.8


def test_one_number_is_one_input() -> None:
    assert inputs(7) == inputs(7)
    assert len({inputs(number) for number in range(20)}) > 15
