"""A small ecosystem that the questions are asked about."""

from __future__ import annotations

import pytest

from graph.model.ecosystem import Ecosystem
from tests.conftest import of, tie


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
