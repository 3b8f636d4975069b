"""Whatever a public function is given in the wrong kind is refused in a sentence that names the argument."""

from __future__ import annotations

import datetime
import inspect
import re
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import graph
from graph.dates.days import as_day, first_day
from graph.reading.catalogue import japanese as sentences
from graph.words.messages import translated

NODES = pd.DataFrame({"id": list("abcd"), "name": list("ABCD"), "type": ["hub", "city", "city", "company"]})
TIES = pd.DataFrame(
    {
        "source": ["a", "b", "a"],
        "target": ["b", "c", "c"],
        "signed": ["2016-05-01", "2018-01", "2019"],
        "expires": ["2027", "2021", ""],
    }
)
ECO = graph.read(NODES, TIES)
VIEW = graph.View(ECO, "2020")
CLAIM = {"organisation": "a", "date": "2017", "counted": "partners", "number": "2"}
# What each function needs at least. What is missing here takes anything that has a name.
NEEDED: dict[str, dict[str, Any]] = {
    "View": {"eco": ECO},
    "add_agreement": {"folder": "no folder", "parties": ["a", "d"]},
    "add_organisation": {"folder": "no folder", "name": "Q", "kind": "hub"},
    "as_csv": {"found": None},
    "audit": {"source": VIEW, "claims": [CLAIM]},
    "best": {"source": VIEW, "org": "a"},
    "briefing": {"source": VIEW, "org": "a"},
    "build": {"source": VIEW},
    "calendar": {"table": graph.renewals(VIEW)},
    "card": {"source": VIEW, "org": "a"},
    "centrality": {"source": VIEW},
    "chains": {"source": VIEW},
    "chart": {"name": "growth", "table": graph.growth(ECO)},
    "check": {"folder": NODES, "edges": TIES},
    "decomposition": {"source": VIEW},
    "densification": {"source": VIEW},
    "difference": {"before": VIEW, "after": VIEW},
    "draw_map": {"source": ECO},
    "export": {"source": VIEW, "form": "gml"},
    "figures": {"source": VIEW},
    "find": {"eco": ECO, "name": "a"},
    "from_networkx": {"G": nx.path_graph(2)},
    "growth": {"source": VIEW},
    "import_files": {"files": {"x.csv": b"a,b\nA,B\n"}},
    "layout": {"source": ECO},
    "make": {"nodes": {}, "edges": {}},
    "neighbours": {"source": VIEW, "org": "a"},
    "over_time": {"source": VIEW},
    "parse_date": {"text": "2016"},
    "paths": {"seen": VIEW, "source": "a", "target": "b"},
    "read": {"folder": NODES, "edges": TIES},
    "read_claims": {"folder": "no folder"},
    "read_saved": {"path": "no file"},
    "read_story": {"path": "no file"},
    "renewals": {"source": VIEW},
    "report": {"source": VIEW, "form": "md"},
    "select": {"eco": ECO},
    "snapshot": {"eco": ECO},
    "suggest": {"source": VIEW, "org": "a"},
    "timeline": {"source": VIEW, "form": "svg"},
    "track_record": {"source": VIEW},
    "whatif": {"source": VIEW, "add": ["a|d"]},
    "why": {"source": VIEW, "org": "a"},
}
# Nothing takes any of them but switches and what takes anything.
WRONG: list[Any] = [4.5, [None], object(), pd.NaT]
OPEN = {("read", "keep_going"), ("select", "elsewhere")}


def test_every_public_function_is_here() -> None:
    functions = {name for name in graph.__all__ if not isinstance(getattr(graph, name), type)}
    assert {*NEEDED} == functions | {"View"}


@pytest.mark.parametrize("name", NEEDED)
def test_an_argument_of_the_wrong_kind_is_refused_in_a_sentence(name: str) -> None:
    function = getattr(graph, name)
    for argument, known in inspect.signature(function).parameters.items():
        if known.kind in (known.VAR_KEYWORD, known.VAR_POSITIONAL) or (name, argument) in OPEN:
            continue
        for given in WRONG:
            with pytest.raises(graph.GraphError) as refused:
                function(**{**NEEDED[name], argument: given})
            if argument == "lang":
                assert "lang = " in str(refused.value)


REFUSED: list[tuple[Any, str, str]] = [
    (
        lambda: graph.centrality(ECO, measures=None),  # type: ignore[arg-type]
        "measures takes texts, one or several in a list, not None",
        "measures には文字列（複数ならリスト）を渡してください（指定は None）",
    ),
    (
        lambda: graph.neighbours(VIEW, "a", steps="2"),  # type: ignore[arg-type]
        "steps takes a whole number, not '2'",
        "steps には整数を渡してください（指定は '2'）",
    ),
    (
        lambda: graph.draw_map(ECO, theme="purple"),  # type: ignore[arg-type]
        "theme = 'purple' is not known; choose one of auto, light, dark",
        "theme = 'purple' は使えません。auto, light, dark のどれかにしてください",
    ),
    (
        lambda: graph.draw_map(ECO, limit=-1),
        "limit is 0 or more, not -1",
        "limit は0以上にしてください（指定は-1）",
    ),
    (
        lambda: graph.over_time(ECO, top=-1),
        "top is 0 or more, not -1",
        "top は0以上にしてください（指定は-1）",
    ),
    (
        lambda: graph.layout(ECO, known={"a": (float("nan"), 0)}),
        "known takes a mapping of ids to places, two numbers each, not {'a': (nan, 0)}",
        "known には組織の ID から位置（数値2つ）への辞書を渡してください（指定は {'a': (nan, 0)}）",
    ),
    (
        lambda: graph.chart("ranks", NODES),
        "table takes what graph.over_time gives, and has no period, measure, value, rank",
        "table には graph.over_time が返すものを渡してください。period, measure, value, rank がありません",
    ),
    (
        lambda: graph.audit(ECO, [{"organisation": "a", "date": "2017"}]),
        "claims takes what graph.read_claims gives, and has no counted, number",
        "claims には graph.read_claims が返すものを渡してください。counted, number がありません",
    ),
    (
        lambda: graph.View(ECO, 2016),  # type: ignore[arg-type]
        "2016 is not a date; give a text such as '2016-05', a date, or a period",
        "2016 は日付ではありません。'2016-05' のような文字列、日付、または期間で指定してください",
    ),
    (
        lambda: graph.import_files("x.csv"),  # type: ignore[arg-type]
        "files takes a mapping of names to bytes, not 'x.csv'",
        "files には名前からバイト列への辞書を渡してください（指定は 'x.csv'）",
    ),
    (
        lambda: graph.draw_map(ECO, story={"x": 1}),
        "story, x: is unknown; a story has a title and [[step]] tables",
        "x",
    ),
    (
        lambda: graph.View("data"),  # type: ignore[arg-type]
        "an ecosystem or a view of one is asked for, not str; "
        "graph.read and graph.from_networkx make an ecosystem",
        "Ecosystem か View を渡してください（渡されたのは str）。",
    ),
]


@pytest.mark.parametrize(("call", "said", "japanese"), REFUSED, ids=[said[:20] for _, said, _ in REFUSED])
def test_what_is_refused_says_what_was_given_and_what_is_taken(call: Any, said: str, japanese: str) -> None:
    with pytest.raises(graph.UsageError) as refused:
        call()
    assert str(refused.value) == said
    assert japanese in translated(refused.value.message, sentences())


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ("2016-05", "2016-05-01", "2016-05-31"),
        (datetime.date(2016, 5, 18), "2016-05-18", "2016-05-18"),
        (datetime.datetime(2016, 5, 18, 23, 59), "2016-05-18", "2016-05-18"),
        (pd.Timestamp("2016-05-18 23:59", tz="Asia/Tokyo"), "2016-05-18", "2016-05-18"),
        (np.datetime64("2016-05"), "2016-05-01", "2016-05-31"),
        (np.datetime64("2016-05-18T23:59"), "2016-05-18", "2016-05-18"),
        (pd.Period("2016-05"), "2016-05-01", "2016-05-31"),
        (pd.Period("2016", freq="Y-MAR"), "2015-04-01", "2016-03-31"),
        (graph.parse_date("2016"), "2016-01-01", "2016-12-31"),
    ],
)
def test_a_day_may_be_whatever_says_one(given: Any, first: str, last: str) -> None:
    assert (first_day(given).isoformat(), as_day(given).isoformat()) == (first, last)
    assert graph.View(ECO, given).day == as_day(given) == graph.snapshot(ECO, given).as_of
    assert graph.parse_date(given).last == as_day(given)


@pytest.mark.parametrize("given", [2016, 2016.0, np.int64(2016), pd.NaT, np.datetime64("NaT", "D"), "", True])
def test_what_says_no_day_is_no_date(given: Any) -> None:
    with pytest.raises(graph.DateError, match="is not a date"):
        graph.View(ECO, given)


def test_a_text_alone_is_one_of_several() -> None:
    assert list(graph.centrality(ECO, measures="degree").columns[4:]) == ["degree"]
    assert graph.select(ECO, without="a").nodes["id"].tolist() == ["b", "c", "d"]
    assert len(graph.whatif(VIEW, add="a|d").ranks) == len(graph.whatif(VIEW, add=["a|d"]).ranks)
    assert graph.View(ECO, relations="mou").whole.relations == {"mou"}


def test_values_of_programs_are_cells_of_new_rows(tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text("id,name,type,lat,lon\na,A,hub,,\nb,B,city,,\n")
    (tmp_path / "edges.csv").write_text("source,target,signed\n")
    assert graph.add_agreement(tmp_path, ["a", "b"], signed=datetime.date(2017, 1, 2)) == "a-b-2017-01-02"
    assert graph.add_agreement(tmp_path, ["a", "b"], signed=pd.Period("2018-03")) == "a-b-2018-03"
    assert graph.add_organisation(tmp_path, "Lab", "hub", lat=35.5, lon=np.float64(139)) == "lab"
    nodes = (tmp_path / "nodes.csv").read_text()
    assert nodes.endswith("lab,Lab,hub,35.5,139\n")


def test_a_day_to_begin_with_may_be_a_date() -> None:
    found = [[*graph.timeline(ECO, form="svg", since=each)] for each in ("2019", datetime.date(2019, 1, 1))]
    assert found[0] == found[1] == ["2019.svg"]


def test_an_organisation_is_counted_by_any_of_its_names() -> None:
    assert graph.figures(VIEW, "A") == graph.figures(VIEW, "a") != graph.figures(VIEW)
    with pytest.raises(graph.UnknownName, match="'zz'"):
        graph.figures(VIEW, "zz")


def test_a_setting_that_a_report_does_not_have_is_refused() -> None:
    with pytest.raises(TypeError, match="withn"):
        graph.report(ECO, form="md", withn="24m")  # type: ignore[call-arg]


def test_no_sentence_below_the_commands_is_told_in_options_alone() -> None:
    # What is refused in Python names arguments; an option beside it is told as that of the command line.
    package = Path(graph.__file__).parent
    told = []
    for path in sorted(package.rglob("*.py")):
        room = path.relative_to(package).parts[0]
        # Words are notes, git has options, and what a list leaves open is told as it is then typed.
        if room in ("commands", "words") or path.name in ("revisions.py", "joining.py"):
            continue
        lines = map(str.strip, path.read_text(encoding="utf-8").splitlines())
        options = [each for each in lines if re.search(r"""["'][^"']* --[a-z]""", each)]
        told += [each for each in options if "on the command line" not in each and each[:3] != '"""']
    assert told == []
