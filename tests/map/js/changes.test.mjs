import assert from "node:assert/strict";
import { test } from "node:test";
import CASES from "../../changes.json" with { type: "json" };
import { changesBetween, dueOn, lineChange, lived, periodOf } from "../../../graph/map/js/data/changes.mjs";
import { dayNumber as day, isoDay, monthsAfter } from "../../../graph/map/js/data/dates.mjs";

const tie = ([agreement, first, last, ends, until_first, until_last], renews = "", row = 0) => ({
  agreement,
  renews,
  row,
  first: day(first),
  last: day(last),
  ends: day(ends),
  until_first: day(until_first),
  until_last: day(until_last),
});
const STEPS = ["new", "renewed", "came-and-went", "ended"];

/** The agreements of each change, sorted. */
function listed(found, names) {
  const of = (change) => [...found].filter(([, changes]) => changes.has(change)).map(([id]) => id);
  return Object.fromEntries(names.map((each) => [each, of(each).sort()]).filter(([, ids]) => ids.length));
}

for (const { name, ties, page, periods, due } of CASES) {
  const held = page.map((each, at) => tie(each, ties[at][4], at + 2));
  for (const [first, second, told, kept, basis, only] of periods)
    for (const dates of basis ? [basis] : ["certain", "possible"])
      for (const active of only === undefined ? [false, true] : [only])
        test(`${name}: ${first} to ${second}, ${dates}, ${active}`, () => {
          const found = changesBetween(held, day(first), day(second), { dates, active });
          assert.deepEqual(listed(found, STEPS), told);
          assert.deepEqual(listed(found, ["kept"]), kept.length ? { kept } : {});
        });
  test(`${name}: what ends within a year`, () => {
    for (const [on, ids] of due)
      for (const dates of ["certain", "possible"]) assert.deepEqual([...dueOn(held, day(on), dates)].sort(), ids, on);
  });
}

const TIES = [
  ["old", "2010-01-01", "2010-01-01", "2012-01-01", "", ""],
  ["three", "2016-05-18", "2016-05-18", "", "", ""],
  ["three", "2019-04-01", "2019-04-01", "", "", ""],
  ["undated", "", "", "", "", ""],
  ["soon", "2019-02-01", "2019-02-01", "2020-06-30", "", ""],
  ["ended", "2017-01-01", "2017-01-01", "2019-06-30", "", ""],
  ["brief", "2019-01-01", "2019-01-01", "2019-02-01", "", ""],
  ["later", "2030-01-01", "2030-01-01", "", "", ""],
].map((each, at) => tie(each, "", at + 2));
const model = (ties = TIES) => ({ collaboration: ties });
const view = { date: "2019-12-31", since: "2018-12-31", dates: "certain", active: false, compare: "" };

test("a tie was in force on its first and its last day, and never where it was over before it began", () => {
  const lives = (text, first, second) => lived(tie(text.split(" ")), day(first), day(second), "certain");
  const year = "m 2018-01-01 2018-01-01 2018-12-31  ";
  assert.equal(lives(year, "2018-12-31", "2019-06-30"), true);
  assert.equal(lives(year, "2019-01-01", "2019-06-30"), false);
  assert.equal(lives(year, "2016-01-01", "2018-01-01"), true);
  assert.equal(lives(year, "2016-01-01", "2017-12-31"), false);
  assert.equal(lives("m 2018-01-01 2018-01-01  2017-12-31 2017-12-31", "2016-01-01", "2020-01-01"), false);
});

test("what became of each tie, which may be several things, or none", () => {
  const period = periodOf(model(), view, day(view.date));
  assert.deepEqual(
    TIES.map((each) => [...period.of(each)].join()),
    ["other", "kept", "joined", "other", "new,due", "ended", "came-and-went", "new"],
  );
  // The agreement of three stays one of those that were kept.
  const told = { new: 1, renewed: 0, joined: 1, "came-and-went": 1, ended: 1, kept: 1, due: 1 };
  assert.deepEqual(Object.fromEntries(period.counts), told);
});

test("without a period what ends soon is told, and nothing else", () => {
  const period = periodOf(model(), { ...view, since: "" }, day("2019-12-31"));
  assert.equal(period.first, null);
  assert.deepEqual(
    TIES.map((each) => [...period.of(each)].join()).filter((each) => each !== "other"),
    ["due"],
  );
});

test("a period begins before it ends, and a comparison has a year where nobody says from when", () => {
  const first = (more) => periodOf(model(), { ...view, ...more }, day("2019-12-31")).first;
  assert.equal(first({ since: "2019-12-31" }), null);
  assert.equal(first({ since: "2019-12-30" }), day("2019-12-30"));
  assert.equal(first({ since: "", compare: "change" }), day("2018-12-31"));
  assert.equal(isoDay(monthsAfter(day("2020-02-29"), -12)), "2019-02-28");
});

test("a line tells the news first, then that nothing of it is in force, then what ends soon", () => {
  const period = periodOf(model(), view, day(view.date));
  const told = (...ids) => lineChange(TIES.filter((each) => ids.includes(each.agreement)), period, "certain");
  assert.equal(told("old"), "");
  assert.equal(told("ended"), "ended");
  assert.equal(told("ended", "old", "brief"), "ended");
  assert.equal(told("brief"), "passed");
  assert.equal(told("ended", "undated"), ""); // which may be in force
  assert.equal(told("soon", "ended"), "new");
  const later = periodOf(model(), { ...view, since: "2019-11-01" }, day(view.date));
  assert.equal(lineChange([TIES[4]], later, "certain"), "due");
});
