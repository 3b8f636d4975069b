"""Say whether what is installed is what the lock says: every dependency there, in the locked version.

python tools/lock.py constraints.txt test lint

The words behind the file are the extras that should be installed. ``make lock`` writes the lock itself.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installed import PROJECT, NotInstalled, closure


def pins(path: Path) -> dict[str, str]:
    """Give the locked version of each distribution, for this Python on this machine.

    Raises
    ------
    ValueError
        When a line is no exact version, or two of them fit.
    """
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        plain = re.sub(r"(^|\s)#.*", "", line).strip()
        if not plain:
            continue
        each = Requirement(plain)
        exact = [one.version for one in each.specifier if one.operator == "=="]
        if len(exact) != 1 or len(each.specifier) != 1:
            raise ValueError(f"{path}: {plain!r} is not one exact version")
        if each.marker is None or each.marker.evaluate():
            name = canonicalize_name(each.name)
            if name in found:
                raise ValueError(f"{path}: {name} is locked twice")
            found[name] = exact[0]
    return found


def faults(path: Path, extras: tuple[str, ...]) -> list[str]:
    """List everything that is not installed as the lock says."""
    locked = pins(path)
    try:
        found = closure(extras)
    except NotInstalled as fault:
        return [str(fault)]
    told = []
    for name, each in found.items():
        if name == PROJECT:
            continue
        if name not in locked:
            told.append(f"{name} {each.version} is installed and not locked; run make lock")
        elif locked[name] != each.version:
            told.append(f"{name} {each.version} is installed, {locked[name]} is locked; try make clean")
    return told


def main() -> int:
    told = faults(Path(sys.argv[1]), tuple(sys.argv[2:]))
    for each in told:
        sys.stderr.write(f"{each}\n")
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main())
