"""The recipes of CONTRIBUTING, followed in a copy of the package: only what they name has to change."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
# A triangle a, b, c, and d on a string.
NODES = "id,name,type\n" + "".join(f"{each},Org {each},city\n" for each in "abcd")
EDGES = "source,target,signed\na,b,2016\nb,c,2017\nc,a,2018\nc,d,2019\n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with a copy of the package and a small ecosystem."""
    shutil.copytree(ROOT / "graph", tmp_path / "graph", ignore=shutil.ignore_patterns("__pycache__"))
    data = tmp_path / "data"
    data.mkdir()
    (data / "nodes.csv").write_text(NODES, encoding="utf-8")
    (data / "edges.csv").write_text(EDGES, encoding="utf-8")
    return tmp_path


def insert(path: Path, before: str, text: str) -> None:
    """Write a text into a file before another that stands there once."""
    old = path.read_text(encoding="utf-8")
    assert old.count(before) == 1
    path.write_text(old.replace(before, text + before), encoding="utf-8")


def python(copy: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the copy instead of the package."""
    return subprocess.run(
        [sys.executable, "-c", code], cwd=copy, capture_output=True, text=True, encoding="utf-8", check=False,
        env=os.environ | {"PYTHONPATH": str(copy), "PYTHONUTF8": "1"},
    )  # fmt: skip


def answer(copy: Path, code: str) -> Any:
    """What the code prints as JSON."""
    done = python(copy, code)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def named_in(recipe: str) -> list[str]:
    """The files of the package that a recipe of CONTRIBUTING names."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    found = re.search(rf"^- \*\*{recipe}\*\*(.*?)(?=^- \*\*|^#)", text, re.MULTILINE | re.DOTALL)
    assert found is not None, f"there is no recipe for {recipe}"
    return re.findall(r"`((?:graph|docs)/[\w/.]+)`", found[1])


TOLD = """\
    "triangles": Measure(
        ("Triangles", "三角形"),
        ("Pairs of partners who are partners.", "互いに提携する提携先の組の数。"),
        whole=True,
    ),
"""
COMPUTED = '    "triangles": Computation(nx.triangles),\n'
ASKED = """\
import json, re, graph
from graph import measures
from graph.questions.hubs.answer import hub_report_answer
from graph.words import heading

eco = graph.read("data")
found = {"file": graph.__file__, "heading": heading("triangles", "ja")}
for size, large in (("small", 10**9), ("large", 0)):
    measures.LARGE = large
    for given, source in (("ecosystem", eco), ("graph", graph.build(eco))):
        table = graph.centrality(source, measures=["triangles", "partners"])
        found[f"{size} {given}"] = table[["rank", "id", "triangles"]].values.tolist()
    last = graph.over_time(eco, measures=["triangles"]).tail(4)
    found[f"{size} over time"] = last[["period", "id", "value"]].values.tolist()
measures.LARGE = 10**9
found["all"] = list(graph.centrality(eco).columns)
found["card"] = graph.card(eco, "a").measures.set_index("measure")["value"]["triangles"]
page = graph.draw_map(graph.View(eco, lang="ja"))
data = re.findall(r'<script[^>]* type="application/json"[^>]*>(.*?)</script>', page, re.S)
text = json.dumps([json.loads(each) for each in data], ensure_ascii=False)
found["map"] = ['"triangles"' in text, "三角形" in text]
found["methods"] = hub_report_answer(eco).parts["methods"].values.tolist()
print(json.dumps(found))
"""


def test_a_new_measure_is_in_every_table_at_every_size_and_on_the_map_and_in_the_report(copy: Path) -> None:
    words, registry, _ = (copy / each for each in named_in("A measure"))
    insert(words, '    "constraint": Measure(', TOLD)
    insert(registry, '    "constraint": Computation(', COMPUTED)
    found = answer(copy, ASKED)
    assert Path(found["file"]).is_relative_to(copy)
    assert found["heading"] == "三角形"
    for size in ("small", "large"):
        for given in ("ecosystem", "graph"):
            # each corner of the one triangle is in it, and d in none
            assert found[f"{size} {given}"] == [[1, "a", 1], [1, "b", 1], [1, "c", 1], [4, "d", 0]]
        assert found[f"{size} over time"] == [
            ["2019", "a", 1], ["2019", "b", 1], ["2019", "c", 1], ["2019", "d", 0],
        ]  # fmt: skip
    assert found["all"][-3:] == ["triangles", "constraint", "community"]
    assert found["card"] == 1
    assert found["map"] == [True, True]
    assert ["Triangles", "Pairs of partners who are partners."] in found["methods"]


@pytest.mark.parametrize("left_out", ["words", "computation"])
def test_a_measure_that_is_declared_by_half_stops_the_program_and_is_named(copy: Path, left_out: str) -> None:
    words, registry, _ = (copy / each for each in named_in("A measure"))
    if left_out == "words":
        insert(registry, '    "constraint": Computation(', COMPUTED)
    else:
        insert(words, '    "constraint": Measure(', TOLD)
    code = "import sys; sys.argv = ['graph', 'centrality']; from graph.commands.main import main; main()"
    done = python(copy, code)
    assert done.returncode == 70
    assert "'triangles'" in done.stderr
    assert "Traceback" not in done.stderr


def graph_command(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command of the copy."""
    code = "from graph.commands.main import main; main()"
    return python(copy, f"import sys; sys.argv = ['graph', *{arguments!r}]; {code}")


def test_a_new_form_of_a_table_is_one_of_every_command(copy: Path) -> None:
    vocabulary, tables = (copy / each for each in named_in("A form of a table")[:2])
    insert(vocabulary, '".txt": "table"', '".bars": "bars", ')
    insert(vocabulary, '"csv", "json", "jsonl")', '"bars", ')
    insert(tables, '    "json": array,\n', '    "bars": lambda table: delimited(table).replace(",", "|"),\n')
    asked = ("centrality", "--measure", "partners")
    shown = graph_command(copy, *asked, "--format", "bars")
    # c has three partners, a and b two, d one
    rows = ["1|c|Org c|city|3", "2|a|Org a|city|2", "2|b|Org b|city|2", "4|d|Org d|city|1"]
    expected = ["rank|id|name|type|partners", *rows]
    assert shown.stdout.splitlines() == expected, shown.stderr
    for command in ("show", "growth"):
        assert "bars|table|csv" in graph_command(copy, command, "--help").stdout
    assert graph_command(copy, *asked, "-o", "hubs.bars").returncode == 0
    assert (copy / "hubs.bars").read_text(encoding="utf-8").splitlines() == expected
    parts = graph_command(copy, "show", "d", "--format", "bars").stdout.splitlines()
    assert parts[0].startswith("part|fact|value")


def test_a_new_column_is_read_shown_and_exported(copy: Path) -> None:
    vocabulary, words, *_ = (copy / each for each in named_in("A column"))
    before = answer(copy, "import graph, json; print(json.dumps(graph.read('data').digest))")
    text = vocabulary.read_text(encoding="utf-8")
    added = text.replace('"aliases",\n    "notes",', '"aliases",\n    "notes", "sector",')
    added = added.replace('LATER = ("auto_renews", ', 'LATER = ("sector", "auto_renews", ')
    assert added.count('"sector"') == 2
    vocabulary.write_text(added, encoding="utf-8")
    insert(words, '    "notes": (', '    "sector": ("Sector", "分野"),\n')
    assert answer(copy, "import graph, json; print(json.dumps(graph.read('data').digest))") == before
    lines = [f"{line},Water" for line in NODES.splitlines()]
    nodes = "\n".join(lines).replace("type,Water", "type,sectr")  # a slip of the finger
    (copy / "data" / "nodes.csv").write_text(f"{nodes}\n", encoding="utf-8")
    assert "'sector'" in graph_command(copy, "check").stdout
    (copy / "data" / "nodes.csv").write_text(f"{nodes}\n".replace("sectr", "sector"), encoding="utf-8")
    shown = graph_command(copy, "show", "a", "--part", "facts", "--lang", "ja", "--format", "md").stdout
    assert "| 分野 | Water |" in shown
    assert graph_command(copy, "map", "-o", "map.html").returncode == 0
    assert '"sector":"Water"' in (copy / "map.html").read_text(encoding="utf-8")
    assert graph_command(copy, "export", "-o", "e.graphml").returncode == 0
    assert "Water" in (copy / "e.graphml").read_text(encoding="utf-8")


QUESTION = """
import pandas as pd

from graph.measures.network import build
from graph.model.answer import Answer
from graph.model.captions import captions
from graph.model.view import View
from graph.words import word


def ends(view: View) -> pd.DataFrame:
    G = view.once(build)
    return pd.DataFrame({"id": sorted(each for each in G if len(G[each]) == 1)})


def ends_answer(view: View) -> Answer:
    return Answer.one(word("show_ends", view.lang), ends(view), captions(view))
"""
COMMAND = """

@click.command("ends", cls=Command)
@data_options
@table_options
def ends_command(request: Request, sink: Sink) -> None:
    \"\"\"List who has one partner only.\"\"\"
    from graph.questions.organisations.ends import ends_answer

    sink.put(ends_answer(request.view()), request)
"""


def test_a_new_question_is_a_command_in_every_form_and_language(copy: Path) -> None:
    questions, commands, menu, words, told = (copy / each for each in named_in("A question")[:5])
    (questions / "organisations" / "ends.py").write_text(QUESTION, encoding="utf-8")
    with (commands / "organisations.py").open("a", encoding="utf-8") as file:
        file.write(COMMAND)
    insert(menu, '    "export": (', '    "ends": ("organisations", "List who has one partner only."),\n')
    insert(words, '    "show_paths": (', '    "show_ends": ("At the ends", "端にある組織"),\n')
    assert re.search(
        r"^  ends +List who has one partner only", graph_command(copy, "--help").stdout, re.MULTILINE
    )
    ours = "提携先が1つの組織の一覧です。"
    insert(told, '"List who is within', f'"List who has one partner only." = "{ours}"\n')
    assert ours in graph_command(copy, "ends", "--help", "--lang", "ja").stdout
    assert json.loads(graph_command(copy, "ends", "--format", "json").stdout) == [{"id": "d"}]
    shown = graph_command(copy, "ends", "--format", "md", "--lang", "ja").stdout
    assert shown.startswith("## 端にある組織\n")
    assert "組織4、つながり4" in shown  # what was counted is said under every answer
    # until the end of 2018 the three have each other
    assert json.loads(graph_command(copy, "ends", "--as-of", "2018", "--format", "json").stdout) == []
