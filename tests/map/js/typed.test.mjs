import assert from "node:assert/strict";
import { test } from "node:test";
import CASES from "../../typed_dates.json" with { type: "json" };
import { isoDay } from "../../../graph/map/js/data/dates.mjs";
import { readDate } from "../../../graph/map/js/data/typed.mjs";

const read = (text, start) => {
  const found = readDate(text, start);
  return found && [isoDay(found.first), isoDay(found.last)];
};

test("a date is as precise as it is typed, and what is none is none", () => {
  for (const [text, ...days] of CASES) assert.deepEqual(read(text) ?? [], days, text);
});

test("a fiscal year begins in the month of the settings", () => {
  assert.deepEqual(read("FY2020", 10), ["2020-10-01", "2021-09-30"]);
  assert.deepEqual(read("2020年度", 1), ["2020-01-01", "2020-12-31"]);
});
