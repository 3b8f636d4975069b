"""The sentences of a report: what the numbers of its tables say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.dates.eras import label_words
from graph.phrases import LANGUAGES
from graph.phrases.report import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}


class Count(int):
    """A number that takes its noun in the singular or the plural: ``{:tie|ties}``."""

    def __format__(self, form: str) -> str:
        """Give the number, and the noun that the form has for it."""
        one, bar, many = form.partition("|")
        if not bar:
            return format(int(self), form)
        return f"{int(self)} {one if self == 1 else many}"


def say(key: str, lang: str, **values: object) -> str:
    """Fill one of the report's sentences; its whole numbers may take nouns.

    Examples
    --------
    >>> say("months", "en", count=1), say("months", "en", count=12), say("months", "ja", count=12)
    ('1 month', '12 months', '12 か月')
    """
    counted = {name: Count(value) if isinstance(value, int) else value for name, value in values.items()}
    return SENTENCES[key][LANGUAGES.index(lang)].format(**counted)


def ahead(within: str, lang: str) -> str:
    """Give a length of time in words; what is written otherwise stays as it is.

    Examples
    --------
    >>> ahead("12m", "en"), ahead("half a year", "en")
    ('12 months', 'half a year')
    """
    found = re.fullmatch(r"(\d+)([dwmy])", within)
    return say(UNITS[found[2]], lang, count=int(found[1])) if found else within


def sentences(
    tables: Mapping[str, pd.DataFrame], about: Mapping[str, str], *, lang: str
) -> dict[str, tuple[str, ...]]:
    """Give the sentences of each section that has any.

    Parameters
    ----------
    tables, about
        As `graph.hubreport.hub_report` gives them; tables may be missing.

    Examples
    --------
    >>> import pandas as pd
    >>> figures = pd.DataFrame({"figure": ["nodes"], "value": [0]})
    >>> sentences({"summary": figures}, {"day": ""}, lang="en")
    {'summary': ('No organisation has a tie.',)}
    """
    found = {}
    if "summary" in tables:
        found["summary"] = tuple(_summary(tables, about, lang))
    if "focal" in tables and len(tables["focal"]):
        found["focal"] = (_focal(tables["focal"], about, lang),)
    if "intervals" in tables and len(tables["intervals"]):
        found["intervals"] = (_intervals(tables["intervals"], lang),)
    if "claims" in tables and len(tables["claims"]):
        found["claims"] = tuple(_claims(tables, lang))
    return found


def _summary(tables: Mapping[str, pd.DataFrame], about: Mapping[str, str], lang: str) -> Iterator[str]:
    table = tables["summary"]
    figures = {str(name): int(value) for name, value in zip(table["figure"], table["value"], strict=True)}
    if not figures["nodes"]:
        yield say("empty", lang)
        return
    yield say("whole", lang, **figures)
    yield say("groups", lang, **figures)
    yield from _hubs(tables, lang)
    if len(tables["reach"]) > 2:
        yield say("concentrated", lang, **figures)
    if len(tables["growth"]):
        row = tables["growth"].iloc[-1]
        names = ("new_agreements", "renewals", "new_nodes")
        yield say(
            "latest",
            lang,
            period=label_words(str(row["period"]), lang),
            **{name: int(row[name]) for name in names},
        )
    if figures.get("claims"):
        yield say("judged", lang, **figures)
    if about["day"]:
        yield say("ending", lang, day=about["day"], within=ahead(about["within"], lang), **figures)
    if figures["undated"]:
        yield say("undated_out" if about["as_of"] else "undated", lang, undated=figures["undated"])
    yield say("central", lang, focal=about["focal_name"])


def _hubs(tables: Mapping[str, pd.DataFrame], lang: str) -> Iterator[str]:
    """Who has most partners, and who joins most of the others."""
    reach = tables["reach"][["name", "partners"]].values.tolist()
    if len(reach) > 1:
        (first, most), (second, fewer) = reach[:2]
        yield say("first", lang, first=first, partners=most, second=second, second_partners=fewer)
    elif reach:
        yield say("first_only", lang, first=reach[0][0], partners=reach[0][1])
    broker = tables["brokerage"]
    if len(broker) and broker["betweenness"].iloc[0] > 0:
        yield say("broker", lang, name=broker["name"].iloc[0], rank=int(broker["rank"].iloc[0]))


def _focal(table: pd.DataFrame, about: Mapping[str, str], lang: str) -> str:
    """Whose rank moves most without the focal organisation; of equals, the first of the table."""
    both = table.dropna(subset=["betweenness_rank", "betweenness_rank_without"])
    columns = both[["name", "betweenness_rank", "betweenness_rank_without"]]
    moved = [(str(name), int(rank), int(without)) for name, rank, without in columns.values.tolist()]
    name, rank, without = max(moved, key=lambda row: abs(row[2] - row[1]), default=("", 0, 0))
    if rank == without:
        return say("unmoved", lang, focal=about["focal_name"])
    return say("moved", lang, focal=about["focal_name"], name=name, rank=rank, without=without)


def _intervals(table: pd.DataFrame, lang: str) -> str:
    """How many ranks are open, and whose is most."""
    columns = table[["name", "partners_best", "partners_worst"]].values.tolist()
    ranks = [(str(name), int(best), int(worst)) for name, best, worst in columns]
    name, best, worst = max(ranks, key=lambda row: row[2] - row[1])
    if best == worst:
        return say("sure_rank", lang)
    count = sum(low < high for _, low, high in ranks)
    return say("open_rank", lang, count=count, of=len(ranks), name=name, best=best, worst=worst)


def _claims(tables: Mapping[str, pd.DataFrame], lang: str) -> Iterator[str]:
    """How many of the counts that sources print agree, and what is missing where ours is less."""
    table = tables["claims"]
    counts = {each: int((table["verdict"] == each).sum()) for each in ("agrees", "perhaps", "fewer", "more")}
    yield say("judged", lang, claims=len(table), **{f"claims_{each}": n for each, n in counts.items()})
    for row in table[table["verdict"] == "fewer"].to_dict("records"):
        values = {name: row[name] for name in ("name", "date", "counted")}
        text = say("fewer", lang, missing=-int(row["difference"]), **values)
        end = "。" if lang == "ja" else "."
        yield text + (say("fewer_since", lang, date=row["gap_after"]) if row["gap_after"] else end)
