"""What is about to end, and what the data leave open."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd

from graph.model.view import View
from graph.questions.typed import COUNT, DAY, TEXT, frame
from graph.vocabulary import STATUSES
from graph.vocabulary.countries import countries, country_name
from graph.words import sentence, word, words

if TYPE_CHECKING:
    from collections.abc import Collection

    import networkx as nx

    from graph.model.ecosystem import Ecosystem

ENDING = {"status": TEXT, "ends": DAY, "days": COUNT, "names": TEXT, "agreement": TEXT, "source_url": TEXT}
STANDINGS = {"status": TEXT, "agreements": COUNT}
QUESTIONS = {"question": TEXT, "count": COUNT, "of": COUNT, "examples": TEXT}
CLAIMS = {
    "verdict": TEXT, "date": TEXT, "name": TEXT, "what": TEXT, "claimed": TEXT, "ours": COUNT,
    "difference": COUNT, "open": COUNT, "gap_after": TEXT, "note": TEXT, "source_url": TEXT,
}  # fmt: skip
EXAMPLES = 5
FIRM = ("", "signing")


def ending(due: pd.DataFrame | None, pressing: Collection[str]) -> pd.DataFrame:
    """List the agreements that have lapsed or soon end, or whose notice is due, from what `renewals` says.

    The last day of notice, and the day on which the term rolls over, are given where any is due.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> from graph.model.view import View
    >>> from graph.questions.agreements.renewals import renewals
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"], "term_years": ["2"]})
    >>> ending(renewals(View(eco, "2018-05-01")), {"due"})[["status", "days", "names"]].values.tolist()
    [['due', 30, 'A; B']]
    """
    if due is None:
        return frame([], ENDING)
    found = due[due["status"].isin(pressing)]
    rolling = ["notice", "rolls"] if (found["status"] == "notice-due").any() else []
    columns = list(ENDING)
    columns[columns.index("names") : columns.index("names")] = rolling
    return found[columns].reset_index(drop=True)


def statuses(due: pd.DataFrame | None) -> pd.DataFrame:
    """Count the agreements of each status, from what `renewals` says.

    Examples
    --------
    >>> statuses(pd.DataFrame({"status": ["open-ended", "due", "open-ended"]})).values.tolist()
    [['due', 1], ['open-ended', 2]]
    """
    found = Counter(due["status"]) if due is not None else Counter[str]()
    rows = [{"status": each, "agreements": found[each]} for each in STATUSES if found[each]]
    return frame(rows, STANDINGS)


def questions(eco: Ecosystem, G: nx.Graph) -> pd.DataFrame:
    """List what is open in the data, one row a question, with how many rows it concerns.

    Parameters
    ----------
    eco, G
        The ecosystem of the day and its graph.

    Examples
    --------
    >>> import networkx as nx
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> questions(eco, nx.Graph([("a", "b")]))[["question", "count", "of"]].values.tolist()
    [['no_day', 1, 1], ['no_source', 1, 1], ['no_end', 1, 1], ['no_country', 2, 2]]
    """
    ties = eco.collaboration
    basis = ties["date_basis"] if "date_basis" in ties else pd.Series("", index=ties.index)
    marks = {
        "no_date": ties["signed"] == "",
        "no_day": (ties["signed"] != "") & (ties["signed_first"] != ties["signed_last"]),
        "inferred": (ties["signed"] != "") & ~basis.isin(FIRM),
        "no_source": ties["source_url"] == "",
        "no_end": (ties["signed"] != "") & ties["ends"].isna() & ties["auto_renews"].isin(["", "no"]),
    }
    rows = [_question(name, ties.loc[mark, "agreement"], len(ties)) for name, mark in marks.items()]
    nodes = eco.nodes
    rows.append(_question("no_country", nodes.loc[nodes["country"] == "", "id"], len(nodes)))
    rows.append(_question("no_tie", nodes.loc[~nodes["id"].isin(list(G)), "id"], len(nodes)))
    return frame([row for row in rows if row["count"]], QUESTIONS)


def claims(source: View | Ecosystem, judged: pd.DataFrame) -> pd.DataFrame:
    """Put the counts that sources print beside ours, each with its verdict.

    Parameters
    ----------
    source
        What is looked at, and in which language.
    judged
        As `graph.questions.agreements.claims.audit` gives it.

    Returns
    -------
    table
        One row a claim, by date. ``what`` says in words what is counted, and of which.

    Examples
    --------
    >>> from graph.questions.agreements.claims import audit
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> claim = {"organisation": "a", "date": "2017", "counted": "partners", "number": "2", "scope": "city"}
    >>> found = claims(eco, audit(eco, [claim]))
    >>> found[["verdict", "what", "claimed", "ours"]].values.tolist()
    [['fewer', 'partners (City)', '2', 1]]
    """
    view = View.of(source)
    said = [
        _counted(word(f"audit_{what}", view.lang), _scope(scope, view), view.lang)
        for what, scope in zip(judged["counted"], judged["scope"], strict=True)
    ]
    return judged.assign(what=said)[list(CLAIMS)].astype(CLAIMS)


def _counted(what: str, scope: str, lang: str) -> str:
    """What a claim counts, and of which in brackets."""
    if not scope:
        return what
    return f"{what}（{scope}）" if lang == "ja" else f"{what} ({scope})"


def _scope(scope: str, view: View) -> str:
    """The words of a scope: places and kinds of partner in words, partners by name."""
    said, lang = [], view.lang
    for token in scope.split():
        each = token.removeprefix("with:")
        if each != token:
            said.append(sentence("scope_with", lang, name=view.names.get(each, each)))
        else:
            said.append(country_name(token, lang) if token in countries() else words(token, lang))
    return ("・" if lang == "ja" else ", ").join(said)


def _question(name: str, ids: pd.Series, of: int) -> dict[str, object]:
    """How many there are, and the first few of their ids."""
    first = sorted(set(ids))
    more = "; …" if len(first) > EXAMPLES else ""
    return {"question": name, "count": len(ids), "of": of, "examples": "; ".join(first[:EXAMPLES]) + more}
