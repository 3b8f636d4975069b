import assert from "node:assert/strict";
import { test } from "node:test";
import { adjacency, shortestPath, towards, within } from "../../../graph/map/js/data/paths.mjs";

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
  assert.deepEqual(shortestPath(next, 0, 3), [0, 4, 3]);
  assert.deepEqual(shortestPath(next, 3, 0), [3, 4, 0]);
});

test("of equally short paths the one over smaller numbers is taken", () => {
  assert.deepEqual(shortestPath(next, 0, 2), [0, 1, 2]);
});

test("there is a path to oneself and none to another component", () => {
  assert.deepEqual(shortestPath(next, 2, 2), [2]);
  assert.equal(shortestPath(next, 0, 6), null);
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
