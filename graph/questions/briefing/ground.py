"""The parts of a board's story that say how firm it is: ranks with and without us, method and sources."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graph.model.tables import records
from graph.questions.briefing.case import NAMED, Part, Said, listing, row_numbers
from graph.questions.typed import COUNT, TEXT, frame
from graph.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from graph.questions.briefing.case import Case

RANKED = {
    "name": TEXT,
    "type": TEXT,
    "partners": COUNT,
    "betweenness_rank": COUNT,
    "betweenness_rank_without": COUNT,
}
MOST = 8  # hubs on a slide
PLAIN = {"rank": COUNT, "name": TEXT, "type": TEXT, "partners": COUNT, "agreements": COUNT}
# What the columns are called, by the headings of the story.
TOLD = {"betweenness_rank": "broker_rank", "betweenness_rank_without": "broker_rank_without"}
FEWEST = 3  # organisations, below which ranks say nothing


def ranked(case: Case) -> Part | None:
    """Who the hubs are, with the focal organisation and without; left out among too few to be ranked."""
    if case.figure["nodes"] < FEWEST:
        return None
    table = case.found.tables["focal"]
    if not case.focal or not len(table):
        return _plain(case)
    rows = table.head(MOST)[list(RANKED)].assign(name=[case.brief(each) for each in table["name"].head(MOST)])
    said = [*_leading(case), *_broker(case), *_moved(case, table), *_central(case)]
    shown = frame(records(rows), RANKED)
    shown.attrs["told"] = TOLD
    return Part(_first(case, table), tuple(said[:4]), shown)


def _plain(case: Case) -> Part:
    """The hubs where nobody is taken out."""
    reach = case.found.tables["reach"].head(MOST)
    rows = [{**row, "name": case.brief(str(row["name"]))} for row in records(reach)]
    first = reach[reach["rank"] == 1]
    count, partners = case.figure["first_partners"], int(first["partners"].iloc[0])
    if count > 1:
        title = case.say("first_shared", count=count, partners=partners)
    else:
        title = case.say("first", name=case.brief(str(first["name"].iloc[0])), partners=partners)
    said = (*_leading(case), *_broker(case))
    return Part(Said(title, case.every), said, frame(rows, PLAIN))


def _first(case: Case, table: pd.DataFrame) -> Said:
    """Who is the first broker with and without the focal organisation; of none, who has most partners."""
    focal, (before, after) = case.view.names[case.focal], table.attrs["brokers"]
    if not before:
        return _plain(case).title
    ranks = dict(zip(table["name"], table["betweenness_rank"], strict=True))
    given = {
        "focal": case.short[case.focal], "name": case.brief(after[0]) if after else "",
        "after": _names(case, after),
        "before": _names(case, [each for each in before if each != focal] or before),
        "rank": ranks.get(after[0], "") if after else "",
    }  # fmt: skip
    if not after:
        key = "top_none"
    elif len(after) == 1 and after[0] not in before:
        key = "top_heir" if before == [focal] else "top_passes"
    else:
        key = "top_stays" if before == after else "top_shared"
    rows = case.of_organisations([case.ids.get(each, "") for each in {*before, *after}])
    return Said(case.say(key, **given), rows)


def _names(case: Case, names: list[str]) -> str:
    """A few names, or how many they are."""
    if len(names) > NAMED:
        return sentence("report_so_many", case.lang, count=len(names))
    return listing([case.brief(each) for each in names], case.lang)


def _leading(case: Case) -> Iterator[Said]:
    """Who has most partners, if it is one alone."""
    table, others = case.found.tables["reach"], case.figure["nodes"] - 1
    if case.figure["first_partners"] == 1:
        name, partners = str(table["name"].iloc[0]), int(table["partners"].iloc[0])
        text = case.say("leading", name=case.brief(name), partners=partners, others=others)
        yield Said(text, case.of_organisations([case.ids.get(name, "")]))


def _broker(case: Case) -> Iterator[Said]:
    """Who stands on most of the shortest ways between others, if it is one alone."""
    table = case.found.tables["brokerage"]
    if case.figure["first_betweenness"] == 1:
        name, share = str(table["name"].iloc[0]), float(table["betweenness"].iloc[0])
        percent = round(100 * share)
        if percent:
            text = case.say("broker", name=case.brief(name), percent=percent)
            yield Said(text, case.of_organisations([case.ids.get(name, "")]))


def _moved(case: Case, table: pd.DataFrame) -> Iterator[Said]:
    """Who falls furthest without the focal organisation, if it is one alone."""
    both = table.dropna(subset=["betweenness_rank", "betweenness_rank_without"])
    falls = (both["betweenness_rank_without"] - both["betweenness_rank"]).astype("int64")
    worst = both[falls == falls.max()] if len(both) and falls.max() > 0 else both.head(0)
    if len(worst) == 1:
        row = worst.iloc[0]
        ranks = {"rank": int(row["betweenness_rank"]), "without": int(row["betweenness_rank_without"])}
        yield Said(
            case.say("moved", focal=case.short[case.focal], name=case.brief(str(row["name"])), **ranks)
        )


def _central(case: Case) -> Iterator[Said]:
    """Why the ranks are given twice."""
    yield Said(case.say("central", focal=case.short[case.focal]))


def method(case: Case) -> Part:
    """What the numbers rest on: rows, sources, days, definitions."""
    ties = case.view.counted.collaboration
    sourced = ties[ties["source_url"] != ""]
    key = "method_all" if len(sourced) == len(ties) else "method" if len(sourced) else "method_none"
    title = case.say(key, rows=len(ties), sourced=len(sourced))
    said = [*_whole(case), *_hosts(case, sourced), *_undated(case), *case.old()]
    return Part(Said(title, case.every), tuple(said[:4]), frame([], {"measure": TEXT, "definition": TEXT}))


def _whole(case: Case) -> Iterator[Said]:
    """The figures of the day, in one sentence."""
    about = case.found.about
    if about.get("why") and case.figure["undated_agreements"]:
        yield Said(sentence(f"report_of_{about['why']}", case.lang, day=about["ends"], **case.figure))
    elif about.get("why"):
        yield Said(case.say("of_day", day=case.words(case.counted.day), **case.figure))


def _hosts(case: Case, sourced: pd.DataFrame) -> Iterator[Said]:
    """Whose pages most rows rest on."""
    hosts = Counter(host for each in sourced["source_url"] if (host := _host(str(each))))
    if hosts:
        first = sorted(hosts.items(), key=lambda item: (-item[1], item[0]))[:NAMED]
        names = [case.say("counted", name=name, count=count) for name, count in first]
        text = case.say("hosts", hosts=len(hosts), names=listing(names, case.lang))
        yield Said(text, row_numbers(sourced["row"]))


def _host(text: str) -> str:
    """The site of a web address; blank where it has none."""
    try:
        return (urlsplit(text.split(";")[0].strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _undated(case: Case) -> Iterator[Said]:
    """How many ties have no date."""
    undated = case.figure["undated"]
    if undated and not case.found.about["as_of"]:
        ties = case.view.counted.collaboration
        yield Said(case.say("undated", undated=undated), row_numbers(ties.loc[ties["signed"] == "", "row"]))
