import assert from "node:assert/strict";
import { test } from "node:test";
import { curveRound, distance, landOf, pieces, pointAt, spotOn, uncode } from "../../../graph/map/js/canvas/curves.mjs";

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

test("a line over the edge keeps between its ends where these are spread beyond the edge", () => {
  for (const [west, east] of [[-310, 3320], [-290, 3320], [-310, 3290]]) {
    const ends = pieces({ x: west, y: -500 }, { x: east, y: -100 }, 0.1, world).map((part) => part.slice(4));
    assert.deepEqual(ends.map(([x]) => x), [Math.min(west, -300), Math.max(east, 3300)]);
    assert.ok(ends.every(([, y]) => y >= -500 && y <= -100 && y === ends[0][1]));
  }
});

test("Japan to America crosses the Pacific in one piece", () => {
  assert.equal(pieces({ x: 1400, y: -350 }, { x: 2400, y: -350 }, 0.1, world).length, 1);
});

test("the distance to a curve is that to its nearest point", () => {
  const straight = [0, 0, 50, 0, 100, 0];
  assert.ok(Math.abs(distance(straight, 50, 7) - 7) < 1e-9);
  assert.ok(Math.abs(distance(straight, 103, 4) - 5) < 1e-9);
});

const [WEST, EAST] = [{ x: 0, y: 0 }, { x: 100, y: 0 }];

test("a line with nothing in its way bends as it always does", () => {
  const far = [{ x: 50, y: 40, r: 30 }]; // its upper edge is at y = 10; the line bends to y = -2.5
  assert.deepEqual(curveRound(WEST, EAST, { bend: 0.05, discs: far }), pieces(WEST, EAST, 0.05)[0]);
});

test("a line is bent round what stands between its ends, to the side on which there is room", () => {
  const between = { x: 50, y: 0, r: 10 };
  const above = curveRound(WEST, EAST, { bend: 0.05, discs: [between] });
  assert.ok(distance(above, 50, 0) >= 10);
  assert.ok(pointAt(above, 0.5)[1] <= -10); // y grows downwards
  const wall = { x: 50, y: -30, r: 22 }; // closes the way above it from y = -52 to y = -8
  const below = curveRound(WEST, EAST, { bend: 0.05, discs: [between, wall] });
  assert.ok(pointAt(below, 0.5)[1] >= 10);
  for (const curve of [above, below]) {
    assert.deepEqual(pointAt(curve, 0), [0, 0]);
    assert.deepEqual(pointAt(curve, 1), [100, 0]);
  }
});

test("no more is bent than has to be, and where no way is free the clearest is taken", () => {
  const between = { x: 50, y: 0, r: 5 };
  // The middle of a line goes off by half its bend times its length: 0.12 gives 6, which is enough for 5.
  assert.deepEqual(curveRound(WEST, EAST, { bend: 0.05, discs: [between] }), pieces(WEST, EAST, 0.12)[0]);
  const huge = { x: 50, y: 0, r: 90 };
  const [, , , y] = curveRound(WEST, EAST, { bend: 0.05, discs: [huge] });
  assert.equal(Math.abs(y), 72); // the widest bend there is, 0.72
});

test("a number stands in the middle of its line, and aside where another line crosses there", () => {
  const own = [0, 0, 50, 0, 100, 0];
  const cross = [50, -50, 50, 0, 50, 50];
  const isFree = () => true;
  assert.deepEqual(spotOn(own, { others: [], reach: 5, isFree }), [50, 0]);
  // 0.43 of the way is 7 from the crossing: enough for 5, too near for 10, for which 0.36 is 14 away
  assert.deepEqual(spotOn(own, { others: [cross], reach: 5, isFree }).map(Math.round), [43, 0]);
  assert.deepEqual(spotOn(own, { others: [cross], reach: 10, isFree }).map(Math.round), [36, 0]);
  // where that is taken it goes as far to the other side
  assert.deepEqual(spotOn(own, { others: [cross], reach: 10, isFree: (x) => x > 50 }).map(Math.round), [64, 0]);
});

test("a number is not written where it would be read as that of the line beside it, or where no spot is free", () => {
  const own = [0, 0, 50, 0, 100, 0];
  const beside = [0, 4, 50, 4, 100, 4];
  assert.equal(spotOn(own, { others: [beside], reach: 5, isFree: () => true }), null);
  assert.notEqual(spotOn(own, { others: [beside], reach: 3, isFree: () => true }), null);
  assert.equal(spotOn(own, { others: [], reach: 5, isFree: () => false }), null);
});

test("coordinates of a coast are differences", () => {
  assert.deepEqual(uncode([[10, 20, 1, -1, 2, 0]]), [[10, 20, 11, 19, 13, 19]]);
});

test("land is the rings of the world and those of Japan, which are written ten times as finely", () => {
  const land = landOf({ rings: [[1, 2, 3, 4]], japan: { grain: 10, rings: [[13, 5, 1, -5]], borders: [[20, 0, 10, 10]] } });
  assert.deepEqual(land, { coast: [[1, 2, 4, 6], [1.3, 0.5, 1.4, 0]], borders: [[2, 0, 3, 1]] });
  assert.deepEqual(landOf({}), { coast: [], borders: [] });
});
