"""How wide words are: by the metrics of Helvetica, whatever fonts this machine has."""

from __future__ import annotations

import pytest

from graph.drawing import lettering
from graph.drawing.lettering import ems, folded, set_in


@pytest.mark.parametrize(
    ("text", "regular", "bold"),
    [
        # Adobe Core 14 AFM, in thousandths: P 667 a 556 r 333 t 278 n 556 e 556 r 333 s 500
        ("Partners", 3.779, 4.057),  # bold: 667 556 389 333 611 556 389 556
        ("10,000", 3.058, 3.058),  # five figures of 556 and a comma of 278
        ("é", 0.556, 0.556),  # as e
        ("–", 0.556, 0.556),  # endash
        ("神戸", 2.0, 2.0),
        ("Волга Σ", 3.878, 3.878),  # six letters that Helvetica does not have, of 600, and a blank of 278
        ("ｶﾅ", 1.0, 1.0),  # half-width katakana
    ],
)
def test_words_are_as_wide_as_in_helvetica(text: str, regular: float, bold: float) -> None:
    assert (ems(text), ems(text, bold=True)) == (regular, bold)


def test_a_heading_breaks_alike_on_a_machine_without_arial(monkeypatch: pytest.MonkeyPatch) -> None:
    # "Partners of" in bold is 4.057 + 0.278 + 0.611 + 0.333 ems: 63.3 points at 12. DejaVu is wider.
    monkeypatch.setattr(lettering, "families", lambda lang="en": ["DejaVu Sans"])
    assert folded("Partners of all", 65, 12, bold=True) == ["Partners of", "all"]


def test_words_of_every_script_with_blanks_stay_whole() -> None:
    text = "한국생명공학연구원, Санкт-Петербургский государственный университет جامعة الملك עברית"
    for line in folded(text, 60, 10):
        assert set(line.split()) <= set(text.split())
    assert set_in("Государственный университет", 60, lambda line: 6.0 * len(line), most=2) == (
        "Государст…",  # ten letters of six points
        "университ…",
    )
