"""A real browser, and maps of the sample ecosystem to open in it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Browser, CDPSession, ConsoleMessage, Dialog, Error, Page, Request

import graph
from graph.drawing.places import layout
from graph.drawing.places.geography import places
from graph.map import page
from graph.map.packed import unpack
from graph.model.ecosystem import Ecosystem
from graph.model.view import View
from tests.conftest import PATIENCE

MapOf = Callable[..., Path]
OpenMap = Callable[..., "Opened"]


@dataclass
class Opened:
    """A page with what it has done: requests, console messages, errors, dialogs."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def listen(self, *, on: bool = True) -> None:
        """Note what the page does, or no longer."""
        heard = {"request": self._ask, "console": self._say, "pageerror": self._fail, "dialog": self.refuse}
        for event, note in heard.items():
            (self.page.on if on else self.page.remove_listener)(event, note)  # type: ignore[call-overload]

    def _ask(self, request: Request) -> None:
        self.requests.append(request.url)

    def _say(self, message: ConsoleMessage) -> None:
        self.messages.append(f"{message.type}: {message.text}")

    def _fail(self, error: Error) -> None:
        self.messages.append(f"error: {error}")

    def refuse(self, dialog: Dialog) -> None:
        """Note a dialog and close it."""
        self.messages.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, path: Path, view: str = "", size: tuple[int, int] = (1366, 768)) -> None:
        """Open a map, here and anew, with a view in its address, in a window of a size."""
        if self.page.url != "about:blank":
            self.page.goto("about:blank")  # another hash of the same file would open nothing
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.goto(path.as_uri() + (f"#{view}" if view else ""))
        self.page.wait_for_selector("html:is([data-ready=true], [data-broken])")
        assert self.page.get_attribute("html", "data-ready") == "true", self.messages

    def call(self, name: str, *arguments: object) -> Any:
        """Call a function of window.ecosystem."""
        return self.page.evaluate("([name, values]) => window.ecosystem[name](...values)", [name, arguments])

    def show(self, **view: object) -> None:
        """Set a view and have every movement done."""
        self.call("setView", view)

    def draw(self) -> None:
        """Have everything drawn as it is now: the hand takes what lies on the screen."""
        self.show()


def saved(opened: Opened, item: str, folder: Path) -> Path:
    """The file that an entry of the menu saves."""
    opened.page.click("#export")
    with opened.page.expect_download() as waiting:
        opened.page.click(f"#{item}")
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def embedded(opened: Opened) -> Any:
    """The data that a page holds."""
    return unpack(json.loads(opened.page.inner_text("#ecosystem-data")), "map.html")


def scores_of(eco: Ecosystem) -> pd.DataFrame:
    """The hub table of everything."""
    return graph.centrality(graph.build(eco))


@pytest.fixture(scope="session")
def map_of(tmp_path_factory: pytest.TempPathFactory) -> MapOf:
    """A maker of map files: an ecosystem, and the options of its view and of the page."""
    folder = tmp_path_factory.mktemp("maps")

    def of(eco: Ecosystem, *, name: str = "map", world: bool = True, **options: Any) -> Path:
        G = graph.build(eco)
        ties = zip(eco.edges["source"], eco.edges["target"], strict=True)
        at = layout(eco.nodes["id"], ties, known=layout(G.nodes, G.edges))
        options.setdefault("places", places(eco.nodes) if world else None)
        seen = {each: options.pop(each) for each in ("as_of", "basis", "active", "lang") if each in options}
        scores = options.pop("scores") if "scores" in options else scores_of(eco)
        text = page(View(eco, **seen), at, scores, **options)
        path = folder / f"{name}-{len(list(folder.iterdir()))}.html"
        path.write_bytes(text.encode("utf-8"))
        return path

    return of


STORY = {
    "title": {"en": "How it grew", "ja": "歩み"},
    "steps": [
        {
            "title": {"en": "First came the regions", "ja": "始まりは地域"},
            "text": "A few.\n\nNot more.",
            "view": {"date": "2013-12-31"},
        },
        {
            "title": "Kanagawa joins",
            "text": "",
            "view": {"date": "2020-09-18", "since": "2020-09-17", "focus": "link-j"},
        },
        {"title": "The world", "text": "", "view": {"layout": "geographic"}},
    ],
}


@pytest.fixture(scope="session")
def sample_map(map_of: MapOf, sample: Ecosystem) -> Path:
    """The map of the sample ecosystem, with a story."""
    return map_of(sample, name="sample", story=STORY)


# A page whose program fails is never ready: it says so at once, instead of being waited for.
BROKEN = "addEventListener('error', (fault) => { document.documentElement.dataset.broken = fault.message; });"


# The clock goes on from noon of a day, in the time of this machine.
ON_A_DAY = """(() => { const Plain = Date, ahead = new Plain('%s') - Plain.now();
    Date = class extends Plain {
      constructor(...given) { given.length ? super(...given) : super(Plain.now() + ahead); }
      static now() { return Plain.now() + ahead; }
    }; })()"""


class Pages:
    """Pages of one browser, which are used again: a new one takes longer to begin than a map to open."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free: list[Page] = []
        self.days: dict[Page, tuple[CDPSession, str, str]] = {}

    def take(self, today: str, **options: Any) -> Page:
        """Give a blank page, on a day, that nobody uses; one with options of its own is always new."""
        page = self.free.pop() if self.free and not options else self._new(**options)
        self._set_day(page, today)
        return page

    def _new(self, **options: Any) -> Page:
        options = {"reduced_motion": "reduce", **options}
        context = self.browser.new_context(offline=True, accept_downloads=True, **options)
        context.set_default_timeout(1000 * PATIENCE)
        context.add_init_script(BROKEN)
        return context.new_page()

    def _set_day(self, page: Page, today: str) -> None:
        """Have the clock of what is opened in a page go on from a day, in the place of the one before."""
        session, script, day = self.days.get(page) or (page.context.new_cdp_session(page), "", "")
        if day == today:
            return
        session.send("Page.enable")
        if script:
            session.send("Page.removeScriptToEvaluateOnNewDocument", {"identifier": script})
        source = {"source": ON_A_DAY % f"{today}T12:00:00"}
        script = session.send("Page.addScriptToEvaluateOnNewDocument", source)["identifier"]
        self.days[page] = session, script, today

    def give_back(self, page: Page) -> None:
        """Have a page be used again as if it were new, unless something else is open beside it."""
        if page.is_closed() or page.context.pages != [page]:
            del self.days[page]
            page.context.close()
            return
        page.goto("about:blank")
        page.mouse.move(0, 0)
        page.emulate_media(media="null", color_scheme="light", reduced_motion="reduce")
        page.context.clear_permissions()
        self.free.append(page)


@pytest.fixture(scope="session")
def pages(browser: Browser) -> Pages:
    """The pages of the tests of maps."""
    return Pages(browser)


def opener(pages: Pages) -> Iterator[OpenMap]:
    """An opener of maps: a file, the hash, the window's size, and the day; the network is cut off."""
    used: list[tuple[Opened, bool]] = []

    def of(
        path: Path,
        *,
        view: str = "",
        size: tuple[int, int] = (1366, 768),
        today: str = "2026-01-15",
        **options: Any,
    ) -> Opened:
        scheme, permissions = options.pop("color_scheme", "light"), options.pop("permissions", [])
        page = pages.take(today, **options)
        page.emulate_media(color_scheme=scheme)
        page.context.grant_permissions(permissions)
        opened = Opened(page)
        opened.listen()
        used.append((opened, not options))
        opened.open(path, view, size)
        return opened

    yield of
    for opened, is_plain in used:
        opened.listen(on=False)
        if is_plain:
            pages.give_back(opened.page)
        else:
            opened.page.context.close()


@pytest.fixture
def open_map(pages: Pages) -> Iterator[OpenMap]:
    """An opener of maps for one test."""
    yield from opener(pages)


@pytest.fixture(scope="module")
def open_once(pages: Pages) -> Iterator[OpenMap]:
    """An opener of maps that the tests of a module share."""
    yield from opener(pages)


@pytest.fixture
def shown(open_map: OpenMap, sample_map: Path) -> Opened:
    """The map of the sample ecosystem, open."""
    return open_map(sample_map)


@pytest.fixture(scope="session")
def screens() -> Path:
    """Where the pictures of the states go."""
    folder = Path(__file__).resolve().parents[2] / "output" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
