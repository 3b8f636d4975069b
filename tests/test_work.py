"""Every command at N, 2N and 4N ties: its work grows no faster than the rows, but for exact measures.

Work is counted, not timed: the functions that are called, Python's own and compiled ones. Arrays do
their work in one call, so of the questions that are quadratic by nature the memory at its peak is counted as
well: comparing all with all takes a table of all with all. Where arrays are gone through once for each
organisation or period, the numbers that are handed to numpy are counted. What grows from N to 2N is compared
with what grows from 2N to 4N: twice as much where work follows the rows, four times where it follows their
square. All switches for large data are thrown, for what is done below them has an upper bound. Of a list that
is imported the calls for each cell are counted.
"""

from __future__ import annotations

import cProfile
import gc
import re
import shutil
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import numpy as np
import pytest

import graph.drawing.places.newcomers as newcomers
import graph.drawing.places.spacing as spacing
import graph.questions.changes.moves as moves
import graph.questions.changes.whatif as whatif
import graph.questions.organisations.pasts as pasts
import graph.questions.partners.backtest as backtest
import graph.questions.partners.candidates as candidates
import graph.questions.partners.drawing as drawing
import graph.questions.partners.suggestions as suggestions
import graph.questions.partners.surroundings as surroundings
import signed
from graph import measures
from graph.commands.main import command
from graph.commands.terminal import run
from graph.drawing.pictures import plan
from graph.drawing.places import forces, layout
from graph.exchange import import_files
from graph.exchange.lists.joining import Wishes
from graph.measures import growth as growing
from graph.measures.kernels import arrays, growth
from graph.vocabulary import EXCHANGE_FORMATS

pytestmark = pytest.mark.slow

MOST = 2.6  # times as much for twice as many rows; n log n is 2.2 at these sizes
HELD = 3.2  # times as many bytes, which come in steps; a table of all with all is four times as large
FEW, SIZES, LARGER = 100, (200, 400, 800), (300, 600, 1200)  # ties
LEAST = 2_000  # calls, among which a few more or fewer say nothing

# What is asked, by command: a hub, its partner, and one far away. {data} and {out} are folders. Where an
# answer has as many rows as chance gave the hub, a few are written.
HUB, OTHER, FAR = "org0000003", "org0000011", "org0000019"
READ = "--data {data} --quiet"
ASKED = {
    "add agreement": [f"add agreement {HUB} {FAR} --signed 2024-02-03 {READ}"],
    "add organisation": [f"add organisation --name New --type city {READ}"],
    "audit": [f"audit -o {{out}}/audit.csv {READ}"],
    "centrality": [
        f"centrality -o {{out}}/hubs.csv {READ}",
        f"centrality --measure partners -o {{out}}/hubs.xlsx {READ}",
        f"centrality -o {{out}}/hubs.html --measure partners --without {HUB} {READ}",
        f"centrality --over-time year -o {{out}}/ranks.csv {READ}",
    ],
    "check": [f"check -o {{out}}/check.json {READ}", f"check -o {{out}}/check.sarif {READ}"],
    "completion": [],  # a text, the same for all data
    "diff": [
        f"diff 2010 2014 --top 3 -o {{out}}/diff.csv {READ}",
        f"diff 2004 2016 --active --measure closeness -o {{out}}/diff.md {READ}",
    ],
    "export": [f"export --format {each} -o {{out}}/{each} {READ}" for each in EXCHANGE_FORMATS],
    "growth": [
        f"growth -o {{out}}/growth.csv {READ}",
        f"growth --active --every quarter -o {{out}}/growth.json {READ}",
    ],
    "coverage": [f"coverage --by prefecture -o {{out}}/places.csv {READ}"],
    "decomposition": [
        f"decomposition --active --every quarter -o {{out}}/parts.csv {READ}",
        f"decomposition --by country -o {{out}}/by.csv {READ}",
    ],
    "densification": [f"densification -o {{out}}/denser.csv {READ}"],
    "import": [
        "import {out}/given-graphml -o {out}/back --quiet",
        "import {out}/given-xlsx -o {out}/again --quiet",
    ],
    "init": ["init {out}/new --quiet"],
    "layout": [f"layout -o {{out}}/positions.csv {READ}"],
    "map": [f"map -o {{out}}/map.html {READ}"],
    "neighbours": [f"neighbours {HUB} --steps 3 -o {{out}}/near.csv {READ}"],
    "path": [f"path {OTHER} {FAR} -o {{out}}/path.csv {READ}"],
    "publish": [],  # the work of map, report and timeline, which are asked here
    "renewals": [
        f"renewals --as-of 2014 -o {{out}}/ends.csv --calendar {{out}}/ends.ics {READ}",
        f"renewals --as-of 2014 --chains -o {{out}}/lines.csv {READ}",
    ],
    "report": [f"report --as-of 2014 -o {{out}}/report.html {READ}"],
    "serve": [],  # goes on until it is interrupted; draws what map draws, and reads what check reads
    "show": [f"show {HUB} --as-of 2014 -o {{out}}/show.json {READ}"],
    "suggest": [f"suggest {HUB} --record -o {{out}}/suggest.csv {READ}"],
    "timeline": [
        f"timeline --every 2014 -o {{out}}/last.svg {READ}",
        f"timeline --every 2010,2014 --difference -o {{out}}/change.svg {READ}",
    ],
    "whatif": [
        f"whatif --add {HUB}|{FAR} -o {{out}}/whatif.csv {READ}",
        f"whatif --best {FAR} -o {{out}}/best.csv {READ}",
    ],
    "why": [f"why {HUB} --top 3 -o {{out}}/why.csv {READ}"],
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The same kind of ecosystem in each size, with many organisations and claims for its ties."""
    made = {size: tmp_path_factory.mktemp("work") / str(size) for size in (FEW, *SIZES, *LARGER)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signed, "TIES_EACH", 2)
        patch.setattr(signed, "EVERY_CLAIMING", 4)
        patch.setattr(measures, "LARGE", 0)
        for size, folder in made.items():
            signed.write(folder / "data", size)
            (folder / "out").mkdir()
        done(made[SIZES[-1]], f"centrality -o {{out}}/hubs.csv {READ}")  # compiles what is for large graphs
    return made


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that is done otherwise where there is much is done so here."""
    for module in (measures, whatif, growing):
        monkeypatch.setattr(module, "LARGE", 0)
    for module in (candidates, suggestions, backtest):
        monkeypatch.setattr(module, "MOST", 10)
    # so many candidates, pairs and pasts are enough for all sizes
    monkeypatch.setattr(drawing, "DRAWN", 200)
    monkeypatch.setattr(pasts, "MOST", 4)
    monkeypatch.setattr(moves, "MOST_WORK", 0)
    monkeypatch.setattr(surroundings, "NEAR", 20)
    monkeypatch.setattr(plan, "MOST_LABELS", 20)
    for switch in ("LARGEST_PAIRWISE", "MOST_CHECKED"):
        monkeypatch.setattr(forces, switch, 10)


def commands(group: click.Group, before: str = "") -> Iterator[str]:
    """The names of all commands, those within another too."""
    context = click.Context(group)
    for name in group.list_commands(context):
        each = group.get_command(context, name)
        if isinstance(each, click.Group):
            yield from commands(each, f"{before}{name} ")
        else:
            yield before + name


def given(folder: Path, line: str) -> None:
    """Export the files that a command imports, once."""
    for form in re.findall(r"given-(\w+)", line):
        if not (folder / "out" / f"given-{form}").exists():
            done(folder, f"export --format {form} -o {{out}}/given-{form} {READ}")


def asked(folder: Path, line: str) -> list[str]:
    """The words of a command in a folder, of which it gets a copy."""
    data = folder / "copy"
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(folder / "data", data)
    for each in ("back", "again", "new"):
        shutil.rmtree(folder / "out" / each, ignore_errors=True)
    return [each.format(data=data, out=folder / "out") for each in line.split()]


def done(folder: Path, line: str) -> None:
    """Run a command, which loads what is loaded once."""
    assert run(command, asked(folder, line)) == 0, line


def counted(folder: Path, line: str) -> int:
    """How many functions a command calls."""
    given(folder, line)
    profile = cProfile.Profile()
    assert profile.runcall(run, command, asked(folder, line)) == 0, line
    return sum(each.callcount for each in profile.getstats())


def weighed(folder: Path, line: str) -> int:
    """How many bytes a command holds at its peak."""
    words = asked(folder, line)
    gc.collect()
    gc.disable()  # rings of objects that nobody holds any more would go at a moment of chance
    tracemalloc.start()
    try:
        assert run(command, words) == 0, line
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.enable()


def test_every_command_is_asked() -> None:
    assert sorted(commands(command)) == sorted(ASKED)


@pytest.mark.parametrize("line", [line for lines in ASKED.values() for line in lines])
def test_twice_as_many_rows_are_twice_the_work(line: str, folders: dict[int, Path]) -> None:
    given(folders[FEW], line)
    done(folders[FEW], line)
    # much in a few rows: one more finding of a check, past of a card, or name that was measured before
    sizes = LARGER if line.startswith(("check", "show", "timeline")) else SIZES
    calls = [counted(folders[size], line) for size in sizes]
    first, second = (more - few for few, more in pairwise(calls))
    assert second <= MOST * max(first, LEAST), calls


@pytest.mark.parametrize("line", [*ASKED["suggest"], ASKED["whatif"][-1]])
def test_twice_as_many_rows_take_twice_the_memory(line: str, folders: dict[int, Path]) -> None:
    done(folders[FEW], line)
    peaks = [weighed(folders[size], line) for size in SIZES]
    first, second = (more - few for few, more in pairwise(peaks))
    assert second <= HELD * max(first, 100_000), peaks


def test_a_cell_of_a_list_is_looked_at_a_few_times() -> None:
    """Half of the columns of a list say nothing that is read: remarks, counts, addresses."""
    heads = ["No", "Partner", "Country", "Signed", "Remarks", "Students", "Office", "Web"]
    texts = ("5 a year, renewed in 2019", "see file 12", "Office 3", "https://x.org/3")
    lines = [heads] + [
        [
            str(i),
            f"Lab {i % 97}",
            "FR",
            f"{i % 28 + 1}/3/20{i % 20 + 1:02}",
            texts[i % 2],
            str(i % 9),
            *texts[2:],
        ]
        for i in range(400)
    ]
    table = "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines).encode()
    profile = cProfile.Profile()
    profile.runcall(import_files, {"list.csv": table}, wishes=Wishes(ours="Hub"))
    calls = sum(each.callcount for each in profile.getstats())
    assert calls < 300 * len(heads) * len(lines)


@pytest.mark.parametrize("options", ["", "--active"])
def test_twelve_times_as_many_periods_are_hardly_more_work(
    options: str, folders: dict[int, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(every: str) -> int:
        words = asked(folders[LARGER[-1]], f"growth {options} --every {every} -o {{out}}/every.csv {READ}")
        return handed(monkeypatch, (growing, arrays, growth), lambda: run(command, words))

    assert ask("month") < 1.5 * ask("year")


class Handed:
    """numpy, which keeps count of how many numbers its functions are given."""

    def __init__(self) -> None:
        self.numbers = 0

    def __getattr__(self, name: str) -> Any:
        found = getattr(np, name)
        if isinstance(found, type) or not callable(found):
            return found

        def counting(*given: Any, **options: Any) -> Any:
            self.numbers += sum(each.size for each in given if isinstance(each, np.ndarray))
            return found(*given, **options)

        for method in ("accumulate", "at", "reduce", "reduceat"):
            if hasattr(found, method):
                setattr(counting, method, getattr(found, method))
        return counting


def handed(
    monkeypatch: pytest.MonkeyPatch, modules: tuple[ModuleType, ...], ask: Callable[[], object]
) -> int:
    """How many numbers the functions of numpy are given in some modules."""
    counting = Handed()
    with monkeypatch.context() as patch:
        for module in modules:
            patch.setattr(module, "np", counting)
        ask()
    return counting.numbers


@pytest.mark.parametrize("kind", ["alone", "pairs", "star"])
def test_twice_as_many_newcomers_on_twice_as_large_a_map_are_twice_the_work(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newcomers, "LARGE", 100, raising=False)
    counts = []
    for n in (400, 800, 1600):
        known = {f"old{i}": (i * 0.618034 % 1 * 1800 - 900, i / n * 1100 - 550) for i in range(n)}
        new = [f"new{i}" for i in range(n // 4)]
        pairs = zip(new[::2], new[1::2], strict=True)
        ties = {"alone": [], "pairs": [*pairs], "star": [("old0", each) for each in new]}[kind]

        ask = partial(layout, [*known, *new], ties, known=known)
        counts.append(handed(monkeypatch, (newcomers, spacing), ask))
    assert all(more <= MOST * few for few, more in pairwise(counts)), counts
