"""Change one thing at a time in the dates and the checks, and see whether a test notices: `make mutants`.

    python tools/mutants.py                    all modules of TARGETS
    python tools/mutants.py dates places       some of them
    python tools/mutants.py --list dates       what would be changed

A change is made to the syntax tree of one module, in memory, in a child of this process; the tests run on a
copy of the tree in a temporary folder. Nothing in the project is written. The tests that run the changed line
are tried, the quickest first. A change is killed when a test goes red, the module cannot be imported any
more, or the tests take longer than LIMIT seconds.

Survivors that cannot be killed, because no input tells them from the program, stand in
tools/equivalent_mutants.toml with the reason. They count as survivors in the figure all the same.
"""

from __future__ import annotations

import argparse
import ast
import copy
import functools
import gc
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import shutil
import signal
import sys
import tempfile
import time
import tomllib
import traceback
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from types import FrameType, ModuleType

    from _typeshed import TraceFunction

ROOT = Path(__file__).resolve().parent.parent
EQUIVALENT = ROOT / "tools" / "equivalent_mutants.toml"
WANTED = 0.9  # share of the changes that the tests have to notice
LIMIT = 30  # seconds of computing; the slowest module's tests take five
# Without the parts of pytest that cost time in each child: rewriting, plugins of others, collecting garbage.
OPTIONS = (
    "-x", "-q", "--no-header", "--assert=plain",
    "-p", "no:cacheprovider", "-p", "no:unraisableexception", "-p", "no:threadexception",
)  # fmt: skip
COPIED = ("graph", "tests", "data", "docs", "tools", "cli.py", "pyproject.toml", "README.md")

_HAND = "tests/reading/test_messages.py"
# Module to the tests that are to notice, the likeliest first. Its doctests come before them.
TARGETS: dict[str, tuple[str, ...]] = {
    "graph.dates": ("tests/dates/test_dates.py",),
    "graph.dates.hints": ("tests/dates/test_dates.py", "tests/dates/test_hints.py"),
    "graph.dates.spellings": ("tests/dates/test_dates.py", "tests/dates/test_hints.py"),
    "graph.dates.eras": ("tests/dates/test_eras.py",),
    "graph.dates.periods": ("tests/dates/test_periods.py", "tests/dates/test_eras.py"),
    "graph.reading.agreements": ("tests/reading/test_agreements.py", _HAND),
    "graph.reading.identity": ("tests/reading/test_identity.py", _HAND),
    "graph.reading.places": ("tests/reading/test_numbers_and_places.py", _HAND),
    "graph.reading.numbers": ("tests/reading/test_numbers_and_places.py", _HAND),
    "graph.reading.terms": ("tests/reading/test_terms.py", _HAND),
    "graph.reading.cells": ("tests/reading/test_texts.py", _HAND, "tests/reading/test_numbers_and_places.py"),
    "graph.reading.texts": ("tests/reading/test_texts.py", _HAND, "tests/reading/test_identity.py"),
}

_COMPARE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div,
    ast.Mod: ast.FloorDiv, ast.Pow: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_YES_OR_NO = (ast.Compare, ast.BoolOp, ast.UnaryOp, ast.Constant)  # conditions that are changed in themselves


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the place of a node in the walk over its module, and what stands there instead."""

    module: str
    index: int
    line: int
    text: str
    before: str
    after: str
    node: ast.AST

    def __str__(self) -> str:
        return f"{self.module}:{self.line}  {self.before}  ->  {self.after}"

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What names it in the list of equivalents, wherever its line may move."""
        return self.module, self.text, self.before, self.after


# What is changed.


def alternatives(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what might stand in place of a node: its neighbour among operators, numbers, texts, steps."""
    if isinstance(node, ast.Compare):
        for place, each in enumerate(node.ops):
            swapped = copy.copy(node)
            swapped.ops = [*node.ops[:place], _COMPARE[type(each)](), *node.ops[place + 1 :]]
            yield swapped
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand
    elif isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        yield ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right)
    elif isinstance(node, ast.Constant):
        yield from _constants(node.value)
    elif isinstance(node, ast.JoinedStr):
        yield ast.JoinedStr([ast.Constant("XX"), *node.values])
    else:
        yield from _steps(node)


def _constants(value: object) -> Iterator[ast.AST]:
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int | float):
        yield ast.Constant(value + 1)
        yield ast.Constant(value - 1)
    elif isinstance(value, str):
        yield ast.Constant(f"XX{value}XX" if value else "XX")


def _steps(node: ast.AST) -> Iterator[ast.AST]:
    """Yield statements that do less, and conditions the other way round."""
    if isinstance(node, ast.If | ast.While | ast.IfExp) and not isinstance(node.test, _YES_OR_NO):
        turned = copy.copy(node)
        turned.test = ast.UnaryOp(ast.Not(), node.test)
        yield turned
    elif isinstance(node, ast.Break):
        yield ast.Continue()
    elif isinstance(node, ast.Continue):
        yield ast.Break()
    elif isinstance(node, ast.Expr | ast.Raise) or (isinstance(node, ast.Return) and node.value):
        if not (isinstance(node, ast.Return) and isinstance(node.value, ast.Constant)):
            yield ast.Return() if isinstance(node, ast.Return) else ast.Pass()
    elif isinstance(node, ast.AugAssign):
        target = copy.deepcopy(node.target)
        yield ast.Assign([target], node.value)


def _out_of_bounds(tree: ast.AST) -> set[ast.AST]:
    """Nodes that are no behaviour of the program: documentation, annotations, decorators, types."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        roots: list[ast.AST | None] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            roots.append(node)
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            roots += node.decorator_list
        if isinstance(node, ast.FunctionDef):
            roots.append(node.returns)
        if isinstance(node, ast.arg | ast.AnnAssign):
            roots.append(node.annotation)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            roots.append(node)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            roots.append(node)
        if isinstance(node, ast.JoinedStr):
            roots += [part for part in node.values if isinstance(part, ast.Constant)]
            roots += [part.format_spec for part in node.values if isinstance(part, ast.FormattedValue)]
        found.update(each for root in roots if root for each in ast.walk(root))
    return found


def mutants(module: str, source: str) -> list[Mutant]:
    """List every change to a module, in the order of its lines."""
    tree, lines = ast.parse(source), ["", *source.splitlines()]
    skipped = _out_of_bounds(tree)
    found = []
    for index, node in enumerate(ast.walk(tree)):
        if node in skipped:
            continue
        for other in alternatives(node):
            before, after, line = _short(node), _short(other), getattr(node, "lineno", 0)
            found.append(Mutant(module, index, line, lines[line].strip(), before, after, other))
    return sorted(found, key=lambda each: (each.line, each.before, each.after))


def _short(node: ast.AST) -> str:
    text = ast.unparse(ast.fix_missing_locations(copy.deepcopy(node))).split("\n")[0]
    return text if len(text) <= 100 else f"{text[:60]}…{text[-39:]}"


def changed(source: str, mutant: Mutant) -> ast.Module:
    """Give a module's syntax tree with the change made."""
    tree = ast.parse(source)
    wanted = next(node for index, node in enumerate(ast.walk(tree)) if index == mutant.index)

    class Put(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            if node is wanted:
                return ast.copy_location(copy.deepcopy(mutant.node), node)
            return self.generic_visit(node)

    return ast.fix_missing_locations(cast(ast.Module, Put().visit(tree)))


# Whether a test notices.


class Instead(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a syntax tree, all others as usual."""

    def __init__(self, module: str, path: Path, tree: ast.Module) -> None:
        self.module, self.path, self.tree = module, path, tree

    def find_spec(
        self, name: str, path: object = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Claim the one module."""
        del path, target
        if name != self.module:
            return None
        inside = [str(self.path.parent)] if self.path.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(
            name, self.path, loader=self, submodule_search_locations=inside
        )

    def exec_module(self, module: ModuleType) -> None:
        """Run the tree."""
        exec(compile(self.tree, str(self.path), "exec"), module.__dict__)


class Watch:
    """Notes which lines of a module each test runs, and how long each test takes."""

    def __init__(self, module: str, path: Path) -> None:
        self.module, self.path = module, str(path)
        self.lines: dict[str, list[int]] = {}
        self.spent: dict[str, float] = {}
        self._now: set[int] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Watch one test, with nothing remembered from the tests before it."""
        for each in vars(sys.modules[self.module]).values():
            if hasattr(each, "cache_clear"):
                each.cache_clear()
        self._now, began = set(), time.process_time()
        sys.settrace(self._enter)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            self.lines[item.nodeid] = sorted(self._now)
            self.spent[item.nodeid] = time.process_time() - began

    def _enter(self, frame: FrameType, event: str, _: object) -> TraceFunction | None:
        if frame.f_code.co_filename != self.path:
            return None
        return self._step(frame, event, None)

    def _step(self, frame: FrameType, event: str, _: object) -> TraceFunction | None:
        del event
        self._now.add(frame.f_lineno)
        return self._step


class Chosen:
    """Keeps only some tests, in the order given."""

    def __init__(self, wanted: Sequence[str]) -> None:
        self.place = {name: place for place, name in enumerate(wanted)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Drop and sort."""
        items[:] = sorted(
            (each for each in items if each.nodeid in self.place), key=lambda each: self.place[each.nodeid]
        )


def run(tree: ast.Module, module: str, files: Sequence[str], plugin: object) -> int:
    """Run tests on a changed module in this process, which is of no use afterwards; 0 where all are green."""
    path = _path(module)
    sys.meta_path.insert(0, Instead(module, path, tree))
    try:
        importlib.import_module(module)
    except Exception as fault:
        print(f"{module} cannot be imported: {fault!r}", file=sys.stderr, flush=True)
        return 3
    return int(pytest.main([*OPTIONS, *files], plugins=[plugin]))


def in_child(work: Callable[[], int], output: int, *, limit: float = 0) -> int:
    """Start a child that does some work in some seconds and ends with its exit code; give its number."""
    child = os.fork()
    if child:
        return child
    code = 2
    try:
        signal.setitimer(signal.ITIMER_PROF, limit)
        os.dup2(output, 1)
        os.dup2(output, 2)
        code = work()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def verdict(status: int) -> str:
    """Say how a child ended: ``survived``, ``killed``, or ``timed out``, which counts as killed."""
    if os.WIFSIGNALED(status):
        return "timed out" if os.WTERMSIG(status) == signal.SIGPROF else "killed"
    return "killed" if os.WEXITSTATUS(status) else "survived"


def prepare(place: Path) -> None:
    """Copy the tree, go there, and load what the tests need of other people's code."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, place / name)
    os.chdir(place)
    sys.path.insert(0, str(place))
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    for name in ("numpy", "hypothesis.strategies", "pandas", "networkx", "playwright.sync_api", "click"):
        importlib.import_module(name)
    gc.collect()
    gc.freeze()


def file_of(module: str) -> Path:
    """Where a module stands from the root; a package is its __init__.py."""
    place = Path(*module.split("."))
    return place / "__init__.py" if (ROOT / place).is_dir() else place.with_suffix(".py")


def _path(module: str) -> Path:
    return file_of(module).absolute()


def source_of(module: str) -> str:
    return (ROOT / file_of(module)).read_text(encoding="utf-8")


def _holds(node: ast.stmt, mutant: Mutant) -> bool:
    return node.lineno <= mutant.line <= (node.end_lineno or 0)


@dataclass(frozen=True)
class Tests:
    """The tests of a module as they are without a change: the lines that each runs, the quickest first."""

    tree: ast.Module
    lines: dict[str, frozenset[int]]

    def of(self, mutant: Mutant) -> list[str]:
        """Name the tests that run the statement of a change, or for a table of the module what uses it."""
        inside = [node for node in ast.walk(self.tree) if isinstance(node, ast.stmt) and _holds(node, mutant)]
        functions = [node for node in inside if isinstance(node, ast.FunctionDef)]
        if functions and functions[-1].body[0].lineno <= mutant.line:
            return self._running(set(range(inside[-1].lineno, (inside[-1].end_lineno or 0) + 1)))
        top = inside[0]
        return self._running(set(self._uses(top))) if self._private(top) else list(self.lines)

    def _private(self, top: ast.stmt) -> bool:
        """Tell whether a statement makes one name that no other module knows."""
        return isinstance(top, ast.Assign) and ast.unparse(top.targets[0]).startswith("_")

    def _uses(self, top: ast.stmt) -> Iterator[int]:
        """Yield the lines of the statements that use what a statement of the module makes."""
        name = ast.unparse(top.targets[0]) if isinstance(top, ast.Assign) else ""
        for other in self.tree.body:
            used = [node for node in ast.walk(other) if isinstance(node, ast.Name) and node.id == name]
            if other is top or not used:
                continue
            if not isinstance(other, ast.FunctionDef | ast.ClassDef):
                yield from self._uses(other)
            for node in used:
                yield node.lineno

    def _running(self, wanted: set[int]) -> list[str]:
        return [name for name, lines in self.lines.items() if lines & wanted]


def watched(module: str, source: str, place: Path) -> Tests | None:
    """Run a module's tests without a change and note what each runs; None where one is red."""
    files = [str(_path(module)), *(path for path in TARGETS[module] if Path(path).exists())]
    notes = place / "watched.json"

    def work() -> int:
        watch = Watch(module, _path(module))
        code = run(ast.parse(source), module, files, watch)
        ordered = sorted(watch.lines, key=lambda name: watch.spent[name])
        notes.write_text(json.dumps({name: watch.lines[name] for name in ordered}), encoding="utf-8")
        return code

    if verdict(os.waitpid(in_child(work, 2), 0)[1]) != "survived":
        return None
    found = json.loads(notes.read_text(encoding="utf-8"))
    return Tests(ast.parse(source), {name: frozenset(lines) for name, lines in found.items()})


def judge(
    every: Sequence[Mutant], sources: Mapping[str, str], tests: Mapping[str, Tests], jobs: int
) -> dict[Mutant, str]:
    """Run the tests on each change, some at a time, and say what became of it."""
    found: dict[Mutant, str] = {}
    running: dict[int, Mutant] = {}
    silence = os.open(os.devnull, os.O_WRONLY)
    waiting, began = list(reversed(every)), time.monotonic()
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            work = functools.partial(tried, mutant, sources, tests)
            running[in_child(work, silence, limit=LIMIT)] = mutant
        child, status = os.wait()
        mutant = running.pop(child)
        found[mutant] = verdict(status)
        if found[mutant] != "killed":
            print(f"{found[mutant]}: {mutant}", file=sys.stderr, flush=True)
        if len(found) % 50 == 0:
            spent = time.monotonic() - began
            print(f"{len(found)} of {len(every)} changes, {spent:.0f} s", file=sys.stderr, flush=True)
    os.close(silence)
    return {mutant: found[mutant] for mutant in every}


def tried(mutant: Mutant, sources: Mapping[str, str], tests: Mapping[str, Tests]) -> int:
    """Run the tests of one change in this process; 0 where none notices."""
    wanted = tests[mutant.module].of(mutant)
    if not wanted:
        return 0
    files = list(dict.fromkeys(name.split("::")[0] for name in wanted))
    tree = changed(sources[mutant.module], mutant)
    return run(tree, mutant.module, files, Chosen(wanted))


def equivalents() -> dict[tuple[str, str, str, str], str]:
    """Give the changes that no input shows, each with its reason."""
    if not EQUIVALENT.exists():
        return {}
    listed = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))
    return {
        (module, each["line"], each["before"], each["after"]): each["reason"]
        for module, rows in listed.items()
        for each in rows
    }


def report(found: dict[Mutant, str]) -> bool:
    """Print the figures of each module and all; true where enough was killed in each of them."""
    known = equivalents()
    print(f"{'module':28}  changes  killed  timed out  survived  equivalent   share")
    enough = True
    for module in [*dict.fromkeys(each.module for each in found), ""]:
        mine = [(each, ending) for each, ending in found.items() if module in ("", each.module)]
        ends = Counter(ending for _, ending in mine)
        same = sum(ending == "survived" and each.key in known for each, ending in mine)
        share = (ends["killed"] + ends["timed out"]) / len(mine)
        enough = enough and share >= WANTED
        print(
            f"{module or 'all':28} {len(mine):8} {ends['killed']:7} {ends['timed out']:10} "
            f"{ends['survived']:9} {same:11}  {share:6.1%}"
        )
    left = [each for each, ending in found.items() if ending == "survived" and each.key not in known]
    print(f"\nNot noticed and not known to be equivalent: {len(left)}")
    for each in left:
        print(f"  {each}")
    return enough


def main() -> int:
    """Run what was asked for; 1 where a module's share is too small or its tests are red as it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("modules", nargs="*", help="last part of a module's name; none: all")
    parser.add_argument("--jobs", type=int, default=1, help="children at a time")
    parser.add_argument("--list", action="store_true", help="print the changes and make none")
    parser.add_argument("--line", type=int, help="only changes of this line")
    given = parser.parse_args()
    names = [name for name in TARGETS if not given.modules or name.rpartition(".")[2] in given.modules]
    sources = {name: source_of(name) for name in names}
    every = [each for name, source in sources.items() for each in mutants(name, source)]
    every = [each for each in every if given.line in (None, each.line)]
    if given.list:
        print("\n".join(map(str, every)))
        return 0
    with tempfile.TemporaryDirectory(prefix="mutants-") as place:
        prepare(Path(place))
        tests: dict[str, Tests] = {}
        for name in names:
            known = watched(name, sources[name], Path(place))
            if known is None:
                print(f"The tests of {name} are red without any change; see above.", file=sys.stderr)
                return 1
            tests[name] = known
        found = judge(every, sources, tests, given.jobs)
        os.chdir(ROOT)
    return 0 if report(found) else 1


if __name__ == "__main__":
    sys.exit(main())
