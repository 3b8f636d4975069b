"""A design from elsewhere, .pptx or .potx, as the package that slides are made of."""

from __future__ import annotations

import zipfile
from io import BytesIO

_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_TEMPLATE = b"presentationml.template.main+xml"
_PRESENTATION = b"presentationml.presentation.main+xml"
# As LibreOffice names the relation to the properties in some of its files; with another name than this
# one, the properties would stand in the archive twice.
_PROPERTIES = b"/relationships/metadata/core-properties"
_NAMED = b"http://schemas.openxmlformats.org/package/2006" + _PROPERTIES
_MISNAMED = b"http://schemas.openxmlformats.org/officedocument/2006" + _PROPERTIES


def as_presentation(template: bytes) -> bytes:
    """Give a template (.potx) as a presentation (.pptx), with its properties where they are looked for.

    Parameters
    ----------
    template
        A ZIP archive; one that needs no change is given back as it is.

    Examples
    --------
    >>> stream = BytesIO()
    >>> with zipfile.ZipFile(stream, "w") as archive:
    ...     archive.writestr("[Content_Types].xml", "presentationml.template.main+xml")
    >>> with zipfile.ZipFile(BytesIO(as_presentation(stream.getvalue()))) as archive:
    ...     archive.read("[Content_Types].xml")
    b'presentationml.presentation.main+xml'
    """
    with zipfile.ZipFile(BytesIO(template)) as old:
        parts = {name: old.read(name) for name in (_TYPES, _RELATIONS) if name in old.namelist()}
        new = {name: _as_looked_for(data) for name, data in parts.items()}
        if new == parts:
            return template
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
            for entry in old.infolist():
                made.writestr(entry, new.get(entry.filename) or old.read(entry))
    return stream.getvalue()


def _as_looked_for(part: bytes) -> bytes:
    return part.replace(_TEMPLATE, _PRESENTATION).replace(_MISNAMED, _NAMED)
