"""A page in Python: written, opened, and shown in a frame of a notebook that it cannot leave."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import graph
from graph.map import Page


@pytest.fixture(scope="module")
def page(sample: graph.Ecosystem) -> Page:
    """The map of the sample."""
    return graph.draw_map(sample)


def test_a_page_is_its_text_and_is_written_as_it_is(page: Page, tmp_path: Path) -> None:
    path = page.save(tmp_path / "map.html")
    assert path.read_bytes() == page.encode("utf-8")
    with pytest.raises(graph.FileError):
        page.save(tmp_path / "nowhere" / "map.html")


def test_a_page_is_opened_in_the_browser(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    path = page.open()
    assert opened == [path.as_uri()]
    assert path.read_text("utf-8") == page


@pytest.mark.xdist_group("browser")
def test_a_page_runs_in_a_frame_of_a_notebook_and_reaches_nothing_of_it(
    page: Page, browser: Browser, tmp_path: Path
) -> None:
    notebook = tmp_path / "notebook.html"
    notebook.write_text(f"<!doctype html><title>Notebook</title>{page._repr_html_()}", "utf-8")
    shown, faults = browser.new_page(), []
    shown.on("pageerror", lambda fault: faults.append(str(fault)))
    shown.goto(notebook.as_uri())
    frame = shown.frames[-1]
    frame.wait_for_selector("html[data-ready=true]")
    assert frame.inner_text("#heading") == "Ecosystem network"
    frame.evaluate("location.hash = 'lang=ja'")
    frame.wait_for_selector("html[lang=ja]")
    reached = "(() => { try { return parent.document.title } catch (fault) { return fault.name } })()"
    assert frame.evaluate(reached) == "SecurityError"
    assert faults == []
    shown.close()
