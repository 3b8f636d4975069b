"""WebKitGTK's small browser, driven by its WebDriver (https://www.w3.org/TR/webdriver2/)."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib import request
from urllib.error import HTTPError, URLError

from browsers.driver import PATIENCE, Action, Browser, Missing


def _browser() -> str | None:
    """Where Debian puts the small browser: a folder for each kind of machine and version."""
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    return str(found[-1]) if found else None


class WebKit(Browser):
    """WebKitGTK in a window of the X server that DISPLAY names."""

    name = "WebKitGTK"

    def __init__(self, downloads: Path) -> None:
        super().__init__(downloads)
        driver, browser = shutil.which("WebKitWebDriver"), _browser()
        if driver is None or browser is None:
            raise Missing("WebKitGTK is not installed (Debian: apt-get install webkit2gtk-driver)")
        if not os.environ.get("DISPLAY"):
            raise Missing("WebKitGTK needs a screen (Debian: apt-get install xvfb)")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._home = tempfile.TemporaryDirectory(prefix="webkit-", ignore_cleanup_errors=True)
        self._console = Path(self._home.name) / "console.txt"
        self._read = 0
        with self._console.open("w") as console:
            self._process = subprocess.Popen(
                [driver, f"--port={port}"], env=self._surroundings(), stdout=console, stderr=subprocess.STDOUT
            )
        self._base = f"http://127.0.0.1:{port}/session"
        arguments = ["--automation", "--enable-write-console-messages-to-stdout=true"]
        wanted = {"webkitgtk:browserOptions": {"binary": browser, "args": arguments}}
        found = self._begin({"capabilities": {"alwaysMatch": wanted}})
        self._base += "/" + found["sessionId"]
        self.version = found["capabilities"]["browserVersion"]

    def _surroundings(self) -> dict[str, str]:
        """A home of its own, whose folder of downloads is ours."""
        settings = Path(self._home.name) / ".config"
        settings.mkdir()
        (settings / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{self.downloads}"\n', encoding="utf-8")
        own = {"HOME": self._home.name, "XDG_CONFIG_HOME": str(settings)}
        # In a container there are no namespaces for WebKit's sandbox; the pages are our own.
        return {**os.environ, **own, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}

    def _begin(self, wanted: dict[str, Any]) -> Any:
        """A session, once the driver listens."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                return self._send("", wanted)
            except URLError:
                time.sleep(0.1)
        raise Missing("WebKitGTK does not start")

    def _send(self, path: str, body: dict[str, Any] | None = None, *, method: str = "POST") -> Any:
        """Send a command and give its result."""
        content = json.dumps(body or {}).encode() if method == "POST" else None
        asked = request.Request(
            self._base + path, content, {"Content-Type": "application/json"}, method=method
        )
        try:
            with request.urlopen(asked, timeout=2 * PATIENCE) as answer:
                return json.load(answer)["value"]
        except HTTPError as fault:
            raise AssertionError(f"{path}: {fault.read().decode()}") from fault

    def go(self, address: str) -> None:
        """Load an address, anew even where only the part behind # differs."""
        for each in ("about:blank", address):
            self._send("/url", {"url": each})

    def value(self, expression: str) -> Any:
        """Evaluate an expression in the page; it comes back as JSON."""
        script = f"return JSON.stringify(({expression}) ?? null)"
        return json.loads(self._send("/execute/sync", {"script": script, "args": []}))

    def perform(self, sources: list[Action]) -> None:
        """Have mouse, keys or wheel do something."""
        self._send("/actions", {"actions": sources})

    def resize(self, width: int, height: int) -> None:
        """Give the page a size: that of the window, and what stands around the page."""
        for _ in range(3):
            inner, outer = self.value("[innerWidth, innerHeight]"), self._send("/window/rect", method="GET")
            if inner == [width, height]:
                return
            wide, high = outer["width"] + width - inner[0], outer["height"] + height - inner[1]
            self._send("/window/rect", {"width": wide, "height": high})
            time.sleep(0.3)

    def picture(self) -> bytes:
        """What the page looks like, as PNG."""
        return base64.b64decode(self._send("/screenshot", method="GET"))

    def complaints(self) -> list[str]:
        """The warnings and errors of the console since the last call."""
        lines = self._console.read_text(encoding="utf-8", errors="replace").splitlines()
        new, self._read = lines[self._read :], len(lines)
        return [each for each in new if "CONSOLE" in each and ("ERROR" in each or "WARN" in each)]

    def end(self) -> None:
        """Close the browser and throw its home away."""
        self._send("", method="DELETE")
        self._process.terminate()
        self._process.wait(PATIENCE)
        self._home.cleanup()
