"""A real browser that a script drives by mouse and keyboard: what Firefox and WebKitGTK have in common.

Both take the same actions of W3C's WebDriver: WebKitGTK by its WebDriver over HTTP, Firefox by WebDriver BiDi
over a socket, since Debian has no geckodriver.
"""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

PATIENCE = 30.0  # seconds, after which what is waited for counts as hung
KEYS = {
    "Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004", "Shift": "\ue008", "Control": "\ue009",
    "ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015",
    "Backspace": "\ue003", "Delete": "\ue017", "End": "\ue010", "Home": "\ue011",
}  # fmt: skip
Action = dict[str, Any]
Point = tuple[float, float]


class Missing(Exception):
    """A browser is not installed, or does not start."""


class Browser(ABC):
    """One window of a browser, whose downloads go to a folder."""

    name = ""
    version = ""

    def __init__(self, downloads: Path) -> None:
        self.downloads = downloads

    @abstractmethod
    def go(self, address: str) -> None:
        """Load an address, anew even where only the part behind # differs."""

    @abstractmethod
    def value(self, expression: str) -> Any:
        """Evaluate an expression in the page."""

    @abstractmethod
    def perform(self, sources: list[Action]) -> None:
        """Have mouse, keys or wheel do something."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Give the page a size."""

    @abstractmethod
    def picture(self) -> bytes:
        """What the page looks like, as PNG."""

    @abstractmethod
    def complaints(self) -> list[str]:
        """The warnings and errors of the console since the last call."""

    @abstractmethod
    def end(self) -> None:
        """Close the browser."""

    # What a person does.

    def open(self, path: Path, *, view: str = "", size: tuple[int, int] = (1366, 768)) -> None:
        """Open a map and wait for its first picture."""
        self.resize(*size)
        self.go(path.as_uri() + (f"#{view}" if view else ""))
        self.wait("document.documentElement.dataset.ready === 'true'")

    def wait(self, expression: str) -> Any:
        """Wait until an expression is true, and give its value."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found = self.value(expression)
            if found:
                return found
            time.sleep(0.05)
        raise AssertionError(f"never so: {expression}")

    def call(self, name: str, *given: object) -> Any:
        """Call a function of window.ecosystem."""
        return self.value(f"ecosystem.{name}(...{json.dumps(given)})")

    def text(self, selector: str) -> str:
        """What is to be read in an element."""
        return str(self.value(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''"))

    def middle(self, selector: str, words: str = "") -> Point:
        """The middle of an element that is in sight, or of the first of them that holds these words."""
        found = self.wait(
            f"""(() => {{ const all = [...document.querySelectorAll({json.dumps(selector)})];
              const said = {json.dumps(words)};
              const told = (each) => `${{each.innerText}} ${{each.ariaLabel}}`;
              const one = all.find((each) => each.checkVisibility() && told(each).includes(said));
              if (!one) return null;
              one.scrollIntoView({{ block: "nearest" }});
              const box = one.getBoundingClientRect();
              return [box.left + box.width / 2, box.top + box.height / 2]; }})()"""
        )
        return float(found[0]), float(found[1])

    def click(self, at: str | Point, words: str = "", *, times: int = 1) -> None:
        """Click on a point, or on an element with these words."""
        point = self.middle(at, words) if isinstance(at, str) else at
        press = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self.perform(_mouse([_to(point), *press * times]))

    def hover(self, point: Point) -> None:
        """Take the mouse somewhere."""
        self.perform(_mouse([_to(point)]))

    def drag(self, start: Point, way: Point) -> None:
        """Drag with the mouse, in several moves as a hand does."""
        steps = [_to((start[0] + way[0] * share, start[1] + way[1] * share)) for share in (0.2, 0.5, 0.8, 1)]
        down, up = {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}
        self.perform(_mouse([_to(start), down, *steps, up]))

    def wheel(self, point: Point, by: int) -> None:
        """Turn the wheel over a point."""
        x, y = map(round, point)
        turn = {
            "type": "scroll",
            "x": x,
            "y": y,
            "deltaX": 0,
            "deltaY": by,
            "duration": 0,
            "origin": "viewport",
        }
        self.perform([{"type": "wheel", "id": "wheel", "actions": [turn]}])

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each perhaps with others before it: `Control+z`."""
        for combination in keys:
            held = [KEYS.get(each, each) for each in combination.split("+")]
            down = [{"type": "keyDown", "value": each} for each in held]
            up = [{"type": "keyUp", "value": each} for each in reversed(held)]
            self.perform([{"type": "key", "id": "keyboard", "actions": [*down, *up]}])

    def type(self, text: str) -> None:
        """Type a text where the cursor is."""
        actions = [{"type": kind, "value": each} for each in text for kind in ("keyDown", "keyUp")]
        self.perform([{"type": "key", "id": "keyboard", "actions": actions}])

    def fill(self, selector: str, text: str) -> None:
        """Click into a box and type in place of what it holds."""
        self.click(selector)
        self.press("Control+a")
        self.type(text)

    def saved(self, at: str, words: str = "") -> Path:
        """Click on what saves a file, and give the file, which stays until the next is saved."""
        # One browser gives the second file of a name another one, the other writes over the first.
        for each in self.downloads.iterdir():
            each.unlink()
        self.click(at, words)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            here = list(self.downloads.iterdir())
            partial = [each for each in here if each.suffix in (".part", ".wkdownload")]
            if here and not partial and all(each.stat().st_size for each in here):
                return max(here, key=lambda each: each.stat().st_mtime)
            time.sleep(0.1)
        raise AssertionError(f"nothing was saved by {at} {words}")


def _to(point: Point) -> Action:
    """A move of the mouse to a point of the page."""
    x, y = map(round, point)
    return {"type": "pointerMove", "x": x, "y": y, "duration": 20, "origin": "viewport"}


def _mouse(actions: list[Action]) -> list[Action]:
    """What the mouse does."""
    return [{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions}]
