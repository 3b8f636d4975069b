"""The progress bar: on stderr, for work that takes more than two seconds, with its true total."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from graph.progress import heard, shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Self, TypeVar

    Item = TypeVar("Item")

PATIENCE = 2.0  # seconds of silence before a progress bar appears
FINENESS = 1000  # the bar counts thousandths of the work


class Bar:
    """A progress bar that appears only if the work takes long, at a terminal that somebody looks at.

    Parameters
    ----------
    label
        What is being done, in a word of English.
    lang
        The language in which it is shown.
    quiet
        Never show anything.
    """

    def __init__(self, label: str, *, lang: str = "en", quiet: bool = False) -> None:
        self._label, self._lang = label, lang
        self._hidden = quiet or not sys.stderr.isatty()
        self._stand, self._shown = 0, 0  # where it ought to be, and where it is
        self._bar: Any = None
        self._lock = threading.Lock()
        self._started = time.monotonic()
        self._timer = threading.Timer(PATIENCE, self._draw)

    def __enter__(self) -> Self:
        """Begin to wait."""
        if not self._hidden:
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(self, *fault: object) -> None:
        """End the line."""
        self._timer.cancel()
        with self._lock:
            self._hidden = True
            if self._bar is not None:
                self._bar.__exit__(None, None, None)

    def show(self, done: int, total: int) -> None:
        """Let the bar stand at this much of the total; it never goes back."""
        if self._hidden:
            return
        self._stand = max(self._stand, FINENESS * done // max(total, 1))
        if time.monotonic() - self._started >= PATIENCE:
            self._draw()

    def _draw(self) -> None:
        """Draw the bar, for the first time or anew; the clock may call this while the work goes on."""
        with self._lock:
            if self._hidden:
                return
            if self._bar is None:
                self._bar = click.progressbar(length=FINENESS, label=self._told(), file=sys.stderr)
                self._bar.__enter__()
            if self._stand > self._shown:
                self._bar.update(self._stand - self._shown)
                self._shown = self._stand

    def _told(self) -> str:
        """The label as it is shown."""
        if self._lang != "ja":
            return self._label
        from graph.reading.catalogue import japanese  # not at the start: most work shows no bar

        return japanese()[self._label]


@contextmanager
def watched(label: str, *, lang: str = "en", quiet: bool = False) -> Iterator[None]:
    """Show how much of the work in the block is done, as it reports it to `graph.progress`."""
    with Bar(label, lang=lang, quiet=quiet) as bar, heard(bar.show):
        yield


def tracked(
    items: Iterable[Item], work: Sequence[int], label: str, *, lang: str = "en", quiet: bool = False
) -> Iterator[Item]:
    """Yield the items, and show how much of the work is done, as `graph.progress.shared` reports it."""
    with watched(label, lang=lang, quiet=quiet):
        yield from shared(items, work)
