"""`graph publish`: everything for a meeting in one folder, and what is new since the last time."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pptx import Presentation

from graph.commands.main import command
from graph.commands.publish import Edition
from graph.commands.terminal import run

NODES = """id,name,name_ja,type,country
hub,The Hub,中心機構,hub,JP
p,P Town,P市,city,JP
q,Q University,Q大学,university,JP
"""
EDGES = """source,target,signed
hub,p,2023-05-10
hub,q,2024-02-01
"""
BOTH = (
    "index.html",
    "changes.html",
    "map.html",
    "timeline.pptx",
    *tuple(f"report.{form}" for form in ("html", "pptx", "xlsx")),
)
NAMES = {"index.html", "check.json", "published.json"} | {
    each.replace(".", f"-{lang}.") for each in BOTH for lang in ("en", "ja")
}
pytestmark = pytest.mark.slow


def git(*line: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", *who, *line], check=True, capture_output=True)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with data, committed."""
    monkeypatch.chdir(tmp_path)
    commit_data()
    return tmp_path


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with data, committed and published."""
    folder = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        commit_data()
        publish()
    return folder


@pytest.fixture
def published(once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with data, committed and published, to go on from."""
    shutil.copytree(once, tmp_path / "copy")
    monkeypatch.chdir(tmp_path / "copy")
    return tmp_path / "copy"


def commit_data() -> None:
    """Write the data here, and commit them."""
    Path("data").mkdir()
    Path("data/nodes.csv").write_text(NODES, encoding="utf-8")
    Path("data/edges.csv").write_text(EDGES, encoding="utf-8")
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "first")


def publish(*more: str) -> dict[str, bytes]:
    assert run(command, ["publish", "-o", "site", *more]) == 0
    return files()


def files() -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in Path("site").iterdir()}


def sign(row: str) -> None:
    with Path("data/edges.csv").open("a", encoding="utf-8") as file:
        file.write(row + "\n")


@pytest.fixture
def news_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish map, reports and slides as empty files; only the pages of news are looked at."""
    for each in ("_map", "_report", "_timeline"):
        monkeypatch.setattr(Edition, each, lambda *_: b"")


class Links(HTMLParser):
    """All that a page leads to or loads."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]


def test_a_folder_holds_all_documents_and_the_front_page_leads_to_each(place: Path) -> None:
    made = publish("--lang", "ja")
    assert made.keys() == NAMES
    assert made["index.html"] == made["index-ja.html"]
    for lang, other in (("en", "ja"), ("ja", "en")):
        own = {name for name in NAMES if f"-{lang}." in name} - {f"index-{lang}.html"}
        assert set(Links(made[f"index-{lang}.html"]).found) == own | {f"index-{other}.html"}
    assert "初回の公開です。" in made["index-ja.html"].decode()
    assert "This is the first publication." in made["index-en.html"].decode()
    assert json.loads(made["check.json"]) == []


def test_the_time_line_ends_on_the_day_of_the_report(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795910400")  # 29 November 2026
    sign("p,q,2026")  # on a day of 2026 that may be still to come
    slides = Presentation(io.BytesIO(publish()["timeline-en.pptx"])).slides
    assert [each.shapes.title.text_frame.text for each in slides][:3] == [
        "Ecosystem network",
        "2023: 1 agreement signed, 2 new organisations",
        "2024: 1 agreement signed, 1 new organisation",
    ]


def test_no_page_loads_anything_from_elsewhere(published: Path) -> None:
    for name, content in files().items():
        if name.endswith(".html"):
            assert b"default-src 'none'" in content, name
            loaded = [each for each in Links(content).found if not each.startswith(("data:", "#"))]
            assert all(re.fullmatch(r"[\w-]+\.\w+", each) for each in loaded), name


def test_the_same_data_are_the_same_bytes(published: Path) -> None:
    first = files()
    assert publish("--quiet") == first  # what is said aloud changes no file either


@pytest.mark.usefixtures("news_only")
def test_the_same_data_have_the_same_news(published: Path) -> None:
    git("add", "data")
    sign("p,q,2025-01-20")
    git("commit", "-qam", "second")
    news = publish()
    assert news.keys() == NAMES
    assert "1 agreement new" in news["index-en.html"].decode()
    assert "P Town" in news["index-en.html"].decode()
    assert publish() == news


@pytest.mark.usefixtures("news_only")
def test_what_was_never_committed_is_not_compared_and_said(place: Path) -> None:
    sign("p,q,2025-01-20")
    publish()
    sign("p,q,2025-02-20")
    git("commit", "-qam", "both at once")
    page = publish()["index-en.html"].decode()
    assert "cannot be compared" in page


@pytest.mark.usefixtures("news_only")
def test_another_revision_is_compared_with_where_it_is_named(place: Path) -> None:
    git("tag", "board")
    sign("p,q,2025-01-20")
    page = publish("--rev", "board")["index-en.html"].decode()
    assert "Compared with the revision board." in page
    assert "1 agreement new" in page


@pytest.mark.usefixtures("news_only")
def test_data_outside_a_repository_are_published_without_news(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    data = tmp_path / "data"
    data.mkdir()
    (data / "nodes.csv").write_text(NODES, encoding="utf-8")
    (data / "edges.csv").write_text(EDGES, encoding="utf-8")
    assert publish().keys() == NAMES
    sign("p,q,2025-01-20")
    assert "cannot be compared" in publish()["index-en.html"].decode()


@pytest.mark.parametrize("fault", ["data", "record", "revision", "template"])
def test_where_anything_goes_wrong_nothing_is_another(
    published: Path, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files()
    more: list[str] = []
    if fault == "data":
        sign("hub,nobody,2025-01-01")
    elif fault == "record":
        Path("site/published.json").write_text("[" * 100_000, encoding="utf-8")
        before = files()
    elif fault == "revision":
        more = ["--rev", "nowhere"]
    else:
        Path("bad.pptx").write_bytes(b"PK no deck")
        more = ["--template", "bad.pptx"]
    assert run(command, ["publish", "-o", "site", *more]) in (1, 2, 3)
    assert files() == before
    assert capsys.readouterr().err


def test_the_folder_of_the_data_is_no_place_to_publish_into(place: Path) -> None:
    assert run(command, ["publish", "-o", "data"]) == 2
    assert {each.name for each in Path("data").iterdir()} == {"nodes.csv", "edges.csv"}


@pytest.mark.usefixtures("news_only")
def test_what_is_committed_after_it_was_published_is_compared_from_there(place: Path) -> None:
    sign("p,q,2025-01-20")
    publish()
    git("commit", "-qam", "as published")
    publish()
    sign("hub,q,2025-02-20")
    page = publish()["index-en.html"].decode()
    assert "1 agreement new" in page


@pytest.mark.usefixtures("news_only")
def test_a_clone_without_its_history_publishes_and_says_so(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign("p,q,2025-01-20")
    git("add", "data", "site")
    git("commit", "-qm", "second")
    subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{published}", "shallow"], check=True)
    monkeypatch.chdir("shallow")
    assert "cannot be compared" in publish()["index-en.html"].decode()


@pytest.mark.usefixtures("news_only")
def test_a_page_of_news_is_always_that_of_this_publication(published: Path) -> None:
    sign("p,q,2025-01-20")
    git("commit", "-qam", "second")
    assert "P Town" in publish()["changes-en.html"].decode()
    Path("site/published.json").unlink()
    assert "P Town" not in publish()["changes-en.html"].decode()


@pytest.mark.usefixtures("news_only")
def test_a_part_of_the_relations_is_compared_with_that_part(place: Path) -> None:
    Path("data/edges.csv").write_text(
        "source,target,relation,signed\nhub,p,mou,2023-05-10\n", encoding="utf-8"
    )
    git("commit", "-qam", "relations")
    publish("--relation", "mou")
    sign("hub,q,mou,2024-02-01\np,q,partnership,2024-03-01")
    page = publish("--relation", "mou")["index-en.html"].decode()
    assert "1 agreement new" in page
    page = publish("--relation", "partnership")["index-en.html"].decode()
    assert "1 agreement new" in page  # of a relation that nobody had before
