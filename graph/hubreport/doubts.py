"""What is about to end, and what the data leave open."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd

from graph.questions.frames import COUNT, DAY, TEXT, frame
from graph.questions.labels import listed
from graph.questions.ledger import ledger
from graph.questions.renewals import STATUSES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import networkx as nx

    from graph.model import Ecosystem
    from graph.questions.ledger import Agreement

ENDING = {"status": TEXT, "ends": DAY, "days": COUNT, "names": TEXT, "agreement": TEXT, "source_url": TEXT}
STANDINGS = {"status": TEXT, "agreements": COUNT}
QUESTIONS = {"question": TEXT, "count": COUNT, "of": COUNT, "examples": TEXT}
CLAIMS = {"claim": TEXT, "names": TEXT, "signed": TEXT, "signed_by_then": TEXT, "agreement": TEXT}
CLAIM = "ordinal_claim"  # a column of one's own: what a source says about the agreement's number
EXAMPLES = 5
FIRM = ("", "signing")


def ending(due: pd.DataFrame | None, pressing: Collection[str]) -> pd.DataFrame:
    """List the agreements that have lapsed or soon end, from what `renewals` says.

    Examples
    --------
    >>> from graph.model import make
    >>> from graph.questions.renewals import renewals
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"], "term_years": ["2"]})
    >>> ending(renewals(eco, "2018-05-01"), {"due"})[["status", "days", "names"]].values.tolist()
    [['due', 30, 'A; B']]
    """
    if due is None:
        return frame([], ENDING)
    return due[due["status"].isin(pressing)][list(ENDING)].reset_index(drop=True)


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
    >>> from graph.model import make
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
        "no_end": (ties["signed"] != "") & ties["ends"].isna(),
    }
    rows = [_question(name, ties.loc[mark, "agreement"], len(ties)) for name, mark in marks.items()]
    nodes = eco.nodes
    rows.append(_question("no_country", nodes.loc[nodes["country"] == "", "id"], len(nodes)))
    rows.append(_question("no_tie", nodes.loc[~nodes["id"].isin(list(G)), "id"], len(nodes)))
    return frame([row for row in rows if row["count"]], QUESTIONS)


def claims(eco: Ecosystem, names: Mapping[str, str]) -> pd.DataFrame:
    """List what sources claim about an agreement's number, beside what the data hold.

    Returns
    -------
    table
        One row an agreement with a claim: the claim, its parties, and how many
        agreements each of them had signed by the same day, itself included. No rows
        where nobody wrote claims down.

    Examples
    --------
    >>> from graph.model import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "c"], "signed": ["2016-05", "2018"],
    ...             "ordinal_claim": ["", "third partner of A"]})
    >>> claims(eco, {"a": "A", "b": "B", "c": "C"})[["claim", "signed_by_then"]].values.tolist()
    [['third partner of A', 'A 2; C 1']]
    """
    said = column_of(eco.collaboration, CLAIM)
    book = list(ledger(eco).values())
    rows = []
    for each in book:
        if said.get(each.id) and each.begins is not None:
            counts = [f"{names[party]} {_by_then(party, each, book)}" for party in each.parties]
            rows.append({
                "claim": said[each.id], "names": listed(each.parties, names), "signed": each.signed,
                "signed_by_then": "; ".join(counts), "agreement": each.id,
            })  # fmt: skip
    return frame(rows, CLAIMS)


def column_of(ties: pd.DataFrame, name: str) -> dict[str, str]:
    """Give a text column of edges.csv by agreement, the first that is not blank.

    Examples
    --------
    >>> column_of(pd.DataFrame({"agreement": ["m", "m"], "note": ["", "x"]}), "note")
    {'m': 'x'}
    """
    if name not in ties:
        return {}
    filled = ties[ties[name] != ""].drop_duplicates("agreement")
    return dict(zip(filled["agreement"], filled[name], strict=True))


def _by_then(party: str, each: Agreement, book: list[Agreement]) -> int:
    """How many agreements of a party had begun by the day on which one of them did."""
    return sum(
        party in other.parties and other.begins is not None and other.begins <= each.begins
        for other in book
        if each.begins is not None
    )


def _question(name: str, ids: pd.Series, of: int) -> dict[str, object]:
    """How many there are, and the first few of their ids."""
    first = sorted(set(ids))
    more = "; …" if len(first) > EXAMPLES else ""
    return {"question": name, "count": len(ids), "of": of, "examples": "; ".join(first[:EXAMPLES]) + more}
