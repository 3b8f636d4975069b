"""Fixtures that several tests share: small graphs and ecosystems under names, rows out of order."""

from __future__ import annotations

import csv
import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import is_hypothesis_test, settings
from playwright.sync_api import Browser, Error, sync_playwright
from pptx.enum.shapes import MSO_SHAPE_TYPE

import graph
from graph.model.ecosystem import Ecosystem, make
from tests.chance import many

# The same examples in every run, however slow the machine is just then.
settings.register_profile("steady", deadline=None, derandomize=True, max_examples=many(25))
settings.load_profile("steady")

gc.set_threshold(10_000, 20, 20)  # a worker holds a lot, and looking through all of it takes time

EcosystemOf = Callable[..., Ecosystem]
DATA = Path(__file__).resolve().parent.parent / "data"
PATIENCE = 120  # seconds after which what hangs is given up; no test is about time
Made = Callable[..., Ecosystem]
TIE = ("source", "target", "signed", "agreement", "kind", "renews", "expires", "term_years", "terminated")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def shapes_of(slide: Any) -> Iterator[Any]:
    """The shapes of a slide, or of a group, as they are read; those within a group in its place."""
    for each in slide.shapes:
        if each.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes_of(each)
        else:
            yield each


def tie(*cells: str) -> dict[str, str]:
    """A row of edges.csv by the order of `TIE`; what is not given is blank."""
    return dict(zip(TIE, [*cells, *[""] * (len(TIE) - len(cells))], strict=True))


def of(ties: list[dict[str, str]], types: dict[str, str], **columns: dict[str, str]) -> Ecosystem:
    """An ecosystem of ties and of the organisations' types; other columns by id."""
    ids = sorted(types, reverse=True)
    nodes = {"id": ids, "name": [each.upper() for each in ids], "type": [types[each] for each in ids]}
    nodes |= {name: [values.get(each, "") for each in ids] for name, values in columns.items()}
    names = dict.fromkeys(name for each in ties for name in each) or dict.fromkeys(TIE)
    return make(nodes, {name: [each.get(name, "") for each in ties] for name in names})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make quick` leaves out: tests in a browser, and those that try chance inputs."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker("fuzz")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; without one they fail, and say what is missing."""
    found = os.environ.get("GRAPH_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        except Error as fault:
            pytest.fail(
                "The map is tested in a real Chromium and none was found: install the system's 'chromium', "
                f"run 'playwright install chromium', or name one in GRAPH_CHROMIUM. ({fault})",
                pytrace=False,
            )
        yield started
        started.close()


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of the sample ecosystem."""
    return DATA


@pytest.fixture(scope="session")
def sample(data: Path) -> Ecosystem:
    """The sample ecosystem, all of it."""
    return graph.read(data)


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a part of the sample, where any will do: LINK-J and its 20 partners."""
    rows = {name: read_rows(DATA / name) for name in ("nodes.csv", "edges.csv", "claims.csv")}
    ends = [{each["source"], each["target"]} for each in rows["edges.csv"]]
    kept = set().union(*(each for each in ends if "link-j" in each))
    rows["nodes.csv"] = [each for each in rows["nodes.csv"] if each["id"] in kept]
    claims = rows["claims.csv"]
    rows["claims.csv"] = [each for each in claims if kept.issuperset(each["organisation"].split("; "))]
    rows["edges.csv"] = [row for row, both in zip(rows["edges.csv"], ends, strict=True) if both <= kept]
    folder = tmp_path_factory.mktemp("small")
    for name, found in rows.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, found[0], lineterminator="\n")
            table.writeheader()
            table.writerows(found)
    return folder


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def small(small_data: Path) -> Ecosystem:
    """LINK-J and its partners, read."""
    return graph.read(small_data)


@pytest.fixture(scope="session")
def ecosystem_of() -> EcosystemOf:
    """A maker of ecosystems: one dictionary a tie, organisations as the ties name them, last first."""

    def of(*ties: dict[str, str], nodes: dict[str, list[str]] | None = None) -> Ecosystem:
        ids = sorted({tie[end] for tie in ties for end in ("source", "target")}, reverse=True)
        columns = nodes or {"id": ids, "name": [each.upper() for each in ids], "type": ["city"] * len(ids)}
        names = dict.fromkeys(["source", "target", "signed", *(name for tie in ties for name in tie)])
        return make(columns, {name: [tie.get(name, "") for tie in ties] for name in names})

    return of


@pytest.fixture
def path() -> nx.Graph:
    """Three in a row: left, mid, right."""
    return nx.Graph([("right", "mid"), ("mid", "left")])


@pytest.fixture
def complete() -> nx.Graph:
    """Five, each joined to all others."""
    return nx.Graph([(v, u) for v in "edcba" for u in "edcba" if u < v])


@pytest.fixture
def star() -> nx.Graph:
    """A hub with three leaves."""
    return nx.Graph([("c", "hub"), ("hub", "a"), ("b", "hub")])


@pytest.fixture
def triangle_and_pair() -> nx.Graph:
    """Two components: a, b, c joined to each other, and x with y."""
    return nx.Graph([("y", "x"), ("c", "a"), ("b", "c"), ("a", "b")])


@pytest.fixture
def triangle_and_square() -> nx.Graph:
    """Two components with the same leading eigenvalue, 2: a, b, c in a ring, and w, x, y, z in a ring."""
    return nx.Graph([("z", "w"), ("y", "z"), ("c", "a"), ("b", "c"), ("x", "y"), ("a", "b"), ("w", "x")])


@pytest.fixture
def three_counts(ecosystem_of: EcosystemOf) -> Ecosystem:
    """Seven rows of four organisations, where ties, agreements and partners are different counts.

    Rows, agreement by agreement, in another order than here:
      t-1   multi-party, 2016-05-18: a-b, b-c, a-c
      t-2   renewal of t-1, 2019-05-18: a-b
      made  2018-03, a-d, given twice: as a-d and as d-a
      made  2018-03, a-d, another relation
    """
    return ecosystem_of(
        {"source": "d", "target": "a", "signed": "2018-03"},
        {"source": "c", "target": "b", "signed": "2016-05-18", "agreement": "t-1", "kind": "multi-party"},
        {
            "source": "a",
            "target": "b",
            "signed": "2019-05-18",
            "agreement": "t-2",
            "kind": "renewal",
            "renews": "t-1",
        },
        {"source": "a", "target": "d", "signed": "2018-03", "relation": "sister_city"},
        {"source": "a", "target": "c", "signed": "2016-05-18", "agreement": "t-1", "kind": "multi-party"},
        {"source": "a", "target": "d", "signed": "2018-03"},
        {"source": "b", "target": "a", "signed": "2016-05-18", "agreement": "t-1", "kind": "multi-party"},
    )


@pytest.fixture
def with_structure(ecosystem_of: EcosystemOf) -> Ecosystem:
    """A city in a prefecture, its university, and one agreement of the university with a hub."""
    nodes = {
        "id": ["uni", "pref", "hub", "town"],
        "name": ["Town University", "The Prefecture", "Link Hub", "Town"],
        "type": ["university", "prefecture", "hub", "city"],
    }
    return ecosystem_of(
        {"source": "uni", "target": "town", "relation": "located_in"},
        {"source": "uni", "target": "hub", "signed": "2016-05"},
        {"source": "town", "target": "pref", "relation": "part_of", "signed": "2001"},
        {"source": "town", "target": "hub", "relation": "member_of", "signed": ""},
        nodes=nodes,
    )


@pytest.fixture
def terms(ecosystem_of: EcosystemOf) -> Ecosystem:
    """Ties from a hub, each ending in its own way; the target's name says how."""
    return ecosystem_of(
        {
            "source": "hub",
            "target": "terminated",
            "signed": "2016-05-18",
            "term_years": "5",
            "terminated": "2018-03-31",
        },
        {"source": "hub", "target": "open", "signed": "2016-05-18"},
        {"source": "leap", "target": "hub", "signed": "2016-02-29", "term_years": "1"},
        {
            "source": "hub",
            "target": "expires",
            "signed": "2016-05-18",
            "expires": "2017-03-31",
            "term_years": "9",
        },
        {"source": "term", "target": "hub", "signed": "2016-05-18", "term_years": "2.5"},
        {"source": "hub", "target": "month", "signed": "2016-04", "term_years": "1"},
        {"source": "hub", "target": "vague", "signed": "2016", "expires": "2018-06", "terminated": "2020"},
    )


@pytest.fixture(scope="session")
def made() -> Made:
    """A maker of ecosystems: a tuple a tie, in the order of `TIE`; all organisations are cities."""

    def maker(*ties: tuple[str, ...], types: dict[str, str] | None = None) -> Ecosystem:
        rows = [tie(*each) for each in ties]
        ids = {each[end] for each in rows for end in ("source", "target")}
        return of(rows, {**dict.fromkeys(ids, "city"), **(types or {})})

    return maker


@pytest.fixture
def agreements() -> Ecosystem:
    """One agreement of the hub h for each way to end, and a line of three renewals with r.

    t: term 2 years from 2019-06-01; e: expires 2022; o: open; u: undated; n: undated, expires 2021-03;
    k: terminated 2020-02-15 though it would run to 2030; r-1 (2010) is renewed by r-2 (2015, term 5)
    and that by r-3 (2020-07, term 10).
    """
    return of(
        [
            tie("h", "t", "2019-06-01", "m-term", "", "", "", "2"),
            tie("h", "e", "2019", "m-expires", "", "", "2022"),
            tie("o", "h", "2018-01-01", "m-open"),
            tie("h", "u", "", "m-undated"),
            tie("h", "n", "", "m-no-date", "", "", "2021-03"),
            tie("k", "h", "2015-01-01", "m-killed", "", "", "2030", "", "2020-02-15"),
            tie("h", "r", "2010", "r-1"),
            tie("r", "h", "2015-07-01", "r-2", "renewal", "r-1", "", "5"),
            tie("h", "r", "2020-07-01", "r-3", "renewal", "r-2", "", "10"),
        ],
        dict.fromkeys("hteounkr", "city"),
    )
