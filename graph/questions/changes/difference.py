"""What changed between two views: two days of one ecosystem, two folders or two revisions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import networkx as nx

from graph.errors import UsageError
from graph.measures.network import build
from graph.model.answer import Answer
from graph.model.arguments import checked
from graph.model.captions import captions, sampled_captions
from graph.model.selection import came_into_force, column, listed, signed_after
from graph.model.tables import records, row_texts
from graph.model.view import View
from graph.questions.agreements.ledger import Agreement, ledger
from graph.questions.changes.moves import affordable, changed_ties, moves, pairs
from graph.questions.typed import COUNT, DAY, TEXT, frame
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from graph.model.ecosystem import Ecosystem

AGREEMENTS = {
    "change": TEXT, "signed": TEXT, "agreement": TEXT, "names": TEXT, "parties": TEXT, "relation": TEXT,
    "renews": TEXT, "renewed_by": TEXT, "ends": DAY, "detail": TEXT, "purposes": TEXT, "source_url": TEXT,
}  # fmt: skip
ORGANISATIONS = {
    "change": TEXT, "id": TEXT, "name": TEXT, "type": TEXT, "country": TEXT, "detail": TEXT,
}  # fmt: skip
TIES = {
    "change": TEXT, "signed": TEXT, "source": TEXT, "source_name": TEXT, "target": TEXT, "target_name": TEXT,
    "newcomers": COUNT, "agreements": TEXT,
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Difference:
    """What changed from one view to another.

    Attributes
    ----------
    agreements
        One row a change. ``new``: counted after and not before, and no renewal;
        ``renewed``: the same, and it renews another; ``came-and-went``: it began after the
        first day and was over before the second, ended or renewed; ``ended``: in force on the first
        day and no longer on the second, over or renewed; ``removed``: counted before and not after,
        though it has not ended; ``edited``: the same id with another content.
    organisations
        One row a change. ``newcomer``: its first tie; ``came-and-went``: it had ties in between
        only; ``leaver``: its last tie is gone;
        ``listed`` and ``unlisted``: new in nodes.csv, or gone from it, without a tie;
        ``edited``: other facts in nodes.csv.
    ties
        Pairs that are ``new`` or ``lost``, and how many of the two are newcomers (for
        a lost one, leavers); ``came-and-went`` where nothing between the two counted on the first day,
        something was signed later, and nothing is in force on the second.
    moves
        Ranks by the measure asked for, see `graph.questions.changes.moves.moves`.
    causes
        Whether the moves' causes were worked out, which takes too long where many ties changed.
    compared
        How many organisations have a rank on both sides (count).
    gone, come
        Rows of edges.csv that the first view has and the second has not, and the other way round; a row
        whose content changed is in both. Where a row stands in its file is no content.
    bounds
        How far the values behind the moves may be off where they were estimated from a sample.
    """

    agreements: pd.DataFrame
    organisations: pd.DataFrame
    ties: pd.DataFrame
    moves: pd.DataFrame
    causes: bool
    compared: int
    gone: pd.DataFrame
    come: pd.DataFrame
    bounds: Mapping[str, float]

    @property
    def own_moves(self) -> pd.DataFrame:
        """The moves of those with new or lost ties; the others moved only because these did."""
        return self.moves[self.moves["own_ties"] > 0].reset_index(drop=True)

    @property
    def any(self) -> bool:
        """Whether anything changed."""
        listed = any(len(each) for each in (self.agreements, self.organisations, self.ties))
        return listed or any(self.corrections.values())

    @property
    def corrections(self) -> dict[str, int]:
        """How many changes are no news of the ecosystem: of what is written, of lists and of structure.

        ``edited`` counts agreements with another content in any cell, ``organisations`` those with
        other facts, ``structure`` ties of structure that came, went or were edited.
        """
        gone, come = self.gone, self.come
        agreements, organisations = (
            each["change"].value_counts() for each in (self.agreements, self.organisations)
        )
        edited = self.agreements["agreement"][self.agreements["change"] == "edited"]
        either = _ids(gone, "agreement") & _ids(come, "agreement") | set(edited)
        return {
            "removed": int(agreements.get("removed", 0)),
            "edited": len(either),
            "listed": int(organisations.get("listed", 0)),
            "unlisted": int(organisations.get("unlisted", 0)),
            "organisations": int(organisations.get("edited", 0)),
            "structure": len(_structure(gone) | _structure(come)),
        }


@checked
def difference(
    before: View | Ecosystem,
    after: View | Ecosystem,
    *,
    measure: str = "partners",
    causes: bool = True,
) -> Difference:
    """Compare two views of an ecosystem, or of two versions of one.

    Parameters
    ----------
    before, after
        Both sides, counted in the same way; each names its organisations in its language. The types of
        the second are those of the organisations that are told, and whose ranks are.
    measure
        What ranks are compared by.
    causes
        Whether to look for the tie behind each change of rank.

    Raises
    ------
    UsageError
        When the second day is before the first, or only one side counts ties in force.
    UnknownName
        When there is no such measure.

    Examples
    --------
    >>> from graph.model.ecosystem import make, snapshot
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["a", "c"], "target": ["b", "a"], "signed": ["2016-05", "2018"]})
    >>> found = difference(snapshot(eco, "2017"), snapshot(eco, "2018"))
    >>> found.organisations[["change", "id", "detail"]].values.tolist()
    [['newcomer', 'c', 'A']]
    """
    views = View.of(before), View.of(after)
    _comparable(*views)
    old, new = (each.once(build) for each in views)
    names = views[0].names | views[1].names
    one, other = (each.counted for each in views)
    wanted = causes and affordable(old, new)
    passed = _passed(*views)
    moved = _named(moves(old, new, measure, names=names, causes=wanted), passed)
    gone, come = _split(one.edges, other.edges)
    organisations = frame(_organisations((one, other), (old, new), passed, names), ORGANISATIONS)
    return Difference(
        agreements=frame(_agreements(one, other, passed, names), AGREEMENTS),
        organisations=views[1].kept(organisations),
        ties=frame(_ties(old, new, passed, names), TIES),
        moves=views[1].kept(moved),
        causes=wanted,
        compared=len(set(old) & set(new)),
        gone=gone,
        come=come,
        bounds=moved.attrs["bounds"],
    )


def _split(before: pd.DataFrame, after: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of the first table that the second has not, and the other way round."""
    missing = {name: "" for name in after.columns if name not in before}  # as blank as in a file
    old = before.assign(**missing).astype(dict.fromkeys(missing, "str"))[list(after.columns)]
    here, there = _keys(old), _keys(after)
    return old[~here.isin(there)].reset_index(drop=True), after[~there.isin(here)].reset_index(drop=True)


def _keys(table: pd.DataFrame) -> pd.Series:
    """Each row's content as a text, the second of two equal rows with a number, and so on."""
    texts = row_texts(table.drop(columns="row"))
    return texts + "\x1d" + texts.groupby(texts).cumcount().astype("str")


def _attributes(eco: Ecosystem) -> dict[str, dict[str, str]]:
    """Every organisation's facts by id and column, blanks left out."""
    return {
        str(record["id"]): {
            str(name): str(value)
            for name, value in record.items()
            if name not in ("id", "row") and value != "" and value == value
        }
        for record in records(eco.nodes)
    }


def _ids(ties: pd.DataFrame, name: str) -> set[str]:
    """The cells of a column in the rows of collaboration."""
    return set(ties.loc[~ties["structural"].astype(bool), name])


def _structure(ties: pd.DataFrame) -> set[tuple[str, str, str]]:
    """The ties of structure among some rows."""
    kept = ties[ties["structural"].astype(bool)]
    return set(zip(kept["source"], kept["target"], kept["relation"], strict=True))


def _comparable(before: View, after: View) -> None:
    if before.day and after.day and after.day < before.day:
        raise UsageError("{} is before {}; name the earlier day first", after.day, before.day)
    if before.active != after.active or before.basis != after.basis:
        raise UsageError("two views can be compared only where both are counted in the same way")


@dataclass(frozen=True, eq=False)
class _Passed:
    """What came and went between two days: agreements by id, and the partners that they made."""

    agreements: dict[str, Agreement] = field(default_factory=dict)
    ties: nx.Graph = field(default_factory=nx.Graph)
    lasting: frozenset[str] = frozenset()  # who has something in force on the second day

    @property
    def visitors(self) -> set[str]:
        """Who had ties in between and has none in force any more."""
        return set(self.ties) - self.lasting


def _passed(before: View, after: View) -> _Passed:
    """What did not count on the first of two days and is over on the second; nothing where there are none."""
    first, second = before.day, after.day
    if first is None or second is None or first >= second:
        return _Passed()
    # A view that was made of ties in force has lost the others.
    lost = after.whole.active
    signed = (after if lost else replace(after, active=False)).counted
    came = came_into_force(signed, first) if after.active else signed_after(signed, first)
    live = build((after if lost else replace(after, active=True)).counted)
    ties, old = build(came), before.once(build)
    ties.remove_edges_from(pairs(live) | pairs(old))
    ties.remove_nodes_from([each for each in ties if not ties[each]])
    known = ledger(before.counted)
    over = {  # by their last day, or since another renewed them
        name: each
        for name, each in ledger(came).items()
        if name not in known and each.until is not None and each.until < second
    }
    return _Passed(over, ties, frozenset(live))


def _named(moved: pd.DataFrame, passed: _Passed) -> pd.DataFrame:
    """The moves, with causes that came and went called so."""
    ids = moved["cause_agreement"].map(lambda text: {*text.split("; ")} <= passed.agreements.keys())
    return moved.assign(cause_change=moved["cause_change"].mask(ids.astype("bool"), PASSED))


def _agreements(
    before: Ecosystem, after: Ecosystem, passed: _Passed, names: Mapping[str, str]
) -> Iterator[dict[str, object]]:
    """One record a change, in the order of the words for changes, then of the agreements."""
    old, new = ledger(before), ledger(after)
    renewed_by = defaultdict(list)
    for each in (new | passed.agreements).values():
        for renewed in each.renews:
            renewed_by[renewed].append(each.id)
    found: dict[str, list[tuple[Agreement, str]]] = {each: [] for each in _CHANGES}
    found[PASSED] = [(each, "") for each in passed.agreements.values()]
    for name, each in new.items():
        if name not in old and name not in passed.agreements:
            found["renewed" if each.is_renewal else "new"].append((each, ""))
        elif name in old and (detail := _edits(old[name], each)):
            found["edited"].append((each, detail))
    for name, each in {**old, **new}.items():
        if name in passed.agreements:
            continue
        if _has_ended(each, (before, after), old=name in old):
            found["ended"].append((each, ""))
        elif name not in new:
            found["removed"].append((each, ""))
    for change, listing in found.items():
        for each, detail in listing:
            yield {
                "change": change, "signed": each.signed, "agreement": each.id,
                "names": listed(each.parties, names), "parties": "; ".join(each.parties),
                "relation": each.relation, "renews": "; ".join(each.renews),
                "renewed_by": "; ".join(renewed_by[each.id]), "ends": each.ends, "detail": detail,
                "purposes": each.purposes, "source_url": each.source_url,
            }  # fmt: skip


PASSED = "came-and-went"
_CHANGES = ("new", "renewed", PASSED, "ended", "removed", "edited")


def _has_ended(each: Agreement, views: tuple[Ecosystem, Ecosystem], *, old: bool) -> bool:
    """Whether it was in force on the first day, or was not known then, and is over on the second."""
    first, second = views[0].as_of, views[1].as_of
    if first is None or second is None or each.until is None:
        return False
    return each.until < second and (first <= each.until or not old)


def _edits(old: Agreement, new: Agreement) -> str:
    """What is written differently now, field by field; where it stands in the file is no matter."""
    fields = ("signed", "ends", "relation", "purposes", "source_url")
    texts = [(name, str(getattr(old, name) or ""), str(getattr(new, name) or "")) for name in fields]
    texts.append(("kind", "; ".join(old.kinds), "; ".join(new.kinds)))
    texts.append(("renews", "; ".join(old.renews), "; ".join(new.renews)))
    texts.append(("parties", ", ".join(old.parties), ", ".join(new.parties)))
    texts.append(("ties", str(len(old.pairs)), str(len(new.pairs))))
    return "; ".join(f"{name}: {was} → {now}" for name, was, now in texts if was != now)


def _organisations(
    views: tuple[Ecosystem, Ecosystem],
    graphs: tuple[nx.Graph, nx.Graph],
    passed: _Passed,
    names: Mapping[str, str],
) -> Iterator[dict[str, object]]:
    old, new = graphs
    visitors = passed.visitors - set(old)
    facts = [_attributes(each) for each in views]
    types = column(views[0], "type") | column(views[1], "type")
    countries = column(views[0], "country") | column(views[1], "country")
    known = [set(each) for each in facts]
    changes = {
        "newcomer": {each: listed(sorted(new[each]), names) for each in new if each not in {*old, *visitors}},
        PASSED: {each: listed(sorted(passed.ties[each]), names) for each in visitors},
        "leaver": {each: listed(sorted(old[each]), names) for each in old if each not in new},
        "listed": dict.fromkeys(known[1] - known[0] - set(new) - visitors, ""),
        "unlisted": dict.fromkeys(known[0] - known[1] - set(old), ""),
        "edited": {each: _facts(facts[0][each], facts[1][each]) for each in known[0] & known[1]},
    }
    for change, found in changes.items():
        for each, detail in sorted(found.items()):
            if detail or change != "edited":
                yield {
                    "change": change, "id": each, "name": names[each], "type": types[each],
                    "country": countries[each], "detail": detail,
                }  # fmt: skip


def _facts(old: Mapping[str, str], new: Mapping[str, str]) -> str:
    fields = [*new, *(name for name in old if name not in new)]
    pairs = [(name, old.get(name, ""), new.get(name, "")) for name in fields]
    return "; ".join(f"{name}: {was} → {now}" for name, was, now in pairs if was != now)


def _ties(old: nx.Graph, new: nx.Graph, passed: _Passed, names: Mapping[str, str]) -> list[dict[str, object]]:
    rows, gone = [], pairs(passed.ties)
    changed = dict(changed_ties(old, new)) | dict.fromkeys(gone, PASSED)
    for (source, target), change in sorted(changed.items()):
        G, other = {"new": (new, old), "lost": (old, new), PASSED: (passed.ties, old)}[change]
        edge = G.edges[source, target]
        rows.append({
            "change": change, "signed": edge["signed"], "source": source, "source_name": names[source],
            "target": target, "target_name": names[target],
            "newcomers": sum(each not in other for each in (source, target)),
            "agreements": "; ".join(edge["agreements"]),
        })  # fmt: skip
    return sorted(rows, key=lambda row: ("new", PASSED, "lost").index(row["change"]))


def difference_answer(found: Difference, sides: tuple[View, View], *, part: str | None = None) -> Answer:
    """Tell what changed between two sides; of the moves all where they are the part asked for."""
    view = sides[1]
    parts = {key: getattr(found, key) for key in ("agreements", "organisations", "ties")}
    parts["moves"] = found.moves if part else found.own_moves
    notes = [*of_difference(found, lang=view.lang), *sampled_captions(found.bounds, view.lang)]
    notes += [captions(side)[0] for side in sides]
    return Answer(word("show_difference", view.lang), parts, notes).only(part)


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
        "passed": agreements.get(PASSED, 0),
        "visitors": organisations.get(PASSED, 0),
    }
    key = "changes_passed" if counts["passed"] or counts["visitors"] else "changes"
    said = [sentence(key, lang, **counts)]
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
