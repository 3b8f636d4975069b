"""A folder with two small tables, and the findings of whatever is put in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from graph.reading import Finding, check

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

NODES = "id,name,type\na,Alpha,hub\nb,Beta,city\nc,Gamma,company\n"
EDGES = "source,target,signed\na,b,2016-05-01\nb,c,2018-03\n"


class Put(Protocol):
    """Writes both files; text as UTF-8, bytes as they are, blank for the good ones."""

    def __call__(self, *, nodes: str | bytes = NODES, edges: str | bytes = EDGES) -> Path:
        """Give the folder."""


class Told(Protocol):
    """Checks both files."""

    def __call__(
        self, *, nodes: str | bytes = NODES, edges: str | bytes = EDGES, today: date | None = None
    ) -> tuple[Finding, ...]:
        """Give the findings."""


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def write(*, nodes: str | bytes = NODES, edges: str | bytes = EDGES) -> Path:
        for name, content in (("nodes.csv", nodes), ("edges.csv", edges)):
            (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


@pytest.fixture
def told(put: Put) -> Told:
    def findings(
        *, nodes: str | bytes = NODES, edges: str | bytes = EDGES, today: date | None = None
    ) -> tuple[Finding, ...]:
        return check(put(nodes=nodes, edges=edges), today=today).findings

    return findings
