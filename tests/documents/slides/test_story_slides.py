"""A story as slides: a step a slide, in the design of the slides of periods."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from pptx import Presentation

from graph.documents.slides import inside
from graph.documents.slides.story import story_deck
from graph.drawing.palette import FAINT
from graph.drawing.pictures.steps import Step, step_drawings
from graph.model.ecosystem import Ecosystem, make
from graph.model.steps import sight
from graph.model.view import View
from tests.conftest import shapes_of

PLACES = {"hub": (0.0, 0.0), "p": (100.0, 0.0), "q": (100.0, 80.0), "r": (0.0, 80.0)}
TOLD = [
    ("The beginning", "The first one\nsigned.\n\nNobody knew.", {"date": "2014-12-31"}),
    ("Q comes", "x " * 1000, {"date": "2016-12-31", "since": "2014-12-31", "focus": "q"}),
    ("Q comes", "", {}),
]


@pytest.fixture(scope="module")
def eco() -> Ecosystem:
    """A hub that signs with p in 2014, with q in 2016 and with r in 2018; rows out of order."""
    return make(
        {
            "id": ["r", "q", "p", "hub"],
            "name": ["R & <Co>", "Q", "P", "The Hub"],
            "type": ["society", "university", "prefecture", "hub"],
            "name_ja": ["", "", "甲県", "中心"],
        },
        {
            "source": ["r", "hub", "p"],
            "target": ["hub", "q", "hub"],
            "signed": ["2018", "2016-05", "2014-04"],
            "source_url": ["", "https://example.org/q", ""],
        },
    )


def steps(view: View) -> list[Step]:
    return [
        Step(title, text, sight(view, said, today=date(2020, 1, 1)), notes=("as in the page",))
        for title, text, said in TOLD
    ]


def made(eco: Ecosystem, lang: str = "en", **options: Any) -> bytes:
    view = View(eco, lang=lang)
    return story_deck(view, PLACES, steps(view), title="Years", **options)


@pytest.fixture(scope="module")
def slides(eco: Ecosystem) -> list[Any]:
    return list(Presentation(io.BytesIO(made(eco))).slides)


def texts(slide: Any) -> dict[str, str]:
    return {each.name: each.text_frame.text for each in shapes_of(slide) if each.has_text_frame}


def test_each_step_is_a_slide_with_its_number_title_text_and_day(slides: list[Any]) -> None:
    assert [slide.shapes.title.text_frame.text for slide in slides] == ["Years", *(each[0] for each in TOLD)]
    first = texts(slides[1])
    assert (first["topic"], first["text"], first["date"]) == (
        "Years · 1 / 3", "The first one signed.\nNobody knew.", "31 December 2014",
    )  # fmt: skip
    assert (first["nodes"], first["ties"]) == ("2", "1")
    assert texts(slides[2])["date (era)"] == "since 31 December 2014"
    assert "text" not in texts(slides[3])
    assert texts(slides[3])["date"] == "All dates"


def test_nobody_moves_from_step_to_step(slides: list[Any]) -> None:
    places = [
        {each.name: (each.left, each.top) for each in shapes_of(slide) if each.name in ("hub", "p")}
        for slide in slides[1:]
    ]
    middles = [
        (each.left + each.width / 2, each.top + each.height / 2)
        for slide in slides[1:]
        for each in shapes_of(slide)
        if each.name == "p"
    ]
    assert len(places) == 3
    assert len(middles) == 3
    assert max(abs(x - middles[0][0]) + abs(y - middles[0][1]) for x, y in middles) < 20  # EMU


def test_the_text_of_a_step_ends_above_its_map(slides: list[Any]) -> None:
    for slide in slides[1:3]:
        box = next(each for each in shapes_of(slide) if each.name == "text")
        tops = [each.top for each in shapes_of(slide) if each.name in PLACES]
        assert slide.shapes.title.top + slide.shapes.title.height <= box.top
        assert box.top + box.height < min(tops)
    # Of the long one 9 lines fit: 9 x 10.5 points x 1.22 = 115.3 of 122, a tenth line is 128.1.
    assert box.height > 115 * 12700


def test_a_text_that_has_no_room_goes_on_in_the_notes(slides: list[Any]) -> None:
    shown = texts(slides[2])["text"]
    assert shown.endswith("x…")
    assert len(shown) < 2000
    notes = slides[2].notes_slide.notes_text_frame.text
    assert "x " * 999 in notes
    assert "longer than its room" in notes
    assert "longer than its room" not in slides[1].notes_slide.notes_text_frame.text


def test_the_notes_say_what_is_counted_what_is_not_shown_and_what_new_ties_rest_on(slides: list[Any]) -> None:
    first, second = (each.notes_slide.notes_text_frame.text.split("\n") for each in slides[1:3])
    assert first[0].startswith("Source: 1 row of edges.csv")
    # 2014-04 of p: hub and p; at the end of 2016 q as well, and r of 2018 is in neither
    assert first[1] == "2 organisations, 1 tie and 1 agreement signed (1 in force), as of 2014-12-31"
    assert second[1] == "3 organisations, 2 ties and 2 agreements signed (2 in force), as of 2016-12-31"
    title, *_, last = (each.notes_slide.notes_text_frame.text.split("\n") for each in slides)
    assert title[1] == last[1]
    assert "as in the page" in first
    assert "Nobody knew." in first
    assert "hub – q, 2016-05: https://example.org/q" in second


def test_who_is_not_in_focus_is_pale(slides: list[Any]) -> None:
    lines = {each.name: str(each.line.color.rgb) for each in shapes_of(slides[2]) if "–" in each.name}
    assert lines["hub – p"] == FAINT.lstrip("#")
    assert lines["hub – q"] == "D55E00"
    named = [name for name in texts(slides[2]) if name.endswith("(name)")]
    assert sorted(named) == ["hub (name)", "q (name)"]


def test_titles_that_are_the_same_give_slides_of_their_own_to_an_update(slides: list[Any]) -> None:
    assert len({inside.called(slide) for slide in slides}) == 4


def test_the_same_story_gives_the_same_bytes_and_another_language_the_other_words(eco: Ecosystem) -> None:
    assert made(eco) == made(eco)
    slide = Presentation(io.BytesIO(made(eco, "ja"))).slides[1]
    assert texts(slide)["date"] == "2014年12月31日"
    assert "甲県" in texts(slide).values()


def test_a_template_keeps_its_title_and_gets_the_text_under_the_topic(eco: Ecosystem) -> None:
    stream = io.BytesIO()
    Presentation().save(stream)
    slide = Presentation(io.BytesIO(made(eco, template=stream.getvalue()))).slides[1]
    found = {each.name: each for each in shapes_of(slide)}
    assert slide.shapes.title.text_frame.text == "The beginning"
    assert found["topic"].top < found["text"].top < min(found[each].top for each in ("hub", "p"))
    assert found["text"].top + found["text"].height < found["hub"].top


def test_the_room_of_the_map_is_the_same_in_every_step(eco: Ecosystem) -> None:
    view = View(eco)
    drawn = list(step_drawings(view, PLACES, steps(view)))
    assert len({each.plan.area for each in drawn}) == 1
    assert all(each.above and 540 - each.plan.area.top >= each.above.foot for each in drawn)
