import assert from "node:assert/strict";
import { test } from "node:test";
import { distance, landOf, pieces, pointAt, uncode } from "../../../graph/map/js/canvas/curves.mjs";

const world = { left: -300, width: 3600 };

test("a tie is one curve that bends the same way from either end", () => {
  const [one] = pieces({ x: 0, y: 0 }, { x: 100, y: 0 }, 0.1);
  const [back] = pieces({ x: 100, y: 0 }, { x: 0, y: 0 }, 0.1);
  assert.deepEqual(pointAt(one, 0.5), pointAt(back, 0.5));
  assert.deepEqual(pointAt(one, 0), [0, 0]);
  assert.deepEqual(pointAt(one, 1), [100, 0]);
});

test("Europe to America takes the short way over the edge of the map", () => {
  // London is at x = 0, Boston (71 degrees west) at 2890: 289 degrees apart on the map, 71 over the Atlantic.
  const parts = pieces({ x: 0, y: -500 }, { x: 2890, y: -400 }, 0.1, world);
  assert.equal(parts.length, 2);
  const [west, east] = parts;
  assert.deepEqual(west.slice(0, 2), [0, -500]);
  assert.equal(west[4], -300); // leaves on the left edge
  assert.deepEqual(east.slice(0, 2), [2890, -400]);
  assert.equal(east[4], 3300); // comes back on the right edge
  assert.equal(west[5], east[5]); // at the same height
  assert.ok(Math.abs(west[5] - (-500 + (100 * 300) / 710)) < 1e-9); // 30 of 71 degrees on the way
});

test("Japan to America crosses the Pacific in one piece", () => {
  assert.equal(pieces({ x: 1400, y: -350 }, { x: 2400, y: -350 }, 0.1, world).length, 1);
});

test("the distance to a curve is that to its nearest point", () => {
  const straight = [0, 0, 50, 0, 100, 0];
  assert.ok(Math.abs(distance(straight, 50, 7) - 7) < 1e-9);
  assert.ok(Math.abs(distance(straight, 103, 4) - 5) < 1e-9);
});

test("coordinates of a coast are differences", () => {
  assert.deepEqual(uncode([[10, 20, 1, -1, 2, 0]]), [[10, 20, 11, 19, 13, 19]]);
});

test("land is the rings of the world and those of Japan, which are written ten times as finely", () => {
  const land = landOf({ rings: [[1, 2, 3, 4]], japan: { grain: 10, rings: [[13, 5, 1, -5]], borders: [[20, 0, 10, 10]] } });
  assert.deepEqual(land, { coast: [[1, 2, 4, 6], [1.3, 0.5, 1.4, 0]], borders: [[2, 0, 3, 1]] });
  assert.deepEqual(landOf({}), { coast: [], borders: [] });
});
