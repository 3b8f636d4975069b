"""What to know before a meeting: who an organisation is, what only it brings, what ends, whom it may meet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from graph.dates.eras import label_words
from graph.measures.network import build
from graph.model.answer import Answer, Told
from graph.model.arguments import checked
from graph.model.ecosystem import snapshot
from graph.model.figures import figures
from graph.model.selection import column, find
from graph.model.tables import records
from graph.model.view import View
from graph.questions.agreements.ledger import by_partner, ledger, ledger_of
from graph.questions.agreements.renewals import renewals
from graph.questions.briefing.ahead import candidates, deadlines, ending, going, introduced, partners
from graph.questions.briefing.case import NAMED, Case, Part, Said, listing
from graph.questions.hubs import HubReport, named
from graph.questions.hubs.answer import source_line
from graph.questions.organisations.card import partners_of
from graph.questions.partners.suggestions import suggest
from graph.questions.typed import COUNT, TEXT, frame
from graph.vocabulary import fold
from graph.vocabulary.countries import country_key, country_name
from graph.words import heading, label, ordinal, span, word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    import networkx as nx
    import pandas as pd

    from graph.model.ecosystem import Ecosystem
    from graph.questions.agreements.ledger import Agreement

KNOWN = ("name_ja", "name", "type", "city", "region", "country", "founded", "url", "notes")
FACTS = {"fact": TEXT, "value": TEXT}
PARTNERS = ("name", "type", "country", "since", "latest", "agreements", "ends", "source_url")
ONLY = {"counted": TEXT, "count": COUNT, "which": TEXT}
SIGNED = {
    "signed": TEXT, "with": TEXT, "relation": TEXT, "agreement": TEXT, "purposes": TEXT, "source_url": TEXT,
}  # fmt: skip
DRAWN = 24  # partners on a map whose names can all be read
LATER = ("in-force", "renews-itself")  # what ends, but needs no decision soon


@dataclass(frozen=True, eq=False)
class Meeting:
    """Whom we meet, and who we are.

    Attributes
    ----------
    case
        The organisation, as that about which a story is told.
    ours
        The id of our organisation; blank where nobody says which it is.
    """

    case: Case
    ours: str

    @property
    def org(self) -> str:
        """The id of the organisation."""
        return self.case.focal

    @property
    def name(self) -> str:
        """The name that people use for it."""
        return self.case.short[self.org]

    @property
    def us(self) -> str:
        """The name that people use for us, where we are another one; else blank."""
        return self.case.short[self.ours] if self.ours not in ("", self.org) else ""

    @cached_property
    def partners(self) -> list[str]:
        """Its partners, those with most partners of their own first."""
        G: nx.Graph = self.case.view.once(build)
        return sorted(G.adj.get(self.org, ()), key=lambda each: (-len(G[each]), each))

    @cached_property
    def countries(self) -> Counter[str]:
        """How many of its partners are in each country, by what it counts as."""
        written = column(self.case.view.counted, "country")
        return Counter(country_key(written[each]) for each in self.partners if written[each])

    @cached_property
    def table(self) -> pd.DataFrame:
        """Its partners by what it has signed with each, the oldest first."""
        return partners_of(self.case.view.counted, self.org, self.case.short)

    @cached_property
    def rows(self) -> frozenset[int]:
        """The rows of its ties that count."""
        return self.case.of_organisations([self.org])

    @cached_property
    def signed(self) -> Ecosystem:
        """All that counts on the day, in force or not."""
        return replace(self.case.view, active=False).counted

    @cached_property
    def going(self) -> set[str]:
        """The agreements in force on the day on which ends are looked at."""
        view, day = self.case.view, self.case.counted.day
        if day is None:
            return set()
        return set(snapshot(view.whole, day, basis=view.basis, active=True).collaboration["agreement"])

    @cached_property
    def between(self) -> list[Agreement]:
        """What it has signed with us by the day, the oldest first."""
        day = self.case.counted.day
        found = by_partner(self.signed, self.org).get(self.ours, []) if self.us else []
        return [each for each in found if each.begins is None or day is None or each.begins <= day]

    def country(self, key: str) -> str:
        """What a country is called."""
        return country_name(key, self.case.lang)

    def day(self, signed: str) -> str:
        """A day, month or year as people write it."""
        return label_words(signed, self.case.lang)

    @cached_property
    def known(self) -> dict[str, str]:
        """What nodes.csv says of it beside the name that it goes by, in words."""
        nodes, lang = self.case.view.eco.nodes, self.case.lang
        record = records(nodes[nodes["id"] == self.org])[0]
        found = {name: str(record.get(name, "")) for name in KNOWN}
        del found["name_ja" if lang == "ja" and found["name_ja"] else "name"]
        return {name: _worded(name, text, lang) for name, text in found.items() if text}

    @cached_property
    def lost(self) -> dict[str, list[str]]:
        """The names of what would not be there without it, by kind."""
        return _lost(self)

    def few(self, names: Sequence[str], *, apart: bool = False) -> str:
        """A few names, and how many more there are; `apart` where they may have commas in themselves."""
        comma = "; " if apart else word("table_comma", self.case.lang)
        if len(names) <= NAMED + 1:
            return comma.join(names) if apart else listing(names, self.case.lang)
        return self.case.say("org_few", names=comma.join(names[:NAMED]), count=len(names) - NAMED)


@checked
def briefing(
    source: View | Ecosystem,
    org: str,
    *,
    focal: str = "",
    ours: str = "",
    within: str = "12m",
    title: str = "",
    today: date | str | None = None,
) -> Answer:
    """Tell one page about an organisation, for a meeting with it.

    Parameters
    ----------
    source
        What is looked at, and in which language.
    org
        Its id or any of its names.
    focal, ours
        Our own organisation, as `graph report` takes it: the first has to be there. Both blank: nothing is
        said of us.
    within
        How far ahead an end is soon: ``12m``, ``2y``, ``90d``.
    title
        Blank: the name of the organisation.
    today
        The day on which ends are looked at where the view has none; None: that of the newest date.

    Returns
    -------
    answer
        Who it is and since when it is tied to us, its partners, what only it brings to the network, what
        ends and whom it may meet next, then the tables behind that. What does not apply is left out.

    Raises
    ------
    UnknownName, AmbiguousName
        When the name stands for none or for several.

    Notes
    -----
    Only it brings what would not be there without it: organisations with no other partner, countries
    that no other tie reaches, purposes of no other agreement.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["a", "c"], "target": ["b", "a"], "signed": ["2016-05", "2018"]})
    >>> found = briefing(eco, "B", ours="A")
    >>> found.told["org_who"].title
    'B has been a partner of A since May 2016'
    """
    view = View.of(source).everyone
    case = _case(view, find(view.eco, org), within=within, today=today)
    meeting = Meeting(case, named(view, focal, ours)[0])
    found = {key: make(meeting) for key, make in PARTS.items()}
    parts = {key: part for key, part in found.items() if part is not None}
    behind = {key: table for key, make in BEHIND.items() if len(table := make(meeting))}
    told = {key: part.told(key, view.lang) for key, part in parts.items()}
    return Answer(
        title or view.names[meeting.org],
        {key: part.table for key, part in parts.items()} | behind,
        charts={key: part.drawn for key, part in parts.items() if part.drawn is not None},
        told=told | {key: _headed(key, view.lang) for key in behind},
        source=source_line(case.found.about, view.lang),
        day=view.day or case.counted.newest,
        one_page=True,
    )


def _headed(key: str, lang: str) -> Told:
    """What a table behind is called."""
    title = word(f"title_{key}", lang)
    return Told(title, title)


def _case(view: View, org: str, *, within: str, today: date | str | None) -> Case:
    """The organisation as that about which a story is told."""
    counted = figures(view, org, today=today)
    day, due = counted.day, None
    if day is not None:
        due = renewals(replace(view, as_of=day, active=False), within=within)
        due = due[[org in each.split("; ") for each in due["parties"]]].reset_index(drop=True)
    about = {
        "focal": org, "within": within, "as_of": view.day.isoformat() if view.day else "",
        "active": "true" if view.active else "", "digest": view.whole.digest,
        "day": day.isoformat() if day else "", "ends": day.isoformat() if day else "",
    }  # fmt: skip
    tables = {"ending": frame([], dict.fromkeys(("status", "agreement", "parties"), TEXT))}
    return Case(view, HubReport(about, tables, due=due, counted=counted), counted, None, asked=False)


def who(meeting: Meeting) -> Part:
    """Who it is, and since when it is tied to us."""
    said = [*_is(meeting), *_with_us(meeting), *_rank(meeting), *_in_force(meeting), *meeting.case.old()]
    title = Said(_who(meeting), meeting.rows)
    return Part(title, tuple(said), frame([], FACTS), large=tuple(_large(meeting)))


def _is(meeting: Meeting) -> Iterator[Said]:
    """What it is, where it is, and since when there has been such an organisation."""
    case, known = meeting.case, meeting.known
    comma = word("table_comma", case.lang)
    place = comma.join(known[each] for each in ("city", "country") if each in known)
    given = {"type": known.get("type", ""), "place": place, "founded": known.get("founded", "")}
    pieces = [case.say(f"org_is_{key}", text=text) for key, text in given.items() if text]
    yield Said(case.say("org_is", what=comma.join(pieces)))


def facts(meeting: Meeting) -> pd.DataFrame:
    """What nodes.csv says of it, in words."""
    return frame([{"fact": name, "value": text} for name, text in meeting.known.items()], FACTS)


def _worded(name: str, text: str, lang: str) -> str:
    """A fact in words."""
    if name == "country":
        return country_name(country_key(text), lang)
    return label(text, lang) if name == "type" else label_words(text, lang) if name == "founded" else text


def _large(meeting: Meeting) -> Iterator[tuple[str, int]]:
    """The numbers that stand large, by the words that every table has for them."""
    case = meeting.case
    lang, counted = case.lang, case.counted
    if not counted.ties:
        return
    yield heading("partners", lang), counted.ties
    if meeting.countries:
        yield word("figure_countries", lang), len(meeting.countries)
    yield word(f"figure_{counted.word}", lang), counted.agreements
    if counted.day is not None and counted.word != "active_agreements":
        yield word("figure_active_agreements", lang), counted.in_force


def _who(meeting: Meeting) -> str:
    """Since when it is a partner of ours, or how many it has where nobody is."""
    case, dated = meeting.case, [each for each in meeting.between if each.begins is not None]
    values: dict[str, object] = {"name": meeting.name, "ours": meeting.us, "has": _has(meeting)}
    if not meeting.partners and not meeting.between:
        return case.say("org_alone_ours" if meeting.ours == meeting.org else "org_alone", **values)
    if not meeting.us:
        first = by_partner(case.view.counted, meeting.org).values()
        days = sorted((each.begins, each.signed) for found in first for each in found if each.begins)
        key = "org_ours" if meeting.ours == meeting.org else "org_has"
        values["day"] = meeting.day(days[0][1]) if days else ""
        return case.say(key + ("" if days else "_undated"), **values)
    if not meeting.between:
        return case.say("org_not_tied", **values)
    if not dated:
        return case.say("org_tied_undated", **values)
    values["day"] = meeting.day(dated[0].signed)
    ends = [end for each in dated if (end := each.ends or each.until)]
    if not ends or any(each.id in meeting.going for each in meeting.between):
        return case.say("org_since", **values)
    return case.say("org_over", end=case.words(max(ends)), **values)


def _has(meeting: Meeting) -> str:
    """How many partners in how many countries."""
    key = "org_partners_in" if meeting.countries else "org_partners"
    return meeting.case.say(key, partners=len(meeting.partners), countries=len(meeting.countries))


def _with_us(meeting: Meeting) -> Iterator[Said]:
    """What it has signed with us."""
    found = meeting.between
    if found:
        count = len({each.id for each in found} & meeting.going)
        dated = [each.signed for each in found if each.begins is not None]
        how = "_all" if count == len(found) else "" if count else "_none"
        key = f"org_with_us{how}" if dated else "org_with_us_undated"
        newest = meeting.day(dated[-1]) if dated else ""
        text = meeting.case.say(key, ours=meeting.us, count=len(found), in_force=count, day=newest)
        yield Said(text, frozenset(row for each in found for row in each.rows))


def _rank(meeting: Meeting) -> Iterator[Said]:
    """Where it stands by partners."""
    case = meeting.case
    G: nx.Graph = case.view.once(build)
    if len(G) > 2 and meeting.org in G:
        rank = 1 + sum(len(G[each]) > len(meeting.partners) for each in G)
        yield Said(case.say("org_rank", ordinal=ordinal(rank, case.lang), of=len(G)), meeting.rows)


def _in_force(meeting: Meeting) -> Iterator[Said]:
    """How many of its agreements are in force."""
    case, counted = meeting.case, meeting.case.counted
    if counted.signed and counted.day is not None:
        text = case.say(
            "org_in_force", signed=counted.signed, in_force=counted.in_force, day=case.words(counted.day)
        )
        yield Said(text, meeting.rows)


def partnered(meeting: Meeting) -> Part | None:
    """Its partners on a small map; left out where it has none."""
    if not meeting.partners:
        return None
    said = [*_shared(meeting), *_newest(meeting), *_not_drawn(meeting)]
    drawn = frame([{"id": each} for each in (meeting.org, *meeting.partners[:DRAWN])], {"id": TEXT})
    return Part(Said(_where(meeting), meeting.rows), tuple(said[:4]), meeting.table.head(0), drawn)


def listed(meeting: Meeting) -> pd.DataFrame:
    """All its partners, the oldest first."""
    return meeting.table[list(PARTNERS)]


def _where(meeting: Meeting) -> str:
    """In which country most partners are."""
    case, found = meeting.case, meeting.countries
    order = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    count, every = (order[0][1] if order else 0), len(meeting.partners)
    if not order or (len(order) > 1 and order[1][1] == count):
        return case.say("org_spread", name=meeting.name, has=_has(meeting))
    how = {
        "name": meeting.name,
        "country": meeting.country(order[0][0]),
        "count": count,
        "partners": every,
    }
    if count == every:
        return case.say("org_one_country" + (f"_{count}" if count < 3 else ""), **how)
    return case.say("org_most_in", others=len(order) - 1, **how)


def _shared(meeting: Meeting) -> Iterator[Said]:
    """Which of its partners are ours, too, and which are not."""
    case = meeting.case
    G: nx.Graph = case.view.once(build)
    if not meeting.us:
        return
    mine = {*G.adj.get(meeting.ours, ()), meeting.ours}
    for key, found in (
        ("org_shared", [each for each in meeting.partners if each in mine and each != meeting.ours]),
        ("org_not_shared", [each for each in meeting.partners if each not in mine]),
    ):
        if found:
            names = case.some([case.short[each] for each in found])
            yield Said(
                case.say(key, count=len(found), ours=meeting.us, names=names), case.of_organisations(found)
            )


def _newest(meeting: Meeting) -> Iterator[Said]:
    """Its newest partner, where it is one alone."""
    table = meeting.table
    dated = table[table["since"] != ""]
    if len(dated) > 1 and dated["since"].iloc[-1] != dated["since"].iloc[-2]:
        last = dated.iloc[-1]
        text = meeting.case.say("org_newest", name=str(last["name"]), day=meeting.day(str(last["since"])))
        yield Said(text, meeting.case.of_organisations([str(last["id"])]) & meeting.rows)


def _not_drawn(meeting: Meeting) -> Iterator[Said]:
    """How many of its partners the map leaves out."""
    if len(meeting.partners) > DRAWN:
        yield Said(meeting.case.say("org_drawn", drawn=DRAWN, partners=len(meeting.partners)))


def only(meeting: Meeting) -> Part | None:
    """What would not be there without it; left out where it has no partner."""
    case = meeting.case
    if not meeting.partners:
        return None
    found, none = meeting.lost, frame([], ONLY)
    if not found:
        return Part(Said(case.say("org_only_none", name=meeting.name), meeting.rows), (), none)
    pieces = [case.say(f"org_only_{key}", count=len(names)) for key, names in found.items()]
    title = case.say("org_only", name=meeting.name, what=listing(pieces, case.lang))
    said = [
        Said(
            case.say(f"org_only_said_{key}", names=meeting.few(names, apart=key == "purposes")), meeting.rows
        )
        for key, names in found.items()
    ]
    return Part(Said(title, meeting.rows), tuple(said), none)


def lost(meeting: Meeting) -> pd.DataFrame:
    """All that would not be there without it."""
    return frame(
        (
            {"counted": key, "count": len(names), "which": "; ".join(names)}
            for key, names in meeting.lost.items()
        ),
        ONLY,
    )


def _lost(meeting: Meeting) -> dict[str, list[str]]:
    """The names of the organisations, countries and purposes that would not be there without it."""
    case, org = meeting.case, meeting.org
    G: nx.Graph = case.view.once(build)
    left = {each for each in G if each != org and set(G[each]) - {org}}
    written = column(case.view.counted, "country")
    there = {each: country_key(written[each]) for each in G if written.get(each)}
    kept = {there[each] for each in left if each in there}
    gone = sorted({*there.values()} - kept, key=meeting.country)
    known, mine = set[str](), dict[str, str]()
    for each in ledger(case.view.counted).values():
        purposes = [text for part in each.purposes.split(";") if (text := part.strip())]
        if org in each.parties:
            mine |= {fold(text): text for text in purposes if fold(text) not in mine}
        else:
            known.update(map(fold, purposes))
    found = {
        "partners": [case.short[each] for each in meeting.partners if each not in left],
        "countries": [meeting.country(each) for each in gone],
        "purposes": [text for key, text in sorted(mine.items()) if key not in known],
    }
    return {key: names for key, names in found.items() if names}


def ends(meeting: Meeting) -> Part | None:
    """What ends, with the last day of notice; left out where it has signed nothing."""
    case = meeting.case
    if not len(case.due):
        return None
    later = case.with_status(*LATER)
    found = deadlines(case, later)
    if found is not None:
        return found
    table = ending(case, later)
    within = span(case.found.about["within"], case.lang)
    title = case.say("org_ends_none", name=meeting.name, within=within)
    said = [*_next_end(case, later), *going(case)]
    return Part(Said(title, case.of_agreements(case.due["agreement"])), tuple(said), table)


def _next_end(case: Case, later: pd.DataFrame) -> Iterator[Said]:
    """What ends first of what needs no decision soon."""
    for row in records(later[later["by"].notna()].head(1)):
        text = case.say("org_next_end", names=case.parties(str(row["parties"])), day=case.words(row["by"]))
        yield Said(text, case.of_agreements([str(row["agreement"])]))


def meets(meeting: Meeting) -> Part:
    """Whom it may meet next, and to whom it can introduce us."""
    case = meeting.case
    found = partners(case)
    said = [*introduced(case, found), *_for_us(meeting), Said(case.say("no_proof"))]
    return Part(_talk(meeting, found), tuple(said[:4]), candidates(case, found))


def _talk(meeting: Meeting, found: pd.DataFrame) -> Said:
    """Whom it may meet first."""
    case = meeting.case
    if not len(found):
        return Said(case.say("org_next_none", name=meeting.name))
    first = found.iloc[0]
    common, values = int(first["common_partners"]), {"name": case.short[str(first["id"])]}
    if meeting.ours == meeting.org:
        key = "next" if common else "next_alike"
    else:
        key = "org_next" if common else "org_next_alike"
    text = case.say(key, focal=meeting.name, common=common, **values)
    return Said(text, case.of_organisations([str(first["id"])]))


def _for_us(meeting: Meeting) -> Iterator[Said]:
    """To which of its partners it can introduce us, the likeliest first."""
    case = meeting.case
    if meeting.us and meeting.partners:
        likely = suggest(case.view, meeting.ours)
        mine = [str(each) for each in likely.loc[likely["score"] > 0, "id"] if each in {*meeting.partners}]
        if mine:
            names = listing([case.short[each] for each in mine[:NAMED]], case.lang)
            text = case.say("org_for_us", name=meeting.name, ours=meeting.us, names=names)
            yield Said(text, case.of_organisations(mine[:NAMED]))


def signed(meeting: Meeting) -> pd.DataFrame:
    """The agreements behind the numbers, each with its page."""
    case, org = meeting.case, meeting.org
    mine = list(ledger_of(case.view.counted, org).values())
    rows = [
        {
            "signed": each.signed, "with": case.parties("; ".join(one for one in each.parties if one != org)),
            "relation": each.relation, "agreement": each.id, "purposes": each.purposes,
            "source_url": each.source_url,
        }
        for each in mine
    ]  # fmt: skip
    columns = {name: kind for name, kind in SIGNED.items() if any(row[name] for row in rows)}
    return frame(rows, columns)


# In the order in which they are told. Each gives nothing where it does not apply.
PARTS: dict[str, Callable[[Meeting], Part | None]] = {
    "org_who": who, "org_partners": partnered, "org_only": only, "org_ends": ends, "org_next": meets,
}  # fmt: skip
# The tables behind, left out where they have no rows.
BEHIND: dict[str, Callable[[Meeting], pd.DataFrame]] = {
    "org_facts": facts, "org_listed": listed, "org_lost": lost, "org_signed": signed,
}  # fmt: skip
