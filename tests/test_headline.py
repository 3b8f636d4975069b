"""One number has one word: every output of a run is opened, and each figure of the day read by its words."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner
from pptx import Presentation

from graph.commands.main import command
from tests.chance import by_turns
from tests.conftest import PATIENCE, shapes_of
from tests.measures.test_differential import COUNTED as COLLABORATION
from tests.measures.test_differential import ties_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from playwright.sync_api import Browser

NODES = """\
id,name,type,name_ja
e,Echo,city,
d,Delta,city,
c,Charlie,hub,
b,Bravo,hub,
a,Alpha,prefecture,甲県
"""
EDGES = """\
source,target,signed,agreement,renews,expires,relation
d,e,2018-06-01,m5,,2019-06-01,
b,a,2015-02-01,m2,m1,,
a,b,2010-03-01,m1,,,
c,b,,m4,,,
e,a,2020-05,m6,,,
a,c,2016,m3,,,
"""
TODAY = date(2026, 9, 21)
DAYS = ("", "2018-12-31")
# Of m1 to m6 only m4, b with c, has no date. m1 is renewed by m2, m5 is over on 2019-06-02, m6 the newest.
SMALL = {
    "": {"nodes": 5, "ties": 5, "agreements": 6, "dated": 5, "undated": 1},
    "2018-12-31": {"nodes": 5, "ties": 3, "signed": 4, "in_force": 3, "undated": 1},  # without m6
    "newest": {"nodes": 5, "ties": 4, "signed": 5, "in_force": 3},
    "today": {"signed": 5, "in_force": 3, "undated": 1},
}
WORDS = {
    "Organisations with a tie": "nodes", "Organisations": "nodes", "つながりのある組織": "nodes",
    "組織": "nodes",
    "Ties (pairs of partners)": "ties", "Ties": "ties", "つながり（提携先の組）": "ties", "つながり": "ties",
    "Agreements": "agreements", "協定": "agreements", "Agreements signed": "signed",
    "締結済みの協定": "signed",
    "Agreements in force": "in_force", "有効な協定": "in_force",
    "Undated agreements": "undated", "日付のない協定": "undated",
}  # fmt: skip
HEAD = {
    "en": r"(?P<nodes>\d+) organisations(?:,| ·) (?P<ties>\d+) ties(?: and| ·) ",
    "ja": r"組織(?P<nodes>\d+)(?:、| · )つながり(?P<ties>\d+)(?:、| · )",
}
SAID = {
    "en": (
        HEAD["en"]
        + r"(?P<agreements>\d+) agreements \((?:(?P<dated>\d+) dated, )?(?P<undated>\d+) undated\)",
        HEAD["en"] + r"(?P<signed>\d+) agreements signed \((?P<in_force>\d+) in force\)",
        r"(?P<nodes>\d+) organisations in .* by (?P<ties>\d+) ties under (?P<agreements>\d+) agreements\.",
        r"On .*: (?P<signed>\d+) agreements signed, (?P<in_force>\d+) of them in force; "
        r"(?P<undated>\d+) more undated\.",
    ),
    "ja": (
        HEAD["ja"] + r"協定(?P<agreements>\d+)（(?:日付あり(?P<dated>\d+)、|うち)日付なし(?P<undated>\d+)）",
        HEAD["ja"] + r"締結済みの協定(?P<signed>\d+)（うち有効(?P<in_force>\d+)）",
        r"(?P<nodes>\d+)組織が、(?P<agreements>\d+)の協定による(?P<ties>\d+)のつながりで",
        r"締結済みの協定は(?P<signed>\d+)件、うち有効な協定は(?P<in_force>\d+)件です。"
        r"ほかに日付のない協定が(?P<undated>\d+)件あります。",
    ),
}
Read = list[tuple[str, int]]


def said(text: str, lang: str) -> Read:
    """The figures in the sentences of a text."""
    found = [match for each in SAID[lang] for match in re.finditer(each, text)]
    return [(name, int(value)) for match in found for name, value in match.groupdict().items() if value]


def named(pairs: Iterable[Sequence[object]]) -> Read:
    """The figures of those pairs of texts of which the first names one and the second is a number."""
    cells = [(WORDS.get(str(name)), str(value).replace(",", "")) for name, value in pairs]
    return [(name, int(value)) for name, value in cells if name and value.isdecimal()]


def of_markdown(data: bytes, lang: str) -> Read:
    text = data.decode()
    return said(text, lang) + named(re.findall(r"^\| (.+) \| ([\d,]+) \|$", text, re.MULTILINE))


def of_page(data: bytes, lang: str) -> Read:
    text = re.sub(r"<style.*?</style>|\s+", " ", data.decode(), flags=re.DOTALL)
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr[^>]*>(.*?)</tr>", text)]
    tiles = re.findall(r"<dt>([^<]*)</dt><dd>([\d,]+)</dd>", text)
    return said(re.sub(r"<[^>]+>", "\n", text), lang) + named(
        [*(row for row in rows if len(row) == 2), *tiles]
    )


def of_workbook(data: bytes, lang: str) -> Read:
    sheets = [sheet.iter_rows(values_only=True) for sheet in openpyxl.load_workbook(io.BytesIO(data))]
    rows = [[cell for cell in row if cell is not None] for sheet in sheets for row in sheet]
    text = "\n".join(str(row[0]) for row in rows if len(row) == 1)
    return said(text, lang) + named([row for row in rows if len(row) == 2])


def of_slides(data: bytes, lang: str, *, last: bool = False) -> Read:
    """The figures on slides and in their notes; `last`: on the last with a map, which ends its series."""
    found: Read = []
    maps: list[Read] = []
    for slide in Presentation(io.BytesIO(data)).slides:
        texts = [shape.text_frame.text for shape in shapes_of(slide) if shape.has_text_frame]
        tables = [shape.table for shape in shapes_of(slide) if shape.has_table]
        rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
        notes = slide.notes_slide.notes_text_frame
        found += said("\n".join([*texts, notes.text if notes else ""]), lang)
        found += named([row for row in rows if len(row) == 2])
        maps.append(named((word, number) for number, word in pairwise(texts)))
    return found + ([each for each in maps if each][-1] if last else [])


def of_picture(data: bytes, lang: str) -> Read:
    texts = re.findall(r"<text[^>]*>([^<]*)", data.decode())
    return said("\n".join(texts), lang) + named((word, number) for number, word in pairwise(texts))


def of_growth(data: bytes, lang: str) -> Read:
    rows = [line.strip("| ").split(" | ") for line in data.decode().splitlines() if line.startswith("|")]
    return said(data.decode(), lang) + named(zip(rows[0], rows[-1], strict=True))


READERS: dict[str, Callable[[bytes, str], Read]] = {
    "centrality -o {}/hubs.md": of_markdown,
    "centrality -o {}/hubs.html": of_page,
    "centrality -o {}/hubs.xlsx": of_workbook,
    "report -o {}/report.md": of_markdown,
    "report -o {}/report.html": of_page,
    "report -o {}/report.xlsx": of_workbook,
    "report -o {}/report.pptx": of_slides,
    "growth -o {}/growth.md": of_growth,
    "timeline -o {}/line.svg": of_picture,
    "timeline -o {}/line.pptx": lambda data, lang: of_slides(data, lang, last=True),
}


RECENT = "timeline --from 2020 -o {}/line.pptx"
SAMPLED = {
    "centrality -o {}/hubs.md": ("", "en"),
    "report -o {}/report.html": ("2020-09-18", "ja"),
    "growth -o {}/growth.md": ("", "ja"),
    RECENT: ("2020-09-18", "en"),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    (folder / "nodes.csv").write_text(NODES, encoding="utf-8")
    (folder / "edges.csv").write_text(EDGES, encoding="utf-8")
    return folder


def output(line: str, day: str, data: Path, *, lang: str, to: Path) -> bytes:
    """Run a command, and give the file that it writes."""
    words = line.format(to).split()
    asked = ["--as-of", day] if day else []
    env = {"SOURCE_DATE_EPOCH": str((TODAY - date(1970, 1, 1)).days * 86400)}
    run = CliRunner().invoke(command, [*words, *asked, "--data", str(data), "--lang", lang], env=env)
    assert run.exit_code == 0, run.output
    return Path(words[-1]).read_bytes()


def counted(rows: list[dict[str, str]], day: date | None) -> dict[str, int]:
    """The figures of a day, row by row; without one those of everything."""
    collaboration = [row for row in rows if (row["relation"] or "mou") in COLLABORATION]
    dated = {row["agreement"] for row in collaboration if row["signed"]}
    undated = {row["agreement"] for row in collaboration} - dated
    if day is None:
        pairs = {frozenset((row["source"], row["target"])) for row in collaboration}
        several = {"agreements": len(dated | undated), "dated": len(dated)}
    else:
        ties = [tie for tie in ties_of(rows) if tie.counts(day, "certain", False)]
        pairs = {frozenset(tie.pair) for tie in ties}
        going = {tie.agreement for tie in ties if tie.counts(day, "certain", True)}
        several = {"signed": len({tie.agreement for tie in ties}), "in_force": len(going)}
    return {"nodes": len(frozenset().union(*pairs)), "ties": len(pairs), "undated": len(undated), **several}


def of_run(line: str, day: str, figures: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """What an output has to say: of the day asked for, else of everything, the newest date or today."""
    if day:
        return {**figures[day], "agreements": figures[day]["signed"]}  # all that the view counts
    if line.startswith(("growth", "timeline")):
        return {**figures["newest"]}
    return {**figures[""], **(figures["today"] if line.startswith("report") else {})}


def test_the_figures_of_small_data_are_those_worked_out_by_hand(small: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(EDGES)))
    rows = [{**dict.fromkeys(("term_years", "terminated", "kind"), ""), **row} for row in rows]
    for name, day in {"": None, "2018-12-31": date(2018, 12, 31), "newest": date(2020, 5, 31)}.items():
        found = counted(rows, day)
        assert {each: found[each] for each in SMALL[name]} == SMALL[name]


@pytest.mark.parametrize(("day", "lang"), [("", "en"), (DAYS[1], "ja")])
@pytest.mark.parametrize("line", READERS)
def test_every_output_of_small_data_has_the_figures_by_their_words(
    line: str, day: str, lang: str, small: Path, tmp_path: Path
) -> None:
    check(line, day, SMALL, data=small, lang=lang, to=tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("line", SAMPLED)
def test_every_output_of_the_sample_has_the_figures_by_their_words(
    line: str, data: Path, tmp_path: Path
) -> None:
    day, lang = SAMPLED[line]
    with (data / "edges.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    newest = max(tie.last for tie in ties_of(rows))
    days = {"": None, "newest": newest, "today": TODAY} | ({day: date.fromisoformat(day)} if day else {})
    figures = {name: counted(rows, each) for name, each in days.items()}
    figures["today"] = {each: figures["today"][each] for each in SMALL["today"]}
    check(line, day, figures, data=data, lang=lang, to=tmp_path)


def check(
    line: str, day: str, figures: Mapping[str, Mapping[str, int]], *, data: Path, lang: str, to: Path
) -> None:
    found = READERS[line.replace("--from 2020 ", "")](output(line, day, data, lang=lang, to=to), lang)
    wanted = of_run(line, day, figures)
    assert {*found} <= {*wanted.items()}, line
    told = {name for name, _ in found}
    assert told >= {"nodes", "ties"} | ({"signed"} if "signed" in wanted else {"agreements"})
    if line.startswith("report"):
        assert told >= {"agreements", "signed", "in_force", "undated"}
    if "in_force" in wanted and not line.endswith("svg"):
        assert "in_force" in told


@pytest.mark.parametrize("day", DAYS)
def test_tables_for_programs_have_the_same_figures(day: str, small: Path, tmp_path: Path) -> None:
    wanted = SMALL[day or "newest"]
    rows = json.loads(output("growth -o {}/growth.json", day, small, lang="en", to=tmp_path))
    names = {"nodes": "nodes", "ties": "ties", "signed": "agreements", "in_force": "active_agreements"}
    assert {each: rows[-1][name] for each, name in names.items()} == {each: wanted[each] for each in names}
    table = output("growth -o {}/growth.csv", day, small, lang="en", to=tmp_path).decode()
    assert list(csv.DictReader(io.StringIO(table)))[-1]["agreements"] == str(wanted["signed"])


def test_the_page_of_the_map_has_the_figures_by_their_words(
    small: Path, tmp_path: Path, browser: Browser
) -> None:
    context = browser.new_context(offline=True)
    context.set_default_timeout(1000 * PATIENCE)
    page = context.new_page()
    # In a short run each day in one language, as the other outputs of small data.
    for day, lang in by_turns([(DAYS[0], "en"), (DAYS[0], "ja"), (DAYS[1], "ja"), (DAYS[1], "en")], 0):
        path = tmp_path / f"{lang}{day}"
        path.mkdir()
        output("map -o {}/map.html", day, small, lang=lang, to=path)
        page.goto((path / "map.html").as_uri())
        page.wait_for_selector("html[data-ready=true]")
        found = said(page.inner_text("#summary"), lang)
        kinds = {"nodes", "ties", *(("signed", "in_force") if day else ("agreements", "undated"))}
        assert dict(found) == {each: SMALL[day][each] for each in kinds}
    context.close()


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        # with b by m1 and m2, with c by m3, with e by m6
        ([], {"Partners": "3", "Agreements": "4"}),
        (["--as-of", "2018-12-31"], {"Partners": "2", "Agreements": "3", "Agreements in force": "2"}),
        (["--as-of", "2018-12-31", "--active"], {"Partners": "2", "Agreements": "2"}),
    ],
)
def test_one_organisation_has_the_same_words(
    asked: list[str], wanted: dict[str, str], small: Path, tmp_path: Path
) -> None:
    words = ["show", "a", "--data", str(small), "--format", "md", *asked]
    text = CliRunner().invoke(command, words).stdout
    facts = text[text.index("## Facts") : text.index("## Where")]
    found = dict(re.findall(r"^\| (.+) \| (\d+) \|$", facts, re.MULTILINE))
    assert {each: found.get(each) for each in wanted} == wanted
    assert ("Agreements in force" in found) == ("Agreements in force" in wanted)
