"""A table as JSON: a list of flat objects, or an object a line."""

from __future__ import annotations

import json
import math
import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.documents.tables.cells import Table, Value

# Harmless to a program, not to a terminal; JSON's own escapes lose nothing.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def array(table: Table) -> str:
    """Give a table as a JSON list, an object a line, so that git shows which rows changed."""
    objects = _objects(table)
    return "[\n  " + ",\n  ".join(objects) + "\n]\n" if objects else "[]\n"


def lines(table: Table) -> str:
    """Give a table as JSON lines."""
    return "".join(each + "\n" for each in _objects(table))


def _objects(table: Table) -> list[str]:
    """Give every row as an object with machine names, numbers in full and null for unknown."""
    names = [each.name for each in table.columns]
    rows = table.rows() if names else [()] * table.height
    return [_dumped(dict(zip(names, map(_scalar, row), strict=True))) for row in rows]


def _scalar(value: Value) -> Value:
    """Give what JSON has a word for; it has none for infinity."""
    if isinstance(value, date):
        return value.isoformat()
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _dumped(record: dict[str, Value]) -> str:
    """Give one object on one line."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
