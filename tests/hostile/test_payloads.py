"""The hostile texts themselves: enough of them, in enough places, of every known shape."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.drawing.names import short_name, wrap
from graph.reading import check
from tests.hostile.payloads import PAYLOADS, READABLE, ecosystem, story, tables


def test_there_are_forty_texts_in_ten_channels() -> None:
    nodes, edges = tables(PAYLOADS)
    assert len(PAYLOADS) > 40
    channels = {
        f"{name} {column}"
        for name, table in (("node", nodes), ("tie", edges))
        for column, cells in table.items()
        if column not in PAYLOADS.values() and set(PAYLOADS.values()) <= set(cells)
    }
    assert {
        "node id",
        "node name",
        "node name_ja",
        "node url",
        "node aliases",
        "node notes",
    } <= channels
    assert {"tie source", "tie purposes", "tie evidence", "tie source_url", "tie kind"} <= channels
    assert set(PAYLOADS.values()) <= set(nodes) & set(edges)  # and as the names of columns
    assert len(story(PAYLOADS)["steps"]) == len(PAYLOADS)  # type: ignore[arg-type]
    assert len(set(PAYLOADS.values()) & set(nodes["type"])) > 30
    relations = set(ecosystem().edges["relation"])
    assert len(set(PAYLOADS.values()) & relations) > 40


@pytest.mark.parametrize(
    "shape",
    [
        "<script>", "onerror", "\\u003c", "javascript:", "data:text", "vbscript:", "<!--", "</style>",
        "ontoggle", "onmouseover",
        "<math>", "foreignObject", "{{", "{%", "{#", "]]>", "@import", "expression(", "=cmd|",
        "HYPERLINK", "<!DOCTYPE", "&e;", "\x1b]", "\x9b", "\u202e", "\u2066", "\u200b", "\u2028", "\x00",
        "\r\n", "__proto__", "../", "%2e", "CON", "%n", "](", "|", "ATTENDEE", "007", "\u0489",
    ],
)  # fmt: skip
def test_every_shape_is_among_them(shape: str) -> None:
    assert any(shape in text for text in PAYLOADS.values())


@pytest.mark.slow
def test_the_reader_lets_them_in_and_warns(folder: Path) -> None:
    # So that what follows tells something of the data that people have, not only of what Python makes.
    found = check(folder)
    assert [str(each) for each in found.findings if each.severity == "error"] == []
    assert {"control-character", "invisible-character", "looks-like-formula"} <= {
        each.rule.slug for each in found.findings
    }
    assert len(READABLE) > 90


def test_of_a_name_without_end_only_the_beginning_is_drawn() -> None:
    # 26 columns a line; the second may have 31 (a fifth more) with its ellipsis, the first as many.
    lines = wrap(short_name("very long " * 5000))
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert max(map(len, lines)) <= 31
