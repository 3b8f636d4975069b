"""How far a long piece of work is: told by whoever does it, heard by whoever shows it."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeVar

    Item = TypeVar("Item")
    Listener = Callable[[int, int], None]

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


def report(done: int, total: int) -> None:
    """Tell how much of the work at hand is done, in any unit; where nobody listens, nothing happens.

    Parameters
    ----------
    done, total
        The total is known from the start and stays the same; `done` grows to it.

    Examples
    --------
    >>> with heard(lambda done, total: print(f"{done} of {total}")):
    ...     report(3, 10)
    3 of 10
    """
    listener = _listener.get()
    if listener is not None:
        listener(done, total)


@contextmanager
def heard(listener: Listener) -> Iterator[None]:
    """Let a listener hear what is reported while the block runs.

    Within it others may listen to parts of the work; then they hear, and this one does not.

    Examples
    --------
    >>> with heard(print):
    ...     report(1, 2)
    1 2
    >>> report(2, 2)
    """
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def shared(items: Iterable[Item], work: Sequence[int]) -> Iterator[Item]:
    """Yield the items, and report the whole of them: what is done with each, and what it reports itself.

    Parameters
    ----------
    items
        As many as there are numbers in `work`; getting the next one may be work, too.
    work
        How much work each item is, in any one unit.

    Examples
    --------
    >>> with heard(print):
    ...     for size in shared([10, 20], [10, 20]):
    ...         report(size // 2, size)
    5 30
    10 30
    20 30
    30 30
    """
    each, total, before = iter(items), sum(work), 0
    for size in work:
        outer = _listener.get()

        def part(done: int, of: int, before: int = before, size: int = size) -> None:
            if outer is not None:  # noqa: B023  (asked while the item is at hand)
                outer(before + size * done // max(of, 1), total)  # noqa: B023

        with heard(part):
            item = next(each)
            yield item
        before += size
        report(before, total)
