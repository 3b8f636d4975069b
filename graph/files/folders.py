"""Several files that are written into one folder, all of them or none."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import FileError
from graph.files import names
from graph.files.refusals import checked, explained
from graph.files.steps import create, pour, refuse_locked, seal, swap, sweep, sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping


def write_all(
    folder: str | os.PathLike[str], files: Iterable[tuple[str, bytes]], *, fresh: bool = False
) -> list[Path]:
    """Put several files into a folder, all of them or, if anything goes wrong, none.

    Parameters
    ----------
    folder
        Is made where it is not there yet; the folder that holds it has to be. What
        else is in it stays.
    files
        Name and whole content of each; they may be made one at a time.
    fresh
        Refuse, at the last moment, a file that is there already.

    Returns
    -------
    paths
        The files, in the order given.

    Raises
    ------
    FileError
        If the folder or a file in it cannot be written, a name leads out of it, or a file that
        is to be new is there. The folder is then, as after any other exception and an interrupt, what it was.

    Notes
    -----
    Every file is on the disk under a temporary name before the first one takes its
    place, and an old file keeps a second name (a hard link) until the last one has,
    from which it comes back should a later one be refused. Only a power cut or a kill
    between the renames, a moment that takes about 0.1 ms a file, can leave some files new
    and others old, each of them whole. Where the file system has no hard links (FAT),
    that also holds for a refusal.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp()) / "charts"
    >>> [each.name for each in write_all(folder, [("2016.svg", b"<svg/>"), ("2017.svg", b"<svg/>")])]
    ['2016.svg', '2017.svg']
    """
    place = Path(folder)
    is_new = not os.path.lexists(place)
    try:
        make_folder(place)
        with explained(place / "files"):
            sweep(place)
        targets = ((_within(place, name), content) for name, content in files)
        return replace_all(targets, _refuse_old if fresh else len)
    except BaseException:
        if is_new:
            with suppress(OSError):
                place.rmdir()
        raise


def replace_all(
    files: Iterable[tuple[Path, bytes]], last: Callable[[Collection[Path]], object]
) -> list[Path]:
    """Put content into files, all of them or, if anything goes wrong, none.

    Parameters
    ----------
    files
        Path and whole content of each; they may be made one at a time.
    last
        Is asked, with the paths, once all content is on the disk and before any file takes its place; what
        it raises leaves everything as it was.

    Raises
    ------
    FileError
        As `write_all`, whose notes hold.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> replace_all([(folder / "a", b"1"), (folder / "b", b"2")], len)[1].read_bytes()
    b'2'
    """
    staged: dict[Path, Path] = {}
    before: dict[Path, Path] = {}
    try:
        for target, content in files:
            if target in staged:
                raise FileError("two files would be called {}", names.shown(str(target)))
            staged[target] = names.temporary(target)
            _stage(staged[target], target, content)
        last(staged)
        _swap_all(staged, before)
        _remove(before.values())
        for folder in dict.fromkeys(target.parent for target in staged):
            sync_folder(folder)
    except BaseException:  # an interrupt, too, must not leave a temporary file behind
        _remove([*staged.values(), *before.values()])
        raise
    return list(staged)


def make_folder(path: Path) -> bool:
    """Make a folder where there is none yet; the folder that holds it has to be there.

    Returns
    -------
    new
        Whether there was none.

    Raises
    ------
    FileError
        If there is a file of that name, or no folder can be made there.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp()) / "charts"
    >>> make_folder(folder), make_folder(folder)
    (True, False)
    """
    try:
        path.mkdir()
    except FileExistsError:
        if path.is_dir():
            return False
        raise FileError(
            "{} is a file, not a folder; name another place with -o", names.shown(str(path))
        ) from None
    except FileNotFoundError:
        held, holder = names.shown(str(path)), names.shown(str(path.parent))
        raise FileError("cannot make {}: there is no folder {}; make it first", held, holder) from None
    except (OSError, ValueError) as error:
        with explained(path):
            raise error from None
    return True


def check_folder(path: Path) -> None:
    """Make sure, before a long computation, that files can be written into a folder.

    Parameters
    ----------
    path
        The folder that `write_all` will be given, there already or not.

    Raises
    ------
    FileError
        If they could not be written now.

    Examples
    --------
    >>> check_folder(Path("nowhere/charts"))
    Traceback (most recent call last):
    graph.errors.FileError: cannot make nowhere/charts: there is no folder nowhere; make it first
    """
    is_new = not os.path.lexists(path)
    temporary = names.temporary(path / "files")
    try:
        make_folder(path)
        with explained(path / "files"):
            create(temporary)
            temporary.unlink()
        if is_new:
            path.rmdir()
    except BaseException:
        _remove([temporary])
        if is_new:
            with suppress(OSError):
                path.rmdir()
        raise


def _within(place: Path, name: str) -> Path:
    """Give the path of a file that lies in a folder and nowhere else."""
    if name in ("", ".", "..") or any(each in name for each in "/\\\0"):
        where = names.shown(str(place))
        raise FileError("cannot write '{}' into {}: this names no file in it", names.shown(name), where)
    return checked(place / name)


def _stage(temporary: Path, target: Path, content: bytes) -> None:
    """Put the content onto the disk beside its place."""
    with explained(target):
        refuse_locked(target)
        create(temporary)
        pour(temporary, content, os.O_TRUNC)
        seal(temporary, target)


def _refuse_old(targets: Iterable[Path]) -> None:
    """Refuse files that somebody made while theirs were made."""
    for target in targets:
        if os.path.lexists(target):
            name = names.shown(str(target))
            raise FileError("{} was made by another program just now; name another folder", name)


def _swap_all(staged: Mapping[Path, Path], before: dict[Path, Path]) -> None:
    """Give all temporary files their names, or put back what was there; `before` takes its second names."""
    before |= {target: names.temporary(target) for target in staged if os.path.lexists(target)}
    try:
        for target, temporary in staged.items():
            with explained(target):
                if target in before:
                    _keep(target, before[target])
                swap(temporary, target)
    except BaseException:
        for target, temporary in staged.items():
            with suppress(OSError):
                _put_back(target, before.get(target), was_swapped=not os.path.lexists(temporary))
        raise


def _keep(target: Path, second: Path) -> None:
    """Give an old file a second name, where the file system can do that."""
    with suppress(OSError, NotImplementedError):
        os.link(target, second, follow_symlinks=False)


def _put_back(target: Path, old: Path | None, *, was_swapped: bool) -> None:
    """Undo one swap."""
    if old is not None:
        old.replace(target)
    elif was_swapped:
        target.unlink()


def _remove(temporaries: Iterable[Path]) -> None:
    for each in temporaries:
        with suppress(OSError):
            each.unlink(missing_ok=True)
