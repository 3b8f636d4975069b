"""Looks at files that are being saved: what they give, and when; nobody sleeps, a script goes on instead."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.files.looks import GRACE, LATER, Looks, Seen, is_torn, look


def seen(size: int, at: int = 0) -> Seen:
    """A file of a size, written at a time."""
    return (("f", (at, size, 1, at)),)


GONE: Seen = (("f", (2,)),)


def looks_at(*script: Seen) -> tuple[Looks, Iterator[Seen]]:
    """Looks that find one thing after the other; they must not go on for longer than the script."""
    rest = iter(script)
    return Looks(lambda: next(rest), sleep=lambda seconds: None), rest


def test_the_first_wait_ends_once_two_looks_find_the_same() -> None:
    looks, rest = looks_at(seen(9), seen(9))
    looks.wait()
    assert list(rest) == []


def test_what_changes_from_look_to_look_is_not_given_yet() -> None:
    # looked at twice each time: 5 then 7, 8 then 9, 9 then 9
    looks, rest = looks_at(seen(5), seen(7), seen(8), seen(9), seen(9), seen(9))
    looks.wait()
    assert list(rest) == []


def test_nothing_is_given_while_nothing_changes() -> None:
    looks, rest = looks_at(*[seen(9)] * 2, *[seen(9)] * 50, *[seen(9, at=1)] * 2)
    looks.wait()
    looks.wait()
    assert list(rest) == []


@pytest.mark.parametrize("torn", [GONE, seen(0, at=1), seen(89, at=1)])
def test_a_file_that_went_or_shrank_is_looked_at_for_longer(torn: Seen) -> None:
    again = [torn] * (GRACE + 1)  # the first of a wait, the one that finds the same, and one less of the more
    looks, rest = looks_at(*[seen(100)] * 2, *again, *[seen(100, at=2)] * 4)
    looks.wait()
    looks.wait()  # the save was done in time, so that it is never given as it was in between
    assert looks.still_hold
    assert list(rest) == []


def test_a_file_that_stays_away_is_given_in_the_end() -> None:
    looks, rest = looks_at(*[seen(100)] * 2, *[GONE] * (GRACE + 2), GONE)
    looks.wait()
    looks.wait()
    assert looks.still_hold
    assert list(rest) == []


def test_a_row_less_is_no_half_of_a_file() -> None:
    assert not is_torn(seen(90), seen(100))
    assert is_torn(seen(89), seen(100))
    assert not is_torn(seen(0), GONE)


def test_what_could_not_be_read_is_given_again_though_nothing_changes() -> None:
    looks, rest = looks_at(*[seen(9)] * 2, *[seen(9)] * (LATER + 1))
    looks.wait()
    assert not looks.wait(again=True)
    assert list(rest) == []


def test_a_change_after_the_wait_is_noticed() -> None:
    looks, _ = looks_at(seen(9), seen(9), seen(9, at=1))
    looks.wait()
    assert not looks.still_hold


def test_a_look_tells_a_replaced_file_of_the_same_size_and_age(tmp_path: Path) -> None:
    path, other = tmp_path / "a", tmp_path / "b"
    for each in (path, other):
        each.write_bytes(b"12")
        os.utime(each, ns=(1, 1))
    before = look([path])
    other.replace(path)
    assert look([path]) != before
    assert look([tmp_path / "none", "nul\0"]) == look([tmp_path / "none", "nul\0"])


def test_a_look_opens_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"12")
    monkeypatch.setattr(os, "open", None)
    assert len(look([tmp_path / "a"])[0][1]) == 4
