"""ZIP archives from strangers: sizes are looked at before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from graph.errors import FileError

LARGEST = 256 * 1024 * 1024  # bytes, unpacked, all members together
MOST_MEMBERS = 10_000


class Archive:
    """The members of an archive, each read at most as far as all may grow.

    Raises
    ------
    FileError
        When it is no ZIP archive, has more than 10,000 members, or would unpack to
        more than 256 MiB.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as fault:
            raise FileError("{} is damaged, or no workbook ({})", name, fault) from None
        members = self._zip.infolist()
        total = sum(each.file_size for each in members)
        if len(members) > MOST_MEMBERS or total > LARGEST:
            raise FileError(
                "{} would unpack to {} parts of {} bytes, which is too much", name, len(members), total
            )
        self._left = LARGEST

    def __contains__(self, member: str) -> bool:
        return member in self._zip.NameToInfo

    def read(self, member: str) -> bytes:
        """Give a member's bytes; what it says of its size is not believed.

        Raises
        ------
        FileError
            When it is not there, damaged, encrypted, or grows beyond the limit.
        """
        try:
            with self._zip.open(member) as stream:
                data = stream.read(self._left + 1)
        except (
            KeyError,
            RuntimeError,
            NotImplementedError,
            EOFError,
            zipfile.BadZipFile,
            zlib.error,
        ) as fault:
            raise FileError("{}: {} cannot be read ({})", self.name, member, fault) from None
        self.spend(len(data))
        return data

    def spend(self, size: int) -> None:
        """Count what is made of the archive, too.

        Raises
        ------
        FileError
            When all of it is beyond the limit.
        """
        self._left -= size
        if self._left < 0:
            raise FileError("{} unpacks to more than {} MiB, and was not read", self.name, LARGEST // 1024**2)
