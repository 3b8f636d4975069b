"""No empty boxes: every character that is drawn has a glyph, with Japanese fonts installed or not."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import matplotlib
import pytest
from fontTools.ttLib import TTFont
from matplotlib import font_manager

from graph.drawing import fonts, lettering
from graph.drawing.charts import Setting, growth_chart
from graph.drawing.pictures import snapshot_picture
from graph.measures.growth import growth
from graph.model.ecosystem import Ecosystem, make, snapshot
from graph.words import _WORDS

OWN = Path(matplotlib.get_data_path(), "fonts", "ttf")
KANJI = "神戸医療産業都市推進機構"


@pytest.fixture
def no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which the list that Matplotlib stored between runs names no font at all."""
    monkeypatch.setattr(font_manager.fontManager, "ttflist", [])


@pytest.fixture
def no_japanese(no_list: None) -> None:
    """A machine on which only the fonts that come with Matplotlib are installed."""
    for file in OWN.glob("*.ttf"):
        font_manager.fontManager.addfont(file)


@pytest.fixture
def no_fonts(no_japanese: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same without matplotlib-fontja."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)


@pytest.fixture
def pair() -> Ecosystem:
    return make(
        {
            "id": ["b", "a"],
            "name": ["Kobe", "Hub"],
            "type": ["city", "hub"],
            "name_ja": [KANJI, "拠点・横浜"],
        },
        {"source": ["a"], "target": ["b"], "signed": ["2016-05"]},
    )


def test_the_machine_without_fonts_knows_no_kanji(no_fonts: None) -> None:
    assert fonts.missing_glyphs("神戸 Kobe") == {"神", "戸"}


@pytest.mark.usefixtures("no_japanese")
def test_the_font_of_the_dependency_stands_in_where_none_is_installed() -> None:
    assert "IPAexGothic" in fonts.families()
    path = Path(font_manager.findfont(font_manager.FontProperties(family=["IPAexGothic"])))
    assert path.parts[-3] == "matplotlib_fontja"
    assert fonts.missing_glyphs(KANJI) == set()


@pytest.mark.usefixtures("no_list")
def test_the_fonts_of_matplotlib_stand_in_where_its_stored_list_has_lost_them(pair: Ecosystem) -> None:
    font_manager.fontManager.addfont(OWN / "STIXGeneral.ttf")  # and with it forget what was found before
    assert fonts.families("ja") == ["IPAexGothic", "DejaVu Sans"]
    assert fonts.missing_glyphs("Kobe 神戸") == set()
    assert snapshot_picture(snapshot(pair, "2020"), {"a": (0, 0), "b": (1, 1)}, lang="ja")


def test_signs_that_no_font_has_are_left_out_and_letters_are_not() -> None:
    assert fonts.legible("\U0001f680 Rocket \U0001f680 Studio") == "Rocket Studio"
    assert fonts.legible("\U0001f680 Kobe \U0001f680 \u795e\u6238") == "Kobe \u795e\u6238"
    assert fonts.legible("Addis \u12a0", "a1") == "a1"  # without its letter it would be another name
    assert fonts.legible("\U0001f680", "a1") == "a1"


def installed(folder: Path, file: str, *, family: str, version: float, like: str) -> Path:
    """A font file under another name, as of another version."""
    made = TTFont(OWN / like)
    for record in made["name"].names:
        if record.nameID in (1, 4, 16):
            made["name"].setName(family, record.nameID, record.platformID, record.platEncID, record.langID)
    made["head"].fontRevision = version
    folder.mkdir(exist_ok=True)
    made.save(folder / file)
    return folder / file


@pytest.fixture
def twice(tmp_path: Path) -> dict[str, list[Path]]:
    """Two designs under the name Arial: in two versions, and as of one version under two paths."""
    make = {"family": "Arial"}
    return {
        "versions": [
            installed(tmp_path / "z", "A.ttf", version=1.07, like="DejaVuSansMono.ttf", **make),
            installed(tmp_path / "a", "A.ttf", version=2.1, like="DejaVuSans.ttf", **make),
        ],
        "paths": [
            installed(tmp_path / "y", "A.ttf", version=2.1, like="DejaVuSansMono.ttf", **make),
            installed(tmp_path / "b", "A.ttf", version=2.1, like="DejaVuSans.ttf", **make),
        ],
    }


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(("kind", "chosen"), [("versions", 1), ("paths", 1)])
def test_of_two_files_of_one_name_the_newer_is_drawn_then_the_first_by_path(
    kind: str, chosen: int, backwards: bool, twice: dict[str, list[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(font_manager.fontManager, "ttflist", [])
    files = [*twice[kind], *OWN.glob("*.ttf")]
    for file in reversed(files) if backwards else files:
        font_manager.fontManager.addfont(file)
    assert fonts.families()[0] == "Arial"
    for weight in ("normal", "bold"):
        wanted = font_manager.FontProperties(family=fonts.families(), weight=weight)
        assert Path(font_manager.findfont(wanted)) == twice[kind][chosen]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["versions", "paths"])
def test_pictures_charts_and_widths_are_the_same_in_whatever_order_fonts_are_listed(
    kind: str, twice: dict[str, list[Path]], pair: Ecosystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    for order in (1, -1):
        monkeypatch.setattr(font_manager.fontManager, "ttflist", [])
        for file in [*twice[kind], *sorted(OWN.glob("*.ttf"))][::order]:
            font_manager.fontManager.addfont(file)
        lettering.width.cache_clear()
        lettering.outline.cache_clear()
        drawn.append((
            snapshot_picture(snapshot(pair, "2020"), {"a": (0, 0), "b": (1, 1)}),
            growth_chart(growth(pair), Setting(form="svg")),
            lettering.width("Kobe Hub", lettering.letters(10)),
        ))  # fmt: skip
    assert drawn[0] == drawn[1]


def test_every_word_of_the_tool_can_be_drawn() -> None:
    assert fonts.missing_glyphs("".join(text for pair in _WORDS.values() for text in pair), "ja") == set()


@pytest.mark.usefixtures("no_japanese")
def test_every_word_of_the_tool_can_be_drawn_with_the_font_of_the_dependency() -> None:
    assert fonts.missing_glyphs("".join(text for pair in _WORDS.values() for text in pair), "ja") == set()


def test_the_language_decides_which_font_comes_first() -> None:
    english, japanese = fonts.families("en"), fonts.families("ja")
    assert sorted(english) == sorted(japanese)
    assert japanese[0] in fonts.JAPANESE
    assert english[-1] == japanese[-1] == "DejaVu Sans"


def test_only_installed_fonts_are_on_the_list() -> None:
    installed = {entry.name for entry in font_manager.fontManager.ttflist}
    assert set(fonts.families()) <= installed


def test_a_character_without_a_glyph_is_found() -> None:
    assert fonts.missing_glyphs("a\ue000b\n") == {"\ue000"}  # from the private use area


def test_a_name_that_cannot_be_drawn_gives_way_to_the_next() -> None:
    assert fonts.legible("\ue000", "", "Kobe") == "Kobe"


def test_characters_that_have_no_glyph_by_nature_are_dropped() -> None:
    # zero-width space, left-to-right mark, variation selector 16, ideographic variation selector, tab
    assert fonts.legible("a\u200bb\u200ec\ufe0fd\U000e0100e\tf") == "abcdef"


def test_letters_with_marks_are_composed() -> None:
    assert fonts.legible("ハ\u3099") == "バ"


def test_no_text_at_all_is_an_empty_text() -> None:
    assert fonts.legible() == fonts.legible("", " ") == ""


@pytest.mark.usefixtures("no_japanese")
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_picture_has_no_empty_boxes_without_japanese_fonts(pair: Ecosystem, lang: str) -> None:
    # Matplotlib warns of each glyph that it cannot find, and warnings are errors here.
    assert snapshot_picture(snapshot(pair, "2020"), {"a": (0, 0), "b": (1, 1)}, title="協定の地図", lang=lang)


@pytest.mark.usefixtures("no_fonts")
def test_a_picture_without_any_japanese_font_shows_english_names(pair: Ecosystem) -> None:
    positions = {"a": (0.0, 0.0), "b": (1.0, 1.0)}
    picture = snapshot_picture(snapshot(pair, "2020"), positions, lang="ja", form="svg").decode()
    assert ">Kobe<" in picture
    assert KANJI not in picture


@pytest.mark.usefixtures("no_japanese")
def test_a_chart_has_no_empty_boxes_without_japanese_fonts(pair: Ecosystem) -> None:
    assert growth_chart(growth(pair), Setting(lang="ja"))
