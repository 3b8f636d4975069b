"""The two files as git remembers them."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import FileError, UsageError
from graph.reading.folder import read

if TYPE_CHECKING:
    from graph.model import Ecosystem

FILES = ("nodes.csv", "edges.csv")


def read_revision(folder: str | os.PathLike[str], revision: str, *, keep_going: bool = False) -> Ecosystem:
    """Read an ecosystem from a folder as it was in a git revision.

    Parameters
    ----------
    folder
        Lies in a git repository.
    revision
        A commit, tag or branch, as git understands it: ``HEAD~3``, ``v1.0``, ``main@{2.weeks.ago}``.
    keep_going
        As in `graph.read`.

    Raises
    ------
    UsageError
        When there is no such revision.
    FileError
        When git is not installed, the folder is in no repository, or the revision has
        not both files there, nor in exactly one other folder.
    DataError
        When the data of the revision have errors.

    Notes
    -----
    Where the folder had another name then, or lay elsewhere, the one folder of the
    revision that has both files is taken for it.
    """
    place = Path(folder)
    commit = _commit(place, revision)
    with tempfile.TemporaryDirectory(prefix="graph-") as room:
        for name, path in _paths(place, commit, revision).items():
            content = _git(place, "cat-file", "blob", f"{commit}:{path}")
            if content is None:
                raise FileError(f"{path} cannot be read in the revision {revision}")
            (Path(room) / name).write_bytes(content)
        return read(room, keep_going=keep_going)


def revisions(text: str) -> tuple[str, str]:
    """Take a range of revisions apart.

    Parameters
    ----------
    text
        ``A..B``; ``A..`` for A and the files as they are now, which gives a blank.

    Raises
    ------
    UsageError
        When it has another form.

    Examples
    --------
    >>> revisions("v1..HEAD"), revisions("HEAD~1..")
    (('v1', 'HEAD'), ('HEAD~1', ''))
    """
    first, dots, second = text.partition("..")
    if not first or not dots or second.startswith("."):
        raise UsageError(f"{text!r} is no range of revisions; write A..B, or A.. for A and now")
    return first, second


def _paths(place: Path, commit: str, revision: str) -> dict[str, str]:
    """Where both files lay in a commit: in the folder itself, else in the only one that had both."""
    listed = (_git(place, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit) or b"").decode()
    there = set(listed.split("\0"))
    here = (_git(place, "rev-parse", "--show-prefix") or b"").decode().strip("\n")
    folders = [each.removesuffix(FILES[0]) for each in sorted(there) if each.rpartition("/")[2] == FILES[0]]
    both = [each for each in folders if each + FILES[1] in there]
    if here not in both and len(both) != 1:
        missing = next((name for name in FILES if here + name not in there), FILES[0])
        hint = f"; there are several folders with both: {', '.join(both)}" if both else ""
        raise FileError(f"there is no file {place / missing} in the revision {revision}{hint}")
    folder = here if here in both else both[0]
    return {name: folder + name for name in FILES}


def _commit(place: Path, revision: str) -> str:
    """The id of a revision's commit, which no folder or option is mistaken for."""
    if not place.is_dir():
        raise FileError(f"there is no folder {place}")
    if _git(place, "rev-parse", "--git-dir") is None:
        raise FileError(f"{place} is in no git repository that can be read; name two folders instead")
    found = _git(place, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if found is None:
        shallow = _git(place, "rev-parse", "--is-shallow-repository") == b"true\n"
        hint = "this clone is shallow: `git fetch --unshallow` brings its history" if shallow else ""
        hint = hint or "`git log --oneline` lists them"
        raise UsageError(f"git knows no revision {revision!r} in {place}; {hint}")
    return found.decode().strip()


def _git(place: Path, *arguments: str) -> bytes | None:
    """What git answers; None where it refuses."""
    try:
        done = subprocess.run(["git", "-C", str(place), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise FileError("git is not installed; compare two folders instead") from None
    return done.stdout if done.returncode == 0 else None
