"""What stands under a table or picture: what was counted, on which day, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.dates.eras import label_words
from graph.model.figures import ALL, IN_FORCE, SIGNED, Figures, figures, looked_at
from graph.words import label, measured, sentence, word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from graph.model.ecosystem import Ecosystem
    from graph.model.view import View


def captions(view: View, *, without: Sequence[str] = (), periods: pd.DataFrame | None = None) -> list[str]:
    """Say in sentences what a view of an ecosystem counts.

    Parameters
    ----------
    without
        Organisations that were left out of it.
    periods
        The table of periods under which they stand, which holds no undated tie.

    Returns
    -------
    sentences
        What is counted and on which day; then, where it matters, how dates are
        counted, undated, uncertain and left-out ties, and the restrictions.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> from graph.model.view import View
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": [""]})
    >>> captions(View(eco))[0]
    '2 organisations, 1 tie and 1 agreement (0 dated, 1 undated) counted, all dates'
    """
    eco, lang = view.counted, view.lang
    said = [counts(figures(view), lang)] if periods is None else _at_the_end(view, periods)
    if eco.undated:
        kept = "undated_in" if eco.as_of is None else "undated_out"
        said.append(sentence(kept if periods is None else "undated_rows", lang, count=eco.undated))
    if eco.as_of is not None:
        said.append(word(eco.basis, lang))
        if eco.uncertain:
            said.append(sentence("uncertain_ties", lang, count=eco.uncertain))
    if eco.left_out:
        said.append(sentence("left_out", lang, count=eco.left_out))
    if eco.blanked:
        said.append(sentence("left_blank", lang, cells=blanked_cells(eco, lang)))
    if view.relations:
        names = [label(each, lang) for each in view.relations]
        said.append(sentence("relations", lang, names=_listed(names, lang)))
    if periods is not None:
        for each, last in periods.attrs.get("unfinished", {}).items():
            said.append(sentence("unfinished", lang, period=label_words(each, lang), day=last))
    if without:
        said.append(sentence("without", lang, names=_listed(list(without), lang)))
    return said


def blanked_cells(eco: Ecosystem, lang: str = "en") -> str:
    """Say how many cells of which column were left blank, since they could not be read.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": [], "name": [], "type": []}, {"source": [], "target": [], "signed": []})
    >>> blanked_cells(replace(eco, blanked=(("signed", 1), ("term_years", 2))))
    '1 in signed, 2 in term_years'
    """
    told = [sentence("cells_of", lang, count=count, column=name) for name, count in eco.blanked]
    return sentence("table_comma", lang).join(told)


def rank_caption(measure: str, nodes: int, lang: str = "en") -> str:
    """Say what the ranks of a hub table are ranks of.

    Examples
    --------
    >>> rank_caption("partners", 85)
    'rank by partners among all 85 organisations'
    """
    return sentence("rank_note", lang, measure=measured(measure, lang), nodes=nodes)


def sampled_captions(bounds: Mapping[str, float], lang: str = "en") -> list[str]:
    """Say which measures were estimated from a sample, and how far off they may be.

    Examples
    --------
    >>> sampled_captions({"betweenness": 0.01234})
    ['betweenness is estimated from a sample: within 0.0123 of the exact value with 95 % confidence']
    """
    return [
        sentence("sampled", lang, measure=measured(each, lang), bound=f"{bound:.3g}")
        for each, bound in sorted(bounds.items())
    ]


def counts(found: Figures, lang: str = "en") -> str:
    """Say how many organisations, ties and agreements a view counts, and on which day.

    Parameters
    ----------
    found
        As `graph.model.figures.figures` gives it.

    Examples
    --------
    >>> from graph.model.ecosystem import make, snapshot
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016"], "expires": ["2018"]})
    >>> counts(figures(snapshot(eco, "2020")))
    '2 organisations, 1 tie and 1 agreement signed (0 in force), as of 2020-12-31'
    """
    key = {ALL: "counted_apart" if found.undated else "counted", SIGNED: "counted_signed"}.get(found.word)
    day = word("all_dates", lang)
    if found.word != ALL:
        day = sentence("in_force" if found.word == IN_FORCE else "as_of", lang, day=str(found.day))
    said = sentence(
        key or "counted", lang, nodes=found.nodes, ties=found.ties, agreements=found.agreements,
        dated=found.dated, undated=found.undated, in_force=found.in_force,
    )  # fmt: skip
    return f"{said}、{day}" if lang == "ja" else f"{said}, {day}"


def _at_the_end(view: View, periods: pd.DataFrame) -> list[str]:
    """What is counted at the end of the last period, which goes to the newest date where no day is asked."""
    day, why, _ = looked_at(view)
    if day is None or not len(periods):
        return [counts(figures(view), view.lang)]
    said = [counts(figures(view.on(day)), view.lang)]
    if why == "newest":
        said.append(sentence("newest_date", view.lang, day=day.isoformat()))
    return said


def _listed(names: list[str], lang: str) -> str:
    return ("、" if lang == "ja" else ", ").join(names)
