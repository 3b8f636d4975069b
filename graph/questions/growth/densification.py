"""Whether an ecosystem grows denser: how its ties grow with its organisations."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

from graph.errors import UsageError
from graph.measures.growth import growth
from graph.model.answer import Answer
from graph.model.arguments import checked
from graph.model.captions import captions
from graph.model.view import View
from graph.questions.typed import COUNT, NUMBER, TEXT, frame
from graph.words import sentence, word

if TYPE_CHECKING:
    import pandas as pd

    from graph.model.ecosystem import Ecosystem
    from graph.model.view import View

FEWEST = 8
POINTS = {"period": TEXT, "nodes": COUNT, "ties": COUNT, "expected_ties": NUMBER}


@dataclass(frozen=True, eq=False)
class Densification:
    """How the number of ties follows the number of organisations: ties ~ organisations to a power.

    Attributes
    ----------
    exponent
        The power. 1: partners per organisation stay the same; above 1 they become more;
        2: the density stays the same.
    low, high
        Its 95 % interval.
    periods
        On how many periods it rests.
    fit
        Share of the variance (of logarithms) that the line explains (R²).
    points
        Those periods: organisations, ties, and the ties expected by the line.
    """

    exponent: float
    low: float
    high: float
    periods: int
    fit: float
    points: pd.DataFrame

    @property
    def meaning(self) -> str:
        """A key of the phrases: ``denser``, ``sparser`` or, where 1 is in the interval, ``steady``."""
        if self.low > 1:
            return "denser"
        return "sparser" if self.high < 1 else "steady"


@checked
def densification(
    source: View | Ecosystem,
    every: str = "year",
    *,
    fiscal_start: int = 4,
) -> Densification:
    """Fit the power by which ties grow with organisations.

    Parameters
    ----------
    source, every, fiscal_start
        As in `graph.growth`.

    Raises
    ------
    UsageError
        When fewer than 8 periods differ from the one before in organisations or ties,
        or the number of organisations is always the same.

    Notes
    -----
    Least squares of log ties on log organisations over the ends of periods, those
    without a change left out. The interval is that of the slope with Student's t. It
    takes the periods for independent, which sums over time are not: the true
    uncertainty is larger. And it is the record that grows: where older agreements are
    harder to find, density seems to rise.

    References
    ----------
    .. [1] J. Leskovec, J. Kleinberg and C. Faloutsos, Graph evolution: densification and
       shrinking diameters, ACM Transactions on Knowledge Discovery from Data 1 (2007), 2.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> ids = [f"n{number}" for number in range(9)]
    >>> eco = make({"id": ids, "name": ids, "type": ["city"] * 9},
    ...            {"source": ["n0"] * 8, "target": ids[1:], "signed": [str(2010 + n) for n in range(8)]})
    >>> densification(eco).periods  # a star: 1 tie of 2 organisations, 2 of 3, and so on
    8
    """
    table = growth(source, every, fiscal_start=fiscal_start)
    last_days = table.attrs["unfinished"]
    table = table[table["ties"] > 0]
    changed = (table[["nodes", "ties"]] != table[["nodes", "ties"]].shift()).any(axis=1)
    table = table[changed]
    if len(table) < FEWEST:
        raise UsageError(
            "an exponent needs {} periods in which the ecosystem changed; there are {}"
            if every == "month"
            else "an exponent needs {} periods in which the ecosystem changed; there are {}: "
            "try shorter ones (every quarter or month)",
            FEWEST,
            len(table),
        )
    x, y = ([math.log(each) for each in table[name]] for name in ("nodes", "ties"))
    if len(set(x)) < 2:
        raise UsageError("an exponent needs a number of organisations that changes")
    slope, intercept, error, fit = _line(x, y)
    margin = student(len(x) - 2) * error
    rows = zip(table["period"], table["nodes"], table["ties"], x, strict=True)
    points = [
        {"period": p, "nodes": int(n), "ties": int(m), "expected_ties": math.exp(intercept + slope * at)}
        for p, n, m, at in rows
    ]
    shown = frame(points, POINTS)
    shown.attrs["unfinished"] = {p: day for p, day in last_days.items() if p in {*table["period"]}}
    return Densification(slope, slope - margin, slope + margin, len(x), fit, shown)


def student(freedom: int, level: float = 0.95) -> float:
    """Give the number of standard errors on either side of a mean that hold a share of the cases.

    Parameters
    ----------
    freedom
        Degrees of freedom, from 6.
    level
        The share, between 0 and 1.

    Notes
    -----
    The normal quantile with four terms in 1 / freedom; right to three decimals from 6 degrees on.

    References
    ----------
    .. [1] M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, 1964, 26.7.5.

    Examples
    --------
    >>> [round(student(freedom), 3) for freedom in (6, 10, 30)]
    [2.447, 2.228, 2.042]
    """
    z = NormalDist().inv_cdf(0.5 + level / 2)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + math.fsum(term / freedom**power for power, term in enumerate(terms, 1))


def _line(x: list[float], y: list[float]) -> tuple[float, float, float, float]:
    """Slope, intercept, standard error of the slope and R² of the least squares line."""
    n = len(x)
    mean_x, mean_y = sum(x) / n, sum(y) / n
    xx = sum((each - mean_x) ** 2 for each in x)
    yy = sum((each - mean_y) ** 2 for each in y)
    slope = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / xx
    intercept = mean_y - slope * mean_x
    rest = sum((b - intercept - slope * a) ** 2 for a, b in zip(x, y, strict=True))
    return slope, intercept, math.sqrt(rest / (n - 2) / xx), 1 - rest / yy if yy else 1.0


def densification_answer(view: View, every: str = "year", *, fiscal_start: int = 4) -> Answer:
    """Tell how ties grow with organisations."""
    found = densification(view, every, fiscal_start=fiscal_start)
    notes = [*of_densification(found, lang=view.lang), *captions(view, periods=found.points)]
    return Answer.one(word("show_densification", view.lang), found.points, notes)


def of_densification(found: Densification, *, lang: str = "en") -> list[str]:
    """Say how ties grow with organisations, and how far the interval can be trusted.

    Examples
    --------
    >>> import pandas as pd
    >>> from graph.questions.growth.densification import Densification
    >>> of_densification(Densification(1.204, 1.168, 1.24, 20, 0.99, pd.DataFrame()))[0]
    'ties grow with organisations to the power 1.20 (1.17 to 1.24, 95 %): it grows denser'
    """
    numbers = {name: f"{getattr(found, name):.2f}" for name in ("exponent", "low", "high")}
    said = sentence("densification", lang, **numbers, meaning=word(found.meaning, lang))
    return [said, word("autocorrelated", lang)]
