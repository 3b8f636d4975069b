"""The shapes of a slide by their names, and what can be told of each: text, letters, look, place, size."""

from __future__ import annotations

import hashlib
from itertools import count
from typing import TYPE_CHECKING, Any

from graph.documents.slides import inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KINDS = ("sp", "cxnSp", "graphicFrame", "pic", "grpSp")
NETWORK = "network"  # the group whose shapes are people's to arrange
MANY = 2**30  # from which numbers of shapes begin anew, as the format ends at 2**31
GRAIN = 3175  # EMU to which places and sizes are told: a quarter of a point
SLACK = 400  # EMU by which another program may round them
TITLE = ("title", "ctrTitle")
TURNS = ("flipH", "flipV", "rot")
FOOT = ("ftr", "dt", "sldNum")  # placeholders that are the design's
_RESTLESS = ("dirty", "err", "noProof", "smtClean", "lang", "altLang")  # what is set when a deck is saved


def items(slide: Any) -> dict[str, Any]:
    """Give the shapes of a slide by their names, those in groups as well, the hindmost first.

    Of two with one name, as a copy has it, the first counts. The placeholder of the title is called so
    by whoever saved the deck; those of the foot are left out.
    """
    found: dict[str, Any] = {}
    for each in inside.tree(slide).iterdescendants():
        if kind(each) in KINDS:
            name = name_of(each)
            if name:
                found.setdefault(name, each)
    return found


def kind(element: Any) -> str:
    """Give what an element is: one of `KINDS` if it is a shape."""
    return inside.local(element)


def about(element: Any) -> Any:
    """Give what says the number, name and description of a shape."""
    return element.find("./*/{*}cNvPr")


def name_of(element: Any) -> str:
    """Give the name of a shape; blank for what is never brought up to date."""
    holder = element.find("./*/{*}nvPr/{*}ph")
    if holder is not None:
        role = holder.get("type", "obj")
        if role in TITLE:
            return "title"
        if role in FOOT:
            return ""
    if element.find("{*}txBody//{*}fld") is not None:
        return ""
    return str(about(element).get("name", ""))


def facets(element: Any) -> dict[str, str]:
    """Give what a shape shows: each facet is brought up to date by itself.

    Notes
    -----
    Tables, charts and pictures have facets of their own in `graph.documents.slides.update.tables` and its
    neighbours; a tie that is glued has no place, and a group has its description only.
    """
    found = {"told": str(about(element).get("descr", ""))}
    if kind(element) in ("sp", "cxnSp"):
        found["look"] = look(element)
        said = paragraphs(element)
        if said:
            found["text"] = "\n".join(said)
            found["letters"], found["script"] = letters(element), script(element)
    box = box_of(element)
    if box is not None and kind(element) != "grpSp" and not glued(element):
        found["at"], found["size"] = grains(box[:2]), grains(box[2:])
        found["turn"] = " ".join(str(xfrm(element).get(each, "")) for each in TURNS)
    return found


def paragraphs(element: Any) -> list[str]:
    """Give the text of each paragraph of a shape or cell."""
    held = element.find("{*}txBody")
    return [] if held is None else [paragraph(each) for each in held.findall("{*}p")]


def paragraph(element: Any) -> str:
    """Give the text of a paragraph; a line break is a vertical tab."""
    parts = (each.text or "" if kind(each) == "t" else "\v" for each in element.iter("{*}t", "{*}br"))
    return "".join(parts)


def letters(element: Any) -> str:
    """Give the size of the first letters (hundredths of a point); blank where they have none."""
    return next((str(each.get("sz")) for each in element.iter("{*}rPr") if each.get("sz")), "")


def script(element: Any) -> str:
    """Give how the texts of a shape are set: their frame, and the paragraphs and letters of each kind."""
    held = element.find("{*}txBody")
    parts = [held.find("{*}bodyPr"), *held.iter("{*}pPr", "{*}rPr")]
    return "".join(dict.fromkeys(canonical(each) for each in parts if each is not None))


def look(element: Any) -> str:
    """Give how a shape is drawn, without where."""
    return "".join(canonical(each) for each in element.find("{*}spPr") if kind(each) != "xfrm")


def canonical(element: Any) -> str:
    """Give an element as text, so that two that say the same are the same text, whoever saved them.

    What programs add for themselves is left out: extensions, the language and marks of spelling.
    """
    name = kind(element)
    if not name or name == "extLst":
        return ""
    held = sorted((each.rpartition("}")[2], value) for each, value in element.attrib.items())
    about = "".join(f' {key}="{value}"' for key, value in held if key not in _RESTLESS)
    text = element.text or ""
    said = text if name in ("t", "v", "f") or text.strip() else ""
    return f"<{name}{about}>{said}{''.join(map(canonical, element))}</>"


def glued(element: Any) -> bool:
    """Whether a line leads from one shape to another."""
    return element.find("./*/*/{*}stCxn") is not None


def box_of(element: Any) -> tuple[int, int, int, int] | None:
    """Give left, top, width and height of a shape (EMU), in its group; None where a layout says it."""
    held = xfrm(element)
    off, ext = (None, None) if held is None else (held.find("{*}off"), held.find("{*}ext"))
    if off is None or ext is None:
        return None
    try:
        return int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))
    except (TypeError, ValueError):  # the format knows "2cm" as well, which no program writes
        return None


def xfrm(element: Any) -> Any:
    """Give the element that holds the place of a shape."""
    held = element.find("{*}xfrm")
    held = element.find("{*}spPr/{*}xfrm") if held is None else held
    return element.find("{*}grpSpPr/{*}xfrm") if held is None else held


def grains(values: Sequence[int]) -> str:
    """Give lengths (EMU) as grains.

    Examples
    --------
    >>> grains((3175, 6400))
    '1 2'
    """
    return " ".join(str(round(each / GRAIN)) for each in values)


def near(values: Sequence[int]) -> Iterator[str]:
    """Give the grains of lengths as another program may have rounded them.

    Examples
    --------
    >>> list(near((1500, 0))), list(near((0, 0)))
    (['0 0', '1 0'], ['0 0'])
    """
    first, second = (
        sorted({round((each - SLACK) / GRAIN), round((each + SLACK) / GRAIN)}) for each in values
    )
    for one in first:
        for other in second:
            yield f"{one} {other}"


def picture_mark(data: bytes) -> str:
    """Give the fingerprint of a picture."""
    return hashlib.blake2b(data, digest_size=8).hexdigest()


def number(element: Any) -> int:
    """Give the number of a shape on its slide."""
    return int(about(element).get("id"))


def free_numbers(slide: Any) -> Iterator[int]:
    """Give numbers that no shape of a slide has, and no line of it names."""
    tree = inside.tree(slide)
    taken = {int(each.get("id")) for each in tree.iter("{*}cNvPr", "{*}stCxn", "{*}endCxn")}
    first = max(taken, default=0) + 1
    yield from (each for each in count(first if first < MANY else 2) if each not in taken)


def animated(slide: Any, element: Any) -> bool:
    """Whether a shape takes part in an animation of its slide, which is broken where it is taken away."""
    own = {each.get("id") for each in element.iter("{*}cNvPr")}
    return any(each.get("spid") in own for each in inside.held(slide).iter("{*}spTgt", "{*}bldP"))
