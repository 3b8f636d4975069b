"""A trap for whatever runs or loads in a real browser, and the hostile data as files."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Route

from tests.conftest import PATIENCE
from tests.hostile.payloads import as_files

Trap = Callable[[Path], "Trapped"]
POLICED = "Content Security Policy"
_TOUCHED = "window.hit=1;document.title='hit'"
# Whatever a page may consist of; nothing else has a place in it.
_STRANGE = "iframe, object, embed, base, form, video, audio, math, template, animate, link:not([rel=icon])"


@dataclass
class Trapped:
    """A page in a browser with a network that answers everything with a script, and what came of it."""

    page: Page
    ran: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        """Note a request and let it have what it came for."""
        self.asked.append(route.request.url)
        route.fulfill(status=200, content_type="text/javascript", body=_TOUCHED)

    def refuse(self, dialog: Dialog) -> None:
        """Note a dialog and close it."""
        self.ran.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def listen(self, message: ConsoleMessage) -> None:
        """Note what the console says."""
        self.said.append(f"{message.type}: {message.text}")

    def until_policed(self, times: int) -> None:
        """Wait until the policy has stopped so many things."""
        end = time.monotonic() + PATIENCE
        while sum(POLICED in each for each in self.said) < times and time.monotonic() < end:
            self.page.wait_for_timeout(20)
        assert sum(POLICED in each for each in self.said) >= times

    def each(self, step: str, values: Sequence[object]) -> list[object]:
        """Take a step with one value after another, each drawn before the next; gives what they give."""
        found: list[object] = self.page.evaluate(
            f"""async values => {{
                const found = [];
                for (const value of values) {{
                  found.push(await ({step})(value));
                  await new Promise(requestAnimationFrame);
                }}
                return found;
            }}""",
            values,
        )
        return found

    def show(self, *views: Mapping[str, object], **view: object) -> None:
        """Set views of the map, one after another."""
        self.each("view => window.ecosystem.setView(view)", views or (view,))

    def harmless(self, title: str) -> None:
        """Nothing has run, nothing was asked for, nothing was said, and the page is what it was."""
        self.held(title)
        assert self.said == []
        assert self.page.locator(_STRANGE).count() == 0
        links = self.page.locator("a[href]").evaluate_all(
            "links => links.map(link => [link.href.split('#')[0] === location.href.split('#')[0] || "
            "(/^https?:/.test(link.href) && link.rel.includes('noopener')), link.outerHTML])"
        )
        assert [markup for safe, markup in links if not safe] == []
        handlers = "() => [...document.querySelectorAll('*')].filter(each => "
        handlers += "[...each.attributes].some(one => one.name.startsWith('on'))).length"
        assert self.page.evaluate(handlers) == 0

    def held(self, title: str) -> None:
        """Nothing has run and nothing was asked for, whatever had to be stopped."""
        assert self.page.evaluate("[window.hit === undefined, document.title]") == [True, title]
        assert (self.ran, self.asked) == ([], [])


@pytest.fixture(scope="session")
def trapped(browser: Browser) -> Iterator[Trapped]:
    """One page in a trap, which is used again: a new one takes longer than most of what is opened."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, reduced_motion="reduce", accept_downloads=True
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(1000 * PATIENCE)
    page = context.new_page()
    trapped = Trapped(page)
    context.route(lambda address: not address.startswith(("file:", "data:", "blob:")), trapped.answer)
    context.on("console", trapped.listen)
    context.on("dialog", trapped.refuse)
    page.on("pageerror", lambda error: trapped.said.append(f"error: {error}"))
    page.on("crash", lambda _: trapped.ran.append("the page has died"))
    page.on("popup", lambda other: trapped.ran.append(f"a window: {other.url}"))
    yield trapped
    context.close()


@pytest.fixture
def trap(trapped: Trapped) -> Trap:
    """An opener of files in a trap; what was opened in it before is gone."""

    def of(path: Path) -> Trapped:
        page = trapped.page
        for other in page.context.pages:
            if other != page:
                other.close()
        page.goto("about:blank")
        page.mouse.move(0, 0)
        page.emulate_media(media="null")
        for noted in (trapped.ran, trapped.asked, trapped.said):
            noted.clear()
        page.goto(path.as_uri())
        return trapped

    return of


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile data as a folder of the two files."""
    place = tmp_path_factory.mktemp("hostile")
    for name, content in as_files().items():
        (place / name).write_bytes(content)
    return place
