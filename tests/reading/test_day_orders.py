"""Whether days or months stand first: decided by a column's own rows, said in a note, never guessed."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

import graph
from graph.dates.spellings import Order
from graph.reading.cells import EDGE_CELLS, NODE_CELLS, rule_of

if TYPE_CHECKING:
    from conftest import Put, Told  # type: ignore[import-not-found]

HEAD = "source,target,signed,expires\n"
ENDS = ("a,b", "b,c", "a,c")


@pytest.mark.parametrize(
    ("decides", "signed", "first"),
    [("13/04/2019", "2019-04-01", "day"), ("04/13/2019", "2019-01-04", "month")],
)
def test_a_row_that_is_possible_one_way_only_decides_for_its_column(
    put: Put, told: Told, decides: str, signed: str, first: str
) -> None:
    for dates in permutations(("01/04/2019", decides, "2018")):
        rows = "".join(f"{ends},{day},\n" for ends, day in zip(ENDS, dates, strict=True))
        row = dates.index("01/04/2019") + 2
        notes = {each.row: each.message for each in told(edges=HEAD + rows)}
        assert notes[row] == (
            f"'01/04/2019' was read as {signed}: the {first} stands first in this column, as in '{decides}'"
        )
        assert graph.read(put(edges=HEAD + rows)).edges.set_index("row").loc[row, "signed"] == signed


def test_each_column_decides_for_itself_and_rows_that_disagree_decide_nothing(told: Told) -> None:
    rows = "a,b,01/04/2019,13/04/2022\nb,c,02/05/2019,01/06/2022\n"
    assert [(each.rule.code, each.row, each.column) for each in told(edges=HEAD + rows)] == [
        ("E301", 2, "signed"), ("N301", 2, "expires"), ("E301", 3, "signed"), ("N301", 3, "expires"),
    ]  # fmt: skip
    rows = "a,b,13/04/2019,\nb,c,04/13/2019,\na,c,01/04/2019,\n"
    assert [(each.rule.code, each.row) for each in told(edges=HEAD + rows)] == [
        ("N301", 2), ("N301", 3), ("E301", 4),
    ]  # fmt: skip


def test_founding_dates_are_a_column_too(put: Put) -> None:
    nodes = "id,name,type,founded\na,Alpha,hub,01/04/1999\nb,Beta,hub,31/12/2001\nc,Gamma,hub,43238\n"
    founded = graph.read(put(nodes=nodes)).nodes.set_index("id")["founded"]
    assert founded.to_dict() == {"a": "1999-04-01", "b": "2001-12-31", "c": "2018-05-18"}


def test_an_order_that_is_asked_for_holds_whatever_the_rows_say() -> None:
    texts = ["01/04/2019", "04/13/2019"]
    for name, rules in (("signed", EDGE_CELLS), ("founded", NODE_CELLS)):
        said: list[str] = []
        rule = rule_of(rules, name, texts, order=Order("day"))
        assert rule(texts[0], lambda slug, message, hint="": said.append(message)) == "2019-04-01"  # noqa: B023
        assert said == ["'01/04/2019' was read as 2019-04-01"]  # who asked knows why
