import assert from "node:assert/strict";
import { test } from "node:test";
import { adjacency, firstPaths, isShortest, shortestPaths, towards, within } from "../../../graph/map/js/data/paths.mjs";

// 0 - 1 - 2 - 3, 0 - 4 - 3, and 5 alone with 6
const next = adjacency(7, [
  { a: 2, b: 3 },
  { a: 0, b: 1 },
  { a: 1, b: 2 },
  { a: 4, b: 3 },
  { a: 0, b: 4 },
  { a: 5, b: 6 },
]);

test("a shortest path has the fewest steps", () => {
  const found = shortestPaths(next, 3, 0);
  assert.deepEqual([found.length, found.total, firstPaths(found, 10)], [2, 1, [[3, 4, 0]]]);
  assert.deepEqual([...found.nodes].sort(), [0, 3, 4]);
});

test("there is no path to another component", () => {
  assert.equal(shortestPaths(next, 0, 6), null);
});

// 0 is joined to 1 and 2, these to 3, 3 to 4 and 5, these to 6, and 6 to 7, which 8 is beside: 2 * 2 ways from 0 to 7
const squares = [
  { a: 6, b: 7 },
  { a: 7, b: 8 },
  ...[0, 3].flatMap((at) => [1, 2].flatMap((by) => [{ a: at, b: at + by }, { a: at + by, b: at + 3 }])),
];

test("all shortest paths are counted, and listed in the order of those on them", () => {
  const found = shortestPaths(adjacency(9, squares), 0, 7);
  assert.deepEqual([found.length, found.total], [5, 4]);
  assert.deepEqual(firstPaths(found, 3), [
    [0, 1, 3, 4, 6, 7],
    [0, 1, 3, 5, 6, 7],
    [0, 2, 3, 4, 6, 7],
  ]);
  assert.deepEqual([...found.nodes].sort(), [0, 1, 2, 3, 4, 5, 6, 7]);
});

test("a list is one of the shortest paths if each of its steps is", () => {
  const found = shortestPaths(adjacency(9, squares), 0, 7);
  assert.ok(isShortest(found, [0, 2, 3, 5, 6, 7]));
  for (const other of [[0, 7], [0, 1, 4, 5, 6, 7], [0, 2, 3, 5, 6, 8], [0, undefined, 3, 5, 6, 7]])
    assert.ok(!isShortest(found, other));
});

test("the number is exact as far as a number can be, and endless beyond", () => {
  // each square doubles it; 2 ** 52 is below the largest safe whole number, 2 ** 53 - 1, and 2 ** 53 is not
  const chain = (squaresInAll) =>
    Array.from({ length: squaresInAll }, (_, at) => 3 * at).flatMap((at) =>
      [1, 2].flatMap((by) => [{ a: at, b: at + by }, { a: at + by, b: at + 3 }]),
    );
  const total = (many) => shortestPaths(adjacency(3 * many + 1, chain(many)), 0, 3 * many).total;
  assert.equal(total(52), 4503599627370496);
  assert.equal(total(53), Infinity);
  assert.equal(total(60), Infinity);
});

test("a neighbourhood of one step holds partners, of two also theirs", () => {
  assert.deepEqual([...within(next, 0, 1).keys()].sort(), [0, 1, 4]);
  assert.deepEqual([...within(next, 0, 2).keys()].sort(), [0, 1, 2, 3, 4]);
  assert.equal(within(next, 0, 2).get(3), 2);
});

test("walking takes the partner that lies most nearly in the direction", () => {
  const here = { x: 0, y: 0 };
  const there = [
    { key: "far east", x: 30, y: 0 },
    { key: "east", x: 10, y: 1 },
    { key: "south", x: 1, y: 10 },
  ];
  assert.equal(towards(here, there, 1, 0), "east");
  assert.equal(towards(here, there, 0, 1), "south");
  assert.equal(towards(here, there, -1, 0), null);
});
