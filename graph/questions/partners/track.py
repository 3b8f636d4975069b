"""What is said under suggestions: how good such lists have been, and whom they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from graph.measures.network import build
from graph.model.answer import Answer
from graph.model.captions import captions
from graph.model.selection import find
from graph.model.tables import records
from graph.model.view import View
from graph.questions.partners.backtest import POPULARITY, RANDOM, TOP, track_record
from graph.questions.partners.drawing import AGREEMENTS, BOUND
from graph.questions.partners.suggestions import MOST, suggest
from graph.vocabulary import LIKENESSES
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model.view import View

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
    rows = {row["method"]: row for row in records(table)}
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


def tieless_captions(view: View, table: pd.DataFrame, org: str) -> list[str]:
    """Say how many candidates have no tie, or how many such organisations are left out.

    Parameters
    ----------
    view
        What was looked at.
    table
        As `suggest` gives it.
    org
        The id of the organisation it was asked for.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "hub"]},
    ...            {"source": ["a"], "target": ["b"], "signed": ["2016"]})
    >>> from graph.model.view import View
    >>> from graph.questions.partners.suggestions import suggest
    >>> tieless_captions(View(eco), suggest(eco, "a"), "a")
    ['1 organisation has no tie yet; the track record is of those that have one']
    """
    offered = int((table["partners"] == 0).sum())
    if offered:
        return [sentence("suggest_tieless", view.lang, count=offered)]
    if len(view.eco.nodes) <= MOST:
        return []
    left = set(view.kept(view.eco.nodes)["id"]) - set(view.once(build)) - {org}
    return [sentence("suggest_tieless_out", view.lang, count=len(left))] if left else []


def suggest_answer(
    view: View,
    org: str,
    *,
    by: str | None = None,
    scores: bool = False,
    record: bool = False,
    top: int | None = None,
) -> Answer:
    """Tell the likely next partners of an organisation, and how good such lists have been.

    Parameters
    ----------
    by
        The score that ranks; None: the blend, or popularity where it did better.
    scores, record
        Whether to give every score of each candidate, and the track record as a part of its own.
    top
        Give the first so many suggestions; None: all of them.
    """
    org, held = find(view.eco, org), track_record(view)
    table = suggest(view, org, by=by or winner(held))
    shown = table if scores else table.drop(columns=list(LIKENESSES))
    shown, name = shown if top is None else shown.head(top), view.names[org]
    own = [sentence("suggest_own_pairs", view.lang, most=MOST, name=name)]
    notes = [*(own if table.attrs.get("own_pairs") else ()), *track_captions(held, by=by, lang=view.lang)]
    notes += [*tieless_captions(view, table, org), *captions(view)]
    title = sentence("show_suggest", view.lang, name=name)
    return (
        Answer(title, {"suggestions": shown} | {"record": held}, notes)
        if record
        else Answer.one(title, shown, notes)
    )
