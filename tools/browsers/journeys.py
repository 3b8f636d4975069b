"""The nine tasks of a newcomer on the map of data/, by mouse and keyboard, with what has to come out."""

from __future__ import annotations

import csv
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import graph
from browsers.driver import Browser, Point

ROOT = Path(__file__).resolve().parents[2]
Journey = Callable[[Browser, Path], None]

# The rows of LINK-J in data/edges.csv: those that were signed in 2019 and 2020, and those before.
NEW, KEPT = {85, 90, 94, 95, 96}, {37, 38, 55, 56, 58, 59, 61, 63, 64}
KANAGAWA = 96  # LINK-J and Kanagawa Prefecture, 2020-09-18
# On 1 January 2024: five years from 2019-03-23 and from 2019-06-03 run out.
DUE = {"tsu-5", "linkj-10"}


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def same(found: object, wanted: object, what: str) -> None:
    """Say what differs from what was expected."""
    if found != wanted:
        raise AssertionError(f"{what}: found {found!r}, expected {wanted!r}")


def has(text: str, part: str) -> None:
    """Say what is missing in a text."""
    if part not in text:
        raise AssertionError(f"“{part}” is not in “{text[:300]}”")


def choose(browser: Browser, selector: str, value: str) -> None:
    """Choose an entry of a list by typing its words, with the cursor in the list."""
    one = f"document.querySelector({selector!r})"
    words = browser.value(
        f"({one}.focus(), [...{one}.options].find((each) => each.value === {value!r}).text)"
    )
    time.sleep(1.5)  # letters that follow one another within a second are one word to a list
    browser.type(str(words).split(" ")[0])
    browser.wait(f"{one}.value === {value!r}")


def ask(browser: Browser, words: str) -> None:
    """Type into the search box and press Enter."""
    browser.fill("#search", words)
    browser.press("Enter")


def dates(browser: Browser, first: str, last: str) -> None:
    """Type the first and the last day of a period."""
    for selector, day in (("#from", first), ("#until", last)):
        browser.fill(selector, day)
        browser.press("Enter")


def place(browser: Browser, name: str) -> Point:
    """Where the symbol of an organisation is on the page."""
    box = next(each for each in browser.call("bounds") if each["id"] == name)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def neighbours() -> dict[str, set[str]]:
    """Who has a collaboration tie with whom, on all dates."""
    G = graph.build(graph.read(ROOT / "data"))
    return {each: set(G[each]) for each in G}


def partners_in_a_period(browser: Browser, page: Path) -> None:
    """The partners of LINK-J in 2019 and 2020, with purposes, as CSV."""
    browser.open(page)
    ask(browser, "LINK-J")
    dates(browser, "2019", "2020")
    same(browser.call("view")["focus"], "link-j", "whose card is open")
    told = {int(each["row"]): each for each in rows_of(browser.saved("#card button", "Its ties as CSV"))}
    same(set(told), NEW | KEPT, "rows")
    same({row for row, each in told.items() if each["change"] == "new"}, NEW, "new rows")
    source = rows_of(ROOT / "data" / "edges.csv")
    purposes = {row: source[row - 2]["purposes"] for row in told}
    same({row: each["purposes"] for row, each in told.items()}, purposes, "purposes")


def day_before_and_after(browser: Browser, page: Path) -> None:
    """The map on the day before an agreement and on its day."""
    browser.open(page, view=f"tie={KANAGAWA}")
    browser.click("#card button", "The day before: 17 Sep")
    browser.wait("ecosystem.view().date === '2020-09-17'")
    same(KANAGAWA in browser.call("visible")["edges"], False, "in view on the day before")
    browser.click("#card button", "2020-09-18")
    browser.wait("ecosystem.view().date === '2020-09-18'")
    same(KANAGAWA in browser.call("visible")["edges"], True, "in view on the day")
    same(browser.call("changes")["new"], 1, "new on the day")


def who_links_us(browser: Browser, page: Path) -> None:
    """Who links Kanagawa Prefecture to California."""
    browser.open(page)
    ask(browser, "Kanagawa Prefecture")
    ask(browser, "California")
    browser.click("#result-list")
    nodes = rows_of(ROOT / "data" / "nodes.csv")
    there = {each["id"] for each in nodes if each["region"] == "California"}
    beside, us = neighbours(), "kanagawa-prefecture"
    links = {each for each in beside[us] - there if beside[each] & there}
    told = {
        each["id"]: each["found_as"] for each in rows_of(browser.saved("#sheet .sheet-head button", "CSV"))
    }
    same(set(told), there | links, "who is listed")
    direct = {each for each, role in told.items() if role == "found, a partner"}
    same(direct, beside[us] & there, "partners there")


def ends_within_a_year(browser: Browser, page: Path) -> None:
    """What ends within a year of 1 January 2024."""
    browser.open(page)
    dates(browser, "", "2024-01-01")
    only = "[aria-label='Show only Ends within 12 months']"
    browser.hover(browser.middle("[data-facet=changes_off] li", "Ends within 12 months"))
    browser.click(only)
    browser.click("#export")
    told = rows_of(browser.saved("#export-csv"))
    same({each["agreement"] for each in told}, DUE, "agreements")
    same({each["state"] for each in told}, {"due"}, "their state")


def two_years_side_by_side(browser: Browser, page: Path) -> None:
    """The end of 2015 and that of 2020 side by side."""
    browser.open(page)
    dates(browser, "2016", "2020")
    choose(browser, "#compare", "days")
    eco = graph.read(ROOT / "data")
    for selector, year in (("#first-day", 2015), ("#last-day", 2020)):
        G = graph.build(graph.snapshot(eco, f"{year}-12-31"))
        has(browser.text(selector), f"31 Dec {year}")
        has(browser.text(selector), f"{len(G)} organisations · {G.number_of_edges()} ties")


def prefectures_without_a_tie(browser: Browser, page: Path) -> None:
    """In which prefectures nobody has a tie."""
    nodes, beside = rows_of(ROOT / "data" / "nodes.csv"), neighbours()
    japan = {each["region"] for each in nodes if each["country"] == "JP" and each["region"]}
    tied = {each["region"] for each in nodes if each["id"] in beside}
    without = sorted(japan - tied)
    browser.open(page)
    browser.click("#table")
    browser.click("#sheet .tabs button", "Organisations")
    many = "s" * (len(without) != 1)
    has(
        browser.text("#sheet .hint"),
        f"{len(without)} prefecture{many} where nobody has a tie: {', '.join(without)}",
    )


def exactly_this_view_by_mail(browser: Browser, page: Path) -> None:
    """A copy opens as the map was left: day, focus and who was moved."""
    browser.open(page)
    browser.drag(place(browser, "fbri-kobe"), (60, 40))
    dates(browser, "", "2018-12-31")
    ask(browser, "LINK-J")
    left, own = browser.call("view"), browser.call("own")["places"]
    browser.click("#export")
    copy = browser.saved("#save-copy")
    first = copy.read_bytes()
    browser.open(copy)
    same(browser.call("view"), left, "the view of the copy")
    same(browser.call("own")["places"], own, "the places of the copy")
    browser.click("#export")
    again = browser.saved("#save-copy").read_bytes()
    same(again == first, True, "a copy of the copy is the copy")


def move_and_pin(browser: Browser, page: Path) -> None:
    """Somebody is dragged and stays, somebody is pinned, and both are taken back."""
    browser.open(page)
    stood, scale = browser.call("at", "fbri-kobe"), browser.call("camera")["scale"]
    browser.drag(place(browser, "fbri-kobe"), (90, 60))
    [[who, x, y]] = browser.call("own")["places"]
    same(who, "fbri-kobe", "who was moved")
    off = max(abs(x - stood["x"] - 90 / scale), abs(y - stood["y"] - 60 / scale))
    same(off < 1.5 / scale, True, f"{off} from where the mouse left it")  # the mouse stands on whole pixels
    ask(browser, "LINK-J")
    browser.click("#card [data-key=pin]")
    same([each[0] for each in browser.call("own")["places"]], ["fbri-kobe", "link-j"], "who has a place")
    browser.press("Escape", "Control+z", "Control+z")
    browser.wait("!ecosystem.own().places")


def group_by_country(browser: Browser, page: Path) -> None:
    """Everybody stands with their country, and goes back."""
    browser.open(page)
    before = browser.call("at", "link-j")
    choose(browser, "#group-by", "country")
    country = {each["id"]: each["country"] for each in rows_of(ROOT / "data" / "nodes.csv")}
    told: list[dict[str, Any]] = browser.call("groups")
    same(
        {each["id"]: each["count"] for each in told},
        Counter(country[each] for each in neighbours()),
        "members",
    )
    choose(browser, "#group-by", "")
    browser.wait(f"ecosystem.at('link-j').x === {before['x']} && ecosystem.at('link-j').y === {before['y']}")


JOURNEYS: tuple[Journey, ...] = (
    partners_in_a_period, day_before_and_after, who_links_us, ends_within_a_year, two_years_side_by_side,
    prefectures_without_a_tie, exactly_this_view_by_mail, move_and_pin, group_by_country,
)  # fmt: skip
