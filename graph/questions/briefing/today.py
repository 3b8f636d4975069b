"""The first parts of a board's story: findings and decisions, and the map of today."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd

from graph.measures import ranked
from graph.measures.network import build
from graph.model.communities import communities_of, community_name, hubs_of
from graph.model.selection import column
from graph.model.tables import records
from graph.questions.briefing.ahead import first_by, partners, reasons, unending
from graph.questions.briefing.case import NAMED, WAITING, Part, Said, listing
from graph.questions.briefing.changes import what_changed
from graph.questions.typed import COUNT, DAY, TEXT, frame
from graph.vocabulary.countries import country_key
from graph.words import sentence, span

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from graph.questions.briefing.case import Case

DECISIONS = {"by_when": DAY, "decision": TEXT, "why_now": TEXT}
COMMUNITIES = {"around": TEXT, "organisations": COUNT, "countries": COUNT, "across": COUNT}
MEMBERS = {"id": TEXT, "around": TEXT, "hubs": TEXT}
FEW = 3  # organisations that make a community
CALLED = 5  # communities that are called out
LARGE = 1500  # organisations, more than which no slide shows
DECIDED = 3  # decisions about single agreements


def findings(case: Case) -> Part:
    """What the board has to know, and to decide."""
    said = [*_concentrated(case), *_changed(case), *_waiting(case), *unending(case)]
    whole = Said(sentence("report_whole", case.lang, **case.figure), case.every)
    decisions = list(_decisions(case))
    dated = any("by_when" in each for each in decisions)
    columns = {name: kind for name, kind in DECISIONS.items() if dated or name != "by_when"}
    return Part(_headline(case), tuple(said[:4]), frame(decisions, columns), spoken=(whole,))


def _headline(case: Case) -> Said:
    """How many agreements are in force, and how many of all need a decision."""
    if case.counted.day is None:
        return Said(case.say("findings_undated", **case.figure), case.every)
    pressing = case.with_status("lapsed", *WAITING)
    counts = {"in_force": case.counted.in_force, "nodes": case.figure["nodes"], "pressing": len(pressing)}
    rows = case.of_agreements(pressing["agreement"])
    key = "findings_pressing" if len(pressing) else "findings_calm"
    return Said(
        case.say(key, within=span(case.found.about["within"], case.lang), **counts), rows or case.every
    )


def _concentrated(case: Case) -> Iterator[Said]:
    """How much hangs on the first three, and who would be alone without them."""
    table = ranked(case.found.scores, "partners")
    first = [str(each) for each in table.loc[table["rank"] <= NAMED, "id"]]
    G: nx.Graph = case.view.once(build)
    if len(first) > NAMED + 1 or 2 * len(first) >= len(G):
        return
    alone = sum(set(G[each]) <= {*first} for each in G if each not in first)
    names = listing([case.short[each] for each in first], case.lang)
    held = sum(u in first or v in first for u, v in G.edges)
    text = case.say(
        "concentrated" if alone else "spread", names=names, held=held, ties=case.figure["ties"], alone=alone
    )
    yield Said(text, case.of_organisations(first))


def _changed(case: Case) -> Iterator[Said]:
    """What changed since the last board, in a sentence."""
    found = what_changed(case, "since_said")
    if found is not None and found.rows:
        yield found


def _waiting(case: Case) -> Iterator[Said]:
    """What is decided first, and what has lapsed."""
    waiting, lapsed = case.with_status(*WAITING), case.with_status("lapsed")
    if len(waiting):
        yield first_by(case, waiting)
    if len(lapsed):
        yield Said(case.say("lapsed_all", lapsed=len(lapsed)), case.of_agreements(lapsed["agreement"]))


def _decisions(case: Case) -> Iterator[dict[str, object]]:
    """What is to be decided, by when, and why."""
    for row in records(case.with_status(*WAITING).head(DECIDED)):
        rolls, names = row["status"] == "notice-due", case.parties(str(row["parties"]))
        why = (
            case.say("because_notice")
            if rolls
            else case.say("because_due", day=case.words(pd.Timestamp(str(row["by"]))))
        )
        yield {
            "by_when": row["by"],
            "decision": case.say("decide_notice" if rolls else "decide_renew", names=names),
            "why_now": why,
        }
    lapsed, open_ = case.with_status("lapsed"), case.with_status("open-ended")
    if len(lapsed):
        why = case.say("because_lapsed", day=case.words(lapsed["ends"].max()))
        yield {"decision": case.say("decide_lapsed", lapsed=len(lapsed)), "why_now": why}
    if len(open_):
        why = case.say("because_open", in_force=case.counted.in_force)
        yield {"decision": case.say("decide_open", open=len(open_)), "why_now": why}
    for row in records(partners(case).head(1)):
        name = case.short[str(row["id"])]
        yield {"decision": case.say("decide_approach", name=name), "why_now": reasons(case, row)}


def map_today(case: Case) -> Part:
    """The map of the day, with the communities that are called out on it."""
    scores = case.found.scores
    groups = communities_of(scores)
    G: nx.Graph = case.view.once(build)
    home = {each: number for number, members in groups.items() for each in members}
    across = [(u, v) for u, v in G.edges if home.get(u) != home.get(v)]
    called = sorted(
        (each for each in groups if len(groups[each]) >= FEW), key=lambda each: (-len(groups[each]), each)
    )[:CALLED]
    named = {each: _around(case, groups[each]) for each in called}
    rows = [_community(case, named[each], groups[each], across) for each in called]
    said = [*_bridges(case, across), *_apart(case)]
    title = _mapped(case, [groups[each] for each in called], len(groups))
    if len(G) > LARGE:
        return Part(title, (*said, Said(case.say("too_large", most=LARGE))), frame(rows, COMMUNITIES))
    hubs = {each: _hubs(case, groups[each]) for each in called}
    members = [
        {"id": one, "around": named[each], "hubs": hubs[each]} for each in called for one in groups[each]
    ]
    return Part(title, tuple(said), frame(rows, COMMUNITIES), frame(members, MEMBERS))


def _hubs(case: Case, members: list[str]) -> str:
    """Those after whom a community is named."""
    hubs = hubs_of(members, case.partners)
    return sentence("table_comma", case.lang).join(case.short[each] for each in hubs)


def _around(case: Case, members: list[str]) -> str:
    """The name of a community."""
    called = case.view.communities
    return community_name(members, case.partners, case.short, called=called, lang=case.lang)


def _community(case: Case, name: str, members: list[str], across: list[tuple[str, str]]) -> dict[str, object]:
    """A row of the table of communities."""
    countries, here = column(case.view.counted, "country"), {*members}
    kinds = {country_key(countries[each]) for each in members if countries[each]}
    out = sum((u in here) != (v in here) for u, v in across)
    return {"around": name, "organisations": len(members), "countries": len(kinds), "across": out}


def _mapped(case: Case, called: list[list[str]], groups: int) -> Said:
    """How much the communities hold that are called out, and of how many they are the largest."""
    held, nodes = {each for members in called for each in members}, case.figure["nodes"]
    if not called:
        return Said(case.say("map_small", **case.figure), case.every)
    name = case.short[called[0][0]]
    key = "map_several" if len(called) > 1 else "map_one"
    told = {"count": len(called), "held": len(held), "nodes": nodes, "name": name}
    if groups > len(called):
        key, told = f"{key}_of", told | {"groups": groups}
    return Said(case.say(key, **told), case.of_organisations(held))


def _bridges(case: Case, across: list[tuple[str, str]]) -> Iterator[Said]:
    """How many ties join two communities, and who has most of them."""
    counts = Counter(each for pair in across for each in pair)
    if not counts:
        return
    first, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    pairs = {frozenset(pair) for pair in across}
    ties = case.ties
    ends = zip(ties["source"], ties["target"], ties["row"], strict=True)
    rows = frozenset(int(row) for one, other, row in ends if frozenset((one, other)) in pairs)
    text = case.say(
        "across", across=len(across), ties=case.figure["ties"], name=case.short[first], count=count
    )
    yield Said(text, rows)


def _apart(case: Case) -> Iterator[Said]:
    """Who is not joined to the largest group, and who hangs on one tie."""
    rest = case.figure["nodes"] - case.figure["largest"]
    if rest:
        yield Said(case.say("apart", rest=rest))
    single = [str(each) for each in case.found.scores.loc[case.found.scores["partners"] == 1, "id"]]
    if single and len(single) < case.figure["nodes"]:
        yield Said(case.say("single", single=len(single)), case.of_organisations(single))
