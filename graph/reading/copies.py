"""What lies beside the two files and is easily taken for one of them: copies, and marks that one is open."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from graph.files.parquet import passed_over
from graph.reading.header import EDGES, NODES
from graph.words.messages import Message

if TYPE_CHECKING:
    from pathlib import Path

    from graph.reading.findings import Findings

FILES = (NODES.file, EDGES.file)
# "nodes (1).csv", "nodes - コピー.csv", "edges-DESKTOP-7Q.csv", "edges_old.csv", "edges.csv.bak".
_COPY = re.compile(
    r"(nodes|edges)(?![A-Za-z]).*\.(?:csv|tsv|xlsx?|ods)(?:\.?(?:bak|old|orig|save|\d+)|~)?", re.IGNORECASE
)
# Of Excel and of LibreOffice, which remove them as the file is closed.
_OPEN = re.compile(r"(?:~\$|\.~lock\.)((nodes|edges)(?![A-Za-z]).*?)#?", re.IGNORECASE)


def copies(folder: Path, findings: Findings) -> None:
    """Note the files beside the two that may be newer versions of them, and that one of them is open."""
    for name in beside(folder):
        opened = _OPEN.fullmatch(name)
        copied = None if opened else _COPY.fullmatch(name)
        if opened:
            message = Message("{} is open in a spreadsheet: {} lies beside it", opened[1], name)
            hint = Message("save and close it there; if nobody has it open, delete {}", name)
            findings.add("open-elsewhere", f"{opened[2].lower()}.csv", 0, message=message, hint=hint)
        elif copied:
            file = f"{copied[1].lower()}.csv"
            message = Message("{} lies beside it, and is not read", name)
            told = "it may hold newer rows: compare both (`graph diff`), keep {}, and move the other one away"
            hint = Message(told, file)
            findings.add("copy-beside", file, 0, message=message, hint=hint)
    for file, other in passed_over(folder).items():
        message = Message("{} lies beside it, and is not read", other)
        hint = Message("keep one of the two; {} is read where there is no {}", other, file)
        findings.add("copy-beside", file, 0, message=message, hint=hint)


def beside(folder: Path) -> list[str]:
    """Give the names of the files of which `copies` says something, in one order everywhere.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> folder = Path(tempfile.mkdtemp())
    >>> (folder / "nodes (1).csv").touch()
    >>> beside(folder)
    ['nodes (1).csv']
    """
    try:
        with os.scandir(folder) as entries:
            names = [each for each in entries if _OPEN.fullmatch(each.name) or _COPY.fullmatch(each.name)]
            found = [each.name for each in names if each.is_file()]
        own = [(folder / name).stat() for name in FILES if (folder / name).is_file()]
        # Where names are blind to case, "Nodes.csv" is the file itself.
        return sorted(
            name
            for name in found
            if name not in FILES and not any(os.path.samestat((folder / name).stat(), each) for each in own)
        )
    except (OSError, ValueError):
        return []
