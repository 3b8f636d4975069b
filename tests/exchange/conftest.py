"""An ecosystem with everything that an exchange can lose."""

from __future__ import annotations

import pytest

from graph.model.ecosystem import Ecosystem, make


@pytest.fixture
def rich() -> Ecosystem:
    """Four organisations and six rows: a renewal, a month, an interval, no date, structure, own columns."""
    nodes = {
        "id": ["uni", "a&b", "hub", "pref"],
        "name": ["Town University", 'A & <B> "quoted"', "Link Hub", "The Prefecture"],
        "type": ["university", "company", "hub", "prefecture"],
        "name_ja": ["町大学", "", "拠点", ""],
        "lat": ["35.5", "", "-1", ""],
        "lon": ["139.25", "", "0", ""],
        "label": ["own label", "", "", ""],
        "Budget (m)": ["", "3", "", ""],
    }
    ties = [
        ("hub", "uni", "2016-05", "mou", "m-1", "initial", "", "3", ""),
        ("uni", "hub", "2019-05-18", "mou", "m-2", "renewal", "m-1", "", "x"),
        ("a&b", "hub", "2021-04/2022-03", "partnership", "", "", "", "2.5", ""),
        ("a&b", "uni", "", "mou", "", "", "", "", "y; z"),
        ("uni", "pref", "", "located_in", "", "", "", "", ""),
        ("hub", "pref", "2001", "member_of", "", "", "", "", ""),
    ]
    names = ("source", "target", "signed", "relation", "agreement", "kind", "renews", "term_years", "key")
    edges = {name: [tie[place] for tie in ties] for place, name in enumerate(names)}
    return make(nodes, edges)
