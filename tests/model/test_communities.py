"""What communities are called, worked out by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from graph.map import content
from graph.model.communities import Called, communities_of, community_name, hubs_of
from graph.model.ecosystem import make
from graph.model.view import View

NAMES = {each: each.upper() for each in "abcd"}


def test_members_come_by_partners_then_betweenness_then_id() -> None:
    table = pd.DataFrame(
        {
            "id": list("dcba"),
            "partners": [1, 3, 3, 3],
            "betweenness": [0.0, 0.5, 0.9, 0.5],
            "community": [1, 0, 0, 0],
        }
    )
    assert communities_of(table) == {0: ["b", "a", "c"], 1: ["d"]}


@pytest.mark.parametrize(
    ("partners", "hubs", "en", "ja"),
    [
        ((10, 7, 1), ("a",), "A & partners", "A周辺"),  # 7 < 0.8 * 10
        ((10, 8, 1), ("a", "b"), "A, B & partners", "A・B周辺"),
        ((10, 9, 8), ("a",), "A & partners", "A周辺"),  # three are as great: none stands out but the first
    ],
)
def test_the_second_gives_its_name_too_if_it_is_nearly_as_great(
    partners: tuple[int, ...], hubs: tuple[str, ...], en: str, ja: str
) -> None:
    counted = dict(zip("abc", partners, strict=True))
    assert hubs_of(["a", "b", "c"], counted) == hubs
    assert community_name(["a", "b", "c"], counted, NAMES) == en
    assert community_name(["a", "b", "c"], counted, NAMES, lang="ja") == ja


def test_the_settings_name_a_community_by_whoever_is_in_it() -> None:
    partners = {"a": 3, "b": 2, "c": 1}
    called: dict[str, Called] = {"c": "South", "b": {"ja": "北"}, "d": "Elsewhere"}
    # b has more partners than c, and says it in Japanese only
    assert community_name(["a", "b", "c"], partners, NAMES, called=called) == "北"
    assert community_name(["a", "c"], partners, NAMES, called=called, lang="ja") == "South"
    assert community_name(["a", "e"], {"a": 3, "e": 1}, NAMES, called=called) == "A & partners"
    assert community_name(["a"], partners, NAMES, called=called) == "A"


def test_the_map_has_the_short_names_in_both_languages() -> None:
    nodes = {"id": ["a", "b"], "name": ["Alpha Institute", "B"], "type": ["hub", "city"]}
    eco = make({**nodes, "short": ["ALI", ""], "name_ja": ["甲株式会社", ""]}, {})
    scores = pd.DataFrame({"id": ["a", "b"], "partners": [2, 1], "community": [0, 0]})
    assert content.communities(View(eco), scores) == {"0": ["ALI & partners", "甲周辺"]}
    assert content.communities(View(eco), scores.drop(columns="community")) == {}
