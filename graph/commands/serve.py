"""The command that shows the map in a browser and follows the data while they are edited."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Any

import click

from graph.commands.addresses import refuse_standing
from graph.commands.menu import Command
from graph.commands.options import data_options, open_option
from graph.commands.pictures import map_options
from graph.commands.targets import open_in_browser, put
from graph.commands.terminal import INTERRUPTED

if TYPE_CHECKING:
    from graph.commands.following import News, Picture
    from graph.commands.serving import Board
    from graph.commands.terminal import Request


@click.command("serve", cls=Command)
@data_options
@map_options
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="N",
    help="Listen at this port [default: any that is free].",
)
@open_option(help="Open the page in the browser.")
def serve_command(request: Request, port: int, in_browser: bool, **how: Any) -> None:
    """Show the map in a browser, and draw it anew each time the data are saved.

    The address goes to stdout. Only this machine can open it, and only who knows it. What is
    wrong with the data is shown at file, row and column, in the words of `graph check`, while
    the last good picture stays. Ctrl+C ends it.

    \b
    Example: graph serve --open
    """
    from graph.commands.following import follow
    from graph.commands.serving import Board, Server
    from graph.map.live import policy, shell
    from graph.words import sentence

    refuse_standing(request.data, followed=True)
    board = Board()
    page = shell(request.lang, theme=how["theme"])
    server = Server(page.encode(), policy(), board=board, port=port)
    try:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        put(f"{server.address}\n", as_is=True)
        request.tell(sentence("serve_follows", request.lang, data=request.data))
        if in_browser:
            open_in_browser(server.address, request)
        follow(_Pages(board))
    except KeyboardInterrupt:
        request.tell(sentence("serve_ended", request.lang))
        sys.exit(INTERRUPTED)
    finally:
        server.server_close()


class _Pages:
    """The pages that are open in browsers, in which nobody moves while they are."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._where: dict[str, tuple[float, float]] = {}

    def hear(self, news: News, request: Request) -> None:
        """Show what was found."""
        state = "drawing" if news.is_good else "faulty"
        self._board.post(state=state, findings=news.findings, summary=news.summary)
        if not news.is_good:
            request.tell(news.line(request.lang))

    def see(self, news: News, picture: Picture, request: Request) -> None:
        """Show the picture; who stood in the one before stays there, unless positions were written down."""
        from graph.map.draw import positions
        from graph.words import sentence

        before = self._where or picture.where
        self._where = positions(picture.view.whole, known={**before, **picture.known}) | {
            name: spot for name, spot in before.items() if name not in picture.where
        }
        moved = {name: self._where[name] for name, at in picture.where.items() if self._where[name] != at}
        self._board.hang(picture.page.encode(), moved, state="good")
        request.tell(sentence("serve_drawn", request.lang, summary=news.line(request.lang)))
