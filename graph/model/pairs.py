"""Pairs: the ties that are counted, each with its two ends in order of id."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from graph.model.ecosystem import Ecosystem


def tie_pairs(eco: Ecosystem) -> pd.DataFrame:
    """List the collaboration ties with their ends in order of id.

    Returns
    -------
    pairs
        One row a tie: ``first`` and ``second`` (ids, first before second), and
        ``agreement``, ``signed``, ``signed_first``, ``signed_last``, ``ends``.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> tie_pairs(eco)[["first", "second", "signed"]].values.tolist()
    [['a', 'b', '2016-05']]
    """
    ties = eco.collaboration
    swap = ties["source"] > ties["target"]
    pairs = ties[["agreement", "signed", "signed_first", "signed_last", "ends"]].copy()
    pairs.insert(0, "first", ties["source"].where(~swap, ties["target"]))
    pairs.insert(1, "second", ties["target"].where(~swap, ties["source"]))
    return pairs.reset_index(drop=True)
