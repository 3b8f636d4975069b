"""What python-pptx and numba keep to themselves and the program needs: in one module each, and still there.

When a new version takes a part away, the name of the test says which.
"""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from graph.documents.slides import inside

PACKAGE = Path(__file__).resolve().parent.parent / "graph"
LINE = f'<a:lnB {inside.spaces("a")} w="6350"/>'


class Deck:
    """A presentation with a picture, a table and a chart on a slide."""

    def __init__(self) -> None:
        self.deck: Any = Presentation()
        self.slide: Any = self.deck.slides.add_slide(self.deck.slide_layouts[0])
        image = BytesIO()
        Image.new("1", (1, 1)).save(image, "png")
        self.picture = self.slide.shapes.add_picture(image, 0, 0)
        self.table = self.slide.shapes.add_table(1, 1, 0, 0, 9, 9)
        data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
        data.categories = ["2016"]
        data.add_series("ties", (3,))
        kind: Any = XL_CHART_TYPE.LINE
        self.chart: Any = self.slide.shapes.add_chart(kind, 0, 0, 9, 9, data)
        self.slide.shapes.title.text_frame.text = "Title"

    def saved(self) -> Any:
        """The same, written and read again."""
        stream = BytesIO()
        self.deck.save(stream)
        return Presentation(BytesIO(stream.getvalue()))

    def xml(self) -> str:
        """The slide as it is written."""
        return bytes(self.saved().slides[0].part.blob).decode()


def described(deck: Deck) -> bool:
    for added in (deck.picture, deck.table, deck.chart):
        inside.describe(added, "what is seen")
    return deck.xml().count('descr="what is seen"') == 3


def behind(deck: Deck) -> bool:
    inside.put_behind(deck.slide, deck.chart)
    return bool(deck.saved().slides[0].shapes[0].has_chart)


def taken_away(deck: Deck) -> bool:
    inside.take_away(deck.picture)
    return "<p:pic>" not in deck.xml()


def with_a_place(deck: Deck) -> bool:
    before = inside.stands_by_itself(deck.slide.shapes.title)
    deck.slide.shapes.title.left = 9
    return (before, inside.stands_by_itself(deck.slide.shapes.title)) == (False, True)


def in_a_language(deck: Deck) -> bool:
    inside.set_language(deck.slide.shapes.title.text_frame.paragraphs[0].runs[0], "ja-JP")
    return 'lang="ja-JP"' in deck.xml()


def themed(deck: Deck) -> bool:
    inside.change_theme(deck.deck.slide_masters[0], lambda text: text.replace("Calibri", "Arial"))
    relations = deck.saved().slide_masters[0].part.rels.values()
    theme = next(each.target_part.blob.decode() for each in relations if each.reltype.endswith("/theme"))
    return "Arial" in theme and "Calibri" not in theme


def without_slides(deck: Deck) -> bool:
    inside.drop_slides(deck.deck)
    return len(deck.saved().slides) == 0


def designed(deck: Deck) -> bool:
    inside.set_design(deck.table.table, "{2D5ABB26-0587-4C30-8999-92F81FD0307C}")
    return "{2D5ABB26-0587-4C30-8999-92F81FD0307C}" in deck.xml()


def lined(deck: Deck) -> bool:
    inside.add_line(deck.table.table.cell(0, 0), LINE)
    return '<a:lnB w="6350"/>' in deck.xml()


def valued(deck: Deck) -> bool:
    inside.show_value(deck.chart.chart.plots[0].series[0].points[0].data_label)
    shown = inside.plot_area(deck.chart.chart).findall(".//{*}dLbl/{*}showVal")
    return [each.get("val") for each in shown] == ["1"]


def styled(deck: Deck) -> bool:
    master, layout = deck.deck.slide_masters[0], deck.deck.slide_layouts[0]
    own = inside.list_style(layout.placeholders[0])
    return bool(inside.title_style(master).tag.endswith("}lvl1pPr") and own.tag.endswith("}lstStyle"))


def added(deck: Deck) -> bool:
    before = len(inside.tree(deck.slide))
    inside.tree(deck.slide).append(inside.element(f"<p:sp {inside.spaces('p', 'a')}/>"))
    return len(inside.tree(deck.slide)) == before + 1


def last(deck: Deck) -> bool:
    deck.picture.name = "source"
    inside.put_last(deck.slide, "source")
    return bool(deck.saved().slides[0].shapes[-1].name == "source")


def apart(deck: Deck) -> bool:
    deck.picture.name, deck.table.name, deck.chart.name = "a", "a", "a 2"
    inside.name_apart(deck.slide)
    return [each.name for each in deck.saved().slides[0].shapes][-3:] == ["a", "a 2", "a 2 2"]


def grouped(deck: Deck) -> bool:
    held = deck.slide.shapes.add_group_shape()
    properties = held._element.grpSpPr
    properties.remove(properties.xfrm)
    box = '<a:off x="3" y="4"/><a:ext cx="5" cy="6"/>'
    held._element.append(
        inside.element(
            f"<p:sp {inside.spaces('p', 'a')}><p:nvSpPr/><p:spPr><a:xfrm>{box}</a:xfrm></p:spPr></p:sp>"
        )
    )
    found = inside.enclose(held._element)
    return (found, held.left, held.top, held.width, held.height) == (True, 3, 4, 5, 6)


OF_PPTX = (
    last, apart, grouped, described, behind, taken_away, with_a_place, in_a_language, themed,
    without_slides, designed, lined, valued, styled, added,
)  # fmt: skip


@pytest.mark.parametrize("works", OF_PPTX, ids=lambda each: each.__name__)
def test_python_pptx_still_lets_a_shape_be(works: Callable[[Deck], bool]) -> None:
    assert works(Deck())


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("llvmlite.ir", "VectorType"),
        ("numba.core.cgutils", "get_or_insert_function"),
        ("numba.core.datamodel.models", "PrimitiveModel"),
        ("numba.core.base", "BaseContext.make_array"),
        ("numba.extending", "intrinsic"),
        ("numba.extending", "register_model"),
        ("numba", "config.CACHE_DIR"),
    ],
)
def test_numba_still_has(module: str, name: str) -> None:
    found: Any = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part)


def reaches(path: Path) -> Iterator[str]:
    """What a module reaches for that another library keeps to itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__"):
            owner = node.value
            if not (isinstance(owner, ast.Name) and owner.id in ("self", "cls")):
                yield f"{ast.unparse(node)}"
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [each.name for each in node.names] if isinstance(node, ast.Import) else []
        yield from (each for each in names if each.startswith(("numba.core", "llvmlite", "pptx.oxml")))


def test_private_parts_stand_in_one_module_for_each_library() -> None:
    found = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if [*reaches(path)]}
    assert found == {"documents/slides/inside.py", "measures/kernels/compiled/vectors.py"}
