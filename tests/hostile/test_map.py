"""The map in a real browser, made of nothing but hostile texts: no script runs and nothing is asked for."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from jinja2 import Environment
from markupsafe import Markup

from graph.map import assets, document
from graph.map.draw import draw_map
from graph.map.saved import Saved, read_saved
from tests.chance import by_turns
from tests.hostile.conftest import Trap, Trapped
from tests.hostile.payloads import HIT, HOST, PAYLOADS, ecosystem, story

TITLE = PAYLOADS["script"]
TEXTS = list(PAYLOADS.values())
MapOf = Callable[[str], Path]
# A policy stops scripts, styles and requests, but has no word for a page that sends its reader elsewhere.
UNSTOPPABLE = {"refresh"}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> MapOf:
    """A maker of maps of all payloads but those that no policy stops."""

    def of(name: str) -> Path:
        payloads = {key: text for key, text in PAYLOADS.items() if name == "map" or key not in UNSTOPPABLE}
        path = tmp_path_factory.mktemp("maps") / f"{name}.html"
        text = draw_map(ecosystem(payloads), title=TITLE, saved=of_ones_own(payloads))
        path.write_bytes(text.encode())
        return path

    return of


def of_ones_own(payloads: dict[str, str]) -> Saved:
    """A saved copy in which everyone was moved and noted on, and every note is hostile."""
    texts = list(payloads.values())
    places = [[text, 30 * (at % 40) - 600, 25 * (at // 40)] for at, text in enumerate(texts)]
    notes = [["network", 30 * (at % 40) - 600, 25 * (at // 40), text] for at, text in enumerate(texts)]
    remarks = [[text, text] for text in [*texts, "<b>gone</b>"]]
    view = "find={0}&focus={0}&types_off={0}"
    steps = [[text, {"en": text, "ja": text}, view.format(quote(text[:200]))] for text in texts]
    kept = [[text[:60], text[:200]] for text in texts]
    own = {"notes": notes, "places": places, "remarks": remarks, "story": {"steps": steps, "title": texts[0]}}
    return Saved({"kept": kept, **own, "version": 3}, {}, story(payloads))


@pytest.fixture(scope="module")
def map_file(written: MapOf) -> Path:
    return written("map")


def opened(trap: Trap, path: Path) -> Trapped:
    found = trap(path)
    found.page.wait_for_selector("html[data-ready=true]")
    return found


def test_every_card_hint_and_table_is_text(trap: Trap, map_file: Path) -> None:
    found = opened(trap, map_file)
    found.show(context=True)
    boxes = found.page.evaluate("window.ecosystem.bounds()")
    assert len(boxes) == len(PAYLOADS) + 1
    for box in boxes[::3]:
        found.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    found.page.mouse.click(boxes[0]["x"] + boxes[0]["width"] / 2, boxes[0]["y"] + boxes[0]["height"] / 2)
    card = """text => {
      ecosystem.setView({focus: text});
      return document.getElementById('card').checkVisibility();
    }"""
    assert all(found.each(card, by_turns(TEXTS, 0)))
    found.show(
        *({"focus": "plain", "path": text} for text in TEXTS[::15]),
        {"focus": "", "path": ""},
        *({"tie": row} for row in range(2, 30, 3)),
        {"tie": 0, "table": "ties"},
        {"table": "organisations"},
    )
    found.harmless(TITLE)


def test_filters_search_story_and_languages_are_text(trap: Trap, map_file: Path) -> None:
    found = opened(trap, map_file)
    found.page.focus("#search")
    write = "text => { const box = document.activeElement; box.value = text; "
    write += "box.dispatchEvent(new InputEvent('input', {bubbles: true})); }"
    found.each(write, [text[:200] for text in by_turns(TEXTS, 1)])
    found.page.fill("#search", [text[:200] for text in PAYLOADS.values()][-1])
    found.page.press("#search", "Enter")
    found.page.fill("#search", "")  # all that is kept is listed
    assert found.page.locator("#suggestions li").count() > 20
    found.show(
        *({"find": f"{text[:60]} | plain -{text[:60]}"} for text in TEXTS[::6]),
        {"find": ""},
    )
    for key in ("types_off", "relations_off", "countries_off"):
        found.show(*({key: text} for text in TEXTS[::6]), {key: ""})
    found.show(
        *(
            {"colour": colour, "layout": "geographic" if colour == "year" else "network"}
            for colour in ("country", "year", "community", "type")
        ),
        *({"story": step, "lang": "ja" if step % 2 else "en"} for step in range(1, len(PAYLOADS) + 1, 6)),
        {"story": 0},
    )
    found.page.click("#story-make")
    for step in range(1, len(PAYLOADS) - 8, 12):
        found.page.click(f"[data-key='open:{step}']")
    found.harmless(TITLE)


def test_whatever_the_address_says_is_a_view_and_nothing_else(trap: Trap, map_file: Path) -> None:
    found = opened(trap, map_file)
    keys = (
        "focus",
        "path",
        "types_off",
        "sort",
        "table",
        "lang",
        "date",
        "size",
        "__proto__",
        "story",
        "zoom",
    )
    go_to = """text => new Promise(done => {
      addEventListener('hashchange', () => done(), {once: true});
      location.hash = text;
    })"""
    texts = enumerate(by_turns(TEXTS, 0))
    hashes = [f"{keys[number % len(keys)]}={text[:500]}&focus={text[:500]}" for number, text in texts]
    found.each(go_to, [*hashes, "%%%&=&focus"])
    found.show(focus="plain")
    found.harmless(TITLE)


def test_what_people_take_away_is_harmless(trap: Trap, map_file: Path, tmp_path: Path) -> None:
    found = opened(trap, map_file)
    kept = {}
    for item in ("export-png", "export-svg", "export-csv", "export-nodes"):
        found.page.click("#export")
        with found.page.expect_download() as download:
            found.page.click(f"#{item}")
        download.value.save_as(tmp_path / item)
        assert re.fullmatch(r"[a-z0-9.-]+", download.value.suggested_filename)
        kept[item] = (tmp_path / item).read_bytes()
    found.page.click("#export")
    found.page.click("#copy-link")
    assert found.page.evaluate("navigator.clipboard.readText()").startswith(map_file.as_uri())
    found.page.emulate_media(media="print")
    assert found.page.pdf().startswith(b"%PDF")
    found.harmless(TITLE)
    root = ElementTree.fromstring(kept["export-svg"])  # refuses what is not well-formed
    tags = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert tags <= {"svg", "title", "path", "text", "clipPath", "g"}
    for name in ("export-csv", "export-nodes"):
        rows = list(csv.reader(io.StringIO(kept[name].decode("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1
        assert [cell for row in rows for cell in row if runs(cell)] == []


def test_a_copy_with_hostile_notes_is_as_harmless_and_its_copy_the_same(
    trap: Trap, map_file: Path, tmp_path: Path
) -> None:
    path, copies = map_file, []
    for number in range(2):
        found = opened(trap, path)
        for text in TEXTS[:: 7 if number else 5]:
            found.show(focus=text)
            found.page.fill("#remark", text)
        for row in range(0, 60, 9):
            found.page.locator("#mine li button").nth(row).click()
        found.page.keyboard.press("Escape")
        found.show(focus="", layout="network")
        path = tmp_path / f"{number}.html"
        found.page.click("#export")
        with found.page.expect_download() as download:
            found.page.click("#save-copy")
        download.value.save_as(path)
        found.harmless(TITLE)
        copies.append(path.read_bytes())
    assert copies[0] == copies[1]
    assert len(read_saved(path).own["notes"]) == len(PAYLOADS)


def runs(cell: str) -> bool:
    """Whether a spreadsheet would take a cell for a formula; a number is none."""
    return bool(re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", cell)) and not re.fullmatch(r"-?\d+(\.\d+)?", cell)


def test_the_policy_alone_holds_markup_that_stands_raw_in_the_file(
    trap: Trap, written: MapOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    # With both escapes gone the data end at the first </script>, and all that follows is markup of the page.
    plain = document._environment
    monkeypatch.setattr(document, "_embed", lambda value: Markup(json.dumps(value, ensure_ascii=False)))

    def bare(values: dict[str, object]) -> Environment:
        environment = plain(values)
        environment.autoescape = False
        return environment

    monkeypatch.setattr(document, "_environment", bare)
    path = written("raw")
    assert path.read_text(encoding="utf-8").count(PAYLOADS["picture"]) > 10
    found = trap(path)
    found.until_policed(1)
    assert found.page.locator("img").count() > 10  # it is markup
    found.held(found.page.title())


def test_the_policy_alone_holds_markup_that_the_page_makes_of_texts(
    trap: Trap, written: MapOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    hopeful = careless(assets.program())
    monkeypatch.setattr(assets, "program", lambda: hopeful)
    found = opened(trap, written("careless"))
    attempt = "view => { try { window.ecosystem.setView(view) } catch {} }"
    # In this window, where it would be seen; and a page behind another one draws once a second.
    press = """() => document.querySelectorAll('a').forEach(link => {
      link.target = "";
      if (/^(javascript|data|vbscript):/.test(link.href)) link.click();
    })"""
    found.each(
        f"text => {{ ({attempt})({{focus: text}}); ({press})(); }}",
        [text for text in PAYLOADS.values() if HIT in text or HOST in text],
    )
    found.page.fill("#search", "img")
    found.page.evaluate(attempt, {"story": 2})
    found.page.evaluate(attempt, {"table": "ties"})
    found.page.evaluate(press)
    found.until_policed(11)
    assert found.page.locator("img").count() > 0
    found.held(found.page.title())


def careless(program: str) -> str:
    """The page's program, as if its author had taken every text for markup and every address for a link."""
    for old, new in (
        (
            "element.append(...children.filter(",
            "for (const child of children.flat()) if (typeof child === 'string') "
            "element.append(document.createRange().createContextualFragment(child)); else if (child) "
            "element.append(child);\n  void (children.filter(",
        ),
        (".textContent = ", ".innerHTML = "),
        ("document.createTextNode(", "document.createRange().createContextualFragment("),
        ('if (!/^https?:\\/\\//i.test(text || "")) return "";', "if (text) return text;"),
    ):
        assert old in program
        program = program.replace(old, new)
    return program


def test_the_trap_catches_what_no_policy_stops(trap: Trap, tmp_path: Path) -> None:
    # The same markup on a page without a policy: were nothing caught here, the other tests would say nothing.
    path = tmp_path / "open.html"
    path.write_text(
        "<!doctype html><title>x</title>" + PAYLOADS["picture"] + PAYLOADS["picture from elsewhere"]
    )
    found = trap(path)
    found.page.wait_for_function("window.hit === 1")
    assert found.asked
