import assert from "node:assert/strict";
import { test } from "node:test";
import CASES from "../../words/cases.json" with { type: "json" };
import { fill } from "../../../graph/map/js/data/words.mjs";

test("a number takes its noun as it does in Python", () => {
  for (const [template, values, text] of CASES) assert.equal(fill(template, values), text);
});
