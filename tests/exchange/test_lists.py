"""Somebody's own list of agreements, as it is: which table it becomes, and what is said of the rest."""

from __future__ import annotations

import io
import itertools
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import graph
from graph.commands.main import command
from graph.commands.terminal import run
from graph.dates.spellings import Order
from graph.errors import FileError, UsageError
from graph.exchange import as_csv, import_files
from graph.exchange.lists.joining import Wishes
from graph.exchange.lists.undecided import Undecided
from tests.exchange.lists import OURS, Rows, both, csv, losses, names, ties, xlsx


def test_a_list_that_names_the_partner_only_is_one_of_its_owner() -> None:
    rows: Rows = [
        ["S.No.", "Institution/Organization", "Signed on", "Country"],
        [1, "Minami University, Aoba", "2020-07-28", "JP"],
        [2, "Klong Institute", "2020/2/20", "TH"],
    ]
    found = both(rows, OURS)
    assert ties(found) == [
        ("our-hub", "minami-university-aoba", "2020-07-28"),
        ("our-hub", "klong-institute", "2020-02-20"),
    ]
    assert {row["name"]: row.get("country") for row in found.nodes} == {
        "Our Hub": None, "Minami University, Aoba": "JP", "Klong Institute": "TH",
    }  # fmt: skip
    assert [row["S.No."] for row in found.edges] == ["1", "2"]


def test_without_its_owner_such_a_list_is_refused_and_says_what_to_add() -> None:
    with pytest.raises(Undecided, match=r"names one party \(column 'Partner'\); .* --ours") as caught:
        import_files({"x.csv": b"Partner,Signed\nPort Lab,2019\n"})
    assert caught.value.about == "ours"


def test_sheets_stand_one_below_the_other_and_keep_their_names() -> None:
    head: list[object] = ["Partner", "Signed on"]
    sheets: dict[str, Rows] = {"Asia": [head, ["A Lab", "2019"]], "Europe": [head, ["B Lab", "2020"]]}
    found = import_files({"x.xlsx": xlsx(**sheets)}, wishes=OURS)
    assert [row["sheet"] for row in found.edges] == ["Asia", "Europe"]
    one = import_files({"x.xlsx": xlsx(Asia=sheets["Asia"])}, wishes=OURS)
    assert "sheet" not in one.edges[0]


@pytest.mark.parametrize(
    "other", ["PORT LAB", "Port  Lab", " port lab ", "Ｐｏｒｔ Ｌａｂ", "Port Lab, Inc.", "Port Lab K.K."]
)
def test_an_organisation_is_one_whatever_the_spelling_of_its_name(other: str) -> None:
    found = both([["Source", "Target", "Signed"], ["Hub", "Port Lab", "2019"], ["Hub", other, "2020"]])
    assert len(found.nodes) == 2
    assert {row["target"] for row in found.edges} == {found.edges[0]["target"]}


def test_the_order_of_rows_and_columns_changes_no_tie() -> None:
    head = ["Partner", "Signed on", "Country"]
    below = [["A Lab", "2019-05-18", "JP"], ["B Lab", "2020-04", "TH"], ["a lab", "2021", "JP"]]
    wanted = None
    for columns, rows in itertools.product(itertools.permutations(range(3)), itertools.permutations(below)):
        table: Rows = [[row[at] for at in columns] for row in (head, *rows)]
        found = sorted(ties(import_files({"x.csv": csv(table)}, wishes=OURS)))
        wanted = wanted or found
        assert found == wanted


def test_a_japanese_list_is_read_by_its_headings() -> None:
    rows: Rows = [
        ["No.", "協定名", "甲", "乙", "締結日", "有効期限", "備考"],
        [1, "連携協定", "みなとハブ", "港大学", "令和元年5月18日", "2025年3月31日", "初回"],
    ]
    found = both(rows)
    (row,) = found.edges
    assert (row["source"], row["target"]) == ("みなとハブ", "港大学")
    assert (row["signed"], row["expires"], row["notes"]) == ("2019-05-18", "2025-03-31", "初回")
    assert {each["name"]: each["type"] for each in found.nodes}["港大学"] == "university"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932", "iso2022_jp"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_in_any_encoding_and_with_any_delimiter_that_check_reads(
    encoding: str, delimiter: str
) -> None:
    rows: Rows = [
        ["甲", "乙", "締結日"],
        ["㈱髙島ラボ" if encoding != "iso2022_jp" else "高島ラボ", "港大学", "2019"],
    ]
    data = csv(rows, delimiter).decode().encode(encoding)
    found = import_files({"x.csv": data})
    assert ties(found) == [(str(rows[1][0]).replace("㈱", "㈱"), "港大学", "2019")]


def test_titles_above_the_header_and_notes_below_it_are_left_out_and_told() -> None:
    rows: Rows = [
        ["Agreements as of 1 April 2026"],
        [],
        ["Source", "Target", "Date signed"],
        ["Hub", "A Lab", "2019"],
        ["* preliminary; source: planning office"],
        ["Total", None, 12],
    ]
    found = both(rows)
    assert ties(found) == [("Hub", "A Lab", "2019")] or ties(found) == [("hub", "a-lab", "2019")]
    assert losses(found) == {"came_above": 1, "came_aside": 1, "came_sums": 1}
    assert names(found) == ["A Lab", "Hub"]


def test_a_second_row_of_headings_is_read_with_the_first() -> None:
    rows: Rows = [
        ["相手先", "締結日", "国"],
        ["Partner", "Signed", "Country"],
        ["A Lab", "2019", "JP"],
    ]
    assert ties(both(rows, OURS)) == [("our-hub", "a-lab", "2019")]
    spanning: Rows = [
        ["Partner", "Validity", None],
        [None, "from", "until"],
        ["A Lab", "2019-04-01", "2024-03-31"],
    ]
    (row,) = both(spanning, OURS).edges
    assert (row["signed"], row["expires"]) == ("2019-04-01", "2024-03-31")


def test_cells_merged_from_top_to_bottom_hold_their_text_in_each_row() -> None:
    made = openpyxl.load_workbook(
        io.BytesIO(xlsx(S=[["Partner", "Signed"], ["A Lab", "2019"], [None, "2020"]]))
    )
    made["S"].merge_cells("A2:A3")
    stream = io.BytesIO()
    made.save(stream)
    assert ties(import_files({"x.xlsx": stream.getvalue()}, wishes=OURS)) == [
        ("our-hub", "a-lab", "2019"), ("our-hub", "a-lab", "2020"),
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["〃", "同上", "ditto"])
def test_a_mark_for_the_text_above_is_that_text(mark: str) -> None:
    found = both([["Partner", "Signed"], ["A Lab", "2019"], [mark, mark]], OURS)
    assert ties(found) == [("our-hub", "a-lab", "2019")] * 2


@pytest.mark.parametrize("between", ["|", ";", "；", "、", "\n", " | "])
def test_several_parties_in_one_cell_are_ties_of_one_agreement(between: str) -> None:
    found = both([["甲", "乙", "締結日"], ["みなとハブ", f"神戸市{between}北市", "2020-04-01"]])
    assert ties(found) == [("みなとハブ", "神戸市", "2020-04-01"), ("みなとハブ", "北市", "2020-04-01")]
    assert len({row["agreement"] for row in found.edges}) == 1
    assert losses(found)["came_split"] == 1


def test_a_comma_splits_only_where_each_part_is_known() -> None:
    cells: list[object] = ["Minami University, Aoba", "A Lab", "B Lab", "A Lab, B Lab", "A Lab and B Lab"]
    rows: Rows = [["Partner", "Signed"], *([each, 2019] for each in cells)]
    found = both(rows, OURS)
    assert names(found) == ["A Lab", "B Lab", "Minami University, Aoba", "Our Hub"]
    assert len(found.edges) == 3 + 2 + 2


def test_a_name_on_two_lines_is_one_name_and_in_two_languages_it_is_two() -> None:
    found = both(
        [
            ["Partner", "Signed"],
            ["Institute of\nTechnology, (Aoba\nCampus)", "2019"],
            ["港大学\nHarbour University", "2020"],
        ],
        OURS,
    )
    assert names(found) == ["Harbour University", "Institute of Technology, (Aoba Campus)", "Our Hub"]
    assert next(row for row in found.nodes if row["name"] == "Harbour University")["name_ja"] == "港大学"


def test_what_cannot_be_read_is_kept_in_the_notes_and_told_at_its_cell() -> None:
    found = both([["Partner", "Signed on", "Remarks"], ["A Lab", "next spring", "old"]], OURS)
    assert found.edges[0]["notes"] == "old; Signed on: next spring"
    (finding,) = found.findings
    assert (finding.rule.slug, finding.row, finding.letter, finding.column) == (
        "bad-date",
        2,
        "B",
        "Signed on",
    )


@pytest.mark.parametrize("text", ["n/a", "Not Specified", "-", "TBD", "未定", "不明"])
def test_a_text_that_says_that_nothing_is_known_is_a_blank(text: str) -> None:
    found = both([["Partner", "Signed on"], ["A Lab", text], ["B Lab", "2019"]], OURS)
    assert "signed" not in found.edges[0]
    assert found.findings == ()


def test_a_row_without_a_party_is_told_and_all_others_are_read() -> None:
    rows: Rows = [
        ["Source", "Target", "Signed"],
        ["Hub", None, "2019"],
        ["Hub", "A Lab", "2020"],
        ["Hub", "hub ", "2021"],
    ]
    found = both(rows)
    assert len(found.edges) == 1
    assert losses(found) == {"came_partyless": 1, "came_self": 1}
    assert all(each.grave for each in found.losses)


@pytest.mark.parametrize(
    ("status", "count"), [("Active", 1), ("Under negotiation", 0), ("調整中", 0), ("Expired", 1)]
)
def test_a_status_tells_what_is_no_agreement_yet(status: str, count: int) -> None:
    found = both([["Partner", "Signed", "Status"], ["A Lab", "2019", status]], OURS)
    assert len(found.edges) == count
    key = {
        "Under negotiation": "came_unsigned_dated",
        "調整中": "came_unsigned_dated",
        "Expired": "came_over",
    }.get(status)
    assert list(losses(found)) == ([key] if key else [])


@pytest.mark.parametrize(
    ("heading", "columns"),
    [
        ("Year", {"signed"}),
        ("timestamp", {"signed"}),
        ("Date signed", {"signed"}),
        ("Date of signature (YYYY-MM-DD)", {"signed"}),
        ("MoU Date", {"signed"}),
        ("締結年月日", {"signed"}),
        ("Start date", {"signed"}),
        ("Date de signature", {"signed"}),
        ("체결일", {"signed"}),
        ("签署日期", {"signed"}),
        ("Valid until", {"expires"}),
        ("Date of expiry of the agreement", {"expires"}),
        ("有効期限", {"expires"}),
        ("Gültig bis", {"expires"}),
        ("announced on", {"announced"}),
        ("Signed by", set()),
    ],
)
def test_dates_are_found_whatever_their_heading(heading: str, columns: set[str]) -> None:
    found = both([["Source", "Target", heading], ["Hub", "A Lab", "2019"]])
    assert {name for name in found.edges[0] if name in ("signed", "expires", "announced")} == columns
    assert "2019" in found.edges[0].values()


def test_a_column_of_addresses_is_no_party_and_two_columns_of_parties_are_both_sides() -> None:
    rows: Rows = [["institution", "Target", "relationship_type", "source"],
                  ["Harbour University", "Northern Institute", "joint institute",
                   "https://example.org/a"]]  # fmt: skip
    (row,) = both(rows).edges
    assert (row["source"], row["target"]) == ("harbour-university", "northern-institute")
    assert row["source_url"] == "https://example.org/a"
    assert ties(both([["University 1", "University 2"], ["A Lab", "B Lab"]])) == [("a-lab", "b-lab", "")]


def test_where_two_headings_mean_the_same_somebody_has_to_say_which() -> None:
    rows: Rows = [["Source", "Target", "Signed on", "Date signed"], ["Hub", "A Lab", "2019", "2018"]]
    with pytest.raises(
        Undecided, match="columns 'Signed on', 'Date signed' may each be the day of"
    ) as caught:
        both(rows)
    assert caught.value.choices == ("Signed on", "Date signed")
    found = both(rows, Wishes(columns={"signed": "Date signed"}))
    assert (found.edges[0]["signed"], found.edges[0]["Signed on"]) == ("2018", "2019")


def test_a_heading_can_be_given_and_one_that_is_not_there_is_refused() -> None:
    rows: Rows = [["Who", "When"], ["Alpha", "2019"]]
    with pytest.raises(
        FileError, match=r"has the columns Who, When; none of them names an organisation.*\"Who\""
    ):
        both(rows, OURS)
    wishes = Wishes("Our Hub", {"target": "Who", "signed": "when"})
    assert ties(both(rows, wishes)) == [("our-hub", "Alpha", "2019")]
    with pytest.raises(
        UsageError, match=r"no column is headed 'Whom'; did you mean 'Who'[?] The headings are Who, When"
    ):
        both(rows, Wishes("Our Hub", {"target": "Whom"}))
    with pytest.raises(UsageError, match="no column 'partner' to give a heading to"):
        both(rows, Wishes("Our Hub", {"partner": "Who"}))


FLAGS: Rows = [
    ["", "Tokyo Hub", "Osaka Hub", "Kobe City", "Sendai"],
    ["Tokyo Hub", 0, 1, 0, 0],
    ["Osaka Hub", 1, 0, 1, 0],
    ["Kobe City", 0, 1, 0, 0],
    ["Sendai", 0, 0, 0, 0],
]


def test_a_matrix_of_marks_is_read_once_a_pair_with_those_that_are_tied_to_nobody() -> None:
    found = both(FLAGS)
    assert ties(found) == [("tokyo-hub", "osaka-hub", ""), ("osaka-hub", "kobe-city", "")]
    assert len(found.nodes) == 4
    assert "read the matrix of" in found.read_as


@pytest.mark.parametrize("half", ["upper", "lower"])
def test_half_a_matrix_is_one(half: str) -> None:
    upper = half == "upper"
    rows = [
        [cell if not at or not number or (at > number) == upper else None for at, cell in enumerate(row)]
        for number, row in enumerate(FLAGS)
    ]
    assert {frozenset(each[:2]) for each in ties(both(rows))} == {
        frozenset({"tokyo-hub", "osaka-hub"}), frozenset({"osaka-hub", "kobe-city"}),
    }  # fmt: skip


def test_a_matrix_of_years_dates_the_ties_and_one_of_counts_counts_agreements() -> None:
    years: Rows = [["", "A", "B"], ["A", None, "2019"], ["B", "2019", None]]
    assert ties(both(years)) == [("a", "b", "2019")]
    counts: Rows = [["", "A", "B"], ["A", 0, 3], ["B", 3, 0]]
    found = both(counts)
    assert len({row["agreement"] for row in found.edges}) == 3


def test_a_matrix_whose_halves_differ_says_so() -> None:
    rows: Rows = [["", "A", "B", "C"], ["A", 0, 1, 1], ["B", 0, 0, 1], ["C", 1, 1, 0]]
    found = both(rows)
    assert losses(found) == {"came_lopsided": 1}
    assert len(found.edges) == 3


def test_ids_and_names_of_gephi_are_matched_and_its_labels_are_names() -> None:
    found = import_files({
        "n.csv": b"Id,Label\n1,Tokyo Hub\n2,Osaka Hub\n3,Kobe City\n",
        "e.csv": b"Source,Target,Start\nTokyo Hub,Osaka Hub,2019\n tokyo hub ,Kobe City,2020\n",
    })  # fmt: skip
    assert ties(found) == [("1", "2", "2019"), ("1", "3", "2020")]
    labelled = import_files(
        {"e.csv": b"Source,Target,Type,Source Label,Target Label\nn1,n2,Directed,Alpha,Beta\n"}
    )
    assert names(labelled) == ["Alpha", "Beta"]


def test_kumu_names_several_parties_in_one_cell_and_a_note_sheet_is_told() -> None:
    data = xlsx(
        Elements=[["Label", "Type"], ["Life Hub", "hub"], ["Harbour", "university"], ["Kobe City", "city"]],
        Connections=[["From", "To", "Type", "Signed"], ["Life Hub", "Harbour|Kobe City", "MOU", "2019-05"]],
        Notes=[["anything"]],
    )
    found = import_files({"k.xlsx": data})
    assert ties(found) == [("life-hub", "harbour", "2019-05"), ("life-hub", "kobe-city", "2019-05")]
    assert losses(found) == {"came_no_list": 1, "came_split": 1}
    assert not any(each.grave for each in found.losses)


def test_a_sheet_that_may_be_a_table_and_is_not_read_is_an_error(tmp_path: Path) -> None:
    data = xlsx(
        MOUs=[["Source", "Target", "Signed"], ["Hub", "A Lab", "2019"]],
        More=[["Wer", "Wann"], ["Kyoto", "2019-05-01"], ["Osaka", "2020-05-01"]],
    )
    (tmp_path / "x.xlsx").write_bytes(data)
    assert run(command, ["import", str(tmp_path / "x.xlsx"), "-o", str(tmp_path / "made")]) == 1
    assert losses(import_files({"x.xlsx": data})) == {"came_no_table": 1}


def test_headings_in_capitals_are_those_of_the_contract() -> None:
    data = xlsx(
        Nodes=[
            ["ID", "Name", "Type", "Country"],
            ["hub", "Life Hub", "hub", "JP"],
            ["hu", "Harbour", "university", "JP"],
        ],
        Edges=[
            ["Source", "Target", "Signed", "Expires"],
            ["hub", "hu", date(2019, 5, 18), date(2024, 5, 17)],
        ],
    )
    found = import_files({"x.xlsx": data})
    assert as_csv(found)["nodes.csv"].decode().splitlines() == [
        "id,name,type,country", "hub,Life Hub,hub,JP", "hu,Harbour,university,JP",
    ]  # fmt: skip
    assert ties(found) == [("hub", "hu", "2019-05-18")]


def test_the_command_says_how_each_column_was_read_and_how_to_do_it_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(b"Partner name,Signed on\nPort Lab,2019/5/18\n")
    words = ["import", str(file), "-o", str(tmp_path / "made"), "--ours", "Our Hub"]
    assert run(command, words) == 0
    told = capsys.readouterr().err
    assert "2019/5/18 -> 2019-05-18" in told
    assert told.splitlines()[-1].endswith(
        '--ours "Our Hub" --column target="Partner name" --column signed="Signed on"'
    )
    again = [*words, "--column", "target=Partner name", "--column", "signed=Signed on"]
    again[3] = str(tmp_path / "again")
    assert run(command, again) == 0
    for name in ("nodes.csv", "edges.csv"):
        assert (tmp_path / "again" / name).read_bytes() == (tmp_path / "made" / name).read_bytes()


def test_a_dry_run_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes("相手先,締結日\n港大学,2019\n".encode())
    assert (
        run(
            command,
            [
                "import",
                str(file),
                "-o",
                str(tmp_path / "made"),
                "--ours",
                "拠点",
                "--dry-run",
                "--lang",
                "ja",
            ],
        )
        == 0
    )
    assert not (tmp_path / "made").exists()
    assert "元の列" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"x,y\n1,2\n", b"Signed\n2019\n", csv([["a"], ["b"]])])
def test_nothing_is_written_where_nothing_was_understood(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(data)
    assert run(command, ["import", str(tmp_path / "x.csv"), "-o", str(tmp_path / "made")]) in (2, 3)
    assert not (tmp_path / "made").exists()


def test_what_was_written_has_no_error_and_gives_the_same_counts(tmp_path: Path) -> None:
    rows: Rows = [
        ["Partner", "Signed on", "Duration"],
        ["A Lab", "2019-05-18", "5"],
        ["B Lab", "soon", "x"],
        ["a lab", "2020", ""],
    ]
    found = both(rows, OURS)
    for name, data in as_csv(found).items():
        (tmp_path / name).write_bytes(data)
    assert graph.check(tmp_path).count("error") == 0
    eco = graph.read(tmp_path)
    assert (len(eco.nodes), len(eco.edges)) == (3, 3)


def test_json_says_how_it_was_read_as_a_table_does() -> None:
    data = {"nodes": [{"id": "a", "name": "A Lab"}, {"id": "b"}],
            "links": [{"source": "a", "target": "b", "Date signed": "2019/5"}]}  # fmt: skip
    found = import_files({"x.json": json.dumps(data).encode()})
    assert ties(found) == [("a", "b", "2019-05")]


def test_a_column_decides_its_order_of_day_and_month_or_somebody_has_to() -> None:
    head: list[object] = ["Partner", "Signed on"]
    found = both([head, ["A Lab", "01/04/2019"], ["B Lab", "13/04/2019"]], OURS)
    assert [row["signed"] for row in found.edges] == ["2019-04-01", "2019-04-13"]
    alone: Rows = [head, ["A Lab", "01/04/2019"]]
    with pytest.raises(Undecided, match=r"01/04/2019\); say day-first or month-first") as caught:
        both(alone, OURS)
    assert caught.value.about == "order"
    for order, day in (("day", "2019-04-01"), ("month", "2019-01-04")):
        found = both(alone, Wishes("Our Hub", order=Order(order)))
        assert found.edges[0]["signed"] == day


@pytest.mark.parametrize(
    ("heading", "text", "columns"),
    [
        ("Duration", "5 Years", {"term_years": "5"}),
        ("有効期間", "5年間（自動更新）", {"term_years": "5", "auto_renews": "yes"}),
        ("Period", "Auto-renewable after 5 years", {"term_years": "5", "auto_renews": "yes"}),
        ("有効期限", "自動更新", {"auto_renews": "indefinite"}),
        ("Valid until", "indefinite", {}),
        ("Valid until", "31 March 2025", {"expires": "2025-03-31"}),
        ("Validity", "until 2025-03-31", {"expires": "2025-03-31"}),
        ("Term", "3 years, 6 months notice", {"term_years": "3", "notice_months": "6"}),
    ],
)
def test_what_a_cell_says_of_the_term_stands_in_the_column_for_it(
    heading: str, text: str, columns: dict[str, str]
) -> None:
    found = both([["Partner", "Signed", heading], ["A Lab", "2019-05-18", text]], OURS)
    terms = ("term_years", "expires", "auto_renews", "notice_months")
    assert {name: found.edges[0][name] for name in terms if name in found.edges[0]} == columns
    assert found.findings == ()


@pytest.mark.parametrize(
    ("interval", "signed", "expires"),
    [
        ("<[2013.0,2018.0]>", "2013", "2018"),
        ("<[2015.0,Infinity]>", "2015", ""),
        ("<[2013, 2018]>", "2013", "2018"),
    ],
)
@pytest.mark.parametrize("heading", ["Interval", "timeset"])
def test_the_intervals_of_gephi_are_signing_and_last_day(
    heading: str, interval: str, signed: str, expires: str
) -> None:
    (row,) = both([["Source", "Target", heading], ["a", "b", interval]]).edges
    assert (row["signed"], row.get("expires", "")) == (signed, expires)


def test_a_date_in_three_columns_is_one() -> None:
    rows: Rows = [
        ["相手先", "年", "月", "日"],
        ["港大学", 2019, 5, 18],
        ["神戸市", 2020, 4, None],
        ["北市", 2021, None, None],
    ]
    assert [row["signed"] for row in both(rows, OURS).edges] == ["2019-05-18", "2020-04", "2021"]


def test_the_tables_of_neo4j_are_known_by_their_headings() -> None:
    found = import_files({
        "n.csv": b"orgId:ID(Org),name:string,:LABEL\n1,Life Hub,hub\n2,Harbour,university\n",
        "r.csv": b":START_ID(Org),:END_ID(Org),signed:date,:TYPE\n1,2,2019-05-18,mou\n",
    })  # fmt: skip
    assert ties(found) == [("1", "2", "2019-05-18")]
    assert names(found) == ["Harbour", "Life Hub"]


def test_what_a_file_is_stands_in_the_first_line() -> None:
    rows: Rows = [["Partner", "Signed"], ["A Lab", "2019"]]
    assert both(rows, OURS).read_as == "read 1 list of agreements with Our Hub, one party in each row"
    found = import_files(
        {"x.gml": b'graph [ node [ id 1 label "A" ] node [ id 2 ] edge [ source 1 target 2 ] ]'}
    )
    assert found.read_as == "read as GML"
    japanese = import_files({"x.csv": b"From,To,Type\na,b,mou\n"}, lang="ja")
    assert japanese.read_as == "Kumu として読みました"


@pytest.mark.parametrize(
    ("label", "signed"), [("2019", "2019"), ("18 May 2019", "2019-05-18"), ("about rice", "")]
)
def test_the_label_of_a_tie_dates_it_where_nothing_else_does(label: str, signed: str) -> None:
    data = {"nodes": [{"id": 1, "label": "A Lab"}, {"id": 2, "label": "B Lab"}],
            "edges": [{"from": 1, "to": 2, "label": label}]}  # fmt: skip
    assert ties(import_files({"v.json": json.dumps(data).encode()})) == [("1", "2", signed)]


def test_in_japanese_the_files_can_be_opened_in_excel(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("甲,乙\n港,海\n", encoding="utf-8")
    for lang in ("en", "ja"):
        words = ["import", str(tmp_path / "x.csv"), "-o", str(tmp_path / lang), "--lang", lang]
        assert run(command, words) == 0
        begins = (tmp_path / lang / "nodes.csv").read_bytes().startswith(b"\xef\xbb\xbf")
        assert begins == (lang == "ja")


def test_a_type_that_nobody_knows_has_a_word_in_each_language() -> None:
    from graph.vocabulary import NO_TYPE
    from graph.words import label

    (first, *_) = both([["Partner", "Signed"], ["A Lab", "2019"]], OURS).nodes
    assert first["type"] == NO_TYPE
    assert (label(NO_TYPE, "en"), label(NO_TYPE, "ja")) == ("Unknown", "不明")
