"""Damage both files at random, with some sense of what they are, and judge what the reader makes of them.

    make fuzz                                     100,000 inputs
    FUZZ_COUNT=5000 FUZZ_SEED=100000 make fuzz    5,000 others
    python tools/fuzz.py --show 1234              what input 1234 is, and what is said of it

One number is one input. An input starts from a small table, a large one or a faulty case of
tests/reading/cases; then cells, rows, columns, dates and ids are changed, lines are spliced in from another
case, quotation marks, delimiters and line ends are disturbed, and last the bytes. `judge` holds what must be
true of every input; `plain_table` and `days_of` read the files a second time, without graph.reading.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import random
import re
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pandas as pd

import graph
from graph.reading import check, sheet
from graph.reading.findings import RULES, letter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from graph.reading import Finding

CASES = Path(__file__).resolve().parent.parent / "tests" / "reading" / "cases"

Table = list[list[str]]
Files = tuple[bytes, bytes]

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
    "\x00", "\x07", "\x1b[31m", "\x0b", "\x0c", "\x1c", "\x85", "\u2028",
    "\ufeff", "\u200b", "\u202e", "\ufffd", "\ue000", "\U0001f600", "か\u3099", "\ufa10", "\u0410", "ﾄﾖﾀ",
    "螟ｧ蟄ｦ", "å¤§", "大学",
    "2016", "2016-05-01", "2016/5/1", "01/05/2016", "2016-02-31", "42491", "9999-12-31", "平成31年5月1日",
    "令和2年", "2021年度",
    "2022-03/2021-04", "2016-05-01 00:00", "Q2 2016", "十年", "m1", "m4", "link-j", "LINK-J", "ucla",
    "x" * 400, "9" * 400, "0.08", "1000", "1001", "2.5",
    "35,68", "91", "35°30'", "<<<<<<< HEAD", "sep=;", "source", "id", "row", "ends", "<b>",
    "javascript:alert(1)", "https://[", "Japan", "姉妹都市", "Renewal", "sistercity", "〃", "合計", "# x",
]  # fmt: skip
ENCODINGS = [
    "utf-8-sig", "cp932", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "euc_jp", "gb18030", "cp1252",
    "iso2022_jp", "big5", "euc_kr", "mac_roman", "utf-7",
]  # fmt: skip
ENDS = ["\n", "\r\n", "\r", "\n\n", "\x0b", "\u2028", "\x85"]

# Bases: a small pair of tables, a larger one, and the cases.


@cache
def town() -> tuple[Table, Table]:
    """Sixty organisations and two hundred ties, without a fault."""
    rng = random.Random(7)
    ids = [f"o{number:02}" for number in range(60)]
    nodes = [["id", "name", "type", "lat", "lon"]]
    nodes += [[each, f"Organisation {each[1:]}", "city", "", ""] for each in ids]
    edges = [["source", "target", "signed", "agreement", "expires"]]
    for number in range(200):
        day = date(2001, 1, 1) + timedelta(days=rng.randrange(8000))
        text = rng.choice([f"{day}", f"{day:%Y-%m}", f"{day.year}"])
        source, target = rng.sample(ids, 2)
        edges.append([source, target, text, f"m{number}", rng.choice(["", "", f"{day.year + 3}-12-31"])])
    return nodes, edges


@cache
def cases() -> tuple[Files, ...]:
    """Every case that has both files, as bytes."""
    found = []
    for folder in sorted(CASES.iterdir()):
        files = folder / "nodes.csv", folder / "edges.csv"
        if all(each.is_file() for each in files):
            found.append((files[0].read_bytes(), files[1].read_bytes()))
    return tuple(found)


# Damage to a table.


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


def shuffle_rows(table: Table, rng: random.Random) -> None:
    table[1:] = rng.sample(table[1:], len(table) - 1)


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


def respell_date(table: Table, rng: random.Random) -> None:
    """A date in a column of dates, in any of the ways in which people write one."""
    places = [i for i, name in enumerate(table[0]) if name in DATED]
    row = rng.choice(table[1:] or table)
    if places and (at := rng.choice(places)) < len(row):
        row[at] = dated(rng)


def respell_id(table: Table, rng: random.Random) -> None:
    """An id as another program or another hand would write it."""
    row = rng.choice(table[1:] or table)
    places = [i for i, name in enumerate(table[0][: len(row)]) if name in ("id", "source", "target")]
    if places:
        at = rng.choice(places)
        row[at] = rng.choice([str.upper, str.title, "0{}".format, " {} ".format, "{}\u200b".format,
            "'{}".format, "{}.0".format, lambda text: text[::-1], lambda text: text.replace("-", "_"),
            lambda text: text.replace("a", "\u0430"), wide])(row[at])  # fmt: skip


def respell_cell(table: Table, rng: random.Random) -> None:
    """A cell of any column in another case or width."""
    row = rng.choice(table[1:] or table)
    if row:
        at = rng.randrange(len(row))
        row[at] = rng.choice([str.upper, str.lower, str.title, wide])(row[at])


def renew(table: Table, rng: random.Random) -> None:
    """A row that renews another agreement, or one that is not there."""
    if "agreement" in table[0] and "renews" in table[0]:
        agreement, renews = table[0].index("agreement"), table[0].index("renews")
        rows = [row for row in table[1:] if len(row) > max(agreement, renews)]
        if rows:
            rng.choice(rows)[renews] = rng.choice([rng.choice(rows)[agreement], "m1", "m9"])


def wide(text: str) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)


DATED = ("signed", "expires", "terminated", "effective", "announced", "founded")
MUTATIONS: list[Callable[[Table, random.Random], None]] = [
    put_token, put_token, add_token, add_token, repeat_row, drop_row, swap_cells, change_width, change_column,
    change_header, shuffle_rows, respell_date, respell_date, respell_date, respell_id, respell_id,
    respell_cell, respell_cell, renew,
]  # fmt: skip


def dated(rng: random.Random) -> str:
    """Write a random day, month or year in a random form: read, refused, or of no calendar."""
    y, m, d = (
        rng.choice([rng.randint(1860, 2040), rng.randint(1, 9999)]),
        rng.randint(0, 13),
        rng.randint(0, 32),
    )
    if rng.random() < 0.8:
        m, d = rng.randint(1, 12), rng.randint(1, 28)
    at = rng.choice("-/.-")
    era, zero = rng.choice([("明治", 1868), ("大正", 1912), ("昭和", 1926), ("平成", 1989), ("令和", 2019)])
    n = y - zero + 1
    number = "元" if n == 1 else str(n)
    text = rng.choice([
        f"{y}", f"{y}{at}{m:02}", f"{y}{at}{m}", f"{y}{at}{m:02}{at}{d:02}", f"{y}{at}{m}{at}{d}",
        f"{y}{m:02}{d:02}", f"{y}年", f"{y}年{m}月", f"{y} 年 {m} 月 {d} 日", f"{y}年度",
        f"{era}{number}年度", f"{era}{number}年", f"{era}{number}年{m}月", f"{era}{number}年{m}月{d}日",
        f"{era[0]}{number}.{m}.{d}",
        f"{'MTSHR'[(zero > 1868) + (zero > 1912) + (zero > 1926) + (zero > 1989)]}{number}.{m}",
        f"{y}-{m:02}-{d:02} 00:00:00", f"{y}/{m}/{d} 0:00", f"{y}-{m:02}-{d:02}T00:00", f"{d}/{m}/{y}",
        f"{y}-{m:02}/{y + 1}-{d % 13:02}", f"{y}/{y + rng.randint(-1, 3)}", f"{y}-{m:02}-{d:02}/{y + 1}",
    ])  # fmt: skip
    if rng.random() < 0.2:
        text = wide(text)
    return (
        text.translate(str.maketrans("0123456789", "〇一二三四五六七八九")) if rng.random() < 0.05 else text
    )


# Damage to a text, and to bytes.


def requote(text: str, rng: random.Random) -> str:
    """Quotation marks where none belong, around a row, or one lost."""
    lines = text.splitlines(keepends=True) or [""]
    at = rng.randrange(len(lines))
    line, how = lines[at], rng.randrange(4)
    if how == 0:
        body = line.rstrip("\r\n")
        lines[at] = '"' + body.replace('"', '""') + '"' + line[len(body) :]
    elif how == 1:
        place = rng.randrange(len(line) + 1)
        lines[at] = line[:place] + '"' + line[place:]
    elif how == 2:
        lines[at] = line.replace('"', "", 1)
    else:
        lines = ['"' + each.rstrip("\r\n").replace('"', '""') + '"\n' for each in lines]
    return "".join(lines)


def redelimit(text: str, rng: random.Random) -> str:
    """One row, or a part of them, with another delimiter."""
    lines, other = text.splitlines(keepends=True) or [""], rng.choice(";\t|, ，")
    for at in {rng.randrange(len(lines)) for _ in range(rng.choice([1, 1, len(lines)]))}:
        lines[at] = lines[at].replace(",", other)
    return "".join(lines)


def reline(text: str, rng: random.Random) -> str:
    """Line ends of several kinds, blank lines, lines joined."""
    lines = text.splitlines(keepends=True) or [""]
    for _ in range(rng.choice([1, 1, 2, 5])):
        at = rng.randrange(len(lines))
        lines[at] = lines[at].rstrip("\r\n") + rng.choice([*ENDS, ""])
    return "".join(lines)


def retitle(text: str, rng: random.Random) -> str:
    before = ["sep=;\n", '"sep=,"\n', "sep=,\r\n", "\n\n", "title\n", "# a comment\n", '"', "\ufeff", ",,,\n"]
    return rng.choice(before) + text


def splice(text: str, rng: random.Random) -> str:
    """Some lines of another case, somewhere between the lines."""
    other = rng.choice(rng.choice(cases())).decode("utf-8", "replace")
    theirs, lines = other.splitlines(keepends=True) or [""], text.splitlines(keepends=True)
    start = rng.randrange(len(theirs))
    at = rng.randrange(len(lines) + 1)
    lines[at:at] = theirs[start : start + rng.randint(1, 3)]
    return "".join(lines)


TEXTUAL = [requote, redelimit, reline, retitle, splice]


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Bytes lost, added, changed, cut off, joined, or of two encodings."""
    at, how = rng.randrange(len(data) + 1), rng.randrange(7)
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
    if how == 5:
        half = data.rfind(b"\n", 0, at) + 1
        return data[:half] + data[half:].decode("utf-8", "replace").encode(rng.choice(ENCODINGS), "replace")
    return (
        data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :] if at < len(data) else data
    )


def written(table: Table, rng: random.Random) -> str:
    stream = io.StringIO()
    end = rng.choice(["\n", "\r\n", "\r"]) if rng.random() < 0.3 else "\n"
    quoting: Literal[0, 1] = rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    delimiter = rng.choice(",,,,,,,;\t|")
    csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(table)
    return stream.getvalue()


def mutant(table: Table, rng: random.Random) -> bytes:
    table = [list(row) for row in table]
    for _ in range(rng.choice([0, 0, 1, 1, 1, 2, 3])):
        rng.choice(MUTATIONS)(table, rng)
    return finished(written(table, rng), rng)


def finished(text: str, rng: random.Random) -> bytes:
    if rng.random() < 0.2:
        text = rng.choice(TEXTUAL)(text, rng)
    encoding = rng.choice(ENCODINGS) if rng.random() < 0.2 else "utf-8"
    data = text.encode(encoding, "replace")
    return damaged(data, rng) if rng.random() < 0.2 else data


def inputs(number: int) -> Files:
    """Give the two files of a number."""
    rng = random.Random(number)
    base = rng.random()
    if base < 0.7:
        nodes, edges = mutant(NODES, rng), mutant(EDGES, rng)
    elif base < 0.72:
        big = town()
        nodes, edges = mutant(big[0], rng), mutant(big[1], rng)
    else:
        # The nodes of one case and the ties of the same or another; one of the two is damaged further.
        nodes, edges = rng.choice(cases())
        if rng.random() < 0.3:
            edges = rng.choice(cases())[1]
        if rng.random() < 0.5:
            nodes = finished(nodes.decode("utf-8", "replace"), rng)
        else:
            edges = finished(edges.decode("utf-8", "replace"), rng)
    return (edges, nodes) if rng.random() < 0.01 else (nodes, edges)


# A second reading, by other means.


@dataclass(slots=True)
class Plain:
    """A table without tricks: header, cells as they stand, and the number of each row."""

    header: list[str]
    rows: dict[int, list[str]] = field(default_factory=dict)


KNOWN = frozenset(NODES[0] + EDGES[0] + ["region", "city", "effective", "announced", "purposes", "evidence"])


def _folded(name: str) -> str:
    return "_".join(unicodedata.normalize("NFKC", name).casefold().replace("-", " ").split())


def plain_table(data: bytes, required: Sequence[str]) -> Plain | None:
    """Read a table with nothing but `csv`; None where it takes more than that to make it out."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if text.rstrip("\r\n").endswith("\x1a") or re.search(r"\x1b[($]", text):
        return None  # an old end of file, and ISO-2022-JP
    for delimiter in ",;\t|":
        if re.search(rf'(^|[\r\n{re.escape(delimiter)}]) +"', text):
            continue
        try:
            records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
        except csv.Error:
            continue
        counted = {number: row for number, row in enumerate(records, 1) if any(map(str.strip, row))}
        if not counted or min(counted) != 1:
            continue
        header = counted.pop(1)
        respelt = {name for name in header if name not in KNOWN and _folded(name) in KNOWN}
        distinct = len(set(header)) == len(header) and "" not in header
        if set(required) <= set(header) and distinct and not respelt:
            return Plain(header, counted)
    return None


_ERA_DAYS = {
    "明治": (date(1873, 1, 1), date(1912, 7, 29)), "大正": (date(1912, 7, 30), date(1926, 12, 24)),
    "昭和": (date(1926, 12, 25), date(1989, 1, 7)), "平成": (date(1989, 1, 8), date(2019, 4, 30)),
    "令和": (date(2019, 5, 1), date(2100, 12, 31)),
}  # fmt: skip
_SHORT = {
    name: long for long, short in zip(_ERA_DAYS, "MTSHR", strict=True) for name in (long, long[0], short)
}


def days_of(text: str, column: Sequence[str] = ()) -> tuple[date, date]:
    """Give the first and last day that an accepted date can mean; it takes apart, and does not validate.

    Parameters
    ----------
    column
        What else stands there: a day above 12 tells whether days or months stand first.
    """
    text = re.sub(r"[T ]\d\d?:\d\d.*$", "", text.strip())  # a time of day is none of the day's business
    other = _days_otherwise(text, column)
    if other:
        return other
    plain = "".join(unicodedata.normalize("NFKC", text).split(" 0:00")[0].split()).upper()
    plain = re.sub(r"(T|(?<=\d\d))[\d:.]+$", "", plain) if ":" in plain else plain
    plain = re.sub("[\u2010-\u2015\u2212]", "-", plain)
    plain = re.sub("[〇○一二三四五六七八九十]+(?=[年月日])", lambda found: _arabic(found[0]), plain)
    if plain.endswith("年度"):
        year = _year(plain[:-2])[0]
        return date(year, 4, 1), date(year + 1, 3, 31)
    halves = plain.split("/")
    if len(halves) == 2 and len(halves[1].split("-")[0]) == 4:
        return _stretch(halves[0])[0], _stretch(halves[1])[1]
    return _stretch(plain)


_YEAR_LAST = re.compile(r"(\d\d?)[-/. ](\d\d?)[-/. ](\d{4})")


def _days_otherwise(text: str, column: Sequence[str]) -> tuple[date, date] | None:
    """The year last, numbers of days in a spreadsheet, quarters, and a number of a year with its fraction."""
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = re.sub("[\u2010-\u2015\u2212]", "-", plain)
    if re.fullmatch(r"\d{5}(\.\d+)?", plain):
        day = date(1970, 1, 1) + timedelta(days=int(plain[:5]) - 25569)
        return day, day
    if re.fullmatch(r"\d{4}\.00?|\d{8}\.0+", plain):
        return _stretch(plain.partition(".")[0])
    if match := re.fullmatch(r"(\d{4})[ /-]?Q([1-4])|Q([1-4])[ /-]?(\d{4})", plain, re.IGNORECASE):
        year, quarter = int(match[1] or match[4]), int(match[2] or match[3])
        return date(year, quarter * 3 - 2, 1), _stretch(f"{year}-{quarter * 3}")[1]
    if match := _YEAR_LAST.fullmatch(plain):
        first, second, year = map(int, match.groups())
        rows = (_YEAR_LAST.fullmatch(unicodedata.normalize("NFKC", each).strip()) for each in column)
        told = {int(row[1]) > 12 for row in rows if row and max(int(row[1]), int(row[2])) > 12}
        day_first = first > 12 or (second <= 12 and told == {True})
        month, number = (second, first) if day_first else (first, second)
        return date(year, month, number), date(year, month, number)
    return None


def _stretch(plain: str) -> tuple[date, date]:
    """First and last day of a year, month or day, cut to its era."""
    if re.fullmatch(r"\d{8}", plain):
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    head, *rest = [part for part in re.split("[-/.年月日]", plain) if part]
    if head in _SHORT:  # R.2.9.18
        head, *rest = head + rest[0], *rest[1:]
    year, begins, ends = _year(head)
    month, day = (int(part) for part in [*rest, "0", "0"][:2])
    first = date(year, month or 1, day or 1)
    after = date(year + 1, 1, 1) if not month else date(year + month // 12, month % 12 + 1, 1)
    last = first if day else after - timedelta(days=1)
    return max(first, begins), min(last, ends)


def _year(text: str) -> tuple[int, date, date]:
    name = text.rstrip("元0123456789")
    if not name or name not in _SHORT:
        return int(text), date.min, date.max
    begins, ends = _ERA_DAYS[_SHORT[name]]
    zero = 1868 if begins.year == 1873 else begins.year
    count = text[len(name) :]
    return zero + (1 if count == "元" else int(count)) - 1, begins, ends


def _arabic(kanji: str) -> str:
    digits = {each: str(value) for value, each in enumerate("〇一二三四五六七八九")} | {"○": "0", "十": "10"}
    if "十" not in kanji:
        return "".join(digits[each] for each in kanji)
    tens, ones = kanji.split("十")
    return str(int(digits[tens] if tens else 1) * 10 + int(digits[ones] if ones else 0))


# What must hold.

# Errors after which there is no table to leave rows out of, so that even keep_going refuses.
NO_TABLE = frozenset((
    "empty-file", "not-a-csv", "unknown-encoding", "nul-character", "stray-byte-order-mark", "cut-off-file",
    "strange-line-ends", "repeated-column", "missing-column", "header-not-first", "swapped-files",
    "unnamed-column", "broken-quoting", "swallowed-rows", "merge-conflict",
))  # fmt: skip
# Errors of cells that keep_going leaves blank.
OF_A_CELL = frozenset((
    "bad-date", "ends-before-signed", "bad-term", "bad-auto-renewal", "bad-notice", "bad-latitude",
    "bad-longitude",
))  # fmt: skip
WORDS = ("name", "notes", "aliases", "agreement", "renews", "purposes", "evidence", "region")


@dataclass(slots=True)
class Outcome:
    """What became of an input: the verdict, what was found, and whether both files were read twice."""

    verdict: str
    codes: set[str]
    compared: bool


def judge(folder: Path, *, twice: bool = True) -> Outcome:
    """Check and read a folder every way, and hold the answers against each other and against the files."""
    found = check(folder).findings
    if twice:
        assert check(folder).findings == found, "the same folder, other findings"
        with a_few_at_a_time():
            assert check(folder).findings == found, "in small blocks other findings"
    files = {name: (folder / name).read_bytes() for name in ("nodes.csv", "edges.csv")}
    plain = {
        "nodes.csv": plain_table(files["nodes.csv"], ("id", "name", "type")),
        "edges.csv": plain_table(files["edges.csv"], ("source", "target", "signed")),
    }
    for each in found:
        well_placed(each, files[each.file], plain[each.file])
    errors = [each for each in found if each.severity == "error"]
    strict = attempt(folder, keep_going=False)
    assert isinstance(strict, graph.Ecosystem) == (not errors), "read and check disagree"
    if isinstance(strict, graph.DataError):
        assert strict.findings == found, "read and check find different faults"
    lenient = attempt(folder, keep_going=True) if errors or twice else strict
    if isinstance(lenient, graph.DataError):
        assert any(each.rule.slug in NO_TABLE for each in errors), "keep_going refuses without need"
        return Outcome("refused", {each.rule.code for each in found}, None not in plain.values())
    if isinstance(strict, graph.Ecosystem):
        assert lenient.left_out == 0
        assert strict is lenient or strict.digest == lenient.digest, "keep_going reads clean data otherwise"
    whole(lenient)
    if twice:
        built(lenient)
        with a_few_at_a_time():
            other = attempt(folder, keep_going=bool(errors))
        assert isinstance(other, graph.Ecosystem), "in small blocks it is refused"
        assert other.digest == lenient.digest, "in small blocks other tables"
    faithful(lenient, with_blanks(plain, errors))
    accounted(lenient, found, plain)
    verdict = "in part" if errors else "read"
    return Outcome(verdict, {each.rule.code for each in found}, None not in plain.values())


@contextmanager
def a_few_at_a_time() -> Iterator[None]:
    """Read a few characters and records at a time, as large files are, whatever the size."""
    before = sheet.STRETCH, sheet.BLOCK
    sheet.STRETCH, sheet.BLOCK = 7, 2
    try:
        yield
    finally:
        sheet.STRETCH, sheet.BLOCK = before


def attempt(folder: Path, *, keep_going: bool) -> graph.Ecosystem | graph.DataError:
    """Read; give the ecosystem, or the error that says what is wrong with the data. All others are raised."""
    try:
        return graph.read(folder, keep_going=keep_going)
    except graph.DataError as fault:
        return fault


def well_placed(found: Finding, data: bytes, plain: Plain | None) -> None:
    """A finding is one of the registry, prints, and names a row and a column that exist."""
    assert found.rule is RULES[found.rule.slug]
    assert str(found).isprintable()
    lines = max(len(re.findall(rb"\r\n|\r|\n", data)), len(data.split(b"\n"))) + 1
    assert 0 <= found.row <= lines, f"no row {found.row}"
    if plain is not None and found.row > 1:
        assert found.row in plain.rows, f"row {found.row} is blank or not there"
        if found.letter:
            named = {letter(place): name for place, name in enumerate(plain.header)}
            given = unicodedata.normalize("NFKC", named[found.letter]).casefold().split()
            assert (
                found.column.casefold().split() == given
                or not found.column.isascii()
                or any(not each.isprintable() for each in named[found.letter])
            ), f"{found.column} is not column {found.letter}"


def whole(eco: graph.Ecosystem) -> None:
    """No end of a tie is missing, and none is tied to itself."""
    ids = eco.nodes["id"]
    assert ids.is_unique, "an id twice"
    assert (ids != "").all(), "a blank id"
    assert set(eco.edges["source"]) | set(eco.edges["target"]) <= set(ids), "a dangling tie"
    assert (eco.edges["source"] != eco.edges["target"]).all(), "a tie to itself"


def built(eco: graph.Ecosystem) -> None:
    """The graph has an edge for each pair of organisations with a tie that counts."""
    G = graph.build(eco)
    assert set(G) <= set(eco.nodes["id"])
    ties = eco.collaboration
    assert G.number_of_edges() == len(
        {frozenset(pair) for pair in zip(ties["source"], ties["target"], strict=True)}
    )


def accounted(eco: graph.Ecosystem, found: Sequence[Finding], plain: dict[str, Plain | None]) -> None:
    """Every record that is not blank was read, was left out and is counted, or repeats another one's row."""
    rows = {"nodes.csv": set(eco.nodes["row"]), "edges.csv": set(eco.edges["row"])}
    repeated = 0
    for name, kept in rows.items():
        errors = [each for each in found if each.file == name and each.severity == "error"]
        spoilt = {each.row for each in errors if each.rule.slug not in OF_A_CELL}
        again = {each.row for each in found if each.file == name and each.rule.slug == "repeated-row"}
        assert not kept & spoilt, "a row with an error was read"
        repeated += len(again - spoilt)
    if None in plain.values():
        return
    records = sum(len(each.rows) for each in plain.values() if each)
    read = len(eco.nodes) + len(eco.edges)
    assert records == read + eco.left_out + repeated, (
        f"{records} records, {read} read, {eco.left_out} left out"
    )


def with_blanks(plain: dict[str, Plain | None], errors: Sequence[Finding]) -> dict[str, Plain | None]:
    """The tables with the cells blank that cannot be read."""
    blanked = {name: source and Plain(source.header, dict(source.rows)) for name, source in plain.items()}
    for each in errors:
        source = blanked[each.file]
        if source and each.rule.slug in OF_A_CELL and each.row in source.rows:
            at = {letter(place): place for place in range(len(source.header))}[each.letter]
            cells = list(source.rows[each.row])
            cells[at] = ""
            source.rows[each.row] = cells
    return blanked


def faithful(eco: graph.Ecosystem, plain: dict[str, Plain | None]) -> None:
    """Every cell that was read says what stands in its row of the file."""
    called = eco.nodes[[name for name in ("id", "name", "name_ja", "aliases") if name in eco.nodes]]
    names = {str(row[0]): Called(map(str, row[1:])) for row in called.itertuples(index=False)}
    for name, table in (("nodes.csv", eco.nodes), ("edges.csv", eco.edges)):
        source = plain[name]
        if source is None:
            continue
        place = {column: at for at, column in enumerate(source.header)}
        for kept in table.to_dict("records"):
            cells = source.rows[int(kept["row"])]
            for column in ("id", "source", "target", *WORDS):
                if (
                    column in place
                    and column in kept
                    and not (
                        column in ("source", "target") and cells[place[column]] in names[str(kept[column])]
                    )
                ):
                    same_text(str(kept[column]), cells[place[column]], column)
            if name == "edges.csv":
                same_dates({str(key): value for key, value in kept.items()}, cells, source)


class Called:
    """What an organisation is called, whatever the case, width and blanks."""

    def __init__(self, cells: Iterable[str]) -> None:
        self.names = {self.plain(each) for cell in cells for each in (cell, *re.split("[;；|]", cell))}

    def plain(self, text: str) -> str:
        """Give a name as it is compared."""
        text = re.sub('^="([^"]*)"$', r"\1", text.strip())
        return "".join(unicodedata.normalize("NFKC", text).casefold().split())

    def __contains__(self, text: object) -> bool:
        return self.plain(str(text)) in self.names


def same_text(kept: str, raw: str, column: str) -> None:
    """A text is kept as it stands but for blanks around it, line breaks in it and marks that stand apart."""
    plain = raw.strip()
    if column == "agreement" and not plain:
        return  # made of its content
    if plain.isprintable() and unicodedata.is_normalized("NFC", plain) and not plain.startswith('="'):
        assert kept == plain, f"{column}: {raw!r} was read as {kept!r}"


def same_dates(kept: dict[str, object], cells: list[str], source: Plain) -> None:
    """First and last day of signing, and the last day in force, are those of the cells."""
    place = {column: at for at, column in enumerate(source.header)}

    def plain(row: list[str], column: str) -> str:
        text = row[place[column]].strip() if column in place and len(row) > place[column] else ""
        found = re.fullmatch(r'="([^"]*)"', text)
        return found[1].strip() if found else text

    def days(column: str) -> tuple[date, date] | tuple[None, None]:
        text = plain(cells, column).removeprefix("9999-12-31")
        return days_of(text, [plain(row, column) for row in source.rows.values()]) if text else (None, None)

    first, last = days("signed")
    assert (as_date(kept["signed_first"]), as_date(kept["signed_last"])) == (first, last), (
        f"signed: {plain(cells, 'signed')!r}"
    )
    expires, stopped = plain(cells, "expires"), days("terminated")[1]
    term = unicodedata.normalize("NFKC", plain(cells, "term_years"))
    term = term.replace("十年", "10").replace("二年", "2").removesuffix("年")
    ends = [stopped] if stopped else []
    if expires and (last_day := days("expires")[1]):
        ends.append(last_day)
    elif last and term:
        ends.append(later(last, float(term)))
    assert as_date(kept["ends"]) == min(ends, default=None), f"ends: {expires!r} {stopped} {term!r}"


def as_date(value: object) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()  # type: ignore[call-overload, arg-type]


def later(day: date, years: float) -> date:
    """So many months later, or on the last day of that month."""
    months = round(years * 12)
    first = date(day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1, 1)
    length = ((first + timedelta(days=31)).replace(day=1) - first).days
    return first.replace(day=min(day.day, length))


# The run.


def tried(number: int, folder: Path) -> Outcome:
    """Write the files of a number into a folder, and judge them."""
    nodes, edges = inputs(number)
    (folder / "nodes.csv").write_bytes(nodes)
    (folder / "edges.csv").write_bytes(edges)
    return judge(folder, twice=number % 5 == 0)


def figures(outcomes: Sequence[Outcome], spent: float) -> str:
    """Say in a few lines what was tried and what became of it."""
    verdicts = Counter(each.verdict for each in outcomes)
    codes = Counter(code for each in outcomes for code in each.codes)
    never = sorted({rule.code for rule in RULES.values()} - set(codes))
    count = len(outcomes)
    shares = ", ".join(f"{verdicts[each]} {each}" for each in ("read", "in part", "refused"))
    return "\n".join((
        f"{count} inputs in {spent:.0f} s ({spent / max(count, 1) * 1000:.1f} ms each): {shares}",
        f"{sum(each.compared for each in outcomes)} had both files read a second time, cell by cell",
        f"{len(codes)} of {len(RULES)} codes met; never: {' '.join(never)}",
    ))  # fmt: skip


def main() -> int:
    """Try many inputs; 1 where one of them breaks what must hold, with its number."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--count", type=int, default=int(os.environ.get("FUZZ_COUNT", "100000")))
    parser.add_argument("--seed", type=int, default=int(os.environ.get("FUZZ_SEED", "0")))
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so many")
    parser.add_argument("--show", type=int, metavar="NUMBER", help="print one input and what is said of it")
    given = parser.parse_args()
    outcomes, wrong, began = [], 0, time.process_time()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as place:
        if given.show is not None:
            for data in inputs(given.show):
                print(data.decode("utf-8", "backslashreplace"), end="\n\n")
            print(tried(given.show, Path(place)), *check(place).findings, sep="\n")
            return 0
        for number in range(given.seed, given.seed + given.count):
            try:
                outcomes.append(tried(number, Path(place)))
            except Exception as fault:
                wrong += 1
                print(f"FUZZ_SEED={number}: {fault!r}", flush=True)
            if len(outcomes) % 1000 == 0 and sys.stderr.isatty():
                print(f"\r{len(outcomes)}", end="", file=sys.stderr, flush=True)
            if time.process_time() - began > given.seconds:
                break
    print(figures(outcomes, time.process_time() - began))
    print(f"{wrong} broke what must hold")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
