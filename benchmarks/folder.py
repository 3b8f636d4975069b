"""An ecosystem of any size as the two files: python benchmarks/folder.py FOLDER ORGANISATIONS TIES."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd
from powerlaw import powerlaw

TYPES = np.array(["hub", "prefecture", "city", "university", "cluster", "company"])
COUNTRIES = np.array(["JP", "US", "GB", "DE", "FR", "SG"])
FIRST_DAY = np.datetime64("2015-01-01")
AT_ONCE = 1_000_000  # rows


def write(folder: Path, n: int, m: int) -> None:
    """Write both files, unless they are there."""
    if (folder / "edges.csv").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    code = np.arange(n)
    ids = np.char.add("org", np.char.zfill(code.astype(str), 7))
    names = np.char.add("Organisation ", code.astype(str))
    kinds, where = TYPES[code % len(TYPES)], COUNTRIES[code % 7 % len(COUNTRIES)]
    nodes = pd.DataFrame({"id": ids, "name": names, "type": kinds, "country": where})
    nodes.to_csv(folder / "nodes.csv", index=False, lineterminator="\n")
    u, v, day = powerlaw(n, m)
    apart = u != v
    u, v, signed = u[apart], v[apart], np.datetime_as_string(FIRST_DAY + day[apart])
    part = folder / "edges.part"
    for begin in range(0, len(u), AT_ONCE):
        rows = slice(begin, begin + AT_ONCE)
        edges = pd.DataFrame({"source": ids[u[rows]], "target": ids[v[rows]], "signed": signed[rows]})
        edges.to_csv(part, index=False, header=begin == 0, mode="a", lineterminator="\n")
    part.rename(folder / "edges.csv")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
