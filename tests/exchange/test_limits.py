"""What each format holds comes back; what it cannot hold is what `graph export` says of it."""

from __future__ import annotations

import json
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.exchange import export, import_files, limits
from graph.exchange.content import Content, content
from graph.model.ecosystem import Ecosystem, make, snapshot
from graph.reading.leftovers import is_ditto
from graph.reading.workbooks import read_workbook
from graph.vocabulary import EXCHANGE_FORMATS
from graph.words import sentence, word

law = settings(max_examples=25, deadline=None, derandomize=True)

# Texts as they can stand in a cell: no line ends (the reader of the two files folds them) or byte order marks
# (it takes them out and says so), no marks for "as above" (a list is read as it is meant), no controls (what
# becomes of those is said below), no lone surrogates (they cannot be stored as UTF-8).
cells = (
    st.text(
        st.one_of(
            st.sampled_from("県協定 ,;|\"'<>&=+-@_x0041_é😀"),
            st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"),
        ),
        max_size=12,
    )
    .map(str.strip)
    .filter(lambda text: not is_ditto(text))
)
names = cells.filter(bool)
dates = st.sampled_from(["", "2016", "2016-05", "2016-05-18", "2021-04/2022-03"])
numbers = st.one_of(st.just(""), st.integers(-90, 90).map(str), st.floats(-90, 90).map(repr))
own_columns = st.sampled_from(["label", "Level", "value", "weight", "tags", "label (own)", "SUID", "予算"])


@st.composite
def ecosystems(draw: st.DrawFn) -> Ecosystem:
    """Up to four organisations and five ties, all kinds of texts in their cells, one column of their own."""
    ids = draw(st.lists(names, min_size=2, max_size=4, unique=True))
    extra = draw(own_columns)
    nodes = {
        "id": ids,
        "name": draw(st.lists(names, min_size=len(ids), max_size=len(ids))),
        "type": draw(
            st.lists(st.sampled_from(["hub", "city", "研究会"]), min_size=len(ids), max_size=len(ids))
        ),
        "lat": draw(st.lists(numbers, min_size=len(ids), max_size=len(ids))),
        extra: draw(st.lists(cells, min_size=len(ids), max_size=len(ids))),
    }
    many = draw(st.integers(0, 5))
    pairs = [draw(st.permutations(ids))[:2] for _ in range(many)]
    edges = {
        "source": [pair[0] for pair in pairs],
        "target": [pair[1] for pair in pairs],
        "signed": [draw(dates) for _ in pairs],
        "relation": [draw(st.sampled_from(["", "partnership", "located_in"])) for _ in pairs],
        "agreement": [draw(st.sampled_from(["", "m-1", "m-2"])) for _ in pairs],
        "kind": [draw(st.sampled_from(["", "renewal"])) for _ in pairs],
        "term_years": [draw(st.sampled_from(["", "3", "2.5"])) for _ in pairs],
        "purposes": [draw(cells) for _ in pairs],
        extra: [draw(cells) for _ in pairs],
    }
    return make(nodes, edges)


def rows(found: Content) -> tuple[list[str], list[str]]:
    """Both tables row by row, whatever the order of their columns."""
    nodes, edges = ([repr(sorted(row.items())) for row in table] for table in (found.nodes, found.edges))
    return nodes, edges


@pytest.mark.parametrize("form", EXCHANGE_FORMATS)
@law
@given(ecosystems())
def test_every_text_comes_back_in_its_place(form: str, eco: Ecosystem) -> None:
    assert rows(import_files(export(eco, form))) == rows(content(eco))


def test_tags_of_ones_own_come_back_from_kumu_whatever_they_say() -> None:
    # Tags that Kumu has from us say type, country and year; one's own may say what another cell says.
    nodes = {"id": ["a", "b"], "name": ["hub", "B"], "type": ["hub", "city"], "tags": ["hub", ""]}
    found = import_files(export(make(nodes, {}), "kumu"))
    assert rows(found) == rows(content(make(nodes, {})))
    assert not found.losses


def one(**columns: str) -> Ecosystem:
    """Two organisations, of which the first has further cells, a tie of a month, and one of structure."""
    nodes = {"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]}
    nodes |= {name: [text, ""] for name, text in columns.items()}
    ties = {"source": ["a", "a"], "target": ["b", "b"], "signed": ["2016-05", ""]}
    return make(nodes, ties | {"relation": ["mou", "located_in"]})


def says(form: str, key: str) -> bool:
    """Whether a format's limits have a sentence, in both languages."""
    found = {sentence(key, lang) in limits(form, lang=lang) for lang in ("en", "ja")}
    assert len(found) == 1
    return found.pop()


@pytest.mark.parametrize("form", EXCHANGE_FORMATS)
def test_control_characters_are_lost_where_it_is_said(form: str) -> None:
    eco = one(notes="a\x07b")
    kept = import_files(export(eco, form)).nodes[0]["notes"]
    assert (kept == "a\ufffdb") if says(form, "holds_no_controls") else (kept == "a\x07b")


@pytest.mark.parametrize("form", EXCHANGE_FORMATS)
def test_long_texts_are_cut_where_it_is_said(form: str) -> None:
    eco = one(notes="x" * 40_000)
    kept = import_files(export(eco, form)).nodes[0]["notes"]
    assert len(kept) == (32_767 if says(form, "holds_short_cells") else 40_000)


@pytest.mark.parametrize("form", EXCHANGE_FORMATS)
def test_a_column_without_a_cell_is_lost_as_it_is_said(form: str) -> None:
    assert says(form, "holds_no_blank_columns")
    assert "city" not in import_files(export(one(city=""), form)).columns("nodes")
    assert "city" in import_files(export(one(city="Kobe"), form)).columns("nodes")


@pytest.mark.parametrize("form", EXCHANGE_FORMATS)
def test_the_day_and_the_rows_are_lost_as_it_is_said(form: str) -> None:
    assert says(form, "holds_no_view")
    assert says(form, "holds_no_rows")
    shown = snapshot(one(), "2031-07-13")
    files = export(shown, form)
    assert not any(b"2031" in data for data in files.values())
    assert "row" not in import_files(files).columns("edges")


def directed(form: str, files: dict[str, bytes]) -> bool:
    """Whether the format's own reader sees which way the tie of structure reads."""
    text = b"".join(files.values())
    if form == "graphml":
        return bool(nx.read_graphml(_stream(files)).is_directed()) or b'directed="true"' in text
    if form == "gexf":
        return bool(nx.read_gexf(_stream(files), version="1.3").is_directed()) or b'type="directed"' in text
    if form in ("cytoscape", "node-link"):
        return bool(json.loads(text)["directed"])
    return {"kumu": b'"direction": "directed"', "gephi-csv": b",Directed,"}[form] in text


def _stream(files: dict[str, bytes]) -> Any:
    import io

    return io.BytesIO(next(iter(files.values())))


@pytest.mark.parametrize(
    "form", [each for each in EXCHANGE_FORMATS if each not in ("xlsx", "parquet", "kumu-xlsx")]
)
def test_directions_are_lost_where_it_is_said(form: str) -> None:
    assert directed(form, export(one(), form)) != says(form, "holds_no_direction")


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_plain_tables_lose_no_direction_since_source_and_target_are_all_there_is(form: str) -> None:
    assert not says(form, "holds_no_direction")
    assert import_files(export(one(), form)).edges[1]["source"] == "a"


@pytest.mark.parametrize("form", ["gexf", "gephi-csv"])
def test_a_month_becomes_a_day_of_the_time_line_and_stays_a_month_in_its_column(form: str) -> None:
    assert says(form, "holds_days_only")
    assert says(form, "shows_undated_always")
    files = export(one(), form)
    text = b"".join(files.values()).decode()
    assert "2016-05-31" in text
    assert text.count("2016-05-31") <= 3  # the tie's and both organisations' first day; none for the undated
    assert [each["signed"] for each in import_files(files).edges if "signed" in each] == ["2016-05"]


@pytest.mark.parametrize("form", ["kumu", "kumu-xlsx"])
def test_kumu_has_years_and_no_end(form: str) -> None:
    assert says(form, "holds_years_in_tags")
    eco = make(
        {"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
        {"source": ["a"], "target": ["b"], "signed": ["2016-05"], "term_years": ["3"]},
    )
    files = export(eco, form)
    if form == "kumu":
        tie = json.loads(files[".json"])["connections"][0]
        assert tie["tags"] == ["2016"]
    else:
        heads, cells = read_workbook(files[".xlsx"], "k.xlsx").sheets["Connections"]
        tie = dict(zip(heads, cells, strict=True))
        assert tie["Tags"] == "2016"
    assert "2019" not in json.dumps(tie)  # three years on, as gexf has it


def test_every_sentence_of_the_limits_is_tried_here() -> None:
    tried = {
        "holds_no_controls", "holds_short_cells", "holds_no_blank_columns", "holds_no_view", "holds_no_rows",
        "holds_no_direction", "holds_days_only", "shows_undated_always", "holds_years_in_tags",
    }  # fmt: skip
    known = {word(key) for key in tried}
    assert {each for form in EXCHANGE_FORMATS for each in limits(form)} == known
