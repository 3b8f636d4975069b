"""The same presentation as the same bytes: no clock in the archive, nor in the workbooks within."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def sealed(data: bytes, day: date) -> bytes:
    """Give an Office file with its clock times replaced by a day, in the archive and within.

    Parameters
    ----------
    data
        A .pptx or .xlsx file.
    day
        Of the documents' properties.

    Examples
    --------
    >>> from datetime import date
    >>> stream = BytesIO()
    >>> with zipfile.ZipFile(stream, "w") as archive:
    ...     archive.writestr("docProps/core.xml", "<dcterms:created>2031-05-06T07:08:09Z</dcterms:created>")
    >>> with zipfile.ZipFile(BytesIO(sealed(stream.getvalue(), date(2016, 5, 18)))) as archive:
    ...     archive.read("docProps/core.xml")
    b'<dcterms:created>2016-05-18T00:00:00Z</dcterms:created>'
    """
    stream = BytesIO()
    moment = f"{day.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith(".xlsx"):
                content = sealed(content, day)
            elif entry.filename == "docProps/core.xml":
                content = _MOMENT.sub(lambda found: found[1] + moment + found[3], content)
            put(new, entry.filename, content)
    return stream.getvalue()


def put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Put a file into an archive, without a clock."""
    kept = zipfile.ZipInfo(name, _FIRST_DAY)
    kept.compress_type = zipfile.ZIP_DEFLATED
    kept.external_attr = 0o600 << 16
    kept.create_system = 3
    archive.writestr(kept, content, compresslevel=6)
