"""What python-pptx keeps to itself and the slides need all the same: the one place that reaches for it.

Its own properties give no way to describe a picture, to put a shape behind others, to take one away, to set a
language, or to change the theme. A test names each function of this module that a new version breaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

if TYPE_CHECKING:
    from collections.abc import Callable


def element(xml: str) -> Any:
    """An element from its XML."""
    return parse_xml(xml)


def spaces(*prefixes: str) -> str:
    """The declarations of name spaces by their prefixes, as p, a and c."""
    return str(nsdecls(*prefixes))


def tree(slide: Any) -> Any:
    """The element that holds the shapes of a slide or layout, the hindmost first."""
    return slide.shapes._spTree


def describe(added: Any, text: str) -> None:
    """Give a picture, table or chart the text that is read out in its place."""
    held = added._element
    about = held.nvPicPr if hasattr(held, "nvPicPr") else held.nvGraphicFramePr
    about.cNvPr.set("descr", text)


def put_behind(slide: Any, added: Any) -> None:
    """Put a shape behind all others of its slide."""
    tree(slide).insert(2, added._element)  # behind the tree's own properties


def take_away(shape: Any) -> None:
    """Take a shape off its slide."""
    shape._element.getparent().remove(shape._element)


def stands_by_itself(placeholder: Any) -> bool:
    """Whether a placeholder has a place of its own, and not that of its layout."""
    return placeholder._element.spPr.xfrm is not None


def set_language(run: Any, language: str) -> None:
    """Say in which language a run of letters is."""
    run._r.get_or_add_rPr().set("lang", language)


def title_style(master: Any) -> Any:
    """The style of the titles of all slides."""
    return master._element.find(".//{*}titleStyle/{*}lvl1pPr")


def list_style(box: Any) -> Any:
    """The styles that the levels of a placeholder have of their own."""
    return box._element.txBody.find("{*}lstStyle")


def change_theme(master: Any, change: Callable[[str], str]) -> None:
    """Change the text of the theme."""
    part = next(each._target for each in master.part.rels.values() if each.reltype.endswith("/theme"))
    part._blob = change(part.blob.decode("utf-8")).encode("utf-8")


def drop_slides(presentation: Any) -> None:
    """Take the slides out of a template."""
    listed = presentation.slides._sldIdLst
    for each in list(listed):
        presentation.part.drop_rel(each.rId)
        listed.remove(each)


def set_design(table: Any, design: str) -> None:
    """Give a table a design by its number."""
    table._tbl.tblPr.find("{*}tableStyleId").text = design


def add_line(cell: Any, xml: str) -> None:
    """Add the line at a side of a cell."""
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(xml))


def show_value(label: Any) -> None:
    """Have the label of a point show its value."""
    label._get_or_add_dLbl().find("{*}showVal").set("val", "1")


def plot_area(chart: Any) -> Any:
    """The element of a chart that holds its plot."""
    return chart._chartSpace.chart.plotArea
