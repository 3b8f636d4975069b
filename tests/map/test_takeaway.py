"""What people take away shows exactly what was visible."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PIL import Image

import graph
from graph.model.ecosystem import Ecosystem
from tests.map.conftest import MapOf, Opened, OpenMap, rows_of, saved

STATES: list[dict[str, object]] = [
    {},
    {"date": "2018-12-31", "active": True},
    {"focus": "link-j", "steps": 1},
    {"countries_off": "JP"},
]


def test_the_csv_file_holds_the_visible_rows(shown: Opened, tmp_path: Path) -> None:
    plain = shown.call("view")
    for state in STATES:
        shown.show(**{**plain, **state})
        path = saved(shown, "export-csv", tmp_path)
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        rows = rows_of(path)
        visible = shown.call("visible")
        assert sorted(int(row["row"]) for row in rows) == visible["edges"], state
        assert sorted({row[end] for row in rows for end in ("source", "target")}) == visible["nodes"], state


def test_the_table_holds_the_visible_rows(shown: Opened) -> None:
    plain, rows = shown.call("view"), shown.page.locator("#sheet tbody tr")
    for state in STATES:
        shown.show(**{**plain, **state})
        shown.page.click("#table")
        numbers = rows.evaluate_all("rows => rows.map(row => Number(row.dataset.row))")
        assert sorted(numbers) == shown.call("visible")["edges"], state
        shown.page.get_by_role("button", name="Organisations", exact=True).click()
        ids = rows.evaluate_all("rows => rows.map(row => row.dataset.id)")
        assert sorted(ids) == sorted(shown.call("visible")["nodes"] + shown.call("alone")), state


def test_the_table_sorts_by_any_column_both_ways(shown: Opened) -> None:
    shown.page.click("#table")
    heading = shown.page.locator("#sheet thead button", has_text="Signed")
    for direction in ("ascending", "descending"):
        heading.click()
        assert (
            shown.page.locator("#sheet thead th", has_text="Signed").get_attribute("aria-sort") == direction
        )
        cells = shown.page.locator("#sheet tbody tr td:first-child").all_inner_texts()
        dated = [cell for cell in cells if cell != "Undated"]
        assert dated == sorted(dated, reverse=direction == "descending")
        assert cells[: len(dated)] == dated


def test_a_formula_in_the_data_is_no_formula_in_the_csv_file(
    open_map: OpenMap, map_of: MapOf, ecosystem_of: object, tmp_path: Path
) -> None:
    eco = ecosystem_of(
        {"source": "a", "target": "b", "signed": "2016", "purposes": "=HYPERLINK(1)", "evidence": '@x,"y"'}
    )  # type: ignore[operator]
    opened = open_map(map_of(eco, world=False))
    row = rows_of(saved(opened, "export-csv", tmp_path))[0]
    assert row["purposes"] == "'=HYPERLINK(1)"
    assert row["evidence"] == '\'@x,"y"'


def test_the_csv_file_of_organisations_holds_the_visible_ones(shown: Opened, tmp_path: Path) -> None:
    shown.show(date="2016-06-30")
    rows = rows_of(saved(shown, "export-nodes", tmp_path))
    assert [row["id"] for row in rows] == sorted(shown.call("visible")["nodes"] + shown.call("alone"))
    assert (
        next(row for row in rows if row["id"] == "link-j")["partners"] == "2"
    )  # UC San Diego and Biocom, May 2016


def test_a_table_counts_over_one_thing_and_says_so_as_its_file_does(
    shown: Opened, sample: Ecosystem, tmp_path: Path
) -> None:
    then, ever = graph.build(graph.snapshot(sample, "2016-06-30")), graph.build(sample)
    here = "Counted in this view."
    whole = "Over the whole ecosystem, all dates."
    shown.show(date="2016-06-30")
    for table, item, scope, G in (
        ("organisations", "export-nodes", here, then),
        ("measures", "export-measures", whole, ever),
    ):
        shown.show(table="")
        rows = rows_of(saved(shown, item, tmp_path))
        tied = {row["id"]: int(row["partners"]) for row in rows if row["id"] in then}
        assert tied == {each: G.degree[each] for each in then}
        assert {row["scope"] for row in rows} == {scope}
        shown.show(table=table)
        assert shown.page.inner_text("#sheet .sheet-head .hint").endswith(scope)
        cells = shown.page.locator("#sheet tbody tr[data-id=link-j] td.number").all_inner_texts()
        assert cells[0] == str(G.degree["link-j"])
    assert "betweenness" in rows[0]


def test_a_link_to_organisations_by_a_measure_shows_the_measures(shown: Opened) -> None:
    shown.show(table="organisations", sort="-betweenness")
    assert shown.page.locator("#sheet [aria-pressed=true]").inner_text() == "Measures"
    assert shown.page.locator("#sheet [aria-sort=descending]").inner_text().startswith("Betweenness")
    shown.show(sort="-partners")
    assert shown.page.locator("#sheet [aria-pressed=true]").inner_text() == "Organisations"


def svg_texts(opened: Opened, folder: Path) -> set[str]:
    root = ElementTree.fromstring(saved(opened, "export-svg", folder).read_bytes())
    return {each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}text")}


def test_a_picture_tells_what_every_colour_in_it_stands_for(
    shown: Opened, sample: Ecosystem, tmp_path: Path
) -> None:
    dated = sample.collaboration[sample.collaboration["signed"] != ""]
    first = dated.groupby("source")["signed"].min().combine(dated.groupby("target")["signed"].min(), min, "9")
    years = {int(each[:4]) for each in first}
    shown.show(colour="year")
    spans = [re.fullmatch(r"(\d{4})(?: – (\d{4}))?", each) for each in svg_texts(shown, tmp_path)]
    told = [range(int(each[1]), int(each[2] or each[1]) + 1) for each in spans if each]
    assert len(told) == 5  # a colour each
    assert years == {year for year in years if any(year in span for span in told)}
    shown.show(colour="country")
    texts = svg_texts(shown, tmp_path)
    assert {"Japan", "United States", "Others"} <= texts  # seven have colours of their own
    assert "Viet Nam" not in texts


def test_the_svg_file_has_real_text_and_its_title(shown: Opened, tmp_path: Path) -> None:
    texts = svg_texts(shown, tmp_path)
    assert {"Ecosystem network", "All dates", "MOU", "Hub"} <= texts
    assert any(text and "Kanagawa" in text for text in texts)
    assert any(text and "Partial dates" in text for text in texts)


def test_the_png_file_is_as_it_was_chosen_and_keeps_the_choice(shown: Opened, tmp_path: Path) -> None:
    def pixels() -> Image.Image:
        with Image.open(saved(shown, "export-png", tmp_path)) as picture:
            return picture.convert("RGBA")

    def choose(*items: str) -> None:
        shown.page.click("#export")
        for name in items:
            shown.page.locator("#export-menu [data-picture]", has_text=name).last.click()
        shown.page.keyboard.press("Escape")

    plain = pixels()
    assert plain.width == 2 * 1114  # the canvas of a 1366 pixel window
    colours = plain.convert("RGB").getcolors(maxcolors=1_000_000)
    assert colours is not None
    assert len(colours) > 200
    assert plain.getpixel((2, 2)) == (0xF6, 0xF8, 0xFA, 255)  # the ground of the light theme

    shown.show(theme="dark")
    choose("16:9", "White")
    white = pixels()
    assert white.size == (1920, 1080)
    assert white.getpixel((2, 2)) == (255, 255, 255, 255)
    assert has_ink(white.crop((0, 0, 600, 100)))  # the title

    # By keyboard: up from the first entry goes round to the last, down from Export to size, ground and title.
    shown.page.click("#export")
    shown.page.keyboard.press("ArrowDown")
    for _ in range(4):
        shown.page.keyboard.press("ArrowDown")
    assert shown.page.evaluate("() => document.activeElement.textContent") == "Transparent"
    shown.page.keyboard.press("Enter")
    shown.page.keyboard.press("ArrowDown")
    shown.page.keyboard.press("Space")
    assert shown.page.locator("#export-menu [data-picture][aria-checked=true]").all_inner_texts() == [
        "16:9 slide", "Transparent",
    ]  # fmt: skip
    shown.page.keyboard.press("Escape")
    clear = pixels()
    assert clear.size == (1920, 1080)
    assert [clear.getpixel(at)[3] for at in ((2, 2), (1917, 1077))] == [0, 0]  # type: ignore[index]
    assert not has_ink(clear.crop((0, 1058, 600, 1080)))  # neither legend nor source
    assert has_ink(clear)


def has_ink(picture: Image.Image) -> bool:
    """Whether anything is drawn on the ground of a picture."""
    colours = picture.getcolors(maxcolors=1_000_000)
    return colours is None or len(colours) > 3


def test_copy_link_puts_the_whole_view_on_the_clipboard(open_map: OpenMap, sample_map: Path) -> None:
    opened = open_map(sample_map, permissions=["clipboard-read", "clipboard-write"])
    opened.show(date="2018-12-31", focus="link-j")
    opened.page.click("#export")
    opened.page.click("#copy-link")
    opened.page.wait_for_selector("#toast:not([hidden])")
    address = opened.page.evaluate("() => navigator.clipboard.readText()")
    assert "date=2018-12-31" in address
    assert "focus=link-j" in address


def test_the_menu_is_whole_on_a_phone_in_both_languages(open_map: OpenMap, sample_map: Path) -> None:
    opened = open_map(sample_map, size=(390, 844))
    for lang in ("en", "ja"):
        opened.show(lang=lang)
        opened.page.click("#export")
        box = opened.page.locator("#export-menu").bounding_box()
        assert box is not None
        assert box["x"] >= 0, lang
        assert box["x"] + box["width"] <= 390, lang
        opened.page.keyboard.press("Escape")


def test_paper_is_light_and_undistorted_even_from_the_dark_theme(shown: Opened) -> None:
    shown.show(theme="dark")
    shown.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    shown.page.emulate_media(media="print")
    picture = shown.page.locator("#paper-canvas")
    width, height, shown_width, shown_height = picture.evaluate(
        "e => [e.width, e.height, e.clientWidth, e.clientHeight]"
    )
    assert width / height == pytest.approx(shown_width / shown_height, rel=0.01)
    corner = picture.evaluate("e => [...e.getContext('2d').getImageData(3, 3, 1, 1).data]")
    assert min(corner) > 230
    assert not shown.page.locator(".top").is_visible()


def test_the_table_prints_as_a_table(shown: Opened, sample: Ecosystem) -> None:
    shown.show(table="ties")
    shown.page.emulate_media(media="print")
    assert shown.page.locator("#sheet tbody tr").last.is_visible()
    assert shown.page.locator("#sheet tbody tr").count() == len(sample.collaboration)
