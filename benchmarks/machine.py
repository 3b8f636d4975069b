"""What the figures were measured on and with."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = {
    "NetworkX": "networkx",
    "igraph": "igraph",
    "NetworKit": "networkit",
    "rustworkx": "rustworkx",
    "scikit-network": "scikit-network",
    "SciPy": "scipy",
    "pandas": "pandas",
    "pyvis": "pyvis",
    "numpy": "numpy",
    "numba": "numba",
}


def described() -> dict[str, str]:
    """The machine and the versions, in words."""
    return {
        "machine": f"{os.cpu_count()} cores of {_processor()}, {_memory()}, {platform.system()}",
        "python": platform.python_version(),
        "versions": ", ".join(f"{name} {found}" for name, found in _versions().items()),
    }


def _versions() -> dict[str, str]:
    found = {}
    for name, package in PACKAGES.items():
        try:
            found[name] = version(package)
        except PackageNotFoundError:
            continue
    return found


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    if told.exists():
        for line in told.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory() -> str:
    try:
        return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1024**3:.0f} GiB"
    except (ValueError, OSError, AttributeError):
        return "unknown memory"
