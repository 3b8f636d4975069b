"""The house style, kept by a walk over every function of the package."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = sorted((ROOT / "graph").rglob("*.py"))
PROGRAM = [*PACKAGE, *(path for path in [ROOT / "cli.py"] if path.exists())]

LONGEST_LINE = 110
MOST_LINES_OF_CODE = 40
MOST_LINES_OF_A_MODULE = 600
MOST_POSITIONAL = 3

Function = ast.FunctionDef | ast.AsyncFunctionDef
Rule = Callable[[Path], object]


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[Function]:
    """Every function and method of a module, nested ones too."""
    yield from (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def public(path: Path) -> Iterator[Function]:
    """The functions of a module, and the methods of its classes, that have no underscore before them."""
    top = tree(path).body
    classes = [node for node in top if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    for node in [*top, *(each for one in classes for each in one.body)]:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node


def parameters(function: Function) -> list[ast.arg]:
    """Every parameter but self and cls."""
    given = function.args
    star = [each for each in (given.vararg, given.kwarg) if each]
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs, *star]
    return [each for each in every if each.arg not in ("self", "cls")]


def documented_parameters(documentation: str) -> list[str]:
    """The names in the section Parameters of a numpydoc docstring."""
    found = re.search(r"^Parameters\n-+\n(.*?)(?=^\S[^\n]*\n-+$|\Z)", documentation, re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^(\S.*)$", found[1], re.MULTILINE) if found else []
    return [name.strip(" *") for heading in headings for name in heading.split(":")[0].split(",")]


def lines_of_code(function: Function, source: list[str]) -> int:
    """Lines from def to the end without the docstring, blanks and comments."""
    first = function.body[0]
    skipped: set[int] = set()
    if ast.get_docstring(function, clean=False) is not None:
        skipped = set(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    numbers = range(function.lineno, (function.end_lineno or function.lineno) + 1)
    texts = [source[number - 1].strip() for number in numbers if number not in skipped]
    return sum(bool(text) and not text.startswith("#") for text in texts)


def everything_is_annotated(path: Path) -> object:
    bare = [
        f"{function.name}({each.arg})"
        for function in functions(path)
        for each in parameters(function)
        if not each.annotation
    ]
    bare += [f"{function.name} -> ?" for function in functions(path) if function.returns is None]
    return bare


def a_module_says_in_a_line_what_it_is(path: Path) -> object:
    first = (ast.get_docstring(tree(path)) or "").split("\n\n")[0]
    return "" if first.endswith((".", "Examples")) else first or "nothing"


def a_public_function_says_in_a_line_what_it_gives(path: Path) -> object:
    wrong = []
    for function in public(path):
        first, _, rest = (ast.get_docstring(function) or "").partition("\n")
        fits = len(first) + function.col_offset + 10 <= LONGEST_LINE
        if not first.endswith(".") or not fits or rest.split("\n")[0].strip():
            wrong.append(f"{function.name}: {first!r}")
    return wrong


def only_parameters_that_exist_are_documented(path: Path) -> object:
    wrong = []
    for function in public(path):
        real = {each.arg for each in parameters(function)}
        named = documented_parameters(ast.get_docstring(function) or "")
        wrong += [f"{function.name}: {name}" for name in named if name not in real]
    return wrong


def a_public_function_has_at_most_three_positional_parameters(path: Path) -> object:
    many = []
    for function in public(path):
        if path.parent.name == "commands" and function.decorator_list:
            continue  # click calls a command by the names of its options
        if path.parent.name == "backend":
            continue  # its functions have the arguments that they have in NetworkX
        positional = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
        if len([name for name in positional if name not in ("self", "cls")]) > MOST_POSITIONAL:
            many.append(f"{function.name}({', '.join(positional)})")
    return many


def no_function_has_more_than_forty_lines_of_code(path: Path) -> object:
    source = path.read_text(encoding="utf-8").splitlines()
    lengths = {function.name: lines_of_code(function, source) for function in functions(path)}
    return {name: length for name, length in lengths.items() if length > MOST_LINES_OF_CODE}


def no_module_has_more_than_six_hundred_lines(path: Path) -> object:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    return lines if lines > MOST_LINES_OF_A_MODULE else 0


def nothing_is_asserted_where_an_error_is_due(path: Path) -> object:
    return [node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.Assert)]


def nothing_is_printed(path: Path) -> object:
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    return [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]


def a_variable_is_never_called_graph(path: Path) -> object:
    # the package is called graph; a graph is G
    names = [
        node
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]
    given = [each.arg for function in functions(path) for each in parameters(function)]
    return [name for name in (*(name.id for name in names), *given) if name == "graph"]


# Each gives what breaks a rule in a module; of the package, and of the program beside it.
OF_MODULES: tuple[Rule, ...] = (
    a_module_says_in_a_line_what_it_is,
    a_public_function_says_in_a_line_what_it_gives,
    only_parameters_that_exist_are_documented,
    nothing_is_printed,
)
OF_PROGRAMS: tuple[Rule, ...] = (
    everything_is_annotated,
    a_public_function_has_at_most_three_positional_parameters,
    no_function_has_more_than_forty_lines_of_code,
    no_module_has_more_than_six_hundred_lines,
    nothing_is_asserted_where_an_error_is_due,
    a_variable_is_never_called_graph,
)
RULES = dict.fromkeys(OF_MODULES, PACKAGE) | dict.fromkeys(OF_PROGRAMS, PROGRAM)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_module_keeps_the_rule_that(rule: Rule) -> None:
    broken = {path.relative_to(ROOT).as_posix(): found for path in RULES[rule] if (found := rule(path))}
    assert broken == {}


# The walk itself: each rule finds what it is for.

BAD = '''
def many(a: int, b: int, c: int, d: int) -> None:
    """Do

    Parameters
    ----------
    a, b
        Numbers.
    no_such
        Nothing.

    Returns
    -------
    nothing
        At all.
    """
    graph = 1
    # a comment

    assert graph
    print(graph)
'''


def test_the_walk_counts_and_reads_as_it_says(tmp_path: Path) -> None:
    path = tmp_path / "bad.py"
    path.write_text(BAD, encoding="utf-8")
    function = next(public(path))
    assert [each.arg for each in parameters(function)] == ["a", "b", "c", "d"]
    assert documented_parameters(ast.get_docstring(function) or "") == ["a", "b", "no_such"]
    # def, graph =, assert, print
    assert lines_of_code(function, BAD.splitlines()) == 4


@pytest.mark.parametrize(
    "rule",
    [
        a_public_function_says_in_a_line_what_it_gives,
        only_parameters_that_exist_are_documented,
        a_public_function_has_at_most_three_positional_parameters,
        nothing_is_asserted_where_an_error_is_due,
        nothing_is_printed,
        a_variable_is_never_called_graph,
        a_module_says_in_a_line_what_it_is,
    ],
)
def test_each_rule_goes_red_on_code_that_breaks_it(rule: Rule, tmp_path: Path) -> None:
    path = tmp_path / "bad.py"
    path.write_text(BAD, encoding="utf-8")
    assert rule(path)


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (everything_is_annotated, "def f(x) -> None: ...\n"),
        (everything_is_annotated, "def f(x: int): ...\n"),
        (no_module_has_more_than_six_hundred_lines, "\n" * 601),
        (no_function_has_more_than_forty_lines_of_code, "def f() -> None:\n" + "    x = 1\n" * 40),
    ],
)
def test_each_limit_goes_red_one_behind_it(rule: Rule, source: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.py"
    path.write_text(source, encoding="utf-8")
    assert rule(path)
