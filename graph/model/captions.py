"""What stands under a table or picture: what was counted, on which day, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.words import label, measured, sentence, word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from graph.model.ecosystem import Ecosystem


def captions(
    eco: Ecosystem,
    *,
    lang: str = "en",
    relations: Sequence[str] = (),
    without: Sequence[str] = (),
    periods: bool = False,
) -> list[str]:
    """Say in sentences what a view of an ecosystem counts.

    Parameters
    ----------
    eco
        The view: all ties or those of a day.
    lang
        ``en`` or ``ja``.
    relations, without
        What the view was restricted to, as `graph.select` was asked.
    periods
        Whether they stand under a table of periods, which holds no undated tie.

    Returns
    -------
    sentences
        What is counted and on which day; then, where it matters, how dates are
        counted, undated, uncertain and left-out ties, and the restrictions.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": [""]})
    >>> captions(eco)
    ['2 organisations, 1 tie and 1 agreement counted, all dates', '1 undated tie is included']
    """
    said = [_counted(eco, lang)]
    if eco.undated:
        kept = "undated_in" if eco.as_of is None else "undated_out"
        said.append(sentence("undated_rows" if periods else kept, lang, count=eco.undated))
    if eco.as_of is not None:
        said.append(word(eco.basis, lang))
        if eco.uncertain:
            said.append(sentence("uncertain_ties", lang, count=eco.uncertain))
    if eco.left_out:
        said.append(sentence("left_out", lang, count=eco.left_out))
    if relations:
        said.append(
            sentence("relations", lang, names=_listed([label(each, lang) for each in relations], lang))
        )
    if without:
        said.append(sentence("without", lang, names=_listed(list(without), lang)))
    return said


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


def named(table: pd.DataFrame, eco: Ecosystem, lang: str) -> pd.DataFrame:
    """Give a table with the organisations' names in a language, where there is one.

    Parameters
    ----------
    table
        Has the columns ``id`` and ``name``.
    """
    if lang != "ja" or table.empty:
        return table
    japanese = dict(zip(eco.nodes["id"], eco.nodes["name_ja"], strict=True))
    names = [japanese.get(each) or name for each, name in zip(table["id"], table["name"], strict=True)]
    return table.assign(name=names)


def _counted(eco: Ecosystem, lang: str) -> str:
    """Organisations with a tie, pairs and agreements of the view, and its day."""
    nodes, pairs, agreements = eco.ties.counted.sizes
    counts = sentence("counted", lang, nodes=nodes, ties=pairs, agreements=agreements)
    if eco.as_of is None:
        day = word("all_dates", lang)
    else:
        day = sentence("in_force" if eco.active else "as_of", lang, day=eco.as_of.isoformat())
    return f"{counts}、{day}" if lang == "ja" else f"{counts}, {day}"


def _listed(names: list[str], lang: str) -> str:
    return ("、" if lang == "ja" else ", ").join(names)
