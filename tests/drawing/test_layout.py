from __future__ import annotations

import itertools
import math
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.drawing.places import HEIGHT, WIDTH, clearance, layout, newcomers, positions_csv, read_positions
from graph.drawing.places.components import components, steps_from, tie_array
from graph.drawing.places.forces import crossings, touches
from graph.drawing.places.repulsion import mesh, pairwise
from graph.drawing.places.spacing import Sites, close_pairs, radii, settle, spread
from graph.errors import DataError, FileError, UnknownName
from graph.model.ecosystem import Ecosystem

Position = tuple[float, float]
Case = tuple[list[str], list[tuple[str, str]]]


def network(pairs: list[tuple[int, int]], alone: int = 0) -> Case:
    """Ids and ties of numbered organisations, and some without ties."""
    numbers = sorted({end for pair in pairs for end in pair})
    ids = [f"n{k:03}" for k in numbers] + [f"alone{k:02}" for k in range(alone)]
    return ids, [(f"n{a:03}", f"n{b:03}") for a, b in pairs]


def closest(places: dict[str, Position]) -> float:
    return min(
        (math.dist(a, b) for a, b in itertools.combinations(places.values(), 2)),
        default=math.inf,
    )


def extent(places: dict[str, Position], ids: set[str]) -> Position:
    x, y = zip(*(places[each] for each in ids), strict=True)
    return max(x) - min(x), max(y) - min(y)


pairs = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=45)
networks = st.builds(network, pairs, st.integers(0, 6)).filter(lambda case: bool(case[0]))
few = settings(max_examples=20, deadline=None)


class TestWholeLayout:
    def test_nobody_takes_no_place(self) -> None:
        assert layout([], []) == {}

    def test_one_organisation_stands_in_the_middle(self) -> None:
        assert layout(["a"], []) == {"a": (0.0, 0.0)}

    def test_a_pair_leans_so_that_its_labels_do_not_meet(self) -> None:
        # two of twelve organisations take sqrt(2/12) = 0.408 of the half width 1000: 408.2;
        # the form is 2 x 5/3 wide and 0.8 high: 0.4 / (5/3) * 408.2 = 98.0
        assert layout(["b", "a"], [("b", "a")]) == {"a": (-408.2, -98.0), "b": (408.2, 98.0)}

    def test_organisations_without_ties_stand_in_rows_by_id(self) -> None:
        # ceil(sqrt(2 x 4)) = 3 columns; 3 clearances of 40 = 120 from one to the next
        assert layout(["d", "b", "a", "c"], []) == {
            "a": (-120.0, -60.0), "b": (0.0, -60.0), "c": (120.0, -60.0), "d": (-120.0, 60.0),
        }  # fmt: skip

    def test_organisations_without_ties_stand_below_all_others(self) -> None:
        ids, ties = network([(k, k + 1) for k in range(20)], alone=5)
        places = layout(ids, ties)
        alone = [y for each, (_, y) in places.items() if each.startswith("alone")]
        tied = [y for each, (_, y) in places.items() if each.startswith("n")]
        assert min(alone) > max(tied)

    def test_small_components_stand_below_the_largest(self) -> None:
        ids, ties = network([(0, k) for k in range(1, 20)] + [(30, 31), (40, 41), (41, 42)])
        places = layout(ids, ties)
        others = [y for each, (_, y) in places.items() if each >= "n030"]
        assert min(others) > max(y for each, (_, y) in places.items() if each < "n030")

    def test_the_leaves_of_a_hub_fan_out_all_around_it(self) -> None:
        ids, ties = network([(0, k) for k in range(1, 25)])
        places = layout(ids, ties)
        x, y = places["n000"]
        turns = sorted(
            math.degrees(math.atan2(b - y, a - x)) for each, (a, b) in places.items() if each != "n000"
        )
        gaps = [after - before for before, after in itertools.pairwise([*turns, turns[0] + 360])]
        # 24 leaves are 15 degrees apart on average, in two rings where one would be too tight
        assert max(gaps) < 45
        assert all(after - before > 5 for before, after in zip(turns, turns[2:], strict=False))

    def test_partners_stand_nearer_than_strangers(self) -> None:
        G = nx.connected_caveman_graph(5, 6)
        ids, ties = network(list(G.edges))
        places = layout(ids, ties)
        tied = [math.dist(places[a], places[b]) for a, b in ties]
        everyone = [math.dist(a, b) for a, b in itertools.combinations(places.values(), 2)]
        assert np.mean(tied) < 0.5 * np.mean(everyone)

    def test_the_largest_component_fills_the_sample_map(self, sample: Ecosystem) -> None:
        ties = list(zip(sample.collaboration["source"], sample.collaboration["target"], strict=True))
        places = layout(sample.nodes["id"], ties)
        wide, high = extent(places, max(nx.connected_components(nx.Graph(ties)), key=len))
        assert wide >= 0.6 * WIDTH
        assert high >= 0.6 * HEIGHT

    def test_nobody_overlaps_even_where_the_forces_pile_everybody_up(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def pile(n: int, *_: object, **__: object) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
            return np.full((n, 2), 0.5)

        monkeypatch.setattr("graph.drawing.places.packing.arrange", pile)
        monkeypatch.setattr("graph.drawing.places.packing.spread", lambda places, *_, **__: places)
        ids, ties = network([(0, k) for k in range(1, 60)])
        places = layout(ids, ties)
        assert closest(places) >= clearance(60)
        assert max(math.dist(place, places["n000"]) for place in places.values()) < 500

    def test_a_tie_with_a_stranger_is_refused(self) -> None:
        with pytest.raises(UnknownName, match="'ghost'"):
            layout(["a", "b"], [("a", "ghost")])

    def test_another_seed_gives_another_drawing(self) -> None:
        ids, ties = network([(k, (k * 7 + 3) % 20) for k in range(20)])
        assert layout(ids, ties, seed=1) != layout(ids, ties)

    @pytest.mark.parametrize("pieces", [30, 3])
    def test_pieces_of_one_size_share_the_canvas(self, pieces: int) -> None:
        ids, ties = network([(10 * k, 10 * k + leaf) for k in range(pieces) for leaf in range(1, 6)])
        wide, high = extent(layout(ids, ties), set(ids))
        assert wide >= 0.95 * WIDTH or high >= 0.95 * HEIGHT


class TestLaws:
    @few
    @given(networks, st.randoms(use_true_random=False))
    def test_the_order_of_rows_changes_nothing(self, case: Case, random: object) -> None:
        ids, ties = case
        shuffled = [(b, a) for a, b in ties] + ties[:3]
        random.shuffle(shuffled)  # type: ignore[attr-defined]
        assert layout(reversed(ids), shuffled) == layout(ids, ties)

    @few
    @given(networks)
    def test_names_change_nothing_as_long_as_they_sort_alike(self, case: Case) -> None:
        ids, ties = case
        renamed = layout([f"機関 {each}" for each in ids], [(f"機関 {a}", f"機関 {b}") for a, b in ties])
        assert renamed == {f"機関 {each}": place for each, place in layout(ids, ties).items()}

    @few
    @given(networks)
    def test_everybody_stands_on_the_canvas_and_clear_of_the_others(self, case: Case) -> None:
        places = layout(*case)
        assert set(places) == set(case[0])
        assert all(abs(x) <= WIDTH / 2 and abs(y) <= HEIGHT / 2 for x, y in places.values())
        assert closest(places) >= clearance(len(places))

    @few
    @given(networks, st.sets(st.integers(0, 36)), st.integers(0, 3))
    def test_whoever_is_known_does_not_move_and_newcomers_keep_clear(
        self, case: Case, chosen: set[int], gone: int
    ) -> None:
        ids, ties = case
        before = layout(ids, ties)
        known = {each: before[each] for k, each in enumerate(ids) if k in chosen}
        places = layout([each for each in ids if each not in set(ids[:gone])], [], known=known)
        assert all(places[each] == known[each] for each in known if each in places)
        assert all(math.isfinite(x) and math.isfinite(y) for x, y in places.values())
        # those that are gone keep their place reserved
        assert closest(known | places) >= clearance(len(known | places))

    @few
    @given(st.integers(12, 40), st.integers(0, 1000), st.integers(0, 5), st.integers(0, 5))
    def test_the_largest_component_fills_the_canvas(self, n: int, seed: int, others: int, alone: int) -> None:
        G = nx.random_labeled_tree(n, seed=seed)
        ids, ties = network([*G.edges, *((100 + 2 * k, 101 + 2 * k) for k in range(others))], alone)
        wide, high = extent(layout(ids, ties), {each for each in ids if "n000" <= each < "n100"})
        assert max(wide / WIDTH, high / HEIGHT) >= 0.6

    @few
    @given(networks)
    def test_the_positions_file_gives_back_what_was_written(
        self, tmp_path_factory: pytest.TempPathFactory, case: Case
    ) -> None:
        places = layout(*case)
        path = tmp_path_factory.mktemp("positions") / "positions.csv"
        path.write_bytes(positions_csv(places).encode())
        assert read_positions(path) == places


class TestGrowth:
    def test_a_newcomer_stands_beside_its_only_partner(self) -> None:
        ids, ties = network([(0, k) for k in range(1, 10)] + [(9, k) for k in range(20, 25)])
        known = layout(ids, ties)
        places = layout([*ids, "new"], [*ties, ("n020", "new")], known=known)
        partners = sorted(places, key=lambda each: math.dist(places[each], places["new"]))[1:4]
        assert "n020" in partners

    def test_a_newcomer_between_two_partners_stands_between_them(self) -> None:
        known = {"a": (-300.0, 0.0), "b": (300.0, 0.0)}
        places = layout(["a", "b", "new"], [("a", "new"), ("new", "b")], known=known)
        assert abs(places["new"][0]) < 150
        assert abs(places["new"][1]) < 150

    def test_newcomers_without_ties_line_up_at_the_foot(self) -> None:
        places = layout(["a", "new1", "new2"], [], known={"a": (0.0, 0.0)})
        assert places["new1"][1] == places["new2"][1] > HEIGHT / 2 - 40
        assert places["new1"][0] < places["new2"][0] < -900

    def test_a_pair_of_newcomers_settles_in_an_empty_quarter(self) -> None:
        known = {f"k{k}": (-900.0 + 40 * k, -500.0) for k in range(10)}
        places = layout([*known, "new1", "new2"], [("new1", "new2")], known=known)
        assert places["new1"][0] > 0
        assert math.dist(places["new1"], places["new2"]) < 250

    def test_known_places_outside_the_canvas_are_kept_as_they_are(self) -> None:
        places = layout(["a", "b"], [("a", "b")], known={"a": (5000.25, -7000.0)})
        assert places["a"] == (5000.25, -7000.0)
        assert abs(places["b"][0]) <= WIDTH / 2

    def test_the_place_of_somebody_who_is_not_on_this_map_stays_reserved(self) -> None:
        known = {"hub": (0.0, 0.0)}
        ties = [("hub", "new")]
        spot = layout(["hub", "new"], ties, known=known)["new"]
        places = layout(["hub", "new"], ties, known=known | {"gone": spot})
        assert math.dist(places["new"], spot) >= 40

    def test_many_newcomers_beside_one_hub_keep_clear_of_one_another(self) -> None:
        ids = [f"n{k:03}" for k in range(150)]
        places = layout(["hub", *ids], [("hub", each) for each in ids], known={"hub": (0.0, 0.0)})
        assert closest(places) >= clearance(151)

    def test_places_of_strangers_alone_do_not_keep_anyone_from_being_drawn(self) -> None:
        assert layout(["a", "b"], [("a", "b")], known={"gone": (0.0, 0.0)}) == layout(
            ["a", "b"], [("a", "b")]
        )


class TestLargeNetworks:
    @pytest.mark.slow
    def test_two_halves_of_a_network_drawn_on_a_mesh_stand_apart(self) -> None:
        random = np.random.default_rng(7)
        inside = [(int(a), int(b)) for a, b in random.integers(0, 350, (1200, 2))]
        across = [(int(k), int(k) + 350) for k in random.integers(0, 350, 20)]
        ids, ties = network([*inside, *((a + 350, b + 350) for a, b in inside), *across])
        places = layout(ids, ties)
        assert closest(places) >= clearance(len(places))
        first = np.array([place for each, place in places.items() if each < "n350"])
        second = np.array([place for each, place in places.items() if each >= "n350"])
        apart = float(np.hypot(*(first.mean(axis=0) - second.mean(axis=0))))
        assert apart > float(first.std(axis=0).max()) + float(second.std(axis=0).max())

    def test_the_mesh_pushes_like_the_pairs(self) -> None:
        random = np.random.default_rng(3)
        places = random.uniform(-50, 50, (800, 2))
        mass = random.integers(1, 9, 800).astype(float)
        exact, _ = pairwise(places, mass)
        quick, _ = mesh(800)(places, mass)
        error = np.hypot(*(exact - quick).T)
        assert float(np.median(error / np.hypot(*exact.T))) < 0.1

    def test_everything_piled_on_one_spot_still_settles_clear(self) -> None:
        places = settle(np.zeros((500, 2)), clearance(500))
        assert closest({str(k): (x, y) for k, (x, y) in enumerate(places.tolist())}) >= clearance(500)

    @pytest.mark.slow
    @pytest.mark.parametrize(
        "ties", [[], [("hub", "n{}")], [("n{}", "hub"), ("n{}", "m{}")], [("n{}", "m{}")]]
    )
    def test_newcomers_keep_clear_where_only_some_spots_are_looked_at(
        self, ties: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(newcomers, "LARGE", 30)
        monkeypatch.setattr(newcomers, "TOGETHER", 4)
        known = {"hub": (950.0, 550.0), **{f"k{k}": (20.0 * k - 900, 9.0 * k - 500) for k in range(60)}}
        pairs = [(a.format(k), b.format(k)) for k in range(150) for a, b in ties]
        ids = [*known, *(f"{each}{k}" for k in range(150) for each in "mn")]
        places = layout(ids, pairs, known=known)
        assert layout(ids[::-1], pairs[::-1], known=known) == places
        fresh = {each: place for each, place in places.items() if each not in known}
        assert closest(fresh) >= clearance(len(ids)) - 1e-9
        assert (
            min(math.dist(a, b) for a in fresh.values() for b in known.values()) >= clearance(len(ids)) - 1e-9
        )

    @pytest.mark.slow
    def test_where_spots_are_looked_at_together_or_one_by_one_changes_nothing(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ids = [f"n{k}" for k in range(150)]
        ties = [("hub", each) for each in ids]
        expected = layout(["hub", *ids], ties, known={"hub": (0.0, 0.0)})
        monkeypatch.setattr(newcomers, "TOGETHER", 0)
        assert layout(["hub", *ids], ties, known={"hub": (0.0, 0.0)}) == expected


class TestParts:
    @pytest.mark.parametrize("reach", [0.0, 15.0, 40.0, 333.3, 5000.0])
    @pytest.mark.parametrize("place", [(0.0, 0.0), (-999.7, 599.9), (1400.0, -20.0)])
    def test_the_spots_around_a_place_are_those_of_all_within_reach(
        self, place: Position, reach: float
    ) -> None:
        ground = Sites(14.3)
        away = np.hypot(*(ground.spots - place).T)
        assert ground.around(np.array(place), reach).tolist() == np.flatnonzero(away <= reach).tolist()

    def test_of_very_many_spots_around_a_place_some_are_given_from_top_to_bottom(self) -> None:
        ground = Sites(14.3)
        every, some = (ground.around(np.zeros(2), 500.0, most=most) for most in (None, 500))
        assert set(some.tolist()) < set(every.tolist())
        assert 300 < len(some) < 1000
        assert np.ptp(ground.spots[some, 1]) > 900

    def test_clearance_shrinks_with_the_root_of_the_number(self) -> None:
        # 0.4 x sqrt(2000 x 1200 / 1500) = 0.4 x 40 = 16
        assert clearance(1500) == 16.0
        assert clearance(1) == clearance(200) == 40.0

    def test_ties_are_pairs_of_indices_each_once(self) -> None:
        ties = [("c", "a"), ("a", "c"), ("b", "b"), ("b", "a")]
        assert tie_array(["a", "b", "c"], ties).tolist() == [[0, 1], [0, 2]]
        ids = [f"n{k:02}" for k in range(99)]
        chain = [[k, k + 1] for k in range(98)]
        assert tie_array(ids, [(ids[b], ids[a]) for a, b in reversed(chain)]).tolist() == chain

    def test_components_come_largest_first_and_start_with_their_hub(self) -> None:
        found = components(7, np.array([[0, 1], [2, 5], [3, 5], [4, 5]]))
        assert [piece.tolist() for piece in found] == [[5, 2, 3, 4], [0, 1], [6]]

    def test_steps_on_a_path_count_up_and_end_at_what_is_out_of_reach(self) -> None:
        starts, targets = np.array([0, 1, 3, 4, 4]), np.array([1, 0, 2, 1])
        assert steps_from(0, starts, targets).tolist() == [0, 1, 2, -1]

    def test_a_square_with_both_diagonals_has_one_crossing(self) -> None:
        corners = np.array([[0.0, 0.0], [1, 0], [1, 1], [0, 1]])
        assert crossings(corners, np.array(list(itertools.combinations(range(4), 2)))) == 1

    def test_ties_do_not_cross_where_only_the_line_of_one_would(self) -> None:
        places = np.array([[0.0, 0.0], [2.0, 0.0], [3.0, -1.0], [3.0, 1.0]])
        assert crossings(places, np.array([[0, 1], [2, 3]])) == 0

    def test_the_best_connected_organisation_gets_twice_the_room(self) -> None:
        # 10 / 2 x (1 + sqrt(9 / 9)) = 10, and without partners 10 / 2
        assert radii(np.array([9, 0]), 10.0).tolist() == [10.0, 5.0]

    def test_overlapping_rooms_are_moved_apart_a_little_more_than_they_overlap(self) -> None:
        places = spread(
            np.array([[0.0, 0.0], [3.0, 0.0]]), np.array([10.0, 5.0]), half=np.array([99.0, 99.0])
        )
        # 3 apart instead of 10 + 5: each gives way 0.55 x 12 = 6.6, and 3 + 2 x 6.6 = 16.2
        assert places[1] - places[0] == pytest.approx([16.2, 0], abs=1e-3)

    def test_a_tie_through_a_stranger_touches_it(self) -> None:
        places = np.array([[0.0, 0.0], [2.0, 0.0], [1.0, 0.01], [1.0, 1.0]])
        assert touches(places, np.array([[0, 1], [2, 3]]), 0.02) == 1

    @few
    @given(
        st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), min_size=1, max_size=40), st.floats(1, 30)
    )
    @example([(0.0, 0.0), (9.0, 11.0), (11.0, 9.0), (1.0, 11.0)], 10.0)
    def test_close_pairs_are_found_as_by_comparing_all(self, places: list[Position], reach: float) -> None:
        array = np.array(places)
        a, b = close_pairs(array, reach)
        near = {
            (i, j)
            for i, j in itertools.combinations(range(len(places)), 2)
            if float(((array[i] - array[j]) ** 2).sum()) <= reach * reach
        }
        found = list(zip(np.minimum(a, b).tolist(), np.maximum(a, b).tolist(), strict=True))
        assert len(found) == len(set(found))
        assert set(found) == near


class TestPositionsFile:
    def test_a_file_from_a_spreadsheet_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "positions.csv"
        path.write_bytes("\ufeffID,Name,x,y\r\na,A, 1.5 ,-2\r\n,,,\r\nb,B,0,1e2\r\n".encode())
        assert read_positions(path) == {"a": (1.5, -2.0), "b": (0.0, 100.0)}

    def test_every_fault_is_told_with_its_row(self, tmp_path: Path) -> None:
        path = tmp_path / "positions.csv"
        path.write_text("id,x,y\na,1,2\n,3,4\nb,left,nan\na,5,6\nc,7\n", encoding="utf-8")
        with pytest.raises(DataError) as caught:
            read_positions(path)
        assert [str(each).split(";")[0] for each in caught.value.findings] == [
            "positions.csv:3: the id is blank",
            "positions.csv:4: x is 'left', which is not a number",
            "positions.csv:4: y is 'nan', which is not a number",
            "positions.csv:5: 'a' stands in row 2 already",
            "positions.csv:6: y is '', which is not a number",
        ]

    def test_rows_are_counted_as_a_spreadsheet_counts_them(self, tmp_path: Path) -> None:
        path = tmp_path / "positions.csv"
        path.write_text('id,x,y\n"two\nlines",1,2\nb,no,2\n', encoding="utf-8")
        with pytest.raises(DataError, match=r"positions\.csv:3: x is 'no'"):
            read_positions(path)

    @pytest.mark.parametrize("text", ["", "id,x\na,1\n", "name,left,top\n"])
    def test_a_file_without_the_columns_is_refused(self, tmp_path: Path, text: str) -> None:
        path = tmp_path / "positions.csv"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(DataError, match="the first row must read id,x,y"):
            read_positions(path)

    def test_a_file_that_is_not_there_or_not_utf_8_says_so(self, tmp_path: Path) -> None:
        with pytest.raises(FileError, match="cannot be read"):
            read_positions(tmp_path / "none.csv")
        (tmp_path / "sjis.csv").write_bytes("id,x,y\n東京,1,2\n".encode("cp932"))
        with pytest.raises(FileError, match="is not UTF-8"):
            read_positions(tmp_path / "sjis.csv")


@pytest.mark.slow
def test_neither_the_hash_seed_nor_heavy_libraries_have_a_part_in_it() -> None:
    program = (
        "import sys; from graph.drawing.places import layout, positions_csv\n"
        "ids = {f'n{k}' for k in range(40)}\n"
        "ties = {(f'n{k}', f'n{k * k % 40}') for k in range(40)}\n"
        "heavy = {'numba', 'scipy', 'matplotlib', 'networkx', 'pandas'} & set(sys.modules)\n"
        "print(sorted(heavy), positions_csv(layout(ids, ties)))\n"
    )
    root = Path(__file__).resolve().parent.parent.parent
    answers = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=root,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert answers[0] == answers[1]
    assert answers[0].startswith(b"[] id,x,y")
