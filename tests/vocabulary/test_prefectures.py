"""A region of Japan is a prefecture however its name is written."""

from __future__ import annotations

import pytest

from graph.vocabulary.prefectures import prefecture_key


@pytest.mark.parametrize(
    ("region", "country", "key"),
    [
        ("Kanagawa", "JP", "Kanagawa"),
        ("ＫＡＮＡＧＡＷＡ Prefecture", "Japan", "Kanagawa"),
        ("kanagawa-ken", "", "Kanagawa"),
        ("神奈川", "日本", "Kanagawa"),
        ("東京都", "JP", "Tokyo"),
        ("京都", "JP", "Kyoto"),  # 都 is no ending here
        ("大阪府", "JP", "Osaka"),
        ("北海道", "JP", "Hokkaido"),
        ("北海", "JP", ""),
        ("Kanto", "JP", ""),
        ("Nagano", "IT", ""),
        ("Tokyo", "Middle Earth", ""),
        ("", "JP", ""),
    ],
)
def test_a_prefecture_is_known_however_it_is_written(region: str, country: str, key: str) -> None:
    assert prefecture_key(region, country) == key
