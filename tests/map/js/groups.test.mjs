import assert from "node:assert/strict";
import { test } from "node:test";
import {
  arrange,
  countGroups,
  firstGrouping,
  foldedIn,
  groupOfValue,
  groupsBy,
  mainLinks,
  MOST_GROUPS,
  NOBODY,
  packDiscs,
  REST,
  valueOfGroup,
} from "../../../graph/map/js/data/groups.mjs";
import { hullAround, together } from "../../../graph/map/js/data/hulls.mjs";
import { lookThrough, makeModel, toDraw } from "../../../graph/map/js/data/model.mjs";
import { DEFAULTS, groupingOf, joinList } from "../../../graph/map/js/data/state.mjs";

const people = (values) => values.map((country, index) => ({ index, country }));

test("the largest group comes first, equals by name, and those of whom nothing is said last", () => {
  const { groups, of } = groupsBy(people(["US", "", "JP", "JP", "", "", "DE"]), "country");
  assert.deepEqual(groups, [
    { value: "JP", members: [2, 3] },
    { value: "DE", members: [6] },
    { value: "US", members: [0] },
    { value: NOBODY, members: [1, 4, 5] },
  ]);
  assert.equal(of(0), "US");
});

test("beyond the most groups the smallest stand together", () => {
  // 62 towns: the first has two organisations, all others one; c61 and c62 come last by name
  const names = ["c00", ...Array.from({ length: 62 }, (each, i) => `c${String(i).padStart(2, "0")}`)];
  const { groups } = groupsBy(people(names), "country");
  assert.equal(groups.length, MOST_GROUPS + 1);
  assert.deepEqual(groups.at(-1), { value: REST, members: [61, 62] });
});

test("a value that looks like the group of nobody or of the others is a group of its own, wherever it is named", () => {
  const strange = ["?", "=?", "==…", "…", "=", "??", "JP"];
  const { groups } = groupsBy(people(["", ...strange]), "country");
  assert.deepEqual(groups.map(({ members }) => members.length), Array(8).fill(1));
  assert.deepEqual(groups.at(-1), { value: NOBODY, members: [0] });
  assert.deepEqual(strange.map((each) => valueOfGroup(groupOfValue(each))), strange);
  assert.deepEqual(strange.map(groupOfValue), ["=?", "==?", "===…", "=…", "=", "??", "JP"]);
  assert.deepEqual([valueOfGroup(NOBODY), valueOfGroup(REST)], ["", undefined]);
  const folded = (group) => [...foldedIn({ folded: false, folded_but: joinList([group]) }, groups)];
  assert.deepEqual([folded("?"), folded("=?"), folded("…"), folded("=…")], [["?"], ["=?"], [], ["=…"]]);
});

test("lines of bubbles are told apart whatever stands in the names of their groups", () => {
  // by names in a row both would be a-b-c
  const model = makeModel({
    meta: { measures: [], limit: 1500 },
    nodes: [node("1", "a"), node("2", "b\ngc"), node("3", "a\ngb"), node("4", "c")],
    edges: [tie(2, "1", "2", "2018-01-01"), tie(3, "3", "4", "2018-01-01")],
  });
  const { of, groups } = groupsBy(model.nodes, "country");
  const folded = new Set(groups.map(({ value }) => value));
  const { links } = countGroups({ of, folded }, lookThrough(model, DEFAULTS, 18628));
  assert.deepEqual(links.map(({ count }) => count), [1, 1]);
});

test("all groups are folded but those that are not as the switch says, and those kept open", () => {
  const groups = ["a", "b", "c,d"].map((value) => ({ value }));
  const folded = (view, open) => [...foldedIn({ folded: false, folded_but: "", ...view }, groups, open)];
  assert.deepEqual(folded({}), []);
  assert.deepEqual(folded({ folded_but: "c%2Cd" }), ["c,d"]);
  assert.deepEqual(folded({ folded: true, folded_but: "a,x" }), ["b", "c,d"]);
  assert.deepEqual(folded({ folded: true }, new Set(["b"])), ["a", "c,d"]);
});

test("no two discs overlap and the largest is in the middle", () => {
  const sizes = [90, 60, 60, 40, 31, 30, 12, 12, 12, 11, 5, 5, 5, 5, 1];
  const spots = packDiscs(sizes, 7);
  assert.deepEqual(spots[0], { x: 0, y: 0 });
  spots.forEach((one, i) =>
    spots.slice(i + 1).forEach((other, j) => {
      const apart = Math.hypot(one.x - other.x, one.y - other.y);
      assert.ok(apart >= sizes[i] + sizes[i + 1 + j] + 7 - 1e-6, `${i} and ${i + 1 + j}: ${apart}`);
    }),
  );
});

/** A crowd from a plain generator of chance numbers. */
function crowd(count, countries) {
  let seed = 7;
  const next = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const spots = Array.from({ length: count }, () => [2000 * next() - 1000, 1200 * next() - 600]);
  return { spots, nodes: people(spots.map(() => countries[Math.floor(next() ** 2 * countries.length)])) };
}

test("everyone stands in the disc of their group and nobody on anybody else", () => {
  const { spots, nodes } = crowd(300, ["JP", "US", "GB", "FR", "DE"]);
  const { groups } = groupsBy(nodes, "country");
  const { places, discs, unit } = arrange(groups, (index) => spots[index]);
  const far = ([x, y], [u, v]) => Math.hypot(x - u, y - v);
  for (const { value, members } of groups) {
    const disc = discs.find((each) => each.value === value);
    for (const index of members) assert.ok(far(places.get(index), [disc.x, disc.y]) <= disc.r - 0.5 * unit, value);
  }
  const all = [...places.values()];
  const least = Math.min(...all.flatMap((one, i) => all.slice(i + 1).map((other) => far(one, other))));
  assert.ok(least > 0.3 * unit, `${least} of ${unit}`);
});

test("the same input gives the same places, whatever the order of the groups' discs was found in", () => {
  const { spots, nodes } = crowd(80, ["JP", "US", "GB"]);
  const places = () => [...arrange(groupsBy(nodes, "country").groups, (index) => spots[index]).places];
  assert.deepEqual(places(), places());
  const together = spots.map(() => [5, 5]); // all on one spot
  const once = () => [...arrange(groupsBy(nodes, "country").groups, (index) => together[index]).places];
  assert.deepEqual(once(), once());
});

test("within a group people stand to each other as in the network", () => {
  const spots = [[0, 0], [100, 0], [0, 60], [900, 900]];
  const { groups } = groupsBy(people(["JP", "JP", "JP", "US"]), "country");
  const { places } = arrange(groups, (index) => spots[index]);
  const [a, b, c] = [0, 1, 2].map((index) => places.get(index));
  const [right, down] = [b[0] - a[0], c[1] - a[1]];
  assert.ok(right > 0 && Math.abs(right / down - 5 / 3) < 1e-9); // 100 against 60
  assert.ok(Math.abs(b[1] - a[1]) < 1e-9 && Math.abs(c[0] - a[0]) < 1e-9);
});

const node = (id, country) => ({ id, label: id, x: 0, y: 0, type: "hub", country });
const tie = (row, from, to, day) => ({ row, from, to, relation: "mou", agreement: `g${row}`, first: day, last: day });

function small(limit = 1500) {
  return makeModel({
    meta: { measures: [], limit },
    nodes: [node("a", "JP"), node("b", "JP"), node("c", "US"), node("d", "US"), node("e", "FR")],
    edges: [
      tie(2, "a", "b", "2016-05-18"),
      tie(3, "a", "c", "2018-01-01"),
      tie(4, "b", "c", "2018-01-01"),
      tie(5, "b", "c", "2019-01-01"), // the same pair: one tie of the graph
      tie(6, "d", "e", "2020-01-01"),
    ],
  });
}

function counted(view, foldedValues) {
  const model = small();
  const { of } = groupsBy(model.nodes, "country");
  const folded = new Set(foldedValues);
  return countGroups({ of, folded }, lookThrough(model, { ...DEFAULTS, ...view }, 18628));
}

test("bubbles count who is in view, and their lines the ties in view", () => {
  const found = counted({}, ["JP", "US"]);
  assert.deepEqual([...found.counts].sort(), [["FR", 1], ["JP", 2], ["US", 2]]);
  assert.deepEqual([...found.inside], [["JP", 1]]);
  assert.deepEqual([...found.outside].sort(), [["FR", 1], ["JP", 2], ["US", 3]]);
  const lines = found.links.map(({ a, b, count }) => [a.group, b.group ?? b.node, count]);
  assert.deepEqual(lines, [["JP", "US", 2], ["US", 4, 1]]); // e, the fifth, stands open
  // inside and between add up to the four pairs of the header
  assert.equal(1 + 2 + 1, lookThrough(small(), DEFAULTS, 18628).pairs.size);
});

test("on an earlier day there are fewer, and what was signed in the period is told", () => {
  assert.deepEqual([...counted({ date: "2017-12-31" }, ["JP", "US"]).counts], [["JP", 2]]);
  const [line] = counted({ date: "2019-06-30", since: "2018-06-30" }, ["JP", "US"]).links;
  assert.deepEqual([line.count, line.fresh], [2, 1]);
});

test("nobody in a bubble is drawn, and an open group is drawn though all partners are in bubbles", () => {
  for (const limit of [1500, 4]) {
    const model = small(limit);
    const { of } = groupsBy(model.nodes, "country");
    const seen = lookThrough(model, DEFAULTS, 18628);
    const drawn = toDraw(model, DEFAULTS, seen, [0], (index) => of(index) !== "FR");
    assert.deepEqual([[...drawn.nodes], drawn.pairs.size, [...drawn.chosen]], [[4], 0, [4]]);
  }
});

test("on the map of the world nobody stands with a group", () => {
  assert.equal(groupingOf({ ...DEFAULTS, group: "country" }), "country");
  assert.equal(groupingOf({ ...DEFAULTS, group: "country", layout: "geographic" }), "");
});

test("an outline is around all who stand together, and not drawn out by the one who does not", () => {
  const points = [[0, 0], [10, 0], [0, 10], [10, 10], [5, 4], [500, 0]].map(([x, y]) => ({ x, y }));
  const near = together(points);
  assert.deepEqual(near, points.slice(0, 5));
  const hull = hullAround(near, 6);
  const xs = hull.map(({ x }) => x);
  assert.ok(Math.abs(Math.min(...xs) + 6) < 1e-9 && Math.abs(Math.max(...xs) - 16) < 1e-9);
  // every point lies on the same side of every edge
  hull.forEach((a, i) => {
    const b = hull[(i + 1) % hull.length];
    for (const { x, y } of near) assert.ok((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) > 0);
  });
});

test("of very many lines those stay that are among the three widest of an end", () => {
  const end = (group) => ({ key: `g${group}`, group });
  // every two of twelve are joined, those of low numbers the most: 66 lines
  const links = [];
  for (let a = 0; a < 12; a += 1) for (let b = a + 1; b < 12; b += 1) links.push({ a: end(a), b: end(b), count: 100 - a * 12 - b });
  links.sort((one, other) => other.count - one.count);
  const main = mainLinks(links);
  // 0 has all its eleven, each the first of its other end; 1 and 2 are the second and third of all others
  assert.equal(main.length, 11 + 10 + 9);
  assert.ok(main.every(({ a }) => a.group < 3));
  assert.equal(mainLinks(links.slice(0, 60)).length, 60);
});

test("the first picture is of communities, unless these leave most organisations over", () => {
  const crowd = (communities, countries) =>
    Array.from({ length: 600 }, (_, index) => ({ index, community: `c${index % communities}`, country: `k${index % countries}` }));
  const first = (nodes) => firstGrouping(["community", "country"], (key) => groupsBy(nodes, key));
  assert.equal(first(crowd(9, 4)), "community");
  assert.equal(first(crowd(119, 4)), "community"); // 60 of the 119 hold 301 or more of the 600
  assert.equal(first(crowd(150, 4)), "country"); // 60 of the 150 hold 240
  assert.equal(first(crowd(150, 1)), "community"); // one country is no grouping
  assert.equal(first(crowd(1, 1)), "");
  assert.equal(first(crowd(200, 140)), "country"); // neither holds half; 60 of 140 are more than 60 of 200
});
