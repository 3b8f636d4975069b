"""The changes of `make mutants`: what is changed, what is not, and that its lists are about this program."""

from __future__ import annotations

import ast
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import mutants

ROOT = Path(__file__).resolve().parent.parent


def changes(source: str) -> list[str]:
    """Each change to a source, as before and after."""
    return sorted(f"{each.before} -> {each.after}" for each in mutants.mutants("m", source))


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("a < b", ["a < b -> a <= b"]),
        ("a <= b < c", ["a <= b < c -> a < b < c", "a <= b < c -> a <= b <= c"]),
        ("a in b", ["a in b -> a not in b"]),
        ("a is None", ["a is None -> a is not None"]),
        ("a and b or c", ["a and b -> a or b", "a and b or c -> (a and b) and c"]),
        ("not a", ["not a -> a"]),
        ("-a", ["-a -> a"]),
        ("a + b", ["a + b -> a - b"]),
        ("a // b", ["a // b -> a / b"]),
        ("7", ["7 -> 6", "7 -> 8"]),
        ("True", ["True -> False"]),
        ("'word'", ["'word' -> 'XXwordXX'"]),
        ("''", ["'' -> 'XX'"]),
        ("f'{a} of b'", ["f'{a} of b' -> f'XX{a} of b'"]),
        ("b if a else c", ["b if a else c -> b if not a else c"]),
        ("f(a)", []),
    ],
)
def test_an_expression_has_its_neighbours(source: str, wanted: list[str]) -> None:
    assert changes(f"x = {source}") == sorted(wanted)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("f(a)", ["f(a) -> pass"]),
        ("raise E", ["raise E -> pass"]),
        ("a += b", ["a += b -> a = b"]),
        ("while a:\n    break", ["break -> continue", "while a: -> while not a:"]),
        ("def f(a: 'int' = c) -> 'int':\n    '''Say 1.'''\n    return a", ["return a -> return"]),
        ("@d(1)\nclass C:\n    'Doc 1.'", []),
        ("__all__ = ['a']", []),
        ("if TYPE_CHECKING:\n    x = 1", []),
    ],
)
def test_a_statement_does_less_and_words_for_people_and_types_stay(source: str, wanted: list[str]) -> None:
    assert changes(source) == sorted(wanted)


def test_a_change_is_made_in_one_place_and_nowhere_else() -> None:
    source = "x = 1\ny = 1\n"
    made = [ast.unparse(mutants.changed(source, each)) for each in mutants.mutants("m", source)]
    assert made == ["x = 0\ny = 1", "x = 2\ny = 1", "x = 1\ny = 0", "x = 1\ny = 2"]


def test_the_tests_that_run_a_changed_line_are_tried() -> None:
    source = "_T = 3\nP = 4\n\ndef f(a):\n    if a:\n        return _T\n    return P\n"
    tests = mutants.Tests(ast.parse(source), {"yes": frozenset({5, 6}), "no": frozenset({5, 7})})
    chosen = {f"{each.line} {each.after}": tests.of(each) for each in mutants.mutants("m", source)}
    assert chosen == {
        "1 2": ["yes"],  # the table that line 6 uses
        "1 4": ["yes"],
        "2 3": ["yes", "no"],  # other modules may use it
        "2 5": ["yes", "no"],
        "5 if not a:": ["yes", "no"],
        "6 return": ["yes"],
        "7 return": ["no"],
    }


@pytest.mark.slow
def test_a_child_that_fails_or_takes_too_long_has_killed_the_change() -> None:
    def fails() -> int:
        raise ValueError

    def goes_on() -> int:
        while True:
            pass

    def ends(work: Callable[[], int]) -> str:
        child = mutants.in_child(work, os.open(os.devnull, os.O_WRONLY), limit=0.2)
        return mutants.verdict(os.waitpid(child, 0)[1])

    assert [ends(lambda: 0), ends(lambda: 1), ends(fails)] == ["survived", "killed", "killed"]
    assert ends(goes_on) == "timed out"


def test_every_module_and_test_that_is_named_is_there() -> None:
    for module, tests in mutants.TARGETS.items():
        assert (ROOT / mutants.file_of(module)).is_file()
        assert all((ROOT / path).is_file() for path in tests)


@pytest.mark.slow
def test_every_change_that_is_called_equivalent_is_one_that_is_made() -> None:
    made = {
        each.key for module in mutants.TARGETS for each in mutants.mutants(module, mutants.source_of(module))
    }
    assert set(mutants.equivalents()) <= made
    assert all(len(reason) > 20 for reason in mutants.equivalents().values())
