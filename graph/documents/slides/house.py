"""Our own design: the plain one of python-pptx, made wide, with our colours, fonts and title."""

from __future__ import annotations

import re
from typing import Any

from pptx import Presentation
from pptx.util import Emu

from graph.documents.slides import inside
from graph.documents.slides.layouts import titled
from graph.drawing.page import HEIGHT, MARGIN, WIDTH
from graph.drawing.palette import INK, NEW, SOFT

POINT = 12700  # EMU
SIDES = (24.0, 932.0)  # points between which a map and what stands beside it lie
KICKER = 10.0  # where the topic of a slide begins, in points from the top
LATIN, JAPANESE = "Arial", "Yu Gothic"


def house_design() -> tuple[Any, Any, Any]:
    """Give an empty presentation in our design, with the layouts of its first slide and of all others."""
    presentation: Any = Presentation()
    wider = WIDTH * POINT / presentation.slide_width
    presentation.slide_width, presentation.slide_height = (
        Emu(round(WIDTH * POINT)),
        Emu(round(HEIGHT * POINT)),
    )
    master = presentation.slide_masters[0]
    for sheet in (master, *presentation.slide_layouts):
        for shape in sheet.placeholders:
            if inside.stands_by_itself(shape):
                shape.left, shape.width = Emu(round(shape.left * wider)), Emu(round(shape.width * wider))
    front, plain = presentation.slide_layouts[0], presentation.slide_layouts[5]
    for sheet in (master, plain):
        move(titled(sheet), (MARGIN, 12.0, 720.0, 34.0))
    move(titled(front), (64.0, 170.0, 820.0, 90.0))
    move(front.placeholders[1], (64.0, 272.0, 820.0, 80.0))
    styles = inside.title_style(master)
    styles.set("algn", "l")
    run = styles.find("{*}defRPr")
    run.set("sz", "2000")
    run.set("b", "1")
    for box, size, colour in ((titled(front), 4000, INK), (front.placeholders[1], 2000, SOFT)):
        _restyle(box, size, colour)
    for box in (titled(master), titled(plain), titled(front), front.placeholders[1]):
        _fit(box)
    _add_mark(front)
    inside.change_theme(master, _themed)
    return presentation, front, plain


def _restyle(box: Any, size: int, colour: str) -> None:
    """Give a placeholder of a layout its own size, colour and side."""
    styles = inside.list_style(box)
    for each in list(styles):
        styles.remove(each)
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    level = styles.makeelement(f"{{{space}}}lvl1pPr", {"marL": "0", "indent": "0", "algn": "l"})
    styles.append(level)
    level.append(level.makeelement(f"{{{space}}}buNone", {}))
    run = level.makeelement(f"{{{space}}}defRPr", {"sz": str(size)})
    level.append(run)
    fill = run.makeelement(f"{{{space}}}solidFill", {})
    run.append(fill)
    fill.append(fill.makeelement(f"{{{space}}}srgbClr", {"val": colour.lstrip("#")}))


def _fit(box: Any) -> None:
    """No space around the text of a title, so that it stands flush with what is below."""
    frame = box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _add_mark(layout: Any) -> None:
    """A short line in our colour over the title of the first slide."""
    fill = f'<a:solidFill><a:srgbClr val="{NEW.lstrip("#")}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
    box = '<a:xfrm><a:off x="812800" y="1930400"/><a:ext cx="914400" cy="50800"/></a:xfrm>'
    named = '<p:cNvPr id="99" name="mark"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
    inside.tree(layout).append(
        inside.element(
            f"<p:sp {inside.spaces('p', 'a')}><p:nvSpPr>{named}</p:nvSpPr><p:spPr>{box}"
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr></p:sp>'
        )
    )


def _themed(text: str) -> str:
    """The theme with our fonts and colours, which charts and tables follow as well."""
    text = text.replace('<a:latin typeface="Calibri"/>', f'<a:latin typeface="{LATIN}"/>')
    text = text.replace('<a:ea typeface=""/>', f'<a:ea typeface="{JAPANESE}"/>')
    text = re.sub(r'(script="Jpan" typeface=)"[^"]*"', rf'\1"{JAPANESE}"', text)
    dark = f'<a:dk1><a:srgbClr val="{INK.lstrip("#")}"/></a:dk1>'
    text = re.sub(r"<a:dk1>.*?</a:dk1>", dark, text)
    return re.sub(r'(<a:accent2><a:srgbClr val=)"[^"]*"', rf'\1"{NEW.lstrip("#")}"', text)


def move(shape: Any, box: tuple[float, float, float, float]) -> None:
    """Give a shape a place, in points."""
    shape.left, shape.top, shape.width, shape.height = (Emu(round(each * POINT)) for each in box)
