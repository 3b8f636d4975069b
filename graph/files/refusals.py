"""Why a file cannot be written, in sentences that say what to do."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import FileError
from graph.files.names import TEMPORARY, is_reserved, shown
from graph.words.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

_IS_WINDOWS = os.name == "nt"
# By name, as Windows does not have every number.
_REASONS = {
    "ENOSPC": ("no space left on device", "free some, or write to another folder"),
    "EDQUOT": ("your share of the disk is used up", "free some space, or write to another folder"),
    "EFBIG": ("the file would be larger than this system allows", "ask for less, or write to another folder"),
    "EROFS": ("this disk can only be read", "write to another folder"),
    "ENAMETOOLONG": ("the name is too long", "give a shorter one (at most 255 bytes)"),
    "ENOTDIR": ("part of the path is a file, not a folder", "check the path"),
    "EISDIR": ("this is a folder", "give the name of a file in it"),
    "ELOOP": ("its links lead in a circle", "check the path"),
    "EIO": ("the disk reports a fault", "write to another disk"),
}


def checked(path: str | os.PathLike[str]) -> Path:
    """Give the path of a file to write, or say why it cannot be one."""
    text, target = os.fspath(path), Path(path)
    if not text or "\0" in text:
        raise FileError(
            "cannot write '{}': this names no file; give one such as output/map.html", shown(text)
        )
    with explained(target):
        is_folder = target.is_dir() or text.endswith(("/", os.sep))
    if _IS_WINDOWS and is_reserved(target.name) and target.stem.lower() != "nul":
        raise FileError("cannot write {}: Windows keeps this name for a device; give another", shown(text))
    if is_folder:
        reason, advice = _REASONS["EISDIR"]
        example = shown(str(target / "map.html"))
        why = message(reason), message(advice)
        raise FileError("cannot write {}: {}; {}, such as {}", shown(text), *why, example)
    return target


@contextmanager
def explained(target: Path) -> Iterator[None]:
    """Turn the system's refusals to write a file into sentences."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, UnicodeEncodeError) as error:
        if not _concerns(target, getattr(error, "filename", None)):
            raise  # another file, which the caller's block could not read
        raise FileError("cannot write {}: {}", shown(str(target)), _reason(target, error)) from error


def _concerns(target: Path, name: object) -> bool:
    """Tell whether an error is about the target, its temporary file or its folder."""
    if not isinstance(name, str | bytes):
        return True
    path = Path(os.fsdecode(name))
    is_temporary = path.parent == target.parent and TEMPORARY.fullmatch(path.name) is not None
    return is_temporary or path in (target, target.parent)


def _reason(target: Path, error: OSError | UnicodeEncodeError) -> Message:
    """Say why a file cannot be written and what to do."""
    if isinstance(error, UnicodeEncodeError):
        return message("the name has characters that this system cannot store; give another")
    folder = shown(str(target.parent.absolute()))
    code = errno.errorcode.get(error.errno or 0, "")
    reason: object
    if code in _REASONS:
        reason, advice = map(message, _REASONS[code])
    elif code == "ENOENT" and not os.access(target.parent, os.F_OK):
        reason = Message("there is no folder {}", shown(str(target.parent)))
        advice = message("make it first, or write to another folder")
    elif isinstance(error, PermissionError):
        reason, advice = _denied(target, folder)
    else:
        reason, advice = error.strerror or str(error), Message("check the folder {}", folder)
    return Message("{}; {}", reason, advice)


def _denied(target: Path, folder: str) -> tuple[Message, Message]:
    """Say what lacks the permission: the file, or its folder."""
    exists = os.access(target, os.F_OK)
    if exists and os.name == "nt":
        reason = "it is read-only or open in another program"
        return message(reason), message("close the file in Excel and try again")
    is_file = exists and os.access(target.parent, os.W_OK)
    place = message("this file") if is_file else Message("the folder {}", folder)
    told = message("change its permissions, or write to another folder")
    return Message("you may not write to {}", place), told
