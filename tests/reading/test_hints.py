"""Every hint for a cell is followed: what it says to write is read, and is what the text may mean.

The table was written from the texts: what each may mean as the model keeps it, nothing where nobody can
say. A hint may name less, never another fact. Dates have a table of their own in tests/dates/test_hints.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from graph.reading import cells, numbers

if TYPE_CHECKING:
    from conftest import Told  # type: ignore[import-not-found]

Rule = Callable[..., str]

MEANT: dict[Rule, dict[str, str]] = {
    cells.kind_of_organisation: {
        "univercity": "university", "association": "cluster", "enterprise": "company", "citty": "city",
        "compnay": "company", "agency": "government", "clusters": "cluster", "財団": "institute",
        "hospitl": "hospital", "prefecure": "prefecture",
        **dict.fromkeys((
            "museum", "library", "capital", "county", "community", "club", "venture", "hotel", "society",
            "commune", "count", "bank", "school", "港", "person", "fund", "?",
        ), ""),
    },
    cells.relation: {
        "mouu": "mou", "memorandum": "mou", "sistr_city": "sister_city", "連携協定": "partnership",
        "membership": "member_of", "host": "hosts", "parntership": "partnership",
        **dict.fromkeys(("research", "funding", "memo", "moa", "found", "ship", "supplier", "contract"), ""),
    },
    cells.kind: {
        "更新": "renewal", "renewl": "renewal", "renew": "renewal", "new": "initial",
        "multilateral": "multi-party",
        **dict.fromkeys(("final", "regional", "bilateral", "annual", "amendment", "総合"), ""),
    },
    cells.country: dict.fromkeys(("Atlantis", "Jpan", "India and Nepal", "EU", "Asia", "XX", "J", "日"), ""),
    numbers.term: {
        "2,5": "2.5", "3?": "3",
        **dict.fromkeys(("5 weeks", "60 days", "about 5 years", "2-3 years", "3 or 5 years", "long", "0",
                         "-1",
                         "2025", "2025-03-31", "1001", "5 months or more", "nan"), ""),
    },
    numbers.auto_renewal: dict.fromkeys(("perhaps", "0", "5 weeks", "once", "3-5 years"), ""),
    numbers.notice: dict.fromkeys(("six", "6 weeks", "180 days", "3-6 months", "1.5か月", "soon"), ""),
    numbers.latitude: {
        "35°41\u2032N": "35.6833", "35,69": "35.69", "35.69S": "-35.69", "北緯35度30分": "35.5",
        **dict.fromkeys(("35.69, 139.77", "Tokyo", "1000", "35°75\u2032N", "north"), ""),
    },
    numbers.longitude: {"117.16W": "-117.16", "西経117度30分": "-117.5", "east": "", "200": ""},
}  # fmt: skip
WRITTEN = re.compile(r"(?:write|did you mean) '?([^\s',;?]+)'?(?: if| into|\?|$)")


@pytest.mark.parametrize(
    ("rule", "text", "meant"),
    [(rule, text, meant) for rule, table in MEANT.items() for text, meant in table.items()],
)
def test_what_a_hint_for_a_cell_says_to_write_is_what_the_text_may_mean(
    rule: Rule, text: str, meant: str
) -> None:
    hints: list[str] = []
    rule(text, lambda slug, message, hint="": hints.append(hint))
    written = [
        each
        for hint in hints
        for each in WRITTEN.findall(hint)
        if not re.search("such as|the same term", hint)
    ]
    assert set(written) == ({meant} if meant else set())
    for each in written:  # what is written so is read without a word
        told: list[str] = []
        assert rule(each, lambda slug, message, hint="": told.append(slug)) == each  # noqa: B023
        assert told == []


NODES = (
    "id,name,type,name_ja,aliases\nlink-j,LINK Japan,hub,リンク,\nkeio,Keio University,university,慶応,KU\n"
    "ku,Kobe University,university,,KU\nhub-1,First Hub,hub,,\nhub-10,Tenth Hub,hub,,\n"
)


@pytest.mark.parametrize(
    ("end", "meant"),
    [
        ("LINK-J", "link-j"), ("link_j", "link-j"), ("hub-1.0", "hub-1"), ("keio university inc.", "keio"),
        ("keiou", "keio"),
        ("hub-2", ""), ("Third Hub", ""), ("Kyoto University", ""), ("慶應", "keio"),
        ("link-j; keio", "link-j keio"), ("KU Ltd.", "keio ku"),
        ("合計", ""), ("〃", ""), ("Zebra Zoo", ""), ("１２３４５", ""),
    ],
)  # fmt: skip
def test_what_a_hint_for_an_end_says_to_write_is_who_may_be_meant(told: Told, end: str, meant: str) -> None:
    found = told(nodes=NODES, edges=f"source,target,signed\nhub-1,{end},2016\n")
    (hint,) = [each.hint for each in found if each.rule.slug == "unknown-id"]
    assert set(re.findall(r"'([^']+)'", hint)) <= set(meant.split())
    assert bool(re.findall(r"'([^']+)'", hint)) == bool(meant)
