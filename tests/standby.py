"""`graph` at a terminal without the second that a new Python takes to load it.

A server loads the command once and stands by. The `graph` that a shell finds is a client: it hands its words,
folder, surroundings and three streams to the server, which forks a process that carries them out, and ends
with its code. What a new Python does while it starts (locales, closed streams, what is loaded when) is not
tried here: tests/environments and tests/commands/test_cli.py start real ones.
"""

from __future__ import annotations

import gc
import io
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph import measures
from graph.commands.main import command
from graph.commands.terminal import run

ROOT = Path(__file__).parents[1]
LOADING = ("report -qo {}/a.html", "timeline -qo {}/a.pptx", "map -qo {}/b.html", "centrality -qo {}/a.xlsx")
LONGEST = 1 << 20  # bytes of what a client hands over
CLIENT = """#!{python} -SEI
import json, os, socket, sys
server = socket.socket(socket.AF_UNIX)
server.connect({address!r})
given = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
socket.send_fds(server, [given], [0, 1, 2])
sys.exit(int(server.recv(8) or 70))
"""


@contextmanager
def standing_by(folder: Path) -> Iterator[Path]:
    """Start a server, and give the folder in which a shell finds its `graph`."""
    place = folder / "bin"
    place.mkdir()
    address = str(folder / "socket")
    client = place / "graph"
    client.write_text(CLIENT.format(python=sys.executable, address=address), encoding="utf-8")
    client.chmod(0o755)
    words = [sys.executable, "-m", "tests.standby", address]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == b"ready\n"
        try:
            yield place
        finally:
            server.kill()


def serve(address: str) -> None:
    """Load what the commands load, by one call of each, and fork a process for each client."""
    # Nothing is compiled meanwhile: threads of compiled measures would not live on in another process.
    usual, measures.LARGE = measures.LARGE, sys.maxsize
    with tempfile.TemporaryDirectory() as folder:
        for line in LOADING:
            assert run(command, line.format(folder).split()) == 0, line
    measures.LARGE = usual
    gc.freeze()
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(address)
    listening.listen()
    print("ready", flush=True)
    while True:
        client, _ = listening.accept()
        if os.fork() == 0:
            listening.close()
            _carry_out(client)
        client.close()
        _bury()


def _bury() -> None:
    """Let go of the processes that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def _carry_out(client: socket.socket) -> None:
    """Become the `graph` that a client called, say its code and end."""
    given, streams, _, _ = socket.recv_fds(client, LONGEST, 3)
    words, folder, environment = json.loads(given)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["graph", *words]
    sys.stdin = io.TextIOWrapper(open(0, "rb", closefd=False), encoding="utf-8")  # noqa: SIM115
    sys.stdout, sys.stderr = (_writer(number) for number in (1, 2))
    code = run(command)
    sys.stdout.flush()
    sys.stderr.flush()
    client.send(str(code).encode())
    os._exit(0)


def _writer(number: int) -> io.TextIOWrapper:
    return io.TextIOWrapper(open(number, "wb", closefd=False), encoding="utf-8", line_buffering=True)


if __name__ == "__main__":
    serve(sys.argv[1])
