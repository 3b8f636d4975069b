"""Tables and reports as web pages, made of hostile texts, in a real browser."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from graph.commands.main import command
from graph.commands.terminal import run
from graph.documents.tables import render
from graph.model.answer import Answer
from tests.hostile.conftest import Trap
from tests.hostile.payloads import PAYLOADS, ecosystem

TITLE = PAYLOADS["script"]
UNSTOPPABLE = {"refresh"}  # no policy has a word for it


def table_page(path: Path, payloads: dict[str, str]) -> Path:
    """Both tables of the hostile data, one below the other's notes."""
    eco = ecosystem(payloads)
    for name, frame in (("nodes", eco.nodes), ("edges", eco.edges)):
        text = render(Answer.one(TITLE, frame, list(payloads.values())), "html", lang="ja")
        assert isinstance(text, str)
        (path / f"{name}.html").write_text(text, encoding="utf-8", newline="")
    return path


def report_page(path: Path, folder: Path) -> Path:
    """The hub report of the hostile data."""
    target = path / "report.html"
    arguments = ["report", "--data", str(folder), "--focal", "plain", "--title", TITLE, "-o", str(target)]
    assert run(command, arguments) == 0
    return target


@pytest.mark.parametrize("name", ["nodes", "edges"])
def test_a_table_shows_text_as_text(trap: Trap, tmp_path: Path, name: str) -> None:
    found = trap(table_page(tmp_path, PAYLOADS) / f"{name}.html")
    assert found.page.locator("td").count() > 1000
    found.page.emulate_media(media="print")
    found.harmless(TITLE)


def test_a_report_shows_text_as_text(trap: Trap, tmp_path: Path, folder: Path) -> None:
    found = trap(report_page(tmp_path, folder))
    assert found.page.locator("td").count() > 100
    found.page.locator("nav a").first.click()
    found.page.evaluate("() => document.querySelectorAll('a[href^=\"#\"]').forEach(link => link.click())")
    found.page.emulate_media(media="print")
    found.harmless(TITLE)


def test_the_policy_alone_holds_raw_markup_in_a_table(
    trap: Trap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("graph.documents.tables.page"), "escape", str)
    payloads = {key: text for key, text in PAYLOADS.items() if key not in UNSTOPPABLE}
    found = trap(table_page(tmp_path, payloads) / "nodes.html")
    found.until_policed(11)
    assert found.page.locator("img").count() > 10
    found.held(found.page.title())


def test_the_policy_alone_holds_raw_markup_in_a_report(
    trap: Trap, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("graph.documents.tables.page"), "escape", defused)
    found = trap(report_page(tmp_path, folder))
    found.until_policed(1)
    assert found.page.locator("img").count() > 2
    found.held(found.page.title())


def defused(text: str) -> str:
    """A text as it is, but for what no policy stops."""
    return text.replace("http-equiv=refresh", "")
