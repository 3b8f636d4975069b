"""Time as a period: both ends by mouse, key and typing; what a year, a day, an organisation tell of it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from graph.model.ecosystem import Ecosystem
from graph.questions.agreements.ledger import ledger
from tests.conftest import EcosystemOf
from tests.map.conftest import MapOf, Opened, OpenMap, rows_of, saved

# Signed on five days of 2013 to 2019; what was signed in 2018 are two agreements of three rows.
TIES = (
    {"source": "a", "target": "b", "signed": "2013-03-01", "agreement": "m1"},
    {"source": "a", "target": "c", "signed": "2016-05", "agreement": "m2", "purposes": "health, trade"},
    {"source": "b", "target": "a", "signed": "2018-07-01", "agreement": "m3", "purposes": "research"},
    {"source": "b", "target": "c", "signed": "2018-07-02", "agreement": "m4"},
    {"source": "a", "target": "c", "signed": "2018-07-02", "agreement": "m4", "purposes": "visits"},
    {"source": "c", "target": "d", "signed": "2019-01-01", "agreement": "m5", "expires": "2020-12-31"},
)


@pytest.fixture
def small(open_map: OpenMap, map_of: MapOf, ecosystem_of: EcosystemOf) -> Opened:
    """A map of few ties, open."""
    return open_map(map_of(ecosystem_of(*TIES), world=False, theme="light", fiscal_start=10))


def period(opened: Opened) -> tuple[str, str]:
    view = opened.call("view")
    return view["since"], view["date"]


def centre(opened: Opened, selector: str, share: float = 0.5) -> tuple[float, float]:
    box = opened.page.locator(selector).bounding_box()
    assert box is not None
    return box["x"] + share * box["width"], box["y"] + box["height"] / 2


def place(opened: Opened, day: str) -> tuple[float, float]:
    """Where a day is on the line of time."""
    least, most, left, right, middle = opened.page.evaluate(
        """() => { const slider = document.getElementById('time'), box = slider.getBoundingClientRect();
            return [Number(slider.min), Number(slider.max), box.left + 9, box.right - 9,
                    box.top + box.height / 2]; }"""
    )
    number = (date.fromisoformat(day) - date(1970, 1, 1)).days
    return left + (number - least) / (most - least) * (right - left), middle


def drag(opened: Opened, from_: tuple[float, float], to: tuple[float, float]) -> None:
    opened.page.mouse.move(*from_)
    opened.page.mouse.down()
    opened.page.mouse.move((from_[0] + to[0]) / 2, from_[1], steps=3)
    opened.page.mouse.move(*to, steps=3)
    opened.page.mouse.up()


def near(text: str, day: str) -> bool:
    """Whether a day is that which was pointed at, to the pixels of a mouse."""
    return abs(date.fromisoformat(text) - date.fromisoformat(day)) < timedelta(days=25)


def test_either_end_of_the_period_is_dragged_and_the_span_between_as_well(small: Opened) -> None:
    small.show(date="2018-12-31", since="2015-12-31")
    x, y = place(small, "2016-01-01")
    drag(small, (x - 10, y), (place(small, "2017-03-01")[0] - 10, y))  # the handle stands before its day
    since, day = period(small)
    assert near(since, "2017-02-28")
    assert day == "2018-12-31"
    drag(small, place(small, "2018-12-31"), place(small, "2018-03-01"))
    assert near(period(small)[1], "2018-03-01")
    assert period(small)[0] == since  # a period that was begun keeps its first day
    small.show(date="2018-12-31", since="2017-12-31")
    drag(small, place(small, "2018-07-01"), place(small, "2017-07-01"))
    since, day = period(small)
    assert date.fromisoformat(day) - date.fromisoformat(since) == timedelta(days=365)
    assert near(since, "2016-12-31")


def test_the_first_handle_goes_by_keys_and_never_behind_the_last(small: Opened) -> None:
    small.show(date="2018-07-02")
    first = small.page.locator("#since")
    first.focus()
    assert first.get_attribute("aria-valuetext") == "From the beginning"
    told = []
    for key in (
        "ArrowRight",
        "ArrowRight",
        "ArrowRight",
        "ArrowRight",
        "ArrowLeft",
        "PageDown",
        "End",
        "Home",
    ):
        small.page.keyboard.press(key)
        told.append(period(small)[0])
    # After the first month on the line come the days of signing; the last of May counts for May.
    assert told[:4] == ["2016-05-30", "2018-06-30", "2018-07-01", "2018-07-01"]
    assert told[4:] == ["2018-06-30", "2017-06-30", "2018-07-01", ""]
    assert period(small)[1] == "2018-07-02"
    small.page.keyboard.press("ArrowRight")
    assert first.get_attribute("aria-valuetext") == "From 31 May 2016 on"
    assert "31 May 2016 – 2 Jul 2018: 3 organisations" in small.page.inner_text("#live")
    assert small.page.get_by_role("slider", name="First day of the period").count() == 1
    assert small.page.get_by_role("slider", name="Last day of the period").count() == 1


def test_a_period_that_was_begun_keeps_its_first_day_while_its_last_one_moves(small: Opened) -> None:
    small.show(date="2016-05-31", since="2013-12-31")
    small.page.focus("#time")
    told = []
    for key in ("ArrowRight", "ArrowRight", "Home", "End"):
        small.page.keyboard.press(key)
        told.append(period(small))
    begun = "2013-12-31"
    assert told == [(begun, "2018-07-01"), (begun, "2018-07-02"), (begun, "2014-01-01"), (begun, "")]
    small.page.click("#from-clear")
    small.page.focus("#time")
    for key in ("Home", "ArrowRight"):
        small.page.keyboard.press(key)
    assert period(small) == ("2013-03-01", "2016-05-31")  # without one, a step is marked
    small.page.keyboard.press("ArrowRight")
    assert period(small) == ("2016-05-31", "2018-07-01")


def test_a_period_of_whole_months_moves_on_by_them_and_any_other_by_its_days(small: Opened) -> None:
    small.show(date="2016-12-31", since="2015-12-31")
    before, after = (
        small.page.get_by_role("button", name=f"The period {each}") for each in ("before", "after")
    )
    after.click()
    assert period(small) == ("2016-12-31", "2017-12-31")
    small.show(date="2018-03-31", since="2017-09-30")
    before.click()
    assert period(small) == ("2017-03-31", "2017-09-30")  # half a year
    small.show(date="2018-03-30", since="2018-03-20")
    after.click()
    assert period(small) == ("2018-03-30", "2018-04-09")
    small.show(date="2013-03-25", since="2013-03-15")
    before.click()
    before.click()  # the line begins with the month of the first signing
    assert period(small) == ("2013-02-28", "2013-03-10")
    small.show(since="")
    assert before.is_hidden()


# What can be pressed and is smaller than a finger: its words, width and height. A label presses its box, too.
SMALL = """() => [...document.querySelectorAll("button, select, summary, input")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .map((each) => [each, each.matches("[type=checkbox]") && each.closest("label") || each])
    .map(([each, pressed]) => [each, pressed.getBoundingClientRect()])
    .filter(([, box]) => box.width && box.height && Math.min(box.width, box.height) < 24)
    .map(([each, box]) => [each.id || each.textContent, box.width, box.height])"""


def test_handles_and_buttons_of_time_are_large_enough_for_a_finger(
    open_map: OpenMap, map_of: MapOf, ecosystem_of: EcosystemOf
) -> None:
    opened = open_map(map_of(ecosystem_of(*TIES), world=False), size=(390, 844), has_touch=True)
    opened.show(date="2018-12-31", since="2016-12-31")
    for selector in (
        "#since",
        "#time",
        "#today",
        "#from",
        "#until",
        "#compare",
        "#from-clear",
        "#earlier",
        "#later",
    ):
        box = opened.page.locator(selector).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24, selector
    for state in ({"focus": "a"}, {"focus": "", "table": "ties"}, {"table": "", "group": "type"}):
        opened.show(**state)
        assert opened.page.evaluate(SMALL) == [], state


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2016", "2018", ("2015-12-31", "2018-12-31")),
        ("2016-05", "2018-07-01", ("2016-04-30", "2018-07-01")),
        ("FY2016", "２０１８年度", ("2016-09-30", "2019-09-30")),  # of the settings: from October
        ("", "2018-02", ("", "2018-02-28")),
        ("2016年5月18日", "", ("2016-05-17", "")),
    ],
)
def test_dates_are_typed_as_precise_as_one_likes(
    small: Opened, first: str, last: str, found: tuple[str, str]
) -> None:
    small.show(date="2019-12-31", since="2012-12-31")
    for name, text in (("#from", first), ("#until", last)):
        small.page.fill(name, text)
        small.page.keyboard.press("Enter")
    assert period(small) == found
    small.page.wait_for_function("() => location.hash.length > 1 || !ecosystem.view().since")
    since, day = found
    first_day = (date.fromisoformat(since) + timedelta(days=1)).isoformat() if since else ""
    assert [small.page.input_value(each) for each in ("#from", "#until")] == [first_day, day]


@pytest.mark.parametrize(
    ("lang", "field", "text", "told"),
    [
        (
            "en",
            "#until",
            "soon",
            "“soon” is no date; write 2020, 2020-09, 18 Sept 2020, 2020-09-18 or FY2020.",
        ),
        ("en", "#from", "2021-02-29", "“2021-02-29” is no date"),
        ("en", "#from", "2019", "The period would end before it begins (2019-01-01 – 2018-12-31)"),
        ("ja", "#until", "来年", "「来年」は日付として読めません。"),
    ],
)
def test_what_is_no_date_is_refused_in_a_sentence(
    small: Opened, lang: str, field: str, text: str, told: str
) -> None:
    small.show(date="2018-12-31", since="2016-12-31", lang=lang)
    small.page.fill(field, text)
    small.page.keyboard.press("Enter")
    assert told in small.page.inner_text("#period-note")
    assert small.page.get_attribute(field, "aria-invalid") == "true"
    assert period(small) == ("2016-12-31", "2018-12-31")
    small.page.fill(field, "2017-06")
    small.page.keyboard.press("Enter")
    assert small.page.is_hidden("#period-note")
    assert "2017" in "".join(period(small))


def test_a_bar_tells_its_year_and_a_click_takes_it_as_the_period(small: Opened) -> None:
    bars = small.page.locator("#histogram")
    box = bars.bounding_box()
    assert box is not None
    x = place(small, "2018-05-01")[0]
    small.page.mouse.move(x, box["y"] + 10)
    assert small.page.inner_text("#tip") == "2018: 2 agreements signed"
    small.page.mouse.click(x, box["y"] + 10)
    assert period(small) == ("2017-12-31", "2018-12-31")
    assert small.page.inner_text("#live").startswith("2018: 2 agreements signed. 3 organisations")
    assert small.page.inner_text("[data-facet=changes_off] li:first-child .count") == "2"
    small.page.mouse.move(5, 5)
    assert small.page.is_hidden("#tip")


def test_every_year_of_the_bars_holds_the_agreements_that_began_in_it(
    shown: Opened, sample: Ecosystem
) -> None:
    begun = [each.begins.year for each in ledger(sample).values() if each.begins]
    box = shown.page.locator("#histogram").bounding_box()
    assert box is not None
    for year in (1981, 1999, 2014, 2019, 2025):
        shown.page.mouse.move(place(shown, f"{year}-07-01")[0], box["y"] + 10)
        count = begun.count(year)
        told = "agreement" if count == 1 else "agreements"
        assert shown.page.inner_text("#tip") == f"{year}: {count} {told} signed"


def test_today_is_one_click_and_keeps_the_period_that_was_begun(small: Opened) -> None:
    small.page.click("#today")
    assert period(small) == ("", "2026-01-15")
    small.show(since="2018-01-01", date="2018-12-31")
    small.page.click("#today")
    assert period(small) == ("2018-01-01", "2026-01-15")
    assert small.page.get_attribute("#today", "title") == "Today, 15 Jan 2026, by this device’s clock"


def test_the_day_before_and_after_an_agreement_are_two_steps_from_its_card(small: Opened) -> None:
    small.show(tie=4)
    small.page.get_by_role("button", name="The day before: 30 Jun 2018").click()
    assert period(small) == ("", "2018-06-30")
    assert 4 not in small.call("visible")["edges"]
    small.page.locator("#card").get_by_role("button", name="2018-07-01", exact=True).click()
    assert period(small) == ("2018-06-30", "2018-07-01")  # what is new on the day is marked
    assert 4 in small.call("visible")["edges"]
    assert small.call("changes")["new"] == 1
    small.show(tie=7, date="", since="")
    small.page.locator("#card").get_by_role("button", name="The day after: 1 Jan 2021").first.click()
    assert period(small) == ("2020-12-31", "2021-01-01")
    assert small.call("changes")["ended"] == 1


def test_a_month_of_signing_leads_to_the_day_from_which_it_counts(small: Opened) -> None:
    for basis, day in (("certain", "2016-05-31"), ("possible", "2016-05-01")):
        small.show(focus="a", dates=basis, date="", since="")
        small.page.locator("#card .ties").get_by_role("button", name="2016-05", exact=True).click()
        assert period(small)[1] == day


def test_partners_of_an_organisation_in_a_period_with_purposes_are_a_file_in_three_steps(
    small: Opened, tmp_path: Path
) -> None:
    small.page.fill("#search", "a")
    small.page.keyboard.press("Enter")
    small.page.mouse.click(place(small, "2018-05-01")[0], centre(small, "#histogram")[1] - 12)
    with small.page.expect_download() as waiting:
        small.page.get_by_role("button", name="Its ties as CSV").click()
    assert waiting.value.suggested_filename == "ecosystem-2018-01-01-to-2018-12-31.a.csv"
    waiting.value.save_as(tmp_path / "own.csv")
    rows = rows_of(tmp_path / "own.csv")
    told = {(row["agreement"], row["change"], row["purposes"], row["changed_after"]) for row in rows}
    assert told == {
        ("m1", "kept", "", "2017-12-31"),
        ("m2", "kept", "health, trade", "2017-12-31"),
        ("m3", "new", "research", "2017-12-31"),
        ("m4", "new", "visits", "2017-12-31"),
    }
    small.page.get_by_role("button", name="Its ties as a table").click()
    numbers = small.page.locator("#sheet tbody tr").evaluate_all("rows => rows.map(row => +row.dataset.row)")
    assert sorted(numbers) == sorted(int(row["row"]) for row in rows) == [2, 3, 4, 6]
    assert "Ties of A · 2 ties in view (4 rows) · 1 Jan 2018 – 31 Dec 2018" in small.page.inner_text(
        "#sheet .hint"
    )
    with small.page.expect_download() as waiting:
        small.page.get_by_role("button", name="Save as CSV").click()
    waiting.value.save_as(tmp_path / "shown.csv")
    assert rows_of(tmp_path / "shown.csv") == rows


def test_every_table_is_saved_as_it_is_shown(small: Opened, tmp_path: Path) -> None:
    for table, item in (("ties", "csv"), ("organisations", "nodes"), ("measures", "measures")):
        small.show(table=table, date="2018-12-31", since="2017-12-31")
        with small.page.expect_download() as waiting:
            small.page.get_by_role("button", name="Save as CSV").click()
        path = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(path)
        assert path.read_bytes() == saved(small, f"export-{item}", tmp_path / "..").read_bytes()
