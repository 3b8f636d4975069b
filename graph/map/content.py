"""The organisations and ties of a map, as pyvis holds them: plain nodes and edges."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from graph.drawing.names import known_as
from graph.drawing.places.centres import centres
from graph.model.communities import communities_of, community_name
from graph.model.rolling import rolling_of
from graph.model.tables import records
from graph.vocabulary.prefectures import prefecture_key
from graph.words import LANGUAGES
from graph.words.measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from graph.model.ecosystem import Basis, Ecosystem
    from graph.model.view import View

Point = tuple[float, float]
Plain = dict[str, Any]

_NODE_TEXTS = ("type", "name_ja", "country", "region", "city", "url", "founded", "aliases", "notes")
_TIE_TEXTS = (
    "relation", "agreement", "kind", "renews", "signed", "effective", "announced", "expires",
    "terminated", "purposes", "source_url", "evidence", "date_basis",
)  # fmt: skip
_TIE_DAYS = {"first": "signed_first", "last": "signed_last", "ends": "ends"}
_UNTIL: dict[str, Basis] = {"until_first": "possible", "until_last": "certain"}
_DERIVED = {"row", "structural", *_TIE_DAYS.values()}


def measures(scores: pd.DataFrame) -> list[str]:
    """The measures that a table of scores holds, in the order of the reports."""
    return [name for name in MEASURES if name in scores.columns]


def communities(view: View, scores: pd.DataFrame) -> dict[str, list[str]]:
    """What each community is called in English and Japanese, by its number; nothing where none was found."""
    if not {"community", "partners"} <= {*scores.columns}:
        return {}
    partners = dict(zip(scores["id"], scores["partners"], strict=True))
    short = {lang: known_as(view.whole.nodes, lang) for lang in LANGUAGES}
    return {
        str(number): [
            community_name(members, partners, short[lang], called=view.communities, lang=lang)
            for lang in LANGUAGES
        ]
        for number, members in communities_of(scores).items()
    }


def nodes(
    eco: Ecosystem,
    positions: Mapping[str, Point],
    scores: pd.DataFrame,
    *,
    places: Mapping[str, Point] | None,
) -> list[Plain]:
    """One plain dict an organisation: identity, places in both layouts, scores and further columns.

    Blank cells are left out. Whoever has no position is set down in a row below
    the drawing, so that nobody is lost.
    """
    names = measures(scores)
    rows = scores.set_index("id")[names].to_dict("index") if names else {}
    at = _with_shelf(eco, positions)
    on_map = _with_shelf(eco, places) if places else None
    centred = centres(eco.nodes) if places else {}
    known = {"id", "name", "lat", "lon", *_NODE_TEXTS, *_DERIVED}
    more = [name for name in eco.nodes.columns if name not in known]
    found = []
    for row in records(eco.nodes):
        key = str(row["id"])
        node: Plain = {"id": key, "label": str(row["name"]) or key, "x": at[key][0], "y": at[key][1]}
        if on_map is not None:
            node["place"] = list(on_map[key])
            if places is not None and key not in places:
                node["nowhere"] = True
            elif key in centred:
                node["centre"] = centred[key].of
        node |= _texts(row, _NODE_TEXTS)
        if prefecture := prefecture_key(node.get("region", ""), node.get("country", "")):
            node["prefecture"] = prefecture
        if key in rows:
            node["scores"] = [_number(rows[key][name]) for name in names]
        if further := _texts(row, more):
            node["more"] = further
        found.append(node)
    return found


def edges(eco: Ecosystem) -> list[Plain]:
    """One plain dict a tie, by row of edges.csv: both ends, its days, its agreement and further columns.

    The last days in force stand beside that of the tie's own dates where a renewal makes them earlier.
    """
    known = {"source", "target", "term_years", *_TIE_TEXTS, *_DERIVED}
    more = [name for name in eco.edges.columns if name not in known]
    days = {key: eco.edges[column] for key, column in _TIE_DAYS.items()}
    days |= {key: _earlier(eco.until(basis), days["ends"]) for key, basis in _UNTIL.items()}
    texts = {key: each.dt.strftime("%Y-%m-%d").fillna("").tolist() for key, each in days.items()}
    found = []
    for at, row in enumerate(records(eco.edges)):
        tie: Plain = {"row": int(row["row"]), "from": str(row["source"]), "to": str(row["target"])}
        tie |= _texts(row, _TIE_TEXTS)
        tie |= {key: values[at] for key, values in texts.items() if values[at]}
        if rolls := _rolls(row):
            tie["rolls"] = rolls
        if row["structural"]:
            tie["structural"] = True
        if further := _texts(row, more):
            tie["more"] = further
        found.append(tie)
    return sorted(found, key=lambda tie: tie["row"])


def _rolls(row: Mapping[Any, Any]) -> list[str | int] | None:
    """By what the terms of a tie that renews itself are counted, for `nextRoll` of js/data/dates.mjs.

    The day from which on, the months to the first end and to each further one (0: there is none), and
    whether they end on the day before.
    """
    found = rolling_of(row) if _blank_day(row["ends"]) else None
    if found is None or found.first_end is None:
        return None
    start = found.start or found.first_end
    return [start.isoformat(), found.months, round(found.years * 12), int(found.eve)]


def _blank_day(day: object) -> bool:
    return day is None or day != day  # NaT is not itself


def _earlier(days: pd.Series, others: pd.Series) -> pd.Series:
    """The days that are before the others, or alone."""
    return days.where(others.isna() | (days < others))


def _texts(row: Mapping[Any, Any], names: Sequence[str]) -> Plain:
    """The cells that hold something."""
    return {name: str(row[name]) for name in names if not _blank(row[name])}


def _blank(value: object) -> bool:
    return value is None or value == "" or (isinstance(value, float) and math.isnan(value))


def _number(value: object) -> int | float | None:
    """A score as plain JSON has it: whole numbers whole, ten digits, nothing for nothing."""
    if not isinstance(value, (int, float)) or not math.isfinite(value):
        number = getattr(value, "item", lambda: None)()
        return None if number is None else _number(number)
    rounded = round(float(value), 10)
    return int(rounded) if rounded.is_integer() else rounded


def _with_shelf(eco: Ecosystem, positions: Mapping[str, Point]) -> dict[str, Point]:
    """Positions of everyone, in tenths; those without one stand in rows below the middle of the others."""
    at = {key: (round(float(x), 1), round(float(y), 1)) for key, (x, y) in positions.items()}
    left = min((x for x, _ in at.values()), default=-300.0)
    right = max((x for x, _ in at.values()), default=300.0)
    bottom = max((y for _, y in at.values()), default=0.0)
    step = max(40.0, (right - left) / 40)
    columns = max(1, int((right - left) / step / 2))
    missing = [str(key) for key in eco.nodes["id"] if key not in at]
    start = (left + right - (min(columns, len(missing)) - 1) * step) / 2
    for number, key in enumerate(missing):
        row, column = divmod(number, columns)
        at[key] = (round(start + column * step, 1), round(bottom + (row + 2) * step, 1))
    return at
