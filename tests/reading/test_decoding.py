"""Encodings: declared ones are read, Japanese beyond doubt is read with a note, anything else is refused."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest

import graph
from graph.reading.decoding import decode
from graph.reading.findings import Findings

if TYPE_CHECKING:
    from conftest import Put, Told  # type: ignore[import-not-found]

REOPENED = "a UTF-8 file was opened as Shift_JIS and saved; open it by Data, From Text/CSV, as 65001 (UTF-8)"
JAPANESE = "id,name,type\na,慶應義塾大学,university\nb,川崎市,city\nc,ライフサイエンス・イノベーション,hub\n"


def outcome(data: bytes) -> tuple[str | None, list[str]]:
    findings = Findings()
    text = decode(data, "nodes.csv", findings)
    return text, [f"{each.rule.code} {each.row}" for each in findings.in_order()]


@pytest.mark.parametrize(
    ("encoding", "codes"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("cp932", ["N101 0"]),
        ("utf-16", ["N101 0"]),
        ("utf-16-le", ["N101 0"]),
        ("utf-16-be", ["N101 0"]),
        ("utf-32", ["N101 0"]),
        ("iso2022_jp", ["N101 0"]),
    ],
)
def test_japanese_is_read_in_every_encoding_that_shows_what_it_is(encoding: str, codes: list[str]) -> None:
    assert outcome(JAPANESE.encode(encoding)) == (JAPANESE, codes)


@pytest.mark.parametrize(
    ("text", "encoding", "hint"),
    [
        ("id,name,type\na,慶應義塾大学,university\n", "euc_jp", "EUC-JP"),
        ("id,name,type\na,アステラス製薬,company\n", "euc_jp", "EUC-JP"),
        ("id,name,type\na,서울대학교,university\n", "cp949", "Korean (CP949)"),
        ("id,name,type\na,北京大学,university\n", "gb18030", "Chinese (GB18030)"),
        ("id,name,type\na,北京大学,university\n", "gb18030", ""),
        ("id,name,type\na,東京大學,university\n", "big5", ""),
        ("id,name,type\na,서울대학교,university\n", "euc_kr", ""),
        ("id,name,type\na,Universität München,university\n", "cp1252", "Windows-1252: 'Universität'"),
        ("id,name,type\na,Société Générale,company\n", "cp1252", "Windows-1252: 'Société'"),
        ("id,name,type\na,école polytechnique,university\n", "cp1252", "Windows-1252: 'école'"),
        ("id,name,type\na,Company’s lab,company\n", "cp1252", "Windows-1252"),
        ("id,name,type\na,Łódź,city\n", "cp1250", ""),
        ("id,name,type\na,Москва,city\n", "cp1251", ""),
        ("id,name,type\na,Москва,city\n", "koi8_r", ""),
    ],
)
def test_what_could_be_several_encodings_is_refused_at_its_row(text: str, encoding: str, hint: str) -> None:
    findings = Findings()
    assert decode(text.encode(encoding), "nodes.csv", findings) is None
    (found,) = findings.in_order()
    assert (found.rule.code, found.row) == ("E105", 2)
    assert hint in found.hint


@pytest.mark.parametrize(
    "name", ["髙島屋", "㈱アルファ", "ｱｽﾃﾗｽ製薬", "ﾄﾖﾀ", "熙", "（株）βテスト", "A社", "大学①", "東京都港区"]
)
def test_shift_jis_is_read_whatever_japanese_stands_in_it(name: str) -> None:
    text = f"id,name,type\na,{name},company\nb,日本橋,city\n"
    assert outcome(text.encode("cp932"))[0] == text


@pytest.mark.parametrize(
    "name", ["慶應義塾大学", "㈱アルファ", "表", "十", "構想", "山﨑", "澁谷", "濵田", "A棟", "Ａ", "〒"]
)
def test_a_single_japanese_word_is_enough(name: str) -> None:
    text = f"id,name,type\na,{name},company\n"
    assert outcome(text.encode("cp932")) == (text, ["N101 0"])


@pytest.mark.parametrize("name", ["ﾄﾖﾀ", "熙"])
def test_a_word_that_may_be_in_another_encoding_is_not_enough(name: str) -> None:
    # ﾄﾖﾀ is the same three bytes as ДЦА in Windows-1251.
    assert outcome(f"id,name,type\na,{name},company\n".encode("cp932")) == (None, ["E105 2"])


FOREIGN = {
    "gb18030": "北京大学 清华大学 上海市 深圳市人民政府 中国科学院 华为技术有限公司 张江高科技园区",
    "gbk": "東京 醫藥國際 財團法人 關西慶應 澳門大學",
    "big5": "臺灣大學 東京大學 工業技術研究院 新竹市 中央研究院 台北市政府 陽明交通大學 香港大學",
    "euc_kr": "서울대학교 부산광역시 한국과학기술원 삼성전자 오송첨단의료산업진흥재단 대구시",
    "euc_jp": "慶應義塾大学 神奈川県 川崎市 株式会社アルファ 日本橋 ライフサイエンス つくば",
    "cp1252": "Société Universität école Århus Malmö Genève São Company’s Ærø café ÉCOLE Ångström",
    "cp1250": "Łódź Kraków Česká Wrocław Győr Škoda",
    "cp1251": "Москва Санкт-Петербург МГУ Новосибирск",
    "koi8_r": "Москва Санкт-Петербург МГУ",
    "mac_roman": "Société Zürich Genève école",
    "cp437": "Zürich Genève école",
    "iso8859_7": "Αθήνα Θεσσαλονίκη",
    "tis_620": "กรุงเทพ จุฬา",
    "cp1256": "القاهرة",
}


@pytest.mark.parametrize("encoding", FOREIGN)
def test_no_text_in_another_encoding_passes_for_japanese(encoding: str) -> None:
    names = FOREIGN[encoding].split()
    for some in [[name] for name in names] + [[a, b] for a in names for b in names] + [names]:
        text = "id,name,type\n" + "".join(f"{row},{name},hub\n" for row, name in enumerate(some))
        assert outcome(text.encode(encoding))[0] is None, some


def test_a_file_that_breaks_off_inside_a_character_is_named_so() -> None:
    data = "id,name,type\na,Alpha,hub\nb,大学".encode()
    assert outcome(data[:-1]) == (None, ["E118 3"])


def test_half_a_surrogate_is_no_text() -> None:
    assert outcome(b"id,name,type\na,A\xed\xa0\x80,hub\n") == (None, ["E105 2"])
    assert outcome("id,name,type\na,A".encode("utf-16") + b"\x00\xd8") == (None, ["E105 0"])


def test_rows_are_counted_as_a_spreadsheet_does_when_the_encoding_breaks() -> None:
    assert outcome(b'id,name,type\na,"two\nlines",hub\nb,caf\xe9,city\n')[1] == ["E105 3"]


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04rest",
        b"\xd0\xcf\x11\xe0rest",
        b"%PDF-1.7",
        b"\x1f\x8brest",
        b"\x89PNG\r\n",
        b"<!DOCTYPE html><html>",
        b"\n<html><body>",
        b'{"nodes": []}',
        b'[{"id": "a"}]',
        b"version https://git-lfs.github.com/spec/v1\n",
    ],
)
def test_other_kinds_of_files_are_called_by_their_kind(data: bytes) -> None:
    assert outcome(data) == (None, ["E104 0"])


@pytest.mark.parametrize("data", [b"", b"\n\n", b"   \r\n"])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    assert outcome(data) == (None, ["E103 0"])


def test_text_that_was_garbled_before_is_named_with_what_was_meant(told: Told) -> None:
    once = "慶應義塾大学".encode().decode("cp1252", "ignore")
    assert once != "慶應義塾大学"
    for garbled, meant, why in (
        ("大阪".encode().decode("latin-1"), "大阪", ""),
        ("Genève".encode().decode("cp1252"), "Genève", ""),
        ("大学".encode().decode("cp932", "strict"), "大学", f"; {REOPENED}"),
    ):
        found = told(nodes=f"id,name,type\na,{garbled},hub\nb,Beta,city\nc,Gamma,company\n")
        hints = [(each.rule.code, each.row, each.hint, each.fix) for each in found]
        assert ("W102", 2, f"write {meant!r}{why}", (("name", meant),)) in hints


def reopened(text: str) -> str:
    """A text in UTF-8 as Excel shows it as Shift_JIS: what is no character there becomes ・."""
    codecs.register_error("middle dot", lambda fault: ("・", fault.start + 1))  # type: ignore[attr-defined]
    return text.encode().decode("cp932", "middle dot")


@pytest.mark.parametrize(
    "name", ["北海道", "あいうえお", "京都府庁", "神戸市", "ライフサイエンス協議会 東京"]
)
def test_a_text_that_has_lost_a_byte_as_shift_jis_is_told_and_never_put_right(told: Told, name: str) -> None:
    shown = reopened(f"id,name,type\na,{name},hub\nb,Beta,city\nc,Gamma,company\n")
    assert "・" in shown
    # Saved as UTF-8 it is garbled, saved as Shift_JIS it is UTF-8 again but for what was lost.
    for data, code in ((shown.encode(), "W102"), (shown.encode("cp932"), "W101")):
        (found,) = told(nodes=data)
        assert (found.rule.code, found.row, found.fix) == (code, 2, ())
        assert found.hint == f"put back the file as it was before, or type it again; {REOPENED}"


def test_a_text_in_which_bytes_became_question_marks_is_told(told: Told) -> None:
    garbled = "ライフサイエンス".encode().decode("cp932").replace("ｩ", "?")
    assert garbled.startswith("繝?繧､繝")
    (found,) = told(nodes=f"id,name,type\na,{garbled},hub\nb,Beta,city\nc,Gamma,company\n")
    assert (found.rule.code, found.fix) == ("W102", ())
    assert found.message == f"{garbled!r} was UTF-8, and parts of it are lost"


def test_bytes_that_were_lost_altogether_are_told_with_how_to_get_back(told: Told) -> None:
    data = "id,name,type\na,神戸市,hub\nb,東京大学,city\nc,Gamma,company\n".encode()
    lost = data.replace("市".encode(), "市".encode()[:2] + b"?")
    (found,) = [each for each in told(nodes=lost) if each.severity == "error"]
    assert (found.rule.code, found.row) == ("E105", 2)
    assert found.hint.startswith("it looks like a UTF-8 file that was opened as Shift_JIS and saved")


@pytest.mark.parametrize(
    "name",
    [
        "Genève", "ﾃｱ", "Ångström", "ñandú", "ＬＩＮＫ－Ｊ", "ﾃｽﾄ", "Ã", "São Tomé", "大学",
        "チームE-BASE", "キッチEN", "蟄居の会", "繧繝彩色の会", "螟虫研究所", "東京E",
    ],
)  # fmt: skip
def test_a_right_text_is_not_called_garbled(told: Told, name: str) -> None:
    assert told(nodes=f"id,name,type\na,{name},hub\nb,Beta,city\nc,Gamma,company\n") == ()


@pytest.mark.parametrize("name", ["A\ufffdB", "〓木", "??大学", "??"])
def test_characters_lost_before_are_reported(told: Told, name: str) -> None:
    found = told(nodes=f"id,name,type\na,{name},hub\nb,Beta,city\nc,Gamma,company\n")
    assert [(each.rule.code, each.row) for each in found] == [("W101", 2)]


def test_each_file_has_an_encoding_of_its_own(put: Put) -> None:
    nodes = "id,name,type\na,大学,hub\nb,財団,city\nc,会社,company\n"
    folder = put(nodes=nodes.encode("cp932"), edges="source,target,signed\na,b,2016\n".encode("utf-16"))
    assert graph.read(folder).nodes["name"].tolist() == ["大学", "財団", "会社"]
