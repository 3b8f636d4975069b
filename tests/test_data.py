"""The sample data: what LINK-J's releases counted on their days, and what data/README.md promises."""

from __future__ import annotations

import csv
import itertools
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

import graph
from graph.model.selection import names
from graph.vocabulary import COLLABORATION, fold

if TYPE_CHECKING:
    from graph.model.ecosystem import Ecosystem

DATA = Path(__file__).parents[1] / "data"
README = (DATA / "README.md").read_text(encoding="utf-8")
PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
RELEASES = [
    ("2018-08-30", "kawasaki-city"),
    ("2019-06-03", "ucla"),
    ("2019-08-30", "yokohama-city"),
    ("2020-09-07", "osaka-prefecture"),
    ("2020-09-18", "kanagawa-prefecture"),
    ("2021-02-05", "medicen-paris-region"),
]

Row = dict[str, str]
Pair = frozenset[str]


@pytest.fixture(scope="module")
def eco() -> Ecosystem:
    return graph.read(DATA)


def rows(file: str) -> list[Row]:
    with (DATA / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def collaboration() -> list[Row]:
    return [row for row in rows("edges.csv") if row["relation"] in COLLABORATION]


def pairs_of_agreements() -> dict[str, set[Pair]]:
    found: dict[str, set[Pair]] = defaultdict(set)
    for row in collaboration():
        found[row["agreement"]].add(frozenset((row["source"], row["target"])))
    return found


def cells(line: str) -> list[str]:
    return [cell.strip().strip("`*") for cell in line.strip().strip("|").split("|")]


def multi_party_table() -> dict[str, tuple[str, str, int]]:
    """Agreement to parties, how they are read and the number of pairs, as README.md has it."""
    section = README.split("## Agreements among more than two")[1].split("\n## ")[0]
    lines = [cells(line) for line in section.splitlines() if line.startswith("| `")]
    return {agreement: (parties, reading, int(pairs)) for agreement, parties, reading, pairs, _ in lines}


def pairs_read(parties: str, reading: str) -> set[Pair]:
    """The pairs that a line of the table stands for: "with" parts two sides, "/" two names of one party."""
    if reading == "across":
        left, right = (side.split(", ") for side in parties.split(" with "))
        return {frozenset(pair) for pair in itertools.product(left, right)}
    each = [party.split(" / ") for party in parties.split(", ")]
    return {frozenset(pair) for a, b in itertools.combinations(each, 2) for pair in itertools.product(a, b)}


def partners_of_link_j(eco: Ecosystem, day: str) -> list[Row]:
    """Type and country of LINK-J's partners by memorandum on a day, with their ids."""
    G = graph.build(graph.snapshot(graph.select(eco, relations=["mou"]), day))
    return [{"id": each, **{key: G.nodes[each][key] for key in ("type", "country")}} for each in G["link-j"]]


def overseas(partners: list[Row]) -> int:
    return sum(partner["country"] != "JP" for partner in partners)


def municipalities(partners: list[Row]) -> int:
    """LINK-J's releases call prefectures municipalities, too."""
    return sum(partner["type"] in ("city", "prefecture") for partner in partners)


@pytest.mark.parametrize(
    ("day", "partners", "abroad", "municipal"),
    [
        # 2018/0831: Kawasaki is the first municipality; four domestic clusters now, and 5 partners abroad.
        ("2018-08-30", 4 + 5, 5, 1),
        # post-1600, on UCLA: 10 partners, 6 of them overseas; the municipality is Kawasaki.
        ("2019-06-03", 10, 6, 1),
        # post-1826: Yokohama is the 11th partner and second municipality; overseas as before.
        ("2019-08-30", 11, 6, 2),
        # post-2942: Osaka is the 13th and third municipality; 7 overseas, Oxford having come as the 12th.
        ("2020-09-07", 13, 7, 3),
        # post-2999: Kanagawa is the 14th and fourth municipality; overseas as before.
        ("2020-09-18", 14, 7, 4),
    ],
)
def test_link_j_has_the_partners_that_its_releases_counted(
    eco: Ecosystem, day: str, partners: int, abroad: int, municipal: int
) -> None:
    found = partners_of_link_j(eco, day)
    assert (len(found), overseas(found), municipalities(found)) == (partners, abroad, municipal)


@pytest.mark.parametrize(("day", "newest"), RELEASES)
def test_each_release_adds_the_one_partner_that_it_announces(eco: Ecosystem, day: str, newest: str) -> None:
    before = f"{day[:8]}{int(day[8:]) - 1:02}"  # none of the days is a first of the month
    now, then = ({each["id"] for each in partners_of_link_j(eco, at)} for at in (day, before))
    assert now - then == {newest}


def test_one_domestic_partner_of_link_j_is_a_documented_gap(eco: Ecosystem) -> None:
    # post-3436, on Medicen: 16 partners, 8 overseas. All 8 are here, so the one that is missing is domestic.
    found = partners_of_link_j(eco, "2021-02-05")
    assert (len(found), overseas(found)) == (16 - 1, 8)
    assert "linkj-15" not in pairs_of_agreements()
    assert "**15 partners**, 8 overseas" in README


def test_the_data_are_free_of_errors_and_warnings() -> None:
    assert [str(each) for each in graph.check(DATA).findings if each.severity != "note"] == []


@pytest.mark.parametrize("file", ["nodes.csv", "edges.csv", "datapackage.json", "README.md"])
def test_files_are_plain_utf8_with_unix_line_ends(file: str) -> None:
    content = (DATA / file).read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")


def test_rows_stand_in_the_order_that_the_readme_names() -> None:
    ids = [row["id"] for row in rows("nodes.csv")]
    assert ids == sorted(set(ids))

    def place(row: Row) -> tuple[bool, bool, str, str, str, str]:
        tied = row["relation"] in COLLABORATION
        first, second = (row["signed"], row["agreement"]) if tied else ("", row["relation"])
        return not tied, tied and not row["signed"], first, second, row["source"], row["target"]

    places = [place(row) for row in rows("edges.csv")]
    assert places == sorted(set(places))


def test_every_name_leads_to_one_organisation(eco: Ecosystem) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for each, called in names(eco.nodes):
        owners[fold(called)].add(each)
    assert {called: ids for called, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("KRP", "kyoto-research-park"),  # and not Kurume's
        ("先端医療振興財団", "fbri-kobe"),  # until March 2018
        ("Cell Therapy Catapult", "cell-gene-therapy-catapult"),  # until gene therapy joined
        ("台北バイオテクパーク", "taipei-bioinnovation-park"),
        ("未来医療推進機構", "nakanoshima-qross"),  # its operator
        ("慶応義塾", "keio-university"),  # 応 for 應
    ],
)
def test_former_names_and_other_spellings_are_understood(eco: Ecosystem, name: str, expected: str) -> None:
    assert graph.find(eco, name) == expected


def test_every_collaboration_tie_names_a_page_and_an_agreement() -> None:
    for row in collaboration():
        parts = urlsplit(row["source_url"])
        assert parts.scheme in ("http", "https"), row
        assert parts.hostname, row
        assert row["agreement"], row


def test_rows_without_a_page_are_common_knowledge_about_structure() -> None:
    for row in rows("edges.csv"):
        if not row["source_url"]:
            assert (row["provenance"], row["agreement"]) == ("common", ""), row


def test_rows_of_one_agreement_tell_the_same_of_it() -> None:
    told: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    differ = {"source", "target", "source_url", "evidence", "alt_dates"}  # two sources, two ways to tell
    for row in collaboration():
        told[row["agreement"]].add(tuple(value for column, value in row.items() if column not in differ))
    assert {agreement: each for agreement, each in told.items() if len(each) > 1} == {}


def test_no_agreement_ties_a_pair_twice() -> None:
    ties = Counter((row["agreement"], frozenset((row["source"], row["target"]))) for row in collaboration())
    assert max(ties.values()) == 1


def test_a_renewal_follows_an_agreement_of_the_same_partners(eco: Ecosystem) -> None:
    ties = eco.collaboration.set_index("agreement")
    pairs = pairs_of_agreements()
    renewals = {row["agreement"]: row["renews"] for row in collaboration() if row["renews"]}
    assert len(renewals) == README.count("` → `")  # 2+1+1+1+1+2+1+3+3+1+1 = 17 arrows in its chains
    for new, old in renewals.items():
        assert pairs[new] <= pairs[old], new
        assert ties.loc[[old], "signed_last"].max() < ties.loc[[new], "signed_first"].min(), new


def test_only_one_renewal_has_no_known_predecessor() -> None:
    renewals = {row["agreement"]: row["renews"] for row in collaboration() if row["kind"] == "renewal"}
    assert [new for new, old in renewals.items() if not old] == ["tbip-kbic"]
    assert set(renewals) >= {row["agreement"] for row in collaboration() if row["renews"]}


def test_agreements_of_several_parties_have_the_pairs_that_the_readme_gives() -> None:
    table = multi_party_table()
    for agreement, (parties, reading, count) in table.items():
        expected = pairs_read(parties, reading)
        assert (agreement, pairs_of_agreements()[agreement]) == (agreement, expected)
        assert (agreement, len(expected)) == (agreement, count)


def test_the_readme_lists_every_agreement_of_several_parties() -> None:
    several = {agreement for agreement, pairs in pairs_of_agreements().items() if len(pairs) > 1}
    assert set(multi_party_table()) == several


def test_the_readme_counts_what_is_there(eco: Ecosystem) -> None:
    G = graph.build(eco)
    ties, pairs = collaboration(), pairs_of_agreements()
    countries = Counter(row["country"] for row in rows("nodes.csv"))
    counted = {
        "organisations": len(rows("nodes.csv")),
        "organisations with a collaboration tie": G.number_of_nodes(),
        "countries": len(countries),
        "organisations in Japan": countries["JP"],
        "collaboration ties (rows)": len(ties),
        "partner pairs": G.number_of_edges(),
        "agreements": len(pairs),
        "agreements without a date": len({row["agreement"] for row in ties if not row["signed"]}),
        "renewals": len({row["agreement"] for row in ties if row["kind"] == "renewal"}),
        "structural rows": len(rows("edges.csv")) - len(ties),
    }
    for what, count in counted.items():
        assert f"| {what} | {count} |" in README


def test_the_readme_counts_each_relation() -> None:
    relations = Counter(row["relation"] for row in rows("edges.csv"))
    for relation, count in relations.items():
        agreements = {row["agreement"] for row in collaboration() if row["relation"] == relation}
        assert f"| `{relation}` | {count} | {len(agreements) or 'structural'} |" in README


def test_the_readme_counts_each_basis_of_a_date() -> None:
    bases = {row["agreement"]: row["date_basis"].split(";")[0] for row in collaboration()}
    section = README.split("\n## Dates\n")[1]
    for basis, count in Counter(bases.values()).items():
        assert re.search(rf"^\| `{basis}` \| [^|]* \| {count} \|$", section, re.MULTILINE), (basis, count)


@pytest.mark.parametrize("resource", PACKAGE["resources"], ids=lambda each: str(each["name"]))
def test_the_data_package_and_the_readme_describe_each_column(resource: dict[str, object]) -> None:
    header = list(rows(str(resource["path"]))[0])
    schema = resource["schema"]
    assert isinstance(schema, dict)
    assert [field["name"] for field in schema["fields"]] == header
    section = README.split(f"## Columns of {resource['path']}")[1].split("\n## ")[0]
    first_cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    assert [name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)] == header


def test_the_data_package_names_every_publisher_as_a_source() -> None:
    named = {host for source in PACKAGE["sources"] for host in source["title"].split(": ")[1].split(", ")}
    pages = {row["source_url"] for row in rows("edges.csv")} - {""}
    assert named == {urlsplit(page).netloc.removeprefix("www.") for page in pages}
