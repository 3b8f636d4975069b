"""File names: those made of any text, and those of temporary files."""

from __future__ import annotations

import os
import re
import unicodedata
import zlib
from pathlib import Path

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_HASHED = re.compile(r".*-[0-9a-f]{10}")
_LONGEST = 80

# .NAME.graph-HOST-PID-RANDOM.tmp: enough to tell later whether the writer still lives.
TEMPORARY = re.compile(r"\..*\.graph-(?P<host>[0-9a-f]{8})-(?P<pid>\d{1,10})-[0-9a-f]{12}\.tmp", re.DOTALL)


def inside(folder: str | os.PathLike[str], name: str, *, suffix: str = "") -> Path:
    """Give a file in a folder a safe name that is made of any text.

    Parameters
    ----------
    folder
        Where the file will be.
    name
        Any text, such as an organisation's id: path separators, ``..``, device names
        and names of any length are all harmless.
    suffix
        The end of the file's name, such as ``.svg``.

    Returns
    -------
    path
        In that folder, its name at most 80 bytes of ``A-Z a-z 0-9 . _ -``. A text
        that is not such a name already, in small letters, gets ten digits of its
        hash, so that two texts do not share a file.

    Examples
    --------
    >>> inside("charts", "kobe-city", suffix=".svg").name
    'kobe-city.svg'
    >>> inside("charts", "../../etc/passwd").name
    'etc-passwd-3754d6cb3a'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9._]+", "-", plain).strip("-.")
    room = _LONGEST - len(suffix)
    # Capitals tell nothing apart on Windows and macOS, and a text may look like a name with a hash.
    told_apart = slug == name == name.lower() and not _HASHED.fullmatch(slug)
    if slug and told_apart and len(slug) <= room and not is_reserved(slug):
        return Path(folder, slug + suffix)
    from hashlib import sha256  # loads OpenSSL, which most runs never need

    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    lead = "_" if is_reserved(slug) else ""
    stem = (lead + slug)[: room - 11].rstrip("-.")
    return Path(folder, (f"{stem}-{digest}" if stem else digest) + suffix)


def temporary(target: Path) -> Path:
    """Name a file beside a target that nobody else uses and that tells who made it."""
    lead = os.fsencode(target.name)[:100].decode("utf-8", "ignore")
    return target.with_name(f".{lead}.graph-{host()}-{os.getpid()}-{os.urandom(6).hex()}.tmp")


def host() -> str:
    """Name this machine in eight digits; process numbers mean nothing on another."""
    return f"{zlib.crc32(os.fsencode(node())):08x}"


def node() -> str:
    """Give this machine's name in its network."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def shown(text: str) -> str:
    """Show a path on one line, whatever characters it has."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)


def is_reserved(name: str) -> bool:
    """Tell whether Windows takes a name for a device, with or without a suffix."""
    return _RESERVED.fullmatch(name) is not None
