"""A story told on slides or in pictures: each step as a map of a day shows it, and what that cannot show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from graph.commands.terminal import today
from graph.errors import UsageError
from graph.words import LANGUAGES, label, sentence, word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from graph.commands.decks import Deck
    from graph.commands.terminal import Request
    from graph.drawing.pictures.steps import Step
    from graph.model.steps import Sight
    from graph.model.view import View

# Options of the command that choose periods, or put several on one page.
OTHERS = {
    "every": "--every", "fiscal_start": "--fiscal-start", "since": "--from", "overview": "--overview",
    "difference": "--difference", "all_periods": "--all-periods",
}  # fmt: skip
# What a map of a day cannot show of the view of a step, by the sentence that says what it shows instead.
BEYOND: dict[str, Callable[[Mapping[str, Any]], bool]] = {
    "story_world": lambda said: said.get("layout") == "geographic",
    "story_colour": lambda said: said.get("colour", "type") != "type",
    "story_size": lambda said: said.get("size", "partners") not in ("", "partners"),
    "story_groups": lambda said: bool(_grouping(said)),
    "story_bubbles": lambda said: any(said.get(key) for key in ("folded", "folded_but", "bubble")),
    "story_days": lambda said: said.get("compare") == "days",
    "story_changes": lambda said: bool(said.get("changes_off")),
    "story_find": lambda said: bool(said.get("find")),
    "story_context": lambda said: bool(said.get("context")),
    "story_table": lambda said: bool(said.get("table")),
    "story_camera": lambda said: said.get("zoom", 0) > 0,
}


@dataclass(frozen=True)
class Telling:
    """A story as it is told.

    Attributes
    ----------
    title
        That of the story, which may be blank.
    steps
        With what they have in sight.
    beyond
        Sentences about what they do not show, each with the numbers of the steps.
    """

    title: str
    steps: tuple[Step, ...]
    beyond: Mapping[str, list[int]]

    def lines(self, lang: str) -> list[str]:
        """Say what the steps do not show, each thing once."""
        comma = word("table_comma", lang)
        found = []
        for key, numbers in self.beyond.items():
            steps = comma.join(map(str, numbers))
            named = sentence("story_step" if len(numbers) == 1 else "story_steps", lang, numbers=steps)
            found.append(sentence("story_line", lang, steps=named, told=sentence(key, lang)))
        return found


def check_alone(kind: str) -> None:
    """Refuse what a story has no use for.

    Raises
    ------
    UsageError
        When an option chooses periods, or a single picture is asked for.
    """
    context = click.get_current_context()
    typed = (context.get_parameter_source(each) is ParameterSource.COMMANDLINE for each in OTHERS)
    named = [option for option, is_typed in zip(OTHERS.values(), typed, strict=True) if is_typed]
    if named:
        told = "a story names the days of its steps itself; leave out {}"
        raise UsageError(told, ", ".join(named))
    if kind not in ("", "pptx"):
        raise UsageError("a story is slides, or a picture a step; name a .pptx file or a folder with -o")


def telling(story: Mapping[str, Any], view: View, *, narrow: bool = False) -> Telling:
    """Find out what each step of a story has in sight, and what a map cannot show of it.

    Parameters
    ----------
    story
        As `graph.map.read_story` gives it.
    view
        With which the map opens, from which every step starts.
    narrow
        Whether the texts are for the slides of a template, whose words are wider.

    Raises
    ------
    StoryError
        When the story names an organisation or measure that is not there.
    """
    from graph.drawing.pictures.steps import Step
    from graph.map.story import check_names
    from graph.words.measures import MEASURES

    check_names(story, ids=set(view.whole.nodes["id"]), sizes=set(MEASURES))
    lang = view.lang
    numbers, names = _communities(view, [each["view"] for each in story["steps"]])
    steps: list[Step] = []
    for each in story["steps"]:
        seen = _sight(view, each["view"], numbers)
        groups = _called(view, seen, (_grouping(each["view"]), numbers, names))
        notes = tuple(sentence(key, lang) for key, is_beyond in BEYOND.items() if is_beyond(each["view"]))
        steps.append(Step(told(each["title"], lang), told(each["text"], lang), seen, groups, notes))
    beyond = {key: _numbers(story, is_beyond) for key, is_beyond in BEYOND.items()}
    beyond = {"story_cut": _cut(steps, lang, narrow=narrow), **beyond}
    return Telling(
        told(story["title"], lang), tuple(steps), {key: found for key, found in beyond.items() if found}
    )


def told(text: str | Mapping[str, str], lang: str) -> str:
    """Give a text of a story in a language, or in the one that it has, as the page does.

    Examples
    --------
    >>> told({"en": "Now", "ja": "いま"}, "ja"), told({"ja": "いま"}, "en"), told("Now", "ja")
    ('いま', 'いま', 'Now')
    """
    if isinstance(text, str):
        return text
    return text.get(lang) or text.get("en") or text.get("ja") or ""


def _numbers(story: Mapping[str, Any], is_beyond: Callable[[Mapping[str, Any]], bool]) -> list[int]:
    """The numbers of the steps of which something is not shown."""
    return [i for i, each in enumerate(story["steps"], start=1) if is_beyond(each["view"])]


def _cut(steps: Sequence[Step], lang: str, *, narrow: bool) -> list[int]:
    """The numbers of the steps whose texts are longer than there is room for."""
    from graph.documents.slides.story import NARROW
    from graph.drawing.pictures.above import above

    texts = [(each.title, each.text) for each in steps]
    said = above(texts, topics=[""] * len(texts), lang=lang, share=NARROW if narrow else None)
    return [i for i, each in enumerate(said, start=1) if each.is_cut]


def _sight(view: View, said: Mapping[str, Any], communities: Mapping[str, str]) -> Sight:
    from graph.model.steps import sight

    return sight(view, said, today=today(), communities=communities)


def _grouping(said: Mapping[str, Any]) -> str:
    """By what the groups are that a step tints; blank for none."""
    if said.get("layout") == "geographic":
        return ""
    return str(said.get("group") or ("community" if said.get("hulls") else ""))


def _communities(
    view: View, views: Sequence[Mapping[str, Any]]
) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The community of each organisation as the map numbers them, and their names, if any is asked."""
    if not any(_grouping(said) == "community" or said.get("communities_off") for said in views):
        return {}, {}
    import graph
    from graph.map.content import communities

    scores = graph.centrality(view.whole, measures=("partners", "betweenness", "community"))
    known = scores.dropna(subset=["community"])
    numbers = zip(known["id"], known["community"].astype("int64"), strict=True)
    return {str(each): str(number) for each, number in numbers}, communities(view, scores)


def _called(
    view: View, seen: Sight, groups: tuple[str, Mapping[str, str], Mapping[str, Sequence[str]]]
) -> pd.DataFrame | None:
    """The groups that a step tints, the largest first, with their members who have a tie in sight."""
    import pandas as pd

    from graph.model.cities import city_names
    from graph.model.selection import column
    from graph.vocabulary.countries import country_name

    (key, numbers, names), lang = groups, view.lang
    if not key:
        return None
    pairs = seen.now.pairs
    there = sorted({*pairs["first"], *pairs["second"]})
    values = numbers if key == "community" else column(seen.now, key)
    values = city_names(view.whole, lang) if key == "city" else values
    found = pd.DataFrame({"id": there, "value": [values.get(each, "") for each in there]})
    found = found[found["value"] != ""]
    naming: dict[str, Callable[[str], str]] = {
        "community": lambda value: names[value][LANGUAGES.index(lang)],
        "country": lambda value: country_name(value, lang),
        "type": lambda value: label(value, lang),
    }
    found["around"] = found["hubs"] = found["value"].map(naming.get(key, str))
    found["count"] = found.groupby("value")["id"].transform("size")
    return found.sort_values(["count", "value", "id"], ascending=[False, True, True]).reset_index(drop=True)


def tell(
    request: Request, story: Path, output: Path, *, kind: str, form: str, title: str, **how: Any
) -> None:
    """Tell the story of a file, on slides or in a picture a step, and say what they do not show.

    Parameters
    ----------
    kind, form
        ``pptx``, or blank for pictures in this form.
    title
        Heading of the first slide; blank: that of the story.
    how
        `template` and `deck`, as for the slides of periods.
    """
    from graph.map.story import read_story

    read = read_story(story)
    view = request.view()
    found = telling(read, view, narrow=how["template"] is not None)
    for line in found.lines(view.lang):
        request.tell(line)
    if kind == "pptx":
        _write_slides(found, view, request, output=output, title=title, **how)
    else:
        _write_pictures(found, view, request, output=output, form=form)


def _write_slides(
    found: Telling,
    view: View,
    request: Request,
    *,
    output: Path,
    title: str,
    template: bytes | None,
    deck: Deck | None,
) -> None:
    from graph.commands.decks import put
    from graph.commands.documents import places
    from graph.commands.pictures import known
    from graph.commands.terminal import stamp
    from graph.documents.slides.story import story_deck

    how: dict[str, Any] = {
        "title": found.title, "heading": title, "template": template, "stamp": stamp(request),
    }  # fmt: skip
    made = story_deck(view, places(view, known(request), deck), found.steps, **how)
    put(made, output, request, deck=deck)


def _write_pictures(found: Telling, view: View, request: Request, *, output: Path, form: str) -> None:
    from graph.commands.documents import places
    from graph.commands.pictures import known, tell_undrawn
    from graph.commands.targets import save_all
    from graph.drawing.pictures.steps import step_pictures

    tell_undrawn(request, replace(view, as_of=None, active=False).counted)
    drawn = step_pictures(view, places(view, known(request)), found.steps, title=found.title, form=form)
    tracked = request.track(drawn, [1] * len(found.steps), "drawing")
    paths = save_all(output, tracked, request.data)
    request.tell(sentence("wrote_pictures", view.lang, count=len(paths), path=output))
