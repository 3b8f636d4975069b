"""Firefox, driven by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/)."""

from __future__ import annotations

import base64
import itertools
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from browsers.driver import PATIENCE, Action, Browser, Missing

NAMES = ("firefox-esr", "firefox")


class Firefox(Browser):
    """Firefox without a window, with a profile of its own that is thrown away."""

    name = "Firefox"

    def __init__(self, downloads: Path) -> None:
        super().__init__(downloads)
        import websocket

        program = next((path for path in map(shutil.which, NAMES) if path), None)
        if program is None:
            raise Missing("Firefox is not installed (Debian: apt-get install firefox-esr)")
        self._profile = tempfile.TemporaryDirectory(prefix="firefox-", ignore_cleanup_errors=True)
        self._write_preferences()
        line = [program, "--headless", "--no-remote", "--profile", self._profile.name]
        self._process = subprocess.Popen(
            [*line, "--remote-debugging-port=0"], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
        )
        address = self._address() + "/session"
        self._socket = websocket.create_connection(address, timeout=PATIENCE, suppress_origin=True)
        self._numbers = itertools.count(1)
        self._complaints: list[str] = []
        session = self._send("session.new", {"capabilities": {}})
        self.version = session["capabilities"]["browserVersion"]
        self._tab = self._send("browsingContext.getTree", {})["contexts"][0]["context"]
        self._send("session.subscribe", {"events": ["log.entryAdded"]})

    def _write_preferences(self) -> None:
        """Save files without asking, and ask no other computer for anything."""
        wanted = {
            "browser.download.folderList": 2,
            "browser.download.dir": str(self.downloads),
            "browser.download.alwaysOpenPanel": False,
            "browser.shell.checkDefaultBrowser": False,
            "app.update.enabled": False,
            "datareporting.policy.dataSubmissionEnabled": False,
            "toolkit.telemetry.reportingpolicy.firstRun": False,
            "network.captive-portal-service.enabled": False,
            "network.connectivity-service.enabled": False,
        }
        lines = (f"user_pref({json.dumps(key)}, {json.dumps(value)});\n" for key, value in wanted.items())
        (Path(self._profile.name) / "user.js").write_text("".join(lines), encoding="utf-8")

    def _address(self) -> str:
        """Where Firefox listens, as it says itself."""
        for line in self._process.stderr or ():
            found = re.search(r"WebDriver BiDi listening on (ws://\S+)", line)
            if found:
                return found[1]
        raise Missing("Firefox does not start")

    def _send(self, method: str, parameters: dict[str, Any]) -> Any:
        """Send a command and give its result; what the console says meanwhile is kept."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            told = json.loads(self._socket.recv())
            if told.get("method") == "log.entryAdded" and told["params"]["level"] in ("error", "warn"):
                self._complaints.append(str(told["params"]["text"]))
            if told.get("id") == number:
                if told["type"] == "error":
                    raise AssertionError(f"{method}: {told['message']}")
                return told["result"]

    def go(self, address: str) -> None:
        """Load an address, anew even where only the part behind # differs."""
        for each in ("about:blank", address):
            self._send("browsingContext.navigate", {"context": self._tab, "url": each, "wait": "complete"})

    def value(self, expression: str) -> Any:
        """Evaluate an expression in the page; it comes back as JSON."""
        text = f"(async () => JSON.stringify((await ({expression})) ?? null))()"
        wanted = {"expression": text, "target": {"context": self._tab}, "awaitPromise": True}
        told = self._send("script.evaluate", wanted)
        if told["type"] != "success":
            raise AssertionError(f"{expression}: {told['exceptionDetails']['text']}")
        return json.loads(told["result"]["value"])

    def perform(self, sources: list[Action]) -> None:
        """Have mouse, keys or wheel do something."""
        self._send("input.performActions", {"context": self._tab, "actions": sources})

    def resize(self, width: int, height: int) -> None:
        """Give the page a size."""
        size = {"width": width, "height": height}
        self._send("browsingContext.setViewport", {"context": self._tab, "viewport": size})

    def picture(self) -> bytes:
        """What the page looks like, as PNG."""
        return base64.b64decode(
            self._send("browsingContext.captureScreenshot", {"context": self._tab})["data"]
        )

    def complaints(self) -> list[str]:
        """The warnings and errors of the console since the last call."""
        self.value("0")
        found, self._complaints = self._complaints, []
        return found

    def end(self) -> None:
        """Close the browser and throw its profile away."""
        self._socket.close()
        self._process.terminate()
        self._process.wait(PATIENCE)
        self._profile.cleanup()
