"""Files that are being edited: looked at by path, and given only once whoever saves them has done.

A look asks the system for each path anew (docs/decisions/0019), so that a file that was replaced, or deleted
and made again, is the same file; drives on a network tell no program of a change, but answer a look.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# A file as a look finds it: when it was written, its size, its number, when it was changed; or an error.
Stamp = tuple[int, ...]
Seen = tuple[tuple[str, Stamp], ...]

EVERY = 0.15  # seconds from look to look
AGAIN = 0.08  # from a look that finds a change to the one that has to find the same
GRACE = 6  # more looks that a file gets which has gone or lost a tenth of itself, as in the middle of a save
LATER = 6  # looks until what could not be read is tried once more: no look tells when a lock is lifted


def look(paths: Iterable[str | os.PathLike[str]]) -> Seen:
    """Look at files by their paths.

    Returns
    -------
    seen
        The same for the same content. A file that is not there, or that nobody may look at, has the
        number of the error in the place of its stamp.

    Examples
    --------
    >>> look(["data/nodes.csv"]) == look(["data/nodes.csv"]), len(look(["data/none.csv"])[0][1])
    (True, 1)
    """
    return tuple((os.fspath(each), stamp(each)) for each in paths)


def stamp(path: str | os.PathLike[str]) -> Stamp:
    """Give what tells a file from itself before a change, without opening it.

    Examples
    --------
    >>> stamp("data/nodes.csv") == stamp("data/edges.csv")
    False
    """
    try:
        found = os.stat(path)  # noqa: PTH116  (a path may be any text)
    except OSError as fault:
        return (fault.errno or -1,)
    except ValueError:  # a NUL character in the name
        return (-1,)
    return found.st_mtime_ns, found.st_size, found.st_ino, found.st_ctime_ns


def is_torn(now: Seen, before: Seen) -> bool:
    """Tell whether a file has gone or lost a tenth of itself, as it has while many programs save it.

    Examples
    --------
    >>> is_torn((("a", (2, 10, 1, 2)),), (("a", (1, 90, 1, 1)),)), is_torn((("a", (2,)),), ())
    (True, False)
    """
    there = dict(now)
    return any(10 * _size(there.get(path, ())) < 9 * _size(found) for path, found in before)


def _size(found: Stamp) -> int:
    return found[1] if len(found) > 1 else 0


class Looks:
    """Files that are looked at again and again.

    Parameters
    ----------
    see
        Gives what is to be seen now.
    sleep
        Waits so many seconds.
    """

    def __init__(self, see: Callable[[], Seen], *, sleep: Callable[[float], object] = time.sleep) -> None:
        self._see, self._sleep = see, sleep
        self._known: Seen | None = None

    def wait(self, *, again: bool = False) -> bool:
        """Wait until something has changed and two looks, one after the other, find the same.

        Parameters
        ----------
        again
            Do not wait for ever: what was there could not be read, and no change may tell when it can.

        Returns
        -------
        changed
            Whether something has; always, unless it is done `again`.
        """
        looks = 0
        while True:
            if self._known is not None:
                self._sleep(EVERY)
            now, looks = self._see(), looks + 1
            changed = now != self._known
            if (changed or (again and looks >= LATER)) and self._is_settled(now):
                self._known = now
                return changed

    def _is_settled(self, now: Seen) -> bool:
        """Whether the next look finds the same, and some more where a file seems to be in the making."""
        torn = self._known is not None and is_torn(now, self._known)
        waits = (AGAIN, *[EVERY] * (GRACE if torn else 0))
        return all(self._looks_like(now, seconds) for seconds in waits)

    def _looks_like(self, now: Seen, seconds: float) -> bool:
        self._sleep(seconds)
        return self._see() == now

    @property
    def still_hold(self) -> bool:
        """Whether all is as it was when the last wait ended, so that what was read since is of one state."""
        return self._see() == self._known
