"""What the program needs, as it is installed: every distribution, who asks for it, and its licence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PROJECT = "ecosystem-graph"
# What a licence is called by those who do not use its SPDX name.
NAMES = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 3-Clause License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Python Software Foundation License": "PSF-2.0",
}


@dataclass(slots=True)
class Installed:
    """One distribution.

    Attributes
    ----------
    name, version
        As registries write them.
    licence
        Its SPDX expression; "" where its metadata have none that is known.
    wanted_by, needs
        Names of those that ask for it, and of those that it asks for.
    """

    name: str
    version: str
    licence: str
    summary: str
    home: str
    wanted_by: set[str] = field(default_factory=set)
    needs: set[str] = field(default_factory=set)


class NotInstalled(Exception):
    """A distribution that is asked for and not there."""


def closure(extras: Iterable[str] = (), *, project: str = PROJECT) -> dict[str, Installed]:
    """Give everything that the project needs on this machine, itself first, then by name.

    Raises
    ------
    NotInstalled
        When something is asked for and not there.
    """
    found: dict[str, Installed] = {}
    waiting = [(canonicalize_name(project), tuple(extras), "")]
    seen = set()
    while waiting:
        name, wanted, by = waiting.pop()
        if name not in found:
            found[name] = _installed(name, by)
        if by:
            found[name].wanted_by.add(by)
        if (name, wanted) in seen:
            continue
        seen.add((name, wanted))
        for each in _requirements(distribution(name), wanted):
            other = canonicalize_name(each.name)
            found[name].needs.add(other)
            waiting.append((other, tuple(sorted(each.extras)), name))
    return {project: found[project], **{name: found[name] for name in sorted(found) if name != project}}


def _installed(name: str, by: str) -> Installed:
    try:
        one = distribution(name)
    except PackageNotFoundError:
        raise NotInstalled(f"{name} is not installed; {by or 'somebody'} needs it") from None
    said = one.metadata
    links = dict(link.split(", ", 1) for link in said.get_all("Project-URL") or () if ", " in link)
    home = _said(one, "Home-page") or next(
        (
            links[key]
            for key in ("Homepage", "homepage", "Source", "Repository", "repository")
            if key in links
        ),
        "",
    )
    return Installed(
        name=name, version=one.version, licence=licence(one), summary=_said(one, "Summary"), home=home
    )


def _said(one: Distribution, key: str) -> str:
    return str(one.metadata[key]) if key in one.metadata else ""


def _requirements(one: Distribution, extras: tuple[str, ...]) -> Iterator[Requirement]:
    """What a distribution asks for on this machine, with the extras wanted of it."""
    for text in one.requires or ():
        each = Requirement(text)
        if each.marker is None or any(each.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield each


def licence(one: Distribution) -> str:
    """Give the SPDX expression of a distribution's licence: as it says itself, else by its classifiers."""
    said = one.metadata
    expression = _said(one, "License-Expression")
    if expression:
        return expression
    classifiers = [
        str(each).split(" :: ")[-1] for each in said.get_all("Classifier") or () if "License ::" in each
    ]
    for plain in (_said(one, "License").strip(), *classifiers):
        if plain in ("BSD", "BSD License"):
            return _bsd(one)
        if plain in NAMES:
            return NAMES[plain]
        if re.fullmatch(r"[A-Za-z][A-Za-z0-9.+-]*", plain) and plain != "UNKNOWN":
            return plain
    return ""


def _bsd(one: Distribution) -> str:
    """Which of the BSD licences it is, by its text; "" where it ships none."""
    paths = [path for path in one.files or () if re.match(r"(LICEN[CS]E|COPYING)", path.name, re.IGNORECASE)]
    for path in paths:
        text = path.read_text()
        if "Redistribution" in text:
            return "BSD-3-Clause" if "endorse or promote" in text else "BSD-2-Clause"
    return ""
