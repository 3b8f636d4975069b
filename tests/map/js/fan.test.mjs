import assert from "node:assert/strict";
import { test } from "node:test";
import { fannedPlaces, fanOut, farthestAside, levelOf, stepsAside } from "../../../graph/map/js/canvas/fan.mjs";

const apart = ([x, y], [u, v]) => Math.hypot(x - u, y - v);
const town = (count, r = 5, x = 100, y = 50) => Array.from({ length: count }, (_, key) => ({ key, x, y, r }));
const pairsOf = (spots) => spots.flatMap((a, i) => spots.slice(i + 1).map((b) => [a, b]));

test("somebody alone stands at home, and so do two who are far enough apart", () => {
  const found = fanOut([{ key: "a", x: 0, y: 0, r: 5 }, { key: "b", x: 20, y: 0, r: 5 }]);
  assert.deepEqual([...found], [["a", [0, 0]], ["b", [20, 0]]]);
});

test("of a town the first stays at home and nobody hides another", () => {
  const spots = [...fanOut(town(7)).values()];
  assert.deepEqual(spots[0], [100, 50]);
  // two symbols of radius 5 touch at 10
  for (const [a, b] of pairsOf(spots)) assert.ok(apart(a, b) > 10, `${a} and ${b}`);
  // six circles of radius 5 fit around one at 10 to 2 x 10; nobody needs to go twice as far
  for (const spot of spots) assert.ok(apart(spot, [100, 50]) < 20);
});

test("large and small symbols keep clear of one another", () => {
  const homes = town(6).map((each, i) => ({ ...each, r: [12, 3, 3, 8, 3, 3][i] }));
  const found = fanOut(homes);
  for (const [a, b] of pairsOf(homes)) assert.ok(apart(found.get(a.key), found.get(b.key)) >= a.r + b.r);
});

test("a crowd closes up instead of moving away", () => {
  // within 28 + 5 x 5 = 53 pixels there is room for about 0.9 (53 / 6)^2 = 70 symbols of radius 5 with a gap, not for 300
  const spots = [...fanOut(town(300)).values()];
  for (const spot of spots) assert.ok(apart(spot, [100, 50]) <= farthestAside(5) + 1e-6);
  assert.equal(new Set(spots.map((spot) => spot.map((each) => each.toFixed(4)).join())).size, 300);
});

test("neighbouring towns keep clear of one another, too", () => {
  const spots = [...fanOut([...town(5), ...town(5, 5, 108, 50).map((each) => ({ ...each, key: each.key + 5 }))]).values()];
  for (const [a, b] of pairsOf(spots)) assert.ok(apart(a, b) > 10);
});

test("the steps aside go outwards and are six of a kind", () => {
  const steps = stepsAside(10, 40);
  assert.deepEqual(steps[0], [0, 0]);
  const lengths = steps.map((step) => Number(apart(step, [0, 0]).toFixed(3)));
  assert.deepEqual(lengths.slice(1, 7), [10, 10, 10, 10, 10, 10]);
  assert.deepEqual(lengths.slice(7, 13), Array(6).fill(17.321)); // 10 times the root of 3
  assert.deepEqual(lengths, lengths.slice().sort((a, b) => a - b));
});

test("within a level of zoom nobody moves, and nearer to the ground they come closer to home", () => {
  const members = [0, 1, 2].map((index) => ({ index, place: [1397, -372.8] }));
  const at = (scale) => fannedPlaces(members, scale, 0.4, () => 5);
  assert.equal(levelOf(0.4, 0.4), 0);
  assert.equal(levelOf(0.8, 0.4), 3);
  assert.deepEqual(at(0.41), at(0.45)); // from 0.4 to 0.4 times the cube root of 2, 0.504
  assert.deepEqual(at(0.4).get(0), [1397, -372.8]);
  const away = (scale) => apart(at(scale).get(1), [1397, -372.8]);
  // 5 + 5 pixels and the gap are so many units less of the map as the zoom is nearer
  assert.ok(away(0.4) >= 10 / 0.4);
  assert.ok(Math.abs(away(3.2) - away(0.4) / 8) < 1e-9);
});
