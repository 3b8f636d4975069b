"""A new folder, and rows that are added to files."""

from __future__ import annotations

from pathlib import Path

import pytest

import graph
from graph.errors import DateError, FileError, UsageError
from graph.exchange.starter import agreement_rows, id_for, sample, starter
from graph.reading.editing import with_rows

DATA = Path(__file__).parents[2] / "data"
HUB = {"id": "hub", "name": "The Hub", "type": "hub"}


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_new_folder_passes_the_check_without_a_remark(tmp_path: Path, lang: str) -> None:
    for name, data in starter(lang=lang).items():
        (tmp_path / name).write_bytes(data)
    said = [str(each) for each in graph.check(tmp_path).findings if each.severity != "note"]
    assert said == []


def test_the_example_shows_a_renewal_a_month_and_structure(tmp_path: Path) -> None:
    for name, data in starter().items():
        (tmp_path / name).write_bytes(data)
    eco = graph.read(tmp_path)
    # hub-city twice and hub-university; located_in is structure
    assert (len(eco.nodes), len(eco.collaboration), graph.build(eco).number_of_edges()) == (3, 3, 2)
    assert set(eco.edges["kind"]) == {"initial", "renewal", ""}


@pytest.mark.parametrize(("lang", "mark"), [("en", b""), ("ja", b"\xef\xbb\xbf")])
def test_the_sample_is_the_data_of_the_checkout(lang: str, mark: bytes) -> None:
    files = sample(lang=lang)
    own = {each.name: each.read_bytes() for each in DATA.iterdir()}
    assert {name: files[name].removeprefix(mark) for name in own} == own
    assert files["nodes.csv"].startswith(mark + b"id,name")
    assert files.keys() - own.keys() == {".gitattributes", ".gitignore"}


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_column_is_explained(lang: str) -> None:
    files = starter(lang=lang)
    readme = files["README.md"].decode()
    for name in ("nodes.csv", "edges.csv"):
        for column in files[name].decode("utf-8-sig").splitlines()[0].split(","):
            assert f"| `{column}` | " in readme
    assert "starter_" not in readme


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"id,name,type\n", b"id,name,type\nhub,The Hub,hub\n"),
        (b"id,name,type\r\na,A,city", b"id,name,type\r\na,A,city\r\nhub,The Hub,hub\r\n"),
        (
            b"\xef\xbb\xbfid;type;name;x\na;city;'A;1\n",
            b"\xef\xbb\xbfid;type;name;x\na;city;'A;1\nhub;hub;The Hub;\n",
        ),
        (b'"id","name","type"\n"a","A","city"\n', b'"id","name","type"\n"a","A","city"\nhub,The Hub,hub\n'),
    ],
)  # fmt: skip
def test_a_row_is_added_in_the_form_of_the_file(before: bytes, after: bytes) -> None:
    assert with_rows(before, "nodes.csv", [HUB]) == after


def test_a_column_that_the_file_does_not_have_yet_is_added() -> None:
    before = b'id,name,type\na,"A, Inc.",company\n\n'
    after = b'id,name,type,country\na,"A, Inc.",company,\n\nhub,The Hub,hub,JP\n'
    assert with_rows(before, "nodes.csv", [{**HUB, "country": "JP", "region": ""}]) == after


def test_line_breaks_and_blanks_in_a_cell_are_folded() -> None:
    added = with_rows(b"id,name,type\n", "nodes.csv", [{**HUB, "name": " The\n  Hub "}])
    assert added.endswith(b"\nhub,The Hub,hub\n")


@pytest.mark.parametrize(
    ("data", "row", "error", "message"),
    [
        (b"id,name,type\n", {"id": "a", "name": " ", "type": "hub"}, UsageError, "name must not be blank"),
        (
            b"id,name,type\n",
            {**HUB, "colour": "red"},
            UsageError,
            "no column 'colour'; it has id, name, type",
        ),
        (b"\x8e\x96", HUB, FileError, "not UTF-8"),
        (b"", HUB, FileError, "no header"),
        (b"source,target\n", HUB, FileError, "no header with id, name, type"),
    ],
)
def test_what_cannot_be_added_is_refused(
    data: bytes, row: dict[str, str], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        with_rows(data, "nodes.csv", [row])


def test_an_agreement_of_two_is_one_row_and_of_four_six() -> None:
    two = agreement_rows(["b", "a"], {"signed": "2026-05-18", "purposes": ""})
    assert two == [{"source": "b", "target": "a", "signed": "2026-05-18", "agreement": "b-a-2026-05-18"}]
    four = agreement_rows(["a", "b", "c", "d"], {"agreement": "m4", "signed": "2026"})
    assert len(four) == 6  # 4 · 3 / 2
    assert {(row["agreement"], row["kind"]) for row in four} == {("m4", "multi-party")}


def test_a_renewal_says_that_it_is_one() -> None:
    assert agreement_rows(["a", "b"], {"renews": "m1"})[0]["kind"] == "renewal"


def test_dates_are_put_into_their_iso_form() -> None:
    rows = agreement_rows(["a", "b"], {"signed": "令和2年9月18日", "expires": "2025年9月"})
    assert (rows[0]["signed"], rows[0]["expires"]) == ("2020-09-18", "2025-09")
    with pytest.raises(DateError):
        agreement_rows(["a", "b"], {"signed": "soon"})


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert agreement_rows(["a", "b"], {}, taken=["a-b", "a-b-2"])[0]["agreement"] == "a-b-3"
    assert id_for("  Ｋｏｂｅ 　City! ") == "kobe-city"


def test_an_id_keeps_every_letter_of_a_name() -> None:
    names = ["Đại học Huế", "Straßburg", "Łódź", "Ørsted", "港大学", "서울대학교", "!?"]
    made = ["dai-hoc-hue", "strassburg", "lodz", "orsted", "港大学", "서울대학교", ""]
    assert [id_for(each) for each in names] == made
    assert id_for("港大学", ["港大学"]) == "港大学-2"


@pytest.mark.parametrize("parties", [[], ["a"], ["a", "a"]])
def test_an_agreement_needs_two_parties(parties: list[str]) -> None:
    with pytest.raises(UsageError, match="two different parties"):
        agreement_rows(parties, {})


def test_what_is_added_can_be_read(tmp_path: Path) -> None:
    files = starter()
    files["nodes.csv"] = with_rows(files["nodes.csv"], "nodes.csv", [HUB])
    rows = agreement_rows(["hub", "example-city", "example-hub"], {"signed": "2026-06"})
    files["edges.csv"] = with_rows(files["edges.csv"], "edges.csv", rows)
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    assert graph.check(tmp_path).count("error") == graph.check(tmp_path).count("warning") == 0
    assert graph.build(graph.read(tmp_path)).degree("hub") == 2
