"""The documents as a site: every page is in it, and every link leads to something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    each.relative_to(ROOT).as_posix()
    for each in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/decisions/*.md")]
)
LINK = re.compile(r"(?<!!)\[[^\]\[]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")


def anchors(text: str) -> set[str]:
    """The names of the headings of a page, as servers of repositories make them."""
    headings = re.findall(r"^#+ (.*)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)
    plain = [re.sub(r"[`*]", "", each).strip().lower() for each in headings]
    return {re.sub(r"[^\w\- ]", "", each).replace(" ", "-") for each in plain}


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_something(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    for found in LINK.finditer(prose):
        address = found[1] or found[2]
        if re.match(r"[a-z]+:", address):
            continue
        file, _, anchor = address.partition("#")
        target = ROOT / Path(page).parent / file if file else ROOT / page
        assert target.exists(), f"{page}: {address}"
        if anchor:
            assert anchor in anchors(target.read_text("utf-8")), f"{page}: {address}"


def test_every_document_is_on_the_site() -> None:
    listed = re.findall(r"([\w./-]+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    there = [each.removeprefix("docs/") for each in PAGES if each.startswith("docs/")]
    assert sorted(listed) == there
