"""Markdown shows the text of a cell, never what the text would do."""

from __future__ import annotations

import html
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.documents.tables import render
from graph.model.answer import Answer

markdown_it = pytest.importorskip("markdown_it")


def page(text: str) -> str:
    """Let a reader of CommonMark with tables and strike-through make HTML."""
    return str(
        markdown_it.MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    )


def cells(text: str) -> list[str]:
    return re.findall(r"<td[^>]*>(.*?)</td>", page(text), re.DOTALL)


def written(*texts: str) -> str:
    return str(render(pd.DataFrame({"name": list(texts)}), "md"))


def test_a_table_by_hand() -> None:
    frame = pd.DataFrame({"rank": [1, 2], "name": ["Kobe | 神戸", "two\nlines"], "degree": [0.5, None]})
    assert render(Answer.one("Hubs *now*", frame, ["counted: 2", "# 1"]), "md") == (
        "## Hubs \\*now\\*\n"
        "\n"
        "| Rank | Name | Degree |\n"
        "| ---: | --- | ---: |\n"
        "| 1 | Kobe \\| 神戸 | 0.5000 |\n"
        "| 2 | two<br>lines |  |\n"
        "\n"
        "- counted: 2\n"
        "- \\# 1\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "*a* _b_ **c** __d__ ~~e~~",
        "`code` ``",
        "[a](https://evil.example) ![b](x)",
        "<script>alert(1)</script>",
        "&amp; &lt; AT&T",
        "a|b\\|c\\",
        "snake_case_id",
        "$x$ ~ #1",
        "<!-- gone -->",
    ],
)
def test_markup_is_shown_as_it_was_typed(text: str) -> None:
    (cell,) = cells(written(text))
    assert "<" not in cell
    assert html.unescape(cell) == text


def test_an_underscore_within_an_id_needs_no_backslash() -> None:
    assert "| link_j |" in written("link_j")


def test_a_web_address_is_a_link_and_nothing_else_is() -> None:
    assert cells(written("https://a.example/?q=1&r=a_b")) == [
        '<a href="https://a.example/?q=1&amp;r=a_b">https://a.example/?q=1&amp;r=a_b</a>'
    ]
    assert cells(written("javascript:alert(1)")) == ["javascript:alert(1)"]


@pytest.mark.parametrize(
    "note", ["# a", "- a", "+ a", "1. a", "12) a", "=== a", "> a", "a\n# b", "| a | b |"]
)
def test_a_note_stays_one_line_of_text(note: str) -> None:
    shown = page(str(render(Answer.one("", pd.DataFrame({"name": ["x"]}), [note]), "md")))
    found = re.search(r"<li>(.*?)</li>", shown, re.DOTALL)
    assert found is not None
    assert html.unescape(found[1].replace("<br>", "\n")) == note


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1))
def test_every_text_is_shown_as_it_is(text: str) -> None:
    found = cells(written("x" + text + "x"))
    assert [html.unescape(each) for each in found] == ["x" + text + "x"]
