"""The model of a report: sections, each with what it means, sentences and a table in people's words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from graph.dates.eras import label_era, label_words
from graph.documents.report.sentences import sentences
from graph.words import LANGUAGES, heading, label, sentence, span, word
from graph.words.meanings import MEANINGS
from graph.words.methods import DEFINITIONS, NAMES
from graph.words.report import HEADINGS, TITLES, WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

Links = dict[str, tuple[str, ...]]
OWN = frozenset({"figure", "gap", "question"})  # columns whose cells are keys of the report's words
SHARED = frozenset({"type", "status", "relation", "verdict"})  # … of everyone's words
UNSEEN = ["gap_after"]  # columns that are told in sentences only
KEYS = ("receipt", "of", "counted", "value")  # columns that say which number a row stands behind
PLACES = frozenset({"first_partners", "second_partners", "first_betweenness"})  # how many share each
WHEREVER = ("summary", "growth", "white_space", "questions", "ending")  # told even where they are empty


@dataclass(frozen=True)
class Section:
    """A part of a report.

    Attributes
    ----------
    key, title, short
        Its machine name, its heading, and a name short enough for a sheet of a workbook.
    meaning
        What its table shows and what it does not; may be blank.
    sentences
        What the numbers say.
    table
        Columns and cells in the language of the report, numbers as numbers.
    chart
        What its chart is drawn of, with machine names; None where it has no chart.
    links
        For a heading of the table, the name of each cell's receipt.
    anchors
        In the section of receipts, the name of the one to which each row belongs.
    """

    key: str
    title: str
    short: str
    meaning: str
    sentences: tuple[str, ...]
    table: pd.DataFrame
    chart: pd.DataFrame | None = None
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """A report: its title, what it rests on (day and data), its language and sections, and its day."""

    title: str
    stamp: str
    lang: str
    sections: tuple[Section, ...]
    day: date | None = None


def compose(
    tables: Mapping[str, pd.DataFrame],
    about: Mapping[str, str],
    *,
    links: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None,
    charts: Mapping[str, pd.DataFrame] | None = None,
    lang: str = "en",
    title: str = "",
) -> Report:
    """Tell the tables of a hub report in words.

    Parameters
    ----------
    tables, about, links, charts
        As `graph.questions.hubs.hub_report` gives them.
    lang
        ``en`` or ``ja``.
    title
        Blank: a general one.

    Returns
    -------
    report
        A section a table that has rows, in their order, the methods after them and the
        receipts at the end. Every number in a sentence stands in a table.

    Examples
    --------
    >>> figures = pd.DataFrame({"figure": ["nodes"], "value": [0]})
    >>> about = {"day": "", "as_of": "", "digest": "0123456789abcdef", "focal_name": "", "within": "12m"}
    >>> found = compose({"summary": figures}, about)
    >>> found.stamp, [section.title for section in found.sections]
    ('no dates · data 0123456789ab', ['Summary', 'Methods'])
    """
    told = sentences(tables, about, lang=lang)
    behind = tables.get("receipts", pd.DataFrame())
    names = {str(key): f"receipt-{n}" for n, key in enumerate(_distinct(behind), start=1)}
    sections = []
    for key, table in tables.items():
        if key != "receipts" and (len(table) or key in WHEREVER):
            section = _section(key, table, about, told=told.get(key, ()), lang=lang)
            found = _linked(links.get(key, {}) if links else {}, names, lang)
            sections.append(replace(section, chart=(charts or {}).get(key), links=found))
    sections.append(_section("methods", _methods(about, lang), about, told=(), lang=lang))
    if len(behind):
        section = _section("receipts", _receipts(behind, lang), about, told=(), lang=lang)
        sections.append(replace(section, anchors=tuple(names[each] for each in behind["receipt"])))
    day = date.fromisoformat(about["day"]) if about["day"] else None
    return Report(title or _of(TITLES, "report", lang), stamp(about, lang), lang, tuple(sections), day)


def _distinct(behind: pd.DataFrame) -> list[str]:
    """The keys of the receipts in their order."""
    return list(dict.fromkeys(behind["receipt"])) if len(behind) else []


def _linked(links: Mapping[str, tuple[str, ...]], names: Mapping[str, str], lang: str) -> Links:
    """The names of the receipts by heading; blank where no row stands behind a number."""
    return {
        _heading(column, lang): tuple(names.get(each, "") for each in keys) for column, keys in links.items()
    }


def _receipts(behind: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The rows behind the numbers, each with the number in words in front."""
    said = [
        sentence("report_receipt_of", lang, name=name, value=int(value), counted=counted)
        for name, value, counted in behind[["of", "value", "counted"]].itertuples(index=False, name=None)
    ]
    table = behind.drop(columns=list(KEYS))
    table.insert(0, "receipt", pd.Series(said, dtype="str", index=table.index))
    return table


def stamp(about: Mapping[str, str], lang: str) -> str:
    """Say which day and which data a report shows.

    Examples
    --------
    >>> stamp({"as_of": "2020-09-18", "day": "2020-09-18", "digest": "0123456789abcdef"}, "en")
    'as of 2020-09-18 · data 0123456789ab'
    """
    return sentence("report_stamp", lang, day=_day(about, lang), digest=about["digest"][:12])


def shown(table: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Put headings and the cells of known vocabularies into people's words.

    Examples
    --------
    >>> shown(pd.DataFrame({"type": ["city"], "hub": [2]}), "en").to_dict("list")
    {'Type': ['City'], 'Most partners': [2]}
    """
    columns: dict[str, pd.Series] = {}
    square = list(table.columns[1:]) == table["type"].tolist() if "type" in table else False
    for name in table.columns:
        cells = table[name]
        if name in OWN:
            cells = cells.map(lambda each: _of(WORDS, each, lang)).astype("str")
        elif name in SHARED:
            cells = cells.map(lambda each: _shared(each, lang)).astype("str")
        elif name == "period":
            cells = cells.map(lambda each: label_words(each, lang)).astype("str")
        text = _shared(name, lang) if square and name != "type" else label_words(_heading(name, lang), lang)
        columns[text if text not in columns else name] = cells
        if name == "period" and lang == "ja" and any(map(label_era, table[name])):
            columns[_heading("era", lang)] = table[name].map(label_era).astype("str")
    return pd.DataFrame(columns, index=table.index)


def _section(
    key: str, table: pd.DataFrame, about: Mapping[str, str], *, told: tuple[str, ...], lang: str
) -> Section:
    focal = about.get("focal_name", "")
    title = _of(TITLES, key, lang).replace("{focal}", focal)
    named = f"{key}_sheet"
    short = _of(TITLES, named if named in TITLES else key, lang).split("：")[0].split(":")[0]
    meaning = _of(MEANINGS, key, lang) if key in MEANINGS else ""
    meaning = meaning.replace("{focal}", focal).replace("{day}", about["day"])
    said = told if len(table) or told else (sentence("report_nothing", lang),)
    if "figure" in table:  # that one organisation is first says nothing
        table = table[~(table["figure"].isin(PLACES) & (table["value"] < 2))].reset_index(drop=True)
    return Section(key, title, short, meaning, said, shown(table.drop(columns=UNSEEN, errors="ignore"), lang))


def _methods(about: Mapping[str, str], lang: str) -> pd.DataFrame:
    """What the report rests on, and each measure's definition."""
    rows = {
        _of(NAMES, "day", lang): _day(about, lang),
        _of(NAMES, "digest", lang): f"SHA-256 {about['digest']}",
    }
    rows[_of(NAMES, "within", lang)] = span(about["within"], lang)
    if about.get("sampled"):
        rows[_of(NAMES, "sampled", lang)] = about["sampled"]
    if about.get("every", "1") != "1":
        rows[_of(NAMES, "pasts", lang)] = f"{about['pasts']} / {about['every']}"
    for key, texts in DEFINITIONS.items():
        if key in ("certain", "possible") and key != about.get("basis", "certain"):
            continue
        name = _of(NAMES, key, lang) if key in NAMES else _heading(key, lang)
        rows[name] = texts[LANGUAGES.index(lang)]
    return pd.DataFrame({"measure": list(rows), "definition": list(rows.values())}, dtype="str")


def _day(about: Mapping[str, str], lang: str) -> str:
    if about["as_of"]:
        return sentence("in_force" if about.get("active") else "as_of", lang, day=about["as_of"])
    return sentence("report_all_dates" if about["day"] else "report_no_day", lang, day=about["day"])


def _heading(name: str, lang: str) -> str:
    return _of(HEADINGS, name, lang) if name in HEADINGS else heading(name, lang)


def _shared(key: str, lang: str) -> str:
    """A type, relation or status in words; one's own as it is."""
    return (
        (label(key, lang) if label(key, lang) != key else word(key, lang))
        if key
        else word("other_type", lang)
    )


def _of(words: Mapping[str, tuple[str, str]], key: str, lang: str) -> str:
    return words[key][LANGUAGES.index(lang)] if key in words else key
