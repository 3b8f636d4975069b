"""Every command with every reading of the data and in every form, on a small folder."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from icalendar import Calendar

from graph.commands.main import command
from graph.commands.terminal import Sink, run
from graph.errors import UsageError
from graph.vocabulary import TABLE_FORMS

DATA = Path(__file__).parents[2] / "data"
Tried = Callable[..., tuple[int, str, str]]

NODES = """id,name,type,name_ja,country
hub,The Hub,hub,拠点,JP
uni,Town University,university,町大学,US
pref,The Prefecture,prefecture,県,JP
city,Port City,city,港市,JP
lab,Lab,institute,,US
"""
# uni: until the end of 2018, then renewed; pref: some day of the fiscal year 2020; city: until 2022;
# lab: no date; uni lies in city.
EDGES = """source,target,signed,relation,agreement,renews,expires
hub,uni,2016-05,mou,m-1,,2018-12-31
uni,hub,2019-05-18,mou,m-2,m-1,
hub,pref,2020-04/2021-03,mou,m-3,,
pref,city,2018,partnership,m-4,,2022
city,hub,2019-01,mou,m-5,,2020-06-30
lab,uni,,mou,m-6,,
uni,city,,located_in,,,
"""
CLAIMS = "organisation,date,counted,number\nhub,2019-12-31,partners,2\n"

# Commands that answer with a table, each as one would ask on the folder above.
TABLES = [
    "centrality",
    "centrality --over-time year",
    "growth",
    "decomposition",
    "decomposition --by type",
    "coverage",
    "show hub",
    "path uni city",
    "neighbours hub --steps 2",
    "diff 2018 2021",
    "renewals",
    "renewals --chains",
    "whatif --add hub|lab",
    "whatif --best hub",
    "suggest uni",
    "suggest uni --record",
    "why hub",
    "audit",
]
PARTS = ["show hub", "diff 2018 2021", "whatif --add hub|lab", "suggest uni --record"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small folder."""
    place = tmp_path / "data"
    place.mkdir()
    for name, text in (("nodes", NODES), ("edges", EDGES), ("claims", CLAIMS)):
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def tried(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, folder: Path) -> Tried:
    """Run a command line on the small folder on 22 November 2026; gives exit code, stdout and stderr."""
    monkeypatch.setenv("GRAPH_DATA", str(folder))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")

    def attempt(line: str, *more: str) -> tuple[int, str, str]:
        code = run(command, [*line.split(), *more])
        out, err = capfdbinary.readouterr()
        return code, out.decode("utf-8", "replace"), err.decode()

    return attempt


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.slow
@pytest.mark.parametrize("line", TABLES)
@pytest.mark.parametrize("form", [each for each in TABLE_FORMS if each not in ("json", "jsonl")])
def test_every_table_comes_in_every_form(tried: Tried, line: str, form: str) -> None:
    code, out, err = tried(line, "--format", form)
    assert code == 0, err
    starts = {"md": "# " if line in PARTS else "## ", "html": "<!doctype html>", "xlsx": "PK"}
    assert out.startswith(starts.get(form, ""))
    assert len(out.splitlines()) > 1


@pytest.mark.parametrize("line", TABLES)
def test_every_table_is_a_list_of_flat_objects_for_programs(tried: Tried, tmp_path: Path, line: str) -> None:
    path = tmp_path / "answer.jsonl"
    assert tried(line, "-o", str(path), "--lang", "ja")[0] == 0
    found = json.loads(tried(line, "--format", "json", "--lang", "ja")[1])
    assert [json.loads(each) for each in path.read_text(encoding="utf-8").splitlines()] == found
    assert len({tuple(row) for row in found}) == 1  # every row has every column
    assert all(isinstance(cell, str | int | float | None) for row in found for cell in row.values())
    assert all(re.fullmatch("[a-z_]+", name) for name in found[0])  # machine names, whatever the language


@pytest.mark.parametrize("line", PARTS)
def test_an_answer_of_several_tables_has_a_sheet_a_part(tried: Tried, tmp_path: Path, line: str) -> None:
    path = tmp_path / "answer.xlsx"
    code, _, err = tried(line, "-o", str(path), "--lang", "ja")
    assert code == 0, err
    book = openpyxl.load_workbook(path)
    parts = list(dict.fromkeys(row["part"] for row in rows(tried(line, "--format", "csv")[1])))
    assert len(book.sheetnames) == len(parts) + 1
    assert book.sheetnames[-1] == "説明"
    for sheet in book.sheetnames[:-1]:
        heads = [cell.value for cell in book[sheet][1]]
        assert "部分" not in heads  # the part is the sheet
        assert book[sheet].max_row > 1
    page = tried(line, "--format", "html")[1]
    assert page.count("<table ") == page.count("<h2 ") == len(parts)
    assert page.count("<h1 ") == 1


@pytest.mark.parametrize("line", TABLES)
def test_every_command_speaks_japanese(tried: Tried, line: str) -> None:
    code, out, err = tried(line, "--lang", "ja", "--format", "md")
    assert code == 0, err
    assert re.search("[\u3040-\u30ff\u4e00-\u9fff]", out)
    words = set(re.findall(r"[A-Za-z_]{3,}", re.sub(r"`[^`]*`|<[^>]*>|--[a-z-]+( [a-z]+)?", "", out)))
    # what stays in Latin letters: names and ids of the data, and names of methods and files
    named = {
        "hub",
        "uni",
        "pref",
        "city",
        "lab",
        "Lab",
        "csv",
        "edges",
        "claims",
        "AUC",
        "Adamic",
        "Adar",
        "MOU",
    }
    named |= {"The", "Hub"} if line == "show hub" else set()  # its English name is one of the facts
    assert words <= named, words - named


@pytest.mark.parametrize("line", [each for each in TABLES if not each.startswith(("diff", "audit"))])
def test_a_day_is_looked_at_by_every_command(tried: Tried, line: str) -> None:
    if line == "path uni city":
        line = "path uni hub"
    if line == "renewals --chains":
        line = "renewals"
    now = tried(line, "--format", "json")
    then = tried(line, "--format", "json", "--as-of", "2018-06-30")
    assert (now[0], then[0]) == (0, 0), then[2]
    assert then[1] != now[1] or line == "path uni hub"
    assert "2018-06-30" in then[2]


@pytest.mark.parametrize("line", [each for each in TABLES if not each.startswith("audit")])
def test_ties_in_force_are_looked_at_by_every_command(tried: Tried, line: str) -> None:
    code, out, err = tried(line, "--format", "json", "--active")
    assert code == 0, err
    # m-4 and m-5 are over, m-3 and m-2 are not: in November 2026 hub has uni and pref
    if line == "centrality":
        assert {row["id"]: row["partners"] for row in json.loads(out)} == {"hub": 2, "uni": 1, "pref": 1}
    if line == "neighbours hub --steps 2":
        assert [row["id"] for row in json.loads(out)] == ["pref", "uni"]
    if line == "path uni city":
        assert json.loads(out) == []
    if line == "why hub":
        assert sum(row["counted"] for row in json.loads(out)) == 2


@pytest.mark.parametrize("line", [each for each in TABLES if not each.startswith("diff")])
def test_the_possible_reading_is_taken_by_every_command(tried: Tried, line: str) -> None:
    # on 30 September 2020 m-3, of the fiscal year 2020, has possibly been signed
    both = [
        tried(line, "--format", "json", "--as-of", "2020-09-30", "--dates", each)
        for each in ("certain", "possible")
    ]
    assert [each[0] for each in both] == [0, 0], both
    if line == "centrality":
        partners = [{row["id"]: row["partners"] for row in json.loads(out)}["hub"] for _, out, _ in both]
        assert partners == [2, 3]
    if line == "path uni city":
        assert [len(json.loads(out)) for _, out, _ in both] == [2, 2]
    if line == "why hub":
        assert [sum(row["counted"] for row in json.loads(out)) for _, out, _ in both] == [3, 4]
    if line == "growth":
        assert [json.loads(out)[-1]["ties"] for _, out, _ in both] == [3, 4]
    if line.startswith("audit"):
        assert [json.loads(out)[0]["ours"] for _, out, _ in both] == [2, 2]


def test_a_fact_is_in_words_for_people_and_a_key_for_programs(tried: Tried) -> None:
    line = "show hub --part facts --lang ja"
    assert "| 種別 | 拠点 |" in tried(line, "--format", "md")[1]
    assert {row["fact"]: row["value"] for row in rows(tried(line, "--format", "csv")[1])}["type"] == "hub"


# One line of every command that reads the data, but for those that draw for seconds.
LISTING = [
    "audit", "centrality", "diff {folder} {folder}", "export -o {folder}.graphml", "growth",
    "map -o {folder}.html", "layout -o {folder}.csv", "neighbours hub", "path uni hub", "renewals",
    "show hub", "suggest uni", "whatif --add hub|lab", "why hub",
]  # fmt: skip
READINGS = ["--as-of 2020-09-30", "--active", "--dates possible", "--relation mou", "--type hub"]


@pytest.mark.parametrize("line", LISTING, ids=lambda line: line.split()[0])
def test_every_option_that_help_lists_can_be_used(tried: Tried, folder: Path, line: str) -> None:
    code, shown, _ = tried(f"{line.split()[0]} --help")
    listed = [each for each in READINGS if f"  {each.split()[0]} " in shown]
    assert code == 0
    assert listed
    for each in listed:
        code, _, err = tried(f"{line.format(folder=folder)} {each}")
        assert code == 0, err


def test_a_reading_without_sense_is_refused_in_a_sentence(tried: Tried) -> None:
    code, out, err = tried("diff 2018 2019 --as-of 2020")
    assert (code, out) == (2, "")
    assert "leave" in err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("growth --decompose --from 2017", "decomposition --from 2017"),
        ("growth --decompose --by=type", "decomposition --by=type"),
        ("growth --by type --every quarter", "decomposition --by type --every quarter"),
        ("growth --coverage=country --active", "coverage --by=country --active"),
        ("path uni city --limit 2", "path uni city --top 2"),
    ],
)
def test_an_old_name_gives_what_the_new_one_gives_and_says_so(tried: Tried, old: str, new: str) -> None:
    code, out, err = tried(old)
    assert (code, out) == tried(new)[:2]
    assert out
    assert "the old name is understood until the next version" in err
    assert "understood" not in tried(f"{old} -q")[2]
    assert "understood" not in tried(f"{old} -qq")[2]
    assert "以前の書き方は次の版まで使えます" in tried(f"{old} --lang ja")[2]


@pytest.mark.parametrize(
    ("line", "word"),
    [("centrality --as-of {}", "today"), ("centrality --as-of {}", "今日"), ("diff 2018 {}", "本日"),
     ("growth --as-of {} --from 2019", "Today"), ("whatif --add hub|lab|{}", "今日"),
     ("report --since {} --format md -o -", "today")],
)  # fmt: skip
def test_today_is_a_day_wherever_a_day_is_asked_for(tried: Tried, line: str, word: str) -> None:
    code, out, err = tried(line.format(word))
    assert code == 0, err
    assert (code, out, err) == tried(line.format("2026-11-22"))


@pytest.mark.parametrize("days", ["2018,2026-11-22", "2018、今日", "2018，today", " 2018 ,本日"])
def test_days_of_a_time_line_are_parted_as_any_list(tried: Tried, days: str, tmp_path: Path) -> None:
    code, _, err = tried("timeline --format svg -o", str(tmp_path / "out"), "--every", days)
    assert code == 0, err
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == ["2018-12-31.svg", "2026-11-22.svg"]


@pytest.mark.parametrize("page", ["--overview", "--difference"])
def test_one_page_of_a_time_line_is_a_file_whatever_it_is_called(
    tried: Tried, page: str, tmp_path: Path
) -> None:
    code, _, err = tried(f"timeline {page} --format svg -o", str(tmp_path / "out"))
    assert code == 0, err
    assert (tmp_path / "out").read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("growth --every", "graph growth"),
        ("growth --active=1", "graph growth"),
        ("add agreement --term", "graph add agreement"),
        ("growth --coverage", "graph coverage"),
        ("--lang", "graph"),
    ],
)
def test_every_misuse_says_where_help_is(tried: Tried, line: str, where: str) -> None:
    code, _, err = tried(line)
    assert code == 2
    assert err.endswith(f"Try '{where} --help' for help.\n")


@pytest.mark.parametrize(
    ("american", "british"),
    [("neighbors hub", "neighbours hub"), ("add organization --help", "add organisation --help")],
)
def test_american_spellings_are_understood(tried: Tried, american: str, british: str) -> None:
    assert tried(american) == tried(british)
    assert tried(american)[0] == 0


@pytest.mark.parametrize(
    "line", ["centrality --measure {}", "diff 2018 2021 --measure {}", "whatif --best hub --measure {}"]
)
@pytest.mark.parametrize("typed", ["媒介中心性", "Betweenness", "ＢＥＴＷＥＥＮＮＥＳＳ"])
def test_a_measure_is_understood_by_its_heading(tried: Tried, line: str, typed: str) -> None:
    code, out, err = tried(line.format(typed), "--format", "json")
    assert code == 0, err
    assert out == tried(line.format("betweenness"), "--format", "json")[1]


@pytest.mark.parametrize("line", [each for each in TABLES if each not in PARTS])
def test_the_first_rows_are_given_on_request(tried: Tried, line: str) -> None:
    every, first = (rows(tried(line, "--format", "csv", *more)[1]) for more in ((), ("--top", "1")))
    if line.startswith("centrality --over-time"):
        assert first == [
            row for n, row in enumerate(every) if not n or row["period"] != every[n - 1]["period"]
        ]
    elif "period" in every[0]:  # the newest
        assert first == [row for row in every if row["period"] == every[-1]["period"]]
    elif "path" in every[0]:
        assert first == [row for row in every if row["path"] == "1"]
    else:
        assert first == every[:1]


@pytest.mark.parametrize("line", PARTS[:3])
def test_the_first_rows_of_each_part_are_given_on_request(tried: Tried, line: str) -> None:
    every, first = (rows(tried(line, "--format", "csv", *more)[1]) for more in ((), ("--top", "1")))
    assert first == [row for n, row in enumerate(every) if not n or row["part"] != every[n - 1]["part"]]


@pytest.mark.parametrize(
    "line",
    [
        "show hubb", "path hubb uni", "path hub unni", "neighbours hubb", "suggest hubb", "why hubb",
        "why hub --with unni", "whatif --best hubb", "whatif --add hub|unni", "centrality --without hubb",
    ],
)  # fmt: skip
def test_an_unknown_organisation_is_told_with_those_that_come_near(tried: Tried, line: str) -> None:
    code, out, err = tried(line)
    assert (code, out) == (2, "")
    assert re.search(r"no organisation is called '\w+'; did you mean '(The Hub|hub|uni)", err), err


def test_types_and_relations_go_by_the_words_of_tables(tried: Tried) -> None:
    for words, keys in (
        ("--type 大学", "--type university"),
        ("--type University", "--type university"),
        ("--type ＨＵＢ,大学", "--type hub,university"),
        ("--relation 提携", "--relation partnership"),
        ("--relation Partnership", "--relation partnership"),
    ):
        code, out, err = tried(f"centrality {words}")
        assert (code, rows(out)) == (0, rows(tried(f"centrality {keys}")[1])), err
        assert rows(out)


@pytest.mark.parametrize("name", ["拠点", "ＴＨＥ　ＨＵＢ", "the hub", "hub"])
def test_an_organisation_goes_by_any_of_its_names(tried: Tried, name: str) -> None:
    code, out, _ = tried("why", name, "partners", "--counted")
    assert code == 0
    assert [row["number"] for row in rows(out)] == ["1", "2", "", "3"]  # uni, city, uni once more, pref


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("diff 2018 2021 --exit-code", 1),
        ("diff 2021 2021 --exit-code", 0),
        ("renewals --as-of 2020-03 --exit-code", 1),  # m-5 ends on 30 June
        ("renewals --as-of 2015 --exit-code", 0),
        ("audit --exit-code", 0),
        ("audit --as-of 2010 --exit-code", 0),
    ],
)
def test_an_exit_code_tells_a_script_what_it_wants_to_know(tried: Tried, line: str, code: int) -> None:
    assert tried(line)[0] == code


def test_notice_that_is_due_exits_with_one(tried: Tried, folder: Path) -> None:
    header = "source,target,signed,agreement,term_years,auto_renews,notice_months\n"
    (folder / "edges.csv").write_text(header + "hub,uni,2016-05-18,m-1,3,yes,6\n", encoding="utf-8")
    # It rolls on 2028-05-18, and notice is to be given by 2027-11-18.
    ask = "renewals --as-of 2026-12-31 --exit-code --within"
    assert tried(ask, "6m")[0] == 0
    assert tried(ask, "12m")[0] == 1
    code, out, _ = tried("renewals --as-of 2026-12-31 --format table")
    assert (code, "2027-11-18  2028-05-18" in out) == (0, True)
    assert "Notice by" not in tried("renewals --as-of 2017 --status lapsed --format table")[1]


def test_a_claim_that_does_not_hold_exits_with_one(tried: Tried, folder: Path) -> None:
    (folder / "claims.csv").write_text(CLAIMS.replace(",2\n", ",7\n"), encoding="utf-8")
    assert tried("audit --exit-code")[0] == 1
    assert tried("audit")[0] == 0


def test_the_calendar_is_a_form_and_a_file_beside(tried: Tried, tmp_path: Path) -> None:
    code, out, err = tried("renewals --as-of 2020-03 --format ics --lang ja --remind 30")
    assert code == 0
    assert "2020-03-31時点" in err
    assert [str(each["SUMMARY"]) for each in Calendar.from_ical(out).events] == [
        "協定の満了：港市; 拠点", "協定の満了：港市; 県",
    ]  # fmt: skip
    one, other = tmp_path / "a.ics", tmp_path / "b.ICS"
    code, table, _ = tried(f"renewals --as-of 2020-03 --lang ja --remind 30 --calendar {one} -o {other}")
    assert (code, table) == (0, "")
    assert one.read_bytes() == other.read_bytes() == out.encode()
    assert "\r\n" in out
    code, table, _ = tried(f"renewals --as-of 2020-03 --calendar {one}")
    assert rows(table)[0]["agreement"] == "m-5"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("renewals --chains --format ics", "leave --chains or the form ics out"),
        ("renewals --remind 30", "--remind is for a calendar"),
        ("renewals --calendar a.txt", "name it .ics"),
        ("centrality -o hubs.ics", "names no form of a table"),
        ("renewals -o a.pdf", "csv|json|jsonl|md|html|xlsx|ics"),
    ],
)
def test_what_makes_no_calendar_is_refused(tried: Tried, line: str, told: str) -> None:
    code, out, err = tried(line)
    assert (code, out) == (2, "")
    assert told in err


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("active", [(), ("--active",), ("--as-of", "2020-09-30", "--dates", "possible")])
def test_what_is_exported_can_be_imported_and_checked(
    tried: Tried, tmp_path: Path, lang: str, active: tuple[str, ...]
) -> None:
    path, back = tmp_path / "e.gexf", tmp_path / "back"
    code, out, err = tried("export", "-o", str(path), "--lang", lang, *active)
    assert (code, out) == (0, "")
    assert ("無向" if lang == "ja" else "undirected") in err
    code, out, err = tried("import", str(path), "-o", str(back), "--lang", lang)
    assert (code, out) == (0, ""), err
    same = [tried("centrality", "--data", str(each), *active)[1] for each in (back, DATA)]
    assert rows(same[0]) == rows(tried("centrality", *active)[1]) or active


def test_parquet_goes_out_and_comes_back(tried: Tried, tmp_path: Path, folder: Path) -> None:
    out, back = tmp_path / "p", tmp_path / "back"
    assert tried("export", "--format", "parquet", "-o", str(out))[0] == 0
    code, _, err = tried("import", str(out / "nodes.parquet"), str(out / "edges.parquet"), "-o", str(back))
    assert code == 0, err
    assert tried("centrality", "--data", str(back))[1] == tried("centrality")[1]


def test_what_was_supposed_on_import_is_said_in_japanese(tried: Tried, tmp_path: Path) -> None:
    (tmp_path / "ties.csv").write_text("Source,Target,Start\na,b,2016-05-18\n", encoding="utf-8")
    code, _, err = tried("import", str(tmp_path / "ties.csv"), "-o", str(tmp_path / "x"), "--lang", "ja")
    assert code == 0
    assert "一覧から2組織を読み取りました" in err
    assert "署名日の列がないため、開始日（'Start'）を署名日としました" in err


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
@pytest.mark.parametrize(
    "line", ["growth --every month --from 1990", "why link-j", "renewals", "show link-j"]
)
def test_a_reader_that_goes_away_is_no_error(line: str) -> None:
    shell = f"{sys.executable} -m graph {line} --data {DATA} | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1] == "0"
    assert "Traceback" not in done.stderr
    assert "roken" not in done.stderr


@pytest.mark.slow
def test_from_a_year_is_from_its_first_day(tried: Tried, tmp_path: Path) -> None:
    assert rows(tried("growth --every month --from 2019")[1])[0]["period"] == "2019-01"
    # 2020 ends with the day that is looked at, 18 September, which is after the first of January
    [only] = rows(tried("growth --as-of 2020-09-18 --from 2020")[1])
    assert only["period"] == "2020"
    assert tried("timeline --every quarter --from 2020-07", "-o", str(tmp_path / "t"))[0] == 0
    names = sorted(path.stem for path in (tmp_path / "t").iterdir())
    assert names == ["2020-Q3", "2020-Q4", "2021-Q1"]


def test_the_first_of_each_period_are_those_of_the_types_asked_for(tried: Tried) -> None:
    # at the end of 2021 the hub has three partners, prefecture and city have two each
    out = tried("centrality --over-time year --as-of 2021 --top 1 --type prefecture")[1]
    last = rows(out)[-1]
    assert (last["period"], last["id"], last["value"], last["rank"]) == ("2021", "pref", "2.0", "2")


@pytest.mark.slow
@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
def test_programs_find_the_part_where_nothing_changed(tried: Tried, form: str) -> None:
    changed, same = (tried(f"diff {days} --format {form}")[1] for days in ("2018 2021", "2018 2018"))
    if form == "csv":
        assert changed.splitlines()[0] == same.splitlines()[0]
        assert same.startswith("part,change,")
    assert len(same.splitlines()) == {"csv": 1, "json": 1, "jsonl": 0}[form]


def test_what_is_counted_is_told_of_the_day_of_the_table(tried: Tried) -> None:
    err = tried("whatif --as-of 2018-01-01 --add hub|lab|2026-12 --format json")[2]
    assert "as of 2026-12-31" in err
    assert "2018-01-01" not in err


@pytest.mark.slow
def test_lines_of_renewals_are_asked_for_by_status_time_and_day(tried: Tried, folder: Path) -> None:
    edges = (folder / "edges.csv").read_text(encoding="utf-8")
    text = edges.replace("mou,m-2,m-1,", "mou,m-2,m-1,2028-01-01")
    (folder / "edges.csv").write_text(text, encoding="utf-8")
    lines = [
        ("renewals --chains", "in-force"),
        ("renewals --chains --within 3y", "due"),
        ("renewals --chains --as-of 2028-06", "lapsed"),
        ("renewals --chains --within 3y --status due", "due"),
    ]
    for line, status in lines:
        assert [row["status"] for row in rows(tried(line)[1])] == [status], line
    for line in ("renewals --chains --status lapsed", "renewals --chains --active --as-of 2028-06"):
        assert rows(tried(line)[1]) == []


def test_renewals_in_force_are_those_begun_and_not_over(tried: Tried) -> None:
    # m-1, m-4 and m-5 are over; m-6 has no date; m-1 is over and renewed
    assert [row["agreement"] for row in rows(tried("renewals --active")[1])] == ["m-2", "m-3"]


def test_a_relation_that_one_folder_only_has_is_new_or_gone(
    tried: Tried, folder: Path, tmp_path: Path
) -> None:
    later = tmp_path / "later"
    later.mkdir()
    (later / "nodes.csv").write_text(NODES, encoding="utf-8")
    (later / "edges.csv").write_text(EDGES + "lab,pref,2022,joint_lab,m-7,,\n", encoding="utf-8")
    for sides, change in ((f"{folder} {later}", "new"), (f"{later} {folder}", "removed")):
        code, out, err = tried(f"diff {sides} --relation joint_lab --part agreements")
        assert code == 0, err
        assert [(row["change"], row["agreement"]) for row in rows(out)] == [(change, "m-7")]
    assert "no relation is called 'joint_lap'" in tried(f"diff {folder} {later} --relation joint_lap")[2]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("timeline --every 2017,2019 --from 2018 -o t", "leave out the day to begin with and the day shown"),
        ("timeline --every 2017,2019 --as-of 2018 -o t", "leave out the day to begin with and the day shown"),
        ("layout --as-of 2018", "no such option '--as-of'"),
        ("layout --active", "no such option '--active'"),
        ("layout --dates possible", "no such option '--dates'"),
        ("diff 2018 2021 --type hub", "no such option '--type'"),
        ("coverage --every month", "no such option '--every'"),
        ("densification --from 2015", "no such option '--from'"),
        ("growth --coverage country --densification", "no such option '--densification'"),
        ("whatif --best hub --measure degree,harmonic", "--best ranks by one measure"),
        ("renewals --chains --assume-term 5y", "leave --chains or --assume-term out"),
        ("audit --relation mou", "no such option '--relation'"),
        ("audit --type hub", "no such option '--type'"),
        ("audit --active", "no such option '--active'"),
    ],
)
def test_an_option_that_would_change_nothing_is_refused(tried: Tried, line: str, told: str) -> None:
    code, out, err = tried(line)
    assert (code, out) == (2, "")
    assert told in err


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.csv", "csv"),
        ("b/A.XLSX", "xlsx"),
        ("a.ndjson", "jsonl"),
        ("a.md", "md"),
        ("a.htm", "html"),
        ("a.txt", "table"),
    ],
)
def test_a_suffix_names_a_form(name: str, form: str) -> None:
    assert Sink(None, Path(name)).named() == form


@pytest.mark.parametrize("name", ["a", "a.pdf", ".csv", "/dev/stdout"])
def test_other_suffixes_name_none(name: str) -> None:
    with pytest.raises(UsageError, match="names no form of a table"):
        Sink(None, Path(name)).named()
