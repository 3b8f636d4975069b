"""The sentences under the answers: what a reader would say out loud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.agreements.durations import length
from graph.questions.agreements.renewals import ROLLING
from graph.questions.organisations.standing import ordinal
from graph.questions.partners.surroundings import BETWEEN, RANKED, STEPS
from graph.words import heading, measured, sentence, word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    import pandas as pd

    from graph.questions.changes.difference import Difference
    from graph.questions.changes.whatif import WhatIf
    from graph.questions.growth.densification import Densification
    from graph.questions.organisations.card import Card
    from graph.questions.organisations.pasts import RankBounds
    from graph.questions.organisations.paths import Paths
    from graph.questions.organisations.standing import Standing

TOLD = ("partners", "betweenness", "closeness")


def of_card(found: Card, name: str, *, lang: str = "en") -> list[str]:
    """Say where an organisation stands and what hangs on it.

    Parameters
    ----------
    name
        The organisation's name in the language.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> from graph.questions.organisations.card import card
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["a", "c"], "target": ["b", "a"], "signed": ["2016-05", "2018"]})
    >>> of_card(card(eco, "b"), "B")[::3]
    ['2nd of 3 by partners', 'nothing falls apart without B, which has one partner']
    """
    if found.measures.empty:
        return [sentence("no_tie", lang, name=name)]
    rows = {row["measure"]: row for row in found.measures.to_dict("records")}
    said = []
    for row in (rows[measure] for measure in TOLD):
        key = "standing" if row["best_rank"] == row["worst_rank"] else "standing_between"
        ranks = {name: ordinal(int(row[f"{name}_rank"]), lang) for name in ("best", "worst")}
        words = {"ordinal": ordinal(int(row["rank"]), lang), "measure": measured(row["measure"], lang)}
        said.append(sentence(key, lang, of=row["of"], **words, **ranks))
    said += _of_bounds(found.bounds, lang)
    if found.apart.empty:
        alone = len(found.partners) == 1
        return [*said, sentence("not_apart_one" if alone else "not_apart", lang, name=name)]
    lost = int(found.apart["organisations"].iloc[1:].sum())
    return [*said, sentence("falls_apart", lang, name=name, parts=len(found.apart), lost=lost)]


def _of_bounds(bounds: RankBounds, lang: str) -> list[str]:
    """Say over which pasts the best and the worst ranks are; nothing where no date leaves anything open."""
    if not bounds.agreements:
        return []
    numbers = {"seen": f"{bounds.seen:,}", "every": bounds.every}
    if "betweenness" in bounds.exact:
        return [sentence("pasts_all", lang, **numbers)]
    if not bounds.exact:
        return [sentence("pasts_sample", lang, **numbers)]
    measures = ("・" if lang == "ja" else ", ").join(measured(each, lang) for each in bounds.exact)
    return [sentence("pasts_some", lang, measures=measures, **numbers)]


def of_paths(found: Paths, names: Mapping[str, str], *, lang: str = "en") -> list[str]:
    """Say how far apart two organisations are, and how many shortest paths there are.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> from graph.questions.organisations.paths import paths
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]}, {})
    >>> of_paths(paths(eco, "a", "b"), {"a": "A", "b": "B"})
    ['no chain of agreements joins A and B']
    """
    ends = {"source": names[found.source], "target": names[found.target]}
    if found.length is None:
        return [sentence("path_none", lang, **ends)]
    if found.length == 1:
        return [sentence("path_one", lang, **ends)]
    shown = found.steps["path"].nunique()
    return [sentence("path_found", lang, **ends, length=found.length, shown=shown, total=found.total)]


def of_neighbours(table: pd.DataFrame, *, lang: str = "en") -> list[str]:
    """Say how many organisations are at each number of steps.

    Examples
    --------
    >>> import pandas as pd
    >>> of_neighbours(pd.DataFrame({"steps": [1, 2, 2]}))
    ['1 away: 1', '2 away: 2']
    """
    counts = table["steps"].value_counts().sort_index()
    return [sentence("ring", lang, count=int(count), steps=steps) for steps, count in counts.items()]


def of_difference(found: Difference, *, lang: str = "en") -> list[str]:
    """Say how much changed, how a move's cause is found, and how many others moved.

    Examples
    --------
    >>> from graph.model.ecosystem import make, snapshot
    >>> from graph.questions.changes.difference import difference
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> of_difference(difference(snapshot(eco, "2015"), snapshot(eco, "2016")))[0]
    '1 agreement new, 0 renewals, 0 ended; 2 organisations joined, 0 left'
    """
    agreements, organisations = (
        each["change"].value_counts() for each in (found.agreements, found.organisations)
    )
    counts = {
        "new": agreements.get("new", 0),
        "renewed": agreements.get("renewed", 0),
        "ended": agreements.get("ended", 0),
        "newcomers": organisations.get("newcomer", 0),
        "leavers": organisations.get("leaver", 0),
    }
    said = [sentence("changes", lang, **counts)]
    corrections = found.corrections
    if any(corrections.values()):
        said.append(sentence("corrections", lang, **corrections))
    if found.moves.empty:
        return said
    if found.moves["move"].notna().any():
        key = "moves_by" if found.causes else "causes_left_out"
        said.append(sentence(key, lang, ties=len(found.ties)))
    else:
        said.append(sentence("moves_still" if found.compared else "moves_none", lang, count=found.compared))
    others = len(found.moves) - len(found.own_moves)
    return [*said, sentence("moves_of_others", lang, count=others)] if others else said


def of_renewals(
    table: pd.DataFrame, day: date, within: object, *, term: object = None, lang: str = "en"
) -> list[str]:
    """Say how many agreements are in which state, and what was assumed.

    Parameters
    ----------
    within
        How far ahead an end is due.
    term
        The term that was assumed, if any.

    Examples
    --------
    >>> import pandas as pd
    >>> from datetime import date
    >>> of_renewals(pd.DataFrame({"status": ["due", "open-ended"]}), date(2026, 11, 22), "12m")
    ['on 2026-11-22: 1 due within 12m, 0 lapsed, 1 open-ended, 0 unknown']
    """
    counts = table["status"].value_counts()
    words = {
        "due": counts.get("due", 0),
        "lapsed": counts.get("lapsed", 0),
        "open": counts.get("open-ended", 0),
        "unknown": counts.get("unknown", 0),
    }
    how = {"day": day.isoformat(), "within": length(str(within), lang)}
    said = [sentence("due_count", lang, **how, **words)]
    rolling = sum(counts.get(status, 0) for status in ROLLING)
    if rolling:
        soon = counts.get("notice-due", 0)
        said.append(sentence("renew_themselves", lang, count=rolling, notice=soon, within=how["within"]))
    undated = table[(table["status"] == "unknown") & table["ends"].notna()] if words["unknown"] else ()
    if len(undated):
        said.append(sentence("undated_ends", lang, count=len(undated)))
    return [*said, sentence("assumed", lang, term=length(str(term), lang))] if term is not None else said


def of_whatif(found: WhatIf, names: Mapping[str, str], *, lang: str = "en") -> list[str]:
    """Say on which day both sides are looked at, and which added ties bring no new partner.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> from graph.questions.changes.whatif import whatif
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]}, {})
    >>> of_whatif(whatif(eco, add=["a|b|2026-12"], as_of="2026"), {})
    ['both sides as of 2026-12-31']
    """
    said = [sentence("whatif_day", lang, day=found.as_of.isoformat())] if found.as_of else []
    return said + [
        sentence("whatif_partner_already", lang, source=names[each.source], target=names[each.target])
        for each in found.already
    ]


def of_best(name: str, measure: str, now: Standing | None, *, lang: str = "en") -> list[str]:
    """Say what candidates are ranked by, and where the organisation stands today.

    Parameters
    ----------
    now
        Its standing; None where it has no tie.

    Examples
    --------
    >>> from graph.questions.organisations.standing import Standing
    >>> of_best("LINK-J", "harmonic", Standing(2, 104, 0.44))
    ['what one tie would bring LINK-J, by harmonic; now 2nd of 104']
    """
    if now is None:
        return [sentence("no_tie", lang, name=name)]
    place = {"ordinal": ordinal(now.rank, lang), "of": now.of}
    return [sentence("best_ranks", lang, name=name, measure=measured(measure, lang), **place)]


def of_nearby(table: pd.DataFrame, organisations: int, *, lang: str = "en") -> list[str]:
    """Say who was tried where there are too many to try them all.

    Parameters
    ----------
    table
        As `graph.questions.partners.candidates.best` gives it.
    organisations
        How many there are.

    Examples
    --------
    >>> import pandas as pd
    >>> of_nearby(pd.DataFrame(), 7)
    []
    """
    if "nearby" not in table.attrs:
        return []
    values = {"tried": table.attrs["nearby"], "of": organisations, "steps": STEPS, "ranked": RANKED}
    key = "best_between" if table["betweenness_gain"].isna().all() else "best_between_few"
    return [sentence("best_nearby", lang, **values), sentence(key, lang, between=BETWEEN)]


def of_densification(found: Densification, *, lang: str = "en") -> list[str]:
    """Say how ties grow with organisations, and how far the interval can be trusted.

    Examples
    --------
    >>> import pandas as pd
    >>> from graph.questions.growth.densification import Densification
    >>> of_densification(Densification(1.204, 1.168, 1.24, 20, 0.99, pd.DataFrame()))[0]
    'ties grow with organisations to the power 1.20 (1.17 to 1.24, 95 %): it grows denser'
    """
    numbers = {name: f"{getattr(found, name):.2f}" for name in ("exponent", "low", "high")}
    said = sentence("densification", lang, **numbers, meaning=word(found.meaning, lang))
    return [said, word("autocorrelated", lang)]


def titles(parts: Sequence[str], lang: str = "en") -> dict[str, str]:
    """Give the headings of an answer's parts.

    Examples
    --------
    >>> titles(["partners", "apart"])
    {'partners': 'Partners', 'apart': 'What falls apart without it'}
    """
    return {part: word(part, lang) if word(part, lang) != part else heading(part, lang) for part in parts}
