"""Cities of one name, of which there are several."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.model.cities import city_names
from graph.model.ecosystem import make

_CASES = Path(__file__).parents[1] / "vocabulary" / "cases.json"
CASES = json.loads(_CASES.read_text(encoding="utf-8"))["cities"]


@pytest.mark.parametrize(("lang", "said"), [("en", 4), ("ja", 5)])
def test_cities_are_told_apart_as_on_the_map(lang: str, said: int) -> None:
    ids = [str(at) for at in range(len(CASES))]
    columns = {name: [row[at] for row in CASES] for at, name in enumerate(("city", "country", "region"))}
    eco = make({"id": ids, "name": ids, "type": ["hub"] * len(ids), **columns}, {})
    found = city_names(eco, lang)
    assert [found[each] for each in ids] == [row[said] for row in CASES]
