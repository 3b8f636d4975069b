"""Small ecosystems that the questions are asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model.ecosystem import Ecosystem, make

TIE = ("source", "target", "signed", "agreement", "kind", "renews", "expires", "term_years", "terminated")


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


Made = Callable[..., Ecosystem]


@pytest.fixture
def made() -> Made:
    """A maker of ecosystems: a tuple a tie, in the order of `TIE`; all organisations are cities."""

    def maker(*ties: tuple[str, ...], types: dict[str, str] | None = None) -> Ecosystem:
        rows = [tie(*each) for each in ties]
        ids = {each[end] for each in rows for end in ("source", "target")}
        return of(rows, {**dict.fromkeys(ids, "city"), **(types or {})})

    return maker


@pytest.fixture
def bridge() -> Ecosystem:
    """Two triangles a-b-c and x-y-z joined over h; p hangs on h; q is alone; d-e apart.

    a - b - c - a (one agreement of three parties, 2015), c - h (2016-05), h - x (2017-03-31),
    x - y - z - x (2018, 2018, 2019-01), h - p (undated), d - e (2020); p lies in d (structural).
    """
    return of(
        [
            tie("h", "x", "2017-03-31", "m-hx"),
            tie("b", "a", "2015", "t-abc", "multi-party"),
            tie("c", "b", "2015", "t-abc", "multi-party"),
            tie("a", "c", "2015", "t-abc", "multi-party"),
            tie("c", "h", "2016-05", "m-ch"),
            tie("y", "x", "2018", "m-xy"),
            tie("z", "y", "2018", "m-yz"),
            tie("z", "x", "2019-01", "m-xz"),
            tie("p", "h", "", "m-hp"),
            tie("e", "d", "2020", "m-de"),
            {**tie("p", "d"), "relation": "located_in"},
        ],
        {
            "a": "city", "b": "city", "c": "city", "h": "hub", "p": "university", "q": "hub",
            "x": "cluster", "y": "cluster", "z": "company", "d": "city", "e": "hub",
        },
        country={"a": "JP", "b": "JP", "c": "JP", "h": "JP", "x": "US", "y": "US", "z": "US"},
        name_ja={"h": "拠点", "a": "甲"},
    )  # fmt: skip


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
