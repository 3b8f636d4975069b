"""What the file holds: plain nodes and edges, nothing twice, nothing dangerous."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import graph
from graph.drawing.places.geography import places
from graph.map import content, document, page
from graph.model.ecosystem import Ecosystem, make
from tests.conftest import EcosystemOf


def small() -> Ecosystem:
    return make(
        {"id": ["b", "a", "c"], "name": ["B", "", "C"], "type": ["city", "hub", ""], "x": ["3", "", "4"]},
        {
            "source": ["b", "c"], "target": ["a", "a"], "signed": ["2016-05", ""],
            "relation": ["", "located_in"], "expires": ["2020", ""], "row": [7, 3], "x": ["", "9"],
        },
    )  # fmt: skip


SCORES = pd.DataFrame(
    {"rank": [1, 1], "id": ["a", "b"], "partners": [1, 1], "constraint": [float("nan"), 1 / 3]}
)


def embedded(text: str) -> Any:
    found = re.search(r'<script type="application/json" id="ecosystem-data">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def test_blank_cells_are_left_out_and_further_columns_kept() -> None:
    a, b, c = content.nodes(small(), {"a": (0, 0), "b": (1, 2), "c": (3, 4)}, SCORES, places=None)
    # An organisation without a name is called by its id; constraint of "a" is undefined.
    assert a == {"id": "a", "label": "a", "x": 0.0, "y": 0.0, "type": "hub", "scores": [1, None]}
    assert b["scores"] == [1, 0.3333333333]
    assert b["more"] == {"x": "3"}
    assert "scores" not in c
    assert "type" not in c


def test_ties_come_by_row_with_the_days_that_they_count_from_and_to() -> None:
    first, second = content.edges(small())
    assert first["row"] == 3
    assert first["structural"] is True
    assert first["more"] == {"x": "9"}
    assert second["relation"] == "mou"
    assert (second["first"], second["last"], second["ends"]) == ("2016-05-01", "2016-05-31", "2020-12-31")
    assert "structural" not in second


@pytest.mark.parametrize(
    "case", json.loads(Path(__file__).parents[1].joinpath("rolling.json").read_text(encoding="utf-8"))
)
def test_the_page_is_told_by_what_terms_are_counted(case: dict[str, Any]) -> None:
    nodes = {"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]}
    ends = {"source": ["a"], "target": ["b"]}
    columns = ends | {name: [text] for name, text in case["cells"].items()}
    (tie,) = content.edges(make(nodes, columns))
    assert tie["rolls"] == case["page"]
    (tie,) = content.edges(make(nodes, columns | {"terminated": ["2030"]}))
    assert "rolls" not in tie


def test_whoever_has_no_position_stands_below_the_others() -> None:
    a, b, c = content.nodes(small(), {"a": (0, 0), "b": (100, 50)}, SCORES, places={"a": (1, 2)})
    assert c["y"] > 50
    assert (a["place"], "nowhere" in a) == ([1.0, 2.0], False)
    assert b["nowhere"] is True


@pytest.mark.parametrize(
    ("placed", "world"),
    [
        pytest.param([], False, id="nobody"),
        pytest.param(["a"], True, id="one"),
        pytest.param(["a", "b"], True, id="all-but-one"),
        pytest.param(["a", "b", "c"], True, id="all"),
    ],
)
def test_a_map_of_the_world_is_offered_where_somebody_has_a_place(placed: list[str], world: bool) -> None:
    on_earth = dict.fromkeys(placed, (1397.0, -372.8))
    data = embedded(page(small(), {}, SCORES, places=on_earth))
    assert data["meta"]["places"] is world
    lost = [each["id"] for each in data["nodes"] if "place" not in each or each.get("nowhere")]
    assert lost == [each for each in ("a", "b", "c") if each not in placed]
    assert all(("place" in each) is world for each in data["nodes"])


def test_the_page_is_told_of_what_a_place_is_the_centre() -> None:
    nodes = {"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub"] * 3}
    eco = make(nodes | {"country": ["NP", "NP", ""], "lat": ["28", "", ""], "lon": ["84", "", ""]}, {})
    at = content.nodes(eco, {}, SCORES, places=places(eco.nodes))
    told = {each["id"]: (each.get("centre"), each.get("nowhere")) for each in at}
    assert told == {"a": (None, None), "b": ("country", None), "c": (None, True)}


def test_measures_are_listed_in_the_order_of_the_reports() -> None:
    scores = pd.DataFrame({"id": [], "constraint": [], "my_own": [], "partners": []})
    assert content.measures(scores) == ["partners", "constraint"]


def test_the_file_holds_every_organisation_and_every_tie(sample: Ecosystem) -> None:
    scores = graph.centrality(graph.build(sample))
    data = embedded(page(sample, {}, scores))
    assert [node["id"] for node in data["nodes"]] == sample.nodes["id"].tolist()
    assert [edge["row"] for edge in data["edges"]] == sorted(sample.edges["row"].tolist())
    assert data["meta"]["digest"] == sample.digest
    assert data["meta"]["places"] is False


def test_no_cell_can_end_the_element_that_it_is_in() -> None:
    eco = make(
        {"id": ["a", "</script><!--"], "name": ["\u2028&", "<script>"], "type": ["hub", "hub"]},
        {"source": ["a"], "target": ["</script><!--"], "signed": ["2016"]},
    )
    text = page(eco, {}, SCORES, title="</title><script>1</script>")
    inside = text[text.index('id="ecosystem-data">') + 20 :]
    assert not set("<>&\u2028") & set(inside[: inside.index("</script>")])
    assert {node["id"] for node in embedded(text)["nodes"]} == {"a", "</script><!--"}
    assert "<title>&lt;/title&gt;" in text


def test_the_page_is_given_the_names_of_the_countries_that_it_shows(ecosystem_of: EcosystemOf) -> None:
    ids = ["c", "b", "a"]
    columns = {"id": ids, "name": ids, "type": ["hub"] * 3, "country": ["np", "", "GB"]}
    eco = ecosystem_of({"source": "a", "target": "b"}, nodes=columns)
    known = document._words(eco, [])["countries"]
    assert known == {"GB": ["United Kingdom", "英国"], "NP": ["Nepal", "ネパール"]}
