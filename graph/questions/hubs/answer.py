"""The hub report told: what each of its tables is called, what it means, and what its numbers say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from graph.dates.eras import label_era, until_words
from graph.model.answer import Answer, Told
from graph.model.tables import records
from graph.model.view import View
from graph.questions.briefing import story
from graph.questions.briefing.case import listing
from graph.questions.hubs import hub_report
from graph.questions.hubs.rankings import NAMED
from graph.words import LANGUAGES, heading, label, sentence, span, word
from graph.words.measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.model.ecosystem import Ecosystem
    from graph.questions.hubs import HubReport

SHARED = frozenset({"first_partners", "second_partners", "first_betweenness"})  # how many are on a place
WHEREVER = ("summary", "growth", "white_space", "questions", "ending")  # told even where they are empty
SAID = ("of", "value", "counted")  # columns that tell behind which number a row stands
BROUGHT = ("new_agreements", "renewals", "new_nodes")  # of a period
BOARD = ("day", "digest", "tie", "agreements", "betweenness")  # the methods that a board is told
METHODS = ("tie", *(name for name, each in MEASURES.items() if each.reported), "rank")


def hub_report_answer(
    source: View | Ecosystem, *, title: str = "", since: date | None = None, **how: Any
) -> Answer:
    """Tell everything of the hubs: the tables of `graph.questions.hubs.hub_report` in words.

    Parameters
    ----------
    source
        What is looked at, and in which language.
    title
        Blank: a general one.
    since
        The day of the last board, from which on changes are told; None: a year before the day.
    how
        As for `graph.questions.hubs.hub_report`.

    Returns
    -------
    answer
        The story that a board reads (`graph.questions.briefing.story`), then the tables behind it.
    """
    view = View.of(source).everyone
    found = hub_report(view, **how)
    behind = of_report(found, lang=view.lang, title=title)
    told, lang = story(view, found, since=since), view.lang
    tables = {key: part.table for key, part in told.items()}
    if "method" in tables:
        tables["method"] = _methods(found.about, lang, brief=True)
    drawn = {key: part.drawn for key, part in told.items() if part.drawn is not None}
    heads = {key: part.told(key, lang) for key, part in told.items()}
    return replace(
        behind,
        parts={**tables, **behind.parts},
        charts={
            **drawn,
            **{key: each for key, each in behind.charts.items() if key != "growth" or "grown" not in drawn},
        },
        told={**heads, **behind.told},
    )


def of_report(found: HubReport, *, lang: str = "en", title: str = "") -> Answer:
    """Tell a hub report in words.

    Parameters
    ----------
    found
        As `graph.questions.hubs.hub_report` gives it.
    lang
        ``en`` or ``ja``.
    title
        Blank: a general one.

    Returns
    -------
    answer
        A part a table that has rows, in their order, the methods after them and the receipts
        at the end. Every number in a sentence stands in a table.

    Examples
    --------
    >>> from graph.questions.hubs import HubReport
    >>> about = {"day": "", "as_of": "", "digest": "0123456789abcdef", "focal_name": "", "within": "12m"}
    >>> figures = pd.DataFrame({"figure": ["nodes"], "value": [0]})
    >>> found = of_report(HubReport(about, {"summary": figures}))
    >>> found.source, [each.title for each in found.told.values()]
    ('no dates · data 0123456789ab', ['Summary', 'Methods'])
    """
    about, said = found.about, sentences(found.tables, found.about, lang=lang)
    behind = found.tables.get("receipts", pd.DataFrame())
    keys = dict.fromkeys(behind["receipt"]) if len(behind) else ()
    names = {str(key): f"receipt-{n}" for n, key in enumerate(keys, start=1)}
    kept = {key: table for key, table in found.tables.items() if len(table) or key in WHEREVER}
    kept.pop("receipts", None)
    parts = {key: _shown(table, lang) for key, table in kept.items()} | {"methods": _methods(about, lang)}
    parts |= {"receipts": _receipts(behind, lang)} if len(behind) else {}
    links = {
        part: {column: tuple(names.get(each, "") for each in rows) for column, rows in columns.items()}
        for part, columns in found.links.items()
    }
    return Answer(
        title or word("report_title", lang),
        parts,
        charts=found.charts,
        told={
            key: _told(key, table, about, said=said.get(key, ()), lang=lang) for key, table in parts.items()
        },
        links=links,
        behind={"receipts": tuple(names[each] for each in behind["receipt"])} if len(behind) else {},
        source=source_line(about, lang),
        day=date.fromisoformat(about["day"]) if about["day"] else None,
    )


def _told(
    key: str, table: pd.DataFrame, about: Mapping[str, str], *, said: tuple[str, ...], lang: str
) -> Told:
    """What is said of a part; that it is empty where nothing is."""
    given = {"focal": about.get("focal_name", ""), "day": about["day"]}
    title = sentence(f"report_title_{key}", lang, **given)
    short, meaning = (word(f"report_{each}_{key}", lang) for each in ("short", "meaning"))
    meant = meaning != f"report_meaning_{key}"
    return Told(
        title,
        title if short == f"report_short_{key}" else short,
        sentence(f"report_meaning_{key}", lang, **given) if meant else "",
        said if said or len(table) else (sentence("report_nothing", lang),),
    )


def _receipts(behind: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The rows behind the numbers, each with the number in words in front."""
    said = [
        sentence("report_receipt_of", lang, name=name, value=int(value), counted=counted)
        for name, value, counted in behind[[*SAID]].itertuples(index=False, name=None)
    ]
    table = behind.drop(columns=["receipt", *SAID])
    table.insert(0, "receipt", pd.Series(said, dtype="str", index=table.index))
    return table


def source_line(about: Mapping[str, str], lang: str) -> str:
    """Say which day and which data a report shows.

    Examples
    --------
    >>> source_line({"as_of": "2020-09-18", "day": "2020-09-18", "digest": "0123456789abcdef"}, "en")
    'as of 2020-09-18 · data 0123456789ab'
    """
    return sentence("report_stamp", lang, day=_day(about, lang), digest=about["digest"][:12])


def _day(about: Mapping[str, str], lang: str) -> str:
    if about["as_of"]:
        return sentence("in_force" if about.get("active") else "as_of", lang, day=about["as_of"])
    return sentence("report_all_dates" if about["day"] else "report_no_day", lang, day=about.get("ends", ""))


def _shown(table: pd.DataFrame, lang: str) -> pd.DataFrame:
    """A table as the report shows it: periods, and types that head columns, in words."""
    if "figure" in table:  # that one organisation is first says nothing
        table = table[~(table["figure"].isin(SHARED) & (table["value"] < 2))].reset_index(drop=True)
    columns: dict[str, pd.Series] = {}
    last_days = table.attrs.get("unfinished", {})
    square = list(table.columns[1:]) == table["type"].tolist() if "type" in table else False
    for name in table.columns.drop("gap_after", errors="ignore"):  # which is told in sentences only
        cells = table[name]
        if name == "period":
            cells = cells.map(lambda each: until_words(each, last_days, lang)).astype("str")
        elif name == "type":
            cells = cells.map(lambda each: _type(each, lang)).astype("str")
        head = _type(name, lang) if square and name != "type" else until_words(name, last_days, lang)
        head = table.attrs.get("told", {}).get(name, head)
        columns[head if head not in columns else name] = cells
        if name == "period" and lang == "ja" and any(map(label_era, table[name])):
            columns["era"] = table[name].map(label_era).astype("str")
    return pd.DataFrame(columns, index=table.index)


def _type(kind: str, lang: str) -> str:
    return label(kind, lang) if kind else word("other_type", lang)


def _methods(about: Mapping[str, str], lang: str, *, brief: bool = False) -> pd.DataFrame:
    """What the report rests on, and each measure's definition; in brief, those of the story."""
    rows = {
        "day": _day(about, lang),
        "newest": sentence("report_days_before", lang, **_age(about)) if about.get("newest") else "",
        "digest": f"SHA-256 {about['digest']}",
        "within": span(about["within"], lang),
        "sampled": about.get("sampled", ""),
        "pasts": f"{about['pasts']} / {about['every']}" if about.get("every", "1") != "1" else "",
    }
    rows = {
        word(f"method_{key}", lang): text
        for key, text in rows.items()
        if text and (not brief or key in BOARD)
    }
    for key in (
        *(key for key in METHODS if not brief or key in BOARD),
        about.get("basis", "certain"),
        "ends",
    ):
        name = heading(key, lang) if key in (*MEASURES, "rank") else word(f"method_{key}", lang)
        rows[name] = _defined(key, lang)
    return pd.DataFrame({"measure": list(rows), "definition": list(rows.values())}, dtype="str")


def _defined(key: str, lang: str) -> str:
    """What a measure, or a word of the methods, means."""
    if key in MEASURES:
        return MEASURES[key].definition[LANGUAGES.index(lang)]
    return word(f"definition_{key}", lang)


def sentences(
    tables: Mapping[str, pd.DataFrame], about: Mapping[str, str], *, lang: str
) -> dict[str, tuple[str, ...]]:
    """Give the sentences of each section that has any.

    Parameters
    ----------
    tables, about
        As `graph.questions.hubs.hub_report` gives them; tables may be missing.

    Examples
    --------
    >>> import pandas as pd
    >>> figures = pd.DataFrame({"figure": ["nodes"], "value": [0]})
    >>> sentences({"summary": figures}, {"day": ""}, lang="en")
    {'summary': ('No organisation has a tie.',)}
    """
    found = {}
    if "summary" in tables:
        found["summary"] = tuple(_summary(tables, about, lang))
    if "focal" in tables and len(tables["focal"]):
        found["focal"] = tuple(_focal(tables["focal"], about, lang))
    if "intervals" in tables and len(tables["intervals"]):
        found["intervals"] = tuple(_intervals(tables["intervals"], about, lang))
    if "claims" in tables and len(tables["claims"]):
        found["claims"] = tuple(_claims(tables, lang))
    return found


def _summary(tables: Mapping[str, pd.DataFrame], about: Mapping[str, str], lang: str) -> Iterator[str]:
    table = tables["summary"]
    figures = {str(name): int(value) for name, value in zip(table["figure"], table["value"], strict=True)}
    if not figures["nodes"]:
        yield sentence("report_empty", lang)
        return
    yield sentence("report_whole", lang, **figures)
    if about.get("why"):
        yield sentence(f"report_of_{about['why']}", lang, day=about["ends"], **figures)
    yield sentence("report_groups" if figures["components"] > 1 else "report_one_group", lang, **figures)
    yield from _hubs(tables, figures, lang)
    if figures["nodes"] > 2:
        yield _concentrated(figures, lang)
    yield from _latest(tables["growth"], lang)
    if figures.get("claims"):
        yield sentence("report_judged", lang, **figures)
    if about.get("ends"):
        yield sentence(
            "report_ending", lang, day=about["ends"], within=span(about["within"], lang), **figures
        )
    if figures.get("rolling"):
        yield sentence("report_rolling", lang, within=span(about["within"], lang), **figures)
    if figures["undated"]:
        yield sentence(
            "report_undated_out" if about["as_of"] else "report_undated", lang, undated=figures["undated"]
        )
    if about.get("newest"):
        yield sentence("report_stale", lang, **_age(about))
    yield sentence(_central(about), lang, focal=about["focal_name"], ours=about.get("ours", ""), **figures)


def _central(about: Mapping[str, str]) -> str:
    """Which sentence says whom the ranks are given without, and why."""
    if about.get("untied"):
        return "report_focal_untied"
    if not about["focal_name"]:
        return "report_ours_absent" if about.get("chosen") == "absent" else "report_no_focal"
    return "report_central_most" if about.get("chosen") == "most" else "report_central"


def _age(about: Mapping[str, str]) -> dict[str, object]:
    """How old the data are on the day on which ends are looked at."""
    newest, day = about["newest"], about["ends"]
    days = (date.fromisoformat(day) - date.fromisoformat(newest)).days
    return {"newest": newest, "day": day, "days": days}


def _latest(growth: pd.DataFrame, lang: str) -> Iterator[str]:
    """What the last whole period with a change brought, and what an unfinished one has so far."""
    last_days = growth.attrs.get("unfinished", {})
    over = ~growth["period"].isin(last_days)
    for key, rows in (("report_latest", growth[over]), ("report_so_far", growth[~over])):
        for row in records(rows.tail(1)):
            period = until_words(str(row["period"]), last_days, lang)
            yield sentence(key, lang, period=period, **{name: int(row[name]) for name in BROUGHT})


def _hubs(tables: Mapping[str, pd.DataFrame], figures: Mapping[str, int], lang: str) -> Iterator[str]:
    """Who has most partners, and who joins most of the others; of those who share a place, all or none."""
    reach = tables["reach"]
    most = int(reach["partners"].iloc[0])
    first, second = (_names(reach, rank, figures[f"{place}_partners"], lang) for rank, place in PLACES)
    names = reach["name"].tolist()
    if figures["first_partners"] == figures["nodes"]:
        yield sentence("report_first_all", lang, count=figures["nodes"], partners=most)
    elif figures["first_partners"] > 1:
        yield sentence(
            "report_first_shared", lang, count=figures["first_partners"], partners=most, names=first
        )
    elif len(reach) == 1:
        yield sentence("report_first_only", lang, first=names[0], partners=most)
    else:
        how = {"first": names[0], "partners": most}
        fewer = int(reach["partners"].iloc[1])
        if figures["second_partners"] > 1:
            yield sentence(
                "report_first_then_shared",
                lang,
                count=figures["second_partners"],
                fewer=fewer,
                names=second,
                **how,
            )
        else:
            yield sentence("report_first", lang, second=names[1], second_partners=fewer, **how)
    yield from _brokers(tables["brokerage"], figures["first_betweenness"], lang)


PLACES = ((1, "first"), (2, "second"))


def _brokers(table: pd.DataFrame, count: int, lang: str) -> Iterator[str]:
    """Who joins most of the others; nobody where none is between any."""
    if count > 1:
        yield sentence("report_broker_shared", lang, count=count, names=_names(table, 1, count, lang))
    elif count:
        yield sentence("report_broker", lang, name=table["name"].iloc[0], rank=int(table["rank"].iloc[0]))


def _names(table: pd.DataFrame, rank: int, count: int, lang: str) -> str:
    """Those on a place in brackets, if they are few and the table has them all; else nothing."""
    names = table.loc[table["rank"] == rank, "name"].tolist()
    if len(names) != count or count > NAMED:
        return ""
    return sentence("report_named", lang, names=listing(names, lang))


def _concentrated(figures: Mapping[str, int], lang: str) -> str:
    """How much hangs on the first three places, which more than three may share."""
    if figures["first_hubs"] == figures["nodes"]:
        return sentence("report_single", lang, **figures)
    return sentence(
        "report_concentrated" if figures["first_hubs"] == 3 else "report_concentrated_shared", lang, **figures
    )


def _focal(table: pd.DataFrame, about: Mapping[str, str], lang: str) -> Iterator[str]:
    """What becomes of the first place without the focal organisation, then how far the others move."""
    focal = about["focal_name"]
    both = table.dropna(subset=["betweenness_rank", "betweenness_rank_without"])
    columns = both[["name", "betweenness_rank", "betweenness_rank_without"]]
    ranks = [(str(name), int(rank), int(without)) for name, rank, without in columns.values.tolist()]
    before, after = table.attrs["brokers"]
    gone = table.loc[table["partners_rank_without"].isna(), "name"].tolist()
    lost = len(gone) - (focal in gone)
    if not ranks or (not after and not before) or all(rank == without for _, rank, without in ranks):
        if len(both) + lost:
            yield sentence(_unmoved(len(both), lost), lang, focal=focal, lost=lost)
    elif not after:
        yield sentence("report_top_none", lang, focal=focal)
    else:
        yield _top(focal, before, after, ranks, lang)
        yield from _moved(focal, ranks, lang, told=after)


def _top(
    focal: str, before: list[str], after: list[str], ranks: Sequence[tuple[str, int, int]], lang: str
) -> str:
    """Who is first by betweenness without the focal organisation, and who is with it."""
    rank = next((str(rank) for name, rank, _ in ranks if name == after[0]), "")
    given = {"focal": focal, "name": after[0], "rank": rank, "after": _either(after, lang)}
    if len(after) == 1 and after[0] not in before:
        key = "report_top_heir" if before == [focal] else "report_top_passes"
        return sentence(key, lang, before=_either([each for each in before if each != focal], lang), **given)
    key = "report_top_stays" if before == after else "report_top_shared"
    return sentence(key, lang, before=_either(before, lang), **given)


def _either(names: list[str], lang: str) -> str:
    """Those on a place, by their names if they are few."""
    few = len(names) <= NAMED
    return listing(names, lang) if few else sentence("report_so_many", lang, count=len(names))


def _moved(focal: str, ranks: Sequence[tuple[str, int, int]], lang: str, *, told: list[str]) -> Iterator[str]:
    """Whose rank moves most, if it is one alone and not the one told of; else how many move, and how far."""
    moved = [each for each in ranks if each[1] != each[2]]
    steps = max(abs(without - rank) for _, rank, without in moved)
    widest = [each for each in moved if abs(each[2] - each[1]) == steps]
    if len(widest) == 1 and widest[0][0] not in told:
        name, rank, without = widest[0]
        yield sentence("report_moved", lang, focal=focal, name=name, rank=rank, without=without)
    elif len(moved) > 1:
        yield sentence("report_moved_many", lang, focal=focal, count=len(moved), steps=steps)


def _unmoved(left: int, lost: int) -> str:
    """Which sentence says that no rank changes: whether there are ranks left to change."""
    if not left:
        return "report_none_left"
    return "report_unmoved_rest" if lost else "report_unmoved"


def _intervals(table: pd.DataFrame, about: Mapping[str, str], lang: str) -> Iterator[str]:
    """How many ranks are open, whose are most, and what that rests on."""
    columns = table[["name", "partners_best", "partners_worst"]].values.tolist()
    ranks = [(str(name), int(best), int(worst)) for name, best, worst in columns]
    steps = max(worst - best for _, best, worst in ranks)
    widest = [each for each in ranks if each[2] - each[1] == steps]
    counts = {"of": len(ranks), "count": sum(low < high for _, low, high in ranks)}
    if not steps:
        yield sentence("report_sure_rank", lang)
    elif len(widest) > 1:
        yield sentence("report_open_rank_many", lang, steps=steps, **counts)
    else:
        name, best, worst = widest[0]
        yield sentence("report_open_rank", lang, name=name, best=best, worst=worst, **counts)
    yield from _pasts(about, lang)


def _pasts(about: Mapping[str, str], lang: str) -> Iterator[str]:
    """Over which pasts the best and the worst ranks were looked for; nothing where there is one only."""
    bounded = about.get("bounded", "").split()
    if about.get("every", "1") == "1":
        return
    key = (
        "report_pasts_all"
        if "betweenness" in bounded
        else "report_pasts_some"
        if bounded
        else "report_pasts_sample"
    )
    yield sentence(key, lang, pasts=about["pasts"], every=about["every"])


def _claims(tables: Mapping[str, pd.DataFrame], lang: str) -> Iterator[str]:
    """How many of the counts that sources print agree, and what is missing where ours is less."""
    table = tables["claims"]
    counts = {each: int((table["verdict"] == each).sum()) for each in ("agrees", "perhaps", "fewer", "more")}
    yield sentence(
        "report_judged", lang, claims=len(table), **{f"claims_{each}": n for each, n in counts.items()}
    )
    for row in records(table[table["verdict"] == "fewer"]):
        values = {"name": row["name"], "date": row["date"], "counted": row["what"]}
        text = sentence("report_fewer", lang, missing=-int(row["difference"]), **values)
        end = "。" if lang == "ja" else "."
        yield text + (
            sentence("report_fewer_since", lang, date=row["gap_after"]) if row["gap_after"] else end
        )
