"""Parts of an ecosystem, and organisations by their names."""

from __future__ import annotations

import pytest

from graph.errors import AmbiguousName, UnknownName
from graph.measures.network import build
from graph.model.ecosystem import Ecosystem, make, snapshot
from graph.model.selection import find, select


@pytest.fixture
def named() -> Ecosystem:
    """Organisations with Japanese names, aliases, and names that some of them share."""
    return make(
        {
            "id": ["link-j", "krp", "shonan", "kyoto-u", "kyoto-city", "tsukuba", "KRP"],
            "name": [
                "LINK-J",
                "Kyoto Research Park",
                "Shonan iPark",
                "Kyoto University",
                "Kyoto",
                "Tsukuba",
                "Other",
            ],
            "type": ["hub", "hub", "hub", "university", "city", "city", "company"],
            "name_ja": ["", "京都リサーチパーク", "湘南アイパーク", "京都大学", "京都市", "つくば市", ""],
            "aliases": [
                "Life Science Innovation Network Japan; ＬＩＮＫ",
                "",
                "iPark；湘南ヘルスイノベーションパーク",
                "Kyoto Daigaku | Kyoto",
                "",
                "",
                "",
            ],
        },
        {},
    )


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("link-j", "link-j"),
        ("LINK-J", "link-j"),
        ("ｌｉｎｋ－ｊ", "link-j"),
        ("  Link-J ", "link-j"),
        ("link", "link-j"),
        ("life  science innovation network japan", "link-j"),
        ("京都リサーチパーク", "krp"),
        ("京都ﾘｻｰﾁﾊﾟｰｸ", "krp"),
        ("湘南ヘルスイノベーションパーク", "shonan"),
        ("IPARK", "shonan"),
        ("kyoto daigaku", "kyoto-u"),
        ("京都市", "kyoto-city"),
    ],
)
def test_an_organisation_is_found_by_any_of_its_names_in_any_width_and_case(
    named: Ecosystem, name: str, found: str
) -> None:
    assert find(named, name) == found


def test_an_exact_id_wins_over_every_name(named: Ecosystem) -> None:
    assert find(named, "krp") == "krp"
    assert find(named, "KRP") == "KRP"


def test_a_name_that_two_share_is_told_with_the_ids_of_both(named: Ecosystem) -> None:
    with pytest.raises(AmbiguousName, match="kyoto-city, kyoto-u") as told:
        find(named, "kyoto")
    assert told.value.ids == ("kyoto-city", "kyoto-u")


def test_ids_that_differ_in_case_only_are_ambiguous_in_a_third_spelling(named: Ecosystem) -> None:
    with pytest.raises(AmbiguousName, match="KRP, krp"):
        find(named, "Krp")


@pytest.mark.parametrize(
    ("name", "suggestion"), [("shonan i-park", "Shonan iPark"), ("京大学", "京都大学"), ("tukuba", "tsukuba")]
)
def test_an_unknown_name_gets_the_nearest_ones(named: Ecosystem, name: str, suggestion: str) -> None:
    with pytest.raises(UnknownName) as told:
        find(named, name)
    assert told.value.suggestions[0] == suggestion
    assert suggestion in str(told.value)


@pytest.mark.parametrize("name", ["", "  ", "qqqqqq"])
def test_what_is_near_to_nothing_gets_no_suggestion(named: Ecosystem, name: str) -> None:
    with pytest.raises(UnknownName) as told:
        find(named, name)
    assert told.value.suggestions == ()


def test_structure_is_context_and_never_counted(with_structure: Ecosystem) -> None:
    # of four rows only the agreement of the university with the hub is collaboration
    assert len(with_structure.edges) == 4
    assert sorted(build(with_structure).edges) == [("hub", "uni")]


def test_structure_is_counted_where_it_is_asked_for(with_structure: Ecosystem) -> None:
    part = select(with_structure, relations=["located_in", "part_of"])
    assert sorted(build(part).edges) == [("pref", "town"), ("town", "uni")]


def test_structure_that_is_counted_and_has_no_date_is_an_undated_tie(with_structure: Ecosystem) -> None:
    part = select(with_structure, relations=["located_in", "part_of"])
    assert part.undated == 1
    assert sorted(build(snapshot(part, "2020")).edges) == [("pref", "town")]


def test_only_the_relations_asked_for_are_kept(three_counts: Ecosystem) -> None:
    assert sorted(build(select(three_counts, relations=["sister_city"])).edges) == [("a", "d")]


def test_only_ties_between_the_types_asked_for_are_kept(with_structure: Ecosystem) -> None:
    part = select(with_structure, types=["university", "hub", "city"])
    assert part.nodes["id"].tolist() == ["hub", "town", "uni"]
    assert sorted(part.edges["relation"]) == [
        "located_in",
        "member_of",
        "mou",
    ]  # part_of leads to the prefecture


def test_who_is_left_out_takes_all_ties_along(three_counts: Ecosystem) -> None:
    part = select(three_counts, without=["b"])
    assert part.nodes["id"].tolist() == ["a", "c", "d"]
    assert sorted(build(part).edges) == [("a", "c"), ("a", "d")]


def test_undated_ties_of_who_is_left_out_are_no_longer_counted() -> None:
    nodes = {"id": ["c", "b", "a"], "name": ["C", "B", "A"], "type": ["city", "city", "hub"]}
    eco = make(nodes, {"source": ["a", "a"], "target": ["b", "c"], "signed": ["", ""]})
    assert (eco.undated, select(eco, without=["c"]).undated) == (2, 1)


def test_nothing_asked_for_keeps_everything(with_structure: Ecosystem) -> None:
    part = select(with_structure)
    assert part.edges.equals(with_structure.edges)
    assert part.nodes.equals(with_structure.nodes)


def test_a_relation_or_type_of_the_contract_may_match_nothing(three_counts: Ecosystem) -> None:
    assert len(build(select(three_counts, relations=["partnership"]))) == 0
    assert len(select(three_counts, types=["hospital"]).nodes) == 0


def test_a_relation_type_or_id_that_nobody_knows_is_refused_with_the_nearest(three_counts: Ecosystem) -> None:
    with pytest.raises(UnknownName, match="no relation is called 'sistercity'; did you mean 'sister_city'"):
        select(three_counts, relations=["sistercity"])
    with pytest.raises(UnknownName, match="no type is called 'univercity'; did you mean 'university'"):
        select(three_counts, types=["univercity"])
    with pytest.raises(UnknownName, match="no organisation is called 'z'"):
        select(three_counts, without=["z"])


def test_a_selection_changes_nothing_in_the_ecosystem(with_structure: Ecosystem) -> None:
    before = with_structure.edges.copy()
    select(with_structure, relations=["located_in"], types=["city"], without=["uni"])
    assert with_structure.edges.equals(before)


@pytest.mark.parametrize(
    "name", ["osaka", "OSAKA", "Ōsaka", "Ｏsaka", "らいふ", "ﾗｲﾌ", "osaka life", "Ōsaka-Life"]
)
def test_an_organisation_is_found_blind_to_accents_kana_and_hyphens(name: str) -> None:
    ids = ["x", "o"]
    columns = {"id": ids, "name": ["Zürich", "Ōsaka"], "type": ["city", "city"]}
    eco = make({**columns, "name_ja": ["", "ライフ"], "aliases": ["", "Osaka-Life"]}, {})
    assert find(eco, name) == "o"


def test_who_is_called_just_so_comes_before_who_is_called_nearly_so() -> None:
    columns = {"id": ["a", "b", "c"], "name": ["Zürich", "Zurich", "・"], "type": ["city"] * 3}
    eco = make(columns, {})
    assert (find(eco, "ZÜRICH"), find(eco, "zurich"), find(eco, "・")) == ("a", "b", "c")
    with pytest.raises(AmbiguousName):
        find(eco, "zūrich")
    with pytest.raises(UnknownName):
        find(eco, "---")
