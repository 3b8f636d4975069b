"""Who is answered, and with what: one address, one name, one way of asking."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.commands import serving
from graph.commands.main import command
from graph.commands.serving import Board, Server
from graph.commands.terminal import run
from tests.conftest import PATIENCE

MAP = b"<!DOCTYPE html><p>The map</p>"


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
def server(board: Board) -> Iterator[Server]:
    """A server with a map on its board."""
    board.hang(MAP, {"hub": (1.5, 2.0)}, state="good")
    found = Server(b"<p>The page</p>", "default-src 'none'", board=board)
    threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield found
    found.shutdown()
    found.server_close()


class Asked:
    """An answer."""

    def __init__(self, server: Server, path: str, method: str = "GET", **headers: str) -> None:
        connection = http.client.HTTPConnection(serving.HOST, server.server_port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host=True)
        for name, value in ({"Host": server.host} | headers).items():
            if value:
                connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        self.code, self.headers, self.body = answer.status, answer.headers, answer.read()
        connection.close()


def test_the_page_the_map_and_the_places_are_given_as_they_are(server: Server) -> None:
    start = f"/{server.token}/"
    assert Asked(server, start).body == b"<p>The page</p>"
    assert Asked(server, f"{start}map?picture=1").body == MAP
    assert json.loads(Asked(server, f"{start}places").body) == {"hub": [1.5, 2.0]}
    head = Asked(server, f"{start}map", "HEAD")
    assert (head.code, head.body, head.headers["Content-Length"]) == (200, b"", str(len(MAP)))


@pytest.mark.parametrize(
    "host",
    ["", "localhost:{port}", "127.0.0.1", "127.0.0.1:1", "evil.example:{port}", "evil.example",
     "127.0.0.1.:{port}", "[::1]:{port}", "127.0.0.1:{port}, evil.example"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_no_other_name_of_this_machine_is_answered_so_that_none_can_be_bound_to_it(
    server: Server, host: str, method: str
) -> None:
    asked = Asked(server, f"/{server.token}/", method, Host=host.format(port=server.server_port))
    assert asked.code == 421
    assert b"The page" not in asked.body


def test_two_names_at_once_are_none(server: Server) -> None:
    with socket.create_connection((serving.HOST, server.server_port), timeout=PATIENCE) as line:
        line.sendall(f"GET /{server.token}/ HTTP/1.1\r\nHost: {server.host}\r\nHost: evil\r\n\r\n".encode())
        assert line.recv(100).startswith(b"HTTP/1.0 421")


@pytest.mark.parametrize("start", [b"GET /\xe9/map HTTP/1.1", b"GET /\xe9/map"])
def test_bytes_that_are_no_letters_are_no_address(server: Server, start: bytes) -> None:
    with socket.create_connection((serving.HOST, server.server_port), timeout=PATIENCE) as line:
        line.sendall(start + f"\r\nHost: {server.host}\r\n\r\n".encode())
        assert b"no such page" in line.makefile("rb").read()


@pytest.mark.parametrize(
    "path",
    [
        "/", "", "//", "/{token}", "/{start}/", "/x{token}/", "/{token}x/", "/{upper}/", "x/{token}/map",
        "http://evil.example/{token}/", "/{token}/../{token}/map", "/{token}/../../etc/passwd", "/{token}//",
        "/{token}/%2e%2e/nodes.csv", "/{token}/nodes.csv", "/{token}/map/", "/{token}/map.html",
        "/{token}/Map", "/?{token}/map", "/{token}%2Fmap", "/favicon.ico",
    ],
)  # fmt: skip
def test_nothing_is_given_without_the_token_or_by_a_name_of_a_file(server: Server, path: str) -> None:
    token = server.token
    asked = Asked(server, path.format(token=token, start=token[:-1], upper=token.swapcase()) or "*")
    assert asked.code == 404
    assert MAP not in asked.body


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("name", ["", "map", "events", "places", "none"])
def test_a_page_from_elsewhere_is_refused(server: Server, site: str, name: str) -> None:
    assert Asked(server, f"/{server.token}/{name}", Sec_Fetch_Site=site).code == 403
    assert Asked(server, f"/{server.token}/map", Sec_Fetch_Site="same-origin").code == 200
    assert Asked(server, f"/{server.token}/map", Sec_Fetch_Site="none").code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_is_taken(server: Server, method: str) -> None:
    asked = Asked(server, f"/{server.token}/map", method)
    assert (asked.code, asked.headers["Allow"]) == (405, "GET, HEAD")
    assert Asked(server, f"/{server.token}/map", "BREW").code == 501
    assert Asked(server, f"/{server.token}/map", method, Sec_Fetch_Site="cross-site").code == 403


@pytest.mark.parametrize("path", ["/", "/{token}/", "/{token}/map", "/{token}/places"])
def test_no_answer_is_of_use_to_a_page_from_elsewhere(server: Server, path: str) -> None:
    found = Asked(server, path.format(token=server.token)).headers
    assert found["Cache-Control"] == "no-store"
    assert found["X-Content-Type-Options"] == "nosniff"
    assert found["Referrer-Policy"] == "no-referrer"
    assert found["Cross-Origin-Resource-Policy"] == found["Cross-Origin-Opener-Policy"] == "same-origin"
    assert found["Content-Security-Policy"]
    assert not [name for name in found if name.lower().startswith("access-control")]
    assert "Python" not in found["Server"]


def test_it_listens_to_this_machine_alone_and_asks_nobody_for_its_name(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getfqdn", None)
    with Server(b"", "", board=board) as one, Server(b"", "", board=board) as other:
        assert one.server_address[0] == "127.0.0.1"
        assert one.token != other.token
        assert len(one.token) >= 32  # 24 bytes of chance
        assert one.address == f"http://127.0.0.1:{one.server_port}/{one.token}/"


def messages(server: Server) -> Iterator[dict[str, Any]]:
    """What a page is told, message by message."""
    with socket.create_connection((serving.HOST, server.server_port), timeout=PATIENCE) as line:
        line.sendall(f"GET /{server.token}/events HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode())
        with line.makefile("rb") as lines:
            for each in lines:
                if each.startswith(b"data: "):
                    yield json.loads(each[6:])


def test_each_message_comes_to_every_page_and_the_last_one_to_a_page_that_opens(
    server: Server, board: Board
) -> None:
    first = messages(server)
    assert next(first) == {"state": "good", "picture": 1}
    board.post(state="faulty", findings=[["error", ["a", "b"]]])
    second = messages(server)
    for each in (first, second):
        assert next(each) == {"state": "faulty", "findings": [["error", ["a", "b"]]], "picture": 1}
    board.hang(MAP, {"hub": (1.5, 2.0)}, state="good")
    assert next(second)["picture"] == 1  # the same picture
    board.hang(MAP, {}, state="good")
    board.hang(MAP + b".", {}, state="good")
    last = next(each for each in second if each["picture"] != 2)  # who is slow may miss one
    assert (last["picture"], last["state"]) == (3, "good")


def test_who_hears_nothing_is_told_that_the_server_is_there(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "HEARTBEAT", 0.0)
    with socket.create_connection((serving.HOST, server.server_port), timeout=PATIENCE) as line:
        line.sendall(f"GET /{server.token}/events HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode())
        with line.makefile("rb") as lines:
            assert any(each == b": still here\n" for each in lines)


def test_who_takes_nothing_keeps_nobody_waiting(server: Server, board: Board) -> None:
    board.hang(b"x" * 50_000_000, {}, state="good")
    stalled = [socket.create_connection((serving.HOST, server.server_port)) for _ in range(8)]
    for number, line in enumerate(stalled):
        line.sendall(
            f"GET /{server.token}/map HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode()
            if number % 2
            else b"GET"
        )
    board.hang(MAP, {}, state="good")
    assert Asked(server, f"/{server.token}/map").body == MAP
    assert next(messages(server))["picture"] == 3
    for line in stalled:
        line.close()


def test_a_reader_that_goes_leaves_no_trace(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        with socket.create_connection((serving.HOST, server.server_port)) as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            line.sendall(f"GET /{server.token}/events HTTP/1.1\r\nHost: {server.host}\r\n\r\n".encode())
    assert Asked(server, f"/{server.token}/map").code == 200
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "port {} cannot be listened at (Address already in use); choose another one with --port, or"),
        ("ja", "ポート{}は使えません（Address already in use）。--port で別の番号を指定するか"),
    ],
)
def test_a_port_that_is_taken_is_refused_in_a_sentence(
    data: Path, server: Server, lang: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ["serve", "--data", str(data), "--port", str(server.server_port), "--lang", lang]
    assert run(command, line) == 3
    out, err = capsys.readouterr()
    assert said.format(server.server_port) in err
    assert (out, err.count("\n")) == ("", 1)
