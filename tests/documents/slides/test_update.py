"""A deck that people have edited, brought up to date: their edits stay, all else is as it is now."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import serialize_for_reading
from pptx.util import Emu, Pt

import graph
from graph.dates.periods import periods
from graph.documents.slides import HUBS, Findings, deck
from graph.documents.slides.update.deck import Updated, updated
from graph.documents.slides.update.items import facets, items
from graph.errors import UsageError
from graph.model.ecosystem import Ecosystem, make
from graph.model.view import View
from graph.questions.growth.overtime import over_time
from tests.conftest import shapes_of

RELATIONS = "ppt/_rels/presentation.xml.rels"
RGB: Any = RGBColor.from_string
PLACES = {"hub": (0.0, 0.0), "p": (100.0, 0.0), "q": (100.0, 80.0), "r": (0.0, 80.0), "s": (50.0, 40.0)}
TYPES = {"hub": "hub", "p": "prefecture", "q": "university", "r": "city", "s": "company"}
BEFORE = [("p", "hub", "2014-04"), ("hub", "q", "2016-05"), ("r", "hub", "2018")]
# s joins by two ties, and the one of r is taken back.
AFTER = [*BEFORE[:2], ("s", "hub", "2018-02"), ("q", "s", "2018-03")]
NEW_TIES = {"hub – s", "q – s"}


def eco(ties: list[tuple[str, str, str]]) -> Ecosystem:
    nodes = {"id": list(TYPES), "name": [each.upper() for each in TYPES], "type": list(TYPES.values())}
    return make(
        nodes, dict(zip(("source", "target", "signed"), map(list, zip(*ties, strict=True)), strict=True))
    )


def made(ties: list[tuple[str, str, str]], **options: Any) -> bytes:
    found, stretch = eco(ties), periods(date(2014, 1, 1), date(2018, 12, 31))
    tables = Findings(
        growth=graph.growth(found),
        ranks=over_time(found),
        hubs=graph.centrality(found, measures=HUBS).drop(columns="id"),
        notes=("counted: everything",),
    )
    return deck(View(found), PLACES, stretch, findings=tables, stamp=date(2019, 1, 1), **options)


@pytest.fixture(scope="module")
def before() -> bytes:
    return made(BEFORE)


@pytest.fixture(scope="module")
def after() -> bytes:
    return made(AFTER)


def opened(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def edited(data: bytes, edit: Callable[[Any], None]) -> bytes:
    presentation = opened(data)
    edit(presentation)
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def by_name(slide: Any) -> dict[str, Any]:
    named = {each.name: each for each in shapes_of(slide)}
    return named | {each.name: each for each in slide.shapes}


def called(presentation: Any) -> dict[str, Any]:
    return {each._element.cSld.get("name"): each for each in presentation.slides}


def part_of(result: Updated, key: str) -> Any:
    return called(opened(result.data))[key]


def texts(slide: Any) -> dict[str, str]:
    return {name: each.text_frame.text for name, each in by_name(slide).items() if each.has_text_frame}


def told(result: Updated) -> dict[str, Any]:
    """What became of each slide, by what the slide is called."""
    keys = [each._element.cSld.get("name") for each in opened(result.data).slides]
    return {keys[number - 1]: changes for number, _, changes in result.slides}


def test_without_anything_new_not_a_byte_is_another(before: bytes) -> None:
    assert updated(before, before).data == before


def test_what_nobody_touched_is_as_in_a_deck_made_now(before: bytes, after: bytes) -> None:
    result = updated(before, after)
    fresh = called(opened(after))
    for key, slide in called(opened(result.data)).items():
        assert texts(slide) == texts(fresh[key]), key
        assert set(by_name(slide)) == set(by_name(fresh[key])), key
        for name, shape in by_name(slide).items():
            other = by_name(fresh[key])[name]
            if getattr(shape, "has_chart", False):
                values = [[list(each.values) for each in one.chart.plots[0].series] for one in (shape, other)]
                assert values[0] == values[1]
            if getattr(shape, "has_table", False):
                cells = [[[c.text for c in row.cells] for row in one.table.rows] for one in (shape, other)]
                assert cells[0] == cells[1]
    assert told(result)["2018"].lines == (sorted(NEW_TIES), ["hub – r"])
    assert told(result)["2018"].symbols == (["s"], ["r"])
    again = updated(result.data, after)
    assert again.data == result.data


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def repacked(data: bytes, names: str, change: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts(data).items():
            archive.writestr(name, change(content) if re.fullmatch(names, name) else content)
    return stream.getvalue()


def test_words_of_people_stay_and_what_the_data_say_is_told(before: bytes, after: bytes) -> None:
    def edit(presentation: Any) -> None:
        slide = called(presentation)["2018"]
        slide.shapes.title.text_frame.text = "Our best year"
        slide.notes_slide.notes_text_frame.text += "\nThank the prefecture."

    result = updated(edited(before, edit), after)
    slide = part_of(result, "2018")
    assert slide.shapes.title.text_frame.text == "Our best year"
    assert told(result)["2018"].kept == {"title": "2018: 2 agreements signed, 1 new organisation"}
    notes = slide.notes_slide.notes_text_frame.text.split("\n")
    fresh = called(opened(after))["2018"].notes_slide.notes_text_frame.text.split("\n")
    assert [each for each in notes if each != "Thank the prefecture."] == fresh
    assert notes[-1] == "Thank the prefecture."


def test_new_numbers_keep_the_letters_that_people_gave_to_the_old_ones(before: bytes, after: bytes) -> None:
    def edit(presentation: Any) -> None:
        paragraph = called(presentation)["2018"].shapes.title.text_frame.paragraphs[0]
        said = paragraph.text
        head, number, rest = re.fullmatch(r"(2018: )(\d+)(.*)", said).groups()  # type: ignore[union-attr]
        paragraph.runs[0].text = head
        for words in (number, rest):
            copy = deepcopy(paragraph.runs[0]._r)
            paragraph._p.append(copy)
            paragraph.runs[-1].text = words
        paragraph.runs[1].font.color.rgb = RGB("FF0000")

    slide = part_of(updated(edited(before, edit), after), "2018")
    runs = slide.shapes.title.text_frame.paragraphs[0].runs
    assert [each.text for each in runs] == ["2018: ", "2", " agreements signed, 1 new organisation"]
    assert runs[1].font.color.rgb == RGB("FF0000")


def test_places_colours_and_sizes_of_people_stay(before: bytes, after: bytes) -> None:
    def middle(shape: Any) -> tuple[float, float]:
        return shape.left + shape.width / 2, shape.top + shape.height / 2

    moved = {}

    def edit(presentation: Any) -> None:
        found = by_name(called(presentation)["2018"])
        found["q"].left, found["q"].top = Emu(found["q"].left - 900_000), Emu(found["q"].top - 700_000)
        found["hub"].fill.solid()
        found["hub"].fill.fore_color.rgb = RGB("010203")
        found["hub – p"].line.color.rgb = RGB("040506")
        found["title"].left = Emu(1_000_000)
        found["ties"].text_frame.paragraphs[0].runs[0].font.size = Pt(44)
        moved["q"] = middle(found["q"])

    slide = part_of(updated(edited(before, edit), after), "2018")
    found = by_name(slide)
    assert middle(found["q"]) == pytest.approx(moved["q"], abs=1)
    assert found["q"].width == by_name(called(opened(after))["2018"])["q"].width  # it has a partner more
    assert found["hub"].fill.fore_color.rgb == RGB("010203")
    assert found["hub – p"].line.color.rgb == RGB("040506")
    assert found["title"].left == 1_000_000
    assert found["ties"].text_frame.text == "4"
    assert found["ties"].text_frame.paragraphs[0].runs[0].font.size == Pt(44)


def test_new_ties_lead_to_where_people_moved_a_symbol_and_are_glued_to_it(
    before: bytes, after: bytes
) -> None:
    def edit(presentation: Any) -> None:
        found = by_name(called(presentation)["2018"])
        found["q"].left = Emu(found["q"].left - 900_000)

    found = by_name(part_of(updated(edited(before, edit), after), "2018"))
    line, ends = found["q – s"], [found["q"], found["s"]]
    numbers = [each.get("id") for each in line._element.iter("{*}stCxn", "{*}endCxn")]
    assert numbers == [str(each.shape_id) for each in ends]
    middles = sorted(each.left + each.width / 2 for each in ends)
    assert sorted((line.begin_x, line.end_x)) == pytest.approx(middles, abs=2)


def test_a_newcomer_stands_beside_its_partners_wherever_people_moved_them(
    before: bytes, after: bytes
) -> None:
    def edit(presentation: Any) -> None:
        found = by_name(called(presentation)["2018"])
        for name in ("q", "hub"):
            found[name].left, found[name].top = (
                Emu(found[name].left + 500_000),
                Emu(found[name].top + 250_000),
            )

    found = by_name(part_of(updated(edited(before, edit), after), "2018"))
    fresh = by_name(called(opened(after))["2018"])
    assert found["s"].left - fresh["s"].left == pytest.approx(500_000, abs=2)
    assert found["s (name)"].top - fresh["s (name)"].top == pytest.approx(250_000, abs=2)


def test_a_newcomer_covers_nobody(before: bytes, after: bytes) -> None:
    fresh = by_name(called(opened(after))["2018"])["s"]

    def edit(presentation: Any) -> None:
        found = by_name(called(presentation)["2018"])
        found["p"].left, found["p"].top = fresh.left, fresh.top

    found = by_name(part_of(updated(edited(before, edit), after), "2018"))
    one, other = found["s"], found["p"]
    apart = max(abs(one.left - other.left) - other.width, abs(one.top - other.top) - other.height)
    assert apart > 0 or abs(one.left - other.left) > other.width


def test_what_people_took_out_stays_out_with_its_new_ties(before: bytes, after: bytes) -> None:
    def edit(presentation: Any) -> None:
        found = by_name(called(presentation)["2018"])
        for name in ("q", "q (name)", "hub – q", "agreements"):
            found[name]._element.getparent().remove(found[name]._element)
        (page,) = list(presentation.slides._sldIdLst)[2:3]
        presentation.part.drop_rel(page.rId)
        presentation.slides._sldIdLst.remove(page)

    result = updated(edited(before, edit), after)
    found = by_name(part_of(result, "2018"))
    assert not {"q", "q (name)", "hub – q", "q – s", "agreements"} & set(found)
    assert "hub – s" in found
    assert told(result)["2018"].missing == ["agreements"]
    assert result.missing == ["2016: 1 agreement signed, 1 new organisation"]


def loosened(data: bytes) -> bytes:
    """Slides with blanks where python-pptx would not write any, as other programs may."""
    change = b"<p:cSld", b"<p:cSld  "
    return repacked(data, r"ppt/slides/slide\d+\.xml", lambda xml: xml.replace(*change, 1))


def slide_files(data: bytes) -> set[bytes]:
    return {
        content for name, content in parts(data).items() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)
    }


def test_what_people_added_stays_where_they_put_it(before: bytes, after: bytes) -> None:
    def edit(presentation: Any) -> None:
        slide = called(presentation)["2018"]
        box = slide.shapes.add_textbox(Emu(10), Emu(20), Emu(30), Emu(40))
        box.text_frame.text, box.name = "Ask them again", "Text Box 77"
        extra = presentation.slides.add_slide(presentation.slide_layouts[5])
        extra.shapes.title.text_frame.text = "Our plan"
        listed = presentation.slides._sldIdLst
        listed.insert(1, listed[-1])

    of_people = loosened(edited(before, edit))
    result = updated(of_people, after)
    titles = [each.shapes.title.text_frame.text for each in opened(result.data).slides]
    assert titles[:3] == ["Ecosystem network", "Our plan", "2014: 1 agreement signed, 2 new organisations"]
    assert texts(part_of(result, "2018"))["Text Box 77"] == "Ask them again"
    # Their slide keeps every byte, wherever its file is; all of ours name the data, which are others now.
    (own,) = slide_files(of_people) & slide_files(result.data)
    assert b"Our plan" in own


def test_a_copy_of_a_slide_or_shape_stays_as_it_is(before: bytes, after: bytes) -> None:
    def edit(presentation: Any) -> None:
        slide = called(presentation)["2018"]
        copy = deepcopy(by_name(slide)["ties"]._element)
        slide.shapes._spTree.append(copy)

    slide = part_of(updated(edited(before, edit), after), "2018")
    found = [each.text_frame.text for each in shapes_of(slide) if each.name == "ties"]
    assert sorted(found) == ["3", "4"]


def test_rows_keep_the_looks_that_people_gave_them_wherever_they_go(before: bytes, after: bytes) -> None:
    def edit(presentation: Any) -> None:
        table = by_name(called(presentation)["hub_report"])["table"].table
        rows = {row.cells[1].text: row for row in table.rows}
        for cell in rows["Q"].cells:
            cell.fill.solid()
            cell.fill.fore_color.rgb = RGB("090909")
        rows["HUB"].cells[2].text_frame.paragraphs[0].runs[0].text = "Our hub"
        copy = deepcopy(rows["P"]._tr)
        rows["P"]._tr.addnext(copy)
        for cell, text in zip(copy.findall("{*}tc"), ("", "X, soon", "", "", "", ""), strict=True):
            for run in cell.iter("{*}t"):
                run.text = text

    result = updated(edited(before, edit), after)
    table = by_name(part_of(result, "hub_report"))["table"].table
    rows = {row.cells[1].text: [cell.text for cell in row.cells] for row in table.rows}
    assert list(rows) == ["Name", "HUB", "Q", "S", "P", "X, soon"]
    assert rows["HUB"] == ["1", "HUB", "Our hub", "3", "3", "0.6667"]
    assert rows["S"][2:5] == ["Company", "2", "2"]
    assert rows["Q"][3] == "2"
    filled = {row.cells[1].text: row.cells[1].fill.type is not None for row in table.rows}
    assert filled["Q"]
    assert not filled["S"]
    assert not filled["P"]


def test_a_column_that_people_took_out_or_put_in_stays_so(before: bytes, after: bytes) -> None:
    def edit(presentation: Any) -> None:
        table = by_name(called(presentation)["hub_report"])["table"]._element.find(".//{*}tbl")
        for row in table.findall("{*}tr"):
            cells = row.findall("{*}tc")
            row.remove(cells[2])
            copy = deepcopy(cells[1])
            for run in copy.iter("{*}t"):
                run.text = "Contact"
            cells[5].addnext(copy)

    table = by_name(part_of(updated(edited(before, edit), after), "hub_report"))["table"].table
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Rank", "Name", "Partners", "Agreements", "Betweenness", "Contact"]
    assert rows[1][:3] == ["1", "HUB", "3"]
    assert rows[1][5] == "Contact"
    assert [each[5] for each in rows if each[1] == "S"] == [""]


def test_a_chart_keeps_its_colours_and_takes_the_new_numbers(before: bytes, after: bytes) -> None:
    def edit(presentation: Any) -> None:
        chart = by_name(called(presentation)["growth_title"])["chart"].chart
        chart.plots[0].series[0].format.line.color.rgb = RGB("070809")
        chart.has_title = True
        chart.chart_title.text_frame.text = "As we see it"

    result = updated(edited(before, edit), after)
    slides = [called(opened(data))["growth_title"] for data in (result.data, after)]
    mine, fresh = (by_name(each)["chart"].chart for each in slides)
    assert [list(each.values) for each in mine.plots[0].series] == [
        list(each.values) for each in fresh.plots[0].series
    ]
    assert mine.plots[0].series[0].format.line.color.rgb == RGB("070809")
    assert mine.chart_title.text_frame.text == "As we see it"
    books = [each.part.chart_workbook.xlsx_part.blob for each in (mine, fresh)]
    assert books[0] == books[1]


def test_a_chart_whose_numbers_people_changed_stays_and_is_told(before: bytes, after: bytes) -> None:
    def edit(presentation: Any) -> None:
        chart = by_name(called(presentation)["growth_title"])["chart"].chart
        next(chart._chartSpace.iter("{*}val")).find(".//{*}v").text = "99"

    result = updated(edited(before, edit), after)
    assert told(result)["growth_title"].kept == {"chart": ""}
    chart = by_name(part_of(result, "growth_title"))["chart"].chart
    assert next(iter(chart.plots[0].series)).values[0] == 99


def written(root: Any) -> bytes:
    """The text of an element."""
    return str(serialize_for_reading(root)).encode("utf-8")


def as_powerpoint(xml: bytes) -> bytes:
    """What PowerPoint adds when it saves: numbers of its own, marks of spelling, extensions."""
    root = parse_xml(xml)
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    for each in list(root.iter("{*}cNvPr", f"{{{space}}}gridCol", f"{{{space}}}tr")):
        listed = each.find(f"{{{space}}}extLst")
        if listed is None:
            listed = each.makeelement(f"{{{space}}}extLst", {})
            each.append(listed)
        listed.append(
            parse_xml(f'<a:ext xmlns:a="{space}" uri="{{FF2B}}"><x:id xmlns:x="urn:x" id="1"/></a:ext>')
        )
    for each in root.iter(f"{{{space}}}rPr"):
        each.set("dirty", "0")
        each.set("err", "1")
    return written(root)


def test_what_a_program_adds_when_it_saves_is_no_edit(before: bytes, after: bytes) -> None:
    saved = repacked(before, r"ppt/slides/slide\d+\.xml", as_powerpoint)
    assert updated(saved, before).data == saved
    result = updated(saved, after)
    plain = updated(before, after)
    for key, slide in called(opened(result.data)).items():
        assert texts(slide) == texts(part_of(plain, key))
    assert told(result)["2018"].lines == (sorted(NEW_TIES), ["hub – r"])
    assert not any(each.kept for each in told(result).values())


def as_libreoffice(xml: bytes) -> bytes:
    """What LibreOffice changes: names of slides and titles go, places are in hundredths of a millimetre."""
    root = parse_xml(xml)
    root.find("{*}cSld").attrib.pop("name", None)
    for each in root.iter("{*}cNvPr"):
        if each.get("name") == "title":
            each.set("name", "PlaceHolder 1")
    for each in root.iter("{*}off", "{*}ext", "{*}chOff", "{*}chExt"):
        for name in ("x", "y", "cx", "cy"):
            if each.get(name):
                each.set(name, str(round(int(each.get(name)) / 360) * 360))
    return written(root)


def led_from_the_file(data: bytes) -> bytes:
    """The text kept aside as LibreOffice keeps it: led to from the file, and not from the presentation."""
    link = re.search(
        rb'<Relationship [^>]*relationships/customXml"[^>]*/>', data_of := parts(data)[RELATIONS]
    )
    assert link is not None
    moved = {RELATIONS: data_of.replace(link[0], b"")}
    root = parts(data)["_rels/.rels"]
    moved["_rels/.rels"] = root.replace(
        b"</Relationships>", link[0].replace(b"rId", b"rId9") + b"</Relationships>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts(data).items():
            archive.writestr(name, moved.get(name, content))
    return stream.getvalue()


def test_slides_whose_names_a_program_dropped_are_found_by_what_they_say(before: bytes, after: bytes) -> None:
    saved = led_from_the_file(repacked(before, r"ppt/slides/slide\d+\.xml", as_libreoffice))
    assert updated(saved, before).data == saved
    result = updated(saved, after)
    assert not result.missing
    assert not result.added
    assert not result.left
    fresh = [each.shapes.title.text_frame.text for each in opened(after).slides]
    assert [each.shapes.title.text_frame.text for each in opened(result.data).slides] == fresh


def test_a_period_that_is_new_comes_as_a_slide_after_the_one_before_it(before: bytes) -> None:
    ties = [*BEFORE, ("s", "p", "2017-01")]
    result = updated(before, made(ties))
    titles = [each.shapes.title.text_frame.text for each in opened(result.data).slides]
    assert titles == [each.shapes.title.text_frame.text for each in opened(made(ties)).slides]
    assert result.added == [(4, "2017: 1 agreement signed, 1 new organisation")]
    assert updated(result.data, made(ties)).data == result.data


def test_a_period_that_brings_nothing_any_more_keeps_its_slide_and_is_told(before: bytes) -> None:
    result = updated(before, made([BEFORE[0], BEFORE[2]]))
    assert result.left == [(3, "2016: 1 agreement signed, 1 new organisation")]
    assert len(opened(result.data).slides) == len(opened(before).slides)


def test_the_file_is_whole_and_the_same_in_every_run(before: bytes, after: bytes) -> None:
    result = updated(before, after)
    assert updated(before, after).data == result.data
    files = parts(result.data)
    for name, content in files.items():
        if name.endswith(".rels"):
            base = "/".join(name.split("/")[:-2])
            for each in parse_xml(content):
                if each.get("TargetMode") == "External":
                    continue
                path = each.get("Target")
                joined = path[1:] if path.startswith("/") else re.sub(r"[^/]+/\.\./", "", f"{base}/{path}")
                assert joined.lstrip("/") in files, (name, path)
    for slide in opened(result.data).slides:
        numbers = [each.get("id") for each in slide._element.iter("{*}cNvPr")]
        assert len(numbers) == len(set(numbers))
        ends = [each.get("id") for each in slide._element.iter("{*}stCxn", "{*}endCxn")]
        assert set(ends) <= set(numbers)


def test_nothing_that_was_taken_out_can_be_read_in_the_file(before: bytes) -> None:
    def edit(presentation: Any) -> None:
        found = by_name(called(presentation)["2018"])
        for name in ("r", "r (name)", "hub – r"):
            found[name]._element.getparent().remove(found[name]._element)

    (kept,) = [data for name, data in parts(edited(before, edit)).items() if name == "customXml/item1.xml"]
    root = parse_xml(kept)
    assert all(re.fullmatch(r"[\w-]{8}", each) for each in root.text.split())
    assert all(re.fullmatch(r"[\w-]{8}:[\d.-]+:[\d.-]+", each) for each in root.get("places").split())
    assert set(root.attrib) == {"lang", "design", "places"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: b"PK no deck", "the deck is no PowerPoint presentation"),
        (lambda data: repacked(data, r"customXml/item1\.xml", lambda xml: b"<other/>"), "does not hold how"),
        (lambda data: repacked(data, r"customXml/item1\.xml", lambda xml: re.sub(b">[^<]*</w", b"></w", xml)),
         "has none of the slides"),
    ],
)  # fmt: skip
def test_what_is_no_deck_of_ours_is_refused(
    before: bytes, change: Callable[[bytes], bytes], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        updated(change(before), before)


def test_a_slide_that_is_made_again_is_brought_up_to_date_and_what_was_taken_out_stays_out(
    before: bytes,
) -> None:
    def edit(presentation: Any) -> None:
        found = by_name(called(presentation)["2018"])
        found["r"]._element.getparent().remove(found["r"]._element)

    without = updated(edited(before, edit), made([BEFORE[0], BEFORE[2]])).data  # nothing in 2016
    again = updated(without, made([BEFORE[0], ("hub", "q", "2016-08"), BEFORE[2]]))
    assert not again.left
    assert not again.added
    assert called(opened(again.data))["2016"].shapes.title.text_frame.text.startswith(
        "2016: 1 agreement signed"
    )
    assert "r" not in by_name(part_of(again, "2018"))


def test_a_text_that_is_again_what_it_once_was_is_brought_up_to_date(before: bytes, after: bytes) -> None:
    there_and_back = updated(updated(before, after).data, before)
    for key, slide in called(opened(before)).items():
        assert texts(part_of(there_and_back, key)) == texts(slide), key


@pytest.mark.parametrize("places", ["x", "x:1", "x:1:y", "x:nan:1", "x:1:2:3"])
def test_a_record_that_somebody_changed_is_refused(before: bytes, places: str) -> None:
    change = re.compile(rb'places="[^"]*"'), f'places="{places}"'.encode()
    with pytest.raises(UsageError, match="does not hold how"):
        updated(repacked(before, r"customXml/item1\.xml", lambda xml: change[0].sub(change[1], xml)), before)


def test_an_untouched_deck_has_every_facet_of_one_made_now(before: bytes, after: bytes) -> None:
    fresh = called(opened(after))
    for key, slide in called(opened(updated(before, after).data)).items():
        found, wanted = items(slide), items(fresh[key])
        for name, element in wanted.items():
            shown, other = facets(found[name]), facets(element)
            assert {facet: shown[facet] for facet in other} == other, (key, name)


def test_numbers_of_people_in_a_chart_stay_through_every_update(before: bytes, after: bytes) -> None:
    def edit(presentation: Any) -> None:
        chart = by_name(called(presentation)["growth_title"])["chart"].chart
        next(chart._chartSpace.iter("{*}val")).find(".//{*}v").text = "99"

    mine = edited(before, edit)
    assert updated(mine, before).data == mine
    result = updated(mine, after)
    again = updated(result.data, after)
    assert again.data == result.data
    for data in (result.data, again.data):
        chart = by_name(called(opened(data))["growth_title"])["chart"].chart
        assert next(iter(chart.plots[0].series)).values[0] == 99


def test_a_map_that_people_took_out_leaves_nothing_behind(before: bytes, after: bytes) -> None:
    def edit(presentation: Any) -> None:
        group = by_name(called(presentation)["2018"])["network"]._element
        group.getparent().remove(group)

    found = by_name(part_of(updated(edited(before, edit), after), "2018"))
    assert not {"network", "s", "s (name)", "hub – s", "q – s"} & set(found)


def test_new_rows_have_our_looks_whatever_people_did_to_others(before: bytes, after: bytes) -> None:
    def edit(presentation: Any) -> None:
        table = by_name(called(presentation)["hub_report"])["table"].table
        for cell in table.rows[1].cells:
            cell.fill.solid()
            cell.fill.fore_color.rgb = RGB("FFFF00")
        table.cell(1, 0).merge(table.cell(2, 0))

    table = by_name(part_of(updated(edited(before, edit), after), "hub_report"))["table"].table
    rows = {row.cells[1].text: row for row in table.rows}
    assert rows["HUB"].cells[1].fill.type is not None
    assert rows["S"].cells[1].fill.type is None
    joined = [
        each for row in table._tbl.tr_lst for each in row.tc_lst if each.get("rowSpan") or each.get("vMerge")
    ]
    assert len(joined) == 2  # those of people, still one below the other


def test_a_row_that_is_joined_with_another_is_not_taken_away(before: bytes) -> None:
    def edit(presentation: Any) -> None:
        table = by_name(called(presentation)["hub_report"])["table"].table
        names = [row.cells[1].text for row in table.rows]
        table.cell(names.index("R"), 2).merge(table.cell(names.index("R") - 1, 2))

    result = updated(edited(before, edit), made(BEFORE[:2]))
    table = by_name(part_of(result, "hub_report"))["table"].table
    assert "R" in [row.cells[1].text for row in table.rows]
    assert "table, R" in told(result)["hub_report"].kept


def test_lines_of_notes_keep_what_people_did_to_them(before: bytes, after: bytes) -> None:
    def edit(presentation: Any) -> None:
        frame = called(presentation)["2018"].notes_slide.notes_text_frame
        added = frame.add_paragraph()
        added.text = "Say this first"
        added.runs[0].font.bold = True

    frame = part_of(updated(edited(before, edit), after), "2018").notes_slide.notes_text_frame
    assert [(each.text, each.runs[0].font.bold) for each in frame.paragraphs][-1] == ("Say this first", True)


def test_notes_that_people_took_out_stay_out(before: bytes, after: bytes) -> None:
    def edit(presentation: Any) -> None:
        holder = called(presentation)["2018"].notes_slide.notes_placeholder._element
        holder.getparent().remove(holder)

    mine = edited(before, edit)
    assert updated(mine, before).data == mine
    assert part_of(updated(mine, after), "2018").notes_slide.notes_text_frame is None


def numbers_of(space: Any) -> list[list[str]]:
    return [[each.text for each in one.find("{*}val").iter("{*}v")] for one in space.iter("{*}ser")]


def test_a_trend_line_and_another_kind_of_series_stay_with_new_numbers(before: bytes, after: bytes) -> None:
    def edit(presentation: Any) -> None:
        space = by_name(called(presentation)["growth_title"])["chart 2"].chart._chartSpace
        first, second = space.iter("{*}ser")
        space_of = "http://schemas.openxmlformats.org/drawingml/2006/chart"
        first.find("{*}cat").addprevious(
            parse_xml(f'<c:trendline xmlns:c="{space_of}"><c:trendlineType val="linear"/></c:trendline>')
        )
        line = parse_xml(f'<c:lineChart xmlns:c="{space_of}"><c:grouping val="standard"/></c:lineChart>')
        first.getparent().addnext(line)
        line.append(second)

    slides = [
        called(opened(data))["growth_title"] for data in (updated(edited(before, edit), after).data, after)
    ]
    mine, fresh = (by_name(each)["chart 2"].chart._chartSpace for each in slides)
    assert mine.find(".//{*}barChart/{*}ser/{*}trendline") is not None
    assert len(mine.findall(".//{*}lineChart/{*}ser")) == 1
    values = [
        [[v.text for v in each.find("{*}val").iter("{*}v")] for each in one.iter("{*}ser")]
        for one in (mine, fresh)
    ]
    assert values[0] == values[1]


def test_a_dressed_chart_takes_lines_of_others_and_loses_those_that_are_gone(before: bytes) -> None:
    def edit(presentation: Any) -> None:
        chart = by_name(called(presentation)["ranks_title"])["chart"].chart
        chart.has_title = True
        chart.chart_title.text_frame.text = "Who leads"

    after = made([("s", "q", "2014-04"), ("s", "q", "2018")])
    decks = (updated(edited(before, edit), after).data, after)
    mine, fresh = (by_name(called(opened(each))["ranks_title"])["chart"].chart for each in decks)
    assert mine.chart_title.text_frame.text == "Who leads"
    shown = [[(each.name, list(each.values)) for each in one.plots[0].series] for one in (mine, fresh)]
    assert shown[0] == shown[1]


def test_a_new_line_reaches_a_symbol_in_a_group_of_people(before: bytes, after: bytes) -> None:
    def edit(presentation: Any) -> None:
        slide = called(presentation)["2018"]
        symbol = by_name(slide)["q"]._element
        group = slide.shapes.add_group_shape()._element
        group.append(symbol)
        off, ext = symbol.find(".//{*}off"), symbol.find(".//{*}ext")
        place = f'cx="{ext.get("cx")}" cy="{ext.get("cy")}"'
        box = f'<a:off x="1000000" y="2000000"/><a:ext {place}/>'
        box += f'<a:chOff x="{off.get("x")}" y="{off.get("y")}"/><a:chExt {place}/>'
        space = "http://schemas.openxmlformats.org/drawingml/2006/main"
        held = group.find("{*}grpSpPr")
        for each in list(held):
            held.remove(each)
        held.append(parse_xml(f'<a:xfrm xmlns:a="{space}">{box}</a:xfrm>'))

    line = by_name(part_of(updated(edited(before, edit), after), "2018"))["q – s"]
    wide = by_name(called(opened(before))["2018"])["q"].width  # it grows around its middle
    assert min(line.begin_x, line.end_x) == pytest.approx(1_000_000 + wide / 2, abs=2)


def test_a_line_of_people_to_what_is_gone_is_free_at_that_end(before: bytes, after: bytes) -> None:
    def edit(presentation: Any) -> None:
        slide = called(presentation)["2018"]
        found = by_name(slide)
        line = slide.shapes.add_connector(1, Emu(0), Emu(0), Emu(100), Emu(100))
        line.begin_connect(found["r"], 0)
        line.end_connect(found["hub"], 0)
        line.name = "mine"

    line = by_name(part_of(updated(edited(before, edit), after), "2018"))["mine"]._element
    assert line.find(".//{*}stCxn") is None
    assert line.find(".//{*}endCxn") is not None


def test_numbers_of_shapes_stay_within_the_format(before: bytes, after: bytes) -> None:
    def edit(presentation: Any) -> None:
        by_name(called(presentation)["2018"])["title"]._element.nvSpPr.cNvPr.set("id", "2147483647")

    slide = part_of(updated(edited(before, edit), after), "2018")
    numbers = [int(each.get("id")) for each in slide._element.iter("{*}cNvPr")]
    assert max(numbers) < 2**31
    assert len(numbers) == len(set(numbers))


def test_a_table_without_rows_and_a_chart_with_a_workbook_elsewhere_are_left(
    before: bytes, after: bytes
) -> None:
    def edit(presentation: Any) -> None:
        table = by_name(called(presentation)["hub_report"])["table"]._element.find(".//{*}tbl")
        for row in table.findall("{*}tr"):
            table.remove(row)
        part = by_name(called(presentation)["growth_title"])["chart"].chart.part
        number = part.rels.get_or_add_ext_rel(
            "http://schemas.openxmlformats.org/package/2006/x", "file:///x.xlsx"
        )
        part._element.externalData.rId = number

    result = updated(edited(before, edit), after)
    assert not list(part_of(result, "hub_report").shapes._spTree.iter("{*}tr"))
    chart = by_name(part_of(result, "growth_title"))["chart"].chart
    fresh = by_name(called(opened(after))["growth_title"])["chart"].chart
    values = [[list(each.values) for each in one.plots[0].series] for one in (chart, fresh)]
    assert values[0] == values[1]
