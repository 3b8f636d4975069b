"""A design from elsewhere, .pptx or .potx, as the package that slides are made of."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.exc import PackageNotFoundError

from graph.documents.slides import inside
from graph.documents.slides.design import Box
from graph.documents.slides.layouts import TITLES, Layout, kinds, read_layout
from graph.errors import UsageError
from graph.files.archives import Archive
from graph.files.safe_xml import parse
from graph.words.messages import Message, message

_MAY_LEAD = re.compile("(https?://|mailto:)", re.IGNORECASE)
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


def open_template(template: bytes) -> tuple[Any, list[Layout]]:
    """Give the presentation of a template without its slides, and its layouts that have a title.

    Raises
    ------
    UsageError, FileError
        As `graph.documents.slides.presentation.open_desk`.
    """
    presentation = opened(template, message("the template"))
    inside.drop_slides(presentation)
    _check_links(presentation)
    size = Box(0, 0, presentation.slide_width, presentation.slide_height)
    found = [read_layout(each, size) for each in presentation.slide_layouts if kinds(each) & TITLES]
    if not found:
        raise UsageError("the template has no layout with a title; add one, such as Title Only")
    return presentation, found


def opened(data: bytes, name: Message) -> Any:
    """Give a presentation from strangers, looked at before anything is made of it.

    Raises
    ------
    UsageError
        When it is none.
    FileError
        When it is damaged, too large, or holds a document type.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            names = [each for each in parts.namelist() if each.endswith((".xml", ".rels"))]
        archive = Archive(data, name)
        for each in names:
            parse(archive.read(each), Message("{}, part {}", name, each))
        presentation: Any = Presentation(BytesIO(as_presentation(data)))
        presentation.slide_layouts[0].placeholders  # noqa: B018  (a part that is missing is told here)
    except (zipfile.BadZipFile, PackageNotFoundError, LookupError, ValueError, AttributeError) as fault:
        raise UsageError("{} is no PowerPoint presentation; save it as .pptx or .potx", name) from fault
    if not (presentation.slide_width and presentation.slide_height):
        raise UsageError("{} has no size of slides; save it as .pptx again", name)
    return presentation


def _check_links(presentation: Any) -> None:
    """Refuse a design that leads to anything but the web or mail, or loads anything when it is opened."""
    for each in presentation.part.package.iter_rels():
        if not each.is_external:
            continue
        if not each.reltype.endswith("/hyperlink"):
            told = "the template loads {!r} when it is opened; put that into the file itself, or take it out"
            raise UsageError(told, each.target_ref)
        if not _MAY_LEAD.match(each.target_ref):
            raise UsageError("the template links to {!r}; take that link out", each.target_ref)
