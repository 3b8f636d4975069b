"""A file that is read, changed and written back, so that nothing is lost that was written meanwhile.

One writer at a time holds a lock, a file beside the target that is made exclusively, as
git's ``index.lock`` is. Those who know no lock, such as an editor, are noticed: the files
are compared with what was read just before the new one takes its place.
"""

from __future__ import annotations

import contextlib
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import FileError
from graph.files import names
from graph.files.folders import replace_all
from graph.files.reading import read_bytes
from graph.files.refusals import checked, explained
from graph.files.steps import BINARY, is_alive, sweep
from graph.words.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

PATIENCE = 20.0  # seconds for which one and the same writer is waited for; whoever comes next, anew
TRIES = 5  # how often a change is begun again because somebody saved meanwhile
_PAUSE = 0.02
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has made a lock: what its file says.

    Attributes
    ----------
    process, host, user
        The writer; blank where the file does not say it.
    mark
        Tells two locks of one process apart.
    """

    process: str = ""
    host: str = ""
    user: str = ""
    mark: str = ""

    @property
    def is_dead(self) -> bool:
        """Whether this is a process of this machine that no longer runs."""
        is_here = self.host == names.node() and self.process.isdigit()
        return is_here and not is_alive(int(self.process))

    def text(self) -> bytes:
        """Give the content of the lock."""
        lines = (f"{key} {getattr(self, key)}\n" for key in self.__slots__)
        return "".join(lines).encode("utf-8", "replace")


class _Saved(Exception):
    """Somebody saved one of the files between their reading and the swap."""


def rewrite(
    path: str | os.PathLike[str],
    change: Callable[..., bytes],
    *,
    beside: Sequence[str | os.PathLike[str]] = (),
) -> None:
    """Change a file by what stands in it, so that no other change of it is lost.

    Parameters
    ----------
    path
        The file. Where it is a link, what it points to is changed, and the link stays.
    change
        Is given the content of the file (None where there is none), then that of the
        files beside it, and gives the new content. It is called again where one of
        them was saved meanwhile; what it raises leaves everything as it was.
    beside
        Files that the change depends on, too.

    Raises
    ------
    FileError
        When another writer holds the lock and does not let go, a lock was left behind by
        one that was killed, the files are saved again and again, or the file cannot be
        read or written.

    Notes
    -----
    Between the last comparison and the swap lie some microseconds in which a save of a
    program that knows no lock can still be lost.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp(), "edges.csv")
    >>> rewrite(path, lambda old: (old or b"source,target,signed\\n") + b"a,b,2016\\n")
    >>> rewrite(path, lambda old: old + b"a,c,2017\\n")
    >>> path.read_text().splitlines()
    ['source,target,signed', 'a,b,2016', 'a,c,2017']
    >>> [each.name for each in path.parent.iterdir()]
    ['edges.csv']
    """
    rewrite_all([path], lambda *seen: [change(*seen)], beside=beside)


def rewrite_all(
    paths: Sequence[str | os.PathLike[str]],
    change: Callable[..., Sequence[bytes]],
    *,
    beside: Sequence[str | os.PathLike[str]] = (),
) -> None:
    """Change several files by what stands in them, as `rewrite` changes one: all of them, or none.

    Parameters
    ----------
    paths
        The files. One whose content stays the same is not touched.
    change
        Is given the content of the files, then that of those beside them, and gives the new content of
        each file.
    beside
        Files that the change depends on, too.

    Raises
    ------
    FileError
        As `rewrite`.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> files = [folder / "nodes.csv", folder / "edges.csv"]
    >>> rewrite_all(files, lambda nodes, edges: [b"id", b"source"])
    >>> [each.read_bytes() for each in files]
    [b'id', b'source']
    """
    targets = [real(each) for each in paths]
    files = [*targets, *map(real, beside)]
    with contextlib.ExitStack() as locks:
        for target in sorted(set(targets)):  # in one order, so that no two writers wait for each other
            locks.enter_context(locked(target))
        for _ in range(TRIES):
            seen = [_content(each) for each in files]
            new = dict(zip(targets, change(*seen), strict=True))
            old = dict(zip(targets, seen, strict=False))
            changed = {target: content for target, content in new.items() if content != old[target]}
            with contextlib.suppress(_Saved):
                _swap(changed, files, seen=seen)
                return
    told = "{} was saved by another program each time it was to be changed; close it there, and try again"
    raise FileError(told, names.shown(str(targets[0])))


def real(path: str | os.PathLike[str]) -> Path:
    """Give the file that a name leads to, through every link, there or not.

    Examples
    --------
    >>> real("data/../data/nodes.csv") == Path.cwd() / "data" / "nodes.csv"
    True
    """
    return Path(os.path.realpath(checked(path)))


@contextlib.contextmanager
def locked(target: Path) -> Iterator[None]:
    """Hold the lock of a file, ``NAME.lock`` beside it, while a block runs.

    Raises
    ------
    FileError
        When another writer holds it for too long, or a dead one left it.

    Examples
    --------
    >>> import tempfile
    >>> target = Path(tempfile.mkdtemp(), "edges.csv")
    >>> with locked(target):
    ...     [each.name for each in target.parent.iterdir()]
    ['edges.csv.lock']
    >>> [each.name for each in target.parent.iterdir()]
    []
    """
    lock = target.with_name(target.name + ".lock")
    own = Holder(str(os.getpid()), names.node(), _user(), os.urandom(6).hex())
    is_ours = False
    try:
        _take(lock, target, own)
        is_ours = True
        yield
    finally:  # an interrupt while it is taken must not leave it behind either
        _let_go(lock, own, is_ours=is_ours)


def _take(lock: Path, target: Path, own: Holder) -> None:
    """Make the lock, or wait for whoever has it as long as others come and go."""
    last, until = None, 0.0
    while not _make(lock, target, own):
        holder = _holder(lock)
        if holder is None:
            continue  # it was let go just now
        if holder.is_dead:
            raise _left_behind(lock, target, holder)
        if holder != last:
            last, until = holder, time.monotonic() + PATIENCE
        if time.monotonic() > until:
            raise _busy(lock, target, holder)
        time.sleep(_PAUSE * (1 + os.urandom(1)[0] / 255))  # not all at the same moments


def _make(lock: Path, target: Path, own: Holder) -> bool:
    """Make the lock with its content, unless there is one."""
    try:
        handle = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o666)
    except FileExistsError:
        return False
    except OSError as fault:
        # Windows says so of a lock that is being removed.
        if isinstance(fault, PermissionError) and os.name == "nt" and os.path.lexists(lock):
            return False
        with explained(target):
            raise OSError(fault.errno, fault.strerror, str(target)) from None
    try:
        with explained(target):
            os.write(handle, own.text())
    except BaseException:  # a full disk; without its content the lock would not be known as ours
        os.close(handle)
        lock.unlink()
        raise
    os.close(handle)
    return True


def _holder(lock: Path) -> Holder | None:
    """Who holds a lock; None where nobody does any more."""
    try:
        lines = read_bytes(lock, most=4096).decode("utf-8", "replace").splitlines()
    except FileError:  # also what is no lock of ours: a folder, a link that leads nowhere
        return Holder() if os.path.lexists(lock) else None
    said = dict(line.partition(" ")[::2] for line in lines)
    return Holder(*(said.get(key, "") for key in Holder.__slots__))


def _let_go(lock: Path, own: Holder, *, is_ours: bool) -> None:
    """Remove the lock where it is ours: it says so, or it was taken and cannot be read just now."""
    for left in reversed(range(10)):
        holder = _holder(lock)
        if holder != own and not (is_ours and holder == Holder()):
            return
        try:
            lock.unlink()
        except PermissionError:  # Windows keeps a file that a virus scanner looks at, for a moment
            if not left:
                raise
            time.sleep(0.05)
        except FileNotFoundError:
            return
        else:
            return  # whatever stands there now is the next one's


def _swap(new: Mapping[Path, bytes], files: Sequence[Path], *, seen: Sequence[bytes | None]) -> None:
    """Put the new content in place, unless a file is no longer what was read."""

    def compare(_: object) -> None:
        if [_content(each) for each in files] != seen:
            raise _Saved

    for folder in dict.fromkeys(target.parent for target in new):
        sweep(folder)
    replace_all(new.items(), compare)


def _content(path: Path) -> bytes | None:
    """What stands in a file; None where there is none."""
    return read_bytes(path, most=None) if os.path.lexists(path) else None


def _left_behind(lock: Path, target: Path, holder: Holder) -> FileError:
    """What to do about a lock whose writer was killed."""
    told = (
        "{} was left behind {} ago by {}, which was ended before it was done; "
        "{} is whole, so delete {} and try again"
    )
    name = names.shown(str(lock))
    return FileError(told, name, _age(lock), _process(holder), names.shown(target.name), name)


def _busy(lock: Path, target: Path, holder: Holder) -> FileError:
    """What to do about a lock that is held, by whom it may say."""
    name, held = names.shown(str(lock)), names.shown(str(target))
    if not holder.process:  # empty, as one that a killed writer had just made, or another program's
        told = (
            "{} was made {} ago and does not say by whom; {} is left as it is: "
            "delete the lock if nobody is changing that file, and try again"
        )
        return FileError(told, name, _age(lock), held)
    told = (
        "{} is being changed by {}, which has held {} for {}; wait for it and try again, "
        "or delete the lock if that process no longer runs"
    )
    return FileError(told, held, _process(holder), name, _age(lock))


def _process(holder: Holder) -> Message:
    """A process, with its user and its computer where they are known."""
    user, host = names.shown(holder.user), names.shown(holder.host)
    process = names.shown(holder.process)
    if user and host:
        return Message("process {} of {} on {}", process, user, host)
    if user:
        return Message("process {} of {}", process, user)
    return Message("process {} on {}", process, host) if host else Message("process {}", process)


def _age(lock: Path) -> Message:
    """How old a lock is."""
    try:
        age = max(0, int(time.time() - lock.lstat().st_mtime))
    except OSError:
        age = 0
    if age < 2 * _MINUTE:
        return Message("{} s", age)
    if age < 2 * _HOUR:
        return Message("{} min", age // _MINUTE)
    return Message("{} h", age // _HOUR) if age < 2 * _DAY else Message("{} days", age // _DAY)


def _user() -> str:
    """Name the user, where the system knows one."""
    from getpass import getuser  # only those who write need it

    with contextlib.suppress(OSError, KeyError, ImportError):
        return getuser()
    return ""
