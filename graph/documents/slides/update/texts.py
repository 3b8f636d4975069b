"""New words in a text that people may have dressed: what they made bold or red stays so."""

from __future__ import annotations

import re
from copy import deepcopy
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from graph.documents.slides.update.items import kind, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"[0-9][0-9,.]*|[A-Za-z]+|\s+|.")


def write(element: Any, texts: Sequence[str]) -> None:
    """Write paragraphs into a shape or cell: each takes the letters of the one whose place it has."""
    held = element.find("{*}txBody")
    found = held.findall("{*}p")
    for _ in texts[len(found) :]:
        found[-1].addnext(deepcopy(found[-1]))
        found = held.findall("{*}p")
    for each in found[max(len(texts), 1) :]:
        held.remove(each)
    for each, text in zip(found, texts, strict=False):
        if paragraph(each) != text:
            rewrite(each, text)


def rewrite(element: Any, text: str) -> None:
    """Write a paragraph: words that stay keep their letters, new ones have those of what they replace."""
    runs = [each for each in element if kind(each) in ("r", "fld")]
    for each in [each for each in element if kind(each) == "br"]:
        element.remove(each)
    if not runs:
        runs = [_run(element)]
    shared = _shared([each.findtext("{*}t") or "" for each in runs], text)
    for each, words in zip(runs, shared, strict=True):
        each.find("{*}t").text = words
    for each, words in zip(runs, shared, strict=True):
        if not words and len(element.findall("{*}r")) > 1:
            element.remove(each)


def _shared(old: Sequence[str], text: str) -> list[str]:
    """A text shared out among runs of letters, by what stays of what they said.

    Examples
    --------
    >>> _shared(["Agreements: ", "81", " in force"], "Agreements: 84 in force today")
    ['Agreements: ', '84', ' in force today']
    """
    owners = [i for i, said in enumerate(old) for _ in _TOKEN.findall(said)]
    before = [token for said in old for token in _TOKEN.findall(said)]
    after = _TOKEN.findall(text)
    found = [""] * len(old)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, first, last, start, stop in matcher.get_opcodes():
        for i in range(start, stop):
            place = min(first + i - start, max(last - 1, first - 1, 0))
            found[owners[place] if owners else 0] += after[i]
    return found


def lines(said: Sequence[str], ours: Sequence[bool], now: Sequence[str]) -> list[str]:
    """Give our lines of now, and those of people each after the one of ours that it stood after, or last.

    Examples
    --------
    >>> lines(["81 in force", "Say hello", "Page 1"], [True, False, True], ["84 in force", "Page 1"])
    ['84 in force', 'Say hello', 'Page 1']
    """
    old = [each for each, own in zip(said, ours, strict=True) if own]
    last = len(said) - next((i for i, own in enumerate(reversed(ours)) if own), 0)
    places: list[int] = []
    for _, first, end, start, stop in SequenceMatcher(None, old, now, autojunk=False).get_opcodes():
        places += [max(min(start + i, stop - 1), -1) for i in range(end - first)]
    found: dict[int, list[str]] = {}
    count = 0
    for each, own in zip(said[:last], ours, strict=False):
        if own:
            count += 1
        else:
            found.setdefault(places[count - 1] if count else -1, []).append(each)
    made = list(found.get(-1, []))
    for i, each in enumerate(now):
        made += [each, *found.get(i, [])]
    return [*made, *said[last:]]


def restyle(element: Any, fresh: Any) -> None:
    """Set the texts of a shape as those of another are set."""
    held, new = element.find("{*}txBody"), fresh.find("{*}txBody")
    _replace(held, new, "bodyPr", place=0)
    styles = new.findall("{*}p")
    for i, each in enumerate(held.findall("{*}p")):
        like = styles[min(i, len(styles) - 1)]
        _replace(each, like, "pPr", place=0)
        run = next(like.iter("{*}r"), None)
        for own in each.findall("{*}r") if run is not None else ():
            _replace(own, run, "rPr", place=0)


def _replace(element: Any, other: Any, tag: str, *, place: int) -> None:
    """Have an element hold a part as another holds it."""
    old, new = element.find(f"{{*}}{tag}"), other.find(f"{{*}}{tag}")
    if old is not None:
        element.remove(old)
    if new is not None:
        element.insert(place, deepcopy(new))


def relay(held: Any, wanted: Sequence[str]) -> None:
    """Lay out the paragraphs of a text anew: those that stay keep all that people did to them."""
    found = held.findall("{*}p")
    spare = [(paragraph(each), each) for each in found]
    made = []
    for text in wanted:
        same = next((pair for pair in spare if pair[0] == text), None)
        if same is None:
            copy = held.makeelement(found[0].tag, {}) if found else None
            rewrite(copy, text)
            made.append(copy)
        else:
            spare.remove(same)
            made.append(same[1])
    for each in found:
        held.remove(each)
    held.extend(made)


def _run(paragraph: Any) -> Any:
    """A run of letters in a paragraph that has none, with the letters that its end has."""
    space = paragraph.tag.rpartition("}")[0] + "}"
    made = paragraph.makeelement(f"{space}r", {})
    end = paragraph.find("{*}endParaRPr")
    if end is None:
        paragraph.append(made)
    else:
        end.addprevious(made)
        held = deepcopy(end)
        held.tag = f"{space}rPr"
        made.append(held)
    made.append(made.makeelement(f"{space}t", {}))
    return made


def resize(element: Any, size: str) -> None:
    """Give letters another size (hundredths of a point), those that had the size of the first ones."""
    old = next((each.get("sz") for each in element.iter("{*}rPr") if each.get("sz")), None)
    for each in element.iter("{*}rPr", "{*}endParaRPr"):
        if each.get("sz") == old and size:
            each.set("sz", size)
        elif each.get("sz") == old and old is not None:
            del each.attrib["sz"]
