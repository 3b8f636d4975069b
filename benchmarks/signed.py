"""A whole ecosystem of any size as the two files, with all that real ones have: names in two languages,
partial dates, terms, renewals, agreements of several parties: python benchmarks/signed.py FOLDER TIES.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
from powerlaw import powerlaw

Texts = npt.NDArray[np.str_]

TYPES = ("hub", "prefecture", "city", "university", "cluster", "institute", "company", "government")
COUNTRIES = ("JP", "US", "GB", "DE", "FR", "SG", "KR", "FI")
PREFECTURES = ("Kanagawa", "Tokyo", "Osaka", "Kyoto", "Hyogo", "Fukuoka", "Aichi", "Miyagi")
FIRST_DAY = np.datetime64("2000-01-01")
TIES_EACH = 5  # ties an organisation
AGAIN = 0.3  # of the ties are between two who have signed before
EVERY_RENEWED, EVERY_SHARED, EVERY_PLACED, EVERY_CLAIMING = 25, 20, 10, 40  # one in so many


def write(folder: Path, ties: int, *, seed: int = 1) -> None:
    """Write both files with about so many ties of a fifth as many organisations, unless they are there."""
    if (folder / "edges.csv").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    n = max(ties // TIES_EACH, 5)
    _nodes(n, seed).to_csv(folder / "nodes.csv", index=False, lineterminator="\n")
    _claims(n).to_csv(folder / "claims.csv", index=False, lineterminator="\n")
    part = folder / "edges.part"
    _edges(n, ties, seed).to_csv(part, index=False, lineterminator="\n")
    part.rename(folder / "edges.csv")


def _ids(codes: npt.NDArray[np.int64]) -> Texts:
    return np.char.add("org", np.char.zfill(codes.astype(str), 7))


def _nodes(n: int, seed: int) -> pd.DataFrame:
    """The organisations in any order; the oldest, which have most ties, are the smallest ids."""
    code = np.arange(n)
    number = code.astype(str)
    country = np.array(COUNTRIES)[code % 11 % len(COUNTRIES)]
    home = country == "JP"
    table = pd.DataFrame({
        "id": _ids(code), "name": np.char.add("Organisation ", number),
        "type": np.array(TYPES)[code * 7 % 13 % len(TYPES)], "country": country,
        "name_ja": np.where(home, np.char.add("組織", number), ""),
        "region": np.where(home, np.array(PREFECTURES)[code % len(PREFECTURES)], ""),
        "city": np.char.add("Town ", (code % 997).astype(str)),
        "aliases": np.where(code % 3 == 0, np.char.add("O-", number), ""),
    })  # fmt: skip
    shuffled: pd.DataFrame = table.iloc[np.random.default_rng(seed).permutation(n)]
    return shuffled


def _claims(n: int) -> pd.DataFrame:
    """One organisation in forty says how many partners it had."""
    code = np.arange(0, n, EVERY_CLAIMING)
    return pd.DataFrame({
        "organisation": _ids(code), "date": "2012-12-31",
        "counted": np.where(code % 3, "partners", "agreements"),
        "number": (code % 9).astype(str), "scope": np.where(code % 4, "", "overseas"),
    })  # fmt: skip


def _edges(n: int, ties: int, seed: int) -> pd.DataFrame:
    """The ties in order of signing, then the renewals of some, then where some organisations lie."""
    plain = max(int(ties / (1 + 1 / EVERY_RENEWED + 1 / EVERY_PLACED / TIES_EACH)), n)
    source, target, day = powerlaw(n, plain, seed=seed)
    random = np.random.default_rng(seed + 1)
    before = (random.random(plain) * np.arange(plain)).astype(np.int64)
    source = np.where(random.random(plain) < AGAIN, source[before], source)  # those who are there sign again
    apart = source != target
    source, target, day = source[apart], target[apart], day[apart] * 2
    first = np.arange(len(source))
    shares = (first % EVERY_SHARED == 1) & (source != np.roll(target, 1))  # the agreement of the row before
    source = np.where(shares, np.roll(source, 1), source)
    shares &= source != target
    source = np.where(source == target, np.roll(source, 1), source)
    source, target = source[keep := source != target], target[keep]
    day, first, shares = day[keep], first[keep], shares[keep]
    number = np.where(shares, first - 1, first)
    day = np.maximum.accumulate(np.where(shares, np.roll(day, 1), day))
    signed = _dates(day, random.random(len(day))[np.unique(number, return_inverse=True)[1]])
    term = random.integers(0, 8, len(day))[np.unique(number, return_inverse=True)[1]]
    agreement = np.char.add("g", number.astype(str))
    table = pd.DataFrame({
        "source": _ids(source), "target": _ids(target), "signed": signed, "relation": "mou",
        "agreement": agreement, "kind": "", "renews": "",
        "term_years": np.where(term > 0, term.astype(str), ""),
        "purposes": np.char.add("joint research ", (first % 50).astype(str)),
        "source_url": np.char.add("https://example.org/", number.astype(str)),
    })  # fmt: skip
    again = table[(first % EVERY_RENEWED == 7) & (signed != "")]
    later = _dates(day[again.index] + 1800, np.zeros(len(again)))
    again = again.assign(signed=later, kind="renewal", renews=again["agreement"])
    again["agreement"] += "r"
    inside = np.arange(EVERY_PLACED, n, EVERY_PLACED)
    blank = dict.fromkeys(table, "")
    placed = pd.DataFrame(
        blank | {"source": _ids(inside), "target": _ids(inside // 2), "relation": "located_in"}
    )
    whole: pd.DataFrame = pd.concat([table, again, placed], ignore_index=True)
    return whole


def _dates(day: npt.NDArray[np.int64], chance: npt.NDArray[np.float64]) -> Texts:
    """Days as text, some known to the month or year only, some not at all."""
    text = np.datetime_as_string(FIRST_DAY + day)
    text = np.where(chance > 0.75, np.datetime_as_string((FIRST_DAY + day).astype("datetime64[M]")), text)
    text = np.where(chance > 0.9, np.datetime_as_string((FIRST_DAY + day).astype("datetime64[Y]")), text)
    return np.where(chance > 0.97, "", text)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
