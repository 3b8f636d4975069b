"""Every number stands beside the name that it belongs to, however the files are ordered and however large.

Expected numbers are counted here from the rows, in plain Python, without a code or a table.
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner
from pptx import Presentation

import graph
from graph import measures
from graph.commands.main import command
from graph.errors import InternalError
from graph.measures import growth
from tests.chance import many
from tests.conftest import shapes_of

pytestmark = pytest.mark.slow

MANY = many(40)
NEVER, ALWAYS = 1 << 60, 0  # limits from which on the fast way is taken

Row = dict[str, str]


def words(n: int, rng: random.Random) -> list[str]:
    """Ids in which the order of letters is not that of numbers, and not that of the file."""
    return rng.sample([f"{first}{second}-org" for first in "zyxBAé東" for second in "dcbaDÄ京"], n)


KINDS: dict[str, Callable[[int, random.Random], list[str]]] = {
    "padded": lambda n, rng: [f"org-{number:03}" for number in range(n)],
    "counting": lambda n, rng: [str(number) for number in range(1, n + 1)],  # "10" comes before "9"
    "words": words,
}
ORDERS: dict[str, Callable[[list[str], random.Random], list[str]]] = {
    "sorted": lambda ids, rng: sorted(ids),
    "backwards": lambda ids, rng: sorted(ids, reverse=True),
    "counting": lambda ids, rng: list(ids),
    "shuffled": lambda ids, rng: rng.sample(ids, len(ids)),
    "turned": lambda ids, rng: sorted(ids)[1:] + sorted(ids)[:1],  # a permutation unlike its inverse
}


@dataclass(frozen=True)
class Written:
    """Two files, and what their rows say."""

    ids: list[str]
    rows: list[Row]

    @property
    def names(self) -> dict[str, str]:
        return {each: f"Name of {each}" for each in self.ids}

    def at(self, year: int) -> list[Row]:
        return [row for row in self.rows if row["signed"] <= f"{year}-12-31"]

    def write(self, where: Path, *, evidence: int = 0) -> None:
        nodes = [{"id": each, "name": self.names[each], "type": "city"} for each in self.ids]
        ties = [{**row, "evidence": f"{n} ".ljust(evidence, "x")} for n, row in enumerate(self.rows)]
        for file, table in (("nodes.csv", nodes), ("edges.csv", ties if evidence else self.rows)):
            with (where / file).open("w", encoding="utf-8", newline="") as stream:
                writer = csv.DictWriter(stream, list(table[0]), lineterminator="\n")
                writer.writeheader()
                writer.writerows(table)


def ecosystem(rng: random.Random, kind: str, order: str, n: int, m: int) -> Written:
    """Hubs with many ties and leaves with few, so that every number belongs to few names."""
    ids = KINDS[kind](n, rng)
    ties = []
    for number in range(m):
        a, b = ids[int(n * rng.random() ** 3)], ids[rng.randrange(n)]
        if a != b:
            signed = f"{2010 + number % 8}-{1 + number % 12:02}-{1 + number % 28:02}"
            relation = rng.choice(["mou", "mou", "mou", "partnership", "located_in"])
            ties.append({"source": a, "target": b, "signed": signed, "relation": relation})
    return Written(ORDERS[order](ids, rng), rng.sample(ties, len(ties)))


def partners_of(rows: list[Row]) -> dict[str, int]:
    found: dict[str, set[str]] = {}
    for row in rows:
        if row["relation"] != "located_in":
            found.setdefault(row["source"], set()).add(row["target"])
            found.setdefault(row["target"], set()).add(row["source"])
    return {each: len(others) for each, others in found.items()}


def cores_of(rows: list[Row]) -> dict[str, int]:
    """The largest k with which each one stands among others with k partners, by taking away the poorest."""
    left = [row for row in rows if row["relation"] != "located_in"]
    cores: dict[str, int] = {}
    k = 0
    while left:
        poor = {each for each, count in partners_of(left).items() if count <= k}
        k += not poor
        kept = [row for row in left if not {row["source"], row["target"]} & poor]
        gone = set(partners_of(left)) - set(partners_of(kept))
        cores |= dict.fromkeys(gone, k)
        left = kept
    return cores


def of(table: pd.DataFrame, column: str) -> dict[str, Any]:
    return dict(zip(table["id"], table[column].tolist(), strict=True))


@pytest.fixture(params=[False, True], ids=["measured as a graph", "measured by arrays"])
def by_arrays(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Measures and growth on one side of their switch and on the other."""
    limit = ALWAYS if request.param else NEVER
    monkeypatch.setattr(measures, "LARGE", limit)
    monkeypatch.setattr(growth, "LARGE", limit)
    return bool(request.param)


# Many ecosystems, both ways.


@pytest.mark.parametrize("part", range(8))
def test_any_ecosystem_has_the_same_numbers_beside_the_same_names_both_ways(
    part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in range(part, MANY, 8):
        rng = random.Random(seed)
        written = ecosystem(
            rng, rng.choice([*KINDS]), rng.choice([*ORDERS]), rng.randint(3, 40), rng.randint(4, 90)
        )
        if not partners_of(written.rows):
            continue
        written.write(tmp_path)
        day = rng.choice([None, 2013])
        rows = written.rows if day is None else written.at(day)
        tables, eco = [], graph.snapshot(graph.read(tmp_path), f"{day}" if day else None)
        for limit in (NEVER, ALWAYS):
            monkeypatch.setattr(measures, "LARGE", limit)
            tables.append(graph.centrality(eco, measures=["partners", "coreness", "harmonic"]))
        for table in tables:
            assert of(table, "partners") == partners_of(rows), seed
            assert of(table, "coreness") == cores_of(rows), seed
            assert of(table, "name") == {each: written.names[each] for each in partners_of(rows)}
        assert of(tables[0], "harmonic") == pytest.approx(of(tables[1], "harmonic"), abs=1e-9)


# Every command that prints or draws a number.

Asked = Callable[..., str]
YEARS = range(2010, 2018)
CASES = [("counting", "shuffled"), ("padded", "turned"), ("words", "backwards")]


@pytest.fixture(params=CASES, ids=" ".join)
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Written:
    kind, order = request.param
    found = ecosystem(random.Random(f"{kind} {order}"), kind, order, 30, 70)
    found.write(tmp_path)
    return found


@pytest.fixture
def asked(by_arrays: bool, tmp_path: Path) -> Asked:
    """Run a command on the folder, on one side of the switch; give what it prints or the file it writes."""

    def ask(*words: str, file: str = "") -> str:
        where = tmp_path / file
        more = ["-o", str(where)] if file else []
        done = CliRunner().invoke(command, [*words, "--data", str(tmp_path), "--quiet", *more])
        assert done.exit_code == 0, (words, done.output, done.exception)
        return where.read_text(encoding="utf-8") if file and where.suffix != ".pptx" else done.stdout

    return ask


def records(text: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(text)))


def counted(text: str, column: str = "partners") -> dict[str, int]:
    return {row["id"]: int(float(row[column])) for row in records(text)}


def test_hub_tables_give_everyone_the_partners_of_their_rows(asked: Asked, written: Written) -> None:
    assert counted(asked("centrality", "--measure", "partners")) == partners_of(written.rows)
    dated = asked("centrality", "--measure", "pagerank,partners", "--as-of", "2013")
    assert counted(dated) == partners_of(written.at(2013))
    assert {row["id"]: row["name"] for row in records(dated)}.items() <= written.names.items()
    most = max(written.ids, key=lambda each: partners_of(written.rows).get(each, 0))
    left = [row for row in written.rows if most not in (row["source"], row["target"])]
    assert counted(asked("centrality", "--without", most)) == partners_of(left)
    with_structure = [{**row, "relation": "mou"} for row in written.rows if row["relation"] == "located_in"]
    assert counted(asked("centrality", "--relation", "located_in")) == partners_of(with_structure)


def test_tables_over_time_count_each_year_from_its_rows(asked: Asked, written: Written) -> None:
    by_year: dict[str, dict[str, int]] = {}
    for row in records(asked("centrality", "--over-time", "year")):
        by_year.setdefault(row["period"], {})[row["id"]] = int(float(row["value"]))
    assert by_year == {str(year): partners_of(written.at(year)) for year in YEARS}
    grown = {row["period"]: (int(row["nodes"]), int(row["ties"])) for row in records(asked("growth"))}
    told = {str(year): partners_of(written.at(year)) for year in YEARS}
    assert grown == {year: (len(found), sum(found.values()) // 2) for year, found in told.items()}


def test_a_difference_names_those_who_came_and_what_they_had_before(asked: Asked, written: Written) -> None:
    before, after = partners_of(written.at(2011)), partners_of(written.at(2015))
    joined = records(asked("diff", "2011", "2015", "--part", "organisations"))
    assert {row["id"] for row in joined} == set(after) - set(before)
    for row in records(asked("diff", "2011", "2015", "--part", "moves")):
        assert float(row["value_before"] or 0) == before.get(row["id"], 0)
        assert float(row["value_after"] or 0) == after.get(row["id"], 0)


def test_one_organisation_has_the_partners_of_its_rows(asked: Asked, written: Written) -> None:
    known = partners_of(written.rows)
    for each in sorted(known, key=lambda each: (-known[each], each))[:4]:
        near = {
            row["target"] if row["source"] == each else row["source"]
            for row in written.rows
            if row["relation"] != "located_in" and each in (row["source"], row["target"])
        }
        facts = {row["fact"]: row["value"] for row in records(asked("show", each, "--part", "facts"))}
        assert int(facts["partners"]) == len(near)
        standing = {row["measure"]: row for row in records(asked("show", each, "--part", "measures"))}
        assert float(standing["partners"]["value"]) == len(near)
        assert int(standing["partners"]["rank"]) == 1 + sum(count > len(near) for count in known.values())
        assert {row["id"] for row in records(asked("neighbours", each))} == near
        why = [row for row in records(asked("why", each, "partners")) if row["counted"] == "true"]
        assert {row["id"] for row in why} == near


def test_exports_hold_the_ties_of_the_rows_and_names_their_organisations(
    asked: Asked, written: Written
) -> None:
    found = json.loads(asked("export", "--format", "node-link", file="graph.json"))
    ties = [
        {"source": row["source"], "target": row["target"], "relation": row["relation"]}
        for row in found["edges"]
    ]
    assert partners_of(ties) == partners_of(written.rows)
    assert {node["id"]: node["name"] for node in found["nodes"]} == written.names


def test_the_map_scores_everyone_by_their_rows(asked: Asked, written: Written) -> None:
    page = asked("map", file="map.html")
    data = re.search(r'<script type="application/json" id="ecosystem-data">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    held = json.loads(data[1])
    place = held["meta"]["measures"].index("partners")
    scored = {node["id"]: node["scores"][place] for node in held["nodes"] if "scores" in node}
    assert scored == partners_of(written.rows)


def test_pictures_count_the_organisations_and_ties_of_their_day(asked: Asked, written: Written) -> None:
    picture = asked("timeline", "--as-of", "2014", file="last.svg")
    texts = re.findall(r"<text[^>]*>([^<]*)", picture)
    known = partners_of(written.at(2014))
    assert texts[texts.index("Organisations") - 1] == str(len(known))
    assert texts[texts.index("Ties") - 1] == str(sum(known.values()) // 2)


def test_slides_join_whom_the_rows_join_and_list_their_partners(
    asked: Asked, written: Written, tmp_path: Path
) -> None:
    asked("timeline", "--from", "2016", file="deck.pptx")
    slides = list(Presentation(str(tmp_path / "deck.pptx")).slides)
    lines = [shape.name.split(" – ") for shape in shapes_of(slides[1]) if " – " in shape.name]
    drawn = partners_of([{"source": a, "target": b, "relation": "mou"} for a, b in lines])
    assert drawn == partners_of(written.at(2016))
    table = next(shape.table for shape in shapes_of(slides[-1]) if shape.has_table)
    named = {written.names[each]: count for each, count in partners_of(written.rows).items()}
    hubs = {cells[1].text: int(cells[3].text) for cells in [row.cells for row in table.rows][1:]}
    assert len(hubs) > 5
    assert hubs.items() <= named.items()


def test_the_report_says_of_each_hub_what_its_rows_say(asked: Asked, written: Written) -> None:
    text = asked("report", file="report.md")
    known = {written.names[each]: count for each, count in partners_of(written.rows).items()}
    reach = text[text.index("## Reach") : text.index("## Brokerage")]
    rows = [line.strip("| ").split(" | ") for line in reach.splitlines() if re.match(r"\| \d", line)]
    assert len(rows) == 10
    assert {name: int(partners) for _, name, _, partners, *_ in rows}.items() <= known.items()
    assert [int(row[3]) for row in rows] == sorted(known.values(), reverse=True)[:10]


def test_a_large_file_out_of_order_is_told_alike_by_table_page_and_person(tmp_path: Path) -> None:
    # Beyond a block of the reader and the real limit of the measures (600 x 1,050).
    written = ecosystem(random.Random(7), "padded", "shuffled", 900, 1100)
    written.write(tmp_path, evidence=1600)
    eco = graph.read(tmp_path)
    assert len(eco.nodes) * len(eco.ties.counted) > measures.LARGE
    assert of(graph.centrality(eco, measures=["partners"]), "partners") == partners_of(written.rows)
    day = graph.snapshot(eco, "2014")
    assert of(graph.centrality(day, measures=["partners"]), "partners") == partners_of(written.at(2014))
    known = partners_of(written.rows)
    most = max(known, key=lambda each: (known[each], each))
    assert graph.build(eco).degree[most] == known[most]


# The second count.


def mixed_up(eco: graph.Ecosystem) -> graph.Ecosystem:
    """The same rows, with the codes of the organisations turned by one."""
    held, ties = eco.held, eco.ties
    n = len(ties.ids)
    turned = replace(ties, source=(ties.source + 1) % n, target=(ties.target + 1) % n)
    return replace(eco, edges=replace(held, ties=turned))


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> graph.Ecosystem:
    """An ecosystem that is measured by arrays."""
    monkeypatch.setattr(measures, "LARGE", ALWAYS)
    ecosystem(random.Random(3), "padded", "sorted", 20, 40).write(tmp_path)
    return graph.read(tmp_path)


@pytest.mark.parametrize("measure", ["partners", "betweenness", "community"])
def test_no_table_is_given_whose_numbers_stand_beside_other_names(
    large: graph.Ecosystem, measure: str
) -> None:
    graph.centrality(large, measures=[measure])
    with pytest.raises(InternalError, match=r"partners in the table and \d+ in the rows of edges.csv"):
        graph.centrality(mixed_up(large), measures=[measure])


def test_a_pair_that_got_lost_is_noticed_wherever_it_stands_in_the_table(large: graph.Ecosystem) -> None:
    held, ties = large.held, large.ties
    leaves = min(range(len(ties)), key=lambda row: sum(ties.source == ties.source[row]))
    with pytest.raises(InternalError):
        graph.centrality(
            replace(large, edges=replace(held, ties=ties.kept(ties.source != ties.source[leaves]))),
            measures=["degree"],
        )


def test_a_command_whose_counts_differ_ends_with_70_and_writes_nothing(
    large: graph.Ecosystem,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from graph.commands.terminal import run

    monkeypatch.setattr("graph.reading.read", lambda *_, **__: mixed_up(large))
    for words in (["centrality", "-o"], ["report", "-o"], ["map", "-o"]):
        target = tmp_path / ("hubs.csv" if words[0] == "centrality" else f"{words[0]}.html")
        assert run(command, [*words, str(target), "--data", str(tmp_path)]) == 70
        out, err = capsys.readouterr()
        assert out == ""
        assert "in the table and" in err
        assert "Traceback" not in err
        assert not target.exists()
