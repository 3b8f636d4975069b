"""The formats that can be written, and what each of them cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import UsageError
from graph.exchange.content import content
from graph.exchange.gephi import write_gephi
from graph.exchange.gexf import write_gexf
from graph.exchange.graphml import write_graphml
from graph.exchange.objects import write_cytoscape, write_kumu, write_node_link
from graph.exchange.parquet import write_parquet
from graph.exchange.sheets import LONGEST, write_kumu_sheets, write_sheets
from graph.files.safe_xml import lost
from graph.model.arguments import checked
from graph.model.view import counted
from graph.vocabulary import EXCHANGE_FORMATS
from graph.words import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.exchange.content import Content
    from graph.model.ecosystem import Ecosystem
    from graph.model.view import View

# Format to the ending of its file (blank: several files in a folder), its writer,
# and the sentences on what it cannot hold.
_WRITERS: dict[str, tuple[str, Callable[[Content], dict[str, bytes]], tuple[str, ...]]] = {
    "graphml": (".graphml", write_graphml, ("holds_no_direction", "holds_no_controls")),
    "gexf": (
        ".gexf",
        write_gexf,
        ("holds_no_direction", "holds_days_only", "shows_undated_always", "holds_no_controls"),
    ),
    "cytoscape": (".cyjs", write_cytoscape, ("holds_no_direction",)),
    "node-link": (".json", write_node_link, ("holds_no_direction",)),
    "kumu": (".json", write_kumu, ("holds_years_in_tags",)),
    "kumu-xlsx": (".xlsx", write_kumu_sheets, ("holds_years_in_tags", "holds_short_cells")),
    "gephi-csv": ("", write_gephi, ("holds_days_only", "shows_undated_always")),
    "parquet": ("", write_parquet, ()),
    "xlsx": (".xlsx", write_sheets, ("holds_short_cells",)),
}
_EVERY = ("holds_no_view", "holds_no_rows", "holds_no_blank_columns")


@checked
def export(source: View | Ecosystem, form: str, *, structural: bool = True) -> dict[str, bytes]:
    """Give an ecosystem as the files of another tool.

    Parameters
    ----------
    source
        All ties, or those of a day: each row of edges.csv becomes one edge, so that
        renewals and agreements of several parties are told apart.
    form
        One of `EXCHANGE_FORMATS`.
    structural
        Whether ties of structure are taken along.

    Returns
    -------
    files
        Name to bytes. A format of one file has its ending for a name (``.gexf``).
        The same ecosystem gives the same bytes.

    Raises
    ------
    UsageError
        When there is no such format, a sheet cannot hold the rows, or ``parquet`` is
        asked for without pyarrow.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> sorted(export(eco, "gephi-csv")), sorted(export(eco, "gexf"))
    (['edges.csv', 'nodes.csv'], ['.gexf'])
    """
    ending, writer, _ = _known(form)
    found = writer(content(counted(source), structural=structural))
    return {name or ending: data for name, data in found.items()}


def limits(form: str, eco: Ecosystem | None = None, *, lang: str = "en") -> list[str]:
    """Say what a format cannot hold, so that a file read again may differ from what was written.

    Parameters
    ----------
    eco
        An ecosystem whose cells are looked at: what would really be lost is counted.

    Examples
    --------
    >>> limits("gephi-csv")[0]
    'the day that is shown and how dates are counted are not in the file'
    """
    _, _, keys = _known(form)
    said = [sentence(key, lang) for key in (*_EVERY, *keys)]
    if eco is not None:
        found = content(eco)
        texts = [text for row in (*found.nodes, *found.edges) for text in row.values()]
        count = {
            "holds_no_controls": lost(iter(texts)),
            "holds_short_cells": sum(len(text) > LONGEST for text in texts),
        }
        said += [sentence("cells_changed", lang, count=count[key]) for key in keys if count.get(key)]
    return said


def _known(form: str) -> tuple[str, Callable[[Content], dict[str, bytes]], tuple[str, ...]]:
    if form not in _WRITERS:
        raise UsageError("there is no format {!r}; take one of {}", form, ", ".join(EXCHANGE_FORMATS))
    return _WRITERS[form]
