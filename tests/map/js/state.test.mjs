import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULTS, accept, fromHash, joinList, splitList, toHash } from "../../../graph/map/js/data/state.mjs";

const known = { size: ["partners", "degree"] };

test("the hash holds what differs and brings it back", () => {
  const view = {
    ...DEFAULTS,
    date: "2020-09-18",
    active: true,
    undated: false,
    layout: "geographic",
    focus: "link-j",
    steps: 2,
    tie: 12,
    x: -12.5,
    y: 3,
    zoom: 0.75,
    types_off: "city,hub",
  };
  const hash = toHash(view, DEFAULTS);
  assert.match(hash, /date=2020-09-18/);
  assert.doesNotMatch(hash, /theme/);
  assert.deepEqual(fromHash(`#${hash}`, DEFAULTS, known), view);
});

test("a view that is the page's first one has an empty hash", () => {
  assert.equal(toHash({ ...DEFAULTS }, DEFAULTS), "");
});

test("what the page's first view has switched on can be switched off by the hash", () => {
  const base = { ...DEFAULTS, active: true, date: "2020-01-01" };
  const view = { ...base, active: false, date: "" };
  assert.deepEqual(fromHash(toHash(view, base), base, known), view);
});

test("nonsense in an address changes nothing", () => {
  const hash = "#date=2020-02-30&dates=sure&layout=<script>&zoom=NaN&tie=x&nothing=1&size=constructor&theme=pink";
  assert.deepEqual(fromHash(hash, DEFAULTS, known), DEFAULTS);
  assert.deepEqual(fromHash("#%E0%A4%A&date", DEFAULTS, known), DEFAULTS);
});

test("keys of Object are no keys of a view", () => {
  const state = JSON.parse('{"__proto__": {"date": "2020-01-01"}, "constructor": 1, "toString": 2}');
  assert.deepEqual(accept(DEFAULTS, state), DEFAULTS);
});

test("switches and numbers come as text from an address", () => {
  const view = accept(DEFAULTS, { active: "true", context: "1", undated: "false", steps: "2", zoom: "0.5" });
  assert.deepEqual([view.active, view.context, view.undated, view.steps, view.zoom], [true, true, false, 2, 0.5]);
});

test("lists keep commas, percent signs and blanks within their values", () => {
  const values = ["a,b", "100%", "", "São Paulo"];
  assert.deepEqual(splitList(joinList(values)), values);
  assert.deepEqual([[], [""], ["", "a"]].map((each) => splitList(joinList(each))), [[], [""], ["", "a"]]);
  assert.deepEqual(splitList("%E0%A4%A"), ["%E0%A4%A"]);
});

test("a number is clamped to its range, whoever wrote it", () => {
  const far = { tie: -5, steps: 1e308, story: 7, x: 1e308, y: -1e308, zoom: "1e308" };
  const view = accept(DEFAULTS, far, { most: { story: 3 } });
  assert.deepEqual([view.tie, view.steps, view.story, view.x, view.y, view.zoom], [0, 1000, 3, 1e6, -1e6, 1000]);
  assert.equal(accept(DEFAULTS, { steps: 1.9 }).steps, 1);
  for (const none of [NaN, Infinity, "x", "1e999"]) assert.equal(accept(DEFAULTS, { x: none }).x, 0);
});

test("a question to the map is part of the hash, up to a length", () => {
  const view = accept(DEFAULTS, { find: ` ${"神奈川 ".repeat(1000)}` });
  assert.equal(view.find.length, 200);
  assert.equal(fromHash(toHash(view, DEFAULTS), DEFAULTS).find.startsWith("神奈川 神"), true);
});
