"""Tables and reports as web pages, made of hostile texts, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import pytest

from graph.commands.main import command
from graph.commands.terminal import run
from graph.documents import tables
from graph.documents.tables import render
from graph.model.answer import Answer
from tests.hostile.conftest import Trap
from tests.hostile.payloads import PAYLOADS, READABLE, as_files, ecosystem

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


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Callable[[], str]]:
    """The hub report of the hostile data, and a writer of its text from the same answer.

    No text is longer than a page: a report repeats each a hundred times, and a browser sets them all.
    """
    folder, written = tmp_path_factory.mktemp("report"), []
    for name, content in as_files({key: text[:2000] for key, text in READABLE.items()}).items():
        (folder / name).write_bytes(content)

    def rendered(*given: Any, **how: Any) -> str | bytes:
        written.append(partial(render, *given, **how))
        return render(*given, **how)

    target = folder / "report.html"
    arguments = ["report", "--data", str(folder), "--focal", "plain", "--title", TITLE, "-o", str(target)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "render", rendered)
        assert run(command, arguments) == 0
    return target, cast(Callable[[], str], written[0])


@pytest.mark.parametrize("name", ["nodes", "edges"])
def test_a_table_shows_text_as_text(trap: Trap, tmp_path: Path, name: str) -> None:
    found = trap(table_page(tmp_path, PAYLOADS) / f"{name}.html")
    assert found.page.locator("td").count() > 1000
    found.page.emulate_media(media="print")
    found.harmless(TITLE)


def test_a_report_shows_text_as_text(trap: Trap, report: tuple[Path, Callable[[], str]]) -> None:
    found = trap(report[0])
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
    trap: Trap, tmp_path: Path, report: tuple[Path, Callable[[], str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("graph.documents.tables.page"), "escape", defused)
    path = tmp_path / "report.html"
    path.write_text(report[1](), encoding="utf-8", newline="")
    found = trap(path)
    found.until_policed(1)
    assert found.page.locator("img").count() > 2
    found.held(found.page.title())


def defused(text: str) -> str:
    """A text as it is, but for what no policy stops."""
    return text.replace("http-equiv=refresh", "")
