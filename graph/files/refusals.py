"""Why a file cannot be written, in sentences that say what to do."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import FileError
from graph.files.names import TEMPORARY, is_reserved, shown

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
        raise FileError(f"cannot write '{shown(text)}': this names no file; give one such as output/map.html")
    with explained(target):
        is_folder = target.is_dir() or text.endswith(("/", os.sep))
    if _IS_WINDOWS and is_reserved(target.name) and target.stem.lower() != "nul":
        raise FileError(f"cannot write {shown(text)}: Windows keeps this name for a device; give another")
    if is_folder:
        reason, advice = _REASONS["EISDIR"]
        example = shown(str(target / "map.html"))
        raise FileError(f"cannot write {shown(text)}: {reason}; {advice}, such as {example}")
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
        raise FileError(f"cannot write {shown(str(target))}: {_reason(target, error)}") from error


def _concerns(target: Path, name: object) -> bool:
    """Tell whether an error is about the target, its temporary file or its folder."""
    if not isinstance(name, str | bytes):
        return True
    path = Path(os.fsdecode(name))
    is_temporary = path.parent == target.parent and TEMPORARY.fullmatch(path.name) is not None
    return is_temporary or path in (target, target.parent)


def _reason(target: Path, error: OSError | UnicodeEncodeError) -> str:
    """Say why a file cannot be written and what to do."""
    if isinstance(error, UnicodeEncodeError):
        return "the name has characters that this system cannot store; give another"
    folder = shown(str(target.parent.absolute()))
    code = errno.errorcode.get(error.errno or 0, "")
    if code in _REASONS:
        reason, advice = _REASONS[code]
    elif code == "ENOENT" and not os.access(target.parent, os.F_OK):
        reason = f"there is no folder {shown(str(target.parent))}"
        advice = "make it first, or write to another folder"
    elif isinstance(error, PermissionError):
        reason, advice = _denied(target, folder)
    else:
        reason, advice = error.strerror or str(error), f"check the folder {folder}"
    return f"{reason}; {advice}"


def _denied(target: Path, folder: str) -> tuple[str, str]:
    """Say what lacks the permission: the file, or its folder."""
    exists = os.access(target, os.F_OK)
    if exists and os.name == "nt":
        return "it is read-only or open in another program", "close the file in Excel and try again"
    place = "this file" if exists and os.access(target.parent, os.W_OK) else f"the folder {folder}"
    return f"you may not write to {place}", "change its permissions, or write to another folder"
