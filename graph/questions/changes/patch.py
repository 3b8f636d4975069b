"""The rows that turn one view of an ecosystem into another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from graph.model.tables import row_texts

if TYPE_CHECKING:
    from graph.model.ecosystem import Ecosystem


@dataclass(frozen=True)
class Patch:
    """Rows to take away from a view, and rows to add.

    Attributes
    ----------
    nodes_gone, nodes_come, edges_gone, edges_come
        Rows of nodes.csv and edges.csv; a row whose content changed is gone and comes anew.
    target
        The second view without its rows: its columns, its day, and how it counts.
    """

    nodes_gone: pd.DataFrame
    nodes_come: pd.DataFrame
    edges_gone: pd.DataFrame
    edges_come: pd.DataFrame
    target: Ecosystem


def patch(before: Ecosystem, after: Ecosystem) -> Patch:
    """Find the rows that make the second view of the first.

    Notes
    -----
    Rows are compared by content; their place in the file, and their order, is none.
    A column that only one of the two has is blank in the other.

    Examples
    --------
    >>> from graph.model.ecosystem import make, snapshot
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> patch(snapshot(eco, "2015"), snapshot(eco, "2016")).edges_come["agreement"].tolist()
    ['a~b~2016-05']
    """
    nodes = _split(before.nodes, after.nodes)
    edges = _split(before.edges, after.edges)
    empty = replace(after, nodes=after.nodes.iloc[:0], edges=after.edges.iloc[:0])
    return Patch(*nodes, *edges, target=empty)


def applied(before: Ecosystem, change: Patch) -> Ecosystem:
    """Give the view that a patch makes of a view: the second one, if this is the first.

    Notes
    -----
    The result has the second view's rows, day and counts. Its ties are in order of
    source, target, date and agreement; those that stayed keep the row numbers of the first.

    Examples
    --------
    >>> from graph.model.ecosystem import make, snapshot
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> early, late = snapshot(eco, "2015"), snapshot(eco, "2016")
    >>> applied(early, patch(early, late)).edges["agreement"].tolist()
    ['a~b~2016-05']
    """
    nodes = _merged(before.nodes, change.nodes_gone, change.nodes_come)
    edges = _merged(before.edges, change.edges_gone, change.edges_come)
    return replace(
        change.target,
        nodes=nodes.sort_values("id", ignore_index=True),
        edges=edges.sort_values(["source", "target", "signed", "agreement", "row"], ignore_index=True),
    )


def attributes(eco: Ecosystem) -> dict[str, dict[str, str]]:
    """Give every organisation's facts by id and column, blanks left out.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> attributes(make({"id": ["a"], "name": ["A"], "type": ["hub"], "lat": ["35.5"]}, {}))
    {'a': {'name': 'A', 'type': 'hub', 'lat': '35.5'}}
    """
    return {
        str(record["id"]): {
            str(name): str(value)
            for name, value in record.items()
            if name not in ("id", "row") and value != "" and value == value
        }
        for record in eco.nodes.to_dict("records")
    }


def _split(before: pd.DataFrame, after: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of the first table that the second has not, and the other way round."""
    old = _aligned(before, after)
    here, there = _keys(old), _keys(after)
    return old[~here.isin(there)].reset_index(drop=True), after[~there.isin(here)].reset_index(drop=True)


def _merged(table: pd.DataFrame, gone: pd.DataFrame, come: pd.DataFrame) -> pd.DataFrame:
    """A table without some rows and with others, in the columns of these."""
    old = _aligned(table, come)
    kept = old[~_keys(old).isin(_keys(gone))]
    return come.copy() if kept.empty else kept.copy() if come.empty else pd.concat([kept, come])


def _aligned(table: pd.DataFrame, like: pd.DataFrame) -> pd.DataFrame:
    """A table in the columns of another; what it has not is blank, as it is in a file."""
    missing = {name: pd.Series([""] * len(table), index=table.index, dtype="str") for name in like.columns}
    return table.assign(**{name: blank for name, blank in missing.items() if name not in table})[
        list(like.columns)
    ]


def _keys(table: pd.DataFrame) -> pd.Series:
    """Each row's content as a text, the second of two equal rows with a number, and so on."""
    texts = row_texts(table.drop(columns="row"))
    return texts + "\x1d" + texts.groupby(texts).cumcount().astype("str")
