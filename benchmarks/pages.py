"""The tables of docs/performance.md, between its two markers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- figures: written by benchmarks/run.py -->", "<!-- end of the figures -->"
Result = dict[str, Any]
Results = dict[str, Result]

LIBRARIES = {
    "ours": "ours",
    "networkx_": "NetworkX",
    "igraph_": "igraph",
    "networkit_": "NetworKit",
    "rustworkx_": "rustworkx",
    "sknetwork_": "scikit-network",
}
TITLES = {
    "near": "Closeness and harmonic, exact",
    "betweenness": "Betweenness",
    "pagerank": "PageRank, to 1e-12",
    "eigenvector": "Eigenvector",
    "coreness": "Coreness",
    "clustering": "Clustering",
    "constraint": "Constraint",
    "community": "Communities",
    "growth": "Growth, 100 periods, with components and transitivity",
}
SIZES = ("real", "100", "1k", "10k", "100k", "200k", "1M")


@dataclass(frozen=True)
class Aim:
    """A ratio, or a figure, that was aimed at."""

    work: str
    against: str
    least: str
    found: Callable[[Results], str]


def seconds(result: Result) -> str:
    """A time in words, with two digits; ~ where it was scaled."""
    value = float(result["seconds"])
    shown = f"{_short(value)} s" if value >= 1 else f"{_short(1000 * value)} ms"
    return ("~" if result.get("parts") else "") + shown


def _short(value: float) -> str:
    return f"{float(f'{value:.2g}'):,.0f}" if value >= 10 else f"{float(f'{value:.2g}'):g}"


def times(value: float) -> str:
    return f"{value:,.0f}x" if value >= 10 else f"{value:.1f}x" if value >= 0.95 else f"{value:.2f}x"


def ratio(results: Results, work: str, size: str, rival: str) -> str:
    """How many times as long the rival takes."""
    ours, theirs = results.get(f"{work}|ours|{size}"), results.get(f"{work}|{rival}|{size}")
    if ours is None or theirs is None:
        return "not measured"
    return ("~" if theirs.get("parts") else "") + times(theirs["seconds"] / ours["seconds"])


def fastest(results: Results, work: str, size: str) -> str:
    """The ratio to the fastest of the peers."""
    found = [each for each in LIBRARIES if each != "ours" and f"{work}|{each}|{size}" in results]
    if not found:
        return "not measured"
    best = min(found, key=lambda each: float(results[f"{work}|{each}|{size}"]["seconds"]))
    return f"{ratio(results, work, size, best)} ({LIBRARIES[best]})"


def absolute(results: Results, work: str) -> str:
    found = results.get(f"{work}|ours|10M")
    return f"{seconds(found)}, {found['peak'] / 1024:.1f} GiB" if found else "not measured"


def against(work: str, size: str, *rivals: str) -> Callable[[Results], str]:
    return lambda results: " / ".join(ratio(results, work, size, rival) for rival in rivals)


AIMS = (
    Aim(
        "exact closeness + harmonic, 10k / 50k",
        "igraph / NetworkX",
        "150x / 1,500x",
        against("near", "10k", "igraph_", "networkx_"),
    ),
    Aim("the same, 100k / 500k", "igraph", "150x", against("near", "100k", "igraph_")),
    Aim(
        "exact betweenness, 10k / 50k",
        "igraph / NetworkX",
        "3x / 90x",
        against("betweenness", "10k", "igraph_", "networkx_"),
    ),
    Aim(
        "growth, 1M ties, 100 periods",
        "NetworkX / igraph",
        "300x / 20x",
        against("growth", "200k", "networkx_", "igraph_"),
    ),
    Aim(
        "PageRank, 100k / 500k",
        "NetworkX / fastest peer",
        "25x / 1x",
        lambda found: (
            f"{ratio(found, 'pagerank', '100k', 'networkx_')} / {fastest(found, 'pagerank', '100k')}"
        ),
    ),
    Aim(
        "all columns but betweenness, exact, 100k / 500k, from CSV to table",
        "pandas + igraph",
        "20x",
        against("hub table, no betweenness", "100k", "pandas + igraph"),
    ),
    Aim(
        "`graph growth`, 1M / 10M from CSV",
        "absolute",
        "90 s, 8 GiB",
        lambda found: absolute(found, "growth command"),
    ),
    Aim(
        "`graph centrality` by degree, PageRank, coreness, 1M / 10M from CSV",
        "absolute",
        "90 s, 8 GiB",
        lambda found: absolute(found, "hubs command"),
    ),
    Aim("reading, 1M ties", "pandas.read_csv", "1/3x", against("reading", "1M", "pandas")),
    Aim("`graph --help`", "python -c 'import click'", "1/1.5x", against("start", "-", "import click")),
    Aim(
        "`graph centrality` on `data/`",
        "bare pandas + NetworkX script",
        "1x",
        against("hub table, all columns", "real", "pandas + networkx"),
    ),
)


def table(head: list[str], rows: list[list[str]], *, left: int = 1) -> str:
    """A Markdown table; the first columns to the left, the others to the right."""
    rule = ["---"] * left + ["---:"] * (len(head) - left)
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, rule, *rows])


def of_aims(results: Results) -> str:
    rows = [[aim.work, aim.against, aim.least, aim.found(results)] for aim in AIMS]
    return table(["work, organisations / ties", "against", "aimed at", "measured"], rows, left=3)


def of_work(results: Results, work: str) -> str:
    """A table of sizes by libraries, with ratios."""
    sizes = [size for size in SIZES if f"{work}|ours|{size}" in results]
    names = [each for each in LIBRARIES if any(f"{work}|{each}|{size}" in results for size in sizes)]
    rows = []
    notes: dict[str, str] = {}
    for size in sizes:
        ours = results[f"{work}|ours|{size}"]
        row = [f"{ours['n']:,} / {ours['m']:,}", seconds(ours)]
        for name in names[1:]:
            found = results.get(f"{work}|{name}|{size}")
            row.append(f"{seconds(found)} ({ratio(results, work, size, name).lstrip('~')})" if found else "")
            if found and found["note"]:
                notes[LIBRARIES[name]] = found["note"]
        rows.append(row)
        if ours["note"]:
            notes[f"ours at {size}"] = ours["note"]
    said = "; ".join(f"{name}: {note}" for name, note in notes.items())
    text = table(["organisations / ties", *(LIBRARIES[each] for each in names)], rows)
    return f"### {TITLES[work]}\n\n{text}\n" + (f"\nRemarks: {said}.\n" if said else "")


def of_exactness(results: Results) -> str:
    """How far PageRank is off, relative, by what each library gives."""
    found = [
        (f"{LIBRARIES[rival]}{' as it comes' if 'default' in work else ''}", each)
        for work in ("pagerank", "pagerank, default")
        for rival in LIBRARIES
        if (each := results.get(f"{work}|{rival}|100k")) and rival != "ours" and "off" in each
    ]
    if not found:
        return ""
    said = "; ".join(f"{name} {seconds(each)}, {each['off']:.0e}" for name, each in found)
    return f"Time and largest relative distance from our scores at 100,000 / 500,000: {said}.\n"


def of_memory(results: Results, size: str) -> str:
    rows = []
    for work, title in TITLES.items():
        found = [results.get(f"{work}|{each}|{size}") for each in LIBRARIES]
        if found[0]:
            rows.append([title, *(f"{each['peak']:,.0f}" if each and each["peak"] else "" for each in found)])
    return table([f"MiB at {size}", *LIBRARIES.values()], rows) if rows else ""


def of_commands(results: Results) -> str:
    """Whole commands and what does the same."""
    rows = []
    for name, ours in sorted(results.items()):
        if ours["rival"] != "ours" or ours["work"] in (*TITLES, "map", "layout"):
            continue
        shape = f"{ours['n']:,} / {ours['m']:,}" if ours["n"] else {"real": "`data/`"}.get(ours["size"], "")
        row = [ours["work"], shape, seconds(ours), f"{ours['peak']:,.0f}"]
        start = name.removesuffix(f"ours|{ours['size']}")
        others = [
            each
            for key, each in results.items()
            if key.startswith(start) and each["size"] == ours["size"] and each is not ours
        ]
        rows += [[*row, *_beside(ours, other)] for other in others] or [[*row, "", "", ""]]
    return table(["command", "organisations / ties", "ours", "MiB", "against", "theirs", "MiB"], rows, left=2)


def _beside(ours: Result, other: Result) -> list[str]:
    """A rival's name, time with its ratio, and memory."""
    scaled = "~" if other["note"] else ""
    compared = f"{scaled}{seconds(other)} ({times(other['seconds'] / ours['seconds'])})"
    return [other["rival"], compared, f"{other['peak']:,.0f}"]


def of_pictures(results: Results) -> str:
    rows = [
        [f"{each['n']:,} / {each['m']:,}", seconds(each), f"{each['peak']:,.0f}" if each["peak"] else ""]
        for each in results.values()
        if each["work"] == "layout"
    ]
    text = "### Layout\n\n" + table(["organisations / ties", "seconds", "MiB"], rows) + "\n\n" if rows else ""
    rows = []
    for each in results.values():
        if each["work"] == "map" and each["rival"] == "ours":
            other = results.get(f"map|pyvis|{each['size']}")
            shown = [seconds(other), times(other["seconds"] / each["seconds"])] if other else ["", ""]
            rows.append([f"{each['n']:,} / {each['m']:,}", seconds(each), *shown])
    if rows:
        head = ["organisations / ties", "ours", "plain pyvis", "ratio"]
        text += "### Map: time to the first picture in Chromium\n\n" + table(head, rows) + "\n"
    return text


def page(results: Results, machine: dict[str, str]) -> str:
    """All tables."""
    days = sorted({str(each["when"]) for each in results.values()})
    when = days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"
    works = [of_work(results, work) for work in TITLES if any(k.startswith(f"{work}|ours") for k in results)]
    return "\n".join(
        [
            f"Measured on {when} on {machine['machine']}, with Python {machine['python']},",
            f"{machine['versions']}.\n",
            "## What was aimed at\n",
            of_aims(results),
            "\n## Measures\n",
            *works,
            of_exactness(results),
            "### Peak memory of the process\n",
            *(f"{text}\n" for size in ("10k", "100k", "1M") if (text := of_memory(results, size))),
            "## Whole commands\n",
            of_commands(results),
            "\n## Pictures\n",
            of_pictures(results),
        ]
    )


def write(path: Path, results: Results, machine: dict[str, str]) -> None:
    """Put the tables between the markers of the page."""
    text = path.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    path.write_text(f"{before}{BEGIN}\n{page(results, machine)}{END}{after}", encoding="utf-8")
