"""Numbers by the million come out as from numpy's plain functions, on both sides of each switch."""

from __future__ import annotations

import numpy as np
import pytest

from graph.model import numbering
from graph.model.numbering import again, once, without_gaps

CHANCE = np.random.default_rng(1)
SETS = [
    np.empty(0, np.int64),
    np.array([5]),
    np.arange(9)[::-1],
    CHANCE.integers(0, 50, 300),
    CHANCE.integers(0, 2**62, 300).repeat(2),
    # the same slot of the table of `again`, and not the same number
    np.arange(4) * numbering._SLOTS + 7,
    np.array([7, numbering._SLOTS + 7, 7, 2 * numbering._SLOTS + 7]),
    # multiplied, they are 1, 2 and 1 again: the same in their upper half, and not the same number
    (np.array([1, 2, 1], np.uint64) * np.uint64(pow(int(numbering._MIXING), -1, 2**64))).view(np.int64),
    np.array([1, 2, 1, 1 << 23], np.uint32),
]


@pytest.mark.parametrize("numbers", SETS)
def test_each_number_once_and_what_comes_again(numbers: np.ndarray) -> None:
    values, counts = np.unique(numbers, return_counts=True)
    assert once(numbers).tolist() == values.tolist()
    assert again(numbers).tolist() == np.isin(numbers, values[counts > 1]).tolist()


@pytest.mark.parametrize("slots", [0, 1 << 22])
@pytest.mark.parametrize("numbers", SETS[1:4])
def test_new_numbers_have_no_gaps(numbers: np.ndarray, slots: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbering, "_SLOTS", slots)
    expected = np.unique(numbers, return_inverse=True)[1]
    assert without_gaps(numbers, int(numbers.max()) + 1).tolist() == expected.tolist()
