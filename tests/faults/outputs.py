"""Every output of every format: the commands that write files, on a small ecosystem."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

NODES = """\
id,name,type,name_ja,country,region,city,lat,lon,url
hub,Link Hub,hub,つながりの拠点,JP,Tokyo,Chuo,35.69,139.78,https://example.org/hub
kobe,City of Kobe,city,神戸市,JP,Hyogo,Kobe,34.69,135.20,
kana,Kanagawa Prefecture,prefecture,神奈川県,JP,Kanagawa,Yokohama,35.45,139.64,
ucsd,University of San Diego,university,,US,California,San Diego,32.88,-117.23,
jyv,Jyväskylä Cluster,cluster,,FI,,Jyväskylä,62.24,25.75,
"""
EDGES = """\
source,target,signed,relation,agreement,kind,renews,expires,source_url
hub,kobe,2016-05-18,mou,t-1,initial,,2019-05-17,https://example.org/1
hub,kobe,2019-05-18,mou,t-2,renewal,t-1,2027-05-17,https://example.org/2
hub,kana,2017-06,mou,t-0,initial,,,
kana,ucsd,2018,basic_agreement,t-3,initial,,,
hub,jyv,2018-03-01,mou,t-4,multi-party,,,
kobe,jyv,2018-03-01,mou,t-4,multi-party,,,
hub,kobe,2018-03-01,mou,t-4,multi-party,,,
ucsd,jyv,,partnership,,,,,
kobe,kana,,located_in,,,,,
"""
CLAIMS = "organisation,date,counted,number,source_url\nhub,2018-12-31,partners,4,https://example.org/3\n"
PAST = "--every 2017,2019"


@dataclass(frozen=True)
class Output:
    """A command that writes files.

    `line` has ``{o}`` where the folder for its files stands; `files` are their names
    there, with ``/`` where the command makes a folder for them. `alone` says that they
    are independent of each other, each whole, and not all or none.
    """

    line: str
    files: tuple[str, ...]
    alone: bool = False

    def arguments(self, folder: Path) -> list[str]:
        """Give the words of the command line, the paths whole."""
        return [each.replace("{o}", str(folder)) for each in self.line.split()]


def _one(line: str, name: str) -> Output:
    return Output(f"{line} -o {{o}}/{name}", (name,))


TABLES = tuple(
    _one("centrality", f"hubs.{each}") for each in ("txt", "csv", "json", "jsonl", "md", "html", "xlsx")
)
PICTURES = (
    Output("growth --chart {o}/growth.png -o {o}/growth.csv", ("growth.png", "growth.csv"), alone=True),
    Output("growth --chart {o}/growth.svg -o {o}/growth.csv", ("growth.svg", "growth.csv"), alone=True),
    Output(
        "centrality --over-time year --chart {o}/ranks.svg -o {o}/ranks.csv",
        ("ranks.svg", "ranks.csv"),
        alone=True,
    ),
    _one(f"timeline {PAST}", "day.png"),
    _one(f"timeline {PAST}", "day.svg"),
    _one(f"timeline {PAST}", "moving.gif"),
    _one(f"timeline {PAST}", "moving.webp"),
    _one(f"timeline {PAST}", "slides.pptx"),
    _one(f"timeline --overview {PAST}", "overview.png"),
    _one(f"timeline --difference {PAST}", "difference.svg"),
    _one("map", "map.html"),
)
REPORTS = tuple(
    _one("report --as-of 2026-11-22", f"report.{each}") for each in ("html", "md", "xlsx", "pptx")
)
EXCHANGE = tuple(
    _one(f"export --format {form}", f"ecosystem.{form}")
    for form in ("graphml", "gexf", "cytoscape", "node-link", "kumu", "kumu-xlsx", "xlsx")
)
FOLDERS = (
    Output(
        "timeline --every 2016,2017,2018,2019,2020 -o {o}/years",
        tuple(f"years/{day}-12-31.png" for day in range(2016, 2021)),
    ),
    Output(
        "timeline --every 2016,2017 --format svg -o {o}/years",
        ("years/2016-12-31.svg", "years/2017-12-31.svg"),
    ),
    Output("export --format gephi-csv -o {o}/gephi", ("gephi/nodes.csv", "gephi/edges.csv")),
    Output("export --format parquet -o {o}/parquet", ("parquet/nodes.parquet", "parquet/edges.parquet")),
)
OTHERS = (
    _one("layout", "positions.csv"),
    Output(
        "renewals --as-of 2026-11-22 --calendar {o}/ends.ics -o {o}/ends.csv",
        ("ends.ics", "ends.csv"),
        alone=True,
    ),
    _one("diff 2017 2018", "changes.xlsx"),
    _one("show hub", "card.md"),
    _one("check", "check.txt"),
    _one("check --format json", "check.json"),
)
OUTPUTS = (*TABLES, *PICTURES, *REPORTS, *EXCHANGE, *FOLDERS, *OTHERS)


def make_data(folder: Path) -> Path:
    """Write the small ecosystem into a folder."""
    folder.mkdir()
    for name, text in (("nodes.csv", NODES), ("edges.csv", EDGES), ("claims.csv", CLAIMS)):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder


def leftovers(folder: Path) -> list[str]:
    """Name the temporary files in a folder and below it."""
    return sorted(each.name for each in folder.rglob(".*.tmp"))
