"""Addresses in the place of folders: what may be shown of them, and what is not done with their data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

STANDING: dict[str, str] = {}  # folders that stand for an address, and how it is shown


def is_address(text: str) -> bool:
    """Tell an address from the path of a file or folder.

    Examples
    --------
    >>> is_address("s3://bucket/folder"), is_address("data"), is_address("C://data")
    (True, False, False)
    """
    return "://" in text[2:] and re.match("[A-Za-z][A-Za-z0-9+.-]+://", text) is not None


def plain_address(address: str) -> str:
    """Give an address without keys, passwords and parameters, and the stroke at its end.

    Where one is written so that it cannot be told what in it is secret, nothing of it is shown.

    Examples
    --------
    >>> plain_address("s3://KEY:secret@bucket/folder/?endpoint_override=127.0.0.1:9000")
    's3://bucket/folder'
    >>> plain_address("s3://KEY:se/cret@bucket/folder"), plain_address("abfs://box:key@account.net/a")
    ('s3://…', 'abfs://box@account.net/a')
    """
    scheme, _, rest = address.partition(":")
    rest = rest.lstrip("/")
    authority, keys = re.split("[/?#]", rest)[0], ""
    if "@" in authority:
        keys, _, authority = authority.rpartition("@")
    elif ":" in authority[:-1]:
        return f"{scheme}://…"
    box = keys.partition(":")[0] if scheme.lower().startswith("abfs") else ""
    path = re.split("[?#]", rest)[0].partition("/")[2].rstrip("/")
    return f"{scheme}://{box}{'@' if box else ''}{authority}{'/' if path else ''}{path}"


def called(text: str) -> str:
    """Give a text with the address in the place of each folder that stands for one."""
    for folder, name in STANDING.items():
        text = text.replace(folder, name)
    return text


def refuse_standing(data: Path, *, followed: bool = False) -> None:
    """Refuse to write into the data of an address, or to follow them while they are edited.

    Raises
    ------
    UsageError
        When the folder, or the file in it, stands for one.
    """
    if not STANDING.get(str(data)) and not STANDING.get(str(data.parent)):
        return
    name = called(str(data))
    if followed:
        raise UsageError(
            "{} is not watched for changes; copy it into a folder, and name that with --data", name
        )
    told = "{} is only read; copy it into a folder of this machine, and name that with --data"
    raise UsageError(told, name)
