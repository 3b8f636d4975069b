"""SIF, the simple interaction format of Cytoscape: an organisation, a relation and partners in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import FileError
from graph.exchange.rows import Unread, lines_of, tables
from graph.words import word

if TYPE_CHECKING:
    from graph.exchange.content import Content
    from graph.exchange.rows import Row


def read_sif(text: str, name: str) -> Content:
    r"""Read a SIF file; names are told apart by tabs where a line has one, else by blanks.

    Raises
    ------
    FileError
        When a line has an organisation and a relation, but no partner.

    Examples
    --------
    >>> read_sif("a mou b c\nd\n", "x.sif").edges
    ({'source': 'a', 'target': 'b', 'relation': 'mou'}, {'source': 'a', 'target': 'c', 'relation': 'mou'})
    """
    tabs = "\t" in text
    nodes: dict[str, None] = {}
    edges: list[Row] = []
    for number, line in enumerate(lines_of(text), 1):
        cells = [each.strip() for each in (line.split("\t") if tabs else line.split())]
        cells = [each for each in cells if each]
        if len(cells) == 2:
            told = (
                "{} ({}): line {} is {!r}, which has no partner; "
                "a line is an organisation, a relation and partners"
            )
            raise FileError(told, name, word("tool_sif"), number, line.strip())
        nodes |= dict.fromkeys([*cells[:1], *cells[2:]])
        edges += [{"source": cells[0], "target": each, "relation": cells[1]} for each in cells[2:]]
    return tables([{"id": each} for each in nodes], edges, Unread(), tool="tool_sif")
