"""The command, tried as a new user would: right, wrong, piped, in Japanese."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import graph
from graph.commands.main import command
from graph.commands.terminal import run
from tests.chance import by_turns

DATA = Path(__file__).parents[2] / "data"
GRAPH = (sys.executable, "-m", "graph")
Tried = Callable[..., tuple[int, str, str]]


@pytest.fixture
def tried(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Tried:
    """Run a command line on data/; gives exit code, stdout and stderr."""
    monkeypatch.setenv("GRAPH_DATA", str(DATA))

    def attempt(*arguments: str) -> tuple[int, str, str]:
        code = run(command, list(arguments))
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return attempt


def small(folder: Path, *ties: str) -> Path:
    """A folder with three organisations a, b, c and the ties given."""
    folder.mkdir(exist_ok=True)
    (folder / "nodes.csv").write_text(
        "id,name,type\na,Alpha,hub\nb,Beta,city\nc,Gamma,city\n", encoding="utf-8"
    )
    (folder / "edges.csv").write_text("\n".join(["source,target,signed", *ties, ""]), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["centrality", "--data", "nowhere"], 3, "there is no file nowhere"),
        (["centrality", "--without", "LINKJ"], 2, "no organisation is called 'LINKJ'; did you mean"),
        (["centrality", "--type", "citty"], 2, "no type is called 'citty'; did you mean 'city'?"),
        (["centrality", "--relation", "mouu"], 2, "no relation is called 'mouu'; did you mean 'mou'"),
        (["centrality", "--measure", "betweeness"], 2, "did you mean 'betweenness'"),
        (["centrality", "--measure", "degree,"], 2, "a name is missing in 'degree,'"),
        (["centrality", "--measure", "xyz"], 2, "choose one of partners, agreements, degree"),
        (["centrality", "--as-of", "01/05/2016"], 2, "could be 1 May or 5 January 2016"),
        (["centrality", "--as-of", "yesterday"], 2, "is not a date; write YYYY"),
        (["centrality", "-o", "nodir/hubs.csv"], 3, "there is no folder nodir"),
        (["centrality", "-o", "hubs.pdf"], 2, "names no form of a table by its ending"),
        (["growth", "--chart", "growth.pdf"], 2, "pictures are written as .png or .svg"),
        (["growth", "--every", "week"], 2, "'week' is not one of"),
        (["centrality", "--top", "0"], 2, "0 is not in the range"),
        # An option has no cell that could be left blank.
        *(
            ([*command, text], 2, f"{text!r} is {wrong}\n")
            for command in (["centrality", "--as-of"], ["growth", "--from"], ["diff", "2020"])
            for text, wrong in (
                ("9999", "outside the years 1800 to 2100; name a year among them"),
                ("unknown", "not a date; name a day, a month or a year, such as 2016-05-18"),
            )
        ),
        *(
            (["renewals", "--assume-term", term], 2, f"a term of {term} ends on the day on which it begins")
            for term in ("0y", "0m", "0d")
        ),
        (["centralty"], 2, "no such command 'centralty'; did you mean 'centrality'?"),
    ],
)
def test_a_wrong_request_gets_a_sentence_and_an_exit_code(
    tried: Tried, arguments: list[str], code: int, told: str
) -> None:
    got, out, err = tried(*arguments)
    assert (got, out) == (code, "")
    assert told in err
    assert "Traceback" not in err


def test_faulty_data_are_refused_with_every_fault(tried: Tried, tmp_path: Path) -> None:
    folder = small(tmp_path / "bad", "a,b,2016", "a,zz,2017", "b,c,03/05/2016")
    code, out, err = tried("centrality", "--data", str(folder))
    assert (code, out) == (1, "")
    assert "edges.csv:3: error E203 unknown-id  target (column B): 'zz' is not an id in nodes.csv" in err
    assert "edges.csv:4: error E301 bad-date  signed (column C): '03/05/2016' could be 3 May" in err


def test_keep_going_works_with_the_good_rows_and_says_how_many_it_left_out(
    tried: Tried, tmp_path: Path
) -> None:
    folder = small(tmp_path / "bad", "a,b,2016", "a,zz,2017", "b,c,03/05/2016")
    code, out, err = tried("centrality", "--data", str(folder), "--keep-going", "--measure", "partners")
    assert code == 0
    assert out.splitlines()[1:] == ["1,b,Beta,city,2", "2,a,Alpha,hub,1", "2,c,Gamma,city,1"]
    assert "1 faulty row is left out" in err
    assert "cells that cannot be read are left blank: 1 in signed; `graph check --data" in err
    japanese = tried("centrality", "--data", str(folder), "--keep-going", "--lang", "ja")[2]
    assert "読めないセルを空欄として扱いました：signed 1件。" in japanese


def test_check_exits_with_one_on_errors_and_three_on_missing_files(tried: Tried, tmp_path: Path) -> None:
    good, bad = small(tmp_path / "good", "a,b,2016"), small(tmp_path / "bad", "a,a,2016")
    assert tried("check", "--data", str(good))[:2] == (
        0,
        f"{good}: 3 organisations, 1 tie; 0 errors, 0 warnings, 0 notes\n",
    )
    code, out, _ = tried("check", "--data", str(bad), "--format", "json")
    assert code == 1
    assert [(each["code"], each["row"], each["column"]) for each in json.loads(out)] == [
        ("E205", 2, "target")
    ]
    assert tried("check", "--data", str(tmp_path / "none"))[0] == 3


def test_a_check_in_japanese_says_what_was_found_and_what_to_do(tried: Tried, tmp_path: Path) -> None:
    bad = str(small(tmp_path, "a,zz,2016", "b,b,2017", "a,c,2018-02-30"))
    code, out, err = tried("check", "--data", bad, "--lang", "ja")
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "edges.csv:2: エラー E203  target（B 列）："
        "'zz' は nodes.csv の ID にありません。組織を nodes.csv に追加してください。",
        "edges.csv:3: エラー E205  target（B 列）："
        "'b' が自分自身とつながっています。二つの組織を書くか、行を削除してください。",
        "edges.csv:4: エラー E301  signed（C 列）：'2018-02-30' という日はありません。"
        "その月は28日までです。月までしか分からなければ2018-02と書いてください。",
        f"{bad}：組織3、つながり3；エラー3件、警告0件、注記0件",
    ]
    # Notes are left out of the lines, never out of the counts.
    quiet = tried("check", "--data", str(DATA), "--lang", "ja", "--quiet")[1]
    assert quiet == f"{DATA}：組織119、つながり236；エラー0件、警告0件、注記3件\n"


def test_a_hint_in_japanese_may_be_a_question_and_json_has_it_too(tried: Tried, tmp_path: Path) -> None:
    bad = str(small(tmp_path, "a,B,2016"))
    out = tried("check", "--data", bad, "--lang", "ja")[1]
    assert out.splitlines()[0].endswith("'B' は nodes.csv の ID にありません。'b' のことですか？")
    records = json.loads(tried("check", "--data", bad, "--lang", "ja", "--format", "json")[1])
    assert [(each["message"], each["hint"]) for each in records] == [
        ("'B' は nodes.csv の ID にありません", "'b' のことですか？")
    ]


def test_a_day_that_cannot_be_read_is_refused_in_japanese(tried: Tried) -> None:
    code, out, err = tried("centrality", "--as-of", "2019-02-30", "--lang", "ja")
    assert (code, out) == (2, "")
    assert err == (
        "graph: '2019-02-30' という日はありません。その月は28日までです。"
        "月までしか分からなければ2019-02と書いてください。\n"
    )


def test_data_that_are_refused_are_refused_in_japanese(tried: Tried, tmp_path: Path) -> None:
    bad = str(small(tmp_path, "a,a,2016"))
    assert tried("growth", "--data", bad, "--lang", "ja") == (
        1,
        "",
        "graph: edges.csv:2: エラー E205  target（B 列）：'a' が自分自身とつながっています。"
        "二つの組織を書くか、行を削除してください。\n",
    )


def test_a_pipe_gets_csv_with_every_row_and_notes_on_stderr(tried: Tried) -> None:
    code, out, err = tried("centrality", "--measure", "partners")
    assert code == 0
    assert out.splitlines()[0] == "rank,id,name,type,partners"
    assert len(out.splitlines()) == 1 + len(graph.build(graph.read(DATA)))
    assert "10 undated ties are included" in err
    assert tried("centrality", "--measure", "partners", "--quiet")[2] == ""


def test_json_has_the_numbers_of_the_library(tried: Tried) -> None:
    code, out, _ = tried("centrality", "--as-of", "2020-09-18", "--format", "json")
    table = graph.centrality(graph.build(graph.snapshot(graph.read(DATA), "2020-09-18")))
    assert code == 0
    assert json.loads(out) == table.to_dict("records")


@pytest.mark.slow
def test_every_form_is_written_by_its_ending(tried: Tried, tmp_path: Path) -> None:
    for ending, start in {
        "csv": b"rank,id,name",
        "json": b"[",
        "jsonl": b'{"rank"',
        "md": b"## Hubs",
        "html": b"<!DOCTYPE html>",
        "xlsx": b"PK",
        "txt": b"Hubs",
    }.items():
        path = tmp_path / f"hubs.{ending}"
        code, out, err = tried("centrality", "--top", "3", "-o", str(path))
        assert (code, out) == (0, "")
        assert f"wrote {path}" in err
        assert path.read_bytes().lower().startswith(start.lower())
    assert zipfile.is_zipfile(tmp_path / "hubs.xlsx")


def test_an_input_is_never_written_over(tried: Tried, tmp_path: Path) -> None:
    folder = small(tmp_path / "data", "a,b,2016")
    before = (folder / "nodes.csv").read_bytes()
    code, _, err = tried("centrality", "--data", str(folder), "-o", str(folder / "nodes.csv"))
    assert code == 2
    assert "is an input" in err
    assert (folder / "nodes.csv").read_bytes() == before


def test_types_choose_rows_and_keep_the_ranks_of_all(tried: Tried) -> None:
    everyone = {row["id"]: row for row in json.loads(tried("centrality", "--format", "json")[1])}
    cities = json.loads(tried("centrality", "--type", "city", "--format", "json")[1])
    assert cities
    assert all(row == everyone[row["id"]] and row["type"] == "city" for row in cities)


@pytest.mark.parametrize("comma", [",", ", ", "、", "，"])
def test_several_names_may_be_typed_with_commas(tried: Tried, comma: str) -> None:
    one_by_one = ["--measure", "degree", "--measure", "coreness", "--type", "city", "--type", "hub"]
    together = ["--measure", f"degree{comma}coreness", "--type", f"city{comma}拠点", "--relation", "mou,mou"]
    expected = tried("centrality", *one_by_one, "--relation", "mou", "--format", "csv")
    assert expected[1].startswith("rank,id,name,type,degree,coreness\n")
    assert tried("centrality", *together, "--format", "csv")[:2] == expected[:2]


def test_japanese_names_headings_and_sentences(tried: Tried) -> None:
    _, out, _ = tried("centrality", "--lang", "ja", "--top", "1", "--format", "md", "--measure", "partners")
    assert "| 順位 | ID | 名称 | 種別 | 提携先 |" in out
    assert "神奈川県 | 都道府県 | 23 |" in out
    assert "日付のないつながり10件を含む" in out


def test_an_organisation_is_named_by_its_japanese_name_or_alias(tried: Tried) -> None:
    for name in (
        "kanagawa-prefecture",
        "神奈川県",
        "KANAGAWA PREFECTURE",
        "ｋａｎａｇａｗａ　ｐｒｅｆｅｃｔｕｒｅ",
    ):
        _, out, _ = tried("centrality", "--without", name, "--measure", "partners")
        assert "kanagawa-prefecture" not in out


def test_active_alone_means_today(tried: Tried, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small(tmp_path / "data", "a,b,2016", "b,c,2018")
    (folder / "edges.csv").write_text(
        "source,target,signed,expires\na,b,2016,2019-06-30\nb,c,2018,\n", encoding="utf-8"
    )
    # 1561852800 is 2019-06-30, the last day of a-b; a day later it is over.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1561852800")
    assert len(tried("centrality", "--data", str(folder), "--active")[1].splitlines()) == 1 + 3
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1561852800 + 86400))
    assert len(tried("centrality", "--data", str(folder), "--active")[1].splitlines()) == 1 + 2


@pytest.mark.parametrize("epoch", ["99999999999999", "253402300800", "9" * 5000])
def test_a_moment_beyond_the_calendar_is_refused(
    tried: Tried, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    folder = str(small(tmp_path / "data", "a,b,2016"))
    for line in (("check",), ("centrality", "--active"), ("report", "-o", str(tmp_path / "r.xlsx"))):
        code, _, err = tried(*line, "--data", folder)
        assert (code, err.count("\n")) == (2, 1)
        assert err.startswith("graph: SOURCE_DATE_EPOCH is ")
        assert len(err) < 200


@pytest.mark.slow
@pytest.mark.parametrize("form", ["xlsx", "pptx", "html"])
def test_the_last_day_of_the_calendar_can_be_stamped(
    tried: Tried, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "253402300799")  # 9999-12-31
    folder = small(tmp_path / "data", "a,b,2016", "b,c,2018")
    code, _, err = tried("report", "--data", str(folder), "-o", str(tmp_path / f"r.{form}"))
    assert code == 0, err


NO_MAP = "lib.so: failed to map segment from shared object"


@pytest.mark.parametrize("fault", [MemoryError(), ImportError(NO_MAP)])
def test_too_little_memory_is_said_without_a_word_about_rows(
    tried: Tried, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def fail(*given: object, **options: object) -> None:
        raise fault

    monkeypatch.setattr("graph.reading.read", fail)
    code, out, err = tried("centrality", "--data", str(DATA))
    told = "graph: not enough memory; close other programs, or ask for less\n"
    assert (code, out, err) == (3, "", told)


def test_a_library_that_is_missing_is_no_matter_of_memory(
    tried: Tried, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object, **options: object) -> None:
        raise ImportError("No module named 'x'")

    monkeypatch.setattr("graph.reading.read", fail)
    with pytest.raises(ImportError, match="No module named 'x'"):
        tried("centrality", "--data", str(DATA))


def test_empty_tables_give_an_empty_answer(tried: Tried, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "nodes.csv").write_text("id,name,type\n", encoding="utf-8")
    (folder / "edges.csv").write_text("source,target,signed\n", encoding="utf-8")
    for name in ("centrality", "growth"):
        for form in ("table", "csv", "json", "jsonl", "md", "html"):
            code, _, err = tried(name, "--data", str(folder), "--format", form)
            assert code == 0, err


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
def test_head_is_quiet() -> None:
    line = f"{sys.executable} -m graph centrality --data {DATA} | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1] == "0"
    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_stdout_is_said() -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123
        done = subprocess.run(
            [*GRAPH, "centrality", "--data", DATA],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1] == "graph: No space left on device"


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp932", "cp1252", "ascii"])
def test_a_console_without_the_characters_degrades_and_never_fails(encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "LC_ALL": "C", "PYTHONUTF8": "0"}
    for form in ("table", "json"):
        done = subprocess.run(
            [*GRAPH, "centrality", "--data", DATA, "--lang", "ja", "--top", "3", "--format", form],
            capture_output=True,
            env=environment,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        if form == "json":
            assert "神奈川県" in done.stdout.decode("utf-8")


def test_help_and_check_load_no_heavy_library() -> None:
    line = (
        "import sys; from graph.commands.main import command; from graph.commands.terminal import run;"
        "run(command, sys.argv[1:]);"
        "heavy = ('pandas', 'numpy', 'networkx', 'matplotlib', 'rich');"
        "print([each for each in heavy if each in sys.modules])"
    )
    for arguments in (["--help"], ["check", "--data", str(DATA)]):
        done = subprocess.run(
            [sys.executable, "-c", line, *arguments], capture_output=True, text=True, check=True
        )
        assert done.stdout.splitlines()[-1] == "[]"


def test_pictures_never_go_into_the_data(tried: Tried) -> None:
    code, _, err = tried("timeline", "-o", str(DATA))
    assert code == 2
    assert "holds the data; name another folder" in err


def test_positions_that_are_written_down_hold_when_the_data_grow(tried: Tried, tmp_path: Path) -> None:
    folder = small(tmp_path / "data", "a,b,2016")
    assert tried("layout", "--data", str(folder))[0] == 0
    first = (folder / "positions.csv").read_text(encoding="utf-8").splitlines()
    with (folder / "nodes.csv").open("a", encoding="utf-8") as nodes:
        nodes.write("d,Delta,hub\n")
    with (folder / "edges.csv").open("a", encoding="utf-8") as edges:
        edges.write("d,a,2020\nc,d,2021\n")
    assert tried("layout", "--data", str(folder))[0] == 0
    second = (folder / "positions.csv").read_text(encoding="utf-8").splitlines()
    assert len(second) == len(first) + 1
    assert set(first) < set(second)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("timeline --format svg", {"output/timeline/2016.svg", "output/timeline/2017.svg"}),
        ("timeline --format svg -o last.png", {"last.png"}),
        ("timeline --format webp", {"output/timeline.webp"}),
        ("timeline --overview", {"output/timeline.png"}),
        ("timeline --difference --format svg", {"output/timeline.svg"}),
        ("report --format md", {"output/report.md"}),
        ("report --format md -o board.txt", {"board.txt"}),
        ("report -o board.html", {"board.html"}),
    ],
)
def test_the_form_decides_what_is_written_and_names_the_file_where_none_is_named(
    tried: Tried, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, made: set[str]
) -> None:
    small(tmp_path / "data", "a,b,2016", "b,c,2017")
    monkeypatch.chdir(tmp_path)
    code, out, err = tried(*line.split(), "--data", "data")
    assert (code, out) == (0, ""), err
    found = {each for each in tmp_path.rglob("*") if each.is_file() and "data" not in each.parts}
    assert {str(each.relative_to(tmp_path)) for each in found} == made
    starts = {"svg": b"<?xml", "webp": b"RIFF", "md": b"# ", "html": b"<!doctype html>"}
    form = line.partition("--format ")[2].split(" ")[0] or line.rpartition(".")[2]
    assert all(each.read_bytes().startswith(starts.get(form, b"\x89PNG")) for each in found)


def test_a_timeline_draws_one_picture_a_period_from_the_day_asked_for(tried: Tried, tmp_path: Path) -> None:
    folder = small(tmp_path / "data", "a,b,2016", "b,c,2018-05")
    code, _, err = tried("timeline", "--data", str(folder), "--from", "2017", "-o", str(tmp_path / "t"))
    assert code == 0, err
    assert sorted(each.name for each in (tmp_path / "t").iterdir()) == ["2017.png", "2018.png"]
    assert tried("timeline", "--data", str(folder), "--from", "2030", "-o", str(tmp_path / "t"))[0] == 2
    code, _, _ = tried(
        "timeline", "--data", str(folder), "--every", "2016-12,2018-06", "-o", str(tmp_path / "t.gif")
    )
    assert code == 0
    assert (tmp_path / "t.gif").read_bytes().startswith(b"GIF89a")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["show", "nobody"], 2, "no organisation is called 'nobody'"),
        (["path", "link-j", "nobody"], 2, "no organisation is called 'nobody'"),
        (["diff", "2024-12"], 2, ""),
        (["diff", "2024-12", "01/12/2025"], 2, ""),
        (["renewals", "--within", "soon"], 2, ""),
        (["whatif", "--add", "link-j|nobody|2026"], 2, "no organisation is called 'nobody'"),
        (["whatif", "--add", "link-j"], 2, ""),
        (["whatif"], 2, ""),
        (["growth", "--by", "colour"], 2, ""),
    ],
)
def test_a_wrong_question_gets_a_sentence(tried: Tried, arguments: list[str], code: int, told: str) -> None:
    got, out, err = tried(*arguments)
    assert (got, out) == (code, "")
    assert told in err
    assert "Traceback" not in err
    assert len(err.strip()) > 20


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize(
    "line",
    [
        "show link-j",
        "path link-j kobe-university",
        "neighbours link-j --steps 2",
        "diff 2024-12 2025-12",
        "renewals --as-of 2026-11-22",
        "whatif --add link-j|keio-university|2026-12",
        "centrality --over-time fiscal-year --top 3",
        "decomposition --by country",
        "densification",
    ],
)
def test_every_question_is_answered_in_every_reading(tried: Tried, line: str, lang: str) -> None:
    readings = ("", "--dates possible", "--relation mou", "--format md")
    for more in by_turns(readings, ("en", "ja").index(lang)):
        code, out, err = tried(*line.split(), "--lang", lang, *more.split())
        assert code == 0, err
        assert len(out.splitlines()) > 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "growth --chart",
        "decomposition --chart",
        "coverage --by prefecture --chart",
        "coverage --by country --lang ja --chart",
        "centrality --over-time year --top 5 --chart",
        "timeline --overview --from 2014 -o",
        "timeline --difference --every 2024-12,2025-12 -o",
    ],
)
def test_every_chart_and_page_is_one_picture(tried: Tried, tmp_path: Path, line: str) -> None:
    forms = (("png", b"\x89PNG"), ("svg", b"<?xml"))
    for ending, start in by_turns(forms, len(line) % 2):
        path = tmp_path / f"picture.{ending}"
        code, _, err = tried(*line.split(), str(path))
        assert code == 0, err
        assert path.read_bytes().startswith(start)


@pytest.mark.parametrize("more", [[], ["--active"]])
def test_a_difference_draws_what_came_and_went_among_ties_in_force_too(
    tried: Tried, tmp_path: Path, more: list[str]
) -> None:
    path = tmp_path / "two.svg"
    line = "timeline --difference --from 2019 --as-of 2026-06 -o"
    code, _, err = tried(*line.split(), str(path), *more)
    assert code == 0, err
    drawn = re.findall(r"<text[^>]*>([^<]*)</text>", path.read_text(encoding="utf-8"))
    # LINK-J with Kanagawa from 2020-09-18 for five years, and with Medicen from 2021-02-05 for five
    assert drawn[drawn.index("Came and went") + 1] == "2"


@pytest.mark.parametrize(
    "line",
    [
        "timeline --overview -o folder",
        "timeline --difference --every 2025 -o one.png",
        "decomposition --by type --chart a.png",
        "centrality --chart a.png",
    ],
)
def test_a_picture_that_does_not_exist_is_refused_with_a_sentence(tried: Tried, line: str) -> None:
    code, out, err = tried(*line.split())
    assert (code, out) == (2, "")
    assert len(err) > 30
