import assert from "node:assert/strict";
import { test } from "node:test";
import CASES from "../../in_force.json" with { type: "json" };
import ROLLING from "../../rolling.json" with { type: "json" };
import {
  beatsOf,
  counted,
  dayNumber,
  histogram,
  isoDay,
  nextRoll,
  nextStop,
  standing,
  stops,
  today,
} from "../../../graph/map/js/data/dates.mjs";

const tie = (first, last, ends = "") => ({ first: dayNumber(first), last: dayNumber(last), ends: dayNumber(ends) });
const day = dayNumber;

test("a day is a number and comes back as it was", () => {
  assert.equal(dayNumber("1970-01-02"), 1);
  assert.equal(dayNumber("1969-12-31"), -1);
  assert.equal(isoDay(dayNumber("2024-02-29")), "2024-02-29");
});

test("what is no day has no number", () => {
  for (const text of ["", undefined, "2016", "2016-05", "2023-02-29", "2016-13-01", "<img>"])
    assert.equal(dayNumber(text), null);
});

test("a month counts from its last day if certain, from its first if possible", () => {
  const may = tie("2016-05-01", "2016-05-31");
  assert.equal(counted(may, day("2016-05-30"), { dates: "certain" }), false);
  assert.equal(counted(may, day("2016-05-31"), { dates: "certain" }), true);
  assert.equal(counted(may, day("2016-05-01"), { dates: "possible" }), true);
  assert.equal(counted(may, day("2016-04-30"), { dates: "possible" }), false);
});

test("the last day in force counts, the day after does not", () => {
  const five = tie("2016-05-18", "2016-05-18", "2021-05-18");
  assert.equal(counted(five, day("2021-05-18"), { active: true }), true);
  assert.equal(counted(five, day("2021-05-19"), { active: true }), false);
  assert.equal(counted(five, day("2021-05-19"), { active: false }), true);
});

test("an open-ended tie stays in force", () => {
  assert.equal(counted(tie("2016-05-18", "2016-05-18"), day("2100-01-01"), { active: true }), true);
});

test("an undated tie counts with all dates only, and only if asked for", () => {
  const undated = tie("", "");
  assert.equal(counted(undated, null, { undated: true }), true);
  assert.equal(counted(undated, null, { undated: false }), false);
  assert.equal(counted(undated, day("2100-01-01"), { undated: true }), false);
});

test("stops are the distinct days, in order, of the basis", () => {
  const ties = [
    tie("2016-05-01", "2016-05-31"),
    tie("2001-01-01", "2001-12-31"),
    tie("2016-05-31", "2016-05-31"),
    tie("", ""),
  ];
  assert.deepEqual(stops(ties, "certain").map(isoDay), ["2001-12-31", "2016-05-31"]);
  assert.deepEqual(stops(ties, "possible").map(isoDay), ["2001-01-01", "2016-05-01", "2016-05-31"]);
});

test("the stop after the last is all dates, and before the first is the first", () => {
  assert.equal(nextStop([10, 20], 10, 1), 20);
  assert.equal(nextStop([10, 20], 15, 1), 20);
  assert.equal(nextStop([10, 20], 20, 1), null);
  assert.equal(nextStop([10, 20], null, -1), 20);
  assert.equal(nextStop([10, 20], 20, -1), 10);
  assert.equal(nextStop([10, 20], 10, -1), 10);
  assert.equal(nextStop([], null, 1), null);
});

test("the histogram holds every dated tie once, in months for a short time and years for a long one", () => {
  const short = [tie("2016-05-18", "2016-05-18"), tie("2016-07-01", "2016-07-01"), tie("2016-07-31", "2016-07-31")];
  const { unit, bars } = histogram(short, "certain");
  assert.equal(unit, "month");
  assert.deepEqual(
    bars.map((bar) => bar.count),
    [1, 0, 2],
  ); // May, June, July
  assert.equal(isoDay(bars[2].to), "2016-07-31");
  const long = [tie("1981-04-23", "1981-04-23"), tie("2026-01-26", "2026-01-26"), tie("", "")];
  assert.equal(histogram(long, "certain").unit, "year"); // 45 years are 180 quarters, more than fit
  assert.equal(histogram(long, "certain").bars.length, 46); // 1981 to 2026
  assert.deepEqual(histogram([], "certain").bars, []);
  // What a filter leaves out is out of its bar, which stays where it is.
  const [few, all] = [histogram(short, "certain", { counted: short.slice(1) }), bars];
  assert.deepEqual(few.bars.map((bar) => bar.from), all.map((bar) => bar.from));
  assert.equal(few.bars.reduce((sum, bar) => sum + bar.count, 0), all.reduce((sum, bar) => sum + bar.count, 0) - 1);
});

for (const { name, page, days } of CASES) {
  test(`${name}: what is in force on a day is what Python says`, () => {
    const ties = Object.entries(page).map(([agreement, [first, last, ends, until_first, until_last]]) => ({
      ...tie(first, last, ends),
      agreement,
      until_first: day(until_first),
      until_last: day(until_last),
    }));
    for (const [on, certain, possible = certain] of days)
      for (const [dates, wanted] of Object.entries({ certain, possible })) {
        const found = ties.filter((each) => counted(each, day(on), { dates, active: true }));
        const known = wanted.filter((each) => each in page);
        assert.deepEqual(
          found.map((each) => each.agreement),
          known,
          `${on} ${dates}`,
        );
      }
  });
}

for (const { name, page, ends } of ROLLING) {
  test(`terms end on the days of the calendar: ${name}`, () => {
    let asked = dayNumber(ends[0]) - 20;
    for (const end of ends) {
      assert.equal(isoDay(nextRoll(page, asked)), end);
      assert.equal(isoDay(nextRoll(page, dayNumber(end))), end); // the last day counts
      asked = dayNumber(end) + 1;
    }
  });
}

test("a first term that no other follows ends once", () => {
  const page = ["2016-05-18", 60, 0, 0];
  assert.equal(isoDay(nextRoll(page, dayNumber("2021-05-18"))), "2021-05-18");
  assert.equal(nextRoll(page, dayNumber("2021-05-19")), null);
});

test("what has become of a tie on a day", () => {
  const on = (tie, day = 20) => standing({ first: 10, last: 12, ends: null, until_last: null, ...tie }, day, "certain");
  assert.equal(on({}), "open-ended");
  assert.equal(on({}, 11), ""); // not certainly signed
  assert.equal(on({ ends: 20 }), "in-force"); // the last day counts
  assert.equal(on({ ends: 19 }), "ended");
  assert.equal(on({ ends: 30, until_last: 15 }), "renewed");
  assert.equal(on({ ends: 30, until_last: 20 }), "in-force");
  assert.equal(on({ first: null, last: null }), "unknown");
  assert.equal(on({ first: null, last: null, ends: 19 }), "ended");
  assert.equal(on({ more: { auto_renews: "yes" } }), "renews-itself");
  assert.equal(on({ more: { auto_renews: "no" } }), "open-ended");
  assert.equal(on({ more: { auto_renews: "yes" }, ends: 19 }), "ended"); // somebody gave it up
});

test("today is the day of this device's calendar, whatever the hour", () => {
  assert.equal(isoDay(today(new Date(2026, 0, 15, 0, 5))), "2026-01-15");
  assert.equal(isoDay(today(new Date(2026, 11, 31, 23, 55))), "2026-12-31");
});

test("time plays from day to day, and of very many from the end of a bar to the next that has any", () => {
  const days = (count, apart) => Array.from({ length: count }, (_, at) => dayNumber("2010-01-01") + at * apart);
  const beats = (of) => beatsOf(of, histogram(of.map((each) => ({ first: each, last: each })), "certain").bars);
  assert.deepEqual(beats(days(130, 9)), days(130, 9));
  const months = beats(days(1_000, 3)); // 2,997 days, to 17 March 2018: 99 months
  assert.equal(months.length, 99);
  assert.deepEqual([months[0], months[1], months.at(-1)].map(isoDay), ["2010-01-31", "2010-02-28", "2018-03-17"]);
  const apart = beats([...days(131, 1), dayNumber("2012-06-05")]); // 11 May 2010 is the last of the first 131
  assert.deepEqual(apart.map(isoDay), ["2010-01-31", "2010-02-28", "2010-03-31", "2010-04-30", "2010-05-31", "2012-06-05"]);
});
