"""The live page in a real browser: what it shows of each state, what it keeps, what it says in the end."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Frame, Page

import graph
import saving
from graph.commands.serving import Board, Server
from graph.map.live import policy, shell
from graph.map.saved import VERSION
from graph.model.ecosystem import Ecosystem, make
from tests.conftest import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow

FAULT = ("edges.csv:4: error E203 unknown-id  target (column B): 'x' is no id", "edges.csv:4: エラー E203")
NOTE = ("nodes.csv: warning W205", "nodes.csv: 警告 W205")
GOOD: dict[str, Any] = {"state": "good", "findings": [], "summary": ["data: 3 organisations", "data：組織3"]}
FAULTY: dict[str, Any] = {
    "state": "faulty",
    "findings": [("error", FAULT), ("warning", NOTE)],
    "summary": ["data: 1 error", "data：エラー1件"],
}


def small(*ids: str) -> Ecosystem:
    """A hub, and others of which each has an agreement with it."""
    nodes = {
        "id": ["hub", *ids],
        "name": ["Hub", *map(str.upper, ids)],
        "type": ["hub", *["city"] * len(ids)],
    }
    return make(nodes, {"source": ["hub"] * len(ids), "target": [*ids], "signed": ["2016"] * len(ids)})


def picture(*ids: str) -> bytes:
    return graph.draw_map(small(*ids)).encode()


@pytest.fixture(scope="module")
def pictures() -> dict[str, bytes]:
    return {"ab": picture("a", "b"), "abc": picture("a", "b", "c")}


@pytest.fixture(scope="module")
def context_once(browser: Browser) -> Iterator[BrowserContext]:
    """Pages of one browser, which are used again: each test has an address of its own, so nothing is kept."""
    found = browser.new_context(viewport={"width": 1200, "height": 760}, reduced_motion="reduce")
    found.set_default_timeout(1000 * PATIENCE)
    yield found
    found.close()


@pytest.fixture
def context(context_once: BrowserContext) -> Iterator[BrowserContext]:
    yield context_once
    for page in context_once.pages:
        page.goto("about:blank")
        page.mouse.move(0, 0)


@pytest.fixture
def board(pictures: dict[str, bytes]) -> Board:
    found = Board()
    found.hang(pictures["ab"], {}, **GOOD)
    return found


@pytest.fixture
def address(board: Board) -> Iterator[str]:
    """A page with the board, served in this process."""
    with served(board) as found:
        yield found


@contextmanager
def served(board: Board, lang: str = "en", **how: Any) -> Iterator[str]:
    server = Server(shell(lang, **how).encode(), policy(), board=board)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server.address
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    return opened(context, address)


def opened(context: BrowserContext, address: str, *, picture: int = 1) -> Page:
    page = blank(context)
    page.goto(address)
    if picture:
        wait_for(page, picture=picture)
    return page


def blank(context: BrowserContext) -> Page:
    """A page that nobody uses."""
    return next((page for page in context.pages if page.url == "about:blank"), None) or context.new_page()


def wait_for(page: Page, **data: Any) -> None:
    """Wait until the page has these in its `data-` attributes."""
    wanted = "".join(f'[data-{name}="{value}"]' for name, value in data.items())
    page.wait_for_selector(f"html{wanted}", state="attached")


def the_map(page: Page) -> Frame:
    """The frame that is shown."""
    found = page.locator("iframe:not(.next)").element_handle().content_frame()
    assert found is not None
    return found


def call(page: Page, name: str, *values: object) -> Any:
    return the_map(page).evaluate("([name, values]) => window.ecosystem[name](...values)", [name, values])


def test_a_new_picture_takes_the_place_of_the_old_one_and_keeps_the_view(
    page: Page, board: Board, pictures: dict[str, bytes]
) -> None:
    # one thing that the address has already, and one that it will have a moment later
    call(page, "setView", {"focus": "a", "size": "betweenness"})
    before = call(page, "view")
    board.hang(pictures["abc"], {}, **GOOD)
    wait_for(page, picture=2, state="good")
    assert page.locator("iframe").count() == 1
    assert sorted(call(page, "everyone")) == ["a", "b", "c", "hub"]
    assert call(page, "view") == before


def test_nobody_moves(page: Page, board: Board, pictures: dict[str, bytes]) -> None:
    spots = {each: call(page, "at", each) for each in ("hub", "a", "b")}
    board.hang(pictures["abc"], {name: (at["x"], at["y"]) for name, at in spots.items()}, **GOOD)
    wait_for(page, picture=2)
    assert {each: call(page, "at", each) for each in spots} == spots
    marks = {each["id"] for each in call(page, "bounds")}
    assert marks == {"hub", "a", "b", "c"}


def test_what_somebody_made_of_the_map_stays_and_is_not_saved_yet(
    page: Page, board: Board, pictures: dict[str, bytes]
) -> None:
    own = {
        "version": VERSION,
        "places": [["a", 40, 50]],
        "notes": [["network", 1, 2, "Ask first"]],
        "remarks": [["b", "Met in May"]],
    }
    call(page, "take", own)
    call(page, "setView", {"focus": "b"})
    before = call(page, "own")
    board.hang(pictures["abc"], {}, **GOOD)
    wait_for(page, picture=2)
    assert call(page, "own") == before
    assert before["places"] == [["a", 40, 50]]
    assert the_map(page).locator("#remark").input_value() == "Met in May"
    assert (
        the_map(page).locator("#undo").is_disabled()
    )  # what was done in the old picture cannot be undone here


def test_a_picture_waits_for_who_holds_the_old_one(
    page: Page, board: Board, pictures: dict[str, bytes]
) -> None:
    page.mouse.move(600, 400)
    page.mouse.down()
    board.hang(pictures["abc"], {}, **GOOD)
    page.wait_for_selector("iframe.next", state="attached")
    page.frame_locator("iframe.next").locator("html[data-ready=true]").wait_for(state="attached")
    board.post(**GOOD | {"summary": ["told", "told"]})  # so that the page has had time to exchange them
    page.wait_for_selector("#summary:text('told')")
    assert page.get_attribute("html", "data-picture") == "1"
    page.mouse.move(640, 420, steps=5)
    page.mouse.up()
    wait_for(page, picture=2)
    assert call(page, "view")["x"] != 0  # where it was dragged to


def test_the_keyboard_stays_where_it_is(page: Page, board: Board, pictures: dict[str, bytes]) -> None:
    the_map(page).focus("#search")
    board.hang(pictures["abc"], {}, **GOOD)
    wait_for(page, picture=2)
    assert page.evaluate("() => document.activeElement.contentDocument.activeElement.id") == "search"


def test_a_note_that_is_being_written_is_not_lost(
    page: Page, board: Board, pictures: dict[str, bytes]
) -> None:
    the_map(page).click("#note-add")
    the_map(page).fill("#note-text", "Half a sen")
    assert has_waited(page, board, pictures)
    the_map(page).locator("#note-text").press_sequentially("tence")
    the_map(page).click("#scribble [data-key=note_keep]")
    wait_for(page, picture=2)
    assert [each[3] for each in call(page, "own")["notes"]] == ["Half a sentence"]


def test_what_is_moved_by_keyboard_can_be_put_back(
    page: Page, board: Board, pictures: dict[str, bytes]
) -> None:
    call(page, "setView", {"focus": "a"})
    the_map(page).click("[data-key=note_move]")
    page.keyboard.press("ArrowRight")
    assert has_waited(page, board, pictures)
    page.keyboard.press("Escape")
    wait_for(page, picture=2)
    assert "places" not in call(page, "own")


def test_what_an_input_method_composes_is_not_cut_off(
    page: Page, board: Board, pictures: dict[str, bytes]
) -> None:
    the_map(page).focus("#search")
    compose = page.context.new_cdp_session(page)
    compose.send("Input.imeSetComposition", {"text": "とうきょう", "selectionStart": 5, "selectionEnd": 5})
    assert has_waited(page, board, pictures)
    compose.send("Input.insertText", {"text": "東京"})
    wait_for(page, picture=2)
    field = the_map(page).locator("#search")
    assert field.input_value() == "東京"  # typed, though nothing was chosen yet
    page.keyboard.type("都")
    assert field.input_value() == "東京都"


def has_waited(page: Page, board: Board, pictures: dict[str, bytes]) -> bool:
    """Whether the next picture is drawn and waits though nobody has touched anything for an hour."""
    page.evaluate("""() => {
        const now = performance.now.bind(performance);
        let looked = 0;
        performance.now = () => {
          looked += 1;
          if (looked > 1) document.documentElement.dataset.looked = "twice";
          return now() + 3600e3;
        };
      }""")
    board.hang(pictures["abc"], {}, **GOOD)
    page.wait_for_selector("iframe.next", state="attached")
    wait_for(page, looked="twice")
    return page.get_attribute("html", "data-picture") == "1"


def test_what_was_saved_before_is_not_asked_about_again(
    page: Page, board: Board, pictures: dict[str, bytes]
) -> None:
    call(page, "take", {"version": VERSION, "remarks": [["b", "Met in May"]]})
    assert the_map(page).is_visible("#unsaved")
    the_map(page).click("#export")
    with page.expect_download():
        the_map(page).click("#save-copy")
    board.hang(pictures["abc"], {}, **GOOD)
    wait_for(page, picture=2)
    assert call(page, "own")["remarks"] == [["b", "Met in May"]]
    assert the_map(page).is_hidden("#unsaved")
    call(page, "take", {})
    assert the_map(page).is_visible("#unsaved")


@pytest.mark.parametrize(("lang", "number"), [("en", 0), ("ja", 1)])
def test_a_fault_is_shown_in_the_language_of_the_page_while_the_picture_stays(
    context: BrowserContext, board: Board, lang: str, number: int
) -> None:
    with served(board, lang) as address:
        page = opened(context, address, picture=0)
        wait_for(page, picture=1)
        call(page, "setView", {"lang": lang})
        wait_for(page, state="good")
        page.wait_for_selector(f"html[lang={lang}]", state="attached")
        assert not page.locator("#told").is_visible()
        board.post(**FAULTY)
        wait_for(page, state="faulty")
        assert page.locator("#told li").all_inner_texts() == [FAULT[number], NOTE[number]]
        assert page.locator("#summary").inner_text() == FAULTY["summary"][number]
        said = page.locator("#status").inner_text()
        assert said.startswith(
            ("The data have errors; the last good", "データにエラーがあります。最後に")[number]
        )
        assert sorted(call(page, "everyone")) == ["a", "b", "hub"]
        board.post(**GOOD)
        wait_for(page, state="good")
        assert not page.locator("#told").is_visible()


def test_warnings_are_there_for_who_asks(page: Page, board: Board) -> None:
    board.post(**GOOD | {"findings": [("warning", NOTE)]})
    page.click("#more")
    assert page.locator("#told").inner_text() == NOTE[0]
    board.post(**GOOD | {"findings": [("warning", NOTE)], "summary": ["saved", ""]})
    page.wait_for_selector("#summary:text('saved')")
    assert page.locator("#told").is_visible()
    page.click("#more")
    assert not page.locator("#told").is_visible()


def test_what_stands_in_a_cell_is_text(page: Page, board: Board) -> None:
    text = "<img src=x onerror=document.title='hit'>"
    board.post(**FAULTY | {"findings": [("error", (text, text))]})
    wait_for(page, state="faulty")
    assert page.locator("#told").inner_text() == text
    assert page.locator("#told img").count() == 0


def test_data_that_are_faulty_from_the_start_say_so(context: BrowserContext) -> None:
    board = Board()
    board.post(**FAULTY)
    with served(board) as address:
        page = opened(context, address, picture=0)
        wait_for(page, state="faulty")
        assert page.locator("#status").inner_text() == "The data have errors; nothing is drawn yet"
        assert page.locator("iframe").count() == 0


def test_two_pages_show_the_same_each_with_its_own_view(
    context: BrowserContext, page: Page, address: str, board: Board, pictures: dict[str, bytes]
) -> None:
    other = opened(context, address)
    call(other, "setView", {"focus": "b"})
    board.hang(pictures["abc"], {}, **GOOD)
    for each, focus in ((page, ""), (other, "b")):
        wait_for(each, picture=2)
        assert call(each, "view")["focus"] == focus


def test_the_page_asks_for_nothing_but_what_stands_beside_it(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    wait_for(page, picture=1, state="good")
    assert sorted(asked) == ["", "events", "map?picture=1", "places?picture=1"]
    assert said == []


@pytest.mark.parametrize(("theme", "state"), [("light", "faulty"), ("dark", "good")])
def test_axe_finds_nothing(
    context: BrowserContext, board: Board, screens: Path, theme: Any, *, state: str
) -> None:
    lang = "ja" if theme == "dark" else "en"
    with served(board, lang, theme=theme) as address:
        page = opened(context, address)
        call(page, "setView", {"theme": theme, "lang": lang})
        page.wait_for_selector(f"html[lang={lang}][data-theme={theme}]", state="attached")
        board.post(**(FAULTY if state == "faulty" else GOOD | {"findings": [("warning", NOTE)]}))
        wait_for(page, state=state)
        if state == "good":
            page.click("#more")
        found = Axe().run(page).response["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
        page.screenshot(path=screens / f"live-{state}-{theme}-{lang}.png")


# The whole of it: the command in a process of its own, data that are saved, and its end


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "data"
    place.mkdir()
    (place / "nodes.csv").write_text("id,name,type\nhub,Round 0,hub\ntown,Town,city\n", encoding="utf-8")
    (place / "edges.csv").write_text("source,target,signed\nhub,town,2016\n", encoding="utf-8")
    return place


@contextmanager
def serving(data: Path, *words: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    line = [sys.executable, str(ROOT / "tools/saving.py"), "serve", "--data", str(data), *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            yield (process.stdout.readline().strip() if process.stdout else ""), process
        finally:
            process.kill()


def test_every_save_is_shown_and_a_killed_server_says_so(context: BrowserContext, folder: Path) -> None:
    with serving(folder) as (address, process):
        page = opened(context, address)
        held = "JSON.parse(document.getElementById('ecosystem-data').textContent)"
        names = f"() => {held}.nodes.map((each) => each.label)"
        for number, way in enumerate(saving.WAYS, 1):
            content = (
                (folder / "nodes.csv").read_bytes().replace(b"Round %d" % (number - 1), b"Round %d" % number)
            )
            for _ in way(folder / "nodes.csv", content):
                pass
            wait_for(page, picture=number + 1, state="good")
            assert sorted(the_map(page).evaluate(names)) == [f"Round {number}", "Town"]
        shown = the_map(page).evaluate("() => document.documentElement.outerHTML.length")
        process.kill()
        wait_for(page, state="gone")
        assert "graph serve has ended" in page.locator("#status").inner_text()
        assert the_map(page).evaluate("() => document.documentElement.outerHTML.length") == shown
