import assert from "node:assert/strict";
import { test } from "node:test";
import CASES from "../../typed_dates.json" with { type: "json" };
import { isoDay } from "../../../graph/map/js/data/dates.mjs";
import { findPeriods, isOutOfYears, readDate, shortDay } from "../../../graph/map/js/data/typed.mjs";

const read = (text, start) => {
  const found = readDate(text, start);
  return found && [isoDay(found.first), isoDay(found.last)];
};

test("a date is as precise as it is typed, and what is none is none", () => {
  for (const [text, ...days] of CASES) assert.deepEqual(read(text) ?? [], days, text);
});

test("a date out of the years that a date may have is told from what is none", () => {
  for (const text of ["2200", "1799-12-31", "1 Jan 2101", "2200年4月", "FY2200", "2101.2", "2099/2101"])
    assert.equal(isOutOfYears(text), true, text);
  for (const text of ["2100", "1800-01-01", "tomorrow", "2200-13", "31 Feb 2200", "平成40年", "20201", ""])
    assert.equal(isOutOfYears(text), false, text);
});

test("a fiscal year begins in the month of the settings", () => {
  assert.deepEqual(read("FY2020", 10), ["2020-10-01", "2021-09-30"]);
  assert.deepEqual(read("2020年度", 1), ["2020-01-01", "2020-12-31"]);
});

test("a text holds periods: a date, two of them, or everything from one on or up to one", () => {
  const day = (number) => (number === null ? "" : isoDay(number));
  for (const [text, first, last, rest = ""] of [
    ["2018-2020", "2018-01-01", "2020-12-31"],
    ["2018–2020 university", "2018-01-01", "2020-12-31", "university"],
    ["signed 2018 to 2020-06", "2018-01-01", "2020-06-30", "signed"],
    ["2018年から2020年まで", "2018-01-01", "2020-12-31"],
    ["２０１８〜２０２０", "2018-01-01", "2020-12-31"],
    ["2020-09-18", "2020-09-18", "2020-09-18"],
    ["2020-09/2021-03", "2020-09-01", "2021-03-31"],
    ["大学2019年9月", "2019-09-01", "2019-09-30", "大学"],
    ["fy2019", "2019-04-01", "2020-03-31"],
    ["since 2018", "2018-01-01", ""],
    ["2018-", "2018-01-01", ""],
    ["2018年以降", "2018-01-01", ""],
    ["after 2018", "2019-01-01", ""],
    ["until 2018", "", "2018-12-31"],
    ["before 2018", "", "2017-12-31"],
    ["2018年以前", "", "2018-12-31"],
  ]) {
    const found = findPeriods(text);
    assert.deepEqual(found.periods.map((each) => [day(each.first), day(each.last)]), [[first, last]], text);
    assert.equal(found.rest.trim(), rest, text);
  }
});

test("what is no period stays in the text", () => {
  for (const text of ["2020-2018", "1234", "20201", "a2020", "2020-13-01", "expo"]) {
    assert.deepEqual(findPeriods(text), { periods: [], rest: text }, text);
  }
});

test("a day is written as short as its stretch is", () => {
  const number = (text) => Date.parse(text) / 86400000;
  assert.equal(shortDay(number("2018-01-01")), "2018");
  assert.equal(shortDay(number("2018-12-31"), true), "2018");
  assert.equal(shortDay(number("2018-04-01")), "2018-04");
  assert.equal(shortDay(number("2018-03-31"), true), "2018-03");
  assert.equal(shortDay(number("2018-03-31")), "2018-03-31");
});
