"""A dated ecosystem of any size, grown from a seed: newcomers sign with those who have signed much."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]


def powerlaw(n: int, m: int, *, seed: int = 1) -> tuple[Integers, Integers, Integers]:
    """Give m ties of n organisations: both ends and the day, in the order in which they were signed.

    Every newcomer signs at least one tie, most sign few and some many (a geometric number on average). Each
    goes to an end of an earlier tie, drawn evenly, so that partners are found in proportion to their ties
    [1]_. About a tenth of the organisations have one partner only, and a hub has some hundreds.

    References
    ----------
    .. [1] V. Batagelj and U. Brandes, Efficient generation of large random networks, Physical Review E 71,
       2005.
    """
    random = np.random.default_rng(seed)
    wish = random.geometric(n / m, n - 1).astype(float)
    counts = 1 + random.multinomial(m - (n - 1), wish / wish.sum())
    source = np.repeat(np.arange(1, n), counts)
    before = np.repeat(np.cumsum(counts) - counts, counts)  # ties that were there when the newcomer came
    place = np.floor(random.random(m) * np.maximum(2 * before, 1)).astype(np.int64)
    target = np.full(m, -1)
    target[before == 0] = 0
    while (waiting := np.flatnonzero(target < 0)).size:  # an end that is the target of another tie: follow it
        tie = place[waiting] // 2
        target[waiting] = np.where(place[waiting] % 2 == 0, source[tie], target[tie])
    return source, target, np.sort(random.integers(0, 3650, m))
