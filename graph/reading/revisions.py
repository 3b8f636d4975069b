"""The two files as git remembers them."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import FileError, UsageError
from graph.reading.folder import read
from graph.words.messages import message

if TYPE_CHECKING:
    from graph.model.ecosystem import Ecosystem

FILES = ("nodes.csv", "edges.csv")
# Nothing is fetched, asked for or run, whatever the repository's own settings say; git speaks English.
_SETTINGS = {
    "core.fsmonitor": "false", "core.hooksPath": os.devnull, "core.warnAmbiguousRefs": "true",
    "protocol.allow": "never",
}  # fmt: skip
# What git says where it takes one of several for what was meant, or has forgotten: a name of two, an id cut
# short, a log that begins later.
_DOUBTS = ("warning: ", "error: short object ID", "fatal: log for")
_SURROUNDINGS = {
    "GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "",
    "SSH_ASKPASS": "", "GIT_OPTIONAL_LOCKS": "0", "GIT_PAGER": "cat", "LC_ALL": "C", "LANGUAGE": "C",
}  # fmt: skip


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
        When there is no such revision, or git is not sure which one is meant: a branch and a
        tag have the name, or its log does not go back so far.
    FileError
        When git is not installed, the folder is in no repository, the clone is partial and lacks
        the files, or the revision has not both there, nor in exactly one other folder.
    DataError
        When the data of the revision have errors.

    Notes
    -----
    Where the folder had another name then, or lay elsewhere, the one folder of the
    revision that has both files is taken for it. Git fetches nothing and runs no program that
    the repository's settings name.
    """
    place = Path(folder)
    commit = _commit(place, revision)
    with tempfile.TemporaryDirectory(prefix="graph-") as room:
        for name, path in _paths(place, commit, revision).items():
            content = _git(place, "cat-file", "blob", f"{commit}:{path}")
            if content is None:
                _refuse_partial(place, revision)
                raise FileError("{} cannot be read in the revision {}", path, revision)
            (Path(room) / name).write_bytes(content)
        return read(room, keep_going=keep_going)


def commit_of(folder: str | os.PathLike[str]) -> str | None:
    """Give the id of the commit that a folder is checked out at; None in no repository, or without git."""
    try:
        found = _git(Path(folder), "rev-parse", "--verify", "HEAD")
    except FileError:
        return None
    return None if found is None else found.decode().strip()


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
        raise UsageError("{!r} is no range of revisions; write A..B, or A.. for A and now", text)
    return first, second


def _paths(place: Path, commit: str, revision: str) -> dict[str, str]:
    """Where both files lay in a commit: in the folder itself, else in the only one that had both."""
    found = _git(place, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
    if found is None:
        _refuse_partial(place, revision)
    listed = os.fsdecode(found or b"")
    there = set(listed.split("\0"))
    here = os.fsdecode(_git(place, "rev-parse", "--show-prefix") or b"").strip("\n")
    folders = [each.removesuffix(FILES[0]) for each in sorted(there) if each.rpartition("/")[2] == FILES[0]]
    both = [each for each in folders if each + FILES[1] in there]
    if here not in both and len(both) != 1:
        missing = next((name for name in FILES if here + name not in there), FILES[0])
        if both:
            told = "there is no file {} in the revision {}; there are several folders with both: {}"
            raise FileError(told, place / missing, revision, ", ".join(both))
        raise FileError("there is no file {} in the revision {}", place / missing, revision)
    folder = here if here in both else both[0]
    return {name: folder + name for name in FILES}


def _commit(place: Path, revision: str) -> str:
    """The id of a revision's commit, which no folder or option is mistaken for."""
    if not place.is_dir():
        raise FileError("there is no folder {}", place)
    if _git(place, "rev-parse", "--git-dir") is None:
        raise FileError("{} is in no git repository that can be read; name two folders instead", place)
    told: list[str] = []
    found = _git(place, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}", told=told)
    if told:
        unsure = "git is not sure of the revision {!r}: {}; name the commit, `git log --oneline` lists them"
        raise UsageError(unsure, revision, told[0])
    if found is None:
        _refuse_partial(place, revision)
        shallow = _git(place, "rev-parse", "--is-shallow-repository") == b"true\n"
        hint = "this clone is shallow: `git fetch --unshallow` brings its history" if shallow else ""
        hint = hint or "`git log --oneline` lists them"
        raise UsageError("git knows no revision {!r} in {}; {}", revision, place, message(hint))
    return found.decode().strip()


def _refuse_partial(place: Path, revision: str) -> None:
    """Say that a clone was made without what is asked for, where that is so."""
    if _git(place, "config", "--get-regexp", r"^(extensions\.partialclone|remote\..*\.promisor)$"):
        told = (
            "{} lies in a partial clone, which lacks what the revision {} holds, and nothing is fetched; "
            "clone it without --filter"
        )
        raise FileError(told, place, revision)


def _git(place: Path, *arguments: str, told: list[str] | None = None) -> bytes | None:
    """What git answers; None where it refuses. `told` is filled with its warnings."""
    settings = [word for key, value in _SETTINGS.items() for word in ("-c", f"{key}={value}")]
    line = ["git", "-C", str(place), *settings, *arguments]
    try:
        done = subprocess.run(line, env={**os.environ, **_SURROUNDINGS}, capture_output=True, check=False)
    except FileNotFoundError:
        raise FileError("git is not installed; compare two folders instead") from None
    if told is not None:
        said = done.stderr.decode("utf-8", "replace").splitlines()
        told += [each.partition(": ")[2] for each in said if each.startswith(_DOUBTS)]
    return done.stdout if done.returncode == 0 else None
