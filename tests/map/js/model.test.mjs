import assert from "node:assert/strict";
import { test } from "node:test";
import { contextPairs, figures, lookThrough, makeModel, tally, toDraw } from "../../../graph/map/js/data/model.mjs";
import { DEFAULTS } from "../../../graph/map/js/data/state.mjs";

const node = (id, more = {}) => ({ id, label: id.toUpperCase(), x: 0, y: 0, type: "hub", country: "JP", ...more });
const tie = (row, from, to, day, more = {}) => ({
  row,
  from,
  to,
  relation: "mou",
  agreement: `g${row}`,
  ...(day ? { signed: day, first: day, last: day } : {}),
  ...more,
});

function small(limit = 1500) {
  return makeModel({
    meta: { measures: ["partners"], limit },
    nodes: [
      node("a", { scores: [3] }),
      node("b", { type: "city", scores: [2] }),
      node("c", { country: "US", scores: [2] }),
      node("d", { scores: [1] }),
      node("e"),
    ],
    edges: [
      tie(5, "a", "b", "2016-05-18"),
      tie(2, "b", "a", "2018-01-01", { agreement: "g5" }),
      tie(3, "a", "c", "2020-01-01", { ends: "2020-12-31" }),
      tie(4, "c", "d", "", { relation: "partnership" }),
      tie(6, "e", "a", "", { relation: "located_in", structural: true }),
      tie(7, "b", "c", "2017-06-30"),
    ],
  });
}

const NOW = 18628; // 2021-01-01
const show = (view, limit) => lookThrough(small(limit), { ...DEFAULTS, ...view }, NOW);
const rows = (seen) => seen.ties.map((each) => each.row);

test("all dates show every collaboration tie, and no structural one", () => {
  assert.deepEqual(rows(show({})), [2, 3, 4, 5, 7]);
  assert.deepEqual(rows(show({ undated: false })), [2, 3, 5, 7]);
});

test("a date shows what was signed by then, in force or not", () => {
  assert.deepEqual(rows(show({ date: "2017-06-30" })), [5, 7]);
  assert.deepEqual(rows(show({ date: "2021-01-01" })), [2, 3, 5, 7]);
  assert.deepEqual(rows(show({ date: "2021-01-01", active: true })), [2, 5, 7]);
});

const counts = (found) => Object.fromEntries([...found].filter(([, count]) => count));

test("changes are counted of what passes the filters", () => {
  const period = { since: "2016-12-31", date: "2020-12-31" };
  const [all, none] = [{ new: 2, joined: 1, kept: 1, due: 1 }, {}]; // g3 and g7; row 2; g5; g3
  const of = (more) => {
    const seen = show({ ...period, ...more });
    return [counts(seen.legend), counts(seen.changed)];
  };
  assert.deepEqual(of({}), [all, all]);
  const left = { new: 1, due: 1 }; // a and c
  assert.deepEqual(of({ types_off: "city" }), [left, left]);
  assert.deepEqual(of({ relations_off: "mou" }), [none, none]);
  assert.deepEqual(of({ countries_off: "US" }), [{ joined: 1, kept: 1 }, { joined: 1, kept: 1 }]);
  assert.deepEqual(of({ focus: "d", steps: 1 }), [none, none]); // its one tie has no date
  // The legend says what ticking would bring; g3 is in view as it ends soon.
  assert.deepEqual(of({ changes_off: "new" }), [all, { ...all, new: 1 }]);
  assert.deepEqual(of({ changes_off: "new", types_off: "city" }), [left, left]);
  assert.deepEqual(of({ changes_off: "new,due" })[1], { joined: 1, kept: 1 });
});

test("who joins after the last day of a period has not joined in it", () => {
  const seen = show({ since: "2016-12-31", date: "2017-12-31" });
  assert.deepEqual(counts(seen.changed), { new: 1, kept: 1 }); // row 2, of g5, is signed the day after
});

test("undated ties and those that a day leaves open are counted of what passes the filters", () => {
  const undated = (more) => show(more).passed.filter((each) => each.last === null).length;
  assert.deepEqual([{}, { undated: false }, { date: "2017-06-30" }].map(undated), [1, 1, 1]);
  assert.deepEqual([{ relations_off: "partnership" }, { countries_off: "US" }, { changes_off: "other" }].map(undated), [0, 0, 0]);
});

test("what is in force without a day is so today", () => {
  const seen = show({ active: true });
  assert.deepEqual(rows(seen), [2, 5, 7]); // row 3 ended the day before, row 4 has no date
  assert.deepEqual([seen.day, seen.on], [NOW, NOW]);
  assert.deepEqual([show({}).day, show({}).on], [null, NOW]);
  assert.equal(show({ date: "2017-06-30", active: true }).on, 17347);
});

test("rows of one pair are one line; partners and agreements are counted apart", () => {
  const seen = show({ date: "2018-01-01" });
  const { partners, agreements } = tally(seen);
  assert.equal(seen.pairs.size, 2);
  assert.equal(partners.get(0), 1); // a with b, twice
  assert.equal(agreements.get(0), 1); // both rows are agreement g5
  assert.equal(partners.get(1), 2); // b with a and c
});

test("filters take out organisations with their ties, and relations", () => {
  assert.deepEqual(rows(show({ types_off: "city" })), [3, 4]);
  assert.deepEqual(rows(show({ countries_off: "US" })), [2, 5]);
  assert.deepEqual(rows(show({ relations_off: "partnership" })), [2, 3, 5, 7]);
});

test("an ego view keeps the ties among those within its steps", () => {
  assert.deepEqual(rows(show({ focus: "d", steps: 1 })), [4]);
  assert.deepEqual(rows(show({ focus: "a", steps: 1, relations_off: "partnership" })), [2, 3, 5, 7]); // b-c (row 7) joins two partners of a
  assert.deepEqual(rows(show({ focus: "a", steps: 1, date: "2016-12-31" })), [5]);
});

test("what was signed in a step is the pairs with a tie after its first day", () => {
  const fresh = (view) => [...show(view).signed].map((pair) => `${pair.a}${pair.b}`).sort();
  assert.deepEqual(fresh({ date: "2018-01-01" }), []);
  assert.deepEqual(fresh({ date: "2018-01-01", since: "2017-06-30" }), ["01"]); // the second tie of a and b
  assert.deepEqual(fresh({ date: "2018-01-01", since: "2017-06-29" }), ["01", "12"]);
  assert.deepEqual(fresh({ since: "2017-12-31" }), ["01", "02"]); // the one without a date is in no step
  assert.deepEqual(fresh({ date: "2018-01-01", since: "2018-01-01" }), []);
});

test("context is structural and asked for", () => {
  const model = small();
  const seen = lookThrough(model, DEFAULTS, NOW);
  assert.equal(contextPairs(model, { ...DEFAULTS, context: false }, seen).length, 0);
  assert.equal(contextPairs(model, { ...DEFAULTS, context: true }, seen).length, 1);
});

const drawnOf = (asked, limit, path) => {
  const [model, view] = [small(limit), { ...DEFAULTS, ...asked }];
  const drawn = toDraw(model, view, lookThrough(model, view, NOW), path);
  return [...drawn.pairs.values()].flat().map((each) => each.row).sort();
};

test("headings and groups count those with a tie, and all who pass where nobody has one with anybody", () => {
  const counted = (view) => [...show(view).standing].sort();
  assert.deepEqual(counted({}), [0, 1, 2, 3]);
  assert.deepEqual(counted({ date: "2015-12-31" }), []); // there are ties, though none on this day
  const model = makeModel({ meta: { measures: [], limit: 1500 }, nodes: [node("a"), node("b", { type: "city" })], edges: [] });
  const seen = (view) => [...lookThrough(model, { ...DEFAULTS, ...view }, NOW).standing];
  assert.deepEqual(seen({}), [0, 1]);
  assert.deepEqual(seen({ types_off: "city" }), [0]);
});

test("who passes the filters and has no tie in the view is alone", () => {
  const alone = (view) => [...show(view).alone];
  assert.deepEqual(alone({}), [4]); // e is located in a, which is no tie
  assert.deepEqual(alone({ date: "2016-12-31" }), [2, 3, 4]);
  assert.deepEqual(alone({ types_off: "city", relations_off: "mou" }), [0, 4]);
  assert.deepEqual(alone({ focus: "d", steps: 1 }), []);
});

test("over the limit the most central are drawn, and whoever is in focus joins with the partners", () => {
  assert.deepEqual(drawnOf({}, 3), [2, 3, 5, 7]); // a, b, c; d is left out
  assert.deepEqual(drawnOf({ focus: "d" }, 3), [2, 3, 4, 5, 7]);
  assert.deepEqual(drawnOf({}, 2, [3]), [4]); // whoever is on a path: d, and c, since a has no tie with d
  assert.deepEqual(drawnOf({}, 2, [2, 3]), [4]);
});

test("over the limit as many are drawn as may be, each with a partner", () => {
  const pairs = ["af", "be", "cd", "gf"];
  const names = [..."abcdefg"];
  const drawnAt = (limit, more = {}) => {
    const model = makeModel({
      meta: { measures: [], limit },
      nodes: names.map((id) => node(id, id === "f" ? { type: "city" } : {})),
      edges: pairs.map(([from, to], at) => tie(at + 2, from, to, "2016-01-01")),
    });
    const view = { ...DEFAULTS, ...more };
    return [...toDraw(model, view, lookThrough(model, view, NOW)).nodes].map((index) => names[index]).sort().join("");
  };
  // All are as central, so they come by id: a brings f along, b brings e.
  assert.deepEqual([2, 4, 6].map((limit) => drawnAt(limit)), ["af", "abef", "abcdef"]);
  assert.equal(drawnAt(3), "afg"); // there is no room for two more, but for another partner of f
  assert.equal(drawnAt(4, { types_off: "city" }), "bcde"); // a and g have nobody left
  assert.equal(drawnAt(1), "");
});

test("over the limit the view counts everything, drawn or not", () => {
  for (const view of [{}, { date: "2017-06-30" }, { types_off: "city" }, { focus: "d", steps: 1 }])
    for (const limit of [1, 3]) assert.deepEqual(rows(show(view, limit)), rows(show(view)));
  assert.equal(show({}, 3).nodes.size, 4);
});

test("over the limit filters let others in", () => {
  assert.deepEqual(drawnOf({ types_off: "city" }, 3), [3, 4]);
  assert.deepEqual(drawnOf({ relations_off: "mou" }, 2), [4]); // c and d, since a and b are left without a tie
});

test("over the limit the drawing of a neighbourhood holds those who are in it", () => {
  assert.deepEqual(drawnOf({ focus: "d", steps: 1 }, 2), [4]);
});

test("the figures of a view tell dated, undated and in force apart, and what they are called", () => {
  const of = (agreement, first, ends = null) => ({ agreement, first, last: first, ends });
  const ties = [of("m1", 10), of("m1", 10), of("m2", 20, 25), of("m3", null)];
  const counts = (day, active) => Object.values(figures(ties, day, { dates: "certain", active }));
  assert.deepEqual(counts(null, false), [3, 2, 1, 0, "agreements"]);
  assert.deepEqual(counts(25, false).slice(3), [2, "signed_agreements"]);
  assert.deepEqual(counts(26, true).slice(3), [1, "active_agreements"]);
});
