"""Every table has every form, also an empty one, and the same table is the same bytes."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date

import pandas as pd
import pytest

from graph.documents.tables import render
from graph.errors import UsageError
from graph.model.answer import Answer
from graph.vocabulary import TABLE_FORMS

HUBS = pd.DataFrame(
    {"rank": [1, 2], "name": ["神戸市", "=1+1"], "type": ["city", "hub"], "degree": [0.5, 1 / 3]}
)
FORMS_FOR_PEOPLE = ("table", "md", "html")


def test_a_form_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(
        UsageError, match="no form 'pdf' of a table; take one of table, csv, json, jsonl, md, html, xlsx"
    ):
        render(HUBS, "pdf")


@pytest.mark.parametrize("form", TABLE_FORMS)
def test_only_a_workbook_is_bytes(form: str) -> None:
    assert isinstance(render(HUBS, form), bytes if form == "xlsx" else str)


@pytest.mark.parametrize("form", TABLE_FORMS)
def test_the_same_table_is_the_same_bytes(form: str) -> None:
    first, second = (Answer.one("Hubs", table, ["one"]) for table in (HUBS, HUBS.copy()))
    day = date(2026, 3, 31)
    assert render(first, form, stamp=day) == render(second, form, stamp=day)


@pytest.mark.parametrize("form", TABLE_FORMS)
def test_the_index_and_the_frame_itself_stay_out_of_it(form: str) -> None:
    moved = HUBS.set_index(pd.Index([7, 7]))
    before = moved.copy()
    assert render(moved, form) == render(HUBS, form)
    pd.testing.assert_frame_equal(moved, before)


@pytest.mark.parametrize("form", TABLE_FORMS)
@pytest.mark.parametrize(
    "frame", [HUBS[:0], pd.DataFrame(), pd.DataFrame(index=[0, 1])], ids=["rows", "all", "columns"]
)
def test_a_table_may_be_empty(frame: pd.DataFrame, form: str) -> None:
    assert render(Answer.one("Hubs", frame, ["one"]), form, width=40) is not None


@pytest.mark.parametrize(("lang", "sentence"), [("en", "no rows"), ("ja", "該当する行はありません")])
@pytest.mark.parametrize("form", FORMS_FOR_PEOPLE)
def test_a_reader_is_told_that_there_are_no_rows(form: str, lang: str, sentence: str) -> None:
    assert sentence in str(render(HUBS[:0], form, lang=lang))
    assert sentence not in str(render(HUBS, form, lang=lang))


@pytest.mark.parametrize(
    ("form", "text"), [("csv", "rank,name,type,degree\n"), ("json", "[]\n"), ("jsonl", "")]
)
def test_a_program_gets_an_empty_list(form: str, text: str) -> None:
    assert render(Answer.one("Hubs", HUBS[:0], ["one"]), form) == text


def test_rows_without_columns_are_empty_objects() -> None:
    assert json.loads(str(render(pd.DataFrame(index=[0, 1]), "json"))) == [{}, {}]
    assert render(pd.DataFrame(index=[0, 1]), "csv") == ""


@pytest.mark.parametrize("form", TABLE_FORMS)
def test_two_columns_of_one_name_are_refused(form: str) -> None:
    frame = pd.DataFrame([[1, 2]], columns=["note", "note"])
    with pytest.raises(UsageError, match="two columns of the table are called 'note'"):
        render(frame, form)


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
def test_what_programs_read_has_machine_words_in_every_language(form: str) -> None:
    japanese = render(HUBS, form, lang="ja")
    assert japanese == render(HUBS, form, lang="en")
    assert "rank" in str(japanese)
    assert "city" in str(japanese)


@pytest.mark.parametrize("form", FORMS_FOR_PEOPLE)
def test_what_people_read_is_translated(form: str) -> None:
    text = str(render(HUBS, form, lang="ja"))
    assert all(each in text for each in ("順位", "名称", "種別", "市区町村", "拠点"))
    assert "city" not in text


def test_only_columns_of_the_vocabulary_are_translated() -> None:
    frame = pd.DataFrame({"name": ["hub"], "type": ["observatory"], "kind": ["hub"]})
    assert str(render(frame, "table", lang="ja")).splitlines()[-1].split() == ["hub", "Observatory", "拠点"]


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "md", "html"])
def test_only_a_terminal_shows_fewer_rows(form: str) -> None:
    frame = pd.DataFrame({"id": [f"org-{each}" for each in range(30)]})
    assert "org-29" in str(render(frame, form, limit=3))


@pytest.mark.parametrize("form", ["table", "csv", "json", "jsonl", "md", "html"])
def test_nothing_that_acts_on_a_terminal_is_in_a_text(form: str) -> None:
    bad = "a\x1b[2J\x07\x00\x7f\x9b\u202eb\u2066"
    text = str(render(Answer.one(bad, pd.DataFrame({bad: [bad]}), [bad]), form))
    assert not set(text) & set("\x1b\x07\x00\x7f\x9b\u202e\u2066")
    assert "x1b" in text or r"\u001b" in text


@pytest.mark.slow
def test_heavy_libraries_load_only_for_the_form_that_needs_them() -> None:
    code = (
        "import sys, pandas as pd\n"
        "from graph.documents.tables import render\n"
        "f = pd.DataFrame({'a': [1]})\n"
        "for form in ('csv', 'json', 'jsonl', 'md', 'html'): render(f, form)\n"
        "print([each for each in ('rich', 'xlsxwriter') if each in sys.modules])\n"
        "render(f, 'table')\n"
        "print([each for each in ('rich.console', 'rich.table', 'xlsxwriter') if each in sys.modules])\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ended.stdout.split("\n")[:2] == ["[]", "[]"]
