"""The bytes of a file in the folder, or the reason why there are none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph.files.reading import content, not_a_file
from graph.words.messages import Message

if TYPE_CHECKING:
    from graph.reading.findings import Findings


def contents(path: Path, findings: Findings) -> bytes | None:
    """Give the bytes of an ordinary file; None, with a finding, where there is none or it cannot be read.

    Notes
    -----
    A pipe would be waited for and a device may never end, so neither is opened.

    Examples
    --------
    >>> from graph.reading.findings import Findings
    >>> findings = Findings()
    >>> contents(Path("data/none.csv"), findings), findings.in_order()[0].rule.slug
    (None, 'missing-file')
    """
    message = hint = ""
    try:
        kind = not_a_file(path)
        if not kind:
            return content(path)
        message = Message("{} is {}, not a file", path, Message(kind))
    except FileNotFoundError:
        told = Message("there is no file {}", path)
        if not path.is_absolute():
            told = Message("there is no file {} (from {})", path, Path.cwd())
        hint = "name the folder that holds both files with --data"
        findings.add("missing-file", path.name, 0, message=told, hint=hint)
        return None
    except OSError as fault:
        message = Message("{} cannot be read ({})", path, fault.strerror)
        hint = "close it in Excel, then try again" if isinstance(fault, PermissionError) else ""
    except ValueError as fault:  # a NUL character, or half of a surrogate pair
        message = Message("{} cannot be the name of a file ({})", path, fault)
    findings.add("unreadable-file", path.name, 0, message=message, hint=hint)
    return None
