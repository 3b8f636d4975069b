"""What is said under suggestions: how good such lists have been, and whom they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from graph.measures.network import build
from graph.questions.partners.backtest import POPULARITY, RANDOM, TOP
from graph.questions.partners.drawing import AGREEMENTS, BOUND
from graph.questions.partners.suggestions import MOST
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from graph.model.ecosystem import Ecosystem

BLEND = "blend"


def winner(table: pd.DataFrame) -> str:
    """Name the method to rank by: the blend, or popularity where that has done better beyond doubt.

    Parameters
    ----------
    table
        As `track_record` gives it.

    Examples
    --------
    >>> from graph.questions.partners.backtest import COLUMNS
    >>> from graph.questions.typed import frame
    >>> winner(frame([{"method": "blend", "over_low": -0.21, "over_high": -0.15}], COLUMNS))
    'preferential_attachment'
    """
    over = table.loc[table["method"] == BLEND, "over_high"]
    return POPULARITY if (over < 0).any() else BLEND


def track_captions(
    table: pd.DataFrame, *, by: str | None = None, top: int = TOP, lang: str = "en"
) -> list[str]:
    """Say how good suggestions by a method have been, and which of it and popularity did better.

    Parameters
    ----------
    table
        As `track_record` gives it.
    by, top
        The method that was asked for (None: the winner), and how many suggestions a year were judged.

    Examples
    --------
    >>> from graph.questions.partners.backtest import COLUMNS
    >>> from graph.questions.typed import frame
    >>> row = {"method": "blend", "new_pairs": 0, "tested": 3}
    >>> track_captions(frame([row], COLUMNS))
    ['no track record: no pair of organisations already present has signed in the 3 years tested']
    """
    rows = {row["method"]: row for row in table.to_dict("records")}
    used = by or winner(table)
    row = rows[used]
    if not row["new_pairs"]:
        return [sentence("track_none", lang, years=row["tested"])]
    how = {"method": word(used, lang), "pairs": row["new_pairs"], "years": row["tested"]}
    if drawn := table.attrs.get("drawn"):
        drawing = {"most": MOST, "agreements": AGREEMENTS, "drawn": drawn, "bound": BOUND}
        said = [sentence("track_sampled", lang, **how, **drawing)]
    else:
        shares = {"precision": _share(row, lang), "chance": _share(rows[RANDOM], lang)}
        said = [sentence("track_counts", lang, **how, top=top, **shares)]
    if pd.isna(row["low"]):
        return [*said, sentence("track_few", lang)]
    said.append(sentence("track_auc", lang, **{key: _figure(row[key]) for key in ("auc", "low", "high")}))
    if round(row["high"], 2) < 0.5:
        said.append(sentence("track_by_chance", lang))
    if used != POPULARITY:
        return [*said, _against_popularity(row, lang)]
    if by is None:
        values = {"method": word(BLEND, lang), **_turned(rows[BLEND])}
        said.append(sentence("track_winner", lang, **values))
    return said


def _against_popularity(row: Mapping[Any, Any], lang: str) -> str:
    """Who won and by how much, where the interval lies on one side of nothing."""
    if row["over_high"] < 0:
        return sentence("track_worse", lang, **_turned(row))
    keys = ("over_popularity", "over_low", "over_high")
    if row["better"]:
        return sentence("track_better", lang, **{key: _some(row[key]) for key in keys})
    return sentence("track_not_better", lang, **{key: _figure(row[key]) for key in keys})


def _turned(row: Mapping[Any, Any]) -> dict[str, str]:
    """By how much popularity did better."""
    ends = {"over_popularity": "over_popularity", "over_low": "over_high", "over_high": "over_low"}
    return {key: _some(-row[end]) for key, end in ends.items()}


def _figure(value: float) -> str:
    """A number to two places."""
    return f"{round(value, 2) + 0.0:.2f}"  # no -0.00


def _some(value: float) -> str:
    """A number that is more than nothing, to as many places as show that."""
    return _figure(value) if round(value, 2) else f"{value:.1g}"


def _share(row: Mapping[Any, Any], lang: str) -> str:
    """How many suggestions came true: a rate, or the counts where the rate would round to nothing."""
    if round(row["precision"], 3):
        return f"{row['precision']:.1%}"
    hits = f"{row['hits']:.2g}" if row["hits"] else "0"
    return sentence("track_share", lang, hits=hits, judged=row["judged"])


def tieless_captions(
    eco: Ecosystem, table: pd.DataFrame, org: str, *, types: Collection[str] = (), lang: str = "en"
) -> list[str]:
    """Say how many candidates have no tie, or how many such organisations are left out.

    Parameters
    ----------
    eco
        The ecosystem of the day.
    table
        As `suggest` gives it.
    org, types
        The id of the organisation it was asked for, and the types asked for; empty: all.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "hub"]},
    ...            {"source": ["a"], "target": ["b"], "signed": ["2016"]})
    >>> from graph.questions.partners.suggestions import suggest
    >>> tieless_captions(eco, suggest(eco, "a"), "a")
    ['1 organisation has no tie yet; the track record is of those that have one']
    """
    offered = int((table["partners"] == 0).sum())
    if offered:
        return [sentence("suggest_tieless", lang, count=offered)]
    if len(eco.nodes) <= MOST:
        return []
    nodes = eco.nodes[eco.nodes["type"].isin(types)] if types else eco.nodes
    left = set(nodes["id"]) - set(build(eco)) - {org}
    return [sentence("suggest_tieless_out", lang, count=len(left))] if left else []
