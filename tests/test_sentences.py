"""What is said is what the tables hold: the sentences of five answers, read and reckoned anew.

Small ecosystems with many ties for every place, English and Japanese. The sentences are read by patterns
of their own, numbers and names are taken out of them, and each is held against the answer's
table or against a count from the rows by NetworkX. A sentence that no pattern reads fails.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import product
from random import Random
from typing import Any

import networkx as nx
import pandas as pd
import pytest

from graph.model.ecosystem import Ecosystem, make, snapshot
from graph.model.view import View
from graph.questions.agreements.renewals import of_renewals, renewals
from graph.questions.changes.difference import Difference, difference, of_difference
from graph.questions.hubs import HubReport, evidence, hub_report
from graph.questions.hubs.answer import sentences
from graph.questions.organisations.card import Card, card, of_card
from graph.questions.partners.backtest import POPULARITY, track_record
from graph.questions.partners.suggestions import suggest
from graph.questions.partners.track import tieless_captions, track_captions, winner
from graph.questions.typed import frame
from tests.chance import many

pytestmark = pytest.mark.slow

LANGUAGES = ("en", "ja")
DAY = date(2015, 6, 30)  # agreements of 2014 are signed, those of 2015 perhaps, those of 2016 are not
IDS = "ABCDEFGH"  # ids are the names, too
Ranks = dict[str, int]
Found = dict[str, str]
Check = Callable[[Found, Any], bool]


@dataclass(frozen=True)
class Row:
    """A row of edges.csv."""

    source: str
    target: str
    signed: str
    agreement: str
    renews: str = ""
    expires: str = ""


def random_rows(random: Random) -> list[Row]:
    """Rings, stars, pairs and odd ties, so that many share a place; agreements of two or three."""
    ids = random.sample(IDS, random.randint(2, 7))
    shape = random.choice(("ring", "star", "pairs", "any", "any", "dense"))
    pairs = {
        "ring": list(zip(ids, ids[1:] + ids[:1], strict=True)),
        "star": [(ids[0], each) for each in ids[1:]],
        "pairs": list(zip(ids[::2], ids[1::2], strict=False)),
        "any": [(random.choice(ids), random.choice(ids)) for _ in range(random.randint(1, 6))],
        "dense": [(random.choice(ids), random.choice(ids)) for _ in range(16)],
    }[shape]
    steady, open_, rows = random.choice(("2014", "2015", "")), 0, list[Row]()
    dated = ("2013", "2014", "2016")
    for number, (u, v) in enumerate(pair for pair in pairs if pair[0] != pair[1]):
        few = open_ < 4 and shape != "dense"  # the pasts are enumerated
        signed = random.choice((steady, *dated, "2015", "") if few else dated)
        open_ += signed in ("2015", "")
        expires = random.choice(("", "", "2014-12-31", "2015-12-31", "2018-12-31"))
        renews = f"m-{number - 1}" if number and random.random() < 0.2 else ""
        agreement = f"m-{number - 1}" if random.random() < 0.1 and number else f"m-{number}"
        if agreement != f"m-{number}":  # a further row of the agreement before
            rows.append(Row(u, v, rows[-1].signed, rows[-1].agreement, rows[-1].renews, rows[-1].expires))
        else:
            rows.append(Row(u, v, signed, agreement, renews, expires if signed < expires else ""))
    return [row for row in rows if row.renews != row.agreement]


def ecosystem(rows: list[Row]) -> Ecosystem:
    names = ("source", "target", "signed", "agreement", "renews", "expires")
    nodes = {"id": list(IDS), "name": list(IDS), "type": [("hub", "city")[n % 2] for n in range(8)]}
    return make(nodes, {name: [getattr(row, name) for row in rows] for name in names})


def graph_of(rows: Iterable[Row]) -> nx.Graph:
    return nx.Graph([(row.source, row.target) for row in rows])


def ranks(values: Mapping[str, float]) -> Ranks:
    """Competition ranks from the greatest on."""
    rounded = {each: round(value, 10) for each, value in values.items()}
    return {each: 1 + sum(other > mine for other in rounded.values()) for each, mine in rounded.items()}


def superseded(rows: list[Row], day: str) -> set[str]:
    """The agreements that one signed by a day renews, or renews a renewal of."""
    found = set[str]()
    for origin in {row.agreement for row in rows if row.signed and f"{row.signed}-12-31" <= day}:
        line = {origin}
        for _ in rows:
            line |= {row.renews for row in rows if row.agreement in line and row.renews}
        found |= line - {origin}
    return found


def betweenness(G: nx.Graph) -> dict[str, float]:
    found: dict[str, float] = nx.betweenness_centrality(G) if G else {}
    return found


World = tuple[list[Row], Ecosystem]


@dataclass(frozen=True)
class Truth:
    """What can be reckoned from the rows alone, on a day or without one."""

    rows: list[Row]
    dated: bool

    @cached_property
    def counted(self) -> list[Row]:
        return [row for row in self.rows if not self.dated or row.signed in ("2013", "2014")]

    @cached_property
    def graph(self) -> nx.Graph:
        return graph_of(self.counted)

    @cached_property
    def partners(self) -> dict[str, int]:
        return dict(self.graph.degree)

    @cached_property
    def first(self) -> list[str]:
        return self.on(1)

    def on(self, place: int) -> list[str]:
        """Who stands on a place by partners."""
        return sorted(each for each, rank in ranks(self.partners).items() if rank == place)

    @cached_property
    def brokers(self) -> list[str]:
        found = betweenness(self.graph)
        return sorted(each for each, rank in ranks(found).items() if rank == 1 and found[each] > 0)

    def without(self, focal: str) -> nx.Graph:
        return graph_of(row for row in self.counted if focal not in (row.source, row.target))

    def open_on(self, day: date) -> list[tuple[str, str]]:
        """The signings that a day leaves open: those without a date, and of 2015 in its middle."""
        loose = {""} | ({"2015"} if day == DAY else set())
        return sorted({(row.agreement, row.signed) for row in self.rows if row.signed in loose})

    def bounds(self, day: date) -> dict[str, tuple[int, int]]:
        """The best and the worst rank by partners over all pasts."""
        loose, seen = self.open_on(day), dict[str, list[int]]()
        sure = [row for row in self.rows if row.signed and f"{row.signed}-12-31" <= day.isoformat()]
        for past in product((False, True), repeat=len(loose)):
            chosen = {each for each, yes in zip(loose, past, strict=True) if yes}
            rows = sure + [row for row in self.rows if (row.agreement, row.signed) in chosen]
            for each, rank in ranks(dict(graph_of(rows).degree)).items():
                seen.setdefault(each, []).append(rank)
        return {each: (min(found), max(found)) for each, found in seen.items()}


def names(text: str) -> list[str]:
    return sorted(re.findall(r"[A-H]", text or ""))


def listed(text: str, wanted: list[str]) -> bool:
    """Whether all who share a place are named, or nobody where they are more than four."""
    return names(text) == (wanted if len(wanted) <= 4 else [])


def read(said: Iterable[str], patterns: list[tuple[str, str, Check]], truth: Any, seen: Counter[str]) -> None:
    """Read every sentence by the one pattern that it has, and check it."""
    for text in said:
        matched = [
            (number, lang, found)
            for number, pattern in enumerate(patterns)
            for lang, written in zip(LANGUAGES, pattern[:2], strict=True)
            if (found := re.fullmatch(written, text))
        ]
        assert len(matched) == 1, (text, [patterns[number][0] for number, *_ in matched])
        number, lang, found = matched[0]
        assert patterns[number][2](found.groupdict(), truth), (text, truth)
        seen[f"{lang} {patterns[number][0]}"] += 1


# --- report ---------------------------------------------------------------


@dataclass(frozen=True)
class Report:
    truth: Truth
    found: HubReport
    asked: str  # whom to take out; blank for the first

    @cached_property
    def due(self) -> Counter[str]:
        """Agreements by status, from the table of it."""
        table = self.found.tables["standings"]
        return Counter(dict(zip(table["status"], table["agreements"], strict=True)))

    @cached_property
    def moves(self) -> dict[str, tuple[int, int]]:
        """Ranks by betweenness with and without the focal organisation, of those who have both."""
        focal = self.found.about["focal"]
        with_, rest = ranks(betweenness(self.truth.graph)), ranks(betweenness(self.truth.without(focal)))
        return {each: (with_[each], rest[each]) for each in rest}

    @cached_property
    def widest(self) -> dict[str, tuple[int, int]]:
        most = max((abs(old - new) for old, new in self.moves.values()), default=0)
        return {each: move for each, move in self.moves.items() if most and abs(move[0] - move[1]) == most}

    @cached_property
    def heirs(self) -> list[str]:
        """Who is first by betweenness without the focal organisation."""
        found = betweenness(self.truth.without(self.found.about["focal"]))
        return sorted(each for each, rank in ranks(found).items() if rank == 1 and found[each] > 0)

    @property
    def lost(self) -> int:
        return len(set(self.truth.graph) - {self.found.about["focal"]} - set(self.moves))

    @cached_property
    def spans(self) -> dict[str, tuple[int, int]]:
        """Best and worst rank of those in the table, which may have a rank in the view only."""
        day, own = self.found.about["day"], ranks(self.truth.partners)
        bounds = self.truth.bounds(date.fromisoformat(day)) if day else {}
        return {each: bounds.get(each, (rank, rank)) for each, rank in own.items()}

    @cached_property
    def wide(self) -> dict[str, tuple[int, int]]:
        most = max(worst - best for best, worst in self.spans.values())
        return {each: span for each, span in self.spans.items() if most and span[1] - span[0] == most}

    @property
    def unsure(self) -> int:
        return sum(best < worst for best, worst in self.spans.values())


def whole(m: Found, r: Report) -> bool:
    G, agreements = r.truth.graph, {row.agreement for row in r.truth.counted}
    return [int(m[n]) for n in ("n", "c", "t", "a")] == [len(G), 0, G.number_of_edges(), len(agreements)]


def in_force(m: Found, r: Report) -> bool:
    """How many are signed by the day, in force on it, and without a date."""
    rows, day = r.truth.rows, m["day"]
    signed = [row for row in rows if row.signed and f"{row.signed}-12-31" <= day]
    begun, over = {row.agreement for row in signed}, superseded(rows, day)
    going = {row.agreement for row in signed if not row.expires or day <= row.expires} - over
    undated = {row.agreement for row in rows} - {row.agreement for row in rows if row.signed}
    counts = [len(begun), len(going), len(undated)]
    return day == r.found.about["ends"] and [int(m[n]) for n in ("signed", "going", "undated")] == counts


def groups(m: Found, r: Report) -> bool:
    parts = [len(part) for part in nx.connected_components(r.truth.graph)]
    return [int(m["largest"]), int(m["parts"])] == [max(parts), len(parts)]


def first_alone(m: Found, r: Report) -> bool:
    second = r.truth.on(2)
    return r.truth.first == [m["first"]] and r.truth.partners[m["first"]] == int(m["most"]) and (
        [m["second"]] == second and r.truth.partners[second[0]] == int(m["fewer"])
    )  # fmt: skip


def then_shared(m: Found, r: Report) -> bool:
    second = r.truth.on(2)
    return (
        r.truth.first == [m["first"]]
        and len(second) == int(m["count"]) > 1
        and r.truth.partners[second[0]] == int(m["fewer"])
        and listed(m["names"], second)
    )


def first_shared(m: Found, r: Report) -> bool:
    first = r.truth.first
    return (
        1 < len(first) == int(m["count"]) < len(r.truth.graph)
        and r.truth.partners[first[0]] == int(m["most"])
        and listed(m["names"], first)
    )


def first_all(m: Found, r: Report) -> bool:
    return len(r.truth.graph) == int(m["count"]) and set(r.truth.partners.values()) == {int(m["most"])}


def held(m: Found, r: Report) -> bool:
    """How many ties those on the first three places hold, who may be more than three."""
    places = ranks(r.truth.partners)
    hubs = {each for each, rank in places.items() if rank <= 3}
    ties = [pair for pair in r.truth.graph.edges if hubs & set(pair)]
    return (
        int(m.get("hubs") or 3) == len(hubs)
        and [int(m["held"]), int(m["ties"])] == [len(ties), r.truth.graph.number_of_edges()]
        and single(m, r)
    )


def single(m: Found, r: Report) -> bool:
    return int(m["single"]) == sum(count == 1 for count in r.truth.partners.values())


def brought(m: Found, r: Report, *, whole: bool) -> bool:
    """Whether the last row of a whole year, or that of a year that is not over, says so."""
    day = r.found.about["as_of"] or r.found.about["day"]
    growth = r.found.tables["growth"]
    row = growth[[(f"{label}-12-31" <= day) == whole for label in growth["period"]]].iloc[-1]
    return [m[n] for n in ("period", "new", "renewals", "joined")] == [
        str(row[n]) for n in ("period", "new_agreements", "renewals", "new_nodes")
    ]  # fmt: skip


def latest(m: Found, r: Report) -> bool:
    return brought(m, r, whole=True)


def so_far(m: Found, r: Report) -> bool:
    day = date.fromisoformat(r.found.about["as_of"] or r.found.about["day"])
    until = (f"{day.day} {day:%b}", f"{day.month}月{day.day}日")
    return m["period"] == str(day.year) and m["until"] in until and brought(m, r, whole=False)


def stale(m: Found, r: Report) -> bool:
    day = date.fromisoformat(r.found.about["as_of"])
    newest = date(max(int(row.signed) for row in r.truth.rows if row.signed), 12, 31)
    return (m["newest"], m["day"]) == (f"{newest}", f"{day}") and int(m["days"]) == (day - newest).days > 60


def ending(m: Found, r: Report) -> bool:
    counts = [r.due[each] for each in ("due", "lapsed", "open-ended")]
    return m["day"] == r.found.about["day"] and [int(m[n]) for n in ("due", "lapsed", "open")] == counts


def either(text: str, wanted: list[str]) -> bool:
    """Whether all who share a place are named, or counted where they are more than four."""
    return names(text) == wanted if len(wanted) <= 4 else re.findall(r"\d+", text) == [str(len(wanted))]


def passes(m: Found, r: Report) -> bool:
    others = [each for each in r.truth.brokers if each != m["f"]]
    return either(m["before"], others) and others != [] and succeeds(m, r)


def succeeds(m: Found, r: Report) -> bool:
    """Whether one alone is first without the focal organisation, who was not with it."""
    place = ranks(betweenness(r.truth.graph))[m["n"]]
    return r.heirs == [m["n"]] and m["n"] not in r.truth.brokers and place == int(m["rank"])


def moved_many(m: Found, r: Report) -> bool:
    moved = {each for each, (old, new) in r.moves.items() if old != new}
    steps = {abs(old - new) for old, new in r.widest.values()}
    alone = len(r.widest) == 1 and not set(r.widest) & set(r.heirs)
    return len(moved) == int(m["n"]) > 1 and steps == {int(m["steps"])} and not alone


def spans(m: Found, r: Report) -> bool:
    return [int(m["of"]), int(m["count"])] == [len(r.spans), r.unsure]


def undated(m: Found, r: Report) -> bool:
    return int(m["n"]) == sum(row.signed == "" for row in r.truth.rows)


SHARED = r"(?: \((?P<names>[^)]*)\))?"
SHARED_JA = r"(?:（(?P<names>[^）]*)）)?"
SINGLE = r"(?P<single>\d+) organisations? ha(?:s|ve) a single partner\."
SINGLE_JA = r"(?P<single>\d+)組織は提携先が1つです。"
OPEN = r"Of these (?P<of>\d+) ranks by partners, the dates leave (?P<count>\d+) open"
OPEN_JA = r"提携先数の順位(?P<of>\d+)件のうち(?P<count>\d+)件に"

REPORT: list[tuple[str, str, Check]] = [
    (r"No organisation has a tie\.", r"つながりのある組織はありません。", lambda m, r: not r.truth.graph),
    (
        r"(?P<n>\d+) organisations? in (?P<c>\d+) countr(?:y is|ies are) joined by (?P<t>\d+) ties? "
        r"under (?P<a>\d+) agreements?\.",
        r"(?P<c>\d+)か国の(?P<n>\d+)組織が、(?P<a>\d+)の協定による"
        r"(?P<t>\d+)のつながりで結ばれています。",
        whole,
    ),
    (
        r"On (?P<day>[\d-]+)(?:, the newest date in the data)?: (?P<signed>\d+) agreements? signed, "
        r"(?P<going>\d+) of them in force; (?P<undated>\d+) more undated\.",
        r"(?P<day>[\d-]+)(?:（データの最新の日付）)? ?時点で締結済みの協定は(?P<signed>\d+)件、"
        r"うち有効な協定は(?P<going>\d+)件です。ほかに日付のない協定が(?P<undated>\d+)件あります。",
        in_force,
    ),
    (
        r"(?P<largest>\d+) of the organisations hang together; "
        r"the network has (?P<parts>\d+) separate groups\.",
        r"そのうち(?P<largest>\d+)組織がひとつながりで、"
        r"ネットワークは互いにつながらない(?P<parts>\d+)の群に分かれています。",
        lambda m, r: int(m["parts"]) > 1 and groups(m, r),
    ),
    (
        r"All organisations hang together\.",
        r"全組織がひとつながりです。",
        lambda m, r: nx.is_connected(r.truth.graph),
    ),
    (
        r"(?P<first>\w) has most partners \((?P<most>\d+)\), then (?P<second>[A-H]) \((?P<fewer>\d+)\)\.",
        r"提携先が最も多いのは(?P<first>\w)（(?P<most>\d+)）、次いで(?P<second>[A-H])（(?P<fewer>\d+)）です。",
        first_alone,
    ),
    (
        r"(?P<first>\w) has most partners \((?P<most>\d+)\), then (?P<count>\d+) organisations "
        rf"with (?P<fewer>\d+) each{SHARED}\.",
        r"提携先が最も多いのは(?P<first>\w)（(?P<most>\d+)）、次いで各(?P<fewer>\d+)の"
        rf"(?P<count>\d+)組織{SHARED_JA}です。",
        then_shared,
    ),
    (
        rf"(?P<count>\d+) organisations share the first place with (?P<most>\d+) partners? each{SHARED}\.",
        rf"提携先数では(?P<count>\d+)組織が各(?P<most>\d+)で首位に並んでいます{SHARED_JA}。",
        first_shared,
    ),
    (
        r"All (?P<count>\d+) organisations have (?P<most>\d+) partners? each\.",
        r"全(?P<count>\d+)組織の提携先数は等しく(?P<most>\d+)です。",
        first_all,
    ),
    (
        r"(?P<name>\w) joins most of the others: rank (?P<rank>\d+) by betweenness\.",
        r"他の組織を最も多くつないでいるのは(?P<name>\w)（媒介中心性(?P<rank>\d+)位）です。",
        lambda m, r: r.truth.brokers == [m["name"]] and m["rank"] == "1",
    ),
    (
        rf"(?P<count>\d+) organisations share the first place by betweenness{SHARED}\.",
        rf"媒介中心性では(?P<count>\d+)組織が首位に並んでいます{SHARED_JA}。",
        lambda m, r: 1 < len(r.truth.brokers) == int(m["count"]) and listed(m["names"], r.truth.brokers),
    ),
    (
        rf"The first three hubs hold (?P<held>\d+) of the (?P<ties>\d+) ties?; {SINGLE}",
        rf"上位3組織が(?P<ties>\d+)のつながりのうち(?P<held>\d+)を担い、{SINGLE_JA}",
        held,
    ),
    (
        r"The (?P<hubs>\d+) organisations on the first three places hold (?P<held>\d+) of the "
        rf"(?P<ties>\d+) ties?; {SINGLE}",
        rf"3位以内の(?P<hubs>\d+)組織が(?P<ties>\d+)のつながりのうち(?P<held>\d+)を担い、{SINGLE_JA}",
        held,
    ),
    (SINGLE, SINGLE_JA, single),
    (
        r"(?P<period>\d+) brought (?P<new>\d+) agreements?, (?P<renewals>\d+) of them "
        r"(?:a renewal|renewals), and (?P<joined>\d+) new organisations?\.",
        r"(?P<period>\d+)年に締結された協定は(?P<new>\d+)（うち更新(?P<renewals>\d+)）、"
        r"新規組織は(?P<joined>\d+)です。",
        latest,
    ),
    (
        r"The newest date in the data is (?P<newest>\S+), (?P<days>\d+) days? before (?P<day>\S+): "
        r"what was signed since is not in them\.",
        r"データの最新の日付は(?P<newest>\S+)で、(?P<day>\S+)の(?P<days>\d+)日前です。"
        r"それ以後に締結された協定は含みません。",
        stale,
    ),
    (
        r"(?P<period>\d+), to (?P<until>\d+ \w+): (?P<new>\d+) agreements? so far, "
        r"(?P<renewals>\d+) of them (?:a renewal|renewals), and (?P<joined>\d+) new organisations?\.",
        r"(?P<period>\d+)年（(?P<until>\d+月\d+日)まで）に締結された協定は、これまでに(?P<new>\d+)"
        r"（うち更新(?P<renewals>\d+)）、新規組織は(?P<joined>\d+)です。",
        so_far,
    ),
    (
        r"On (?P<day>\S+): (?P<due>\d+) agreements? ends? within 12 months, "
        r"(?P<lapsed>\d+) ha(?:s|ve) lapsed, "
        r"(?P<open>\d+) ha(?:s|ve) no known end\.",
        r"(?P<day>\S+)時点：12か月以内に満了する協定(?P<due>\d+)、失効した協定(?P<lapsed>\d+)、"
        r"終期の不明な協定(?P<open>\d+)。",
        ending,
    ),
    (
        r"(?P<n>\d+) undated ties? (?:is|are) counted in the ranks and in no period\.",
        r"日付のないつながり(?P<n>\d+)件は順位に含み、期間には含みません。",
        lambda m, r: not r.truth.dated and undated(m, r),
    ),
    (
        r"(?P<n>\d+) undated ties? (?:is|are) left out\.",
        r"日付のないつながり(?P<n>\d+)件は除いています。",
        lambda m, r: r.truth.dated and undated(m, r),
    ),
    (
        r"Where the data were gathered from the pages of (?P<name>\w), it is central by construction: .*\.",
        r"データが(?P<name>\w)の公開情報から集めたものなら、\wは必ず中心になります。.*",
        lambda m, r: m["name"] == r.asked and r.asked in r.truth.graph,
    ),
    (
        r"As no organisation is set as ours, the ranks with and without (?P<name>\w), which has most "
        r"partners, stand side by side below: .*\.",
        r"自組織が設定されていないため、提携先が最も多い(?P<name>\w)を含む順位と除く順位を後に並べます。.*",
        lambda m, r: not r.asked and r.truth.first == [m["name"]],
    ),
    (
        r"(?P<name>\w) has no tie that counts, so that the ranks without it are those with it\.",
        r"(?P<name>\w)には集計対象のつながりがないため、除いても順位は変わりません。",
        lambda m, r: m["name"] == r.asked and r.asked not in r.truth.graph,
    ),
    (
        r"As no organisation is set as ours, and (?P<n>\d+) organisations share the first place by partners, "
        r"none is taken out .*\.",
        r"自組織が設定されておらず、提携先数の首位に(?P<n>\d+)組織が並ぶため、"
        r"特定の組織を除いた順位は示しません（.*）。",
        lambda m, r: 1 < len(r.truth.first) == int(m["n"]) and r.found.tables["focal"].empty,
    ),
    (
        r"Without (?P<f>\w), (?P<n>\w) moves from rank (?P<old>\d+) to (?P<new>\d+) by betweenness, .*\.",
        r"(?P<f>\w)を除くと、(?P<n>\w)の媒介中心性の順位は(?P<old>\d+)位から"
        r"(?P<new>\d+)位へ最も大きく動きます。",
        lambda m, r: r.widest == {m["n"]: (int(m["old"]), int(m["new"]))} and m["n"] not in r.heirs,
    ),
    (
        r"Without \w, (?P<n>\d+) of these change their rank by betweenness, "
        r"by up to (?P<steps>\d+) places?\.",
        r"\wを除くと、(?P<n>\d+)組織の媒介中心性の順位が最大(?P<steps>\d+)位動きます。",
        moved_many,
    ),
    (
        r"Without (?P<f>\w), (?P<n>\w) \(rank (?P<rank>\d+) with it\) passes (?P<before>.*) and is first "
        r"by betweenness\.",
        r"(?P<f>\w)を除くと、(?P<n>\w)（含む場合は(?P<rank>\d+)位）が(?P<before>.*)を抜いて"
        r"媒介中心性の首位になります。",
        passes,
    ),
    (
        r"(?P<f>\w) is first by betweenness; without it (?P<n>\w) is \(rank (?P<rank>\d+) with it\)\.",
        r"媒介中心性の首位は(?P<f>\w)です。\wを除くと、"
        r"(?P<n>\w)（含む場合は(?P<rank>\d+)位）が首位になります。",
        lambda m, r: r.truth.brokers == [m["f"]] and succeeds(m, r),
    ),
    (
        r"Without \w, the first place by betweenness is still that of (?P<after>.*)\.",
        r"\wを除いても、媒介中心性の首位は(?P<after>.*)のままです。",
        lambda m, r: r.heirs == r.truth.brokers and either(m["after"], r.heirs) and bool(r.widest),
    ),
    (
        r"Without \w, the first place by betweenness is that of (?P<after>.*); with it, of (?P<before>.*)\.",
        r"媒介中心性の首位は、\wを除くと(?P<after>.*)、含むと(?P<before>.*)です。",
        lambda m, r: either(m["after"], r.heirs)
        and either(m["before"], r.truth.brokers)
        and r.heirs != r.truth.brokers
        and (len(r.heirs) > 1 or set(r.heirs) <= set(r.truth.brokers)),
    ),
    (
        r"Without \w, none of the others stands between any two\.",
        r"\wを除くと、ほかの組織同士をつなぐ組織はなくなります。",
        lambda m, r: r.heirs == [] and r.truth.brokers != [] and r.moves != {},
    ),
    (
        r"Without \w, none of these changes its rank by betweenness\.",
        r"\wを除いても、媒介中心性の順位は変わりません。",
        lambda m, r: bool(r.moves) and not r.widest and not r.lost,
    ),
    (
        r"Without \w, (?P<n>\d+) of these ha(?:s|ve) no partner left and no rank; none of the others .*\.",
        r"\wを除くと(?P<n>\d+)組織は提携先がなくなり順位を失い、"
        r"ほかの組織の媒介中心性の順位は変わりません。",
        lambda m, r: bool(r.moves) and not r.widest and r.lost == int(m["n"]) > 0,
    ),
    (
        r"Without \w, none of these has a partner left, and so none has a rank\.",
        r"\wを除くと、これらの組織は提携先がなくなり、順位もなくなります。",
        lambda m, r: not r.moves and r.lost > 0,
    ),
    (
        rf"{OPEN}; the widest is that of (?P<n>\w), from (?P<best>\d+) to (?P<worst>\d+)\.",
        rf"{OPEN_JA}幅があり、最大は(?P<n>\w)の(?P<best>\d+)～(?P<worst>\d+)位です。",
        lambda m, r: r.wide == {m["n"]: (int(m["best"]), int(m["worst"]))} and spans(m, r),
    ),
    (
        rf"{OPEN}, by up to (?P<steps>\d+) places?\.",
        rf"{OPEN_JA}、最大(?P<steps>\d+)位の幅があります。",
        lambda m, r: spans(m, r) and len(r.wide) > 1
        and {worst - best for best, worst in r.wide.values()} == {int(m["steps"])},
    ),
    (
        r"The dates leave none of these ranks by partners open\.",
        r"日付の読み方で変わる提携先数の順位はありません。",
        lambda m, r: r.unsure == 0,
    ),
    (
        r"All (?P<n>\d+) pasts that the dates leave open were looked at\.",
        r"日付から考えられる過去(?P<n>\d+)通りをすべて調べました。",
        lambda m, r: int(m["n"]) == 2 ** len(r.truth.open_on(date.fromisoformat(r.found.about["day"]))) > 1,
    ),
]  # fmt: skip


# --- show -----------------------------------------------------------------


@dataclass(frozen=True)
class Shown:
    truth: Truth
    org: str
    found: Card

    @cached_property
    def parts(self) -> list[int]:
        """Sizes of the parts of its component without it."""
        G = self.truth.graph
        rest = G.subgraph(nx.node_connected_component(G, self.org) - {self.org})
        return sorted(map(len, nx.connected_components(rest)))


MEASURES = {"提携先": "partners", "媒介中心性": "betweenness", "近接中心性": "closeness"}


def stands(m: Found, s: Shown) -> bool:
    """The ranks are those of the table, and of the rows where these are counted anew."""
    measure = MEASURES.get(m["measure"], m["measure"])
    of: dict[str, Callable[[nx.Graph], dict[str, float]]] = {
        "partners": lambda G: dict(G.degree),
        "betweenness": betweenness,
        "closeness": nx.closeness_centrality,
    }
    row = s.found.measures.set_index("measure").to_dict("index")[measure]
    told = [int(m["rank"]), int(m["of"]), int(m["best"] or m["rank"]), int(m["worst"] or m["rank"])]
    anew = ranks(of[measure](s.truth.graph))[s.org]
    if told != [row[name] for name in ("rank", "of", "best_rank", "worst_rank")] or anew != told[0]:
        return False
    bounds = s.truth.bounds(DAY)[s.org] if s.truth.dated else (told[0], told[0])
    return measure != "partners" or tuple(told[2:]) == bounds


SHOW: list[tuple[str, str, Check]] = [
    (
        r"(?P<rank>\d+)\w\w of (?P<of>\d+) by (?P<measure>\w+)"
        r"(?: \((?P<best>\d+)\w\w to (?P<worst>\d+)\w\w, as the dates allow\))?",
        r"(?P<measure>\w+)：(?P<of>\d+)組織中(?P<rank>\d+)位"
        r"(?:（日付の不確かさにより(?P<best>\d+)位～(?P<worst>\d+)位）)?",
        stands,
    ),
    (
        r"best and worst rank: over all (?P<n>\d+) pasts that the dates leave open",
        r"最高・最低順位：日付から考えられる過去(?P<n>\d+)通りすべてによる",
        lambda m, s: s.truth.dated and int(m["n"]) == 2 ** len(s.truth.open_on(DAY)) > 1,
    ),
    (
        r"(?P<n>\w) has no counted tie",
        r"(?P<n>\w)には集計対象のつながりがありません",
        lambda m, s: s.org == m["n"] and s.org not in s.truth.graph,
    ),
    (
        r"nothing falls apart without (?P<n>\w), which has one partner",
        r"(?!)",
        lambda m, s: s.truth.partners[m["n"]] == 1,
    ),
    (
        r"nothing falls apart without (?P<n>\w): its partners reach each other by other ways",
        r"(?P<n>\w)がなくなっても、残りの組織は互いにつながったままです",
        lambda m, s: s.org == m["n"] and len(s.parts) == 1,
    ),
    (
        r"without (?P<n>\w) its component falls into (?P<parts>\d+) parts: "
        r"(?P<lost>\d+) organisations? (?:is|are) cut off from the largest",
        r"(?P<n>\w)がなくなると(?P<parts>\d+)つに分かれ、(?P<lost>\d+)組織が最大の部分から切り離されます",
        lambda m, s: [int(m["parts"]), int(m["lost"])] == [len(s.parts), sum(s.parts[:-1])]
        and len(s.parts) > 1
        and s.parts[-1] > s.parts[-2],
    ),
    (
        r"without (?P<n>\w) its component falls into (?P<parts>\d+) parts, none of more than (?P<most>\d+) "
        r"organisations?",
        r"(?P<n>\w)がなくなると(?P<parts>\d+)つに分かれ、どの部分も(?P<most>\d+)組織以下になります",
        lambda m, s: int(m["parts"]) == len(s.parts) > 1 and s.parts[-2:] == [int(m["most"])] * 2,
    ),
]  # fmt: skip


# --- diff -----------------------------------------------------------------


@dataclass(frozen=True)
class Changed:
    """What changed from the end of 2014 to that of 2016, of ties with a date."""

    rows: list[Row]
    found: Difference

    @cached_property
    def sides(self) -> tuple[nx.Graph, nx.Graph]:
        early = [row for row in self.rows if row.signed in ("2013", "2014")]
        return graph_of(early), graph_of(row for row in self.rows if row.signed)

    @cached_property
    def movers(self) -> dict[str, tuple[int, int]]:
        old, new = (ranks(dict(G.degree)) for G in self.sides)
        return {each: (old[each], new[each]) for each in old if old[each] != new[each]}

    @property
    def signers(self) -> set[str]:
        """Who has a partner that it did not have."""
        old, new = self.sides
        return {each for each in new if set(new[each]) - (set(old[each]) if each in old else set())}

    @property
    def is_plain(self) -> bool:
        """Whether no two agreements joined the same two, which then are one cause."""
        late = {(frozenset((row.source, row.target)), row.agreement) for row in self.rows if row.signed}
        return len({pair for pair, _ in late}) == len(late)

    def effect(self, agreement: str, org: str) -> int:
        """How far back the rank of a mover is without the ties that an agreement brought."""
        before = {frozenset(pair) for pair in self.sides[0].edges}
        late = [row for row in self.rows if row.signed]
        gone = {
            frozenset((row.source, row.target)) for row in late if row.agreement == agreement
        } - before  # also where another agreement joined the two in the same years
        others = {frozenset((row.source, row.target)) for row in late if row.agreement != agreement}
        rest = nx.Graph([tuple(pair) for pair in before | others if pair not in gone or pair in others])
        places = ranks(dict(rest.degree))
        old, new = self.movers[org]
        return (places.get(org, len(places) + 1) - new) * (1 if old > new else -1)

    def is_cause(self, agreement: str, org: str) -> bool:
        """Whether no agreement of its own, else none of others, takes the rank further back."""
        own: dict[bool, dict[str, int]] = {True: {}, False: {}}
        for each in {row.agreement for row in self.rows if row.signed in ("2015", "2016")}:
            signed = any(org in (row.source, row.target) for row in self.rows if row.agreement == each)
            own[signed][each] = self.effect(each, org)
        mine = agreement in own[True]
        ours = own[mine]
        return ours[agreement] == max(ours.values()) and (mine or max(own[True].values(), default=0) <= 0)


def changes(m: Found, c: Changed) -> bool:
    old, new = c.sides
    joined, left = len(set(new) - set(old)), len(set(old) - set(new))
    late = {row.agreement for row in c.rows if row.signed in ("2015", "2016")}
    renewed = {row.agreement for row in c.rows if row.agreement in late and row.renews}
    ended = (c.found.agreements["change"] == "ended").sum()
    # signed since and over, by its day or renewed; who had no tie before and has none in force at the end
    over = superseded(c.rows, "2016-12-31")
    expired = {row.agreement for row in c.rows if (row.signed, row.expires) == ("2015", "2015-12-31")}
    passed = expired | (over & late)
    passing = [row for row in c.rows if row.agreement in passed]
    lasting = graph_of(
        row
        for row in c.rows
        if row.signed and row.agreement not in over and row.expires in ("", "2018-12-31")
    )
    visitors = set(graph_of(passing)) - set(old) - set(lasting)
    names = ("new", "renewed", "ended", "passed", "joined", "left", "visitors")
    counts = (late - renewed - passed, renewed - passed, range(ended), passed)
    told = [int(m.get(name, 0)) for name in names]
    return told == [*map(len, counts), joined - len(visitors), left, len(visitors)]


DIFF: list[tuple[str, str, Check]] = [
    (
        r"(?P<new>\d+) agreements? new, (?P<renewed>\d+) renewals?, (?P<ended>\d+) ended; "
        r"(?P<joined>\d+) organisations? joined, (?P<left>\d+) left",
        r"新規協定(?P<new>\d+)、更新(?P<renewed>\d+)、終了(?P<ended>\d+)、"
        r"新規参加(?P<joined>\d+)、離脱(?P<left>\d+)",
        changes,
    ),
    (
        r"(?P<new>\d+) agreements? new, (?P<renewed>\d+) renewals?, (?P<ended>\d+) ended, "
        r"(?P<passed>\d+) came and went; (?P<joined>\d+) organisations? joined, (?P<left>\d+) left, "
        r"(?P<visitors>\d+) came and went",
        r"新規協定(?P<new>\d+)、更新(?P<renewed>\d+)、終了(?P<ended>\d+)、"
        r"期間中のみの協定(?P<passed>\d+)、新規参加(?P<joined>\d+)、離脱(?P<left>\d+)、"
        r"期間中のみの組織(?P<visitors>\d+)",
        changes,
    ),
    (r"moved by: .*", r"要因は、.*", lambda m, c: bool(c.movers)),
    (
        r"none of the (?P<n>\d+) with a rank on both sides changes it",
        r"前後の両方に順位のある(?P<n>\d+)組織の順位は変わりません",
        lambda m, c: not c.movers and len(set(c.sides[0]) & set(c.sides[1])) == int(m["n"]) > 0,
    ),
    (
        r"nobody has a rank on both sides, so no rank can be compared",
        r"前後の両方に順位のある組織がないため、順位は比較できません",
        lambda m, c: not set(c.sides[0]) & set(c.sides[1]),
    ),
    (
        r"(?P<n>\d+) more moved only because others did: .*",
        r"ほか(?P<n>\d+)組織は他の組織の変化により順位が変動（.*）",
        lambda m, c: len(set(c.movers) - c.signers) == int(m["n"]) > 0,
    ),
]


# --- renewals -------------------------------------------------------------


def statuses(rows: list[Row]) -> Counter[str]:
    """The agreements that are known on the day, or have no date, by status."""
    known = [row for row in rows if row.signed in ("2013", "2014", "")]
    named, renewed = {row.renews for row in known if row.renews}, superseded(rows, DAY.isoformat())
    found = {}
    for row in known:
        over = bool(row.expires) and row.expires < DAY.isoformat()
        if row.agreement in renewed or (over and row.agreement in named):
            status = "renewed"
        elif row.expires and row.expires < DAY.isoformat():
            status = "lapsed"
        elif not row.signed:
            status = "unknown, with an end" if row.expires else "unknown"
        else:
            status = {"": "open-ended", "2015-12-31": "due"}.get(row.expires, "in-force")
        found[row.agreement] = status
    return Counter(found.values())


RENEWALS: list[tuple[str, str, Check]] = [
    (
        r"on 2015-06-30: (?P<due>\d+) due within 12m, (?P<lapsed>\d+) lapsed, (?P<open>\d+) open-ended, "
        r"(?P<unknown>\d+) unknown",
        r"2015-06-30時点：12か月以内に満了(?P<due>\d+)、失効(?P<lapsed>\d+)、"
        r"期限の定めなし(?P<open>\d+)、不明(?P<unknown>\d+)",
        lambda m, t: [int(m[n]) for n in ("due", "lapsed", "open", "unknown")]
        == [t["due"], t["lapsed"], t["open-ended"], t["unknown"] + t["unknown, with an end"]],
    ),
    (
        r"unknown: (?P<n>\d+) agreements? with a last day to come and no date of signing",
        r"不明のうち(?P<n>\d+)件は、満了日があり署名日のない協定",
        lambda m, t: t["unknown, with an end"] == int(m["n"]) > 0,
    ),
]  # fmt: skip


# --- suggest --------------------------------------------------------------


@dataclass(frozen=True)
class Suggested:
    rows: dict[str, dict[str, Any]]  # of the track record, by method
    used: str
    tieless: int


def share(text: str, row: dict[str, Any]) -> bool:
    """A rate, or where it would round to nothing the counts."""
    counts = re.fullmatch(r"(\S+) of (\d+)", text) or re.fullmatch(r"(?P<b>\d+)組中(?P<a>\S+)組", text)
    if not counts:
        return text != "0.0%" and abs(float(text.rstrip("%")) / 100 - row["precision"]) < 0.0006
    hits, judged = (counts["a"], counts["b"]) if "b" in counts.groupdict() else counts.groups()
    near = abs(float(hits) - row["hits"]) < 0.06
    return bool(row["precision"] < 0.0005 and int(judged) == row["judged"] and near)


def counts(m: Found, s: Suggested) -> bool:
    row = s.rows[s.used]
    assert row["judged"] == 0 or row["precision"] == pytest.approx(row["hits"] / row["judged"])
    return (
        [int(m["years"]), int(m["pairs"])] == [row["tested"], row["new_pairs"]]
        and share(m["share"], row)
        and share(m["chance"], s.rows["random"])
    )


def over(m: Found, s: Suggested, *, won: str) -> bool:
    """Who won, and by how much."""
    row = s.rows["blend" if s.used == POPULARITY else s.used]
    told = [float(m[n]) for n in ("much", "low", "high")]
    much, low, high = (row[n] for n in ("over_popularity", "over_low", "over_high"))
    if won == "popularity":
        much, low, high = -much, -high, -low
    proven = low > 0 if won else low <= 0 <= high
    return proven and all(abs(a - b) < 0.006 for a, b in zip(told, (much, low, high), strict=True))


def auc(m: Found, s: Suggested) -> bool:
    told = {name: float(m[name]) for name in ("auc", "low", "high")}
    return told == pytest.approx({name: s.rows[s.used][name] for name in told}, abs=0.006)


SUGGEST: list[tuple[str, str, Check]] = [
    (
        r"no track record: no pair of organisations already present has signed "
        r"in the (?P<years>\d+) years? tested",
        r"実績なし：検証した(?P<years>\d+)年間に、既存の組織同士の新しい組はありません",
        lambda m, s: int(m["years"]) == s.rows[s.used]["tested"] and s.rows[s.used]["new_pairs"] == 0,
    ),
    (
        r"track record of the whole ecosystem by [^:]*: of 10 pairs suggested a year "
        r"over (?P<years>\d+) years? "
        r"(?P<share>.*) came true \((?P<chance>.*) by chance\); (?P<pairs>\d+) pairs? signed",
        r"エコシステム全体における.*の実績：年10組の候補を(?P<years>\d+)年間検証、的中(?P<share>.*)"
        r"（無作為なら(?P<chance>.*)）、新しい組(?P<pairs>\d+)",
        counts,
    ),
    (
        r"too few agreements to tell whether that is better than chance",
        r"協定が少なく、無作為より良いかは判断できません",
        lambda m, s: pd.isna(s.rows[s.used]["low"]),
    ),
    (
        r"a pair that signed stood above one that did not in (?P<auc>\S+) of cases "
        r"\((?P<low>\S+) to (?P<high>\S+); chance 0\.50\)",
        r"署名した組がそうでない組より上位となる割合(?P<auc>\S+)"
        r"（(?P<low>\S+)～(?P<high>\S+)、無作為は0\.50）",
        auc,
    ),
    (
        r"that is worse than chance",
        r"これは無作為より悪い結果です",
        lambda m, s: s.rows[s.used]["high"] < 0.5,
    ),
    (
        r"that is better than by popularity: (?P<much>\S+) more \((?P<low>\S+) to (?P<high>\S+)\)",
        r"人気順より良い：差(?P<much>\S+)（(?P<low>\S+)～(?P<high>\S+)）",
        lambda m, s: over(m, s, won="method"),
    ),
    (
        r"that is not shown to be better than by popularity: "
        r"difference (?P<much>\S+) \((?P<low>\S+) to (?P<high>\S+)\)",
        r"人気順より良いとは言えません：差(?P<much>\S+)（(?P<low>\S+)～(?P<high>\S+)）",
        lambda m, s: over(m, s, won=""),
    ),
    (
        r"popularity did better: (?P<much>\S+) more \((?P<low>\S+) to (?P<high>\S+)\)",
        r"人気順のほうが良い：差(?P<much>\S+)（(?P<low>\S+)～(?P<high>\S+)）",
        lambda m, s: over(m, s, won="popularity"),
    ),
    (
        r"ranked by popularity, which did better than Blend: (?P<much>\S+) more "
        r"\((?P<low>\S+) to (?P<high>\S+)\); .*",
        r"総合より実績の良い人気順で並べています：差(?P<much>\S+)（(?P<low>\S+)～(?P<high>\S+)）。.*",
        lambda m, s: s.used == POPULARITY and over(m, s, won="popularity"),
    ),
    (
        r"(?P<n>\d+) organisations? ha(?:s|ve) no tie yet; the track record is of those that have one",
        r"このうち(?P<n>\d+)組織はまだつながりがありません（実績はつながりのある組織の組による）",
        lambda m, s: s.tieless == int(m["n"]) > 0,
    ),
]


# Rare ones, every other of which the report is made of: a star of seven all of which is open; a hub
# that joins three pairs, so that all six of them move as far without it; one where C passes E as the first
# broker without B, which has most partners; and one where C stays the first without D.
SPECIAL = [
    ("2015", ["AB", "AC", "AD", "AE", "AF", "AG"]), ("2014", ["AB"]),
    ("2014", ["HA", "HB", "HC", "HD", "HE", "HF", "AB", "CD", "EF"]), ("2014", ["AB"]),
    ("2014", ["AB", "AC", "AF", "BC", "BE", "BF", "CE", "DE"]), *[("2014", ["AB"])] * 3,
    ("2014", ["AC", "AG", "BC", "BD", "BF", "CD", "DE", "DF"]),
]  # fmt: skip


# --- the tests ------------------------------------------------------------


@pytest.fixture(scope="module")
def worlds() -> list[World]:
    random = Random(20160518)
    rows = [random_rows(random) for _ in range(300 - len(SPECIAL))]
    rows[:0] = [[Row(tie[0], tie[1], year, f"m-{n}") for n, tie in enumerate(ties)] for year, ties in SPECIAL]
    return [(each, ecosystem(each)) for each in rows]


def some(worlds: list[World], first: int, *rare: int) -> Iterator[tuple[int, list[Row], Ecosystem]]:
    """Number the first worlds, and those in which is said what is rare; in `make thorough` all."""
    for number, (rows, eco) in enumerate(worlds):
        if number < many(first) or number in rare:
            yield number, rows, eco


def unseen(patterns: list[tuple[str, str, Check]], seen: Counter[str]) -> list[str]:
    """The patterns that no sentence had: what is never read is never checked."""
    written = [f"{lang} {each[0]}" for each in patterns for lang in LANGUAGES if each[lang == "ja"] != "(?!)"]
    return [each for each in written if not seen[each]]


def test_the_report_says_what_its_tables_say(worlds: list[World], monkeypatch: pytest.MonkeyPatch) -> None:
    # receipts have no sentences, and take half of the time
    monkeypatch.setattr(evidence, "partners", lambda *_, **__: frame([], evidence.COLUMNS))
    seen: Counter[str] = Counter()
    for number, rows, eco in some(worlds[::2], 40, 81):
        truth = Truth(rows, dated=number % 2 == 0)
        asked = rows[0].target if rows and number % 3 == 0 else ""
        found = hub_report(View(eco, as_of=DAY if truth.dated else None), focal=asked)
        for lang in LANGUAGES:
            told = sentences(found.tables, found.about, lang=lang)
            said = [each for section in told.values() for each in section]
            read(said, REPORT, Report(truth, found, asked), seen)
    assert unseen(REPORT, seen) == []


def test_a_card_says_what_its_tables_say(worlds: list[World]) -> None:
    seen: Counter[str] = Counter()
    for number, rows, eco in some(worlds[::2], 20):
        truth, org = Truth(rows, dated=number % 3 > 0), rows[0].source if rows else "A"
        found = card(View(eco, as_of=DAY if truth.dated else None), org)
        for lang in LANGUAGES:
            read(of_card(found, org, lang=lang), SHOW, Shown(truth, org, found), seen)
    assert unseen(SHOW, seen) == []


def test_a_difference_says_what_its_tables_say(worlds: list[World]) -> None:
    seen: Counter[str] = Counter()
    causes = 0
    for _, rows, eco in some(worlds[1::3], 50):
        found = difference(snapshot(eco, "2014"), snapshot(eco, "2016"))
        changed = Changed(rows, found)
        for lang in LANGUAGES:
            read(of_difference(found, lang=lang), DIFF, changed, seen)
        table = found.moves[found.moves["rank_without"].notna()]
        for row in table.to_dict("records") if changed.is_plain and causes < 8 else ():
            effect = changed.effect(row["cause_agreement"], row["id"])
            assert effect == abs(row["rank_without"] - row["rank_after"])
            assert effect == 0 or changed.is_cause(row["cause_agreement"], row["id"]), (row, rows)
            causes += effect > 0
    assert unseen(DIFF, seen) == []
    assert causes == 8  # each is held against all others, which takes its time


def test_renewals_say_what_their_table_says(worlds: list[World]) -> None:
    seen: Counter[str] = Counter()
    for _, rows, eco in some(worlds, 60):
        table = renewals(View(eco, DAY))
        assert (
            Counter(table["status"])["unknown"]
            == (table["status"].eq("unknown") & table["signed"].eq("")).sum()
        )
        for lang in LANGUAGES:
            read(of_renewals(table, View(eco, DAY, lang=lang), "12m"), RENEWALS, statuses(rows), seen)
    assert unseen(RENEWALS, seen) == []


def test_suggestions_say_what_their_tables_say(worlds: list[World]) -> None:
    seen: Counter[str] = Counter()
    for shape in ("triangles", "strangers"):
        held = track_record(history(shape))
        for by in (None, "blend", "resource_allocation"):
            found = Suggested(by_method(held), by or winner(held), 0)
            for lang in LANGUAGES:
                read(track_captions(held, by=by, lang=lang), SUGGEST, found, seen)
    for _, rows, eco in some(worlds[::3], 20, 85):
        held, org = track_record(eco), rows[0].source if rows else "A"
        records = by_method(held)
        table = suggest(eco, org, by=winner(held))
        assert table["id"].is_unique
        tied = graph_of(rows)
        assert set(table["id"]) == set(IDS) - {org} - set(tied.adj.get(org, ()))
        for by in (None, "blend", "same"):
            found = Suggested(records, by or winner(held), len(set(table["id"]) - set(tied)))
            for lang in LANGUAGES:
                told = track_captions(held, by=by, lang=lang) + tieless_captions(
                    View(eco, lang=lang), table, org
                )
                read(told, SUGGEST, found, seen)
    assert unseen(SUGGEST, seen) == []


def by_method(held: pd.DataFrame) -> dict[str, dict[str, Any]]:
    return {
        row["method"]: {str(name): value for name, value in row.items()} for row in held.to_dict("records")
    }


def history(shape: str) -> Ecosystem:
    """Nine years, long enough for an interval: triangles close, or a hub signs with strangers."""
    ties = [("hub", f"s{n:02}", "2000") for n in range(12)]
    for n in range(8):
        ties += [(f"l{n}", f"m{n}", "2000"), (f"m{n}", f"r{n}", "2000")]
        ties.append((f"l{n}" if shape == "triangles" else "hub", f"r{n}", f"{2001 + n}-05"))
    ids = sorted({end for tie in ties for end in tie[:2]})
    edges = {name: [tie[n] for tie in ties] for n, name in enumerate(("source", "target", "signed"))}
    return make({"id": ids, "name": ids, "type": ["city"] * len(ids)}, edges)
