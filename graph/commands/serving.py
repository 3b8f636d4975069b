"""The server of a live page: to this machine only, to those who have its address, and nothing by name."""

from __future__ import annotations

import json
import os
import secrets
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any

from graph.errors import FileError, UsageError

HOST = "127.0.0.1"
HEARTBEAT = 10.0  # seconds after which a page that hears nothing is told that the server is there
STALLED = 60  # seconds after which a reader that takes nothing is given up
HTML, TEXT, JSON = "text/html; charset=utf-8", "text/plain; charset=utf-8", "application/json"
# For every answer: kept nowhere, guessed at by nobody, and of no use to a page from elsewhere.
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_OURS = ("none", "same-origin")  # who asks: an address that was typed, or our own page


class Board:
    """What the pages are shown: the last message and the last picture, and a bell for those who wait."""

    def __init__(self) -> None:
        self._bell = threading.Condition()
        self._message: dict[str, Any] = {}
        self.version = 0
        self.picture = b""
        self.places = b"{}"

    def post(self, **message: Any) -> None:
        """Show a message, which keeps the number of the picture."""
        with self._bell:
            self._message |= message
            self.version += 1
            self._bell.notify_all()

    def hang(self, picture: bytes, places: dict[str, tuple[float, float]], **message: Any) -> None:
        """Show a picture, with whom the page is to move in it, and a message; the same one is no new one."""
        moved = json.dumps(places, separators=(",", ":"), sort_keys=True).encode()
        with self._bell:
            is_new = (picture, moved) != (self.picture, self.places)
            self.picture, self.places = picture, moved
        self.post(**message, picture=self._message.get("picture", 0) + is_new)

    def message(self, after: int, seconds: float) -> tuple[int, bytes]:
        """Give the number and the text of the message, once it is another one or the time is over."""
        with self._bell:
            self._bell.wait_for(lambda: self.version > after, timeout=seconds)
            return self.version, json.dumps(self._message, ensure_ascii=False).encode()


class Server(ThreadingHTTPServer):
    """Serves a page, its picture and its messages under an address that nobody can guess.

    Parameters
    ----------
    shell, policy
        The page around the picture, and its Content-Security-Policy.
    board
        What is shown in it.
    port
        Where to listen; 0 for any that is free.
    """

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would let two programs listen at one port

    def __init__(self, shell: bytes, policy: str, *, board: Board, port: int = 0) -> None:
        self.shell, self.policy, self.board = shell, policy, board
        self.token = secrets.token_urlsafe(24)
        try:
            super().__init__((HOST, port), Handler)
        except PermissionError:
            raise UsageError("port {} needs more rights; choose one from 1024 on with --port", port) from None
        except OSError as fault:
            told = "port {} cannot be listened at ({}); choose another one with --port, or leave it out"
            raise FileError(told, port, fault.strerror or fault) from None

    def server_bind(self) -> None:
        """Take the port, and ask nobody for the name of this machine, as the one above would."""
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    @property
    def host(self) -> str:
        """The only name under which it answers."""
        return f"{HOST}:{self.server_port}"

    @property
    def address(self) -> str:
        """What is opened in a browser."""
        return f"http://{self.host}/{self.token}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over readers that have gone."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    timeout = STALLED
    server_version, sys_version = "graph", ""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal is for the data."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse, without saying the request again."""
        self.close_connection = True
        self._answer(code, (message or "no").split("(")[0].encode(), TEXT)

    def do_GET(self) -> None:
        """Give what the address names, if it may be given."""
        path = self.path.partition("?")[0].split("/")
        refused = self._refused()
        if refused:
            self.send_error(*refused)
        elif len(path) != 3 or path[0] or not self._is_known(path[1]):
            self.send_error(404, "no such page")
        elif path[2] == "events":
            self._events()
        else:
            self._give(path[2])

    do_HEAD = do_GET  # noqa: N815  (as http.server calls them)

    def _not_allowed(self) -> None:
        self.send_error(*(self._refused() or (405, "GET and HEAD only")))

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = _not_allowed  # noqa: N815

    def _refused(self) -> tuple[int, str] | None:
        """Why nothing is given, whatever the path: another name of this machine, or a page from elsewhere."""
        if self.headers.get_all("Host") != [self.server.host]:
            return 421, "wrong host"
        if self.headers.get("Sec-Fetch-Site", "none") not in _OURS:
            return 403, "asked by a page from elsewhere"
        return None

    def _is_known(self, token: str) -> bool:
        return secrets.compare_digest(token.encode("utf-8", "replace"), self.server.token.encode())

    def _give(self, name: str) -> None:
        """Give the page, the picture or where in it someone stands."""
        board = self.server.board
        if name == "":
            self._answer(200, self.server.shell, HTML, policy=self.server.policy)
        elif name == "map" and board.picture:
            self._answer(200, board.picture, HTML, policy="frame-ancestors 'self'")
        elif name == "places":
            self._answer(200, board.places, JSON)
        else:
            self.send_error(404, "no such page")

    def _answer(self, code: int, body: bytes, kind: str, *, policy: str = "default-src 'none'") -> None:
        self._head(code, kind, {"Content-Length": str(len(body)), "Content-Security-Policy": policy})
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(self, code: int, kind: str, more: dict[str, str]) -> None:
        self.send_response(code)
        if code == 405:
            self.send_header("Allow", "GET, HEAD")
        for name, value in {"Content-Type": kind, **HEADERS, **more}.items():
            self.send_header(name, value)
        self.end_headers()

    def _events(self) -> None:
        """Tell each message as it comes, for as long as somebody listens."""
        self._head(200, "text/event-stream", {"Connection": "close"})
        self.close_connection = True
        told = 0
        while self.command == "GET":
            version, message = self.server.board.message(told, HEARTBEAT)
            self.wfile.write(b"data: " + message + b"\n\n" if version > told else b": still here\n\n")
            told = version
