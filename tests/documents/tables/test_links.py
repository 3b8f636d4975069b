"""A page links to http and https addresses and to nothing else."""

from __future__ import annotations

import pytest

from graph.documents.tables.cells import is_web_address


@pytest.mark.parametrize(
    "text",
    [
        "https://www.link-j.org",
        "http://a.example:8080/b?c=d&e=f#g",
        "HTTPS://A.EXAMPLE",
        "https://日本語.example/県",
    ],
)
def test_a_web_address(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "www.link-j.org",
        "javascript:alert(1)",
        " https://a.example",
        "https://a.example ",
        "\x01https://a.example",
        "java\nscript:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        r"\\evil\share",
        "https://",
        "https:///path",
        "https://[::1",
        "https://a.example https://b.example",
        'https://a.example/"onmouseover="alert(1)',
        "https://a.example/<script>",
        "https://a.example/\u202egnp.exe",
        "see https://a.example",
    ],
)
def test_no_web_address(text: str) -> None:
    assert not is_web_address(text)
