"""Settings beside the data: what they stand in for, what wins over them, and what is refused."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.commands.main import command
from graph.commands.terminal import run
from graph.errors import FileError, UsageError
from graph.reading.settings import FILE, Settings, with_list
from graph.reading.settings import settings as read_settings

NODES = "id,name,type\na,A,hub\nb,B,city\n"
EDGES = "source,target,signed,relation\na,b,2016-05-18,mou\na,b,2017-02-01,partnership\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "nodes.csv").write_text(NODES, encoding="utf-8")
    (tmp_path / "edges.csv").write_text(EDGES, encoding="utf-8")
    return tmp_path


def growth(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    words = ("growth", "--data", str(folder), "--every", "fiscal-year", "--format", "csv", "--quiet", *words)
    assert run(command, words) == 0
    return [line.split(",")[1] for line in capsys.readouterr().out.splitlines()[1:]]


def test_a_setting_stands_in_for_an_option_and_the_command_line_wins(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert growth(folder, capsys) == ["2016-04-01"]
    (folder / FILE).write_text("fiscal_start = 1\n", encoding="utf-8")
    assert growth(folder, capsys) == ["2016-01-01", "2017-01-01"]
    assert growth(folder, capsys, "--fiscal-start", "4") == ["2016-04-01"]


def test_the_page_of_the_map_knows_the_fiscal_years_of_the_settings(folder: Path, tmp_path: Path) -> None:
    (folder / FILE).write_text("fiscal_start = 10\n", encoding="utf-8")
    page = tmp_path / "map.html"
    assert run(command, ["map", "--data", str(folder), "-o", str(page), "--quiet"]) == 0
    assert '"fiscal_start":10,' in page.read_text(encoding="utf-8")


def test_relations_of_the_settings_are_counted_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / FILE).write_text('relation = ["mou"]\nfiscal_start = 1\n', encoding="utf-8")
    assert growth(folder, capsys) == ["2016-01-01"]
    assert growth(folder, capsys, "--relation", "partnership") == ["2017-01-01"]


def test_the_language_of_the_settings_yields_to_environment_and_command_line(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / FILE).write_text('lang = "ja"\n', encoding="utf-8")
    words = ["check", "--data", str(folder)]
    assert run(command, words) == 0
    assert "組織2" in capsys.readouterr().out
    assert run(command, [*words, "--lang", "en"]) == 0
    assert "2 organisations" in capsys.readouterr().out
    monkeypatch.setenv("GRAPH_LANG", "en")
    assert run(command, words) == 0
    assert "2 organisations" in capsys.readouterr().out


REPORT_NODES = NODES + "c,C,city\nd,D,university\n"
REPORT_EDGES = EDGES + "a,c,2018,mou\na,d,2018,mou\nc,d,2019,mou\n"  # a has three partners, c and d two


def focal(folder: Path, *words: str) -> str:
    """What the report says of whom it ranks without."""
    path = folder / "report.md"
    assert run(command, ["report", "--data", str(folder), "--quiet", "-o", str(path), *words]) == 0
    *_, line = (each for each in path.read_text(encoding="utf-8").splitlines() if re.search(ABOUT, each))
    return line  # the one above the table; the story may say it before


ABOUT = "central by construction: the ranks|set as ours|^- データが.の公開情報から"


def test_the_report_ranks_without_ours(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "nodes.csv").write_text(REPORT_NODES, encoding="utf-8")
    (folder / "edges.csv").write_text(REPORT_EDGES, encoding="utf-8")
    assert "As no organisation is set as ours, the ranks with and without A" in focal(folder)
    (folder / FILE).write_text('ours = "B"\n', encoding="utf-8")
    assert "pages of B" in focal(folder)
    assert focal(folder, "--lang", "ja").startswith("- データがBの公開情報から")
    monkeypatch.setenv("GRAPH_OURS", "c")
    assert "pages of C" in focal(folder)
    for option in ("--focal", "--ours"):
        assert "pages of D" in focal(folder, option, "D")
    # c is a city, and not among the others
    assert "As c, which is set as ours, is not among these" in focal(folder, "--type", "hub,university")
    assert run(command, ["report", "--data", str(folder), "--focal", "Nobody", "-o", "x.md"]) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("fiscal_strat = 4\n", "there is no setting 'fiscal_strat'; did you mean fiscal_start"),
        ("fiscal_start = 13\n", "'fiscal_start' should be the number of a month, 1 to 12, not 13"),
        ("fiscal_start = true\n", "the number of a month"),
        ('lang = "fr"\n', "should be en or ja, not 'fr'"),
        ("relation = 3\n", "should be a list of relations"),
        ("import = 3\n", "a table for each list"),
        ("communities = 3\n", "the id of an organisation with a name"),
        ("[communities]\na = 3\n", "the id of an organisation with a name"),
        ('[communities]\na = { fr = "Sud" }\n', "or with one for en and ja"),
        ('[import."x.csv"]\ncolumn = 3\n', "no setting 'import.\"x.csv\".column'; did you mean columns"),
        ('[import."x.csv"]\ncolumns = 3\n', "our columns with their headings"),
    ],
)
def test_what_is_no_setting_is_refused_with_what_is_expected(text: str, message: str, folder: Path) -> None:
    (folder / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_settings(folder)
    assert message in str(caught.value)
    assert run(command, ["growth", "--data", str(folder)]) == 2


def test_a_file_that_is_no_toml_is_refused(folder: Path) -> None:
    (folder / FILE).write_text("lang = \n", encoding="utf-8")
    with pytest.raises(FileError, match="no TOML file"):
        read_settings(folder)


names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(str.strip)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(names, st.dictionaries(st.sampled_from(["target", "signed"]), names, min_size=1), st.booleans())
def test_what_is_kept_of_a_list_is_read_again(owner: str, columns: dict[str, str], day_first: bool) -> None:
    how = {"ours": owner, "day_first": day_first, "columns": columns}
    text = with_list('lang = "ja"', "list-2026-11.xlsx", how)
    found = tomllib.loads(text)
    assert found.pop("lang") == "ja"
    assert Settings(lists=found["import"]).of_list("list-2026-12.xlsx") == how


def test_nothing_is_written_over_the_settings(folder: Path) -> None:
    (folder / FILE).write_text("", encoding="utf-8")
    words = ["growth", "--data", str(folder), "-o", str(folder / FILE), "--format", "csv"]
    assert run(command, words) == 2


def test_a_check_says_which_settings_are_in_use(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / FILE).write_text('fiscal_start = 1\n[import."x.csv"]\nday_first = true\n', encoding="utf-8")
    assert run(command, ["check", "--data", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith(f"{FILE}: fiscal_start = 1; import x.csv")


def test_a_community_is_called_as_the_settings_say_on_the_map_and_in_tables(
    folder: Path, tmp_path: Path
) -> None:
    text = '[communities]\nb = { en = "The south", ja = "南" }\n'
    (folder / FILE).write_text(text, encoding="utf-8")
    page, book = tmp_path / "map.html", tmp_path / "report.md"
    for words in (["map", "-o", str(page)], ["report", "-o", str(book)]):
        assert run(command, [*words, "--data", str(folder), "--quiet"]) == 0
    assert '"communities":{"0":["The south","南"]}' in page.read_text(encoding="utf-8")
    assert "The south" in book.read_text(encoding="utf-8")


def test_a_community_of_nobody_is_refused_with_file_and_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / FILE).write_text('lang = "en"\n\n[communities]\na = "South"\nbb = "B"\n', encoding="utf-8")
    assert run(command, ["map", "--data", str(folder), "-o", str(folder / "x.html")]) == 2
    assert f"{FILE}:5: no organisation has the id 'bb'" in capsys.readouterr().err
