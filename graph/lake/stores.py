"""Object stores: what is read of a folder of data, copied to this machine. Nothing else knows pyarrow.fs."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from graph.errors import FileError, UsageError
from graph.files.parquet import ENDING
from graph.words.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

# Amazon S3 and what speaks like it, Google Cloud Storage, Azure Blob Storage.
SCHEMES = ("s3", "gs", "gcs", "abfs", "abfss")
AT_ONCE = 2**23  # bytes that are held while a file is copied
# A user waits so many seconds for Google's store, where pyarrow would try again for a quarter of an hour.
PATIENCE = "retry_limit_seconds=10"
# Of what the stores say, in capitals and without blanks, where it does not come as an error of its own.
_MISSING = ("NO_SUCH_BUCKET", "NOSUCHBUCKET", "NOT_FOUND", "NOTFOUND", "PATHDOESNOTEXIST")
_DENIED = (
    "ACCESS_DENIED", "ACCESSDENIED", "FORBIDDEN", "INVALID_ACCESS_KEY_ID", "INVALIDACCESSKEYID", "EXPIRED",
    "SIGNATURE", "UNAUTHENTICATED", "PERMISSION_DENIED", "AUTHENTICATION", "HTTPSTATUS:403", "HTTPSTATUS:401",
)  # fmt: skip
_UNREACHED = ("NETWORK_CONNECTION", "CURL", "CONNECTTO", "RESOLVE", "TIMEOUT", "TIMEDOUT", "UNAVAILABLE")


@dataclass(frozen=True)
class Store:
    """A folder in an object store.

    Attributes
    ----------
    name
        Its address as it may be shown.
    files, folders
        What is in it, by name: the size of each file in bytes, and the names of folders.
    only
        The one file that the address names, where it is no folder.
    """

    name: str
    files: dict[str, int]
    folders: tuple[str, ...]
    only: str
    _filesystem: Any
    _path: str

    def copy(self, names: Iterable[str], folder: Path) -> None:
        """Copy files of these names, as far as they are there, into a folder of this machine.

        Raises
        ------
        FileError
            When one cannot be read, or there is no room for them.
        """
        self._copy({each: self.files[each] for each in names if each in self.files}, folder)

    def copy_parts(self, table: str, folder: Path, *, empty: bool = False) -> None:
        """Copy a table of Parquet files: one file, or the parts in a folder of either name.

        Parameters
        ----------
        empty
            Make files of their names only, for those that are there and not read.

        Raises
        ------
        FileError, UsageError
            As `copy`; and when one name is that of a file and of a folder.
        """
        one = {each: self.files[each] for each in [f"{table}{ENDING}"] if each in self.files}
        self._copy(one, folder, empty=empty)
        for name in (f"{table}{ENDING}", table):
            if name not in self.folders:
                continue
            parts, _ = _listed(self._filesystem, f"{self._path}/{name}", self.name)
            found = {each: size for each, size in parts.items() if each.endswith(ENDING)}
            if found and name in self.files:
                told = "{} and the folder {} are one table twice; keep one of them"
                raise UsageError(told, f"{self.name}/{name}", f"{self.name}/{name}/")
            if found:
                (folder / name).mkdir()
                self._copy(found, folder / name, within=f"{name}/", empty=empty)

    def _copy(self, sizes: dict[str, int], folder: Path, *, within: str = "", empty: bool = False) -> None:
        needed, free = 0 if empty else sum(sizes.values()), shutil.disk_usage(folder).free
        if needed > free:
            told = (
                "{} holds {} MiB, and the folder of temporary files has room for {}; "
                "set TMPDIR to a folder with more"
            )
            raise FileError(told, self.name, f"{needed >> 20:,}", f"{free >> 20:,}")
        for name in sizes:
            source, place = f"{self._path}/{within}{name}", f"{self.name}/{within}{name}"
            with place_of(folder, name, place).open("wb") as file:
                for piece in () if empty else _pieces(self._filesystem, source, place):
                    file.write(piece)


def opened(address: str, name: str) -> Store:
    """Look into a folder of an object store.

    Parameters
    ----------
    address
        As pyarrow has it, such as ``s3://bucket/folder?endpoint_override=127.0.0.1:9000&scheme=http``.
    name
        The address as it may be shown, without keys.

    Raises
    ------
    UsageError
        When the address is of another kind, or pyarrow is not installed or cannot read this kind.
    FileError
        When nothing is there, or it cannot be reached or read.
    """
    _check(address, name)
    import pyarrow
    from pyarrow import fs

    if address.lower().startswith(("gs:", "gcs:")) and "retry_limit_seconds" not in address:
        address += ("&" if "?" in address else "?") + PATIENCE
    try:
        filesystem, path = _asked(
            lambda: fs.FileSystem.from_uri(quote(address, safe="%/:?&=@+!$'()*,;~")), name
        )
    except (pyarrow.ArrowException, ValueError):  # what it says repeats the address, with all that is secret
        told = (
            "{} cannot be read as an address; write it as s3://bucket/folder, with keys and names in %-form"
        )
        raise UsageError(told, name) from None
    if not path:
        raise UsageError("{} names no bucket; write it as s3://bucket/folder", name)
    files, folders = _listed(filesystem, path, name)
    if files or folders:
        return Store(name, files, folders, "", filesystem, path)
    [found] = _asked(lambda: filesystem.get_file_info([path]), name)
    if not found.is_file:
        raise FileError("there is nothing at {}", name)
    above, _, only = path.rpartition("/")
    return Store(name.rpartition("/")[0], {only: found.size}, (), only, filesystem, above)


def place_of(folder: Path, name: str, place: str) -> Path:
    """Give the path for a copy, which lies in the folder and nowhere else.

    Examples
    --------
    >>> from pathlib import Path
    >>> place_of(Path("x"), "..", "s3://bucket/..")
    Traceback (most recent call last):
    graph.errors.FileError: s3://bucket/.. has a name that no file of this machine can have
    """
    path = folder / name
    if path.parent != folder or path.name != name or name == "..":
        raise FileError("{} has a name that no file of this machine can have", place)
    return path


def _check(address: str, name: str) -> None:
    """Refuse an address that is of no object store, or that cannot be read here."""
    scheme = address.partition(":")[0].lower()
    if scheme not in SCHEMES:
        told = "{} is no address that data are read from; name a folder, or one that begins with {}"
        raise UsageError(told, name, ", ".join(f"{each}://" for each in ("s3", "gs", "abfs")))
    if find_spec("pyarrow") is None:
        told = "an object store needs {}, not installed here: pip install 'ecosystem-graph[lake]'"
        raise UsageError(told, "pyarrow")


def _listed(filesystem: Any, path: str, name: str) -> tuple[dict[str, int], tuple[str, ...]]:
    """The files in a folder of a store with their sizes, and the folders in it; none where nothing is."""
    from pyarrow import fs

    found = _asked(lambda: filesystem.get_file_info(fs.FileSelector(path, allow_not_found=True)), name)
    files = {each.base_name: each.size for each in found if each.is_file}
    return files, tuple(each.base_name for each in found if each.type == fs.FileType.Directory)


def _pieces(filesystem: Any, path: str, name: str) -> Iterable[bytes]:
    """The content of a file, piece by piece."""
    with _asked(lambda: filesystem.open_input_stream(path), name) as stream:
        while piece := _asked(lambda: stream.read(AT_ONCE), name):
            yield piece


def _asked(question: Callable[[], Any], name: str) -> Any:
    """Ask a store, and say in a sentence why it gives no answer."""
    try:
        return question()
    except FileNotFoundError:
        raise FileError("there is nothing at {}", name) from None
    except NotImplementedError:
        raise UsageError("pyarrow as it is installed here cannot read {}", name) from None
    except OSError as fault:
        said = str(fault)
    told = "".join(re.sub("'[^']*'", "", said).upper().split())  # names of buckets and files stand in marks
    if any(each in told for each in _MISSING):
        raise FileError("there is nothing at {}", name)
    if any(each in told for each in _DENIED):
        raise FileError("{} may not be read with the keys of this machine; ask its owner for the right", name)
    if any(each in told for each in _UNREACHED):
        raise FileError("{} cannot be reached; check the address and the network", name)
    code = re.search("AWS Error ([A-Z_]+)", said)  # the rest may repeat what is secret
    raise FileError("{} cannot be read ({})", name, code[1] if code else message("no reason is given"))
