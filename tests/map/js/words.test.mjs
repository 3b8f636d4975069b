import assert from "node:assert/strict";
import { test } from "node:test";
import CASES from "../../words/cases.json" with { type: "json" };
import OWN from "../../vocabulary/cases.json" with { type: "json" };
import { fill, ownWord } from "../../../graph/map/js/data/words.mjs";

test("a number takes its noun as it does in Python", () => {
  for (const [template, values, text] of CASES) assert.equal(fill(template, values), text);
});

test("types and relations of one's own are written as the others are", () => {
  for (const [value, shown] of OWN.own_words) if (!value.includes(";")) assert.equal(ownWord(value), shown);
});
